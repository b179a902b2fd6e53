"""A report as an Excel file: numbers as numbers, a column of sources beside each table, the sources on a sheet of their own."""
from __future__ import annotations

from io import BytesIO

from assistant.page.export.report import Cell, Paragraph, Report, Table, place_line, printable
from assistant.page.markup import about, title_of

_LONGEST = 32_000        # characters that a cell takes; Excel's own limit is 32,767
_WIDTHS = (42, 28, 60)   # characters that the first column, each other one, and the sources are wide
_LINE, _TALLEST = 16.5, 409.0        # points: a line of Times New Roman 12; the tallest row that Excel knows


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
    first, other, sources = _WIDTHS
    _laid_out(sheet, (first, *(other,) * max(sheet.max_column - 2, 0), sources)[:sheet.max_column])
    _sources(book.create_sheet("Nguồn"), report)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _paragraph(sheet, part: Paragraph) -> None:
    marks = "".join(f" [{run.cites}]" for run in part.runs if run.cites)
    _line(sheet, [part.text + marks], bold=part.kind == "heading")


def _table(sheet, part: Table, report: Report) -> None:
    told = [i for i in range(len(part.headers)) if any(row[i].text or row[i].number is not None for row in part.rows)]     # not a column of marks only
    _line(sheet, [*(part.headers[i] for i in told), "Nguồn trích dẫn"], bold=True, boxed=True)
    for row in part.rows:
        cites = dict.fromkeys(number for cell in row for number in cell.cites)
        sources = "\n".join(f"[{n}] {place_line(report.citations[n - 1])}" for n in cites if n <= len(report.citations))
        _line(sheet, [*(_value(row[i]) for i in told), sources], boxed=True)
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
    _laid_out(sheet, (6, 50, 30, 28, 8, 80, 28))


def _laid_out(sheet, widths: tuple[int, ...]) -> None:
    """Columns of these widths, rows as high as their text needs (not every program works that out itself), and printed on A4 across."""
    from openpyxl.utils import get_column_letter

    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    for row in sheet.iter_rows():
        lines = max((sum(-(-len(line) // max(widths[cell.column - 1] - 2, 1)) or 1 for line in str(cell.value).split("\n"))
                     for cell in row if cell.alignment.wrap_text and cell.value is not None), default=1)
        sheet.row_dimensions[row[0].row].height = min(_LINE * lines, _TALLEST)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
