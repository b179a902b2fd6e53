"""The clauses that answer a question, best first: features of each clause against the question, weighed together."""
from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.likeness import likeness
from assistant.features import features_of, wants_kind, wants_total
from assistant.passage import NEAR, Passage
from assistant.shelf import Shelf
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from index.records import ClauseKind

# What is looked at in a clause. How much each is worth is learned (train.py) and lies in weights.json.
FEATURES = (
    "text",        # share of the question's words (by rarity) that stand in the clause itself
    "any",         # … in the clause or its headings
    "hints",       # share of the words that an answer of this kind is likely to hold
    "pairs",       # share of neighbouring words that stand side by side in the clause
    "focus",       # share of the clause's words that the question holds
    "dense",       # cosine of the embeddings
    "evidence",    # share of the asked kinds whose kind of thing is there
    "agency",      # an agency of the question is the heading (1) or in the text (0.5)
    "place", "year", "annex", "section",
    "heading", "closing", "basis", "front", "group",   # the kind of clause, where that kind is not asked for
    "role",        # "chủ trì" where a leader is asked
)
# Not learned, since few questions show them: a row of which the question names a column only (which the total line answers as
# well), the total line where a total is asked, a clause among the aims where an aim is asked (and where it is asked how: what is wanted
# does not say it), a clause on a condition where one is asked about, and a clause cited in the last answer where the question refers to it. What the
# likeness to the question is worth, and that of what stands above, is learned with it (likeness/learn.py).
_SET = {"column": -0.35, "total": 0.8, "recent": 1.4, "target": 0.4, "named": 0.4, "payer": 0.5, "part": 0.9, "wanted": -0.4, "condition": 0.3}
_LIKENESS = {"like": 2.06, "like above": 1.29}
WEIGHTS_FILE = Path(__file__).with_name("weights.json")


@cache
def _learned() -> dict:
    return json.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))


@cache
def weights_in_use() -> dict[str, float]:
    return _learned()["rank"] | _SET | _LIKENESS


def answerability(candidate: Candidate) -> float:
    """The learned probability that a clause answers the question, 0 to 1, and how much of it is enough: the ratio, 1 is enough."""
    learned = _learned()
    value = learned["intercept"] + sum(learned["answerable"][k] * v for k, v in candidate.features.items() if k in learned["answerable"])
    value += sum(_SET[k] * candidate.features.get(k, 0.0) for k in _SET)
    return 1 / (1 + math.exp(-value)) / learned["least"]


@dataclass(frozen=True, slots=True)
class Candidate:
    shelf: Shelf
    passage: Passage
    score: float
    features: dict[str, float]

    @property
    def clause(self):
        return self.passage.clause


def rank(question: Question, shelves: Sequence[Shelf], dense: dict[str, float] | None = None, recent: frozenset[str] = frozenset(),
         limit: int = 12) -> list[Candidate]:
    """The best clauses of the shelves for a question. `dense`: cosine by clause id, where the index has given it; `recent`:
    clauses that the last answer cited, where the question refers to it."""
    found = []
    for shelf in shelves:
        found += _rank_shelf(question, shelf, dense or {}, recent)
    found.sort(key=lambda c: -c.score)
    return found[:limit]


def _rank_shelf(question: Question, shelf: Shelf, dense: dict[str, float], recent: frozenset[str]) -> list[Candidate]:
    words = weights(question, shelf)
    total = sum(words.values()) or 1.0
    n = len(shelf.passages)
    text, anywhere, hinted = [0.0] * n, [0.0] * n, [0.0] * n
    for word, weight in words.items():
        for i, strength in enumerate(shelf.held_otherwise(word) or shelf.held(word)):
            anywhere[i] += weight * strength
            if strength > NEAR:
                text[i] += weight * strength
    expected = hints(question, shelf)
    whole = sum(expected.values()) or 1.0
    for word, weight in expected.items():
        for i, strength in enumerate(shelf.held(word)):
            hinted[i] += weight * strength
    keep = sorted(range(n), key=lambda i: -(text[i] + anywhere[i] + 0.3 * hinted[i] + total * dense.get(shelf.passages[i].clause.id, 0.0)))[:_LOOKED_AT]
    worth = weights_in_use()
    own, above = likeness.near(question.read, shelf.likenesses)
    found = []
    for i in keep:
        passage = shelf.passages[i]
        if passage.clause.kind in (ClauseKind.FRONT, ClauseKind.CLOSING) and not wants_kind(question, passage.clause.kind):
            continue
        if passage.clause.label.startswith("Phụ lục") and passage.clause.kind in (ClauseKind.HEADING, ClauseKind.NOTE):
            continue              # an annex's own heading says what it is about and nothing else
        features = features_of(question, shelf, passage, words, text[i] / total, anywhere[i] / total)
        features["hints"] = hinted[i] / whole
        features["dense"] = dense.get(passage.clause.id, 0.0)
        features["like"], features["like above"] = float(own[i]), float(above[i])
        features["recent"] = float(passage.clause.id in recent)
        found.append(Candidate(shelf, passage, sum(worth[k] * v for k, v in features.items()), features))
    return found


_LOOKED_AT = 40    # clauses of a document that are compared feature by feature
IN_TITLE = 0.35    # a word of the document's own title says which document is meant, not which clause
UNKNOWN = 0.4      # a word that stands nowhere in the document may be said there in another word
OTHERWISE = 0.5    # … and is, in one that plans write for it
ASKED = 0.45       # a word that an answer of the asked kind is likely to hold
IDLE = 0.35        # a word that says that money is asked for, not what for
_PAID_OUT = frozenset({"khoản", "chi", "dự toán", "dự trù", "bỏ", "dành", "rót", "gánh", "trông"})
# What the asker of a kind leaves unsaid and its answer says.
ASK_WORDS: dict[Ask, tuple[str, ...]] = {
    Ask.SOURCE: ("nguồn", "kinh phí", "vốn", "ngân sách"),
    Ask.AMOUNT: ("kinh phí", "vốn", "tổng"),
    Ask.LEAD: ("chủ trì",),
    Ask.COORDINATE: ("phối hợp",),
    Ask.DATE: ("trước ngày",),
    Ask.EFFECT: ("hiệu lực",),
    Ask.PERCENT: ("tỷ lệ",),
    Ask.QUANTITY: ("mục tiêu",),
    Ask.REPLACED: ("thay thế", "bãi bỏ", "hiệu lực"),
}


# "lấy từ những nguồn nào": they say that a source is asked, not of what
_TAKEN = frozenset({"lấy", "nguồn", "trông", "dựa"})


def weights(question: Question, shelf: Shelf) -> dict[str, float]:
    """The question's words and how much each tells: by rarity in the document, less for words of its title."""
    found = {}
    for word in (w for w in question.words if Ask.SOURCE not in question.asks or w not in _TAKEN):
        in_title = f" {word} " in shelf.title_line
        told = 1.0 if shelf.knows(word) else OTHERWISE if shelf.held_otherwise(word) else UNKNOWN
        idle = IDLE if Ask.AMOUNT in question.asks and word in _PAID_OUT else 1.0
        found[word] = shelf.rarity(word) * (IN_TITLE if in_title else 1.0) * told * idle
    if wants_total(question):
        for word in ("tổng", "kinh phí", "vốn"):
            if shelf.knows(word):
                found[word] = max(found.get(word, 0.0), shelf.rarity(word) * (1.0 if word == "tổng" else 0.5))
    return found


def hints(question: Question, shelf: Shelf) -> dict[str, float]:
    """Words that an answer of the asked kinds is likely to hold, beside the question's own."""
    return {w: ASKED * shelf.rarity(w) for ask in question.asks for w in ASK_WORDS.get(ask, ()) if (w not in question.words or w in _TAKEN) and shelf.knows(w)}
