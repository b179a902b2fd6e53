"""Things told apart by a number, prices of columns, years within bounds, sums that are said for one of something: of two invented plans read by ingest."""
from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant import numbered
from assistant.assistant import Assistant
from assistant.compose import year_bounds
from assistant.compose.figures import _for_each
from assistant.understand.question import understand
from tests.assistant.conftest import opened, opened_on, told

CANALS = """\
CHI CỤC THỦY LỢI TỈNH AN GIANG

Số: 35/KH-CCTL
An Giang, ngày 12 tháng 01 năm 2026

KẾ HOẠCH
Nạo vét kênh, bảo vệ bờ sông và thi đua bò trên địa bàn tỉnh An Giang giai đoạn 2026 - 2030

PHẦN A. QUY ĐỊNH CHUNG

1. Kênh xung yếu là kênh có đáy bồi lắng trên 1,2 m, phục vụ từ 300 ha lúa trở lên và chưa nạo vét trong 05 năm.

2. Giá thuê gian bán hàng ngày hội không quá 35.000 đồng/m2/ngày.

3. Định mức cỏ giống (triệu đồng/ha): cỏ voi 6; cỏ sả lá lớn 9; cỏ mulato 14.

4. Hộ tự nạo vét mương được hỗ trợ 12 triệu đồng/hộ để thuê máy.

5. Từ năm 2028 không cấp phép khai thác cát ở bờ Tây sông Tiền.

PHẦN B. KINH PHÍ

I. TỔNG NHU CẦU: 86.400 triệu đồng, phân theo nội dung:

1. Nạo vét kênh: 61.000 triệu đồng.

2. Bảo vệ bờ sông: 22.900 triệu đồng.

3. Kiểm tra, sơ kết, tổng kết: 2.500 triệu đồng.

II. NGUỒN: ngân sách tỉnh 48.300 triệu đồng; Quỹ Phòng, chống thiên tai tỉnh 20.600 triệu đồng; doanh nghiệp 17.500 triệu đồng.

PHỤ LỤC SỐ 01
LỰC LƯỢNG QUẢN LÝ KÊNH

| TT | Đơn vị | Trụ sở | Chiều dài kênh (km) | Biên chế | Hợp đồng |
|---|---|---|---|---|---|
| 1 | Trạm Thủy lợi khu vực I | Xã Phú Tân | 210 | 12 | 4 |
| 2 | Trạm Thủy lợi khu vực II | Xã Chợ Mới | 185 | 11 | 3 |
| 3 | Trạm Thủy lợi khu vực III | Xã Tri Tôn | 164 | 9 | 6 |

PHỤ LỤC SỐ 02
CÔNG TRÌNH BẢO VỆ BỜ VÀ NẠO VÉT

| TT | Công trình | Địa bàn | Kinh phí (triệu đồng) | Hoàn thành |
|---|---|---|---|---|
| I | Làm trong giai đoạn 2026 - 2027 | | 14.600 | |
| 1 | Kênh Vịnh Tre | Xã Châu Phú | 3.900 | 2026 |
| 2 | Kè Mỹ Lương | Xã Chợ Mới | 6.100 | 2027 |
| 3 | Kè Long Điền | nt | 4.600 | 2027 |
| II | Chuyển sang sau năm 2027 | | 9.800 | |
| 4 | Kè Vàm Nao | Xã Chợ Mới | 5.700 | 2028 |
| 5 | Kênh Ba Thê | Xã Óc Eo | 4.100 | 2029 |

PHỤ LỤC SỐ 03
CỐNG XÂY THEO NĂM CỦA XÃ CHỢ MỚI

| TT | Ấp | Số cống | Dài (m) | Năm xây |
|---|---|---|---|---|
| 1 | Ấp Long Hòa | 4 | 22 | 2027 |
| 2 | Ấp Long Bình | 3 | 18 | 2027 |
| 3 | Ấp Thị Một | 2 | 20 | 2028 |

PHỤ LỤC SỐ 04
BẾN ĐÒ

| TT | Tên bến | Giá vé (đồng/lượt) › Người đi bộ | Giá vé (đồng/lượt) › Xe máy | Giờ hoạt động |
|---|---|---|---|---|
| 1 | Bến đò Thuận Giang | 1.000 | 4.000 | 04:00 - 22:30 |
| 2 | Bến đò Mương Ranh | 2.000 | 5.000 | 05:00 - 20:00 |

PHỤ LỤC SỐ 05
NGƯỜI ĐIỀU KHIỂN BÒ

| TT | Họ và tên | Năm sinh | Công việc trong đội | Danh hiệu |
|---|---|---|---|---|
| 1 | Chau Sóc Khone | 1961 | Cầm roi | Nghệ nhân ưu tú |
| 2 | Chau Ty | 1970 | Đóng bừa | Nghệ nhân phum sóc |
| 3 | Neang Sa Rết | 1975 | May yên bò | Nghệ nhân ưu tú |

PHỤ LỤC SỐ 06
KINH PHÍ THEO NGUỒN, NĂM (triệu đồng)

| TT | Nguồn | Tổng | 2026 | 2027 | 2028 | 2029 | 2030 |
|---|---|---|---|---|---|---|---|
| 1 | Ngân sách tỉnh | 48.300 | 9.000 | 9.300 | 10.000 | 10.000 | 10.000 |
| 2 | Doanh nghiệp, hộ trồng lúa | 17.500 | 2.500 | 3.000 | 4.000 | 4.000 | 4.000 |

PHỤ LỤC SỐ 07
TIẾN ĐỘ

| TT | Việc | Thời hạn | Chủ trì |
|---|---|---|---|
| 1 | Xây dựng trường đua Vĩnh Trung | 30/6/2026 | Phòng Kỹ thuật |
| 2 | Tập huấn trọng tài đua bò | 15/8/2026 | Phòng Kỹ thuật |

PHỤ LỤC SỐ 08
TRƯỜNG ĐUA

| TT | Trường đua | Ấp | Ngày tập | Chỗ ngồi |
|---|---|---|---|---|
| 1 | Trường đua Vĩnh Trung | Vĩnh Hạ | Thứ Bảy | 800 |
| 2 | Trường đua An Hảo | An Hòa | Chủ nhật | 650 |

PHỤ LỤC SỐ 09
CỎ TRỒNG TRÊN BỜ KÊNH

| TT | Loài cỏ | Xã | Diện tích (ha) | Tiền giống (triệu đồng) |
|---|---|---|---|---|
| 1 | Cỏ voi | Châu Phú | 20 | 120 |
| 2 | Cỏ sả lá lớn | Tri Tôn | 8 | 72 |
| 3 | Cỏ mulato | Óc Eo | 5 | 70 |
"""


@pytest.fixture(scope="module")
def plan(tmp_path_factory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("số hiệu")
    (folder / "an-giang-kenh-2026.md").write_text(CANALS, encoding="utf-8")
    yield from opened(folder, folder / "chỉ mục")


@pytest.mark.parametrize("question, held", [
    ("Trạm Thủy lợi khu vực III của An Giang có bao nhiêu biên chế?", "Trạm Thủy lợi khu vực III: Biên chế: **9**"),
    ("Hai tuyến kè ở xã Chợ Mới hoàn thành năm 2027 cộng lại hết bao nhiêu?", "**10.700 triệu đồng** = 6.100 + 4.600"),
    ("Những công trình nào của An Giang phải để sang sau năm 2027?", "có 2 mục"),
    ("Năm 2027 Chợ Mới xây tất cả bao nhiêu cống?", "**7 cống** = 4 + 3"),
    ("Tính đến hết năm 2027 xã Chợ Mới xây được bao nhiêu cống?", "**7 cống** = 4 + 3"),
    ("Giai đoạn 2026 - 2028 doanh nghiệp và hộ trồng lúa góp tổng cộng bao nhiêu?", "**9.500 triệu đồng** = 2.500 + 3.000 + 4.000"),
    ("Bến đò Thuận Giang chạy từ mấy giờ đến mấy giờ?", "Giờ hoạt động: **04:00 - 22:30**"),
    ("Ông Chau Ty chuyên làm khâu gì?", "Công việc trong đội: **Đóng bừa**"),
    ("Đội đua bò có những ai là Nghệ nhân ưu tú?", "có 2 mục"),
    ("An Giang gọi thế nào là kênh xung yếu?", "bồi lắng trên 1,2 m"),
    ("Giá thuê gian hàng cao nhất một mét vuông là bao nhiêu?", "**Không quá 35.000 đồng/m2/ngày**"),
    ("Định mức cỏ giống cho cỏ mulato là bao nhiêu tiền một hecta?", "cỏ mulato 14"),
    ("Hộ tự nạo vét mương được hỗ trợ bao nhiêu?", "**12 triệu đồng/hộ**"),
    ("Tổng vốn kế hoạch nạo vét kênh, đua bò của An Giang là bao nhiêu?", "**86.400 triệu đồng**"),
    ("Quỹ phòng chống thiên tai góp bao nhiêu tiền cho kế hoạch kênh, bờ sông An Giang?", "**20.600 triệu đồng**"),
    ("Từ 2026 đến 2028, doanh nghiệp và hộ trồng lúa dự kiến góp tổng cộng bao nhiêu?", "**9.500 triệu đồng** = 2.500 + 3.000 + 4.000"),
    ("Trường đua Vĩnh Trung phải xây xong chậm nhất ngày nào?", "30/6/2026"),
    ("An Giang trồng những loài cỏ gì trên bờ kênh?", "**Cỏ sả lá lớn**"),
    ("Tổng nhu cầu vốn của kế hoạch kênh, đua bò ở An Giáng là bao nhiêu?", "86.400"),
])
def test_what_is_asked_is_told(plan, question, held):
    answer = plan.ask(question).answer
    assert held in answer.text, answer.text


@pytest.mark.parametrize("question, reason", [
    ("Trạm Thủy lợi khu vực V của An Giang có bao nhiêu biên chế?", "khu vực V"),
    ("Vé ô tô qua bến đò Thuận Giang bao nhiêu tiền?", "ô tô"),
])
def test_what_is_not_there_is_refused(plan, question, reason):
    answer = plan.ask(question).answer
    assert answer.abstained and reason in answer.text, answer.text


def test_a_count_of_contracts_is_no_money(plan):
    answer = plan.ask("Trạm Thủy lợi khu vực III của An Giang có bao nhiêu biên chế?").answer
    assert "Hợp đồng: 6." in answer.text, answer.text


def test_only_those_of_the_title_named_are_listed(plan):
    answer = plan.ask("Đội đua bò có những ai là Nghệ nhân ưu tú?").answer
    assert "Chau Sóc Khone" in answer.text and "Neang Sa Rết" in answer.text and "Chau Ty" not in answer.text, answer.text


def test_a_follow_up_is_of_the_row_and_not_of_that_which_it_points_at(plan):
    talk = plan.conversation()
    talk.ask("Kè Long Điền tốn bao nhiêu tiền?")
    answer = talk.ask("Thế bao giờ làm xong?")
    assert "Kè Long Điền" in answer.text and "**2027**" in answer.text, answer.text


@pytest.mark.parametrize("text, within", [
    ("những nhà dựng trước năm 1900", (0, 1899)), ("phải để sang sau năm 2027", (2028, 9999)), ("từ năm 2027 trở đi", (2027, 9999)),
    ("từ 2026 đến 2028 góp bao nhiêu", (2026, 2028)),
    ("tính đến hết năm 2027 có mấy cống", (0, 2027)), ("đến cuối năm 2028", (0, 2028)),
])
def test_years_are_bounded(text, within):
    bound = year_bounds.bound(text)
    assert (bound.first, bound.last) == within


@pytest.mark.parametrize("text", ["trước ngày 30/6/2026", "năm 2027 xây bao nhiêu cống", "giai đoạn 2026 - 2030", "đến năm 2030 đạt bao nhiêu"])
def test_a_year_by_itself_is_no_bound(text):
    assert year_bounds.bound(text) is None


@pytest.mark.parametrize("after, told", [
    ("/hộ để thuê máy", "/hộ"), ("/m2/ngày.", "/m2/ngày"), ("/nhà vệ sinh", "/nhà vệ sinh"), ("/01 lớp", "/01 lớp"), ("; trong đó", ""), (" đồng", ""),
])
def test_a_sum_is_told_with_what_it_is_for(after, told):
    assert _for_each(after) == told


@pytest.mark.parametrize("text", [
    "Trạm khu vực III có bao nhiêu biên chế?",            # there is one
    "Mỗi hộ được hỗ trợ 12 triệu đồng không?",            # a number that counts
    "Năm 2031 làm gì?", "Quý 5 làm gì?",                   # of times
])
def test_what_is_there_or_is_no_name_is_not_missing(plan, text):
    shelves = [plan.shelf(document) for document in plan.index.documents()]
    assert numbered.missing(understand(text, lambda typed: typed), shelves) == ""


DUST = """\
ỦY BAN NHÂN DÂN
XÃ HÒA NINH

Số: 9/KH-UBND
Hòa Ninh, ngày 12 tháng 01 năm 2026

KẾ HOẠCH
Đo bụi đường chở đá trên địa bàn xã Hòa Ninh năm 2026

I. MỤC TIÊU

1. Đo bụi tại các điểm của Phụ lục.

PHỤ LỤC

| TT | Điểm đo | Kết quả đo (µg/Nm3) |
|---|---|---|
| 1 | Thôn Trung Nghĩa 1, cổng trường | 231 |
| 2 | Thôn Trung Nghĩa 2, chợ | 164 |
"""


def test_a_place_by_a_number_that_no_row_begins_with(tmp_path_factory):
    for assistant in opened_on(tmp_path_factory, hoa_ninh_md=DUST):
        answer = assistant.conversation().ask("Kết quả đo bụi ở thôn Trung Nghĩa 5 là bao nhiêu?")
        assert answer.abstained and "trung nghĩa 5" in answer.text.casefold()
        assert "**231" in told(assistant, "Kết quả đo bụi ở thôn Trung Nghĩa 1 là bao nhiêu?")
