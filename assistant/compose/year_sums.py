"""Money of several years added up: columns of one row, or the rows of the years."""
from __future__ import annotations

import re
from collections.abc import Sequence

from assistant import payers, tablecells
from assistant.answer import Sum
from assistant.compose import rows, year_bounds
from assistant.compose.draft import Draft
from assistant.compose.single import where
from assistant.times import names_time
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from index.quantities import added, format_number, parse_number
from index.records import Document, TableRow, lowest
from index.text import fold


def years_asked(question: Question) -> tuple[int, ...]:
    """The years that a question names one by one, or from which to which: 'từ 2026 đến 2028', '2026 - 2028'."""
    span, period = year_bounds.bound(question.folded), question.entities.period
    first, last = (span.first, span.last) if span else period or (0, 0)
    return tuple(range(first, last + 1)) if 0 < last - first < _LONGEST and not (period and period[1] == period[0] + 1 and not span) else question.entities.years


_LONGEST = 10      # years from the first to the last


def of_row(question: Question, row: TableRow, document: Document) -> Draft | None:
    """What a row has in the columns of the years asked, added up; None where a year has no column of money, or of what is
    counted, or several."""
    money = _counted(row) if Ask.COUNT in question.asks and Ask.AMOUNT not in question.asks else rows.money(row)
    picked = [[(column, value) for column, value in money if names_time(lowest(row.headers[column.index]), str(year))] for year in years_asked(question)]
    if len(picked) < 2 or any(len(of_year) != 1 for of_year in picked):
        return None
    return _draft([(f"{rows.name_of(row)} – {column.header}", value, rows.unit_of(row, column) or tablecells.row_unit(row), row) for ((column, value),) in picked], document)


def _counted(row: TableRow) -> list[tuple[rows.Column, str]]:
    """The columns of figures of a row that has a unit of its own and is no money: 'Kho lạnh xây mới trong năm | kho | 5 | 8'. Shares can't be added up."""
    unit = tablecells.row_unit(row)
    flows = unit and "%" not in unit and _OF_A_YEAR.search(fold(f"{row.text} {row.title}")) and "lũy kế" not in fold(f"{row.text} {row.title}")
    return [(column, row.cells[column.index].strip()) for column in rows.columns(row) if re.fullmatch(r"[\d.,]+", row.cells[column.index].strip())] if flows else []


# "xây mới trong năm", "lớp tập huấn mở mỗi năm": what each year adds; how many there are ('số hợp tác xã có kho') can't be added up
_OF_A_YEAR = re.compile(r"\b(?:trong năm|(?:mỗi|hằng|hàng|từng) năm|xây mới|trồng mới|thành lập mới|phát triển mới|tăng thêm|bổ sung|mua mới|lắp mới|được (?:đào tạo|tập huấn|hỗ trợ|cấp|sửa|lắp))\b")


def of_payer(question: Question, row: TableRow, document: Document) -> Draft | None:
    """What one payer gives of a row in all years together, added up, where the table has a column of theirs for each year and none for all: 'Xã hội hóa › 2026',
    '… › 2027', '… › 2028-2030'. None where another thing is asked, or their columns are not of years that follow one another."""
    paying = payers.columns_asked(question.folded)
    money = [(column, value) for column, value in rows.money(row) if len(paying) == 1 and paying[0].told.search(f"; {payers.levels(row.headers[column.index])} ;")]
    money.sort(key=lambda pair: pair[0].index)
    spans = [[int(year) for year in re.findall(r"(?:19|20)\d\d", lowest(row.headers[column.index]))] for column, _ in money]
    if question.entities.years or len(money) < 2 or not all(spans) or any(a[-1] + 1 != b[0] for a, b in zip(spans, spans[1:])):
        return None
    return _draft([(f"{rows.name_of(row)} – {column.header}", value, rows.unit_of(row, column), row) for column, value in money], document)


def of_rows(question: Question, found: Sequence[TableRow], document: Document) -> Draft | None:
    """The totals of rows that are each of a year, or what the one payer asked gives of them, added up; None where one has no such money."""
    paying = payers.asked(question.folded)
    paid = [(rows.name_of(row), row, money[0]) for row in found
            if (money := [pair for pair in rows.money(row) if not paying or len(paying) == 1 and paying[0].told.search(f"; {payers.levels(row.headers[pair[0].index])} ;")])]
    if len(paid) < 2 or len(paid) < len(found):
        return None
    return _draft([(name, value, rows.unit_of(row, column), row) for name, row, (column, value) in paid], document)


def _draft(addends: Sequence[tuple[str, str, str, TableRow]], document: Document) -> Draft | None:
    """`addends`: (what it is, figure, unit, the row that says it)."""
    values, units = [parse_number(value) for _, value, _, _ in addends], {unit for _, _, unit, _ in addends}
    if None in values or len(units) != 1:
        return None
    draft, total = Draft(), format_number(added(values))
    marks = [draft.cite(document, row) for _, _, _, row in addends]
    draft.add(f"Tổng cộng: **{total} {units.pop()}".rstrip() + "** = " + " + ".join(value for _, value, _, _ in addends) + ".")
    draft.add("\n".join(f"- {name}: {value} {mark}" for (name, value, _, _), mark in zip(addends, marks)))
    draft.add(where(addends[0][3], document))
    draft.sums.append(Sum(result=total, addends=tuple(value for _, value, _, _ in addends)))
    return draft
