"""Rows cut in two, by a page break or by an extractor that wrote them a line at a time: recognised and joined.

Where a cell was cut, its text holds a form feed (U+000C, the page break of plain text) between the two parts, so that
rows_of can still quote the parts as they stand.
"""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.blocks import Cell, Grid, GridRow
from ingest.tables.columns import BLANK, Columns, columns_of
from ingest.tables.header import depth_of, is_figure, lead_of, texts_of
from ingest.tables.spelled import spell

CUT = "\f"
_SENTENCE_END = re.compile(r"[.;:!?…]\s*$")


def unwrapped(grid: Grid) -> Grid:
    """A grid whose rows were written a line of text at a time ('1 | Xây dựng đề án chuyển | Sở Khoa học', then
    '| đổi số | và Công nghệ'), its rows whole again: the lines without a number that go on in small letters are joined."""
    start = (lead := lead_of(grid)) + depth_of(grid, lead)
    columns = columns_of(spell(grid, lead, start - lead), [texts_of(row) for row in grid.rows[start:]])
    if columns.index is None:
        return grid
    kept = list(grid.rows[:start])
    for row in grid.rows[start:]:
        filled = [text for text in texts_of(row) if text]
        if (len(kept) > start and filled and any(text[:1].islower() for text in filled)
                and is_rest(columns, kept[-1:], row, ended=False)):
            append_rest(kept, len(kept) - 1, columns, row)
        else:
            kept.append(row)
    return replace(grid, rows=tuple(kept))


def with_rest(grid: Grid, rest: Sequence[str]) -> Grid:
    """A grid, lines from the next page added to the item of its last row."""
    if not rest:
        return grid
    row = grid.rows[-1]
    item = max(range(len(row.cells)), key=lambda c: len(texts_of(row)[c]))
    cells = list(row.cells)
    cell = cells[item] or Cell(text="")
    cells[item] = replace(cell, text=CUT.join([cell.text, *rest]))
    return replace(grid, rows=(*grid.rows[:-1], replace(row, cells=tuple(cells))))


def reached_over(kept: list[GridRow], start: int, rows: tuple[GridRow, ...]) -> tuple[GridRow, ...]:
    """The rows of the next page, an empty merged cell at their top made the rest of one that reaches to the page's end."""
    if not rows or not kept:
        return rows
    top = list(rows[0].cells)
    for column, cell in enumerate(top):
        if cell is None or cell.text or cell.down < 2:
            continue
        origin = next((i for i in range(len(kept) - 1, start - 1, -1)
                       if column < len(kept[i].cells) and kept[i].cells[column] is not None), None)
        above = kept[origin].cells[column] if origin is not None else None
        if origin is not None and above is not None and above.text and above.down > 1 and origin + above.down == len(kept):
            cells = list(kept[origin].cells)
            cells[column] = replace(above, down=above.down + cell.down)
            kept[origin] = replace(kept[origin], cells=tuple(cells))
            top[column] = None
    return (replace(rows[0], cells=tuple(top)), *rows[1:])


def is_rest(columns: Columns, body: Sequence[GridRow], row: GridRow, ended: bool = True) -> bool:
    """Whether a row at the top of a page is the rest of a row of the page before: it has no number of its own, its
    words stand only where words stand above, and no whole figure is among them. `ended`: may follow a full stop."""
    texts = texts_of(row)
    filled = [c for c, text in enumerate(texts) if text]
    if not filled or columns.index in filled:
        return False
    if any(is_figure(texts[c]) or texts[c] in BLANK for c in filled):
        return False
    targets = {c: _target(columns, body, c) for c in filled}
    if None in targets.values():
        return False
    if columns.index is not None and ended:
        begins = [c for c in filled if not texts[c][:1].islower()]
        if filled == [columns.item] and begins and _is_title(row.cells[columns.item]):
            return False
        return len(begins) < len(filled) or any(
            not _SENTENCE_END.search(texts_of(body[t])[c]) for c, t in targets.items() if t is not None)
    if columns.index is not None:
        return not any(_SENTENCE_END.search(texts_of(body[t])[c]) for c, t in targets.items() if t is not None)
    # Without a column of numbers only the words can tell: they go on in small letters from what was not ended
    return all(_unfinished(texts_of(body[t])[c], texts[c]) for c, t in targets.items() if t is not None)


def _is_title(cell: Cell | None) -> bool:
    """Whether the one cell of a row is a group without a number rather than the end of a name ('Xã Nam' | 'Cường')."""
    return cell is None or cell.bold or cell.across > 1 or len(cell.text.split()) > 3


def _unfinished(above: str, text: str) -> bool:
    return not _SENTENCE_END.search(above) and (text[:1].islower() or above.endswith((",", "-", "/")))


def _target(columns: Columns, body: Sequence[GridRow], column: int) -> int | None:
    """The nearest row above, no further than the last numbered one, that has words in this column."""
    for i in range(len(body) - 1, -1, -1):
        texts = texts_of(body[i])
        if column < len(texts) and texts[column] and not is_figure(texts[column]):
            return i
        if columns.index is None or any(texts[columns.index:columns.index + 1]):
            return None
    return None


def append_rest(kept: list[GridRow], start: int, columns: Columns, row: GridRow) -> None:
    """Add the rest of a row to the row (or, cell by cell, to the rows) it was cut from."""
    for column, text in enumerate(texts_of(row)):
        if not text:
            continue
        at = _target(columns, kept[start:], column)
        assert at is not None
        cells = list(kept[start + at].cells)
        cell = cells[column]
        assert isinstance(cell, Cell)
        cells[column] = replace(cell, text=cell.text + CUT + text)
        kept[start + at] = replace(kept[start + at], cells=tuple(cells))
