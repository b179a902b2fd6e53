"""Plans asked as wholes: what they are about, how they are laid out, what they say of themselves; one by one and side by side. Three invented plans."""
from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.assistant import Assistant
from tests.assistant.conftest import opened_on, refused, told

BAC_KAN = """\
ỦY BAN NHÂN DÂN
TỈNH BẮC KẠN

Số: 88/KH-UBND
Bắc Kạn, ngày 05 tháng 3 năm 2024

KẾ HOẠCH
Phát triển vùng trồng hồng không hạt và miến dong trên địa bàn tỉnh Bắc Kạn giai đoạn 2024 - 2027

Căn cứ Luật Trồng trọt ngày 19 tháng 11 năm 2018;

Căn cứ Nghị định số 98/2018/NĐ-CP ngày 05 tháng 7 năm 2018 của Chính phủ về chính sách khuyến khích phát triển hợp tác, liên kết;

Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:

I. MỤC ĐÍCH, YÊU CẦU

1. Mục đích

- Nâng thu nhập cho hộ trồng hồng và hộ tráng miến.

2. Yêu cầu

- Không phá rừng để mở vùng trồng.

II. MỤC TIÊU

1. Đến năm 2025

a) Trồng mới 150 ha hồng không hạt;

b) Có 20 cơ sở tráng miến dùng máy.

2. Đến năm 2027

a) Trồng mới 400 ha hồng không hạt;

b) Miến dong Côn Minh đạt OCOP 5 sao.

III. NHIỆM VỤ VÀ GIẢI PHÁP

1. Vùng hồng

- Hỗ trợ 12 triệu đồng/ha tiền giống.

2. Cơ sở miến

- Hỗ trợ 50% giá máy tráng.

3. Tiêu thụ

- Mở hai điểm bán ở Hà Nội.

IV. KINH PHÍ

Tổng kinh phí thực hiện Kế hoạch là 26.400 triệu đồng, chi tiết tại Phụ lục III.

V. TỔ CHỨC THỰC HIỆN

1. Sở Nông nghiệp và Phát triển nông thôn

- Là cơ quan thường trực, theo dõi, đôn đốc thực hiện Kế hoạch.

- Hướng dẫn kỹ thuật trồng hồng.

- Cấp mã số vùng trồng.

2. Sở Công Thương

- Chủ trì mở điểm bán.

Sau khi mở vườn ươm, giao UBND xã Quảng Khê trông coi.

Nơi nhận:
- Các sở, ngành;
- UBND các huyện;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Nông Quang Nhất

PHỤ LỤC I
Vùng trồng hồng theo huyện

| Huyện | Diện tích (ha) |
| --- | --- |
| Ba Bể | 260 |
| Chợ Đồn | 140 |

PHỤ LỤC II
Cơ sở tráng miến được hỗ trợ máy

| Cơ sở | Xã | Số máy |
| --- | --- | --- |
| Tài Hoan | Côn Minh | 3 |
| Nhất Thiện | Trần Phú | 2 |

PHỤ LỤC III
Kinh phí theo nguồn và theo năm (triệu đồng)

| Nguồn | 2024 | 2025 | 2026 | 2027 | Cộng |
| --- | --- | --- | --- | --- | --- |
| Ngân sách tỉnh | 4.000 | 4.500 | 3.500 | 3.000 | 15.000 |
| Ngân sách huyện | 1.900 | 1.500 | 1.500 | 1.500 | 6.400 |
| Nhân dân đóng góp | 1.000 | 1.500 | 1.500 | 1.000 | 5.000 |
| Cộng | 6.900 | 7.500 | 6.500 | 5.500 | 26.400 |
"""

HA_NAM = """\
HỘI ĐỒNG NHÂN DÂN
TỈNH HÀ NAM

Số: 12/2024/NQ-HĐND
Hà Nam, ngày 10 tháng 7 năm 2024

NGHỊ QUYẾT
Quy định hỗ trợ nghề trống Đọi Tam và dệt lụa Nha Xá trên địa bàn tỉnh Hà Nam giai đoạn 2024 - 2026

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;

QUYẾT NGHỊ:

Chương I
QUY ĐỊNH CHUNG

Điều 1. Phạm vi, đối tượng

1. Nghị quyết này quy định mức hỗ trợ nghề làm trống và dệt lụa.

2. Áp dụng đối với hộ làm nghề, hợp tác xã.

Điều 2. Nguyên tắc

1. Mỗi hộ chỉ được hỗ trợ một lần.

Chương II
MỨC HỖ TRỢ

Điều 3. Nghề trống

1. Hỗ trợ 20 triệu đồng/hộ mua gỗ mít.

Điều 4. Nghề lụa

1. Hỗ trợ 15 triệu đồng/khung cửi.

Chương III
TỔ CHỨC THỰC HIỆN

Điều 5. Trách nhiệm thi hành

1. Ủy ban nhân dân tỉnh tổ chức thực hiện Nghị quyết.

Điều 6. Nghị quyết này có hiệu lực từ ngày 20 tháng 7 năm 2024 và được thực hiện đến hết ngày 31 tháng 12 năm 2026.
"""

QUANG_KHE = """\
ỦY BAN NHÂN DÂN
XÃ QUẢNG KHÊ

Số: 09/KH-UBND
Quảng Khê, ngày 12 tháng 01 năm 2024

KẾ HOẠCH
Làm sạch suối và đường thôn xã Quảng Khê, huyện Ba Bể, tỉnh Bắc Kạn năm 2024

I. CHỈ TIÊU

1. 100% thôn có hố rác.

2. Dọn 6 km suối.

II. TỔ CHỨC THỰC HIỆN

1. Công chức địa chính - môi trường xã: theo dõi, báo cáo ngày 25 hằng tháng.

2. Đoàn Thanh niên xã: dọn suối mỗi tháng một lần.
"""


@pytest.fixture(scope="module")
def plans(tmp_path_factory) -> Iterator[Assistant]:
    yield from opened_on(tmp_path_factory, bac_kan_md=BAC_KAN, ha_nam_md=HA_NAM, quang_khe_md=QUANG_KHE)


def test_a_summary_tells_title_aims_tasks_money_agency_and_annexes(plans: Assistant):
    text = told(plans, "Tóm tắt kế hoạch phát triển vùng trồng hồng không hạt và miến dong của Bắc Kạn")
    assert "số 88/KH-UBND" in text and "05/03/2024" in text
    assert "**1. Đến năm 2025**" in text and "Trồng mới 400 ha hồng không hạt" in text
    assert "26.400 triệu đồng" in text
    assert "**Sở Nông nghiệp và Phát triển nông thôn (nay là Sở Nông nghiệp và Môi trường)**" in text
    assert "PHỤ LỤC II Cơ sở tráng miến được hỗ trợ máy" in text


def test_aims_are_told_with_the_years_they_are_for(plans: Assistant):
    text = told(plans, "mục tiêu của kế hoạch hồng không hạt và miến dong là gì")
    lines = [line for line in text.split("\n") if line.startswith("- ")]
    assert [line.split(" [")[0] for line in lines] == [
        "- **1. Đến năm 2025**", "- a) Trồng mới 150 ha hồng không hạt", "- b) Có 20 cơ sở tráng miến dùng máy.",
        "- **2. Đến năm 2027**", "- a) Trồng mới 400 ha hồng không hạt", "- b) Miến dong Côn Minh đạt OCOP 5 sao."]


def test_where_a_plan_has_no_such_section_what_stands_for_it_is_told_and_that_it_does(plans: Assistant):
    text = told(plans, "Mục tiêu của kế hoạch xã Quảng Khê là gì?")
    assert "không nêu riêng mục tiêu" in text and "“CHỈ TIÊU”" in text and "Dọn 6 km suối" in text


def test_a_section_that_a_plan_does_not_have_is_refused(plans: Assistant):
    assert "không có phần “quan điểm”" in refused(plans, "Quan điểm của nghị quyết Hà Nam là gì?")


def test_parts_chapters_and_articles_are_counted_and_named(plans: Assistant):
    assert "**5 phần**" in told(plans, "Kế hoạch vùng trồng hồng không hạt và miến dong gồm mấy phần?")
    chapters = told(plans, "Nghị quyết Hà Nam có mấy chương?")
    assert "**3 chương**" in chapters and "Chương II MỨC HỖ TRỢ" in chapters
    articles = told(plans, "Nghị quyết của Hà Nam gồm bao nhiêu điều?")
    assert "**6 điều**" in articles and "Điều 4. Nghề lụa" in articles
    assert "không chia thành chương" in refused(plans, "Kế hoạch xã Quảng Khê có mấy chương?")


def test_annexes_are_counted_and_one_is_told_by_its_columns(plans: Assistant):
    text = told(plans, "Kế hoạch hồng không hạt và miến dong có mấy phụ lục?")
    assert "**3 phụ lục**" in text and "PHỤ LỤC I Vùng trồng hồng theo huyện" in text
    assert "Cơ sở · Xã · Số máy" in told(plans, "Phụ lục 2 của kế hoạch hồng không hạt và miến dong nói về gì?")
    assert "không có phụ lục" in refused(plans, "Nghị quyết Hà Nam có những phụ lục nào?")
    assert "không có Phụ lục IV" in refused(plans, "Phụ lục IV của kế hoạch hồng không hạt và miến dong là gì?")


def test_the_years_are_those_of_the_title_and_of_the_clause_that_says_until_when(plans: Assistant):
    assert "**Giai đoạn 2024 - 2027**" in told(plans, "Kế hoạch hồng không hạt và miến dong thực hiện trong thời gian nào?")
    text = told(plans, "Nghị quyết Hà Nam áp dụng đến năm nào?")
    assert "đến hết ngày 31 tháng 12 năm 2026" in text


def test_bases_recipients_and_issuer(plans: Assistant):
    text = told(plans, "Kế hoạch hồng không hạt và miến dong căn cứ vào những văn bản nào?")
    assert "**2 căn cứ**" in text and "Luật Trồng trọt" in text and "98/2018/NĐ-CP" in text
    text = told(plans, "Kế hoạch hồng không hạt và miến dong gửi những nơi nào?")
    assert "**3 nơi nhận**" in text and "Nông Quang Nhất" not in text
    assert "Hội đồng nhân dân tỉnh Hà Nam" in told(plans, "Nghị quyết Hà Nam do cơ quan nào ban hành?")
    assert "không ghi nơi nhận" in refused(plans, "Nơi nhận của nghị quyết Hà Nam gồm những ai?")


def test_the_agencies_that_are_charged_each_with_a_task(plans: Assistant):
    text = told(plans, "Những cơ quan nào được giao nhiệm vụ trong kế hoạch hồng không hạt và miến dong?")
    assert "**Sở Công Thương**: Chủ trì mở điểm bán." in text
    assert text.count("\n- ") == 2


def test_scope_is_the_section_on_it(plans: Assistant):
    text = told(plans, "Đối tượng áp dụng của nghị quyết Hà Nam là ai?")
    assert "hộ làm nghề, hợp tác xã" in text and "khung cửi" not in text


def test_a_question_that_does_not_say_which_plan_is_answered_for_each_of_a_few(plans: Assistant):
    text = told(plans, "Thời gian thực hiện là khi nào?")
    assert "Giai đoạn 2024 - 2027" in text and "Giai đoạn 2024 - 2026" in text and "Năm 2024" in text


def test_sides_of_plans_are_set_side_by_side_and_silent_ones_named(plans: Assistant):
    text = told(plans, "So sánh nguyên tắc của nghị quyết Hà Nam và kế hoạch xã Quảng Khê")
    assert "**1/2 kế hoạch có quy định**; không quy định: xã Quảng Khê" in text and "Mỗi hộ chỉ được hỗ trợ một lần" in text


def test_whole_plans_are_set_side_by_side(plans: Assistant):
    text = told(plans, "Kế hoạch của xã Quảng Khê và nghị quyết Hà Nam khác nhau thế nào?")
    assert "| Kế hoạch | Giai đoạn | Mục tiêu | Kinh phí |" in text and "Dọn 6 km suối" in text and "**Năm 2024**" in text


def test_which_plans_there_are(plans: Assistant):
    text = told(plans, "Có những văn bản nào?")
    assert text.count("\n- ") == 3 and "Hà Nam" in text


def test_what_a_plan_costs_by_source_and_by_year(plans: Assistant):
    text = told(plans, "Kinh phí kế hoạch hồng không hạt và miến dong chia theo nguồn thế nào?")
    assert "15.000 triệu đồng" in text and "6.400 triệu đồng" in text and "5.000 triệu đồng" in text
    text = told(plans, "Kinh phí kế hoạch hồng không hạt và miến dong phân kỳ theo từng năm ra sao?")
    assert "2025: **7.500 triệu đồng**" in text and "Ngân sách huyện" not in text


def test_tables_the_busiest_agency_and_money_that_is_not_parted(plans: Assistant):
    text = told(plans, "Kế hoạch hồng không hạt và miến dong có những bảng nào?")
    assert "**3 bảng**" in text and "Cơ sở tráng miến được hỗ trợ máy" in text
    text = told(plans, "Sở nào làm nhiều việc nhất trong kế hoạch hồng không hạt và miến dong?")
    assert "**Sở Nông nghiệp và Phát triển nông thôn (nay là Sở Nông nghiệp và Môi trường)** có 3 nhiệm vụ" in text
    assert "không nêu kinh phí chia theo lĩnh vực" in told(plans, "Kinh phí kế hoạch hồng không hạt và miến dong chia theo lĩnh vực thế nào?")


def test_a_conversation_on_whole_plans(plans: Assistant):
    asked = ["Tóm tắt kế hoạch xã Quảng Khê", "Mục tiêu của nó là gì?"]
    assert "Dọn 6 km suối" in told(plans, *asked)
    assert "Thời gian" not in told(plans, *asked) and "**Năm 2024**" in told(plans, *asked, "Thời gian thực hiện của kế hoạch đó?")
    text = told(plans, "Nghị quyết Hà Nam có những nguyên tắc nào?", "So sánh với xã Quảng Khê?")
    assert "không quy định: xã Quảng Khê" in text and "Mỗi hộ chỉ được hỗ trợ một lần" in text


def test_what_is_typed_as_into_a_search_box(plans: Assistant):
    assert told(plans, "miến dong bắc kạn").startswith("**Kế hoạch Phát triển vùng trồng hồng không hạt")
    assert told(plans, "12/2024/NQ-HĐND").startswith("**Nghị quyết Quy định hỗ trợ nghề trống Đọi Tam")
    text = told(plans, "sở công thương bắc kạn")
    assert "**Sở Công Thương**" in text and "Chủ trì mở điểm bán" in text and "vườn ươm" in text
    text = told(plans, "Côn Minh")
    assert "**Tài Hoan**" in text and "OCOP 5 sao" in text


def test_all_that_a_plan_says_of_a_place_in_it(plans: Assistant):
    text = told(plans, "Xã Côn Minh có gì trong kế hoạch hồng không hạt và miến dong?")
    assert "Miến dong Côn Minh đạt OCOP 5 sao" in text and "**Tài Hoan**" in text and "Nhất Thiện" not in text
    assert "không có nội dung nào về xã Mỹ Phương" in refused(plans, "Xã Mỹ Phương được những gì theo kế hoạch hồng không hạt và miến dong?")


def test_a_report_of_a_month_is_not_that_of_a_year(plans: Assistant):
    assert "báo cáo hằng tháng" in refused(plans, "Hằng năm xã Quảng Khê phải báo cáo trước ngày nào?")
    assert "25 hằng tháng" in told(plans, "Xã Quảng Khê báo cáo hằng tháng vào ngày nào?")


def test_since_when_a_plan_holds_that_does_not_say_so(plans: Assistant):
    assert "không nêu ngày có hiệu lực" in refused(plans, "Kế hoạch xã Quảng Khê có hiệu lực từ khi nào?")
    assert "20 tháng 7 năm 2024" in told(plans, "Nghị quyết Hà Nam có hiệu lực từ khi nào?")


def test_which_plans_are_on_a_subject_and_what_each_costs(plans: Assistant):
    text = told(plans, "Kế hoạch nào nói về miến dong?")
    assert "có nội dung này trong tên" in text and "Bắc Kạn" in text and "Hà Nam" not in text
    text = told(plans, "Kế hoạch nào có kinh phí lớn nhất?")
    assert "26.400 triệu đồng" in text and "**1/3 kế hoạch có quy định**" in text


def test_how_to_ask(plans: Assistant):
    assert "Tóm tắt kế hoạch của …" in refused(plans, "Bạn làm được gì?")


def test_a_level_without_a_heading_is_told_by_the_clause_that_charges_it_or_refused(plans: Assistant):
    assert "giao UBND xã Quảng Khê trông coi" in told(plans, "UBND cấp xã phải làm gì trong kế hoạch hồng không hạt và miến dong?")
    assert "không giao nhiệm vụ riêng" in refused(plans, "UBND các xã có trách nhiệm gì theo nghị quyết Hà Nam?")
