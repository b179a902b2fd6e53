"""Shares of a source and reports of a level set side by side, tables whose columns are places, things of another kind: of invented plans."""
from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.assistant import Assistant
from assistant.understand.spelling import read
from assistant.understand.terms import tokens
from index.lexicon import abbreviations
from index.text import fold
from tests.assistant.conftest import opened

HILLS = """\
ỦY BAN NHÂN DÂN
TỈNH LÂM ĐỒNG

Số: 118/KH-UBND
Lâm Đồng, ngày 04 tháng 02 năm 2026

KẾ HOẠCH
Trồng hoa lan rừng, nuôi cá tầm và sửa trạm bơm trên địa bàn tỉnh Lâm Đồng giai đoạn 2026 - 2030

Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015;

I. MỤC TIÊU

1. 90% học sinh tiểu học được học trồng lan; đối với trung học phổ thông là 75%.

2. Bể nuôi cỡ 12,5x25 m đặt tại xã Đăk Mẫu.

Bảng 1. Chỉ tiêu theo khu vực

| Chỉ tiêu | Đơn vị tính | Khu vực Lâm Đồng (cũ) | Khu vực Đắk Nông (cũ) | Khu vực Bình Thuận (cũ) | Toàn tỉnh |
|---|---|---|---|---|---|
| Vườn lan trồng mới | vườn | 64 | 43 | 38 | 145 |
| Sản lượng cá tầm | tấn | 210 | 55 | 12 | 277 |

II. KINH PHÍ

1. Tổng kinh phí thực hiện Kế hoạch là 48.600 triệu đồng, gồm:

- Ngân sách tỉnh: 30.400 triệu đồng (62,6%);

- Vốn xã hội hóa: 18.200 triệu đồng (37,4%).

2. Mức chi tập huấn là 24.000 đồng/người/ngày. Các đơn vị quyết toán với Sở Tài chính trước ngày 31 tháng 01 năm 2031.

Bảng 2. Phân kỳ

| Nguồn vốn (triệu đồng) | 2026 | 2027 | 2028 | 2029 | 2030 | Cộng |
|---|---|---|---|---|---|---|
| Ngân sách tỉnh | 4.100 | 5.200 | 6.300 | 7.300 | 7.500 | 30.400 |
| Xã hội hóa | 2.100 | 3.200 | 4.300 | 4.300 | 4.300 | 18.200 |

III. TỔ CHỨC THỰC HIỆN

1. Sở Nông nghiệp và Môi trường

- Là cơ quan thường trực, tổng hợp, báo cáo Ủy ban nhân dân tỉnh trước ngày 20 tháng 12 hằng năm.

2. Hội Nông dân tỉnh, Tỉnh đoàn

- Hội Nông dân vận động hội viên. Tỉnh đoàn chủ trì cuộc thi "Vườn lan trẻ".

3. Trung tâm Kiểm soát bệnh tật tỉnh: giám sát bệnh nghề nghiệp của người trồng lan.

4. Ủy ban nhân dân các xã, phường

- Giữ giống lan rừng; báo cáo năm trước ngày 25 tháng 11, gửi Sở Nông nghiệp và Môi trường.

Phụ lục I
DANH MỤC MÔ HÌNH
Đơn vị tính: triệu đồng

| TT | Mô hình | Số hộ | Kinh phí | Xã Mẫu Một | Xã Mẫu Hai | Xã Mẫu Ba |
|---|---|---|---|---|---|---|
| 1 | Lan treo giàn tre | 30 | 360 | x | - | x |
| 2 | Lan ghép gỗ lũa | 45 | 540 | - | x | - |
| 3 | Cá tầm nước chảy | 20 | 900 | x | x | - |

Phụ lục II
DANH MỤC TRẠM BƠM
Đơn vị tính: triệu đồng

| TT | Tên trạm | Loại | Camera | Kinh phí |
|---|---|---|---|---|
| 1 | Trạm bơm Suối Thử | Bơm điện | x | 410 |
| 2 | Trạm bơm Gò Nháp | Dầu | | 250 |
| 3 | Trạm bơm Đồi Gió | Bơm điện | x | 320 |
| 4 | Trạm bơm Bàu Ví | Thủy luân | | 130 |

Phụ lục III
DANH MỤC KÊNH NẠO VÉT
Đơn vị tính: triệu đồng

| TT | Tên kênh | Kinh phí |
|---|---|---|
| 1 | Kênh Hồ Mơ | 70 |
| 2 | Kênh Suối Thử | 90 |
"""
RIVER = """\
ỦY BAN NHÂN DÂN
TỈNH AN GIANG

Số: 92/KH-UBND
An Giang, ngày 10 tháng 3 năm 2026

KẾ HOẠCH
Nuôi vịt chạy đồng trên địa bàn tỉnh An Giang năm 2026

Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015;

I. KINH PHÍ

1. Tổng kinh phí thực hiện Kế hoạch năm 2026 là 7.300 triệu đồng, trong đó: ngân sách tỉnh 4.900 triệu đồng; vốn xã hội hóa 2.400 triệu đồng.

2. Ngân sách trung ương hỗ trợ vắc xin ngoài Kế hoạch này. Ngân sách cấp xã không phải đối ứng.

3. Tiêm phòng đợt 2 từ ngày 01/9/2026 đến ngày 31/10/2026; gửi danh sách trước ngày 15/8/2026.

II. TỔ CHỨC THỰC HIỆN

1. Sở Nông nghiệp và Môi trường: đầu mối, báo cáo Ủy ban nhân dân tỉnh trước ngày 15 tháng 12 năm 2026.

2. Các sở, ngành, Ủy ban nhân dân cấp xã gửi báo cáo năm trước ngày 30 tháng 11 năm 2026 về Sở Nông nghiệp và Môi trường.
"""


@pytest.fixture(scope="module")
def plans(tmp_path_factory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("đồi và sông")
    (folder / "văn bản").mkdir()
    (folder / "văn bản" / "lam-dong-hoa-lan-2026.md").write_text(HILLS, encoding="utf-8")
    (folder / "văn bản" / "an-giang-vit-2026.md").write_text(RIVER, encoding="utf-8")
    yield from opened(folder / "văn bản", folder / "chỉ mục")


def test_what_a_source_pays_of_each_plan(plans):
    text = plans.ask("So sánh vốn xã hội hóa trong kế hoạch của Lâm Đồng và kế hoạch của An Giang").answer.text
    assert "18.200" in text and "2.400" in text
    assert "62,6%" in plans.ask("Ngân sách tỉnh chiếm bao nhiêu phần trăm trong kế hoạch của Lâm Đồng và của An Giang?").answer.text


def test_a_source_that_pays_nothing(plans):
    assert "không phải đối ứng" in plans.ask("Ngân sách xã phải góp bao nhiêu trong kế hoạch của Lâm Đồng và của An Giang?").answer.text


def test_a_source_in_one_year_with_its_unit(plans):
    assert "6.300 triệu đồng" in plans.ask("Riêng năm 2028 ngân sách tỉnh Lâm Đồng chi bao nhiêu cho kế hoạch?").answer.text


def test_when_those_of_a_level_report(plans):
    text = plans.ask("Hạn cấp xã nộp báo cáo năm ở Lâm Đồng và ở An Giang là ngày nào?").answer.text
    assert "25 tháng 11" in text and "30 tháng 11" in text and "20 tháng 12" not in text


def test_the_figure_of_a_place_that_is_a_column(plans):
    text = plans.ask("Khu vực Đắk Nông cũ phải trồng mới bao nhiêu vườn lan?").answer.text
    assert "43 vườn" in text.split("\n")[0] and "145" not in text.split("\n")[0]
    assert plans.ask("Năm 2032 khu vực Đắk Nông cũ trồng mới bao nhiêu vườn lan?").answer.abstained
    assert "64" not in plans.ask("Tỉnh Lâm Đồng trồng mới bao nhiêu vườn lan?").answer.text.split("\n")[0]


def test_the_places_where_a_row_has_a_mark(plans):
    text = plans.ask("Mô hình lan treo giàn tre của Lâm Đồng làm ở những xã nào?").answer.text
    assert "Mẫu Một" in text and "Mẫu Ba" in text and "Mẫu Hai" not in text
    assert "2" in plans.ask("Xã Mẫu Hai được đánh dấu mấy mô hình trong phụ lục của Lâm Đồng?").answer.text


def test_money_of_all_marked_places_is_not_that_of_one(plans):
    assert plans.ask("Riêng xã Mẫu Một được bao nhiêu tiền cho mô hình lan treo giàn tre?").answer.abstained


def test_a_mark_under_a_heading_of_one_word(plans):
    text = plans.ask("Trong danh mục của Lâm Đồng có bao nhiêu trạm bơm được lắp camera?").answer.text
    assert "2 trạm bơm" in text and "Gò Nháp" not in text


def test_two_kinds_of_a_column(plans):
    text = plans.ask("Kể tên các trạm bơm điện, dầu trong danh mục của Lâm Đồng").answer.text
    assert "Suối Thử" in text and "Gò Nháp" in text and "Bàu Ví" not in text


def test_a_thing_of_another_kind_with_the_same_name(plans):
    assert "90" in plans.ask("Kênh Suối Thử ở Lâm Đồng được bố trí bao nhiêu tiền?").answer.text
    assert plans.ask("Trạm bơm Hồ Mơ ở Lâm Đồng được bố trí bao nhiêu tiền?").answer.abstained


def test_a_year_in_the_date_of_another_sentence(plans):
    assert plans.ask("Năm 2031 Lâm Đồng chi bao nhiêu tiền tập huấn trồng lan?").answer.abstained


def test_from_one_day_to_another(plans):
    assert "Từ ngày 01/9/2026 đến ngày 31/10/2026" in plans.ask("tiêm phòng đợt 2 cho vịt ở An Giang từ ngày nào đến ngày nào").answer.text


def test_a_figure_of_others_in_the_same_sentence(plans):
    assert "**75%**" in plans.ask("Tỷ lệ học sinh cấp 3 ở Lâm Đồng được học trồng lan là bao nhiêu phần trăm?").answer.text
    assert "**90%**" in plans.ask("Tỷ lệ học sinh tiểu học ở Lâm Đồng được học trồng lan là bao nhiêu phần trăm?").answer.text


def test_an_agency_that_shares_its_heading(plans):
    assert "Vườn lan trẻ" in plans.ask("Tỉnh đoàn Lâm Đồng được giao việc gì?").answer.text


def test_an_agency_by_its_letters(plans):
    assert "bệnh nghề nghiệp" in plans.ask("CDC Lâm Đồng làm gì trong kế hoạch hoa lan?").answer.text


def test_a_plan_is_not_that_of_a_commune_beside(plans):
    assert plans.ask("Kế hoạch hoa lan của xã Tân Thử (Lâm Đồng) do ai làm cơ quan thường trực?").answer.abstained


def test_until_the_last_year_of_a_plan_is_all_of_it(plans):
    assert "48.600" in plans.ask("Trồng hoa lan rừng, nuôi cá tầm và sửa trạm bơm ở Lâm Đồng đến 2030 cần tất cả bao nhiêu tiền?").answer.text


def test_sizes_and_names_however_written():
    assert tokens("12,5x25 m") == tokens("12,5 x 25 m")
    assert fold("xã Đăk Mẫu") == fold("xã Đắk Mẫu") == fold("xã Đak Mẫu")
    assert abbreviations.expand("CDC tỉnh") == "Trung tâm Kiểm soát bệnh tật tỉnh"


@pytest.mark.parametrize(("typed", "meant"), [("học sinh cấp 3 được khám", "học sinh trung học phổ thông được khám"), ("trường cấp II", "trường trung học cơ sở"), ("ngân sách cấp 3 xã", "ngân sách cấp 3 xã")])
def test_schools_as_plans_call_them(typed, meant):
    assert read(typed, lambda text: text)[0] == meant
