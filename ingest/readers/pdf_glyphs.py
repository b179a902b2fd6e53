"""Glyphs from a text layer's characters: ligatures spelled out, marks joined to their letters, what is printed twice counted once.

Units are points, from the page's upper left corner.
"""
from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

TWICE = 0.12             # of the type size: the same letter this close to another is that one printed again
_LIGATURES = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "\u00a0": " ", "\u202f": " "})
_BOLD = ("bold", "black", "heavy", "demi")
_ITALIC = ("italic", "oblique")


@dataclass(slots=True)
class Glyph:
    """A letter with its marks, as it is set: its box, baseline and size in points, its font's name and style."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    baseline: float
    size: float
    bold: bool
    italic: bool
    font: str


def glyphs_of(chars: Iterable[dict]) -> list[Glyph]:
    """Characters of pdfplumber (upright ones) → glyphs, in their order.

    Printed twice (a common way to fake bold) counts once; a mark of its own joins the letter before it.
    """
    glyphs: list[Glyph] = []
    seen: dict[tuple, list[tuple[float, float, int]]] = {}
    fonts: dict[str, tuple[bool, bool, str]] = {}
    for char in chars:
        text = char["text"].translate(_LIGATURES)
        if glyphs and text and unicodedata.combining(text[0]):
            glyphs[-1].text += text
            continue
        size = char["size"] or 1.0
        baseline = char["bottom"] + char["y0"] - char["matrix"][5]
        twin = _seen(seen, text, char["x0"] / size, baseline / size) if text.strip() else None
        if twin is not None:
            glyphs[twin].bold = glyphs[twin].bold or abs(glyphs[twin].left - char["x0"]) > 0.01
            continue
        font = char["fontname"]
        if font not in fonts:
            name = font.lower()
            family_name = font.partition("+")[2] or font
            fonts[font] = any(s in name for s in _BOLD), any(s in name for s in _ITALIC), family_name
        if text.strip():
            place = text, round(char["x0"] / size * 2), round(baseline / size * 2)
            seen.setdefault(place, []).append((char["x0"] / size, baseline / size, len(glyphs)))
        glyphs.append(Glyph(text, char["x0"], char["x1"], char["top"], char["bottom"], baseline, size, *fonts[font]))
    return glyphs


def _seen(seen: dict[tuple, list[tuple[float, float, int]]], text: str, x: float, y: float) -> int | None:
    """Which letter was printed before at almost this place (in type sizes)."""
    column, row = round(x * 2), round(y * 2)
    for key in ((text, column + i, row + j) for i in (-1, 0, 1) for j in (-1, 0, 1)):
        for a, b, which in seen.get(key, ()):
            if abs(x - a) < TWICE and abs(y - b) < TWICE:
                return which
    return None
