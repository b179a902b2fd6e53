"""Rows by what a question says of a figure in them: 'từ 5.000 liều trở lên', 'tỷ lệ hộ nghèo vượt 35%', 'không có đất hiến'."""
from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.compose.asked_column import OF_PEOPLE
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from assistant.understand.terms import stopwords, tokens
from index.quantities import parse_number
from index.records import Document, TableRow, lowest
from index.text import fold

_NUMBER = r"(?P<n>\d[\d.,]*)\s?(?P<unit>%|[^\W\d_]+)?"
# How a bound is said, with what it matches, and how a figure is held against it
_BOUNDS: tuple[tuple[re.Pattern[str], Callable[[float, float], bool]], ...] = (
    # "từ 5.000 liều trở lên", "ít nhất 3 vụ"
    (re.compile(rf"\b(?:từ|ít nhất|tối thiểu|không dưới)\s+{_NUMBER}"), lambda value, bound: value >= bound),
    # "trên 300 hộ", "vượt 35%", "hơn 2 tỷ", "lớn hơn 5"
    (re.compile(rf"\b(?:trên|vượt|quá|(?:nhiều |cao |lớn )?hơn)\s+{_NUMBER}"), lambda value, bound: value > bound),
    # "dưới 100 triệu", "chưa đến 50", "chưa được 80%", "ít hơn 3"
    (re.compile(rf"\b(?:dưới|(?:chưa|không) (?:đến|tới|đầy|đạt(?: được)?)|chưa được|(?:ít|thấp|nhỏ) hơn)\s+{_NUMBER}"), lambda value, bound: value < bound),
    # "đúng 3 vụ", "bằng 0"
    (re.compile(rf"\b(?:đúng|vừa đúng|bằng)\s+{_NUMBER}"), lambda value, bound: value == bound),
)
# "không có đất hiến", "không có đồng nào từ ngân sách trung ương", "chưa có nhà văn hóa"
_NONE = re.compile(r"\b(?:không|chưa) (?:có|được (?:cấp|giao|phân|chia|lắp|trang bị|bố trí|hỗ trợ|xây)|phải)\b(?P<what>[^,.;?]{3,60})")
_LEAST = 0.6       # share of a column's heading that must stand in the question for the column to be meant


@dataclass(frozen=True, slots=True)
class _Bound:
    keeps: Callable[[float], bool]
    words: frozenset[str]            # of the question, near the bound, that may name the column
    unit: str


def by_figure(question: Question, leaves: list[TableRow], document: Document) -> list[TableRow] | None:
    """The rows whose figure is within the bound that the question gives, in the column that it names; None where it gives
    none, or names no column of figures."""
    bound = _bound(question.folded)
    column = _column(bound, leaves) if bound else None
    if column is None and (given := _given(question, leaves)):
        column, bound = given
    if column is None:
        return None
    kept = [row for row in leaves if (value := _figure(row, column)) is not None and bound.keeps(value)]
    return kept if 0 < len(kept) < len(leaves) else None


# "được phân bổ 2 dự án", "được giao 3 mô hình", "có 4 lớp"
_GIVEN = re.compile(r"\b(?:có|được(?: (?:phân bổ|giao|cấp|bố trí|chia|hỗ trợ))?|phân bổ|giao) 0?(?P<n>\d{1,3}) (?P<what>[^\W\d_]+(?: [^\W\d_]+)?)")


def _given(question: Question, leaves: list[TableRow]) -> tuple[int, _Bound] | None:
    """The column that gives how many of something a row has, and the number that the question gives: of the heading 'Số dự án', or of the year
    that is asked in a table 'PHÂN BỔ SỐ DỰ ÁN'."""
    match = _GIVEN.search(question.folded)
    if not match or not question.asks_any(Ask.COUNT, Ask.LIST, Ask.WHICH) or match["what"].startswith(question.noun or " "):
        return None
    bound = _Bound(lambda value: value == float(match["n"]), frozenset(), "")
    said = match["what"].split()
    headings = [fold(lowest(header)) for header in leaves[0].headers]
    fits = [i for i, heading in enumerate(headings) if " ".join(said) in heading] or [i for i, heading in enumerate(headings) if heading in {f"số {said[0]}", said[0]}]
    if not fits and " ".join(said) in fold(leaves[0].title) and len(question.entities.years) == 1:
        fits = [i for i, heading in enumerate(headings) if re.fullmatch(rf"(?:năm )?{question.entities.years[0]}", heading)]
    return (fits[0], bound) if len(fits) == 1 else None


def _bound(folded: str) -> _Bound | None:
    for pattern, holds in _BOUNDS:
        match = pattern.search(folded)
        if match and (number := parse_number(match["n"].rstrip(".,"))) is not None and not re.fullmatch(r"(?:19|20)\d\d", match["n"]):
            if match[0].startswith("từ") and "trở lên" not in folded[match.end():match.end() + 60]:
                continue
            return _Bound(lambda value, h=holds, n=number: h(value, n), frozenset(tokens(folded)) - stopwords(), match["unit"] or "")
    if none := _NONE.search(folded):
        years = set(re.findall(r"\b(?:19|20)\d\d\b", folded))      # 'năm 2024 chưa có nhà nào'
        return _Bound(lambda value: value == 0, frozenset(tokens(none["what"])) - stopwords() | years, "")
    return None


_OF_ALL = re.compile(r"(?:tổng|cộng)\b")
# "Dưới 20 CV", "Từ 90 đến 400 CV", "20 - dưới 90 CV", "6 - 10 tuổi"
_RANGED = re.compile(r"\b(?:dưới|trên|từ|hơn|đến) (?!(?:19|20)\d\d\b)\d|\b\d{1,3} ?[-–] ?(?:dưới )?\d{1,3} [^\W\d_]")


def _column(bound: _Bound, leaves: list[TableRow]) -> int | None:
    """The column of figures whose heading the question names best; a unit in common counts as a word."""
    found: list[tuple[float, int]] = []
    for i, header in enumerate(leaves[0].headers):
        if sum(1 for row in leaves if i < len(row.cells) and _figure(row, i) is not None) < 0.6 * len(leaves) or _is_number_of_row(leaves, i):
            continue
        if _RANGED.search(fold(lowest(header))):
            continue             # 'Dưới 20 CV', '20 - dưới 90 CV': how many are within bounds of their own
        said = re.sub(r"\([^)]*\)", " ", header)
        words = set(tokens(said)) - stopwords() or set(tokens(said))
        share = sum(1 for t in words if t in bound.words) / len(words) if words else 0.0
        if bound.unit and bound.unit in fold(header):
            share += 0.3
        share += 0.01 * bool(_OF_ALL.match(fold(lowest(header))))      # of all of them, where the question names no part
        if share >= _LEAST:
            found.append((share, i))
    if not found and bound.unit == "người" and len(people := [i for i, header in enumerate(leaves[0].headers) if OF_PEOPLE.search(fold(lowest(header)))]) == 1:
        return people[0]         # 'từ 20 người trở lên' of 'Số thành viên'
    whole = next((i for i, header in enumerate(leaves[0].headers) if _OF_ALL.match(fold(header)) and bound.unit and f"({bound.unit})" in fold(header)), None)
    if whole is not None and sum(share >= 1.0 for share, _ in found) > 1:
        return whole             # 'trên 300 con trâu bò' of 'Trâu (con) | Bò (con) | Tổng (con)'
    return max(found, key=lambda one: (one[0], -one[1]))[1] if found else None


def _figure(row: TableRow, i: int) -> float | None:
    cell = row.cells[i].strip() if i < len(row.cells) else ""
    return 0.0 if cell in {"", "-", "–"} else parse_number(cell.rstrip("%").strip())


def _is_number_of_row(leaves: list[TableRow], i: int) -> bool:
    return bool(re.match(r"s?tt\b", fold(leaves[0].headers[i])))
