"""A plan as a Word file."""
from __future__ import annotations

from datetime import datetime
from pathlib import Path

from tests.plan_writer.source import Block, Break, Columns, Table, cell_text, runs


def write(blocks: list[Block], path: Path, *, styled_headings: bool, repeat_header: bool = True) -> None:
    """Writes the plan to `path`.

    styled_headings: headings use Word's styles (else they are only bold paragraphs); repeat_header: heading rows of
    tables repeat on each page.
    """
    import docx
    from docx.enum.section import WD_ORIENT, WD_SECTION
    from docx.shared import Pt

    document = docx.Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(13)
    for level in range(1, 4):
        _plain_heading(document.styles[f"Heading {level}"])
    document.core_properties.created = document.core_properties.modified = datetime(2026, 1, 1)
    document.core_properties.author = ""
    for block in blocks:
        if isinstance(block, Break):
            section = document.add_section(WD_SECTION.NEW_PAGE)
            if block.landscape != (section.orientation == WD_ORIENT.LANDSCAPE):
                section.orientation = WD_ORIENT.LANDSCAPE if block.landscape else WD_ORIENT.PORTRAIT
                section.page_width, section.page_height = section.page_height, section.page_width
        elif isinstance(block, Table):
            _table(document, block, repeat_header)
        elif isinstance(block, Columns):
            _columns(document, block)
        else:
            _text(document, block, styled_headings)
    document.save(str(path))


def _plain_heading(style) -> None:
    """Word's own headings are blue and sans serif; offices set them black, in the letter of the text."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.name, style.font.size, style.font.color.rgb = "Times New Roman", Pt(13), RGBColor(0, 0, 0)
    fonts = style.element.rPr.rFonts
    for part in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{part}"), None)


def _text(document, block, styled: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN

    if block.role == "heading" and styled:
        paragraph = document.add_heading(level=block.level - 1)
    else:
        paragraph = document.add_paragraph()
    bold = block.role in ("title", "heading")
    text = ("- " if block.role == "item" else "") + block.text
    _runs(paragraph, text, bold=bold, italic=block.role == "note")
    paragraph.alignment = {"title": ALIGN.CENTER, "center": ALIGN.CENTER, "right": ALIGN.RIGHT,
                           "paragraph": ALIGN.JUSTIFY}.get(block.role, ALIGN.LEFT)


def _runs(paragraph, text: str, *, bold: bool = False, italic: bool = False) -> None:
    for piece, b, i in runs(text):
        run = paragraph.add_run(piece)
        run.bold, run.italic = (b or bold) or None, (i or italic) or None


def _columns(document, block: Columns) -> None:
    """Side by side as in most offices' templates: a table of two cells without lines."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN

    table = document.add_table(rows=1, cols=2)
    for side in (0, 1):
        cell = table.cell(0, side)
        paragraph = cell.paragraphs[0]
        texts = [line[side] for line in block.lines if line[side]]
        for n, text in enumerate(texts):
            paragraph = paragraph if n == 0 else cell.add_paragraph()
            _runs(paragraph, text)
            paragraph.alignment = ALIGN.LEFT if text.startswith("- ") else ALIGN.CENTER


def _table(document, block: Table, repeat_header: bool) -> None:
    from docx.oxml import OxmlElement
    from docx.shared import Pt

    table = document.add_table(rows=len(block.rows), cols=len(block.widths))
    table.style = "Table Grid"
    section = document.sections[-1]
    room = section.page_width - section.left_margin - section.right_margin
    table.autofit = False
    for column, share in zip(table.columns, block.widths, strict=True):
        column.width = int(room * share / sum(block.widths))
        for cell in column.cells:
            cell.width = int(room * share / sum(block.widths))
    for r, c, across, down in block.spans:
        table.cell(r, c).merge(table.cell(r + down - 1, c + across - 1))
    for r, row in enumerate(block.rows):
        for c, text in enumerate(row):
            if text in ("<", "^"):
                continue
            paragraph = table.cell(r, c).paragraphs[0]
            _runs(paragraph, cell_text(text), bold=r < block.header)
            for run in paragraph.runs:
                run.font.size = Pt(11)
        if r < block.header and repeat_header:
            table.rows[r]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    document.add_paragraph()
