"""Amounts that one clause of prose lists: 'sữa học đường 18.600 triệu đồng; khám sức khỏe 7.400 triệu đồng'. Some of them are
added up, or the largest is told."""
from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.answer import Sum
from assistant.compose.draft import Draft
from assistant.compose.single import where
from assistant.find import Candidate
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from assistant.understand.terms import stopwords, tokens
from index.quantities import added, dong_per, format_number, parse_number
from index.text import fold

# "khám sức khỏe, khám sàng lọc 7.400 triệu đồng", "năm 2024 là 39.300 triệu đồng", "- Ngân sách tỉnh: 68.900 triệu đồng"
_LISTED = re.compile(r"(?P<label>[^;:()]{3,160}?)(?:\s+(?:là|khoảng)|:)?\s+(?P<value>\d[\d.,]*\d|\d)\s(?P<unit>(?:nghìn |ngàn |triệu |tỷ |tỉ )?đồng|triệu|tỷ|tỉ)(?!\s?/)\b[^;,]*?(?:[;,]|\.(?=\s|$)|$)", re.IGNORECASE)
# The whole, which opens a list rather than being of it: "Tổng kinh phí … là"
_WHOLE = re.compile(r"\b(?:tổng|toàn bộ|kinh phí thực hiện)\b")
# What stands before a list's first amount: "gồm", "chia theo năm:"
_OPENING = re.compile(r"^(?:trong đó|bao gồm|gồm|chia theo [^\W\d_]+)\b[:,]?\s*", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Listed:
    """One amount of a list: what it is for, the figure as written, its unit."""

    label: str
    value: str
    unit: str


def listed(text: str) -> list[Listed]:
    """The amounts that a clause lists, the total it begins with left out, and each whole whose parts follow it ('78 tỷ, trong đó …'); empty where it lists fewer than two."""
    matches = list(_LISTED.finditer(text))
    found = [Listed(_OPENING.sub("", m["label"].strip(" ,-–+.")), m["value"], m["unit"].strip()) for m in matches]
    opens = [bool(_OPENING.match(m["label"].strip(" ,-–+."))) for m in matches[1:]] + [False]
    parts = [one for one, whole in zip(found, opens) if not whole and not _WHOLE.search(fold(one.label))]
    return parts if len(parts) >= 2 else []


def compose(question: Question, candidate: Candidate) -> Draft | None:
    """The sum of the listed amounts that the question names, or the largest of the list; None where it asks for neither."""
    if not question.asks_any(Ask.MOST, Ask.SUM):
        return None
    parts = listed(candidate.clause.text)
    if not parts or len({dong_per(part.unit) for part in parts}) != 1:
        return None
    if question.asks_any(Ask.MOST):
        return _largest(question, candidate, parts)
    named = [part for part in parts if _names(question, part, parts)]
    return _added(question, candidate, named) if Ask.SUM in question.asks and len(named) >= 2 else None


def _names(question: Question, part: Listed, parts: list[Listed]) -> bool:
    """Whether the question has a word of the label that no other label of the list has."""
    others = {t for other in parts if other is not part for t in tokens(other.label)}
    own = [t for t in tokens(part.label) if t not in others and t not in stopwords()]
    return bool(set(own) & ({str(year) for year in question.entities.years} or set(question.terms)))


def _added(question: Question, candidate: Candidate, named: list[Listed]) -> Draft:
    draft, unit = Draft(), named[0].unit
    total = format_number(added(parse_number(part.value) or 0.0 for part in named))
    mark = draft.cite(candidate.shelf.document, candidate.clause, question.sought)
    draft.add(f"Tổng cộng: **{total} {unit}** = {' + '.join(part.value for part in named)} ({'; '.join(part.label for part in named)}). {mark}")
    draft.add(f"> “{candidate.clause.text}”")
    draft.add(where(candidate.clause, candidate.shelf.document))
    draft.sums.append(Sum(result=total, addends=tuple(part.value for part in named)))
    return draft


def _largest(question: Question, candidate: Candidate, parts: list[Listed]) -> Draft | None:
    parts = [part for part in parts if bool(_YEAR.search(part.label)) == (Ask.YEAR in question.asks)]
    if len(parts) < 2:
        return None
    least = re.search(r"(?:ít|thấp|nhỏ) (?:tiền |vốn |kinh phí )?nhất", question.folded)
    chosen = (min if least else max)(parts, key=lambda part: parse_number(part.value) or 0.0)
    draft = Draft()
    mark = draft.cite(candidate.shelf.document, candidate.clause, question.sought)
    draft.add(f"{'Ít' if least else 'Nhiều'} nhất: **{chosen.label}** – **{chosen.value} {chosen.unit}**. {mark}")
    draft.add(f"> “{candidate.clause.text}”")
    draft.add(where(candidate.clause, candidate.shelf.document))
    return draft
