"""Money from tables: the rows of a place or a group, added up without counting a subtotal twice."""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Sum
from assistant.compose import rows
from assistant.compose.asked_column import column_asked
from assistant.compose.draft import Draft, markdown_table
from assistant.compose.single import where
from assistant.compose.telling import tell_row
from assistant.compose.tables import Selection
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from assistant.understand.terms import tokens
from assistant.whole import OF_MONEY
from index.lexicon.places import LEVELS
from index.quantities import added, format_number, parse_number
from index.records import JOIN, RowRole, TableRow
from index.text import fold


def compose(question: Question, selection: Selection) -> Draft | None:
    """The rows chosen, each with its money, and their sum where there are several; None where they hold no money."""
    paid = [(row, column, value) for row in selection.rows if (picked := column_asked(question, row)) for column, value in [picked]]
    if not paid or len(paid) > 40:
        return None
    draft = Draft()
    if len(paid) == 1:
        row = paid[0][0]
        marks = [draft.cite(selection.document, one) for one in (row, *rows.said_above(row, selection.all_rows))]
        draft.add(" ".join((tell_row(question, row), *marks)))
        draft.add(where(row, selection.document))
        return draft
    values = [parse_number(value) for _, _, value in paid]
    if any(v is None for v in values) or _is_of_one_year_only(question, paid[0][1]):
        return None
    total = format_number(added(values))
    unit = rows.unit_of(paid[0][0], paid[0][1])
    counted = unit or (question.noun if Ask.COUNT in question.asks else "")
    lines, names = [], [rows.name_of(row) for row, _, _ in paid]
    for (row, _, value), name in zip(paid, names):
        mark = draft.cite(selection.document, row)
        lines.append([_told_apart(row, name, [other for other, _, _ in paid]) if names.count(name) > 1 else name, value, mark])
    draft.add(f"Tổng cộng: **{f'{total} {counted}'.strip()}** = {' + '.join(v for _, _, v in paid)} ({_said(question, selection, len(paid))}).")
    draft.add(_table(paid[0][1].header, unit, lines))
    draft.add(f"*Căn cứ: {_TABLE_LABEL.match(paid[0][0].label)[0]} – {selection.document.title}*")
    if (line := _group_line(selection)) and rows.money(line):
        draft.add(f"Dòng “{rows.name_of(line)}” của bảng ghi {'; '.join(f'{c.header}: {v}' for c, v in rows.money(line)[:1])} {draft.cite(selection.document, line)}")
    draft.sums.append(Sum(result=total, addends=tuple(v for _, _, v in paid)))
    return draft


def _is_of_one_year_only(question: Question, column: rows.Column) -> bool:
    """Whether a column is of one of several years that the question asks to add up: 'hai năm 2022 và 2023'."""
    held = [year for year in question.entities.years if str(year) in column.header]
    return Ask.SUM in question.asks and 0 < len(held) < len(question.entities.years)


def _table(header: str, unit: str, lines: list[list[str]]) -> str:
    """The rows added up, under the heading of their column; the unit beside a bare '2022' would make a sum of the year."""
    if header.isdigit():
        return markdown_table(["Nội dung", f"Năm {header}", "Nguồn"], [[name, f"{value} {unit}".strip(), mark] for name, value, mark in lines])
    return markdown_table(["Nội dung", f"{header} ({unit})" if unit and unit not in header else header, "Nguồn"], lines)


def _told_apart(row: TableRow, name: str, others: Sequence[TableRow]) -> str:
    """A row's name with what tells it from others of that name: its group, else the first words of another cell of it: 'Phường 2 (Khóm Cà Săng)'."""
    same = [other for other in others if other is not row and rows.name_of(other) == name]
    if row.groups and all(other.groups != row.groups for other in same):
        return f"{name} ({row.groups[-1]})"
    own = next((cell.strip() for i, cell in enumerate(row.cells) if re.search(r"[^\W\d_]{2}", cell) and all(other.cells[i] != cell for other in same)), "")
    return f"{name} ({own})" if own else f"{name} ({row.groups[-1]})" if row.groups else name


# The table of a row's label: "Phụ lục 03" of "Phụ lục 03, mục I.1, dòng 1", "Mục V, bảng 3" of "Mục V, bảng 3, số thứ tự 4"
_TABLE_LABEL = re.compile(r"(?:(?:Phụ lục|Biểu|Bảng)[^,]*|.*?bảng \d+|[^,]*)")


def _group_line(selection: Selection) -> TableRow | None:
    """The group row over all rows chosen, where it carries a figure of its own (a subtotal, shown beside the sum)."""
    groups = {row.groups for row in selection.rows}
    if len(groups) != 1 or not (group := next(iter(groups))) or len(selection.rows) < sum(row.role is RowRole.LEAF and row.groups == group for row in selection.all_rows):
        return None              # of some of its rows the subtotal says nothing
    for row in selection.all_rows:
        if row.role is RowRole.SUBTOTAL and row.groups == group[:-1] and rows.name_of(row) and rows.name_of(row) in group[-1]:
            return row
    return None


# "các công trình khởi công trên địa bàn xã", "mấy dự án của xã"
_PROJECTS = re.compile(r"\b(?:công trình|dự án|hạng mục|danh mục|tuyến)\b")


def of_all_tables(question: Question, selections: list[Selection]) -> Selection:
    """What a place gets in all tables of a plan that list its projects, where they are of one unit; a table of communes stands
    alone, since it holds already what such lists tell one by one."""
    paid = [s for s in selections if all(column_asked(question, r) for r in s.rows)]
    if not paid:
        return selections[0]
    paid = paid[:1] if "named" in paid[0].filters else [s for s in paid if "named" not in s.filters]
    paid = _on_subject(question, paid)
    own = [s for s in paid if all(rows.is_of_place(question, row) for row in s.rows)]
    if own and len(own) < len(paid):       # what the place gets in all is told by its own line; its projects by the lists of them
        paid = [s for s in paid if s not in own] if _PROJECTS.search(question.folded) else own[:1]
    if not paid:             # all of them call their rows by name
        return selections[0]
    units = {rows.unit_of(r, column_asked(question, r)[0]) for s in paid for r in s.rows}
    if len(units) != 1:
        return paid[0]
    merged = tuple(sorted({r.id: r for s in paid for r in s.rows}.values(), key=lambda r: r.ordinal))
    said = _SO_MANY.search(question.folded)
    so_many = [s for s in paid if said and len(s.rows) == _NUMBERS[said[1]] != len(merged)]
    if len(so_many) == 1:
        return so_many[0]
    return replace(paid[0], rows=merged)


# "gộp cả hai trường": as many rows as are said
_SO_MANY = re.compile(r"\b(?:cả|gộp|cộng) (hai|ba|bốn|[2-4]) (?!năm\b|xã\b|huyện\b|nguồn\b|kế hoạch\b|giai đoạn\b)[^\W\d_]")
_NUMBERS = {"hai": 2, "ba": 3, "bốn": 4, "2": 2, "3": 3, "4": 4}


def _on_subject(question: Question, paid: list[Selection]) -> list[Selection]:
    """The tables that are on what the question asks of a place, where some are: 'hai trường bán trú ở xã A được bao nhiêu để làm bếp ăn' is not of
    the table of clinics, whose rows, title and headings have none of its words."""
    names = {t for level, name in question.entities.places for t in tokens(f"{level} {name}")} | set(LEVELS)
    words = [w for w in question.words if not set(w.split()) <= names and w not in OF_MONEY and not w.isdigit()]
    lines = [f" {' '.join(tokens(' '.join((s.rows[0].title, *s.rows[0].headers, *s.group, *(cell for row in s.rows for cell in row.cells)))))} " for s in paid]
    held = [sum(f" {w} " in line for w in words) for line in lines]
    return [s for s, n in zip(paid, held) if n or not max(held, default=0) > 1]


def of_columns(question: Question, selection: Selection) -> Draft | None:
    """Several columns of one row, added up: 'gộp ngân sách trung ương và ngân sách tỉnh cho phần xây mới nhà', or of the total line where
    no row is called by words of its own; None where the question names less than two, or all of them, or the rows are several."""
    if not _COLUMNS_ADDED.search(question.folded):
        return None
    asked = f" {' '.join(tokens(question.read))} "
    row = _row_added(question, selection)
    money = [(column, value) for column, value in rows.money(row) if parse_number(value)] if row else []
    named = [(column, value) for column, value in money if f" {' '.join(_spelled(column.header))} " in asked and _spelled(column.header)[:1] not in _OF_ALL
             and (not column.header.isdigit() or int(column.header) in question.entities.years)]      # '5 năm 2021-2025' does not name the columns '2021' and '2025'
    if not 1 < len(named) < len(money):
        return None
    unit, draft = rows.unit_of(row, named[0][0]), Draft()
    total = format_number(added(parse_number(value) for _, value in named))
    draft.add(f"Tổng cộng: **{total} {unit}**".rstrip(" *") + "** = " + " + ".join(f"{value}" for _, value in named) + f" {draft.cite(selection.document, row)}.")
    draft.add(f"{tell_row(question, row)} {draft.cite(selection.document, row)}")
    draft.add(where(row, selection.document))
    draft.sums.append(Sum(result=total, addends=tuple(value for _, value in named)))
    return draft


def of_years(question: Question, chosen: Sequence[Selection]) -> Draft | None:
    """The columns of several years of one row, added up: 'hai năm 2022 và 2023 ngân sách tỉnh bỏ ra cộng lại bao nhiêu'."""
    return next((draft for one in chosen if (draft := of_columns(question, one))), None) if len(question.entities.years) > 1 else None


def _row_added(question: Question, selection: Selection) -> TableRow | None:
    """The one row whose columns are to be added up: the row chosen where the question has a word of its name that no heading has, nor the title of the
    plan that it names as such ('đề án nhà ở công nhân'), else the total line; None where several are chosen, or there is no such line."""
    headings = {t for header in selection.all_rows[0].headers for t in _spelled(header)}
    headings |= set(tokens(selection.document.title)) if _PLAN.search(question.folded) else set()
    own = [row for row in selection.rows if (set(tokens(rows.name_of(row))) & set(question.terms)) - headings]
    called = [row for row in own if f" {' '.join(tokens(rows.name_of(row)))} " in f" {' '.join(tokens(question.read))} "]
    if own:
        return called[0] if len(called) == 1 else own[0] if len(selection.rows) == 1 else None
    return next((row for row in selection.all_rows if row.role is RowRole.TOTAL), None)


_OF_ALL = (("tổng",), ("cộng",))     # what a column of the whole is headed by: it holds the others
_PLAN = re.compile(r"\b(?:kế hoạch|đề án|chương trình|phương án|nghị quyết|quyết định)\b")
# "gộp ngân sách trung ương và ngân sách tỉnh", "cộng cả vốn tỉnh với vốn huyện", "hai năm 2022 và 2023 cộng lại"
_COLUMNS_ADDED = re.compile(r"\b(?:gộp|cộng|tính chung|tổng)\b.*\b(?:và|với|lẫn|cùng)\b|\b(?:và|với|lẫn|cùng)\b.*\b(?:cộng|gộp) (?:lại|chung)\b")


def _spelled(header: str) -> tuple[str, ...]:
    """A heading's words as a question has them: 'NSTW' → 'ngân sách trung ương', 'NS tỉnh' → 'ngân sách tỉnh'."""
    return tokens(re.sub(r"^NS\b", "ngân sách", header.split(JOIN)[-1]))


def _said(question: Question, selection: Selection, n: int) -> str:
    """What was added up, in words: '3 dòng của xã Quảng Uyên'; rows without a figure are not among the `n`."""
    what = f"{n} dòng"
    if "named" in selection.filters:
        return what              # the rows tell the names themselves
    if question.entities.places:
        what += " của " + ", ".join(f"{level} {name}" for level, name in question.entities.places)
    elif selection.group:
        what += f" thuộc nhóm “{selection.group}”"
    return what


_CALLED = 8      # rows called by their names that are told with their money, added up where there are several


def wants_sum(question: Question, selection: Selection) -> bool:
    """Whether the rows chosen should be added up: asked to, or all that a place gets is asked."""
    if "named" in selection.filters:
        return len(selection.rows) <= _CALLED
    if question.asks_any(Ask.SUM) or ("place" in selection.filters and len(question.entities.places) > 1):
        return len(selection.rows) > 1
    return "place" in selection.filters and not {"words"} & set(selection.filters) and bool(
        re.search(r"được (?:bao nhiêu|mấy|cấp|phân bổ|bố trí|hỗ trợ|đầu tư)|bao nhiêu (?:tiền|kinh phí|vốn)", fold(question.read)))
