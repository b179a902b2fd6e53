"""A table that goes on over page breaks made one: its repeated heading dropped, a row cut by the break joined."""
from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from index.records import JOIN
from index.text import fold
from ingest.blocks import Grid, GridRow, Line
from ingest.tables.caption import UNIT
from ingest.tables.columns import columns_of
from ingest.tables.cuts import append_rest, is_rest, reached_over, unwrapped, with_rest
from ingest.tables.header import depth_of, is_index_heading, is_ordinal_row, lead_of, likeness, open_columns, texts_of, width_of
from ingest.tables.markers import Marker, marker_of
from ingest.tables.spelled import spell

MAX_REST = 8  # lines of a cut row at the top of a page
RECENT = 60  # rows that tell what the columns of a long table hold
# What may stand between two parts of a table: "12", "Trang 3/9", "(tiếp theo)", "Phụ lục 2 (tiếp)"
_BETWEEN = re.compile(r"^(?:(?:trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?|.{0,40}\(?tiếp(?: theo)?\)?\.?|-\s*\d{1,4}\s*-)$")


def stitch(blocks: Iterable[Line | Grid]) -> list[Line | Grid]:
    """The blocks with every run of Grids that are one table made one Grid; all else as it was."""
    done: list[Line | Grid] = []
    for block in blocks:
        for part in _parts(block) if isinstance(block, Grid) else [block]:
            before = _last_grid(done, part) if isinstance(part, Grid) else None
            joined = join(with_rest(done[before[0]], before[1]), part) if before else None  # type: ignore[arg-type]
            if before is None or joined is None:
                done.append(part)
            else:
                done[before[0]:] = [joined]
    return [unwrapped(block) if isinstance(block, Grid) and not block.spans_known else block for block in done]


def _parts(grid: Grid) -> list[Grid]:
    """A grid parted where a heading begins anew inside it ('STT' in the column of numbers)."""
    rows = tuple(row for row in grid.rows if row.cells)
    starts = [0, *(i for i, row in enumerate(rows) if i and is_index_heading(texts_of(row)[0]))]
    return [replace(grid, rows=rows[a:b]) for a, b in zip(starts, [*starts[1:], len(rows)])]


def _last_grid(done: Sequence[Line | Grid], part: Grid) -> tuple[int, list[str]] | None:
    """The Grid before, and the lines between that are the rest of its last row; None where other text lies between.

    Of a table without rules, the rest of a row cut by the page break stands as lines at the top of the page, indented
    and in small letters, and the numbers go on behind it.
    """
    rest: list[str] = []
    for i in range(len(done) - 1, -1, -1):
        block = done[i]
        if isinstance(block, Grid):
            ruled = block.spans_known or part.spans_known or not part.rows
            return None if rest and (ruled or not _follows(block, 0, part.rows[0])) else (i, rest)
        if _BETWEEN.match(fold(block.text)) or UNIT.fullmatch(block.text.strip()):
            continue
        top = block.page is not None and part.rows and block.page == part.rows[0].page
        if not top or not (block.indent or 0) > 0.05 or not block.text[:1].islower() or len(rest) == MAX_REST:
            return None
        rest.insert(0, block.text)
    return None


def join(first: Grid, second: Grid) -> Grid | None:
    """One Grid of two, or None where the second is a table of its own."""
    if not first.rows or not second.rows or first.name != second.name:
        return None
    lead = lead_of(first)
    depth = depth_of(first, lead)
    heading = first.rows[lead:lead + depth]
    repeated = _repeated(heading, second, spell(first, lead, depth))
    rows = second.rows[repeated:]
    if not rows:
        return first
    width, other = width_of(first), max(len(row.cells) for row in rows)
    if not repeated:
        if other > width or (other < width and not _follows(first, lead + depth, rows[0])):
            return None
        if _own_heading(second) and not _cut_above(first, lead + depth, rows):
            return None
    elif other > width:
        return None
    body = [texts_of(row) for row in first.rows[lead + depth:][-RECENT:]]
    columns = columns_of(spell(first, lead, depth), body)
    kept = list(first.rows)
    start = max(lead + depth, len(kept) - RECENT)
    if rows and len(kept) > start and is_rest(columns, kept[start:], rows[0]):
        append_rest(kept, start, columns, rows[0])
        rows = rows[1:]
    rows = reached_over(kept, start, rows)
    return replace(first, rows=tuple(kept) + tuple(rows), spans_known=first.spans_known and second.spans_known)


def _repeated(heading: Sequence[GridRow], second: Grid, spelled: Sequence[str]) -> int:
    """How many rows at the top of the second part repeat the heading, however its words are spread over rows."""
    words = [_squeeze(text) for row in heading for text in texts_of(row) if text]
    words += [_squeeze(text.replace(JOIN, "")) for text in spelled]
    if not words:
        return 0
    count = 0
    for row in second.rows[:len(heading) + 3]:
        filled = [_squeeze(text) for text in texts_of(row) if text]
        known = sum(len(text) for text in filled if _in(text, words))
        if not filled or known < 0.8 * sum(map(len, filled)):  # a word or two may be misread
            break
        if not count and (len(filled) < 2 or likeness(row) < 0.3):
            break
        count += 1
    if count and count < len(second.rows) and is_ordinal_row(second.rows[count]):
        count += 1
    return count


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", "", fold(text))


def _in(text: str, words: Sequence[str]) -> bool:
    """Whether a heading has this text: the same, a part of it broken off, or nearly the same (letters misread)."""
    if any(text == word or (len(text) >= 3 and text in word) for word in words):
        return True
    return any(abs(len(text) - len(word)) <= 3 and len(word) >= 4
               and SequenceMatcher(None, text, word, autojunk=False).ratio() >= 0.8 for word in words)


def _own_heading(second: Grid) -> bool:
    lead = lead_of(second)
    if lead:
        return True
    depth = depth_of(second)
    if not depth:
        return False
    row = second.rows[0]
    return any(row.header for row in second.rows[:depth]) or likeness(row) >= 0.6 or is_index_heading(texts_of(row)[0]) or bool(open_columns(row)) and depth > 1


def _cut_above(first: Grid, body: int, rows: Sequence[GridRow]) -> bool:
    """Whether the row at the top of a page looks like a heading, but is the rest of a row: it has no number, and behind it the
    numbers go on from the last page ('115 Lai Vung | Y tế khu vực Lai Vung', then '9 | Trạm 115 Cái Bè')."""
    return len(rows) > 1 and bool(texts_of(rows[0])) and not texts_of(rows[0])[0] and _follows(first, body, rows[1])


def _follows(first: Grid, body: int, row: GridRow) -> bool:
    """Whether a row's marker goes on from the last ones of a table: 24 after 23, II after I, 1 after a group."""
    texts = texts_of(row)
    marker = marker_of(texts[0]) if texts else None
    if marker is None or len(texts) < 2:
        return False
    last: dict[str, Marker] = {}
    for other in first.rows[body:][-RECENT:]:
        cells = texts_of(other)
        if found := marker_of(cells[0], last.get("upper")) if cells else None:
            last = {kind: m for kind, m in last.items() if kind != found.kind} | {found.kind: found}
    if marker.kind == "dash" or marker.value == 1:
        return bool(last)
    return marker.kind in last and marker.value == last[marker.kind].value + 1


