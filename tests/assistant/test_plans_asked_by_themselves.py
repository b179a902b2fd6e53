"""Comparisons: a plan asked by itself where nothing of it was found, plans of departments, dates of reports, names that end in another's: invented plans."""
from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.alone import of_one
from assistant.assistant import Assistant
from index.lexicon.places import find_provinces
from tests.assistant.conftest import opened

RICE = """\
ỦY BAN NHÂN DÂN
TỈNH AN GIANG

Số: 31/KH-UBND
An Giang, ngày 05 tháng 01 năm 2026

KẾ HOẠCH
Trồng sen lấy củ và nuôi lươn không bùn trên địa bàn tỉnh An Giang năm 2026

I. CHÍNH SÁCH

1. Hộ nuôi lươn được vay tối đa 80 triệu đồng, lãi suất 5%/năm.

2. Hộ trồng sen được hỗ trợ giống theo Phụ lục.

II. TỔ CHỨC THỰC HIỆN

1. Sở Nông nghiệp và Môi trường: chủ trì thực hiện Kế hoạch.

2. Sở Khoa học và Công nghệ: xây dựng chỉ dẫn địa lý cho củ sen.

3. Các cơ quan, Ủy ban nhân dân cấp xã báo cáo kết quả về Sở Nông nghiệp và Môi trường trước ngày 20/6 và trước ngày 05/12.

4. Khen thưởng: tập thể làm tốt được tặng Bằng khen.

III. KINH PHÍ

Tổng kinh phí thực hiện là 9.400 triệu đồng.

PHỤ LỤC
MỨC HỖ TRỢ

| TT | Nội dung | Điều kiện | Mức | Giới hạn |
|---|---|---|---|---|
| 1 | Giống sen | Ruộng từ 0,5 ha | 60% giá giống | 8 triệu đồng/ha |
| 2 | Bể nuôi lươn | Từ 2 bể | 30% chi phí | 15 triệu đồng/hộ |
"""
RECORDS = """\
UBND TỈNH SÓC TRĂNG
SỞ NỘI VỤ

Số: 12/KH-SNV
Sóc Trăng, ngày 09 tháng 01 năm 2024

KẾ HOẠCH
Số hóa hồ sơ lưu trữ và bồi dưỡng cán bộ ấp của Sở Nội vụ tỉnh Sóc Trăng năm 2024

I. NHIỆM VỤ

1. Số hóa 42.000 hồ sơ của cấp huyện.

2. Sở Khoa học và Công nghệ: thẩm định phần mềm lưu trữ.

II. TỔ CHỨC THỰC HIỆN

1. Các huyện, thị xã, thành phố gửi báo cáo năm về Sở Nội vụ trước ngày 28/11/2024.

2. Sở Nội vụ giao nộp tài liệu vào kho lưu trữ lịch sử trước ngày 30/9/2024.

III. KINH PHÍ

Tổng kinh phí thực hiện là 3.150 triệu đồng.
"""


@pytest.fixture(scope="module")
def plans(tmp_path_factory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("sen")
    (folder / "an-giang-sen-luon-2026.md").write_text(RICE, encoding="utf-8")
    (folder / "soc-trang-so-noi-vu-2024.md").write_text(RECORDS, encoding="utf-8")
    yield from opened(folder, folder / "chỉ mục")


@pytest.mark.parametrize("question, held", [
    ("Sở Khoa học và Công nghệ An Giang và Sở Khoa học và Công nghệ Sóc Trăng được giao việc gì?", ("chỉ dẫn địa lý cho củ sen", "thẩm định phần mềm lưu trữ")),
    ("So giúp hạn các đơn vị gửi báo cáo năm ở An Giang và Sở Nội vụ Sóc Trăng.", ("05/12", "28/11/2024")),
    ("Báo cáo năm của các đơn vị ở An Giang và ở Sóc Trăng, bên nào phải nộp sớm hơn?", ("05/12", "28/11/2024")),
    ("So tổng kinh phí của hai kế hoạch An Giang, Sóc Trăng.", ("**9.400 triệu đồng**", "**3.150 triệu đồng**")),
    ("Kế hoạch An Giang và kế hoạch Sở Nội vụ Sóc Trăng có nói chuyện khen thưởng không?", ("Bằng khen", "không quy định: Sóc Trăng")),
])
def test_each_plan_is_told(plans, question, held):
    answer = plans.ask(question).answer
    assert all(one in answer.text for one in held), answer.text


def test_a_plan_that_is_silent_stays_silent(plans):
    answer = plans.ask("Hộ nuôi lươn được vay tối đa bao nhiêu ở An Giang và ở Sóc Trăng?").answer
    assert "80 triệu đồng" in answer.text and "không quy định: Sóc Trăng" in answer.text, answer.text


def test_a_ceiling_under_its_heading_is_told_first(plans):
    answer = plans.ask("An Giang hỗ trợ giống sen tối đa bao nhiêu một héc-ta?").answer
    assert "Giới hạn: **8 triệu đồng/ha**" in answer.text and "**60%" not in answer.text, answer.text


@pytest.mark.parametrize("text, name, names, one", [
    ("Báo cáo năm của các đơn vị ở Cao Bằng và ở Hà Nam, bên nào phải nộp sớm hơn?", "Hà Nam", ("Cao Bằng", "Hà Nam"), "Báo cáo năm của các đơn vị ở Hà Nam phải nộp sớm hơn?"),
    ("Sở Y tế Cao Bằng và Sở Y tế Hà Nam được giao việc gì?", "Hà Nam", ("Cao Bằng", "tỉnh Hà Nam", "Hà Nam"), "Sở Y tế Hà Nam được giao việc gì?"),
    ("Bao giờ tổng kết ở Cao Bằng, ở Hà Nam; kế hoạch của Sở Y tế Huế có nói không?", "Hà Nam", ("Cao Bằng", "Hà Nam", "Huế"), "Bao giờ tổng kết ở Hà Nam có nói không?"),
    ("Hai kế hoạch cho vay bao nhiêu?", "Hà Nam", ("Cao Bằng", "Hà Nam"), ""),
])
def test_what_is_asked_of_all_is_asked_of_one(text, name, names, one):
    assert of_one(text, name, names) == one


@pytest.mark.parametrize("text, names", [
    ("Sở Khoa học và Công nghệ An Giang", ["An Giang"]),
    ("so khoa hoc va cong nghe an giang", ["An Giang"]),
    ("Sở Khoa học và Công nghệ Nghệ An", ["Nghệ An"]),
    ("Nghệ An và An Giang", ["Nghệ An", "An Giang"]),
])
def test_a_province_does_not_begin_in_the_middle_of_a_word(text, names):
    assert [mention.province.name for mention in find_provinces(text)] == names


DYKES = """\
SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG BẾN TRE

**CHI CỤC KIỂM NGƯ**

Số: 44/KH-CCKN

*Bến Tre, ngày 12 tháng 01 năm 2025*

# KẾ HOẠCH

**Trực cứu nạn, thả rùa con và sửa bến đò năm 2025**

I. NHIỆM VỤ

1. Mỗi trạm có 02 ống nhòm, 01 máy đo độ sâu.

II. KINH PHÍ

1. Tổng kinh phí: 900 triệu đồng, trong đó:

- Trực cứu nạn: 420 triệu đồng;

- Thả rùa con: 300 triệu đồng;

- Sửa bến đò: 180 triệu đồng.

III. TỔ CHỨC THỰC HIỆN

1. Chủ tàu

- Mua áo phao cho hành khách.

2. Chế độ báo cáo

- Gửi báo cáo trước ngày 20 hằng tháng.

PHỤ LỤC
Ổ RÙA THEO BÃI

| TT | Bãi | Số ổ rùa năm 2024 | Số ổ rùa năm 2025 |
|---|---|---|---|
| 1 | Bãi Cồn Lợi | 40 | 60 |
| 2 | Bãi Thạnh Hải | 25 | 30 |
"""


@pytest.fixture(scope="module")
def turtles(tmp_path_factory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("rùa")
    (folder / "chi-cuc-kiem-ngu-2025.md").write_text(DYKES, encoding="utf-8")
    yield from opened(folder, folder / "chỉ mục")


def test_an_agency_is_of_the_province_that_its_letterhead_ends_with(turtles):
    document, = turtles.index.documents()
    assert (document.issuer, document.province) == ("Chi cục Kiểm ngư", "Bến Tre")


@pytest.mark.parametrize("question, held", [
    ("Ở Bến Tre ai phải mua áo phao cho khách?", "**Chủ tàu**"),
    ("Chi cục Kiểm ngư Bến Tre bố trí bao nhiêu cho việc thả rùa năm 2025?", "**300 triệu đồng**"),
    ("Năm 2025 các bãi ở Bến Tre có tất cả bao nhiêu ổ rùa?", "90"),
])
def test_who_how_much_and_of_which_year(turtles, question, held):
    answer = turtles.ask(question).answer
    assert held in answer.text and "65" not in answer.text, answer.text


def test_a_heading_that_says_what_is_done_is_nobody(turtles):
    assert "**Chế độ báo cáo**" not in turtles.ask("Ai gửi báo cáo hằng tháng ở Bến Tre?").answer.text
