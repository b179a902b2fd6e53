"""Rows that a sign marks, and the note below their table that says what the sign means: 'Khe Cạn (*)' of '(*) trạm xây mới'."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.asked import Asked
from assistant.compose import lists
from assistant.compose.draft import Draft
from assistant.compose.tables import Selection
from assistant.passage import Passage
from assistant.shelf import Shelf
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from assistant.understand.terms import stopwords, tokens
from index.records import Clause, RowRole, TableRow
from index.text import fold

# "(*) khám thêm bệnh nghề nghiệp.", "(**) trạm xây mới; nt: như trên"
_NOTE = re.compile(r"\((?P<sign>\*{1,3}|\d)\)\s*:?\s*(?P<what>[^;()]+?)(?=[.;]?\s*(?:\(|$)|[;.])")
_BELOW = 5         # clauses below a table among which its notes are looked for
_SAID = 0.6        # share of a note's words that the question says
_TOLD = 0.6        # share of the question's words that the note, the table or the document's title has


def compose(asked: Asked) -> Draft | None:
    """The rows that the sign marks whose meaning the question says, listed or counted, and the note; None where it asks for none so."""
    question = asked.question
    if not question.asks_any(Ask.LIST, Ask.COUNT, Ask.WHICH) or question.asks_any(Ask.AMOUNT, Ask.SUM, Ask.DATE):
        return None
    found = [(share, shelf, table, rows, note) for shelf in asked.shelves for table, note, sign, what in notes(shelf)
             if (share := _said(question, what)) >= _SAID and (rows := marked(table, sign)) and _is_of(question, shelf, table, what)]
    if not found:
        return None
    _, shelf, table, rows, note = max(found, key=lambda one: one[0])
    draft = lists.compose(question, Selection(shelf.document, rows, tuple(table), ("marked",), 1.0), counting=Ask.COUNT in question.asks)
    draft.add(f"> “{note.text}” {draft.cite(shelf.document, note)}")
    return draft


def notes(shelf: Shelf) -> Iterator[tuple[Sequence[TableRow], Clause, str, str]]:
    """(table, the note below it, a sign, what the note says of it) for every sign that a note of the document explains."""
    for table in shelf.tables.values():
        below: Sequence[Passage] = shelf.passages[table[-1].ordinal + 1:table[-1].ordinal + 1 + _BELOW]
        for passage in below:
            if isinstance(passage.clause, TableRow):
                break
            for match in _NOTE.finditer(passage.clause.text):
                yield table, passage.clause, f"({match['sign']})", match["what"]


def marked(table: Sequence[TableRow], sign: str) -> tuple[TableRow, ...]:
    """The rows with a sign behind what one of their cells says."""
    return tuple(row for row in table if row.role is RowRole.LEAF and any(cell.strip().endswith(sign) for cell in row.cells))


def _said(question: Question, what: str) -> float:
    words, said = [t for t in tokens(what) if t not in stopwords()], set(tokens(question.read))
    return sum(t in said for t in words) / len(words) if words else 0.0


def _is_of(question: Question, shelf: Shelf, table: Sequence[TableRow], what: str) -> bool:
    """Whether the rest of the question is of this table: its words stand in the title, the headings or the note, or name the document."""
    known = set(tokens(" ".join((what, table[0].title, *table[0].headers, *table[0].groups)))) | set(shelf.title_line.split()) | set(tokens(question.noun))
    words = [t for word in question.words for t in word.split() if t not in stopwords()]
    return bool(words) and sum(t in known or fold(t).isdigit() for t in words) >= _TOLD * len(words)
