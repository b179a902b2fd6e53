"""The plans beside those that an answer was of: 'Còn các tỉnh khác thì sao?'."""
from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.scope import Scope
from assistant.understand.terms import tokens
from index.lexicon import places
from index.records import Document
from index.text import fold

if TYPE_CHECKING:
    from assistant.assistant import Turn

_RANKS = {"huyện": 1, "quận": 1, "thị xã": 1, "xã": 2, "phường": 2, "thị trấn": 2}      # how far within a province
_PLACES = ("nơi", "địa phương")
_MOST = 11         # others, beside the one that was asked
_LIKE = 0.5        # share of the syllables of a plan's subject that the title of another must have to be on the same


def beside(last: Turn, documents: Sequence[Document], what: str) -> Scope | None:
    """The plan of the last answer and those of other places on its subject, a group for each place; where there are none, the scope
    of places that no plan is of. `what` is said to be others: 'tỉnh', 'xã', 'nơi'. None where the last question was of several plans, or
    the others lie within the plan: 'các xã còn lại' of a province's."""
    asked = _answered(last, documents)
    if asked is None or _RANKS.get(what, 0) > _RANKS.get(asked.level, 0) or what in _PLACES and last.question.entities.places:
        return None
    others = [d for d in documents if d.place != asked.place and _is_like(asked, d)][:_MOST]
    if not others:
        return Scope(groups=(), missing=("nơi khác về nội dung này",), named=True)
    groups: dict[str, tuple[Document, ...]] = {}
    for document in (asked, *others):
        name = places.split_level(document.place)[1] or document.name
        groups[name] = (*groups.get(name, ()), document)
    return Scope(groups=tuple(groups.items()), named=True)


def _answered(last: Turn, documents: Sequence[Document]) -> Document | None:
    """The one plan that the last question was of: that it named, or that was cited for it."""
    if last.scope.named:
        return last.scope.documents[0] if len(last.scope.documents) == 1 else None
    cited = {citation.clause.document for citation in last.answer.citations}
    found = [d for d in documents if d.id in cited]
    return found[0] if len(found) == 1 else None


def _is_like(one: Document, other: Document) -> bool:
    """Whether two plans are on one subject, by the words of the one's in the title of the other."""
    own, said = set(tokens(one.subject or one.title)) - set(tokens(one.place)), fold(other.title)
    return bool(own) and sum(f" {s} " in f" {said} " for s in own) >= _LIKE * len(own)
