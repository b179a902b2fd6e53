"""The rules of a scanned page's tables, found in its picture as long thin stretches of ink."""
from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ingest.readers.ocr_picture import threshold
from ingest.readers.pdf_rules import Rule

if TYPE_CHECKING:
    from PIL.Image import Image

LONGEST_LETTER_ACROSS = 20.0  # points: no letter has a stretch of ink this long, nor has a word's foot of serifs
LONGEST_LETTER_DOWN = 13.0    # points: nor one this tall, of the sizes that tables are set in
THICKEST = 3.5                # points: thicker ink is a bar, a black margin or a seal
BESIDE = 1.2                  # points beside a rule in which there is paper
PAPER = 0.3                   # share of ink beside a rule at most
FAINT = 0.45                  # a rule thinner than a pixel is grey: how far the threshold is moved towards white


@dataclass(slots=True)
class _Streak:
    """Stretches of ink in neighbouring rows that overlap: one rule, perhaps a little slanting."""

    first: int
    last: int
    start: int
    end: int


def rules_in(picture: Image, scale: float) -> tuple[list[Rule], list[Rule]]:
    """A grey, straightened picture → its horizontal and vertical rules, in points from its upper left corner.

    `scale` is points a pixel.
    """
    grey = np.asarray(picture)
    limit = threshold(grey)
    dark = grey < limit + FAINT * (255 - limit)
    return (_rules(dark, scale, LONGEST_LETTER_ACROSS), _rules(np.ascontiguousarray(dark.T), scale, LONGEST_LETTER_DOWN))


def _rules(dark: np.ndarray, scale: float, shortest: float) -> list[Rule]:
    # a rule that slants by a pixel is unbroken in no row: neighbouring rows are laid over each other
    thick = dark.copy()
    thick[1:] |= dark[:-1]
    thick[:-1] |= dark[1:]
    found = []
    for streak in _streaks(*_stretches(thick, shortest / scale)):
        height = streak.last - streak.first - 1
        if height * scale <= THICKEST and _stands_alone(dark, streak, round(BESIDE / scale)):
            at = (streak.first + streak.last + 1) / 2
            found.append(Rule(at * scale, streak.start * scale, streak.end * scale))
    return found


def _stretches(dark: np.ndarray, shortest: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Rows, starts and ends of the unbroken stretches of ink that are at least `shortest` pixels long."""
    edges = np.diff(np.pad(dark, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, starts = np.nonzero(edges == 1)
    _, ends = np.nonzero(edges == -1)
    long = ends - starts >= shortest
    return rows[long], starts[long], ends[long]


def _streaks(rows: np.ndarray, starts: np.ndarray, ends: np.ndarray) -> list[_Streak]:
    done: list[_Streak] = []
    growing: list[_Streak] = []
    for row, start, end in zip(rows.tolist(), starts.tolist(), ends.tolist()):
        done += [s for s in growing if s.last < row - 1]
        growing = [s for s in growing if s.last >= row - 1]
        touching = [s for s in growing if s.start < end and start < s.end]
        if not touching:
            growing.append(_Streak(row, row, start, end))
            continue
        whole = touching[0]
        for other in touching[1:]:
            whole.first, whole.start, whole.end = min(whole.first, other.first), min(whole.start, other.start), max(whole.end, other.end)
            growing.remove(other)
        whole.last, whole.start, whole.end = row, min(whole.start, start), max(whole.end, end)
    return done + growing


def _stands_alone(dark: np.ndarray, streak: _Streak, beside: int) -> bool:
    """Whether there is paper on at least one side: a rule, and not the feet of a line of letters."""
    above = dark[max(streak.first - beside, 0):streak.first, streak.start:streak.end]
    below = dark[streak.last + 1:streak.last + 1 + beside, streak.start:streak.end]
    return min((float(side.mean()) if side.size else 0.0) for side in (above, below)) <= PAPER
