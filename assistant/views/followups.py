"""Questions that may follow an answer, made from the facts of what it cites and from the other documents."""
from __future__ import annotations

from assistant.answer import Answer
from index.library import Index
from index.records import ClauseKind, Document, Fact, FactKind
from index.text import fold

SHOWN = 3
ALIKE = 3        # words that two subjects share where they are of one kind


def followups(index: Index, answer: Answer) -> tuple[str, ...]:
    """Up to three questions; none after a refusal."""
    if answer.abstained or not answer.citations:
        return ()
    first = answer.citations[0]
    if first.clause.kind is ClauseKind.FRONT:      # the plan as a whole was told
        return _whole(index, first.document)
    facts = list(index.facts(document=first.document.id, clause=first.clause.id))
    asked = [_agency(index, facts, first.document), _total(index, facts, first.document), _elsewhere(index, answer, facts)]
    return tuple(question for question in asked if question)[:SHOWN]


def _whole(index: Index, document: Document) -> tuple[str, ...]:
    """What may be asked of a plan after it was told as a whole."""
    whose = f"{document.kind[:1].lower()}{document.kind[1:]}{_of(document)}" if document.kind and document.place else ""
    paid = next(iter(index.facts(FactKind.AMOUNT, document=document.id, total=True)), None) is not None
    asked = (f"Những cơ quan nào được giao nhiệm vụ trong {whose}?", f"Tổng kinh phí thực hiện {whose} là bao nhiêu?" if paid else "", f"Mục tiêu của {whose} là gì?")
    return tuple(question for question in asked if question) if whose else ()


def _agency(index: Index, facts: list[Fact], document: Document) -> str:
    """'Sở Công Thương còn được giao nhiệm vụ gì?', where it has more than what was cited."""
    named = next((fact for fact in facts if fact.kind is FactKind.RESPONSIBILITY and fact.agency), None)
    if named is None:
        return ""
    others = {fact.clause for fact in index.facts(FactKind.RESPONSIBILITY, document=document.id, agency=named.agency)} - {named.clause}
    return f"{named.agency}{_of(document)} còn được giao nhiệm vụ gì?" if others else ""


def _total(index: Index, facts: list[Fact], document: Document) -> str:
    """'Tổng kinh phí của tỉnh Phú Thọ là bao nhiêu?', after an amount that is a part."""
    part = any(fact.kind is FactKind.AMOUNT and not fact.total for fact in facts)
    totals = part and next(iter(index.facts(FactKind.AMOUNT, document=document.id, total=True)), None) is not None
    return f"Tổng kinh phí{_of(document)} là bao nhiêu?" if totals else ""


def _elsewhere(index: Index, answer: Answer, facts: list[Fact]) -> str:
    """'Còn tỉnh Quảng Ngãi thì sao?', after who does something or by when: a place whose documents share the subject's words.

    Not after figures: those are seldom stated for the same thing elsewhere.
    """
    cited = {citation.document.place for citation in answer.citations}
    kinds = {fact.kind for fact in facts} & {FactKind.RESPONSIBILITY, FactKind.DEADLINE}
    if len(cited) > 1 or not kinds:
        return ""
    words, having = set(fold(answer.citations[0].document.subject).split()), index.facts_of(kinds)
    others = [(len(words & set(fold(document.subject).split())), document) for document in index.documents()
              if document.place and document.place not in cited and document.id in having]
    shared, nearest = max(others, key=lambda other: other[0], default=(0, None))
    return f"Còn {nearest.place} thì sao?" if shared >= ALIKE else ""


def _of(document: Document) -> str:
    return f" của {document.place}" if document.place else ""
