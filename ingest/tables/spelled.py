"""Each column's heading spelled out from top to bottom: 'NSTW › Vốn đầu tư', with months and quarters in words."""
from __future__ import annotations

import re
from collections.abc import Sequence

from index.records import JOIN
from ingest.blocks import Grid, GridRow
from ingest.tables.header import is_rest, open_columns, texts_of, width_of

_BROKEN_RANGE = re.compile(r"(\d)- (\d)")  # "2027-" at a line's end, "2030" in the next


def spell(grid: Grid, lead: int, depth: int) -> tuple[str, ...]:
    """One heading a column, its levels from top to bottom joined by ' › '; where spans are not marked, a blank after a
    heading goes on from it if something stands below, and a blank under a heading is the heading reaching down."""
    width = width_of(grid)
    levels = _levels(grid, lead, depth, width)
    spelled = []
    for column in range(width):
        parts: list[str] = []
        for level in levels:
            text = _BROKEN_RANGE.sub(r"\1-\2", " ".join(level[column].split()))
            if not text or parts and parts[-1] == text:
                continue
            if parts and is_rest(text) and not grid.spans_known and sum(text == other for other in level) == 1:
                parts[-1] += " " + text
            else:
                parts.append(text)
        spelled.append(JOIN.join(parts))
    return _times_spelled(spelled)


# "T6", "T.12"; "Q2", "QIII": months and quarters where several columns are headed so
_MONTH = re.compile(r"^T\.?\s?0?(1[0-2]|[1-9])$")
_QUARTER = re.compile(r"^Q\.?\s?(I{1,3}|IV|[1-4])$")
_ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV"}
_SEVERAL = 3


def _times_spelled(headings: Sequence[str]) -> tuple[str, ...]:
    """Headings with their months and quarters in words: 'T6' → 'Tháng 6', 'Q2' → 'Quý II', where so many are that they can't be anything else."""
    own = [heading.rpartition(JOIN) for heading in headings]
    told = {_MONTH: sum(bool(_MONTH.match(last)) for _, _, last in own), _QUARTER: sum(bool(_QUARTER.match(last)) for _, _, last in own)}

    def spelled(last: str) -> str:
        if told[_MONTH] >= _SEVERAL and (month := _MONTH.match(last)):
            return f"Tháng {month[1]}"
        if told[_QUARTER] >= _SEVERAL and (quarter := _QUARTER.match(last)):
            return f"Quý {_ROMAN.get(quarter[1], quarter[1])}"
        return last

    return tuple(above + join + spelled(last) for above, join, last in own)


def _levels(grid: Grid, lead: int, depth: int, width: int) -> list[list[str]]:
    rows = grid.rows[lead:lead + depth]
    texts = [_placed(rows, r, width) for r in range(len(rows))]
    levels = [list(row) for row in texts]
    for r, row in enumerate(rows):
        for c, cell in enumerate(row.cells):
            if cell is not None and cell.across > 1 and texts[r][c]:
                reach = min(c + cell.across, width)
                levels[r][c:reach] = [texts[r][c]] * (reach - c)
        if grid.spans_known:
            continue
        for c in range(1, width):
            below = any(texts[k][c] for k in range(r + 1, len(rows)))
            above = any(levels[k][c] for k in range(r))
            if not levels[r][c] and levels[r][c - 1] and (below or not above) and _same_parents(levels, r, c):
                levels[r][c] = levels[r][c - 1]
    return levels


def _same_parents(levels: list[list[str]], r: int, c: int) -> bool:
    return all(levels[k][c] == levels[k][c - 1] for k in range(r))


def _placed(rows: tuple[GridRow, ...], r: int, width: int) -> list[str]:
    """A heading row's texts, one a column. One that lost its left cells is set under the cells that reach over more."""
    texts = texts_of(rows[r])
    if r and len(texts) < len(rows[r - 1].cells):
        free = open_columns(rows[r - 1])
        if len(free) == len(texts):
            placed = [""] * width
            for column, text in zip(free, texts):
                placed[column] = text
            return placed
    return texts + [""] * (width - len(texts))
