"""What clauses and rows state, in a form that can be filtered, added up and compared (index.records.Fact).

    extract.py         all of it, for a document
    names.py           agencies as they are written, one by one: of headings, cells and running text
    charges.py         which agencies a clause is about: by its headings or its own first words
    responsibilities.py who leads, takes part, advises, does      deadlines.py   what is due when, and reports
    amounts.py, sums.py money of tables, of prose                 targets.py     indicators with their values
    assignments.py     tables of tasks      entries.py  lines of catalogues      citations.py  documents named
    detail.py          rows that another table sets out
    columns.py         the columns of a table: money, year, source, sums           places.py  the place of a row
"""
