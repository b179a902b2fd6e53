"""Clauses that are numbered in words, one after the other: 'Bước 1', 'Bước 2', 'Bước 3'; where one of them answers, all do."""
from __future__ import annotations

import re

from assistant.find import Candidate
from index.records import TableRow
from index.text import fold

# "- Bước 1: dừng tiếp nhận rác": one of several that are numbered in words
_STEP = re.compile(r"\s*(?:[-+•–]\s*)?(?P<what>bước|giai đoạn|đợt|khâu|công đoạn) (?P<number>\d{1,2})\b", re.IGNORECASE)


def steps_with(best: Candidate) -> list[Candidate]:
    """The clause with those beside it that go on from it or before it by their numbers: 'Bước 1', 'Bước 2', 'Bước 3', 'Bước 4'; none where it is no such step."""
    if isinstance(best.clause, TableRow) or not (own := _STEP.match(best.clause.text)):
        return []

    def step(ordinal: int) -> re.Match[str] | None:
        clause = best.shelf.passages[ordinal].clause if 0 <= ordinal < len(best.shelf.passages) else None
        match = _STEP.match(clause.text) if clause and not isinstance(clause, TableRow) and clause.path == best.clause.path else None
        return match if match and fold(match["what"]) == fold(own["what"]) else None

    first = last = best.clause.ordinal
    while (before := step(first - 1)) and int(before["number"]) == int(step(first)["number"]) - 1:
        first -= 1
    while (after := step(last + 1)) and int(after["number"]) == int(step(last)["number"]) + 1:
        last += 1
    return [Candidate(best.shelf, passage, best.score, best.features) for passage in best.shelf.passages[first:last + 1]]
