"""Small tables of other subjects: headings, groups, totals, units, captions, and what is no table."""
from __future__ import annotations

import pytest

from index.records import RowRole
from ingest.blocks import Grid
from ingest.readers.text import read_text
from index.units import column_unit
from ingest.tables import find_delimited
from ingest.tables.markers import leading_marker, marker_of

LEAF, GROUP, SUBTOTAL, TOTAL = RowRole.LEAF, RowRole.GROUP, RowRole.SUBTOTAL, RowRole.TOTAL


def table(lines: str) -> str:
    """'|' for a tab, so that the columns are seen in this file."""
    return "\n".join("\t".join(cell.strip() for cell in line.split("|")) for line in lines.strip().splitlines())


def only(tables):
    (caption, rows), = tables
    return caption, rows


def test_targets_without_a_column_of_numbers(text_tables):
    caption, rows = only(text_tables("Bảng 2. Chỉ tiêu giảm nghèo\n" + table("""
Chỉ tiêu | Đơn vị tính | Thực hiện 2025 | Kế hoạch | |
 | | | 2026 | 2027 | 2028
Tỷ lệ hộ nghèo đa chiều | % | 8,5 | 7,0 | 5,5 | 4,0
Số xã đạt chuẩn | xã | 12 | 14 | - | 20""")))
    assert caption.title == "Bảng 2: Chỉ tiêu giảm nghèo"
    assert rows[0].headers == ("Chỉ tiêu", "Đơn vị tính", "Thực hiện 2025", "Kế hoạch › 2026", "Kế hoạch › 2027", "Kế hoạch › 2028")
    assert [row.role for row in rows] == [LEAF, LEAF]
    assert column_unit(rows[0], 4) == "%" and column_unit(rows[1], 3) == "xã"
    assert rows[1].cells[4] == "-"


def test_a_pipe_table_with_marks_and_an_escaped_pipe(text_tables):
    caption, rows = only(text_tables("**Bảng 1: Phân công nhiệm vụ**\n\n| STT | Nhiệm vụ | Cơ quan chủ trì |\n|---|:--|:-:|\n"
                                     "| 1 | **Xây dựng** nền tảng số | <b>Sở KH&CN</b> |\n| 2 | Lớp A \\| B<br>đợt 1 | Sở Nội vụ |\n"))
    assert caption.title == "Bảng 1: Phân công nhiệm vụ"
    assert [row.cells for row in rows] == [("1", "Xây dựng nền tảng số", "Sở KH&CN"), ("2", "Lớp A | B đợt 1", "Sở Nội vụ")]


def test_money_by_commune_with_column_numbers_and_spaced_figures(text_tables):
    caption, rows = only(text_tables("Biểu số 05\nDỰ TOÁN KINH PHÍ\nĐơn vị tính: Triệu đồng\n" + table("""
TT | Xã, phường | Tổng | Ngân sách trung ương | | Ngân sách tỉnh
 | | | Đầu tư | Sự nghiệp |
A | B | 1=2+3+4 | 2 | 3 | 4
 | Tổng số | 3 250 | 1 250 | 1 000 | 1 000
1 | Phường An Bình | 1 250 | 1 000 | - | 250
2 | Xã Đông Hải | 2 000 | 250 | 1 000 | 750""")))
    assert (caption.title, caption.unit) == ("Biểu số 05: DỰ TOÁN KINH PHÍ", "triệu đồng")
    assert rows[0].headers[3:] == ("Ngân sách trung ương › Đầu tư", "Ngân sách trung ương › Sự nghiệp", "Ngân sách tỉnh")
    assert [row.role for row in rows] == [TOTAL, LEAF, LEAF]
    assert rows[1].cells[3:] == ("1 000", "-", "250")


def test_part_totals_belong_to_their_groups(text_tables):
    _, rows = only(text_tables(table("""
TT | Nội dung | Kinh phí (triệu đồng) | Nguồn
I | Thủy lợi | |
1 | Kênh A | 100 | tỉnh
2 | Kênh B | 200 | tỉnh
 | Cộng | 300 |
II | Giao thông | |
1 | Đường C | 400 | trung ương
 | Cộng mục II | 400 |
 | TỔNG CỘNG (I+II) | 700 | """)))
    assert [row.role for row in rows] == [GROUP, LEAF, LEAF, SUBTOTAL, GROUP, LEAF, SUBTOTAL, TOTAL]
    assert rows[3].groups == rows[1].groups == ("I. Thủy lợi",) and rows[6].groups == ("II. Giao thông",)
    assert rows[7].groups == () and rows[0].unit == "triệu đồng"


def test_a_total_that_says_how_many_rows_it_adds_up(text_tables):
    _, rows = only(text_tables(table("""
TT | Xã | Trường | Xây mới (khu)
1 | Xã A | Tiểu học C | 2
2 | Xã B | Tiểu học D | 1
 | Cộng 02 trường | | 3""")))
    assert [row.role for row in rows] == [LEAF, LEAF, TOTAL]


def test_a_row_with_the_sum_of_those_below_is_a_subtotal_and_a_rate_is_not(text_tables):
    _, rows = only(text_tables(table("""
TT | Nội dung | ĐVT | Năm 2026 | Năm 2027
1 | Trồng rừng | ha | 300 | 400
1.1 | Rừng phòng hộ | ha | 100 | 150
1.2 | Rừng sản xuất | ha | 200 | 250
a) | Keo | ha | 120 | 150
b) | Quế | ha | 80 | 100
2 | Tỷ lệ hộ nghèo | % | 5 | 4
- | Hộ dân tộc thiểu số | % | 9 | 7""")))
    assert [row.role for row in rows] == [SUBTOTAL, LEAF, SUBTOTAL, LEAF, LEAF, LEAF, LEAF]
    assert rows[4].groups == ("1. Trồng rừng", "1.2. Rừng sản xuất") and rows[6].groups == ("2. Tỷ lệ hộ nghèo",)


def test_an_item_that_speaks_of_a_total_is_an_item(text_tables):
    _, rows = only(text_tables(table("""
TT | Chỉ tiêu | ĐVT | 2026
1 | Tổng vốn đầu tư toàn xã hội | tỷ đồng | 900
2 | Tổng số hộ dân | hộ | 5.000
3 | Cộng đồng tham gia | người | 40""")))
    assert [row.role for row in rows] == [LEAF, LEAF, LEAF]


def test_unnumbered_groups(text_tables):
    _, rows = only(text_tables(table("""
STT | Tên dự án | Tổng mức đầu tư | Năm
1 | Trường Z | 5.000 | 2026
Dự án chuyển tiếp | | |
2 | Trường A | 10.000 | 2026
3 | Trường B | 12.500 | 2027
Dự án khởi công mới | | |
1 | Trường C | 9.000 | 2028""")))
    assert [row.role for row in rows] == [LEAF, GROUP, LEAF, LEAF, GROUP, LEAF]
    assert [row.groups for row in rows if row.role is LEAF] == [
        (), ("Dự án chuyển tiếp",), ("Dự án chuyển tiếp",), ("Dự án khởi công mới",)]


def test_a_heading_that_lost_its_left_cells(text_tables):
    _, rows = only(text_tables(table("""
TT | Đơn vị | Tổng | Trong đó | |
NSTW | NST | Khác
1 | Xã A | 6 | 1 | 2 | 3
2 | Xã B | 9 | 2 | 3 | 4""")))
    assert rows[0].headers == ("TT", "Đơn vị", "Tổng", "Trong đó › NSTW", "Trong đó › NST", "Trong đó › Khác")


def test_a_heading_whose_last_cell_reaches_to_the_end_of_a_longer_row_below(text_tables):
    _, rows = only(text_tables("TT\tĐơn vị\tTheo cấp học\t\tNguồn vốn\n\t\tMầm non\tTiểu học\tNSTW\tNS tỉnh\tEVN\n1\tXã A\t6\t1\t2\t3\t-\n2\tXã B\t9\t2\t3\t4\t5"))
    assert rows[0].headers == ("TT", "Đơn vị", "Theo cấp học › Mầm non", "Theo cấp học › Tiểu học", "Nguồn vốn › NSTW", "Nguồn vốn › NS tỉnh", "Nguồn vốn › EVN")
    assert rows[1].cells[-1] == "5"


def test_a_heading_of_what_is_counted(text_tables):
    _, rows = only(text_tables("Huyện/Xã\tSố voi (con)\t\t\tSố hộ chủ voi\n\tTổng\tĐực\tCái\nHuyện A\t19\t6\t13\t16\nXã B\t14\t5\t9\t11"))
    assert rows[0].headers == ("Huyện/Xã", "Số voi (con) › Tổng", "Số voi (con) › Đực", "Số voi (con) › Cái", "Số hộ chủ voi")


def test_months_and_quarters_headed_by_a_letter_are_spelled_out(text_tables):
    _, rows = only(text_tables(table("""
TT | Hoạt động | T4 | T5 | T6
1 | Phát quang | x | | x
2 | Tuần tra | | x | x""")))
    assert rows[0].headers == ("TT", "Hoạt động", "Tháng 4", "Tháng 5", "Tháng 6")
    _, rows = only(text_tables(table("""
TT | Hoạt động | Tiến độ | | | T4
 | | Q1 | Q2 | QIII |
1 | Phát quang | x | | x | 12
2 | Tuần tra | | x | x | 15""")))
    assert rows[0].headers == ("TT", "Hoạt động", "Tiến độ › Quý I", "Tiến độ › Quý II", "Tiến độ › Quý III", "T4")


def test_a_heading_broken_over_rows_and_repeated_otherwise(text_tables):
    _, rows = only(text_tables(table("""
STT | Nội dung | Kinh phí | Cơ quan
 | | (triệu đồng) | thực hiện
1 | Nạo vét kênh | 500 | Sở Xây dựng""") + "\n\n" + table("""
STT | Nội | Kinh | Cơ quan
 | dung | phí (triệu | thực
 | | đồng) | hiện
2 | Sửa cống | 300 | UBND xã""")))
    assert rows[0].headers == ("STT", "Nội dung", "Kinh phí (triệu đồng)", "Cơ quan thực hiện")
    assert [row.cells[0] for row in rows] == ["1", "2"]


def test_rows_written_a_line_of_text_at_a_time(text_tables):
    _, rows = only(text_tables(table("""
TT | Nhiệm vụ | Chủ trì | Phối hợp
1 | Xây dựng đề án chuyển | Sở Khoa học | Các sở, ngành
 | đổi số giai đoạn 2026 | và Công nghệ |
2 | Nâng cấp trung tâm | Sở Nội vụ | UBND các
 | dữ liệu | | xã, phường
3 | Báo cáo | Văn phòng | """)))
    assert [row.cells for row in rows] == [
        ("1", "Xây dựng đề án chuyển đổi số giai đoạn 2026", "Sở Khoa học và Công nghệ", "Các sở, ngành"),
        ("2", "Nâng cấp trung tâm dữ liệu", "Sở Nội vụ", "UBND các xã, phường"), ("3", "Báo cáo", "Văn phòng", "")]
    assert rows[1].fragments == ("2", "Nâng cấp trung tâm", "Sở Nội vụ", "UBND các", "dữ liệu", "xã, phường")


def test_a_cut_row_of_a_table_without_numbers_and_a_new_row(text_tables):
    _, rows = only(text_tables(table("""
Chỉ tiêu | Giải pháp | Cơ quan
Tỷ lệ thất nghiệp | Mở sàn giao dịch việc làm, | Sở Nội vụ""") + "\n\n" + table("""
 | liên kết với doanh nghiệp |
Tỷ lệ nhập học | Miễn học phí | Sở Giáo dục và Đào tạo""")))
    assert rows[0].cells[1] == "Mở sàn giao dịch việc làm, liên kết với doanh nghiệp"
    assert [row.cells[0] for row in rows] == ["Tỷ lệ thất nghiệp", "Tỷ lệ nhập học"]


def test_two_tables_of_one_annex_with_headings_of_their_own(text_tables):
    """'TT' begins a heading that does not repeat the one above, though few of its words are those of headings."""
    tables = text_tables("Phụ lục 2. Nhà dài và bến thuyền\n\n" + """\
| TT | Nhà dài | Buôn | Gian |
|---|---|---|---|
| 1 | Nhà Ama Thuột | Buôn Ky | 12 |
| 2 | Nhà Y Bhem | Buôn Jun | 9 |

| TT | Bến | Buôn | Thuyền |
|---|---|---|---|
| 1 | Bến Nước Trong | Buôn Lê | 30 |
""")
    assert [rows[0].headers for _, rows in tables] == [("TT", "Nhà dài", "Buôn", "Gian"), ("TT", "Bến", "Buôn", "Thuyền")]
    assert [[row.cells[1] for row in rows] for _, rows in tables] == [["Nhà Ama Thuột", "Nhà Y Bhem"], ["Bến Nước Trong"]]


def test_two_tables_one_after_another(text_tables):
    tables = text_tables("Bảng 1. Trường học\n" + table("""
STT | Tên trường | Xã | Số lớp
1 | Mầm non Hoa Sen | An Phú | 12
2 | Tiểu học Lê Lợi | An Phú | 20
STT | Tên trạm y tế | Xã | Số giường
1 | Trạm y tế An Phú | An Phú | 5"""))
    assert [rows[0].headers[1] for _, rows in tables] == ["Tên trường", "Tên trạm y tế"]
    assert [len(rows) for _, rows in tables] == [2, 1]


def test_a_page_number_between_two_parts_of_a_table_goes(text_tables):
    _, rows = only(text_tables(table("""
STT | Tên cầu | Xã
1 | Cầu Sắt | An Phú""") + "\n12\nPhụ lục 1 (tiếp theo)\n(Đơn vị tính: triệu đồng)\n" + table("""
STT | Tên cầu | Xã
2 | Cầu Đá | An Lạc
3 | Cầu Gỗ | An Lạc""")))
    assert [row.cells[1] for row in rows] == ["Cầu Sắt", "Cầu Đá", "Cầu Gỗ"]


def test_units_of_columns_that_count_beside_money(text_tables):
    caption, rows = only(text_tables("Bảng 3. Đào tạo nghề\nKinh phí tính bằng triệu đồng\n" + table("""
TT | Địa bàn | Số người học | | Cộng | Kinh phí | | Diện tích (ha)
 | | 2026 | 2027 | | Trung ương | Tỉnh |
1 | Huyện A | 600 | 650 | 1.250 | 3.900 | 3.000 | 5
2 | Huyện B | 100 | 150 | 250 | 900 | 300 | 2""")))
    assert caption.unit == "triệu đồng"
    assert [column_unit(rows[0], c) for c in range(2, 8)] == ["", "", "", "triệu đồng", "triệu đồng", "ha"]


def test_a_heading_written_into_each_column_it_reaches_over(text_tables):
    _, rows = only(text_tables(table("""
STT | Xã | Hộ nghèo đầu năm | Hộ nghèo đầu năm | Chỉ tiêu giảm (hộ)
 | | Số hộ | Tỷ lệ (%) |
1 | Xã A | 475 | 21,1 | 90
2 | Xã B | 745 | 38,0 | 125""")))
    assert rows[0].headers == ("STT", "Xã", "Hộ nghèo đầu năm › Số hộ", "Hộ nghèo đầu năm › Tỷ lệ (%)", "Chỉ tiêu giảm (hộ)")
    assert [row.cells[2] for row in rows] == ["475", "745"]


def test_each_column_has_its_own_of_several_units(text_tables):
    caption, rows = only(text_tables("Phụ lục 1\nCHỈ TIÊU ĐÀO TẠO\nĐVT: lớp, người, triệu đồng\n" + table("""
STT | Địa phương | Số lớp | Số người | Kinh phí
1 | Huyện A | 2 | 60 | 540
2 | Huyện B | 4 | 130 | 630""")))
    assert [column_unit(rows[0], c) for c in (2, 3, 4)] == ["", "", "triệu đồng"]


def test_a_unit_in_the_heading_of_one_column_is_not_that_of_all(text_tables):
    _, rows = only(text_tables(table("""
TT | Làng nghề | Số cơ sở | Nước thải (m3/ngày)
1 | Làng A | 186 | 210
2 | Làng B | 275 | 20""")))
    assert rows[0].unit == "" and [column_unit(rows[0], c) for c in (2, 3)] == ["", "m3/ngày"]


def test_money_in_the_heading_of_one_column_is_not_that_of_what_is_counted_before_it(text_tables):
    _, rows = only(text_tables(table("""
TT | Đội | Số nghệ nhân | Trong đó biết chỉnh chiêng | Hỗ trợ (triệu đồng) | Trong đó NSNN
1 | Làng A | 45 | 5 | 100 | 60
2 | Làng B | 33 | 2 | 80 | 50""")))
    assert [column_unit(rows[0], c) for c in (2, 3, 4, 5)] == ["", "", "triệu đồng", "triệu đồng"]


@pytest.mark.parametrize("text", [
    "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH A\tĐộc lập - Tự do - Hạnh phúc\nSố: 12/KH-UBND\tA, ngày 5 tháng 1 năm 2026",
    "Nơi nhận:\t\tTM. ỦY BAN NHÂN DÂN\n- Như trên;\t\tCHỦ TỊCH\n- Lưu: VT.\t\tNguyễn Văn A",
    "I. Mục tiêu\t2\nII. Nhiệm vụ\t3\n1. Tuyên truyền\t3\nIII. Tổ chức thực hiện\t7",
    "Một dòng\tcó một dấu tab",
])
def test_lines_set_with_tabs_are_no_table(text):
    assert not any(isinstance(block, Grid) for block in find_delimited(read_text(text, "thử.txt")))


@pytest.mark.parametrize(("lines", "title", "unit"), [
    ("Phụ lục:**Danh mục công trình***(Kèm theo Kế hoạch số: /KH-UBND ngày / / 2026 của UBND tỉnh A)*", "Phụ lục: Danh mục công trình", ""),
    ("PHỤ LỤC 02\nDANH MỤC DỰ ÁN\n(Ban hành kèm theo Quyết định số 5/QĐ-UBND ngày 1/2/2026)\nĐVT: Triệu đồng", "PHỤ LỤC 02: DANH MỤC DỰ ÁN", "triệu đồng"),
    ("PHỤ LỤC 1\nTRẠM Y TẾ\n(Kèm theo Kế hoạch số 5/KH-SYT ngày 1/2/2026; đơn vị tính kinh phí: triệu đồng)", "PHỤ LỤC 1: TRẠM Y TẾ", "triệu đồng"),
    ("Công việc năm nay có nhiều thuận lợi.\nDanh sách hộ được hỗ trợ", "Danh sách hộ được hỗ trợ", ""),
    ("Bảng dưới đây cho thấy tiến độ chung\ncủa các xã trong huyện.", "", ""),
    ("Đơn vị: Xã An Phú\n(Đơn vị: nghìn đồng)", "", "nghìn đồng"),
    ("Phân bổ kinh phí cho các xã như sau:", "Phân bổ kinh phí cho các xã như sau", ""),
])
def test_captions(text_tables, lines, title, unit):
    caption, _ = only(text_tables(lines + "\n" + table("STT | Tên | Xã\n1 | Cầu Đá | An Lạc\n2 | Cầu Gỗ | An Phú")))
    assert (caption.title, caption.unit) == (title, unit)


@pytest.mark.parametrize(("text", "kind", "value"), [
    ("1", "number", 1), ("02.", "number", 2), ("(3)", "number", 3), ("1.2", "decimal2", 2), ("I.1", "decimal2", 1), ("2.1.3.", "decimal3", 3),
    ("IV", "roman", 4), ("A", "upper", 1), ("Đ", "upper", 5), ("b)", "lower", 2), ("-", "dash", 0), ("–", "dash", 0), ("+", "plus", 0)])
def test_markers(text, kind, value):
    marker = marker_of(text)
    assert marker is not None and (marker.kind, marker.value) == (kind, value)


def test_a_letter_after_letters_and_a_roman_number_after_roman_numbers():
    assert marker_of("I", marker_of("H")).kind == "upper"
    assert marker_of("V", marker_of("IV")).kind == "roman"
    assert marker_of("C", marker_of("B")).kind == "upper"
    assert leading_marker("1. Xã Quảng Uyên").kind == "number" and leading_marker("- Mương thoát nước").kind == "dash"
    for text in ("Tổng số", "2026", "12/4", "", "Xã A"):
        assert marker_of(text) is None and leading_marker(text) is None


def test_numbers_that_character_recognition_misread_follow_their_neighbours(text_tables):
    """'Đ' between 4 and 6 is 5, 'H' after I is II; the cell keeps what was read."""
    _, rows = only(text_tables(table("""
SIT | Nhiệm vụ | Cơ quan
I | Hạ tầng |
3 | Kéo cáp | Sở Xây dựng
4 | Trạm phát | Sở Nội vụ
Đ | Cấp điện | Điện lực
6 | Máy chủ | Sở Tư pháp
H | Nhân lực |
1 | Tập huấn | Sở Nội vụ""") + "\n\n" + table("""
STI | Nhiệm vụ | Cơ quan
2 | Thi nâng ngạch | Sở Nội vụ
IH | Kiểm tra |
1 | Thanh tra | Thanh tra tỉnh""")))
    assert [row.marker for row in rows] == ["I", "3", "4", "5", "6", "II", "1", "2", "III", "1"]
    assert rows[3].cells[0] == "Đ" and rows[3].groups == ("I. Hạ tầng",)
    assert rows[7].groups == ("II. Nhân lực",) and rows[9].groups == ("III. Kiểm tra",)


def test_letters_and_numbers_that_are_right_are_left_alone(text_tables):
    _, rows = only(text_tables(table("""
STT | Hạng mục | Vốn
A | Cầu | 5
1 | Cầu Đá | 2
2 | Cầu Gỗ | 3
B | Đường | 4
1 | Đường Hồ | 4
H | Kênh | 1
1 | Kênh Bắc | 1""")))
    assert [row.marker for row in rows] == ["A", "1", "2", "B", "1", "H", "1"]
    assert rows[4].groups == ("B. Đường",) and [row.role for row in rows[:2]] == [SUBTOTAL, LEAF]


def test_a_table_left_as_html(text_tables):
    _, rows = only(text_tables(
        "Bảng 4\n<table><thead><tr><th rowspan=2>TT</th><th rowspan='2'>Nội dung</th><th colspan=\"2\">Kinh phí (triệu đồng)</th></tr>\n"
        "<tr><th>Tỉnh</th><th>Xã</th></tr></thead>\n<tbody><tr><td>1</td><td><b>Sửa cầu</b><br>Đá &amp; Gỗ</td><td>500</td><td>-</td></tr>\n"
        "<tr><td>2</td><td>Mua <script>alert(1)</script> máy</td><td colspan=99999999999>100</td></tr></table>\nHết bảng."))
    assert rows[0].headers == ("TT", "Nội dung", "Kinh phí (triệu đồng) › Tỉnh", "Kinh phí (triệu đồng) › Xã")
    assert rows[0].cells == ("1", "Sửa cầu Đá & Gỗ", "500", "-")
    assert rows[1].cells[2] == "100"


def test_an_html_table_that_is_never_closed_is_text(text_tables):
    assert text_tables("<table><tr><td>Một dòng\nvà không hết") == []


def test_what_opens_a_page_and_is_no_rest_of_a_row(text_tables):
    head = table("STT | Nội dung | Cơ quan | Ghi chú")
    _, rows = only(text_tables(head + "\n" + table("1 | Trường A | Sở Y tế | Đã xong.") + "\n\n" + head + "\n" + table("""
 | Dự án khởi công mới | |
2 | Trường B | Sở Nội vụ | """) + "\n\n" + head + "\n" + table(""" | | Sở Tài chính | Mời họp
 | | Công an tỉnh | Mời họp
3 | Trường C | Sở Nội vụ | """)))
    assert [row.cells[1] for row in rows] == ["Trường A", "Dự án khởi công mới", "Trường B", "Trường B", "Trường B", "Trường C"]
    assert [row.cells[2] for row in rows][3:5] == ["Sở Tài chính", "Công an tỉnh"]


def test_groups_that_are_numbered_like_their_rows(text_tables):
    _, rows = only(text_tables(table("""
TT | Địa bàn | Vốn
(1) | (2) | (3)
1 | Vùng núi |
1 | Xã A | 5
2 | Xã B | 6
2 | Vùng biển |
1 | Xã C | 7""")))
    assert [row.role for row in rows] == [GROUP, LEAF, LEAF, GROUP, LEAF]
    assert [row.groups for row in rows] == [(), ("1. Vùng núi",), ("1. Vùng núi",), (), ("2. Vùng biển",)]


def test_a_lettered_group_with_figures_is_a_subtotal_even_where_a_digit_is_wrong(text_tables):
    _, rows = only(text_tables(table("""
TT | Nội dung | Vốn
I | Thủy lợi | 800
1 | Kênh A | 500
2 | Kênh B | 350
3 | Kênh C | 100
- | riêng cống đầu kênh | 40
II | Tỷ lệ giải ngân | 95%
1 | Vốn tỉnh | 97%""")))
    assert [row.role for row in rows] == [SUBTOTAL, LEAF, LEAF, LEAF, LEAF, LEAF, LEAF]
