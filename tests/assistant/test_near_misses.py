"""What is nearly the answer and is not: an empty cell, a longer name, another range, another size, another subject. Two invented plans."""
from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.assistant import Assistant
from tests.assistant.conftest import opened

KON_TUM = """\
ỦY BAN NHÂN DÂN
TỈNH KON TUM

Số: 77/KH-UBND
Kon Tum, ngày 06 tháng 02 năm 2024

KẾ HOẠCH
Phát triển chợ nông thôn trên địa bàn tỉnh Kon Tum năm 2024

I. KẾT QUẢ NĂM 2023

Năm 2023, tiền thuê sạp bình quân 140.000 đồng/tháng.

II. MỤC TIÊU

- 65% chợ có nhà vệ sinh đạt chuẩn.

III. MỨC HỖ TRỢ

1. Hỗ trợ làm mái che:

a) Chợ từ 500 m2 đến dưới 2.000 m2: không quá 300 triệu đồng/chợ;

b) Chợ từ 2.000 m2 trở lên: không quá 900 triệu đồng/chợ.

2. Hộ nghèo bán hàng tự làm: miễn tiền thuê sạp 12 tháng. Hộ cận nghèo bán hàng tự làm: giảm một nửa tiền thuê sạp 12 tháng.

3. Điều kiện được hỗ trợ. Chợ phải có đủ các điều kiện sau:

a) Có phương án phòng cháy được duyệt;

b) Có ít nhất 30 hộ bán hàng thường xuyên;

c) Đất không có tranh chấp.

IV. KINH PHÍ

Tổng kinh phí là 7.400 triệu đồng, trong đó: ngân sách tỉnh 5.100 triệu đồng; ngân sách huyện 1.500 triệu đồng; tiểu thương đóng góp 800 triệu đồng.

V. TỔ CHỨC THỰC HIỆN

| TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn |
|---|---|---|---|---|
| 1 | Kiểm tra điện tại các chợ | Công ty Điện lực Kon Tum | Công an tỉnh; Sở Xây dựng | 30/6/2024 |
| 2 | Tập huấn bán hàng qua mạng | Sở Thông tin và Truyền thông | Sở Công Thương; Hội Nông dân tỉnh | 31/8/2024 |
| 3 | Đăng ký nhãn hiệu nông sản bán tại chợ | Sở Khoa học và Công nghệ | Sở Công Thương | 30/9/2024 |

1. Sở Công Thương: theo dõi thực hiện; phối hợp quảng bá sản phẩm OCOP tại chợ đầu mối.

Kế hoạch này thay thế Kế hoạch số 12/KH-UBND ngày 03/3/2021 của UBND tỉnh.

Phụ lục 1. DANH MỤC CHỢ NÂNG CẤP (đơn vị tính: triệu đồng)

| TT | Tên chợ | Xã | Hạng | Chiều sâu móng (cm) | Số sạp | Kinh phí | Có nhà vệ sinh | Mái che bị hỏng |
|---|---|---|---|---|---|---|---|---|
| 1 | Chợ Đăk Tờ Kan | Xã Đăk Tờ | 2 | 60 | 45 | 1.200 | x | |
| 2 | Chợ Đăk Tờ Lung | Xã Đăk Tờ Lung | 3 | 40 | | 700 | | x |
| 3 | Chợ Ngọc Tụ | Xã Ngọc Tụ | 3 | 55 | 28 | 900 | x | x |
| 4 | Chợ Pờ Ê | Xã Pờ Ê | 2 | 50 | 31 | 1.100 | | |

Phụ lục 2. KINH PHÍ THEO NHÓM VIỆC (triệu đồng)

| TT | Nội dung | Tổng | Ngân sách tỉnh | Ngân sách huyện |
|---|---|---|---|---|
| I | Sửa chữa chợ | 3.900 | 3.000 | 900 |
| 1 | Sửa mái che | 2.500 | 2.000 | 500 |
| 2 | Sửa rãnh nước | 1.400 | 1.000 | 400 |
| II | Trang thiết bị chợ | 2.000 | 1.600 | 400 |
| 1 | Cân đối chứng | 300 | 200 | 100 |
| 2 | Tủ bảo quản thịt | 1.700 | 1.400 | 300 |
"""

BAC_LIEU = """\
ỦY BAN NHÂN DÂN
TỈNH BẠC LIÊU

Số: 19/KH-UBND
Bạc Liêu, ngày 15 tháng 01 năm 2024

KẾ HOẠCH
Phát triển nghề muối trên địa bàn tỉnh Bạc Liêu năm 2024

I. HỖ TRỢ

1. Diêm dân trải bạt được hỗ trợ 4 triệu đồng/ha.

2. Lập danh sách hộ trải bạt xong trước ngày 20/02/2024.

II. KINH PHÍ

Tổng kinh phí là 3.250 triệu đồng, gồm ngân sách tỉnh 2.000 triệu đồng, diêm dân đóng góp 1.250 triệu đồng.
"""


@pytest.fixture(scope="module")
def plans(tmp_path_factory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("kế hoạch")
    (folder / "kon-tum.md").write_text(KON_TUM, encoding="utf-8")
    (folder / "bac-lieu.txt").write_text(BAC_LIEU, encoding="utf-8")
    yield from opened(folder, folder / "chỉ mục")


def told(plans: Assistant, *questions: str) -> str:
    """The last answer's text, which is no refusal."""
    turns = []
    for question in questions:
        turns.append(plans.ask(question, turns))
    answer = turns[-1].answer
    assert not answer.abstained, answer.text
    return answer.text


@pytest.mark.parametrize("question, why", [
    ("Chợ Đăk Tờ Lung có bao nhiêu sạp?", "để trống cột “Số sạp”"),                       # the row is there, the figure is not
    ("Tiền thuê sạp bình quân năm 2024 ở Kon Tum là bao nhiêu đồng một tháng?", ""),       # 2023 is told, 2024 is not
    ("Tiểu thương Kon Tum bán hàng giả bị phạt bao nhiêu tiền?", ""),                      # money, of another kind
    ("Trẻ nhiễm HIV ở Kon Tum được miễn thuê sạp mấy tháng?", "HIV"),                      # a name that no plan writes
    ("Thành phố Đà Nẵng hỗ trợ làm mái che chợ bao nhiêu tiền?", "Đà Nẵng"),              # no plan of it; 'thành phố' is no street
])
def test_nearly_right_is_refused(plans, question, why):
    answer = plans.ask(question).answer
    assert answer.abstained and why in answer.text, answer.text


def test_a_place_whose_name_begins_another_is_told_alone(plans):
    text = told(plans, "Chợ ở xã Đăk Tờ được bao nhiêu kinh phí?")
    assert "1.200 triệu đồng" in text and "700" not in text


def test_what_is_measured_beside_money_is_no_money(plans):
    text = told(plans, "Chợ Ngọc Tụ được bao nhiêu kinh phí?")
    assert "900 triệu đồng" in text and "55 triệu" not in text and "28 triệu" not in text


@pytest.mark.parametrize("question, named, other", [
    ("Kể tên các chợ ở Kon Tum có nhà vệ sinh.", ("Đăk Tờ Kan", "Ngọc Tụ"), ("Pờ Ê", "Đăk Tờ Lung")),
    ("Kể tên các chợ ở Kon Tum chưa có nhà vệ sinh.", ("Pờ Ê", "Đăk Tờ Lung"), ("Đăk Tờ Kan", "Ngọc Tụ")),
    ("Liệt kê các chợ hạng 2 trong danh mục của Kon Tum.", ("Đăk Tờ Kan", "Pờ Ê"), ("Ngọc Tụ", "Đăk Tờ Lung")),
])
def test_rows_are_picked_by_a_mark_or_a_short_entry(plans, question, named, other):
    text = told(plans, question)
    assert all(name in text for name in named) and not any(name in text for name in other), text


def test_what_lies_in_a_place_is_more_than_what_bears_its_name(plans):
    text = told(plans, "Trong danh mục chợ của Kon Tum có mấy chợ thuộc xã Pờ Ê?")
    assert "**1 chợ" in text and "Chợ Pờ Ê" in text


def test_marked_rows_are_counted(plans):
    assert "**2 chợ" in told(plans, "Mấy chợ ở Kon Tum bị hỏng mái che?")


def test_a_range_answers_for_a_size_within_it(plans):
    text = told(plans, "Chợ rộng 2.600 m2 ở Kon Tum làm mái che được đỡ tối đa mấy triệu?")
    assert "900 triệu" in text and "300 triệu" not in text


def test_a_group_is_told_by_its_own_line(plans):
    text = told(plans, "Nhóm trang thiết bị chợ trong Phụ lục 2 của Kon Tum được bố trí bao nhiêu tiền?")
    assert "2.000 triệu đồng" in text and "1.700" not in text


def test_the_total_is_the_figure_told_first(plans):
    assert told(plans, "Tổng kinh phí của kế hoạch chợ Kon Tum là bao nhiêu?").startswith("**7.400 triệu đồng**")


def test_a_row_with_several_who_coordinate_passes_the_verifier(plans):
    text = told(plans, "Kiểm tra điện ở các chợ Kon Tum do đơn vị nào lo, xong khi nào?")
    assert "Công ty Điện lực Kon Tum" in text and "Sở Xây dựng" in text and "30/6/2024" in text


def test_a_merged_agency_is_told_its_own_tasks_only(plans):
    text = told(plans, "Sở Thông tin và Truyền thông Kon Tum được giao việc gì?")
    assert "Tập huấn bán hàng qua mạng" in text and "nhãn hiệu" not in text


def test_who_only_coordinates_is_not_said_to_lead(plans):
    text = told(plans, "Cơ quan nào của Kon Tum chủ trì quảng bá sản phẩm OCOP?")
    assert "OCOP" in text and "**Sở Công Thương** chủ trì" not in text


def test_the_items_that_a_clause_announces_are_given(plans):
    text = told(plans, "Chợ ở Kon Tum phải có những điều kiện nào để được hỗ trợ?")
    assert all(words in text for words in ("phòng cháy", "30 hộ", "tranh chấp")), text


def test_a_comparison_asks_each_plan_its_own(plans):
    text = told(plans, "Kon Tum thay thế kế hoạch cũ số mấy, còn Bạc Liêu lập danh sách hộ trải bạt trước ngày nào?")
    assert "12/KH-UBND" in text and "20/02" in text


def test_a_plan_described_in_brackets_is_still_meant(plans):
    text = told(plans, "Tổng kinh phí trong hai văn bản Kon Tum (chợ) và Bạc Liêu (muối) là bao nhiêu, chỗ nào nhiều nhất?")
    assert "**7.400 triệu đồng**" in text and "**3.250 triệu đồng**" in text


def test_a_follow_up_exchanges_what_it_names(plans):
    text = told(plans, "Hộ nghèo ở Kon Tum bán hàng tự làm được miễn tiền thuê sạp mấy tháng?", "Thế hộ cận nghèo thì sao?")
    assert "giảm một nửa" in text


def test_what_was_told_is_pointed_at(plans):
    text = told(plans, "Tập huấn bán hàng qua mạng ở Kon Tum do sở nào lo?", "Việc đó bao giờ phải xong?")
    assert "31/8/2024" in text
