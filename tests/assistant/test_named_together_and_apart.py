"""Rows named together are added up, rows named apart are not taken for one another; a ward called 'Hội …' is no association; abbreviations of everyday work: of an invented plan."""
from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.assistant import Assistant
from assistant.understand.spelling import read
from tests.assistant.conftest import opened

PLAN = """\
ỦY BAN NHÂN DÂN
PHƯỜNG HỘI AN ĐÔNG

Số: 31/KH-UBND
Hội An Đông, ngày 20 tháng 01 năm 2026

KẾ HOẠCH
Sửa bến ghe, lập lại trật tự chợ đêm và đưa lao động đi làm việc ở nước ngoài trên địa bàn phường Hội An Đông năm 2026

Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;

I. NHIỆM VỤ

1. Nâng cấp bến ghe du lịch Cồn Tàu; xây dựng bến ghe du lịch Thuận Tình.

2. Phân loại hàng rong thành 03 nhóm theo Phụ lục II.

3. Đưa 45 lao động đi làm việc ở nước ngoài.

II. KINH PHÍ

1. Tổng kinh phí thực hiện Kế hoạch là 5.640 triệu đồng, gồm ngân sách phường 3.100 triệu đồng và người kinh doanh đóng góp 2.540 triệu đồng.

2. Đưa người lao động đi làm việc ở nước ngoài 270 triệu đồng.

III. TỔ CHỨC THỰC HIỆN

Phòng Kinh tế, Hạ tầng và Đô thị là cơ quan thường trực.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

PHỤ LỤC I
KINH PHÍ BẾN GHE
(Đơn vị: triệu đồng)

| TT | Hạng mục | Tổng số | Ngân sách phường | Người kinh doanh |
|---|---|---|---|---|
| 1 | Nâng cấp bến ghe du lịch Cồn Tàu | 1.820 | 1.120 | 700 |
| 2 | Xây dựng bến ghe du lịch Thuận Tình | 2.460 | 1.300 | 1.160 |
| 3 | Áo phao, đèn hiệu | 390 | 310 | 80 |

PHỤ LỤC II
PHÂN CÔNG THEO THÁNG

| Tháng | Nội dung công việc | Chủ trì | Phối hợp |
|---|---|---|---|
| 3 | Kẻ vạch chợ đêm, cấp thẻ người bán | Công an phường | Ban Quản lý chợ đêm |
| 5 | Nghiệm thu bến Cồn Tàu; tổng kiểm tra áo phao | Phòng Kinh tế, Hạ tầng và Đô thị | Công an phường |
| 9 | Thu giữ ghe không đăng ký | Ban Quản lý chợ đêm | Công an phường |

PHỤ LỤC III
TỔ GHE ĐƯỢC HỖ TRỢ NĂM 2026

| TT | Tổ ghe | Số thành viên | Số ghe | Tổ trưởng | Hỗ trợ (triệu đồng) |
|---|---|---|---|---|---|
| 1 | Tổ ghe Thanh Nam | 24 | 12 | Trần Văn Sáu | 45 |
| 2 | Tổ ghe Bến Trễ | 31 | 17 | Lê Thị Ngà | 60 |
"""


@pytest.fixture(scope="module")
def piers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("kế hoạch")
    (folder / "hoi-an-dong-ben-ghe-2026.md").write_text(PLAN, encoding="utf-8")
    yield from opened(folder, tmp_path_factory.mktemp("nơi") / "chỉ mục")


def test_two_rows_called_by_name_are_added_up(piers: Assistant) -> None:
    text = piers.conversation().ask("Bến ghe du lịch Cồn Tàu và bến ghe du lịch Thuận Tình cộng lại hết bao nhiêu tiền?").text
    assert "**4.280 triệu đồng** = 1.820 + 2.460" in text


def test_a_row_beside_the_one_named_is_not_told_for_it(piers: Assistant) -> None:
    """A sentence names both piers; each has a row of its own."""
    talk = piers.conversation()
    assert "**1.820 triệu đồng**" in talk.ask("Nâng cấp bến ghe du lịch Cồn Tàu hết bao nhiêu tiền?").text
    told = talk.ask("Còn bến Thuận Tình thì sao?").text
    assert "**2.460 triệu đồng**" in told and "1.820" not in told


def test_a_ward_whose_name_begins_as_an_association_is_no_agency(piers: Assistant) -> None:
    told = piers.conversation().ask("Theo lịch thì tháng 5 phường Hội An Đông phải làm những việc gì?")
    assert not told.abstained and "tổng kiểm tra áo phao" in told.text


def test_both_leaders_are_told_where_two_tasks_are_asked(piers: Assistant) -> None:
    text = piers.conversation().ask("Việc kẻ vạch chợ đêm do ai chủ trì, còn thu giữ ghe không đăng ký thì đơn vị nào chủ trì?").text
    assert "Kẻ vạch chợ đêm" in text and "Thu giữ ghe" in text


def test_the_price_of_one_is_not_the_money_of_all(piers: Assistant) -> None:
    answer = piers.conversation().ask("Đơn giá mua một cái áo phao là bao nhiêu tiền?")
    assert answer.abstained and "390" not in answer.text


def test_what_traders_must_pay_is_their_column(piers: Assistant) -> None:
    text = piers.conversation().ask("Người kinh doanh phải đóng bao nhiêu tiền cho bến ghe Cồn Tàu?").text
    assert "**700 triệu đồng**" in text


def test_most_expensive_in_everyday_words(piers: Assistant) -> None:
    text = piers.conversation().ask("Trong các bến ghe ở Hội An Đông, bến nào tốn tiền nhất, hết bao nhiêu?").text
    assert "Thuận Tình" in text and "**2.460 triệu đồng**" in text


def test_abbreviations_of_daily_work_are_read() -> None:
    assert "xuất khẩu lao động" in read("KP cho XKLĐ năm 2026", str)[0]
    assert "trật tự an toàn giao thông" in read("ai lo TTATGT", str)[0]


def test_money_is_asked_in_tens_of_millions(piers: Assistant) -> None:
    """Not how many tens of anything; and of a row the money, whatever else it counts."""
    assert read("đội đò nhận mấy chục triệu?", str)[0] == "đội đò nhận mấy triệu?"
    assert read("nhan may tram trieu", str)[0] == "nhan mấy trieu"
    text = piers.conversation().ask("Tổ ghe Thanh Nam năm 2026 nhận mấy chục triệu?").text
    assert text.split("\n")[0].count("**") == 2 and "**45 triệu đồng**" in text
