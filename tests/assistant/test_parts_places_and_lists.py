"""A part of the money by its name, places inside the one a plan is named after, numbers that a cell lists: of invented plans."""
from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant import headed
from assistant.assistant import Assistant
from assistant.compose.listed import lists
from assistant.understand.asks import Ask, asked
from assistant.understand.entities import find
from assistant.understand.spelling import read
from tests.assistant.conftest import opened

VALLEY = """\
ỦY BAN NHÂN DÂN
HUYỆN YÊN CHÂU

Số: 41/KH-UBND
Yên Châu, ngày 06 tháng 3 năm 2023

KẾ HOẠCH
Cải tạo hồ làng, tủ thuốc trường học và đội hát quan làng trên địa bàn huyện Yên Châu, tỉnh Sơn La năm 2023

Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015;

I. MỤC TIÊU

1. 640 lượt người được tập huấn sơ cứu.

2. Tỷ lệ người dân hài lòng với đội cấp cứu lưu động đạt từ 86% trở lên.

II. KINH PHÍ

1. Tổng kinh phí năm 2023 là 9.400 triệu đồng, trong đó ngân sách huyện 6.100 triệu đồng, ngân sách xã 3.300 triệu đồng.

2. Đội hát đạt giải Nhất được thưởng 18 triệu đồng, lấy từ Quỹ thi đua khen thưởng của huyện.

Điều 9. Trách nhiệm của Phòng Y tế

1. Duyệt danh sách tủ thuốc của trường trung học cơ sở.

2. Mua dụng cụ sơ cứu.

Biểu 01
KINH PHÍ THEO NỘI DUNG
Đơn vị tính: triệu đồng

| TT | Nội dung | Tổng số | NS huyện | NS xã |
|---|---|---|---|---|
| I | Cải tạo hồ làng | 6.900 | 4.300 | 2.600 |
| 1 | Hồ Bản Mẫu | 4.000 | 2.500 | 1.500 |
| 2 | Hồ Bản Thử | 2.900 | 1.800 | 1.100 |
| II | Tủ thuốc trường học | 2.500 | 1.800 | 700 |
| 1 | Tủ thuốc tiểu học | 1.500 | 1.100 | 400 |
| 2 | Tủ thuốc trung học cơ sở | 1.000 | 700 | 300 |
| | Tổng cộng | 9.400 | 6.100 | 3.300 |

Biểu 02
CỤM TRỰC SƠ CỨU

| Cụm | Tổ dân phố | Số người trực | Cụm trưởng | Khởi công | Vận hành |
|---|---|---|---|---|---|
| A | 1, 2 | 6 | Lò Văn Mẫu | 2023 | 2024 |
| B | 3 và 4 | 5 | Hà Thị Thử | 2024 | 2025 |
| C | 5 - 8 | 9 | Quàng Văn Nháp | 2024 | 2026 |
"""


@pytest.fixture(scope="module")
def plan(tmp_path_factory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("yên châu")
    (folder / "văn bản").mkdir()
    (folder / "văn bản" / "yen-chau-2023.md").write_text(VALLEY, encoding="utf-8")
    yield from opened(folder / "văn bản", folder / "chỉ mục")


def test_a_part_that_the_title_names_is_not_the_whole(plan):
    text = plan.ask("Phần tủ thuốc trường học của huyện Yên Châu có tổng kinh phí bao nhiêu, ngân sách xã chịu mấy?").answer.text
    assert "2.500" in text and "700" in text and "9.400" not in text.split("\n")[0]


def test_the_whole_is_still_the_whole(plan):
    assert "9.400" in plan.ask("Tổng kinh phí kế hoạch của huyện Yên Châu là bao nhiêu?").answer.text


def test_a_town_named_as_its_district_is_not_the_district(plan):
    assert plan.ask("Thị trấn Yên Châu có bao nhiêu lượt người được tập huấn sơ cứu?").answer.abstained
    assert "640" in plan.ask("Huyện Yên Châu có bao nhiêu lượt người được tập huấn sơ cứu?").answer.text


def test_a_numbered_place_in_a_list_of_numbers(plan):
    assert "Quàng Văn Nháp" in plan.ask("Tổ dân phố 6 ở Yên Châu thuộc cụm nào, cụm trưởng là ai?").answer.text
    assert "Hà Thị Thử" in plan.ask("Cụm trưởng của tổ dân phố 4 (Yên Châu) là ai?").answer.text


def test_the_column_of_years_that_is_named(plan):
    text = plan.ask("Những cụm nào của Yên Châu vận hành năm 2024?").answer.text
    assert text.index("Lò Văn Mẫu") < f"{text} Hà Thị Thử".index("Hà Thị Thử")      # the one begun in 2024 at most after it


def test_who_decides_by_a_heading_of_duties(plan):
    assert "Phòng Y tế" in plan.ask("Danh sách tủ thuốc trường THCS ở Yên Châu do cơ quan nào duyệt?").answer.text


def test_a_share_of_people_is_no_money(plan):
    assert "86%" in plan.ask("Tỷ lệ người dân hài lòng với đội cấp cứu lưu động ở Yên Châu đặt ra là bao nhiêu?").answer.text


def test_a_prize_and_where_it_comes_from(plan):
    text = plan.ask("Đội hát đạt giải Nhất ở Yên Châu được thưởng bao nhiêu, tiền đó lấy ở đâu?").answer.text
    assert "18 triệu" in text and "Quỹ thi đua khen thưởng" in text


def test_a_question_without_words_is_of_the_plan_just_cited(plan):
    first = plan.ask("Duyệt danh sách tủ thuốc do ai làm?")
    again = plan.ask("Bao nhiêu tiền?", [first])
    assert {c.clause.document for c in again.answer.citations} <= {c.clause.document for c in first.answer.citations}


@pytest.mark.parametrize(("header", "cell", "number", "held"), [
    ("tổ dân phố", "5, 6, 7", 6, True), ("tổ dân phố", "3 và 4", 4, True), ("các tổ dân phố", "10 - 14", 12, True), ("tổ dân phố", "số 1, số 3", 3, True),
    ("tổ dân phố", "5, 6, 7", 8, False), ("số hộ", "5, 6, 7", 6, False), ("tổ dân phố", "12", 12, False),
])
def test_what_a_cell_lists(header, cell, number, held):
    assert lists(header, cell, "tổ dân phố", number) is held


@pytest.mark.parametrize(("typed", "meant"), [
    ("ở Q.Ngãi có mấy hồ", "Quảng Ngãi"), ("QNam phải ban hành gì", "Quảng Nam"), ("T. Hóa được bao nhiêu", "Thanh Hóa"),
])
def test_provinces_by_the_letter_of_their_first_syllable(typed, meant):
    assert meant in read(typed, lambda text: text)[0]


@pytest.mark.parametrize("typed", ["quận Q.Bình Thạnh", "H.Giang làm gì", "xã X.Ea Kao"])
def test_letters_that_may_be_several_provinces_stay(typed):
    read_as = read(typed, lambda text: text)[0]
    assert "Quảng Bình" not in read_as and "Hà Giang" not in read_as and "Hậu Giang" not in read_as


def test_the_villagers_of_a_province_are_no_village():
    assert not find("Dân bản Điện Biên cần giấy gì").places
    assert [p.name for p in find("Dân bản Điện Biên cần giấy gì").provinces] == ["Điện Biên"]


def test_several_communes_of_a_district_are_no_commune():
    assert not find("các xã Ba Tơ gửi hồ sơ trước ngày nào").places


@pytest.mark.parametrize(("heading", "agency"), [
    ("Điều 13. Trách nhiệm của Sở Giáo dục và Đào tạo", "Sở Giáo dục và Đào tạo"), ("2. Nhiệm vụ của Phòng Y tế", "Phòng Y tế"), ("Điều 7. Trách nhiệm của chủ hộ", ""),
])
def test_agencies_of_headings_of_duties(heading, agency):
    assert headed.agency_heading(heading) == agency


def test_ambulances_ask_for_no_money():
    assert Ask.AMOUNT not in asked("tỷ lệ hài lòng với cấp cứu ngoại viện đặt ra là bao nhiêu").kinds
