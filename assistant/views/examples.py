"""Example questions, made from what is indexed: each from a fact, so that it has an answer."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import zip_longest

from index.library import Index
from index.records import Document, Fact, FactKind

SHOWN = 5
MADE = 12                  # some of which the assistant may refuse, and which are then not shown
LONGEST_ITEM = 70          # characters: a longer task or item makes no readable question


def examples(index: Index) -> list[str]:
    """Up to MADE questions, of different kinds and documents. [] for an empty index."""
    documents = index.documents()
    by_kind = [list(_of_kind(index, kind, word, documents)) for kind, word in _WORDING.items()]
    rows = zip_longest(*([*column[i:], *column[:i]] for i, column in enumerate(by_kind)))   # another document for each kind
    asked = [*(f"Tóm tắt {_lower(_named(document))}" for document in documents[:1]), *_comparison(documents), *(question for row in rows for question in row if question)]
    asked += [f"{_named(document)} có những mục tiêu gì?" for document in documents]
    return list(dict.fromkeys(asked))[:MADE]


def _of_kind(index: Index, kind: FactKind, word: Callable[[Fact, str], str | None], documents: list[Document]) -> Iterator[str]:
    for document in documents:
        worded = (word(fact, _whose(document)) for fact in index.facts(kind, document=document.id))
        question = next((text for text in worded if text), None)
        if question:
            yield question


def _comparison(documents: list[Document]) -> Iterator[str]:
    """'So sánh mục tiêu của …' where two documents of different places share their subject."""
    for first in documents:
        for second in documents:
            if first.place and second.place and first.place < second.place and first.subject and first.subject == second.subject:
                yield f"So sánh mục tiêu {first.subject} của {first.place} và {second.place}."
                return


def _responsibility(fact: Fact, whose: str) -> str | None:
    return f"{fact.agency} được giao nhiệm vụ gì{whose}?" if fact.agency and len(fact.agency) < LONGEST_ITEM else None


def _amount(fact: Fact, whose: str) -> str | None:
    if fact.total or fact.value is None:
        return None
    if fact.place and len(fact.place) < LONGEST_ITEM:
        return f"{fact.place} được bố trí bao nhiêu kinh phí{whose}?"
    return f"Kinh phí cho {_lower(fact.item)}{whose} là bao nhiêu?" if fact.item and len(fact.item) < LONGEST_ITEM else None


def _target(fact: Fact, whose: str) -> str | None:
    if not fact.item or len(fact.item) >= LONGEST_ITEM:
        return None
    return f"Chỉ tiêu {_lower(fact.item)}{f' đến năm {fact.year}' if fact.year else ''}{whose} là bao nhiêu?"


def _deadline(fact: Fact, whose: str) -> str | None:
    short = fact.item and len(fact.item) < LONGEST_ITEM
    return f"Thời hạn {_lower(fact.item)}{whose} là khi nào?" if short else None


_WORDING: dict[FactKind, Callable[[Fact, str], str | None]] = {
    FactKind.RESPONSIBILITY: _responsibility, FactKind.AMOUNT: _amount, FactKind.TARGET: _target, FactKind.DEADLINE: _deadline,
}


def _whose(document: Document) -> str:
    return f" theo kế hoạch của {document.place}" if document.place and document.kind == "Kế hoạch" else f" theo văn bản của {document.place}" if document.place else ""


def _named(document: Document) -> str:
    return f"{document.kind} của {document.place}" if document.kind and document.place else document.title or document.name


def _lower(text: str) -> str:
    """First letter small, unless the word is all capitals: 'Hỗ trợ thiết bị' → 'hỗ trợ thiết bị', 'OCOP' stays."""
    text = text.strip(" .;:-")
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
