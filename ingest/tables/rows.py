"""The rows of a table: cells, inherited groups, and whether a row is a leaf, a group, a subtotal or the total."""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.lexicon.places import heading_level
from index.quantities import dong_per
from index.records import JOIN, TableRow, lowest
from index.text import clean, fold
from index.units import header_unit
from ingest.blocks import Grid, GridRow
from ingest.tables.columns import MARKS, Columns, columns_of
from ingest.tables.cuts import CUT
from ingest.tables.draft import Caption, RowDraft
from ingest.tables.header import depth_of, is_index_heading, is_ordinal_row, lead_of, texts_of, width_of
from ingest.tables.nesting import nest
from ingest.tables.nodes import Entry
from ingest.tables.spelled import spell


@dataclass(slots=True)
class _Raw:
    """A row before its place is known: what stands in it, and what it has with what reaches over from above."""

    own: list[str]               # one a column, CUT where a page break lies
    cells: list[str]
    source: GridRow
    bold: bool
    wide: bool                   # its only cell reaches over all columns but, perhaps, that of numbers
    short: bool = False          # has fewer cells than the heading, together with its neighbours


def rows_of(grid: Grid, caption: Caption) -> list[RowDraft]:
    """The table's rows below its heading, in order, each with the headings, groups and role that it has."""
    lead = lead_of(grid)
    depth = depth_of(grid, lead)
    headers = spell(grid, lead, depth)
    raws = _raws(grid, lead + depth)
    if not raws:
        return []
    columns = columns_of(headers if depth else (), [raw.own for raw in raws])
    if not grid.spans_known:
        _inherit_place(raws, headers)
    _inherit_item(raws, columns)
    _inherit_ditto(raws)
    places = nest([Entry(raw.cells, raw.own, raw.bold, raw.wide) for raw in raws], columns)
    unit = caption.unit or _common_unit(headers, columns)
    short = _shared_headers(headers, raws)
    drafts = []
    for raw, place in zip(raws, places):
        fragments = _fragments(raw.own)
        drafts.append(RowDraft(
            text=" | ".join(_joined(own) for own in raw.own if own), fragments=fragments,
            page=raw.source.page, boxes=(raw.source.box,) if raw.source.box else (),
            title=caption.title, unit=unit, headers=short if raw.short else headers,
            groups=place.groups, cells=tuple(raw.cells), role=place.role, marker=place.marker, position=place.position,
            item=columns.item))
    return drafts


def _joined(text: str) -> str:
    return clean(text.replace(CUT, " "))


def _fragments(own: Sequence[str]) -> tuple[str, ...]:
    """The pieces as they stand: the first part's cells, then those behind the page break."""
    parts = [[clean(part) for part in text.split(CUT)] for text in own if text]
    depth = max(map(len, parts), default=0)
    return tuple(p[k] for k in range(depth) for p in parts if k < len(p) and p[k])


def _raws(grid: Grid, start: int) -> list[_Raw]:
    width = width_of(grid)
    raws: list[_Raw] = []
    reach: dict[int, tuple[int, str]] = {}  # column → (rows still to go, text) of a cell that reaches down
    for row in grid.rows[start:]:
        if not raws and is_ordinal_row(row):
            continue
        own = [_trim(text) for text in texts_of(row)] + [""] * (width - len(row.cells))
        cells = [_joined(text) for text in own]
        for c, (left, text) in list(reach.items()):
            if row.cells[c] is None and not cells[c] if c < len(row.cells) else True:
                cells[c] = text
            reach[c] = (left - 1, text)
            if left == 1:
                del reach[c]
        for c, cell in enumerate(row.cells):
            if cell is not None and cell.down > 1 and cell.text:
                reach[c] = (cell.down - 1, cells[c])
        filled = [cell for cell in row.cells if cell is not None and cell.text.strip()]
        if not filled:
            continue
        raws.append(_Raw(own, cells, row, bold=all(cell.bold for cell in filled),
                         wide=len(filled) <= 2 and max(cell.across for cell in filled) >= max(2, width - 1)))
    _mark_short(raws, width)
    return raws


def _trim(text: str) -> str:
    return CUT.join(clean(part) for part in text.split(CUT))


def _mark_short(raws: list[_Raw], width: int) -> None:
    """Rows that stop at one and the same column before the last, three or more in a row: the columns beyond are lost
    (a row alone has merely lost its trailing blanks)."""
    run: list[_Raw] = []
    for raw in [*raws, None]:
        size = len(raw.source.cells) if raw else width
        if run and (raw is None or size != len(run[0].source.cells)):
            if len(run) >= 3:
                for member in run:
                    member.short = True
            run = []
        if raw is not None and size < width:
            run.append(raw)


def _shared_headers(headers: tuple[str, ...], raws: Sequence[_Raw]) -> tuple[str, ...]:
    """The headings of rows whose last columns are lost: the last cell stands under what those columns have in common,
    for which of them it belongs to the source doesn't say."""
    size = next((len(raw.source.cells) for raw in raws if raw.short), len(headers))
    last = size - 1
    if size >= len(headers) or JOIN not in headers[last]:
        return headers
    levels = headers[last].split(JOIN)
    for keep in range(len(levels) - 1, 0, -1):
        if headers[last + 1].split(JOIN)[:keep] == levels[:keep]:
            return (*headers[:last], JOIN.join(levels[:keep]), *headers[last + 1:])
    return headers


def _inherit_item(raws: list[_Raw], columns: Columns) -> None:
    """A row with neither number nor item goes on from the numbered row above: a second unit of the same item."""
    for before, raw in zip(raws, raws[1:]):
        blank = not raw.cells[columns.item] and (columns.index is None or not raw.cells[columns.index])
        if blank and before.cells[columns.item]:
            for c in {columns.item, columns.item if columns.index is None else columns.index}:
                raw.cells[c] = before.cells[c]


# "nt", "-nt-", "như trên", "〃": what the cell above says
_DITTO = re.compile(r"[-–]?\s*(?:n\.?t\.?|như trên)\s*[-–]?|[\"“”″〃]|''")


def _inherit_ditto(raws: list[_Raw]) -> None:
    """A cell that only points at the one above, or above the group row between them, says the same; the row is still quoted as it is written."""
    above: dict[int, str] = {}
    for raw in raws:
        for c, cell in enumerate(raw.cells):
            if _DITTO.fullmatch(fold(cell)):
                raw.cells[c] = above.get(c, cell)
            elif cell:
                above[c] = cell


def _inherit_place(raws: list[_Raw], headers: Sequence[str]) -> None:
    """A blank under 'Huyện' beside a name under 'Xã' means the district named above, until a row names no commune."""
    levels = {c: level for c, header in enumerate(headers) if (level := heading_level(lowest(header))) is not None}
    for c, level in levels.items():
        narrower = next((other for other, below in levels.items() if other > c and below > level), None)
        above = ""
        for raw in raws if narrower is not None else ():
            if sum(map(str.isalpha, raw.cells[narrower])) < 2:      # 'Ngân sách › Huyện' and '› Xã' hold figures, other columns marks
                above = ""
            elif raw.cells[c]:
                above = raw.cells[c]
            elif not raw.own[c]:
                raw.cells[c] = above
    first = next((c for c in (0, 1) if c < len(headers) and not is_index_heading(headers[c])), None)
    if first in levels and first + 1 < len(headers) and first + 1 not in levels and _is_merged(raws, first):
        for before, raw in zip(raws, raws[1:]):
            raw.cells[first] = raw.cells[first] or before.cells[first]


def _is_merged(raws: Sequence[_Raw], c: int) -> bool:
    """Whether the blanks of the first column are of cells merged downwards: '1 | Buôn Đôn | Khăm Thưng', '2 | | Bun Khăm'; each such row has a number and,
    in the next column, a name of its own."""
    blank = [raw for raw in raws if not raw.own[c]]
    named = [raw for raw in raws if c + 1 < len(raw.cells) and sum(map(str.isalpha, raw.cells[c + 1])) > 1]
    return c == 1 and bool(blank) and bool(raws[0].own[c]) and all(raw.own[0].strip(" .").isdigit() for raw in blank) and all(raw in named for raw in blank)


def _common_unit(headers: Sequence[str], columns: Columns) -> str:
    """The unit that the headings of the columns of figures state: one of money is that of all which speak of money, another one
    ('m3/ngày') is the column's own unless all state it."""
    stated = {header_unit(headers[c]) for c in columns.of("figure") if c < len(headers)}
    units = stated - {""}
    return next(iter(units)) if len(units) == 1 and (stated == units or dong_per(next(iter(units))) is not None) else ""


def marked_columns(row: RowDraft | TableRow) -> tuple[int, ...]:
    """The columns in which a row has an x. One under a heading that it shares with lost columns is left out."""
    marks = [i for i, cell in enumerate(row.cells) if len(cell) <= 2 and fold(cell) in MARKS]
    parents = {h.rsplit(JOIN, 1)[0] for h in row.headers if JOIN in h}
    return tuple(i for i in marks if i >= len(row.headers) or row.headers[i] not in parents)
