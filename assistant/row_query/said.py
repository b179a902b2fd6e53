"""A question as a row of words: how much each tells, which of them deny, which are of a time."""
from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from assistant.shelf import Shelf
from assistant.understand.question import Question
from assistant.understand.terms import stopwords, tokens
from index.lexicon import abbreviations
from index.lexicon.places import LEVELS
from index.text import fold

_IDLE = 0.2         # of its weight, of a word that tells no rows apart ('mở', 'bố trí'; idle.txt)
NUMBER = 3.0        # the weight of a figure or a year: it is never said idly
_WORD = re.compile(r"[^\W_]+")
# "quý III", "tháng 10", "đợt 2", "giai đoạn 1": words that choose rows by their time
_TIME = re.compile(r"\b(?:quý|tháng|đợt|giai đoạn|kỳ|học kỳ|vụ) (?:\d{1,2}|i{1,3}|iv|v|một|hai|ba)\b")
# "không phải xây mới", "chưa có wifi", "trừ các phường", "không kể phường": denied up to the next stop, or to 'mà', 'thì', 'là'
_DENIED = re.compile(r"\b(?:không|chưa|trừ|ngoài)\b(?!\s*(?:\?|$))(?P<what>[^,.;?()]+?)(?= (?:mà|thì|là|gồm)\b|[,.;?()]|$)")
# "có … hay không", "… không?"
_OR_NOT = re.compile(r"\s(?:hay |có )?không\s*\??\s*$")
_NUMERALS = dict(zip("hai ba bốn năm sáu bảy tám chín mười".split(), range(2, 11)))


@cache
def idle() -> frozenset[tuple[str, ...]]:
    """The words that tell no rows apart, by their syllables."""
    lines = files("assistant.row_query").joinpath("idle.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(tuple(word.split()) for word in lines if word and not word.startswith("#"))


@dataclass(frozen=True, slots=True)
class Said:
    """`words[i]` is a folded syllable, abbreviations spelled out; `weights[i]` how much it tells (0: nothing); `denied` the places of
    those that a denial governs; `alone` the words of one syllable among them; `years` as written."""

    words: tuple[str, ...]
    weights: tuple[float, ...]
    denied: frozenset[int]
    alone: frozenset[str]
    years: tuple[str, ...]

    def tells(self, i: int) -> bool:
        return self.weights[i] > 0

    def many(self, i: int) -> int:
        """The number that a word is ('sáu', '6', 'một' after 'chỉ'), 0 for none or a year."""
        word = self.words[i]
        if word == "một":
            return int("chỉ" in self.words[max(0, i - 4):i])
        return int(word) if word.isdigit() and len(word) < 4 else _NUMERALS.get(word, 0) if i + 1 < len(self.words) and self.words[i + 1] not in stopwords() else 0


def read(question: Question, shelf: Shelf) -> Said:
    """The question's words, weighed by how rare they are in a document."""
    line = fold(abbreviations.expand(_OR_NOT.sub("", question.read)))
    found = list(_WORD.finditer(line))
    words = tuple(tokens(m[0])[0] if tokens(m[0]) else m[0] for m in found)
    timed = _places(found, _TIME.finditer(line), "")
    telling = set(question.terms)
    years = tuple(map(str, (*question.entities.years, *(question.entities.period or ()))))
    denied = _places(found, _DENIED.finditer(line), "what")
    telling -= {"không", "chưa", "trừ", "ngoài"} if denied else set()
    telling -= set(tokens(question.noun)) if set(tokens(question.noun)) <= set(LEVELS) else set()      # 'mở ở những xã, phường nào'
    idling = {i + k for size in (1, 2) for i in range(len(words)) if words[i:i + size] in idle() for k in range(size)}
    weights = [NUMBER if word.isdigit() or i in timed else shelf.rarity(word) if word in telling else 0.0 for i, word in enumerate(words)]
    weights = tuple(_IDLE * w if i in idling and i not in timed else w for i, w in enumerate(weights))
    return Said(words, weights, denied, frozenset(w for w in question.words if " " not in w), years)


def _places(found: list[re.Match[str]], spans, group: str) -> frozenset[int]:
    """The places of the words that lie in some stretches of the line."""
    within = [m.span(group) if group else m.span() for m in spans]
    return frozenset(i for i, m in enumerate(found) if any(a <= m.start() and m.end() <= b for a, b in within))
