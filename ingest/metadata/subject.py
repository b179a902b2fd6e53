"""What a document is about, and the years it is for, both by its title."""
from __future__ import annotations

import re

from index import letters
from ingest.metadata.issuer import NAME
from ingest.outline.zones import KINDS

_KIND = "|".join(sorted(KINDS, key=len, reverse=True))
# What stands before the subject: "Kế hoạch", "Thực hiện", "Phê duyệt", "về việc", "Quyết định số 801/QĐ-TTg ngày … phê duyệt"
_BEFORE = letters.compile(
    rf"(?:[“\"]|(?:{_KIND})\s+số\b[^“\"]*?\b(?:phê duyệt|ban hành|về việc|về|của)\s+(?:Thủ tướng Chính phủ|Chính phủ)?\s*"
    rf"|(?:{_KIND}|Thực hiện|Triển khai thực hiện|Triển khai|Tổ chức thực hiện|Phê duyệt|Ban hành|Về việc|Về|V/v|Quy định|hành động|tổng thể|của"
    r"|Chiến lược)\b)[\s:,]*", re.IGNORECASE
)
_LEVEL = r"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)"
# What stands after it: "trên địa bàn tỉnh Cao Bằng", "tỉnh Lào Cai", "giai đoạn 2026-2030", "năm 2024", "đến năm 2030"
_AFTER = letters.compile(
    rf"[\s,”\"]*(?:trên địa bàn(?: {_LEVEL}(?: {NAME})?)?|(?:của |tại )?{_LEVEL} {NAME}|giai đoạn \d{{4}}\s*[-–]\s*\d{{4}}|(?:đến )?năm \d{{4}}(?:\s*[-–]\s*\d{{4}})?"
    r"|tầm nhìn (?:đến )?(?:năm )?\d{4}|định hướng đến năm \d{4}|và những năm tiếp theo|Việt Nam)[\s,”\"]*$"
)
_SPAN = letters.compile(r"(?:giai đoạn|thời kỳ|nhiệm kỳ|năm)\s+(?:từ\s+)?(?:năm\s+)?(\d{4})\s*(?:[-–]|đến(?: năm)?)\s*(\d{4})", re.IGNORECASE)
_UNTIL = letters.compile(r"đến (?:hết )?năm\s+(\d{4})", re.IGNORECASE)
_YEAR = letters.compile(r"(?<!ngày )năm\s+(\d{4})", re.IGNORECASE)
_DATED = letters.compile(r"ngày\s+\d{1,2}\s*(?:/\s*\d{1,2}\s*/|tháng\s+\d{1,2}\s+năm)\s*\d{4}", re.IGNORECASE)


def read_subject(title: str) -> str:
    """'Kế hoạch Bảo tồn và phát triển làng nghề tỉnh Lào Cai giai đoạn 2026- 2030' → 'bảo tồn và phát triển làng nghề'."""
    text = title
    quoted = re.search(r"[“\"]([^”\"]{15,})[”\"]", text)
    if quoted:
        text = quoted.group(1)
    while True:
        match = _BEFORE.match(text)
        shorter = text[match.end():] if match and match.end() < len(text) else text
        shorter = _AFTER.sub("", shorter)
        if shorter == text or len(shorter) < 8:
            break
        text = shorter
    text = text.strip(" ,.;:“”\"")
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def read_period(title: str, date: str) -> tuple[int, int] | None:
    """The years of a title: 'giai đoạn 2026- 2030' → (2026, 2030); 'năm 2024' → (2024, 2024); 'đến năm 2030' from the
    document's own year, where that is known. The last span of years counts: the first may belong to a document named."""
    title = _DATED.sub("", title)
    spans = [(int(a), int(b)) for a, b in _SPAN.findall(title) if int(a) <= int(b)]
    if spans:
        return spans[-1]
    until = _UNTIL.findall(title)
    if until:
        first = int(date[:4]) if date[:4].isdigit() and int(date[:4]) <= int(until[0]) else int(until[0])
        return first, int(until[0])
    years = _YEAR.findall(title)
    return (int(years[-1]), int(years[-1])) if years else None
