"""Which column of a row is asked for, plans that contradict themselves, superlatives, years of figures, steps, schedules: of an invented plan."""
from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant import near_misses
from assistant.answering import prepared
from assistant.assistant import Assistant
from assistant.compose import figures
from assistant.understand.asks import Ask, asked
from assistant.understand.spelling import read
from tests.assistant.conftest import opened

PLAN = """\
ỦY BAN NHÂN DÂN
TỈNH HÒA BÌNH

Số: 77/KH-UBND
Hòa Bình, ngày 11 tháng 3 năm 2024

KẾ HOẠCH
Nuôi ong dú, đan giỏ cói và sửa cầu phao trên địa bàn tỉnh Hòa Bình giai đoạn 2024 - 2028

Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015;

I. MỤC TIÊU ĐẾN NĂM 2028

1. Sản lượng mật đạt 96 tấn/năm; tỷ lệ đàn ong hao hụt giảm còn dưới 12%; 100% cơ sở có sổ theo dõi.

2. Tổn thất sau thu hoạch giảm từ 27% (năm 2023) xuống còn 9%.

3. Tỷ lệ giỏ cói xuất khẩu đạt 30% vào năm 2026 và 45% vào năm 2028.

4. Sửa chữa 12 cầu phao theo Phụ lục I.

5. Thu nhập bình quân của thợ đan giỏ đạt 8 triệu đồng/người/tháng.

II. NHIỆM VỤ

1. Quy trình thay cầu phao:

- Bước 1: cắm biển cấm qua lại

- Bước 2: kéo phao cũ lên bờ

- Bước 3: lắp phao mới, thử tải

- Bước 4: bàn giao cho xã giữ.

2. Người gác cầu được phụ cấp 2,0 triệu đồng/người/tháng; riêng cầu Bến Gỗ 3,5 triệu đồng/người/tháng.

3. Phiên chợ giỏ cói họp từ ngày 02 đến ngày 04 hằng tháng.

4. Mở thêm 03 điểm thu mua mật: Mông Hóa 01, Dân Hòa 01, Yên Mông 01.

III. KINH PHÍ

1. Tổng kinh phí thực hiện giai đoạn 2024 - 2028 là 31.500 triệu đồng, gồm:

- Ong dú: 7.300 triệu đồng;

- Giỏ cói: 9.200 triệu đồng;

- Cầu phao: 15.000 triệu đồng.

2. Nguồn vốn:

- Ngân sách tỉnh: 28.900 triệu đồng;

- Quỹ Bảo vệ ong tài trợ: 2.600 triệu đồng.

IV. TỔ CHỨC THỰC HIỆN

1. Sở Nông nghiệp và Phát triển nông thôn là cơ quan thường trực.

2. Sở Giao thông vận tải hướng dẫn sửa cầu phao.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

PHỤ LỤC I
CẦU PHAO ĐƯỢC SỬA CHỮA

| TT | Tên cầu | Xã | Chiều dài (m) | Tải trọng (tấn) | Người gác | Năm sửa | Kinh phí (triệu đồng) |
|---|---|---|---|---|---|---|---|
| 1 | Bến Gỗ | Vầy Nưa | 86 | 1,5 | Ông Bùi Văn Thạo | 2025 | 2.100 |
| 2 | Bến Trại | Tiền Phong | 112 | 2,0 | Bà Đinh Thị Lượm | 2026 | 2.700 |
| 3 | Suối Hoa | | 64 | 1,0 | Ông Xa Văn Niệm | 2024 | 1.400 |
| 4 | Ngòi Hoa | Suối Hoa | 58 | 1,0 | Ông Lường Văn Ót | 2024 | 1.250 |
| 5 | Thung Nai | Thung Nai | 95 | 2,5 | Bà Bùi Thị Mịn | 2027 | 2.550 |
| 6 | Đồng Chum | Đồng Chum | 71 | 1,5 | Ông Hà Công Nghị | 2027 | 1.600 |
| 7 | Mường Chiềng | Mường Chiềng | 80 | 1,5 | Ông Sa Văn Tuấn | 2028 | 1.800 |
| 8 | Tân Pheo | Tân Pheo | 77 | 1,5 | Bà Lò Thị Vân | 2028 | 1.600 |

PHỤ LỤC II
LỊCH LÀM VIỆC NĂM 2024

| Công việc | Tháng 3 | Tháng 4 | Tháng 5 | Tháng 6 | Tháng 7 |
|---|---|---|---|---|---|
| Chia đàn ong | x | x | | x | |
| Phơi cói | | | x | x | x |

Ghi chú: CĐKT là cộng đồng khai thác; lịch có thể lùi khi mưa bão.

PHỤ LỤC III
VỐN THEO NĂM

| TT | Nội dung | Ngân sách tỉnh (triệu đồng) | | Vốn xã hội hóa (triệu đồng) | |
|---|---|---|---|---|---|
| | | 2024 | 2025 | 2024 | 2025 |
| 1 | Nhân đàn ong dú | 410 | 520 | 130 | 170 |
| 2 | Máy chẻ cói | 700 | 640 | 90 | 80 |
"""

COMPARED = """\
ỦY BAN NHÂN DÂN
TỈNH LẠNG SƠN

Số: 19/KH-UBND
Lạng Sơn, ngày 20 tháng 02 năm 2024

KẾ HOẠCH
Trồng hồi và làm cao khô trên địa bàn tỉnh Lạng Sơn giai đoạn 2024 - 2028

Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015;

I. MỤC TIÊU

1. Diện tích hồi đạt 41.000 ha; mức hỗ trợ cây giống là 5.000 đồng/cây.

2. Nghệ nhân dạy làm cao khô được hưởng thù lao 220.000 đồng/ngày.

II. TỔ CHỨC THỰC HIỆN

Sở Nông nghiệp và Phát triển nông thôn chủ trì.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("kế hoạch")
    (folder / "hoa-binh.md").write_text(PLAN, encoding="utf-8")
    (folder / "lang-son.txt").write_text(COMPARED, encoding="utf-8")
    yield from opened(folder, tmp_path_factory.mktemp("nơi") / "chỉ mục")


@pytest.fixture()
def ask(assistant):
    return lambda question: assistant.conversation().ask(question)


def first_bold(text: str) -> str:
    return text.split("**")[1]


@pytest.mark.parametrize("question, told", [
    ("Cầu phao Bến Trại dài bao nhiêu mét?", "112"),
    ("Cầu phao Bến Trại ở Hòa Bình chịu được mấy tấn?", "2,0"),
    ("Ai gác cầu phao Thung Nai?", "Bà Bùi Thị Mịn"),
    ("Cầu phao Thung Nai sửa năm nào?", "2027"),
    ("Sửa cầu phao Đồng Chum hết bao nhiêu tiền?", "1.600 triệu đồng"),
])
def test_the_column_that_is_asked_for_is_told_first_and_in_bold(ask, question, told):
    answer = ask(question)
    assert first_bold(answer.text) == told
    assert answer.text.split("\n")[0].count("**") == 2          # nothing else is


@pytest.mark.parametrize("question, how, told", [
    ("Cầu phao nào ở Hòa Bình dài nhất?", "Dài nhất", "Bến Trại"), ("Cầu phao ngắn nhất là cầu nào?", "Ngắn nhất", "Ngòi Hoa")])
def test_a_superlative_is_measured_by_the_column_of_its_kind(ask, question, how, told):
    assert ask(question).text.startswith(f"{how} nhất: **{told}**".replace("nhất nhất", "nhất"))


def test_a_plan_that_contradicts_itself_is_told_with_both_figures(ask):
    text = ask("Hòa Bình sửa bao nhiêu cầu phao?").text
    assert "12 cầu phao" in text and "không khớp" in text and "8 cầu phao" in text


@pytest.mark.parametrize("question, told", [
    ("Đến năm 2028 tổn thất sau thu hoạch ở Hòa Bình phải hạ xuống còn bao nhiêu?", "9%"),
    ("Tới 2028 bao nhiêu phần trăm giỏ cói được xuất khẩu?", "45%"),
    ("Tỷ lệ đàn ong hao hụt phải giảm còn bao nhiêu phần trăm?", "Dưới 12%"),
    ("Người gác cầu phao Bến Gỗ được phụ cấp bao nhiêu một tháng?", "3,5 triệu đồng/người/tháng"),
    ("Phiên chợ giỏ cói họp ngày nào trong tháng?", "Từ ngày 02 đến ngày 04 hằng tháng"),
    ("Thợ đan giỏ ở Hòa Bình phải đạt thu nhập bao nhiêu?", "8 triệu đồng/người/tháng"),
])
def test_of_several_figures_the_one_of_the_year_and_of_those_asked_is_told(ask, question, told):
    assert first_bold(ask(question).text) == told


def test_a_figure_has_the_year_that_stands_right_behind_it(assistant):
    question, shown = assistant.understood("Tỷ lệ năm 2028 là bao nhiêu phần trăm?"), "đạt 30% vào năm 2026 và 45% vào năm 2028"
    _, several = figures.spans_by_nearness(question, Ask.PERCENT, shown)
    assert [shown[a:b] for (a, b), _ in several] == ["45%"]


def test_all_steps_are_told_of_which_one_answers(ask):
    text = ask("Các bước thay cầu phao ở Hòa Bình gồm những gì?").text
    assert all(f"Bước {n}" in text for n in (1, 2, 3, 4))


def test_months_are_counted_by_the_marks_of_a_row(ask):
    text = ask("Theo lịch của Hòa Bình, phơi cói làm trong mấy tháng?").text
    assert "có **3 tháng**" in text and all(f"- Tháng {n} [1]" in text for n in (5, 6, 7))


def test_an_abbreviation_is_what_the_plan_says_that_it_stands_for(ask):
    assert "cộng đồng khai thác" in ask("CĐKT trong lịch của Hòa Bình viết tắt của chữ gì?").text


@pytest.mark.parametrize("question, told", [
    ("Làm cả kế hoạch ong dú, giỏ cói, cầu phao ở Hòa Bình hết bao nhiêu tiền?", "31.500"),
    ("Hòa Bình huy động bao nhiêu vốn xã hội hóa cho nhân đàn ong dú trong năm 2025?", "170"),
])
def test_money_of_all_of_one_part_and_of_one_source_in_one_year(ask, question, told):
    answer = ask(question)
    assert told in first_bold(answer.text) and not answer.abstained


def test_what_a_source_gives_is_not_what_a_thing_gets(assistant):
    conversation = assistant.conversation()
    conversation.ask("Tiền dành cho bảo vệ ong ở Hòa Bình là bao nhiêu?")
    turn = conversation.turns[-1]
    ranked = prepared(turn.question, turn.search).ranked
    given = next(c for c in ranked if c.clause.text.startswith("- Quỹ Bảo vệ ong"))
    assert "nguồn tiền" in near_misses.why_not(turn.question, given)
    got = next(c for c in ranked if c.clause.text.startswith("- Ong dú"))
    assert not near_misses.why_not(turn.question, got)


def test_communes_named_without_their_level_are_communes(ask):
    answer = ask("Hòa Bình mở thêm điểm thu mua mật tại những xã nào?")
    assert not answer.abstained and "Mông Hóa" in answer.text


def test_each_plan_is_asked_its_own_subject_with_what_stands_before_the_first(ask):
    text = ask("Phụ cấp cho người gác cầu ở Hòa Bình và người gác rừng ở Lạng Sơn là bao nhiêu?").text
    assert "triệu đồng/người/tháng" in text


def test_a_plan_that_knows_none_of_what_is_compared_is_silent(ask):
    text = ask("Mức phụ cấp người gác cầu phao của Hòa Bình và của Lạng Sơn?").text
    assert "không quy định: Lạng Sơn" in text


@pytest.mark.parametrize("typed, said", [
    ("den 2028 trong bao nhieu hec ta hoi", "ha hồi"), ("cau nao dai nhat, may met", "mấy mét"), ("nha may nao xu ly nuoc", "nhà máy nào")])
def test_units_as_they_are_typed(assistant, typed, said):
    assert said in read(typed, lambda text: assistant.index.correct(text).text)[0]


@pytest.mark.parametrize("question, kind", [
    ("Các huyện phải bỏ ra bao nhiêu ngân sách?", Ask.AMOUNT), ("Tiền thuê người trực mỗi ngày bao nhiêu?", Ask.AMOUNT), ("Tháp thấp nhất là tháp nào?", Ask.MOST), ("Sông nào sâu nhất?", Ask.MOST)])
def test_what_is_asked(question, kind):
    assert kind in asked(question.lower()).kinds


def test_names_stand_apart_though_the_segmenter_joins_them_at_both_ends(assistant):
    words = assistant.understood("Xây nhà trưng bày trống Đọi Tam tốn bao nhiêu?").words
    assert "đọi tam" in words and "trống" in words
