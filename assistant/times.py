"""Times as plans head their columns by them: years, and school years, which run over two."""
from __future__ import annotations

import re

# "2023-2024", "2023 - 2024", "2023/2024"
_TWO_YEARS = re.compile(r"(?<![\d/])((?:19|20)\d\d)\s?[-–/]\s?((?:19|20)\d\d)(?![\d/])")


# "2028", "Năm 2026", "Giai đoạn 2026-2028"
_YEAR = re.compile(r"(?:19|20)\d\d")


def has_year(heading: str) -> bool:
    """Whether a column's heading has a year in it: 'Kinh phí năm 2026'."""
    return bool(_YEAR.search(heading))


def school_years(text: str) -> list[str]:
    """The school years that a text names: 'Năm học 2023 – 2024' → ['2023-2024']; 'giai đoạn 2021-2025' is none."""
    return [f"{m[1]}-{m[2]}" for m in _TWO_YEARS.finditer(text) if int(m[2]) == int(m[1]) + 1]


# "quý II", "Quý 3/2026"
_QUARTER = re.compile(r"\bquý (i{1,3}|iv|[1-4])\b", re.IGNORECASE)
_ROMAN = {"1": "i", "2": "ii", "3": "iii", "4": "iv"}


def quarters(text: str) -> list[str]:
    """The quarters that a text names: 'Quý 2/2026' → ['quý ii']."""
    return [f"quý {_ROMAN.get(m[1], m[1].lower())}" for m in _QUARTER.finditer(text)]


# "tháng 10", "T10"; not "đến cuối tháng 11", "trước tháng 6", "ngày 15 tháng 10", "tháng 10 năm 2026", "6 tháng đầu năm"
_MONTH = re.compile(r"(?<!\d )(?<!\d)(?<!đến )(?<!cuối )(?<!trước )(?<!hết )(?<!đầu )(?<!sau )(?<!từ )\b(?:tháng |t\.? ?)(0?[1-9]|1[0-2])\b(?!\s?(?:/|-|–|năm \d|đến))", re.IGNORECASE)


def months(text: str) -> list[str]:
    """The months that a text names by themselves: 'Tháng 10 (tấn)' → ['tháng 10']."""
    return [f"tháng {int(m[1])}" for m in _MONTH.finditer(text)]


def names_time(heading: str, time: str) -> bool:
    """Whether a column's heading names a year ('2028'; 'Giai đoạn 2026-2028' names none), a school year ('2023-2024') or a quarter ('quý ii')."""
    if time.startswith("quý"):
        return time in quarters(heading)
    if time.startswith("tháng"):
        return months(heading) == [time]
    return time in school_years(heading) if "-" in time else time in _TWO_YEARS.sub(" ", heading)
