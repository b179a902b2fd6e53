"""Who pays, figures that stand near what is asked and are not of it, numbers to call: of an invented plan with bold headings."""
from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant import payers
from assistant.assistant import Assistant
from assistant.understand.asks import Ask, asked
from assistant.understand.spelling import read
from assistant.understand.question import understand
from assistant.understand.terms import tokens
from index.records import Clause, ClauseKind
from tests.assistant.conftest import opened

LANTERNS = """\
**ỦY BAN NHÂN DÂN**
**TỈNH NAM ĐỊNH**

Số: 61/KH-UBND
Nam Định, ngày 12 tháng 02 năm 2024

**KẾ HOẠCH**
**Trồng hoa cúc, sửa bến đò và dạy nghề làm đèn lồng trên địa bàn tỉnh Nam Định giai đoạn 2024 - 2026**

Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015.

UBND tỉnh ban hành Kế hoạch như sau:

**Tình hình.** Năm 2023, mưa đá làm hỏng 146 ha hoa, nặng nhất tại các xã Hải Minh, Yên Trị và Giao Thiện. Tỷ lệ bến có phao cứu sinh mới đạt 55%.

**Chỉ tiêu về hoa.**

- Trồng mới 90 ha hoa cúc; 85% vườn hoa dùng nước tiết kiệm.

- Bến có phao cứu sinh đạt 100%.

**Chính sách.** Hộ trồng hoa được vay tại Ngân hàng Chính sách xã hội, tỉnh cấp bù 3%/năm lãi suất. Giống hoa gửi về vườn ươm để lưu. Thợ dạy nghề được trả 250.000 đồng/buổi. Người học nộp sổ học nghề cho Nhà văn hóa trung tâm.

**Đường dây nóng.** Người dân báo bến đò quá tải theo số 0228.3655.777; Sở Giao thông vận tải xử lý trong 24 giờ.

**Trưởng xóm.** Xác nhận hộ đã trồng đủ diện tích hoa.

**Sở Giao thông vận tải.** Chủ trì sửa bến; đo, xác nhận tỷ lệ bến có phao trước ngày 10 hằng tháng.

**PHỤ LỤC 1. KINH PHÍ**

Đơn vị: triệu đồng

| TT | Nội dung | Tổng | Ngân sách tỉnh | Quỹ công đoàn | Dân, chủ bến |
|---|---|---|---|---|---|
| A | Hoa | 3.000 | 2.000 | 0 | 1.000 |
| 1 | Giống hoa cúc | 1.800 | 1.200 | 0 | 600 |
| 2 | Nhà lưới | 1.200 | 800 | 0 | 400 |
| B | Bến đò | 2.400 | 1.500 | 300 | 600 |
| 1 | Sửa 06 bến | 1.900 | 1.200 | 100 | 600 |
| 2 | Phí bảo hiểm phao, áo cứu sinh | 500 | 300 | 200 | 0 |
| | TỔNG CỘNG | 5.400 | 3.500 | 300 | 1.600 |

Phân kỳ theo hợp phần

| Hợp phần | Năm 2024 | Năm 2025 | Năm 2026 | Cộng |
|---|---|---|---|---|
| Hợp phần hoa | 1.000 | 1.300 | 700 | 3.000 |
| Hợp phần bến đò | 900 | 700 | 800 | 2.400 |
| Cộng | 1.900 | 2.000 | 1.500 | 5.400 |

**PHỤ LỤC 2. BẾN ĐÒ**

| TT | Tên bến | Xã, thị trấn | Sức chở (khách) | Trong vùng lũ | Năm sửa | Kinh phí (triệu đồng) |
|---|---|---|---|---|---|---|
| 1 | Bến Hải Minh | Xã Hải Minh | 24 | x | 2024 | 300 |
| 2 | Bến Cồn Nhất | Thị trấn Cồn | 30 | | 2025 | 350 |
| 3 | Bến Chợ Lão | Xã Yên Trị | 18 | x | 2025 | 250 |
| 4 | Bến Đình Mới | Thị trấn Cồn | 15 | | 2026 | 400 |

**PHỤ LỤC 3. TRỒNG HOA THEO XÃ**

| TT | Xã, thị trấn | Hoa cúc (ha) | Hộ trồng |
|---|---|---|---|
| 1 | Xã Hải Minh | 40 | 120 |
| 2 | Thị trấn Cồn | 50 | 90 |
"""


@pytest.fixture(scope="module")
def plan(tmp_path_factory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("đèn-lồng")
    (folder / "nam-dinh.md").write_text(LANTERNS, encoding="utf-8")
    yield from opened(folder, folder / "chỉ mục")


@pytest.mark.parametrize("question, held, wrong", [
    # the share of one who pays
    ("Bên công đoàn góp bao nhiêu để sửa bến ở Nam Định?", ("Quỹ công đoàn: **100 triệu đồng**",), ()),
    ("Sửa 6 bến ở Nam Định hết bao nhiêu tiền, dân góp bao nhiêu?", ("**1.900 triệu đồng**", "Dân, chủ bến: **600 triệu đồng**"), ()),
    ("nam dinh tien giong hoa bao nhieu, lay nguon nao", ("**1.800 triệu đồng**", "Ngân sách tỉnh: **1.200"), ()),
    # a table that states no unit and adds up to the one above
    ("Năm 2025 hợp phần bến đò của Nam Định được bao nhiêu kinh phí?", ("**700 triệu đồng**",), ("2.000",)),
    # so many of a kind, in a year
    ("Hai bến của Nam Định sửa trong năm 2025 tổng cộng bao nhiêu kinh phí?", ("**600 triệu đồng** = 350 + 250",), ()),
    # a number to call, who confirms, a share that is only spoken of
    ("nam dinh bao ben do qua tai goi so may", ("**0228.3655.777**",), ()),
    ("Ở Nam Định hộ trồng đủ diện tích hoa thì ai xác nhận?", ("**Trưởng xóm**",), ()),
    ("Ai đo và xác nhận tỷ lệ bến có phao ở Nam Định?", ("**Sở Giao thông vận tải (nay là Sở Xây dựng)**",), ("**100%**", "**55%**")),
    # levels of two words, capacities, marks, rows of places
    ("Thị trấn Cồn của Nam Định có mấy bến đò được sửa?", ("**2 bến", "Bến Cồn Nhất", "Bến Đình Mới"), ("Bến Chợ Lão",)),
    ("Bến Chợ Lão ở Nam Định chở được tối đa bao nhiêu khách vậy?", ("Sức chở (khách): **18**",), ()),
    ("Kể tên các bến đò của Nam Định nằm trong vùng lũ.", ("Bến Hải Minh", "Bến Chợ Lão"), ("Cồn Nhất",)),
    ("Thị trấn Cồn của Nam Định trồng bao nhiêu ha hoa cúc?", ("**50**",), ()),
    # under bold headings: the aim, not how things stood
    ("Nam Định phấn đấu bao nhiêu phần trăm bến có phao cứu sinh?", ("**100%**", "Chỉ tiêu về hoa"), ("**55%**",)),
])
def test_what_is_asked_is_told(plan, question, held, wrong):
    answer = plan.ask(question).answer
    assert not answer.abstained, answer.text
    assert [words for words in held if words not in answer.text] == [], answer.text
    assert [words for words in wrong if words in answer.text] == [], answer.text


@pytest.mark.parametrize("question", [
    "Năm 2023 riêng xã Yên Trị của Nam Định hỏng bao nhiêu ha hoa?",                     # 146 ha in three communes together
    "Nam Định cấp riêng cho Nhà văn hóa trung tâm bao nhiêu tiền?",                       # money stands in another sentence
    "Hộ trồng hoa ở Nam Định vay chịu lãi suất bao nhiêu phần trăm một năm?",             # only what the province adds
    "Phí bảo hiểm một phao ở Nam Định là bao nhiêu tiền?",                               # only what all of them cost
    "Xã Yên Trị của Nam Định được giao trồng bao nhiêu ha hoa cúc?",                      # a ferry has a row there, no flowers
    "Trong số hộ trồng hoa của xã Hải Minh, có bao nhiêu hộ là hộ nghèo?",
    "Riêng năm 2026, nhóm hoa của Nam Định được bố trí cho nhà lưới bao nhiêu triệu đồng?",
    "Doanh nghiệp góp bao nhiêu tiền mua giống hoa cúc ở Nam Định?",                      # no column of theirs
])
def test_near_misses_are_refused(plan, question):
    answer = plan.ask(question).answer
    assert answer.abstained, answer.text


def test_a_deed_is_pointed_back_at(plan):
    first = plan.ask("Ở Nam Định việc sửa bến do cơ quan nào chủ trì?")
    assert "Sở Giao thông vận tải" in first.answer.text
    told = plan.ask("Việc đó dự toán bao nhiêu, dân đóng bao nhiêu?", [first]).answer.text
    assert "**1.900 triệu đồng**" in told and "Dân, chủ bến: **600 triệu đồng**" in told


def test_headings_in_bold_are_headings(plan):
    labels = {p.clause.label for d in plan.index.documents() for p in plan.shelf(d).passages}
    assert {"Mục “Tình hình”", "Mục “Chỉ tiêu về hoa”, gạch đầu dòng 1", "Mục “Trưởng xóm”"} <= labels


@pytest.mark.parametrize("question, payer", [
    ("chủ bến và dân đóng bao nhiêu", "người dân"), ("phần dân góp là mấy", "người dân"), ("trông vào vốn xã hội hóa bao nhiêu", "xã hội hóa"),
    ("bên công đoàn góp bao nhiêu", "công đoàn"), ("doanh nghiệp phải bỏ ra bao nhiêu", "doanh nghiệp"), ("vốn vay là bao nhiêu", "vốn vay"),
    ("dùng vốn chương trình mục tiêu quốc gia bao nhiêu", "chương trình mục tiêu quốc gia"),
])
def test_payers_that_a_question_names(question, payer):
    assert [p.name for p in payers.asked(question)] == [payer]


@pytest.mark.parametrize("question", ["người dân được hỗ trợ bao nhiêu", "bao nhiêu doanh nghiệp được hỗ trợ", "công đoàn tổ chức mấy lớp"])
def test_those_who_are_paid_are_no_payers(question):
    assert payers.asked(question) == ()


@pytest.mark.parametrize("text, told", [
    ("Nguồn: ngân sách tỉnh 2.850 triệu đồng; chủ bến và người dân đóng góp 1.520 triệu đồng.", True), ("Ngân sách hỗ trợ 80%, hộ dân đóng góp 20%.", True),
    ("Tổng nhu cầu vốn: 32.850 triệu đồng. Không huy động quá sức dân.", False), ("Hỗ trợ mỗi hộ 40 triệu đồng.", False),
])
def test_whether_a_clause_says_what_the_people_give(text, told):
    payer, = payers.asked("người dân phải góp bao nhiêu")
    assert payers.tells(payer, Clause(id="a#1", document="a", ordinal=1, kind=ClauseKind.PARAGRAPH, path=(), label="", text=text, fragments=(text,))) is told


@pytest.mark.parametrize("typed, spelled", [
    ("ben nay co may tram bom", "ben nay có mấy tram bom"),           # nothing else asks
    ("nha may nao phai doi", "nha may nao phai doi"),
    ("tp vinh yen co bao nhieu cho", "thành phố vinh yen co bao nhiêu cho"),
    ("moi nha duoc may tr", "moi nha duoc mấy triệu"),
])
def test_bare_questions_are_given_their_marks(typed, spelled):
    assert read(typed, lambda text: text)[0] == spelled


def test_kinds_that_look_like_others():
    assert asked("báo tin thì gọi số mấy").kinds == {Ask.PHONE}
    assert Ask.PRICE not in asked("dữ liệu do ai cung cấp, vào ngày mấy mỗi tháng").kinds
    assert Ask.AMOUNT not in asked("mã số vùng trồng cấp mới của lai châu là bao nhiêu").kinds
    assert Ask.PERCENT not in asked("ai đo và xác nhận tỷ lệ rừng").kinds


def test_names_of_places_stand_apart_and_zeros_count_nothing():
    question = understand("Ngân hàng giống ở xã Y Tý giữ những giống nào?", lambda text: text)
    assert "y tý" in question.words and "giữ" in question.words
    assert tokens("Sửa 06 bến, 2006 mét") == ("sửa", "6", "bến", "2006", "mét")
