"""A report as a Word file, laid out after Decree 30/2020/NĐ-CP (annex I): A4, Times New Roman 14, margins of 20–25 mm above
and below, 30–35 mm left, 15–20 mm right, page numbers centred above from the second page on. Citations are Word footnotes.
"""
from __future__ import annotations

from datetime import date
from io import BytesIO

from assistant.page.export.footnotes import Footnotes
from assistant.page.export.report import Paragraph, Report, Table, printable, source_line

FONT, SIZE, TABLE_SIZE = "Times New Roman", 14, 12


def word(report: Report, today: date | None = None) -> bytes:
    """The report as the bytes of a .docx; `today` is the day it is dated."""
    from docx import Document
    from docx.enum.section import WD_ORIENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm

    document = Document()
    _styles(document)
    section = document.sections[0]
    wide = any(isinstance(part, Table) and len(part.headers) > 4 for part in report.parts)
    section.page_width, section.page_height = (Mm(297), Mm(210)) if wide else (Mm(210), Mm(297))
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(31), Mm(16)
    _page_number(section)
    notes = Footnotes(document, {citation: source_line(known) for citation, known in enumerate(report.citations, 1)})
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.add_run(printable(report.title)).bold = True
    for part in report.parts:
        if isinstance(part, Table):
            _table(document, part, notes)
        else:
            _paragraph(document.add_paragraph(), part, notes)
    day = today or date.today()
    made = document.add_paragraph()
    made.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    made.add_run(f"Tổng hợp bằng Trợ lý kế hoạch, ngày {day:%d} tháng {day:%m} năm {day:%Y}").italic = True
    notes.write()
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _styles(document) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(SIZE)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:eastAsia", "w:cs", "w:hAnsi"):
        fonts.set(qn(script), FONT)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.15
    normal.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    normal.paragraph_format.first_line_indent = Mm(0)


def _page_number(section) -> None:
    """Arabic, centred in the upper margin, not on the first page."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    section.different_first_page_header_footer = True
    head = section.header.paragraphs[0]
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    head._p.append(field)


def _paragraph(into, part: Paragraph, notes: Footnotes, size: int | None = None) -> None:
    """Fills a paragraph of the document with a report's paragraph."""
    from docx.shared import Mm, Pt

    if part.kind == "quote":
        into.paragraph_format.left_indent = Mm(10)
    if part.kind == "item":
        into.paragraph_format.left_indent = Mm(5) if size is None else Mm(0)
        into.add_run("- ").font.size = Pt(size) if size else None
    for run in part.runs:
        if run.cites:
            notes.refer(into, run.cites)
            continue
        written = into.add_run(printable(run.text))
        written.bold, written.italic = run.bold or part.kind == "heading" or None, run.italic or part.kind == "quote" or None
        if size:
            written.font.size = Pt(size)


def _table(document, part: Table, notes: Footnotes) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    if part.title:
        document.add_paragraph(printable(part.title)).runs[0].bold = True
    table = document.add_table(rows=1, cols=len(part.headers))
    table.style = "Table Grid"
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    for place, header in zip(table.rows[0].cells, part.headers):
        heading = place.paragraphs[0]
        _paragraph(heading, Paragraph((_bold(header),)), notes, TABLE_SIZE)
        heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for row in part.rows:
        for place, cell in zip(table.add_row().cells, row):
            for i, piece in enumerate(cell.paragraphs):
                into = place.paragraphs[0] if i == 0 else place.add_paragraph()
                _paragraph(into, piece, notes, TABLE_SIZE)
                into.alignment = WD_ALIGN_PARAGRAPH.RIGHT if cell.number is not None else WD_ALIGN_PARAGRAPH.LEFT
    _columns(table, part, section=document.sections[0])
    document.add_paragraph()


def _columns(table, part: Table, section) -> None:
    """Widths by what the columns hold: a column of figures or marks needs less than one of sentences."""
    room = section.page_width - section.left_margin - section.right_margin
    longest = [max(len(part.headers[i]), *(len(row[i].text) + 4 * len(row[i].cites) for row in part.rows), 1) for i in range(len(part.headers))]
    weights = [min(max(length, 8), 120) ** 0.6 for length in longest]
    table.autofit = False
    for column, weight in zip(table.columns, weights):
        column.width = int(room * weight / sum(weights))
        for place in column.cells:
            place.width = column.width


def _bold(text: str):
    from assistant.page.export.report import Run

    return Run(text, bold=True)
