"""What a whole plan costs in each of its years, where a clause or a row says so: its figures must add up to the plan's total."""
from __future__ import annotations

import re

from assistant.compose import rows
from assistant.features import states_total
from assistant.passage import Passage
from assistant.shelf import Shelf
from index.quantities import dong_per, parse_number
from index.records import Clause, RowRole, TableRow, lowest
from index.text import fold

# "năm 2026: 165,5 tỷ đồng; năm 2027: 260,0 tỷ đồng", "năm 2026 là 72.000 triệu đồng"
_IN_YEAR = re.compile(r"\b(?P<year>20\d\d)\b(?!\s?[-–])\D{0,25}?(?P<n>\d[\d.,]*\d|\d)\s?(?P<unit>(?:nghìn|triệu|tỷ|tỉ)(?:\s?đồng)?|đồng)")
# A figure of money in a clause that states the total
_MONEY = re.compile(r"(?P<n>\d[\d.,]*\d|\d)\s?(?P<unit>(?:nghìn|triệu|tỷ|tỉ)(?:\s?đồng)?|đồng)\b")
_NEAR = 0.001      # share by which years that were rounded may miss the total


def of_year(shelf: Shelf, year: int) -> Passage | None:
    """The passage that states what the plan costs in a year, prose before rows; None where none does."""
    known = [value for p in shelf.passages for value in totals(p.clause)]
    stated = [p for p in shelf.passages if not _is_of_item(p.clause) and _is_phased(_by_year(p.clause), year, known)]
    return min(stated, key=lambda p: isinstance(p.clause, TableRow), default=None) or row_of_year(shelf, year)


def _is_of_item(clause: Clause) -> bool:
    """Whether a row is of one item of a table, whose years may add up to the total of another table."""
    return isinstance(clause, TableRow) and clause.role is not RowRole.TOTAL and not _OF_ALL.search(fold(rows.name_of(clause).partition(" (")[0]))


# "Tổng số", "Nhu cầu vốn", "Kinh phí": a row of all that a plan costs
_OF_ALL = re.compile(r"\btổng\b|\bcộng\b|^(?:nhu cầu |tổng )*(?:kinh phí|vốn)(?: thực hiện)?$")


def row_of_year(shelf: Shelf, year: int) -> Passage | None:
    """The row of a year in a table whose rows are years and add up to a total of the plan: '2028 | 180 | 128 | 12 | 330 | 90 | 740'."""
    known = [value for p in shelf.passages for value in totals(p.clause)]
    for table in shelf.tables.values():
        by_year = {int(m[1]): row for row in table if row.role is RowRole.LEAF for cell in row.cells[:2] if (m := re.fullmatch(r"(?:năm )?(20\d\d)", fold(cell.strip())))}
        costs = {y: max((_dong(cell, rows.unit_of(row, column)) for column, cell in rows.money(row)), default=0.0) for y, row in by_year.items()}
        if _is_phased(costs, year, known):
            return shelf.passages[by_year[year].ordinal]
    return None


def by_years(shelf: Shelf) -> Passage | None:
    """The clause of prose that states what the plan costs in each year; None where none does."""
    known = [value for p in shelf.passages for value in totals(p.clause)]
    return next((p for p in shelf.passages if not isinstance(p.clause, TableRow) and (told := _by_year(p.clause)) and _is_phased(told, min(told), known)), None)


# "1. Tổng kinh phí thực hiện 218.500 triệu đồng", "Tổng nhu cầu vốn là …", "I. TỔNG NHU CẦU: 323.000 triệu đồng": what a clause on the money of a whole plan begins with
_WHOLE = re.compile(r"^\W*(?:(?:\d+|[a-zđ]|[ivx]+)[.)]\W*)*(?:tổng (?:nhu cầu |mức |nguồn |dự toán |số )*(?:kinh phí|vốn|dự toán|tiền|nguồn lực|(?:nhu cầu|dự toán|cộng)(?=\s*(?::|là\b|\d)))|kinh phí thực hiện (?:kế hoạch|đề án|chương trình|quyết định|nghị quyết))\b")


def of_a_part(shelf: Shelf, clause: Clause) -> bool:
    """Whether a total line adds up less than the plan itself says that it costs: it is of one of its parts."""
    if not isinstance(clause, TableRow) or clause.role is not RowRole.TOTAL:
        return False
    whole = max((value for p in shelf.passages if not isinstance(p.clause, TableRow) and _WHOLE.match(fold(p.clause.text)) for value in totals(p.clause)), default=0.0)
    return any(value < _LESS * whole for value in totals(clause))


_LESS = 0.98       # of the plan's money: a total line of so much less is not of the whole plan


def _is_phased(by_year: dict[int, float], year: int, totals: list[float]) -> bool:
    whole = sum(by_year.values())
    return len(by_year) > 1 and year in by_year and any(abs(whole - total) <= _NEAR * total for total in totals)


def totals(clause: Clause) -> list[float]:
    """Money, in đồng, of a clause or a line that states a total."""
    if isinstance(clause, TableRow):
        return [value for column, cell in rows.money(clause)[:1] if clause.role is RowRole.TOTAL and (value := _dong(cell, rows.unit_of(clause, column)))]
    return [value for m in _MONEY.finditer(fold(clause.text)) if (value := _dong(m["n"], m["unit"]))] if states_total(clause) else []


def _by_year(clause: Clause) -> dict[int, float]:
    """What a clause or a row states for each of several years, in đồng."""
    if isinstance(clause, TableRow):
        told = [(re.fullmatch(r"(?:năm )?(20\d\d)", fold(lowest(clause.headers[column.index]))), cell, rows.unit_of(clause, column)) for column, cell in rows.money(clause)]
        return {int(m[1]): value for m, cell, unit in told if m and (value := _dong(cell, unit))}
    return {int(m["year"]): value for m in _IN_YEAR.finditer(fold(clause.text)) if (value := _dong(m["n"], m["unit"]))}


def _dong(figure: str, unit: str) -> float:
    """A figure in đồng; 0 where it can't be read."""
    per, value = dong_per(unit), parse_number(figure)
    return per * value if per and value else 0.0
