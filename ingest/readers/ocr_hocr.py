"""Tesseract's hOCR read: lines of words with their places, and what else each letter may be."""
from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree

from ingest.readers.pdf_words import Word

_BOX = re.compile(r"bbox (-?\d+) (-?\d+) (-?\d+) (-?\d+)")
_BASELINE = re.compile(r"baseline (-?[\d.]+) (-?[\d.]+)")
_SIZE = re.compile(r"x_size ([\d.]+)")
_CONFIDENCE = re.compile(r"x_wconf (\d+)")


def rows_of_hocr(hocr: bytes, scale: float, left: float = 0.0, top: float = 0.0) -> list[list[Word]]:
    """Tesseract's hOCR → lines of words in points. The type size is that which Tesseract finds for the line."""
    rows = []
    for line in ElementTree.fromstring(hocr).iter():
        title = line.get("title", "")
        if "baseline" not in title:
            continue
        x, _, _, bottom = map(int, _BOX.search(title).groups())
        slope, offset = map(float, _BASELINE.search(title).groups())
        size = float(_SIZE.search(title)[1]) * scale
        row = []
        for element in line.iter():
            if element.get("class") != "ocrx_word":
                continue
            text, choices = _read(element)
            if text:
                x0, y0, x1, y1 = map(int, _BOX.search(element.get("title")).groups())
                baseline = bottom + offset + slope * ((x0 + x1) / 2 - x)
                row.append(Word(text=text, left=left + x0 * scale, right=left + x1 * scale, top=top + y0 * scale,
                                bottom=top + y1 * scale, baseline=top + baseline * scale, size=size,
                                sure=int(_CONFIDENCE.search(element.get("title"))[1]) / 100, choices=choices))
        if row:
            rows.append(row)
    return rows


def _read(element: ElementTree.Element) -> tuple[str, tuple[tuple[tuple[str, float], ...], ...]]:
    """A word of hOCR and what else each of its letters may be; nothing of that where the letters are not the word's."""
    text = ""
    letters = []
    for part in element.iter():
        if part.get("class") == "ocrx_cinfo" and part.get("title", "").startswith("x_confs"):
            letters[-1].append((part.text or "", float(part.get("title").split()[1]) / 100))
        elif part.get("id", "").startswith("lstm_choices"):
            letters.append([])
        else:
            text += part.text or ""
            text += part.tail or "" if part is not element else ""
    text = text.strip()
    letters = [tuple(choices) for choices in letters if choices and choices[0][0].strip()]
    return text, tuple(letters) if "".join(choices[0][0] for choices in letters) == text else ()
