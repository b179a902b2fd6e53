"""Ruled tables of a PDF page: its drawn rules, and a lattice with its text made a Grid."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from index.spelling.orthography import syllable_shaped
from index.text import strip_marks
from ingest.blocks import Cell, Grid, GridRow
from ingest.readers.pdf_aligned import Aligned
from ingest.readers.pdf_columns import in_reading_order
from ingest.readers.pdf_lines import PageLayout
from ingest.readers.pdf_rules import Field, Lattice, Rule
from ingest.readers.pdf_words import Run

THICKEST = 3.0           # points: a filled rectangle no thicker than this is a rule
SLANT = 1.0              # points: how far a rule's ends may differ
# "NQ số 42/2024/" + "NQ-HĐND", "801/QĐ-" + "TTg", "52/" + "2018/NĐ-CP": but not "Mô hình/" + "DA"
_NUMBER_CUT = re.compile(r"\d/$|\d/[^\W\d_]+-$")
_NUMBER_GOES_ON = re.compile(r"(?:\d{4}/)?[A-ZĐ]")
# what counts rows: "1", "2.", "IV", "a)", "1.2"
_ITEM = re.compile(r"^(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[a-zđ])[.)]?$")
LEVEL = 0.3              # of the type size: lines of neighbouring cells whose baselines are this close stand level
WHITE = ((1,), (1, 1, 1), (0, 0, 0, 0))


def rules_of(page) -> tuple[list[Rule], list[Rule]]:
    """A pdfplumber page → its horizontal and vertical rules, in points from the upper left corner.

    Lines, stroked rectangles, and filled ones so thin that they are meant as lines; white ones are not seen.
    """
    horizontal: list[Rule] = []
    vertical: list[Rule] = []
    for line in page.lines:
        if not _white(line.get("stroking_color")):
            _add(horizontal, vertical, line["x0"], line["top"], line["x1"], line["bottom"])
    for curve in page.curves:
        if curve.get("stroke") and not _white(curve.get("stroking_color")):
            for (x0, y0), (x1, y1) in zip(curve["pts"], curve["pts"][1:]):
                _add(horizontal, vertical, min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
    for rect in page.rects:
        _add_rect(horizontal, vertical, rect)
    return horizontal, vertical


def _add(horizontal: list[Rule], vertical: list[Rule], x0: float, top: float, x1: float, bottom: float) -> None:
    if bottom - top <= SLANT < x1 - x0 or (bottom - top <= SLANT and x1 - x0 >= bottom - top):
        horizontal.append(Rule((top + bottom) / 2, x0, x1))
    elif x1 - x0 <= SLANT:
        vertical.append(Rule((x0 + x1) / 2, top, bottom))


def _add_rect(horizontal: list[Rule], vertical: list[Rule], rect: dict) -> None:
    x0, x1, top, bottom = rect["x0"], rect["x1"], rect["top"], rect["bottom"]
    drawn = rect.get("stroke") and not _white(rect.get("stroking_color"))
    filled = rect.get("fill") and not _white(rect.get("non_stroking_color"))
    if (drawn or filled) and bottom - top <= THICKEST and x1 - x0 > bottom - top:
        horizontal.append(Rule((top + bottom) / 2, x0, x1))
    elif (drawn or filled) and x1 - x0 <= THICKEST:
        vertical.append(Rule((x0 + x1) / 2, top, bottom))
    elif drawn:
        horizontal.extend((Rule(top, x0, x1), Rule(bottom, x0, x1)))
        vertical.extend((Rule(x0, top, bottom), Rule(x1, top, bottom)))


def _white(colour) -> bool:
    if isinstance(colour, (int, float)):
        colour = (colour,)
    return tuple(colour) in WHITE if isinstance(colour, (tuple, list)) else False


def arrange(page: PageLayout, runs: list[Run], tables: Sequence[tuple[Lattice, Callable]]) -> list[Run | Grid]:
    """The runs outside a page's tables and the tables (with what gives the lines of a field) → items in reading order."""
    items: list[Run | Grid] = []
    for table, lines_in in tables:
        grid = grid_of(table, lines_in, page)
        if grid is not None:
            above = [run for run in runs if run.baseline <= table.ys[0] + 2]
            runs = [run for run in runs if run.baseline > table.ys[0] + 2]
            items += [*_ordered(page, above), grid]
    return items + _ordered(page, runs)


def _ordered(page: PageLayout, runs: list[Run]) -> list[Run | Grid]:
    return [grid_of_aligned(item, page) if isinstance(item, Aligned) else item for item in in_reading_order(runs)]


def grid_of(lattice: Lattice, lines_in: Callable[[Field], list[Run]], page: PageLayout) -> Grid | None:
    """A lattice and what gives the lines of one of its fields → a Grid; None if it is blank."""
    texts = {field: lines_in(field) for field in lattice.fields}
    if not any(texts.values()):
        return None
    rows = []
    for r in range(len(lattice.ys) - 1):
        fields = [field for field in lattice.fields if field.row == r]
        for lines, top, bottom in _rows_within([(field, texts[field]) for field in fields], lattice.ys[r], lattice.ys[r + 1]):
            cells: list[Cell | None] = [None] * (len(lattice.xs) - 1)
            for field, part in zip(fields, lines):
                cells[field.column] = _cell(part, field.across, field.down)
            box = page.box(lattice.xs[0], top, lattice.xs[-1], bottom)
            rows.append(GridRow(cells=tuple(cells), page=page.number, box=box))
    return Grid(rows=tuple(rows), spans_known=True)


def _rows_within(row: list[tuple[Field, list[Run]]], top: float, bottom: float) -> list[tuple[list[list[Run]], float, float]]:
    """A ruled row that holds several numbered rows with no rule between them, taken apart; else the row as it is.

    For each row the lines of its cells, its top and its bottom.
    """
    numbers = row[0][1] if row and row[0][0].column == 0 else []
    starts = [line.baseline for line in numbers]
    whole = [([lines for _, lines in row], top, bottom)]
    if len(numbers) < 2 or any(field.down > 1 for field, _ in row) or not all(_ITEM.match(line.text) for line in numbers):
        return whole
    others = [line for _, lines in row[1:] for line in lines]
    if not all(any(abs(line.baseline - start) < LEVEL * line.size for line in others) for start in starts):
        return whole
    edges = [top, *(line.top for line in numbers[1:]), bottom]
    parts = []
    for i, start in enumerate(starts):
        after = starts[i + 1] if i + 1 < len(starts) else float("inf")
        cells = [[line for line in lines if (start if i else 0.0) - LEVEL * line.size <= line.baseline < after - LEVEL * line.size]
                 for _, lines in row]
        parts.append((cells, edges[i], edges[i + 1]))
    return parts


def grid_of_aligned(table: Aligned, page: PageLayout) -> Grid:
    """A table without rules → a Grid; its cells are known, whether one reaches over others is not."""
    rows = []
    for cells in table.rows:
        runs = [run for cell in cells for run in cell]
        box = page.box(min(r.left for r in runs), min(r.top for r in runs),
                       max(r.right for r in runs), max(r.bottom for r in runs))
        rows.append(GridRow(cells=tuple(_cell(cell, 1, 1) for cell in cells), page=page.number, box=box))
    return Grid(rows=tuple(rows), spans_known=False)


def joined(lines: Iterable[str]) -> str:
    """A cell's lines as one text: by a space, but for a document's number broken at its slash or hyphen, and for what a narrow column breaks
    within a word or a figure."""
    out = ""
    for line in lines:
        out += line if not out or _goes_on(out, line) else " " + line
    return out


# "31/8/202" + "3", "58.00" + "0", "202" + "6": how a date, a figure, a year is cut where the column ends, and what it is whole
_FIGURES_CUT = ((re.compile(r"(?<![\d/])\d{1,2}/\d{1,2}/\d{1,3}$"), re.compile(r"\d{1,2}/\d{1,2}/\d{4}(?![\d/])")),
                (re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{3})*\.\d{0,2}$"), re.compile(r"\d{1,3}(?:\.\d{3})+(?![\d.])")),
                (re.compile(r"(?<![\d./])(?:19|20)\d$"), re.compile(r"(?:19|20)\d\d(?![\d./])")))
_LAST_LETTERS, _FIRST_LETTERS = re.compile(r"(?<!\w)[^\W\d_]+$"), re.compile(r"[^\W\d_]+(?!\w)")


def _goes_on(before: str, line: str) -> bool:
    """Whether a line goes on within the word or the figure that the one before it ends with."""
    if _NUMBER_CUT.search(before):
        return bool(_NUMBER_GOES_ON.match(line))
    for cut, whole in _FIGURES_CUT:
        if (match := cut.search(before)) and whole.match(before[match.start():] + line):
            return True
    first, rest = _LAST_LETTERS.search(before), _FIRST_LETTERS.match(line)
    if first is None or rest is None or not rest[0].islower():
        return False
    shaped = [syllable_shaped(strip_marks(part.lower())) for part in (first[0], rest[0], first[0] + rest[0])]
    return shaped[2] and not (shaped[0] and shaped[1])      # "Phườn" + "g", "tr" + "ồng"


def _cell(lines: Iterable[Run], across: int, down: int) -> Cell:
    lines = list(lines)
    words = [word for line in lines for word in line.words]
    return Cell(text=joined(line.text for line in lines), across=across, down=down,
                bold=bool(words) and all(w.bold for w in words), italic=bool(words) and all(w.italic for w in words))
