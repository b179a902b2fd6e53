"""Tables in text: rows of cells parted by tabs, or by pipes as Markdown has them, or left as HTML."""
from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from index.text import fold
from ingest.blocks import Cell, Grid, GridRow, Line
from ingest.readers.markup import strip_marks_of_emphasis
from ingest.tables.header import is_figure, is_index_heading, likeness, texts_of
from ingest.tables.html import take_html_table
from ingest.tables.markers import marker_of

# "|---|:---:|", "---<tab>---": the row under a Markdown table's heading, or what is left of one
_RULE = re.compile(r"^:?-{2,}:?$")
_SHORT_RULE = re.compile(r"^:?-+:?$")
_PIPE = re.compile(r"(?<!\\)\|")
# A pipe between cells, where the line begins and ends without one: "TT | Nội dung | Tổng", " | Cộng | | 5.970"
_BARE_PIPE = re.compile(r"(?:^|(?<=\s))\|(?=\s|$)")
_BOLD = re.compile(r"^\s*(?:<(?:b|strong)>|\*\*|__)\s*(.*?)\s*(?:</(?:b|strong)>|\*\*|__)\s*$", re.IGNORECASE | re.DOTALL)
_ITALIC = re.compile(r"^\s*(?:<(?:i|em)>|\*(?!\*)|_(?!_))\s*(.*?)\s*(?:</(?:i|em)>|\*|_)\s*$", re.IGNORECASE | re.DOTALL)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
# The head and the end of every Vietnamese document, often set in columns with tabs between: never a table
_LAYOUT = re.compile(r"cộng hòa xã hội chủ nghĩa|độc lập - tự do|nơi nhận\s*:|\b(?:tm|kt|tl)\. ?(?:ủy ban|ubnd|chủ tịch|giám đốc)")


def find_delimited(lines: Iterable[Line | Grid]) -> list[Line | Grid]:
    """HTML tables, and runs of tab- or pipe-separated lines made Grids, one for each stretch without an empty line; the rest unchanged.

    A run is a table where it has two rows or more and three columns or more, or two columns and pipes, a heading or
    row numbers.
    """
    blocks = list(lines)
    found: list[Line | Grid] = []
    run: list[Line] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        html = take_html_table(blocks, at)
        if html is None and isinstance(block, Line) and _is_row(block.text):
            run.append(block)
            at += 1
            continue
        found += _grids(run)
        run = []
        grid, at = html or (block, at + 1)
        found.append(grid)
    return found + _grids(run)


def _is_row(text: str) -> bool:
    stripped = text.strip()
    return "\t" in text.strip("\n ") or (stripped.startswith("|") and stripped.count("|") >= 2) or len(_BARE_PIPE.findall(stripped)) >= 2


def split_cells(text: str, bare: bool = False) -> list[str]:
    """The cells of a line: '| a | b |' and 'a<tab>b' both give ['a', 'b'], and so does 'a | b' where the table's lines are `bare`, without pipes
    at their ends; an escaped pipe stays in its cell."""
    stripped = text.strip()
    if "\t" in stripped or not (bare or stripped.startswith("|")):
        return [part.strip() for part in text.strip("\n\r").split("\t")]
    inner = stripped if bare else stripped[1:]
    inner = inner[:-1] if not bare and inner.endswith("|") and not inner.endswith("\\|") else inner
    return [part.replace("\\|", "|").strip() for part in _PIPE.split(inner)]


def _has_bare_pipes(run: list[Line]) -> bool:
    """Whether the lines of a table have pipes between their cells only: 'TT | Nội dung | Tổng'. One that begins with a pipe has an empty first cell then."""
    return not run[0].text.strip().startswith("|") and "\t" not in run[0].text


def cell_of(text: str) -> Cell:
    """A cell, its marks of emphasis made flags: '<b>57.285</b>' is a bold '57.285'."""
    bold = italic = False
    text = _BREAK.sub(" ", text)
    while m := _BOLD.match(text) or _ITALIC.match(text):
        bold, italic = bold or m.re is _BOLD, italic or m.re is _ITALIC
        text = m[1]
    text = strip_marks_of_emphasis(text).strip()
    return Cell(text=text, bold=bold and bool(text), italic=italic and bool(text))


def _grids(run: list[Line]) -> list[Line | Grid]:
    if not run:
        return []
    bare = _has_bare_pipes(run)
    parsed = [split_cells(line.text, bare) for line in run]
    if not _is_table(parsed, run):
        pipes = (bare or run[0].text.lstrip().startswith("|")) and any(_LAYOUT.search(fold(line.text)) for line in run)
        return _arranged(run, parsed) if pipes else list(run)
    spaced = sum(line.blank_before for line in run[1:]) * 2 > len(run)  # an empty line after every line says nothing
    grids, rows = [], []
    for line, cells in zip(run, parsed):
        if rows and line.blank_before and not spaced:
            grids.append(_grid(rows))
            rows = []
        rule = _RULE if "\t" in line.text else _SHORT_RULE
        filled = [cell for cell in cells if cell]
        if filled and (not all(rule.match(cell) for cell in filled) or len(cells) > 1 and len(filled) == 1):
            rows.append(_row(cells, line))
        elif filled and len(rows) == 1 and _may_head(rows[0]):
            rows[0] = replace(rows[0], header=True)
    return grids + ([_grid(rows)] if rows else [])


def _may_head(row: GridRow) -> bool:
    """Whether the row above a Markdown table's rule is its heading: all words. Of a table that goes on over a page an extractor writes the rule below any row."""
    texts = texts_of(row)
    return sum(map(bool, texts)) > 1 and not any(map(is_figure, texts)) and not marker_of(texts[0])


def _grid(rows: list[GridRow]) -> Grid:
    return Grid(rows=tuple(rows), spans_known=False)


# Where a line ends in a cell that holds several: "**KT. CHỦ TỊCH** **PHÓ CHỦ TỊCH**", "- Sở Tài chính; - Lưu: VT", "a<br>b"
_LINE_END = re.compile(r"<br\s*/?>|(?<=\*\*)\s+(?=\*\*)|(?<=;)\s+(?=-\s)")


def _arranged(run: list[Line], parsed: list[list[str]]) -> list[Line]:
    """The lines of a table of pipes that only sets the end of a document side by side, column by column: whom it goes to, then who signed."""
    found = []
    for column in range(max(map(len, parsed))):
        for line, cells in zip(run, parsed):
            for piece in _LINE_END.split(cells[column]) if column < len(cells) and not _SHORT_RULE.match(cells[column]) else ():
                if (cell := cell_of(piece)).text:
                    found.append(replace(line, text=cell.text, bold=len(cell.text) if cell.bold else 0))
    return found


def _is_table(parsed: list[list[str]], run: list[Line]) -> bool:
    if any(_LAYOUT.search(fold(line.text)) for line in run):
        return False
    width = max(map(len, parsed))
    if width >= 3:
        return len(run) >= 2 and sum(len(cells) > 2 for cells in parsed) >= 2
    if run[0].text.lstrip().startswith("|"):
        return len(run) >= 2
    # Two columns may be a list of contents or any text set with tabs: only a heading or row numbers make it a table
    first = parsed[0]
    headed = is_index_heading(first[0]) or likeness(_row(first, run[0])) == 1.0 and all(first)
    return len(run) >= 3 and (headed or all(marker_of(cells[0]) for cells in parsed))


def _row(cells: list[str], line: Line) -> GridRow:
    return GridRow(cells=tuple(cell_of(cell) for cell in cells), page=line.page, box=line.box)
