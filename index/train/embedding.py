"""Train the static embedding model: a row for each token, a text is the normalised sum of its tokens' rows.

Begun from firstrows.py, then trained to bring a query near its clause and away from the other clauses of the batch (van den Oord et al.,
2018), most of which are of the same subject and some of the same article. A word's row is the sum of its own, its syllables' and its bare
syllables' rows while it is trained, so that rare words learn from their parts; the sums are what is saved, averaged over the last
steps (Polyak and Juditsky, 1992) and evened out by whitening.py.
"""
from __future__ import annotations

import random
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from index.train.firstrows import first_rows, parts_of
from index.train.pairs import Pair, batches
from index.train.ragged import Ragged
from index.train.whitening import whitened

if TYPE_CHECKING:
    import torch


@dataclass(frozen=True, slots=True)
class Recipe:
    """What the training may be varied by; the defaults are what shipped."""

    dimension: int = 384
    epochs: int = 1            # more of them fit the corpus better and the plans worse
    batch: int = 2048
    rate: float = 0.002
    scale: float = 20.0        # of the cosines: one over the temperature
    averaged: float = 0.5      # the last share of the steps, over which the rows are averaged
    meaning: float = 0.5       # how much of a row's first direction is latent semantic analysis, 0 to 1; the rest is random
    whitened: float = 0.2      # how far what all texts share is evened out: 0 not at all, 0.5 wholly


@dataclass(frozen=True, slots=True)
class Numbered:
    """A pair by its numbers."""

    query: int
    passage: int
    group: int
    record: int
    broad: bool


class Trainer:
    """Rows under training; `rows()` is what is saved."""

    def __init__(self, tokens: list[str], passages: Ragged, queries: Ragged, pairs: list[Pair], recipe: Recipe, seed: int) -> None:
        import torch

        self._recipe, self._rng, self._seed = recipe, random.Random(seed), seed
        self._passages, self._queries, self._pairs = passages, queries, pairs
        edges, weights, count = parts_of(tokens)
        start = first_rows(tokens, passages, queries, recipe.dimension, recipe.meaning, seed)
        self.own = torch.nn.Parameter(torch.from_numpy(start))
        self.part = torch.nn.Parameter(torch.zeros(count, recipe.dimension))
        self._edges = torch.sparse_coo_tensor(torch.from_numpy(edges), torch.from_numpy(weights), (len(tokens), count), check_invariants=True).coalesce()

    def table(self) -> torch.Tensor:
        """float32 [tokens, dimension]."""
        import torch

        return self.own + torch.sparse.mm(self._edges, self.part)

    def rows(self) -> np.ndarray:
        """What is saved: the rows evened out, float32 [tokens, dimension]."""
        return whitened(self.table().detach().numpy(), (self._passages, self._queries), self._recipe.whitened, self._seed)

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
        numbered = [Numbered(number, pair.passage, pair.group, pair.record, pair.broad) for number, pair in enumerate(self._pairs)]
        step, held = 0, [torch.zeros_like(part) for part in (self.own, self.part)]
        first = total - max(1, int(total * recipe.averaged))     # the step from which on rows are averaged
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
                if step > first:
                    for one, part in zip(held, (self.own, self.part)):
                        one += (part.detach() - one) / (step - first)
            tell(f"epoch {epoch + 1}: loss {np.mean(losses or [0]):.4f}, {step} steps, {time.monotonic() - began:.0f} s")
        if recipe.averaged:
            self.own.data, self.part.data = held
        return step

    def _loss(self, batch: list[Numbered]) -> torch.Tensor:
        import torch

        table = self.table()
        asked = np.array([one.query for one in batch])
        wanted = np.array([one.passage for one in batch])
        likeness = self._vectors(table, self._queries, asked) @ self._vectors(table, self._passages, wanted).T * self._recipe.scale
        records, broad = np.array([one.record for one in batch]), np.array([one.broad for one in batch])
        same = (wanted[:, None] == wanted[None, :]) | broad[:, None] & (records[:, None] == records[None, :])
        likeness = likeness.masked_fill(torch.from_numpy(same & ~np.eye(len(batch), dtype=bool)), -1e4)
        right = torch.arange(len(batch))
        loss = torch.nn.functional.cross_entropy
        return (loss(likeness, right) + loss(likeness.T, right)) / 2
