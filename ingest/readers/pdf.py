"""PDF: pages with a text layer read with pdfplumber, pages without one by character recognition (ocr.py).

pypdf opens the file first (pdf_check.py) and refuses what can't be read, before anything is laid out.
"""
from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ingest.blocks import Grid, Line, Reading
from ingest.errors import DamagedFile, EmptyFile, MissingTool, TooLarge
from ingest.readers.ocr_labels import mend_labels_in_order
from ingest.readers.ocr_marks import mend_marks
from ingest.readers.pdf_bands import one_by_one
from ingest.readers.pdf_check import AGAIN, RESAVE, check
from ingest.readers.pdf_furniture import without_furniture
from ingest.readers.pdf_lines import PageLayout, lines_of, text_areas
from ingest.readers.pdf_notes import set_apart_notes
from ingest.readers.pdf_rules import Field, Lattice, lattices
from ingest.readers.pdf_tables import arrange, rules_of
from ingest.readers.pdf_turned import shift_char, shift_rules, turn_char, turn_rules, turned_page, way_of
from ingest.readers.pdf_words import Run, runs_of

MOST_PAGE_CHARACTERS = 60_000
FEW_CHARACTERS = 200           # a page with fewer, and a picture over it, is a scan (with a stamp of its own, perhaps)
GARBAGE = 0.3                  # share of characters without a meaning from which a text layer is useless
PICTURE = 0.5                  # share of the page that a scan's picture covers at least
FEWEST_MARKS = 0.04            # share of letters with Vietnamese marks; a scan's own text layer with fewer lost them


def read(path: Path) -> Reading:
    """A PDF's lines and grids in reading order. Raises UnreadableFile (see ingest.errors) naming the fault.

    A page that can't be read is left out and said in the notes, unless no page can.
    """
    with _quiet():
        count, heavy = check(path)
        layouts, to_recognise = _layouts(path, count, heavy)
        recognised, notes = _recognise(path, layouts, to_recognise)
    without_furniture(layouts)
    areas = text_areas(layouts)
    blocks: list[Line | Grid] = []
    for layout in layouts:
        set_apart_notes(layout)
        blocks += lines_of(layout, areas[layout.number])
    if not blocks:
        raise EmptyFile(path.name, "PDF không có chữ nào đọc được", AGAIN)
    if recognised:
        pages = {layout.number: layout.doubts for layout in layouts if layout.scanned}
        blocks = mend_marks(mend_labels_in_order(blocks, pages), pages)
    return Reading(media="scan" if recognised else "pdf", blocks=tuple(blocks), pages=count, notes=tuple(notes))


def _recognise(path: Path, layouts: list[PageLayout], numbers: list[int]) -> tuple[int, list[str]]:
    """Puts the recognised pages in their places. How many there were, and what is to be said of them in the report."""
    if not numbers:
        return 0, []
    from ingest.readers.ocr import recognise

    readable = any(layout.items for layout in layouts)
    lost: list[int] = []
    try:
        for layout in recognise(path, numbers):
            if layout.lost is not None:
                lost.append(layout.number)
                fault = layout.lost
            layouts[layout.number - 1] = layout
    except MissingTool as error:
        if not readable:
            raise
        return 0, [f"{len(numbers)} trang là ảnh, chưa đọc được: {error.fault}. {error.advice}"]
    if len(lost) == len(numbers) and not readable:
        raise fault
    notes = [f"đã nhận dạng chữ (OCR) {len(numbers) - len(lost)}/{len(layouts)} trang"]
    if lost:
        notes.append("không đọc được trang " + ", ".join(map(str, lost)))
    return len(numbers) - len(lost), notes


@contextmanager
def _quiet() -> Iterator[None]:
    """pypdf and pdfminer report a damaged file's oddities by logging and warnings; the reader's own errors say more."""
    loggers = [logging.getLogger(name) for name in ("pypdf", "pdfminer", "pdfplumber")]
    before = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for logger, level in zip(loggers, before):
            logger.setLevel(level)


def _layouts(path: Path, count: int, heavy: set[int]) -> tuple[list[PageLayout], list[int]]:
    """Each page laid out, and the numbers of those that need character recognition, as heavy and damaged ones do."""
    import pdfplumber
    from pdfminer.pdfexceptions import PDFException
    from pdfplumber.utils.exceptions import PdfminerException

    damage = (PDFException, PdfminerException, ValueError, KeyError, TypeError, IndexError, AttributeError, AssertionError,
              RecursionError, OSError)
    layouts, to_recognise = [], []
    try:
        with pdfplumber.open(path) as document:
            for number, page in enumerate(document.pages[:count], 1):
                layout = None
                if number not in heavy:
                    with suppress(*damage):
                        layout = None if _is_scan(page) else _layout(path, page, number)
                if layout is None:
                    to_recognise.append(number)
                layouts.append(layout or PageLayout(number, float(page.width), float(page.height)))
                page.close()
    except damage as error:
        raise DamagedFile(path.name, "PDF bị hỏng: có trang không đọc được", RESAVE) from error
    return layouts, to_recognise


def _is_scan(page) -> bool:
    """Whether a page's text has to be recognised: it has none, or one that is no use over a picture of the page."""
    letters = [char["text"] for char in page.chars if char["text"].strip()]
    area = float(page.width * page.height) or 1.0
    covered = sum(max(0.0, image["width"]) * max(0.0, image["height"]) for image in page.images) / area
    if len(letters) < FEW_CHARACTERS:
        return covered >= PICTURE or (not letters and len(page.curves) > 200)
    garbage = sum(text.startswith("(cid:") or "\ue000" <= text[0] <= "\uf8ff" or text[0] == "\ufffd" for text in letters)
    if garbage > GARBAGE * len(letters):
        return True
    marked = sum(ord(text[0]) > 0x7F and text[0].isalpha() for text in letters)
    return covered >= PICTURE and marked < FEWEST_MARKS * len(letters)


def _layout(path: Path, page, number: int) -> PageLayout:
    if len(page.chars) > MOST_PAGE_CHARACTERS:
        raise TooLarge(path.name, f"trang {number} có {len(page.chars)} ký tự", "Hãy kiểm tra lại tệp.")
    chars, rules = page.chars, rules_of(page)
    layout = PageLayout(number, float(page.width), float(page.height))
    left, top, right, bottom = page.cropbox
    if (left, top, right, bottom) != (0, 0, layout.width, layout.height) and right - left > 1 and bottom - top > 1:
        layout.width, layout.height = float(right - left), float(bottom - top)
        chars = [shift_char(char, left, top) for char in chars]
        chars = [char for char in chars if 0 <= char["x0"] <= layout.width and 0 <= char["top"] <= layout.height]
        rules = shift_rules(*rules, left, top)
    way = turned_page(chars)
    if way:
        layout.turned, size = way, (layout.width, layout.height)
        chars = [turn_char(char, way, *size) for char in chars if way_of(char) == way]
        rules = turn_rules(*rules, way, *size)
        if way != 2:
            layout.width, layout.height = layout.height, layout.width
    layout.items = _items(layout, chars, lattices(*rules))
    return layout


def _items(layout: PageLayout, chars: list[dict], tables: list[Lattice]) -> list[Run | Grid]:
    """Characters and lattices of a page → lines and grids in reading order."""
    inside: list[dict] = [{} for _ in tables]
    outside = []
    for char in chars:
        x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
        for i, table in enumerate(tables):
            place = table.place(x, y)
            if place is not None:
                inside[i].setdefault(place, []).append(char)
                break
        else:
            if way_of(char) == 0:  # what is slanted is a stamp or a watermark
                outside.append(char)
    return arrange(layout, runs_of(outside), [(table, _lines_in(table, cells)) for table, cells in zip(tables, inside)])


def _lines_in(table: Lattice, inside: dict[tuple[int, int], list[dict]]):
    """What gives the lines of a field of the lattice."""

    def lines(field: Field) -> list[Run]:
        places = [(r, c) for r in range(field.row, field.row + field.down)
                  for c in range(field.column, field.column + field.across)]
        chars = [char for place in places for char in inside.get(place, ())]
        way = turned_page(chars)
        if way:
            chars = [turn_char(char, way, 0.0, 0.0) for char in chars]
        return one_by_one(runs_of(char for char in chars if way_of(char) == 0)) if chars else []

    return lines
