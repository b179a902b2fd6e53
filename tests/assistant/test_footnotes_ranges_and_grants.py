"""Signs explained below a table, columns headed by bounds, what a rule grants, the dearest quarter, counts beside money: of an invented plan read by ingest."""
from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.assistant import Assistant
from assistant.bounds import bounds
from assistant.understand.entities import find
from ingest.readers.markup import read_marks, strip_marks_of_emphasis
from tests.assistant.conftest import opened

BOATS = """\
ỦY BAN NHÂN DÂN
TỈNH QUẢNG BÌNH

Số: 77/KH-UBND
Quảng Bình, ngày 03 tháng 02 năm 2024

KẾ HOẠCH
Hiện đại hóa tàu câu mực, trồng cây dẻ và mở lớp bơi cho học sinh trên địa bàn tỉnh Quảng Bình năm 2024

I. CHÍNH SÁCH

1. Nội dung hỗ trợ chủ tàu:

a) Thay máy: 40% giá máy, không quá 90 triệu đồng/tàu.

b) Đèn LED: 12 triệu đồng/tàu.

c) Phao bè: cấp không thu tiền 04 chiếc/tàu.

2. Trồng cây dẻ

2.1. Hỗ trợ 100% cây giống cho hộ trồng mới.

2.2. Hỗ trợ 3 triệu đồng/ha tiền làm đất.

2.3. Không hỗ trợ hộ trồng dẻ trên đất đang tranh chấp.

II. CHỈ TIÊU

1. Sản lượng đạt 5.200 tấn; 70% số tàu lắp đèn LED.

PHỤ LỤC 1
TÀU CÂU THEO CẢNG VÀ CHIỀU DÀI

| TT | Cảng | Dưới 12 m | 12 - dưới 15 m | Từ 15 m | Cộng |
|---|---|---|---|---|---|
| 1 | Cảng Nhật Lệ | 40 | 25 | 10 | 75 |
| 2 | Cảng Roòn | 30 | 12 | - | 42 |
| 3 | Cảng Hòn La (\\*) | 22 | 8 | 6 | 36 |
| 4 | Cảng Lý Hòa (\\*) | 18 | 7 | 2 | 27 |
| | Tổng cộng | 110 | 52 | 18 | 180 |

*Ghi chú: (\\*) cảng có trạm sạc đèn; nt: như trên.*

PHỤ LỤC 2
HỌC SINH HỌC BƠI VÀ BỂ BƠI (đơn vị tính: triệu đồng)

| TT | Trường | Lớp 3 | Lớp 4 | Lớp 5 | Cộng | Bể bơi | Kinh phí (triệu đồng) |
|---|---|---|---|---|---|---|---|
| 1 | Tiểu học Đồng Mỹ | 30 | 28 | 32 | 90 | Xây mới | 640 |
| 2 | Tiểu học Hải Thành | 22 | 25 | 24 | 71 | Sửa chữa | 150 |
| 3 | Tiểu học Bảo Ninh | 26 | 24 | 21 | 71 | Xây mới | 580 |
| | Cộng | 78 | 77 | 77 | 232 | | 1.370 |

PHỤ LỤC 3
KINH PHÍ (triệu đồng)

| TT | Nội dung | Cả năm | Trong đó: Quý I | Quý II | Quý III | Quý IV |
|---|---|---|---|---|---|---|
| I | Tàu câu mực | 4.100 | 600 | 1.500 | 1.200 | 800 |
| 1 | Thay máy | 2.600 | 400 | 900 | 800 | 500 |
| 2 | Đèn LED | 1.500 | 200 | 600 | 400 | 300 |
| II | Dẻ | 1.900 | 900 | 300 | 300 | 400 |
| 1 | Cây giống | 1.100 | 700 | 100 | 100 | 200 |
| 2 | Làm đất | 800 | 200 | 200 | 200 | 200 |
| III | Quản lý | 300 | 60 | 80 | 80 | 80 |
| | Tổng cộng | 6.300 | 1.560 | 1.880 | 1.580 | 1.280 |

PHỤ LỤC 4
DOANH NGHIỆP ĐÓNG TÀU

| TT | Doanh nghiệp | Số lao động | Trong đó nữ |
|---|---|---|---|
| 1 | Công ty Đóng tàu Nhật Lệ | 120 | 30 |
| 2 | Công ty Cơ khí Roòn | 80 | 12 |
| | Cộng | 200 | 42 |

PHỤ LỤC 5
GIÁ KÉO TÀU

| TT | Tàu được kéo | Số tàu kéo | Giá tối đa (triệu đồng) |
|---|---|---|---|
| 1 | Dưới 12 m | 1 | 2,5 |
| 2 | Từ 12 m đến dưới 15 m | 1 | 4,0 |
| 3 | Từ 15 m trở lên | 2 | 7,5 |

Tàu dưới 12 m không phải kéo ban đêm vì luồng đã có đèn.
"""


@pytest.fixture(scope="module")
def plan(tmp_path_factory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("tàu câu")
    (folder / "quang-binh-tau-cau-2024.md").write_text(BOATS, encoding="utf-8")
    yield from opened(folder, folder / "chỉ mục")


@pytest.mark.parametrize("question, held", [
    ("Quảng Bình có bao nhiêu tàu câu dưới 15 m?", "**162 tàu** = 110 + 52"),
    ("Cảng Nhật Lệ có mấy tàu từ 15 m trở lên?", "Cảng Nhật Lệ: **10 tàu**"),
    ("Quý nào kế hoạch tàu câu, dẻ, lớp bơi của Quảng Bình chi nhiều tiền nhất?", "**Quý II** – **1.880 triệu đồng**"),
    ("Phần cây dẻ trong kế hoạch Quảng Bình hết tổng cộng bao nhiêu?", "**1.900 triệu đồng**"),
    ("Hai trường tiểu học Đồng Mỹ và Bảo Ninh cộng lại có bao nhiêu học sinh học bơi?", "**161 học sinh"),
    ("Xây mới cả hai bể bơi cho trường tiểu học hết tổng cộng bao nhiêu tiền?", "**1.220 triệu đồng** = 640 + 580"),
    ("Tàu dài 13 m thì giá kéo cao nhất là bao nhiêu?", "Giá tối đa: **4,0 triệu đồng**"),
    ("Mấy trường xây mới bể bơi ở Quảng Bình cộng lại có bao nhiêu học sinh?", "**161 học sinh**"),
    ("Các doanh nghiệp đóng tàu có tất cả bao nhiêu lao động nữ?", "**42 lao động nữ** = 30 + 12"),
])
def test_what_is_asked_is_told(plan, question, held):
    answer = plan.ask(question).answer
    assert held in answer.text, answer.text


def test_rows_with_a_sign_are_listed_with_the_note_that_explains_it(plan):
    answer = plan.ask("Những cảng nào ở Quảng Bình có trạm sạc đèn?").answer
    assert "Cảng Hòn La (*)" in answer.text and "Cảng Lý Hòa (*)" in answer.text and "Nhật Lệ" not in answer.text, answer.text
    assert "(*) cảng có trạm sạc đèn" in answer.text


@pytest.mark.parametrize("question, told, untold", [
    ("Chủ tàu câu mực được hỗ trợ những khoản gì?", ("Thay máy: 40%", "Đèn LED: 12 triệu", "Phao bè"), "cây giống"),
    ("Người trồng dẻ ở Quảng Bình được hỗ trợ những khoản gì?", ("100% cây giống", "3 triệu đồng/ha"), "Không hỗ trợ"),
])
def test_all_that_a_rule_grants_is_told(plan, question, told, untold):
    answer = plan.ask(question).answer
    assert all(one in answer.text for one in told) and untold not in answer.text, answer.text


@pytest.mark.parametrize("question", [
    "Quảng Bình đặt chỉ tiêu bao nhiêu tấn tôm năm 2024?",        # what is caught is not said to be shrimps
    "Tàu câu Hòa Bình 5 ở Quảng Bình dài bao nhiêu mét?",           # no province, and not in the plan
])
def test_what_is_not_there_is_refused(plan, question):
    answer = plan.ask(question).answer
    assert answer.abstained, answer.text


@pytest.mark.parametrize("text, within", [
    ("dưới 20 cv", (0.0, 20.0, "cv")), ("20 - dưới 90 cv", (20.0, 90.0, "cv")), ("từ 400 cv trở lên", (400.0, float("inf"), "cv")),
    ("từ 6 đến dưới 12 m", (6.0, 12.0, "m")), ("trên 80 tuổi", (80.0, float("inf"), "tuổi")),
])
def test_bounds_are_read(text, within):
    assert bounds(text) == within


@pytest.mark.parametrize("text", ["chiều dài (m)", "số tàu", "năm 2024"])
def test_what_sets_no_bounds(text):
    assert bounds(text) is None


@pytest.mark.parametrize("question, years", [
    ("hộ nuôi dưới 2000 con được hỗ trợ mấy phần trăm", ()), ("Năm 2025 Đồng Nai có bao nhiêu vụ", (2025,)), ("đến 2030 hộ nghèo còn bao nhiêu", (2030,)),
])
def test_a_number_that_counts_is_no_year(question, years):
    assert find(question).years == years


def test_a_province_with_a_number_is_a_work_and_no_province():
    assert find("Điện gió Hòa Bình 5 ở Cà Mau công suất bao nhiêu?").provinces[0].name == "Cà Mau"


def test_an_asterisk_that_markdown_escapes_is_text():
    line, = read_marks("*Ghi chú: (\\*) trạm xây mới; nt: như trên.*")
    assert line.text == "Ghi chú: (*) trạm xây mới; nt: như trên." and line.italic
    assert strip_marks_of_emphasis("**Khe Cạn** (\\*)") == "Khe Cạn (*)"
