"""Tables of PDFs drawn for the test: ruled with merged cells, open at the sides, without rules, turned, over pages."""
from __future__ import annotations

import pytest

from tests.ingest.readers.pdf_files import LEFT, STEP, Pages, grids, lines, texts

from ingest.blocks import Grid
from ingest.readers.pdf import read

XS, YS = (85, 120, 260, 330, 400, 470, 540), (150, 170, 190, 225, 245)
CELLS = {(0, 0): "STT", (0, 1): "Nội dung", (0, 2): "Tổng số", (0, 3): "Nguồn vốn", (1, 3): "NSTW", (1, 4): "NS tỉnh",
         (1, 5): "Xã hội hóa", (2, 0): "1", (2, 1): ("Xây dựng kênh mương nội", "đồng xã Mẫu"), (2, 2): "1.250,5", (2, 3): "1.000",
         (2, 4): "250,5", (2, 5): "-", (3, 0): "Tổng cộng", (3, 2): "1.250,5", (3, 3): "1.000", (3, 4): "250,5"}
SPANS = {(0, 0): (2, 1), (0, 1): (2, 1), (0, 2): (2, 1), (0, 3): (1, 3), (3, 0): (1, 2)}
WANTED = [
    ["STT", "Nội dung", "Tổng số", "Nguồn vốn", None, None],
    [None, None, None, "NSTW", "NS tỉnh", "Xã hội hóa"],
    ["1", "Xây dựng kênh mương nội đồng xã Mẫu", "1.250,5", "1.000", "250,5", "-"],
    ["Tổng cộng", None, "1.250,5", "1.000", "250,5", ""],
]


def test_merged_cells_and_two_tables_on_a_page_in_their_places(tmp_path):
    pages = Pages(tmp_path / "a.pdf")
    pages.text(LEFT, 130, "Biểu 1. Kinh phí thực hiện")
    pages.table(XS, YS, CELLS, SPANS)
    pages.text(LEFT, 280, "Biểu 2. Tiến độ thực hiện")
    pages.table((85, 300, 540), (300, 320, 340), {(0, 0): "Việc", (0, 1): "Hạn", (1, 0): "Báo cáo", (1, 1): "15/12/2027"})
    pages.text(LEFT, 370, "Các sở, ngành căn cứ thực hiện.")
    reading = read(pages.done())

    kinds = ["bảng" if isinstance(block, Grid) else block.text for block in reading.blocks]
    assert kinds == ["Biểu 1. Kinh phí thực hiện", "bảng", "Biểu 2. Tiến độ thực hiện", "bảng", "Các sở, ngành căn cứ thực hiện."]
    first, second = grids(reading)
    assert texts(first) == WANTED and first.spans_known
    assert {(r, c): (cell.down, cell.across) for r, row in enumerate(first.rows) for c, cell in enumerate(row.cells)
            if cell and (cell.down, cell.across) != (1, 1)} == SPANS
    assert texts(second) == [["Việc", "Hạn"], ["Báo cáo", "15/12/2027"]]
    row = first.rows[2]
    assert row.page == 1
    assert [round(v) for v in (row.box.left * 595, row.box.top * 842, row.box.right * 595, row.box.bottom * 842)] == [85, 190, 540, 225]


def test_a_table_with_open_sides(tmp_path):
    pages = Pages(tmp_path / "a.pdf")
    ys = (100, 120, 140, 160)
    for y in ys:
        pages.rule(LEFT, y, 540, y)
    for x in (150, 400):
        pages.rule(x, ys[0], x, ys[-1])
    for r, cells in enumerate([("TT", "Tên", "Số lượng"), ("1", "Đường giao thông", "05"), ("2", "Nhà văn hóa", "-")]):
        for x, text in zip((LEFT + 3, 153, 403), cells):
            pages.text(x, ys[r] + 14, text, 11)

    [grid] = grids(read(pages.done()))

    assert texts(grid) == [["TT", "Tên", "Số lượng"], ["1", "Đường giao thông", "05"], ["2", "Nhà văn hóa", "-"]]


def test_a_table_whose_rows_have_no_rules_between_them(tmp_path):
    pages = Pages(tmp_path / "a.pdf")
    xs, rows = (85, 120, 400, 540), [("1", ("Trạm cấp nước xã Mẫu và", "tuyến ống chính"), "1.200"), ("2", ("Trường mầm non",), "850"),
                                     ("3", ("Nhà văn hóa thôn,", "sân thể thao"), "90")]
    pages.table(xs, (100, 120, 220), {(0, 0): "TT", (0, 1): "Công trình", (0, 2): "Kinh phí"})
    y = 134
    for number, name, money in rows:
        pages.text(xs[0] + 3, y, number, 11)
        pages.text(xs[2] + 3, y, money, 11)
        for line in name:
            pages.text(xs[1] + 3, y, line, 11)
            y += 14

    [grid] = grids(read(pages.done()))

    assert texts(grid) == [["TT", "Công trình", "Kinh phí"], ["1", "Trạm cấp nước xã Mẫu và tuyến ống chính", "1.200"],
                           ["2", "Trường mầm non", "850"], ["3", "Nhà văn hóa thôn, sân thể thao", "90"]]


def test_a_table_without_any_rules(tmp_path):
    pages = Pages(tmp_path / "a.pdf")
    pages.text(LEFT, 100, "Danh sách Tổ công tác gồm các ông, bà có tên sau đây:")
    y = 130
    for cells in [("1.", "Ông Nguyễn Văn Mẫu, Phó Chủ tịch", "Tổ trưởng"), ("2.", "Bà Trần Thị Thử, Trưởng phòng", "Tổ phó"),
                  ("", "Tài chính - Kế hoạch", ""), ("3.", "Ông Lê Văn Nháp, chuyên viên", "Thành viên")]:
        for x, text in zip((LEFT, 120, 430), cells):
            pages.text(x, y, text)
        y += STEP
    pages.text(LEFT, y + STEP, "Tổ công tác tự giải thể sau khi hoàn thành nhiệm vụ được giao.")
    reading = read(pages.done())

    [grid] = grids(reading)
    assert texts(grid) == [["1.", "Ông Nguyễn Văn Mẫu, Phó Chủ tịch", "Tổ trưởng"],
                           ["2.", "Bà Trần Thị Thử, Trưởng phòng Tài chính - Kế hoạch", "Tổ phó"],
                           ["3.", "Ông Lê Văn Nháp, chuyên viên", "Thành viên"]]
    assert [line.text[:13] for line in lines(reading)] == ["Danh sách Tổ ", "Tổ công tác t"]


def test_a_list_in_two_columns_is_read_row_by_row(tmp_path):
    pages = Pages(tmp_path / "a.pdf")
    y = 100
    for name, value in [("Diện tích tự nhiên:", "1.250 ha"), ("Dân số:", "12.300 người"), ("Số thôn:", "09")]:
        pages.text(LEFT, y, name)
        pages.text(300, y, value)
        y += STEP
    assert [line.text for line in lines(read(pages.done()))] == [
        "Diện tích tự nhiên: 1.250 ha", "Dân số: 12.300 người", "Số thôn: 09"]


def test_headings_on_their_side_in_narrow_columns(tmp_path):
    pages = Pages(tmp_path / "a.pdf")
    xs = (85, 200, 230, 260)
    pages.table(xs, (100, 180, 200), {(0, 0): "Chỉ tiêu", (1, 0): "Số hộ", (1, 1): "12", (1, 2): "15"})
    pages.upwards(218, 175, "Năm 2027")
    pages.upwards(248, 175, "Năm 2028")

    [grid] = grids(read(pages.done()))

    assert texts(grid) == [["Chỉ tiêu", "Năm 2027", "Năm 2028"], ["Số hộ", "12", "15"]]


def test_a_table_over_two_landscape_pages_is_given_page_by_page(tmp_path):
    pages = Pages(tmp_path / "a.pdf", landscape=True)
    for page in range(2):
        pages.table((60, 100, 600, 780), (80, 100, 120), {(0, 0): str(2 * page + 1), (0, 1): "Xây dựng xã", (0, 2): "10",
                                                          (1, 0): str(2 * page + 2), (1, 1): "Mẫu", (1, 2): "20"})
        pages.turn_over()

    first, second = grids(read(pages.done()))

    assert [row.page for row in (*first.rows, *second.rows)] == [1, 1, 2, 2]
    assert texts(second) == [["3", "Xây dựng xã", "10"], ["4", "Mẫu", "20"]]


def test_a_document_number_broken_in_a_cell_is_joined():
    from ingest.readers.pdf_tables import joined

    assert joined(["NQ số 42/2024/", "NQ-HĐND"]) == "NQ số 42/2024/NQ-HĐND"
    assert joined(["Quyết định 801/QĐ-", "TTg"]) == "Quyết định 801/QĐ-TTg"
    assert joined(["Mô hình/", "DA"]) == "Mô hình/ DA"
    assert joined(["- Sở Công Thương;", "- Sở Tài chính."]) == "- Sở Công Thương; - Sở Tài chính."


@pytest.mark.parametrize("lines, whole", [
    (["Phườn", "g Nếnh"], "Phường Nếnh"), (["Hạn 31/8/202", "3"], "Hạn 31/8/2023"), (["58.00", "0"], "58.000"), (["1.240.", "500"], "1.240.500"), (["202", "6"], "2026"),
    (["nuôi tr", "ồng"], "nuôi trồng"), (["Khu phố", "ba"], "Khu phố ba"), (["20", "26"], "20 26"), (["nhóm", "B"], "nhóm B"), (["12/5", "300"], "12/5 300"), (["Xã A", "n Hòa"], "Xã An Hòa"),
    (["thu gom", "rác"], "thu gom rác"), (["1.5", "6"], "1.5 6"),
])
def test_a_word_or_a_figure_that_a_narrow_column_breaks_is_whole(lines, whole):
    from ingest.readers.pdf_tables import joined

    assert joined(lines) == whole
