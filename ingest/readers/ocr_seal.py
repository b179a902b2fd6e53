"""Red seals on a scanned page made to vanish before its text is recognised."""
from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from PIL.Image import Image

RED = 45                 # by how much red outshines green and blue in the ink of a seal
LEAST_RED = 0.0003       # share of the page below which there is no seal
COARSE = 8               # seals are sought on a picture this many times smaller
SMALLEST, LARGEST = 40.0, 170.0  # points: a seal is a disc of 3 to 4.5 cm, or the part of one at the page's edge
ROUND = 2.2              # a red shape longer than this many times its height is red text


def without_seals(picture: Image, scale: float) -> Image:
    """A page in colour → in grey, its seals as pale as the paper lets them be. `scale` is points a pixel.

    Only round red shapes of a seal's size are taken out: red text stays.
    """
    from PIL import Image as Images

    grey = picture.convert("L")
    if picture.mode != "RGB":
        return grey
    colours = np.asarray(picture)
    red = colours[..., 0].astype(np.int16) - np.maximum(colours[..., 1], colours[..., 2]) > RED
    if np.count_nonzero(red) < LEAST_RED * red.size:
        return grey
    pale = np.array(grey)
    for top, left, bottom, right in _shapes(red):
        high, wide = (bottom - top) * scale, (right - left) * scale
        if SMALLEST <= max(high, wide) <= LARGEST and max(high, wide) <= ROUND * min(high, wide):
            place = slice(top, bottom), slice(left, right)
            pale[place] = np.where(red[place], np.maximum(pale[place], colours[place][..., 0]), pale[place])
    return Images.fromarray(pale)


def _shapes(red: np.ndarray) -> list[tuple[int, int, int, int]]:
    """Top, left, bottom, right of the connected red shapes, gaps of a few points closed."""
    rows, columns = red.shape[0] // COARSE, red.shape[1] // COARSE
    small = red[:rows * COARSE, :columns * COARSE].reshape(rows, COARSE, columns, COARSE).any(axis=(1, 3))
    waiting = set(zip(*(places.tolist() for places in np.nonzero(small))))
    shapes = []
    while waiting:
        shape, edge = [], [waiting.pop()]
        while edge:
            row, column = edge.pop()
            shape.append((row, column))
            near = {(row + i, column + j) for i in (-2, -1, 0, 1, 2) for j in (-2, -1, 0, 1, 2)} & waiting
            waiting -= near
            edge += near
        top, bottom = min(r for r, _ in shape), max(r for r, _ in shape) + 1
        left, right = min(c for _, c in shape), max(c for _, c in shape) + 1
        shapes.append((top * COARSE, left * COARSE, bottom * COARSE, right * COARSE))
    return shapes
