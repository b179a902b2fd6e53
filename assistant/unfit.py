"""Answers that begin with another sort of thing than is asked: money where metres or households are counted, the years that a plan is for, or the day of another
document, where it is asked until when something is due."""
from __future__ import annotations

import re

from assistant.answer import Answer
from assistant.compound.figures import told_first
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from index.text import fold

_MONEY = re.compile(r"\b(?:tiền|vốn|kinh phí|đồng|triệu|tỷ|tỉ|ngân sách|chi phí|giá|trị giá|doanh thu|thu nhập|lương|thưởng|hỗ trợ|mức|vay|xã hội hóa|đóng góp|chi|phần)\b")


# "hạn báo cáo", "gửi trước ngày nào", "chậm nhất khi nào": until when something is due
_DUE = re.compile(r"\b(?:hạn|thời hạn|kỳ hạn|chậm nhất|trước (?:ngày|khi|lúc)|báo cáo|nộp|gửi)\b")
_DAY_ASKED = re.compile(r"\bngày (?:nào|mấy|bao nhiêu)\b")
_BOLD = re.compile(r"\*\*(?P<said>[^*]+)\*\*")
# "2026-2030", "Giai đoạn 2021 - 2030"
_YEARS = re.compile(r"(?:giai đoạn )?(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d\W*", re.IGNORECASE)
_EVERY = re.compile(r"(?:hằng|hàng|mỗi) (?:năm|quý|tháng|tuần)\W*", re.IGNORECASE)


def why_not(question: Question, answer: Answer) -> str:
    """The reason in Vietnamese why what an answer tells first can't be what is asked; '' where it may."""
    return "" if answer.abstained else _no_deadline(question, answer) or _no_count(question, answer)


def _no_deadline(question: Question, answer: Answer) -> str:
    bold = _BOLD.search(answer.text) if Ask.DATE in question.asks and _DUE.search(question.folded) and not question.asks_any(Ask.OFTEN, Ask.LEAD, Ask.AMOUNT) else None
    if bold is None or not answer.citations:
        return ""
    said, quote = bold["said"], answer.citations[0].quote
    of_document = re.search(rf"\d+/[^\s,;]+,?\s+ngày {re.escape(said)}", quote)      # 'Kế hoạch số 337/KH-UBND ngày 20/02/2023'
    return "không nêu thời hạn" if _YEARS.fullmatch(said) or of_document or _EVERY.fullmatch(said) and _DAY_ASKED.search(question.folded) else ""


def _no_count(question: Question, answer: Answer) -> str:
    if not question.noun or not question.asks_any(Ask.QUANTITY, Ask.COUNT) or question.asks_any(Ask.LIST, Ask.PRICE, Ask.AMOUNT) or _MONEY.search(question.folded):
        return ""
    figure = told_first(answer)
    head = re.escape(question.noun.split()[0])
    if re.search(rf"\b{head}\b[^;:.]{{0,25}}: \**\d|\d {head}\b", fold(answer.text)):
        return ""                # it is told behind the first figure: 'Kinh phí: 400 triệu đồng; Bác sĩ › 2025: 3'
    return f"không nêu số {question.as_typed(question.noun)}" if figure is not None and figure.dong is not None and len(answer.citations) == 1 else ""
