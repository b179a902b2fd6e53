"""What a form of question gives back: an answer, or why there is none."""
from __future__ import annotations

from assistant.compose import single
from assistant.compose.draft import Draft
from assistant.find import Candidate
from assistant.passage import Passage
from assistant.shelf import Shelf
from assistant.understand.question import Question

Told = tuple[Draft | None, str]      # the answer, or why there is none


def drafted(draft: Draft | None) -> Told | None:
    return (draft, "") if draft else None


def telling(question: Question, shelf: Shelf, *passages: Passage | None) -> Told | None:
    """The passages told, in their order; None where there is none."""
    found = [Candidate(shelf, passage, 1.0, {}) for passage in passages if passage]
    if not found:
        return None
    return (single.compose(question, found) if len(found) == 1 else single.compose_all(question, found)), ""
