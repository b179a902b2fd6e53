"""What a prize of a rank is worth: 'giải nhất đua ghe nữ được bao nhiêu' of a table whose rows are 'Nhất', 'Nhì', 'Khuyến khích'. A rank is a word that says
nothing elsewhere ('nhiều nhất', 'ba xã'), so that the ranking of clauses does not find it."""
from __future__ import annotations

import re

from assistant.asked import Asked
from assistant.compose import rows
from assistant.told import Told, telling
from assistant.understand.terms import tokens
from index.records import RowRole, TableRow
from index.text import fold

_RANKS = r"đặc biệt|nhất|nhì|ba|tư|khuyến khích"
# "giải nhất đua ghe", "đội về nhì", "xếp hạng ba"
_ASKED = re.compile(rf"\b(?:giải|hạng|về|đoạt|đạt giải) (?P<rank>{_RANKS})\b")
# "Nhất", "Giải nhì", "01 giải ba", "Khuyến khích (mỗi nội dung 04 giải)"
_CALLED = re.compile(rf"^(?:\d+ )?(?:giải )?(?P<rank>{_RANKS})\b(?=\W*$|\s*[(:–-])")
_FEWEST = 2        # ranks that call rows of a table, from which on it is one of prizes


def of(asked: Asked) -> Told | None:
    """The row of the rank that a question names, of the table of prizes that holds most of its words; None where it names none or there is no such table."""
    match = _ASKED.search(asked.question.folded)
    found = []
    for shelf in asked.shelves if match else ():
        for table in shelf.tables.values():
            ranks = {row.id: called["rank"] for row in table if row.role is RowRole.LEAF and (called := _CALLED.match(fold(rows.name_of(row))))}
            meant = [row for row in table if ranks.get(row.id) == match["rank"]]
            if len(set(ranks.values())) >= _FEWEST and len(meant) == 1:
                found.append((_held(asked, meant[0]), shelf, meant[0]))
    if not found:
        return None
    _, shelf, row = max(found, key=lambda one: one[0])
    return telling(asked.question, shelf, shelf.passages[row.ordinal])


def _held(asked: Asked, row: TableRow) -> int:
    """How many of the question's words the title and the headings of a row's table hold."""
    about = set(tokens(" ".join((row.title, *row.headers, *row.path))))
    return sum(set(word.split()) <= about for word in asked.question.words)
