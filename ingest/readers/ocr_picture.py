"""What a scanned page's picture says besides its letters: where ink is, how it is turned, which words are bold."""
from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import TYPE_CHECKING

import numpy as np

from ingest.readers.pdf_words import Run, Word

if TYPE_CHECKING:
    from PIL.Image import Image

STEEPEST = 4.0           # degrees: a page turned further is left to Tesseract
WORTH_TURNING = 0.08     # degrees
FAINTEST = 30.0          # grey values by which ink is darker than paper at least,
GRAINS = 6.0             # or this many times the paper's own unevenness
BLANK = 60               # pixels of ink on a blank page at most
SPARSE = 0.006           # share of ink from which a page's grain does no harm
PATCH = 64               # pixels: the paper's grey is the median of squares of this side
DIMMEST = 0.6            # of the page's usual paper: darker squares are ink
WHITE = 250.0            # the grey value that paper is brought to
COARSE = 4               # the angle is sought on a picture this many times smaller
BETWEEN = 1.16           # of the usual stroke: between regular and bold
SURELY = 0.06            # and how far beyond it a bold line is on average
SURELY_IN_PART = 0.12    # and a bold stretch at the beginning of a line


def threshold(picture: np.ndarray) -> int:
    """The grey value that parts ink from paper best (Otsu, 1979)."""
    counts = np.bincount(picture.ravel(), minlength=256).astype(float)
    below, sums = np.cumsum(counts), np.cumsum(counts * np.arange(256))
    above = below[-1] - below
    with np.errstate(divide="ignore", invalid="ignore"):
        between = below * above * (sums / below - (sums[-1] - sums) / above) ** 2
    return int(np.nanargmax(np.where(np.isfinite(between), between, np.nan))) if counts.max() < counts.sum() else 128


def whitened(picture: Image) -> Image:
    """A grey page with its paper made white: each place is divided by the paper around it.

    Grey or unevenly lit paper makes rules faint beside it, and what is pasted on it stands out as a box.
    """
    from PIL import Image as Images

    wide, high = max(picture.width // PATCH, 1), max(picture.height // PATCH, 1)
    if wide < 4 or high < 4:
        return picture
    grey = np.asarray(picture)
    patches = grey[:high * PATCH, :wide * PATCH].reshape(high, PATCH, wide, PATCH).swapaxes(1, 2).reshape(high, wide, -1)
    paper = np.median(patches, axis=2)
    paper[paper < DIMMEST * np.median(paper)] = np.median(paper)  # a patch of ink, not of paper in the shade
    lit = np.asarray(Images.fromarray(paper.astype(np.float32)).resize(picture.size, Images.Resampling.BICUBIC))
    return Images.fromarray(np.minimum(grey * (WHITE / lit), 255.0).astype(np.uint8))


def without_grain(picture: Image) -> Image | None:
    """A page with little ink on it, its paper made white; None for a blank page, other pages as they are.

    Tesseract takes the grain of an almost empty page for letters, and needs minutes for millions of them.
    """
    grey = np.asarray(picture)
    paper = float(np.median(grey))
    grain = 1.48 * float(np.median(np.abs(grey - paper)))
    limit = paper - max(FAINTEST, GRAINS * grain)
    ink = np.count_nonzero(grey < limit)
    if ink < BLANK:
        return None
    return picture.point([value if value < limit else 255 for value in range(256)]) if ink < SPARSE * grey.size else picture


def straightened(picture: Image) -> tuple[Image, float]:
    """The picture with its lines level, and by how many degrees it was turned (counter-clockwise is positive)."""
    from PIL import Image as Images

    angle = skew(picture)
    if abs(angle) < WORTH_TURNING:
        return picture, 0.0
    return picture.rotate(angle, resample=Images.Resampling.BICUBIC, fillcolor=255), angle


def skew(picture: Image) -> float:
    """The angle in degrees that levels the lines: where the row sums of the ink vary most (Postl, 1986)."""
    small = np.asarray(picture.reduce(COARSE))
    ys, xs = np.nonzero(small < threshold(small))
    if len(xs) < 200:
        return 0.0
    xs = xs - small.shape[1] / 2
    height = small.shape[0]
    best = 0.0
    for step, reach in ((0.5, STEEPEST), (0.1, 0.5), (0.02, 0.1)):
        angles = best + np.arange(-reach, reach + step / 2, step)
        best = float(max(angles, key=lambda a: _sharpness(xs, ys, height, a)))
    return best if abs(best) <= STEEPEST else 0.0


def _sharpness(xs: np.ndarray, ys: np.ndarray, height: int, angle: float) -> float:
    rows = np.round(ys - xs * np.tan(np.radians(angle))).astype(int)
    counts = np.bincount(np.clip(rows + height // 4, 0, 2 * height), minlength=2 * height).astype(float)
    return float(np.sum(np.diff(counts) ** 2))


def mark_bold(runs: Sequence[Run], picture: Image, scale: float) -> None:
    """Sets `bold` on the words that open a line with strokes thicker than is usual on the page.

    A single word's strokes say little, so the line is parted where thick before and thin after fits best.
    """
    grey = np.asarray(picture)
    dark = grey < threshold(grey)
    rows = [run.words for run in runs]
    widths = [[_stroke(dark, word, scale) for word in row] for row in rows]
    known = [w for row in widths for w in row if w > 0]
    if len(known) < 10:
        return
    usual, size = median(known), median(word.size for row in rows for word in row)
    for row, strokes in zip(rows, widths):
        larger = max(1.0, row[0].size / size) if row[0].size > 1.25 * size else 1.0
        excess = [(s / larger - BETWEEN * usual) * len(w.text) if s else 0.0 for s, w in zip(strokes, row)]
        sums = np.concatenate(([0.0], np.cumsum(excess)))
        count = int(np.argmax(sums))
        letters = sum(len(w.text) for w in row[:count]) or 1
        surely = SURELY if count == len(row) else SURELY_IN_PART
        if sums[count] / letters < surely * usual or (count < len(row) and letters < 6):
            continue
        for word in row[:count]:
            word.bold = True


def _stroke(dark: np.ndarray, word: Word, scale: float) -> float:
    """The usual width of a word's strokes in pixels: its ink over half its outline."""
    ink = dark[round(word.top / scale):round(word.bottom / scale), round(word.left / scale):round(word.right / scale)]
    if ink.size < 50:
        return 0.0
    outline = np.count_nonzero(ink[:, 1:] != ink[:, :-1])
    return 2 * np.count_nonzero(ink) / outline if outline else 0.0
