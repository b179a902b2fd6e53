"""Even out what all texts share: where vectors lie along few directions, clauses that look alike are hardly told apart.

Whitening, to a part (Su et al., 'Whitening Sentence Representations', 2021): a direction along which texts vary much is made shorter, one
along which they vary little longer. As it is linear, it is done to the rows once and costs a search nothing.
"""
from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from index.train.ragged import Ragged

_SAMPLE = 30_000     # texts of each kind, which the directions are learnt from


def whitened(rows: np.ndarray, kinds: Iterable[Ragged], power: float, seed: int) -> np.ndarray:
    """Rows multiplied by the -power of the covariance of texts' unit vectors, float32 [tokens, dimension]; kinds of texts (passages,
    queries) count alike, so that queries without diacritics are evened out too."""
    if not power:
        return rows
    covariance = sum(_covariance(rows, texts, seed) for texts in kinds)
    strengths, axes = np.linalg.eigh(covariance)
    strengths = np.maximum(strengths, strengths.max() * 1e-4)      # a direction that no text takes is not blown up
    return (rows @ (axes * strengths ** -power @ axes.T)).astype(np.float32)


def _covariance(rows: np.ndarray, texts: Ragged, seed: int) -> np.ndarray:
    """float64 [dimension, dimension], of the unit vectors of a sample of the texts."""
    filled = np.flatnonzero(np.diff(texts.starts))
    chosen = np.random.default_rng(seed).choice(filled, min(_SAMPLE, len(filled)), replace=False)
    tokens, starts = texts.take(np.sort(chosen))
    vectors = np.add.reduceat(rows[tokens], starts, axis=0).astype(np.float64)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)
    return vectors.T @ vectors / len(vectors)
