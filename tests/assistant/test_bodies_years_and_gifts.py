"""Plans of a body that is no place, years added up by a source or by what each adds, what is given and what is earned, rows that have something and rows that lack it; of two invented plans."""
from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.assistant import Assistant
from assistant.understand.entities import find
from tests.assistant.conftest import opened_on, refused, told

PARK = """\
ỦY BAN NHÂN DÂN TỈNH QUẢNG NINH
BAN QUẢN LÝ VƯỜN QUỐC GIA BÁI TỬ LONG

Số: 27/KH-BQL
Quảng Ninh, ngày 05 tháng 02 năm 2026

KẾ HOẠCH
Tuần tra rừng đảo, thả phao neo và hỗ trợ thôn vùng đệm năm 2026

Thực hiện Quyết định số 12/QĐ-UBND ngày 09 tháng 01 năm 2026 của UBND tỉnh Quảng Ninh, Ban Quản lý Vườn quốc gia ban hành Kế hoạch như sau:

I. MỤC TIÊU

1. Tháo gỡ ít nhất 800 lưới lồng; thả 36 phao neo.

II. KINH PHÍ

1. Tổng kinh phí năm 2026 là 4.200 triệu đồng, gồm: ngân sách tỉnh 3.100 triệu đồng; tài trợ quốc tế 1.100 triệu đồng.

III. TỔ CHỨC THỰC HIỆN

1. Hạt Kiểm lâm: tuần tra, lập biên bản; báo cáo trước ngày 15 tháng 12 năm 2026.

2. Phòng Khoa học: đếm rạn san hô, phân tích mẫu nước.
"""
SHEEP = """\
ỦY BAN NHÂN DÂN
TỈNH NINH THUẬN

Số: 41/KH-UBND
Ninh Thuận, ngày 11 tháng 3 năm 2022

KẾ HOẠCH
Phát triển đàn cừu, măng tây VietGAP và xe đưa công nhân về quê trên địa bàn tỉnh Ninh Thuận giai đoạn 2022 - 2026

I. HIỆN TRẠNG

1. Toàn tỉnh có 118.000 con cừu; thu nhập bình quân của người nuôi cừu 38 triệu đồng/người/năm.

II. MỤC TIÊU

1. Măng tây: diện tích 600 ha, trong đó 220 ha đạt VietGAP; năng suất 5,6 tấn/ha; 40% sản lượng có chỉ dẫn địa lý Ninh Thuận.

2. Trao 3.000 vé xe cho công nhân về quê, trao vé trong hai ngày 20 và 21/01/2023.

III. CHÍNH SÁCH

1. Hộ nuôi cừu được hỗ trợ 50% giá cừu đực giống, tối đa 9 triệu đồng/con.

2. Giáo viên dạy nghề được trợ cấp một lần 20 triệu đồng; riêng nghề Dệt thảm và Hàn khung là 35 triệu đồng.

IV. NGƯỜI LIÊN HỆ

2. Sơ kết vào quý III năm 2024, tổng kết trước ngày 31 tháng 12 năm 2026.

1. Kế hoạch do Phó Chủ tịch Chamaléa Văn Bình ký ban hành.

PHỤ LỤC I
KINH PHÍ THEO NĂM VÀ NGUỒN VỐN
(Đơn vị tính: triệu đồng)

| Năm | NSTW | NS tỉnh | Xã hội hóa | Cộng |
|---|---|---|---|---|
| 2022 | 3.000 | 5.000 | 4.000 | 12.000 |
| 2023 | 3.500 | 6.000 | 5.500 | 15.000 |
| 2024 | 4.000 | 6.500 | 7.500 | 18.000 |
| 2025 | 2.000 | 4.500 | 3.500 | 10.000 |
| 2026 | 1.500 | 4.000 | 2.500 | 8.000 |
| Tổng | 14.000 | 26.000 | 23.000 | 63.000 |

PHỤ LỤC II
CHỈ TIÊU THEO NĂM

| Chỉ tiêu | Đơn vị | 2022 | 2023 | 2024 | 2025 | 2026 |
|---|---|---|---|---|---|---|
| Chuồng cừu xây mới trong năm | chuồng | 12 | 18 | 20 | 15 | 10 |
| Hợp tác xã có máy xén lông | hợp tác xã | 2 | 4 | 7 | 9 | 11 |

PHỤ LỤC III
VÙNG MĂNG TÂY

| TT | Xã | Diện tích (ha) | Trồng mới 2023 (ha) | Đơn vị thu mua |
|---|---|---|---|---|
| 1 | An Hải | 90 | 12 | HTX Tuấn Tú |
| 2 | Phước Hải | 70 | - | - |
| 3 | Phước Dinh | 55 | 8 | Công ty Linh Đan |
| 4 | Nhơn Hải | 40 | - | - |

PHỤ LỤC IV
ĐƯỜNG VÀO ĐỒNG CỎ

| TT | Tên đường | Dài (km) | Đơn vị thi công |
|---|---|---|---|
| 1 | Đường Bà Râu | 3,2 | Cty CP Xây lắp Thuận An |
| 2 | Đường Ma Trai | 2,1 | Cty CP Cầu đường Phan Rang |

PHỤ LỤC V
LỚP THÚ Y CƠ SỞ

| TT | Huyện, thành phố | Số lớp | Học viên |
|---|---|---|---|
| 1 | Huyện Ninh Phước | 4 | 120 |
| 2 | Huyện Thuận Nam | 3 | 84 |
| 3 | Thành phố Phan Rang - Tháp Chàm | 1 | 30 |

PHỤ LỤC VI
CỎ VOI CHO CỪU

| TT | Huyện, xã | Diện tích (ha) | Trong đó có tưới (ha) |
|---|---|---|---|
| I | Huyện Thuận Bắc | 210 | 64 |
| 1 | Xã Lợi Hải | 120 | 40 |
| 2 | Xã Bắc Phong | 90 | 24 |
| II | Huyện Ninh Hải | 80 | 30 |
| 1 | Xã Xuân Hải | 80 | 30 |
"""


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    yield from opened_on(tmp_path_factory, vuon_quoc_gia_bai_tu_long_2026_md=PARK, ninh_thuan_cuu_mang_tay_2022_md=SHEEP)


def test_a_plan_is_named_by_the_body_that_made_it(both: Assistant) -> None:
    assert "800 lưới lồng" in told(both, "Vườn Bái Tử Long phải tháo gỡ bao nhiêu lưới lồng?")
    assert "Phòng Khoa học" in told(both, "Phòng nào của Bái Tử Long phân tích mẫu nước?")
    text = told(both, "Ngân sách tỉnh trong hai kế hoạch Ninh Thuận và Bái Tử Long là bao nhiêu?")
    assert "26.000" in text and "3.100" in text


def test_one_source_of_several_years_is_added_up(both: Assistant) -> None:
    text = told(both, "Tổng cộng tiền xã hội hóa Ninh Thuận dự kiến huy động trong ba năm 2022, 2023 và 2024 là bao nhiêu?")
    assert "**17.000 triệu đồng** = 4.000 + 5.500 + 7.500" in text


def test_what_each_year_adds_is_added_up_and_what_there_is_in_each_is_not(both: Assistant) -> None:
    assert "**30 chuồng** = 12 + 18" in told(both, "Hai năm 2022 và 2023 Ninh Thuận xây tổng cộng bao nhiêu chuồng cừu?")
    answer = both.conversation().ask("Hai năm 2022 và 2023 Ninh Thuận có tổng cộng bao nhiêu hợp tác xã có máy xén lông?")
    assert "**6" not in answer.text and "= 2 + 4" not in answer.text


def test_what_people_earn_is_not_what_they_are_given(both: Assistant) -> None:
    answer = both.conversation().ask("Hộ nuôi cừu ở Ninh Thuận được nhà nước cho bao nhiêu?")
    assert "38 triệu" not in answer.text.split("*Căn cứ")[0]


def test_tickets_of_another_kind_and_days_are_no_tickets(both: Assistant) -> None:
    text = refused(both, "Ninh Thuận trao bao nhiêu vé máy bay cho công nhân về quê?")
    assert "hai ngày" not in text.casefold()
    assert "3.000 vé xe" in told(both, "Ninh Thuận trao bao nhiêu vé xe cho công nhân về quê?")


def test_a_standard_is_no_name_of_another(both: Assistant) -> None:
    assert "5,6 tấn/ha" in told(both, "Măng tây Ninh Thuận phải đạt năng suất bao nhiêu?")


def test_a_contractor_stands_under_who_builds(both: Assistant) -> None:
    assert "Xây lắp Thuận An" in told(both, "Đường Bà Râu do nhà thầu nào làm?")


def test_rows_that_have_a_figure_and_rows_that_lack_one(both: Assistant) -> None:
    text = told(both, "Măng tây Ninh Thuận năm 2023 trồng mới ở những xã nào?")
    assert "An Hải" in text and "Phước Dinh" in text and "Phước Hải" not in text and "Nhơn Hải" not in text
    text = told(both, "Những xã nào của Ninh Thuận chưa có ai ký thu mua măng tây?")
    assert "Phước Hải" in text and "Nhơn Hải" in text and "An Hải" not in text and "Chamaléa" not in text


def test_places_of_several_levels_are_counted_not_one_of_them_told(both: Assistant) -> None:
    assert "**3 huyện, thành phố**" in told(both, "Có bao nhiêu huyện, thành phố của Ninh Thuận mở lớp thú y?")


def test_when_a_plan_is_looked_back_on_is_said_in_those_words(both: Assistant) -> None:
    assert told(both, "Kế hoạch của Ninh Thuận sơ kết, tổng kết khi nào?").startswith("**Sơ kết vào quý III năm 2024, tổng kết trước ngày 31 tháng 12 năm 2026**")
    assert "2026" not in refused(both, "Kế hoạch của Bái Tử Long sơ kết, tổng kết khi nào?").split("kế hoạch")[-1]


def test_the_opening_of_a_plan_lays_nothing_down(both: Assistant) -> None:
    assert "12/QĐ-UBND" not in both.conversation().ask("Cơ quan nào thường trực kế hoạch của Bái Tử Long?").text


def test_a_ward_whose_name_begins_like_an_association() -> None:
    assert find("Vậy còn Hội An?").names == ("Hội An",)
    assert find("Vậy còn Hội Nông dân?").names == ()


def test_a_province_is_not_read_across_the_word_before_it() -> None:
    assert [p.name for p in find("Măng tây Ninh Thuận bán ở đâu?").provinces] == ["Ninh Thuận"]
    assert [p.name for p in find("mang cau tây ninh giá bao nhiêu").provinces] == ["Tây Ninh"]


def test_the_line_of_a_district_before_the_rows_below_it(both: Assistant) -> None:
    talk = both.conversation()
    assert "**210**" in talk.ask("Diện tích cỏ voi của huyện Thuận Bắc là bao nhiêu?").text.split("\n")[0]
    assert "**64**" in talk.ask("Trong đó có tưới bao nhiêu ha?").text.split("\n")[0]


def test_a_name_of_one_syllable_must_be_written_as_it_is(both: Assistant) -> None:
    assert "không nói đến Bính" in refused(both, "Đường ông Bính ở Ninh Thuận dài mấy km?")


def test_rows_are_no_kilometres(both: Assistant) -> None:
    assert "2 km" not in both.conversation().ask("Đường Bỉnh ở Ninh Thuận dài bao nhiêu km?").text


def test_an_amount_apart_is_of_each_that_it_names(both: Assistant) -> None:
    assert told(both, "gv dạy nghề hàn khung ở Ninh Thuận được trợ cấp một lần bao nhiêu tiền?").startswith("**35 triệu đồng**")
    assert told(both, "Giáo viên dạy nghề ở Ninh Thuận được trợ cấp một lần bao nhiêu tiền?").startswith("**20 triệu đồng**")


@pytest.mark.parametrize("question", ["thoi tiet ninh thuan cuoi tuan nay the nao?", "viet giup toi doan ma python doc tep excel roi ve bieu do.", "Thời tiết cuối tuần này thế nào?"])
def test_what_no_plan_is_about_is_refused_without_marks_too(both: Assistant, question: str) -> None:
    refused(both, question)
