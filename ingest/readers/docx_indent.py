"""How far a Word paragraph is indented, as a share of the width of the text.

Word measures in twips, twentieths of a point.
"""
from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.readers.docx_numbering import Label
from ingest.readers.docx_styles import Styles, W, child

if TYPE_CHECKING:
    from lxml.etree import _Element

_TEXT_WIDTH = 9360.0  # twips, where a section says nothing: letter paper, an inch of margin


def text_width(body: _Element) -> float:
    """Width of the text area of the first section, in twips."""
    for section in body.iter(W + "sectPr"):
        page, margins = child(section, "pgSz"), child(section, "pgMar")
        if page is not None and margins is not None:
            width = _twips(page, "w") - _twips(margins, "left") - _twips(margins, "right")
            if width > 0:
                return width
    return _TEXT_WIDTH


def indent_of(properties: _Element | None, label: Label | None, styles: Styles, width: float) -> float:
    """Where the first line of a paragraph begins, 0 to 1 of the text's `width` (in twips): by the indent of the paragraph itself, else of
    its list level, else of its style."""
    indent = child(properties, "ind")
    if indent is None and label is not None:
        indent = child(label.properties, "ind")
    if indent is None:
        indent = styles.paragraph_property(properties, "ind")
    if indent is None:
        return 0.0
    left = _twips(indent, "left") or _twips(indent, "start")
    return round((left + _twips(indent, "firstLine") - _twips(indent, "hanging")) / width, 4)


def _twips(element: _Element, name: str) -> float:
    try:
        return float(element.get(W + name) or 0)
    except ValueError:
        return 0.0
