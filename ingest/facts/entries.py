"""Lines of catalogues: a name with its place, its group and its years, from a column of years or from columns marked x."""
from __future__ import annotations

from collections.abc import Iterator

from index.records import Fact, FactKind, RowRole, TableRow
from ingest.facts.amounts import about_row
from ingest.facts.columns import Table, year_of
from ingest.tables.rows import marked_columns


def entries(table: Table) -> Iterator[Fact]:
    """The entries of a table without money: one fact for each year that a row states, one without a year where it states
    none. `source` and `column` say which column the year is of ('Năm công nhận', '… › Năm 2026')."""
    if table.money or not {"item", "place"} & set(table.roles):
        return
    for row in table.rows:
        if row.role is not RowRole.LEAF:
            continue
        about = about_row(table, row)
        if not about["item"]:
            continue
        about["place"] = table.cell(row, "place") or about["place"]      # a catalogue's place is given in full
        for column, year in _years(table, row) or [(None, None)]:
            source = "" if column is None else table.headers[column]
            yield Fact(kind=FactKind.ENTRY, document=row.document, clause=row.id, column=column, year=year, source=source, **about)


def _years(table: Table, row: TableRow) -> list[tuple[int | None, int | None]]:
    found: list[tuple[int | None, int | None]] = []
    for column, role in enumerate(table.roles):
        cell = row.cells[column] if column < len(row.cells) else ""
        if role in ("year", "time") and (year := year_of(cell)):
            found.append((column, year))
    marked = set(marked_columns(row))
    return found + [(c, year) for c in sorted(marked) if c < len(table.years) and (year := table.years[c])]
