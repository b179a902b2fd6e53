"""Columns of a year with sources under them, groups of one kind, what stands above in 'nt', and the money of a plan against that of one of its parts."""
from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.assistant import Assistant
from tests.assistant.conftest import opened

PLAN = """\
ỦY BAN NHÂN DÂN
TỈNH TRÀ VINH

Số: 77/KH-UBND
Trà Vinh, ngày 09 tháng 3 năm 2023

KẾ HOẠCH
Phát triển vùng dừa sáp, cấp nước sinh hoạt nông thôn và phục hồi rừng ngập mặn trên địa bàn tỉnh Trà Vinh giai đoạn 2023 - 2025

I. MỤC TIÊU

1. Trồng mới 900 ha rừng phân bổ cho: huyện Duyên Hải 400 ha; huyện Cầu Ngang 300 ha; huyện Châu Thành 200 ha.

2. Hộ giao lại ao nuôi để trồng rừng được hỗ trợ 22 triệu đồng/hộ.

II. KINH PHÍ

1. Tổng kinh phí thực hiện 91.000 triệu đồng, trong đó:

a) Vùng dừa sáp: 38.000 triệu đồng;

b) Nước sinh hoạt: 33.000 triệu đồng;

c) Rừng ngập mặn: 20.000 triệu đồng.

III. TỔ CHỨC THỰC HIỆN

1. Sở Nông nghiệp và Phát triển nông thôn (Sở NN&PTNT)

- Chủ trì lựa chọn đơn vị cung cấp cây giống bần, đước.

2. Sở Công Thương

- Kết nối tiêu thụ dừa sáp.

Phụ lục 1
KINH PHÍ CẤP NƯỚC SINH HOẠT THEO NĂM VÀ NGUỒN
(đơn vị tính kinh phí: triệu đồng)

TT\tNội dung\tTổng\tNăm 2023\t\tNăm 2024\t
\t\t\tNSTW\tNSĐP\tNSTW\tNSĐP
1\tXây mới 03 trạm cấp nước\t24.000\t9.000\t2.000\t10.500\t2.500
2\tThay 14 km ống\t9.000\t4.000\t1.000\t3.000\t1.000
\tTỔNG CỘNG\t33.000\t13.000\t3.000\t13.500\t3.500

Phụ lục 2
TỶ LỆ HỘ DÙNG NƯỚC SẠCH THEO QUÝ NĂM 2023 (lũy kế, %)

| TT | Đơn vị | Số hộ | Quý I | Quý II | Quý III |
|---|---|---|---|---|---|
| 1 | Trà Cú | 4.100 | 61 | 64 | 69 |
| 2 | Càng Long | 3.800 | 72 | 74 | 77 |

Phụ lục 3
VÙNG DỪA SÁP ĐƯỢC LIÊN KẾT (ĐVT: ha)

| TT | Ấp | Năm 2023 | Năm 2025 | Đơn vị liên kết |
|---|---|---|---|---|
| A | Nhóm hộ Khmer | | | |
| 1 | Ấp Sóc Chùa | 40 | 65 | Công ty TNHH Dừa Cầu Kè |
| 2 | Ấp Bưng Lớn | 35 | 50 | nt |
| B | Nhóm hộ Kinh | | | |
| 3 | Ấp Trà Kháo | 52 | 80 | HTX Hòa Tân |
| 4 | Ấp Ô Tưng | 28 | 44 | nt |

Phụ lục 4
PHÂN KỲ KINH PHÍ (ĐVT: triệu đồng)

| TT | Nội dung | Tổng | 2023 | 2024 | 2025 |
|---|---|---|---|---|---|
| 1 | Vùng dừa sáp | 38.000 | 12.000 | 14.000 | 12.000 |
| 2 | Nước sinh hoạt | 33.000 | 16.000 | 17.000 | - |
| 3 | Rừng ngập mặn | 20.000 | 6.000 | 8.000 | 6.000 |
| | Tổng cộng | 91.000 | 34.000 | 39.000 | 18.000 |
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("dừa sáp")
    (folder / "plans").mkdir()
    (folder / "plans" / "dua-sap.txt").write_text(PLAN, encoding="utf-8")
    yield from opened(folder / "plans", folder / "chỉ mục")


def test_of_a_year_with_sources_under_it_the_source_asked(assistant):
    told = assistant.ask("Năm 2024 trung ương rót bao nhiêu tiền để xây mới trạm cấp nước ở Trà Vinh?").answer.text
    assert "Năm 2024 › NSTW: **10.500 triệu đồng**" in told and "9.000" not in told and "2.500" not in told


def test_of_a_year_with_sources_under_it_both(assistant):
    told = assistant.ask("Thay ống nước ở Trà Vinh năm 2023 bố trí bao nhiêu?").answer.text
    assert "Năm 2023 › NSTW: **4.000 triệu đồng**" in told and "Năm 2023 › NSĐP: **1.000 triệu đồng**" in told


@pytest.mark.parametrize("question", [
    "Cả ba việc dừa sáp, nước sinh hoạt, rừng ngập mặn ở Trà Vinh hết tổng cộng bao nhiêu tiền?",
    "Trà Vinh cần tất cả bao nhiêu kinh phí cho dừa, nước sạch và rừng?",
])
def test_money_of_a_plan_is_not_the_total_line_of_one_of_its_parts(assistant, question):
    told = assistant.ask(question).answer.text
    assert told.startswith("**91.000 triệu đồng**")


def test_a_rate_by_quarters_of_a_table_that_says_percent_in_its_title(assistant):
    told = assistant.ask("Hết quý III huyện Trà Cú phải có bao nhiêu phần trăm hộ dùng nước sạch?").answer.text
    assert "**69" in told and "69 trà cú" not in told.casefold()


def test_groups_of_one_kind_are_told_apart_by_the_word_that_differs(assistant):
    told = assistant.ask("Những ấp Khmer nào ở Trà Vinh được liên kết trồng dừa sáp?").answer
    assert "Sóc Chùa" in told.text and "Bưng Lớn" in told.text and "Trà Kháo" not in told.text


def test_who_buys_is_told_by_the_row_above(assistant):
    told = assistant.ask("Dừa sáp ở ấp Bưng Lớn do công ty nào liên kết?").answer
    assert "Dừa Cầu Kè" in told.text


def test_a_column_of_a_year_has_the_unit_of_the_table(assistant):
    assert "**80 ha**" in assistant.ask("Năm 2025 ấp Trà Kháo có bao nhiêu ha dừa sáp?").answer.text


def test_the_figure_of_a_place_among_others_in_one_sentence(assistant):
    conversation = assistant.conversation()
    conversation.ask("Trà Vinh định trồng mới bao nhiêu ha rừng?")
    assert conversation.ask("Riêng huyện Cầu Ngang thì sao?").text.startswith("**300 ha**")


def test_those_who_give_up_something_pay_nothing(assistant):
    assert "22 triệu đồng" in assistant.ask("Hộ dân bỏ ao nuôi để trồng rừng được cho mấy triệu?").answer.text


def test_an_agency_with_its_abbreviation_behind_it_is_told_once(assistant):
    told = assistant.ask("Cơ quan nào lựa chọn đơn vị cung cấp cây giống bần, đước ở Trà Vinh?").answer.text
    assert told.startswith("**Sở Nông nghiệp và Phát triển nông thôn (nay là Sở Nông nghiệp và Môi trường)** chủ trì")


@pytest.mark.parametrize("question, expected", [
    ("Riêng phần rừng ngập mặn ở Trà Vinh được bao nhiêu tiền?", "20.000 triệu đồng"),
    ("Trà Vinh chi tất cả bao nhiêu tiền cho dừa sáp?", "38.000 triệu đồng"),
])
def test_money_of_one_of_the_things_that_a_plan_is_about(assistant, question, expected):
    told = assistant.ask(question).answer.text
    assert f"**{expected}**" in told.split("\n")[0] and "91.000" not in told.split("\n")[0]


@pytest.mark.parametrize("question, expected", [
    ("Hai năm 2023 và 2024 cộng lại Trà Vinh dành bao nhiêu tiền cho rừng ngập mặn?", "**14.000 triệu đồng** = 6.000 + 8.000"),
    ("Hai năm 2023 và 2025 cộng lại Trà Vinh dành bao nhiêu tiền cho dừa sáp?", "**24.000 triệu đồng** = 12.000 + 12.000"),       # the same figure twice, in two cells
    ("Hai năm 2023 và 2025 cộng lại Trà Vinh cần bao nhiêu kinh phí cho kế hoạch dừa sáp, nước sinh hoạt, rừng ngập mặn?", "**52.000 triệu đồng** = 34.000 + 18.000"),
])
def test_money_of_two_years_added_up(assistant, question, expected):
    assert assistant.ask(question).answer.text.startswith(f"Tổng cộng: {expected}")


def test_what_is_no_part_of_the_plan_is_not_told_the_money_of_one(assistant):
    assert assistant.ask("Riêng phần nuôi tôm ở Trà Vinh được bao nhiêu tiền?").answer.abstained
