"""Rows of a table counted, or what a column of theirs counts added up, where a question asks how many."""
from __future__ import annotations

import re

from assistant import tablecells
from assistant.compose import amounts, lists, rows, rows_of_noun
from assistant.compose.asked_column import column_asked
from assistant.compose.draft import Draft
from assistant.find import Candidate
from assistant.rows_found import PICKED, Found
from assistant.understand.question import Question
from index.records import TableRow, lowest
from index.text import fold, strip_marks
from index.units import unit_column

NEARLY = 0.8           # of the likeliest table's score: one so likely may be preferred to it
_STATED = 0.75         # share of the question's words that a clause of prose must hold to state the number of rows so picked
# What is to be reached, not what a table lists
_TARGET = re.compile(r"\b(?:tối thiểu|ít nhất|phấn đấu|chỉ tiêu|mục tiêu|có thêm)\b")
# "có tất cả bao nhiêu cầu cảng"
IN_ALL = re.compile(r"\b(?:tất cả|tổng cộng|cả thảy|tổng số|toàn bộ|cộng lại)\b")
# What is measured, and people: rows are never so many of it
_MEASURES = frozenset("ha km m m2 m3 cm mét tấn tạ kg lít phút giờ tuổi hộ người khách lượt cháu trẻ suất kwp kw mw kwh usd m² m³ hecta gam liều tiết".split())
_PEOPLE = re.compile(r"^(?:học (?:viên|sinh)|lao động|thanh niên|gia đình|nhân khẩu)")


def is_no_count(question: Question, found: Found) -> bool:
    """Whether 'how many' asks for a target, or for what a column counts: 'bao nhiêu hộ nghèo' of a table of communes."""
    if question.noun and ({question.noun.split()[0], strip_marks(question.noun.split()[0])} & _MEASURES or _PEOPLE.match(question.noun)):
        return True
    figures = {lowest(h) for h, c in zip(found.best.rows[0].headers, found.best.rows[0].cells) if re.fullmatch(r"(?:năm )?(?:19|20)\d\d", fold(lowest(h))) and re.fullmatch(r"[\d.,]+", c.strip())}
    if ("year" in found.filters or len(found.best.rows) == 1) and len(figures) > 1:
        return True              # a column of figures for each year: the year chooses a column, not rows
    if unit_column(found.best.rows[0].headers) is not None and not PICKED & found.filters and "annex" not in found.filters:
        return True              # a table of indicators: each row is a figure, none is one of what is counted
    counted = "figure" not in found.filters and any(column_asked(question, r) for r in found.best.all_rows)
    return counted or (not found.named and not PICKED & found.filters and bool(_TARGET.search(question.folded)))


def of_people(question: Question) -> bool:
    return bool(question.noun) and (question.noun.split()[0] == "người" or bool(_PEOPLE.match(question.noun)))


def by_column(question: Question, found: Found) -> Draft | None:
    """What a column counts, added up over the rows chosen: 'Phụ lục 01 có tất cả bao nhiêu HTX đăng ký mới'; None where no column does."""
    counting = sum(1 for row in found.best.rows if column_asked(question, row))
    return amounts.compose(question, found.best) if counting > 1 and not _TARGET.search(question.folded) else None


def there(question: Question, found: Found) -> Draft | None:
    """The same, where the rows, or the title of their table, hold all names of the question: 'Vĩnh Châu' of 'KHO BẢO QUẢN HÀNH TÍM THỊ XÃ VĨNH CHÂU'."""
    held = fold(" ".join((found.best.rows[0].title, *(cell for row in found.best.rows for cell in row.cells))))
    return by_column(question, found) if "place" not in found.filters and all(fold(name) in held for name in question.entities.names) else None


# "hết năm 2027 có 18/24 thôn": how far it is to have come by then, while the rows of a year are those of that year alone
_UNTIL = re.compile(r"\b(?:hết|đến|tới) (?:cuối )?(?:năm\b|(?:19|20)\d\d\b)")


def counted(question: Question, found: Found) -> Draft | None:
    """The rows counted; beside them the clause that states the number as well."""
    if question.entities.years and "year" not in found.filters and found.best.document.period != (question.entities.years[0],) * 2 and str(question.entities.years[0]) not in found.best.rows[0].title:
        return None              # rows that say nothing of the year asked
    if len(found.best.rows) == 1 and not rows_of_noun.lists_noun(question, found.best):
        return None              # of a row that something else has picked: 'Có 1 tầng'
    if is_no_count(question, found) or len(found.best.rows) == 1 and "place" in found.filters and rows.is_of_place(question, found.best.rows[0]):
        return None              # the row of the place itself is told, not counted
    if rows_of_noun.counts_in_column(question, found.best):
        return there(question, found)
    unsaid = PICKED & found.filters and found.top is not None and found.top.features["any"] < _STATED
    if found.good and isinstance(found.top.clause, TableRow) and tablecells.row_unit(found.top.clause) and found.top.features["evidence"] == 1.0 and not found.named and not unsaid and found.top.features["any"] >= found.best.score * NEARLY:
        return None              # an indicator with its figure: 'Biển số nhà được gắn | biển | 2.400'
    until = found.prose and _UNTIL.search(question.folded) and _UNTIL.search(fold(found.top.clause.text))
    told_then = found.top is not None and (_UNTIL.search(question.folded) or any(str(year) in found.top.clause.text for year in question.entities.years))      # not only under 'Mục tiêu đến năm 2026'
    dated = "year" not in found.filters or (told_then and found.top.features["year"] > 0 and ("group" not in found.filters or until))
    stated = not PICKED & found.filters or not found.named and found.top is not None and found.top.features["any"] >= _STATED and _holds_numbers(question, found.top)
    told = found.prose and dated and stated and found.top.features["evidence"] == 1.0
    told = told and not ("marked" in found.filters and not re.search(rf"\b0*{len(found.best.rows)}\b", found.top.clause.text))      # says how rows are marked, not how many
    if told and not found.named:
        return None
    return lists.compose(question, found.best, counting=True, beside=found.top if told else None)


def states(question: Question, top: Candidate | None) -> bool:
    """Whether a clause gives a figure right before what is counted, by all its words: '05 lớp xóa mù chữ'."""
    return top is not None and bool(re.search(rf"\d\s+{re.escape(question.noun)}\b", fold(top.clause.text)))


def _holds_numbers(question: Question, top: Candidate) -> bool:
    """Whether a clause has the figures that the question gives, years aside: 'hệ thống 8 kWp' is not told by one that has no 8."""
    given = {n for word in question.words for n in re.findall(r"\d+", word)}
    return given <= {n.lstrip("0") for n in re.findall(r"\d+", top.clause.text)} | set(re.findall(r"\d+", top.clause.text))
