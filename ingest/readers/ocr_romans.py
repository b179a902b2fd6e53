"""Numbers of headings on a scanned page, mended: Roman I, II and III told by their strokes in the picture, 'HI. KINH PHÍ' → 'III. KINH PHÍ'."""
from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from statistics import median
from typing import TYPE_CHECKING

import numpy as np

from ingest.readers.ocr_picture import threshold
from ingest.readers.pdf_words import Run, Word

if TYPE_CHECKING:
    from PIL.Image import Image

CROSSED = 0.85           # share of ink in the row of an H's bar at least

# "II.", "HI.", "H.", "L." at the beginning of a line: upright strokes that Tesseract may have miscounted.
_ONES = re.compile(r"^(?=.*[IHl|L])(?!I[.,])(?:[IHl|1]{1,3}|L)([.,])$")
# "H", "IH", "HI", "II", "Hị!": the same alone in a table's cell, without a dot
_ONES_ALONE = re.compile(r"^(?=.*[H|l]|II)[IHl|1!iịỊ]{1,3}$")
# "Viện Nghiên cứu Nuôi trồng Thủy sản H": the same at the end of a name
_ONES_BEHIND = re.compile(r"^(?:H|IH|HI)$")
# "Quý" before "IH", "H/2029", "I": a quarter's number and what stands behind it
_QUARTER = re.compile(r"^[Qq]u[ýyỷỹ]$|^QU[ÝY]$")
_QUARTERS_NUMBER = re.compile(r"^([IHl|1]{1,3})((?:/20\d\d)?[,.;:]?)$")
# "I.MỤC ĐÍCH", "2.Tổ chức": the space after a label lost
_NO_SPACE = re.compile(r"^((?:[IVX]{1,5}|\d{1,2})\.)(?=[^\W\d_]{2})")
# "2, Tiêu chuẩn kỹ thuật" as a bold heading
_COMMA = re.compile(r"^(\d{1,2}),$")
# "PHỤ LỤC H", "Chương HI": a part's name before its Roman number
_NAMED_PART = re.compile(r"^(?:phụ lục|chương|phần|mục)(?= \S)", re.IGNORECASE)


def mend_labels(runs: Sequence[Run], picture: Image, scale: float) -> None:
    """Mends the numbers of headings: Roman I, II and III by counting their strokes in the picture ('HI. KINH PHÍ' →
    'III. KINH PHÍ', 'PHỤ LỤC H' → 'PHỤ LỤC II'), a lost space ('I.MỤC ĐÍCH'), a comma for a point ('2, Tiêu chuẩn')."""
    grey = np.asarray(picture)
    dark = grey < threshold(grey)
    for run in runs:
        if run.words[0].bold:
            run.words[0].text = _COMMA.sub(r"\1.", run.words[0].text)
        run.words[0].text = _NO_SPACE.sub(r"\1 ", run.words[0].text)
        named = _NAMED_PART.match(run.text)
        if named:
            mend_romans_alone([Run([run.words[len(named[0].split())]])], picture, scale)
        first = run.words[0]
        if first.text in {"L", "l", "|"} and first.bold and len(run.words) > 1 and all(word.text.isupper() for word in run.words[1:3]):
            first.text = "I."        # 'L ĐÁNH GIÁ HIỆN TRẠNG'
        match = _ONES.match(first.text)
        if match and len(run.words) > 1 and run.words[1].text[:1].isupper():
            count = _uprights(dark, first, scale)
            if 1 <= count <= 3:
                first.text = "I" * count + match[1]


def mend_romans_alone(runs: Sequence[Run], picture: Image, scale: float) -> None:
    """The same for Roman numerals that stand alone, as in the first column of a table: 'H' → 'II'."""
    lone = [run.words[0] for run in runs if len(run.words) == 1 and _ONES_ALONE.match(run.words[0].text)]
    if lone:
        grey = np.asarray(picture)
        dark = grey < threshold(grey)
        for word in lone:
            count = _uprights(dark, word, scale)
            if 1 <= count <= 3:
                word.text = "I" * count


def mend_numbered(runs: Iterable[Run], picture: Image, scale: float) -> None:
    """'Thủy sản H', 'Khu IH': a Roman number behind a name, by its strokes."""
    words = [Run([word]) for run in runs for word in run.words[1:] if _ONES_BEHIND.match(word.text)]
    mend_romans_alone(words, picture, scale)


def mend_quarters(runs: Iterable[Run], picture: Image, scale: float) -> None:
    """'Quý IH', 'Quý H/2029': the Roman number of a quarter by its strokes, before the year that may stand with it."""
    every = [word for run in runs for word in run.words]
    words = [word for before, word in zip(every, every[1:]) if _QUARTER.match(before.text)]
    words = [(word, match) for word in words if (match := _QUARTERS_NUMBER.match(word.text))]
    if words:
        grey = np.asarray(picture)
        dark = grey < threshold(grey)
        for word, match in words:
            count = _letters_before(dark, word, len(match[2]), scale)
            if len(match[1]) <= count <= 3 or (1 <= count <= 3 and "H" in match[1]):
                word.text = "I" * count + match[2]


def _letters_before(dark: np.ndarray, word: Word, after: int, scale: float) -> int:
    """How many shapes of ink a word has before its last `after` characters, which have a shape each: never more than it has letters,
    but fewer where letters touch."""
    from scipy import ndimage

    ink = dark[round(word.top / scale):round(word.bottom / scale), round(word.left / scale):round(word.right / scale)]
    return ndimage.label(ink, structure=np.ones((3, 3), bool))[1] - after


def _uprights(dark: np.ndarray, word: Word, scale: float) -> int:
    """How many upright strokes a word has: runs of ink in the rows between its serifs and its middle.

    0 where a bar joins them at half their height: a real H.
    """
    ink = dark[round(word.top / scale):round(word.bottom / scale), round(word.left / scale):round(word.right / scale)]
    height = len(ink)
    if word.text.strip(".,") == "H" and any(_crossed(row) for row in ink[round(0.4 * height):round(0.6 * height)]):
        return 0
    counts = [int(np.count_nonzero(np.diff(np.concatenate(([0], row.astype(int)))) == 1))
              for share in (0.28, 0.36, 0.64) for row in ink[round(share * height):round(share * height) + 1]]
    return int(median(counts)) if counts else 0


def _crossed(row: np.ndarray) -> bool:
    """Whether a row of a letter is ink nearly from its first stroke to its last but for a point after it."""
    places = np.flatnonzero(row)
    return places.size > 0 and np.count_nonzero(row) >= CROSSED * (np.ptp(places) + 1)
