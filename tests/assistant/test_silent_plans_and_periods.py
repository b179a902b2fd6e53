"""Figures of a period beside those of its years, the text beside its annex, and plans that say nothing on the matter: of two invented plans."""
from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant import period
from assistant.apart import without_descriptions
from assistant.assistant import Assistant
from assistant.find import Candidate
from assistant.silences import _DOUBTED
from tests.assistant.conftest import opened

WEAVERS = """\
ỦY BAN NHÂN DÂN
TỈNH HÒA BÌNH

Số: 31/KH-UBND
Hòa Bình, ngày 12 tháng 01 năm 2024

KẾ HOẠCH
Phát triển nghề dệt thổ cẩm trên địa bàn tỉnh Hòa Bình giai đoạn 2024 - 2026

I. MỤC TIÊU

1. Mở 22 lớp tập huấn cho 640 lượt thợ dệt.

2. Xây mới 11 nhà dệt cộng đồng; có 05 sản phẩm OCOP.

3. Chỉ tiêu từng năm

| TT | Chỉ tiêu | Đơn vị | Năm 2023 | Năm 2024 | Năm 2025 | Năm 2026 |
|---|---|---|---|---|---|---|
| 1 | Thợ dệt được tập huấn | lượt | 90 | 180 | 220 | 240 |
| 2 | Khách thăm nhà dệt | lượt | 300 | 500 | 700 | 900 |

II. CHÍNH SÁCH

1. Hộ nghèo được vay vốn tối đa 60 triệu đồng để mua khung cửi.

III. TỔ CHỨC THỰC HIỆN

1. Sở Công Thương chủ trì; sơ kết vào quý II năm 2025, báo cáo Ủy ban nhân dân tỉnh trước ngày 05 tháng 12 hằng năm.

PHỤ LỤC 1. NHÀ DỆT CỘNG ĐỒNG

| TT | Huyện | Số nhà | Số khung cửi |
|---|---|---|---|
| 1 | Mai Châu | 6 | 48 |
| 2 | Lạc Sơn | 4 | 30 |
| | Cộng | 10 | 78 |

PHỤ LỤC 2. KINH PHÍ (triệu đồng)

| TT | Nội dung | Tổng | Ngân sách tỉnh | Xã hội hóa |
|---|---|---|---|---|
| 1 | Xây nhà dệt cộng đồng | 3.300 | 2.300 | 1.000 |
| 2 | Tập huấn thợ dệt | 640 | 640 | 0 |
| | Tổng cộng | 3.940 | 2.940 | 1.000 |
"""

ROADS = """\
ỦY BAN NHÂN DÂN
TỈNH BẮC GIANG

Số: 77/KH-UBND
Bắc Giang, ngày 20 tháng 02 năm 2024

KẾ HOẠCH
Bảo trì cầu treo dân sinh trên địa bàn tỉnh Bắc Giang năm 2024

I. MỤC TIÊU

1. Sửa 18 cầu treo; lắp biển hạn chế tải trọng cho 100% cầu.

2. Hộ nghèo gần cầu được cấp 02 áo phao.

II. TỔ CHỨC THỰC HIỆN

1. Sở Giao thông vận tải chủ trì; báo cáo Ủy ban nhân dân tỉnh trước ngày 15 tháng 11 năm 2024.

2. Ủy ban nhân dân các huyện kiểm tra cầu vào cuối mỗi quý.
"""


@pytest.fixture(scope="module")
def asked(tmp_path_factory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("hai-kế-hoạch")
    (folder / "hoa-binh.md").write_text(WEAVERS, encoding="utf-8")
    (folder / "bac-giang.md").write_text(ROADS, encoding="utf-8")
    yield from opened(folder, folder / "chỉ mục")


def test_the_whole_period_is_told_before_its_years(asked):
    answer = asked.ask("Hòa Bình tập huấn bao nhiêu lượt thợ dệt?").answer
    assert answer.text.startswith("**640 lượt thợ dệt**") and "Mở 22 lớp" in answer.text
    assert "180 lượt" in answer.text and len(answer.citations) == 2


@pytest.mark.parametrize("when", ["Năm 2025", "Mỗi năm", "Trong từng năm,"])
def test_a_year_and_each_year_are_told_by_the_row(asked, when):
    text = asked.ask(f"{when} Hòa Bình tập huấn bao nhiêu lượt thợ dệt?").answer.text
    assert "**220 lượt**" in text and "640" not in text


def test_a_sum_that_no_clause_states_is_not_looked_for_elsewhere(asked):
    shelf = next(asked.shelf(d) for d in asked.index.documents() if d.place == "tỉnh Hòa Bình")
    row = next(p for p in shelf.passages if "Khách thăm" in p.clause.text)
    assert period.stated(Candidate(shelf, row, 1.0, {})) is None


def test_money_of_all_years_is_not_that_of_the_last(asked):
    assert asked.ask("Các nhà dệt làm trong năm 2026 ở Hòa Bình tổng cộng bao nhiêu kinh phí?").answer.abstained
    assert "3.940" in asked.ask("Tổng kinh phí kế hoạch dệt thổ cẩm Hòa Bình đến năm 2026 là bao nhiêu?").answer.text


def test_the_text_is_set_beside_the_total_line_of_the_annex_named(asked):
    answer = asked.ask("Số nhà dệt cộng đồng của Hòa Bình ở phần mục tiêu và ở tổng cộng Phụ lục 1 có khớp nhau không?").answer
    assert "Xây mới 11 nhà dệt" in answer.text and "Số nhà: **10**" in answer.text and "3.300" not in answer.text


@pytest.mark.parametrize("question, told", [
    ("Hòa Bình đặt mấy sản phẩm OCOP, còn kế hoạch cầu treo của Bắc Giang thì đặt mấy?", "05 sản phẩm OCOP"),
    ("Cho hộ nghèo vay vốn: Hòa Bình cho vay tối đa mấy, còn kế hoạch Bắc Giang có nói gì về cho vay không?", "60 triệu đồng"),
    ("Hòa Bình, Bắc Giang định sơ kết vào lúc nào; văn bản nào không nói đến sơ kết?", "quý II năm 2025"),
    ("Hòa Bình sơ kết vào quý nào? Kế hoạch của Bắc Giang có định thời điểm sơ kết không?", "quý II năm 2025"),
])
def test_a_plan_that_does_not_know_the_matter_is_silent(asked, question, told):
    text = asked.ask(question).answer.text
    assert told in text and "| Bắc Giang | không quy định |" in text and "1/2 kế hoạch" in text


def test_a_plan_that_tells_in_other_words_is_not_silent(asked):
    text = asked.ask("Hạn báo cáo Ủy ban nhân dân tỉnh của Hòa Bình và Bắc Giang là ngày nào, nơi nào không nêu?").answer.text
    assert "05 tháng 12" in text and "15 tháng 11" in text


def test_what_is_said_of_the_plans_and_what_is_doubted():
    assert without_descriptions("A và B định sơ kết lúc nào; văn bản nào không nói đến sơ kết?", ["A", "B"]) == "a và b định sơ kết lúc nào?".replace("a và b", "A và B")
    assert _DOUBTED.search("còn quy định phòng cháy có nói gì về cho vay không")
    assert not _DOUBTED.search("hai con số có khớp nhau không")
