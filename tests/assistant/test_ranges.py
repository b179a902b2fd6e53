"""Ranges that clauses hold for, and the figures that questions give."""
from __future__ import annotations

import pytest

from assistant.ranges import excludes, figures


@pytest.mark.parametrize("question, clause, left_out", [
    ("kho rộng 12.000 m2 được bao nhiêu", "kho từ 5.000 m2 đến dưới 10.000 m2: không quá 5 tỷ đồng", True),
    ("kho rộng 12.000 m2 được bao nhiêu", "kho từ 10.000 m2 trở lên: không quá 8 tỷ đồng", False),
    ("kho rộng 10.000 m2 được bao nhiêu", "kho từ 5.000 m2 đến dưới 10.000 m2: không quá 5 tỷ đồng", True),      # 'dưới' leaves its bound out
    ("khu có 15 hộ thì lập mấy tổ", "mỗi tổ có từ 05 đến 15 hộ liền kề", False),
    ("cháu 17 tuổi có được không", "trẻ em dưới 16 tuổi", True),
    ("sản phẩm 3 sao đạt bao nhiêu %", "90% sản phẩm từ 4 sao trở lên và 75% sản phẩm 3 sao", False),             # told by itself as well
    ("nhà rộng 40 m2 được hỗ trợ gì", "hộ có từ 5 người trở lên", False),                                          # of another unit
    ("nhà rộng 40 m2 được hỗ trợ gì", "nhà xây trước năm 2020", False),
])
def test_a_clause_of_another_range_is_left_out(question, clause, left_out):
    assert excludes(question, clause) is left_out


def test_a_range_that_the_question_asks_for_is_no_case_of_its_own():
    assert figures("những xã có từ 30 hộ trở lên") == []
