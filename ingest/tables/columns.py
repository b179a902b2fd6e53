"""What the columns of a table hold: row numbers, the item, figures, marks, years or words."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.quantities import parse_number
from index.records import lowest
from index.text import fold
from ingest.tables.header import is_index_heading, is_year
from ingest.tables.markers import marker_of

MARKS = {"x", "✓", "✔", "v", "*", "☒", "☑"}
BLANK = {"", "-", "–", "—", "_", "…", "..."}
SAMPLE = 300  # cells that tell a column's kind


@dataclass(frozen=True, slots=True)
class Columns:
    """`index` is the column of row numbers (None: there is none), `item` the one that names what a row is about."""

    index: int | None
    item: int
    kinds: tuple[str, ...]       # 'index', 'figure', 'mark', 'year', 'text' or 'blank', one a column

    def of(self, kind: str) -> list[int]:
        return [i for i, name in enumerate(self.kinds) if name == kind]


def columns_of(headers: Sequence[str], body: Sequence[Sequence[str]]) -> Columns:
    """The columns' kinds, from their headings and the cells below. `headers` may be empty (a table without heading)."""
    width = max([len(headers), *map(len, body)], default=0)
    values = [[row[c].strip() for row in body if c < len(row) and row[c].strip()] for c in range(width)]
    kinds = [_kind(column) for column in values]
    index = _index(headers, values)
    if index is not None:
        kinds[index] = "index"
    texts = [c for c in range(width) if kinds[c] == "text"]
    after = 0 if index is None else index + 1
    item = next((c for c in texts if c >= after), texts[0] if texts else min(after, max(width - 1, 0)))
    return Columns(index, item, tuple(kinds))


def _index(headers: Sequence[str], values: list[list[str]]) -> int | None:
    for c, header in enumerate(headers[:2]):
        if is_index_heading(lowest(header)):
            return c
    if len(values) < 2 or not values[0]:
        return None
    marked = sum(marker_of(value) is not None for value in values[0])
    named = bool(headers) and len(headers[0]) > 5  # a shorter heading may be a misread 'STT'
    return 0 if marked >= 0.8 * len(values[0]) and not named and _kind(values[1]) == "text" else None


def _kind(values: list[str]) -> str:
    filled = [value for value in values if value not in BLANK][:SAMPLE]
    if not filled:
        return "blank" if not values else "figure"
    share = 1 / len(filled)
    if sum(len(v) <= 2 and fold(v) in MARKS for v in filled) * share >= 0.8:
        return "mark"
    if sum(is_year(v) for v in filled) * share >= 0.8:
        return "year"
    if sum(parse_number(v) is not None for v in filled) * share >= 0.6:
        return "figure"
    return "text"
