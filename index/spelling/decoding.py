"""The likeliest reading of a sentence: Viterbi search over the readings of its words, the best few states kept at each."""
from __future__ import annotations

import numpy as np

from index.spelling.candidates import Reading
from index.spelling.chances import Chances
from index.spelling.known import KnownWords
from index.spelling.ngrams import NUMBER, STOP, SYMBOLS

BEAM = 12                 # pairs of (word before, word) that are followed up
_AT_ONCE = 100            # places looked up at once: a long text takes no more memory than this


def decode(known: KnownWords, lattice: list[list[Reading] | None]) -> tuple[list[Reading | None], float]:
    """One reading a place, and the logarithm of how likely they are together.

    A place is the readings of a word, or None for a number or code, which stays as it is.

    The sentence begins after a stop. Ties go to the earlier reading, so the typed word, which stands first, wins them.
    """
    stop, number = [SYMBOLS[STOP]], [SYMBOLS[NUMBER]]
    places = [stop, stop, *(number if readings is None else [reading.word for reading in readings] for readings in lattice), stop]
    states, scores = np.zeros(1, np.int64), np.zeros(1)
    back: list[np.ndarray] = []
    chosen: list[np.ndarray] = []
    for first in range(2, len(places), _AT_ONCE):
        window = places[first - 2:first + _AT_ONCE]
        chances = Chances(known, window)
        for place in range(2, len(window)):
            readings = lattice[first + place - 4] if first + place - 4 < len(lattice) else None
            width, before = len(window[place]), len(window[place - 1])
            total = scores[:, None] + (np.array([reading.log for reading in readings]) if readings else 0.0)
            total = (total + chances.after(place, states)).ravel()
            order = np.argsort(-total, kind="stable")[:BEAM]
            back.append(order // width)
            chosen.append(order % width)
            states = states[back[-1]] % before * width + chosen[-1]
            scores = total[order]
    return _traced([*lattice, None], back, chosen)[:-1], scores[0]


def _traced(lattice: list[list[Reading] | None], back: list[np.ndarray], chosen: list[np.ndarray]) -> list[Reading | None]:
    state, path = 0, []
    for readings, before, choice in zip(reversed(lattice), reversed(back), reversed(chosen)):
        path.append(readings[choice[state]] if readings is not None else None)
        state = before[state]
    return path[::-1]
