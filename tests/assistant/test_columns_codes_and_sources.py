"""Columns that a question means or that a table lacks, rows called by a code, what a source pays of a whole plan, and what one of two plans is silent in; of two invented plans."""
from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.assistant import Assistant
from assistant.understand.entities import find
from tests.assistant.conftest import opened_on, refused, told

TOBACCO = """\
ỦY BAN NHÂN DÂN
TỈNH LẠNG SƠN

Số: 61/KH-UBND
Lạng Sơn, ngày 14 tháng 4 năm 2021

KẾ HOẠCH
Phát triển cây thuốc lá, xưởng ngói âm dương và cấp nước thôn bản trên địa bàn tỉnh Lạng Sơn giai đoạn 2021 - 2025

Căn cứ Luật Đầu tư công ngày 13 tháng 6 năm 2019;

Xét đề nghị của Giám đốc Sở Công Thương tại Tờ trình số 77/TTr-SCT ngày 02 tháng 4 năm 2021.

I. MỤC TIÊU

1. Diện tích thuốc lá đạt 1.900 ha vào năm 2025; có 85% hộ trồng thuốc lá ký hợp đồng bao tiêu.

2. Thay thế 2.400 đồng hồ nước; kiểm định lại 300 đồng hồ.

II. CHÍNH SÁCH

1. Hỗ trợ 30% giá giống thuốc lá, không quá 4 triệu đồng/ha.

2. Hỗ trợ hộ làm lò ngói kiểu mới 45 triệu đồng/lò.

3. Làm hỏng đồng hồ nước thì bồi thường 500.000 đồng/chiếc.

4. Các trạm bơm hoàn thành nâng cấp trước ngày 30/10/2023.

III. KINH PHÍ

1. Tổng kinh phí là 61.500 triệu đồng, trong đó:

- Cây thuốc lá: 30.000 triệu đồng.

- Xưởng ngói: 21.000 triệu đồng.

- Cấp nước: 10.500 triệu đồng.

2. Nguồn vốn

- Ngân sách trung ương: 18.000 triệu đồng.

- Ngân sách tỉnh: 29.300 triệu đồng.

- Nguồn xã hội hóa và nguồn hợp pháp khác: 14.200 triệu đồng.

3. Ngân sách tỉnh dành 350 triệu đồng mỗi năm cho duy tu bồn nước, nằm ngoài tổng kinh phí tại khoản 1.

PHỤ LỤC I
KINH PHÍ THEO NĂM
(Đơn vị tiền: triệu đồng)

| TT | Nội dung | Cộng | 2021 | 2022 | 2023 | 2024 | 2025 |
|---|---|---|---|---|---|---|---|
| 1 | Cây thuốc lá | 30.000 | 4.000 | 6.000 | 8.000 | 7.000 | 5.000 |
| 2 | Xưởng ngói | 21.000 | 3.000 | 5.000 | 6.000 | 4.000 | 3.000 |
| 3 | Cấp nước | 10.500 | 1.500 | 2.500 | 2.500 | 2.000 | 2.000 |
| | Cộng | 61.500 | 8.500 | 13.500 | 16.500 | 13.000 | 10.000 |

PHỤ LỤC II
XƯỞNG NGÓI ÂM DƯƠNG
(Đơn vị tiền: triệu đồng)

| TT | Xưởng | Địa điểm | Công suất (viên/ngày) | Ngân sách tỉnh |
|---|---|---|---|---|
| 1 | Xưởng Dương Công Tiến | Xã Long Đống | 2.600 | 400 |
| 2 | Xưởng Nông Văn Bảo | Xã Quỳnh Sơn | 3.100 | 650 |
| | Cộng | | 5.700 | 1.050 |

PHỤ LỤC III
HỘ DÙNG NƯỚC THEO BẢN

| TT | Bản | Tổng số hộ | Hộ còn dùng nước khe | Hộ lắp bồn năm 2022 |
|---|---|---|---|---|
| 1 | Nà Lùng | 88 | 60 | 24 |
| 2 | Khuổi Mạ | 95 | 41 | 17 |
| 3 | Pác Cáy | 70 | 33 | 20 |

PHỤ LỤC IV
VÙNG TRỒNG THUỐC LÁ

| TT | Xã | Diện tích năm 2025 (ha) | Giống | Doanh nghiệp bao tiêu |
|---|---|---|---|---|
| 1 | Chiến Thắng | 420 | K326 | Công ty CP Ngân Sơn |
| 2 | Vũ Lễ | 380 | C9-1 | - |
| 3 | Tân Hương | 610 | K326 | Công ty CP Hòa Việt |
| 4 | Bắc Quỳnh | 490 | C9-1 | - |

PHỤ LỤC V
TRẠM BƠM NÂNG CẤP
(Đơn vị tiền: triệu đồng)

| TT | Trạm bơm | Công suất (m3/giờ) | Chiều dài ống (m) | Kinh phí |
|---|---|---|---|---|
| 1 | Trạm bơm Bản Quyền | 60 | 1.200 | 900 |
| 2 | Trạm bơm Nà Rạo | 45 | 850 | 700 |
| 3 | Trạm bơm Khánh Khê | 70 | 1.500 | 1.100 |
"""
FERRIES = """\
ỦY BAN NHÂN DÂN
TỈNH AN GIANG

Số: 19/KH-UBND
An Giang, ngày 20 tháng 01 năm 2026

KẾ HOẠCH
Nuôi cá bông lau và bảo đảm an toàn đò ngang trên địa bàn tỉnh An Giang giai đoạn 2026 - 2030

I. CHÍNH SÁCH

1. Hỗ trợ chủ đò 60% chi phí mua áo phao, tối đa 15 triệu đồng/đò.

2. Ban Quản lý bến đò kiểm tra áo phao mỗi tháng một lần.

II. KINH PHÍ

1. Tổng kinh phí 24.000 triệu đồng, gồm: ngân sách trung ương 4.000 triệu đồng; ngân sách tỉnh 12.500 triệu đồng; chủ đò và hộ nuôi 7.500 triệu đồng.

PHỤ LỤC
ĐÒ NGANG ĐƯỢC ĐĂNG KIỂM

| TT | Số hiệu | Chủ đò | Bến | Số ghế |
|---|---|---|---|---|
| 1 | AG-07 | Lê Văn Sang | Vàm Nao | 24 |
| 2 | AG-12 | Hợp tác xã Vận tải Tân Hòa | Thuận Giang | 36 |
| 3 | AG-15 | Trần Thị Út | Năng Gù | 30 |
"""


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    yield from opened_on(tmp_path_factory, lang_son_thuoc_la_ngoi_2021_md=TOBACCO, an_giang_do_ngang_2026_md=FERRIES)


def test_a_span_of_years_does_not_name_its_first_and_last_column(both: Assistant) -> None:
    text = told(both, "Lạng Sơn dự kiến tổng cộng bao nhiêu tiền cho thuốc lá, ngói và cấp nước 5 năm 2021-2025?")
    assert "61.500" in text and "18.500" not in text


def test_of_several_columns_of_households_the_one_that_is_asked(both: Assistant) -> None:
    text = told(both, "Hai bản Nà Lùng và Khuổi Mạ có tổng cộng bao nhiêu hộ được lắp bồn?")
    assert "**41 hộ** = 24 + 17 (2 dòng)." in text


def test_a_rate_is_not_told_by_an_area(both: Assistant) -> None:
    assert "1.900" not in refused(both, "Năng suất thuốc lá Lạng Sơn năm 2025 là bao nhiêu tạ/ha?")


def test_support_for_the_price_of_seed_is_no_price_of_the_crop(both: Assistant) -> None:
    assert "giá bán" in refused(both, "Giá bán một ký thuốc lá theo kế hoạch Lạng Sơn là bao nhiêu?")


def test_a_row_that_counts_something_else_is_no_answer(both: Assistant) -> None:
    assert "lao động" in refused(both, "Xưởng Nông Văn Bảo sử dụng bao nhiêu lao động?")
    assert "**3.100**" in told(both, "Xưởng Nông Văn Bảo làm được bao nhiêu viên ngói một ngày?")


def test_a_source_of_the_whole_plan_comes_from_the_list_of_sources_not_from_an_annex_of_a_part(both: Assistant) -> None:
    text = told(both, "Vốn ngân sách tỉnh của hai tỉnh Lạng Sơn, An Giang trong các kế hoạch này là bao nhiêu?")
    assert "29.300" in text and "12.500" in text and "1.050" not in text
    assert "**29.300 triệu đồng**" in told(both, "Ngân sách tỉnh Lạng Sơn phải bỏ ra bao nhiêu cho cả kế hoạch thuốc lá, ngói, cấp nước?")


def test_the_sum_of_the_budget_that_is_asked_is_told_first(both: Assistant) -> None:
    assert told(both, "Ngân sách trung ương rót bao nhiêu cho cả kế hoạch của tỉnh An Giang?").startswith("**4.000 triệu đồng**")
    assert told(both, "Ngân sách tỉnh bỏ ra bao nhiêu cho toàn bộ kế hoạch của tỉnh An Giang?").startswith("**12.500 triệu đồng**")


def test_what_a_plan_costs_is_not_what_a_source_gives_that_it_does_not_name(both: Assistant) -> None:
    assert "ngân sách huyện" in refused(both, "Ngân sách huyện bỏ ra bao nhiêu cho cả kế hoạch của tỉnh An Giang?")
    assert "24.000" not in refused(both, "Vốn vay ngân hàng góp bao nhiêu cho cả kế hoạch đò ngang An Giang?")


def test_a_source_named_beside_others_is_not_denied(both: Assistant) -> None:
    text = told(both, "Nguồn xã hội hóa trong kế hoạch của Lạng Sơn và của An Giang, bên nào nhiều hơn, mỗi bên bao nhiêu?")
    assert "**14.200 triệu đồng**" in text and "không quy định: Lạng Sơn" not in text


def test_clocks_are_no_money(both: Assistant) -> None:
    text = told(both, "Lạng Sơn thay thế bao nhiêu đồng hồ nước?")
    assert text.startswith("**2.400 đồng hồ") and "500.000" not in text


def test_a_row_is_called_by_its_code(both: Assistant) -> None:
    text = told(both, "đò AG-12 của ai, mấy ghế")
    assert "Tân Hòa" in text and "36" in text


def test_when_all_of_them_are_done_is_not_a_list_of_them(both: Assistant) -> None:
    assert "30/10/2023" in told(both, "Các trạm bơm ở Lạng Sơn phải nâng cấp xong khi nào?").split("\n")[0]


def test_rows_are_counted_and_a_column_of_theirs_added_up(both: Assistant) -> None:
    text = told(both, "Lạng Sơn nâng cấp mấy trạm bơm, tổng dài bao nhiêu mét ống?")
    assert "**3 trạm bơm**" in text and "**3.550** = 1.200 + 850 + 1.500" in text


def test_rows_are_counted_and_their_money_or_area_added_up(both: Assistant) -> None:
    text = told(both, "Lạng Sơn nâng cấp mấy trạm bơm, tổng kinh phí bao nhiêu?")
    assert "**2.700 triệu đồng** = 900 + 700 + 1.100 (3 dòng)" in text
    text = told(both, "Lạng Sơn trồng thuốc lá ở mấy xã, tổng bao nhiêu ha?")
    assert "**4 xã**" in text and "**1.900** = 420 + 380 + 610 + 490" in text
    text = told(both, "Kế hoạch Lạng Sơn có mấy xưởng ngói, tổng công suất bao nhiêu?")
    assert "**2 xưởng ngói**" in text and "**5.700** = 2.600 + 3.100" in text
    text = told(both, "An Giang đăng kiểm mấy đò, tổng cộng bao nhiêu ghế?")
    assert "**3 đò**" in text and "**90** = 24 + 36 + 30" in text


def test_rows_that_lack_something_are_not_those_that_have_it(both: Assistant) -> None:
    text = told(both, "Những xã nào ở Lạng Sơn trồng thuốc lá mà chưa có doanh nghiệp bao tiêu?")
    assert "Vũ Lễ" in text and "Bắc Quỳnh" in text and "Chiến Thắng" not in text and "Tân Hương" not in text


def test_which_of_two_plans_has_a_rule_doubts_that_both_have(both: Assistant) -> None:
    text = told(both, "Lạng Sơn và An Giang, bên nào quy định hỗ trợ làm lò ngói, mức bao nhiêu?")
    assert "45 triệu đồng" in text and "không quy định: An Giang" in text and "15 triệu" not in text


def test_a_share_of_households_says_how_many(both: Assistant) -> None:
    assert "85%" in told(both, "Lạng Sơn đặt chỉ tiêu bao nhiêu hộ trồng thuốc lá ký hợp đồng bao tiêu?")


def test_the_submission_by_which_a_plan_was_made_is_not_its_own_number(both: Assistant) -> None:
    text = told(both, "Kế hoạch thuốc lá, ngói Lạng Sơn được ban hành theo tờ trình số mấy?")
    assert "77/TTr-SCT" in text


def test_all_hamlets_of_a_province_are_no_hamlet_of_its_name() -> None:
    assert find("Loa hỏng ở các thôn Lạng Sơn phải sửa lúc nào?").places == ()
    assert find("Loa hỏng ở thôn Nà Lùng phải sửa lúc nào?").places == (("thôn", "Nà Lùng"),)
