"""Stretches of an answer's text: its proper names, its quotations, what stands in bold."""
from __future__ import annotations

import re

_WORDS = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)+")      # of which those with capitals are names: "Nguyễn Văn An", "Ca Thành"
_NO_NAMES = frozenset("I V X L C Theo Tại Mục Điều Khoản Điểm Phần Chương Phụ Bảng Biểu Năm Tháng Quý Ngày".split())   # "Theo Mục V"


def capitals(text: str) -> list[tuple[int, int]]:
    """Runs of two and more words with capitals, as [start, end)."""
    found = []
    for run in _WORDS.finditer(text):
        start = end = count = 0
        for word in re.finditer(r"[^\W\d_]+", run[0]):
            if word[0].istitle() and word[0] not in _NO_NAMES:
                start, count = (start, count + 1) if count else (word.start(), 1)
                end = word.end()
            else:
                if count > 1:
                    found.append((run.start() + start, run.start() + end))
                count = 0
        if count > 1:
            found.append((run.start() + start, run.start() + end))
    return found


def is_bold(raw: str, spot: int) -> bool:
    return spot >= 0 and raw[:spot].count("**") % 2 == 1


def quoted(text: str) -> list[tuple[int, int]]:
    """The outermost quotations “…” (and "…" of three words and more) as [start, end)."""
    found, depth, start = [], 0, 0
    for i, c in enumerate(text):
        if c in "“«":
            start = i if depth == 0 else start
            depth += 1
        elif c in "”»" and depth:
            depth -= 1
            if depth == 0:
                found.append((start, i + 1))
    if depth:
        found.append((start, len(text)))
    found += [m.span() for m in re.finditer(r"\"[^\"\s]+(?:\s+[^\"\s]+){2,}\"", text) if not any(a <= m.start() < b for a, b in found)]
    return sorted(found)
