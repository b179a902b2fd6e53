"""Rows of tables read out of a question by what explains its words, follow-ups on the row told, years as rows, and refusals: of an invented plan."""
from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.assistant import Assistant
from tests.assistant.conftest import opened

GLACIER = """\
ỦY BAN NHÂN DÂN
TỈNH LAI CHÂU

Số: 77/KH-UBND
Lai Châu, ngày 05 tháng 02 năm 2026

KẾ HOẠCH
Nuôi bò vàng, dựng trạm khí tượng và mở lớp dệt lanh trên địa bàn tỉnh Lai Châu giai đoạn 2026 - 2028

Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015;

I. MỤC TIÊU

1. Dựng 05 trạm khí tượng tự động; đón 4.000 khách tham quan xưởng dệt.

2. Hỗ trợ hộ nuôi bò 6 triệu đồng/con; mua 300 máy cắt cỏ.

3. Đầu tư nhà trưng bày bản Nà Giả có sức chứa 120 người; mở rộng sân phơi lanh bản Hua Thử từ 02 lên 05 giàn.

II. KINH PHÍ

1. Tổng nhu cầu vốn là 9.000 triệu đồng, phân theo năm tại Bảng 1.

Bảng 1. Phân kỳ vốn (triệu đồng)

| Năm | Ngân sách tỉnh | Doanh nghiệp | Cộng |
|---|---|---|---|
| 2026 | 1.500 | 500 | 2.000 |
| 2027 | 2.500 | 1.000 | 3.500 |
| 2028 | 2.000 | 1.500 | 3.500 |
| Cộng | 6.000 | 3.000 | 9.000 |

III. TỔ CHỨC THỰC HIỆN

1. Sở Nông nghiệp và Môi trường

- Cơ quan thường trực; nghiệm thu trạm khí tượng; báo cáo Ủy ban nhân dân tỉnh trước ngày 12 tháng 12 hằng năm.

Phụ lục I
DANH MỤC TRẠM KHÍ TƯỢNG, BỂ NƯỚC XÂY MỚI, SỬA CHỮA
Đơn vị tính: triệu đồng

| TT | Tên trạm | Xã | Hình thức | Khởi công - hoàn thành | Camera | Cấp | Kinh phí |
|---|---|---|---|---|---|---|---|
| 1 | Trạm Đèo Gió | Tả Mẫu | Xây mới | 3/2026 - 9/2026 | x | A | 410 |
| 2 | Trạm Núi Mây | Tả Mẫu | Sửa chữa | 5/2026 - 4/2027 | | B | 150 |
| 3 | Trạm Suối Xa | Hua Mẫu | Xây mới | 2/2027 - 8/2027 | x | B | 380 |
| 4 | Trạm Bản Thử | Nậm Mẫu | Sửa chữa | 3/2027 - 1/2028 | | B | 90 |

Phụ lục II
LỚP DỆT LANH NĂM 2026

| TT | Lớp | Số lớp | Số người | Đơn vị mở |
|---|---|---|---|---|
| 1 | Dệt lanh cơ bản | 4 | 120 | Trung tâm Khuyến nông |
| 2 | Nhuộm chàm | 2 | 50 | nt |
| 3 | Thêu hoa văn | 3 | 75 | Hội Liên hiệp Phụ nữ tỉnh |
"""


@pytest.fixture(scope="module")
def plan(tmp_path_factory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("trạm khí tượng")
    (folder / "văn bản").mkdir()
    (folder / "văn bản" / "lai-chau-tram-khi-tuong-2026.md").write_text(GLACIER, encoding="utf-8")
    yield from opened(folder / "văn bản", folder / "chỉ mục")


@pytest.mark.parametrize("question, named, others", [
    ("Những trạm khí tượng nào ở Lai Châu được xây mới?", ["Đèo Gió", "Suối Xa"], ["Núi Mây", "Bản Thử"]),
    ("Kể tên các trạm khí tượng ở Lai Châu chỉ sửa chữa.", ["Núi Mây", "Bản Thử"], ["Đèo Gió", "Suối Xa"]),
    ("Các trạm khí tượng nào của Lai Châu bố trí camera?", ["Đèo Gió", "Suối Xa"], ["Núi Mây"]),
    ("Các trạm khí tượng nào của Lai Châu hoàn thành trong năm 2027?", ["Núi Mây", "Suối Xa"], ["Đèo Gió", "Bản Thử"]),
    ("Các trạm khí tượng nào của Lai Châu khởi công năm 2026?", ["Đèo Gió", "Núi Mây"], ["Suối Xa", "Bản Thử"]),
    ("Liệt kê các trạm khí tượng xếp cấp B của Lai Châu.", ["Núi Mây", "Suối Xa", "Bản Thử"], ["Đèo Gió"]),
    ("Năm 2026 Lai Châu mở những lớp dệt lanh nào?", ["cơ bản", "Nhuộm chàm", "Thêu hoa văn"], []),
])
def test_rows_listed(plan, question, named, others):
    text = plan.ask(question).answer.text
    assert all(name in text for name in named), text
    assert not any(name in text for name in others), text


@pytest.mark.parametrize("question, number", [
    ("Lai Châu sửa chữa mấy trạm khí tượng?", "2 trạm"),
    ("Có bao nhiêu trạm khí tượng của Lai Châu không có camera?", "2 trạm"),
    ("Bao nhiêu trạm khí tượng ở Lai Châu hoàn thành trong năm 2028?", "1 trạm"),
])
def test_rows_counted(plan, question, number):
    assert number in plan.ask(question).answer.text or "Bản Thử" in plan.ask(question).answer.text


def test_the_money_of_rows_of_a_kind(plan):
    text = plan.ask("Tính tổng kinh phí của các trạm khí tượng chỉ sửa chữa ở Lai Châu").answer.text
    assert "240" in text and "150" in text and "90" in text and "410" not in text


def test_a_year_that_is_a_row(plan):
    text = plan.ask("Riêng năm 2027 kế hoạch nuôi bò vàng, trạm khí tượng, dệt lanh của Lai Châu cần bao nhiêu tiền?").answer.text
    assert "3.500" in text and "Năm 2027" in text


def test_another_column_of_the_row_told(plan):
    first = plan.ask("Trạm Suối Xa ở Lai Châu được bố trí bao nhiêu tiền?")
    assert "380" in first.answer.text
    assert "2/2027 - 8/2027" in plan.ask("Thế bao giờ thì xong?", [first]).answer.text


def test_what_a_ditto_mark_stands_for(plan):
    answer = plan.ask("Đơn vị nào mở lớp nhuộm chàm ở Lai Châu?").answer
    assert "Trung tâm Khuyến nông" in answer.text
    assert any(c.quote == "2 | Nhuộm chàm | 2 | 50 | nt" for c in answer.citations)      # quoted as it is written


def test_who_keeps_the_plan_going(plan):
    assert "Sở Nông nghiệp và Môi trường" in plan.ask("Cơ quan thường trực kế hoạch của Lai Châu là cơ quan nào?").answer.text


@pytest.mark.parametrize("question", [
    "Lai Châu hỗ trợ hộ nuôi dê bao nhiêu tiền một con?",                        # bò
    "Sân phơi lanh bản Nà Giả được mở rộng từ mấy lên mấy giàn?",                # bản Hua Thử
    "Đoàn của Lai Châu sang Tokyo có bao nhiêu người?",                          # no such name
    "Công ty nào tài trợ dựng Trạm Đèo Gió, bao nhiêu tiền?",                    # none is named
])
def test_figures_of_something_else(plan, question):
    assert plan.ask(question).answer.abstained


def test_a_slip_in_a_name_is_no_other_name(plan):
    assert "410" in plan.ask("Trạm Đèo Gío ở Lai Châu được bố trí bao nhiêu tiền?").answer.text


@pytest.mark.parametrize("question, kinds, not_asked", [
    ("Nghị quyết về giá thu gom rác mà tỉnh viện dẫn là số mấy?", {"reference"}, {"amount", "price"}),
    ("Năm 2027, tỷ lệ hộ phân loại rác phải được bao nhiêu?", {"percent"}, {"amount"}),
    ("Cho biết các xã có từ 1.000 học sinh trở lên.", {"list"}, {"amount"}),
    ("Thôn nào chưa có sóng thì cơ quan nào lo phủ sóng?", {"lead"}, {"place"}),
])
def test_what_is_asked(plan, question, kinds, not_asked):
    asks = {ask.value for ask in plan.understood(question).asks}
    assert kinds <= asks and not asks & not_asked
