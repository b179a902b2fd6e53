"""Rows by what a question says of a mark in them: 'có kho lạnh', 'chưa có wifi', 'vừa có bếp ăn vừa có nước sạch', 'đủ cả bốn quý'."""
from __future__ import annotations

import re

from assistant.compose import place_columns
from assistant.understand.question import Question
from assistant.understand.terms import stopwords, tokens
from index.records import Document, TableRow, lowest
from index.text import fold


def by_mark(question: Question, leaves: list[TableRow], document: Document) -> list[TableRow] | None:
    """The rows with a mark under a heading that the question names: 'có kho lạnh' of a column of x 'Có kho lạnh'; those without
    one, where the question denies it ('chưa có kho lạnh'); those with all marks, where it asks for that ('đủ cả bốn quý'). None
    where it names no such column."""
    asked = tokens(question.read)
    if len(under := place_columns.named(question, leaves[0])) == 1 and place_columns.is_marked(leaves, under[0]):
        return [row for row in leaves if place_columns.has_mark(row, under[0])]
    if (every := _EVERY.search(_AND_ALSO.sub("", question.folded))) and (marked := _all_marked(every["of"], leaves)) is not None:
        return marked
    if (so_many := _ALL_OF.search(question.folded)) and (marked := _marked_throughout(_NUMBERS.get(so_many["number"]) or int(so_many["number"]), leaves)) is not None:
        return marked
    best: tuple[int, int] | None = None        # (words of the heading, column)
    coded: list[int] = []                      # columns whose headings are codes: 'WSD', 'OCOP'
    for i, header in enumerate(leaves[0].headers):
        words = [t for t in tokens(lowest(header)) if t not in stopwords() and t not in _IS]
        if "," in question.noun and words and set(words) <= set(tokens(question.noun)):
            continue             # 'những làng nghề, nghề nào': the kinds that are asked for, not a mark of one of them
        code = lowest(header).isupper() and len(lowest(header)) >= 3
        if (len(words) >= 2 or code or words and ("đánh dấu" in question.folded or _equipped(words[0], question.folded))) and words and set(words) <= set(asked) and _is_of_marks(leaves, i):
            coded += [i] * code
            best = (len(words), i) if best is None or len(words) > best[0] else best
    if (both := _all_said(question.folded, leaves)) is not None:
        return both
    if best is None and (partly := _said_in_part(asked, leaves)) is not None:
        best = (1, partly)
    if best is None:
        return None
    if len(coded) > 1 and not _OR.search(question.folded):
        return [row for row in leaves if all(row.cells[i].strip() for i in coded)]
    denied = _DENIED.search(" ".join(asked)) if not _NEGATIVE.search(fold(lowest(leaves[0].headers[best[1]]))) else None
    named = {t for t in tokens(lowest(leaves[0].headers[best[1]])) if t not in stopwords()}
    without = denied is not None and bool(named & set(denied["what"].split()))
    return [row for row in leaves if (row.cells[best[1]].strip() == "") == without]


# "vừa có wifi vừa có góc thiếu nhi", "cả bếp ăn, nước sạch lẫn nhà vệ sinh": all of what follows
_BOTH = re.compile(r"\bvừa (?P<one>[^,;?]+?) vừa (?P<other>[^,;?]+?)(?=\s*(?:$|[,;?]))|\bcả (?P<list>[^;?]+? (?:và|lẫn) [^,;?]+?)(?=\s*(?:$|[,;?]))")


def _all_said(folded: str, leaves: list[TableRow]) -> list[TableRow] | None:
    """The rows with a mark under each of the headings that the question sets together ('vừa có wifi vừa có góc thiếu nhi'); None where it
    sets none together, or one of them heads no column of marks, or more than one."""
    match = _BOTH.search(folded)
    if not match:
        return None
    said = [match["one"], match["other"]] if match["one"] else re.split(r", | và | lẫn ", match["list"])
    headings = {i: set(tokens(lowest(header))) - stopwords() - _IS for i, header in enumerate(leaves[0].headers) if _is_of_marks(leaves, i)}
    found = set()
    for one in said:
        words = set(tokens(one)) - stopwords() - _IS
        fits = [i for i, heading in headings.items() if words and heading and (words <= heading or heading <= words)]
        if len(fits) != 1:
            return None
        found |= set(fits)
    return [row for row in leaves if all(row.cells[i].strip() for i in found)] if len(found) == len(said) else None


def _equipped(word: str, folded: str) -> bool:
    """Whether a question says that something has what a heading of one word names: 'được lắp camera', 'có wifi'."""
    return bool(re.search(rf"\b(?:(?:có|được) (?:lắp|gắn|trang bị|bố trí|cấp|đặt)|lắp|gắn|trang bị|có) {re.escape(word)}\b", folded))


_IS = frozenset({"thuộc", "nằm", "có", "được", "đã", "là"})      # 'Thuộc vùng danh thắng': what says that a row has the mark
# "(kể cả nơi làm cả hai đợt)": widens what is asked for
_AND_ALSO = re.compile(r"\b(?:kể|gồm|tính) cả\b[^,;?)]*")
# "đủ cả bốn quý", "suốt 3 năm", "cả bốn đợt"
_EVERY = re.compile(r"\b(?:đủ(?: cả)?|cả|suốt|trong cả) (?:\d|hai|ba|bốn|năm|sáu|tất cả các) (?P<of>quý|năm|tháng|đợt|kỳ|giai đoạn|vụ)\b")


# "đăng ký đủ cả 6 môn", "cả bốn nội dung": as many columns as the table has marks in
_ALL_OF = re.compile(r"\b(?:đủ(?: cả)?|tất cả|cả) (?P<number>\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám) (?:môn|nội dung|loại|hạng mục|hoạt động|tiêu chí|mặt|khoản|thứ|món|dịch vụ)\b")
_NUMBERS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8}


def _marked_throughout(number: int, leaves: list[TableRow]) -> list[TableRow] | None:
    """The rows with a mark in every column of marks; None where there are not so many of them."""
    leaves = [row for row in leaves if any(cell.strip().casefold() == "x" for cell in row.cells)]      # not one that counts the marks
    cells = [[row.cells[i].strip().casefold() for row in leaves] for i in range(len(leaves[0].headers))] if leaves else []
    marks = [i for i, column in enumerate(cells) if set(column) <= {"x", "", "-"} and "x" in column]
    return [row for row in leaves if all(row.cells[i].strip().casefold() == "x" for i in marks)] if len(marks) == number else None


_PERIOD = re.compile(r"\b20\d\d\s?[-–]\s?(?:20)?\d\d\b")


def _all_marked(of: str, leaves: list[TableRow]) -> list[TableRow] | None:
    """The rows with a mark in every column of quarters, of years …; None where there are no two such columns."""
    marks = [i for i in range(len(leaves[0].headers)) if _is_of_marks(leaves, i)]
    periods = [i for i in marks if _PERIOD.search(lowest(leaves[0].headers[i]))]
    if of in {"đợt", "giai đoạn", "kỳ"} and len(periods) > 1:      # 'Làm 2026-2027', 'Làm 2028-2030'
        return [row for row in leaves if all(row.cells[i].strip() for i in periods)]
    times = [i for i, header in enumerate(leaves[0].headers) if _is_time(of, fold(lowest(header))) and {row.cells[i].strip().casefold() for row in leaves} <= {"x", ""}]
    return [row for row in leaves if all(row.cells[i].strip() for i in times)] if len(times) > 1 else None


def _is_time(of: str, header: str) -> bool:
    return header.startswith(of) or of == "năm" and bool(re.fullmatch(r"(?:19|20)\d\d", header))


_OR = re.compile(r"\b(?:hoặc|hay)\b")
# "chưa có kho lạnh", "không bị lấn chiếm", "không được đánh dấu gắn du lịch": the next words are what is denied
_DENIED = re.compile(r"\b(?:chưa|không)(?: (?:có|bị|được|phải))?(?: (?:đánh|tích|có) dấu)? (?P<what>\S+(?: \S+)?)")
_NEGATIVE = re.compile(r"\b(?:chưa|không|thiếu)\b")     # a heading that itself denies: "Báo cháy chưa đạt"


def _said_in_part(asked: tuple[str, ...], leaves: list[TableRow]) -> int | None:
    """The column of marks whose heading the question says in part, with two words of it side by side that no other such heading has: 'điện mặt
    trời' of 'Điện mặt trời độc lập' beside 'Điện lưới quốc gia'; None for none, or for several."""
    headings = {i: tokens(lowest(header)) for i, header in enumerate(leaves[0].headers) if _is_of_marks(leaves, i)}
    pairs = {i: set(zip(words, words[1:])) for i, words in headings.items()}
    said = set(zip(asked, asked[1:]))
    found = [i for i in pairs if len(pairs[i] & said) >= max(1, (len(headings[i]) - 1) // 2) and not any(pairs[i] & said & pairs[j] for j in pairs if j != i)]
    return found[0] if len(found) == 1 and len(headings) > 1 else None


def _is_of_marks(leaves: list[TableRow], i: int) -> bool:
    """Whether a column holds nothing but marks, in some rows and not in all."""
    cells = [row.cells[i].strip().casefold() for row in leaves if i < len(row.cells)]
    return len(cells) == len(leaves) and set(cells) == {"x", ""}
