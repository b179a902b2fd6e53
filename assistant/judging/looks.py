"""What is looked at in a clause to judge whether it answers a question: its own features, how it stands among the others found, and what each
check of answerable.py has against it. No check decides alone: how much each tells, and beside what, is learned."""
from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from assistant import answerable
from assistant.find import Candidate, weights_in_use
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from index.records import ClauseKind, RowRole, TableRow

_AMONG = ("score", "ahead", "next", "position", "unvetoed", "first unvetoed", "unvetoed before", "unvetoed others", "to best unvetoed", "to next unvetoed")
_LIKE = ("like", "like above")       # features of which it is also looked at how far each is from the best of all
_LOOKS = ("row", "leaf", "total", "heading", "length", "noun", "documents", "words", "strange")


@cache
def names() -> tuple[str, ...]:
    """The names of what is looked at, in the order of a vector."""
    return (*weights_in_use(), *_AMONG, *(f"{name}, to best" for name in _LIKE), *_LOOKS, *(f"not: {name}" for name in answerable.checks()), "vetoes", *(f"asks {ask}" for ask in Ask))


def vectors(question: Question, candidates: Sequence[Candidate], vetoes: Sequence[dict[str, str]]) -> NDArray[np.float64]:
    """A row for each candidate, [candidates, names()]. `vetoes`: answerable.reasons() of each."""
    against = [sum(map(bool, veto.values())) for veto in vetoes]
    first = candidates[0].shelf
    strange = sum(not first.knows(word) and not first.held_otherwise(word) for word in question.words) / max(1, len(question.words))
    shared = [float(len({c.document for c in (x.clause for x in candidates)})), float(len(question.words)), strange]
    asked = [float(ask in question.asks) for ask in Ask]
    likest = {name: max(c.features.get(name, 0.0) for c in candidates) for name in _LIKE}
    rows = []
    for at, (candidate, veto) in enumerate(zip(candidates, vetoes)):
        own = [candidate.features.get(name, 0.0) for name in weights_in_use()]
        told = [float(bool(veto[name])) for name in answerable.checks()]
        rows.append([*own, *_among(at, [c.score for c in candidates], against), *(candidate.features.get(name, 0.0) - best for name, best in likest.items()), *_looks(question, candidate), *shared, *told, float(against[at]), *asked])
    return np.array(rows)


def _among(at: int, scores: Sequence[float], against: Sequence[int]) -> list[float]:
    """How a candidate stands among all (_AMONG)."""
    score, others = scores[at], [s for i, s in enumerate(scores) if i != at]
    free = [i for i, count in enumerate(against) if not count]
    best_free = max((scores[i] for i in free), default=0.0)
    next_free = max((scores[i] for i in free if i != at), default=0.0)
    best = max(others, default=0.0)
    return [score, score - best, best / max(score, 0.01), float(at), float(not against[at]), float(free[:1] == [at]), float(sum(i < at for i in free)),
            float(sum(i != at for i in free)), score / best_free if best_free else 2.0, next_free / max(score, 0.01)]


def _looks(question: Question, candidate: Candidate) -> list[float]:
    clause = candidate.clause
    row = isinstance(clause, TableRow)
    noun = max((candidate.passage.holds(word) for word in question.noun.split()), default=0.0)
    return [float(row), float(row and clause.role is RowRole.LEAF), float(row and clause.role is RowRole.TOTAL), float(clause.kind is ClauseKind.HEADING),
            math.log1p(min(len(clause.quote), 600)), noun]
