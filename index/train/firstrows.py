"""The rows that training begins from, by what is known of a token before any query is seen.

Random directions, which keep words apart, mixed with latent semantic analysis of the passages (Deerwester et al., 1990), which brings
words of one subject together, each as long as its word is rare (Sparck Jones, 1972). An unmarked spelling begins between the marked words
that it may stand for.
"""
from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from index.text import strip_marks
from index.train.ragged import Ragged

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

_UNMARKED = 0.3          # how often a word is typed without diacritics
_LENGTH = 0.2            # of a row for one unit of rarity, so that the rate of training fits


def first_rows(tokens: list[str], passages: Ragged, queries: Ragged, dimension: int, meaning: float, seed: int) -> np.ndarray:
    """float32 [tokens, dimension]. meaning: how much of the direction is latent semantic analysis, 0 to 1; the rest is random."""
    bare = bare_of(tokens, np.bincount(passages.tokens, minlength=len(tokens)))
    weights = rarity(passages, queries, len(tokens), bare)
    start = meanings(passages, weights, dimension, seed) * meaning
    start += directions(tokens, dimension, seed) * (1 - meaning ** 2) ** 0.5
    return (bare @ start).astype(np.float32) * weights[:, None] * _LENGTH


def rarity(passages: Ragged, queries: Ragged, size: int, bare: csr_matrix) -> np.ndarray:
    """How much a token tells, float32 [size]: small where many passages hold it, or many questions ('bao nhiêu'). An unmarked spelling
    tells as much as the likeliest of what it stands for (bare, as bare_of() gives it)."""
    held = [np.bincount(texts.tokens, minlength=size) / len(texts.starts) for texts in (passages, queries)]
    held[0] = np.maximum(held[0], bare @ held[0])
    return np.clip(-np.log(np.maximum(*held) + 1e-6), 0.02, 12.0).astype(np.float32)


def meanings(passages: Ragged, weights: np.ndarray, dimension: int, seed: int) -> np.ndarray:
    """Directions from latent semantic analysis, float32 [tokens, dimension]: rows of length 1, or 0 where no passage has the token."""
    from scipy.sparse import csr_matrix
    from sklearn.utils.extmath import randomized_svd

    shape = (len(passages.starts) - 1, len(weights))
    # Copied, as sum_duplicates() works in place, and the passages are still to be trained on.
    counts = csr_matrix((np.ones(len(passages.tokens), np.float32), passages.tokens, passages.starts), shape, copy=True)
    counts.sum_duplicates()
    counts.data = np.log1p(counts.data) * weights[counts.indices]
    lengths = np.sqrt(np.asarray(counts.multiply(counts).sum(axis=1)).ravel())
    counts.data /= np.repeat(np.maximum(lengths, 1e-6), np.diff(counts.indptr))
    wanted = min(dimension, *(side - 1 for side in shape))
    _, strength, words = randomized_svd(counts, wanted, n_iter=3, random_state=seed)
    found = np.zeros((len(weights), dimension), np.float32)
    found[:, :wanted] = words.T * np.sqrt(strength)
    return found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-6)


def directions(tokens: list[str], dimension: int, seed: int) -> np.ndarray:
    """Random directions, float32 [tokens, dimension]: those of words sum those of their parts, so that 'công thương' is near 'công'."""
    random_numbers = np.random.default_rng(seed)
    edges, weights, count = parts_of(tokens)
    parts = random_numbers.standard_normal((count, dimension)).astype(np.float32) / dimension ** 0.5
    found = np.zeros((len(tokens), dimension), np.float32)
    np.add.at(found, edges[0], parts[edges[1]] * weights[:, None])
    alone = ~found.any(axis=1)
    found[alone] = random_numbers.standard_normal((int(alone.sum()), dimension)) / dimension ** 0.5
    return found


def parts_of(tokens: list[str]) -> tuple[np.ndarray, np.ndarray, int]:
    """Which parts each token is made of: (token, part) pairs int64 [2, n], their weights, the number of parts.

    '▁công▁thương' has the parts công, thương, and (unmarked) cong, thuong; a piece of a word has none.
    """
    numbers: dict[str, int] = {}
    pairs, weights = [], []
    for token, text in enumerate(tokens):
        syllables = [s for s in text.split("▁") if s] if text.startswith("▁") else []
        for syllable in syllables:
            for part in (syllable, "~" + strip_marks(syllable)):
                pairs.append((token, numbers.setdefault(part, len(numbers))))
                weights.append(0.5)
    return np.array(pairs, np.int64).T.reshape(2, -1), np.array(weights, np.float32), len(numbers)


def bare_of(tokens: list[str], counts: np.ndarray) -> csr_matrix:
    """What each token stands for where it may have been typed without diacritics, float64 [tokens, tokens], rows that sum to 1.

    '▁cong' is itself and, in the unmarked share of the queries, 'công', 'cổng', 'cộng', each as often as passages hold it; a marked
    token is itself.
    """
    from scipy.sparse import csr_matrix

    numbers = {token: number for number, token in enumerate(tokens)}
    rows, columns = [*range(len(tokens))], [*range(len(tokens))]
    weights = [float(count) + 1e-3 for count in counts]
    for number, token in enumerate(tokens):
        bare = numbers.get(strip_marks(token), number)
        if bare != number:
            rows.append(bare)
            columns.append(number)
            weights.append(_UNMARKED * float(counts[number]))
    made = csr_matrix((weights, (rows, columns)), (len(tokens), len(tokens)))
    made.data /= np.repeat(np.asarray(made.sum(axis=1)).ravel(), np.diff(made.indptr))
    return made
