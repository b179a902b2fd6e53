"""The text of a Word paragraph as a reader sees it: deletions left out, fields' results, hidden text left out.

What hangs on the paragraph without being part of its text (text boxes, footnotes) is collected beside it.
"""
from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest.readers.columns import apart
from ingest.readers.docx_styles import RunLook, Styles, W, child
from ingest.readers.legacy_fonts import family, to_unicode

if TYPE_CHECKING:
    from lxml.etree import _Element

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_SKIPPED = {W + name for name in (
    "del", "moveFrom", "pPr", "rPr", "instrText", "delText", "delInstrText", "sdtPr", "sdtEndPr", "commentReference",
    "annotationRef", "footnoteRef", "endnoteRef", "rt", "object")}
_BREAKS = {"page", "column"}


@dataclass(slots=True)
class Piece:
    """A stretch of text that looks the same."""

    text: str
    look: RunLook


@dataclass(slots=True)
class ParagraphText:
    """A paragraph's text, split where the writer broke the line, and what hangs on it."""

    lines: list[list[Piece]] = field(default_factory=lambda: [[]])
    boxes: list[_Element] = field(default_factory=list)      # w:txbxContent
    notes: list[tuple[str, str]] = field(default_factory=list)  # ("footnotes", "2")
    page_break: bool = False     # a page break stands before its text
    legacy: str = ""             # the encoding its font implied, where that was converted


def read_paragraph(paragraph: _Element, styles: Styles) -> ParagraphText:
    """The text of a w:p with its look."""
    collector = _Collector(styles, styles.paragraph_style(child(paragraph, "pPr")))
    collector.walk(paragraph, None)
    found = collector.found
    for line in found.lines:
        found.legacy = _convert_legacy(line) or found.legacy
    return found


def _convert_legacy(line: list[Piece]) -> str:
    """Text in fonts from before Unicode, converted in place, runs that look the same together (a letter and its mark may
    stand in two); the encoding's name, or ''."""
    legacy = ""
    for number in range(len(line) - 1, -1, -1):
        piece = line[number]
        if not (name := family(piece.look.font)):
            continue
        legacy = name
        if number and line[number - 1].look == piece.look:
            line[number - 1].text += piece.text
            del line[number]
        else:
            piece.text = unicodedata.normalize("NFC", to_unicode(piece.text, piece.look.font))
            piece.text = piece.text.upper() if piece.look.capitals else piece.text
    return legacy


class _Collector:
    def __init__(self, styles: Styles, style: str | None) -> None:
        self.found = ParagraphText()
        self._styles, self._style = styles, style
        self._fields: list[bool] = []  # for each open field: whether its result has begun

    def walk(self, element: _Element, look: RunLook | None) -> None:
        for node in element:
            tag = node.tag
            if tag in _SKIPPED or (tag == W + "sdt" and child(node, "sdtPr", "showingPlcHdr") is not None):
                continue
            if tag == W + "r":
                run = self._styles.run(self._style, child(node, "rPr"))
                if not run.hidden:
                    self.walk(node, run)
            elif tag == W + "t" or tag == MATH + "t":
                self._add(node.text or "", look)
            elif tag in _SIGNS:
                self._add(_SIGNS[tag], look)
            elif tag == W + "br" or tag == W + "cr":
                self._break(node.get(W + "type"))
            elif tag == W + "fldChar":
                self._field(node.get(W + "fldCharType"))
            elif tag == W + "footnoteReference" or tag == W + "endnoteReference":
                self.found.notes.append((tag[len(W):-len("Reference")] + "s", node.get(W + "id", "")))
            elif tag == MC + "AlternateContent":
                self._alternate(node, look)
            elif tag == W + "txbxContent":
                self.found.boxes.append(node)
            else:
                self.walk(node, look)

    def _alternate(self, node: _Element, look: RunLook | None) -> None:
        """The same thing in two forms, new and old: only one of them is read."""
        forms = [*node.iterfind(MC + "Choice"), *node.iterfind(MC + "Fallback")]
        told = [form for form in forms if next(form.iter(W + "txbxContent", W + "t"), None) is not None]
        for form in told[:1] or forms[:1]:
            self.walk(form, look)

    def _add(self, text: str, look: RunLook | None) -> None:
        if not text or (self._fields and not all(self._fields)):
            return  # inside a field's instruction
        look = look or self._styles.run(self._style, None)
        if not family(look.font):  # codes of an old font may be any character
            text = unicodedata.normalize("NFC", text.translate(_INVISIBLE))
            text = text.upper() if look.capitals else text
        self.found.lines[-1].append(Piece(text, look))

    def _break(self, kind: str | None) -> None:
        if kind in _BREAKS:
            if not any(piece.text.strip() for line in self.found.lines for piece in line):
                self.found.page_break = True
            else:
                self._add(" ", None)  # a sentence may go on over the page
        else:
            self.found.lines.append([])

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()


_SIGNS = {W + "tab": "\t", W + "ptab": "\t", W + "noBreakHyphen": "-", W + "softHyphen": ""}


def squeeze(pieces: list[Piece]) -> list[Piece]:
    """The pieces with white space runs made one space over their borders, ends stripped, empty ones left out."""
    squeezed: list[Piece] = []
    space = True
    for piece in pieces:
        words = piece.text.split()
        if not words:
            if piece.text and not space:
                squeezed[-1].text += " "
                space = True
            continue
        text = " ".join(words)
        if piece.text[0].isspace() and not space:
            text = " " + text
        space = piece.text[-1].isspace()
        squeezed.append(Piece(text + " " * space, piece.look))
    if squeezed:
        squeezed[-1].text = squeezed[-1].text.rstrip()
    return squeezed


def halves(pieces: list[Piece]) -> list[list[Piece]]:
    """The pieces of a line, parted where tabs or spaces set the two columns of a letterhead or a signature side by side."""
    parts = apart("".join(piece.text for piece in pieces))
    return [pieces] if len(parts) == 1 else [[Piece(parts[0], pieces[0].look)], [Piece(parts[1], pieces[-1].look)]]


def bold_length(pieces: list[Piece]) -> int:
    """How many characters from the start are bold, over the borders of runs; blanks count with what surrounds them."""
    length = 0
    for piece in pieces:
        if not piece.look.bold and piece.text.strip():
            break
        length += len(piece.text)
    return len("".join(piece.text for piece in pieces)[:length].rstrip())


def common_size(pieces: list[Piece]) -> float | None:
    """The font size of most of the characters, in points; None where nothing says it."""
    sizes = Counter()
    for piece in pieces:
        sizes[piece.look.size] += len(piece.text)
    return (sizes.most_common(1)[0][0] or None) if sizes else None
