"""Which of the plans compared has more, or the earlier day, where that is asked: said above the comparison, with the figures that it is said by."""
from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.answer import Answer
from assistant.compound.figures import Figure, figure_in
from assistant.compound.reckoning import gap_between
from assistant.understand.question import Question
from index.text import fold

_WAYS = {"nhiều": 1, "cao": 1, "lớn": 1, "dài": 1, "rộng": 1, "muộn": 1, "chậm": 1, "trễ": 1, "ít": -1, "thấp": -1, "nhỏ": -1, "ngắn": -1, "sớm": -1}
# "nơi nào sớm hơn", "tỉnh nào đặt mục tiêu cao hơn", "bên nào nhiều nhất", "A hay B nhiều hơn"
_ASKED = re.compile(rf"\b(?:(?:nơi|bên|tỉnh|huyện|xã|phường|kế hoạch|địa phương|chỗ|văn bản|đề án|thành phố) nào|đâu|ai|hay)\b[^?]*?\b(?P<way>{'|'.join(_WAYS)})(?: [^\W\d_]+)?? (?:hơn|nhất)\b")
# "Thanh Hóa: **Trước ngày 05 tháng 12 hằng năm** [1]; Tuyên Quang: **15/11** [2]."
_TOLD = re.compile(r"(?:^|; )(?P<name>[^:;*]{2,60}): \*\*(?P<said>[^*]+)\*\* (?P<mark>\[\d+\])(?=;|\.$)")
# "| Lâm Đồng | **286,4 tỷ đồng**: “1. Tổng kinh phí …” [1] | Mục IV.1 |": the same in the row of a plan
_ROW = re.compile(r"^\| (?P<name>[^|]{2,60}?) \| \*\*(?P<said>[^*|]+)\*\*: “[^|]*?(?P<mark>\[\d+\]) \|", re.MULTILINE)
_ROWS = re.compile(r"^\| (?!Kế hoạch \|)[^|\s-][^|]*\|", re.MULTILINE)
# "và lớn hơn bao nhiêu", "chênh nhau bao nhiêu"
_BY_HOW_MUCH = re.compile(r"\b(?:hơn|chênh(?: lệch)?(?: nhau)?|cách(?: nhau)?|kém) (?:bao nhiêu|mấy)\b")
_DAY = re.compile(r"\b(?P<day>\d{1,2})(?:/| tháng )(?P<month>\d{1,2})\b")
_OF_DAYS = frozenset({"sớm", "muộn", "chậm", "trễ"})


@dataclass(frozen=True, slots=True)
class _One:
    name: str
    said: str
    mark: str
    value: float
    figure: Figure | None


def told(question: Question, answer: Answer) -> Answer | None:
    """A comparison with a line that says which plan has more, or the earlier day; None where that is not asked, or not told of each plan in one figure."""
    match = _ASKED.search(question.folded)
    if not match or answer.kind != "compare" or answer.abstained:
        return None
    first, _, rest = answer.text.partition("\n\n")
    found = list(_TOLD.finditer(first))
    if len(found) < 2 or "".join(m[0] for m in found) + "." != first:
        found, rest = list(_ROW.finditer(answer.text)), answer.text
    if len(found) < 2 or len(found) != len(_ROWS.findall(answer.text)):
        return None
    ones = [_read(m, match["way"] in _OF_DAYS) for m in found]
    if not all(ones) or any(one.figure is not None and not one.figure.comparable(ones[0].figure) for one in ones):
        return None
    order = sorted(ones, key=lambda one: -_WAYS[match["way"]] * one.value)
    if order[0].value == order[1].value:
        return None
    line = f"{match['way'].capitalize()} {'hơn' if len(order) == 2 else 'nhất'}: {order[0].name} (**{order[0].said}**) {order[0].mark}; " + "; ".join(f"{one.name}: {one.said} {one.mark}" for one in order[1:]) + "."
    gap = _gap(order[0], order[1]) if len(order) == 2 and order[0].figure and _BY_HOW_MUCH.search(question.folded) else ""
    return replace(answer, text="\n\n".join(part for part in (line, gap, rest) if part))


def _gap(one: _One, other: _One) -> str:
    """By how much one of two figures is more than the other, as the verifier reckons it again; '' where they are of no unit."""
    more, less = (one, other) if one.value > other.value else (other, one)
    gap = gap_between(more.figure, less.figure)
    return f"**{gap}** = {more.figure.said} − {less.figure.said}. {more.mark} {less.mark}"


def _read(match: re.Match[str], by_day: bool) -> _One | None:
    if by_day:
        days = _DAY.findall(fold(match["said"]))
        return _One(match["name"], match["said"], match["mark"], 100 * int(days[0][1]) + int(days[0][0]), None) if len(days) == 1 else None
    figure = figure_in(match["said"])
    return _One(match["name"], match["said"], match["mark"], figure.dong if figure.dong is not None else figure.value, figure) if figure else None
