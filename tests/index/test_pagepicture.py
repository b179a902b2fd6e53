"""Pages of a PDF as pictures, with rectangles marked."""
from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from tests.ingest.readers.pdf_files import LEFT, Pages

from index.pagepicture import NoPage, page_picture
from index.records import Box


@pytest.fixture
def pdf(tmp_path):
    pages = Pages(tmp_path / "Kế hoạch.pdf")
    pages.text(LEFT, 100, "Trang một")
    pages.turn_over()
    pages.text(LEFT, 100, "Trang hai")
    return pages.done()


def test_a_page_of_the_width_asked_for(pdf):
    picture = Image.open(BytesIO(page_picture(pdf, 2, width=400)))
    assert picture.format == "PNG" and picture.width == pytest.approx(400, abs=1)
    assert picture.height / picture.width == pytest.approx(842 / 595, abs=0.01)
    assert page_picture(pdf.read_bytes(), 2, width=400) == page_picture(pdf, 2, width=400)


def test_boxes_of_the_page_are_marked_and_their_letters_stay(pdf):
    box = Box(page=1, left=LEFT / 595, top=86 / 842, right=0.4, bottom=104 / 842)
    plain, marked = (Image.open(BytesIO(page_picture(pdf, 1, 595, boxes))) for boxes in ([], [box]))
    assert marked.getpixel((200, 95)) == (255, 214, 0) and plain.getpixel((200, 95)) == (255, 255, 255)
    assert marked.getpixel((400, 95)) == (255, 255, 255)
    dark = lambda picture: sum(picture.convert("L").crop((LEFT, 86, 230, 104)).histogram()[:60])  # noqa: E731
    assert dark(marked) >= dark(plain) > 0
    assert page_picture(pdf, 2, 595, [box]) == page_picture(pdf, 2, 595)


@pytest.mark.parametrize("number", [0, 3])
def test_a_page_that_is_not_there(pdf, number):
    with pytest.raises(NoPage, match="2 trang"):
        page_picture(pdf, number)


def test_what_is_no_pdf():
    with pytest.raises(NoPage):
        page_picture(b"khong phai PDF", 1)
