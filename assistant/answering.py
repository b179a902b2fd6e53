"""One question, read and scoped, to one answer: the shapes of answer are tried in order, and the first that holds stands."""
from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from assistant import answerable, succession
from assistant.answer import Answer
from assistant.compose import about, amounts, compare, duties, lists, refuse, sections, single, tables
from assistant.compose.draft import Draft, place_of
from assistant.find import Candidate, answerability, rank, wants_total
from assistant.scope import Scope
from assistant.shelf import Shelf
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from assistant.verify import checked
from index.records import Document, TableRow

_MOST_COMPARED = 12


@dataclass(slots=True)
class Search:
    """What a question is answered from: its scope, the shelves of it, and a way to the index's own scores."""

    scope: Scope
    shelf: Callable[[Document], Shelf]
    dense: Callable[[Question, Sequence[Document]], dict[str, float]]
    versions: bool = False                   # a plan is to be set beside the one that replaces it
    replaced: dict[str, Document] = field(default_factory=dict)   # Document.id → the plan that replaces it
    recent: frozenset[str] = frozenset()     # clauses cited in the last answer, where the question refers to it

    def shelves(self, documents: Sequence[Document]) -> list[Shelf]:
        return [self.shelf(d) for d in documents]

    def rank(self, question: Question, documents: Sequence[Document], limit: int = 12) -> list[Candidate]:
        return rank(question, self.shelves(documents), self.dense(question, documents), self.recent, limit)


def answer(question: Question, search: Search) -> Answer:
    """The answer to a question, or a refusal."""
    scope = search.scope
    if scope.named and not scope.groups:
        return refuse.compose(question, f"chưa có kế hoạch nào của {', '.join(scope.missing)}", ())
    if search.versions or is_comparison(question, scope):
        return _compared(question, search)
    documents = scope.documents
    draft, reason, nearest = _answered(question, search, documents)
    if draft is None:
        return refuse.compose(question, reason, documents, nearest)
    return _finished(question, draft, documents, search.replaced)


def is_comparison(question: Question, scope: Scope) -> bool:
    return len(scope.groups) > 1 or (len(scope.documents) > 1 and Ask.COMPARE in question.asks) or (bool(scope.missing) and len(scope.groups) > 0)


def _answered(question: Question, search: Search, documents: Sequence[Document]) -> tuple[Draft | None, str, list[Candidate]]:
    """(the answer's draft or None, why there is none, the nearest clauses)."""
    shelves = search.shelves(documents)
    if len(documents) == 1 and about.asked(question):
        draft, missing = about.compose(question, shelves[0])
        return draft, f"văn bản không ghi {', '.join(missing)}", []
    candidates = search.rank(question, documents)
    shapes = (_from_tables, _duties, _section) if _TABLE.search(question.folded) else (_duties, _section, _from_tables)
    for shape in shapes:
        if draft := shape(question, search, shelves, candidates):
            return draft, "", []
    if not candidates:
        return None, "không có điều khoản nào nói đến nội dung này", []
    reasons = []
    for i, candidate in enumerate(candidates[:6]):
        if candidate.score < 0.72 * candidates[0].score:
            break
        if candidate.features["any"] < 0.6 * candidates[0].features["any"] and not candidate.features.get("total"):
            continue
        reason = answerable.why_not(question, candidate)
        if not reason:
            return single.compose(question, [candidate, *candidates[i + 1:]]), "", []
        reasons.append(reason)
    return None, reasons[0], candidates


def _duties(question: Question, search: Search, shelves: list[Shelf], candidates: list[Candidate]) -> Draft | None:
    if not question.asks_any(Ask.DUTIES):
        return None
    return duties.compose(question, shelves)


def _section(question: Question, search: Search, shelves: list[Shelf], candidates: list[Candidate]) -> Draft | None:
    return sections.compose(question, shelves, candidates[0] if candidates else None) if len(shelves) == 1 else None


def _from_tables(question: Question, search: Search, shelves: list[Shelf], candidates: list[Candidate]) -> Draft | None:
    """Sums, lists and counts of rows, where the question chooses rows of a table rather than one clause."""
    chosen = tables.select(question, shelves)
    if not chosen:
        return None
    if question.asks_any(Ask.AMOUNT, Ask.SUM) and not (Ask.LIST in question.asks and Ask.SUM not in question.asks and question.noun):
        if wants_total(question) and not question.entities.annexes:
            return None
        paid = next((s for s in chosen if {"place", "group", "words"} & set(s.filters) and any(amounts.column_asked(question, r) for r in s.rows)), None)
        if paid and Ask.SUM in question.asks and "place" in paid.filters and not named_table(question):
            paid = amounts.of_all_tables(question, [s for s in chosen if s.document.id == paid.document.id and "place" in s.filters])
        return amounts.compose(question, paid) if paid and amounts.wants_sum(question, paid) else None
    best = chosen[0]
    named = bool(_TABLE.search(question.folded))
    strong = {"annex", "group", "place", "year", "agency", "column"} & set(best.filters)
    top = candidates[0] if candidates else None
    good = top is not None and not answerable.why_not(question, top)
    if not lists.lists_noun(question, best) or best.score < _TABLE_MEANT:
        return None
    if question.asks_any(Ask.COUNT) and question.noun and (strong or named):
        told = good and "year" not in best.filters and top.features["evidence"] == 1.0 and not isinstance(top.clause, TableRow)
        if told and not named:
            return None
        return lists.compose(question, best, counting=True, beside=top if told else None)
    several = Ask.WHICH in question.asks and "words" in best.filters and top is not None and top.clause in best.rows and len(best.rows) <= 15
    if question.asks_any(Ask.LIST) or (several and not question.asks_any(Ask.LEAD, Ask.DATE, Ask.YEAR, Ask.HOW, Ask.AMOUNT, Ask.REFERENCE)) or (Ask.WHICH in question.asks and {"year", "place"} & strong and not question.asks_any(Ask.LEAD, Ask.DATE, Ask.HOW, Ask.AMOUNT)):
        if (strong or named or "words" in best.filters) and 1 < len(best.rows) <= 60:
            plain = good and not isinstance(top.clause, TableRow) and top.features["any"] >= best.score
            return None if plain and not named and not {"group", "year"} & strong else lists.compose(question, best)
    return None


_TABLE_MEANT = 0.33     # share of the question's words, by rarity, that a table and its chosen rows must hold
def named_table(question: Question) -> bool:
    """Whether a question says which table is meant."""
    return bool(question.entities.annexes) or bool(_TABLE.search(question.folded))


# The question itself speaks of a table: "trong phụ lục", "theo danh mục", "bảng phân công"
_TABLE = re.compile(r"\b(?:phụ lục|danh mục|danh sách|bảng|biểu)\b")


def _compared(question: Question, search: Search) -> Answer:
    scope = search.scope
    if search.versions:
        question = question.of_year(None)      # 'trước đây (2023) và hiện nay': the year says which plan, not which clause
    groups = scope.groups if (len(scope.groups) > 1 or scope.missing) and not search.versions else tuple((_told_apart(d, scope.documents), (d,)) for d in scope.documents[:_MOST_COMPARED])
    parts = [_part(question.known_to(search.shelf(documents[0]).knows, [search.shelf(d[0]).knows for _, d in groups]), search, name, documents)
             for name, documents in groups]
    parts = _silenced(parts) + [compare.Part(name, (), known=False) for name in scope.missing]
    draft = compare.compose(question, parts)
    if draft is None:
        return refuse.compose(question, next((p.reason for p in parts if p.reason), ""), scope.documents)
    return _finished(question, draft, scope.documents, search.replaced, kind="compare")


def _told_apart(document: Document, others: Sequence[Document]) -> str:
    """A plan's place, with its number or year where another plan is of the same place."""
    same = [d for d in others if place_of(d) == place_of(document)]
    return place_of(document) if len(same) == 1 else f"{place_of(document)} ({document.number or document.date[:4] or document.name})"


def _silenced(parts: list[compare.Part]) -> list[compare.Part]:
    """A plan whose best clause fits much worse than those of the others says nothing on the matter."""
    sure = [answerability(p.candidates[0]) if p.candidates and p.candidates[0].features else 0.0 for p in parts]
    best = max(sure, default=0.0)
    return [compare.Part(p.name, (), "không có điều khoản nào nói rõ nội dung này") if 0 < s < _MUCH_WORSE * best else p for p, s in zip(parts, sure)]


_MUCH_WORSE = 0.5


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
    by_year = []
    for year in question.entities.years if len(question.entities.years) > 1 else ():
        asked = question.of_year(year)
        by_year += [c for c in search.rank(asked, documents, limit=6) if not answerable.why_not(asked, c)][:1]
    if by_year:
        return compare.Part(name, tuple({c.clause.id: c for c in by_year}.values()))
    asked = question.of_year(None) if len(question.entities.years) > 1 else question
    candidates = search.rank(asked, documents, limit=8)
    good = [c for c in candidates[:5] if c.score >= 0.72 * candidates[0].score and not answerable.why_not(asked, c)]
    reason = answerable.why_not(asked, candidates[0]) if candidates and not good else ""
    return compare.Part(name, tuple(single.chosen(asked, good, close=0.94)) if good else (), reason)


def _finished(question: Question, draft: Draft, documents: Sequence[Document], replaced: dict[str, Document], kind: str = "") -> Answer:
    cited = list({c.document.id: c.document for c in draft.citations}.values())
    if warning := succession.note(cited, replaced):
        draft.add(warning)
    return checked(Answer(
        question=question.text, text=draft.text, kind=kind or next(iter(sorted(question.asks)), ""), citations=tuple(draft.citations),
        computed=tuple(draft.sums), searched=tuple(d.title or d.name for d in documents), notes=question.notes), (*documents, *(replaced[d.id] for d in cited if d.id in replaced)))
