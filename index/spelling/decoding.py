"""The likeliest reading of a sentence: Viterbi search over the readings of its words, the best few states kept at each."""
from __future__ import annotations

import numpy as np

from index.spelling.candidates import Reading
from index.spelling.known import KnownWords
from index.spelling.ngrams import NUMBER, STOP

BEAM = 12                 # pairs of (word before, word) that are followed up
_END: list[Reading] = []  # the place of the stop after the last word


def decode(known: KnownWords, lattice: list[list[Reading] | None]) -> list[Reading | None]:
    """One reading a place. A place is the readings of a word, or None for a number or code, which stays as it is.

    The sentence begins after a stop. Ties go to the earlier reading, so the typed word, which stands first, wins them.
    """
    history = np.full((2, 2, 1), STOP, np.int64)       # [word before | word, corpus | index, states]
    scores = np.zeros(1)
    back: list[np.ndarray] = []
    chosen: list[np.ndarray] = []
    for readings in [*lattice, _END]:
        if readings is _END:
            numbers, logs = np.full((2, 1), STOP, np.int64), np.zeros(1)
        elif readings is None:
            numbers, logs = np.full((2, 1), NUMBER, np.int64), np.zeros(1)
        else:
            numbers = known.numbers([reading.word for reading in readings])
            logs = np.array([reading.log for reading in readings])
        states, width = len(scores), len(logs)
        u = np.repeat(history[0], width, axis=1)
        v = np.repeat(history[1], width, axis=1)
        w = np.tile(numbers, states)
        total = np.repeat(scores, width) + np.tile(logs, states)
        if len(total) > 1:
            total += known.log(u, v, w)
        order = np.argsort(-total, kind="stable")[:BEAM]
        back.append(order // width)
        chosen.append(order % width)
        history = np.stack([v[:, order], w[:, order]])
        scores = total[order]
    return _traced([*lattice, None], back, chosen)[:-1]


def _traced(lattice: list[list[Reading] | None], back: list[np.ndarray], chosen: list[np.ndarray]) -> list[Reading | None]:
    state, path = 0, []
    for readings, before, choice in zip(reversed(lattice), reversed(back), reversed(chosen)):
        path.append(readings[choice[state]] if readings is not None else None)
        state = before[state]
    return path[::-1]
