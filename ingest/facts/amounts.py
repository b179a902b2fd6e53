"""Money in tables: every figure of a column of money, with its source, item, place and year."""
from __future__ import annotations

import re
from collections.abc import Iterator

from index.quantities import in_dong
from index.records import JOIN, Document, Fact, FactKind, RowRole, TableRow
from index.text import fold
from ingest.facts.columns import Table, figure, year_of
from ingest.facts.names import NUMBERING
from ingest.facts.places import place_of, places_in

# 'Phụ lục 03: Danh mục …', 'Bảng 1. Dự toán …'
_ANNEX = re.compile(r"^(?:phụ lục|phụ biểu|biểu(?: số)?|bảng)\s*(?:số\s*)?[\divxlc.]*\s*[:.)-]?\s*", re.IGNORECASE)


def amounts(table: Table, document: Document) -> Iterator[Fact]:
    """The amounts of a table. `total` is set where a figure is no addend: in rows that add up others, in columns that do,
    and in those that are only a part ('trong đó') of a figure that is one."""
    for row in table.rows:
        if row.role is not RowRole.GROUP:
            yield from _of_row(table, row, document)


def _of_row(table: Table, row: TableRow, document: Document) -> Iterator[Fact]:
    figures = {c: f for c in table.money if (f := figure(row, c)) and in_dong(*f) is not None}
    if not figures:
        return
    summing = row.role is not RowRole.LEAF
    about = about_row(table, row)
    added = addends(table, {c: f[0] for c, f in figures.items()})
    for column, (value, unit) in figures.items():
        yield Fact(
            kind=FactKind.AMOUNT, document=row.document, clause=row.id, column=column, value=in_dong(value, unit), unit=unit,
            source=table.sources[column] or _source_cell(table, row), total=summing or column not in added,
            year=table.years[column] or year_of(table.cell(row, "year", "time")) or year_of(row.title) or _one_year(document), **about)


def about_row(table: Table, row: TableRow) -> dict[str, str]:
    """What a row is about: its item, place and group."""
    place_column = table.first("place")
    cell = table.cell(row, "place")
    item = table.cell(row, "item") or (table.cell(row, "text") if place_column is not None else "")
    if row.role is RowRole.TOTAL:
        return {"item": next((c for c in row.cells if c and not c[:1].isdigit()), ""), "place": "", "group": ""}
    if not item:
        item = cell if row.role is RowRole.SUBTOTAL else title_of(row)
    place = place_of("" if row.role is RowRole.SUBTOTAL and not places_in(cell) else cell, row.groups, item)
    groups = [NUMBERING.sub("", group).strip() for group in row.groups]
    return {"item": item, "place": place, "group": JOIN.join(group for group in groups if fold(group) != fold(place))}


def title_of(row: TableRow) -> str:
    """A table's title without its number: 'Phụ lục 03: Danh mục dự án' → 'Danh mục dự án'."""
    return _ANNEX.sub("", row.title).strip()


def addends(table: Table, figures: dict[int, float]) -> set[int]:
    """The columns of a row whose figures add up to what the row costs, each đồng once."""
    added = {c for c in figures if c not in table.sums or not any(figures.get(part) for part in table.sums[c])}
    for column in figures:
        if column in added and column not in table.sums and "tổng" in fold(table.headers[column]):
            parts = added - {column}
            if parts and 0 < sum(figures[part] for part in parts) < figures[column]:   # 'Tổng vốn | Trong đó: NSTW'
                return {column}
            if parts and abs(sum(figures[part] for part in parts) - figures[column]) < 1e-6 * abs(figures[column]):
                return parts
    return added


def _source_cell(table: Table, row: TableRow) -> str:
    """The cell of a column 'Nguồn vốn' that holds words."""
    for column, heading in enumerate(table.headers):
        if table.roles[column] in ("note", "text") and fold(heading).startswith("nguồn") and column < len(row.cells):
            return row.cells[column]
    return ""


def _one_year(document: Document) -> int | None:
    return document.period[0] if document.period and document.period[0] == document.period[1] else None
