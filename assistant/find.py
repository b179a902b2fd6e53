"""The clauses that answer a question, best first: features of each clause against the question, weighed together."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from assistant import evidence
from assistant.shelf import NEAR_CONTEXT, Passage, Shelf
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from index.lexicon import agencies
from index.records import ClauseKind, RowRole, TableRow
from index.text import fold

# What each feature is worth. Set by assistant/train.py on generated and developing questions; see its card.
WEIGHTS = {
    "text": 1.0,        # share of the question's words (by rarity) that stand in the clause itself
    "any": 0.9,         # … in the clause or its headings
    "hints": 0.25,      # share of the words that an answer of this kind is likely to hold
    "pairs": 0.6,       # share of neighbouring words that stand side by side in the clause
    "focus": 0.25,      # share of the clause's words that the question holds
    "dense": 0.5,       # cosine of the embeddings
    "evidence": 0.5,    # share of the asked kinds whose kind of thing is there
    "agency": 0.5,      # an agency of the question is the heading (1) or in the text (0.5)
    "place": 0.5,
    "year": 0.3,
    "annex": 0.6,
    "section": 0.3,
    "heading": -0.8,    # a heading says little by itself
    "closing": -0.5,
    "basis": -0.35,
    "front": -0.3,
    "group": -0.3,
    "role": 0.15,       # "chủ trì" where a leader is asked
}
_BY_KIND = {ClauseKind.HEADING: "heading", ClauseKind.CLOSING: "closing", ClauseKind.BASIS: "basis", ClauseKind.FRONT: "front"}


@dataclass(frozen=True, slots=True)
class Candidate:
    shelf: Shelf
    passage: Passage
    score: float
    features: dict[str, float]

    @property
    def clause(self):
        return self.passage.clause


def rank(question: Question, shelves: Sequence[Shelf], dense: dict[str, float] | None = None, limit: int = 12) -> list[Candidate]:
    """The best clauses of the shelves for a question. `dense`: cosine by clause id, where the index has given it."""
    found = []
    for shelf in shelves:
        found += _rank_shelf(question, shelf, dense or {})
    found.sort(key=lambda c: -c.score)
    return found[:limit]


def _rank_shelf(question: Question, shelf: Shelf, dense: dict[str, float]) -> list[Candidate]:
    words = weights(question, shelf)
    total = sum(words.values()) or 1.0
    text, anywhere, hinted = defaultdict(float), defaultdict(float), defaultdict(float)
    for word, weight in words.items():
        for i, strength in shelf.postings(word).items():
            anywhere[i] += weight * strength
            if strength > NEAR_CONTEXT:
                text[i] += weight * strength
    expected = hints(question, shelf)
    for word, weight in expected.items():
        for i, strength in shelf.postings(word).items():
            hinted[i] += weight * strength
    found = []
    for i in anywhere.keys() | hinted.keys():
        passage = shelf.passages[i]
        features = _features(question, passage, words, text[i] / total, anywhere[i] / total)
        features["hints"] = hinted[i] / (sum(expected.values()) or 1.0)
        features["dense"] = dense.get(passage.clause.id, 0.0)
        found.append(Candidate(shelf, passage, sum(WEIGHTS[k] * v for k, v in features.items()), features))
    return found


IN_TITLE = 0.35    # a word of the document's own title says which document is meant, not which clause
UNKNOWN = 0.6      # a word that stands nowhere in the document may be said there in another word
ASKED = 0.45       # a word that an answer of the asked kind is likely to hold
# What the asker of a kind leaves unsaid and its answer says.
ASK_WORDS: dict[Ask, tuple[str, ...]] = {
    Ask.SOURCE: ("nguồn", "kinh", "phí", "vốn", "ngân", "sách"),
    Ask.AMOUNT: ("kinh", "phí", "vốn"),
    Ask.LEAD: ("chủ", "trì"),
    Ask.COORDINATE: ("phối", "hợp"),
    Ask.DATE: ("trước", "ngày"),
    Ask.EFFECT: ("hiệu", "lực"),
    Ask.PERCENT: ("tỷ", "lệ"),
}


def weights(question: Question, shelf: Shelf) -> dict[str, float]:
    """The question's words and how much each tells: by rarity in the document, less for words of its title."""
    found = {}
    for term in question.terms:
        known = term in shelf or shelf.near(term)
        found[term] = shelf.idf(term) * (IN_TITLE if term in shelf.title_words else 1.0) * (1.0 if known else UNKNOWN)
    return found


def hints(question: Question, shelf: Shelf) -> dict[str, float]:
    """Words that an answer of the asked kinds is likely to hold, beside the question's own."""
    return {t: ASKED * shelf.idf(t) for ask in question.asks for t in ASK_WORDS.get(ask, ()) if t not in question.terms and t in shelf}


def _features(question: Question, passage: Passage, words: dict[str, float], text: float, anywhere: float) -> dict[str, float]:
    clause = passage.clause
    features = {"text": text, "any": anywhere, "pairs": _pairs(question.terms, passage.text), "focus": _focus(words, passage.text)}
    features["evidence"] = _evidence(question, passage)
    features["agency"] = _agency(question, passage)
    features["place"] = _share([name for _, name in question.entities.places], _words_of(passage))
    features["year"] = _share([str(y) for y in question.entities.years], _words_of(passage))
    features["annex"] = _share(question.entities.annexes, fold(" ".join((*clause.path, getattr(clause, "title", "")))))
    features["section"] = _section(question, passage)
    if clause.kind in _BY_KIND:
        features[_BY_KIND[clause.kind]] = 0.0 if _wants(question, clause.kind) else 1.0
    if isinstance(clause, TableRow) and clause.role is RowRole.GROUP:
        features["group"] = 1.0
    if question.asks_any(Ask.LEAD) and "chủ trì" in fold(clause.text):
        features["role"] = 1.0
    return features


_WANTED = {
    ClauseKind.BASIS: {Ask.REFERENCE, Ask.OWN_DATE}, ClauseKind.CLOSING: {Ask.SIGNER, Ask.PERSON},
    ClauseKind.FRONT: {Ask.OWN_NUMBER, Ask.OWN_DATE, Ask.SIGNER}, ClauseKind.HEADING: set(),
}


def _wants(question: Question, kind: ClauseKind) -> bool:
    return bool(question.asks & _WANTED[kind])


def _pairs(terms: Sequence[str], text: Sequence[str]) -> float:
    """Share of the question's neighbouring words that stand side by side in the clause."""
    asked = set(zip(terms, terms[1:]))
    return len(asked & set(zip(text, text[1:]))) / len(asked) if asked else 0.0


def _focus(words: dict[str, float], text: Sequence[str]) -> float:
    return sum(1 for t in text if t in words) / (len(text) + 6)


def _evidence(question: Question, passage: Passage) -> float:
    told = [float(held) for held in (evidence.holds(ask, passage.clause, question.noun) for ask in question.asks) if held is not None]
    return sum(told) / len(told) if told else 0.5


def _agency(question: Question, passage: Passage) -> float:
    best = 0.0
    for name in question.entities.agencies:
        for heading in passage.clause.path:
            if any(agencies.related(m.name, name) for m in agencies.find(heading)):
                best = 1.0
        if best < 1.0 and any(agencies.related(m.name, name) for m in agencies.find(passage.clause.text)):
            best = max(best, 0.5)
    return best


def _section(question: Question, passage: Passage) -> float:
    if not question.entities.sections:
        return 0.0
    label = fold(passage.clause.label)
    return _share([s.split(" ", 1)[1] for s in question.entities.sections], label.replace(",", " ").replace(".", " "))


def _words_of(passage: Passage) -> str:
    clause = passage.clause
    if isinstance(clause, TableRow):
        return fold(" ".join((*clause.groups, *clause.cells)))
    return fold(clause.text)


def _share(names: Sequence[str], text: str) -> float:
    if not names:
        return 0.0
    padded = f" {text} "
    return sum(1 for n in names if fold(n) in padded) / len(names)
