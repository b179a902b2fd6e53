"""Letterheads and signatures that stand in a ruled table: cells that only arrange text on the page, made lines again."""
from __future__ import annotations

from collections.abc import Iterable, Iterator

from index import letters
from ingest.blocks import Grid, Line
from ingest.outline.zones import MOTTO, NUMBER_LINE, PLACE_DATE, RECIPIENTS, SIGNATURE

MOST_COLUMNS = 3
MOST_ROWS = 8
HEAD = 12                # blocks of a document among which its letterhead stands
# "ỦY BAN NHÂN DÂN TỈNH A Số: 12/KH-UBND", "CỘNG HÒA … Độc lập - Tự do - Hạnh phúc": a cell's lines that a reader has joined
_PARTS = letters.compile(r"\s+(?=S[ốỐ]\s*:|Độc lập\s*[-–]\s*Tự do)")


def without_frames(blocks: Iterable[Line | Grid]) -> list[Line | Grid]:
    """The blocks, with the cells of a framed letterhead or signature as lines, row by row, left before right."""
    found: list[Line | Grid] = []
    for i, block in enumerate(blocks):
        if isinstance(block, Grid) and _is_frame(block, i < HEAD):
            found += _lines(block)
        else:
            found.append(block)
    return found


def _is_frame(grid: Grid, at_head: bool) -> bool:
    if len(grid.rows) > MOST_ROWS or max(len(row.cells) for row in grid.rows) > MOST_COLUMNS:
        return False
    texts = [cell.text for row in grid.rows for cell in row.cells if cell is not None and cell.text]
    if any(MOTTO.match(text) or RECIPIENTS.match(text) for text in texts):
        return True
    if at_head:
        return any(NUMBER_LINE.match(text) for text in texts) and any(PLACE_DATE.match(text) for text in texts)
    return len(grid.rows) <= 2 and any(SIGNATURE.match(text) for text in texts)


def _lines(grid: Grid) -> Iterator[Line]:
    for row in grid.rows:
        for cell in row.cells:
            for text in _PARTS.split(cell.text) if cell is not None else ():
                if text.strip():
                    yield Line(text=text.strip(), whole=True, bold=len(text.strip()) if cell.bold else 0, italic=cell.italic, page=row.page, box=row.box)
