"""A report as an Excel file: numbers as numbers, a column of sources beside each table, the sources on a sheet of their own."""
from __future__ import annotations

from io import BytesIO

from assistant.page.export.report import Cell, Paragraph, Report, Table, printable, source_line
from assistant.page.markup import about, title_of

_LONGEST = 32_000        # characters that a cell takes; Excel's own limit is 32,767


def excel(report: Report) -> bytes:
    """The report as the bytes of an .xlsx."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = "Nội dung"
    _line(sheet, [report.title], bold=True)
    sheet.append([])
    for part in report.parts:
        if isinstance(part, Table):
            _table(sheet, part, report)
        else:
            _paragraph(sheet, part)
    sheet.column_dimensions["A"].width = 42
    for column in "BCDEFGH":
        sheet.column_dimensions[column].width = 28
    _sources(book.create_sheet("Nguồn"), report)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _paragraph(sheet, part: Paragraph) -> None:
    marks = "".join(f" [{run.cites}]" for run in part.runs if run.cites)
    _line(sheet, [part.text + marks], bold=part.kind == "heading")


def _table(sheet, part: Table, report: Report) -> None:
    _line(sheet, [*part.headers, "Nguồn trích dẫn"], bold=True, boxed=True)
    for row in part.rows:
        cites = dict.fromkeys(number for cell in row for number in cell.cites)
        sources = "\n".join(f"[{n}] {source_line(report.citations[n - 1])}" for n in cites if n <= len(report.citations))
        _line(sheet, [*(_value(cell) for cell in row), sources], boxed=True)
    sheet.append([])


def _value(cell: Cell) -> str | float:
    if cell.number is not None:
        return int(cell.number) if cell.number == int(cell.number) else cell.number
    return cell.text


def _line(sheet, values: list, *, bold: bool = False, boxed: bool = False) -> None:
    """A line of cells. Text is written as text, also where it begins with '=': nothing from a document becomes a formula."""
    from openpyxl.styles import Alignment, Border, Font, Side

    row = (sheet.max_row + 1) if any(cell.value is not None for cell in sheet[sheet.max_row]) or sheet.max_row > 1 else 1
    side = Side(style="thin")
    for column, value in enumerate(values, 1):
        cell = sheet.cell(row=row, column=column)
        if isinstance(value, str):
            cell.value = printable(value)[:_LONGEST]
            cell.data_type = "s"
        else:
            cell.value, cell.number_format = value, "#,##0.###" if isinstance(value, float) else "#,##0"
        cell.font = Font(name="Times New Roman", size=12, bold=bold)
        cell.alignment = Alignment(wrap_text=boxed, vertical="top")
        if boxed:
            cell.border = Border(side, side, side, side)


def _sources(sheet, report: Report) -> None:
    _line(sheet, ["Số", "Văn bản", "Số, ngày, nơi ban hành", "Điều khoản", "Trang", "Trích nguyên văn", "Tệp"], bold=True, boxed=True)
    for number, citation in enumerate(report.citations, 1):
        _line(sheet, [number, title_of(citation.document), about(citation.document), citation.clause.label, citation.clause.page or "",
                      citation.quote, citation.document.name], boxed=True)
    for column, width in zip("ABCDEFG", (6, 50, 30, 28, 8, 80, 28)):
        sheet.column_dimensions[column].width = width
