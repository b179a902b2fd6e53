"""Tables of Word, Excel and PDF files: merged cells, sheets with titles of their own, pages; the same rows as from text."""
from __future__ import annotations

from pathlib import Path

import docx
import openpyxl
import pytest

from tests.ingest.tables.tables_helper import tables_in
from index.records import RowRole
from ingest.blocks import Cell, Grid, GridRow, Line
from ingest.readers import read_file
from index.units import column_unit
from ingest.tables import stitch

OWN_PLANS = Path(__file__).resolve().parents[2] / "evaluation"


def test_merged_cells_of_word(tmp_path):
    document = docx.Document()
    document.add_paragraph("Phụ lục 2. Phân công nhiệm vụ")
    rows = [("TT", "Nhiệm vụ", "Cơ quan", "", "Thời gian"), ("", "", "Chủ trì", "Phối hợp", ""),
            ("I", "Hạ tầng", "", "", ""), ("1", "Kéo cáp quang", "Sở Khoa học và Công nghệ", "UBND xã", "2026"),
            ("2", "Phủ sóng 5G", "", "Viettel", "2027")]
    table = document.add_table(rows=len(rows), cols=5)
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            table.cell(r, c).text = text
    for first, last in (((0, 2), (0, 3)), ((0, 0), (1, 0)), ((0, 1), (1, 1)), ((0, 4), (1, 4)), ((2, 1), (2, 4)), ((3, 2), (4, 2))):
        text = table.cell(*first).text
        table.cell(*first).merge(table.cell(*last)).text = text
    path = tmp_path / "phân công.docx"
    document.save(path)
    (caption, drafts), = tables_in(list(read_file(path).blocks))
    assert caption.title == "Phụ lục 2: Phân công nhiệm vụ"
    assert drafts[0].headers == ("TT", "Nhiệm vụ", "Cơ quan › Chủ trì", "Cơ quan › Phối hợp", "Thời gian")
    assert [draft.role for draft in drafts] == [RowRole.GROUP, RowRole.LEAF, RowRole.LEAF]
    assert drafts[2].cells == ("2", "Phủ sóng 5G", "Sở Khoa học và Công nghệ", "Viettel", "2027")
    assert drafts[2].fragments == ("2", "Phủ sóng 5G", "Viettel", "2027")
    assert drafts[2].groups == ("I. Hạ tầng",)


def test_a_sheet_with_its_title_in_its_first_rows(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Kinh phí"
    for row in (["PHỤ LỤC 01"], ["DỰ TOÁN KINH PHÍ NĂM 2026"], ["Đơn vị tính: triệu đồng"], ["STT", "Nội dung", "Ngân sách tỉnh", None, "Ghi chú"],
                [None, None, "Chi thường xuyên", "Chi đầu tư", None], [None, "Tổng cộng", 1750, 2500.5, None],
                [1, "Tập huấn", 750, None, "12 lớp"], [2, "Mua máy", 1000, 2500.5, None]):
        sheet.append(row)
    for merged in ("A1:E1", "A2:E2", "A3:E3", "C4:D4", "A4:A5", "B4:B5", "E4:E5"):
        sheet.merge_cells(merged)
    second = book.create_sheet("Danh sách xã")
    for row in (["STT", "Xã"], [1, "An Phú"], [2, "An Lạc"]):
        second.append(row)
    path = tmp_path / "dự toán.xlsx"
    book.save(path)
    (caption, rows), (other, names) = tables_in(list(read_file(path).blocks))
    assert (caption.title, caption.unit) == ("PHỤ LỤC 01: DỰ TOÁN KINH PHÍ NĂM 2026", "triệu đồng")
    assert rows[0].headers == ("STT", "Nội dung", "Ngân sách tỉnh › Chi thường xuyên", "Ngân sách tỉnh › Chi đầu tư", "Ghi chú")
    assert [row.role for row in rows] == [RowRole.TOTAL, RowRole.LEAF, RowRole.LEAF]
    assert rows[0].cells[2:4] == ("1750", "2500,5") and column_unit(rows[0], 2) == "triệu đồng"
    assert other.title.endswith("Danh sách xã") and [row.cells for row in names] == [("1", "An Phú"), ("2", "An Lạc")]


@pytest.mark.parametrize(("stem", "text", "other"), [
    ("quang-tri-duong-nong-thon-2026", "md", "pdf"), ("nghe-an-bao-ve-rung-2024", "txt", "docx")])
def test_plans_of_our_own_give_the_same_rows_in_every_form(stem, text, other):
    tables = tables_in(list(read_file(OWN_PLANS / "plans" / f"{stem}.{text}").blocks))
    others = tables_in(list(read_file(OWN_PLANS / "formats" / f"{stem}.{other}").blocks))
    assert len(tables) >= 2
    for (caption, rows), (same, drafts) in zip(tables, others, strict=True):
        assert (caption.title, caption.unit) == (same.title, same.unit)
        assert [(r.headers, r.cells, r.groups, r.role, r.unit) for r in rows] == [(r.headers, r.cells, r.groups, r.role, r.unit) for r in drafts]


def cells(*texts: str | Cell | None) -> tuple[Cell | None, ...]:
    return tuple(Cell(text=text) if isinstance(text, str) else text for text in texts)


def test_a_merged_cell_that_goes_on_over_the_page():
    """An agency for four tasks, two on each page; the second page draws its part of the cell empty."""
    head = GridRow(cells=cells("STT", "Nhiệm vụ", "Cơ quan chủ trì"), page=1)
    first = Grid(spans_known=True, rows=(
        head, GridRow(cells=cells("1", "Khảo sát", Cell(text="Sở Xây dựng", down=2)), page=1), GridRow(cells=cells("2", "Thiết kế", None), page=1)))
    second = Grid(spans_known=True, rows=(
        GridRow(cells=cells("3", "Thi công", Cell(text="", down=2)), page=2), GridRow(cells=cells("4", "Nghiệm thu", None), page=2),
        GridRow(cells=cells("5", "Bàn giao", "UBND xã"), page=2)))
    (_, rows), = tables_in([Line(text="Bảng 1"), first, Line(text="2", page=2), second])
    assert [row.cells[2] for row in rows] == ["Sở Xây dựng"] * 4 + ["UBND xã"]
    assert [row.fragments for row in rows][3] == ("4", "Nghiệm thu") and [row.page for row in rows] == [1, 1, 2, 2, 2]


def test_sheets_and_tables_with_text_between_stay_apart():
    grid = Grid(spans_known=True, rows=(GridRow(cells=cells("STT", "Tên")), GridRow(cells=cells("1", "Cầu Đá"))))
    assert len(stitch([grid, Line(text="Ghi chú: số liệu ước tính."), grid])) == 3
    named = [Grid(spans_known=True, rows=grid.rows, name=name) for name in ("Xã A", "Xã B")]
    assert stitch(named) == named
