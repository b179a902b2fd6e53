"""What the ink of a figure shows without being read: how many digits it has, and where its points and commas stand."""
from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from ingest.readers.ocr_cells import Place
from ingest.readers.pdf_words import Run, Word

TALL = 0.75              # of the tallest shape: a digit
LOW = 0.5                # of it: a point or comma is no taller
TAIL = 0.1               # of a digit: a comma reaches below the line by more than this
APART = 0.85             # of it: between the middles of two digits with a point or comma between them
SMALLEST = 3             # pixels of a shape that counts
# "57.285", "1,5", "05", "2027", "92,5 %": what a figure in a table looks like
WELL_FORMED = re.compile(r"^(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?\s?%?$")
_OUTLINE = re.compile(r"^\d{1,2}(?:\.\d{1,2}){1,2}$")    # "1.1", "2.3.1": the number of a row
_YEAR = re.compile(r"^20\d\d$")
# "31.850.", "5,380", ".96": a figure, right but perhaps for its points and commas
_ONLY_MARKS = re.compile(r"^[\d\s.,:;'_-]*\d[\d\s.,:;'_-]*$")


@dataclass(frozen=True, slots=True)
class FigureShape:
    """A cell's ink as a row of digits with marks between them, seen from left to right: "d", ".", ","."""

    row: str
    box: Place               # pixels of the page

    @property
    def digits(self) -> int:
        return self.row.count("d")

    @staticmethod
    def of(dark: np.ndarray, place: Place) -> FigureShape | None:
        """The shape of the ink in a cell of the page; None where it can't be a figure, or its digits touch one another."""
        from scipy import ndimage

        left, top, right, bottom = place
        shapes, count = ndimage.label(dark[top:bottom, left:right], structure=np.ones((3, 3), bool))
        boxes = [(across.start, down.start, across.stop, down.stop) for down, across in ndimage.find_objects(shapes)
                 if max(across.stop - across.start, down.stop - down.start) >= SMALLEST] if count else []
        if not boxes or len(boxes) > 20:
            return None
        high = max(box[3] - box[1] for box in boxes)
        tall = [box for box in boxes if box[3] - box[1] >= TALL * high]
        foot = float(np.median([box[3] for box in tall]))
        row, last = "", None
        for box in sorted(boxes, key=lambda box: box[0] + box[2]):
            if box in tall:
                if not 0.2 * high <= box[2] - box[0] <= 0.85 * high or abs(box[3] - foot) > 0.2 * high:
                    return None      # wider than a digit: two that touch, or a letter
                if last is not None and row[-1] != "d" and (box[0] + box[2] - last[0] - last[2]) / 2 < APART * high:
                    return None      # a speck: no room for a point or comma between two digits
                row, last = row + "d", box
            elif box[3] - box[1] <= LOW * high and box[1] > foot - LOW * high:
                row += "," if box[3] > foot + TAIL * high else "."
            else:
                return None
        ends = min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)
        return FigureShape(row.strip(".,"), (left + ends[0], top + ends[1], left + ends[2], top + ends[3]))

    def separated(self, text: str) -> str:
        """A reading with its points and commas where they are seen, if it has as many digits: ('74', "d,d") → '7,4'."""
        digits = [c for c in text if c.isdigit()]
        if len(digits) != self.digits or not _ONLY_MARKS.match(text):
            return text
        rest = iter(digits)
        seen = "".join(next(rest) if c == "d" else c for c in self.row)
        return seen if (WELL_FORMED.match(seen) or _OUTLINE.match(seen)) and not _YEAR.match(text) else text

    def run(self, text: str, scale: float) -> Run:
        """The figure as a run of one word, in points. `scale` is points a pixel."""
        left, top, right, bottom = (v * scale for v in self.box)
        return Run([Word(text=text, left=left, right=right, top=top, bottom=bottom, baseline=bottom, size=bottom - top)])
