"""Red seals and the grain of the paper vanish from a scanned page; black and red text stays."""
from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw

from ingest.readers.ocr_picture import without_grain
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


def grainy(ink: int) -> Image.Image:
    """A page of grey, uneven paper with a bar of ink that is so many pixels wide."""
    paper = np.random.default_rng(1).normal(240, 4, (800, 600)).clip(0, 255).astype(np.uint8)
    paper[100:110, 100:100 + ink] = 40
    return Image.fromarray(paper)


def test_the_grain_of_an_almost_empty_page_vanishes():
    sparse, full = grainy(30), grainy(450)

    assert without_grain(grainy(0)) is None
    clean = without_grain(sparse)
    assert clean.getpixel((110, 105)) == 40 and np.count_nonzero(np.asarray(clean) < 255) == 300
    assert without_grain(full) is full
