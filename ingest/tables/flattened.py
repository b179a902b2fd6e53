"""Tables whose cells an extractor wrote one after another, each on lines of its own: recognised and rebuilt.

    TT Nhiệm vụ ⏎ Đơn vị ⏎ chủ trì Đơn vị phối hợp ⏎ … ⏎ 1 ⏎ Xây dựng … ⏎ Sở Nông ⏎ nghiệp … ⏎ 2022-2030 ⏎ 2 ⏎ …
"""
from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice, takewhile

from index.text import fold
from ingest.blocks import Cell, Grid, GridRow, Line
from ingest.tables.alignment import TIME, Piece, align, pieces_of
from ingest.tables.headings import kind_of, split_headings

MAX_HEADING_LINES = 24
MAX_ROW_LINES = 120
# A flattened heading opens with the column of numbers: "TT Nhiệm vụ", "STT"
_OPENS = re.compile(r"^(?:stt|tt|số tt)(?:\s|$)")
_NUMBER = re.compile(r"^0?(\d{1,3})[.)]?$")
# What ends a table: "Nơi nhận:", "TM. ỦY BAN", "Phụ lục 2", "II. TỔ CHỨC", "Phần IV.", "Điều 3.", "Trên đây là Kế hoạch …"
_ENDS = re.compile(
    r"^(?:nơi nhận|tm\.|kt\.|phụ lục|điều \d|chương [ivx]+\b|phần (?:thứ |[ivx]+\b|\d)|[ivx]{1,5}\. \S|ghi chú\s*:|tổng cộng\b|trên đây là)"
)


def find_flattened(blocks: Iterable[Line | Grid]) -> list[Line | Grid]:
    """The blocks, each flattened table with two rows or more made one Grid; all else as it was.

    A table is recognised by a heading that opens with 'TT' or 'STT' and names three columns more, and by the numbers
    1, 2, … each alone on a line below it. Where the heading is repeated on a page, it is dropped.
    """
    rest = list(blocks)
    done: list[Line | Grid] = []
    at = 0
    while at < len(rest):
        table = _table(rest, at)
        if table is None:
            done.append(rest[at])
            at += 1
        else:
            done.append(table[0])
            at = table[1]
    return done


def _table(blocks: Sequence[Line | Grid], at: int) -> tuple[Grid, int] | None:
    """The Grid of a flattened table that begins at a block, and the block after it; None where none begins."""
    block = blocks[at]
    if not isinstance(block, Line) or not _OPENS.match(fold(block.text)):
        return None
    head = takewhile(lambda candidate: isinstance(candidate, Line), blocks[at:at + MAX_HEADING_LINES])
    first = next((i for i, line in enumerate(head) if _is(line, 1)), None)
    if first is None:
        return None
    lines = list(takewhile(lambda candidate: isinstance(candidate, Line), islice(blocks, at, None)))
    headings = split_headings(lines[:first])
    kinds = [kind_of(heading) for heading in headings]
    if len(headings) < 4 or kinds[0] != "index" or sum(kind != "text" for kind in kinds[1:]) < 2:
        return None
    rows, end = _rows(lines, first, _squeeze(lines[:first]), kinds[-1] == "time")
    if len(rows) < 2:
        return None
    return _grid(headings, kinds, rows), at + end


def _rows(lines: Sequence[Line], first: int, heading: str, timed: bool) -> tuple[list[list[Line]], int]:
    """The rows' lines, the number first, and the line after the last row."""
    rows: list[list[Line]] = []
    i = end = first
    while i < len(lines):
        repeated = _repeated(lines, i, heading)
        if repeated:
            i += repeated
            continue
        if _is(lines[i], len(rows) + 1) and (not rows or len(rows[-1]) > 1):
            rows.append([])
        elif _ENDS.match(fold(lines[i].text)) or len(rows[-1]) > MAX_ROW_LINES:
            break
        rows[-1].append(lines[i])
        i = end = i + 1
    if rows and timed:  # what comes after the last row's time is no longer the table
        times = [k for k, line in enumerate(rows[-1]) if any(TIME.match(p.text) for p in pieces_of(line.text, False))]
        if times and times[-1] < len(rows[-1]) - 1 and len(rows[-1]) - times[-1] > 3:
            end -= len(rows[-1]) - times[-1] - 1
            del rows[-1][times[-1] + 1:]
    return rows, end


def _is(line: Line, number: int) -> bool:
    match = _NUMBER.match(line.text.strip())
    return bool(match) and int(match[1]) == number


def _repeated(lines: Sequence[Line], i: int, heading: str) -> int:
    """How many lines from here repeat the heading, however it is broken into lines; 0 where they don't."""
    text = ""
    for count, line in enumerate(lines[i:i + MAX_HEADING_LINES], 1):
        text += _squeeze([line])
        if not heading.startswith(text):
            return 0
        if text == heading:
            return count
    return 0


def _squeeze(lines: Sequence[Line]) -> str:
    return "".join(re.sub(r"\s+", "", fold(line.text)) for line in lines)


def _grid(headings: Sequence[str], kinds: Sequence[str], rows: Sequence[Sequence[Line]]) -> Grid:
    pieces = [[p for line in row[1:] for p in pieces_of(line.text.strip(), line.blank_before, kinds[-1] == "figure")] for row in rows]
    cells = align(pieces, kinds[1:])
    grid = [GridRow(cells=tuple(Cell(text=heading) for heading in headings), page=rows[0][0].page, header=True)]
    for row, parts in zip(rows, cells):
        texts = [row[0].text.strip(), *(_text(part) for part in parts)]
        grid.append(GridRow(cells=tuple(Cell(text=text) for text in texts), page=row[0].page))
    return Grid(rows=tuple(grid), spans_known=False)


def _text(pieces: Sequence[Piece]) -> str:
    return " ".join(piece.text for piece in pieces)
