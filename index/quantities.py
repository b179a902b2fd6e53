"""Vietnamese numbers and units: read, found in running text, converted to đồng, and written back.

A point or a space groups thousands and a comma starts the decimals ('2.500,5'); what can only be meant the English way
('1,250,000', '1,250.5') is read so. Blank, '-' and '…' are no number: None, never zero.
"""
from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from index.text import fold

_SPACE = re.compile(r"\s+")
_PLAIN = re.compile(r"[0-9]+")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?|[1-9][0-9]{0,2}(?: [0-9]{3})+(?:,[0-9]+)?")  # '57.285', '1 250', '2.500,5'
_ENGLISH = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){2,}(?:\.[0-9]+)?|[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+")              # '1,250,000', '1,250.5'
_COMMA = re.compile(r"[0-9]+,[0-9]+")                                                                # '1,5'
_POINT = re.compile(r"[0-9]+\.[0-9]+")                                                               # '1.5', '0.125': no group of three
BLANK = frozenset({"", "-", "–", "—", "_", "…", "...", "..", "."})


def is_blank(text: str) -> bool:
    """Whether a cell says nothing: empty, a dash, dots. It is not zero."""
    return text.strip() in BLANK


def parse_number(text: str) -> float | None:
    """The value of a text that is one number, with or without '%'; None for blank, '-' and anything else.

    '57.285' → 57285; '1,5' → 1.5; '05' → 5; '1 250' → 1250; '2.500,5' → 2500.5; '30%' → 30; '-12,5' → -12.5.
    """
    text = _SPACE.sub(" ", text).strip()
    if text.endswith("%"):
        text = text[:-1].rstrip()
    sign = 1.0
    if text[:1] in ("-", "\u2212") and text[1:2].isascii() and text[1:2].isdigit():
        sign, text = -1.0, text[1:]
    if not (text[:1].isascii() and text[:1].isdigit()):
        return None
    if _PLAIN.fullmatch(text) or _POINT.fullmatch(text) and not _GROUPED.fullmatch(text):
        return sign * float(text)
    if _GROUPED.fullmatch(text):
        return sign * float(text.replace(".", "").replace(" ", "").replace(",", "."))
    if _ENGLISH.fullmatch(text):
        return sign * float(text.replace(",", ""))
    return sign * float(text.replace(",", ".")) if _COMMA.fullmatch(text) else None


def format_number(value: float, decimals: int | None = None) -> str:
    """A number the Vietnamese way: 57285 → '57.285', 1.5 → '1,5'. `decimals` rounds; by default as many as tell the value apart."""
    exact = Decimal(repr(float(value)))
    text = f"{abs(exact if decimals is None else round(exact, decimals)):f}"
    whole, _, rest = text.partition(".")
    rest = rest.rstrip("0") if decimals is None else rest
    grouped = f"{int(whole):,}".replace(",", ".")
    sign = "-" if value < 0 and (int(whole) or rest.strip("0")) else ""
    return sign + grouped + ("," + rest if rest else "")


def added(values: Iterable[float]) -> float:
    """The sum of numbers as they are written: 10,6 + 14,2 + 7,8 is 32,6 and not 32,599999999999994."""
    return float(sum(Decimal(repr(value)) for value in values))


# Units of money as they are written, folded and without points and blanks → đồng
_MONEY = {
    "đồng": 1, "đ": 1, "vnđ": 1, "vnd": 1, "việtnamđồng": 1, "đồngviệtnam": 1,
    "nghìnđồng": 1e3, "ngànđồng": 1e3, "nghìn": 1e3, "ngàn": 1e3, "1000đồng": 1e3, "1000đ": 1e3, "nghìnđ": 1e3, "ngđ": 1e3,
    "triệuđồng": 1e6, "triệu": 1e6, "trđ": 1e6, "trđồng": 1e6, "triệuđ": 1e6, "trđồ": 1e6, "1000000đồng": 1e6, "tr": 1e6,
    "tỷđồng": 1e9, "tỉđồng": 1e9, "tỷ": 1e9, "tỉ": 1e9, "tỷđ": 1e9, "tỉđ": 1e9,
    "nghìntỷđồng": 1e12, "ngàntỷđồng": 1e12, "nghìntỷ": 1e12, "ngàntỷ": 1e12, "nghìntỉđồng": 1e12, "nghìntỉ": 1e12,
}
_STRIPPED = re.compile(r"[\s.]+")
_UNITS_OUT = (("tỷ đồng", 1e9), ("triệu đồng", 1e6), ("đồng", 1.0))


def dong_per(unit: str) -> float | None:
    """How many đồng a unit of money is ('triệu đồng', 'trđ', 'Tỷ đồng', '1.000 đồng'); None for what is no money."""
    return _MONEY.get(_STRIPPED.sub("", fold(unit)))


def in_dong(value: float, unit: str) -> float | None:
    """A value in đồng: (36.735, 'tỷ đồng') → 36735000000.0; None where the unit is no money."""
    factor = dong_per(unit)
    return None if factor is None else round(value * factor, 2)


def format_dong(dong: float, unit: str = "") -> str:
    """An amount in words of money: (57285000000.0, 'triệu đồng') → '57.285 triệu đồng'. Without a unit the largest one
    that needs at most three decimals: '57,285 tỷ đồng', '575 triệu đồng'. Raises ValueError for a unit that is no money."""
    if unit:
        factor = dong_per(unit)
        if factor is None:
            raise ValueError(f"not a unit of money: {unit!r}; one of {', '.join(sorted(_MONEY))}")
        return f"{format_number(round(dong / factor, 12))} {unit}"
    for name, factor in _UNITS_OUT:
        if abs(dong) >= factor and (factor == 1 or dong % (factor / 1000) == 0):
            return f"{format_number(round(dong / factor, 3))} {name}"
    return f"{format_number(dong)} đồng"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit in a text: 'ít nhất 1,5 lần' is value 1.5, unit 'lần', qualifier 'ít nhất'.

    `upper` is the end of a range ('10-15%'); `start` and `end` bound number and unit in the text.
    """

    value: float
    unit: str
    qualifier: str
    start: int
    end: int
    upper: float | None = None

    @property
    def dong(self) -> float | None:
        """The value in đồng; None where it is no money."""
        return in_dong(self.value, self.unit)


_NUMBER = r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?|[0-9]{1,3}(?: [0-9]{3})+(?![0-9])|[0-9]+(?:[.,][0-9]+)?"
# '16.035 triệu đồng', '36,735 tỷ đồng', '350 triệu', '500.000 đ'
_MONEY_UNIT = (r"(?:nghìn|ngàn)\s+t[ỷỉ](?:\s+đồng)?|(?:nghìn|ngàn|triệu|t[ỷỉ])(?:\s+(?:đồng|đ)\b)?|tr\.?\s?đ(?:ồng)?\b|đồng|vnđ|đ\b")
# Words that things are counted by; the longest that fits is the unit, else the one word that follows
_COUNTED = (
    "làng nghề truyền thống|nghề truyền thống|làng nghề|nghề|mô hình|sản phẩm|hợp tác xã|tổ hợp tác|doanh nghiệp|cơ sở|"
    "hộ nghèo|hộ gia đình|hộ|người lao động|lao động|người|học viên|học sinh|lượt người|lượt|lớp học|lớp|khóa|đợt|cuộc|"
    "cụm công nghiệp|khu công nghiệp|dự án|đề tài|đề án|nhiệm vụ|công trình|xã|phường|huyện|tỉnh|thôn|bản|xóm|tổ dân phố|"
    "hội nghị|hội thảo|sự kiện|gian hàng|điểm|trường học|trường|phòng học|giường bệnh|bác sĩ|trạm y tế|văn bản|thủ tục|hồ sơ|"
    "tác phẩm|câu lạc bộ|đội|tổ chức|đơn vị|cây|con|cái|chiếc|bộ|lần|điểm phần trăm|tiêu chí|chỉ tiêu|"
    "km2|km²|km|ha|m2|m²|m3|m³|mét|tấn|tạ|kg|lít|kwh|mw|gb|giờ|ngày|tháng|năm|tuổi|chợ|nhà máy|vùng|tour|tuyến|di tích")
_UNIT = re.compile(rf"\s*(%|‰)|\s*({_MONEY_UNIT})(?![^\W\d_])|\s+({_COUNTED}|htx|tht)(?![^\W\d_])|\s+([^\W\d_]+)", re.IGNORECASE)
_STOP = frozenset("và của trên theo đến tại trong thì là cho với hoặc các những để từ về so do bị được ở nêu này đó".split())
_RANGE = re.compile(rf"(?<![\w/.,\-–])({_NUMBER})(%?)(?:\s*(?:-|–|đến)\s*({_NUMBER})(?![\w/]))?(?![^\W\d_]|/[0-9]|[.,][0-9]|[0-9])")
# What stands before a number that counts nothing: 'Điều 5', 'số 12', 'năm 2026', 'Phụ lục 03', 'ngày 12/4', 'nhóm 4'
_NAMED = re.compile(
    r"(?:điều|khoản|điểm|số:?|quyết định|nghị quyết|nghị định|thông tư|chỉ thị|kế hoạch|luật|năm|tháng|ngày|quý|phụ lục|mục|biểu|bảng|chương|phần|giai đoạn|nhóm|hạng|thứ|quốc lộ|tổ|thôn|"
    r"khu|nhiệm kỳ|khóa|chương trình|năm học|-|–|/)\s*$", re.IGNORECASE)
_NEAR = 30                               # characters before a number that the longest of these, and blanks, take
_QUALIFIER = re.compile(
    r"(ít nhất|tối thiểu|tối đa|trên|hơn|khoảng|gần|dưới|không quá|đạt từ|từ|bình quân|lên|thêm)\s*(?:là|đạt|có|tới|đến)?\s*$",
    re.IGNORECASE)
_OUTLINE = re.compile(r"[.)]\s|\s+[A-ZĐ]")  # '3.2. Điều tra': the number of a heading
_UPWARDS = re.compile(r"\s*trở lên", re.IGNORECASE)


def find_quantities(text: str) -> list[Quantity]:
    """The numbers that state how much or how many in a text, in order; not those of dates, documents, articles, years."""
    found = []
    for m in _RANGE.finditer(text):
        value, upper = parse_number(m[1]), parse_number(m[3]) if m[3] else None
        unit = _UNIT.match(text, m.end(2) if m[2] and not m[3] else m.end())
        word = "%" if m[2] and not m[3] else next((g for g in unit.groups() if g), "") if unit else ""
        known = bool(m[2]) or bool(unit and not unit[4])
        if value is None or _is_year(m[1]) and (_NAMED.search(text[max(0, m.start() - _NEAR):m.start()]) or m[3] and _is_year(m[3])):
            continue
        if not known and (_NAMED.search(text[max(0, m.start() - _NEAR):m.start()]) or _is_year(m[1]) or word.lower() in _STOP
                          or _OUTLINE.match(text, m.end()) and m.start() < _NEAR and not text[:m.start()].strip()):
            continue
        if known and not m[2] and not (unit and (unit[1] or unit[2])) and _dated(text, m.start(), word):
            continue
        if not known and word and not word.islower():
            word = ""
        end = unit.end() if unit and word and not (m[2] and not m[3]) else m.end()
        before = _QUALIFIER.search(text[max(0, m.start() - 24):m.start()])
        qualifier = before[1].lower() if before else "trở lên" if _UPWARDS.match(text, end) else ""
        found.append(Quantity(value, _SPACE.sub(" ", word), qualifier, m.start(), end, upper))
    return found


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdigit() and 1900 <= int(text) <= 2100


def _dated(text: str, start: int, word: str) -> bool:
    """'ngày 12 tháng 4 năm 2018': the 12 counts no months; 'Điều 5 năm …'."""
    return word.lower() in ("tháng", "năm", "điểm", "tỉnh", "xã", "ngày") and bool(_NAMED.search(text[max(0, start - _NEAR):start]))
