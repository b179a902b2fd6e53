"""Which rows of which table a question means, found by what explains its words.

said.py: the question as a row of words, each with its weight; grid.py: a table as words; predicates.py: what of a table's rows each stretch of them can name (an entry
of a column, a mark under a heading, a year, a figure, a group); reading.py: the table, and the predicates together, that leave the least of
the question unexplained. A question read into a table so that nothing is left over means just those rows, in whatever words it is put;
compare P. Pasupat and P. Liang, "Compositional Semantic Parsing on Semi-Structured Tables" (ACL 2015), where the parser is learned.
"""
