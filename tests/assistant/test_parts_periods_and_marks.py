"""Parts of a plan's money, tables with bold subtotals and no numbers, years of beginning and end, marks of periods: of an invented plan."""
from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.assistant import Assistant
from index.records import RowRole, TableRow
from tests.assistant.conftest import opened

KITES = """\
**ỦY BAN NHÂN DÂN**
**TỈNH THÁI BÌNH**

Số: 77/KH-UBND
Thái Bình, ngày 03 tháng 4 năm 2024

**KẾ HOẠCH**
**Giữ nghề làm diều sáo, sửa cầu máng và dựng trạm gác đê trên địa bàn tỉnh Thái Bình giai đoạn 2024 - 2027**

Căn cứ Luật Đê điều ngày 29 tháng 11 năm 2006.

Kế hoạch này thay thế Kế hoạch số 12/KH-UBND ngày 15 tháng 01 năm 2021 của UBND tỉnh.

**MỤC TIÊU**

- Số vụ vỡ cầu máng giảm 40% so với năm 2022.

**NHIỆM VỤ**

*Hội thi diều sáo*

Tổ chức vào tháng 4 âm lịch; mỗi đội được luyện 20 phút. Người thắng giữ cờ luân lưu 18 tháng.

*Sửa cầu máng*

Thay tấm bê tông nứt; chủ hộ không phải nộp tiền.

**TỔ CHỨC THỰC HIỆN**

**Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh.** Vận động góp 500 ngày công sửa cầu máng.

**Ngân hàng Chính sách xã hội chi nhánh tỉnh.** Cho thợ diều vay mua vải, tre.

**Phụ lục 1. Kinh phí theo nguồn** (triệu đồng)

| Nội dung | Tổng | Trung ương | Tỉnh | Huyện |
|---|---|---|---|---|
| **Diều sáo** | **900** | **0** | **600** | **300** |
| Mở xưởng dạy nghề | 500 | 0 | 400 | 100 |
| Hội thi cấp tỉnh | 400 | 0 | 200 | 200 |
| **Cầu máng** | **2.100** | **800** | **900** | **400** |
| Thay tấm bê tông | 1.500 | 800 | 500 | 200 |
| Sơn, đánh số cầu | 600 | 0 | 400 | 200 |
| **TỔNG CỘNG** | **3.000** | **800** | **1.500** | **700** |

**Phụ lục 2. Danh mục cầu máng sửa chữa**

| TT | Tên cầu | Xã | Khởi công | Hoàn thành | Tổng mức đầu tư (triệu đồng) |
|---|---|---|---|---|---|
| 1 | Cầu máng Đồng Cói | An Bồi | 2024 | 2025 | 310 |
| 2 | Cầu máng Gốc Sung | Vũ Lạc | 2025 | 2026 | 280 |
| 3 | Cầu máng Bến Hộ | Tân Lập | 2025 | 2025 | 190 |
| 4 | Cầu máng Trại Vàng | Minh Quang | 2026 | 2027 | 420 |

**Phụ lục 3. Trạm gác đê theo xã**

| TT | Xã | Dựng 2024-2025 | Dựng 2026-2027 | Năm 2024 (người) | Năm 2025 (người) | Có máy bơm |
|---|---|---|---|---|---|---|
| 1 | An Bồi | x | x | 4 | 6 | x |
| 2 | Vũ Lạc | x | | 0 | 5 | |
| 3 | Tân Lập | | x | 0 | 0 | x |
| 4 | Minh Quang | x | x | 3 | 3 | |
"""


@pytest.fixture(scope="module")
def plan(tmp_path_factory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("diều-sáo")
    (folder / "thai-binh.md").write_text(KITES, encoding="utf-8")
    yield from opened(folder, folder / "chỉ mục")


@pytest.mark.parametrize("question, held, wrong", [
    # the line of a part, under headings that name levels only
    ("Ngân sách tỉnh Thái Bình chi bao nhiêu cho nhóm cầu máng?", ("Cầu máng: Tỉnh: **900 triệu đồng**", "Tổng: 2.100 triệu đồng"), ("1.500 triệu",)),
    ("Phần diều sáo của Thái Bình được ngân sách huyện cấp bao nhiêu?", ("**300 triệu đồng**",), ("**700",)),
    # what is added up leaves out the bold subtotals
    ("Mở xưởng dạy nghề với hội thi cấp tỉnh ở Thái Bình gộp lại hết bao nhiêu tiền?", ("**900 triệu đồng** = 500 + 400",), ("1.800",)),
    # years in which something is finished, not begun
    ("Cộng các cầu máng của Thái Bình hoàn thành năm 2025 thì tổng mức đầu tư là bao nhiêu?", ("**500 triệu đồng** = 310 + 190",), ("280",)),
    # marks of both periods; a figure that is nought in one year
    ("Xã nào ở Thái Bình dựng trạm gác đê trong cả hai đợt 2024-2025 và 2026-2027?", ("An Bồi", "Minh Quang"), ("Vũ Lạc", "Tân Lập")),
    ("Kể tên các xã của Thái Bình có số người gác đê năm 2024 bằng 0.", ("Vũ Lạc", "Tân Lập"), ("An Bồi", "Minh Quang")),
    ("Xã nào của Thái Bình năm 2024 chưa có người gác đê nào?", ("Vũ Lạc", "Tân Lập"), ("An Bồi", "Minh Quang")),
    ("Thái Bình chi tổng cộng bao nhiêu cho hai khoản mở xưởng dạy nghề và hội thi cấp tỉnh?", ("**900 triệu đồng** = 500 + 400",), ()),
    ("Thái Bình có mấy cầu máng khởi công năm 2025?", ("**2 cầu máng", "Gốc Sung", "Bến Hộ"), ("Đồng Cói",)),
    # how long, who is asked to do what, where italics are headings
    ("Thái Bình cho người thắng hội thi diều sáo giữ cờ luân lưu bao lâu?", ("**18 tháng**", "Hội thi diều sáo"), ()),
    ("Mặt trận Tổ quốc tỉnh Thái Bình phải vận động việc gì?", ("500 ngày công",), ()),
    ("Ngân hàng Chính sách xã hội ở Thái Bình được giao việc gì?", ("vay mua vải, tre",), ()),
    ("Kế hoạch diều sáo của Thái Bình thay thế văn bản nào?", ("12/KH-UBND",), ()),
])
def test_what_is_asked_is_told(plan, question, held, wrong):
    answer = plan.ask(question).answer
    assert not answer.abstained, answer.text
    assert [words for words in held if words not in answer.text] == [], answer.text
    assert [words for words in wrong if words in answer.text] == [], answer.text


@pytest.mark.parametrize("question", [
    "Năm 2022 cả tỉnh Thái Bình có bao nhiêu vụ vỡ cầu máng?",             # only 'giảm 40% so với năm 2022'
    "Xã An Bồi của Thái Bình được tổng cộng bao nhiêu tiền?",              # a bridge there is not all of it
])
def test_near_misses_are_refused(plan, question):
    answer = plan.ask(question).answer
    assert answer.abstained, answer.text


def test_the_same_is_asked_of_another_place(plan):
    first = plan.ask("Thái Bình năm 2025 bố trí bao nhiêu người gác đê ở xã Vũ Lạc?")
    assert "**5" in first.answer.text
    assert "An Bồi" in (told := plan.ask("Còn An Bồi?", [first]).answer.text) and "**6" in told


def test_bold_rows_that_add_up_are_subtotals(plan):
    document, = plan.index.documents()
    rows = [p.clause for p in plan.shelf(document).passages if isinstance(p.clause, TableRow) and p.clause.title.startswith("Phụ lục 1")]
    assert [(row.cells[0], row.role, row.groups) for row in rows[:3]] == [
        ("Diều sáo", RowRole.SUBTOTAL, ()), ("Mở xưởng dạy nghề", RowRole.LEAF, ("Diều sáo",)), ("Hội thi cấp tỉnh", RowRole.LEAF, ("Diều sáo",))]
    assert rows[-1].role is RowRole.TOTAL


def test_italic_lines_are_headings_below_bold_ones(plan):
    document, = plan.index.documents()
    paths = {p.clause.path for p in plan.shelf(document).passages if not isinstance(p.clause, TableRow)}
    assert ("NHIỆM VỤ", "Hội thi diều sáo") in paths and ("NHIỆM VỤ", "Sửa cầu máng") in paths
