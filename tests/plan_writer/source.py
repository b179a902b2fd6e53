"""The source form of an invented plan: Markdown with a few marks, read into blocks that every writer draws.

    # text                 a line of the document's title (bold, centred)
    ## / ### / ####        headings
    - text                 a dash item;  any other line is a paragraph; **bold** and *italic* inside
    @center / @right text  an aligned line
    @columns left || right a line of two columns (national heading block, place of signature)
    @pagebreak [landscape] a new page
    @table header=2 widths=5,35,…   before a pipe table: how many heading rows, column widths in per cent;
                           a cell `<` is reached over by its left neighbour, `^` by the one above
    @note text             a footnote-like line in small italics
"""
from __future__ import annotations

import re
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Text:
    """A line or paragraph. `role` is 'title', 'heading', 'item', 'paragraph', 'center', 'right' or 'note'."""

    role: str
    text: str
    level: int = 0


@dataclass(frozen=True)
class Columns:
    """Lines that stand side by side: one (left, right) pair a line."""

    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Break:
    """A page break; the pages after it are turned if `landscape`."""

    landscape: bool


@dataclass(frozen=True)
class Table:
    """A table: `rows` as written, with `<` and `^` for cells that a neighbour reaches over; widths sum to about 100."""

    rows: tuple[tuple[str, ...], ...]
    header: int
    widths: tuple[float, ...]
    spans: tuple[tuple[int, int, int, int], ...] = field(default=())  # (row, column, across, down) of merged cells


Block = Text | Columns | Break | Table
_ROLES = {"# ": ("title", 0), "## ": ("heading", 2), "### ": ("heading", 3), "#### ": ("heading", 4),
          "- ": ("item", 0), "@center ": ("center", 0), "@right ": ("right", 0), "@note ": ("note", 0)}


def plain(text: str) -> str:
    """Without the marks of emphasis."""
    return re.sub(r"\*+", "", text)


def runs(text: str) -> list[tuple[str, bool, bool]]:
    """(stretch, bold, italic) of a marked text: 'a **b**' → [('a ', False, False), ('b', True, False)]."""
    out, bold, italic = [], False, False
    for piece in re.split(r"(\*{1,3})", text):
        if piece and set(piece) == {"*"}:
            bold ^= len(piece) >= 2
            italic ^= len(piece) in (1, 3)
        elif piece:
            out.append((piece, bold, italic))
    return out


def parse(source: str) -> list[Block]:
    """The blocks of a source text, in order. Raises ValueError where a table's rows differ in length."""
    blocks: list[Block] = []
    lines = source.splitlines()
    at = 0
    while at < len(lines):
        line = lines[at].rstrip()
        at += 1
        if not line:
            continue
        if line.startswith("@table"):
            rows = []
            while at < len(lines) and lines[at].startswith("|"):
                rows.append(tuple(cell.strip() for cell in lines[at].strip()[1:-1].split("|")))
                at += 1
            blocks.append(_table(line, rows))
        elif line.startswith("@columns"):
            left, _, right = line.removeprefix("@columns").partition("||")
            pair = (left.strip(), right.strip())
            if blocks and isinstance(blocks[-1], Columns):
                blocks[-1] = Columns(blocks[-1].lines + (pair,))
            else:
                blocks.append(Columns((pair,)))
        elif line.startswith("@pagebreak"):
            blocks.append(Break("landscape" in line))
        else:
            mark = next((m for m in _ROLES if line.startswith(m)), "")
            role, level = _ROLES.get(mark, ("paragraph", 0))
            blocks.append(Text(role, line.removeprefix(mark).strip(), level))
    return blocks


def _table(command: str, rows: list[tuple[str, ...]]) -> Table:
    options = dict(part.split("=") for part in command.split()[1:])
    count = len(rows[0])
    if any(len(row) != count for row in rows):
        raise ValueError(f"rows of unequal length under: {command}")
    widths = tuple(float(w) for w in options["widths"].split(","))
    if len(widths) != count:
        raise ValueError(f"{len(widths)} widths for {count} columns: {command}")
    spans = []
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            if cell in "<^" and cell:
                continue
            across = 1
            while c + across < count and row[c + across] == "<":
                across += 1
            down = 1
            while r + down < len(rows) and rows[r + down][c] == "^":
                down += 1
            if across > 1 or down > 1:
                spans.append((r, c, across, down))
    return Table(tuple(rows), int(options.get("header", 1)), widths, tuple(spans))


def cell_text(cell: str) -> str:
    """What a cell shows: nothing where a neighbour reaches over it."""
    return "" if cell in ("<", "^") else cell
