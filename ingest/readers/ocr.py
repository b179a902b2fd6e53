"""Scanned pages: rendered with pypdfium2, straightened, recognised with Tesseract ('vie'), laid out as a text page is."""
from __future__ import annotations

import os
import re
import shutil
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import DamagedFile, MissingTool
from ingest.readers.pdf_columns import in_reading_order
from ingest.readers.pdf_lines import PageLayout
from ingest.readers.pdf_words import Run, Word, split_runs

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 300
MOST_PIXELS = 40_000_000     # of a rendered page; a larger one is rendered coarser
PAGE_SECONDS = 90            # Tesseract is stopped after this long on one page
WORKERS = 2
LANGUAGE = "vie"
LEAST_CONFIDENCE = 25        # percent; below it a 'word' is a stain
LEAST_CONFIDENCE_ALONE = 60  # and below this, if nothing stands beside it
POINTS = 72 / DPI

_INSTALL = {
    "linux": "sudo apt install tesseract-ocr tesseract-ocr-vie",
    "darwin": "brew install tesseract tesseract-lang",
    "win32": "winget install -e --id UB-Mannheim.TesseractOCR (khi cài, chọn thêm ngôn ngữ Vietnamese)",
}
_WINDOWS_FOLDERS = (r"C:\Program Files\Tesseract-OCR", r"C:\Program Files (x86)\Tesseract-OCR")
_BOX = re.compile(r"bbox (-?\d+) (-?\d+) (-?\d+) (-?\d+)")
_BASELINE = re.compile(r"baseline (-?[\d.]+) (-?[\d.]+)")
_SIZE = re.compile(r"x_size ([\d.]+)")
_CONFIDENCE = re.compile(r"x_wconf (\d+)")


@dataclass(frozen=True, slots=True)
class Page:
    """A rendered page: `picture` grey and straightened by `angle` degrees, `scale` points a pixel."""

    number: int
    picture: Image
    width: float
    height: float
    angle: float
    scale: float


def require_tesseract(name: str) -> None:
    """Raises MissingTool, naming the file and the command to install it, where Tesseract or its 'vie' is missing."""
    command = _INSTALL.get(sys.platform, _INSTALL["linux"])
    advice = f"Hãy cài Tesseract với tiếng Việt: {command}; rồi nạp lại tệp."
    try:
        import pytesseract
    except ImportError as error:
        raise MissingTool(name, "là bản quét, cần nhận dạng chữ, nhưng chưa có gói pytesseract",
                          'Hãy chạy: pip install "pytesseract>=0.3.13"; rồi nạp lại tệp.') from error
    if shutil.which(pytesseract.pytesseract.tesseract_cmd) is None:
        found = [Path(folder, "tesseract.exe") for folder in _WINDOWS_FOLDERS if Path(folder, "tesseract.exe").is_file()]
        if not found:
            raise MissingTool(name, "là bản quét, cần nhận dạng chữ, nhưng máy chưa có Tesseract", advice)
        pytesseract.pytesseract.tesseract_cmd = str(found[0])
    try:
        languages = pytesseract.get_languages()
    except (pytesseract.TesseractError, OSError, UnicodeDecodeError):
        languages = []
    if LANGUAGE not in languages:
        raise MissingTool(name, "là bản quét, cần nhận dạng chữ, nhưng Tesseract chưa có dữ liệu tiếng Việt (vie)", advice)


def recognise(path: Path, numbers: Iterable[int]) -> Iterator[PageLayout]:
    """The pages of a PDF with these numbers (1 is the first), recognised and laid out, in order.

    Raises MissingTool; DamagedFile where a page can't be rendered or Tesseract fails or takes too long on it.
    """
    require_tesseract(path.name)
    with _one_thread_each(), ThreadPoolExecutor(WORKERS) as pool:
        waiting = []
        for page in _rendered(path, numbers):
            waiting.append(pool.submit(_layout, path.name, page))
            while len(waiting) > WORKERS:
                yield waiting.pop(0).result()
        for future in waiting:
            yield future.result()


@contextmanager
def _one_thread_each() -> Iterator[None]:
    """Tesseract's own threads only get in each other's way when pages are done side by side."""
    before = os.environ.get("OMP_THREAD_LIMIT")
    os.environ["OMP_THREAD_LIMIT"] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ["OMP_THREAD_LIMIT"]
        else:
            os.environ["OMP_THREAD_LIMIT"] = before


def _rendered(path: Path, numbers: Iterable[int]) -> Iterator[Page]:
    """pypdfium2 is not safe for threads: pages are rendered here, one after the other, while others are recognised."""
    import pypdfium2
    from ingest.readers.ocr_picture import straightened

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise DamagedFile(path.name, "PDF bị hỏng, không dựng được trang", "Hãy quét hoặc tải lại.") from error
    with document:
        for number in numbers:
            page = document[number - 1]
            width, height = page.get_size()
            scale = min(DPI / 72, (MOST_PIXELS / (width * height)) ** 0.5)
            picture = page.render(scale=scale, grayscale=True).to_pil().convert("L")
            page.close()
            picture, angle = straightened(picture)
            yield Page(number, picture, width, height, angle, 1 / scale)


def _layout(name: str, page: Page) -> PageLayout:
    from ingest.readers.ocr_picture import mark_bold

    rows = _recognise(name, page.picture, page.scale)
    mark_bold(rows, page.picture, page.scale)
    layout = PageLayout(page.number, page.width, page.height, scanned=True, angle=page.angle)
    layout.items = list(in_reading_order(_without_stains(split_runs(rows))))
    return layout


def _recognise(name: str, picture: Image, scale: float, mode: int = 3) -> list[list[Word]]:
    """A picture → its lines of words, in points from its upper left corner."""
    import pytesseract

    try:
        hocr = pytesseract.image_to_pdf_or_hocr(
            picture, lang=LANGUAGE, config=f"--psm {mode} --dpi {DPI}", extension="hocr", timeout=PAGE_SECONDS)
    except (pytesseract.TesseractError, RuntimeError, OSError) as error:
        raise DamagedFile(name, "không nhận dạng được chữ trên một trang quét", "Hãy quét lại rõ hơn rồi nạp lại.") from error
    return rows_of_hocr(hocr, scale)


def rows_of_hocr(hocr: bytes, scale: float) -> list[list[Word]]:
    """Tesseract's hOCR → lines of words. The type size is that of the line, estimated by Tesseract from its x-height."""
    rows = []
    for element in ElementTree.fromstring(hocr).iter():
        title = element.get("title", "")
        if "baseline" not in title:
            continue
        left, _, _, bottom = map(int, _BOX.search(title).groups())
        slope, offset = map(float, _BASELINE.search(title).groups())
        size = float(_SIZE.search(title)[1]) * scale
        row = []
        for word in element.iter():
            if word.get("class") != "ocrx_word":
                continue
            text = "".join(word.itertext()).strip()
            x0, y0, x1, y1 = map(int, _BOX.search(word.get("title")).groups())
            confidence = int(_CONFIDENCE.search(word.get("title"))[1])
            if text and confidence >= LEAST_CONFIDENCE:
                baseline = bottom + offset + slope * ((x0 + x1) / 2 - left)
                row.append(Word(text=text, left=x0 * scale, right=x1 * scale, top=y0 * scale, bottom=y1 * scale,
                                baseline=baseline * scale, size=size, sure=confidence / 100))
        if row:
            rows.append(row)
    return rows


def _without_stains(runs: list[Run]) -> list[Run]:
    """A short 'word' alone on its line, uncertain or of no letter, is a hole, a stain or a piece of a seal."""
    def stain(run: Run) -> bool:
        text = run.text
        return len(text) <= 3 and (not any(c.isalnum() for c in text)
                                   or min(w.sure for w in run.words) < LEAST_CONFIDENCE_ALONE / 100)

    return [run for run in runs if not stain(run)]
