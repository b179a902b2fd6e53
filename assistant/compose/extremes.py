"""The row of a table with the most or the least of something: 'xã nào được nhiều vốn nhất', 'công trình nào ít tiền nhất'."""
from __future__ import annotations

import re

from assistant.compose import rows
from assistant.compose.asked_column import column_asked
from assistant.compose.draft import Draft, markdown_table
from assistant.compose.single import where
from assistant.compose.tables import Selection
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from assistant.understand.terms import tokens
from index.quantities import parse_number
from index.records import RowRole, TableRow, lowest

_SHOWN = 3      # rows shown, the one asked for first
# "ít vốn nhất", "thấp nhất", "nhỏ nhất"
_LEAST = re.compile(r"\b(?:ít|thấp|nhỏ|ngắn)\b.{0,20}\bnhất")


def compose(question: Question, selection: Selection) -> Draft | None:
    """The row asked for and those next to it, each with its figure; None where the table has no column of what is asked."""
    found = [(row, *picked, value) for row in selection.rows if (picked := _column(question, row)) and (value := parse_number(picked[1])) is not None]
    if not found:
        return None
    asked = set(tokens(question.folded))
    header = max({column.header for _, column, _, _ in found}, key=lambda h: len(asked & set(tokens(h))))      # not every row has a figure in it
    found = [one for one in found if one[1].header == header]
    if len(found) < 2:
        return None
    least = bool(_LEAST.search(question.folded))
    found.sort(key=lambda one: one[3] if least else -one[3])
    row, column, written, _ = found[0]
    unit = rows.unit_of(row, column)
    draft, lines = Draft(), []
    marks = [draft.cite(selection.document, one[0]) for one in found[:_SHOWN]]
    draft.add(f"{'Ít' if least else 'Nhiều'} nhất: **{_called(row)}** – {column.header}: **{f'{written} {unit}'.strip()}**. {marks[0]}")
    for (other, _, figure, _), mark in zip(found[:_SHOWN], marks):
        lines.append([_called(other), figure, mark])
    draft.add(markdown_table(["Nội dung", f"{column.header} ({unit})" if unit else column.header, "Nguồn"], lines))
    draft.add(where(row, selection.document))
    return draft


def of_years(question: Question, selection: Selection) -> Draft | None:
    """The year for which one row of money by years has the most, or the least: 'năm nào phân bổ nhiều nhất'. The row is the only one chosen,
    else the total line; None where it has no figures by years."""
    chosen = selection.rows if len(selection.rows) == 1 else [row for row in selection.all_rows if row.role is RowRole.TOTAL][-1:]
    found = [(c, value, number) for row in chosen for c, value in rows.money(row)
             if _YEAR.search(lowest(row.headers[c.index])) and (number := parse_number(value)) is not None]
    if len(found) < 2:
        return None
    least, row = bool(_LEAST.search(question.folded)), chosen[0]
    column, value, _ = (min if least else max)(found, key=lambda one: one[2])
    draft = Draft()
    draft.add(f"{'Ít' if least else 'Nhiều'} nhất: **{column.header}** – **{f'{value} {rows.unit_of(row, column)}'.strip()}** ({rows.name_of(row)}). {draft.cite(selection.document, row)}")
    draft.add(where(row, selection.document))
    return draft


# A heading of one year: "Năm 2026"; not of a period
_YEAR = re.compile(r"^\D*(?:19|20)\d\d\D*$")


def _called(row: TableRow) -> str:
    return rows.name_of(row).lstrip("-+ ")


def _column(question: Question, row: TableRow) -> tuple[rows.Column, str] | None:
    """The column of what is compared, and the row's figure in it: of money where money is asked, else the one whose header the
    question names."""
    if question.asks_any(Ask.AMOUNT, Ask.SOURCE) or re.search(r"\b(?:tiền|vốn|kinh phí|ngân sách)\b", question.folded):
        return column_asked(question, row)
    asked = set(tokens(question.folded))
    best: tuple[float, rows.Column | None] = (0.0, None)
    for column in rows.columns(row):
        words = set(tokens(lowest(row.headers[column.index]))) - {"số", "tổng"}
        share = len(words & asked) / len(words) if words else 0.0
        if column.role not in {"name", "marker", "place", "time"} and re.fullmatch(r"[\d.,]+", row.cells[column.index].strip()) and share > best[0]:
            best = (share, column)
    return (best[1], row.cells[best[1].index].strip()) if best[1] and best[0] >= 0.5 else None
