"""What is said otherwise than asked: names of another spelling, reasons in a note, prizes by rank, a thing by its number, money of another kind; of an invented plan."""
from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.assistant import Assistant
from assistant.sounding import sound
from assistant.understand import entities
from assistant.understand.asks import Ask, asked
from tests.assistant.conftest import opened_on, refused, told

PLAN = """\
HỘI ĐỒNG NHÂN DÂN
TỈNH ĐẮK LẮK

Số: 12/2026/NQ-HĐND
Đắk Lắk, ngày 15 tháng 4 năm 2026

NGHỊ QUYẾT
Quy định chính sách hỗ trợ lễ hội Chol Chnăm, hồ thủy lợi và bến đò trên địa bàn tỉnh Đắk Lắk giai đoạn 2026 - 2029

Điều 1. Mục tiêu

1. Đến năm 2029, tỷ lệ bến đò có phao cứu sinh đạt 90%; thu nhập bình quân của chủ đò đạt 96 triệu đồng/năm.

2. Đưa toàn bộ khách rời bến khi có bão, chậm nhất 2 giờ kể từ khi có lệnh.

Điều 2. Lễ hội Chol Chnăm

1. Hoạt động gồm: đắp núi cát; thả diều; đua thuyền; hát Dù kê.

2. Đội đua thuyền được hỗ trợ 15 triệu đồng/đội; giải thưởng theo Phụ lục I.

Điều 3. Bến đò

1. Chủ đò đã nhận hỗ trợ mà bán đò trước hạn phải hoàn trả:

a) Toàn bộ số tiền nếu bán trong năm đầu.

b) Một nửa số tiền nếu bán từ năm thứ hai.

2. Kho bến trung tâm giữ 180 áo phao ghi tại Phụ lục II.

3. Nâng cấp bến đò được hỗ trợ từ 120 đến 180 triệu đồng/bến.

Điều 4. Cải tạo đất

Hỗ trợ 30 triệu đồng/ha chi phí cải tạo đất vườn.

Điều 5. Tổ chức thực hiện

1. Sở Xây dựng: đăng kiểm đò.

2. Đoàn TNCS Hồ Chí Minh tỉnh: thành lập đội cứu đuối 20 người; dạy bơi trong dịp hè.

Điều 6. Hiệu lực

Nghị quyết này có hiệu lực từ ngày 01 tháng 5 năm 2026 và thực hiện đến hết năm 2029.

PHỤ LỤC I
GIẢI THƯỞNG ĐUA THUYỀN
(Đơn vị: triệu đồng)

| Giải | Đội nam | Đội nữ |
|---|---|---|
| Nhất | 50 | 35 |
| Nhì | 30 | 22 |
| Khuyến khích (03 giải) | 6 | 4 |

PHỤ LỤC II
BẾN ĐÒ VÀ VẬT TƯ

| TT | Tên | Số lượng | Giấy phép | Nơi đặt |
|---|---|---|---|---|
| 1 | Áo phao | 150 | - | Kho bến trung tâm |
| 2 | Bến đò số 1 | 4 | 31/GP-SXD | Xã Ea Kao |
| 3 | Bến đò số 2 | 3 | - | Phường Buôn Hồ - Cư Bao |

Ghi chú: Bến đò số 2 chưa có giấy phép do đường xuống bến chưa làm xong.

PHỤ LỤC III
LỊCH DIỄN CỦA NHÀ HÁT SÔNG NƯỚC

| Quý | Vở diễn | Địa điểm | Giá vé (đồng) |
|---|---|---|---|
| I | Đêm hội trăng rằm | Quảng trường trung tâm | Miễn phí |
| II | Tiếng hát bến sông | Nhà hát Sông Nước | 60.000 |
| III | Sóng nước Sê Rê Pốk | Nhà hát Sông Nước | 90.000 |
"""


@pytest.fixture(scope="module")
def ferries(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    yield from opened_on(tmp_path_factory, dak_lak_le_hoi_ben_do_2026_md=PLAN)


def test_a_name_spelled_otherwise_is_that_name(ferries: Assistant) -> None:
    assert sound("Ok Om Bok") == sound("Oóc Om Bóc") and sound("Xtiêng") == sound("Stiêng") and sound("Krông Pak") != sound("Krông Ana")
    answer = ferries.conversation().ask("Trong lễ hội Choll Chnam ở Đắk Lắk có những hoạt động gì?")
    assert "đắp núi cát" in answer.text and "hát Dù kê" in answer.text


def test_a_strange_name_is_still_refused(ferries: Assistant) -> None:
    assert refused(ferries, "Trong lễ hội Katê ở Đắk Lắk có những hoạt động gì?")


def test_the_prize_of_a_rank_is_its_row(ferries: Assistant) -> None:
    assert "**35 triệu đồng**" in told(ferries, "giai nhat dua thuyen nu duoc bao nhieu tien")
    assert "**30 triệu đồng**" in told(ferries, "Đội nam về nhì đua thuyền được bao nhiêu tiền?")


def test_why_is_told_by_the_note_below_the_table(ferries: Assistant) -> None:
    assert "đường xuống bến chưa làm xong" in told(ferries, "Vì sao bến đò số 2 chưa có giấy phép?")


def test_one_of_several_by_its_number(ferries: Assistant) -> None:
    assert "Xã Ea Kao" in told(ferries, "Bến đò số 1 đặt ở đâu?")
    assert refused(ferries, "Bến đò số 5 đặt ở đâu?")


def test_the_number_of_a_permit_is_no_quantity(ferries: Assistant) -> None:
    assert asked("giấy phép của bến đò số 1 số bao nhiêu").kinds & {Ask.QUANTITY, Ask.AMOUNT, Ask.OWN_NUMBER} == set()
    assert "31/GP-SXD" in told(ferries, "Giấy phép của bến đò số 1 số bao nhiêu?")


def test_prose_that_gives_another_number_than_the_row_is_told_beside_it(ferries: Assistant) -> None:
    text = told(ferries, "Kho bến trung tâm có bao nhiêu áo phao?")
    assert "150" in text and "**180 áo phao**" in text and "không khớp" in text


def test_since_when_it_holds(ferries: Assistant) -> None:
    assert "01 tháng 5 năm 2026" in told(ferries, "Nghị quyết hỗ trợ lễ hội, bến đò Đắk Lắk bao giờ bắt đầu áp dụng?")


def test_what_a_clause_announces_is_told_with_it(ferries: Assistant) -> None:
    assert "Một nửa số tiền" in told(ferries, "Chủ đò nhận hỗ trợ rồi bán đò thì phải hoàn trả thế nào?")


def test_the_youth_union_by_its_daily_name(ferries: Assistant) -> None:
    assert "đội cứu đuối 20 người" in told(ferries, "Đoàn thanh niên tỉnh phải làm những gì?")


def test_how_long_asks_for_a_time(ferries: Assistant) -> None:
    assert "2 giờ" in told(ferries, "Phải đưa hết khách rời bến trong bao lâu từ lúc có lệnh?")


def test_a_share_said_in_other_words_is_found(ferries: Assistant) -> None:
    assert "**90%**" in told(ferries, "Tới 2029 phấn đấu bao nhiêu phần trăm bến đò có phao?")


def test_a_range_tells_the_most_as_well(ferries: Assistant) -> None:
    assert "180 triệu đồng" in told(ferries, "Nâng cấp một bến đò được hỗ trợ tối đa bao nhiêu?")


def test_pay_is_no_price_of_tickets(ferries: Assistant) -> None:
    assert refused(ferries, "Lương tháng của diễn viên Nhà hát Sông Nước là bao nhiêu?")


def test_what_holds_for_every_hectare_does_not_hold_for_a_lake(ferries: Assistant) -> None:
    assert refused(ferries, "Hồ Lắk được bố trí bao nhiêu tiền cải tạo?")


def test_a_row_is_not_called_by_its_quarter(ferries: Assistant) -> None:
    text = told(ferries, "Nhà hát Sông Nước có những vở diễn nào?")
    assert "**Đêm hội trăng rằm**" in text and "**Sóng nước Sê Rê Pốk**" in text


def test_a_hyphen_in_the_name_of_a_ward_need_not_be_typed(ferries: Assistant) -> None:
    assert "Bến đò số 2" in told(ferries, "phường Buôn Hồ Cư Bao có bến đò nào?")


def test_districts_and_streets_by_the_name_of_a_province() -> None:
    assert entities.find("Huyện Hòa Bình phải giao mặt bằng khi nào").provinces == ()
    assert entities.find("thu phí ở phố Yên Bái bao nhiêu").provinces == ()
    assert [p.name for p in entities.find("các huyện Nam Định phải nộp khi nào").provinces] == ["Nam Định"]
    assert [p.name for p in entities.find("vỉa hè Hà Nội, thành phố Huế có gì").provinces] == ["Hà Nội", "Huế"]


def test_how_large_asks_for_no_money() -> None:
    assert Ask.AMOUNT not in asked("muốn được hỗ trợ thì thửa đất phải rộng ít nhất bao nhiêu").kinds
    assert Ask.AMOUNT in asked("phường thu phí vỉa hè phố lê lợi bao nhiêu").kinds


def test_who_are_is_a_list() -> None:
    assert asked("những ai trong danh sách đã là nghệ nhân nhân dân").kinds == {Ask.LIST}
