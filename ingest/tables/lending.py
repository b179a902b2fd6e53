"""The unit of a table that states none and adds up to the same as the one above it: a sum by items, then by years."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from index.quantities import dong_per, parse_number
from index.records import RowRole
from ingest.outline.draft import ClauseDraft


def lend_units(drafts: Sequence[ClauseDraft]) -> None:
    """Gives each table without a unit that of the table before it, where that one is of money and their total lines agree:
    'TỔNG CỘNG | 48.750 | 27.650' in 'triệu đồng' above 'Cộng | 8.950 | 22.300 | 17.500 | 48.750'."""
    tables = [list(rows) for _, rows in groupby((d for d in drafts if d.row is not None), key=lambda d: d.table)]
    for above, below in pairwise(tables):
        unit = above[0].row.unit
        if below[0].row.unit or dong_per(unit) is None:
            continue
        whole = max(_totals(below), default=0.0)
        if whole and whole in _totals(above):
            for draft in below:
                draft.row = replace(draft.row, unit=unit)


def _totals(rows: Sequence[ClauseDraft]) -> set[float]:
    """The figures of a table's total line."""
    return {value for d in rows if d.row.role is RowRole.TOTAL for cell in d.row.cells if (value := parse_number(cell))}
