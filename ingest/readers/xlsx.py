"""Excel workbooks (.xlsx, .xlsm): each visible sheet's title lines and tables. Macros and links are never opened.

Formulas are never computed: the value that Excel stored last is read, and what has none is said in the notes.
"""
from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.blocks import Grid, Line, Reading
from ingest.errors import EmptyFile, TooLarge
from ingest.limits import MIB, Limits, check_member
from ingest.readers.legacy_fonts import family, to_unicode
from ingest.readers.number_format import shown
from ingest.readers.package import Package
from ingest.readers.sheet import Place, Sheet, blocks_of, tab_heading

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_SHEET_SIZE = 25 * MIB       # XML of one sheet: about 500,000 cells
_MOST_CELLS = 400_000
_MOST_COLUMNS = 300
_XML = (".xml", ".rels", ".vml")
# A formula without a stored value: <c r="B2"><f>SUM(B3:B9)</f><v></v></c>
_UNCOMPUTED = re.compile(rb"<f(?:\s[^>]*)?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>")


def read(path: Path) -> Reading:
    """A workbook's sheets in order. Raises DamagedFile, EncryptedFile, TooLarge, EmptyFile."""
    notes = _inspect(path)
    workbook = _open(path)
    blocks: list[Line | Grid] = []
    try:
        visible = [worksheet for worksheet in workbook.worksheets if worksheet.sheet_state == "visible"]
        notes += [f"bỏ qua trang tính ẩn “{worksheet.title}”" for worksheet in workbook.worksheets if worksheet not in visible]
        for worksheet in visible:
            sheet = _sheet(worksheet, path.name, notes)
            made = blocks_of(sheet)
            blocks += tab_heading(sheet, made) + made if len(visible) > 1 else made
    finally:
        workbook.close()
    if not blocks:
        raise EmptyFile(path.name, "không có ô nào có dữ liệu", "Hãy kiểm tra lại tệp gốc.")
    return Reading(media="xlsx", blocks=tuple(blocks), notes=tuple(dict.fromkeys(notes)))


def _inspect(path: Path) -> list[str]:
    """Looks at every XML part before a library does: sizes, entities; counts formulas without a value."""
    limits, uncomputed = Limits(), 0
    with Package(path, limits) as package:
        for part in package.names():
            if not part.endswith(_XML):
                continue
            is_sheet = "/worksheets/" in part
            check_member(package.info(part), path.name, _SHEET_SIZE if is_sheet else limits.part_size, limits)
            content = package.part(part)
            package.refuse_entities(content)
            if is_sheet:
                uncomputed += len(_UNCOMPUTED.findall(content))
    return [f"{uncomputed} ô công thức chưa có giá trị lưu sẵn nên để trống"] if uncomputed else []


def _open(path: Path) -> Workbook:
    import openpyxl

    with warnings.catch_warnings(), open(path, "rb") as stream:  # by its name, openpyxl would refuse an .xls that is none
        # "Data Validation extension is not supported and will be removed": nothing that is read here
        warnings.filterwarnings("ignore", category=UserWarning, module="openpyxl")
        try:
            return openpyxl.load_workbook(stream, data_only=True, keep_links=False)
        except MemoryError:
            raise
        except Exception as error:  # openpyxl lets through whatever a broken part makes its parsers raise
            with Package(path) as package:
                raise package.damaged("bảng tính bị hỏng") from error


def _sheet(worksheet: Worksheet, name: str, notes: list[str]) -> Sheet:
    """The cells with a value, as they are shown, with what each reaches over."""
    reach = {}
    for merged in worksheet.merged_cells.ranges:
        reach[(merged.min_row, merged.min_col)] = (merged.max_col - merged.min_col + 1, merged.max_row - merged.min_row + 1)
    places: dict[tuple[int, int], Place] = {}
    for cell in _filled(worksheet, name):
        text = shown(cell.value, cell.number_format)
        font = cell.font.name or ""
        if family(font) and isinstance(cell.value, str):
            notes.append(f"đã chuyển mã {family(font)} sang Unicode theo phông chữ")
            text = to_unicode(text, font)
        if text:
            across, down = reach.get((cell.row, cell.column), (1, 1))
            places[(cell.row, cell.column)] = Place(
                text, across, down, bold=bool(cell.font.b), italic=bool(cell.font.i),
                centered=cell.alignment.horizontal in ("center", "centerContinuous"), number=not isinstance(cell.value, str))
    return Sheet(worksheet.title, places, _heading_rows(worksheet))


def _filled(worksheet: Worksheet, name: str) -> Iterator:
    count, columns = 0, set()
    for cell in worksheet._cells.values():  # only cells that the file has: rows() would make millions of empty ones
        if cell.value is not None:
            count += 1
            columns.add(cell.column)
            if count > _MOST_CELLS or len(columns) > _MOST_COLUMNS:
                raise TooLarge(name, f"trang tính “{worksheet.title}” có hơn {_MOST_CELLS} ô hoặc hơn {_MOST_COLUMNS} cột",
                               "Hãy tách thành nhiều tệp nhỏ hơn.")
            yield cell


def _heading_rows(worksheet: Worksheet) -> tuple[int, int]:
    """First and last of the rows printed on every page, which the sheet thus marks as headings; (0, 0) where none."""
    found = re.search(r"(\d+):\$?(\d+)", worksheet.print_title_rows or "")
    return (int(found[1]), int(found[2])) if found else (0, 0)
