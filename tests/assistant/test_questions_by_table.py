"""Questions by school year, quarter, mark, group and source, of two invented plans read by ingest."""
from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.assistant import Assistant
from tests.assistant.conftest import opened

SCHOOLS = """\
ỦY BAN NHÂN DÂN
TỈNH HÀ NAM

Số: 41/KH-UBND
Hà Nam, ngày 20 tháng 8 năm 2023

KẾ HOẠCH
Phát triển bóng đá học đường và bể bơi trường học trên địa bàn tỉnh Hà Nam giai đoạn 2023 - 2025

I. MỤC TIÊU

1. Đến hết năm 2025 có ít nhất 80% trường tiểu học dạy bơi.

2. Chỉ tiêu theo năm học

| TT | Chỉ tiêu | Đơn vị | 2022-2023 | 2023-2024 | 2024-2025 |
|---|---|---|---|---|---|
| 1 | Tỷ lệ học sinh lớp 5 biết bơi | % | 31 | 44 | 60 |
| 2 | Số trường có đội bóng | trường | 18 | 29 | 41 |

3. Chỉ tiêu năm 2024 theo quý

| TT | Chỉ tiêu | Quý I | Quý II | Quý III | Quý IV |
|---|---|---|---|---|---|
| 1 | Giáo viên được cấp thẻ cứu hộ (%) | 15 | 35 | 60 | 75 |

II. KINH PHÍ

1. Tổng kinh phí thực hiện Kế hoạch là 21.400 triệu đồng, gồm: ngân sách tỉnh 12.700 triệu đồng; ngân sách huyện 5.200 triệu đồng; xã hội hóa 3.500 triệu đồng. Phân kỳ: năm 2023 là 4.100 triệu đồng; năm 2024 là 9.800 triệu đồng; năm 2025 là 7.500 triệu đồng.

2. Hỗ trợ mở sân bóng mini từ 40 triệu đồng đến 60 triệu đồng/sân; mức 50% giá trị, phần còn lại do nhà trường và phụ huynh đóng góp.

3. Phân bổ (triệu đồng)

| TT | Nội dung | Tổng | Ngân sách tỉnh | Xã hội hóa |
|---|---|---|---|---|
| A | Bể bơi | 13.900 | 9.200 | 1.900 |
| 1 | Bể bơi di động | 8.600 | 5.500 | 900 |
| 2 | Bể bơi cố định | 5.300 | 3.700 | 1.000 |
| B | Bóng đá học đường | 7.500 | 3.500 | 1.600 |
| 1 | Sân bóng mini | 4.700 | 2.200 | 1.100 |
| 2 | Bóng, trang phục | 2.800 | 1.300 | 500 |
| | Tổng cộng | 21.400 | 12.700 | 3.500 |

III. TỔ CHỨC THỰC HIỆN

1. Sở Giáo dục và Đào tạo: chủ trì thực hiện Kế hoạch; các phòng giáo dục gửi Sở Giáo dục và Đào tạo báo cáo trước ngày 15
tháng 6 hằng năm.

2. Liên đoàn Bóng đá tỉnh: cử huấn luyện viên cho 29 đội; phát hành bản tin mỗi tháng 01 số.

3. Danh mục bể bơi do Sở Xây dựng trình duyệt trước ngày 30 tháng 10 năm 2023.

PHỤ LỤC I
DANH MỤC TRƯỜNG ĐẦU TƯ

| TT | Trường | Xã | Số học sinh | Năm đầu tư | PPP | Có mái che |
|---|---|---|---|---|---|---|
| 1 | Trường Tiểu học Đọi Sơn | Xã Đọi Sơn | 410 | 2023 | x | |
| 2 | Trường Tiểu học Mộc Bắc | Xã Mộc Bắc | 385 | 2024 | | x |
| 3 | Trường Tiểu học Thanh Hà | Xã Thanh Hà | 520 | 2024 | x | x |
| 4 | Trường Tiểu học Thanh Hà Đông | Xã Thanh Hà Đông | 260 | 2025 | | |

PHỤ LỤC II
SỐ LỚP DẠY BƠI THEO XÃ

| TT | Xã | Lớp mới | Lớp cũ | Tổng số |
|---|---|---|---|---|
| 1 | Xã Đọi Sơn | 3 | 2 | 5 |
| 2 | Xã Mộc Bắc | 4 | 1 | 5 |
| 3 | Xã Thanh Hà | 6 | 3 | 9 |
"""

WASTE = """\
ỦY BAN NHÂN DÂN
TỈNH BÌNH PHƯỚC

Số: 17/KH-UBND
Bình Phước, ngày 05 tháng 02 năm 2024

KẾ HOẠCH
Thu gom vỏ bao gói thuốc bảo vệ thực vật trên địa bàn tỉnh Bình Phước năm 2024

I. NỘI DUNG

1. Đặt 640 bể chứa tại đồng ruộng; tập huấn 12 lớp cho 480 lượt nông dân.

2. Cá nhân vứt bỏ vỏ bao gói bị phạt tiền từ 500.000 đồng đến 1.000.000 đồng.

II. KINH PHÍ

Tổng kinh phí thực hiện Kế hoạch là 3.150 triệu đồng.

III. TỔ CHỨC THỰC HIỆN

1. Sở Nông nghiệp và Phát triển nông thôn: là cơ quan thường trực; báo cáo Ủy ban nhân dân tỉnh trước ngày 10 tháng 12.

2. Sơ kết vào quý II năm 2024, tổng kết trong tháng 12 năm 2024.
"""


@pytest.fixture(scope="module")
def plans(tmp_path_factory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("kế hoạch")
    (folder / "ha-nam.md").write_text(SCHOOLS, encoding="utf-8")
    (folder / "binh-phuoc.md").write_text(WASTE, encoding="utf-8")
    yield from opened(folder, folder / "chỉ mục")


@pytest.mark.parametrize("question, held", [
    ("Năm học 2023-2024 Hà Nam có bao nhiêu phần trăm học sinh lớp 5 biết bơi?", "2023-2024: **44 %**"),
    ("Hết quý II năm 2024 bao nhiêu % giáo viên ở Hà Nam được cấp thẻ cứu hộ?", "**35 %**"),
    ("Bể bơi di động ở Hà Nam tốn tổng cộng bao nhiêu, phần xã hội hóa mấy triệu?", "**8.600 triệu đồng**"),
    ("Kế hoạch bóng đá, bể bơi của Hà Nam năm nào tốn nhiều tiền nhất?", "**năm 2024** – **9.800 triệu đồng**"),
    ("Cộng tiền bể bơi cố định với tiền sân bóng mini ở Hà Nam là bao nhiêu?", "**10.000 triệu đồng** = 5.300 + 4.700"),
    ("Gộp hai nhóm bể bơi và bóng đá học đường của Hà Nam thì hết bao nhiêu?", "**21.400 triệu đồng** = "),
    ("Hà Nam hỗ trợ sân bóng mini mấy phần trăm, phần còn lại ai góp?", "**50%**"),
    ("Mở sân bóng mini ở Hà Nam được hỗ trợ từ bao nhiêu tiền một sân?", "**Từ 40 triệu đồng đến 60 triệu đồng/sân**"),
    ("Liệt kê các trường ở Hà Nam làm theo PPP.", "có 2 mục"),
    ("Phụ lục I của Hà Nam có mấy trường đầu tư năm 2024?", "Có **2 trường**"),
    ("Ở Hà Nam phòng giáo dục gửi báo cáo cho sở nào, trước ngày nào?", "Gửi **Sở Giáo dục và Đào tạo**; **trước ngày 15 tháng 6 hằng năm**"),
    ("Liên đoàn Bóng đá tỉnh Hà Nam được giao làm gì?", "cử huấn luyện viên cho 29 đội"),
    ("Bản tin bóng đá của Hà Nam phát hành bao lâu một lần?", "**Mỗi tháng 01 số**"),
    ("Danh mục bể bơi ở Hà Nam do ai trình, trước ngày nào?", "**Sở Xây dựng**; **trước ngày 30 tháng 10 năm 2023**"),
    ("Hà Nam muốn ít nhất bao nhiêu phần trăm trường tiểu học dạy bơi?", "**Ít nhất 80%**"),
])
def test_what_is_asked_is_told(plans, question, held):
    answer = plans.ask(question).answer
    assert held in answer.text, answer.text


@pytest.mark.parametrize("question", [
    "Năm học 2025-2026 bao nhiêu phần trăm học sinh lớp 5 của Hà Nam biết bơi?",           # a year after the table's last
    "Xã Đọi Sơn ở Hà Nam được bao nhiêu tiền mở lớp dạy bơi?",                              # classes, not money
    "Chợ Sàng ở Hà Nam được đầu tư bao nhiêu tiền?",                                        # a name of one syllable that is not there
    "Lệ phí thuê bể bơi ở Hà Nam là bao nhiêu?",
])
def test_what_is_not_there_is_refused(plans, question):
    answer = plans.ask(question).answer
    assert answer.abstained, answer.text


def test_rows_of_a_place_are_told_not_counted(plans):
    answer = plans.ask("Xã Thanh Hà (Hà Nam) có bao nhiêu học sinh?").answer
    assert "520" in answer.text and "Có **1" not in answer.text and "260" not in answer.text, answer.text


def test_a_comparison_is_not_answered_with_something_else(plans):
    answer = plans.ask("Trong hai văn bản của Hà Nam và Bình Phước, nơi nào ghi mức phạt tiền, phạt bao nhiêu?").answer
    assert "500.000 đồng đến 1.000.000 đồng" in answer.text and "không quy định: Hà Nam" in answer.text, answer.text


def test_a_comparison_begins_with_what_the_plans_say(plans):
    answer = plans.ask("So sánh tổng kinh phí của kế hoạch bể bơi Hà Nam và kế hoạch thu gom vỏ bao Bình Phước.").answer
    assert "21.400 triệu đồng" in answer.text and "3.150 triệu đồng" in answer.text, answer.text
    assert answer.text.splitlines()[-1].startswith("| Bình Phước"), answer.text


def test_a_conversation_leaves_its_plan_where_the_question_is_of_another(plans):
    turns = [plans.ask("Tổng kinh phí của Hà Nam là bao nhiêu?")]
    answer = plans.ask("Tập huấn nông dân thu gom vỏ bao gói thuốc bảo vệ thực vật bao nhiêu lớp?", turns).answer
    assert "12 lớp" in answer.text, answer.text


def test_a_greeting_is_greeted(plans):
    answer = plans.ask("Xin chào").answer
    assert answer.abstained and answer.text.startswith("Xin chào") and not answer.related
