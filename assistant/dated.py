"""Whether a clause is of the time that a question names: its years, its school year, its quarter."""
from __future__ import annotations

import re

from assistant import naming, times
from assistant.compose import rows
from assistant.features import states_total, wants_total
from assistant.find import Candidate
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from index.records import RowRole, TableRow
from index.text import fold


# "sơ kết, tổng kết khi nào": what is looked back on, which no report of a year says, nor the day of anything else
_REVIEW, _REVIEWED = re.compile(r"\b(?:sơ kết|tổng kết)\b"), re.compile(r"\b(?:sơ kết|tổng kết|đánh giá|rút kinh nghiệm|nghiệm thu)\b")

_REPORTED = re.compile(r"\b(?:báo cáo|gửi|nộp|trình)\b")       # 'tổng kết vụ vải gửi UBND tỉnh hạn ngày nào': a report of it


def of_time(question: Question, candidate: Candidate) -> str:
    """The reason why a clause is not of the years, the school year or the quarter that a question names; '' where it is."""
    document = candidate.shelf.document
    text = _dated(candidate)
    if Ask.DATE in question.asks and _REVIEW.search(question.folded) and not _REPORTED.search(question.folded) and not _REVIEWED.search(fold(_everything(candidate))):
        return "không nêu thời điểm sơ kết, tổng kết"
    if Ask.DATE in question.asks and _REPORT.search(question.folded) and not _REPORTS.search(fold(_everything(candidate))):
        return "không nêu hạn báo cáo"
    if Ask.DATE in question.asks and (often := _of_other_reports(question.folded, fold(candidate.clause.text))):
        return f"chỉ nêu báo cáo {often}"
    timed = isinstance(candidate.clause, TableRow) and any(
        c.role in {"time", "mark"} and candidate.clause.cells[c.index].strip() for c in rows.columns(candidate.clause))
    if time := next((t for t in question.entities.times if "-" in t), ""):
        others = _school_years(candidate)
        if others and time not in others or not others and document.period and int(time[-4:]) > document.period[1]:
            return f"không có nội dung nào cho năm học {time}"
    if (quarter := question.entities.quarter) and not times.quarters(_everything(candidate)):
        return f"không có nội dung nào cho {quarter}"
    meant = [year for year in question.entities.years if not _is_baseline(question, year)]
    if meant and (under := _under_year(candidate)) and under not in meant and not any(str(year) in candidate.clause.text for year in meant):
        return f"không có nội dung nào nêu riêng cho năm {meant[0]}"
    for year in question.entities.years:
        alone = Ask.AMOUNT in question.asks and states_total(candidate.clause) and re.search(_ALONE.format(year=year), question.folded)
        if str(year) in (_SPAN.sub(" ", text) if alone else text) or document.period == (year, year) and not _of_year_before(candidate, year):      # a plan of one year speaks of that year throughout
            continue
        if timed or (isinstance(candidate.clause, TableRow) and candidate.clause.role is not RowRole.TOTAL):
            return f"không có nội dung nào cho năm {year}"
        whole = document.period and document.period[0] < year and wants_total(question) and not _BY_THEN.search(question.folded)      # money of all years is not that of the last
        if document.period and year == document.period[1] and not whole and not _of_year_before(candidate, year):
            continue
        if str(year) == document.date[:4] and not question.asks_any(Ask.AMOUNT) and not _of_year_before(candidate, year):
            continue
        return f"không có nội dung nào nêu riêng cho năm {year}"
    return ""


# "phải báo cáo trước ngày nào"; what sends or sums up counts as a report
_REPORT, _REPORTS = re.compile(r"\bbáo cáo\b"), re.compile(r"\b(?:báo cáo|b/c|gửi|nộp|trình|tổng hợp|tổng kết|sơ kết|đánh giá|thông tin)\b")
# "báo cáo hằng năm trước ngày nào", "báo cáo năm"; "báo cáo hằng tháng"
_YEARLY_ASKED, _MONTHLY_ASKED = re.compile(r"\bh[àằ]ng năm\b.*\bbáo cáo\b|\bbáo cáo\b.{0,20}\b(?:h[àằ]ng năm|cả năm|năm(?! \d))"), re.compile(r"\b(?:h[àằ]ng|mỗi) tháng\b.*\bbáo cáo\b|\bbáo cáo\b.{0,20}\b(?:h[àằ]ng |mỗi )?tháng(?! \d)")
_YEARLY, _MONTHLY = re.compile(r"\bnăm\b|(?<=/)1[12]\b"), re.compile(r"\b(?:h[àằ]ng|mỗi) (?:tháng|quý|tuần)\b|\b(?:tháng|quý) sau\b")


def _of_other_reports(folded: str, clause: str) -> str:
    """How often a clause has reports made where those of a year are asked of one that names months only, or the other way round; '' for neither."""
    monthly, yearly = _MONTHLY.search(clause), _YEARLY.search(clause)
    if _YEARLY_ASKED.search(folded) and not _MONTHLY_ASKED.search(folded):
        return monthly[0] if monthly and not yearly else ""
    return "hằng năm" if _MONTHLY_ASKED.search(folded) and not _YEARLY_ASKED.search(folded) and "hằng năm" in clause and not monthly else ""


# "riêng năm 2026", "chỉ trong 2027": money of that year and of no other
_ALONE = r"\b(?:riêng|chỉ)(?: trong)?(?: năm)? {year}\b"
# "tổng kinh phí đến năm 2030": of all years up to then
_BY_THEN = re.compile(r"\b(?:đến|hết|tới) năm\b|\bgiai đoạn\b")


def _everything(candidate: Candidate) -> str:
    clause = candidate.clause
    return " | ".join((*clause.path, *getattr(clause, "headers", ()), clause.text))


def _school_years(candidate: Candidate) -> list[str]:
    """The school years that a clause speaks of: those of its columns, or of its text."""
    clause = candidate.clause
    return times.school_years(" | ".join((*clause.headers, *clause.cells)) if isinstance(clause, TableRow) else clause.text)


# "Năm 2022, toàn tỉnh có …", "Kết quả năm 2022"
_YEAR_TOLD = re.compile(r"^\W*(?:(?:phần|mục|kết quả|tình hình|đánh giá|thực trạng|thực hiện|thứ|nhất|[ivx]+|\d+)[\W\d]*)*(?:(?:trong|đến|hết|cuối) )?năm ((?:19|20)\d\d)\b")


# "Tổng kinh phí năm 2024 là 36.700 triệu đồng"
_YEAR_OF_MONEY = re.compile(r"\b(?:kinh phí|vốn|nhu cầu|dự toán)(?: [^\W\d_]+){0,4} năm ((?:19|20)\d\d) (?:là|:|khoảng|dự kiến)")


def _of_year_before(candidate: Candidate, year: int) -> bool:
    """Whether a clause, or the heading it stands under, begins by saying that it is of a year before."""
    told = [m[1] for line in (candidate.clause.text, *candidate.clause.path[-1:]) if (m := _YEAR_TOLD.match(fold(line)))]
    money = _YEAR_OF_MONEY.search(fold(candidate.clause.text))
    return any(int(one) < year for one in told) or money is not None and int(money[1]) < year


# "a) Đến năm 2025", "Mục tiêu đến năm 2025": the year that the nearest heading is of
_UNTIL = re.compile(r"\b(?:đến|hết|năm) (?:hết )?(?:cuối )?(?:năm )?((?:19|20)\d\d)\W*$")
# "so với năm 2020", "bằng 1,5 lần năm 2020"
_BASELINE = r"(?:so với|so|lần|từ)(?: mức| thời điểm| cuối)?(?: năm)? {year}"


def _under_year(candidate: Candidate) -> int | None:
    """The one year that the nearest heading of a clause of prose ends with: 'a) Đến năm 2025'; None for none."""
    clause = candidate.clause
    if isinstance(clause, TableRow) or not clause.path:
        return None
    match = _UNTIL.search(fold(clause.path[-1]))
    return int(match[1]) if match else None


def _is_baseline(question: Question, year: int) -> bool:
    """Whether a question names a year only to measure by it: 'tăng bao nhiêu lần so với năm 2020'."""
    return bool(re.search(_BASELINE.format(year=year), question.folded))


# "giai đoạn 2026 - 2030" in a table's title or a heading: says nothing of one year of it
_SPAN = re.compile(r"(?:19|20)\d\d\s?-\s?(?:19|20)\d\d")


# "trước ngày 31 tháng 01 năm 2031", "15/12/2025" in the item above a table: a day by which something is done, no year of the rows
_DAY = re.compile(r"\b(?:\d{1,2}\s*/\s*\d{1,2}\s*/\s*|ngày \d{1,2} tháng \d{1,2} năm )(?:19|20)\d\d\b")


def _dated(candidate: Candidate) -> str:
    """The text in which a year must stand: of a row less the periods that its title and headings give."""
    clause = candidate.clause
    if not isinstance(clause, TableRow):
        return naming.everything(candidate)
    above = _DAY.sub(" ", _SPAN.sub(" ", fold(" ".join((*clause.path, clause.title)))))
    return fold(" ".join((clause.text, *clause.groups, *(_SPAN.sub(" ", h) for h, c in zip(clause.headers, clause.cells) if c.strip())))) + " " + above
