"""Scanned pages: rendered with pypdfium2, straightened, recognised with Tesseract ('vie'), laid out as a text page is."""
from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import DamagedFile, MissingTool
from ingest.readers.ocr_words import DPI, LANGUAGE
from ingest.readers.pdf_lines import PageLayout
from ingest.readers.pdf_tables import arrange

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 40_000_000     # of a rendered page; a larger one is rendered coarser
WORKERS = 2

_INSTALL = {
    "linux": "sudo apt install tesseract-ocr tesseract-ocr-vie",
    "darwin": "brew install tesseract tesseract-lang",
    "win32": "winget install -e --id UB-Mannheim.TesseractOCR (khi cài, chọn thêm ngôn ngữ Vietnamese)",
}
_WINDOWS_FOLDERS = (r"C:\Program Files\Tesseract-OCR", r"C:\Program Files (x86)\Tesseract-OCR")


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

    A page that can't be rendered or recognised in time is empty, and `lost` says why. Raises MissingTool; DamagedFile
    where pypdfium2 can't open the file.
    """
    require_tesseract(path.name)
    with _one_thread_each(), ThreadPoolExecutor(WORKERS) as pool:
        waiting = []
        for page in _rendered(path, numbers):
            waiting.append(pool.submit(_layout_or_lost, path.name, page))
            while len(waiting) > WORKERS:
                yield waiting.pop(0).result()
        for future in waiting:
            yield future.result()


def _layout_or_lost(name: str, page: Page | PageLayout) -> PageLayout:
    if isinstance(page, PageLayout):
        return page
    try:
        return _layout(name, page)
    except DamagedFile as error:
        return PageLayout(page.number, page.width, page.height, scanned=True, lost=error)


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


def _rendered(path: Path, numbers: Iterable[int]) -> Iterator[Page | PageLayout]:
    """pypdfium2 is not safe for threads: pages are rendered here, one after the other, while others are recognised."""
    import pypdfium2

    from ingest.readers.ocr_picture import straightened, whitened
    from ingest.readers.ocr_seal import without_seals
    from ingest.readers.ocr_specks import without_specks

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise _undrawn(path) from error
    with document:
        for number in numbers:
            try:
                page = document[number - 1]
                width, height = page.get_size()
                scale = min(DPI / 72, (MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
                picture = whitened(without_seals(page.render(scale=scale).to_pil().convert("RGB"), 1 / scale))
                page.close()
            except pypdfium2.PdfiumError:
                yield PageLayout(number, 595.0, 842.0, scanned=True, lost=_undrawn(path))
                continue
            picture, angle = straightened(without_specks(picture, 1 / scale))
            yield Page(number, picture, width, height, angle, 1 / scale)


def _undrawn(path: Path) -> DamagedFile:
    return DamagedFile(path.name, "PDF bị hỏng, không dựng được trang", "Hãy quét hoặc tải lại.")


def _layout(name: str, page: Page, way: int = 0) -> PageLayout:
    from ingest.readers.ocr_doubts import doubts_of
    from ingest.readers.ocr_picture import mark_bold
    from ingest.readers.ocr_romans import mend_labels, mend_numbered, mend_quarters
    from ingest.readers.ocr_tables import TableReader, find_tables, without_tables
    from ingest.readers.ocr_turn import best_way, reads_poorly
    from ingest.readers.ocr_words import Recogniser

    recogniser = Recogniser(name, page.picture, page.scale)
    tables = find_tables(page.picture, page.scale)
    runs = recogniser.runs(without_tables(page.picture, tables, page.scale) if tables else None)
    reader = TableReader(recogniser, page.picture, page.scale)
    cells = [reader.read(table) for table in tables]
    everything = runs + [run for table in cells for lines in table.values() for run in lines]
    if not way and reads_poorly(everything):
        way = best_way(name, page.picture, page.scale)
        if way:
            return _layout(name, _turned(page, way), way)
    doubts = doubts_of(everything)
    mark_bold(everything, page.picture, page.scale)
    mend_labels(runs, page.picture, page.scale)
    mend_quarters(everything, page.picture, page.scale)
    mend_numbered(everything, page.picture, page.scale)
    layout = PageLayout(page.number, page.width, page.height, scanned=True, angle=page.angle, turned=way, doubts=doubts)
    layout.items = arrange(layout, runs, [(table, read.get) for table, read in zip(tables, cells)])
    return layout


def _turned(page: Page, way: int) -> Page:
    from ingest.readers.ocr_picture import straightened
    from ingest.readers.ocr_turn import turned

    picture, angle = straightened(turned(page.picture, way))
    width, height = (page.height, page.width) if way in (1, -1) else (page.width, page.height)
    return Page(page.number, picture, width, height, page.angle + angle, page.scale)
