"""From clauses to an answer that a person can use: one module for each shape of answer.

    draft.py      citations collected and numbered while a text is written
    quoting.py    which verbatim stretch of a clause to quote
    rows.py       a table row told in words; its columns of money, places, years
    tables.py     rows chosen by what a question says of them: place, year, group, agency, words
    single.py     one clause, or a few, that state the answer
    amounts.py    money: rows, their sums, sources
    lists.py      rows listed and counted
    duties.py     what an agency has to do
    about.py      the document itself: number, date, signer, in force, replaced
    compare.py    the same thing asked of several plans
    refuse.py     the plans don't hold it
"""
