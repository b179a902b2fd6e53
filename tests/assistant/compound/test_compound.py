"""Questions that are made of several, asked of two plans of our own: shares, differences, both ends, sums over a conversation, verdicts, two in one."""
from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Citation
from assistant.assistant import Assistant
from assistant.compound import reading
from assistant.understand.question import understand
from assistant.verify import unsupported
from tests.assistant.conftest import opened_on, refused, told

FISH = """\
ỦY BAN NHÂN DÂN
TỈNH BẾN TRE

Số: 61/KH-UBND
Bến Tre, ngày 12 tháng 02 năm 2024

KẾ HOẠCH
Phát triển nghề nuôi nghêu và trồng hoa kiểng trên địa bàn tỉnh Bến Tre giai đoạn 2024 - 2026

I. MỤC TIÊU

- Diện tích nuôi nghêu đạt 4.200 ha.

II. KINH PHÍ

1. Tổng kinh phí: 80,5 tỷ đồng, trong đó:
a) Ngân sách tỉnh: 42,5 tỷ đồng;
b) Ngân sách cấp huyện: 18,0 tỷ đồng;
c) Vốn của hộ dân: 20,0 tỷ đồng.

III. TỔ CHỨC THỰC HIỆN

1. Hồ sơ công nhận làng hoa: UBND xã lập, gửi Phòng Kinh tế huyện thẩm tra, trình Ủy ban nhân dân tỉnh thẩm định, công nhận.
2. Sở Tài chính bố trí vốn.
3. Thư viện tỉnh mở chuyên mục về hoa kiểng, trưng bày sách nghề.
4. Báo cáo năm gửi Sở Nông nghiệp và Phát triển nông thôn trước ngày 05 tháng 12 hằng năm.

PHỤ LỤC I
BẾN NGHÊU (triệu đồng)

| STT | Bến | Xã | Vốn vay | Tổng kinh phí | Hoàn thành |
|---|---|---|---|---|---|
| 1 | Bến Cồn Tra | Thạnh Hải | 900 | 1.500 | 6/2025 |
| 2 | Bến Cồn Hố | An Thủy | 400 | 700 | 9/2026 |
| 3 | Bến Vàm Rổng | Bảo Thạnh | 1.100 | 2.400 | 12/2024 |
| | Tổng cộng | | 2.400 | 4.600 | |

PHỤ LỤC II
HỖ TRỢ THIỆT HẠI (triệu đồng)

| STT | Đối tượng | Mức hỗ trợ |
|---|---|---|
| 1 | Trâu, bò trưởng thành | 6,0 |
| 2 | Bê, nghé | 2,5 |
| 3 | Dê | 1,0 |
"""

SALT = """\
ỦY BAN NHÂN DÂN
TỈNH NINH THUẬN

Số: 77/KH-UBND
Ninh Thuận, ngày 20 tháng 3 năm 2024

KẾ HOẠCH
Phát triển nghề muối trên địa bàn tỉnh Ninh Thuận giai đoạn 2024 - 2026

I. KINH PHÍ

1. Tổng kinh phí thực hiện kế hoạch là 64.000 triệu đồng.

II. TỔ CHỨC THỰC HIỆN

1. Sở Tài chính: bố trí vốn.
2. Các sở báo cáo năm trước ngày 20 tháng 11 hằng năm.
"""


@pytest.fixture(scope="module")
def plans(tmp_path_factory) -> Iterator[Assistant]:
    yield from opened_on(tmp_path_factory, ben_tre_md=FISH, ninh_thuan_md=SALT)


def test_a_difference_is_reckoned_of_two_figures_each_with_its_clause(plans: Assistant):
    answer = plans.conversation().ask("Bến Tre: ngân sách tỉnh nhiều hơn ngân sách cấp huyện bao nhiêu tỷ đồng?")
    assert answer.text.startswith("**24,5 tỷ đồng** = 42,5 tỷ đồng − 18 tỷ đồng") or answer.text.startswith("**24,5 tỷ đồng** = 42,5 tỷ đồng − 18,0 tỷ đồng")
    assert {c.quote.split(":")[0] for c in answer.citations} == {"a) Ngân sách tỉnh", "b) Ngân sách cấp huyện"}


def test_a_share_is_reckoned_to_one_decimal(plans: Assistant):
    assert "**24,8%** = 20,0 tỷ đồng : 80,5 tỷ đồng" in told(plans, "Vốn của hộ dân Bến Tre chiếm bao nhiêu phần trăm tổng kinh phí?")


def test_rows_are_set_against_each_other_by_their_totals(plans: Assistant):
    assert "**1.700 triệu đồng** = 2.400 triệu đồng − 700 triệu đồng" in told(plans, "Kinh phí bến Vàm Rổng nhiều hơn bến Cồn Hố bao nhiêu tiền?")


def test_half_a_reckoning_is_no_answer(plans: Assistant):
    assert "Không tính được" in refused(plans, "Kinh phí quảng bá hoa kiểng của Bến Tre chiếm bao nhiêu phần trăm tổng kinh phí?")


def test_both_ends_of_a_table_are_told(plans: Assistant):
    text = told(plans, "Bến nghêu nào ở Bến Tre tốn kinh phí cao nhất và bến nào thấp nhất?")
    assert "Cao nhất: **Bến Vàm Rổng**" in text and "Thấp nhất: **Bến Cồn Hố**" in text


def test_the_figures_of_a_conversation_are_added_up(plans: Assistant):
    text = told(plans, "Kinh phí bến Cồn Tra là bao nhiêu?", "Còn bến Cồn Hố?", "Vậy tổng lại là bao nhiêu?")
    assert text.startswith("**2.200 triệu đồng** = 1.500 + 700")


def test_where_the_last_answer_stands_is_told(plans: Assistant):
    text = told(plans, "Tổng kinh phí của Ninh Thuận là bao nhiêu?", "Ở trang nào?")
    assert "64.000 triệu đồng" in text and "Mục I.1 (tệp này không đánh số trang)" in text


def test_a_comparison_says_which_plan_has_more_and_by_how_much(plans: Assistant):
    text = told(plans, "Giữa Bến Tre và Ninh Thuận, kế hoạch nào có tổng kinh phí lớn hơn và lớn hơn bao nhiêu?")
    assert text.startswith("Lớn hơn: Bến Tre (**80,5 tỷ đồng**)") and "**16,5 tỷ đồng** = 80,5 tỷ đồng − 64.000 triệu đồng" in text


def test_a_follow_up_is_of_another_row_of_the_table_or_of_none(plans: Assistant):
    assert "**1,0 triệu đồng**" in told(plans, "Mức hỗ trợ bê nghé ở Bến Tre là bao nhiêu?", "Còn dê thì sao?")
    talk = plans.conversation()
    talk.ask("Mức hỗ trợ bê nghé ở Bến Tre là bao nhiêu?")
    assert talk.ask("Còn ngựa thì sao?").abstained


def test_another_animal_than_those_of_the_table_is_refused(plans: Assistant):
    assert "không nói về ngựa" in refused(plans, "Ngựa chết ở Bến Tre được hỗ trợ bao nhiêu tiền?")


def test_money_is_no_answer_where_metres_are_asked(plans: Assistant):
    refused(plans, "Bến Cồn Tra dài bao nhiêu mét?")


@pytest.mark.parametrize("question", ["Hạn báo cáo của Bến Tre?", "Thời hạn gửi báo cáo của Bến Tre là ngày nào?"])
def test_a_deadline_that_is_only_named_is_told(plans: Assistant, question: str):
    assert "05 tháng 12" in told(plans, question)


def test_the_day_of_another_document_is_no_deadline(tmp_path_factory):
    plan = SALT.replace("2. Các sở báo cáo năm trước ngày 20 tháng 11 hằng năm.", "2. Kế hoạch này thay thế Kế hoạch số 12/KH-UBND ngày 20/02/2023; các sở báo cáo kết quả về UBND tỉnh.")
    for assistant in opened_on(tmp_path_factory, ninh_thuan_md=plan):
        assert "20/02/2023" not in assistant.conversation().ask("Ninh Thuận báo cáo kết quả trước ngày nào?").text.split("*Căn cứ")[0].split(">")[0]


@pytest.mark.parametrize("question, who", [
    ("Ai thẩm tra hồ sơ công nhận làng hoa ở Bến Tre?", "Thẩm tra: **Phòng Kinh tế huyện**"),
    ("Cơ quan nào công nhận làng hoa ở Bến Tre?", "Công nhận: **Ủy ban nhân dân tỉnh**"),
])
def test_who_does_what_is_told_by_the_deed(plans: Assistant, question: str, who: str):
    assert told(plans, question).startswith(who)


def test_an_agency_that_a_sentence_begins_with_is_charged(plans: Assistant):
    assert "trưng bày sách nghề" in told(plans, "Thư viện tỉnh Bến Tre được giao việc gì?")


def test_two_questions_in_one_are_both_answered(plans: Assistant):
    text = told(plans, "Bến nghêu ở xã An Thủy tên gì và bao giờ xong?")
    assert "Bến Cồn Hố" in text and "9/2026" in text


@pytest.mark.parametrize("question, parts", [
    ("Hồ sơ nghề thêu phải xong trước ngày nào và sở nào lập?", ("Hồ sơ nghề thêu phải xong trước ngày nào?", "Hồ sơ nghề thêu sở nào lập?", "sở nào lập?")),
    ("Ai công bố lịch sát hạch lái xe và chậm nhất ngày nào?", ("Ai công bố lịch sát hạch lái xe?", "lịch sát hạch lái xe chậm nhất ngày nào?", "chậm nhất ngày nào?")),
    ("Sở Tài chính làm gì trong kế hoạch?", None),
    ("Xã A, xã B và xã C được bao nhiêu tiền?", None),
])
def test_where_a_second_question_begins(question: str, parts):
    assert reading.two(understand(question, str)) == parts


@pytest.mark.parametrize("question, expected", [
    ("Sạt lở chiếm bao nhiêu % tổng kinh phí?", reading.Share("Kinh phí cho Sạt lở là bao nhiêu?", "tổng kinh phí là bao nhiêu?")),
    ("Vốn vay bằng mấy phần trăm tổng vốn?", reading.Share("Vốn vay là bao nhiêu?", "tổng vốn là bao nhiêu?")),
    ("Bao nhiêu phần trăm hộ có nước sạch?", None),
])
def test_what_a_share_is_of(question: str, expected):
    assert reading.share(understand(question, str)) == expected


@pytest.mark.parametrize("question, read", [
    ("phường Xuân Hương (thành phố Đà Lạt cũ) được giao mấy lớp?", "phường Xuân Hương được giao mấy lớp?"),
    ("Hạn báo cáo của Thanh Hóa?", "Báo cáo kết quả thực hiện của Thanh Hóa trước ngày nào?"),
    ("Hạn báo cáo của Thanh Hóa và Lào Cai, nơi nào sớm hơn?", "Hạn báo cáo của Thanh Hóa và Lào Cai, nơi nào sớm hơn?"),
    ("Hộ nghèo (cả hộ cũ) được bao nhiêu?", "Hộ nghèo (cả hộ cũ) được bao nhiêu?"),
])
def test_what_is_said_beside_or_in_short_is_read_in_full(question: str, read: str):
    assert understand(question, str).read == read


@pytest.fixture(scope="module")
def cited(plans: Assistant) -> tuple[Citation, ...]:
    return plans.conversation().ask("Bến Tre: ngân sách tỉnh nhiều hơn ngân sách cấp huyện bao nhiêu tỷ đồng?").citations


@pytest.mark.parametrize("text, holds", [
    ("**24,5 tỷ đồng** = 42,5 tỷ đồng − 18,0 tỷ đồng. [1] [2]", True),
    ("**25,5 tỷ đồng** = 42,5 tỷ đồng − 18,0 tỷ đồng. [1] [2]", False),      # wrongly reckoned
    ("**23,5 tỷ đồng** = 42,5 tỷ đồng − 19,0 tỷ đồng. [1] [2]", False),      # a figure that stands in no clause
    ("**42,4%** = 18,0 tỷ đồng : 42,5 tỷ đồng. [1] [2]", True),
    ("**43,4%** = 18,0 tỷ đồng : 42,5 tỷ đồng. [1] [2]", False),
])
def test_the_verifier_reckons_again(text: str, holds: bool, cited):
    assert (unsupported(text, cited) == []) is holds
