"""What the columns of a table's row hold: its unit, its money, the years it is marked under, its places, who leads."""
from __future__ import annotations

import re
from functools import lru_cache

from index.quantities import dong_per
from index.records import Clause, RowRole, TableRow, lowest
from index.text import fold
from index.units import DONG, column_unit, counts, header_unit, is_unit

_AMOUNT_HEADER = re.compile(r"(?:kinh phí|vốn|ngân sách|^tổng$|tổng (?:số|cộng|mức)|\bns(?:tw|đp|dp|t|h|x|tp|q|nn)\b|thành tiền|dự toán|mức hỗ trợ|nhu cầu)")


# What says that a table is of money: "Nhu cầu kinh phí", "NSTW"
_MONEY_SAID = re.compile(r"\b(?:kinh phí|vốn|ngân sách|nguồn|tiền|dự toán|ns(?:tw|đp|dp|t|h|x|tp|q|nn)|ns (?:tỉnh|huyện|xã|thành phố)|đồng)\b")


def unit_written(row: TableRow) -> str:
    """The same as it stands in a sentence: 'Lớp' → 'lớp', 'Mô hình/ DA' → 'mô hình/ DA', 'MWp' as it is."""
    cell = next((cell.strip() for header, cell in zip(row.headers, row.cells) if _UNIT_HEADING.fullmatch(fold(lowest(header)))), row_unit(row))
    return cell[:1].lower() + cell[1:] if re.match(r"\w[a-zà-ỹđ]+\b", cell) else cell


# "ĐVT", "Đơn vị tính"
_UNIT_HEADING = re.compile(r"(?:đvt|đơn vị(?: tính)?|đv tính|unit)")


def row_unit(row: TableRow) -> str:
    """The unit that a row of a table of targets names in a column of its own: '%', 'ha', 'triệu đồng/năm'; '' where it has none."""
    for header, cell in zip(row.headers, row.cells):
        if _UNIT_HEADING.fullmatch(fold(lowest(header))) and is_unit(header, cell.strip()):
            return fold(cell)
    first = next((cell for cell in row.cells if re.search(r"[^\W\d_]{2}", cell)), "")
    return fold(header_unit(first))          # 'Cấp chữ ký số cá nhân (%)'


def year_cells(row: TableRow) -> list[tuple[str, str]]:
    """(heading, year) of the columns of years, of however long ago: 'Năm xây dựng' › '1818'."""
    return [(lowest(h), c.strip()) for h, c in zip(row.headers, row.cells) if re.match(r"năm\b", fold(lowest(h))) and re.fullmatch(r"(?:1\d|20)\d\d", c.strip())]


def marked_years(row: TableRow) -> list[str]:
    """The years of the columns in which a row has a mark: 'x' under 'Năm 2028'."""
    return [y for header, cell in zip(row.headers, row.cells) if cell.strip().casefold() == "x"
            for y in re.findall(r"(?:19|20)\d\d", lowest(header))]


# A column of places: 'Xã', 'Tên xã, phường', 'Địa điểm (xã, huyện)', 'Thôn, buôn'
_PLACE_HEADER = re.compile(r"(?:tên )?(?:xã|phường|thị trấn|huyện|quận|thôn|xóm|bản|ấp|buôn|tổ dân phố|khu phố|địa (?:điểm|chỉ|bàn|phương))\b")


def place_cells(row: TableRow) -> list[tuple[str, str]]:
    """(header, cell) of a row's columns of places, folded headers: [('xã', 'Tân Thuận')]."""
    if row.role is RowRole.TOTAL:
        return []            # 'Cộng' under 'Quận, huyện' is no place
    named = [(fold(lowest(header)), cell.strip()) for header, cell in zip(row.headers, row.cells)]
    return [(header, cell) for header, cell in named if _PLACE_HEADER.match(header) and re.search(r"[^\W\d_]{2}", cell)]


def lead_cells(clause: Clause) -> list[str]:
    """The agencies in a row's column of those who lead: 'Sở Tài chính'."""
    if not isinstance(clause, TableRow):
        return []
    found = []
    for header, cell in zip(clause.headers, clause.cells):
        if "chủ trì" in fold(header) and cell:
            found += [part.strip(" -.") for part in re.split(r"[;\n]|,\s(?=[A-ZĐ])", cell) if len(part.strip(" -.")) > 3]
    return found


@lru_cache(maxsize=8_192)      # the same rows are looked at with every question
def amount_columns(row: TableRow) -> tuple[int, ...]:
    """The columns of a row that hold money: those with figures whose unit is one of money, or, where no unit is stated, under
    a header that speaks of money. What counts or measures, and years, are none."""
    return tuple(i for i, cell in enumerate(row.cells[:len(row.headers)])
                 if re.fullmatch(r"[\d.,\s]+", cell.strip()) and re.search(r"\d", cell) and _is_money(row, i))


# "STT", "Năm bắt đầu", "Năm công nhận", "Thời gian": figures that are no amounts whatever the table's unit
_NO_AMOUNT = re.compile(r"(?:s?tt|số tt)$|(?:năm|thời gian)\b(?!\s?\d).*$|giai đoạn$")


def _is_money(row: TableRow, i: int) -> bool:
    if _NO_AMOUNT.match(fold(lowest(row.headers[i]))):
        return False
    header = fold(row.headers[i])
    if unit := column_unit(row, i):
        return dong_per(unit.split("/")[0]) is not None       # "triệu đồng/người/khóa" is money as well
    if not (_AMOUNT_HEADER.search(header) or DONG.search(header)) or counts(row, i):
        return False
    if not re.match(r"tổng(?: (?:số|cộng)\b|$)", fold(lowest(row.headers[i]))):
        return True
    above = " ".join((row.title, *row.headers[:i], *row.headers[i + 1:]))
    return bool(_MONEY_SAID.search(fold(above)))          # 'Tổng số' of a table of houses is no money
