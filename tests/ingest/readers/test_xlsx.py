"""Excel workbooks: title lines, tables with merged headers, figures as they are shown, notes and signatures below."""
from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from ingest.blocks import Grid, Line
from ingest.errors import DamagedFile, EmptyFile
from ingest.readers.xlsx import read
from tests.ingest.readers.word_files import cells, lines, texts, with_parts


@pytest.fixture
def book() -> Workbook:
    """A budget annex as a commune sends it: heading block, title, unit, header of two rows, groups, total, signature."""
    book = Workbook()
    sheet = book.active
    sheet.title = "PL 02"
    rows = [
        ["UBND XÃ BÌNH AN", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        [],
        ["PHỤ LỤC 02: NHU CẦU KINH PHÍ"],
        [None, None, None, None, "Đơn vị tính: triệu đồng"],
        ["STT", "Nội dung", "Kinh phí", None, "Thời gian"],
        [None, None, "NSTW", "Tỷ lệ", None],
        ["I", "Đào tạo nghề"],
        [1, "Mở lớp\ntruyền nghề", 57285, 0.3, 2027],
        [2, "Tập huấn", 1300.5, 0.125, None],
        [None, "TỔNG CỘNG", 58585.5, None, None],
        ["Ghi chú: số liệu ước tính."],
        [],
        ["NGƯỜI LẬP BIỂU", None, None, "TM. ỦY BAN NHÂN DÂN"],
    ]
    for row in rows:
        sheet.append(row)
    for merged in ("A1:C1", "D1:E1", "A3:E3", "A5:A6", "B5:B6", "C5:D5", "E5:E6", "A11:E11"):
        sheet.merge_cells(merged)
    sheet["A3"].font, sheet["A3"].alignment = Font(bold=True), Alignment(horizontal="center")
    for row in (8, 9, 10):
        sheet[f"C{row}"].number_format, sheet[f"D{row}"].number_format = "#,##0.##", "0.#%"
    return book


def saved(book: Workbook, folder: Path) -> tuple[Line | Grid, ...]:
    book.save(folder / "k.xlsx")
    return read(folder / "k.xlsx").blocks


def test_lines_above_and_below_and_the_table_between(book: Workbook, tmp_path: Path) -> None:
    blocks = saved(book, tmp_path)
    assert texts(blocks) == [
        "UBND XÃ BÌNH AN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "PHỤ LỤC 02: NHU CẦU KINH PHÍ", "Đơn vị tính: triệu đồng",
        "Ghi chú: số liệu ước tính.", "NGƯỜI LẬP BIỂU", "TM. ỦY BAN NHÂN DÂN"]
    title = next(line for line in lines(blocks) if line.text.startswith("PHỤ LỤC"))
    assert title.centered and title.bold == len(title.text)
    [grid] = [block for block in blocks if isinstance(block, Grid)]
    assert grid.name == "PL 02" and grid.spans_known
    assert cells(grid) == [
        ["STT", "Nội dung", "Kinh phí", None, "Thời gian"], [None, None, "NSTW", "Tỷ lệ", None],
        ["I", "Đào tạo nghề", "", "", ""], ["1", "Mở lớp truyền nghề", "57.285", "30%", "2027"],
        ["2", "Tập huấn", "1.300,5", "12,5%", ""], ["", "TỔNG CỘNG", "58.585,5", "", ""]]
    assert [(cell.across, cell.down) for cell in grid.rows[0].cells if cell] == [(1, 2), (1, 2), (2, 1), (1, 2)]


def test_two_tables_in_one_sheet_and_a_blank_row_inside_one(book: Workbook, tmp_path: Path) -> None:
    sheet = book.active
    sheet.delete_rows(11, 3)
    for row in ([], [3, "Sau dòng trống", 5, 0.5, 2028], [], ["Biểu 2: Danh sách"], ["TT", "Tên", "Xã", "Năm", "Ghi chú"],
                [1, "Mây tre", "Bình An", 2026, "mới"]):
        sheet.append(row)
    blocks = saved(book, tmp_path)
    first, second = [block for block in blocks if isinstance(block, Grid)]
    assert cells(first)[-1][:2] == ["3", "Sau dòng trống"]
    assert cells(second) == [["TT", "Tên", "Xã", "Năm", "Ghi chú"], ["1", "Mây tre", "Bình An", "2026", "mới"]]
    assert texts(blocks)[-1] == "Biểu 2: Danh sách"


def test_hidden_sheets_and_formulas_without_a_value_are_said(book: Workbook, tmp_path: Path) -> None:
    hidden = book.create_sheet("nháp")
    hidden["A1"], hidden.sheet_state = "không đọc", "hidden"
    book.active["C10"] = "=SUM(C8:C9)"
    book.save(tmp_path / "k.xlsx")
    reading = read(tmp_path / "k.xlsx")
    assert "bỏ qua trang tính ẩn “nháp”" in reading.notes
    assert "1 ô công thức chưa có giá trị lưu sẵn nên để trống" in reading.notes
    assert "không đọc" not in texts(reading.blocks)


def test_formula_texts_stay_data(book: Workbook, tmp_path: Path) -> None:
    book.active["B8"].value = "=HYPERLINK(\"https://gia-mao.example.invalid\")"
    book.active["B8"].data_type = "s"
    [grid] = [block for block in saved(book, tmp_path) if isinstance(block, Grid)]
    assert cells(grid)[3][1].startswith("=HYPERLINK(")


def test_far_formatted_cells_cost_nothing(book: Workbook, tmp_path: Path) -> None:
    book.active["ZZ60000"].font = Font(bold=True)
    [grid] = [block for block in saved(book, tmp_path) if isinstance(block, Grid)]
    assert len(grid.rows) == 6 and len(grid.rows[0].cells) == 5


def test_fonts_from_before_unicode(book: Workbook, tmp_path: Path) -> None:
    book.active["B9"], book.active["B9"].font = "B¶o tån lµng nghÒ", Font(name=".VnTime")
    book.save(tmp_path / "k.xlsx")
    reading = read(tmp_path / "k.xlsx")
    [grid] = [block for block in reading.blocks if isinstance(block, Grid)]
    assert cells(grid)[4][1] == "Bảo tồn làng nghề"
    assert "đã chuyển mã TCVN3 (ABC) sang Unicode theo phông chữ" in reading.notes


def test_empty_and_broken_workbooks(tmp_path: Path) -> None:
    Workbook().save(tmp_path / "rong.xlsx")
    with pytest.raises(EmptyFile, match="rong.xlsx"):
        read(tmp_path / "rong.xlsx")
    with_parts(tmp_path / "rong.xlsx", {"xl/worksheets/sheet1.xml": "<worksheet"})
    with pytest.raises(DamagedFile, match="rong.xlsx: bảng tính bị hỏng"):
        read(tmp_path / "rong.xlsx")
    with_parts(tmp_path / "rong.xlsx", {"xl/worksheets/sheet1.xml": '<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>'})
    with pytest.raises(DamagedFile, match="DOCTYPE"):
        read(tmp_path / "rong.xlsx")


def test_each_of_several_sheets_begins_a_part_of_its_own(book: Workbook, tmp_path: Path) -> None:
    for name, rows in (("PL.III", [["DANH SÁCH XÃ"], ["TT", "Xã"], [1, "An"]]), ("Tổng hợp", [["TT", "Xã"], [1, "Bình"]]),
                       ("trống", [])):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    found = texts(saved(book, tmp_path))
    assert "Phụ lục 02" not in found                      # the first sheet says itself that it is 'PHỤ LỤC 02: …'
    assert found[-3:] == ["Phụ lục III", "DANH SÁCH XÃ", "Phụ lục: Tổng hợp"]
