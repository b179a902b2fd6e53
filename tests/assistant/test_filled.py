"""Rows by what stands in a column that the question speaks of: filled, blank, or one of a few entries, its words apart."""
from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.assistant import Assistant
from assistant.compose import tables
from assistant.proposing import filled
from tests.assistant.conftest import opened

PLAN = """\
ỦY BAN NHÂN DÂN
TỈNH QUẢNG TRỊ

Số: 21/KH-UBND
Quảng Trị, ngày 02 tháng 3 năm 2024

KẾ HOẠCH
Sửa trạm bơm, xây bể chứa nước và đóng cọc mốc giới trên địa bàn tỉnh Quảng Trị năm 2024

I. NHIỆM VỤ

1. Sửa trạm bơm theo Phụ lục 1.

Phụ lục 1
TRẠM BƠM VÀ BỂ CHỨA CỦA CÁC HỢP TÁC XÃ

| TT | Hợp tác xã | Máy bơm điện | Máy bơm dầu | Bể chứa (m3) | Chưa có đồng hồ đo | Hình thức |
|---|---|---|---|---|---|---|
| 1 | Hải Thượng | 4 | - | 200 | 2 | Xây mới |
| 2 | Triệu Độ | 3 | 1 | - | - | Sửa chữa |
| 3 | Gio Mỹ | - | 2 | 150 | 1 | nt |
| 4 | Cam Thành | 2 | - | 90 | - | Xây mới |
| 5 | Vĩnh Lâm | - | 3 | - | 3 | nt |
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("hợp tác xã")
    (folder / "plans").mkdir()
    (folder / "plans" / "tram-bom.txt").write_text(PLAN, encoding="utf-8")
    yield from opened(folder / "plans", folder / "chỉ mục")


@pytest.mark.parametrize("question, expected", [
    ("Những hợp tác xã nào có máy bơm dầu?", {"Triệu Độ", "Gio Mỹ", "Vĩnh Lâm"}),
    ("Hợp tác xã nào không có bể chứa?", {"Triệu Độ", "Vĩnh Lâm"}),
    ("Hợp tác xã nào chưa có đồng hồ đo?", {"Hải Thượng", "Gio Mỹ", "Vĩnh Lâm"}),       # the heading itself denies
    ("Hợp tác xã nào chỉ dùng máy bơm điện mà không có máy bơm dầu?", {"Hải Thượng", "Cam Thành"}),
    ("Trạm bơm được xây lại mới ở những hợp tác xã nào?", {"Hải Thượng", "Cam Thành", "Vĩnh Lâm"}),      # 'nt' of the row above
])
def test_the_rows_in_which_a_column_is_filled_or_blank(assistant, question, expected):
    shelf = assistant.shelf(assistant.index.documents()[0])
    asked = assistant.understood(question)
    found = [{row.cells[1] for row in one.rows} for one, _ in filled.selections(asked, tables.select(asked, [shelf]))]
    assert expected in found
    assert len(found) == len({frozenset(one) for one in found})        # each once


def test_no_column_spoken_of(assistant):
    shelf = assistant.shelf(assistant.index.documents()[0])
    asked = assistant.understood("Kinh phí lấy từ nguồn nào?")
    assert not list(filled.selections(asked, tables.select(asked, [shelf])))
