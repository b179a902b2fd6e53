"""Rows listed and counted."""
from __future__ import annotations

import re

from assistant.compose import rows
from assistant.compose.draft import Draft, place_of
from assistant.compose.tables import Selection
from assistant.understand.question import Question
from index.records import TableRow

_LONGEST = 2_700
_MOST_CITED = 55


def compose(question: Question, selection: Selection, counting: bool = False) -> Draft:
    """The chosen rows, one a line with its citation; their number first where it is asked."""
    draft = Draft()
    noun = counted(question) if counting else ""
    n = len(selection.rows)
    title = selection.rows[0].title or place_of(selection.document)
    if counting:
        draft.add(f"Có **{n} {noun or 'dòng'}** theo {_named(title)} của {place_of(selection.document)}:")
    else:
        draft.add(f"Theo {_named(title)} của {place_of(selection.document)}, có {n} mục:")
    lines, length = [], 0
    for i, row in enumerate(selection.rows[:_MOST_CITED]):
        mark = draft.cite(selection.document, row)
        line = f"- {_line(row, brief=n > 12)} {mark}"
        length += len(line)
        if length > _LONGEST:
            lines.append(f"- … và {n - i} mục khác.")
            break
        lines.append(line)
    draft.add("\n".join(lines))
    draft.add(f"*Căn cứ: {title} – {selection.document.title}*")
    return draft


def _named(title: str) -> str:
    """A table's title made short enough to stand in a sentence: 'Phụ lục 01: Danh sách cơ sở nghề …' → 'Phụ lục 01'."""
    match = re.match(r"(?:Phụ lục|PHỤ LỤC|Biểu|Bảng)(?:\s+(?:số\s+)?[\dIVX]+)?", title)
    return match[0].capitalize() if match else "bảng"


def _line(row: TableRow, brief: bool) -> str:
    told = [(h, v) for h, v in rows.told(row) if len(v) <= (60 if brief else 160)]
    said = "; ".join(v if c_is_plain(h) else f"{h}: {v}" for h, v in told[:2 if brief else 5] if v != "x")
    marks = ", ".join(h for h, v in told if v == "x")
    said = "; ".join(part for part in (said, marks) if part)
    return f"**{rows.name_of(row)}**" + (f" – {said}" if said else "")


def c_is_plain(header: str) -> bool:
    """Whether a value says by itself what it is: a place needs no 'Địa chỉ:' before it."""
    return bool(re.search(r"địa (?:điểm|chỉ|bàn)|đơn vị$", header.lower()))


def counted(question: Question) -> str:
    """What is counted, in the question's words: 'có bao nhiêu làng nghề truyền thống của …' → 'làng nghề truyền thống'."""
    match = re.search(r"(?:bao nhiêu|mấy)\s+(?P<noun>[^\W\d_]+(?:\s+[^\W\d_]+){0,4}?)"
                      r"(?=\s*(?:$|[,?.;(]|của|được|đề|ở|tại|thuộc|trong|theo|do|đã|cần|phải|xếp|có|vào|đăng|là|mà|để|từ|nằm|sẽ))", question.folded)
    return match["noun"] if match else ""
