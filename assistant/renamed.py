"""Communes by the names they had before July 2025: where a plan of today does not know one, the commune it went into is asked about."""
from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.scope import MERGED
from assistant.understand.question import Question
from index.lexicon.places import COMMUNE_LEVELS, commune_today
from index.records import Document
from index.text import fold


def renamed(question: Question, documents: Sequence[Document]) -> tuple[Question, str] | None:
    """(the question with today's name of a former commune, a note that says so); None where it names none."""
    for level, name in question.entities.places:
        for document in documents if level in COMMUNE_LEVELS else ():
            today = commune_today(name, document.province) if _of_today(document) else ""
            now = today[:1].lower() + today[1:]
            written = re.search(rf"(?<!\w){re.escape(fold(f'{level} {name}'))}(?!\w)", fold(question.read))
            if now and written and fold(now) != fold(f"{level} {name}"):
                text = question.read[:written.start()] + now + question.read[written.end():]
                note = f"{level.capitalize()} {name} nay thuộc {now}: câu trả lời là của {now}."
                return question.about(text), note
    return None


def _of_today(document: Document) -> bool:
    return bool(document.date >= MERGED or (document.period and document.period[0] >= 2026))
