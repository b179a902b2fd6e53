"""Tables that an extractor left in text as HTML: <table>, <tr>, <td colspan=…>. Read as data; everything else is text."""
from __future__ import annotations

import re
from collections.abc import Sequence
from html.parser import HTMLParser

from index.text import clean
from ingest.blocks import Cell, Grid, GridRow, Line

OPENS = re.compile(r"<table\b", re.IGNORECASE)
CLOSES = re.compile(r"</table\s*>", re.IGNORECASE)
MAX_LINES = 20_000
MAX_SPAN = 60
_BLOCKS = frozenset({"br", "p", "div", "li"})


class _Reader(HTMLParser):
    """Collects the cells of one table; a table inside a cell is that cell's text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[tuple[bool, list[tuple[str, int, int, bool]]]] = []
        self._text: list[str] | None = None
        self._span = (1, 1)
        self._head = False

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self._end_cell()
            self.rows.append((True, []))
        elif tag in ("td", "th"):
            self._end_cell()
            spans = {key: value or "" for key, value in attrs}
            self._span = (_number(spans.get("colspan", "")), _number(spans.get("rowspan", "")))
            self._text, self._head = [], tag == "th"
        elif tag in _BLOCKS and self._text is not None:
            self._text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)

    def _end_cell(self) -> None:
        if self._text is None:
            return
        if not self.rows:
            self.rows.append((True, []))
        head, cells = self.rows[-1]
        cells.append((clean("".join(self._text)), *self._span, self._head))
        self.rows[-1] = (head and self._head, cells)
        self._text = None


def _number(text: str) -> int:
    return min(max(int(text), 1), MAX_SPAN) if text.strip().isdecimal() and len(text) < 4 else 1


def read_html_table(text: str, line: Line) -> Grid | None:
    """The Grid of a text from <table> to </table>, merged cells marked; None where it holds no cell. `line` gives the page."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    taken: dict[int, int] = {}  # column → rows that a cell above still reaches over
    rows = []
    for head, cells in reader.rows:
        placed: list[Cell | None] = []
        for content, across, down, _ in cells:
            while taken.get(len(placed), 0):
                placed.append(None)
            start = len(placed)
            placed += [Cell(text=content, across=across, down=down), *[None] * (across - 1)]
            taken.update({column: down for column in range(start, len(placed)) if down > 1})
        while taken.get(len(placed), 0):
            placed.append(None)
        taken = {column: left - 1 for column, left in taken.items() if left > 1}
        if placed:
            rows.append(GridRow(cells=tuple(placed), page=line.page, box=line.box, header=head and bool(cells)))
    return Grid(rows=tuple(rows), spans_known=True) if rows else None


def take_html_table(lines: Sequence[Line | Grid], at: int) -> tuple[Grid, int] | None:
    """The HTML table that opens in a line, and the line after it; None where none opens or it is never closed."""
    block = lines[at]
    if not isinstance(block, Line) or not OPENS.search(block.text):
        return None
    parts: list[str] = []
    for end in range(at, min(len(lines), at + MAX_LINES)):
        part = lines[end]
        if not isinstance(part, Line):
            return None
        parts.append(part.text)
        if CLOSES.search(part.text):
            grid = read_html_table("\n".join(parts), block)
            return (grid, end + 1) if grid else None
    return None
