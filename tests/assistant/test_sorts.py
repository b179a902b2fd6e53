"""Things of one sort, told apart by the table of them: its names, those that mean something else besides, and one exchanged for another."""
from __future__ import annotations

import pytest

from assistant.sorts import exchanged, sorts

BEASTS = next(sort for sort in sorts() if "trâu" in sort.names)
CROPS = next(sort for sort in sorts() if "sầu riêng" in sort.names)


@pytest.mark.parametrize("line, names", [
    (" hỗ trợ giống lạc cho hộ nghèo ", {"lạc"}),
    (" xã bảo lạc trồng ngô lai ", {"ngô"}),                # a name of a place
    (" trồng thay thế vải già cỗi ", {"vải"}),
    (" cam kết trồng rừng ", set()),
    (" theo điều 3 khoản 2 ", set()),
])
def test_a_name_that_means_something_else_besides_counts_behind_a_word_of_planting(line: str, names: set[str]):
    assert CROPS.named(line) == names


def test_calves_tell_of_cattle():
    assert BEASTS.told(" bê nghé đến 12 tháng tuổi ") == {"bò", "trâu"}
    assert not BEASTS.told_of("ngựa", " bê nghé ") and BEASTS.told_of("lợn", " nuôi heo ")


def test_a_disease_by_its_letters():
    assert next(sort for sort in sorts() if "sởi" in sort.names).told_of("lở mồm long móng", " tiêm lmlm đợt 1 ")


def test_names_of_one_thing_are_one():
    diseases = next(sort for sort in sorts() if "glôcôm" in sort.names)
    assert len(diseases.once(diseases.named(" mổ glôcôm cườm nước "))) == 1


@pytest.mark.parametrize("former, named, expected", [
    ("Mức hỗ trợ bê, nghé chết rét là bao nhiêu?", "ngựa", "Mức hỗ trợ ngựa chết rét là bao nhiêu?"),
    ("Diện tích xoài là bao nhiêu?", "sầu riêng", "Diện tích sầu riêng là bao nhiêu?"),
    ("Tổng kinh phí là bao nhiêu?", "ngựa", ""),
    ("Diện tích xoài là bao nhiêu?", "trường học", ""),
])
def test_one_exchanged_for_another(former: str, named: str, expected: str):
    assert exchanged(former, named) == expected
