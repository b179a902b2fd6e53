"""Questions of a form that says by itself where the answer stands: on the document itself, on what a plan costs in a year, on the row that the last
answer told, on two places that are to be set side by side. They are rare, and what they find is not weighed against other shapes of answer."""
from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant import again, answerable, definitions, footnotes, granted, level_duties, marked_times, near_places, own_document, plan_parts, prizes, prose_and_list, ranged_columns, reasons_below, reporting, rows_added, rows_beside, rows_without, shares, special_years, standing, twofold
from assistant.asked import Asked
from assistant.comparing import of_years
from assistant.compose import blanks, by_places, listed, ranged_rows, rows, single
from assistant.compose.asked_column import column_asked
from assistant.find import Candidate
from assistant.overview import form as overview
from assistant.overview import keywords, of_place
from assistant.told import Told, drafted, telling
from assistant.understand.asks import Ask
from assistant.understand.terms import tokens
from index.records import RowRole, TableRow

if TYPE_CHECKING:
    from assistant.answering import Search

Form = Callable[[Asked, "Search"], Told | None]


def answered(asked: Asked, search: Search) -> Told | None:
    """The answer to a question of one of the forms, or why the plan has none; None where it is of none of them."""
    return next((told for form in _FORMS if (told := form(asked, search))), None)


def _definition(asked: Asked, search: Search) -> Told | None:
    """What the plan means by a word of its own."""
    meant = definitions.of(asked.question, asked.shelves)
    return telling(asked.question, *meant) if meant else None


def _standing(asked: Asked, search: Search) -> Told | None:
    """Who is in charge of the whole plan; what a level of government has to report, and when."""
    if len(asked.shelves) != 1:
        return None
    shelf = asked.shelves[0]
    return telling(asked.question, shelf, standing.of_plan(asked.question, shelf) or reporting.of_level(asked.question, shelf))


def _row_meant(asked: Asked, search: Search) -> Told | None:
    """The one row whose cells list what the question names."""
    meant = listed.row_meant(asked.question, asked.shelves)
    return telling(asked.question, *meant) if meant else None


def _again(asked: Asked, search: Search) -> Told | None:
    """Another column of the row that the last answer told."""
    told = again.of_row(asked.question, asked.shelves, search.recent) if search.recent else None
    return (single.compose(asked.question, [told]), "") if told else None


def _by_places(asked: Asked, search: Search) -> Told | None:
    return drafted(by_places.compose(asked.question, asked.shelves))


def _part_of_plan(asked: Asked, search: Search) -> Told | None:
    """What one of the things costs that the plan is about."""
    return drafted(plan_parts.compose(asked.question, asked.shelves[0])) if len(asked.shelves) == 1 else None


def _whole_and_part(asked: Asked, search: Search) -> Told | None:
    """What a plan costs and what one source gives of it."""
    if not twofold.asks_whole_and_part(asked.question):
        return None
    totals = search.rank(replace(asked.question, words=_TOTAL), [shelf.document for shelf in asked.shelves])
    both = twofold.whole_and_part(asked.question, totals, asked.ranked)
    return (single.compose_all(asked.question, both), "") if both else None


_TOTAL = ("tổng", "kinh phí", "vốn")


def _of_fund(asked: Asked, search: Search) -> Told | None:
    """What a fund, or a source with a column of its own, pays of a whole plan."""
    return telling(asked.question, asked.shelves[0], shares.of_fund(asked.question, asked.shelves[0]) or shares.of_column(asked.question, asked.shelves[0])) if len(asked.shelves) == 1 else None


def _of_silent_source(asked: Asked, search: Search) -> Told | None:
    """What a source gives of a plan that knows no money of it."""
    source = shares.silent(asked.question, asked.shelves[0]) if len(asked.shelves) == 1 else ""
    return (None, f"không nêu phần của {source}") if source else None


def _by_year(asked: Asked, search: Search) -> Told | None:
    """What one plan says of each of the years that are to be compared: 'mục tiêu 2025 với 2030 khác nhau sao'."""
    question = asked.question
    if len(asked.shelves) != 1 or len(question.entities.years) < 2 or not (question.asks_any(Ask.COMPARE) or _DIFFER.search(question.folded)):
        return None
    found = {c.clause.id: c for c in of_years(question, search, [asked.shelves[0].document])}
    return (single.compose_all(question, list(found.values())), "") if len(found) > 1 else None


_DIFFER = re.compile(r"\bkhác\b|\bso với\b|\bcòn (?:năm|đến)\b")


def _granted(asked: Asked, search: Search) -> Told | None:
    """All that a rule grants."""
    return drafted(granted.compose(asked))


def _of_range(asked: Asked, search: Search) -> Told | None:
    """The one row of a table of ranges that the measure of the question falls into: 'tàu dài 150 m thì giá bao nhiêu'."""
    question, found = asked.question, []
    for shelf in asked.shelves if question.asks_any(Ask.AMOUNT, Ask.PRICE, Ask.PERCENT, Ask.QUANTITY, Ask.LIMIT) and not question.asks_any(Ask.SUM, Ask.COUNT, Ask.LIST) else ():
        for table in shelf.tables.values():
            kept = ranged_rows.by_measure(question, [row for row in table if row.role is RowRole.LEAF], shelf.document) or []
            about = set(tokens(" ".join((table[0].title, *table[0].headers))))
            said = sum(set(word.split()) <= about for word in question.words)
            found += [(said, shelf, row) for row in kept if len(kept) == 1 and said]
    if not found:
        return None
    _, shelf, row = max(found, key=lambda one: one[0])
    return telling(question, shelf, shelf.passages[row.ordinal])


def _within_bounds(asked: Asked, search: Search) -> Told | None:
    """How many there are within bounds that columns of a table are headed by."""
    return drafted(ranged_columns.compose(asked))


def _by_footnote(asked: Asked, search: Search) -> Told | None:
    """The rows that a sign marks of which a note says what is asked."""
    return drafted(footnotes.compose(asked))


def _of_whole_place(asked: Asked, search: Search) -> Told | None:
    """The last line of the table of which a row ranks best, where 'cả tỉnh' is asked."""
    question = asked.question
    if not asked.candidates or not question.asks_any(Ask.AMOUNT, Ask.QUANTITY, Ask.COUNT) or question.asks_any(Ask.LIST, Ask.MOST, Ask.LEAD):
        return None
    best = asked.candidates[0]
    if not isinstance(best.clause, TableRow) and asked.readings and asked.readings[0].share >= _WHOLLY_READ:
        whole = asked.readings[0]
        best = Candidate(whole.shelf, whole.shelf.passages[whole.rows[0].ordinal], 1.0, {})
    line = near_places.line_of_whole_place(question, best)
    return telling(question, best.shelf, best.shelf.passages[line.ordinal]) if line is not None and (column_asked(question, line) or rows.of_years(line, question.entities.times)) else None


_WHOLLY_READ = 0.95      # share of a question that its reading into a table must explain for the table to be meant before a clause of prose


def _of_group_place(asked: Asked, search: Search) -> Told | None:
    """The line of a place that heads a group of rows with figures of its own: 'Diện tích hồ tiêu của huyện Châu Đức' of 'I. Huyện Châu Đức | 2.180'."""
    line = near_places.line_of_group(asked.question, asked.candidates[0]) if asked.candidates else None
    return telling(asked.question, asked.candidates[0].shelf, asked.candidates[0].shelf.passages[line.ordinal]) if line else None


def _marked_times(asked: Asked, search: Search) -> Told | None:
    """In how many months, quarters or years a row is marked."""
    return drafted(marked_times.compose(asked))


def _prose_and_list(asked: Asked, search: Search) -> Told | None:
    """How many the prose names and how many an annex lists."""
    return drafted(prose_and_list.compose(asked.question, asked.ranked)) if len(asked.shelves) == 1 else None


def _prose_and_row(asked: Asked, search: Search) -> Told | None:
    """What the prose says and what an annex does, set side by side."""
    both = twofold.prose_and_row(asked.question, asked.ranked)
    return (single.compose_all(asked.question, both), "") if len(both) == 2 else None


def _left_empty(asked: Asked, search: Search) -> Told | None:
    """No answer, where the row that is meant has an empty cell in the column that is asked."""
    for candidate in asked.candidates[:_ROWS_TRIED] if Ask.SUM not in asked.question.asks else ():
        row = candidate.clause
        if isinstance(row, TableRow) and (heading := blanks.column_left_empty(asked.question, row, candidate.shelf.tables[row.table])):
            return None, f"bảng để trống cột “{heading}” ở dòng “{rows.name_of(row)}”"
        if not answerable.why_not(asked.question, candidate):
            break
    return None


_ROWS_TRIED = 3             # clauses that may be the row that is meant


def _rate_and_total(asked: Asked, search: Search) -> Told | None:
    both = twofold.rate_and_total(asked.question, asked.candidates)
    return (single.compose_all(asked.question, both), "") if both else None


def _rows_without(asked: Asked, search: Search) -> Told | None:
    """Rows that lack what a column of theirs holds of others, or have it where others do not."""
    return rows_without.of(asked) or rows_without.having(asked)


def _of(compose: Callable[[Asked], Told | None]) -> Form:
    """The form of a module that looks at the question and what was found for it alone."""
    return lambda asked, search: compose(asked)


_FORMS: tuple[Form, ...] = (
    overview.of_whole, _of(keywords.compose), _of(of_place.compose), own_document.of_itself, _definition, _standing, _row_meant, _again, _by_places, _part_of_plan, _whole_and_part, special_years.years_of_plan,
    special_years.dearest_time_of_plan, special_years.years_of_row, special_years.payer_of_row, special_years.year_of_plan, _of_fund, _of_silent_source,
    own_document.in_force, own_document.replaced, _by_year, _of(level_duties.compose), _granted, _of_range, _within_bounds, _by_footnote, _of_whole_place, _of_group_place, _marked_times, _prose_and_list,
    _prose_and_row, _left_empty, _rate_and_total, _of(reasons_below.of), _of(prizes.of), _of(rows_beside.of), _of(rows_added.of), _rows_without,
)
