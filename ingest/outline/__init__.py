"""From lines to clauses: wrapped lines joined, headings of every scheme recognised, paths and labels given.

    blocks ──joining──▶ paragraphs ──zones──▶ front, bases, body, closing, annexes ──nesting, labels──▶ clauses

    markers.py   what a paragraph begins with: "II.", "Điều 2.", "a)", "-"
    joining.py   which lines belong to one paragraph
    zones.py     which part of the document a paragraph stands in
    scheme.py    which marker stands above which in this document
    nesting.py   the headings above a paragraph
    labels.py    the label an official would write
    parse.py     all of it put together
"""
