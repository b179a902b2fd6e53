"""One question, read and scoped, to one answer: a question of a special form is answered by that; of any other, what all shapes of answer propose is
judged, and the likeliest stands."""
from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from assistant import bases, choosing, contradicted, from_tables, itemised, kinds, numbered, phases, sounding, special, strange_names, succession, unfit
from assistant.answer import Answer
from assistant.asked import Asked
from assistant.comparing import compared, is_comparison
from assistant.compose import duties, enumerated, refuse, rows_of_noun, single, tables
from assistant.compose.draft import Draft
from assistant.find import Candidate, rank
from assistant.judging import judge
from assistant.overview import side_by_side
from assistant.proposing import likeliest
from assistant.proposing.shapes import section
from assistant.scope import Scope
from assistant.shelf import Shelf
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from assistant.verify import checked
from assistant.whole import of_item, of_plan
from index.records import Document, RowRole, TableRow
from index.text import fold


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
    if greeted := refuse.greeting(question, scope.documents):
        return greeted
    if scope.named and not scope.groups:
        return refuse.compose(question, f"chưa có kế hoạch nào của {', '.join(scope.missing)}", ())
    if search.versions or is_comparison(question, scope):
        whole = side_by_side.compose(question, search)
        if whole and not (given := _finished(question, whole, scope.documents, search.replaced, kind="compare")).abstained:
            return given
        for most, plain in _COMPARED:          # with its nearest clause only, then quoted only, where more does not pass the verifier
            draft, reason = compared(question, search, most, plain, answer)
            if draft is None:
                return refuse.compose(question, reason, scope.documents)
            if not (given := _finished(question, draft, scope.documents, search.replaced, kind="compare")).abstained:
                break
        return given
    asked = prepared(question, search)
    documents = [shelf.document for shelf in asked.shelves]
    if asked.unknown:
        return refuse.compose(question, f"văn bản không nói đến {asked.unknown}", documents)
    if found := special.answered(asked, search):
        draft, reason = found
        if draft is None:
            return refuse.compose(question, reason, documents, asked.candidates)
        if not kinds.of_another(asked.question, asked.shelves, draft) and not (given := _finished(asked.question, draft, documents, search.replaced)).abstained:
            return given
    first, reason = taken(asked)
    for draft in likeliest.in_order(asked, first):
        if another := kinds.of_another(asked.question, asked.shelves, draft):
            reason = another
            continue
        given = _finished(asked.question, draft, documents, search.replaced)
        if misfit := unfit.why_not(asked.question, given):
            reason = misfit
            continue
        if not given.abstained and (draft is first or given.notes == asked.question.notes):      # what is proposed beside it stands whole or not at all
            both = contradicted.noted(asked, draft)
            beside = _finished(asked.question, both, documents, search.replaced) if both else None
            return beside if beside and not beside.abstained else given
    for last in (itemised.compose, bases.compose):
        if (item := last(asked)) and not (given := _finished(asked.question, item, documents, search.replaced)).abstained:
            return given
    return refuse.compose(question, reason or _NOTHING, documents, asked.candidates)


_NOTHING = "không có điều khoản nào nói rõ nội dung này"


def prepared(question: Question, search: Search) -> Asked:
    """The question as it is asked of the documents that it means, with the clauses that rank best for it."""
    shelves = search.shelves(search.scope.documents)
    question = sounding.as_written(question, shelves)
    if len(shelves) > 1 and Ask.REPLACED in question.asks and len(titled := _titled(question, shelves)) == 1:
        shelves = titled
    if len(shelves) > 1 and 0 < len(writing := _writing(question, shelves)) < len(shelves):
        shelves = writing
    unknown = strange_names.strange_name(question, shelves) or numbered.missing(question, shelves)
    question = of_item(question, shelves)
    question = of_plan(question, shelves[0]) if len(shelves) == 1 else question
    ranked = search.rank(question, [shelf.document for shelf in shelves], limit=_SOUGHT)
    if question.of_plan and not question.entities.years:
        ranked = [c for c in ranked if not phases.of_a_part(c.shelf, c.clause)] or ranked
    return Asked(question, shelves, ranked, unknown)


_COMPARED = ((4, False), (1, False), (1, True))       # clauses of one plan in a comparison, and whether they are quoted only


def taken(asked: Asked) -> tuple[Draft | None, str]:
    """(the draft of the first shape that holds, or None; why there is none)."""
    question, candidates = asked.question, asked.candidates
    if question.of_plan and question.entities.years:      # what one item costs is not what the plan costs in a year
        candidates = [c for c in asked.ranked if not (isinstance(c.clause, TableRow) and c.clause.role is RowRole.LEAF)][:len(candidates)]
    shapes = (from_tables.compose, _duties, _section) if tables.speaks_of_a_table(question) else (_duties, _section, from_tables.compose)
    stated = judge.stated(question, asked.judged if candidates is asked.candidates else judge.judged(question, candidates))
    for shape in shapes:
        if shape is from_tables.compose and stated:
            continue             # a sentence that says it
        if draft := shape(asked, candidates):
            return draft, ""
    if not candidates:
        return None, "không có điều khoản nào nói đến nội dung này"
    candidates = _of_the_year(asked, candidates)
    if draft := _enumerated(asked, candidates):
        return draft, ""
    answering, reason = asked.chosen if candidates is asked.candidates else choosing.that_answer(question, candidates, judge.judged(question, candidates))
    if draft := from_tables.instead(asked, answering):
        return draft, ""
    return (single.compose(question, answering), "") if answering else (None, reason)


def _enumerated(asked: Asked, candidates: Sequence[Candidate]) -> Draft | None:
    """Amounts that a clause lists, added up, or the largest of them."""
    question = asked.question
    part = question.asks_any(Ask.AMOUNT, Ask.SUM) and choosing.part_named(question, list(candidates))
    if part or not (question.asks_any(Ask.AMOUNT) and question.asks_any(Ask.SUM, Ask.MOST)) and not {Ask.MOST, Ask.YEAR} <= question.asks:
        return None
    if Ask.MOST in question.asks and asked.judged and asked.judged[0].probability >= judge.SURE and _BOUND.search(fold(asked.judged[0].candidate.clause.text)):
        return None              # 'giá thuê cao nhất' is what a rule allows at most
    sought = asked.ranked if Ask.MOST in question.asks else candidates[:_LISTS_TRIED]
    return next((draft for c in sought if not isinstance(c.clause, TableRow) and (draft := enumerated.compose(question, c))), None)


# "giá thuê không quá 45.000 đồng/m2/tháng"
_BOUND = re.compile(r"\b(?:không (?:quá|vượt(?: quá)?)|tối đa|cao nhất(?: là)?|ít nhất|tối thiểu|không (?:thấp hơn|dưới))\s(?:\S+ ){0,2}?\d")


def _of_the_year(asked: Asked, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates less the rows of other years, where a list of one year is asked of a table that says it in a column of its own."""
    if not asked.question.entities.years or Ask.LIST not in asked.question.asks:
        return candidates
    chosen = next(iter(asked.selections), None)
    if chosen is None or "year" not in chosen.filters:
        return candidates
    others = {row.id for row in chosen.all_rows if row.role is RowRole.LEAF} - {row.id for row in chosen.rows}
    kept = [c for c in candidates if c.clause.id not in others]
    return kept if kept and len(kept) < len(candidates) else candidates


def _writing(question: Question, shelves: Sequence[Shelf]) -> list[Shelf]:
    """The documents that write the proper names and places of a question; none where it has none."""
    names = [*question.entities.names, *(name for _, name in question.entities.places)]
    return [shelf for shelf in shelves if names and all(shelf.writes(name) for name in names)]


def _titled(question: Question, shelves: Sequence[Shelf]) -> list[Shelf]:
    """The documents whose titles hold a word of the question that no other's does: 'kế hoạch chợ phiên 2024'."""
    words = [w for w in question.words if " " in w and sum(f" {w} " in shelf.title_line for shelf in shelves) == 1]
    return [shelf for shelf in shelves if any(f" {w} " in shelf.title_line for w in words)]


_SOUGHT = 40                # clauses among which a list with the largest amount, or what is replaced, is sought
_LISTS_TRIED = 3            # clauses looked at for amounts that they list


def _duties(asked: Asked, candidates: Sequence[Candidate]) -> Draft | None:
    counted = Ask.COUNT in asked.question.asks and rows_of_noun.counts_tasks(asked.question)
    return duties.compose(asked.question, asked.shelves) if Ask.DUTIES in asked.question.asks or counted else None


def _section(asked: Asked, candidates: Sequence[Candidate]) -> Draft | None:
    return section(asked.question, asked.shelves, candidates[0] if candidates else None)


def _finished(question: Question, draft: Draft, documents: Sequence[Document], replaced: dict[str, Document], kind: str = "") -> Answer:
    cited = list({c.document.id: c.document for c in draft.citations}.values())
    if warning := succession.note(cited, replaced):
        draft.add(warning)
    return checked(Answer(
        question=question.text, text=draft.text, kind=kind or next(iter(sorted(question.asks)), ""), citations=tuple(draft.citations),
        computed=tuple(draft.sums), searched=tuple(d.title or d.name for d in documents), notes=question.notes), (*documents, *(replaced[d.id] for d in cited if d.id in replaced)))
