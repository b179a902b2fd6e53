"""Answers from tables whose columns are places: the figure of one of them, the places where a row has a mark."""
from __future__ import annotations

import re
from collections.abc import Sequence

from assistant import dated, tablecells
from assistant.compose import rows, single
from assistant.compose.draft import Draft
from assistant.compose.place_columns import FEWEST, has_mark, is_marked, named, of
from assistant.find import Candidate, weights
from assistant.passage import NEAR, Passage
from assistant.shelf import Shelf
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from assistant.understand.terms import tokens
from index.lexicon import places
from index.records import RowRole, TableRow, lowest
from index.text import fold

MEANT = 0.5        # share of the question's words, by rarity, that a row must hold to be meant
_WHERE = frozenset({*places.LEVELS, "địa phương", "nơi", "khu vực", "vùng", "địa bàn"})
# "khu vực Lâm Đồng cũ", "vùng Ninh Bình"
_PART = re.compile(r"\b(?:khu vực|vùng|cũ)\b")
_FIGURE = re.compile(r"[\d.,\s%]+")


def compose(question: Question, shelves: Sequence[Shelf]) -> Draft | None:
    """What a table says under a place that the question names, or under which places the row that it means has a mark; None where neither is asked, or
    no such table holds it."""
    shapes = []
    if question.asks_any(Ask.QUANTITY, Ask.AMOUNT, Ask.PERCENT) and not question.asks_any(Ask.COMPARE, Ask.SUM, Ask.LIST, Ask.MOST):
        shapes.append(_figure)
    if question.asks_any(Ask.LIST, Ask.COUNT, Ask.PLACE) and _asks_where(question):
        shapes.append(_places)
    return next((draft for tell in shapes for shelf in shelves for table in shelf.tables.values() if of(table[0]) and (draft := tell(question, shelf, table))), None)


def _asks_where(question: Question) -> bool:
    return bool(question.noun) and tokens(question.noun)[0] in _WHERE


def _figure(question: Question, shelf: Shelf, table: Sequence[TableRow]) -> Draft | None:
    """'Số bể chứa lắp mới – Khu vực Đắk Nông (cũ): **430 bể**'."""
    columns = named(question, table[0])
    if len(columns) != 1 or is_marked(table, columns[0]) or not (passage := _row_meant(question, shelf, table, of(table[0])[columns[0]])):
        return None
    row, column = passage.clause, columns[0]
    own = of(row)[column] in fold(f"{shelf.document.place} {shelf.document.province}") and not _PART.search(question.folded)      # the whole province, not its part of that name
    if own or dated.of_time(question, Candidate(shelf, passage, 1.0, {})):
        return None
    value = row.cells[column].strip()
    if not _FIGURE.fullmatch(value):
        return None
    unit = tablecells.unit_written(row) or next((rows.unit_of(row, c) for c in rows.columns(row) if c.index == column and c.role == "money"), "")
    return _told(shelf, row, f"{rows.name_of(row)} – {lowest(row.headers[column])}: **{f'{value} {unit}'.strip()}**")


def _places(question: Question, shelf: Shelf, table: Sequence[TableRow]) -> Draft | None:
    """'Nuôi xen ghép tôm, cua: **Quảng Công, Quảng Lợi**'."""
    columns = [i for i in of(table[0]) if is_marked(table, i)]
    others = [i for i in range(len(table[0].headers)) if i not in columns and is_marked(table, i)]
    if any({i - 1, i + 1} & set(columns) for i in others):
        return None              # a name that was not read as one ('Quản g Phước') stands among them: the list would not be whole
    passage = _row_meant(question, shelf, table, "") if len(columns) >= FEWEST else None
    under = [lowest(passage.clause.headers[i]).strip() for i in columns if has_mark(passage.clause, i)] if passage else []
    if not under:
        return None
    number = f"**{len(under)} {question.as_typed(question.noun)}**: " if Ask.COUNT in question.asks else ""
    return _told(shelf, passage.clause, f"{rows.name_of(passage.clause)}: {number}**{', '.join(under)}**")


def _told(shelf: Shelf, row: TableRow, said: str) -> Draft:
    draft = Draft()
    draft.add(f"{said} {draft.cite(shelf.document, row)}")
    draft.add(single.where(row, shelf.document))
    return draft


def _row_meant(question: Question, shelf: Shelf, table: Sequence[TableRow], place: str) -> Passage | None:
    """The leaf of a table that holds most of what a question says beside the place; None where none holds enough, or two hold as much."""
    said = {word: weight for word, weight in weights(question, shelf).items() if not set(word.split()) <= set(place.split()) | _NOTHING and shelf.knows(word)}
    leaves = [shelf.passages[row.ordinal] for row in table if row.role is RowRole.LEAF]
    scored = sorted(((sum(weight for word, weight in said.items() if passage.holds(word) > NEAR), i) for i, passage in enumerate(leaves)), reverse=True)
    if not scored or scored[0][0] < MEANT * sum(said.values()) or len(scored) > 1 and scored[1][0] >= scored[0][0]:
        return None
    return leaves[scored[0][1]]


_NOTHING = frozenset("khu vực vùng cũ xã phường huyện thị trấn tỉnh thôn bản".split())
