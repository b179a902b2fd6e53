"""Ranges as plans head columns and rows by them: 'Dưới 20 CV', '20 - dưới 90 CV', 'Từ 145 m đến dưới 175 m'."""
from __future__ import annotations

import math
import re

from index.quantities import parse_number

_N, UNIT = r"(\d[\d.,]*)", r" ?(?P<unit>cv|tuổi|m2|m²|m3|m|ha|tấn|kw|mw|km|hộ|người|con|học sinh|triệu|tỷ|mét)\b"
# How a bound is said and what is within it: first and last, the last outside
_BOUNDS = (
    # "20 - dưới 90 CV", "từ 90 đến dưới 400 CV", "6 - 12 m"
    (re.compile(rf"(?:từ )?{_N}(?: ?(?:cv|m|tuổi|ha))? ?(?:[-–]|đến|tới) ?(?:dưới )?{_N}{UNIT}"), lambda a, b: (a, b)),
    # "Từ 400 CV trở lên", "trên 80 tuổi"
    (re.compile(rf"(?:từ|trên|hơn|≥|>) ?{_N}{UNIT}"), lambda a, _: (a, math.inf)),
    # "Dưới 20 CV"
    (re.compile(rf"(?:dưới|<|chưa đến) ?{_N}{UNIT}"), lambda a, _: (0.0, a)),
)


def bounds(text: str) -> tuple[float, float, str] | None:
    """(from, to, unit) that a folded text sets: (20.0, 90.0, 'cv') of '20 - dưới 90 cv'; None where it sets none."""
    for pattern, within in _BOUNDS:
        if match := pattern.search(text):
            numbers = [parse_number(n.rstrip(".,")) or 0.0 for n in match.groups()[:-1]]
            first, last = within(numbers[0], numbers[-1])
            return first, last, match["unit"]
    return None
