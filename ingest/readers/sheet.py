"""A sheet's cells made lines and grids: title lines above a table, the table, notes and signatures below it.

A sheet has no marks for these. A table begins at the first row whose cells reach over most of the columns, and ends
where only scattered cells follow; blank rows part a sheet into stretches, and a stretch with a header of its own is
another table.
"""
from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from index.text import fold
from ingest.blocks import Cell, Grid, GridRow, Line

_COVERED = 0.6     # share of a table's columns that its header reaches over
_FEW = 2           # a row with fewer cells than this is no row of a table, after its end
# What stands in heading and signature blocks, never in a header.
_HEADING_BLOCK = re.compile(r"cộng hòa xã hội chủ nghĩa|độc lập - tự do|^(?:tm|kt|tl|tuq|q)\. |nơi nhận ?:|^người lập|^số ?: ")
_ORDINAL_HEADER = re.compile(r"(?:s\.?tt|tt|số tt|số thứ tự|stt\.?)")   # "STT", "TT", "Số TT"


# "PL 02", "PL.II", "Phu luc 3", "Biểu 2a": what the tab of a sheet calls it
_TAB = re.compile(r"(pl|phụ lục|phu luc|phụ biểu|phu bieu|pb|biểu|bieu|mẫu|mau)(?: số| so)?[\s._-]*(\d{1,2}[a-z]?|[ivx]{1,5})\b", re.IGNORECASE)
_TAB_WORDS = {"p": "Phụ lục", "b": "Biểu", "m": "Mẫu"}
_ANNEX = re.compile(r"(?:phụ lục|phụ biểu|biểu|mẫu)\b")   # folded: the sheet says itself which annex it is


@dataclass(frozen=True, slots=True)
class Place:
    """A cell with a value: as shown, how far it reaches, how it looks; `number`: it holds no text."""

    text: str
    across: int = 1
    down: int = 1
    bold: bool = False
    italic: bool = False
    centered: bool = False
    number: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """Cells by (row, column), 1 is the first. `heading_rows`: first and last row that the sheet repeats on each page."""

    name: str
    places: dict[tuple[int, int], Place]
    heading_rows: tuple[int, int] = (0, 0)


def tab_heading(sheet: Sheet, blocks: list[Line | Grid]) -> list[Line]:
    """A heading line for one sheet of several, from its tab ('PL 02' → 'Phụ lục 02'), so that each begins a part of its own;
    none where its own lines above the table say which annex it is."""
    lines = []
    for block in blocks:
        if isinstance(block, Grid):
            break
        lines.append(block)
    if not blocks or any(_ANNEX.match(fold(line.text)) for line in lines):
        return []
    named = _TAB.match(sheet.name.strip())
    text = f"{_TAB_WORDS[named[1][0].lower()]} {named[2].upper()}" if named else f"Phụ lục: {' '.join(sheet.name.split())}"
    return [Line(text=text, whole=True, blank_before=True, bold=len(text), centered=True)]


_Row = list[tuple[int, Place]]   # (column, cell), in order


def blocks_of(sheet: Sheet) -> list[Line | Grid]:
    """The sheet's blocks in reading order; none for an empty one."""
    rows: dict[int, _Row] = {}
    for (row, column), place in sorted(sheet.places.items()):
        rows.setdefault(row, []).append((column, place))
    columns = len({column for row in rows.values() for column, _ in row})
    blocks: list[Line | Grid] = []
    table: list[int] = []
    for stretch in _stretches(rows, sheet):
        begin = _header_at(stretch, rows, columns, strict=bool(table))
        if begin is None and table and _is_more(stretch, rows):
            table += stretch
            continue
        blocks += _finished(table, rows, sheet)
        titles = stretch if begin is None else stretch[:begin]
        blocks += _lines(titles, rows, blank_before=bool(blocks))
        table = [] if begin is None else stretch[begin:]
    return blocks + list(_finished(table, rows, sheet))


def _stretches(rows: dict[int, _Row], sheet: Sheet) -> Iterator[list[int]]:
    """Runs of rows with no blank row between them; a row that a merged cell reaches into is not blank."""
    stretch: list[int] = []
    reached = 0
    for row in sorted(rows):
        if stretch and row > reached + 1:
            yield stretch
            stretch = []
        stretch.append(row)
        reached = max([reached, row, *(row + place.down - 1 for _, place in rows[row])])
    if stretch:
        yield stretch


def _header_at(stretch: list[int], rows: dict[int, _Row], columns: int, strict: bool) -> int | None:
    """Which row of a stretch begins a table. After a table (`strict`) it has to look like a header in itself."""
    if columns < 2:
        return None
    for number, row in enumerate(stretch):
        cells = rows[row]
        covered = sum(place.across for _, place in cells)
        enough = len(cells) >= min(3, columns) and covered >= _COVERED * columns
        if not enough or any(_HEADING_BLOCK.search(fold(place.text)) for _, place in cells):
            continue
        named = _ORDINAL_HEADER.fullmatch(fold(cells[0][1].text)) is not None
        if not strict or named or (number > 0 and all(place.bold and not place.number for _, place in cells)):
            return number
    return None


def _is_more(stretch: list[int], rows: dict[int, _Row]) -> bool:
    """Whether a stretch after a table's is more of it: most of its rows have several cells, and it signs nothing."""
    several = sum(len(rows[row]) > _FEW for row in stretch)
    return several * 2 >= len(stretch) and not any(
        _HEADING_BLOCK.search(fold(place.text)) for row in stretch for _, place in rows[row])


def _finished(table: list[int], rows: dict[int, _Row], sheet: Sheet) -> Iterator[Line | Grid]:
    """A table's rows as a grid; the lines that follow it in the same stretch as lines."""
    if not table:
        return
    end = len(table)
    while end > 2 and _is_closing(rows[table[end - 1]]):
        end -= 1
    yield _grid(table[:end], rows, sheet)
    yield from _lines(table[end:], rows, blank_before=True)


def _is_closing(cells: _Row) -> bool:
    """A note or signature under a table: one or two cells of text only ('Ghi chú: …')."""
    return len(cells) <= _FEW and not any(place.number for _, place in cells) and (
        len(cells) == 1 or any(_HEADING_BLOCK.search(fold(place.text)) for _, place in cells))


def _grid(numbers: list[int], rows: dict[int, _Row], sheet: Sheet) -> Grid:
    kept = sorted({column for row in numbers for column, _ in rows[row]})
    index = {column: place for place, column in enumerate(kept)}
    taken: set[tuple[int, int]] = set()
    made = []
    for at, row in enumerate(numbers):
        cells: list[Cell | None] = [None if (at, place) in taken else Cell(text="") for place in range(len(kept))]
        for column, place in rows[row]:
            left = index[column]
            across = bisect_left(kept, column + place.across) - left
            down = bisect_left(numbers, row + place.down) - at
            for lower in range(down):
                taken.update((at + lower, left + right) for right in range(across))
            cells[left:left + across] = [None] * across
            cells[left] = Cell(text=place.text, across=across, down=down, bold=place.bold, italic=place.italic)
        first, last = sheet.heading_rows
        made.append(GridRow(cells=tuple(cells), header=first <= row <= last))
    return Grid(rows=tuple(made), spans_known=True, name=sheet.name)


def _lines(numbers: list[int], rows: dict[int, _Row], blank_before: bool) -> Iterator[Line]:
    """Rows outside tables: each cell a line of its own, as they stand side by side in heading and signature blocks."""
    for row in numbers:
        for _, place in rows[row]:
            yield Line(text=place.text, whole=True, blank_before=blank_before, bold=len(place.text) if place.bold else 0,
                       italic=place.italic, centered=place.centered)
            blank_before = False
