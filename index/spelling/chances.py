"""How likely each reading is after any two readings before it, for many places of a text at once.

A place holds a few readings and most pairs of them were never seen, so all pairs are looked up together and the triples only where
both of their pairs were seen: a handful of searches a text instead of several a word.
"""
from __future__ import annotations

import numpy as np

from index.spelling.known import KnownWords
from index.spelling.ngrams import SyllableModel


class Chances:
    """P(w | u v) of the readings of consecutive places; the first two places are history only."""

    def __init__(self, known: KnownWords, places: list[list[str]]) -> None:
        sizes = np.array([len(place) for place in places])
        numbers = known.numbers([word for place in places for word in place])
        self._sizes = sizes.tolist()
        self._pairs_before = np.concatenate([[0], np.cumsum(sizes[:-1] * sizes[1:])]).tolist()
        behind = np.cumsum(sizes)                                  # for each place, the first reading behind it
        self._followers = np.append(np.repeat(sizes[1:], sizes[:-1]), np.zeros(sizes[-1], np.int64))
        self._first = np.append(np.repeat(behind[:-1], sizes[:-1]), np.zeros(sizes[-1], np.int64))
        self._left, self._right = _joined(self._followers, self._first)
        looked_up = [self._look_up(*model) for model in zip(known.models, numbers, known.weights(numbers))]
        self._lower = np.array([lower for lower, _, _ in looked_up])
        self._pair = np.array([pair for _, pair, _ in looked_up])
        self._triples = [(np.searchsorted(triples[0], self._pairs_before).tolist(), *triples) for _, _, triples in looked_up]
        self._least = known.least(numbers)
        self._starts = (behind - sizes).tolist()

    def _look_up(self, model: SyllableModel, numbers: np.ndarray, weights: np.ndarray):
        """For each pair of readings (share of the lower order after it, its own weighted P(w | v)); and the triples that were seen:
        (places of their first pairs, ascending; which reading behind it; weighted probability above the lower order's)."""
        v, w = numbers[self._left], numbers[self._right]
        pair, place, there = model.after_word(v, w)
        lower, whole = model.after_pair(place, there)
        seen = np.flatnonzero(there)
        of_left = np.bincount(self._left[seen], minlength=len(numbers))
        before, behind = _joined(of_left[self._right[seen]], (np.cumsum(of_left) - of_left)[self._right[seen]])
        before, last = seen[before], self._right[seen[behind]]
        found, counts = model.triples(place[before], numbers[last])
        before, last = before[found], last[found]
        which = last - self._first[self._right[before]]
        return lower, pair * weights[self._right], (before, which, counts / whole[before] * weights[last])

    def after(self, place: int, states: np.ndarray) -> np.ndarray:
        """log P of each reading of `place` after each state, float64 [states, readings]. A state is a pair of readings of the two
        places before: the place of the first times the number of the second, and the second."""
        u, v, w = self._sizes[place - 2:place + 1]
        start, middle, end = self._pairs_before[place - 2:place + 1]
        pair = self._pair[:, middle:end].reshape(-1, v, w)
        chance = (self._lower[:, start:middle][:, states, None] * pair[:, states % v]).sum(axis=0)
        above = None
        for bounds, before, which, more in self._triples:
            low, high = bounds[place - 2:place]
            if low < high:
                above = np.zeros((u * v, w)) if above is None else above
                above[before[low:high] - start, which[low:high]] += more[low:high]
        if above is not None:
            chance += above[states]
        first = self._starts[place]
        return np.log(np.maximum(chance, self._least[first:first + w]))


def _joined(counts: np.ndarray, firsts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(i, j) for each i and each j of firsts[i], firsts[i] + 1, … firsts[i] + counts[i] - 1."""
    left = np.repeat(np.arange(len(counts)), counts)
    return left, np.arange(len(left)) + (firsts - np.cumsum(counts) + counts)[left]
