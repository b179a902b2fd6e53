"""Figures in a scanned table: read three times and put to the vote, as a wrong digit can't be seen from its neighbours."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from ingest.readers.ocr_cells import MARGIN, Place, read_stacked
from ingest.readers.ocr_digits import WELL_FORMED, FigureShape
from ingest.readers.ocr_words import Recogniser
from ingest.readers.pdf_rules import Field
from ingest.readers.pdf_words import Run

if TYPE_CHECKING:
    from PIL.Image import Image

ZOOMS = (1.0, 0.75)      # of the second and third reading
ALONE = 1.5              # and of a figure looked at alone
MOSTLY_FIGURES = 0.35    # share of a column's cells from which its short cells are taken for figures too
SERIF = 0.07             # of a stroke's height: a foot or head that reaches out further is a serif
# a figure with a letter or sign taken for a digit: "5l", "1.2S0", "{1"; but not "15/12/2027", "Quý I/2027", "Điều 4"
_FIGURE = re.compile(r"^[OoIlSsBZzgq§{\[|]?[\d.,%\s-]+[OoIlSsBZzgq§}\]|]?[\d.,%\s-]*$")
_ROMAN = re.compile(r"^[IVX]+$")
_ONE = re.compile(r"^[1Il|!]$")


def vote_on_figures(recogniser: Recogniser, picture: Image, places: Mapping[Field, Place], found: dict[Field, list[Run]],
                    dark: np.ndarray) -> None:
    """Reads the cells that hold a figure twice more, at other sizes and looking for figures only; the majority counts.

    `places` and `found` are of all the cells with ink in them, `dark` is the page's ink: how many digits a figure has, and where its
    points and commas stand, is seen in it.
    """
    shapes = {field: FigureShape.of(dark, places[field]) for field in _figure_fields(found) if field in places}
    fields = [field for field, shape in shapes.items() if shape is not None or found[field]]
    if not fields:
        return
    readings = [_texts(recogniser, picture, places, fields, zoom) for zoom in ZOOMS]
    for field in fields:
        runs, shape = found[field], shapes[field]
        texts = [*(run.text for run in runs), *(reading.get(field, "") for reading in readings)]
        best = elect([shape.separated(text) for text in texts] if shape else texts, shape.digits if shape else 0)
        if shape and not WELL_FORMED.match(best):
            best = _alone(recogniser, picture, shape) or best
        if not runs and WELL_FORMED.match(best):
            found[field] = [shape.run(best, recogniser.scale)]
        elif runs and best != runs[0].text:
            runs[0].words[0].text, runs[0].words[0].right = best, runs[0].right
            del runs[0].words[1:]


def _alone(recogniser: Recogniser, picture: Image, shape: FigureShape) -> str:
    """A figure that nothing was found in among the others, looked at alone, larger; '' where that doesn't help."""
    from PIL import ImageOps

    piece = ImageOps.expand(picture.crop(shape.box), MARGIN, 255)
    piece = piece.resize((round(piece.width * ALONE), round(piece.height * ALONE)))
    rows = recogniser.rows(piece, 10 if shape.digits == 1 else 8, figures=True)
    text = shape.separated("".join(word.text for row in rows for word in row))
    return text if WELL_FORMED.match(text) and sum(map(str.isdigit, text)) == shape.digits else ""


def elect(readings: Sequence[str], digits: int = 0) -> str:
    """The reading that most agree on; where all differ the first that is a well-formed figure, else the first.

    `digits`: how many the picture shows, 0 where that is not known; readings with as many go before the others.
    """
    right = [reading for reading in readings if WELL_FORMED.match(reading) and sum(map(str.isdigit, reading)) == digits]
    if right:
        readings = right
    text, votes = Counter(reading.replace(" ", "") for reading in readings).most_common(1)[0]
    if votes > 1 and text:
        return next(reading for reading in readings if reading.replace(" ", "") == text)
    return next((reading for reading in readings if WELL_FORMED.match(reading)), readings[0])


def _texts(recogniser: Recogniser, picture: Image, places: Mapping[Field, Place], fields: Sequence[Field], zoom: float) -> dict[Field, str]:
    lines: dict[Field, list[str]] = {}
    for field, row, _, _ in read_stacked(recogniser, picture, places, fields, zoom, figures=True):
        lines.setdefault(field, []).append(" ".join(word.text for word in row))
    return {field: texts[0] if len(texts) == 1 else "" for field, texts in lines.items()}


def _figure_fields(found: Mapping[Field, list[Run]]) -> list[Field]:
    """Cells of one line that hold a figure, or something short, or nothing that could be read, in a column of figures."""
    lone = {field: runs[0].text if runs else "" for field, runs in found.items() if len(runs) <= 1}
    columns: dict[int, list[Field]] = {}
    for field in lone:
        columns.setdefault(field.column, []).append(field)
    first = {}   # row of the first figure of a column of figures: what stands above is its heading
    for column, those in columns.items():
        rows = [field.row for field in those if _is_figure(lone[field])]
        if len(rows) >= MOSTLY_FIGURES * len(those):
            first[column] = min(rows, default=0)
    return [field for field, text in lone.items() if _is_figure(text)
            or (field.row > first.get(field.column, field.row) and len(text) <= 3 and not _ROMAN.match(text))]


def _is_figure(text: str) -> bool:
    return _FIGURE.match(text) is not None and any(c.isdigit() for c in text)


def tell_one_from_roman(dark: np.ndarray, ink: Place, text: str) -> str:
    """A lone upright stroke is 'I' where its head reaches out to both sides or to none, '1' where to the left only.

    `dark` is the page's ink, `ink` the rectangle of the stroke.
    """
    if not _ONE.match(text):
        return text
    stroke = dark[ink[1]:ink[3], ink[0]:ink[2]]
    height = len(stroke)
    stem = np.flatnonzero(stroke[round(0.45 * height):round(0.7 * height)].mean(axis=0) > 0.5)
    head = np.flatnonzero(stroke[:max(round(0.3 * height), 1)].any(axis=0))
    if not stem.size or not head.size:
        return text
    left, right = (stem[0] - head[0]) / height, (head[-1] - stem[-1]) / height
    return "1" if left > SERIF and right <= SERIF else "I" if (left > SERIF) == (right > SERIF) else text
