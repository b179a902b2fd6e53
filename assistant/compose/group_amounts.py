"""Money of a table's groups, by the lines that sum them up: of one group that a question names, or of several added up."""
from __future__ import annotations

import re
from dataclasses import replace

from assistant import headed
from assistant.compose import amounts, rows
from assistant.compose.draft import Draft
from assistant.compose.single import where
from assistant.compose.tables import Selection
from assistant.compose.telling import tell_row
from assistant.understand.question import Question
from assistant.understand.terms import tokens
from index.records import RowRole, TableRow
from index.text import fold


def of_group(question: Question, selection: Selection) -> Draft | None:
    """The line of the group that the question names, with its own figures; None where it names none, or more than the group."""
    if "group" not in selection.filters or {"place", "named", "value"} & set(selection.filters):
        return None
    if (years := question.entities.years) and not {(years[0],) * 2} & {selection.document.period}:
        return None              # a group's line is of all years
    line = next((row for row in selection.all_rows if row.role is RowRole.SUBTOTAL and rows.name_of(row) and rows.name_of(row) in selection.group), None)
    if line is None or not rows.money(line):
        return None
    draft = Draft()
    draft.add(f"{tell_row(question, line)} {draft.cite(selection.document, line)}")
    draft.add(where(line, selection.document))
    return draft


def of_whole_group(question: Question, selection: Selection) -> Draft | None:
    """The same where the question asks for all of a part that it calls as the group is called: 'toàn bộ phần hỗ trợ trẻ em chi bao nhiêu'."""
    called = tokens(headed.bare(selection.group))
    said = len(called) > 1 and f" {' '.join(called)} " in f" {' '.join(tokens(question.read))} "
    return of_group(question, selection) if said and _ALL_OF.search(question.folded) else None


# "toàn bộ phần hỗ trợ trẻ em", "cả nhóm giống cây trồng", "riêng mảng truyền thông"
_ALL_OF = re.compile(r"\b(?:toàn bộ|cả|nguyên|trọn|riêng|tổng)\b.{0,12}\b(?:phần|nhóm|mảng|khối|mục)\b")


def of_groups(question: Question, selection: Selection) -> Draft | None:
    """The lines of several groups that the question calls by their names, added up: 'gộp nhóm giống cây trồng và nhóm giống vật nuôi'."""
    if "place" in selection.filters:
        return None
    asked, title = (f" {' '.join(tokens(text))} " for text in (question.read, selection.document.title))
    sums = [row for row in selection.all_rows if row.role is RowRole.SUBTOTAL]
    lines = [row for row in sums if len(name := tokens(rows.name_of(row))) > 1 and f" {' '.join(name)} " in asked and f" {' '.join(name)} " not in title]
    short = [row for row in sums if lines and row not in lines and _is_listed(tokens(rows.name_of(row))[:1], question)]
    if len(lines) + len(short) < 2 or len({line.groups for line in lines}) > 1 or not short and _names_more(question, lines):
        return None
    lines = [row for row in sums if row in lines or row in short]
    return amounts.compose(question, replace(selection, rows=tuple(lines), group=""))


# What stands before and after one of several things that a question lists
_BEFORE, _AFTER = r"(?:,|\b(?:và|cho|gồm|phần|của|lẫn|với))\s", r"(?=\s*(?:,|;|\?|$)|\s(?:và|lẫn|với|cùng)\b)"


def _is_listed(name: tuple[str, ...], question: Question) -> bool:
    """Whether a question has a group's first word as one of what it lists: 'hoa' of 'Hoa cắt cành', in 'cho hoa, đất bô-xít và đường điện gió'."""
    return bool(name) and re.search(f"{_BEFORE}{re.escape(' '.join(name))}{_AFTER}", question.folded) is not None


def _names_more(question: Question, lines: list[TableRow]) -> bool:
    """Whether the question lists something before or after the groups found that is none of them: their sum would leave it out."""
    spans = sorted(m.span() for line in lines if (m := re.search(re.escape(fold(rows.name_of(line))), question.folded)))
    return bool(spans) and (re.search(r",\s*$", question.folded[:spans[0][0]]) is not None or re.match(r"\s*(?:, (?!thì|là|tổng|tất|cộng|mỗi|hết)|và )", question.folded[spans[-1][1]:]) is not None)
