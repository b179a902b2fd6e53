"""Entries of a column, those whom a rule leaves out, years and marks, things named before: of two invented plans on other subjects."""
from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant import excluded
from assistant.assistant import Assistant
from assistant.comparing import _ALL_PLANS
from assistant.compose.entries import _under_heading
from assistant.times import has_year
from assistant.twofold import _WHOLE_AND_PART
from assistant.understand.asks import Ask, asked
from assistant.understand.counting import counted
from assistant.understand.entities import find
from assistant.understand.question import understand
from assistant.verification.roles import said
from tests.assistant.conftest import opened

BEES = """\
**ỦY BAN NHÂN DÂN**
**TỈNH BÌNH THUẬN**

Số: 88/QĐ-UBND
Bình Thuận, ngày 04 tháng 3 năm 2024

**QUYẾT ĐỊNH**
**Phê duyệt Kế hoạch phát triển nghề nuôi ong, tu bổ nhà vườn cổ và lắp máy phát điện dự phòng trên địa bàn tỉnh Bình Thuận giai đoạn 2024 - 2026**

Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015.

**I. MỤC TIÊU**

**1. Đến năm 2024**

- Sản lượng mật tăng ít nhất 1,2 lần so với năm 2022.

- Trồng thay thế 30 ha cây lấy mật già cỗi; đào tạo 14 lớp cho 280 người, trong đó 90 người học nghề gốm.

**II. NHIỆM VỤ**

**1. Nuôi ong**

a) Hộ nghèo, hộ cận nghèo: hỗ trợ 80% tiền thùng ong, không quá 12 triệu đồng/hộ.

b) Hộ khác: hỗ trợ 30% tiền thùng ong, không quá 5 triệu đồng/hộ.

c) Giải thưởng hội thi mật ngon: giải Nhất 20 triệu đồng, giải Nhì 10 triệu đồng.

d) Tổ chức hội thi mật ngon tại chợ Phan Rí và bến xe La Gi.

**2. Tu bổ nhà vườn cổ**

2.1. Trình tự tu bổ

a) Chống mối, gia cố móng đá, thay vì kèo bằng gỗ cùng loại.

b) Lợp lại ngói âm dương; không sơn tường vôi cũ.

**III. KINH PHÍ**

1. Tổng kinh phí: 9.000 triệu đồng, gồm ngân sách tỉnh 6.000 triệu đồng; doanh nghiệp và hộ dân đóng góp 3.000 triệu đồng.

2. Phân theo năm: năm 2024 là 2.000 triệu đồng; năm 2025 là 3.500 triệu đồng; năm 2026 là 3.500 triệu đồng.

**IV. TỔ CHỨC THỰC HIỆN**

**1. Sở Công Thương**

Là cơ quan thường trực Kế hoạch; sơ kết 06 tháng vào nửa đầu tháng 7, tổng kết vào tháng 12 năm 2026.

**2. Công ty Điện lực Bình Thuận**

Kéo đường dây đến điểm lắp máy; không cắt điện trong mùa khai thác mật.

**3. Báo và Phát thanh, Truyền hình tỉnh**

Phối hợp với Sở Công Thương giới thiệu nhà vườn cổ trên sóng.

**4. Văn phòng HĐND và UBND tỉnh**

Đăng tải tiến độ hằng tháng.

**V. THI HÀNH**

1. Quyết định này có hiệu lực từ ngày 15 tháng 3 năm 2024.

2. Bãi bỏ Quyết định số 77/QĐ-UBND ngày 20 tháng 9 năm 2021 về hỗ trợ nghề nuôi ong.

**PHỤ LỤC 1. MÁY PHÁT ĐIỆN DỰ PHÒNG**

| TT | Trạm Y tế | Công suất (kVA) | Có mái che | Có hàng rào | Kinh phí (triệu đồng) |
|---|---|---|---|---|---|
| 1 | Trạm Y tế xã Hàm Kiệm | 10 | x | x | 300 |
| 2 | Trạm Y tế xã Sông Lũy | 10 | x | | 310 |
| 3 | Trạm Y tế xã Phan Dũng | 6 | | x | 190 |
| 4 | Trạm Y tế xã La Dạ | 10 | x | x | 320 |
| 5 | Trạm Y tế xã Mỹ Thạnh | 6 | | | 180 |

**PHỤ LỤC 2. NHÀ VƯỜN CỔ VÀ LÒ GỐM**

| TT | Nhà | Xã | Năm dựng | Hạng mục tu bổ | Năm xây lò gốm |
|---|---|---|---|---|---|
| 1 | Nhà ông Tựu | Hàm Kiệm | 1846 | Móng, ngói | 2025 |
| 2 | Nhà ông Bản | Sông Lũy | 1871 | Vì kèo | - |
| 3 | Nhà bà Sáu Hỷ | La Dạ | 1902 | Tường vôi | 2026 |

**PHỤ LỤC 3. LỚP HỌC NGHỀ**

| TT | Nơi mở | Loại lớp | Số lớp | Số thùng ong cấp |
|---|---|---|---|---|
| 1 | Trường THCS Hàm Kiệm | Nghề gốm | 3 | 0 |
| 2 | Nhà văn hóa Sông Lũy | Nuôi ong | 5 | 40 |
| 3 | Nhà văn hóa La Dạ | Nghề gốm | 2 | 0 |
| 4 | Trường THCS Mỹ Thạnh | Nuôi ong | 4 | 25 |

**PHỤ LỤC 4. DỰ TOÁN**

Đơn vị: triệu đồng

| TT | Nội dung | Tổng số | NS tỉnh | NS xã | Vốn ngoài ngân sách | Căn cứ |
|---|---|---|---|---|---|---|
| I | Nuôi ong | 4.000 | 2.700 | 300 | 1.000 | |
| 1 | Mua thùng ong | 2.600 | 1.700 | - | 900 | Nghị quyết 15/2023/NQ-HĐND |
| 2 | Hội thi mật ngon | 400 | 300 | - | 100 | Nghị quyết 15/2023/NQ-HĐND |
| 3 | Trồng cây lấy mật | 1.000 | 700 | 300 | - | |
| II | Máy phát điện | 5.000 | 3.300 | - | 1.700 | |
| 1 | Mua 05 máy phát điện | 1.300 | 1.300 | - | - | |
| 2 | Đường dây, nhà đặt máy | 3.700 | 2.000 | - | 1.700 | |
| | TỔNG CỘNG | 9.000 | 6.000 | 300 | 2.700 | |
"""

LIBRARIES = """\
**ỦY BAN NHÂN DÂN**
**TỈNH HÀ NAM**

Số: 12/KH-UBND
Hà Nam, ngày 10 tháng 01 năm 2024

**KẾ HOẠCH**
**Mua xe thư viện lưu động và trồng sen trên địa bàn tỉnh Hà Nam giai đoạn 2024 - 2026**

**I. MỤC TIÊU**

- Mua 03 xe thư viện lưu động; trồng 40 ha sen.

**II. KINH PHÍ**

1. Tổng kinh phí: 5.200 triệu đồng, gồm ngân sách tỉnh 4.100 triệu đồng; doanh nghiệp tài trợ 1.100 triệu đồng.

**III. TỔ CHỨC THỰC HIỆN**

**1. Sở Văn hóa, Thể thao và Du lịch**

Là cơ quan thường trực Kế hoạch; chủ trì mua xe thư viện.
"""


@pytest.fixture(scope="module")
def plans(tmp_path_factory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("nuôi-ong")
    (folder / "binh-thuan-nuoi-ong.md").write_text(BEES, encoding="utf-8")
    (folder / "ha-nam-xe-sach.md").write_text(LIBRARIES, encoding="utf-8")
    yield from opened(folder, folder / "chỉ mục")


@pytest.mark.parametrize("question, held, wrong", [
    # entries of a column: a figure with its unit, a word beside the column's heading, a document's number
    ("Bao nhiêu trạm y tế ở Bình Thuận lắp máy 10 kVA?", ("**3 trạm y tế**", "Hàm Kiệm", "Sông Lũy", "La Dạ"), ("Phan Dũng", "Mỹ Thạnh")),
    ("Các khoản chi theo Nghị quyết 15/2023/NQ-HĐND trong dự toán của Bình Thuận cộng lại bao nhiêu tiền?", ("**3.000 triệu đồng** = 2.600 + 400",), ()),
    # both marks, a year under a heading that says of what, what a column counts of one kind, none of it
    ("Trạm y tế nào ở Bình Thuận vừa có mái che vừa có hàng rào?", ("Hàm Kiệm", "La Dạ"), ("Sông Lũy", "Phan Dũng")),
    ("Bình Thuận xây lò gốm ở những xã nào, mỗi lò vào năm nào?", ("Hàm Kiệm", "Năm xây lò gốm: 2025", "La Dạ", "Năm xây lò gốm: 2026"), ("Sông Lũy",)),
    ("Bình Thuận mở tất cả bao nhiêu lớp nghề gốm?", ("**5 lớp nghề gốm** = 3 + 2",), ("**90",)),
    # years of long ago, persons by one syllable
    ("Nhà ông Bản ở Bình Thuận dựng năm nào?", ("**1871**",), ("1846",)),
    # rows by their number and kind; an empty column that was not asked for
    ("Mua 5 máy phát điện ở Bình Thuận tổng cộng hết bao nhiêu?", ("**1.300 triệu đồng**",), ("3.700",)),
    ("Khoản trồng cây lấy mật ở Bình Thuận thì ngân sách tỉnh chi bao nhiêu, cấp xã chi bao nhiêu?", ("NS tỉnh: **700 triệu đồng**", "NS xã: **300 triệu đồng**"), ("để trống",)),
    # the plan by its number, by its years, its steps, its standing agency
    ("Riêng năm 2025 Bình Thuận bố trí bao nhiêu kinh phí cho Quyết định 88/QĐ-UBND?", ("**3.500 triệu đồng**",), ()),
    ("Hai năm đầu 2024 và 2025, kế hoạch nuôi ong, nhà vườn cổ và máy phát điện của Bình Thuận cần tổng cộng bao nhiêu vốn?", ("**5.500 triệu đồng** = 2.000 + 3.500",), ()),
    ("Nhà vườn cổ ở Bình Thuận được tu bổ theo trình tự nào?", ("Trình tự tu bổ", "Chống mối", "Lợp lại ngói"), ("triệu đồng",)),
    # those who are not of the kind; who helps; agencies by other names
    ("Ở Bình Thuận hộ không thuộc diện nghèo mua thùng ong được hỗ trợ mấy phần trăm?", ("**30%**",), ("**80%**",)),
    ("Cơ quan nào phối hợp giới thiệu nhà vườn cổ trên sóng ở Bình Thuận?", ("**Báo và Phát thanh, Truyền hình tỉnh** phối hợp",), ()),
    ("Ngành điện phải lo những gì cho kế hoạch của Bình Thuận?", ("Kéo đường dây", "không cắt điện"), ()),
    ("Văn phòng HĐND và UBND tỉnh Bình Thuận có nhiệm vụ gì?", ("Đăng tải tiến độ",), ()),
    ("Sở Giao thông vận tải cũ của Bình Thuận nhập rồi, vậy kéo đường dây đến điểm lắp máy do ai làm?", ("Công ty Điện lực Bình Thuận",), ()),
    # since when it holds, where what costs money is held, what others compare by a name of the title
    ("Quyết định phát triển nghề nuôi ong, tu bổ nhà vườn cổ của Bình Thuận có hiệu lực từ ngày nào?", ("**Ngày 15 tháng 3 năm 2024**",), ("2021",)),
    ("Hội thi mật ngon ở Bình Thuận được tổ chức ở đâu?", ("chợ Phan Rí",), ("400 triệu",)),
    # what is planted in place of another replaces no document
    ("Bình Thuận trồng thay thế bao nhiêu ha cây lấy mật?", ("**30 ha",), ()),
    ("giai nhat hoi thi mat ngon binh thuan thuong bn tien", ("giải Nhất 20 triệu đồng",), ()),
])
def test_what_is_asked_is_told(plans, question, held, wrong):
    answer = plans.ask(question).answer
    assert not answer.abstained, answer.text
    assert [words for words in held if words not in answer.text] == [], answer.text
    assert [words for words in wrong if words in answer.text] == [], answer.text


@pytest.mark.parametrize("question", [
    "Đến năm 2026 sản lượng mật ở Bình Thuận phải tăng mấy lần so với năm 2022?",     # the aim is of 2024
    "Nhà bà Năm Tý ở Bình Thuận được tu bổ hạng mục gì?",
    "Chủ nhà vườn ông Tựu ở Bình Thuận tên đầy đủ là gì?",
    "Trạm Y tế Tuy Phong ở Bình Thuận được lắp mấy máy phát điện?",                     # five, for all of them together
    "Riêng năm 2025 nhóm nuôi ong của Bình Thuận được bao nhiêu tiền?",                 # its line is of all years
])
def test_near_misses_are_refused(plans, question):
    answer = plans.ask(question).answer
    assert answer.abstained, answer.text


def talk(plans: Assistant, *questions: str) -> str:
    turns = []
    for question in questions:
        turns.append(plans.ask(question, turns))
    return turns[-1].answer.text


def test_how_much_is_asked_of_another(plans):
    told = talk(plans, "Trường THCS Hàm Kiệm ở Bình Thuận mở bao nhiêu lớp?", "Còn Nhà văn hóa Sông Lũy thì bao nhiêu?")
    assert "Số lớp: **5**" in told, told


def test_how_much_of_a_part_alone(plans):
    told = talk(plans, "Bình Thuận dự kiến bao nhiêu tiền cho nuôi ong?", "Riêng hội thi mật ngon thì bao nhiêu?")
    assert "**400 triệu đồng**" in told, told


def test_a_thing_named_before_is_pointed_back_at(plans):
    told = talk(plans, "Trạm Y tế xã La Dạ ở Bình Thuận lắp máy công suất bao nhiêu?", "Trạm đó hết bao nhiêu tiền?")
    assert "**320 triệu đồng**" in told and "190" not in told, told


def test_those_left_out_are_asked_after(plans):
    told = talk(plans, "Bình Thuận hỗ trợ hộ nghèo mua thùng ong bao nhiêu phần trăm?", "Thế hộ không thuộc diện nghèo thì được mấy phần trăm?")
    assert "**30%**" in told and "**80%**" not in told, told


def test_the_same_is_asked_of_another_plan_by_what_it_is_called(plans):
    told = talk(plans, "Kế hoạch của Bình Thuận do cơ quan nào thường trực?", "Còn kế hoạch của Hà Nam thì do ai?")
    assert "Sở Văn hóa, Thể thao và Du lịch" in told, told


def test_plans_are_described_and_counted(plans):
    told = plans.ask("Tổng kinh phí của kế hoạch nuôi ong - nhà cổ Bình Thuận và kế hoạch xe thư viện Hà Nam chênh nhau ra sao?").answer.text
    assert "**9.000 triệu đồng**" in told and "**5.200 triệu đồng**" in told, told
    told = plans.ask("Hai văn bản Bình Thuận, Hà Nam định sơ kết vào lúc nào, văn bản nào không nói?").answer.text
    assert "không quy định: Hà Nam" in told and "tháng 7" in told and "**06 tháng**" not in told, told


def test_what_others_than_the_budget_pay_is_compared(plans):
    told = plans.ask("So phần huy động ngoài ngân sách của hai văn bản Bình Thuận, Hà Nam.").answer.text
    assert "3.000 triệu đồng" in told and "1.100 triệu đồng" in told, told


@pytest.mark.parametrize("question, what", [
    ("hộ không thuộc diện nghèo được mấy phần trăm", "nghèo"), ("không phải hộ cận nghèo thì sao", "cận nghèo"), ("hộ không nghèo lắp bơm", "nghèo"),
    ("hộ không có đất được gì", ""), ("hộ không chấp hành tiêm phòng", ""), ("xã nào không phải góp vốn", ""),
])
def test_those_whom_a_question_leaves_out(question, what):
    assert excluded.denied(question) == what


@pytest.mark.parametrize("text, others", [("2. hộ khác: hỗ trợ 40%", True), ("các trường hợp còn lại", True), ("1. hộ nghèo: hỗ trợ 70%", False), ("phần còn lại hộ tự lo", False)])
def test_whether_a_clause_speaks_of_others(text, others):
    assert excluded.tells_of_others(text) is others


@pytest.mark.parametrize("text, kept", [
    ("Ba văn bản Nam Định, Hà Giang định sơ kết khi nào", " Nam Định, Hà Giang định sơ kết khi nào"), ("ở cả hai tỉnh có bao nhiêu", " có bao nhiêu"),
    ("hai năm đầu", "hai năm đầu"), ("năm 2024 có mấy xã", "năm 2024 có mấy xã"),
])
def test_how_many_plans_are_compared_chooses_no_clause(text, kept):
    assert _ALL_PLANS.sub("", text) == kept


@pytest.mark.parametrize("folded, noun", [
    ("bao nhiêu ký túc xá, nhà lưu trú trong danh mục có lắp pin", "ký túc xá, nhà lưu trú"), ("có mấy võ đường lấy quyền làm sở trường", "võ đường"),
    ("bao nhiêu ha, ai làm", "ha"), ("các bệnh viện, trung tâm y tế nào được trang bị", "bệnh viện, trung tâm y tế"),
])
def test_several_kinds_are_counted(folded, noun):
    assert counted(folded) == noun


@pytest.mark.parametrize("folded, replaced", [
    ("kế hoạch này thay thế văn bản nào", True), ("trồng thay thế bao nhiêu ha cam", False), ("nghị quyết thay thế quyết định số mấy", True), ("lắp thay thế mấy bóng đèn", False),
])
def test_what_replaces_a_document(folded, replaced):
    assert (Ask.REPLACED in asked(folded).kinds) is replaced


def test_a_person_is_asked_for_by_what_he_owns():
    assert Ask.PERSON in asked("chủ nhà vườn ở sông lũy tên là gì").kinds and Ask.SUM not in asked("vì sao gộp ba việc vào một đề án").kinds


@pytest.mark.parametrize("text, places", [
    ("Huyện Điện Biên có mấy cầu?", (("huyện", "Điện Biên"),)), ("tỉnh Điện Biên có mấy cầu?", ()), ("hợp tác xã Lâm Đồng muốn vay vốn", ()),
])
def test_a_district_of_its_provinces_name(text, places):
    assert find(text).places == places


def test_a_province_by_another_spelling():
    assert [p.name for p in find("Rừng ở Đăk Lăk do ai giữ?").provinces] == ["Đắk Lắk"] and find("Rừng ở Đăk Lăk do ai giữ?").names == ()


@pytest.mark.parametrize("text, words", [
    ("Sở Giao thông vận tải cũ giờ nhập rồi, vậy đăng kiểm tàu sở nào lo?", {"nhập", "giao thông"}), ("Bạc Liêu căn cứ công điện nào về xâm nhập mặn, ngày mấy?", set()),
])
def test_what_is_said_before_the_question_is_not_asked(text, words):
    question = understand(text, lambda typed: typed)
    assert not words & set(question.words) and question.words, question.words


def test_who_helps_is_said():
    assert [(s.role, s.who) for s in said("Báo và Phát thanh, Truyền hình tỉnh phối hợp.")] == []      # a comma parts two names
    assert [(s.role, s.who) for s in said("Trung tâm Văn hóa huyện phối hợp.")] == [("phối hợp", "Trung tâm Văn hóa huyện")]


@pytest.mark.parametrize("header, cells, asked, entry", [
    ("Dân tộc", ["Dao", "Mông", "Dao"], " các bản người dao được chọn ", "dao"), ("Dân tộc", ["Dao", "Mông"], " người dao và người mông ", ""),
    ("Sở trường", ["Quyền", "Côn"], " lấy quyền làm sở trường ", "quyền"), ("Ấp", ["Phú", "Tân"], " ở ấp phú ", ""),
])
def test_an_entry_that_is_named_with_its_heading(header, cells, asked, entry):
    assert _under_heading(header, cells, asked) == entry


@pytest.mark.parametrize("folded, kinds, none", [
    ("xin đổi số nhà thì nộp ở đâu", {Ask.LEAD}, {Ask.PLACE}), ("trạm đặt ở đâu", {Ask.PLACE}, set()), ("huyện lấy tiền ở đâu để làm", {Ask.SOURCE}, {Ask.PLACE}),
    ("đóng cửa theo cách kỹ thuật nào", {Ask.HOW}, set()),
])
def test_where_something_is_handed_in_and_taken_from(folded, kinds, none):
    assert kinds <= asked(folded).kinds and not none & asked(folded).kinds


@pytest.mark.parametrize("folded, both", [
    ("cả gói tốn bao nhiêu, phần ngân sách tỉnh chịu mấy", True), ("tổng vốn là bao nhiêu, dân góp bao nhiêu", True), ("ngân sách tỉnh cấp bao nhiêu", False), ("tốn bao nhiêu tiền, mấy xã", False),
])
def test_the_whole_and_a_part_are_asked(folded, both):
    assert bool(_WHOLE_AND_PART.search(folded)) is both


@pytest.mark.parametrize("text, names", [
    ("Lạng Giang được bao nhiêu tấn?", ("Lạng Giang",)), ("Mua Chlorine hết bao nhiêu?", ()), ("Sửa Thành cổ hết bao nhiêu?", ()), ("Nhà ông Tựu dựng năm nào?", ("ông Tựu",)),
])
def test_names_that_a_question_begins_with(text, names):
    assert find(text).names == names


def test_headings_of_years():
    assert has_year("Kinh phí năm 2026") and has_year("Giai đoạn 2026-2028") and not has_year("Năm hoàn thành")


@pytest.mark.parametrize("folded, replaced", [("bao nhiêu cho việc thay thế cầu gỗ", False), ("kế hoạch này thay thế cái nào", True), ("thay thế 1342/qđ-ubnd bằng gì", True)])
def test_only_documents_are_replaced(folded, replaced):
    assert (Ask.REPLACED in asked(folded).kinds) is replaced


@pytest.mark.parametrize("folded, noun", [("cô đỡ được phụ cấp bao nhiêu hằng tháng", ""), ("có bao nhiêu xã, phường", "xã, phường"), ("mấy công trình cấp quận, huyện", "công trình cấp quận")])
def test_what_is_counted_is_a_thing(folded, noun):
    assert counted(folded) == noun
