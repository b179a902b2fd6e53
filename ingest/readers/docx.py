"""Word files (.docx, .docm): the body in reading order, paragraphs as lines, tables as grids.

Macros are data of a part that is never opened. Headers, footers, comments and a table of contents are left out.
"""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.blocks import Cell, Grid, Line, Reading
from ingest.errors import EmptyFile
from ingest.limits import Amount
from ingest.readers.docx_indent import indent_of, text_width
from ingest.readers.docx_numbering import Label, Numbering
from ingest.readers.docx_styles import Styles, W, child, value
from ingest.readers.docx_tables import children, grid_of, is_arrangement, raw_rows
from ingest.readers.docx_text import ParagraphText, Piece, bold_length, common_size, halves, read_paragraph, squeeze
from ingest.readers.package import Package

if TYPE_CHECKING:
    from lxml.etree import _Element

_WRAPPERS = {W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")}
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_DEPTH = 40           # tables in text boxes in tables


def read(path: Path) -> Reading:
    """A Word file's lines and grids. Raises DamagedFile, EncryptedFile, TooLarge, EmptyFile."""
    with Package(path) as package:
        main = next(iter(package.related("", "/officeDocument")), "word/document.xml")
        document = _Document(package, main)
        blocks, amount = [], Amount(path.name)
        for block in document.blocks():
            amount.add(block)
            blocks.append(block)
    if not any(isinstance(block, Grid) or block.text for block in blocks):
        raise EmptyFile(path.name, "không có chữ nào, có thể chỉ chứa ảnh chụp văn bản",
                        "Hãy lưu thành PDF rồi nạp lại để nhận dạng chữ trong ảnh.")
    return Reading(media="docx", blocks=tuple(blocks), notes=tuple(document.notes))


class _Document:
    def __init__(self, package: Package, main: str) -> None:
        self._body = child(package.xml(main), "body")
        if self._body is None:
            raise package.damaged("không có thân văn bản Word")
        self._styles = Styles(_tree(package, main, "/styles"))
        self._numbering = Numbering(_tree(package, main, "/numbering"), self._styles)
        self._hanging = {f"{kind}s": _by_id(_tree(package, main, f"/{kind}s"), kind) for kind in ("footnote", "endnote")}
        self._width = text_width(self._body)
        self._blank = False
        self._depth = 0
        self.notes: list[str] = []
        pictures = sum(1 for _ in self._body.iter(_PICTURE))
        if pictures:
            self._say(f"có {pictures} ảnh; chữ trong ảnh không được đọc")
        if package.related(main, "/vbaProject"):
            self._say("tệp có macro; macro không được mở và không được chạy")
        if next(self._body.iter(W + "del", W + "ins"), None) is not None:
            self._say("có sửa đổi đang theo dõi: đọc theo bản chấp nhận mọi sửa đổi")

    def blocks(self) -> Iterator[Line | Grid]:
        yield from self._content(self._body)

    def _say(self, note: str) -> None:
        if note not in self.notes:
            self.notes.append(note)

    def _content(self, element: _Element) -> Iterator[Line | Grid]:
        self._depth += 1
        for node in element if self._depth < _DEPTH else ():
            if node.tag == W + "p":
                yield from self._paragraph(node)
            elif node.tag == W + "tbl":
                yield from self._table(node)
            elif node.tag == W + "sdt" and _is_contents(node):
                self._say("đã bỏ mục lục")
            elif node.tag in _WRAPPERS:
                yield from self._content(node)
        self._depth -= 1

    def _paragraph(self, node: _Element) -> Iterator[Line | Grid]:
        properties = child(node, "pPr")
        found = read_paragraph(node, self._styles)
        if found.legacy:
            self._say(f"đã chuyển mã {found.legacy} sang Unicode theo phông chữ")
        lines = [pieces for line in found.lines for pieces in map(squeeze, halves(line)) if pieces]
        if not lines and _is_deleted(properties):
            return
        label = self._numbering.label(properties)
        self._blank = self._blank or found.page_break
        if not lines:
            self._blank = True
        elif self._styles.is_contents(properties):
            self._say("đã bỏ mục lục")
        else:
            for number, pieces in enumerate(lines):
                last = number == len(lines) - 1
                yield self._line(properties, pieces, label if number == 0 else None, whole=last)
                self._blank = False
        yield from self._beside(found)

    def _line(self, properties: _Element | None, pieces: list[Piece], label: Label | None, whole: bool) -> Line:
        if label:
            look = pieces[0].look if label.bold is None else replace(pieces[0].look, bold=label.bold)
            pieces = [Piece(label.text + " " * label.space, look), *pieces]
        return Line(
            text="".join(piece.text for piece in pieces), whole=whole, blank_before=self._blank,
            heading=self._styles.heading(properties), bold=bold_length(pieces),
            italic=all(piece.look.italic for piece in pieces if piece.text.strip()),
            centered=self._attribute(properties, "jc") == "center",
            indent=indent_of(properties, label, self._styles, self._width), size=common_size(pieces),
        )

    def _attribute(self, properties: _Element | None, name: str) -> str | None:
        found = self._styles.paragraph_property(properties, name)
        return None if found is None else found.get(W + "val")

    def _beside(self, found: ParagraphText) -> Iterator[Line | Grid]:
        """Text boxes and footnotes that hang on a paragraph, set apart as notes."""
        elements = found.boxes + [note for kind, number in found.notes
                                  if (note := self._hanging[kind].get(number)) is not None]
        for element in elements:
            for block in self._content(element):
                yield replace(block, note=True) if isinstance(block, Line) else block

    def _table(self, node: _Element) -> Iterator[Line | Grid]:
        rows = raw_rows(node)
        if is_arrangement(node, rows, self._styles, _plain):
            for row in rows:
                for cell in row.cells:
                    if not cell.goes_on:
                        yield from self._content(cell.element)
            self._blank = True
            return
        beside: list[Line | Grid] = []
        grid = grid_of(rows, lambda element: self._cell(element, beside))
        if grid is not None:
            yield grid
        yield from beside
        self._blank = True

    def _cell(self, element: _Element, beside: list[Line | Grid]) -> Cell:
        """A w:tc as one text: paragraphs, list items and tables inside it one after another."""
        texts, bold, italic = [], [], []
        for block in self._content(element):
            if isinstance(block, Grid):
                texts += [cell.text for row in block.rows for cell in row.cells if cell and cell.text]
            elif block.note:
                beside.append(block)
            else:
                texts.append(block.text)
                bold.append(block.bold == len(block.text))
                italic.append(block.italic)
        return Cell(text=" ".join(texts), bold=bool(bold) and all(bold), italic=bool(italic) and all(italic))


def _tree(package: Package, main: str, kind: str) -> _Element | None:
    part = next(iter(package.related(main, kind)), None)
    return package.xml(part) if part else None


def _by_id(tree: _Element | None, kind: str) -> dict[str, _Element]:
    """Footnotes by their number; those with a type are the lines drawn between text and notes."""
    if tree is None:
        return {}
    return {note.get(W + "id", ""): note for note in tree.iterfind(W + kind) if note.get(W + "type") in (None, "normal")}


def _is_deleted(properties: _Element | None) -> bool:
    """Whether the paragraph's own end is deleted: without text it is gone then, and counts in no list."""
    mark = child(properties, "rPr")
    return child(mark, "del") is not None or child(mark, "moveFrom") is not None


def _is_contents(node: _Element) -> bool:
    return value(node, "sdtPr", "docPartObj", "docPartGallery") == "Table of Contents"


def _plain(cell: _Element) -> str:
    return " ".join("".join(text.text or "" for text in paragraph.iter(W + "t")) for paragraph in children(cell, "p"))
