"""Scanned pages: recognised, put where they stand, mixed with text pages; and what is said where Tesseract is missing."""
from __future__ import annotations

from math import radians, tan

import pytest
from PIL import Image
from tests.ingest.readers.pdf_files import LEFT, STEP, Pages, lines

from ingest.blocks import Reading
from ingest.errors import MissingTool
from ingest.readers.pdf import read

HEADING = "III. TỔ CHỨC THỰC HIỆN"
BODY = ("Sở Nội vụ chủ trì, phối hợp với các cơ quan liên quan hướng dẫn", "và kiểm tra việc thực hiện Kế hoạch này trong năm 2027.")
TILT = 0.8


def draw(pages: Pages) -> None:
    pages.centred(160, 60, "UBND TỈNH MẪU", face="bold")
    pages.centred(400, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", face="bold")
    pages.centred(160, 80, "Số: 125/KH-UBND")
    pages.centred(400, 80, "Mẫu, ngày 15 tháng 3 năm 2027", face="italic")
    y = 130
    for number in range(1, 9):
        y = pages.paragraph(y, f"{number}. Các xã, phường báo cáo kết quả của nhiệm vụ số {number} theo quý,", "gửi về Ủy ban nhân dân tỉnh.")
    pages.text(LEFT + 30, y + 10, HEADING, face="bold")
    pages.paragraph(y + 10 + STEP, *BODY)


@pytest.fixture(scope="module")
def mixed(tmp_path_factory) -> Reading:
    """A PDF whose second page is a tilted scan of a page like its first."""
    import pypdfium2

    from ingest.readers.ocr import require_tesseract

    folder = tmp_path_factory.mktemp("ocr")
    pages = Pages(folder / "goc.pdf")
    draw(pages)
    with pypdfium2.PdfDocument(pages.done()) as document:
        picture = document[0].render(scale=200 / 72, grayscale=True).to_pil().convert("L")
    picture.rotate(-TILT, fillcolor=235, resample=Image.Resampling.BICUBIC).save(folder / "quet.png")
    try:
        require_tesseract("quet.pdf")
    except MissingTool as error:
        pytest.skip(str(error))
    pages = Pages(folder / "quet.pdf")
    draw(pages)
    pages.turn_over()
    pages.picture(folder / "quet.png")
    return read(pages.done())


def test_a_mixed_pdf_is_read_page_by_page(mixed):
    text, scan = ([line for line in lines(mixed) if line.page == page] for page in (1, 2))

    assert mixed.media == "scan" and mixed.pages == 2
    assert any("1/2" in note for note in mixed.notes)
    assert [line.text for line in scan] == [line.text for line in text]


def test_a_scan_tells_how_its_lines_are_set(mixed):
    text, scan = ([line for line in lines(mixed) if line.page == page] for page in (1, 2))
    heading = next(line for line in scan if line.text == HEADING)

    assert heading.bold == len(HEADING)
    assert not any(line.bold for line in scan if line.text in BODY)
    for one, other in zip(text, scan):
        assert other.indent == pytest.approx(one.indent, abs=0.02) and other.fill == pytest.approx(one.fill, abs=0.02)
        assert other.centered == one.centered


def test_places_are_those_of_the_page_as_it_lies_in_the_file(mixed):
    """The scan is turned clockwise about its middle: what stands at its right hangs down, and what stands low moves left."""
    text, scan = ([line for line in lines(mixed) if line.page == page] for page in (1, 2))
    for straight, turned in zip(text, scan):
        x, y = ((straight.box.left + straight.box.right) / 2 - 0.5) * 595, ((straight.box.top + straight.box.bottom) / 2 - 0.5) * 842
        turned_x, turned_y = ((turned.box.left + turned.box.right) / 2 - 0.5) * 595, ((turned.box.top + turned.box.bottom) / 2 - 0.5) * 842
        assert turned_x == pytest.approx(x - y * tan(radians(TILT)), abs=1.5)
        assert turned_y == pytest.approx(y + x * tan(radians(TILT)), abs=3)  # of text the font's box, of a scan the ink's


def test_without_tesseract_the_error_names_the_file_and_the_command(mixed, monkeypatch, tmp_path):
    import pytesseract

    from ingest.readers.ocr import require_tesseract

    monkeypatch.setattr(pytesseract.pytesseract, "tesseract_cmd", str(tmp_path / "không-có"))
    with pytest.raises(MissingTool, match="quet.pdf: .*Tesseract.*(apt install tesseract-ocr-vie|tesseract-ocr-vie|brew|winget)"):
        require_tesseract("quet.pdf")


def test_without_tesseract_the_text_pages_of_a_mixed_pdf_are_read(mixed, monkeypatch, tmp_path):
    import pytesseract

    pages = Pages(tmp_path / "hon-hop.pdf")
    draw(pages)
    pages.turn_over()
    Image.new("L", (400, 560), 255).save(tmp_path / "anh.png")
    pages.picture(tmp_path / "anh.png")
    path = pages.done()
    monkeypatch.setattr(pytesseract.pytesseract, "tesseract_cmd", str(tmp_path / "không-có"))
    reading = read(path)

    assert [line.text for line in lines(reading)] == [line.text for line in lines(mixed) if line.page == 1]
    assert reading.media == "pdf" and any("1 trang" in note and "Tesseract" in note for note in reading.notes)


def test_specks_and_stains_are_not_read():
    from ingest.readers.ocr_words import without_stains
    from ingest.readers.pdf_words import Run, Word

    def word(text: str, wide: float, high: float, sure: float = 0.95) -> Word:
        return Word(text=text, left=100, right=100 + wide, top=100, bottom=100 + high, baseline=100 + high, size=13, sure=sure)

    runs = [Run([word(".", 1, 1), word("sản", 20, 9), word("phẩm", 30, 9)]), Run([word("e@", 8, 9, 0.3)]),
            Run([word(".Và", 15, 9), word("huyện", 30, 9)]), Run([word("-", 4, 1.2), word("Lưu:", 25, 9)]), Run([word("_", 9, 1)])]

    assert [run.text for run in without_stains(runs)] == ["sản phẩm", "Và huyện", "- Lưu:"]


def test_roman_numerals_are_counted_in_the_picture(mixed):
    """Tesseract tends to read a bold 'III' as 'HI' or 'II': its strokes are counted."""
    assert any(line.text.startswith("III. ") for line in lines(mixed) if line.page == 2)


def test_a_page_scanned_on_its_side_is_turned(mixed, tmp_path):
    import pypdfium2

    words = ["Phụ lục kèm theo Kế hoạch của Ủy ban nhân dân tỉnh", "Danh sách các xã tham gia thí điểm trong năm đầu",
             "gồm xã Mẫu, xã Thử và phường Nháp của tỉnh"]
    pages = Pages(tmp_path / "goc.pdf")
    for i, text in enumerate(words):
        pages.upwards(200 + 25 * i, 700, text, 13)
    with pypdfium2.PdfDocument(pages.done()) as document:
        document[0].render(scale=200 / 72, grayscale=True).to_pil().convert("L").save(tmp_path / "quet.png")
    pages = Pages(tmp_path / "quet.pdf")
    pages.picture(tmp_path / "quet.png")
    found = lines(read(pages.done()))

    assert [line.text for line in found] == words
    box = found[0].box
    assert box.left * 595 == pytest.approx(190, abs=5) and box.bottom * 842 == pytest.approx(700, abs=3)
    assert box.bottom - box.top > 5 * (box.right - box.left)
