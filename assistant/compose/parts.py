"""Rows of a table that a question adds up one by one: 'tiền mua máy quét cộng với tiền cải tạo sảnh chờ'."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from assistant.compose import rows
from assistant.understand.question import Question
from assistant.understand.terms import content, tokens
from index.records import TableRow

# Between the parts of a sum: "A cộng với B", "gộp A và B", "A, B"
_PLUS = re.compile(r"\s(?:cộng(?: với| thêm)?|gộp với|và|với|cùng|lẫn)\s|, ")
# Asks to add, not for a total that a plan states: "cộng A với B", "gộp A và B", "tổng cộng cho hai loại máy A và B"
_ADDS = re.compile(r"(?<!tổng )\bcộng\b(?! (?:cả )?(?:hai|ba|bốn|các|\d) năm\b)|\bgộp\b|\btính (?:chung|gộp)\b|\b(?:hai|ba|cả hai|cả ba) (?:loại|khoản|hạng mục|mục|nội dung|việc)\b")
_HELD = 0.6       # share of a part's telling words that a row's name must hold
_SPREAD = 3       # rows at most that hold a telling word
_LEAST = 2        # telling words that call a row,
_LONG = 5         # … or one, so many letters long, beside words of buying and building only
_BUYING = frozenset("cộng gộp tiền kinh phí vốn mua sắm lắp đặt xây dựng làm sửa chữa thuê khoản chi hạng mục".split())


def adds(question: Question) -> bool:
    """Whether a question asks to add several amounts up: 'cộng A với B', not 'A tốn tổng cộng bao nhiêu'."""
    return bool(_ADDS.search(question.folded))


def by_parts(question: Question, leaves: Sequence[TableRow]) -> list[TableRow]:
    """The rows that the parts of a sum call by words of their names, one a part, two at least; else none."""
    if not adds(question):
        return []
    names = [frozenset(tokens(rows.name_of(row))) for row in leaves]
    spread = Counter(t for name in names for t in name)
    found: list[TableRow] = []
    for part in _PLUS.split(question.folded):
        telling = {t for t in content(part) if 0 < spread[t] <= _SPREAD}
        best = max(range(len(names)), key=lambda i: len(telling & names[i]), default=None)
        alone = len(telling) == 1 and not set(content(part)) - telling - _BUYING and len(next(iter(telling))) >= _LONG      # 'tiền mua flycam'
        if best is None or not alone and (len(telling) < _LEAST or len(telling & names[best]) < max(_LEAST, _HELD * len(telling))):
            continue
        if leaves[best] not in found:
            found.append(leaves[best])
    return found if len(found) > 1 else []
