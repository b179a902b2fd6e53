"""Gradient boosted trees (Friedman 2001, 'Greedy function approximation: a gradient boosting machine'), read from a file of plain arrays.

Learned with scikit-learn (learn.py), asked with NumPy alone: nothing is unpickled, and scikit-learn need not be imported to answer.
"""
from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from sklearn.ensemble import HistGradientBoostingClassifier


@dataclass(frozen=True, slots=True)
class Trees:
    """All nodes of all trees one after the other, [nodes]; a leaf is its own left and right."""

    roots: NDArray[np.int32]          # [trees]: the node that each begins with
    feature: NDArray[np.int16]        # which column of a vector is compared
    threshold: NDArray[np.float64]    # at most so much goes left
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    value: NDArray[np.float64]        # of a leaf: what it adds to the logarithm of the odds
    start: float                      # the logarithm of the odds before any tree
    deepest: int
    columns: tuple[str, ...] = ()     # the names of a vector's columns

    def probabilities(self, vectors: NDArray[np.float64]) -> NDArray[np.float64]:
        """[vectors] of numbers from 0 to 1, for vectors [vectors, columns]."""
        rows = np.arange(len(vectors))[None, :]
        node = np.repeat(self.roots[:, None], len(vectors), axis=1)
        for _ in range(self.deepest):
            node = np.where(vectors[rows, self.feature[node]] <= self.threshold[node], self.left[node], self.right[node])
        return 1 / (1 + np.exp(-self.start - self.value[node].sum(axis=0)))

    def save(self, file: Path, names: tuple[str, ...]) -> None:
        """With the names of the columns that it was learned on."""
        arrays = {field: getattr(self, field) for field in self.__slots__ if field != "columns"}
        np.savez_compressed(file, names=np.array(names), **arrays)

    @classmethod
    def load(cls, file: Path, names: tuple[str, ...] | None = None) -> Trees:
        """Raises ValueError where the trees were learned on other columns than `names`, if these are given."""
        with np.load(file, allow_pickle=False) as arrays:
            columns = tuple(arrays["names"].tolist())
            if names is not None and columns != names:
                raise ValueError(f"{file}: learned on other features than are looked at now; run python -m assistant.judging.learn")
            return cls(**{field: arrays[field] if arrays[field].ndim else arrays[field].item() for field in cls.__slots__ if field != "columns"}, columns=columns)

    @classmethod
    def of(cls, learned: HistGradientBoostingClassifier) -> Trees:
        """The same trees out of scikit-learn's model of two classes."""
        parts, roots, before = [], [], 0
        for (tree,) in learned._predictors:
            nodes = tree.nodes
            own = np.arange(len(nodes)) + before
            leaf = nodes["is_leaf"].astype(bool)
            parts.append((np.where(leaf, 0, nodes["feature_idx"]), np.where(leaf, 0.0, nodes["num_threshold"]), np.where(leaf, own, nodes["left"] + before),
                          np.where(leaf, own, nodes["right"] + before), np.where(leaf, nodes["value"], 0.0)))
            roots.append(before)
            before += len(nodes)
        feature, threshold, left, right, value = (np.concatenate(column) for column in zip(*parts))
        deepest = max(int(tree.nodes["depth"].max()) for (tree,) in learned._predictors)
        return cls(np.array(roots, np.int32), feature.astype(np.int16), threshold.astype(np.float64), left.astype(np.int32), right.astype(np.int32),
                   value.astype(np.float64), float(np.ravel(learned._baseline_prediction)[0]), deepest)
