"""Specks of dust on a scanned page: marks as small as a letter's dot that no letter stands beside, made paper."""
from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ingest.readers.ocr_picture import threshold

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST = 2.0            # points: a dot of letters of 16 points is no larger
BESIDE = 3.0             # points: a full stop, an 'i' and its dot, a tone mark are nearer to what they belong to
RULE = 60.0              # points: what is longer is a rule of a table, beside which specks lie too
RIM = 0.5                # points around a speck that are a little grey with it
MOST = 4_000             # small marks: with more of them the page's paper is all grain


def without_specks(picture: Image, scale: float) -> Image:
    """A grey page without its specks. `scale` is points a pixel."""
    from PIL import Image as Images
    from scipy import ndimage

    grey = np.asarray(picture)
    limit = threshold(grey)
    shapes, count = ndimage.label(grey < (limit + 255) / 2, structure=np.ones((3, 3), bool))
    if not count:
        return picture
    places = ndimage.find_objects(shapes)
    size = np.array([(rows.stop - rows.start, columns.stop - columns.start) for rows, columns in places]) * scale
    small = size.max(axis=1) <= LARGEST
    letters = np.concatenate(([False], ~small & (size.max(axis=1) < RULE)))
    if not small.any() or np.count_nonzero(small) > MOST:
        return picture
    beside, around = round(BESIDE / scale), round(RIM / scale)
    mask = letters[shapes]
    clean = None
    for i in np.flatnonzero(small):
        rows, columns = places[i]
        near = mask[max(rows.start - beside, 0):rows.stop + beside, max(columns.start - beside, 0):columns.stop + beside]
        if not near.any():
            clean = np.array(grey) if clean is None else clean
            clean[max(rows.start - around, 0):rows.stop + around, max(columns.start - around, 0):columns.stop + around] = 255
    return picture if clean is None else Images.fromarray(clean)
