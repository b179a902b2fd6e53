"""Small Word files for the tests, made with python-docx; what it has no call for is put in as XML."""
from __future__ import annotations

import zipfile
from pathlib import Path

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

from ingest.blocks import Grid, Line

NAMES = nsdecls("w")
EXTRA = (' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
         ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
         ' xmlns:v="urn:schemas-microsoft-com:vml"')


def level(place: int, pattern: str, form: str = "decimal", start: int = 1, extra: str = "") -> str:
    return (f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{extra}'
            f'<w:lvlText w:val="{pattern}"/><w:lvlJc w:val="left"/></w:lvl>')


def add_numbering(document: Document, number: int, *levels: str, instances: dict[int, str] | None = None) -> None:
    """An abstract numbering with these levels, and its instances by number ({7: '<w:lvlOverride …'})."""
    tree = document.part.numbering_part.element
    first = tree.find(f"{{{tree.nsmap['w']}}}num")
    first.addprevious(parse_xml(f'<w:abstractNum {NAMES} w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'))
    for instance, overrides in (instances or {number: ""}).items():
        tree.append(parse_xml(f'<w:num {NAMES} w:numId="{instance}"><w:abstractNumId w:val="{number}"/>{overrides}</w:num>'))


def numbered(document: Document, text: str, instance: int, place: int = 0) -> Paragraph:
    paragraph = document.add_paragraph(text)
    paragraph._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {NAMES}><w:ilvl w:val="{place}"/><w:numId w:val="{instance}"/></w:numPr>'))
    return paragraph


def append_xml(document: Document, xml: str) -> None:
    """Puts an element at the end of the body; its outer element has to declare NAMES + EXTRA."""
    document.element.body.insert(len(document.element.body) - 1, parse_xml(xml))


def paragraph_xml(inner: str) -> str:
    return f"<w:p {NAMES}{EXTRA}>{inner}</w:p>"


def with_parts(path: Path, parts: dict[str, str]) -> None:
    """Rewrites a package with parts added or replaced."""
    with zipfile.ZipFile(path) as old:
        content = {name: old.read(name) for name in old.namelist()}
    content.update({name: text.encode() for name, text in parts.items()})
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in content.items():
            new.writestr(name, data)


def lines(blocks: tuple[Line | Grid, ...]) -> list[Line]:
    return [block for block in blocks if isinstance(block, Line)]


def texts(blocks: tuple[Line | Grid, ...]) -> list[str]:
    return [line.text for line in lines(blocks)]


def cells(grid: Grid) -> list[list[str | None]]:
    return [[None if cell is None else cell.text for cell in row.cells] for row in grid.rows]
