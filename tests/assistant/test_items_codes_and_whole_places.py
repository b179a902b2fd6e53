"""Items that a sentence lists with their money, what one payer gives in all years, codes and titles that must be there, whole places, subjects exchanged: of an invented plan."""
from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.assistant import Assistant
from assistant.understand.asks import Ask, asked
from assistant.understand.spelling import read
from assistant.verification.evidence import unit_at
from assistant.verification.tokens import tokens as tokens_of
from tests.assistant.conftest import opened

PLAN = """\
ỦY BAN NHÂN DÂN
TỈNH TUYÊN QUANG

Số: 88/KH-UBND
Tuyên Quang, ngày 09 tháng 02 năm 2026

KẾ HOẠCH
Trồng mận, nuôi cá tầm và sắp xếp bến thuyền trên địa bàn tỉnh Tuyên Quang giai đoạn 2026 - 2030

Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015;

I. MỤC TIÊU

1. Diện tích mận đạt 3.400 ha vào năm 2030.

2. Giữ ổn định 1.250 ha xoài đến năm 2030.

3. Sản lượng cá tầm năm 2030 đạt 640 tấn, bán trong và ngoài tỉnh.

4. Thuyền nguy hiểm là thuyền thủng đáy hoặc có tuổi trên 15 năm.

II. QUY ĐỊNH

1. Hệ số bồi thường thuyền cũ là 1,2 lần giá còn lại.

2. Ủy ban nhân dân xã quản lý bến ngắn dưới 30 m; Sở Xây dựng quản lý bến từ 30 m trở lên.

3. Học sinh bán trú đi thuyền được hỗ trợ 200.000 đồng/em/tháng.

III. KINH PHÍ

1. Tổng kinh phí thực hiện Kế hoạch là 46.200 triệu đồng.

2. Bến thuyền được cấp 1.450 triệu đồng cho: phao neo 620 triệu đồng; đèn hiệu 430 triệu đồng; loa báo 400 triệu đồng.

IV. TỔ CHỨC THỰC HIỆN

Sở Nông nghiệp và Môi trường là cơ quan thường trực. UBND xã Bình An lập danh sách thuyền trước ngày 30 tháng 4.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

PHỤ LỤC I
DANH SÁCH THUYỀN

| TT | Số đăng ký | Chủ thuyền | Số ghế | Bến |
|---|---|---|---|---|
| 1 | TQ-0311 | Lý Văn Páo | 16 | Na Hang |
| 2 | TQ-0327 | Ma Thị Dí | 22 | Na Hang |
| 3 | TQ-0340 | Hoàng Văn Tề | 12 | Thượng Lâm |

PHỤ LỤC II
VỐN THEO NGUỒN

| TT | Nội dung | Ngân sách tỉnh (triệu đồng) | | | Xã hội hóa (triệu đồng) | | |
|---|---|---|---|---|---|---|---|
| | | 2026 | 2027 | 2028-2030 | 2026 | 2027 | 2028-2030 |
| 1 | Vườn ươm mận | 900 | 700 | 1.600 | 300 | 250 | 850 |
| 2 | Bể ương cá tầm | 1.100 | 800 | 2.000 | 500 | 450 | 1.200 |

PHỤ LỤC III
MỨC XỬ LÝ VI PHẠM

| TT | Hành vi | Mức xử lý (đồng) | Thẩm quyền |
|---|---|---|---|
| 1 | Chở quá số người | 2.000.000 - 4.000.000 | Công an xã |
| 2 | Không có áo phao | 300.000 - 500.000 | Công an xã |

PHỤ LỤC IV
DIỆN TÍCH MẬN THEO KHU VỰC

| TT | Xã | Diện tích 2026 (ha) | Diện tích 2028 (ha) | Số mộ phải dời | Lệ phí dịch tiếng Anh (đồng/trang) |
|---|---|---|---|---|---|
| I | Khu vực phía Bắc | 900 | 1.300 | 32 | |
| 1 | Đồng Văn | 500 | 700 | 20 | 60.000 |
| 2 | Mèo Vạc | 400 | 600 | 12 | 70.000 |
| II | Khu vực phía Nam | 700 | 1.100 | 14 | |
| 3 | Sơn Dương | 700 | 1.100 | 14 | 80.000 |
| | Tổng cộng | 1.600 | 2.400 | 46 | |

PHỤ LỤC V
CÂU LẠC BỘ CHÈO THUYỀN

| TT | Câu lạc bộ | Chủ nhiệm | Sức chứa (thuyền) | Kinh phí (triệu đồng) |
|---|---|---|---|---|
| 1 | Na Hang | Nông Thị Viện | 40 | 120 |
| 2 | Chiêm Hóa | Ma Văn Tuyên | 25 | 90 |
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("kế hoạch")
    (folder / "tuyen-quang.md").write_text(PLAN, encoding="utf-8")
    yield from opened(folder, tmp_path_factory.mktemp("nơi") / "chỉ mục")


@pytest.mark.parametrize("question, held", [
    ("Tiền mua đèn hiệu cho bến thuyền ở Tuyên Quang là bao nhiêu?", ("**430 triệu đồng**",)),
    ("Vốn xã hội hóa cho bể ương cá tầm ở Tuyên Quang cả giai đoạn là bao nhiêu?", ("**2.150 triệu đồng** = 500 + 450 + 1.200",)),
    ("Chở quá số người ở Tuyên Quang bị phạt bao nhiêu?", ("2.000.000 - 4.000.000 đồng",)),
    ("Năm 2028 cả tỉnh Tuyên Quang trồng bao nhiêu ha mận?", ("2.400",)),
    ("Đền thuyền cũ ở Tuyên Quang theo hệ số mấy?", ("1,2 lần",)),
    ("Thuyền thế nào thì bị coi là thuyền nguy hiểm?", ("thủng đáy",)),
    ("Ai làm chủ nhiệm câu lạc bộ chèo thuyền Chiêm Hóa?", ("**Ma Văn Tuyên**",)),
    ("Sản lượng cá tầm Tuyên Quang năm 2030 là bao nhiêu tấn?", ("640 tấn",)),
])
def test_what_is_asked_is_told(assistant, question, held):
    answer = assistant.conversation().ask(question)
    assert not answer.abstained, answer.text
    assert [words for words in held if words not in answer.text] == [], answer.text


@pytest.mark.parametrize("question", [
    "Thuyền TQ-0399 ở Tuyên Quang có bao nhiêu ghế?", "Câu lạc bộ chèo thuyền xã Bình An ở Tuyên Quang do ai làm chủ nhiệm?", "Phí dịch tiếng Trung ở Đồng Văn là bao nhiêu một trang?",
    "Thu nhập bình quân của người chèo thuyền Tuyên Quang là bao nhiêu?", "Xã Đồng Văn có bao nhiêu ha sầu riêng?", "Lương của người lái thuyền ở Tuyên Quang là bao nhiêu một tháng?"])
def test_what_is_not_there_is_refused(assistant, question):
    answer = assistant.conversation().ask(question)
    assert answer.abstained, answer.text


@pytest.mark.parametrize("first, then, held", [
    ("Diện tích mận của Tuyên Quang đến năm 2030 là bao nhiêu?", "Thế còn xoài?", "1.250"),
    ("Thuyền TQ-0311 có bao nhiêu ghế?", "Thế TQ-0340?", "12"),
])
def test_a_subject_of_one_word_is_exchanged(assistant, first, then, held):
    conversation = assistant.conversation()
    conversation.ask(first)
    assert held in conversation.ask(then).text


def test_a_column_that_counts_holds_no_money(assistant):
    text = assistant.conversation().ask("Câu lạc bộ chèo thuyền Na Hang được bao nhiêu tiền?").text
    assert "120 triệu đồng" in text and "40 triệu" not in text


@pytest.mark.parametrize("typed, said", [
    ("Tuyên Quang dành bao nhiêu tiền cho mận?", "dành"), ("hs bán trú được bao nhiêu tiền?", "học sinh bán trú"), ("cấp tỉnh chi bao nhiêu, cấp xã chi bao nhiêu?", "cấp xã chi"), ("Thuyền ở Bình Lihn thế nào?", "thế nào")])
def test_words_that_plans_do_not_use_are_no_slips(assistant, typed, said):
    assert said in read(typed, lambda text: assistant.index.correct(text).text)[0]


@pytest.mark.parametrize("question, kind", [("Theo hệ số mấy?", Ask.REFERENCE)])
def test_a_factor_is_no_document(question, kind):
    assert kind not in asked(question.lower()).kinds


def test_money_ends_where_a_rate_begins():
    row = list(tokens_of("kinh phí 2.205 triệu đồng tỷ lệ đóng góp 60%"))
    at = next(i for i, token in enumerate(row) if token.kind == "number")
    assert unit_at(row, at) == "triệu đồng"
