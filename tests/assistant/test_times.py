"""Years, school years and quarters in headings; and what of a question names them."""
from __future__ import annotations

import pytest

from assistant.times import names_time, quarters, school_years
from assistant.understand.entities import find


@pytest.mark.parametrize("heading, time, named", [
    ("Năm 2028", "2028", True), ("Kế hoạch › 2028", "2028", True), ("Giai đoạn 2026 - 2028", "2028", False),
    ("2023-2024", "2023-2024", True), ("Năm học 2023 – 2024 (hiện trạng)", "2023-2024", True), ("2023-2024", "2024", False),
    ("Quý II", "quý ii", True), ("Quý 2/2026", "quý ii", True), ("Quý III", "quý ii", False),
])
def test_headings_name_times(heading, time, named):
    assert names_time(heading, time) is named


def test_a_period_is_no_school_year():
    assert school_years("giai đoạn 2021-2025") == [] and school_years("năm học 2024 - 2025") == ["2024-2025"]
    assert quarters("trong quý IV năm 2030") == ["quý iv"]


@pytest.mark.parametrize("question, times", [
    ("Năm 2028 Lâm Đồng đạt bao nhiêu?", ("2028",)),
    ("Năm học 2023-2024 bao nhiêu trẻ?", ("2023-2024",)),
    ("Giai đoạn 2021-2025 cần bao nhiêu tiền?", ()),
    ("Hết quý II/2026 đạt bao nhiêu %?", ("quý ii",)),
])
def test_times_of_a_question(question, times):
    assert find(question).times == times


def test_names_of_one_syllable_and_what_is_no_place():
    assert find("Khi nào sửa chợ Nọ và cầu Kho Gạo?").names == ("Kho Gạo", "chợ Nọ")
    assert find("bảo trợ xã hội của sở nào").places == ()
    assert find("danh sách hộ cho xã HĐĐT vào tháng mấy").places == ()
