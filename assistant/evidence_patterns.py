"""What each kind of thing asked for looks like in a text: money, a percentage, a date, a telephone number, a legal document; and where a text holds it."""
from __future__ import annotations

import re

from assistant.understand.asks import Ask

# What millions are of where they are of no đồng: "21 triệu lượt hành khách", "92 tỷ USD"
_NO_DONG = "hồ|lượt|người|khách|hành khách|tấn|con|cây|lít|ha|m²|m³|m2|m3|km|kwh|quả|hồ sơ|giao dịch|bản ghi|thuê bao|sản phẩm|usd|đô la|kw|mw"
# One pattern a kind, on folded text, each with what it matches.
PATTERNS: dict[Ask, re.Pattern[str]] = {
    # "57.285 triệu đồng", "1,5 tỷ", "350.000 đồng", "20 nghìn đồng/hộ"; not "21 triệu lượt hành khách", "92 tỷ USD"
    Ask.AMOUNT: re.compile(r"\d[\d.,]*\s?(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)(?:\s?đồng)?|đồng|đ)\b(?!\s(?:" + _NO_DONG + r")\b)"),
    # "80%", "97,5 %", "80 phần trăm"
    Ask.PERCENT: re.compile(r"\d[\d.,]*\s?(?:%|phần trăm)"),
    # "1,5 lần", "hai lần", "02 lần/năm"
    Ask.TIMES: re.compile(r"(?:\d[\d.,]*|\b(?:một|hai|ba|bốn|năm|sáu|mười))\s?lần\b"),
    # "năm 2027", "2025 - 2030", "2009"
    Ask.YEAR: re.compile(r"(?<![\d/.,])(?:19|20)\d\d(?![\d/.,]\d)"),
    # the longest first: "ngày 05 tháng 12 năm 2025", "15/11/2025", "trước ngày 15/11", "ngày 05 tháng 12", "15/12 hằng năm", "quý IV", "kể từ ngày ký", "tháng 6/2027", "hàng quý", "năm 2027", "18 giờ 30 phút", "04:30 - 22:00", "24/24 giờ"
    Ask.DATE: re.compile(
        r"\b\d{1,2}:\d{2}(?:\s?[-–]\s?\d{1,2}:\d{2})?\b|\b24\s?/\s?24 giờ\b|(?:ngày )?\d{1,2} tháng \d{1,2}(?: năm \d{4})?|ngày \d{1,2}(?!\d)(?: của tháng [^,.;]{3,20}| h[àằ]ng tháng)?(?!\s?/)|(?!24\s?/\s?(?:24|7)\b)\d{1,2}\s?/\s?\d{1,2}(?:\s?/\s?\d{4})?\b|"
        r"tháng \d{1,2}(?:/\d{4}| năm \d{4})?|quý (?:i{1,3}|iv|[1-4])\b(?:(?:/| năm | )\d{4})?|(?:kể từ )?ngày ký|(?<![/\d])(?:năm )?(?:19|20)\d\d(?![/\d])(?:\s?[-–]\s?(?:19|20)\d\d)?|h[àằ]ng (?:năm|quý|tháng|tuần)|"
        r"(?:\d+|một|hai|ba|bảy|mười) (?:ngày|tháng|năm) (?:làm việc|kể từ|sau)|(?<!/)\b\d+ (?:ngày|giờ)\b(?! tháng)|(?<![\d/])\d+ (?:tháng|tuần|phút|giây)\b(?! \d)|(?:thời hạn|trong|vòng|tối đa|tối thiểu|ít nhất|quá|sau|giá trị) \d+ năm\b|\d{1,2} ?(?:giờ|h)(?: ?\d{2}(?: phút)?)?\b|thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])\b|chủ nhật"),
    # "0239.3899.113", "1900 8147", "024 3825 5599", "số 111"
    Ask.PHONE: re.compile(r"(?<![\d/.,-])(?:0\d{2,3}[. -]?\d{3,4}[. -]?\d{3,4}|1[89]00[. ]?\d{4}|1[89]00[. ]?\d{2}[. ]?\d{2}|\b11[1-58]\b)(?![\d/%]|[.,]\d)"),
    # "hằng tuần", "mỗi tháng 01 số", "02 kỳ/tháng", "định kỳ 6 tháng", "3 tháng một lần"
    Ask.OFTEN: re.compile(
        r"(?:\d+ )?h[àằ]ng (?:ngày|tuần|tháng|quý|năm)|(?:ít nhất )?(?:\d+ )?(?:lần|kỳ|số|buổi|đợt|tin,? bài|cuộc)\s?(?:/|mỗi |một |trong )\s?(?:ngày|tuần|tháng|quý|năm)|"
        r"(?:mỗi|một) (?:ngày|tuần|tháng|quý|năm)(?: ít nhất)? \d+ [^\W\d_]+|định kỳ(?: \d+)? (?:ngày|tuần|tháng|quý|năm)|\d+ (?:ngày|tuần|tháng|năm) (?:một|/|1) ?lần|mỗi (?:tuần|tháng|quý|năm)\b"),
    # "Nghị định số 52/2018/NĐ-CP", "42/2024/NQ-HĐND", "01-NQ/TU", "Luật Đầu tư công"
    Ask.REFERENCE: re.compile(r"\d+(?:/\d{4})?[/-][a-zđ]{1,}[a-zđ&-]*|\bluật [^\W\d_]+|\bđiều \d+"),
    # "xã Ca Thành", "thôn Nậm Rịa", "tổ 7", "phường Âu Lâu"
    Ask.PLACE: re.compile(r"\b(?:xã|phường|thị trấn|huyện|thôn|xóm|bản|tổ|ấp|buôn|tdp|khu phố|tổ dân phố)\s+[\wđ]"),
    # "15 sản phẩm", "05 mô hình", "6/8 làng nghề", "145 triệu USD"
    Ask.QUANTITY: re.compile(
        r"(?<![\d/.,-])(?<!số )(?<!ngày )(?<!tháng )(?<!năm )(?<!điều )(?<!khoản )(?<!quý )\b(?<!phụ lục )(?<!bảng )(?<!biểu )(?<!mục )(?!\d+/\d+/|\d+/\d{4}|(?:19|20)\d\d\b)\d[\d.,/]*\s+(?!(?:là|và|của|đến|thì|theo|tại|ở|có|được|trong)\b|tháng|năm\b|triệu|tỷ|tỉ|nghìn|ngàn|đồng(?! hồ))[^\W\d_]|"
        r"(?<!thứ )\b(?:hai|ba|bốn|sáu|bảy|tám|chín|mười)\s+[^\W\d_]|\b\d[\d.,]*\s(?:nghìn|ngàn|triệu|tỷ|tỉ)\s(?:" + _NO_DONG + r")\b"),
}
SAME = {Ask.SUM: Ask.AMOUNT, Ask.MOST: Ask.AMOUNT, Ask.COUNT: Ask.QUANTITY, Ask.EFFECT: Ask.DATE}


def spans(ask: Ask, text: str) -> list[tuple[int, int]]:
    """Where a folded text holds what is asked; empty for a kind that has no pattern of its own."""
    pattern = PATTERNS.get(SAME.get(ask, ask))
    return [m.span() for m in pattern.finditer(text)] if pattern else []
