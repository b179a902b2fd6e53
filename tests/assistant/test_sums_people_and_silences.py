"""Sums that leave nothing out and count nothing twice, people that a column counts, bounds, and plans set side by side that one of them is silent in; of two invented plans."""
from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.assistant import Assistant
from assistant.compose.enumerated import listed
from tests.assistant.conftest import opened_on, told

DYKES = """\
ỦY BAN NHÂN DÂN
TỈNH NAM ĐỊNH

Số: 48/KH-UBND
Nam Định, ngày 10 tháng 3 năm 2022

KẾ HOẠCH
Phát triển nghề trồng hoa, sơ tán dân vùng bãi và nuôi trâu bò trên địa bàn tỉnh Nam Định giai đoạn 2022 - 2025

I. KINH PHÍ

1. Tổng kinh phí giai đoạn 2022 - 2025 là 96.000 triệu đồng, trong đó ngân sách trung ương 21.000 triệu đồng, ngân sách tỉnh 40.000 triệu đồng, nhân dân 35.000 triệu đồng (Phụ lục I).

2. Nguồn theo nội dung:

a) Nghề trồng hoa: 40.000 triệu đồng, trong đó ngân sách tỉnh 12.000 triệu đồng, nhân dân 28.000 triệu đồng;

b) Sơ tán dân: 30.000 triệu đồng, trong đó ngân sách trung ương 21.000 triệu đồng, ngân sách tỉnh 9.000 triệu đồng.

II. TỔ CHỨC THỰC HIỆN

1. Sở Nông nghiệp và Phát triển nông thôn là cơ quan thường trực; tổng kết trước ngày 15/12/2025.

2. UBND huyện Thái Bình: cắm biển báo tại bãi sông trước ngày 30/4/2022.

PHỤ LỤC I
KINH PHÍ THEO NỘI DUNG VÀ NĂM
(Đơn vị: triệu đồng)

| TT | Nội dung | Tổng | 2022 | 2023 | 2024 | 2025 |
|---|---|---|---|---|---|---|
| A | Hoa cúc | 40.000 | 8.000 | 10.000 | 12.000 | 10.000 |
| 1 | Ngân sách tỉnh | 12.000 | 2.000 | 3.000 | 4.000 | 3.000 |
| 2 | Người dân | 28.000 | 6.000 | 7.000 | 8.000 | 7.000 |
| B | Sơ tán dân | 30.000 | 7.000 | 8.000 | 8.000 | 7.000 |
| 1 | Ngân sách tỉnh | 9.000 | 2.500 | 2.500 | 2.000 | 2.000 |
| 2 | Ngân sách trung ương | 21.000 | 4.500 | 5.500 | 6.000 | 5.000 |
| C | Nuôi trâu bò | 26.000 | 6.000 | 6.500 | 7.000 | 6.500 |
| 1 | Ngân sách tỉnh | 19.000 | 4.000 | 5.000 | 5.000 | 5.000 |
| 2 | Người dân | 7.000 | 2.000 | 1.500 | 2.000 | 1.500 |
| | Tổng cộng | 96.000 | 21.000 | 24.500 | 27.000 | 23.500 |

PHỤ LỤC II
HỘ PHẢI SƠ TÁN

| TT | Thôn | Số hộ | Số khẩu | Nơi đến |
|---|---|---|---|---|
| 1 | Bãi Đông | 14 | 61 | Trường THCS Hải Lộc |
| 2 | Bãi Tây | 25 | 102 | Trường THCS Hải Lộc |
| 3 | Bãi Nam | 30 | 128 | Nhà văn hóa Bãi Nam |

PHỤ LỤC III
ĐÀN TRÂU BÒ THEO THÔN

| TT | Thôn | Trâu (con) | Bò (con) | Tổng (con) | Tỷ lệ tiêm LMLM (%) |
|---|---|---|---|---|---|
| 1 | Bãi Đông | 140 | 210 | 350 | 92 |
| 2 | Bãi Tây | 118 | 165 | 283 | 71 |
| 3 | Bãi Nam | 132 | 248 | 380 | 78 |
"""
BOATS = """\
ỦY BAN NHÂN DÂN
TỈNH LÂM ĐỒNG

Số: 77/KH-UBND
Lâm Đồng, ngày 02 tháng 3 năm 2026

KẾ HOẠCH
Trồng dâu nuôi tằm và sắp xếp điểm bán rau trên địa bàn tỉnh Lâm Đồng giai đoạn 2026 - 2030

I. KINH PHÍ

1. Tổng kinh phí 54.000 triệu đồng, gồm: ngân sách trung ương 14.000 triệu đồng; ngân sách tỉnh 25.000 triệu đồng; doanh nghiệp 15.000 triệu đồng (chi tiết tại Phụ lục).

II. TỔ CHỨC THỰC HIỆN

1. Sở Công Thương: cấp phép điểm bán rau; báo cáo khi có yêu cầu.

2. Sở Nông nghiệp và Môi trường: cấp giống dâu; sơ kết vào quý III năm 2028.

PHỤ LỤC
KINH PHÍ TRỒNG DÂU VÀ ĐIỂM BÁN RAU
(Đơn vị: triệu đồng)

| TT | Nội dung | Tổng | NSTW | Ngân sách tỉnh | Doanh nghiệp |
|---|---|---|---|---|---|
| I | DÂU TẰM | 34.000 | 9.000 | 15.000 | 10.000 |
| 1 | Giống dâu | 20.000 | 5.000 | 9.000 | 6.000 |
| 2 | Nhà tằm | 14.000 | 4.000 | 6.000 | 4.000 |
| II | ĐIỂM BÁN RAU | 20.000 | 5.000 | 10.000 | 5.000 |
| 1 | Mái che | 12.000 | 3.000 | 6.000 | 3.000 |
| 2 | Nước sạch | 8.000 | 2.000 | 4.000 | 2.000 |
| | Tổng cộng | 54.000 | 14.000 | 25.000 | 15.000 |

PHỤ LỤC 2
LỚP DẠY NGHỀ TẰM

| Mã lớp | Nơi mở | Học viên | Mức thưởng (nghìn đồng) |
|---|---|---|---|
| L1 | Xã Đạ Tẻh | 30 | 200 |
| L2 | Phường B'Lao | 28 | 200 |
| L3 | Xã Nam Ban | 26 | 250 |

PHỤ LỤC 3
ĐIỂM BÁN RAU

| TT | Tên điểm | Quy mô (sạp) | Địa điểm |
|---|---|---|---|
| 1 | Điểm rau Nam Ban 1 | 20 | Xã Đinh Văn, huyện Nam Ban |
| 2 | Điểm rau Nam Ban 2 | 12 | Xã Phú Sơn, huyện Nam Ban |
| 3 | Điểm rau Thác Voi | 15 | Thị trấn Nam Ban, huyện Nam Ban |
| 4 | Điểm rau Đạ Sar | 18 | Xã Đạ Sar, huyện Lạc Dương |
"""


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    yield from opened_on(tmp_path_factory, nam_dinh_hoa_so_tan_2022_md=DYKES, lam_dong_dau_tam_2026_md=BOATS)


def test_a_whole_is_not_added_to_its_parts(both: Assistant) -> None:
    parts = listed("Di sản: 23.000 triệu đồng, trong đó ngân sách tỉnh 9.500 triệu đồng, ngân sách huyện 2.000 triệu đồng.")
    assert [part.value for part in parts] == ["9.500", "2.000"]


def test_two_sources_of_a_plan_are_added_up_without_its_total(both: Assistant) -> None:
    text = told(both, "Ngân sách trung ương và ngân sách tỉnh cho kế hoạch trồng dâu, bán rau Lâm Đồng cộng lại là bao nhiêu?")
    assert "39.000" in text.split("\n")[0] and "93.000" not in text


def test_two_years_of_one_row_are_added_up(both: Assistant) -> None:
    text = told(both, "Hai năm 2022 và 2023 ngân sách tỉnh Nam Định bỏ ra cộng lại bao nhiêu cho sơ tán dân?")
    assert "**5.000 triệu đồng** = 2.500 + 2.500" in text


def test_groups_that_a_question_lists_are_all_added_up(both: Assistant) -> None:
    text = told(both, "Nam Định dự kiến chi tổng cộng bao nhiêu tiền cho hoa, sơ tán dân và nuôi trâu bò?")
    assert "96.000" in text and "56.000 triệu đồng** =" not in text


def test_people_are_counted_by_the_column_that_counts_them(both: Assistant) -> None:
    text = told(both, "Trường THCS Hải Lộc phải đón tất cả bao nhiêu người đến sơ tán?")
    assert "**163" in text and "61 + 102" in text and "2 người" not in text


def test_bounds_in_everyday_words(both: Assistant) -> None:
    text = told(both, "Thôn nào ở Nam Định tiêm lở mồm long móng chưa được 80%?")
    assert "Bãi Tây" in text and "Bãi Nam" in text and "Bãi Đông" not in text
    text = told(both, "Có mấy thôn ở Nam Định có trên 300 con trâu bò?")
    assert "**2 thôn**" in text and "Bãi Đông" in text and "Bãi Nam" in text


def test_a_district_by_the_name_of_a_province(both: Assistant) -> None:
    assert "30/4/2022" in told(both, "Huyện Thái Bình phải cắm biển báo bãi sông trước ngày nào?")


def test_the_people_pay_what_a_breakdown_says(both: Assistant) -> None:
    assert "28.000" in told(both, "Kinh phí nghề trồng hoa ở Nam Định là bao nhiêu, dân góp mấy?")


def test_money_from_the_centre_by_its_daily_name_in_both_plans(both: Assistant) -> None:
    text = told(both, "Vốn trung ương trong hai kế hoạch Nam Định, Lâm Đồng mỗi nơi bao nhiêu?")
    assert "**21.000 triệu đồng**" in text and "**14.000 triệu đồng**" in text and "không quy định" not in text


def test_one_of_two_alternatives_is_enough(both: Assistant) -> None:
    text = told(both, "Nam Định, Lâm Đồng có quy định thời điểm sơ kết hoặc tổng kết không, khi nào?")
    assert "15/12/2025" in text and "Quý III năm 2028" in text and "không quy định" not in text


def test_all_communes_and_wards_are_listed(both: Assistant) -> None:
    text = told(both, "Các lớp dạy nghề tằm mở ở những xã, phường nào?")
    assert all(place in text for place in ("Đạ Tẻh", "B'Lao", "Nam Ban"))


def test_a_place_chooses_by_its_column_not_by_names_of_rows(both: Assistant) -> None:
    text = told(both, "Có mấy điểm bán rau nằm ở huyện Nam Ban?")
    assert "**3 điểm" in text and "Thác Voi" in text and "Đạ Sar" not in text


def test_plans_need_not_be_named_to_be_compared(both: Assistant) -> None:
    text = told(both, "So với nhau, tổng kinh phí ở hai kế hoạch là bao nhiêu?")
    assert "96.000" in text and "54.000" in text
