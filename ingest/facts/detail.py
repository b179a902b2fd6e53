"""Rows that another table of the same document sets out line by line: of the two, only the lines are addends."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.quantities import in_dong
from index.records import JOIN, Fact, FactKind, RowRole, TableRow
from index.text import fold
from ingest.facts.amounts import addends, title_of
from ingest.facts.columns import Table, figure

_LINES = 3       # rows that a table must have to set out something
_WORDS = 2       # words that a row must share with the other table's title, where the sources don't say that they are the same


def mark_detailed(facts: Sequence[Fact], tables: Sequence[Table]) -> list[Fact]:
    """The facts, with `total` set on the amounts of rows whose sum (and, where both have them, whose sources) another
    table's total line has: 'Đầu tư hạ tầng: 27.360' beside 'Phụ lục 03: Danh mục công trình … TỔNG CỘNG 27.360'."""
    detailed: set[str] = set()
    for table in tables:
        leaves = [row for row in table.rows if row.role is RowRole.LEAF]
        total = next((row for row in table.rows if row.role is RowRole.TOTAL), None)
        if total is None or len(leaves) < _LINES:
            continue
        whole = _by_source(table, total)
        fits = [(_closeness(table, other, row, whole), row.id) for other in tables if other is not table for row in other.rows
                if row.role is RowRole.LEAF and other.money]
        best, row_id = max(fits, default=(0, ""))
        if best >= _WORDS:
            detailed.add(row_id)
    return [replace(fact, total=True) if fact.clause in detailed and fact.kind is FactKind.AMOUNT else fact for fact in facts]


def _by_source(table: Table, row: TableRow) -> dict[str, float]:
    figures = {c: dong for c in table.money if (f := figure(row, c)) and (dong := in_dong(*f)) is not None}
    found: dict[str, float] = {}
    for column in addends(table, figures):
        source = fold(table.sources[column].split(JOIN)[0])
        found[source] = found.get(source, 0.0) + figures[column]
    return found


def _closeness(table: Table, other: Table, row: TableRow, whole: dict[str, float]) -> int:
    """0 where the sums differ; else the words that the row shares with the table's title, and more for each equal source."""
    own = _by_source(other, row)
    if not own or abs(sum(own.values()) - sum(whole.values())) > 0.5:
        return 0
    shared = {source for source in own if source and source in whole}
    if any(abs(own[source] - whole[source]) > 0.5 for source in shared):
        return 0
    words = set(fold(title_of(table.rows[0])).split()) & set(fold(other.cell(row, "item") + " " + " ".join(row.cells[-1:])).split())
    return len(words) + (_WORDS * len(shared) if len(shared) > 1 else 0)
