"""The same question asked of several plans, each on its own terms, and set side by side."""
from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant import alone, answerable, apart, evidence, payers, phases, plan_parts, reporting, shares, standing
from assistant.answer import Answer
from assistant.compose import about, compare, duties, single
from assistant.compose.draft import Draft, place_of
from assistant.features import TOTAL_ASKED, states_total, wants_total
from assistant.find import Candidate
from assistant.judging import judge
from assistant.scope import Scope
from assistant.silences import silenced, unaware
from assistant.twofold import FAR_BEHIND
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from assistant.understand.terms import tokens
from assistant.whole import of_plan
from index.records import Document, RowRole, TableRow
from index.text import fold

if TYPE_CHECKING:
    from assistant.answering import Search

_MOST_COMPARED = 12
_LIKELY = 0.5      # probability from which on a clause that a check is against is what a plan says all the same: a plan that is silent must be said to be so


def is_comparison(question: Question, scope: Scope) -> bool:
    return len(scope.groups) > 1 or (len(scope.documents) > 1 and Ask.COMPARE in question.asks) or (bool(scope.missing) and len(scope.groups) > 0)


def compared(question: Question, search: Search, most: int, plain: bool, ask: Callable[[Question, Search], Answer]) -> tuple[Draft | None, str]:
    """(the comparison or None, why there is none), with so many clauses of a plan at most, `plain` in their own words only; `ask` asks a plan by itself."""
    scope, whole = search.scope, question
    if search.versions:
        question = question.of_year(None)      # 'trước đây (2023) và hiện nay': the year says which plan, not which clause
    question = replace(question, entities=replace(question.entities, names=()))      # a name may be known to one plan only
    several = len(scope.groups) > 1 or scope.missing
    groups = scope.groups if several and not search.versions else tuple((_told_apart(d, scope.documents), (d,)) for d in scope.documents[:_MOST_COMPARED])
    said, question = question.folded, _of_plans(question, [name for name, _ in groups], [d.place for d in scope.documents])
    own = apart.own_questions(question, [name for name, _ in groups])
    knowing = [search.shelf(documents[0]).knows for _, documents in groups]
    others = [search.shelf(documents[0]).is_about for _, documents in groups]      # 'làng nghề' of one plan, 'rác thải' of the other; what is asked of all ('phạt') stays
    named = [name for name, _ in groups] + [d.place for d in scope.documents]
    asked = [_of_each(question.about(own[name]).without(named)) if own else question.known_to(knows, others) for knows, (name, _) in zip(knowing, groups)]
    asked = [replace(one, entities=replace(one.entities, names=())) for one in asked]
    issuers = {t for d in scope.documents if _DEPARTMENT.match(fold(d.issuer)) for t in tokens(d.issuer)}      # 'kế hoạch của Sở Nội vụ A' asks nothing of 'nội vụ'
    asked = [replace(one, words=kept) if (kept := tuple(w for w in one.words if w not in _OF_PLANS and not set(w.split()) <= issuers)) else one for one in asked]
    parts = [compare.Part(name, (), "không nói đến nội dung này") if not own and _says_nothing(one, question) else _part(_own_years(one, documents, scope.documents), search, name, documents)
             for one, (name, documents) in zip(asked, groups)]
    parts = [_by_itself(part, own.get(name) or alone.of_one(whole.read, name, named), whole, search, documents, ask) for part, (name, documents) in zip(parts, groups)] if several else parts
    parts = parts if own else silenced(parts, [one.words if Ask.DATE in question.asks else () for one in asked])
    if Ask.PHONE not in question.asks:       # a number to call is known by its looks
        parts = unaware(parts, [one.words if own else question.words for one in asked], said)
    parts += [compare.Part(name, (), known=False) for name in scope.missing]
    parts = [replace(part, candidates=part.candidates[:most]) for part in parts]
    return compare.compose(question, parts, plain), next((p.reason for p in parts if p.reason), "")


def _says_nothing(asked: Question, whole: Question) -> bool:
    """Whether a plan knows none of the words that tell what is compared: 'mức phụ cấp bác sĩ ra đảo' of one that has neither doctors nor islands."""
    gone = set(whole.words) - set(asked.words) - _OF_PLANS - _MEASURES
    return bool(gone) and bool(asked.words) and set(asked.words) <= _MEASURES and not TOTAL_ASKED.search(whole.folded)


# What is measured, whatever of: no word of these alone says what a plan is asked
_MEASURES = frozenset({"mức", "số", "số lượng", "chỉ tiêu", "mục tiêu", "tỷ lệ", "kinh phí", "tiền", "vốn", "tổng", "hỗ trợ", "thời hạn", "hạn", "quy định", "nội dung"})


def _by_itself(part: compare.Part, text: str, question: Question, search: Search, documents: Sequence[Document], ask: Callable[[Question, Search], Answer]) -> compare.Part:
    """A plan of which nothing was found, asked its own question as if it were the only one."""
    if part.candidates or not text:
        return part
    scope = Scope(groups=((part.name, tuple(documents)),), named=True)
    one = _of_each(question.about(text).without([part.name, *(d.place for d in documents)]))
    return alone.part(one, ask(one, replace(search, scope=scope)), part.name, search.shelves(documents)) or part


# What the plans themselves are called, and how many they are: chooses no clause of theirs
_OF_PLANS = frozenset(("nói chuyện", "cuối kỳ", "cuối", "kỳ", "đặt ra", "nói", "chuyện", "kế hoạch", "phương án", "đề án", "chương trình", "nghị quyết", "quyết định", "văn bản", "hai", "ba", "bốn", "lần lượt", "so", "so sánh", "đối chiếu"))


# "SỞ NỘI VỤ", "Chi cục Kiểm lâm"
_DEPARTMENT = re.compile(r"(?:sở|chi cục|ban|phòng|trung tâm|hạt)\b")
# "chỗ nào nhiều nhất", "bên nào sớm hơn", "nơi nào không nêu": asks which of the plans
_WHICH_PLAN = re.compile(r"\b(?:chỗ|nơi|bên|tỉnh|huyện|xã|địa phương|kế hoạch|văn bản) nào\b(?:[^,.;?]{0,50}\b(?:nhất|hơn)\b| (?:không|chưa) )")


# "Ba văn bản Nam Định, Hà Giang, Hòa Long", "cả hai kế hoạch": how many plans are compared
_ALL_PLANS = re.compile(rf"\b(?:ở |trong )?(?:cả )?{alone.SO_MANY_PLANS}", re.IGNORECASE)


def _of_plans(question: Question, names: Sequence[str], places: Sequence[str]) -> Question:
    """The question without what it says of the plans themselves: 'Gia Lai (kế hoạch lao động)', 'chỗ nào nhiều nhất'."""
    bare = _ALL_PLANS.sub("", apart.without_descriptions(question.read, names)).strip()
    if bare != question.read:
        question = question.about(bare).without([*names, *places])
    return _of_each(question)


def _of_each(question: Question) -> Question:
    """The question as it is asked of each plan: how much somebody pays, where that is compared; not which of the plans pays more."""
    if not question.asks - {Ask.COMPARE, Ask.HOW, Ask.WHICH, Ask.MOST, Ask.REFERENCE, Ask.LEAD, Ask.QUANTITY} and payers.asked(question.folded):
        question = replace(question, asks=question.asks | {Ask.AMOUNT})      # 'so phần huy động ngoài ngân sách': how much it is
    if _SOONER.search(question.folded):
        question = replace(question, asks=question.asks | {Ask.DATE})
    if not _WHICH_PLAN.search(question.folded):
        return question
    return replace(question, asks=question.asks - {Ask.PLACE, Ask.MOST, Ask.WHICH, Ask.LEAD, Ask.REFERENCE}, words=tuple(w for w in question.words if w not in _MEASURED))


# "bên nào phải nộp sớm hơn", "so hạn các đơn vị gửi báo cáo năm", "lịch nộp báo cáo": when each of them has to
_SOONER = re.compile(r"\b(?:sớm|muộn|chậm) (?:hơn|nhất)\b|\b(?:(?<!giới )(?<!thời )hạn|lịch) (?:[^\W\d_]+ ){0,6}?(?:gửi|nộp|báo cáo)\b")
# How the plans are measured against each other ("nơi nào dùng nhiều tiền hơn"): no clause of theirs says it
_MEASURED = frozenset("nhiều ít cao thấp lớn nhỏ dùng".split())


def _own_years(question: Question, documents: Sequence[Document], compared: Sequence[Document]) -> Question:
    """The question less the years that are of another plan only ('mốc 2025 của A và chỉ tiêu của B'), or that say no more than
    which plan is meant ('kế hoạch 2024 của A, kế hoạch 2026 của B')."""

    def covers(document: Document, year: int) -> bool:
        return bool(document.period) and document.period[0] <= year <= document.period[1]

    def named_by(year: int) -> bool:
        return len(question.entities.years) > 1 and any(d.period == (year, year) for d in compared)

    kept = tuple(y for y in question.entities.years if not named_by(y)
                 and (any(covers(d, y) for d in documents) or not any(covers(d, y) for d in compared)))
    return question if kept == question.entities.years else replace(question, entities=replace(question.entities, years=kept))


def of_years(question: Question, search: Search, documents: Sequence[Document]) -> list[Candidate]:
    """The best clause for each of several years asked about; empty where one year is asked, or none."""
    found = []
    for year in question.entities.years if len(question.entities.years) > 1 else ():
        asked = question.of_year(year)
        found += [c for c in search.rank(asked, documents, limit=6) if not answerable.why_not(asked, c)][:1]
    return found


def replacing(ranked: Sequence[Candidate]) -> list[Candidate]:
    """The clauses that say which document is replaced."""
    return [c for c in ranked if not isinstance(c.clause, TableRow) and all(evidence.holds(ask, c.clause) for ask in (Ask.REPLACED, Ask.REFERENCE))]


def _told_apart(document: Document, others: Sequence[Document]) -> str:
    """A plan's place, with its number or year where another plan is of the same place."""
    same = [d for d in others if place_of(d) == place_of(document)]
    return place_of(document) if len(same) == 1 else f"{place_of(document)} ({document.number or document.date[:4] or document.name})"


def _part(question: Question, search: Search, name: str, documents: Sequence[Document]) -> compare.Part:
    """What the documents of one place say to the question, on their own terms: years that only another plan knows are left out."""
    shelves = search.shelves(documents)
    if about.asked(question):
        found = about.clauses(question, shelves[0])
        return compare.Part(name, tuple(Candidate(shelves[0], shelves[0].passages[c.ordinal], 1.0, {}) for c in found), "văn bản không ghi")
    if question.asks_any(Ask.DUTIES) and (tasks := duties.tasks(question, shelves)):
        return compare.Part(name, tuple(Candidate(shelf, passage, 1.0, {}) for shelf, passage in tasks[:4]))
    if question.asks_any(Ask.DUTIES) and duties.named(question, shelves[0]):
        return compare.Part(name, (), "văn bản không giao nhiệm vụ cho cơ quan này")
    if Ask.REPLACED in question.asks and Ask.REFERENCE in question.asks and (stated := replacing(search.rank(question, documents, limit=40))):
        return compare.Part(name, tuple(replace(c, features={}) for c in stated[:1]))      # said in so many words: not held against the others
    if stated := standing.of_plan(question, shelves[0], search.shelves(search.scope.documents)) or reporting.of_level(question, shelves[0]):
        return compare.Part(name, (Candidate(shelves[0], stated, 1.0, {}),), stated=True)
    if payers.asked(question.folded) and (part := plan_parts.compose(question, shelves[0])):      # what one source gives of a part that the plan's title names
        return compare.Part(name, (Candidate(shelves[0], shelves[0].passages[part.citations[0].clause.ordinal], 1.0, {}),), stated=True)
    if len(question.entities.years) != 1 and shares.asked(question, shelves[0], search.shelves(search.scope.documents)):
        if stated := shares.of_plan(question, shelves[0]):
            return compare.Part(name, (Candidate(shelves[0], stated, 1.0, {}),), stated=True)
        if shares.breaks_down(shelves[0]):
            return compare.Part(name, (), f"không nêu phần của {payers.asked(question.folded)[0].name}")
    if not question.entities.years and (source := shares.silent(question, shelves[0])):
        return compare.Part(name, (), f"không nêu phần của {source}")
    if by_year := of_years(question, search, documents):
        return compare.Part(name, tuple({c.clause.id: c for c in by_year}.values()))
    asked = question.of_year(None) if len(question.entities.years) > 1 else question
    asked = of_plan(asked, shelves[0]) if len(shelves) == 1 else asked
    candidates = search.rank(asked, documents, limit=8)
    good = [c for c in candidates[:5] if c.score >= 0.72 * candidates[0].score and not answerable.why_not(asked, c)]
    if not good and asked.noun and Ask.QUANTITY in asked.asks:      # the row of its money goes before the clause that counts it
        good = [c for c in candidates[:5] if c.score >= FAR_BEHIND * candidates[0].score and evidence.holds(Ask.QUANTITY, c.clause, asked.noun) == 1.0 and not answerable.why_not(asked, c)]
    if asked.noun and Ask.QUANTITY in asked.asks:
        good.sort(key=lambda c: evidence.holds(Ask.QUANTITY, c.clause, asked.noun) != 1.0)      # a number of the very thing before one of another
    if asked.of_plan and wants_total(question):       # 'khoản này không cộng vào tổng nhu cầu vốn' is no total
        good = [c for c in good if (c.clause.role is RowRole.TOTAL if isinstance(c.clause, TableRow) else states_total(c.clause)) and not phases.of_a_part(c.shelf, c.clause)] or good
    good = good or [one.candidate for one in judge.judged(asked, candidates) if one.answers and one.probability >= _LIKELY][:1]
    reason = answerable.why_not(asked, candidates[0]) if candidates and not good else ""
    return compare.Part(name, tuple(single.chosen(asked, good, close=0.94)) if good else (), reason)
