"""A question taken apart into the tokens that the lexical index is asked for. Nothing of it is ever query syntax."""
from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from index.lexicon import agencies
from index.lexicon.abbreviations import expand
from index.segment import words
from index.synonyms import synonyms
from index.text import fold, strip_marks

# '19.250', '1,5', '15/11', '2026-2030' are kept whole beside their parts: "1,5 lần" → 1,5 · 1 · 5 · lần
_TOKEN = re.compile(r"[^\W_]+(?:[.,/-][^\W_]+)*")
_PART = re.compile(r"[^\W_]+")
_LEADING_ZEROS = re.compile(r"^0+(?=\d)")

# Words that ask rather than say. They stand in few clauses, so their rarity would make them count most.
ASKING = frozenset("""
    ai gì nào đâu bao nhiêu mấy sao thế ra hay không có phải là thì mà vậy ạ nhỉ à xin hỏi cho biết tôi em anh chị giúp
    như những các của và ở tại theo trong về được bị với hết lần lượt bn z j
""".split())
_ASKING_BARE = frozenset(map(strip_marks, ASKING))
_ASKING_WEIGHT = 0.15
_SUCCESSOR_WEIGHT = 0.4   # of a name that the question did not say, but that its agency bears since 2025
_SYNONYM_WEIGHT = 0.2    # of a word that the question did not say, but that may be said instead of one it did
_TYPED_WEIGHT = 0.3       # of a word that the speller read as another


@dataclass(frozen=True, slots=True)
class Term:
    """A token and how much it counts."""

    token: str
    weight: float


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for: syllables with diacritics and without, segmented words, pairs of neighbouring syllables."""

    text: str                    # as it was meant: spelling mended, abbreviations spelled out
    syllables: tuple[Term, ...]
    bare: tuple[Term, ...]
    words: tuple[Term, ...]
    pairs: tuple[Term, ...]

    def settled(self, left: Mapping[str, float]) -> Query:
        """The same with less weight for terms all of whose syllables (without diacritics) are in `left`, as it says."""

        def lighter(terms: tuple[Term, ...]) -> tuple[Term, ...]:
            return tuple(Term(term.token, term.weight * _left(term.token, left)) for term in terms)

        return replace(
            self, syllables=lighter(self.syllables), bare=lighter(self.bare), words=lighter(self.words), pairs=lighter(self.pairs))


def _left(token: str, left: Mapping[str, float]) -> float:
    return max((left.get(part, 1.0) for part in strip_marks(token).split("_")), default=1.0)


def syllables(text: str) -> list[str]:
    """Folded tokens in order: 'Số: 05/KH-UBND' → ['số', '5/kh-ubnd', '5', 'kh', 'ubnd']."""
    tokens = []
    for whole in _TOKEN.findall(fold(text)):
        parts = _PART.findall(whole)
        if len(parts) > 1 and any(part.isdigit() for part in parts):
            tokens.append(_LEADING_ZEROS.sub("", whole))
        tokens.extend(_LEADING_ZEROS.sub("", part) for part in parts)
    return tokens


def bare_syllables(text: str) -> list[str]:
    """The same without diacritics."""
    return stripped(syllables(text))


def stripped(tokens: list[str]) -> list[str]:
    """Tokens without their diacritics (all in one go, which is quicker)."""
    return strip_marks(" ".join(tokens)).split(" ") if tokens else []


def segmented(text: str) -> list[str]:
    """Folded words of more than one syllable: 'Sở Công thương chủ trì.' → ['công_thương', 'chủ_trì']."""
    return [fold(word) for word in words(text) if "_" in word]


def pairs(text: str) -> list[str]:
    """Neighbouring syllables of each line without diacritics: 'an toàn lao động' → ['an_toan', 'toan_lao', 'lao_dong']."""
    return [pair for line in text.splitlines() for pair in paired(bare_syllables(line))]


def paired(tokens: list[str]) -> list[str]:
    return ["_".join(pair) for pair in zip(tokens, tokens[1:])]


def read_query(typed: str, meant: str = "", settled: Mapping[str, float] | None = None) -> Query:
    """Takes a question apart: `typed` as it came, `meant` as the speller read it (the same, where it isn't given).

    `settled` gives syllables, without diacritics, that have done their work already, as a place's name has once its
    documents were chosen, and the share of their weight that is left. What the speller changed is still searched for as it
    was typed, without diacritics and counting less: it may be wrong.
    """
    text, settled = expand(meant or typed), settled or {}

    def weight(token: str) -> float:
        return _left(token, settled) * (_ASKING_WEIGHT if token in ASKING else 1.0)

    weights = {token: weight(token) for token in syllables(text)}
    for others, counts in ((_successors(text), _SUCCESSOR_WEIGHT), (synonyms(text), _SYNONYM_WEIGHT)):
        for token in syllables("\n".join(others)):
            weights.setdefault(token, counts)
    bare = _stripped(weights)
    for token in bare_syllables(typed):
        bare.setdefault(token, _ASKING_WEIGHT if token in _ASKING_BARE else _TYPED_WEIGHT)
    return Query(
        text=text, syllables=_terms(weights), bare=_terms(bare),
        words=_terms({word: weight(word) for word in segmented(text)}),
        pairs=_terms({pair: _SYNONYM_WEIGHT for pair in pairs("\n".join(synonyms(text)))} | {
            pair: weight(pair) for pair in pairs(text)}))


def _successors(text: str) -> list[str]:
    """What the agencies named are called since 2025: 'Sở Kế hoạch và Đầu tư' → ['Sở Tài chính']."""
    return [agencies.today(mention.name) for mention in agencies.find(text)]


def _stripped(weights: dict[str, float]) -> dict[str, float]:
    bare: dict[str, float] = {}
    for token, weight in weights.items():
        key = strip_marks(token)
        bare[key] = max(bare.get(key, 0.0), weight)
    return bare


def _terms(weights: dict[str, float]) -> tuple[Term, ...]:
    return tuple(Term(token, weight) for token, weight in weights.items())
