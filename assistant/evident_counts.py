"""Whether a clause holds a number of the thing that a question counts: '12 làng nghề', a column 'Số hộ', a figure whose unit is it."""
from __future__ import annotations

import re

from assistant import tablecells
from assistant.compose.asked_column import CLASSIFIERS
from assistant.evidence_patterns import spans
from assistant.headed import unnumbered
from assistant.understand.asks import Ask
from index.records import Clause, TableRow, lowest
from index.text import fold


def counts(clause: Clause, noun: str) -> float:
    """1 where a number of the thing counted stands there ('12 làng nghề'), a half where a number of something does. Where it
    is not said what is counted ('tối đa mấy?'), a percentage or a multiple will do as well, and money, though
    less."""
    if isinstance(clause, TableRow):
        return _row_counts(clause, noun)
    text = unnumbered(fold(clause.text))
    if noun:
        words = noun.split()
        if words[0] in CLASSIFIERS and len(words) > 1 and not re.search(rf"\b{words[0]}\b", text):
            words = words[1:]         # 'căn nhà' of '210 nhà'
        for size in (len(words), 2, 1):
            if size <= len(words) and re.search(rf"\b\d(?:[\d.,/]*\d)?(?:\s?%)?\s+(?:[^\W\d_]+\s+){{0,2}}{re.escape(' '.join(words[:size]))}\b", text):
                return 1.0            # '80% hộ' says as well how many
        if words[0] in _ANYONE and _OF_PEOPLE.search(text):
            return 1.0
    found = any(not noun or noun.split()[0] in _TIMES or not _OF_TIME.match(text, start) for start, _ in spans(Ask.QUANTITY, text))      # 'trong hai ngày' counts no tickets
    if not noun:
        told = found or spans(Ask.PERCENT, text) or spans(Ask.TIMES, text)
        return 1.0 if told else 0.6 if spans(Ask.AMOUNT, text) else 0.0
    return 0.5 if found else 0.0


_TIMES = frozenset("ngày tháng năm giờ tiếng phút tuần lần quý buổi đêm hôm đợt kỳ vụ".split())
# "hai ngày", "15 phút"
_OF_TIME = re.compile(r"(?:\d+|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s+(?:ngày|tháng|năm|giờ|phút|tuần|lần|quý)\b")
# 'bao nhiêu người', 'mấy lượt người': whoever is counted
_ANYONE = frozenset({"người", "lượt"})
# "720 học viên", "1.850 lượt cán bộ"
_OF_PEOPLE = re.compile(r"\b\d[\d.,/]*\s+(?:lượt\s+)?(?:người|học viên|học sinh|cán bộ|lao động|hội viên|giáo viên|nhân viên|thanh niên|công nhân|nông dân|phụ nữ|đại biểu|công chức|viên chức|khách)\b")


def _row_counts(row: TableRow, noun: str) -> float:
    """1 where a row counts `noun` in so many words or in a column of that name or unit, 0.6 where it has a column of numbers
    of something, 0.2 where it has other figures only."""
    numeric = [(fold(h), c) for h, c in zip(row.headers, row.cells) if re.fullmatch(r"[\d.,]+", c.strip())]
    by_year = [h for h, _ in numeric if re.search(r"(?:19|20)\d\d|\bquý (?:i{1,3}|iv|[1-4])\b", fold(lowest(h)))]
    if len(by_year) > 1 and (tablecells.row_unit(row) or not noun or noun.split()[0] in fold(f"{row.text} {row.title}")):
        return 1.0                # a table of targets: an indicator, its unit, a figure for each year
    if noun:
        if re.search(rf"\b\d[\d.,/]*\s+(?:[^\W\d_]+\s+){{0,2}}{re.escape(noun.split()[0])}\b", fold(row.text)):
            return 1.0
        if numeric and fold(row.unit).split("/")[0].strip() == noun.split()[0]:
            return 1.0            # 'Đơn vị tính: liều'
        if any(noun in h for h, _ in numeric) or any(noun in fold(c) and len(c) < 40 for c in row.cells[2:4]):
            return 1.0 if numeric else 0.4
    counting = any(re.search(r"số lượng|khối lượng|quy mô|diện tích|chiều dài|\bsố\b", h) for h, _ in numeric)
    told = not noun and bool(spans(Ask.QUANTITY, fold(" ; ".join(row.cells[2:]))))      # '3,1 km; mặt cắt 13,5 m' under 'Quy mô'
    return 0.6 if counting or told else 0.4 if numeric and not noun else 0.2 if numeric else 0.0
