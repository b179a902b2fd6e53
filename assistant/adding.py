"""Money, or what a column counts, of several rows of a table added up: of a place, a group, a year, or of so many rows of a kind."""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant import payers
from assistant.compose import amounts, group_amounts, rows, tables
from assistant.compose.asked_column import column_asked
from assistant.compose.draft import Draft
from assistant.compose.tables import Selection
from assistant.features import states_total, wants_total
from assistant.find import Candidate
from assistant.rows_found import Found
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from index.records import RowRole, lowest
from index.text import fold

_CHOOSING = frozenset({"place", "year", "agency", "value", "figure", "marked", "named", "group", "words"})    # what must have chosen rows for them to be added up
# "hai hội chợ", "ba khoản", "các dự án": some rows of a table rather than all of it
_SEVERAL = re.compile(r"\b(?:hai|ba|bốn|năm|các|những|\d+) (?!bên|kế hoạch|tỉnh|năm\b)[^\W\d_]+")
# "nhóm thương mại điện tử", "mảng xúc tiến": a group of a table's rows is named as one
_CALLED_A_GROUP = re.compile(r"\b(?:nhóm|mảng|khối|hạng mục|tiểu mục)\b")


def added(question: Question, chosen: Sequence[Selection], candidates: Sequence[Candidate]) -> Draft | None:
    """The rows of one of the tables chosen, with their sum, beside the best clauses found; None where one clause is the answer, or none fits."""
    paying = payers.asked(question.folded)
    chosen = [s for s in chosen if _is_of_period(question, s)]
    chosen = [s for s in chosen if any(payer.told.search(f"; {fold(lowest(h))} ;") for payer in paying for h in s.rows[0].headers)] or chosen      # 'phần xã hội hóa' of the table that parts it
    if not chosen:
        return None
    if Ask.SUM in question.asks and (draft := next((d for s in chosen if (d := amounts.of_columns(question, s))), None)):
        return draft
    if Ask.SUM in question.asks and (draft := next((d for s in chosen if (d := group_amounts.of_groups(question, s))), None)):
        return draft
    if _CALLED_A_GROUP.search(question.folded) and (Ask.SUM not in question.asks or wants_total(question)) and (draft := group_amounts.of_group(question, chosen[0])):
        return draft
    if Ask.SUM not in question.asks and (part := next((d for s in chosen if (d := group_amounts.of_whole_group(question, s))), None)):
        return part
    if Ask.SUM in question.asks and (numbered := _so_many(question, chosen) or _begun(question, chosen)):
        return amounts.compose(question, numbered)
    first = set(chosen[0].filters)
    dated = "year" in first and chosen[0].document.period != (question.entities.years[0],) * 2 if question.entities.years else False
    some = {"named", "value"} & first or (("words" in first or dated) and _SEVERAL.search(question.folded))
    if (question.of_plan or wants_total(question) and not some) and not question.entities.annexes:
        return None              # what a whole plan costs is said by its total
    choosing = _CHOOSING | ({"annex"} if question.noun and Ask.AMOUNT not in question.asks else set())
    paid = next((s for s in chosen if choosing & set(s.filters) and any(column_asked(question, r) for r in s.rows)), None)
    if paid and Ask.SUM in question.asks and "place" in paid.filters and not (question.entities.annexes or tables.speaks_of_a_table(question)):
        paid = amounts.of_all_tables(question, [s for s in chosen if s.document.id == paid.document.id and "place" in s.filters])
    if not paid or not amounts.wants_sum(question, paid) or not _is_of_years(question, paid):
        return None
    named = [row for row in paid.rows if any(fold(name) in fold(rows.name_of(row)) for name in question.entities.names)]
    if len(named) == 1 and len(paid.rows) > 1 and "named" not in paid.filters:
        return None              # 'Nhóm hộ Tiền Phong trên hồ Hòa Bình': the one row of the group that is called by name
    alone = sum(1 for row in paid.rows if column_asked(question, row)) == 1
    if alone and candidates and (candidates[0].clause in paid.rows or candidates[0].features.get("part") or Found.of(question, paid, candidates).prose and not states_total(candidates[0].clause)):
        return None              # one row that is found anyway is told with what belongs to it; a clause of prose that fits better goes before it
    return amounts.compose(question, paid)


def _is_of_period(question: Question, selection: Selection) -> bool:
    """Whether a table, or a column of it, is of the years from which to which the question asks; the document may be of no more than these. True where it asks for none."""
    period, own = question.entities.period, selection.document.period
    if not period or not own or period == own or not question.asks_any(Ask.AMOUNT) or period[0] <= own[0] and own[1] <= period[1]:
        return True
    said = fold(" ".join((selection.rows[0].title, *selection.rows[0].headers, *(cell for row in selection.rows for cell in row.cells))))
    return re.search(rf"{period[0]} ?[-–] ?{period[1]}", said) is not None


def _is_of_years(question: Question, selection: Selection) -> bool:
    """Whether the rows chosen, or the column that is added up, are of the year asked; those of a plan of that year are. True where none is asked."""
    years = [str(y) for y in question.entities.years]
    if not years or "year" in selection.filters or selection.document.period == (question.entities.years[0],) * 2:
        return True
    columns = [picked[0].index for row in selection.rows if (picked := column_asked(question, row))]
    return any(y in fold(" ".join((selection.rows[0].title, *(selection.rows[0].headers[i] for i in columns[:1]), selection.group, *selection.rows[0].path[-1:]))) for y in years)


# "ba chợ làm trong năm 2025 tổng cộng bao nhiêu", "hai tuyến kè": so many of a kind
_SO_MANY = re.compile(r"\b(?P<number>hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\d{1,2}) (?:(?P<one>tuyến|công trình|dự án|đoạn|chiếc|cái|ngôi|căn|toà|tòa) )?(?P<kind>[^\W\d_]+)")
_NUMBERS = dict(zip("hai ba bốn năm sáu bảy tám chín mười".split(), range(2, 11)))


def _so_many(question: Question, chosen: Sequence[Selection]) -> Selection | None:
    """The rows chosen that the question's word for them begins, where they are just as many as it says and more than words chose them: of a dyke and two
    embankments the two, for 'hai tuyến kè'."""
    for match in _SO_MANY.finditer(question.folded):
        number, kinds = _NUMBERS.get(match["number"]) or int(match["number"]), tuple(f"{kind} " for kind in (match["one"], match["kind"]) if kind)
        for s in chosen:
            called = tuple(r for r in s.rows if fold(rows.name_of(r)).startswith(kinds) and column_asked(question, r))
            if len(called) == number and _CHOOSING - {"words"} & set(s.filters):
                return replace(s, rows=called)
    return None


def _begun(question: Question, chosen: Sequence[Selection]) -> Selection | None:
    """The rows of a table that all begin with the one name of the question, where they are as many as it says: 'Cù lao Dài, đoạn thượng lưu' and 'Cù lao
    Dài, đoạn hạ lưu' for 'hai đoạn ở cù lao Dài'."""
    name = fold(question.entities.names[0]) if len(question.entities.names) == 1 and " " in question.entities.names[0] else ""
    said = {_NUMBERS.get(m["number"]) or int(m["number"]) for m in _SO_MANY.finditer(question.folded)}
    for s in chosen if name else ():
        begun = tuple(row for row in s.all_rows if row.role is RowRole.LEAF and fold(rows.name_of(row)).startswith(name) and column_asked(question, row))
        if len(begun) > 1 and len(begun) in said:
            return replace(s, rows=begun, filters=(*s.filters, "named"))
    return None
