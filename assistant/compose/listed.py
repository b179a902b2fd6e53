"""Numbers that a cell lists: 'khu phố 6' of the cell '5, 6, 7' under 'Khu phố', 'tổ 12' of '10 - 14' under 'Các tổ'."""
from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.passage import Passage
from assistant.shelf import Shelf
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from index.lexicon import places
from index.records import Document, TableRow, lowest
from index.text import fold

# "khu phố 6", "tổ dân phố số 12", "cụm 3": a thing known by its number
NUMBERED = re.compile(r"\b(?P<kind>khu phố|tổ dân phố|khu dân cư|khóm|tổ|cụm|nhóm|lô|đội|khối|thôn|ấp|khu|tuyến) (?:số )?0*(?P<number>\d{1,3})\b(?! ?(?:hộ|người|ha|m2|km|triệu|tỷ|%))")
# "5, 6, 7", "số 1 và 3", "10 - 14"
_LIST = re.compile(r"^(?:số )?\d{1,3}(?:\s*(?:,|;|và|-|–|đến)\s*(?:số )?\d{1,3})+$")
_RUN = re.compile(r"(\d{1,3})\s*(?:-|–|đến)\s*(\d{1,3})")


def lists(header: str, cell: str, kind: str, number: int) -> bool:
    """Whether a cell under a heading of that kind lists the number. All folded."""
    if kind not in header or not _LIST.match(cell):
        return False
    runs = [(int(a), int(b)) for a, b in _RUN.findall(cell)]
    return number in map(int, re.findall(r"\d+", cell)) or any(a <= number <= b for a, b in runs)


def holds(row: TableRow, kind: str, number: int) -> bool:
    """Whether a row lists a numbered thing of a kind: ('khu phố', 6)."""
    return any(lists(fold(lowest(header)), fold(cell), kind, number) for header, cell in zip(row.headers, row.cells))


def row_meant(question: Question, shelves: Sequence[Shelf]) -> tuple[Shelf, Passage] | None:
    """The one row that lists the numbered thing which a question names and is on what is asked of it: it holds half of the other words."""
    match = NUMBERED.search(question.folded)
    if not match or question.asks_any(Ask.COUNT, Ask.LIST, Ask.SUM, Ask.COMPARE):
        return None
    found = [(shelf, passage) for shelf in shelves for passage in shelf.passages
             if isinstance(passage.clause, TableRow) and holds(passage.clause, match["kind"], int(match["number"]))]
    if len(found) != 1:
        return None
    shelf, passage = found[0]
    words = [w for w in question.words if w not in match[0] and w not in places.LEVELS and w not in _BELONGS]
    held = [w for w in words if passage.holds(w)]
    return found[0] if words and 2 * len(held) >= len(words) else None


_BELONGS = frozenset({"thuộc", "nằm"})


def by_listed(question: Question, leaves: list[TableRow], document: Document) -> list[TableRow] | None:
    """Rows that list the numbered thing which the question names. None where it names none, or no row lists it."""
    match = NUMBERED.search(question.folded)
    kept = [row for row in leaves if holds(row, match["kind"], int(match["number"]))] if match else []
    return kept if 0 < len(kept) < len(leaves) else None
