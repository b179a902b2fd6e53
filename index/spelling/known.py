"""The words that are known: the corpus's, and those of the index at hand, which count for more."""
from __future__ import annotations

from collections import defaultdict

import numpy as np

from index.spelling.ngrams import SYMBOLS, UNKNOWN, SyllableModel
from index.spelling.orthography import syllable_shaped
from index.text import strip_marks

INDEX_WEIGHT = 0.3       # how much of the probability comes from the index at hand, where there is one
STRANGE = 1e-3           # the probability of an unknown word
MARKED_SHARE = 0.72      # of the syllables of Vietnamese prose carry a mark (legal code and Wikipedia)
LIKELY = 20              # readings of a bare spelling that are looked at: 'la' has 14 common ones


class Bare:
    """The words of a model by their spelling without marks, commonest first; and how often each spelling carries any."""

    def __init__(self, model: SyllableModel) -> None:
        self.forms: dict[str, list[str]] = {}
        chances = model.alone(np.arange(model.size)).tolist()
        all_, with_marks = defaultdict(float), defaultdict(float)
        for word, chance in zip(model.words[len(SYMBOLS):], chances[len(SYMBOLS):]):
            bare = strip_marks(word)
            self.forms.setdefault(bare, []).append(word)
            all_[bare] += chance
            if bare != word:
                with_marks[bare] += chance
        self.marked = {bare: with_marks[bare] / of for bare, of in all_.items()}


class KnownWords:
    """One or two syllable models seen as one. Word numbers are pairs: row 0 in the corpus's model, row 1 in the index's."""

    def __init__(self, corpus: SyllableModel, corpus_bare: Bare, index: SyllableModel | None = None, index_bare: Bare | None = None) -> None:
        self._corpus, self._index = corpus, index
        self.models = [corpus] if index is None else [corpus, index]
        self._bare = [b.forms for b in (corpus_bare, index_bare) if b is not None]
        self._marked = [b.marked for b in (corpus_bare, index_bare) if b is not None]

    def knows(self, word: str) -> bool:
        return word in self._corpus.ids or (self._index is not None and word in self._index.ids)

    def among(self, spellings: dict[str, float]) -> list[str]:
        """Those of the spellings without marks that are a known word's, in their order."""
        there = set().union(*(spellings.keys() & forms.keys() for forms in self._bare))
        return [bare for bare in spellings if bare in there]

    def spelt(self, bare: str) -> list[str]:
        """The known words that are `bare` without their marks."""
        lists = [forms[bare][:LIKELY] for forms in self._bare if bare in forms]
        return lists[0] if len(lists) == 1 else list(dict.fromkeys(word for words in lists for word in words))

    def marked(self, bare: str) -> float:
        """The share of the words of this spelling that carry marks: 'duoc' 1, 'cho' next to 0."""
        return next((shares[bare] for shares in self._marked if bare in shares), MARKED_SHARE if syllable_shaped(bare) else 0.0)

    def numbers(self, words: list[str]) -> np.ndarray:
        """int64 [2, n]: each word's number in either model, UNKNOWN where it has none."""
        rows = [[model.ids.get(word, UNKNOWN) for word in words] if model else [UNKNOWN] * len(words)
                for model in (self._corpus, self._index)]
        return np.array(rows, np.int64).reshape(2, len(words))

    def alone(self, words: list[str]) -> np.ndarray:
        """log P(w), whatever stands before: float64 [n]."""
        numbers = self.numbers(words)
        chance = self._corpus.alone(numbers[0])
        if self._index is not None:
            chance = (1 - INDEX_WEIGHT) * chance + INDEX_WEIGHT * self._index.alone(numbers[1])
        return np.log(chance)

    def doubtful(self, words: list[str | None]) -> list[bool]:
        """For each word of a run (None: a number), whether it was seen beside neither of its neighbours, having at least one."""
        numbers = self.numbers([word or "" for word in words])
        seen = self._corpus.pair(numbers[0, :-1], numbers[0, 1:])
        if self._index is not None:
            seen |= self._index.pair(numbers[1, :-1], numbers[1, 1:])
        beside = np.array([a is not None and b is not None for a, b in zip(words, words[1:])], bool)
        any_seen, any_beside = np.zeros((2, len(words)), bool)
        for there, pairs in ((any_seen, seen & beside), (any_beside, beside)):
            there[:-1] |= pairs
            there[1:] |= pairs
        return list(any_beside & ~any_seen)

    def weights(self, numbers: np.ndarray) -> np.ndarray:
        """How much each model's probability of a word counts, float64 [models, n]: nothing where the model does not know it."""
        if self._index is None:
            return np.where(numbers[:1] == UNKNOWN, 0.0, 1.0)
        return np.where(numbers == UNKNOWN, 0.0, [[1 - INDEX_WEIGHT], [INDEX_WEIGHT]])

    def least(self, numbers: np.ndarray) -> np.ndarray:
        """The least probability of each word, float64 [n]: an unknown word is as likely after any other."""
        return np.where((numbers == UNKNOWN).all(axis=0), STRANGE, 1e-12)
