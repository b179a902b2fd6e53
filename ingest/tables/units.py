"""The unit of a column: from its heading, from the row's own column of units, or from the table's caption."""
from __future__ import annotations

import re
from collections.abc import Sequence

from index.records import TableRow
from index.text import fold
from ingest.tables.draft import RowDraft

# "(triệu đồng)", "(ĐVT: ha)", "(%)", "(Nghìn đồng/ha)": a unit in a heading
_PARENS = re.compile(r"\(\s*(?:đvt|đơn vị(?: tính)?|tính bằng)?\s*:?\s*([^()]{1,30})\)", re.IGNORECASE)
_UNIT_WORDS = re.compile(
    r"^(?:(?:nghìn|ngàn|triệu|tỷ|tỉ|trăm)?\s*(?:đồng|đ|vnđ)|trđ|tr\.?\s*đ(?:ồng)?|1\.?000\s*đ(?:ồng)?|triệu|tỷ|%|ha|m2|m²|m3|km|tấn|tạ|"
    r"kg|người|hộ|lượt|lớp|cái|con|cây|lần|mô hình|sản phẩm|làng|làng nghề|xã|huyện|học viên|lao động|usd)(?:\s*/.{1,15})?$")


def header_unit(heading: str) -> str:
    """The unit a heading states: '… (triệu đồng) › NSTW' → 'triệu đồng'; 'Tỷ lệ (%)' → '%'; else ''."""
    for found in reversed(_PARENS.findall(heading)):
        if _UNIT_WORDS.match(fold(found)):
            return found.strip()
    return "%" if heading.rstrip().endswith("%") else ""


_UNIT_COLUMN = re.compile(r"^(?:đvt|đơn vị tính|đơn vị)$")
_COUNT = re.compile(r"^(?:số lượng|khối lượng|quy mô|diện tích|sản lượng)\b")


def unit_column(headers: Sequence[str]) -> int | None:
    """The column that holds each row's unit ('ĐVT', 'Đơn vị tính'), or None."""
    return next((i for i, header in enumerate(headers) if _UNIT_COLUMN.match(fold(header.split(" › ")[-1]))), None)


def column_unit(row: RowDraft | TableRow, column: int) -> str:
    """The unit of a row's figure in a column: the heading's own ('(triệu đồng)'), else the row's in its column of
    units where the column counts things or the table states no unit, else the table's; '' where none is stated."""
    if own := header_unit(row.headers[column]):
        return own
    at = unit_column(row.headers)
    given = row.cells[at] if at is not None and at != column else ""
    counts = bool(_COUNT.match(fold(row.headers[column].split(" › ")[-1])))
    return given if given and (counts or not row.unit) else "" if counts else row.unit
