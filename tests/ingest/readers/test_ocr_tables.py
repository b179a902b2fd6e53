"""Ruled tables of scanned pages: rules found in the picture, cells recognised one column at a time."""
from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFilter

from ingest.blocks import Grid
from ingest.readers.ocr_rules import rules_in
from ingest.readers.pdf_rules import lattices

PLAN = Path(__file__).parents[2] / "evaluation" / "formats" / "quang-tri-duong-nong-thon-2026.pdf"
SCALE = 72 / 170


def drawn(slant: float = 0.0) -> Image.Image:
    """A page at 170 dpi: a table of 3 rows and 3 columns, the first row's last two cells merged; below it an underline."""
    page = Image.new("L", (800, 600), 255)
    draw = ImageDraw.Draw(page)
    for y in (100, 160, 220, 280):
        draw.line((100, y, 700, y + slant), fill=60, width=1)
    for x, top in ((100, 100), (300, 100), (500, 160), (700, 100)):
        draw.line((x, top, x, 280), fill=60, width=1)
    draw.line((250, 400, 550, 400), fill=60, width=1)
    return page.filter(ImageFilter.GaussianBlur(0.5))


@pytest.mark.parametrize("slant", [0.0, 2.0])
def test_a_drawn_table_is_found_with_its_merged_cell(slant):
    tables = lattices(*rules_in(drawn(slant), SCALE))
    assert len(tables) == 1
    assert [(f.row, f.column, f.across) for f in tables[0].fields] == [
        (0, 0, 1), (0, 1, 2), (1, 0, 1), (1, 1, 1), (1, 2, 1), (2, 0, 1), (2, 1, 1), (2, 2, 1)]
    assert tables[0].box == pytest.approx([v * SCALE for v in (100, 100, 700, 280)], abs=1.5)


def test_letters_and_black_bars_are_no_rules():
    page = Image.new("L", (800, 600), 255)
    draw = ImageDraw.Draw(page)
    for y in range(50, 400, 30):
        for x in range(60, 700, 14):
            draw.rectangle((x, y, x + 11, y + 14), outline=0, width=3)  # about the size of capitals
    draw.rectangle((0, 560, 800, 600), fill=0)                            # the lid of the scanner
    draw.rectangle((0, 0, 14, 600), fill=0)
    assert rules_in(page, SCALE) == ([], [])


@pytest.fixture(scope="module")
def scanned(tmp_path_factory):
    """Page 5 of our own plan, a money table, as a scanner gives it: 170 dpi, slightly turned and blurred."""
    import pypdfium2

    from ingest.errors import MissingTool
    from ingest.readers.ocr import require_tesseract
    from ingest.readers.pdf import read

    if shutil.which("tesseract") is None:
        pytest.skip("Tesseract is not installed")
    try:
        require_tesseract(PLAN.name)
    except MissingTool as error:
        pytest.skip(str(error))
    with pypdfium2.PdfDocument(PLAN) as document:
        page = document[4].render(scale=1 / SCALE, grayscale=True).to_pil().convert("L")
    page = page.rotate(0.6, fillcolor=255, resample=Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(0.5))
    path = tmp_path_factory.mktemp("scan") / "trang-5.pdf"
    page.save(path, resolution=170)
    return [block for block in read(path).blocks if isinstance(block, Grid)]


def texts(row) -> list[str | None]:
    return [cell.text if cell else None for cell in row.cells]


def test_a_scanned_table_keeps_its_rows_and_headings(scanned):
    assert len(scanned) == 1
    rows = [texts(row) for row in scanned[0].rows]
    assert len(rows) == 20
    assert rows[0] == ["TT", "Tên tuyến", "Chiều dài (km)", "Tổng mức đầu tư", "Nguồn vốn", None, None, None, "Năm khởi công"]
    assert rows[1] == [None, None, None, None, "NSTW", "Ngân sách tỉnh", "Ngân sách xã", "Nhân dân đóng góp", None]
    assert rows[0].count(None) == 3 and scanned[0].rows[0].cells[4].across == 4


def test_a_scanned_table_keeps_its_figures_dashes_and_numerals(scanned):
    rows = {row[1]: row for row in map(texts, scanned[0].rows)}
    assert rows["Xã Hướng Phùng"] == ["2", "Xã Hướng Phùng", "5,8", "8.770", "5.900", "2.300", "420", "150", ""]
    assert rows["Ngầm tràn và đường dẫn suối Xa Ry"][2:] == ["0,4", "2.200", "1.800", "400", "-", "-", "2027"]
    assert rows["Xã Tuyên Hóa"] == ["3", "Xã Tuyên Hóa", "", "", "", "", "", "", ""]
    assert [row[0] for row in rows.values() if row[0] in ("I", "II")] == ["I", "II"]
