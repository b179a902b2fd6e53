"""Clauses with the probability that each answers the question, likeliest first."""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant import answerable
from assistant.find import Candidate
from assistant.judging.looks import names, vectors
from assistant.judging.trees import Trees
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from index.records import TableRow
from index.text import fold

MODEL = Path(__file__).with_name("model.npz")
LEAST = 0.2          # probability below which a clause is taken for no answer: chosen so that as many of the unanswerable are refused as by the checks alone
LEAST_OF_ANOTHER = 0.9     # … of one of which a check says that it is of another place, year, agency or thing: nearly right is wrong
BEHIND = 0.72        # of the best ranked clause's score: where that is of another year or place, one so far behind it is of something else
LEAST_OF_FIRST = 0.05      # … of the best ranked one, which no check is against
LEAST_BESIDE = 0.5    # … of one that holds next to nothing of the question's words: it may say the same in others
LOOKED_AT = 6        # clauses judged, the best ranked ones
OF_ANOTHER = ("agency", "place", "name", "annex", "time", "own word", "source", "besides place", "near miss", "other kind", "giver", "kind", "code")


@dataclass(frozen=True, slots=True)
class Judged:
    candidate: Candidate
    probability: float
    reason: str          # the first of what the checks have against it, '' for nothing
    least: float         # probability from which on it answers

    @property
    def answers(self) -> bool:
        return self.probability >= self.least


@cache
def _trees() -> Trees:
    return Trees.load(MODEL)


@cache
def _columns() -> list[int]:
    """Which of the looks the trees were learned on. Raises ValueError where they were on one that is no longer there."""
    return [names().index(name) for name in _trees().columns]


def judged(question: Question, candidates: Sequence[Candidate]) -> list[Judged]:
    """The best ranked candidates, the likeliest answer first."""
    near = candidates[:LOOKED_AT]
    if not near:
        return []
    against = [answerable.reasons(question, candidate) for candidate in near]
    told = _trees().probabilities(vectors(question, near, against)[:, _columns()])
    if near[0].features.get("recent") and not any(against[0].values()):
        told[0] = max(told[0], SURE)       # the clause that the question refers to; the trees have seen no follow-up that cites
    behind = BEHIND * near[0].score if any(against[0][name] for name in OF_ANOTHER) else 0.0
    rated = _rated(question, near)
    found = [Judged(c, float(p), next(filter(None, veto.values()), ""), max(_least(question, at, c, veto), LEAST_OF_ANOTHER if c.score < behind or rated and c not in rated else 0.0))
             for at, (c, p, veto) in enumerate(zip(near, told, against))]
    return sorted(found, key=lambda j: -j.probability)


# "bao nhiêu 1 tháng", "mỗi ngày được mấy đồng"
_PER = re.compile(r"\b(?:1|một|mỗi) (?P<time>giờ|ngày|buổi|tuần|tháng|quý|năm)\b")


def _rated(question: Question, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The clauses that state money by the time that a question asks it by, '750.000 đồng/trẻ/tháng': beside these, what states a sum is of something else."""
    per = _PER.search(question.folded) if question.asks_any(Ask.AMOUNT) else None
    return [c for c in candidates if per and re.search(rf"đồng(?:/[^/,;.()]{{1,20}})?/{per['time']}(?!\w)", fold(c.clause.quote))]


def _least(question: Question, at: int, candidate: Candidate, against: dict[str, str]) -> float:
    """The probability from which on a clause, the `at`-th of those ranked, answers."""
    if question.words and answerable.is_beside_it(question, candidate):
        return LEAST_BESIDE
    if any(against[name] for name in OF_ANOTHER):
        return LEAST_OF_ANOTHER
    return LEAST_OF_FIRST if at == 0 and not any(against.values()) else LEAST


# "tại các xã nêu ở Phụ lục II": says where it stands, not what
_ELSEWHERE = re.compile(r"\bphụ lục\b|\bbiểu (?:số )?\d|\bdanh (?:sách|mục) kèm")
SURE = 0.9           # probability from which on a sentence of prose answers, whatever rows of a table might be listed for it


def stated(question: Question, told: Sequence[Judged]) -> Candidate | None:
    """Of the clauses judged the one of prose that surely answers a question which rows of a table might be listed for; None where there is none."""
    if not question.asks_any(Ask.LIST, Ask.WHICH) or question.asks_any(Ask.COUNT, Ask.SUM, Ask.MOST):
        return None
    best = next(iter(told), None)
    if best is None or best.probability < SURE or isinstance(best.candidate.clause, TableRow) or _ELSEWHERE.search(fold(best.candidate.clause.text)):
        return None
    return best.candidate
