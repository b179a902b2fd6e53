"""Cells of a scanned table recognised together: put one below the other in a picture, which Tesseract reads as a column."""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ingest.readers.ocr_words import Recogniser
from ingest.readers.pdf_rules import Field
from ingest.readers.pdf_words import Word

if TYPE_CHECKING:
    from PIL.Image import Image

GAP = 14                 # pixels of paper between two cells
MARGIN = 24              # pixels of paper around them
TALLEST = 6000           # pixels of such a column of cells

Place = tuple[int, int, int, int]  # left, top, right, bottom of a cell's paper, in pixels of the page


def read_stacked(recogniser: Recogniser, picture: Image, places: Mapping[Field, Place], fields: Sequence[Field],
                 zoom: float = 1.0, figures: bool = False) -> Iterator[tuple[Field, list[Word], float, float]]:
    """Each line found, with its cell and by how much (pixels across and down) it has to be moved to stand in the page.

    `zoom` enlarges the cells first (then the lines' places are of no use); `figures`: only figures are looked for.
    """
    for stack in _stacks(sorted(fields, key=lambda f: (f.column, f.row)), places):
        canvas, offsets = _canvas(picture, places, stack)
        if zoom != 1.0:
            canvas = canvas.resize((round(canvas.width * zoom), round(canvas.height * zoom)))
        for row in recogniser.rows(canvas, 6, figures=figures):
            middle = sum((w.top + w.bottom) / 2 for w in row) / len(row) / recogniser.scale / zoom
            for field in stack:
                tall = places[field][3] - places[field][1]
                if offsets[field] - GAP / 2 <= middle < offsets[field] + tall + GAP / 2:
                    yield field, row, places[field][0] - MARGIN, places[field][1] - offsets[field]
                    break


def _stacks(fields: Sequence[Field], places: Mapping[Field, Place]) -> list[list[Field]]:
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


def _canvas(picture: Image, places: Mapping[Field, Place], stack: Sequence[Field]) -> tuple[Image, dict[Field, int]]:
    from PIL import Image as Images

    wide = max(places[f][2] - places[f][0] for f in stack) + 2 * MARGIN
    tall = sum(places[f][3] - places[f][1] + GAP for f in stack) + 2 * MARGIN
    canvas = Images.new("L", (wide, tall), 255)
    offsets = {}
    y = MARGIN
    for field in stack:
        canvas.paste(picture.crop(places[field]), (MARGIN, y))
        offsets[field] = y
        y += places[field][3] - places[field][1] + GAP
    return canvas, offsets
