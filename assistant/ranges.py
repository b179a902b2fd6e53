"""Whether a clause that holds for a range ('kho từ 5.000 m2 đến dưới 10.000 m2') holds for the figure that a question gives."""
from __future__ import annotations

import re
from collections.abc import Iterator

from index.quantities import parse_number

_N = r"(\d[\d.,]*\d|\d)"
_UNIT = r"(m2|m3|m²|m³|ha|km|m|mét|héc ta|tấn|tạ|kg|lít|tuổi|hộ|người|học sinh|học viên|tháng|ngày|giờ|con|cây|phòng|lớp|giường|sao|%)"
# A figure with its unit: "12.000 m2", "85 tuổi", "3 ha"
_FIGURE = re.compile(rf"(?<![\w.,/-]){_N}\s?{_UNIT}(?![\w/])")
# How a range is said, each with what it matches; the groups are numbers, then the unit
_RANGES = (
    # "từ 5.000 m2 đến dưới 10.000 m2", "từ 05 đến 15 hộ", "từ 50% đến 70%"
    re.compile(rf"\btừ\s+(?:trên\s+|đủ\s+)?(?P<low>{_N})\s?(?:{_UNIT}\s)?\s?(?:đến|tới|-|–)\s?(?P<under>dưới\s+)?(?P<high>{_N})\s?(?P<unit>{_UNIT})(?!\w)"),
    # "từ 10.000 m2 trở lên", "đủ 80 tuổi trở lên"
    re.compile(rf"(?P<low>{_N})\s?(?P<unit>{_UNIT})\s+trở lên"),
    # "trên 2 ha", "lớn hơn 500 m"
    re.compile(rf"\b(?:trên|lớn hơn|nhiều hơn|dài hơn|cao hơn)\s+(?P<above>{_N})\s?(?P<unit>{_UNIT})(?!\w)"),
    # "dưới 16 tuổi", "nhỏ hơn 3 ha"
    re.compile(rf"\b(?:dưới|nhỏ hơn|ít hơn|ngắn hơn|thấp hơn|chưa đến|chưa tới)\s+(?P<below>{_N})\s?(?P<unit>{_UNIT})(?!\w)"),
)


def figures(question: str) -> list[tuple[float, str]]:
    """(value, unit) of the figures that a folded question gives as its own case; not those of a range it asks for itself."""
    if any(pattern.search(question) for pattern in _RANGES):
        return []
    return [(value, _same(m[2])) for m in _FIGURE.finditer(question) if (value := parse_number(m[1])) is not None]


def excludes(question: str, clause: str) -> bool:
    """Whether every range of a unit in a folded clause leaves out the question's figure of that unit; False where it has none."""
    for value, unit in figures(question):
        if any(one == (value, unit) for one in _alone(clause)):
            continue             # "90% sản phẩm từ 4 sao trở lên và 75% sản phẩm 3 sao"
        held = [low <= value and (value < high or value == high and closed) for low, high, closed, of in _ranges(clause) if of == unit]
        if held and not any(held):
            return True
    return False


def _alone(clause: str) -> Iterator[tuple[float, str]]:
    """(value, unit) of the figures of a clause that stand in no range."""
    for pattern in _RANGES:
        clause = pattern.sub(" ", clause)
    return ((value, _same(m[2])) for m in _FIGURE.finditer(clause) if (value := parse_number(m[1])) is not None)


def _ranges(clause: str) -> Iterator[tuple[float, float, bool, str]]:
    """(least, most, whether the most is still in it, unit) of each range of a clause."""
    taken: list[tuple[int, int]] = []
    for pattern in _RANGES:
        for m in pattern.finditer(clause):
            if any(a < m.end() and m.start() < b for a, b in taken):
                continue
            taken.append(m.span())
            named = m.groupdict()
            low, high, above, below = (parse_number(named.get(key) or "") for key in ("low", "high", "above", "below"))
            least = low if low is not None else above + 1e-9 if above is not None else 0.0
            most = high if high is not None else below if below is not None else float("inf")
            yield least, most, high is not None and not named.get("under"), _same(named["unit"])


def _same(unit: str) -> str:
    return {"m²": "m2", "m³": "m3", "mét": "m", "héc ta": "ha"}.get(unit, unit)
