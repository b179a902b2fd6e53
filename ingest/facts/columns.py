"""What the columns of one table give to facts: which hold money, in which year, from which source, and which add up others."""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.quantities import dong_per, find_quantities, parse_number
from index.records import JOIN, RowRole, TableRow
from index.text import fold
from ingest.tables.roles import column_roles
from index.units import DONG, column_unit

YEAR = re.compile(r"(?<![\d/.,-])(?:19|20)\d\d(?![\d/.,-]\d|\d)")
_PERIOD = re.compile(r"(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d")
# What adds up: 'Tổng số', 'Cộng', 'Tổng mức đầu tư'
_SUM = re.compile(r"(?:cộng|tổng)\b")
_MONEY = re.compile(r"kinh phí|vốn|ngân sách|số tiền|thành tiền|dự toán|mức hỗ trợ|mức đầu tư|mức chi|nstw|nsđp|nsdp")
# Levels of a heading that name no source: 'Trong đó', 'Chia theo nguồn', 'Nhu cầu bố trí vốn giai đoạn …', 'Năm 2026'
_NO_SOURCE = re.compile(
    r"(?:trong đó|chia (?:ra|theo)|phân (?:theo|kỳ|bổ|chia|ra)|bao gồm|gồm|(?:theo )?nguồn(?: vốn| kinh phí)?(?: thực hiện)?$|cơ cấu|nhu cầu|(?:dự kiến |khái toán |dự toán |tổng )?kinh phí"
    r"|dự toán|khái toán|thành tiền|số tiền|tổng|cộng|kế hoạch|giai đoạn|vốn (?:thực hiện|giai đoạn)|mức (?:hỗ trợ|đầu tư|chi)|(?:năm )?(?:19|20)\d\d|đơn vị)\b|^(?:vốn|số vốn)$")
_UNIT = re.compile(r"\s*\([^()]*\)|\s*:\s*$")


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its rows, the role of each column, the columns of money and `sums`: column → the columns that it adds up."""

    rows: tuple[TableRow, ...]
    headers: tuple[str, ...]
    roles: tuple[str, ...]
    money: tuple[int, ...]
    sums: dict[int, tuple[int, ...]]
    sources: tuple[str, ...]     # one a column: 'NSTW › Vốn đầu tư'
    years: tuple[int | None, ...]

    def first(self, *roles: str) -> int | None:
        return next((i for role in roles for i, has in enumerate(self.roles) if has == role), None)

    def cell(self, row: TableRow, *roles: str) -> str:
        """A row's cell in the first column of these roles; '' where there is none."""
        column = self.first(*roles)
        return row.cells[column].strip() if column is not None and column < len(row.cells) else ""


def table_of(rows: Sequence[TableRow]) -> Table:
    """The table of rows that belong together."""
    headers = max((row.headers for row in rows), key=lambda h: sum(map(len, h)))
    same = [_filled(row, len(headers)) for row in rows if len(row.headers) == len(headers)]
    roles = column_roles(same)
    money = tuple(c for c, role in enumerate(roles) if _is_money(same, c, role))
    counts = tuple(c for c, role in enumerate(roles) if role == "figure" and c not in money)
    return Table(tuple(same), headers, roles, money, _sums(same, headers, money) | _sums(same, headers, counts),
                 tuple(map(source_of, headers)), tuple(map(year_of, headers)))


def _filled(row: TableRow, width: int) -> TableRow:
    """A row with as many cells as there are headings."""
    return row if len(row.cells) == width else replace(row, cells=(*row.cells, *[""] * width)[:width])


def _is_money(rows: Sequence[TableRow], column: int, role: str) -> bool:
    if role == "figure":
        if dong_per(_PERIOD.sub("", column_unit(rows[0], column))) is None:
            return False
        return "%" not in rows[0].headers[column]
    heading = fold(rows[0].headers[column])
    return role in ("text", "note") and bool(_MONEY.search(heading) or DONG.search(heading)) and any(_written(row.cells[column]) for row in rows)


def _written(cell: str) -> tuple[float, str] | None:
    """A sum written out in a cell: '500 triệu đồng'."""
    if not cell[:1].isdigit():
        return None
    found = [q for q in find_quantities(cell) if dong_per(q.unit) is not None]
    return (found[0].value, found[0].unit) if len(found) == 1 and found[0].start < 3 else None


def figure(row: TableRow, column: int) -> tuple[float, str] | None:
    """A row's amount in a column of money: its number and unit as written. None where the cell is blank or no number."""
    if column >= len(row.cells):
        return None
    value = parse_number(row.cells[column])
    return _written(row.cells[column]) if value is None else (value, column_unit(row, column))


def year_of(heading: str) -> int | None:
    """The one year that a heading names: '… › Năm 2026' → 2026; None for a period or none."""
    for level in reversed(heading.split(JOIN)):
        years = set(YEAR.findall(_PERIOD.sub("", level)))
        if years:
            return int(years.pop()) if len(years) == 1 else None
    return None


def source_of(heading: str) -> str:
    """The source of money that a heading names: 'Nhu cầu bố trí vốn › NSTW › Vốn đầu tư' → 'NSTW › Vốn đầu tư';
    '' for 'Tổng số', 'Kinh phí', 'Năm 2026'."""
    levels = [_UNIT.sub("", level).strip(" :.") for level in heading.split(JOIN)]
    return JOIN.join(level for level in levels if level and not _NO_SOURCE.match(fold(level)))


def _sums(rows: Sequence[TableRow], headers: Sequence[str], money: Sequence[int]) -> dict[int, tuple[int, ...]]:
    """The columns that add up others beside them, found by adding up; from right to left, so that a sum of sums is found
    over the parts alone."""
    figures = [{c: f[0] for c in money if (f := figure(row, c))} for row in rows if row.role is not RowRole.GROUP]
    found: dict[int, tuple[int, ...]] = {}
    for at in sorted(range(len(money)), key=lambda i: -i):
        runs = [money[at + 1:end] for end in range(len(money), at + 1, -1)] + [money[begin:at] for begin in range(at)]
        for run in runs:
            parts = tuple(c for c in run if c not in found)
            if len(parts) >= 2 and _adds_up(figures, money[at], parts, bool(_named_sum(headers[money[at]]))):
                found[money[at]] = parts
                break
    return found


def _named_sum(heading: str) -> bool:
    return any(_SUM.match(fold(level)) for level in heading.split(JOIN))


def _adds_up(figures: Sequence[dict[int, float]], column: int, parts: Sequence[int], named: bool) -> bool:
    """Whether a column is the sum of the parts in nearly all rows; in more than one where its heading doesn't say so."""
    tried = [row for row in figures if column in row and any(row.get(part) for part in parts)]
    if len(tried) < (1 if named else 3) or not any(sum(bool(row.get(part)) for part in parts) > 1 for row in tried):
        return False
    right = sum(abs(row[column] - sum(row.get(part, 0.0) for part in parts)) <= 1e-6 * abs(row[column]) + 1e-9 for row in tried)
    return right >= 0.8 * len(tried)
