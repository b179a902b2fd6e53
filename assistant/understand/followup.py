"""What a follow-up refers to: 'Còn Lào Cai thì sao?', 'Sở đó còn phải làm gì?', 'xã ấy', 'thế năm 2028?'."""
from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.scope import Scope, scope
from assistant.understand.question import Question
from index.lexicon import agencies
from index.records import Document
from index.text import fold

if TYPE_CHECKING:
    from assistant.assistant import Turn

# "Còn Lào Cai thì sao?", "Thế năm 2028?", "Vậy còn xã Tĩnh Túc"
_ELLIPSIS = re.compile(r"^(?:(?:vậy|thế|rồi|ừ|à)\s)*(?:còn|thế|vậy|đối với|riêng)\b|\bthì sao\b|\bnữa\b|\btrong đó\b|^phần\b|^trong số")
# "sở đó", "cơ quan ấy", "đơn vị này", "sở ấy"
_AGENCY = re.compile(r"\b(sở|bộ|phòng|ban|cơ quan|đơn vị|văn phòng|nơi)\s(?:đó|ấy|này|kia|trên)\b")
# "xã ấy", "thôn đó"
_PLACE = re.compile(r"\b(xã|phường|thị trấn|thôn|xóm|bản)\s(?:đó|ấy|này|kia|trên)\b")
# "văn bản đó", "kế hoạch này", "hạn đó", "việc đó", "chỉ tiêu này", "tỉnh đó"
_THING = re.compile(r"\b(văn bản|kế hoạch|quyết định|tỉnh|huyện|địa phương|hạn|việc|nhiệm vụ|chỉ tiêu|mục tiêu|khoản|dự án|chương trình|con số|nội dung|công trình)\s(?:đó|ấy|này|kia|trên)\b")
_PLACE_NAME = re.compile(r"\b(?:[Xx]ã|[Pp]hường|[Tt]hị trấn)\s+((?:[^\W\d_a-zà-ỹ][\w’']*\s?){1,4})")


def resolve(question: Question, turns: Sequence[Turn], documents: Sequence[Document]) -> tuple[Question, Scope | None]:
    """(the question made whole, the documents it is asked of; None where the question itself says which)."""
    if not turns:
        return question, None
    last = turns[-1]
    own = scope(question, documents)
    question = _agency_meant(question, last)
    question = _place_meant(question, last)
    elliptic = bool(_ELLIPSIS.search(question.folded)) or bool(_THING.search(question.folded))
    if own.named and elliptic and len(question.terms) <= 6:
        # "Còn Lào Cai thì sao?": the former question, asked of the place named now
        return question.about(_moved(last.question, question, documents)), own
    if own.named:
        return question, None
    if elliptic or _AGENCY.search(question.folded) or _PLACE.search(question.folded) or len(question.terms) <= 6:
        if len(question.terms) <= 4 and elliptic and not question.entities.agencies:
            merged = f"{question.read.rstrip('?. ')} – {_without_asks(last.question)}"
            return question.about(merged), last.scope
        return question, last.scope
    return question, last.scope if last.scope.named else None


def _agency_meant(question: Question, last: Turn) -> Question:
    """'sở đó' → the agency that the last answer named (or that the last question did)."""
    match = _AGENCY.search(question.folded)
    if not match:
        return question
    bold = re.findall(r"\*\*([^*]+)\*\*", last.answer.text)
    named = [m.name for text in (*bold, *(h for c in last.answer.citations[:1] for h in reversed(c.clause.path)), last.question.read) for m in agencies.find(text)]
    if not named:
        return question
    return question.about(_replaced(question.read, match.group(0), named[0]))


def _place_meant(question: Question, last: Turn) -> Question:
    """'xã ấy' → the commune of the last question, or else of the first clause cited."""
    match = _PLACE.search(question.folded)
    if not match:
        return question
    if last.question.entities.places:
        level, name = last.question.entities.places[-1]
        return question.about(_replaced(question.read, match.group(0), f"{level} {name}"))
    for citation in last.answer.citations:
        if found := _PLACE_NAME.findall(" ".join((*citation.clause.path, citation.quote))):
            return question.about(_replaced(question.read, match.group(0), f"xã {found[-1].strip()}"))
    return question


def _replaced(text: str, folded_part: str, by: str) -> str:
    position = fold(text).find(folded_part)
    return text[:position] + by + text[position + len(folded_part):] if position >= 0 else text


def _moved(former: Question, now: Question, documents: Sequence[Document]) -> str:
    """The former question with its place exchanged for the one named now."""
    text = former.read
    names = [p.name for p in former.entities.provinces] + [d.place.split(" ", 1)[-1] for d in documents if d.place]
    new = now.entities.provinces[0].name if now.entities.provinces else next(
        (d.place.split(" ", 1)[-1] for d in documents if d.place and fold(d.place.split(" ", 1)[-1]) in now.folded), "")
    for name in names:
        position = fold(text).find(fold(name))
        if position >= 0 and new:
            return text[:position] + new + text[position + len(name):]
    return f"{text.rstrip('?. ')} – {new or now.read}"


def _without_asks(former: Question) -> str:
    return former.read.rstrip("?. ")
