"""Train the static embedding model: a row for each token, a text is the normalised sum of its tokens' rows.

Begun from random directions, which keep words apart, mixed with latent semantic analysis of the passages (Deerwester et al., 1990), which brings
words of one subject together, each as long as its word is rare (Sparck Jones, 1972); then trained to bring a query near its clause and away
from the other clauses of the batch (van den Oord et al., 2018), most of which are of the same subject. A word's row is the
sum of its own, its syllables' and its bare syllables' rows while it is trained, so that rare words learn from their parts; the sums are what is saved.
"""
from __future__ import annotations

import random
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from index.text import strip_marks
from index.train.pairs import Pair, batches

if TYPE_CHECKING:
    import torch


_LENGTH = 0.2            # of the first rows for one unit of rarity, so that the rate fits


@dataclass(frozen=True, slots=True)
class Recipe:
    """What the training may be varied by; the defaults are what shipped."""

    dimension: int = 256
    epochs: int = 1            # more of them fit the corpus better and the plans worse
    batch: int = 2048
    rate: float = 0.001
    scale: float = 20.0        # of the cosines: one over the temperature
    meaning: float = 0.5       # how much of a row's first direction is latent semantic analysis, 0 to 1; the rest is random


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


def rarity(passages: Ragged, queries: Ragged, size: int) -> np.ndarray:
    """How much a token tells, float32 [size]: small where many passages hold it, or many questions ('bao nhiêu')."""
    held = [np.bincount(texts.tokens, minlength=size) / len(texts.starts) for texts in (passages, queries)]
    return np.clip(-np.log(np.maximum(*held) + 1e-6), 0.02, 12.0).astype(np.float32)


def meanings(passages: Ragged, weights: np.ndarray, dimension: int, seed: int) -> np.ndarray:
    """Directions from latent semantic analysis, float32 [tokens, dimension]: rows of length 1, or 0 where no passage has the token."""
    from scipy.sparse import csr_matrix
    from sklearn.utils.extmath import randomized_svd

    shape = (len(passages.starts) - 1, len(weights))
    counts = csr_matrix((np.ones(len(passages.tokens), np.float32), passages.tokens, passages.starts), shape)
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


@dataclass(frozen=True, slots=True)
class Numbered:
    """A pair by its numbers."""

    query: int
    passage: int
    group: int


class Trainer:
    """Rows under training; `table()` is what is saved."""

    def __init__(self, tokens: list[str], passages: Ragged, queries: Ragged, pairs: list[Pair], recipe: Recipe, seed: int) -> None:
        import torch

        torch.manual_seed(seed)
        self._recipe, self._rng = recipe, random.Random(seed)
        self._passages, self._queries, self._pairs = passages, queries, pairs
        edges, weights, count = parts_of(tokens)
        weights_of = rarity(passages, queries, len(tokens))
        meant = with_bare(meanings(passages, weights_of, recipe.dimension, seed), tokens) * recipe.meaning
        start = meant + directions(tokens, recipe.dimension, seed) * (1 - recipe.meaning ** 2) ** 0.5
        self.own = torch.nn.Parameter(torch.from_numpy(start * weights_of[:, None] * _LENGTH))
        self.part = torch.nn.Parameter(torch.zeros(count, recipe.dimension))
        self._edges = torch.sparse_coo_tensor(torch.from_numpy(edges), torch.from_numpy(weights), (len(tokens), count), check_invariants=True).coalesce()

    def table(self) -> torch.Tensor:
        """float32 [tokens, dimension]."""
        import torch

        return self.own + torch.sparse.mm(self._edges, self.part)

    def _vectors(self, table: torch.Tensor, texts: Ragged, rows: np.ndarray) -> torch.Tensor:
        import torch

        tokens, starts = texts.take(rows)
        pooled = torch.nn.functional.embedding_bag(torch.from_numpy(tokens), table, torch.from_numpy(starts), mode="sum")
        return torch.nn.functional.normalize(pooled, dim=1, eps=1e-6)

    def train(self, tell=print) -> int:
        """Trains; returns the number of steps. tell(text) is given the progress."""
        import torch

        recipe, began = self._recipe, time.monotonic()
        total = max(1, recipe.epochs * len(self._pairs) // recipe.batch)
        optimizer = torch.optim.Adam([self.own, self.part], lr=recipe.rate, betas=(0.9, 0.99), fused=True)
        numbered = [Numbered(number, pair.passage, pair.group) for number, pair in enumerate(self._pairs)]
        step = 0
        for epoch in range(recipe.epochs):
            losses = []
            for batch in batches(numbered, recipe.batch, self._rng):
                for group in optimizer.param_groups:
                    group["lr"] = recipe.rate * min(1.0, (step + 1) / 20) * max(0.02, 1 - step / total)
                loss = self._loss(batch)
                optimizer.zero_grad(set_to_none=True)
                loss.backward()
                optimizer.step()
                losses.append(float(loss.detach()))
                step += 1
            tell(f"epoch {epoch + 1}: loss {np.mean(losses or [0]):.4f}, {step} steps, {time.monotonic() - began:.0f} s")
        return step

    def _loss(self, batch: list[Numbered]) -> torch.Tensor:
        import torch

        table = self.table()
        asked = np.array([one.query for one in batch])
        wanted = np.array([one.passage for one in batch])
        likeness = self._vectors(table, self._queries, asked) @ self._vectors(table, self._passages, wanted).T * self._recipe.scale
        same = torch.from_numpy((wanted[:, None] == wanted[None, :]) & ~np.eye(len(batch), dtype=bool))
        likeness = likeness.masked_fill(same, -1e4)
        right = torch.arange(len(batch))
        loss = torch.nn.functional.cross_entropy
        return (loss(likeness, right) + loss(likeness.T, right)) / 2


def with_bare(rows: np.ndarray, tokens: list[str]) -> np.ndarray:
    """The rows, with those of unmarked spellings that no passage holds set to the mean of the marked words behind them."""
    behind: dict[str, list[int]] = {}
    for number, token in enumerate(tokens):
        behind.setdefault(strip_marks(token), []).append(number)
    for number, token in enumerate(tokens):
        if not rows[number].any():
            others = [other for other in behind.get(token, []) if other != number and rows[other].any()]
            if others:
                rows[number] = rows[others].mean(axis=0)
    return rows
