"""The unit of a column: from its heading, from the row's own column of units, or from the table's caption."""
from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from index.quantities import dong_per, parse_number
from index.records import JOIN, lowest
from index.text import fold


class Row(Protocol):
    """A row of a table, stored or in the making."""

    headers: tuple[str, ...]
    cells: tuple[str, ...]
    unit: str


# "(triệu đồng)", "(ĐVT: ha)", "(%)", "(Nghìn đồng/ha)": a unit in a heading
_PARENS = re.compile(r"\(\s*(?:đvt|đơn vị(?: tính)?|tính bằng)?\s*:?\s*([^()]{1,30})\)", re.IGNORECASE)
_UNIT_WORDS = re.compile(
    r"^(?:(?:nghìn|ngàn|triệu|tỷ|tỉ|trăm)?\s*(?:đồng|đ|vnđ)|trđ|tr\.?\s*đ(?:ồng)?|1\.?000\s*đ(?:ồng)?|triệu|tỷ|%|ha|m2|m²|m3|km|tấn|tạ|"
    r"kg|cm|mm|m|mét|lít|gam|giờ|phút|ngày|tháng|tuổi|liều|bộ|chiếc|căn|nhà|phòng|suất|giường|điểm|trạm|vụ|đợt|buổi|tiết|máy|độ|kw|mw|người|hộ|lượt|lớp|cái|con|cây|lần|mô hình|sản phẩm|làng|làng nghề|xã|huyện|học viên|lao động|usd|tàu|thuyền|ghe|xe|khách|ghế|ô|lô|gian|sạp|em|cháu|học sinh|trẻ|ca|lồng|bè|cột|đèn|gốc|hồ|ao|hố|thùng|cuốn|vé|tổ|đội|trường|thôn|hồ sơ|vụ việc|ngôi|mộ|buồng|nhân khẩu|khẩu|cán bộ|giáo viên|hội viên|phiên|chuyến|bến|kva|kwp|kwh|cv)(?:\s*/.{1,15})?$")


# "Số tiền (triệu đồng)", "đồng/kg"; not 'Hợp đồng', 'Cộng đồng', 'Đồng bào'
DONG = re.compile(r"(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)\s?|(?<!hợp )(?<!cộng )(?<!hội )(?<!cánh ))\bđồng\b(?! (?:bào|ruộng|lúa|cỏ|muối|hồ|bộ|phục|thời|quản|dân))")


def header_unit(heading: str) -> str:
    """The unit a heading states: '… (triệu đồng) › NSTW' → 'triệu đồng'; 'Tỷ lệ (%)' → '%'; else ''."""
    for found in reversed(_PARENS.findall(heading)):
        if _UNIT_WORDS.match(fold(found)):
            return found.strip()
    return "%" if heading.rstrip().endswith("%") else ""


_UNIT_COLUMN = re.compile(r"^(?:đvt|đơn vị tính|đơn vị)$")
# Headings of what is counted or measured, never money: 'Số lượng', 'Tổng số bếp', 'Diện tích'; but 'Số tiền' is
_COUNT = re.compile(r"^(?:tổng )?(?:số (?!tiền|vốn|kinh phí)|khối lượng|quy mô|diện tích|sản lượng|chiều (?:dài|rộng|cao|sâu)|độ (?:sâu|cao|dài|rộng)|dân số|sĩ số|cự ly|tỷ lệ|mật độ|năng suất|công suất)")
# Headings that take after the columns they add up
_SUM = re.compile(r"^(?:cộng|tổng|tổng số|tổng cộng|toàn giai đoạn|cả giai đoạn)$")


def unit_column(headers: Sequence[str]) -> int | None:
    """The column that holds each row's unit ('ĐVT', 'Đơn vị tính'), or None."""
    return next((i for i, header in enumerate(headers) if _UNIT_COLUMN.match(fold(lowest(header)))), None)


def is_unit(heading: str, cell: str) -> bool:
    """Whether a cell under a heading of unit_column() is one: 'ha', 'Lớp' under 'Đơn vị', which may also head a column of who it is of ('Tri Lễ')."""
    return fold(lowest(heading)) != "đơn vị" or not cell[:1].isupper() or bool(_UNIT_WORDS.match(fold(cell)))


def column_unit(row: Row, column: int) -> str:
    """The unit of a row's figure in a column: the heading's own ('(triệu đồng)'), else the row's in its column of
    units or in its label where the column counts things or the table states no unit, else the table's; '' where none is stated."""
    if own := header_unit(row.headers[column]):
        return own
    if column and _PART_OF_LEFT.match(fold(lowest(row.headers[column]))):
        return column_unit(row, column - 1)
    at = unit_column(row.headers)
    if at is not None and not is_unit(row.headers[at], row.cells[at]):
        at = None
    given = row.cells[at] if at is not None and at != column else "" if at is not None else _label_unit(row, column)
    counting = counts(row, column)
    if given and (counting or not row.unit):
        return given
    if "," in row.unit:
        return _of_several(row, column) if not counting else ""
    if dong_per(row.unit) is not None and (counting or _is_beside_money(row, column)):
        return ""
    return row.unit


# "Trong đó NSNN", "Trong đó biết chỉnh chiêng": of the column to the left, money or not as that is
_PART_OF_LEFT = re.compile(r"^trong đó(?: có)? \w")
# Columns that hold parts of what the row's label says: "2027", "Năm 2028", "Quý II", "Tổng cộng"
_PART = re.compile(r"^(?:năm )?(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?$|^quý (?:i{1,3}|iv|[1-4])\b|^(?:tổng|cộng|cả giai đoạn|toàn giai đoạn)\b")


def _label_unit(row: Row, column: int) -> str:
    """The unit that a row's label states for its figures by years, or the heading of the labels: 'Kinh phí (triệu đồng) | 62.000 | 98.000' under
    '2026', '2027'; 'Ngân sách tỉnh | 16.800' under 'Nguồn vốn (triệu đồng)', '2026'."""
    if not _PART.match(fold(lowest(row.headers[column]))):
        return ""
    label = next((i for i, cell in enumerate(row.cells[:column]) if re.search(r"[^\W\d_]{2}", cell)), None)
    return "" if label is None else header_unit(row.cells[label]) or header_unit(lowest(row.headers[label]))


# The one column of money of a catalogue: 'Kinh phí', 'Tổng mức đầu tư'; and headings that may be of money beside it: 'Năm 2027', 'Cộng', 'NSTW'
_LONE_MONEY = re.compile(r"^(?:kinh phí|vốn|tổng vốn|số tiền|thành tiền|dự toán|tổng mức(?: đầu tư)?|giá trị)\b")
_MAY_BE_MONEY = re.compile(r"(?:19|20)\d\d|\b(?:tổng|cộng|nguồn|huy động|đóng góp|đối ứng|xã hội hóa|doanh nghiệp|nhân dân|hộ dân|khác|quỹ|tín dụng)\b")

# Headings of what is given or paid: 'Hỗ trợ', 'Mức hỗ trợ', 'Đơn giá'
_GIVEN = re.compile(r"\b(?:hỗ trợ|mức|giá|phân bổ|cấp|giao|lương|thù lao)\b")


def _is_beside_money(row: Row, column: int) -> bool:
    """Whether a column stands in a catalogue with one column of money, and is another: 'Hạng', 'Cấp độ' beside 'Kinh phí'; or before the first that
    states that it is of money, and speaks of none: 'Biết chỉnh chiêng', 'Hỗ trợ (triệu đồng)' (who pays, 'EVN', stands behind it)."""
    headings = [fold(heading) for heading in row.headers]
    stated = next((i for i, heading in enumerate(row.headers) if dong_per(header_unit(heading).split("/")[0]) is not None), 0)
    if column < stated and (not any(pattern.search(headings[column]) for pattern in (_MONEY, _MAY_BE_MONEY, _GIVEN)) or adds_counts(row, column)):
        return True
    money = [i for i, heading in enumerate(headings) if _MONEY.search(heading)]
    if len(money) != 1 or money[0] == column or not _LONE_MONEY.match(fold(lowest(row.headers[money[0]]))):
        return False
    return not _MAY_BE_MONEY.search(headings[column]) or _counts_years(row, headings, column, money[0])


def adds_counts(row: Row, column: int) -> bool:
    """Whether a column adds up those before it, none of which speaks of money: 'Cộng' of 'Lớp 6', 'Lớp 7', 'Lớp 8'."""
    headings = [fold(heading) for heading in row.headers]
    whole, parts = parse_number(row.cells[column]), 0.0
    if not whole or not _SUM.match(fold(lowest(row.headers[column]))):
        return False
    for at in range(column - 1, -1, -1):
        value = 0.0 if row.cells[at].strip() in {"", "-", "–"} else parse_number(row.cells[at])
        if value is None or any(pattern.search(headings[at]) for pattern in (_MONEY, _MAY_BE_MONEY, _GIVEN)):
            return False
        parts += value
        if abs(parts - whole) < 0.01:
            return at < column - 1
    return False


def _counts_years(row: Row, headings: Sequence[str], column: int, money: int) -> bool:
    """Whether a column of a year holds no part of the row's money: the total line of a catalogue whose years are marked with x counts the
    marks ('Tổng cộng | 4 | 6 | 4 | 68.900')."""
    years = [i for i, heading in enumerate(headings) if re.search(r"(?:19|20)\d\d", heading) and i != money]
    whole = parse_number(row.cells[money])
    if column not in years or len(years) < 2 or whole is None:
        return False
    return abs(sum(parse_number(row.cells[i]) or 0.0 for i in years) - whole) > 0.02 * whole + 0.6


# Headings of money: 'Kinh phí › Tổng', 'NSTW'
_MONEY = re.compile(r"\b(?:kinh phí|vốn|ngân sách|tiền|chi phí|nstw|nsđp|ns(?:t|h|x|tp|q|nn)|ns (?:tỉnh|huyện|xã|thành phố|tp|quận|phường)|thành tiền|tổng mức|dự toán)\b")


def _of_several(row: Row, column: int) -> str:
    """Of a table's units ('lớp, người, triệu đồng') the one of money for a column of money; which of the others is a column's
    own is not known: ''."""
    money = next((unit.strip() for unit in row.unit.split(",") if dong_per(unit.strip()) is not None), "")
    return money if money and _MONEY.search(fold(row.headers[column])) else ""


def counts(row: Row, column: int) -> bool:
    """Whether a column counts or measures: by its heading, or because it adds up columns beside it that do."""
    levels = [fold(level) for level in row.headers[column].split(JOIN)]
    if column and _PART_OF_LEFT.match(levels[-1]):
        return counts(row, column - 1)
    if any(_COUNT.match(level) for level in levels):
        return True
    total = parse_number(row.cells[column])
    if not _SUM.match(levels[-1]) or total is None:
        return False
    for step in (-1, 1):
        parts, at = [], column + step
        while 0 <= at < len(row.headers) and any(_COUNT.match(fold(level)) for level in row.headers[at].split(JOIN)):
            parts.append(parse_number(row.cells[at]) or 0.0)
            at += step
        if len(parts) >= 2 and abs(sum(parts) - total) < 0.01:
            return True
    return False
