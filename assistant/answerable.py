"""Whether a clause really answers a question: nearly right is wrong.

Each check is a sentence that an official would accept as the reason of a refusal. They are asked in order; the first that
fails is the reason. How well the words must be covered is learned (assistant/train.py), not set by hand.
"""
from __future__ import annotations

import re
from dataclasses import replace

from assistant import evidence
from assistant.compose import rows
from assistant.find import Candidate, answerability, states_total, wants_total
from assistant.understand import entities
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from index.lexicon import agencies
from index.records import ClauseKind, RowRole, TableRow, lowest
from index.text import fold

_LEAST = 0.22       # share of the question's words below which no clause is an answer, whatever else speaks for it
_SURE = 0.45       # share of the question's words from which on the kind of thing asked for may be said otherwise
_STRANGE = 0.6     # share of the question's words that stand nowhere in the document, from which on it is about something else
# Kinds whose kind of thing must be there in so many letters.
_TYPED = (Ask.PRICE, Ask.AMOUNT, Ask.PERCENT, Ask.TIMES, Ask.YEAR, Ask.DATE, Ask.PLACE, Ask.PERSON, Ask.REFERENCE, Ask.QUANTITY)
_SAID = {
    Ask.PRICE: "giá", Ask.REPLACED: "văn bản bị thay thế",
    Ask.AMOUNT: "số tiền", Ask.PERCENT: "tỷ lệ phần trăm", Ask.TIMES: "số lần", Ask.YEAR: "năm", Ask.DATE: "thời hạn",
    Ask.PLACE: "địa điểm", Ask.PERSON: "họ tên người", Ask.REFERENCE: "văn bản", Ask.QUANTITY: "số lượng",
}


def why_not(question: Question, candidate: Candidate) -> str:
    """The reason in Vietnamese why a clause does not answer the question; '' where it does."""
    for check in (_agency, _place, _named, _annex, _year, _total, _asked_for, _place_asked, _typed, _bare_heading, _covered):
        if reason := check(question, candidate):
            return reason
    return ""


def _agency(question: Question, candidate: Candidate) -> str:
    """An agency whose duties are asked must be named in the document."""
    if not question.asks_any(Ask.DUTIES):
        return ""
    if not question.entities.agencies and not candidate.shelf.agencies_named(question.folded) and (other := entities.other_agency(question.folded)):
        return f"văn bản không giao nhiệm vụ cho {other}"
    for name in question.entities.agencies:
        if not any(agencies.related(m.name, name) for p in candidate.shelf.passages for m in p.mentions):
            return f"văn bản không nêu {name}"
    if question.entities.agencies and not candidate.features.get("agency", 1.0):
        return f"văn bản không giao nhiệm vụ cho {question.entities.agencies[0]}"
    return ""


def _place(question: Question, candidate: Candidate) -> str:
    text = _everything(candidate)
    for level, name in question.entities.places:
        if level == "huyện" and fold(name) in fold(candidate.shelf.document.place):
            continue
        if not evidence.names_place(level, name, text):
            return f"không có nội dung nào về {level} {name}"
    return ""


def _named(question: Question, candidate: Candidate) -> str:
    """A proper name in the question ('HTX Hòa Hưng') that the document does not know is of something else."""
    for name in question.entities.names:
        if not candidate.shelf.writes(name):
            return f"văn bản không nói đến {name}"
    return ""


def _bare_heading(question: Question, candidate: Candidate) -> str:
    """A heading alone says nothing of what stands under it."""
    clause = candidate.clause
    if clause.kind is ClauseKind.HEADING and len(clause.text) < _SHORT and not question.asks & {Ask.LEAD, *_TYPED}:
        return "không có điều khoản nào nói rõ nội dung này"
    return ""


_GENERIC = frozenset({"trường hợp", "loại", "kiểu", "mức", "khoản", "khoảng", "thứ", "món", "điểm", "dạng", "nhóm", "đối tượng",
                      "trình tự", "thứ tự", "quy trình", "cách thức", "hình thức", "phương thức", "hướng"})     # said of anything
_SHORT = 90        # characters of a heading that has no sentence in it


def _annex(question: Question, candidate: Candidate) -> str:
    """Where an annex is named, the clause must stand in it."""
    if not question.entities.annexes or candidate.features.get("annex", 1.0) > 0 or not isinstance(candidate.clause, TableRow):
        return ""
    return f"{question.entities.annexes[0]} không có nội dung này"


def _year(question: Question, candidate: Candidate) -> str:
    document = candidate.shelf.document
    text = _dated(candidate)
    timed = isinstance(candidate.clause, TableRow) and any(
        c.role in {"time", "mark"} and candidate.clause.cells[c.index].strip() for c in rows.columns(candidate.clause))
    for year in question.entities.years:
        if str(year) in text or document.period == (year, year):      # a plan of one year speaks of that year throughout
            continue
        if timed or (isinstance(candidate.clause, TableRow) and candidate.clause.role is not RowRole.TOTAL):
            return f"không có nội dung nào cho năm {year}"
        if document.period and year == document.period[1]:
            continue
        if str(year) == document.date[:4] and not question.asks_any(Ask.AMOUNT):
            continue
        return f"không có nội dung nào nêu riêng cho năm {year}"
    return ""


def _total(question: Question, candidate: Candidate) -> str:
    """Where a total is asked, a part of it is no answer."""
    clause = candidate.clause
    if not question.asks_any(Ask.AMOUNT, Ask.SUM) or not wants_total(question):
        return ""
    if isinstance(clause, TableRow) and (clause.role is not RowRole.LEAF or candidate.features["text"] >= 0.5):
        return ""
    if (states_total(clause) or re.search(r"\btổng|cộng\b", fold(clause.text))) and evidence.holds(Ask.AMOUNT, clause):
        return ""
    return "văn bản không nêu tổng số tiền"


_OPEN = frozenset({Ask.WHICH, Ask.LIST, Ask.COUNT, Ask.QUANTITY})


def _asked_for(question: Question, candidate: Candidate) -> str:
    """What is asked for by name ('nhà thầu nào') must be something that the document speaks of."""
    word = question.asked_for
    if word and word not in _GENERIC and word in question.words and not question.asks - _OPEN and not question.asks_any(Ask.HOW, Ask.WHY) and not candidate.shelf.knows(word):
        return f"văn bản không nói đến {word}"
    return ""


def _typed(question: Question, candidate: Candidate) -> str:
    asked = [ask for ask in _TYPED if ask in question.asks]
    held = [ask for ask in asked if (evidence.holds(ask, candidate.clause, question.noun) or 0) >= 0.5]
    if asked == [Ask.QUANTITY] and not held and question.asks_any(Ask.LEAD, Ask.HOW, Ask.WHY, Ask.DUTIES):
        return ""             # 'mấy hãng lữ hành', 'mấy nơi ấy': some, not how many
    if asked == [Ask.PLACE] and candidate.features.get("any", 0.0) >= _SURE:
        return ""             # 'ở những chỗ nào': places can be told without any name or level
    if asked and not held and not (asked == [Ask.PLACE] and question.asks_any(Ask.HOW, Ask.WHY)):
        return f"không nêu {_SAID[asked[0]]}"
    for strict in (Ask.PRICE, Ask.AMOUNT, Ask.PERCENT, Ask.PLACE, Ask.PERSON):
        if strict in question.asks and strict not in held and not (question.asks & {Ask.LIST, Ask.COUNT, Ask.HOW, Ask.WHY} and strict is Ask.PLACE):
            return f"không nêu {_SAID[strict]}"
    return ""


# "thuộc xã nào", "ở thôn nào, tổ nào"
_LEVEL_ASKED = re.compile(r"\b(xã|phường|thị trấn|huyện|thôn|xóm|(?<!văn )bản|tổ|ấp|buôn)(?: (?:nào|gì)\b|, (?:xã|phường|thôn) nào)")


def _place_asked(question: Question, candidate: Candidate) -> str:
    """A place of the level asked for ('xã nào') must be named, other than the plan's own."""
    levels = set(_LEVEL_ASKED.findall(question.folded))
    if not levels or question.asks_any(Ask.HOW, Ask.WHY):
        return ""
    clause = candidate.clause
    if isinstance(clause, TableRow) and any(level in header for header, _ in evidence.place_cells(clause) for level in levels):
        return ""
    text = " ".join((*getattr(clause, "groups", ()), *getattr(clause, "headers", ()), clause.text))
    own = candidate.shelf.document.place
    if any(re.search(rf"\b{level}\b", fold(text.replace(own, " "))) for level in levels) and evidence.holds(Ask.PLACE, replace(clause, text=clause.text.replace(own, " "))):
        return ""
    return f"không nêu {' hoặc '.join(sorted(levels))} nào"


def _covered(question: Question, candidate: Candidate) -> str:
    if not question.words:
        return ""
    if candidate.features.get("any", 1.0) < _LEAST and not candidate.features.get("total"):
        return "không có điều khoản nào nói rõ nội dung này"
    strange = sum(1 for word in question.words if not candidate.shelf.knows(word))
    if strange >= _STRANGE * len(question.words) or answerability(candidate) < 1.0:
        return "không có điều khoản nào nói rõ nội dung này"
    return ""


def _everything(candidate: Candidate) -> str:
    clause = candidate.clause
    parts = [*clause.path, clause.text]
    if isinstance(clause, TableRow):
        parts += [*clause.groups, *(lowest(h) for h, c in zip(clause.headers, clause.cells) if c.strip()), clause.title]
    return fold(" ".join(parts))


# "giai đoạn 2026 - 2030" in a table's title or a heading: says nothing of one year of it
_SPAN = re.compile(r"(?:19|20)\d\d\s?-\s?(?:19|20)\d\d")


def _dated(candidate: Candidate) -> str:
    """The text in which a year must stand: of a row less the periods that its title and headings give."""
    clause = candidate.clause
    if not isinstance(clause, TableRow):
        return _everything(candidate)
    above = _SPAN.sub(" ", fold(" ".join((*clause.path, clause.title))))
    return fold(" ".join((clause.text, *clause.groups, *(lowest(h) for h, c in zip(clause.headers, clause.cells) if c.strip())))) + " " + above
