"""Headings that no word of headings tells: those above a Markdown table's rule, and those whose lower row stands below them; units in brackets; merged places."""
from __future__ import annotations

from index.records import RowRole
from tests.ingest.tables.test_tables_small import only, table


def test_the_row_above_a_rule_is_the_heading_though_its_words_are_its_own(text_tables):
    _, rows = only(text_tables("Phụ lục 1. KẾT QUẢ SOI GÁC LỬNG THEO KHU TRỌ\n\n| Khu trọ | Số gác | Đã soi | Hư hỏng | | |\n|---|---|---|---|---|---|\n"
                               "| | | | Mối mọt | Thiếu bậc | Dây điện hở |\n| **Dãy A** | **40** | **38** | **9** | **4** | **6** |\n| Hẻm 2 | 22 | 20 | 5 | 1 | 4 |\n| Hẻm 5 | 18 | 18 | 4 | 3 | 2 |\n"))
    assert rows[0].headers == ("Khu trọ", "Số gác", "Đã soi", "Hư hỏng › Mối mọt", "Hư hỏng › Thiếu bậc", "Hư hỏng › Dây điện hở")
    assert [row.role for row in rows] == [RowRole.SUBTOTAL, RowRole.LEAF, RowRole.LEAF] and rows[1].groups == ("Dãy A",)


def test_a_row_of_figures_above_a_rule_is_none(text_tables):
    _, rows = only(text_tables("| 7 | Hẻm 9 | 12 | 3 |\n|---|---|---|---|\n| 8 | Hẻm 11 | 15 | 4 |\n"))
    assert len(rows) == 2 and not any(rows[0].headers)


def test_words_with_words_below_them_and_figures_after_are_a_heading_of_two_rows(text_tables):
    _, rows = only(text_tables("BÁNH XE DỰ PHÒNG THEO ĐỘI\n" + table("""
Đội | Cần | Sẵn có | Còn hụt | Cách bù | |
 | | | | Mua mới | Mượn | Đắp lại
Đội Bến Cát | 40 | 31 | 9 | 4 | 3 | 2
Đội Phú An | 28 | 28 | 0 | - | - | -""")))
    assert rows[0].headers == ("Đội", "Cần", "Sẵn có", "Còn hụt", "Cách bù › Mua mới", "Cách bù › Mượn", "Cách bù › Đắp lại")
    assert [row.cells[0] for row in rows] == ["Đội Bến Cát", "Đội Phú An"]


def test_a_unit_may_stand_in_brackets_behind_the_word_for_money(text_tables):
    caption, rows = only(text_tables("PHỤ LỤC III\nXÂY NHÀ CHỜ XE\n(Kinh phí: triệu đồng)\n" + table("""
TT | Nhà chờ | Năm 2026 | Năm 2027 | Cộng
1 | Ngã ba Sặt | 120 | 80 | 200
2 | Cầu Lộ Cương | 90 | - | 90""")))
    assert caption.unit == "triệu đồng" and rows[0].unit == "triệu đồng"


def test_a_place_whose_cell_was_merged_downwards_is_that_of_the_rows_below(text_tables):
    _, rows = only(text_tables("DANH SÁCH VOI\n" + table("""
TT | Xã | Tên voi | Tuổi
1 | Krông Na | Bun Nang | 38
2 | | Y Mơ | 51
3 | Yang Tao | Ka Na | 44""")))
    assert [row.cells[1] for row in rows] == ["Krông Na", "Krông Na", "Yang Tao"]
    assert "Krông Na" not in rows[1].text          # what is quoted is what is written


def test_a_blank_place_behind_the_name_stays_blank(text_tables):
    _, rows = only(text_tables("DANH MỤC CẦU\n" + table("""
TT | Tên cầu | Xã | Dài (m)
1 | Cầu Sắt | Tân Phú | 38
2 | Cầu Ván | | 51""")))
    assert [row.cells[2] for row in rows] == ["Tân Phú", ""]


def test_a_unit_below_a_table_is_that_of_its_figures(text_tables):
    _, rows = only(text_tables("| Hợp phần | NSTW | NS tỉnh | Cộng |\n|---|---|---|---|\n| Kè Bãi Nai | 900 | 600 | 1.500 |\n| Kè Cồn Nhỏ | 300 | 400 | 700 |\n\n"
                               "*Đơn vị: triệu đồng. NSTW: nguồn chương trình mục tiêu.*\n"))
    assert {row.unit for row in rows} == {"triệu đồng"}


def test_an_office_below_a_table_is_no_unit(text_tables):
    _, rows = only(text_tables("| Tổ | Số người |\n|---|---|\n| Tổ 1 | 9 |\n| Tổ 2 | 7 |\n\nĐơn vị: Phòng Kinh tế thực hiện.\n"))
    assert {row.unit for row in rows} == {""}
