"""How many the prose names and how many an annex lists: both told, with whether they agree."""
from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.assistant import Assistant
from tests.assistant.conftest import opened

PLAN = """\
ỦY BAN NHÂN DÂN
HUYỆN VĨNH LINH

Số: 40/KH-UBND
Vĩnh Linh, ngày 12 tháng 02 năm 2024

KẾ HOẠCH
Nâng cấp chợ và lắp trạm quan trắc gió trên địa bàn huyện Vĩnh Linh năm 2024

I. MỤC TIÊU

1. Giữ 21 chợ đang họp; cải tạo 06 chợ và xây mới 02 chợ theo Phụ lục 1.

2. Lắp 03 trạm quan trắc gió ven biển tại Phụ lục 2.

II. NHIỆM VỤ

1. Phòng Kinh tế và Hạ tầng giám sát việc cải tạo chợ.

Phụ lục 1
CHỢ ĐƯỢC ĐẦU TƯ

| TT | Tên chợ | Xã | Số quầy |
|---|---|---|---|
| A | Xây mới | | |
| 1 | Chợ Bến Quan | Bến Quan | 40 |
| 2 | Chợ Kim Thạch | Kim Thạch | 36 |
| B | Cải tạo | | |
| 3 | Chợ Hồ Xá | Hồ Xá | 120 |
| 4 | Chợ Cửa Tùng | Cửa Tùng | 85 |
| 5 | Chợ Vĩnh Thái | Vĩnh Thái | 30 |
| 6 | Chợ Vĩnh Tú | Vĩnh Tú | 28 |
| 7 | Chợ Hiền Thành | Hiền Thành | 44 |

Phụ lục 2
TRẠM QUAN TRẮC GIÓ

| TT | Trạm | Cao độ (m) |
|---|---|---|
| 1 | Trạm Mũi Lay | 22 |
| 2 | Trạm Vĩnh Mốc | 18 |
| 3 | Trạm Cửa Tùng | 9 |
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("chợ")
    (folder / "plans").mkdir()
    (folder / "plans" / "cho.md").write_text(PLAN, encoding="utf-8")
    yield from opened(folder / "plans", folder / "chỉ mục")


@pytest.mark.parametrize("question", [
    "Vĩnh Linh cải tạo mấy chợ, phụ lục có liệt kê đủ số đó không?",
    "Số chợ cải tạo ghi ở phần mục tiêu và ở danh sách phụ lục có khớp nhau không, mỗi chỗ mấy chợ?",
])
def test_a_list_shorter_than_the_prose_says(assistant, question):
    told = assistant.ask(question).answer
    assert told.text.startswith("**Lưu ý:** số liệu không khớp: Mục I.1 nêu **06 chợ** [1]")
    assert "Có **5 chợ** theo Phụ lục 1" in told.text
    assert "Bến Quan" not in told.text and "Hiền Thành" in told.text
    assert told.citations[0].clause.label == "Mục I.1" and len(told.citations) == 6


def test_a_list_as_long_as_the_prose_says(assistant):
    told = assistant.ask("Kế hoạch Vĩnh Linh nói lắp mấy trạm quan trắc gió, phụ lục kê mấy trạm?").answer
    assert told.text.startswith("Số liệu khớp nhau: Mục I.2 nêu **03 trạm quan trắc gió** [1]") and "Có **3 trạm quan trắc gió** theo Phụ lục 2" in told.text


def test_a_question_for_the_list_alone_is_none_for_both(assistant):
    assert "Số liệu" not in assistant.ask("Phụ lục 1 của Vĩnh Linh có mấy chợ cải tạo?").answer.text
