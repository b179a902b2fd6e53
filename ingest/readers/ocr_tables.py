"""Ruled tables in a scanned page: their rules found in the picture, their cells recognised one below the other."""
from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import TYPE_CHECKING

import numpy as np

from ingest.readers.ocr_picture import threshold
from ingest.readers.ocr_words import Recogniser
from ingest.readers.pdf_rules import Field, Lattice, Rule, lattices
from ingest.readers.pdf_words import Run

if TYPE_CHECKING:
    from PIL.Image import Image

FINE = 2                 # rules are sought on a picture this many times smaller
LONGEST_WORD = 48.0      # points: a horizontal stretch of ink this long is no word's
TALLEST_LETTER = 15.0    # points: and a vertical one this long no letter's
INSIDE = 1.6             # points between a rule's middle and the cell's paper
GAP = 14                 # pixels of paper between two cells put one below the other
MARGIN = 24              # pixels of paper around them
TALLEST = 6000           # pixels of such a column of cells
LEAST_INK = 12           # dark pixels of a cell that isn't blank
MOST_SINGLE_LOOKS = 40   # cells a page in which nothing was found at first


def find_tables(picture: Image, scale: float) -> list[Lattice]:
    """The ruled tables of a straightened page, in points. `scale` is points a pixel."""
    grey = np.asarray(picture.reduce(FINE))
    dark = grey < (threshold(grey) + 255) // 2 if grey.size else grey > 0
    step = scale * FINE
    horizontal = _stretches(dark, LONGEST_WORD / step)
    vertical = _stretches(dark.T, TALLEST_LETTER / step)
    return lattices([Rule((at + 0.5) * step, a * step, b * step) for at, a, b in horizontal],
                    [Rule((at + 0.5) * step, a * step, b * step) for at, a, b in vertical])


def _stretches(dark: np.ndarray, least: float) -> list[tuple[int, int, int]]:
    """(row, first, last) of the stretches of ink in a row that are at least that long; a slightly bent one counts."""
    thick = dark.copy()
    thick[1:] |= dark[:-1]
    thick[:-1] |= dark[1:]
    padded = np.zeros((thick.shape[0], thick.shape[1] + 2), dtype=np.int8)
    padded[:, 1:-1] = thick
    change = np.diff(padded, axis=1)
    rows, starts = np.nonzero(change == 1)
    _, ends = np.nonzero(change == -1)
    long = ends - starts >= least
    return list(zip(rows[long].tolist(), starts[long].tolist(), ends[long].tolist()))


def without_tables(picture: Image, tables: Sequence[Lattice], scale: float) -> Image:
    """The page with paper where its tables stand."""
    blank = picture.copy()
    for table in tables:
        left, top, right, bottom = (round(v / scale) for v in table.box)
        pad = round(INSIDE / scale)
        blank.paste(255, (max(left - pad, 0), max(top - pad, 0), right + pad, bottom + pad))
    return blank


class TableReader:
    """Recognises the cells of a page's tables: all of them in a few pictures, in which they stand one below the other."""

    def __init__(self, recogniser: Recogniser, picture: Image, scale: float) -> None:
        self._recogniser, self._picture, self._scale = recogniser, picture, scale
        self._looks = 0

    def read(self, table: Lattice) -> dict[Field, list[Run]]:
        """The lines of each of the table's fields, in points of the page."""
        grey = np.asarray(self._picture)
        dark = grey < threshold(grey)
        places = {field: self._place(table, field) for field in table.fields}
        inked = [f for f in table.fields if np.count_nonzero(dark[places[f][1]:places[f][3], places[f][0]:places[f][2]]) >= LEAST_INK]
        found: dict[Field, list[Run]] = {field: [] for field in table.fields}
        for column in self._columns(sorted(inked, key=lambda f: (f.column, f.row)), places):
            self._read_column(column, places, found)
        sizes = [run.size for runs in found.values() for run in runs]
        for field in inked:
            if not found[field] and self._looks < MOST_SINGLE_LOOKS:
                self._looks += 1
                found[field] = self._read_alone(places[field])
        usual = median(sizes) if sizes else 11.0
        for runs in found.values():
            for run in runs:
                for word in run.words:
                    word.size = usual
        return found

    def _place(self, table: Lattice, field: Field) -> tuple[int, int, int, int]:
        """A field's paper, in pixels."""
        box = (table.xs[field.column] + INSIDE, table.ys[field.row] + INSIDE,
               table.xs[field.column + field.across] - INSIDE, table.ys[field.row + field.down] - INSIDE)
        left, top, right, bottom = (round(v / self._scale) for v in box)
        return left, top, max(right, left + 1), max(bottom, top + 1)

    @staticmethod
    def _columns(fields: Sequence[Field], places: dict) -> list[list[Field]]:
        """Fields in stacks that are not too tall for Tesseract."""
        stacks: list[list[Field]] = []
        height = TALLEST
        for field in fields:
            tall = places[field][3] - places[field][1] + GAP
            if height + tall > TALLEST:
                stacks.append([])
                height = 0
            stacks[-1].append(field)
            height += tall
        return stacks

    def _read_column(self, stack: list[Field], places: dict, found: dict[Field, list[Run]]) -> None:
        from PIL import Image as Images

        wide = max(places[f][2] - places[f][0] for f in stack) + 2 * MARGIN
        tall = sum(places[f][3] - places[f][1] + GAP for f in stack) + 2 * MARGIN
        canvas = Images.new("L", (wide, tall), 255)
        offsets = {}
        y = MARGIN
        for field in stack:
            canvas.paste(self._picture.crop(places[field]), (MARGIN, y))
            offsets[field] = y
            y += places[field][3] - places[field][1] + GAP
        for row in self._recogniser.rows(canvas, 6):
            middle = sum((w.top + w.bottom) / 2 for w in row) / len(row) / self._scale
            field = next((f for f in stack if offsets[f] - GAP / 2 <= middle < offsets[f] + places[f][3] - places[f][1] + GAP / 2), None)
            if field is not None:
                across = (places[field][0] - MARGIN) * self._scale
                down = (places[field][1] - offsets[field]) * self._scale
                found[field] += self._recogniser.tidy(row, across, down)

    def _read_alone(self, place: tuple[int, int, int, int]) -> list[Run]:
        """A cell in which nothing was found among the others: often a single figure, so it is looked at alone."""
        from PIL import ImageOps

        piece = ImageOps.expand(self._picture.crop(place), MARGIN, 255)
        left, top = (place[0] - MARGIN) * self._scale, (place[1] - MARGIN) * self._scale
        return [run for row in self._recogniser.rows(piece, 6) for run in self._recogniser.tidy(row, left, top)]
