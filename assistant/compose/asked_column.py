"""The column of a row whose figure a question asks for: its money, of the year or the source named, or what is counted."""
from __future__ import annotations

import re
from itertools import accumulate

from assistant import tablecells
from assistant.compose import rows
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from assistant.understand.terms import tokens
from index.lexicon.places import LEVELS
from index.records import TableRow, lowest
from index.segment import words
from index.text import fold
from index.units import adds_counts


def column_asked(question: Question, row: TableRow) -> tuple[rows.Column, str] | None:
    """The column of money that the question names ('vốn đầu tư', 'năm 2027'), else the total one; where something is counted
    ('bao nhiêu lớp'), the column that counts it. None where the row has none."""
    if counted := _counted(question, row):
        return counted
    if Ask.COUNT in question.asks and question.noun and not question.asks_any(Ask.AMOUNT):
        return None
    money = rows.money(row)
    if not money:
        return None
    asked = set(question.terms)
    years, period = [str(y) for y in question.entities.years], question.entities.period

    def fit(pair: tuple[rows.Column, str]) -> float:
        header = row.headers[pair[0].index]
        words = [t for t in tokens(lowest(header)) if t not in {"vốn", "kinh", "phí"}]
        named = sum(1 for t in words if t in asked) / (len(words) or 1)
        if words == ["đầu", "tư"] and not _CAPITAL.search(question.folded):
            named = 0.0          # 'được đầu tư bao nhiêu tiền' does not ask for the column 'Vốn đầu tư'
        if len(words) == 1 and words[0] in LEVELS and not re.search(rf"\b(?:ngân sách|ns|vốn|tiền|nguồn|phần)(?: cấp| của)? {words[0]}\b|\b{words[0]} (?:cấp|cho|chi|góp|bỏ|hỗ trợ|đối ứng)\b", question.folded):
            named = 0.0          # 'hội thi cấp tỉnh' does not ask for the column 'Tỉnh'
        spanned = period is not None and all(str(year) in lowest(header) for year in period)
        return named + 2 * sum(1 for year in years if year in header) + 2 * spanned

    best = max(money, key=fit)
    return best if fit(best) >= 0.99 else money[0]


# "vốn đầu tư", "phần đầu tư": as a column is headed
_CAPITAL = re.compile(r"\b(?:vốn|phần|nguồn|chi|cột) đầu tư\b")


def _counted(question: Question, row: TableRow) -> tuple[rows.Column, str] | None:
    """The column of figures whose heading names what the question counts: 'Số lớp' for 'bao nhiêu lớp'."""
    if not question.noun or Ask.COUNT not in question.asks or question.asks_any(Ask.AMOUNT):
        return None
    noun = tokens(question.noun)
    if noun[:1] and noun[0] in CLASSIFIERS and len(noun) > 1 and not any(noun[0] in tokens(header) for header in row.headers):
        noun = noun[1:]          # 'ngôi mộ' of 'Số mộ hiện có'
    if (unit := tokens(tablecells.row_unit(row))) and noun[:len(unit)] == unit:      # 'bao nhiêu cây' of 'Quy mô | Đơn vị': '18 | cây'
        return next(((column, value) for column in rows.columns(row) if column.role == "quantity" and re.fullmatch(r"[\d.,]+", value := row.cells[column.index].strip())), None)
    if (how_many := _how_many(row, noun)) and not _of_another_year(question, how_many[0], row):
        return how_many
    said_too = set(tokens(question.read)) - _OF_ALL
    ends = accumulate(len(word.replace("_", " ").split()) for word in words(question.noun))
    for size in sorted(ends, reverse=True):          # whole words only: 'công trình' is not counted by 'Công suất'
        said = f" {' '.join(noun[:size])} "
        found = [(column, row.cells[column.index].strip()) for column in rows.columns(row) if column.role != "marker" and not _of_another_year(question, column, row) and not NO_COUNT.match(fold(lowest(row.headers[column.index])))
                 and re.fullmatch(r"[\d.,]+", row.cells[column.index].strip()) and (said in _line(lowest(row.headers[column.index])) or said in _line(row.headers[column.index]) and _SUM.match(fold(lowest(row.headers[column.index]))))]
        if found:                # 'ha quế có chứng chỉ FSC': of the columns of hectares that of 'FSC'; 'tổng cộng bao nhiêu hộ được làm bếp' not that of 'Tổng số hộ'
            return max(found, key=lambda pair: len((set(tokens(row.headers[pair[0].index])) - set(noun[:size])) & said_too))
    if people := _people(question, row, noun):
        return people
    titled = f" {' '.join(noun)} " in _line(row.title)          # 'Lớp 6 | Lớp 7 | Cộng' of a table 'HỌC SINH CÁC TRƯỜNG'
    return next(((column, row.cells[column.index].strip()) for column in rows.columns(row) if titled and adds_counts(row, column.index)), None)


_OF_ALL = frozenset("tổng số cộng năm".split())     # words of headings and of questions alike that tell no column from another
# What stands before a noun that is counted, and says nothing of it
CLASSIFIERS = frozenset("ngôi chiếc cái căn con tấm quyển cuốn bức đứa tòa ngọn".split())


def _of_another_year(question: Question, column: rows.Column, row: TableRow) -> bool:
    """Whether a column is headed by a year that is not asked: 'Số lồng năm 2025' for 'đến 2030 còn bao nhiêu lồng'."""
    years = re.findall(r"\b20\d\d\b", row.headers[column.index])
    return bool(years) and bool(question.entities.years) and not any(str(year) in years for year in question.entities.years)


def _how_many(row: TableRow, noun: tuple[str, ...]) -> tuple[rows.Column, str] | None:
    """The column of 'Số kho' for 'bao nhiêu kho hành', where the table's title says the rest; of 'bao nhiêu lao động nữ' that of 'Trong đó nữ' beside 'Số lao
    động'."""
    figures = [(column, value) for column in rows.columns(row) if column.role != "marker" and re.fullmatch(r"[\d.,]+", value := row.cells[column.index].strip())]
    for column, value in figures:
        heading = tokens(lowest(row.headers[column.index]))
        size = len(heading) - 1
        if heading[:1] != ("số",) or not size or heading[1:] != noun[:size]:
            continue
        rest = set(noun[size:])
        if not rest or rest <= set(tokens(row.title)):
            return column, value
        return next((pair for pair in figures if rest <= set(tokens(lowest(row.headers[pair[0].index])))), None)
    return None


# What people are called by in questions and headings: "bao nhiêu người" of "Số khẩu", "Số học viên"; "bao nhiêu học viên" of "Số người"
OF_PEOPLE = re.compile(r"\b(?:người|khẩu|nhân khẩu|học viên|học sinh|lao động|thành viên|hội viên|đoàn viên|đại biểu|vận động viên|diễn viên|cán bộ|dân)\b")


def _people(question: Question, row: TableRow, noun: tuple[str, ...]) -> tuple[rows.Column, str] | None:
    """The one column that counts people, for a question that counts them by another word."""
    if not OF_PEOPLE.match(" ".join(noun)):
        return None
    found = [(column, value) for column in rows.columns(row) if column.role != "marker" and OF_PEOPLE.search(heading := fold(lowest(row.headers[column.index]))) and not NO_COUNT.match(heading)
             and not _of_another_year(question, column, row) and re.fullmatch(r"[\d.,]+", value := row.cells[column.index].strip())]
    return found[0] if len(found) == 1 else None


# "Số học sinh › Cộng": the column that adds up those beside it
_SUM = re.compile(r"(?:cộng|tổng|tổng số|tổng cộng)$")


def _line(text: str) -> str:
    return f" {' '.join(tokens(text))} "


# Headings that hold what is counted and count nothing: "Hạng chợ", "Loại trường", "Năm mở lớp"
NO_COUNT = re.compile(r"(?:hạng|loại|cấp|nhóm|tên|mã|năm|tháng|ngày|giá|mức|tỷ lệ|tỉ lệ|thứ)\b")
