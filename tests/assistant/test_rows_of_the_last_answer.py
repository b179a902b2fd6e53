"""Follow-ups on the row last told, rows named one by one and added up, lists and totals that prose contradicts, bases of a kind; of an invented plan."""
from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.assistant import Assistant
from assistant.understand import entities
from assistant.understand.asks import Ask, asked
from tests.assistant.conftest import opened_on, told

PLAN = """\
UBND TỈNH SƠN LA                     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
ỦY BAN NHÂN DÂN                          Độc lập - Tự do - Hạnh phúc
PHƯỜNG MỘC CHÂU
Số: 64/PA-UBND                       Mộc Châu, ngày 05 tháng 3 năm 2026

PHƯƠNG ÁN
Sửa hồ chứa, giữ nghề dệt và đưa đón học sinh trên địa bàn phường Mộc Châu năm 2026

- Căn cứ Luật Thủy lợi số 08/2017/QH14 ngày 19/6/2017;
- Căn cứ Luật Nhà ở số 27/2023/QH15 ngày 27/11/2023;
- Căn cứ Thông tư số 05/2018/TT-BNNPTNT ngày 15/5/2018 quy định chi tiết một số điều về an toàn công trình thủy lợi;
- Căn cứ Thông tư số 12/2020/TT-BGTVT ngày 29/5/2020 về vận tải bằng xe ô tô.

PHẦN A. TÌNH HÌNH

A.1. Hiện trạng

Phường còn 07 tổ giữ nghề dệt thổ cẩm (danh sách tại Phụ lục II).

A.2. Mục tiêu

(1) Xử lý xong 20 điểm ngập; 06 điểm chuyển sang năm 2027.

(2) Trang bị 30 khung cửi cho các tổ dệt theo Phụ lục II.

(3) 85% hộ buôn bán ở chợ thanh toán không dùng tiền mặt.

PHẦN B. TỔ CHỨC THỰC HIỆN

B.1. Phòng Kinh tế, Hạ tầng và Đô thị: thường trực Phương án; mua vật tư sửa hồ.

B.2. Công an phường: kiểm tra xe đưa đón học sinh.

B.3. Trạm Y tế phường: trực cấp cứu dịp lễ hội.

PHẦN C. KINH PHÍ

Tổng kinh phí 3.600 triệu đồng.

| Nội dung | NSTW | NS tỉnh | Xã hội hóa | Cộng |
|---|---|---|---|---|
| Sửa hồ chứa | 900 | 600 | 200 | 1.700 |
| Nghề dệt | 300 | 400 | 300 | 1.000 |
| Xe đưa đón | 200 | 300 | 400 | 900 |
| Tổng | 1.400 | 1.300 | 900 | 3.600 |

Đơn vị: triệu đồng.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

PHỤ LỤC I
HỒ CHỨA PHẢI SỬA

| TT | Tên hồ | Hư hỏng | Xong trước | Đơn vị phụ trách | Số hộ hưởng lợi |
|---|---|---|---|---|---|
| 1 | Nà Bó | Nứt thân đập | 15/5/2026 | Công ty Thủy lợi Sơn La | 120 |
| 2 | Nà Sài | Kẹt cửa van | 30/6/2026 | Công ty Thủy lợi Sơn La | 85 |
| 3 | Cù lao Thông | Bồi lắng | 31/8/2026 | Hợp tác xã Chè Tô Múa | 40 |

PHỤ LỤC II
TỔ DỆT THỔ CẨM

| TT | Tổ | Số khung cửi | Người giữ khung | Tiền công (đồng/tháng) |
|---|---|---|---|---|
| 1 | Tổ Bản Áng | 6 | Lò Thị Mai | 3.600.000 |
| 2 | Tổ Bản Lùn | 4 | Hà Thị Sen | 3.000.000 |
| 3 | Tổ Chiềng Đi | 8 | Vì Thị Hoa | 3.600.000 |
| 4 | Tổ Bó Bun | 5 | Lường Thị Bích | 3.000.000 |
| 5 | Tổ Nà Tân | 3 | Quàng Thị Pánh | 2.800.000 |
| | Cộng | 26 | | |

PHỤ LỤC III
XE ĐƯA ĐÓN HỌC SINH

| TT | Trường | Số xe (chiếc) | Số học sinh | Địa bàn |
|---|---|---|---|---|
| 1 | Tiểu học Kim Đồng | 2 | 75 | Phường Mộc Châu |
| 2 | Tiểu học Bế Văn Đàn | 3 | 110 | Phường Mộc Châu |
| 3 | THCS Chu Văn An | 4 | 140 | Phường Mộc Sơn |
"""


@pytest.fixture(scope="module")
def lakes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    yield from opened_on(tmp_path_factory, moc_chau_ho_det_xe_2026_txt=PLAN)


def test_the_body_below_in_the_letterhead_issues(lakes: Assistant) -> None:
    document = lakes.index.documents()[0]
    assert (document.place, document.province, document.level) == ("phường Mộc Châu", "Sơn La", "xã")


def test_bases_with_a_dash_are_bases(lakes: Assistant) -> None:
    assert {r.number for r in lakes.index.documents()[0].references} >= {"08/2017/QH14", "05/2018/TT-BNNPTNT"}


def test_a_law_by_its_name_and_a_circular_by_its_subject(lakes: Assistant) -> None:
    assert Ask.REFERENCE in asked("phương án dựa trên luật nhà ở số mấy").kinds
    assert "27/2023/QH15" in told(lakes, "Phương án Mộc Châu dựa trên Luật Nhà ở số mấy?")
    assert "05/2018/TT-BNNPTNT" in told(lakes, "An toàn hồ đập ở Mộc Châu căn cứ thông tư nào?")


def test_a_follow_up_asks_for_another_column_of_the_row(lakes: Assistant) -> None:
    assert "**30/6/2026**" in told(lakes, "Hồ Nà Sài ở Mộc Châu hỏng chỗ nào?", "Khi nào phải xong?")
    assert "**Vì Thị Hoa**" in told(lakes, "Tổ Chiềng Đi có mấy khung cửi?", "Ai giữ?")


def test_a_follow_up_on_another_thing_is_of_that_one(lakes: Assistant) -> None:
    text = told(lakes, "Hồ Nà Bó bao giờ sửa xong?", "Còn cù lao Thông thì sao?")
    assert "31/8/2026" in text and "15/5/2026" not in text


def test_rows_named_one_by_one_are_added_up(lakes: Assistant) -> None:
    assert "**205" in told(lakes, "Hai hồ Nà Bó và Nà Sài có tổng cộng bao nhiêu hộ hưởng lợi?")
    assert [name for _, name in entities.find("Ba xã Cốc Pàng, Cô Ba, Sơn Lộ cộng lại bao nhiêu hộ").places] == ["Cốc Pàng", "Cô Ba", "Sơn Lộ"]


def test_all_of_something_is_the_sum_of_its_column(lakes: Assistant) -> None:
    text = told(lakes, "Tất cả có bao nhiêu xe đưa đón học sinh ở Mộc Châu?")
    assert "**9 " in text and "2 + 3 + 4" in text


def test_a_list_that_prose_contradicts_says_so(lakes: Assistant) -> None:
    text = told(lakes, "Mộc Châu có bao nhiêu tổ giữ nghề dệt thổ cẩm?")
    assert "07 tổ" in text and "**5 tổ" in text and "không khớp" in text


def test_a_total_that_prose_contradicts_says_so(lakes: Assistant) -> None:
    text = told(lakes, "Phường Mộc Châu trang bị bao nhiêu khung cửi cho các tổ dệt?")
    assert "**30 khung cửi**" in text and "**26**" in text and "không khớp" in text


def test_a_sum_of_money_finds_its_rows_however_it_is_written(lakes: Assistant) -> None:
    text = told(lakes, "Những tổ dệt nào ở Mộc Châu trả công 3,6 triệu/tháng?")
    assert "Bản Áng" in text and "Chiềng Đi" in text and "Bản Lùn" not in text


def test_the_unit_below_a_table_is_the_table_s(lakes: Assistant) -> None:
    assert "**900 triệu đồng**" in told(lakes, "Xã hội hóa trong phương án Mộc Châu là bao nhiêu?")


def test_what_is_put_off_is_not_of_this_year(lakes: Assistant) -> None:
    assert "**20 điểm ngập**" in told(lakes, "Năm 2026 Mộc Châu phải xử lý xong bao nhiêu điểm ngập?")


def test_cashless_payment_is_no_denial(lakes: Assistant) -> None:
    assert "**85%**" in told(lakes, "Bao nhiêu phần trăm hộ buôn bán ở chợ Mộc Châu không dùng tiền mặt?")


def test_the_standing_agency_before_a_colon(lakes: Assistant) -> None:
    assert "**Phòng Kinh tế, Hạ tầng và Đô thị**" in told(lakes, "Đơn vị nào thường trực phương án của Mộc Châu?")


def test_a_festival_is_no_association(lakes: Assistant) -> None:
    assert "trực cấp cứu" in told(lakes, "Trạm y tế được giao việc gì dịp lễ hội Mộc Châu?")
    assert entities.other_agency("trạm y tế được giao việc gì dịp lễ hội mộc châu") == ""


def test_outline_of_parts_by_letters(lakes: Assistant) -> None:
    labels = {clause.label for clause in lakes.index.clauses(lakes.index.documents()[0].id)}
    assert {"Phần A, mục A.2, ý (1)", "Phần B, mục B.2"} <= labels
