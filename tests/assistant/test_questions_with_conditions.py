"""Questions of rates beside totals, of one year or source, of annexes and of two plans, of three invented plans read by ingest."""
from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.assistant import Assistant
from tests.assistant.conftest import opened

ORPHANS = """\
ỦY BAN NHÂN DÂN
TỈNH HÀ GIANG

Số: 52/KH-UBND
Hà Giang, ngày 22 tháng 02 năm 2024

KẾ HOẠCH
Chăm sóc trẻ em mồ côi và xây nhà bán trú trên địa bàn tỉnh Hà Giang giai đoạn 2024 - 2026

I. NỘI DUNG

1. Chăm sóc 830 trẻ em mồ côi tại cộng đồng.

2. Trẻ em mồ côi được hỗ trợ tiền ăn 750.000 đồng/trẻ/tháng.

3. Định mức xây nhà bán trú là 340 triệu đồng/nhà.

II. KINH PHÍ

1. Tổng kinh phí năm 2024 là 9.600 triệu đồng, do ngân sách tỉnh bảo đảm.

2. Dự toán (triệu đồng)

| TT | Nội dung | Số lượng | Định mức | Thành tiền |
|---|---|---|---|---|
| 1 | Hỗ trợ tiền ăn cho trẻ em mồ côi | 500 | 9 | 4.500 |
| 2 | Xây nhà bán trú | 15 | 340 | 5.100 |

III. TỔ CHỨC THỰC HIỆN

1. Sở Lao động - Thương binh và Xã hội: chủ trì thực hiện Kế hoạch; báo cáo Ủy ban nhân dân tỉnh trước ngày 15 tháng 6 và trước ngày 10 tháng 12 hằng năm.

2. Sở Xây dựng: ban hành mẫu nhà bán trú.
"""

BOARDERS = """\
ỦY BAN NHÂN DÂN
TỈNH TUYÊN QUANG

Số: 214/QĐ-UBND
Tuyên Quang, ngày 09 tháng 02 năm 2026

QUYẾT ĐỊNH
Ban hành Kế hoạch chăm sóc trẻ em mồ côi trên địa bàn tỉnh Tuyên Quang năm 2026

Điều 1. Ban hành Kế hoạch chăm sóc trẻ em mồ côi trên địa bàn tỉnh Tuyên Quang năm 2026.

Điều 2. Chăm sóc 1.240 trẻ em mồ côi tại cộng đồng.

Điều 3. Kinh phí mua xe đưa đón trẻ em mồ côi là 6.300 triệu đồng từ ngân sách tỉnh.

Điều 4. Sở Y tế chủ trì thực hiện Kế hoạch; báo cáo Ủy ban nhân dân tỉnh trước ngày 30 tháng 11 năm 2026.

PHỤ LỤC IV
DỰ TOÁN KINH PHÍ

| TT | Nội dung | Kinh phí (triệu đồng) |
|---|---|---|
| 1 | Mua xe đưa đón trẻ em mồ côi | 6.150 |
| 2 | Khám sức khỏe trẻ em mồ côi | 870 |
"""


PORTS = """\
ỦY BAN NHÂN DÂN
TỈNH BẮC NINH

Số: 88/KH-UBND
Bắc Ninh, ngày 07 tháng 4 năm 2025

KẾ HOẠCH
Phát triển cảng cạn và nhà ga hàng hóa trên địa bàn tỉnh Bắc Ninh năm 2025

I. MỤC TIÊU

1. Tổng kim ngạch xuất, nhập khẩu qua các cảng cạn đạt 92 tỷ USD.

2. Nhà ga Lim đón tổng số 21 triệu lượt khách.

II. TỔ CHỨC THỰC HIỆN

1. Sở Công Thương: công bố giờ mở cửa cảng cạn trước ngày 30 tháng 4 năm 2025.
"""


FAIRS = """\
ỦY BAN NHÂN DÂN
TỈNH NAM ĐỊNH

Số: 61/KH-UBND
Nam Định, ngày 14 tháng 3 năm 2026

KẾ HOẠCH
Phát triển hội chợ và chợ nổi trên địa bàn tỉnh Nam Định giai đoạn 2026 - 2028

I. KINH PHÍ

1. Tổng kinh phí giai đoạn 2026 - 2028 là 9.000 triệu đồng, trong đó: ngân sách tỉnh 5.200 triệu đồng; vốn xã hội hóa 3.800 triệu đồng.

2. Phân kỳ: năm 2026 là 2.100 triệu đồng; năm 2027 là 3.700 triệu đồng; năm 2028 là 3.200 triệu đồng.

PHỤ LỤC I
CÁC ĐỢT HỘI CHỢ

| TT | Xã, phường | Đợt 1 | Đợt 2 |
|---|---|---|---|
| 1 | Phường Trường Thi | x | |
| 2 | Xã Cổ Lễ | x | x |
| 3 | Xã Ninh Cường | | x |
"""


@pytest.fixture(scope="module")
def plans(tmp_path_factory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("kế hoạch")
    (folder / "ha-giang.md").write_text(ORPHANS, encoding="utf-8")
    (folder / "tuyen-quang.md").write_text(BOARDERS, encoding="utf-8")
    (folder / "bac-ninh.md").write_text(PORTS, encoding="utf-8")
    (folder / "nam-dinh.md").write_text(FAIRS, encoding="utf-8")
    yield from opened(folder, folder / "chỉ mục")


@pytest.mark.parametrize("question, held, wrong", [
    # a rate beside a total
    ("Trẻ em mồ côi ở Hà Giang được hỗ trợ tiền ăn bao nhiêu 1 tháng?", ("750.000 đồng",), ("4.500",)),
    ("Xây nhà bán trú ở Hà Giang định mức mỗi nhà bao nhiêu và tổng tiền là mấy?", ("**340 triệu đồng**", "5.100 triệu đồng"), ("4.500",)),
    # prose against an annex
    ("Kinh phí mua xe đưa đón trẻ em mồ côi của Tuyên Quang: Điều 3 ghi bao nhiêu, Phụ lục IV ghi bao nhiêu?", ("6.300", "6.150"), ("870",)),
    # a year of the whole plan, named without 'cho' or 'của'
    ("Tổng kinh phí kế hoạch hội chợ và chợ nổi Nam Định trong năm 2027 là bao nhiêu?", ("**3.700 triệu đồng**",), ("9.000",)),
    # 'kể cả' widens, 'cả hai đợt' alone narrows
    ("Những xã, phường nào của Nam Định mở hội chợ đợt 1 (kể cả nơi mở cả hai đợt)?", ("Trường Thi", "Cổ Lễ"), ("Ninh Cường",)),
    ("Những xã, phường nào của Nam Định mở hội chợ cả hai đợt?", ("Cổ Lễ",), ("Trường Thi", "Ninh Cường")),
])
def test_what_is_asked_is_told(plans, question, held, wrong):
    answer = plans.ask(question).answer
    assert not answer.abstained, answer.text
    assert [words for words in held if words not in answer.text] == [], answer.text
    assert [words for words in wrong if words in answer.text] == [], answer.text


@pytest.mark.parametrize("question", [
    "Tổng kinh phí năm 2026 của kế hoạch Hà Giang là bao nhiêu?",                    # the plan states 2024 alone
    "Ngân sách trung ương cấp bao nhiêu cho kế hoạch trẻ em mồ côi Hà Giang?",       # all is of the province
    "Sở Giao thông vận tải Hà Giang phải làm gì?",                                   # is not answered by its heir
    "Tổng kinh phí của kế hoạch cảng cạn Bắc Ninh là bao nhiêu?",                    # 92 tỷ USD of trade are no funds
    "Bắc Ninh chi bao nhiêu tiền cho nhà ga Lim?",                                   # nor are 21 triệu lượt khách
])
def test_what_is_not_there_is_refused(plans, question):
    answer = plans.ask(question).answer
    assert answer.abstained, answer.text


def rows_of(text: str) -> dict[str, str]:
    """What a comparison says of each plan, by its first cell."""
    cells = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("|")]
    return {row[0]: row[1] for row in cells[2:]}


def test_plans_of_before_and_after_a_merger_answer_each_for_itself(plans):
    told = rows_of(plans.ask("So sánh Hà Giang và Tuyên Quang: chăm sóc bao nhiêu trẻ em mồ côi tại cộng đồng?").answer.text)
    assert list(told) == ["Hà Giang", "Tuyên Quang"], told
    assert "830" in told["Hà Giang"] and "1.240" not in told["Hà Giang"], told
    assert "1.240" in told["Tuyên Quang"] and "830" not in told["Tuyên Quang"], told


def test_a_comparison_tells_no_date_first_of_a_clause_with_two(plans):
    text = plans.ask("So sánh thời hạn báo cáo Ủy ban nhân dân tỉnh của Hà Giang và Tuyên Quang.").answer.text
    told = rows_of(text)
    assert "15 tháng 6" in told["Hà Giang"] and "10 tháng 12" in told["Hà Giang"], text
    assert "30 tháng 11 năm 2026" in told["Tuyên Quang"], text
    assert "tháng" not in text[:text.index("|")], text


def test_which_plan_has_more_of_a_source_is_told_of_each(plans):
    told = rows_of(plans.ask("Kế hoạch Nam Định với kế hoạch Hà Giang, nơi nào dùng nhiều tiền ngân sách tỉnh hơn? Nêu số từng nơi.").answer.text)
    assert "5.200" in told["Nam Định"] and "61/KH-UBND" not in told["Nam Định"], told
    assert "9.600" in told["Hà Giang"], told
