"""Why something stands in a table as it does, told by the note below it: 'Sao khối NC-04 chưa có tiền ký quỹ?' of 'Ghi chú: … do phương án cải tạo khối
NC-04 chưa được phê duyệt'. No row says why."""
from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.asked import Asked
from assistant.passage import NEAR, Passage
from assistant.shelf import Shelf
from assistant.find import weights
from assistant.told import Told, telling
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from index.records import ClauseKind, TableRow
from index.text import fold

# "do gần khu khai thác đá", "vì chưa có mặt bằng"; not "do UBND tỉnh ban hành"
_BECAUSE = re.compile(r"\b(?:do|vì|bởi|nhằm)\b(?! (?:ubnd|ủy ban|sở|bộ|hđnd|công an|phòng|ban|chủ tịch|thủ tướng|chính phủ)\b)")
_BELOW = 3         # clauses below a table among which its notes are looked for
_HELD = 0.4        # share of the question's words, by what they tell, that a note must hold


def of(asked: Asked) -> Told | None:
    """The note that says why, where a row is what a clause of the question would else be answered by; None where there is none."""
    question = asked.question
    if Ask.WHY not in question.asks or not asked.judged or not isinstance(asked.judged[0].candidate.clause, TableRow):
        return None
    found = [(held, shelf, note) for shelf in asked.shelves for note in _notes(shelf) if (held := _share(question, shelf, note)) >= _HELD]
    return telling(question, *max(found, key=lambda one: one[0])[1:]) if found else None


def _notes(shelf: Shelf) -> Iterator[Passage]:
    """The notes below the tables of a document that give a reason."""
    for table in shelf.tables.values():
        for passage in shelf.passages[table[-1].ordinal + 1:table[-1].ordinal + 1 + _BELOW]:
            if passage.clause.kind is ClauseKind.NOTE and _BECAUSE.search(fold(passage.clause.text)):
                yield passage


def _share(question: Question, shelf: Shelf, note: Passage) -> float:
    """How much of the question a note holds, 0 where it lacks a name or a place of it."""
    named = (*question.entities.names, *(name for _, name in question.entities.places))
    if not all(fold(name) in fold(note.clause.text) for name in named):
        return 0.0
    words = weights(question, shelf)
    return sum(v for w, v in words.items() if note.holds(w) >= NEAR) / (sum(words.values()) or 1.0)
