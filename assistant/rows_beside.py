"""Rows of one table that a question sets side by side by the proper names in theirs: 'Giáo viên ở Thanh Lân với ở Quan Lạn, Minh Châu mức hỗ trợ chênh nhau
thế nào' of 'Giáo viên tại đảo Thanh Lân' and 'Giáo viên tại Quan Lạn, Minh Châu'. Of one such row each check says that it is not of the other name."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.asked import Asked
from assistant.compose import rows, single
from assistant.find import Candidate
from assistant.shelf import Shelf
from assistant.told import Told
from assistant.understand.terms import tokens
from index.records import RowRole, TableRow

# "chênh nhau thế nào", "khác gì", "so với", "cao hơn bao nhiêu"
_BESIDE = re.compile(r"\b(?:chênh|khác (?:nhau|gì|thế nào|ra sao)|so với|so sánh|(?:cao|thấp|nhiều|ít|hơn|kém) (?:hơn|nhau)|giống nhau|hơn kém)\b")
_FEWEST, _MOST = 2, 4      # rows told side by side


def of(asked: Asked) -> Told | None:
    """The rows of the one table that has all names of the question, each in its own row; None where it names fewer than two, or sets nothing beside another."""
    if not _BESIDE.search(asked.question.folded):
        return None
    found = []
    for shelf, table, meant in rows_named(asked, _FEWEST, _MOST):
        about = set(tokens(" ".join((table[0].title, *table[0].headers, *(cell for row in meant for cell in row.cells)))))
        found.append((sum(set(word.split()) <= about for word in asked.question.words), shelf, meant))
    if not found:
        return None
    _, shelf, meant = max(found, key=lambda one: one[0])
    return single.compose_all(asked.question, [Candidate(shelf, shelf.passages[row.ordinal], 1.0, {}) for row in meant]), ""


def rows_named(asked: Asked, fewest: int, most: int) -> Iterator[tuple[Shelf, Sequence[TableRow], list[TableRow]]]:
    """(shelf, table, its rows that are called by the proper names of the question) of every table that has all of the names, each in one row: from `fewest` to
    `most` rows."""
    names = [set(tokens(name)) for name in dict.fromkeys((*asked.question.entities.names, *(name for _, name in asked.question.entities.places)))]
    for shelf in asked.shelves if len(names) >= fewest else ():
        for table in shelf.tables.values():
            called = {row.id: [i for i, name in enumerate(names) if name <= set(tokens(rows.name_of(row)))] for row in table if row.role is RowRole.LEAF}
            meant = [row for row in table if called.get(row.id)]
            apart = [set(called[row.id]) for row in meant]
            if fewest <= len(meant) <= most and set().union(*apart) == set(range(len(names))) and sum(map(len, apart)) == len(names):
                yield shelf, table, meant
