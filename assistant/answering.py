"""One question, read and scoped, to one answer: the shapes of answer are tried in order, and the first that holds stands."""
from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from assistant import answerable, evidence, from_tables, succession
from assistant.answer import Answer
from assistant.comparing import compared, is_comparison, of_years
from assistant.compose import about, duties, enumerated, lists, refuse, sections, single
from assistant.compose.draft import Draft
from assistant.find import Candidate, rank
from assistant.scope import Scope
from assistant.shelf import Shelf
from assistant.understand import entities
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from assistant.verify import checked
from index.records import Document, TableRow


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
        draft, reason = compared(question, search)
        return _finished(question, draft, scope.documents, search.replaced, kind="compare") if draft else refuse.compose(question, reason, scope.documents)
    documents = scope.documents
    draft, reason, nearest = _answered(question, search, documents)
    if draft is None:
        return refuse.compose(question, reason, documents, nearest)
    return _finished(question, draft, documents, search.replaced)


def _answered(question: Question, search: Search, documents: Sequence[Document]) -> tuple[Draft | None, str, list[Candidate]]:
    """(the answer's draft or None, why there is none, the nearest clauses)."""
    shelves = search.shelves(documents)
    if len(documents) == 1 and about.asked(question):
        draft, missing = about.compose(question, shelves[0])
        return draft, f"văn bản không ghi {', '.join(missing)}", []
    ranked = search.rank(question, documents, limit=_SOUGHT)
    candidates = ranked[:_BEST]
    if len(documents) == 1 and Ask.REPLACED in question.asks and question.asks_any(*_OF_A_DOCUMENT):
        stated = [c for c in ranked if not isinstance(c.clause, TableRow) and all(evidence.holds(ask, c.clause) for ask in (Ask.REPLACED, Ask.REFERENCE))]
        return (single.compose(question, stated[:1]), "", []) if stated else (None, "văn bản không nêu thay thế văn bản nào", [])
    if len(documents) == 1 and (draft := _by_year(question, search, documents)):
        return draft, "", []
    shapes = (_from_tables, _duties, _section) if from_tables.speaks_of_a_table(question) else (_duties, _section, _from_tables)
    for shape in shapes:
        if draft := shape(question, search, shelves, candidates):
            return draft, "", []
    if not candidates:
        return None, "không có điều khoản nào nói đến nội dung này", []
    if question.asks_any(Ask.AMOUNT) and question.asks_any(Ask.SUM, Ask.MOST):
        for candidate in ranked if Ask.MOST in question.asks else candidates[:_LISTS_TRIED]:
            if not isinstance(candidate.clause, TableRow) and (draft := enumerated.compose(question, candidate)):
                return draft, "", []
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


_BEST, _SOUGHT = 12, 40     # clauses that may answer; those among which a list with the largest amount, or what is replaced, is sought
_LISTS_TRIED = 3            # clauses looked at for amounts that they list
_OF_A_DOCUMENT = (Ask.REFERENCE, Ask.OWN_NUMBER, Ask.OWN_DATE)


def _duties(question: Question, search: Search, shelves: list[Shelf], candidates: list[Candidate]) -> Draft | None:
    counted = Ask.COUNT in question.asks and lists.counts_tasks(question)
    return duties.compose(question, shelves) if Ask.DUTIES in question.asks or counted else None


def _section(question: Question, search: Search, shelves: list[Shelf], candidates: list[Candidate]) -> Draft | None:
    if Ask.DUTIES in question.asks and not duties.named(question, shelves[0]) and entities.other_agency(question.folded):
        return None              # of an agency that the plan does not know; no section is about it
    return sections.compose(question, shelves, candidates[0] if candidates else None) if len(shelves) == 1 else None


def _by_year(question: Question, search: Search, documents: Sequence[Document]) -> Draft | None:
    """What one plan says of each of the years that are to be compared: 'mục tiêu 2025 với 2030 khác nhau sao'."""
    if len(question.entities.years) < 2 or not (question.asks_any(Ask.COMPARE) or _DIFFER.search(question.folded)):
        return None
    found = {c.clause.id: c for c in of_years(question, search, documents)}
    return single.compose_all(question, list(found.values())) if len(found) > 1 else None


_DIFFER = re.compile(r"\bkhác\b|\bso với\b|\bcòn (?:năm|đến)\b")


def _from_tables(question: Question, search: Search, shelves: list[Shelf], candidates: list[Candidate]) -> Draft | None:
    return from_tables.compose(question, shelves, candidates)


def _finished(question: Question, draft: Draft, documents: Sequence[Document], replaced: dict[str, Document], kind: str = "") -> Answer:
    cited = list({c.document.id: c.document for c in draft.citations}.values())
    if warning := succession.note(cited, replaced):
        draft.add(warning)
    return checked(Answer(
        question=question.text, text=draft.text, kind=kind or next(iter(sorted(question.asks)), ""), citations=tuple(draft.citations),
        computed=tuple(draft.sums), searched=tuple(d.title or d.name for d in documents), notes=question.notes), (*documents, *(replaced[d.id] for d in cited if d.id in replaced)))
