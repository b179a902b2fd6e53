"""What a row of yearly figures comes to over the whole period, where a clause of prose states it: its figure is the sum of the row's."""
from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.find import Candidate
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from assistant.understand.terms import content
from index.quantities import format_number, parse_number
from index.records import TableRow, lowest
from index.text import fold

# A column of one year: "Năm 2026", "KH 2025"; not "Giai đoạn 2026 - 2030", "Thực hiện 2023"
_YEAR = re.compile(r"(?:năm |kh |kế hoạch )?(?P<year>20\d\d)")
# The years themselves are asked: "mỗi năm", "từng năm", "các năm"
_YEARLY = re.compile(r"\b(?:mỗi|từng|h[àằ]ng|các|những|theo|một) năm\b|\bnăm nào\b")
_LEAST = 20        # a smaller sum may stand anywhere by chance


def chosen(question: Question, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The clause that says of the whole period what the best row says of its years, and that row; the row alone where a clause of the
    whole is the best and each year is asked. Empty where the question is of neither."""
    if question.entities.years or question.asks_any(Ask.YEAR, Ask.MOST) or not question.asks_any(Ask.QUANTITY, Ask.COUNT, Ask.SUM):
        return []
    if _YEARLY.search(question.folded):
        best = candidates[0]
        return [row for row in candidates[:4] if (whole := stated(row)) and (row is best or whole.clause.id == best.clause.id)][:1]
    whole = stated(candidates[0])
    return [whole, candidates[0]] if whole else []


def stated(candidate: Candidate) -> Candidate | None:
    """The clause of prose ('tập huấn cho 1.350 lượt người') that states the sum of a row's years ('Người được tập huấn | 450 | 520 | 380')
    in two words of the row at least; None where there is none, or the candidate is no such row."""
    row, shelf = candidate.clause, candidate.shelf
    whole = _sum_of_years(row, shelf.document.period) if isinstance(row, TableRow) else 0
    if whole < _LEAST:
        return None
    figure = re.compile(rf"(?<![\d.,/]){re.escape(format_number(whole))}(?![.,]?\d)")
    words = [w for w in content(fold(row.text)) if re.search(r"[^\W\d_]", w)]
    for passage in shelf.passages:
        told = not isinstance(passage.clause, TableRow) and figure.search(fold(passage.clause.text))
        if told and sum(f" {w} " in passage.text for w in words) >= 2:
            return Candidate(shelf, passage, candidate.score, candidate.features)
    return None


def _sum_of_years(row: TableRow, period: tuple[int, int] | None) -> float:
    """The sum of a row's figures of the years of a plan; 0 where it has fewer than two, or a year without a figure."""
    cells = [(int(m["year"]), cell) for header, cell in zip(row.headers, row.cells) if (m := _YEAR.fullmatch(fold(lowest(header))))]
    values = [parse_number(cell.strip()) for year, cell in cells if not period or period[0] <= year <= period[1]]
    return sum(values) if len(values) > 1 and all(values) else 0
