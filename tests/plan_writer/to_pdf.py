"""A plan as a PDF with a text layer and ruled tables: reportlab, a subset of Liberation Serif (SIL OFL) embedded."""
from __future__ import annotations

from pathlib import Path

from tests.plan_writer.source import Block, Break, Columns, Table, Text, cell_text, runs

# Liberation 2 only: version 1 (folder "liberation" in Debian) has no Vietnamese letters
FONTS = ("/usr/share/fonts/truetype/liberation2", "/usr/share/fonts/liberation-serif", "C:/Windows/Fonts")
_FACES = {"Serif": "LiberationSerif-Regular", "Serif-Bold": "LiberationSerif-Bold",
          "Serif-Italic": "LiberationSerif-Italic", "Serif-BoldItalic": "LiberationSerif-BoldItalic"}


def write(blocks: list[Block], path: Path, *, repeat_header: bool = True, head: str = "", padding: int = 3) -> None:
    """Writes the plan to `path`: pages numbered at the top but for the first, `head` as running head from page 2.

    repeat_header: a table's heading rows repeat on each page; padding: points above and below a cell's text.

    The same blocks always give the same bytes. Raises FileNotFoundError where Liberation Serif isn't installed.
    """
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.platypus import BaseDocTemplate, Frame, NextPageTemplate, PageBreak, PageTemplate

    _register()
    styles = _styles()

    def furniture(canvas, document):
        if document.page > 1:
            width, height = canvas._pagesize
            canvas.setFont("Serif", 11)
            canvas.drawCentredString(width / 2, height - 36, str(document.page))
            if head:
                canvas.setFont("Serif-Italic", 9)
                canvas.drawRightString(width - 50, height - 36, head)

    templates = []
    for name, size in (("portrait", A4), ("landscape", landscape(A4))):
        frame = Frame(70, 50, size[0] - 120, size[1] - 105, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
        templates.append(PageTemplate(name, [frame], pagesize=size, onPage=furniture))
    document = BaseDocTemplate(str(path), pageTemplates=templates, invariant=1, title="", author="")
    story, width = [], A4[0] - 120
    for block in blocks:
        if isinstance(block, Break):
            width = (landscape(A4) if block.landscape else A4)[0] - 120
            story += [NextPageTemplate("landscape" if block.landscape else "portrait"), PageBreak()]
        elif isinstance(block, Table):
            story.append(_table(block, width, styles, repeat_header, padding))
        elif isinstance(block, Columns):
            story.append(_columns(block, width, styles))
        else:
            story.append(_text(block, styles))
    document.build(story)


def _register() -> None:
    from reportlab.lib.fonts import addMapping
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    folder = next((f for f in map(Path, FONTS) if (f / "LiberationSerif-Regular.ttf").exists()), None)
    if folder is None:
        raise FileNotFoundError("LiberationSerif-Regular.ttf: apt-get install fonts-liberation2")
    for name, file in _FACES.items():
        pdfmetrics.registerFont(TTFont(name, str(folder / f"{file}.ttf")))
    for n, name in enumerate(_FACES):
        addMapping("Serif", n & 1, n >> 1, name)


def _styles() -> dict:
    from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_RIGHT
    from reportlab.lib.styles import ParagraphStyle as Style

    base = Style("base", fontName="Serif", fontSize=13, leading=17, spaceAfter=5)
    return {
        "paragraph": Style("paragraph", base, alignment=TA_JUSTIFY, firstLineIndent=28),
        "item": Style("item", base, alignment=TA_JUSTIFY, firstLineIndent=28),
        "heading": Style("heading", base, fontName="Serif-Bold", firstLineIndent=28, spaceBefore=4),
        "title": Style("title", base, fontName="Serif-Bold", alignment=TA_CENTER),
        "center": Style("center", base, alignment=TA_CENTER, spaceAfter=2),
        "right": Style("right", base, alignment=TA_RIGHT),
        "note": Style("note", base, fontName="Serif-Italic", fontSize=10, leading=13),
        "cell": Style("cell", base, fontSize=10.5, leading=13, spaceAfter=0),
        "head": Style("head", base, fontName="Serif-Bold", fontSize=10.5, leading=13, spaceAfter=0, alignment=TA_CENTER),
        "figure": Style("figure", base, fontSize=10.5, leading=13, spaceAfter=0, alignment=TA_RIGHT),
        "side": Style("side", base, fontSize=12, leading=15, spaceAfter=0, alignment=TA_CENTER),
        "list": Style("list", base, fontSize=11, leading=14, spaceAfter=0),
    }


def _marked(text: str) -> str:
    from xml.sax.saxutils import escape

    out = ""
    for piece, bold, italic in runs(text):
        piece = escape(piece)
        piece = f"<i>{piece}</i>" if italic else piece
        out += f"<b>{piece}</b>" if bold else piece
    return out


def _text(block: Text, styles: dict):
    from reportlab.platypus import Paragraph

    return Paragraph(("- " if block.role == "item" else "") + _marked(block.text), styles[block.role])


def _columns(block: Columns, width: float, styles: dict):
    from reportlab.platypus import Paragraph
    from reportlab.platypus import Table as Drawn

    sides = [[Paragraph(_marked(line[side]), styles["list" if line[side].startswith("- ") else "side"])
              for line in block.lines if line[side]] for side in (0, 1)]
    return Drawn([sides], colWidths=[width * .45, width * .55], style=[("VALIGN", (0, 0), (-1, -1), "TOP")])


def _table(block: Table, width: float, styles: dict, repeat_header: bool, padding: int):
    from reportlab.lib import colors
    from reportlab.platypus import LongTable, Paragraph

    total = sum(block.widths)
    look = [("GRID", (0, 0), (-1, -1), .5, colors.black), ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("LEFTPADDING", (0, 0), (-1, -1), 3), ("RIGHTPADDING", (0, 0), (-1, -1), 3),
            ("TOPPADDING", (0, 0), (-1, -1), padding), ("BOTTOMPADDING", (0, 0), (-1, -1), padding)]
    look += [("SPAN", (c, r), (c + across - 1, r + down - 1)) for r, c, across, down in block.spans]
    data = [[Paragraph(_marked(cell_text(cell)), styles[_cell_style(r < block.header, cell)]) for cell in row]
            for r, row in enumerate(block.rows)]
    return LongTable(data, colWidths=[width * w / total for w in block.widths], style=look, spaceAfter=12,
                     repeatRows=block.header if repeat_header else 0)


def _cell_style(header: bool, cell: str) -> str:
    if header:
        return "head"
    return "figure" if cell.strip("*").replace(".", "").replace(",", "").isdigit() else "cell"
