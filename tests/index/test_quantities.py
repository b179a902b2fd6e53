"""Vietnamese numbers: read, found in text, converted to đồng, written back."""
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.quantities import added, dong_per, find_quantities, format_dong, format_number, in_dong, is_blank, parse_number


@pytest.mark.parametrize(("text", "value"), [
    ("57.285", 57285), ("1,5", 1.5), ("05", 5), ("1.383", 1383), ("2.500,5", 2500.5), ("36,735", 36.735), ("30%", 30), ("12,5 %", 12.5),
    ("1 250", 1250), ("1\u00a0250\u00a0000", 1_250_000), ("1.250.000", 1_250_000), ("1,250,000", 1_250_000), ("1,250.5", 1250.5),
    ("1.5", 1.5), ("0.125", 0.125), ("0,5", 0.5), ("-12,5", -12.5), (" 7 ", 7), ("0", 0),
])
def test_a_number_is_read_the_vietnamese_way(text, value):
    assert parse_number(text) == value


@pytest.mark.parametrize("text", ["", "-", "–", "…", "x", "12/4/2018", "2.1.3", "1.2.", "10-15", "5 lớp", "Năm 2026", "1 25", "12 3456", "1..2", "١٢"])
def test_what_is_no_number_is_none_and_not_zero(text):
    assert parse_number(text) is None


def test_blank_is_told_from_zero():
    assert is_blank("-") and is_blank(" ") and is_blank("…") and not is_blank("0")


@given(st.integers(min_value=-10**15, max_value=10**15))
def test_whole_numbers_come_back(number):
    assert parse_number(format_number(number)) == number


@given(st.decimals(min_value=-10**9, max_value=10**9, places=3).map(float))
def test_decimals_come_back(number):
    assert parse_number(format_number(number)) == number


def test_numbers_are_added_as_they_are_written():
    assert 10.6 + 14.2 + 7.8 != 32.6 and added([10.6, 14.2, 7.8]) == 32.6 and format_number(added([0.1, 0.2])) == "0,3"


@given(st.lists(st.decimals(min_value=0, max_value=10**6, places=2), max_size=8))
def test_a_sum_has_no_more_decimals_than_its_parts(numbers):
    assert len(format_number(added(map(float, numbers))).partition(",")[2]) <= 2


@given(st.text(max_size=20))
def test_any_text_is_a_number_or_none(text):
    value = parse_number(text)
    assert value is None or parse_number(format_number(value)) == value


@given(st.integers(min_value=0, max_value=10**14), st.sampled_from(["đồng", "triệu đồng", "tỷ đồng", "nghìn đồng", ""]))
def test_amounts_come_back(dong, unit):
    number, _, name = format_dong(dong, unit).partition(" ")
    value = parse_number(number)
    assert value is not None and in_dong(value, name) == pytest.approx(dong, abs=0.01)


@pytest.mark.parametrize(("unit", "dong"), [
    ("triệu đồng", 1e6), ("Triệu đồng", 1e6), ("trđ", 1e6), ("tr.đ", 1e6), ("tỷ đồng", 1e9), ("tỉ đồng", 1e9), ("nghìn đồng", 1e3),
    ("1.000 đồng", 1e3), ("đồng", 1), ("VNĐ", 1), ("nghìn tỷ đồng", 1e12), ("làng nghề", None), ("%", None), ("", None)])
def test_units_of_money(unit, dong):
    assert dong_per(unit) == dong


@pytest.mark.parametrize(("dong", "unit", "text"), [
    (57_285e6, "triệu đồng", "57.285 triệu đồng"), (57_285e6, "", "57,285 tỷ đồng"), (575e6, "", "575 triệu đồng"),
    (1_234_567, "", "1.234.567 đồng"), (250e3, "", "250.000 đồng"), (2.1e9, "tỷ đồng", "2,1 tỷ đồng"), (0, "", "0 đồng")])
def test_amounts_in_words_of_money(dong, unit, text):
    assert format_dong(dong, unit) == text


def test_a_unit_that_is_no_money_is_refused():
    with pytest.raises(ValueError, match="làng nghề"):
        format_dong(1.0, "làng nghề")


@pytest.mark.parametrize(("text", "found"), [
    ("nhu cầu 57.285 triệu đồng, trong đó 36,735 tỷ đồng", [(57285, "triệu đồng", ""), (36.735, "tỷ đồng", "")]),
    ("Ít nhất 80% lao động được tập huấn", [(80, "%", "ít nhất")]),
    ("tăng ít nhất 1,5 lần so với năm 2020", [(1.5, "lần", "ít nhất")]),
    ("công nhận 12 làng nghề và 04 nghề truyền thống", [(12, "làng nghề", ""), (4, "nghề truyền thống", "")]),
    ("phát triển khoảng 10 nghề, trên 3 mô hình", [(10, "nghề", "khoảng"), (3, "mô hình", "trên")]),
    ("từ 60% trở lên", [(60, "%", "từ")]), ("01 cụm công nghiệp trở lên", [(1, "cụm công nghiệp", "trở lên")]),
    ("hỗ trợ 50.000.000 đồng/hộ", [(50_000_000, "đồng", "")]), ("vay 350 triệu và 2 tỷ", [(350, "triệu", ""), (2, "tỷ", "")]),
    ("sáp nhập 02 tỉnh", [(2, "tỉnh", "")]), ("trong 5 năm 2026-2030", [(5, "năm", "")]),
])
def test_quantities_in_running_text(text, found):
    assert [(q.value, q.unit, q.qualifier) for q in find_quantities(text)] == found


def test_a_range_has_two_ends():
    quantity, = find_quantities("mỗi năm tăng 10 - 15%")
    assert (quantity.value, quantity.upper, quantity.unit) == (10, 15, "%")
    assert [(q.value, q.upper) for q in find_quantities("từ 5 đến 7 mô hình")] == [(5, 7)]


@pytest.mark.parametrize("text", [
    "Nghị định số 52/2018/NĐ-CP ngày 12 tháng 4 năm 2018", "Điều 11, khoản 2", "giai đoạn 2026-2030 làng nghề", "năm 2026 làng nghề",
    "3.2. Điều tra, rà soát", "Quyết định 801/QĐ-TTg", "trước ngày 15 tháng 12 hằng năm", "Phụ lục 03", "Nhóm 4", "(6/8 xã)", "QL 4A"])
def test_numbers_that_count_nothing_are_left_out(text):
    assert find_quantities(text) == []


@given(st.text(alphabet="0123456789.,%-– đồngtriệuỷlàghể năm/()", max_size=60))
def test_spans_lie_in_the_text_and_in_order(text):
    end = 0
    for quantity in find_quantities(text):
        assert end <= quantity.start < quantity.end <= len(text)
        end = quantity.end
