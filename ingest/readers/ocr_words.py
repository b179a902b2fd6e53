"""Tesseract's words: recognised line by line, looked at twice where it was in doubt, without stains."""
from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from statistics import median
from typing import TYPE_CHECKING

from ingest.errors import DamagedFile
from ingest.readers.ocr_hocr import rows_of_hocr
from ingest.readers.ocr_picture import without_grain
from ingest.readers.pdf_columns import column_blocks
from ingest.readers.pdf_words import Run, Word, split_runs

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 300
LANGUAGE = "vie"
PAGE_SECONDS = 90            # Tesseract is stopped after this long on one page
LEAST_SURE = 0.25            # below it a 'word' is a stain
LEAST_SURE_ALONE = 0.6       # and below this, if it is short and nothing stands beside it
LEAST_SURE_IN_CELL = 0.1     # cells hold figures and signs that Tesseract is never sure of
DOUBTFUL = 0.5               # a run with a word below it is looked at again
MOST_SECOND_LOOKS = 15       # a page
LETTER = (0.3, 1.6)          # of the type size: how tall a word is
A_SPACE = 0.9                # of it: between two words of a line at most
SPECK = 0.25                 # of the type size: a mark no larger than this, standing alone, is a speck
PAD = 3.0                    # points of paper around a stretch that is looked at again
USUAL = (0.86, 1.25)         # sizes between these shares of the page's usual size are that size
SAME_PLACE = 0.5             # words that cover each other by this share were read twice

_ONLY_FIGURES = " -c tessedit_char_whitelist=0123456789.,%-"
_CHOICES = " -c lstm_choice_mode=2"       # the letters that it took each letter for, with how sure it was of each
_DESCENDS = re.compile(r"[gjpqyạặậẹệịọộợụựỵ,;()\[\]{}/|Q_]", re.IGNORECASE)
_DIRT = re.compile(r"^[_~`|¬¦'‘’^*°\\<>=]+$")        # "_", "|": never a word of its own
_CELL_DIRT = re.compile(r"^[_'`|·~]+(?=\w)|(?<=\w)[_`|·~]+$")  # "_2029", "'sông": the rim of a rule beside a cell's word
_LEADING_DIRT = re.compile(r"^[.,:;_'`|·]+(?=[^\W\d_])")  # ".Và" at the beginning of a line


class Recogniser:
    """Recognises one picture. `scale` is points a pixel; `name` the file's, for its errors."""

    def __init__(self, name: str, picture: Image, scale: float) -> None:
        self._name, self._picture, self.scale = name, picture, scale

    def runs(self, picture: Image | None = None) -> list[Run]:
        """The picture's runs of words, in points from its upper left corner; `picture` stands in for it. Raises DamagedFile."""
        page = without_grain(picture or self._picture)
        if page is None:
            return []
        runs = _settled(split_runs(self.rows(page)))
        runs = self._columns_apart(runs)
        looks = 0
        seen: list[Run] = []
        for run in runs:
            if min(word.sure for word in run.words) < DOUBTFUL and looks < MOST_SECOND_LOOKS:
                looks += 1
                seen += self._second_look(run)
            else:
                seen.append(run)
        return without_stains(_read_once(seen))

    def _columns_apart(self, runs: list[Run]) -> list[Run]:
        """Blocks of two columns recognised again, each column alone: lines that are nearly level disturb each other."""
        for columns in column_blocks(without_stains(runs)):
            for column in columns:
                again = self._read_again(column, 6)
                if again is not column:
                    old = {id(word) for run in column for word in run.words}
                    runs = [run for run in runs if not any(id(word) in old for word in run.words)] + again
        return runs

    def rows(self, picture: Image, mode: int = 3, left: float = 0.0, top: float = 0.0, figures: bool = False) -> list[list[Word]]:
        """Lines of words of a picture whose upper left corner lies at (left, top) of the page; `mode` as in Tesseract's --psm."""
        import pytesseract

        picture.format = "BMP"  # how pytesseract hands it on; its own choice, PNG, takes as long as recognising
        try:
            hocr = pytesseract.image_to_pdf_or_hocr(picture, lang=LANGUAGE, config=f"--psm {mode} --dpi {DPI}{_ONLY_FIGURES if figures else _CHOICES}",
                                                    extension="hocr", timeout=PAGE_SECONDS)
        except (pytesseract.TesseractError, RuntimeError, OSError) as error:
            raise DamagedFile(self._name, "không nhận dạng được chữ trên một trang quét",
                              "Hãy quét lại rõ hơn rồi nạp lại.") from error
        return rows_of_hocr(hocr, self.scale, left, top)

    def tidy(self, row: list[Word], across: float, down: float) -> list[Run]:
        """A line of a cell, moved to its place on the page, without specks; a lone dash or figure stays."""
        words = [word for word in row if word.sure >= LEAST_SURE_IN_CELL
                 and (not _speck(word) or (len(row) == 1 and word.text in "-–|!"))]
        for word in words:
            word.text = _CELL_DIRT.sub("", word.text)
            word.left, word.right = word.left + across, word.right + across
            word.top, word.bottom, word.baseline = word.top + down, word.bottom + down, word.baseline + down
        return [Run(words)] if words else []

    def _second_look(self, run: Run) -> list[Run]:
        """A doubtful stretch cut out and recognised on its own; the surer of the two readings."""
        one_line = run.bottom - run.top < 1.6 * run.size
        return self._read_again([run], 7 if one_line else 6)

    def _read_again(self, runs: list[Run], mode: int) -> list[Run]:
        """The rectangle that the runs fill, cut out and recognised on its own; the surer reading of the two."""
        left, top = max(min(r.left for r in runs) - PAD, 0), max(min(r.top for r in runs) - PAD, 0)
        right, bottom = max(r.right for r in runs) + PAD, max(r.bottom for r in runs) + PAD
        piece = self._picture.crop(tuple(round(v / self.scale) for v in (left, top, right, bottom)))
        again = _settled(split_runs(self.rows(piece, mode, left, top)), median(r.size for r in runs))
        return again if again and _sure(again) > _sure(runs) and _letters(again) > 0.9 * _letters(runs) else runs


def _letters(runs: Iterable[Run]) -> int:
    return sum(len(word.text) for run in runs for word in run.words)


def _sure(runs: Iterable[Run]) -> float:
    """How sure a reading is, by letter."""
    words = [word for run in runs for word in run.words]
    return sum(w.sure * len(w.text) for w in words) / sum(len(w.text) for w in words)


def _settled(runs: list[Run], usual: float | None = None) -> list[Run]:
    """Sizes near the usual one made that; the baseline of each run found anew.

    Tesseract takes the lines of two columns for one where they are nearly level, and gives them one baseline.
    """
    usual = usual or median([run.size for run in runs for _ in run.words] or [12.0])
    for run in runs:
        standing = [w.bottom for w in run.words if not _DESCENDS.search(w.text) and any(c.isalnum() for c in w.text)]
        for word in run.words:
            if USUAL[0] * usual < word.size < USUAL[1] * usual:
                word.size = usual
            word.baseline = median(standing) if standing else word.baseline
    return runs


def _read_once(runs: list[Run]) -> list[Run]:
    """Of words that a second look read over again in the neighbouring line, the surer ones."""
    words = sorted(((w, run) for run in runs for w in run.words), key=lambda pair: -pair[0].sure)
    kept: list[tuple[Word, Run]] = []
    for word, run in words:
        if not any(other is not run and _same_place(word, k) for k, other in kept):
            kept.append((word, run))
    places = {id(word) for word, _ in kept}
    return [Run([w for w in run.words if id(w) in places]) for run in runs if any(id(w) in places for w in run.words)]


def _same_place(a: Word, b: Word) -> bool:
    wide = min(a.right, b.right) - max(a.left, b.left)
    high = min(a.bottom, b.bottom) - max(a.top, b.top)
    smaller = min((w.right - w.left) * (w.bottom - w.top) for w in (a, b))
    return wide > 0 and high > 0 and wide * high > SAME_PLACE * smaller


def without_stains(runs: Sequence[Run]) -> list[Run]:
    """Without holes, stains, specks and pieces of a seal that were taken for letters."""
    clean = []
    for run in runs:
        words = [word for i, word in enumerate(run.words) if not _speck(word) and (word.sure >= LEAST_SURE or _stands_in_line(run.words, i))]
        if words:
            words[0].text = _LEADING_DIRT.sub("", words[0].text)
        text = "".join(word.text for word in words)
        alone = len(text) <= 3 and (not any(c.isalnum() for c in text) or min(w.sure for w in words) < LEAST_SURE_ALONE)
        if text and not alone:
            clean.append(Run(words))
    return clean


def _stands_in_line(words: Sequence[Word], at: int) -> bool:
    """Whether a word that Tesseract is not sure of at all, as it may be of a figure, is a word: as tall as the line's, and set among them."""
    word = words[at]
    if len(word.text) < 2 or sum(map(str.isalnum, word.text)) < 0.6 * len(word.text) or not LETTER[0] * word.size < word.bottom - word.top < LETTER[1] * word.size:
        return False
    before = at > 0 and word.left - words[at - 1].right < A_SPACE * word.size
    behind = at + 1 < len(words) and words[at + 1].left - word.right < A_SPACE * word.size
    sure = any(w.sure >= LEAST_SURE_ALONE for w in words[:at]) and any(w.sure >= LEAST_SURE_ALONE for w in words[at + 1:])
    return before and behind and sure


def _speck(word: Word) -> bool:
    if any(c.isalnum() for c in word.text):
        return False
    smallest = SPECK * word.size * (0.6 if word.text in "-–—+" else 1.0)
    return bool(_DIRT.match(word.text)) or max(word.right - word.left, word.bottom - word.top) < smallest
