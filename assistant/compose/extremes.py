"""The row of a table with the most or the least of something: 'xã nào được nhiều vốn nhất', 'công trình nào ít tiền nhất'."""
from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose import rows
from assistant.compose.asked_column import column_asked
from assistant.compose.draft import Draft, markdown_table
from assistant.compose.single import where
from assistant.compose.tables import Selection
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from assistant.understand.terms import tokens
from index.quantities import parse_number
from index.records import Document, RowRole, TableRow, lowest
from index.text import fold

_SHOWN = 3      # rows shown, the one asked for first
# "ít vốn nhất", "thấp nhất", "nhỏ nhất"
_LEAST = re.compile(r"\b(?:ít|thấp|nhỏ|ngắn|gần|rẻ|trẻ|nhẹ|hẹp)\b.{0,20}\bnhất")
# What a superlative is measured by, in the words of a column's heading: 'tháp cao nhất' by "Chiều cao (m)", 'nghệ nhân già nhất' by "Tuổi"
_MEASURED = tuple((re.compile(rf"\b(?:{said})\b(?: [^\W\d_]+){{0,3}}? nhất\b"), re.compile(rf"\b(?:{heading})\b")) for said, heading in (
    ("cao|thấp", "cao"), ("dài|ngắn", "dài"), ("rộng|hẹp", "rộng|diện tích"), ("sâu", "sâu"), ("nặng|nhẹ", "nặng|trọng lượng|khối lượng"),
    ("xa|gần", "xa|khoảng cách|cự ly"), ("đắt|rẻ", "giá|đơn giá"), ("già|trẻ|lớn tuổi|cao tuổi", "tuổi"), ("mạnh", "công suất"),
    ("to|lớn|nhỏ", "diện tích|quy mô|công suất|dung tích|sức chứa"), ("đông", "người|khách|hộ|học sinh|học viên|dân|nhân khẩu")))
# "cao nhất", "ít vốn nhất": how the answer begins; of 'ở Cao Bằng ít tiền nhất' what stands last before it
_SUPERLATIVE = re.compile(r"\b(?P<how>cao|thấp|dài|ngắn|rộng|hẹp|sâu|nặng|nhẹ|xa|gần|đắt|rẻ|già|trẻ|mạnh|to|lớn|nhỏ|đông|ít|nhiều)\b(?=(?: [^\W\d_]+){0,8}? nhất\b)")


def compose(question: Question, selection: Selection) -> Draft | None:
    """The row asked for and those next to it, each with its figure; None where the table has no column of what is asked."""
    if quarters := _of_quarters(question, selection):
        return quarters
    found = [(row, *picked, value) for row in selection.rows if (picked := _column(question, row)) and (value := parse_number(picked[1])) is not None]
    if not found:
        return None
    asked = set(tokens(question.folded))
    header = max(dict.fromkeys(column.header for _, column, _, _ in found), key=lambda h: len(asked & set(tokens(h))))      # not every row has a figure in it
    found = [one for one in found if one[1].header == header]
    if len(found) < 2:
        return None
    least = bool(_LEAST.search(question.folded))
    found.sort(key=lambda one: one[3] if least else -one[3])
    row, column, written, _ = found[0]
    unit = rows.unit_of(row, column)
    draft, lines = Draft(), []
    marks = [draft.cite(selection.document, one[0]) for one in found[:_SHOWN]]
    header = column.header if fold(unit) not in _UNITS.findall(fold(column.header)) else _BRACKET.sub("", column.header).strip()
    draft.add(f"{_how(question, least)} nhất: **{_called(row)}** – {header}: **{f'{written} {unit}'.strip()}**. {marks[0]}")
    for (other, _, figure, _), mark in zip(found[:_SHOWN], marks):
        lines.append([_called(other), figure, mark])
    draft.add(markdown_table(["Nội dung", f"{header} ({unit})" if unit else header, "Nguồn"], lines))
    draft.add(where(row, selection.document))
    return draft


def _how(question: Question, least: bool) -> str:
    """'Cao' of 'tháp nào cao nhất'."""
    said = [match["how"] for match in _SUPERLATIVE.finditer(question.folded)]
    return said[-1].capitalize() if said else "Ít" if least else "Nhiều"


def of_years(question: Question, selection: Selection) -> Draft | None:
    """The year for which one row of money by years has the most, or the least: 'năm nào phân bổ nhiều nhất'. The row is the only one chosen,
    else the total line; None where it has no figures by years."""
    chosen = selection.rows if len(selection.rows) == 1 else [row for row in selection.all_rows if row.role is RowRole.TOTAL][-1:]
    return _of_times(question, chosen[0], selection.document, _YEAR) if chosen else None


def _of_quarters(question: Question, selection: Selection) -> Draft | None:
    """The quarter for which the one row that a question calls by its whole name has the most: 'tiền cây giống quý nào chi nhiều nhất'."""
    asked = f" {' '.join(tokens(question.read))} "
    called = [row for row in selection.all_rows if row.role is RowRole.LEAF and (name := tokens(rows.name_of(row))) and f" {' '.join(name)} " in asked] if _QUARTER_ASKED.search(question.folded) else []
    return _of_times(question, called[0], selection.document, _QUARTER) if len(called) == 1 else None


def of_total(question: Question, table: Sequence[TableRow], document: Document) -> Draft | None:
    """The quarter, or the year, for which the total line of a table has the most, or the least; None where it has no figures by them, or they do not add
    up to its total."""
    times = _QUARTER if _QUARTER_ASKED.search(question.folded) else _YEAR
    line = next((row for row in reversed(table) if row.role is RowRole.TOTAL and not row.groups), None)
    figures = [(parse_number(value) or 0.0, bool(times.search(lowest(line.headers[c.index])))) for c, value in rows.money(line)] if line else []
    whole = next((value for value, timed in figures if not timed), 0.0)
    adds_up = abs(sum(value for value, timed in figures if timed) - whole) <= _NEAR * whole
    return _of_times(question, line, document, times) if whole and adds_up else None


_NEAR = 0.001      # share by which rounded parts may miss the total


def _of_times(question: Question, row: TableRow, document: Document, times: re.Pattern[str]) -> Draft | None:
    found = [(c, value, number) for c, value in rows.money(row) if times.search(lowest(row.headers[c.index])) and (number := parse_number(value)) is not None]
    if len(found) < 2:
        return None
    least = bool(_LEAST.search(question.folded))
    column, value, _ = (min if least else max)(found, key=lambda one: one[2])
    draft = Draft()
    draft.add(f"{'Ít' if least else 'Nhiều'} nhất: **{column.header}** – **{f'{value} {rows.unit_of(row, column)}'.strip()}** ({rows.name_of(row)}). {draft.cite(document, row)}")
    draft.add(where(row, document))
    return draft


# A heading of one year: "Năm 2026"; not of a period
_YEAR = re.compile(r"^\D*(?:19|20)\d\d\D*$")
# "Quý II", "Trong đó: Quý I"; "quý nào trong năm 2026"
_QUARTER = re.compile(r"\b[Qq]uý (?:I{1,3}|IV|[1-4])\b")
_QUARTER_ASKED = re.compile(r"\bquý (?:nào|mấy)\b")


def _called(row: TableRow) -> str:
    return rows.name_of(row).lstrip("-+ ")


def _column(question: Question, row: TableRow) -> tuple[rows.Column, str] | None:
    """The column of what is compared, and the row's figure in it: of money where money is asked, else the one whose header the
    question names."""
    if question.asks_any(Ask.AMOUNT, Ask.SOURCE) or re.search(r"\b(?:tiền|vốn|kinh phí|ngân sách)\b", question.folded):
        return column_asked(question, row)
    if measured := _measured(question, row):
        return measured
    asked = set(tokens(question.folded))
    best: tuple[float, rows.Column | None] = (0.0, None)
    for column in rows.columns(row):
        words = set(tokens(lowest(row.headers[column.index]))) - {"số", "tổng"}
        share = len(words & asked) / len(words) if words else 0.0
        if column.role not in {"name", "marker", "place", "time"} and re.fullmatch(r"[\d.,]+", row.cells[column.index].strip()) and share > best[0]:
            best = (share, column)
    return (best[1], row.cells[best[1].index].strip()) if best[1] and best[0] >= 0.5 else None


def _measured(question: Question, row: TableRow) -> tuple[rows.Column, str] | None:
    """The one column by whose heading a superlative is measured: 'Chiều cao (m)' of 'tháp nào cao nhất'; None where none is, or several are."""
    headed = next((heading for said, heading in _MEASURED if said.search(question.folded)), None)
    found = [(column, value) for column in rows.columns(row) if headed and column.role not in {"name", "marker"} and re.fullmatch(r"[\d.,]+", value := row.cells[column.index].strip())
             and headed.search(fold(_BRACKET.sub(" ", lowest(row.headers[column.index]))))]
    return found[0] if len(found) == 1 else None


_BRACKET = re.compile(r"\([^)]*\)")      # the unit in a heading: "Công suất (con/năm)"
_UNITS = re.compile(r"\(([^()]*)\)")
