"""A page of a stored PDF as a picture, with rectangles marked on it."""
from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from index.records import Box

WIDEST = 2400            # pixels
TALLEST = 6000
_MARK = (255, 214, 0)    # yellow, laid over the page as a highlighter's ink is


class NoPage(ValueError):
    """The PDF can't be opened or has no such page; str() says so in Vietnamese."""


def page_picture(source: Path | bytes, number: int, width: int = 900, boxes: Iterable[Box] = ()) -> bytes:
    """Page `number` (1 is the first) of a PDF, `width` pixels wide, as PNG bytes.

    `boxes` (those of other pages are left out) are marked as with a highlighter: the letters under them stay black.
    Raises NoPage where the PDF can't be opened without a password or has no such page.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(source)
    except (pypdfium2.PdfiumError, OSError) as error:
        raise NoPage("Không mở được tệp PDF để vẽ trang.") from error
    with document:
        if not 1 <= number <= len(document):
            raise NoPage(f"Tệp PDF không có trang {number} (có {len(document)} trang).")
        try:
            page = document[number - 1]
            across, down = page.get_size()
            scale = min(width, WIDEST) / across
            picture = page.render(scale=min(scale, TALLEST / down)).to_pil().convert("RGB")
        except pypdfium2.PdfiumError as error:
            raise NoPage(f"Không vẽ được trang {number} của tệp PDF.") from error
    _mark(picture, [box for box in boxes if box.page == number])
    stream = BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue()


def _mark(picture, boxes: list[Box]) -> None:
    from PIL import Image, ImageChops

    for box in boxes:
        place = (round(box.left * picture.width) - 2, round(box.top * picture.height) - 1,
                 round(box.right * picture.width) + 2, round(box.bottom * picture.height) + 1)
        place = (max(place[0], 0), max(place[1], 0), min(place[2], picture.width), min(place[3], picture.height))
        if place[2] > place[0] and place[3] > place[1]:
            piece = picture.crop(place)
            picture.paste(ImageChops.multiply(piece, Image.new("RGB", piece.size, _MARK)), place)
