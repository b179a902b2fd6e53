"""What assistant/verify.py is made of.

    tokens.py      a text as a row of comparable tokens: words, numbers, dates, numbers of documents, agencies
    statements.py  an answer's text cut into statements, each with the citations that its marks name
    evidence.py    what a citation says, and how well a token of a statement fits into it
    roles.py       who leads and who coordinates, as a statement says it and as a clause does
    counts.py      numbers that count what the answer itself lists, and sums
"""
