"""Questions as officials put them — by kind, mark, source, year, group and unit — of two invented plans read by ingest."""
from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.assistant import Assistant
from tests.assistant.conftest import opened

LIBRARIES = """\
ỦY BAN NHÂN DÂN
TỈNH THÁI BÌNH

Số: 63/KH-UBND
Thái Bình, ngày 12 tháng 3 năm 2024

KẾ HOẠCH
Phát triển thư viện công cộng và văn hóa đọc trên địa bàn tỉnh Thái Bình giai đoạn 2024 - 2026

I. MỤC TIÊU

1. Đến hết năm 2026 thư viện công cộng phục vụ 2,4 triệu lượt bạn đọc.

2. Bổ sung 96.000 bản sách cho thư viện các huyện.

II. KINH PHÍ

1. Tổng kinh phí thực hiện Kế hoạch là 48,6 tỷ đồng.

2. Năm 2024: 14,2 tỷ đồng; năm 2025: 21,9 tỷ đồng; năm 2026: 12,5 tỷ đồng.

3. Thư viện huyện nhận sách luân chuyển mà để mất quá 10% thì phải hoàn trả kinh phí mua sách về ngân sách tỉnh.

4. Phân bổ (triệu đồng)

| TT | Nội dung | Tổng | Ngân sách trung ương | Ngân sách tỉnh | Ngân sách huyện |
|---|---|---|---|---|---|
| A | Cơ sở vật chất | 39.400 | 16.300 | 15.700 | 7.400 |
| 1 | Sửa phòng đọc | 28.900 | 12.600 | 10.900 | 5.400 |
| 2 | Kệ sách thép | 10.500 | 3.700 | 4.800 | 2.000 |
| B | Truyền thông văn hóa đọc | 9.200 | 2.500 | 5.600 | 1.100 |
| 1 | Ngày hội sách | 5.600 | 1.400 | 3.500 | 700 |
| 2 | Thi kể chuyện sách | 3.600 | 1.100 | 2.100 | 400 |
| | Tổng cộng | 48.600 | 18.800 | 21.300 | 8.500 |

III. TỔ CHỨC THỰC HIỆN

1. Sở Văn hóa, Thể thao và Du lịch là cơ quan thường trực của Kế hoạch; báo cáo Ủy ban nhân dân tỉnh trước ngày 20 tháng 6 và trước ngày 05 tháng 12 hằng năm.

2. Sở Xây dựng: thẩm định thiết kế phòng đọc; hướng dẫn nghiệm thu kệ sách.

3. Nhiệm vụ của các sở

| TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp |
|---|---|---|---|
| 1 | Đặt góc đọc sách cho bệnh nhân | Sở Y tế | Hội Chữ thập đỏ tỉnh |
| 2 | Thi kể chuyện sách trong trường học | Sở Giáo dục và Đào tạo | Tỉnh đoàn |

PHỤ LỤC I
DANH MỤC PHÒNG ĐỌC

| TT | Phòng đọc | Huyện | Hình thức | Kinh phí năm 2026 (triệu đồng) |
|---|---|---|---|---|
| 1 | Phòng đọc Đông Minh | Huyện Tiền Hải | Cải tạo | 1.310 |
| 2 | Phòng đọc An Bài | Huyện Quỳnh Phụ | Xây mới | 2.740 |
| 3 | Phòng đọc Thái Thụy | Huyện Thái Thụy | Cải tạo | 1.580 |
| 4 | Phòng đọc Minh Lãng | Huyện Vũ Thư | Xây mới | 2.260 |

PHỤ LỤC II
DANH MỤC TỦ SÁCH HẠNG A VÀ HẠNG B

| TT | Tủ sách | Xếp hạng |
|---|---|---|
| 1 | Tủ sách Bách Thuận | Hạng A |
| 2 | Tủ sách Tây Giang | Hạng B |
| 3 | Tủ sách Hồng Dũng | Hạng A |

PHỤ LỤC III
LỊCH XE SÁCH LƯU ĐỘNG

| TT | Tuyến | Quý I | Quý II | Quý III | Quý IV |
|---|---|---|---|---|---|
| 1 | Tuyến ven sông Trà Lý | x | x | x | x |
| 2 | Tuyến cửa Lân | x | | x | x |
| 3 | Tuyến chợ Gốc | x | x | x | x |
| 4 | Tuyến cầu Bo | | x | | x |
"""

POWER = """\
ỦY BAN NHÂN DÂN
TỈNH SÓC TRĂNG

Số: 29/KH-UBND
Sóc Trăng, ngày 18 tháng 01 năm 2025

KẾ HOẠCH
Cấp điện nông thôn và chiếu sáng đường quê trên địa bàn tỉnh Sóc Trăng giai đoạn 2025 - 2028

I. MỤC TIÊU

1. Đến năm 2028 có 99,6% hộ dân nông thôn dùng điện.

II. KINH PHÍ

1. Tổng kinh phí thực hiện Kế hoạch là 266.000 triệu đồng, phân kỳ như sau

| Nội dung | 2025 | 2026 | 2027 | 2028 |
|---|---|---|---|---|
| Kinh phí (triệu đồng) | 62.500 | 98.300 | 71.400 | 33.800 |

2. Các hạng mục (triệu đồng)

| TT | Hạng mục | Năm 2025 | Năm 2026 |
|---|---|---|---|
| 1 | Kéo dây hạ thế | 27.100 | 44.200 |
| 2 | Thay công tơ điện | 8.900 | 12.700 |

III. TỔ CHỨC THỰC HIỆN

1. Cơ quan thường trực của Kế hoạch là Sở Công Thương.

PHỤ LỤC I
DANH MỤC NGUỒN ĐIỆN CỦA CÁC ẤP

| TT | Ấp | Địa điểm | Điện mặt trời độc lập | Điện lưới quốc gia | Máy phát dự phòng |
|---|---|---|---|---|---|
| 1 | Ấp Prey Chóp | Xã Lai Hòa, thị xã Vĩnh Châu | x | | x |
| 2 | Ấp Năm Căn | Xã Lai Hòa, thị xã Vĩnh Châu | | x | |
| 3 | Ấp Mỏ Ó | Xã Trung Bình, huyện Trần Đề | x | x | |
| 4 | Ấp An Trạch | Xã An Hiệp, huyện Châu Thành | | x | x |

PHỤ LỤC II
TRỤ ĐÈN ĐƯỜNG QUÊ

| TT | Hạng mục | Địa điểm | Quy mô | Đơn vị | Năm lắp | Kinh phí (triệu đồng) |
|---|---|---|---|---|---|---|
| 1 | Trụ đèn bến phà Đại Ngãi | Xã Đại Ngãi | 18 | trụ | 2026 | 540 |
| 2 | Trụ đèn chùa Dơi | Xã An Hiệp | 14 | trụ | 2026 | 420 |
| 3 | Trụ đèn Long Phú | Xã Tân Hưng | 10 | trụ | 2026 | 310 |
| 4 | Trụ đèn chợ Nhu Gia | Xã Thạnh Phú | 25 | trụ | 2027 | 760 |
| 5 | Cáp ngầm đường vào chợ | Xã Thạnh Trị | 7 | km | 2026 | 985 |

PHỤ LỤC III
TIÊU CHUẨN ĐÃ ĐẠT CỦA CÁC ĐỘI QUẢN LÝ ĐIỆN

| TT | Đội quản lý điện | ATD | PCN | TKD |
|---|---|---|---|---|
| 1 | Đội Kế Sách | x | x | x |
| 2 | Đội Mỹ Tú | x | | x |
| 3 | Đội Ngã Năm | x | x | |
| 4 | Đội Cù Lao Dung | x | x | x |
"""

@pytest.fixture(scope="module")
def plans(tmp_path_factory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("kế hoạch")
    for name, text in (("thai-binh.md", LIBRARIES), ("soc-trang.md", POWER)):
        (folder / name).write_text(text, encoding="utf-8")
    yield from opened(folder, folder / "chỉ mục")


@pytest.mark.parametrize("question, listed, left_out", [
    # what is left out chooses no rows
    ("Liệt kê các phòng đọc ở Thái Bình được cải tạo (không phải xây mới).", ("Đông Minh", "Thái Thụy"), ("An Bài", "Minh Lãng")),
    ("Thái Bình có những tủ sách nào hạng A (không tính hạng B)?", ("Bách Thuận", "Hồng Dũng"), ("Tây Giang",)),
    ("Liệt kê các tủ sách hạng B ở Thái Bình, không kể hạng A.", ("Tây Giang",), ("Bách Thuận", "Hồng Dũng")),
    # marks
    ("Những tuyến xe sách lưu động nào của Thái Bình chạy đủ cả bốn quý?", ("sông Trà Lý", "chợ Gốc"), ("cửa Lân", "cầu Bo")),
    ("Đội quản lý điện nào ở Sóc Trăng đạt cả ba tiêu chuẩn ATD, PCN và TKD?", ("Kế Sách", "Cù Lao Dung"), ("Mỹ Tú", "Ngã Năm")),
    ("Những đội quản lý điện nào ở Sóc Trăng không được đánh dấu PCN?", ("Mỹ Tú",), ("Kế Sách", "Ngã Năm", "Cù Lao Dung")),
    ("Liệt kê các ấp ở Sóc Trăng dùng điện mặt trời.", ("Prey Chóp", "Mỏ Ó"), ("Năm Căn", "An Trạch")),
    ("Liệt kê các ấp ở Sóc Trăng có điện lưới.", ("Năm Căn", "Mỏ Ó", "An Trạch"), ("Prey Chóp",)),
    # a place without its level
    ("Liệt kê các ấp ở Vĩnh Châu trong danh mục nguồn điện của Sóc Trăng.", ("Prey Chóp", "Năm Căn"), ("Mỏ Ó", "An Trạch")),
])
def test_the_rows_meant_are_listed_and_no_other(plans, question, listed, left_out):
    answer = plans.ask(question).answer
    assert not answer.abstained, answer.text
    assert [name for name in listed if name not in answer.text] == [], answer.text
    assert [name for name in left_out if name in answer.text] == [], answer.text


@pytest.mark.parametrize("question, held, wrong", [
    # an agency whose name has no three letters in a row
    ("Cơ quan nào chủ trì đặt góc đọc sách cho bệnh nhân ở Thái Bình?", ("Sở Y tế",), ("Sở Giáo dục",)),
    # the whole plan in one year, in prose and in a row of years
    ("Riêng năm 2026 Thái Bình cần bao nhiêu kinh phí cho kế hoạch phát triển thư viện?", ("12,5 tỷ đồng",), ("1.310", "2.740")),
    ("Riêng năm 2026 Sóc Trăng cần bao nhiêu kinh phí cho kế hoạch cấp điện nông thôn?", ("98.300",), ("44.200", "12.700")),
    ("Kế hoạch thư viện của Thái Bình năm nào cần nhiều tiền nhất?", ("**năm 2025**", "21,9 tỷ đồng"), ()),
    ("Kế hoạch của Sóc Trăng năm nào tốn nhiều kinh phí nhất?", ("**2026**", "98.300 triệu đồng"), ()),
    # a group, and sources added up
    ("Toàn bộ phần truyền thông văn hóa đọc ở Thái Bình chi bao nhiêu?", ("**9.200 triệu đồng**",), ()),
    ("Toàn bộ phần cơ sở vật chất của Thái Bình chi bao nhiêu?", ("**39.400 triệu đồng**",), ()),
    ("Gộp ngân sách trung ương và ngân sách tỉnh thì sửa phòng đọc ở Thái Bình được bao nhiêu?",
     ("**23.500 triệu đồng**", "12.600", "10.900"), ()),
    # by the unit of a column: neither the 7 km of cable nor the 25 posts of another year
    ("Phụ lục II của Sóc Trăng năm 2026 có tổng cộng bao nhiêu trụ đèn?", ("**42 trụ** = 18 + 14 + 10",), ("Nhu Gia", "Cáp ngầm")),
    # the standing agency
    ("Cơ quan thường trực của kế hoạch cấp điện nông thôn Sóc Trăng là ai?", ("Sở Công Thương",), ()),
    ("Cơ quan thường trực của kế hoạch thư viện Thái Bình là ai?", ("Sở Văn hóa, Thể thao và Du lịch",), ()),
    ("So sánh cơ quan thường trực của kế hoạch Thái Bình và kế hoạch Sóc Trăng.",
     ("Sở Văn hóa, Thể thao và Du lịch", "Sở Công Thương"), ()),
    # 'sóc' is a word for a hamlet, but not here
    ("Sóc Trăng phấn đấu bao nhiêu phần trăm hộ dân nông thôn dùng điện?", ("99,6%",), ()),
])
def test_what_is_asked_is_told(plans, question, held, wrong):
    answer = plans.ask(question).answer
    assert not answer.abstained, answer.text
    assert [words for words in held if words not in answer.text] == [], answer.text
    assert [words for words in wrong if words in answer.text] == [], answer.text


@pytest.mark.parametrize("question", [
    "Xã Long Phú ở Sóc Trăng được bao nhiêu tiền làm cột đèn?",                      # 'Cột đèn Long Phú' is in xã Tân Hưng
    "Huyện Tiền Hải của Thái Bình rộng bao nhiêu?",                                  # 'tiền' of a name is no money
])
def test_what_is_not_there_is_refused(plans, question):
    answer = plans.ask(question).answer
    assert answer.abstained, answer.text


def test_an_agency_that_the_plan_does_not_name_is_not_answered_by_its_heir(plans):
    answer = plans.ask("Sở Giao thông vận tải ở Thái Bình được giao nhiệm vụ gì?").answer
    assert answer.abstained and "thẩm định thiết kế phòng đọc" not in answer.text, answer.text


def test_an_item_after_a_question_for_money_is_asked_for_its_money(plans):
    turns = [plans.ask("Ngày hội sách ở Thái Bình tốn bao nhiêu tiền?")]
    assert "5.600" in turns[0].answer.text, turns[0].answer.text
    answer = plans.ask("Khoản kệ sách thép thì sao?", turns).answer
    assert "10.500" in answer.text and "5.600" not in answer.text, answer.text


def test_a_condition_is_a_question_of_its_own(plans):
    turns = [plans.ask("Ngày hội sách ở Thái Bình tốn bao nhiêu tiền?")]
    answer = plans.ask("Thế nếu thư viện huyện để mất quá 10% sách luân chuyển thì có phải trả lại tiền không?", turns).answer
    assert "hoàn trả kinh phí mua sách về ngân sách tỉnh" in answer.text and "5.600" not in answer.text, answer.text
