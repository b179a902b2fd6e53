"""Texts as the numbers of their tokens, laid one after another."""
from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Ragged:
    """Rows of token numbers, laid one after another."""

    tokens: np.ndarray         # int32 [sum of lengths]
    starts: np.ndarray         # int64 [rows + 1]

    @classmethod
    def of(cls, rows: list[list[int]]) -> Ragged:
        lengths = np.array([len(row) for row in rows], np.int64)
        return cls(np.array([token for row in rows for token in row], np.int32), np.concatenate([[0], np.cumsum(lengths)]))

    def take(self, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Tokens of the rows, and the place where each begins: int64 each."""
        lengths = self.starts[rows + 1] - self.starts[rows]
        starts = np.cumsum(lengths) - lengths
        places = np.arange(lengths.sum()) - np.repeat(starts, lengths) + np.repeat(self.starts[rows], lengths)
        return self.tokens[places].astype(np.int64), starts
