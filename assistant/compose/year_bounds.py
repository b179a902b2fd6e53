"""Rows by a bound that a question sets to their year: 'sau năm 2025', 'trước 1900', 'từ năm 2027 trở đi', 'từ 2026 đến 2028'."""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.compose import rows
from index.records import TableRow
from index.text import fold

_YEAR = r"(?:năm )?(?P<year>(?:1\d|20)\d\d)\b(?!\s?[-–/.]\s?\d)"
# How a bound is said, and the years that it leaves: first and last
_BOUNDS = (
    # "từ 2026 đến 2028", "từ năm 2026 tới năm 2027"
    (re.compile(r"\btừ (?:năm )?(?P<year>20\d\d) (?:đến|tới) (?:hết )?(?:năm )?(?P<last>20\d\d)\b"), lambda year, last: (year, last)),
    # "từ năm 2027 trở đi", "từ 2027 về sau"
    (re.compile(rf"\btừ {_YEAR} (?:trở đi|về sau|trở về sau)"), lambda year, last: (year, 9999)),
    # "tính đến hết năm 2027": all that is there by then
    (re.compile(rf"\b(?:tính (?:đến|tới)|(?:đến|tới) hết|(?:đến|tới) cuối)(?: hết| cuối)? {_YEAR}"), lambda year, last: (0, year)),
    # "sau năm 2025", "để sang sau 2025"
    (re.compile(rf"\bsau {_YEAR}"), lambda year, last: (year + 1, 9999)),
    # "trước năm 1900"; not "trước ngày 30/6/2026"
    (re.compile(rf"\btrước {_YEAR}"), lambda year, last: (0, year - 1)),
)


@dataclass(frozen=True, slots=True)
class YearBound:
    """The years from `first` to `last`, both within; `said`: how the question says it, folded."""

    first: int
    last: int
    said: str


def bound(folded: str) -> YearBound | None:
    """The bound that a folded question sets to years, or None."""
    for pattern, years in _BOUNDS:
        if match := pattern.search(folded):
            first, last = years(int(match["year"]), int(match.groupdict().get("last") or 0))
            return YearBound(first, last, match[0])
    return None


def within(years: YearBound, folded: str, leaves: Sequence[TableRow], column: int | None = None) -> list[TableRow] | None:
    """The rows whose year is within the bound: by the one column that holds years (`column`, where that is known), or by their group ('Chuyển tiếp
    sau năm 2025'). None where no column does, or several do."""
    called = [row for row in leaves if any(re.search(rf"\b{re.escape(years.said)}\b", fold(group)) for group in row.groups)]
    if called:
        return called
    dated = [c.index for c in rows.columns(leaves[0]) if c.role in {"time", ""} and sum(_year(row, c.index) is not None for row in leaves) > len(leaves) / 2]
    dated = [column] if column in dated else dated
    if len(dated) != 1:
        return None
    return [row for row in leaves if (year := _year(row, dated[0])) is not None and years.first <= year <= years.last]


# "2027", "Quý IV/2025", "Tháng 6/2026", "Sau 2025"
_CELL = re.compile(r"\D{0,12}(?:\d{1,2}\s?/\s?)?((?:1\d|20)\d\d)")


def _year(row: TableRow, column: int) -> int | None:
    match = _CELL.fullmatch(row.cells[column].strip()) if column < len(row.cells) else None
    return int(match[1]) if match else None
