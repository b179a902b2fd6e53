"""A Word table as a Grid, or its cells' paragraphs as lines where the table only arranges text on the page.

The national heading block (issuer left, 'CỘNG HÒA …' right) and the signature block ('Nơi nhận' left, signer right) are
such: two columns without borders. A table of one column is a frame round its text.
"""
from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index.text import fold
from ingest.blocks import Cell, Grid, GridRow
from ingest.readers.docx_styles import W, Styles, child, is_on, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_WRAPPERS = {W + "sdt", W + "sdtContent", W + "ins", W + "customXml", W + "moveTo"}
_NO_LINE = {None, "nil", "none"}
_ARRANGED_COLUMNS = 3
_MOST_COLUMNS = 256
# What stands in heading and signature blocks, folded: such a table is never data, ruled or not.
_ARRANGED_PHRASES = ("cộng hòa xã hội chủ nghĩa việt nam", "độc lập - tự do - hạnh phúc", "nơi nhận:", "nơi nhận :")


def children(element: _Element, name: str) -> Iterator[_Element]:
    """Children of that name, also those in content controls and tracked insertions."""
    for node in element:
        if node.tag == W + name:
            yield node
        elif node.tag in _WRAPPERS:
            yield from children(node, name)


@dataclass(slots=True)
class RawCell:
    """A w:tc as it stands: its element, columns it covers, and whether it goes on from the cell above."""

    element: _Element
    column: int
    across: int
    goes_on: bool
    down: int = 1


@dataclass(slots=True)
class RawRow:
    cells: list[RawCell] = field(default_factory=list)
    header: bool = False


def raw_rows(table: _Element) -> list[RawRow]:
    """The rows of a w:tbl with their cells placed on columns; deleted rows left out, vertical merges counted."""
    rows: list[RawRow] = []
    above: dict[int, RawCell] = {}
    for element in children(table, "tr"):
        properties = child(element, "trPr")
        if child(properties, "del") is not None:
            continue
        row = RawRow(header=bool(is_on(properties, "tblHeader")))
        column = min(_number(value(properties, "gridBefore"), 0), _MOST_COLUMNS)
        reached: dict[int, RawCell] = {}
        for cell in children(element, "tc"):
            across = min(max(_number(value(cell, "tcPr", "gridSpan"), 1), 1), _MOST_COLUMNS)
            merge = child(cell, "tcPr", "vMerge")
            raw = RawCell(cell, column, across, merge is not None and merge.get(W + "val") != "restart")
            if raw.goes_on and column in above:
                above[column].down += 1
                reached[column] = above[column]
            else:
                raw.goes_on = False
                reached[column] = raw
            row.cells.append(raw)
            column = min(column + across, _MOST_COLUMNS)
        above = reached
        rows.append(row)
    return rows


def is_arrangement(table: _Element, rows: list[RawRow], styles: Styles, text_of: Callable[[_Element], str]) -> bool:
    """Whether the table only arranges text on the page, so that its paragraphs are lines, not data."""
    columns = max((cell.column + cell.across for row in rows for cell in row.cells), default=0)
    if columns <= 1:
        return True
    if columns <= _ARRANGED_COLUMNS and any(
            phrase in fold(text_of(cell.element)) for row in rows[:6] for cell in row.cells for phrase in _ARRANGED_PHRASES):
        return True
    return columns <= 2 and not any(row.header for row in rows) and not _is_ruled(table, rows, styles)


def _is_ruled(table: _Element, rows: list[RawRow], styles: Styles) -> bool:
    borders = [child(table, "tblPr", "tblBorders")]
    if borders[0] is None:
        borders = [child(style, "tblPr", "tblBorders") for style in styles.chain(value(table, "tblPr", "tblStyle"))]
    borders += [child(cell.element, "tcPr", "tcBorders") for row in rows for cell in row.cells]
    return any(line.get(W + "val") not in _NO_LINE for border in borders if border is not None for line in border)


def grid_of(rows: list[RawRow], cell_of: Callable[[_Element], Cell]) -> Grid | None:
    """The grid of placed rows; `cell_of` gives a w:tc's text and look. None for a table without any text."""
    columns = max((cell.column + cell.across for row in rows for cell in row.cells), default=0)
    made = []
    for row in rows:
        cells: list[Cell | None] = [None] * columns
        filled = set()
        for raw in row.cells:
            filled.update(range(raw.column, raw.column + raw.across))
            if not raw.goes_on:
                cell = cell_of(raw.element)
                cells[raw.column] = Cell(text=cell.text, across=raw.across, down=raw.down, bold=cell.bold, italic=cell.italic)
        for column in set(range(columns)) - filled:
            cells[column] = Cell(text="")  # the row begins later or ends earlier than the table
        made.append(GridRow(cells=tuple(cells), header=row.header))
    if not any(cell and cell.text for row in made for cell in row.cells):
        return None
    return Grid(rows=tuple(made), spans_known=True)


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() else otherwise
