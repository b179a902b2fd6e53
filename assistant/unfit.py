"""Answers whose first figure is of another dimension than is asked: money where metres or households are counted."""
from __future__ import annotations

import re

from assistant.answer import Answer
from assistant.compound.figures import told_first
from assistant.understand.asks import Ask
from assistant.understand.question import Question

_MONEY = re.compile(r"\b(?:tiền|vốn|kinh phí|đồng|triệu|tỷ|tỉ|ngân sách|chi phí|giá|trị giá|doanh thu|thu nhập|lương|thưởng|hỗ trợ|mức|vay)\b")


def why_not(question: Question, answer: Answer) -> str:
    """The reason in Vietnamese why an answer's first figure can't be what is asked; '' where it may."""
    if answer.abstained or not question.noun or not question.asks_any(Ask.QUANTITY, Ask.COUNT) or question.asks_any(Ask.LIST, Ask.PRICE) or _MONEY.search(question.folded):
        return ""
    figure = told_first(answer)
    return f"không nêu số {question.as_typed(question.noun)}" if figure is not None and figure.dong is not None and len(answer.citations) == 1 else ""
