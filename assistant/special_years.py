"""Questions on what a plan costs in its years: the dearest of them, several added up, one of them, of all sources or of one."""
from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant import answerable, phases, shares
from assistant.asked import Asked
from assistant.compose import enumerated, extremes, year_bounds, year_sums
from assistant.compose.draft import Draft
from assistant.find import Candidate
from assistant.shelf import Shelf
from assistant.told import Told, drafted, telling
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from index.records import TableRow

if TYPE_CHECKING:
    from assistant.answering import Search


def years_of_plan(asked: Asked, search: Search) -> Told | None:
    """The dearest of a plan's years, or several of them added up."""
    question = asked.question
    if not question.of_plan or len(asked.shelves) != 1:
        return None
    if {Ask.MOST, Ask.YEAR} <= question.asks or Ask.SUM in question.asks and len(question.entities.years) > 1:
        shelf, told = asked.shelves[0], phases.by_years(asked.shelves[0])
        return drafted(enumerated.compose(question, Candidate(shelf, told, 1.0, {})) if told else _rows_of_years(question, shelf))
    return None


# "kế hoạch … năm nào chi nhiều nhất", "quý nào kế hoạch của Sở chi nhiều tiền nhất"
_DEAREST = re.compile(r"\b(?:năm|quý) (?:nào|mấy)\b[^?]*\b(?:nhiều|cao|lớn|ít|thấp)\b[^?]{0,20}\bnhất\b")
_OF_A_PLAN = re.compile(r"\b(?:kế hoạch|đề án|chương trình|nghị quyết|phương án|tổng (?:kinh phí|vốn))\b")


def dearest_time_of_plan(asked: Asked, search: Search) -> Told | None:
    """The year, or the quarter, in which a whole plan costs most, or least."""
    question, money = asked.question, asked.question.asks_any(Ask.AMOUNT) or _SPENT.search(asked.question.folded)
    if len(asked.shelves) != 1 or not money or not _DEAREST.search(question.folded) or not _OF_A_PLAN.search(question.folded) or question.entities.places:
        return None
    shelf = asked.shelves[0]
    if Ask.YEAR in question.asks and (told := phases.by_years(shelf)):
        return drafted(enumerated.compose(replace(question, asks=question.asks | {Ask.MOST}), Candidate(shelf, told, 1.0, {})))
    return next((drafted(draft) for table in reversed(shelf.tables.values()) if (draft := extremes.of_total(question, table, shelf.document))), None)


_SPENT = re.compile(r"\b(?:chi|tốn|bố trí|phân bổ|tiền|vốn|kinh phí)\b")


def years_of_row(asked: Asked, search: Search) -> Told | None:
    """What the row that is meant has in each of several years, added up: 'từ 2026 đến 2028, doanh nghiệp góp tổng cộng bao nhiêu'."""
    question, shelf = asked.question, next(iter(asked.shelves), None)
    span = year_bounds.bound(question.folded) or shelf and question.entities.period not in (None, shelf.document.period) or len(question.entities.years) > 1 and Ask.COUNT in question.asks
    if Ask.SUM not in question.asks or not span:
        return None
    best = next((c for c in asked.candidates[:_ROWS] if isinstance(c.clause, TableRow) and not answerable.why_not(question, c)), None)
    return drafted(year_sums.of_row(question, best.clause, best.shelf.document)) if best else None


def payer_of_row(asked: Asked, search: Search) -> Told | None:
    """What one payer gives of the row that is meant, over all years, where the table has a column of theirs for each year only."""
    question = asked.question
    if Ask.AMOUNT not in question.asks or question.asks_any(Ask.PRICE, Ask.LIMIT, Ask.PERCENT, Ask.MOST):
        return None
    best = next(iter(asked.candidates), None)
    if best is None or not isinstance(best.clause, TableRow) or answerable.why_not(question, best):
        return None
    return drafted(year_sums.of_payer(question, best.clause, best.shelf.document))


_ROWS = 3          # clauses among which the row that is meant is sought


def _rows_of_years(question: Question, shelf: Shelf) -> Draft | None:
    """The rows of several years of a plan, or those columns of its total line, added up."""
    found = [phases.of_year(shelf, year) for year in question.entities.years]
    told = list({p.clause.id: p.clause for p in found if p and isinstance(p.clause, TableRow)}.values())
    if Ask.SUM not in question.asks or len({row.table for row in told}) != 1 or len(told) not in (1, len(found)):
        return None
    return year_sums.of_row(question, told[0], shelf.document) if len(told) == 1 else year_sums.of_rows(question, told, shelf.document)


def year_of_plan(asked: Asked, search: Search) -> Told | None:
    """What a plan costs in a year, or a source's share of it."""
    question = asked.question
    if len(asked.shelves) != 1:
        return None
    shelf = asked.shelves[0]
    if question.of_plan and len(question.entities.years) == 1 and (stated := phases.of_year(shelf, question.entities.years[0])):
        return telling(question, shelf, stated)
    if Ask.SUM in question.asks and len(question.entities.years) > 1 and shares.asked(question, shelf, ()):
        return drafted(_rows_of_years(question, shelf))
    if stated := shares.in_year(question, shelf):
        return telling(question, shelf, phases.of_year(shelf, question.entities.years[0]) if _TWO_SUMS.search(question.folded) else None, stated)
    return None


# "cần bao nhiêu vốn, riêng ngân sách thành phố bao nhiêu"
_TWO_SUMS = re.compile(r"\b(?:bao nhiêu|mấy)\b.*\b(?:riêng|trong đó|phần)\b.*\b(?:bao nhiêu|mấy)\b")
