"""Months of columns, measures that the segmenter joins to what is measured, words with a hyphen, names that a plan is about, what names the plan, and as
many rows as are said. One invented plan."""
from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.assistant import Assistant
from assistant.times import months
from assistant.understand.question import understand
from tests.assistant.conftest import opened_on, refused, told

HAU_GIANG = """\
ỦY BAN NHÂN DÂN
TỈNH HẬU GIANG

Số: 61/KH-UBND
Hậu Giang, ngày 12 tháng 02 năm 2024

KẾ HOẠCH
Khai thác thủy sản đồng, phát triển vùng nghệ và tu bổ di tích Lái Hiếu trên địa bàn tỉnh Hậu Giang năm 2024

I. NHIỆM VỤ

1. Lắp 9 ki-ốt bán nông sản tự động.

2. Cấm dùng xung điện đánh bắt.

II. TỔ CHỨC THỰC HIỆN

1. Phòng Kế hoạch - Tài chính huyện Phụng Hiệp: chi trả tiền giống.

2. Sở Văn hóa, Thể thao và Du lịch: tu bổ di tích.

PHỤ LỤC I
SẢN LƯỢNG THỦY SẢN ĐỒNG DỰ KIẾN

| Xã | Số lồng | Tháng 8 (tấn) | Tháng 9 (tấn) | Tháng 10 (tấn) | Cả mùa (tấn) |
| --- | --- | --- | --- | --- | --- |
| Hiệp Hưng | 30 | 12 | 25 | 31 | 68 |
| Tân Long | 22 | 9 | 14 | 20 | 43 |

PHỤ LỤC II
VÙNG NGHỆ HUYỆN PHỤNG HIỆP

| Xã | Diện tích (ha) | Máy sấy (máy) |
| --- | --- | --- |
| Bình Thành | 85 | 3 |
| Hòa An | 47 | 2 |

PHỤ LỤC III
DI TÍCH ĐƯỢC TU BỔ

| Di tích | Địa điểm | Đơn vị trông coi |
| --- | --- | --- |
| Đền Bác Hồ | Xã Lương Tâm | Ban Quản lý di tích tỉnh |
| Đình Lương Phú | Phường Lái Hiếu | Ban Khánh tiết |

PHỤ LỤC IV
DANH MỤC SỬA CHỮA TRƯỜNG HỌC (triệu đồng)

| Xã | Trường | Tổng vốn |
| --- | --- | --- |
| Thạnh Hòa | Trường Tiểu học Thạnh Hòa 1 | 3.500 |
| Thạnh Hòa | Trường THCS Thạnh Hòa | 2.400 |
| Hòa Mỹ | Trường Mầm non Hoa Sen | 900 |

PHỤ LỤC V
SỬA CHỮA PHÒNG MÁY TÍNH CỦA TRƯỜNG HỌC (triệu đồng)

| Xã | Đơn vị lắp đặt | Tổng vốn |
| --- | --- | --- |
| Thạnh Hòa | Viễn thông Hậu Giang | 1.280 |
| Hòa Mỹ | Viễn thông Hậu Giang | 640 |
"""


@pytest.fixture(scope="module")
def plan(tmp_path_factory) -> Iterator[Assistant]:
    yield from opened_on(tmp_path_factory, hau_giang_md=HAU_GIANG)


def test_the_months_that_a_text_names_by_themselves():
    assert months("Tháng 10 (tấn)") == ["tháng 10"]
    assert months("tháng 8 và tháng 9") == ["tháng 8", "tháng 9"]
    assert months("trước ngày 15 tháng 10 năm 2024; 6 tháng đầu năm; tháng 10/2024") == []


def test_the_column_of_the_month_goes_before_that_of_the_season(plan: Assistant):
    text = told(plan, "Tháng 10 xã Hiệp Hưng dự kiến được bao nhiêu tấn cá cả mùa nước nổi?")
    assert text.startswith("Hiệp Hưng – Tháng 10 (tấn): **31 tấn**") and "25" not in text.split("[1]")[0]


def test_a_measure_is_no_part_of_the_word_behind_it(plan: Assistant):
    assert "nghệ" in understand("Xã Hòa An trồng bao nhiêu ha nghệ?", lambda text: text).words
    assert "**47**" in told(plan, "Xã Hòa An trồng bao nhiêu ha nghệ?")


def test_a_word_with_a_hyphen_is_told_whole(plan: Assistant):
    assert "**9 ki-ốt bán nông sản tự động**" in told(plan, "Hậu Giang lắp bao nhiêu ki-ốt bán nông sản?")


def test_a_name_that_the_plan_is_about_need_not_stand_in_the_row(plan: Assistant):
    assert "**Ban Quản lý di tích tỉnh**" in told(plan, "Đền Bác Hồ trong di tích Lái Hiếu ai trông coi?")


def test_what_names_the_plan_chooses_no_clause(plan: Assistant):
    words = understand("Đường dây nóng của kế hoạch tỉnh Hậu Giang?", lambda text: text).without(["Hậu Giang"]).words
    assert "kế hoạch" not in words and "tỉnh" not in words
    assert "Phòng Kế hoạch" not in refused(plan, "Số điện thoại liên hệ của kế hoạch tỉnh Hậu Giang?")
    assert "xung điện" in told(plan, "Kế hoạch tỉnh Hậu Giang cấm những gì?")


def test_as_many_rows_are_added_as_are_said(plan: Assistant):
    text = told(plan, "Gộp cả hai trường, xã Thạnh Hòa được bao nhiêu tiền sửa chữa?")
    assert "**5.900 triệu đồng** = 3.500 + 2.400" in text
