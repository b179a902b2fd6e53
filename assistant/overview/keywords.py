"""What is typed as into a search box, with no word that asks: an agency alone ('sở công thương phú thọ') asks for its duties, a place in a plan for all that is
said of it, a plan by its number or by words of its title for the whole of it."""
from __future__ import annotations

from dataclasses import replace

from assistant.asked import Asked
from assistant.compose import duties
from assistant.compose.draft import Draft
from assistant.overview import of_place, summary
from assistant.overview.aspects import GENERAL
from assistant.shelf import Shelf
from assistant.told import Told
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from assistant.understand.terms import tokens
from index.text import fold

_MOST = 3          # plans told each
_LONG = 8          # syllables of what is typed so; more says something of its own


def compose(asked: Asked) -> Told | None:
    """What is told of an agency, a place or a plan that stands alone in a question; None where something is asked, or said of it."""
    question = asked.question
    if question.asks or "?" in question.text or len(question.folded.split()) > _LONG or question.entities.years or question.entities.annexes:
        return None
    told = [draft for shelf in asked.shelves if (draft := _of_agency(question, shelf) or _of_place(question, shelf))] or _of_plans(asked)
    if not 0 < len(told) <= _MOST:
        return None
    whole = Draft()
    for one in told:
        whole.absorb(one)
    return whole, ""


def _of_agency(question: Question, shelf: Shelf) -> Draft | None:
    """The duties of the agency that is all that a question says, in one plan."""
    named = duties.named(question, shelf)
    own = {s for name in named for s in tokens(name)}
    if not named or not _says_only(question, own | _AGENCY):
        return None
    return duties.compose(replace(question, asks=frozenset({Ask.DUTIES})), [shelf])


def _of_place(question: Question, shelf: Shelf) -> Draft | None:
    """What the plan says of the place that is all that a question says."""
    if question.entities.agencies or len(question.entities.places) > 1:
        return None
    level, name = question.entities.places[0] if question.entities.places else ("", " ".join(question.words))
    if not name or " " not in name or fold(name) in shelf.title_line or not _says_only(question, set(tokens(f"{level} {name}"))):
        return None
    if not level and not any(name.title() in passage.clause.text for passage in shelf.passages):
        return None              # 'làng nghề' is no name
    found = of_place.naming(shelf, level, name)
    return of_place.told(question, shelf, f"{level} {question.as_typed(name)}".strip(), found) if len(found) > 1 else None


def _of_plans(asked: Asked) -> list[Draft]:
    """The plans of whose titles, or numbers, a question has nothing but words, in brief."""
    question = asked.question
    shelves = [shelf for shelf in asked.shelves if _names(question, shelf)]
    return [draft for shelf in shelves if len(shelves) <= _MOST and (draft := summary.compose(shelf))]


def _names(question: Question, shelf: Shelf) -> bool:
    number = set(tokens(shelf.document.number)) if fold(shelf.document.number) in question.entities.numbers else set()
    if question.entities.agencies or question.entities.places:
        return False
    return all(f" {word} " in shelf.title_line or set(word.split()) <= number | GENERAL for word in question.words)


def _says_only(question: Question, known: set[str]) -> bool:
    return all(s in known or s in GENERAL for word in question.words for s in word.split())


_AGENCY = frozenset("sở ban ngành phòng chi cục cục bộ văn phòng trung tâm hội đoàn công an ubnd ủy ban nhân dân".split())
