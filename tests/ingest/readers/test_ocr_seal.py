"""Red seals vanish from a scanned page; black and red text stays."""
from __future__ import annotations

from PIL import Image, ImageDraw

from ingest.readers.ocr_seal import without_seals

SCALE = 72 / 150


def test_a_seal_vanishes_and_text_stays():
    page = Image.new("RGB", (1240, 1754), (250, 248, 245))
    draw = ImageDraw.Draw(page)
    draw.ellipse((600, 1200, 820, 1420), outline=(205, 40, 50), width=8)        # 220 pixels: 3.7 cm
    draw.ellipse((640, 1240, 780, 1380), outline=(205, 40, 50), width=4)
    draw.rectangle((700, 1290, 900, 1310), fill=(30, 30, 30))                    # black text over the seal
    for i in range(20):
        draw.rectangle((200 + 40 * i, 300, 230 + 40 * i, 330), fill=(205, 40, 50))  # a line of red text
    grey = without_seals(page, SCALE)

    assert grey.mode == "L" and grey.size == page.size
    assert min(grey.getpixel(at) for at in ((604, 1310), (710, 1204), (642, 1312))) > 190
    assert max(grey.getpixel((x, 1300)) for x in (705, 760, 890)) < 60
    assert grey.getpixel((210, 315)) < 120


def test_a_page_without_colour_is_only_made_grey():
    page = Image.new("RGB", (100, 100), (200, 200, 200))
    assert without_seals(page, SCALE).tobytes() == page.convert("L").tobytes()
