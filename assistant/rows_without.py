"""Rows that have nothing in a column of words which the question says they lack: 'xã nào chưa có doanh nghiệp liên kết' of a column 'Doanh nghiệp liên kết'."""
from __future__ import annotations

import re

from assistant.asked import Asked
from assistant.compose import lists
from assistant.compose.blanks import is_empty
from assistant.compose.tables import Selection
from assistant.told import Told, drafted
from assistant.understand.asks import Ask
from assistant.understand.terms import tokens
from index.records import RowRole, lowest

# "chưa có doanh nghiệp liên kết", "không có đơn vị bảo trợ"
_LACKS = re.compile(r"\b(?:chưa|không) có (?P<what>[^,.;?]{3,60})")
_MOST = 25         # rows that are told


def of(asked: Asked) -> Told | None:
    """The rows whose cell is empty in the column of words that the question says they lack; None where it names a place or a thing of its own, or no such
    column, or several."""
    question = asked.question
    match = _LACKS.search(question.folded) if question.asks_any(Ask.LIST, Ask.COUNT, Ask.WHICH) else None
    if not match or question.entities.places or question.entities.names or question.entities.years:
        return None
    said, found = f" {' '.join(tokens(match['what']))} ", []
    for shelf in asked.shelves:
        for table in shelf.tables.values():
            leaves = [row for row in table if row.role is RowRole.LEAF]
            for i, header in enumerate(leaves[0].headers if leaves else ()):
                heading = tokens(lowest(header))
                lacking = [row for row in leaves if i < len(row.cells) and is_empty(row.cells[i])]
                filled = [row.cells[i] for row in leaves if i < len(row.cells) and not is_empty(row.cells[i])]
                if len(heading) > 1 and f" {' '.join(heading)} " in said and 0 < len(lacking) <= _MOST and filled and not any(re.fullmatch(r"[\d.,%]+|[xX+]", cell.strip()) for cell in filled):
                    found.append(Selection(shelf.document, tuple(lacking), tuple(table), ("column",), 1.0))
    return drafted(lists.compose(question, found[0], counting=Ask.COUNT in question.asks)) if len(found) == 1 else None
