"""Ruled tables in a scanned page: their rules found in the picture, their cells recognised one below the other."""
from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import TYPE_CHECKING

import numpy as np

from ingest.readers.ocr_cells import MARGIN, read_stacked
from ingest.readers.ocr_columns import mend_columns
from ingest.readers.ocr_figures import tell_one_from_roman, vote_on_figures
from ingest.readers.ocr_picture import threshold
from ingest.readers.ocr_romans import mend_romans_alone
from ingest.readers.ocr_rules import rules_in
from ingest.readers.ocr_words import Recogniser
from ingest.readers.pdf_rules import Field, Lattice, lattices
from ingest.readers.pdf_words import Run, Word

if TYPE_CHECKING:
    from PIL.Image import Image

INSIDE = 1.6             # points between a rule's middle and what is surely the cell's paper,
NEAREST = 0.5            # and where letters may stand already, if no rule is seen there
SHADE = 0.75             # what is darker than this share of the way from the threshold to white may be a rule's rim
RULED = 0.5              # share of ink in a row or column of pixels that is a rule's
LEAST_INK = 12           # dark pixels of a cell that isn't blank
MOST_SINGLE_LOOKS = 40   # cells a page in which nothing sure was found at first
DOUBTFUL_CELL = 0.5
LEAST_SURE_ALONE = 0.35  # what is found in a cell alone counts from this on
ONE_LINE = 18.0          # points: ink no higher than this is one line


def find_tables(picture: Image, scale: float) -> list[Lattice]:
    """The ruled tables of a straightened page, in points. `scale` is points a pixel."""
    return lattices(*rules_in(picture, scale))


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
        limit = threshold(grey)
        dark, shaded = grey < limit, grey < limit + SHADE * (255 - limit)
        places = {field: self._place(table, field, shaded) for field in table.fields}
        inked = [f for f in table.fields if np.count_nonzero(dark[places[f][1]:places[f][3], places[f][0]:places[f][2]]) >= LEAST_INK]
        found: dict[Field, list[Run]] = {field: [] for field in table.fields}
        for field, row, across, down in read_stacked(self._recogniser, self._picture, places, inked):
            found[field] += self._recogniser.tidy(row, across * self._scale, down * self._scale)
        sizes = [run.size for runs in found.values() for run in runs]
        for field in inked:
            doubtful = not found[field] or min(_sureness(run) for run in found[field]) < DOUBTFUL_CELL
            if doubtful and self._looks < MOST_SINGLE_LOOKS:
                self._looks += 1
                found[field] = self._better(found[field], places[field], dark)
        mend_romans_alone([runs[0] for runs in found.values() if len(runs) == 1], self._picture, self._scale)
        inky = {field: found[field] for field in inked}
        vote_on_figures(self._recogniser, self._picture, places, inky, dark)
        mend_columns(inky, {field: _height(dark, places[field]) for field in inked})
        found |= inky
        usual = median(sizes) if sizes else 11.0
        for field, runs in found.items():
            for run in runs:
                for word in run.words:
                    word.size = usual
            ink = _ink(dark, places[field]) if field.column == 0 and len(runs) == 1 else None
            if ink is not None:
                runs[0].words[0].text = tell_one_from_roman(dark, ink, runs[0].words[0].text)
        return found

    def _place(self, table: Lattice, field: Field, shaded: np.ndarray) -> tuple[int, int, int, int]:
        """A field's paper, in pixels: up to its rules, so that no letter's tail or dot below is cut off."""
        box = (table.xs[field.column], table.ys[field.row], table.xs[field.column + field.across], table.ys[field.row + field.down])
        left, top, right, bottom = (round((v + inside) / self._scale)
                                    for v, inside in zip(box, (NEAREST, NEAREST, -NEAREST, -NEAREST)))
        most = round((INSIDE - NEAREST) / self._scale)
        ink = shaded[top:max(bottom, top + 1), left:max(right, left + 1)]
        across, down = ink.mean(axis=0), ink.mean(axis=1)
        left, right = left + _rule_at(across, most), right - _rule_at(across[::-1], most)
        top, bottom = top + _rule_at(down, most), bottom - _rule_at(down[::-1], most)
        return left, top, max(right, left + 1), max(bottom, top + 1)

    def _better(self, found: list[Run], place: tuple[int, int, int, int], dark: np.ndarray) -> list[Run]:
        """A cell in which nothing sure was found among the others, often a single figure or a dash, looked at alone."""
        from PIL import ImageOps

        ink = _ink(dark, place)
        if ink is None:
            return found
        if _is_dash(ink, self._scale):
            return [_dash(ink, self._scale)]
        piece = ImageOps.expand(self._picture.crop(place), MARGIN, 255)
        left, top = (place[0] - MARGIN) * self._scale, (place[1] - MARGIN) * self._scale
        lines = max(len(found), 1) if (ink[3] - ink[1]) * self._scale < ONE_LINE else 2
        again = [run for row in self._recogniser.rows(piece, 7 if lines == 1 else 6)
                 for run in self._recogniser.tidy(row, left, top)]
        if not again or min(map(_sureness, again)) < LEAST_SURE_ALONE:
            return found
        return again if not found or min(map(_sureness, again)) > min(map(_sureness, found)) else found


def _rule_at(ink: np.ndarray, most: int) -> int:
    """How many of the first rows (columns) of a cell, `most` at most, a rule reaches into."""
    return max((i + 1 for i, share in enumerate(ink[:most]) if share > RULED), default=0)


def _sureness(run: Run) -> float:
    return sum(w.sure * len(w.text) for w in run.words) / sum(len(w.text) for w in run.words)


def _ink(dark: np.ndarray, place: tuple[int, int, int, int]) -> tuple[int, int, int, int] | None:
    """Where a cell's ink stands, in pixels of the page, specks (rows and columns of a few pixels) aside."""
    cell = dark[place[1]:place[3], place[0]:place[2]]
    rows, columns = np.flatnonzero(cell.sum(axis=1) >= 3), np.flatnonzero(cell.sum(axis=0) >= 2)
    if not rows.size or not columns.size:
        return None
    return (place[0] + int(columns[0]), place[1] + int(rows[0]), place[0] + int(columns[-1]) + 1, place[1] + int(rows[-1]) + 1)


def _height(dark: np.ndarray, place: tuple[int, int, int, int]) -> int:
    """How tall a cell's ink is, in pixels; 0 where there is none but specks."""
    ink = _ink(dark, place)
    return ink[3] - ink[1] if ink is not None else 0


def _is_dash(ink: tuple[int, int, int, int], scale: float) -> bool:
    wide, high = (ink[2] - ink[0]) * scale, (ink[3] - ink[1]) * scale
    return high < 2.0 and 1.4 * high < wide < 9.0


def _dash(ink: tuple[int, int, int, int], scale: float) -> Run:
    left, top, right, bottom = (v * scale for v in ink)
    return Run([Word(text="-", left=left, right=right, top=top - 4, bottom=bottom + 4, baseline=bottom + 3, size=11.0)])
