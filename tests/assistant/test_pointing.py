"""Which of several figures of a clause is told first: the one that is asked for, or none where that is unsure."""
from __future__ import annotations

import pytest

from assistant.compose.figures import nearest
from assistant.pointing import learning, pointing
from assistant.understand.asks import Ask
from assistant.understand.question import understand


@pytest.mark.parametrize("question, ask, clause, expected", [
    ("Tỷ lệ hao hụt sau thu hoạch phải kéo xuống còn mấy phần trăm?", Ask.PERCENT, "Tỷ lệ hao hụt sau thu hoạch giảm từ 19% xuống còn 12%.", "19%"),
    ("Năm 2026 đón bao nhiêu khách quốc tế?", Ask.QUANTITY, "Đón 58.000 lượt khách (năm 2025: 47.000 lượt), trong đó khách quốc tế 4.200 lượt.", "58.000"),
    ("Hộ cận nghèo được hỗ trợ mấy phần trăm tiền giống?", Ask.PERCENT, "Hộ nghèo được hỗ trợ 100% tiền giống, hộ cận nghèo 70%.", "100%"),
    ("Đợt hai phải nộp hồ sơ trước ngày nào?", Ask.DATE, "Hồ sơ đợt 1 nộp trước ngày 15/3/2026, đợt 2 nộp trước ngày 20/8/2026.", "15/3/2026"),
    ("Cấp xã phải duyệt xong phương án trước ngày nào?", Ask.DATE, "Cấp huyện phê duyệt phương án trước ngày 20/4/2024; cấp xã xong trước ngày 10/5/2024.", "20/4/2024"),
])
def test_a_figure_of_something_else_is_not_told(question, ask, clause, expected):
    """`expected`: what must not be told by itself. That none is told is right as well: the clause is quoted, with all of its figures."""
    assert expected not in nearest(understand(question, str), ask, clause)


@pytest.mark.parametrize("question, ask, clause, expected", [
    ("Đến năm 2028 phải trồng được bao nhiêu ha chè?", Ask.QUANTITY, "Đến năm 2028 trồng mới 450 ha chè; sản lượng đạt 3.000 tấn búp tươi.", "450 ha"),
    ("Mỗi hộ nghèo được hỗ trợ bao nhiêu tiền làm nhà?", Ask.AMOUNT, "Hộ nghèo được hỗ trợ 60 triệu đồng/nhà xây mới; tổng kinh phí 4.800 triệu đồng.", "60 triệu đồng"),
])
def test_the_figure_asked_for_is_told(question, ask, clause, expected):
    assert expected in nearest(understand(question, str), ask, clause)


@pytest.mark.parametrize("told, expected", [([0.9, 0.2], 0), ([0.1, 0.9, 0.2], 1), ([0.6, 0.1], None), ([0.9, 0.7], None), ([0.8], 0)])
def test_none_is_chosen_where_it_is_unsure(told, expected):
    assert pointing.choice(told) == expected


@pytest.mark.parametrize("text, expected", [("05 đến 09 người", ["5", "9"]), ("15.4", ["15", "4"]), ("1.250,5 ha", ["1.250,5"]), ("10.500 tấn", ["10.500"])])
def test_the_numbers_of_a_gold_answer(text, expected):
    assert learning.numbers(text) == expected


def test_the_trees_that_ship_look_at_what_is_looked_at():
    clause = "Hỗ trợ 20 triệu đồng/ha trồng mới, 8 triệu đồng/ha trồng lại."
    seen = pointing.looks(understand("Trồng lại được bao nhiêu tiền một ha?", str), Ask.AMOUNT, clause, [(6, 19), (37, 49)], [0.2, 0.3])
    learned = {name for name in pointing.trees().columns if not name.startswith("asks ")}
    assert learned <= set(seen[0])
