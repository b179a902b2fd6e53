"""Scanned pages that lie on their side or upside down: noticed by how little could be read, and turned."""
from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ingest.readers.ocr_picture import without_grain
from ingest.readers.ocr_words import Recogniser
from ingest.readers.pdf_words import Run, Word

if TYPE_CHECKING:
    from PIL.Image import Image

POOR = 0.65              # sureness by letter below which a page may lie the wrong way
FEW = 40                 # letters
BETTER = 1.5             # times as much has to be read for sure to turn a page
SURE = 0.7
SMALLER = 2              # the ways are tried on a picture this many times smaller

# which way the text runs in the file (see pdf_turned) → by how many degrees, counter-clockwise, to turn the picture
_TURNS = {1: -90, -1: 90, 2: 180}


def reads_poorly(runs: Iterable[Run]) -> bool:
    """Whether so little of a page could be read that it may lie the wrong way."""
    words = [word for run in runs for word in run.words]
    letters = sum(len(word.text) for word in words)
    return letters < FEW or sum(word.sure * len(word.text) for word in words) < POOR * letters


def best_way(name: str, picture: Image, scale: float) -> int:
    """Which way the text of a poorly read page runs: 0 from left to right, 1 upwards, -1 downwards, 2 upside down."""
    page = without_grain(picture)
    if page is None:
        return 0
    small = page.reduce(SMALLER)
    scores = {0: _score(name, small, scale)}
    for way in _TURNS:
        scores[way] = _score(name, turned(small, way), scale)
    best = max(scores, key=scores.get)
    return best if scores[best] > BETTER * max(scores[0], FEW) else 0


def turned(picture: Image, way: int) -> Image:
    """The picture turned so that text running that way is upright."""
    return picture.rotate(_TURNS[way], expand=True) if way else picture


def _score(name: str, picture: Image, scale: float) -> float:
    rows: list[list[Word]] = Recogniser(name, picture, scale * SMALLER).rows(picture)
    return sum(len(word.text) for row in rows for word in row if word.sure > SURE and len(word.text) > 1)
