"""Bands of a page: runs that stand side by side, from top to bottom, with the white strips between them."""
from __future__ import annotations

from dataclasses import dataclass

from ingest.readers.pdf_words import Run

CORE = 0.5               # a run's core reaches from its baseline up by this share of its size
SAME_LINE = 0.25         # of the type size: baselines this close are one line


@dataclass(slots=True)
class Band:
    """Runs that stand side by side."""

    runs: list[Run]

    @property
    def top(self) -> float:
        return min(run.baseline - CORE * run.size for run in self.runs)

    @property
    def bottom(self) -> float:
        return max(run.baseline for run in self.runs)

    def gaps(self) -> list[tuple[float, float]]:
        """The white strips between, before and after its runs."""
        gaps, edge = [], float("-inf")
        for run in sorted(self.runs, key=lambda r: r.left):
            if run.left > edge:
                gaps.append((edge, run.left))
            edge = max(edge, run.right)
        return gaps + [(edge, float("inf"))]


def bands_of(runs: list[Run]) -> list[Band]:
    """The bands of a page, or of a part of it, from top to bottom."""
    bands: list[Band] = []
    for run in sorted(runs, key=lambda r: r.baseline - CORE * r.size):
        top = run.baseline - CORE * run.size
        if bands and bands[-1].bottom - top > SAME_LINE * CORE * run.size:
            bands[-1].runs.append(run)
        else:
            bands.append(Band([run]))
    return bands


def one_by_one(runs: list[Run]) -> list[Run]:
    """Runs on one baseline joined, whatever the gaps between them."""
    lines: list[Run] = []
    for run in sorted(runs, key=lambda r: r.baseline):
        if lines and abs(run.baseline - lines[-1].baseline) <= SAME_LINE * min(run.size, lines[-1].size):
            lines[-1] = Run(sorted(lines[-1].words + run.words, key=lambda w: w.left))
        else:
            lines.append(run)
    return lines


def intersect(some: list[tuple[float, float]], others: list[tuple[float, float]], narrowest: float) -> list[tuple[float, float]]:
    """The strips (left, right) that two rows of strips have in common, where they are as wide as `narrowest`, in points."""
    both = [(max(a, c), min(b, d)) for a, b in some for c, d in others]
    return [(a, b) for a, b in both if b - a >= narrowest]
