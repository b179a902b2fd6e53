"""Which columns of a row are asked for: what the trees look at, what counts as a figure, what a gold answer makes right."""
from __future__ import annotations

import pytest

from assistant.pointing import columns, learn_columns, learning
from assistant.pointing.column_looks import looks
from assistant.understand.question import understand
from index.records import ClauseKind, RowRole, TableRow

HEADERS = ("TT", "Xã", "Số hộ", "Tổng đàn (con)", "Sản lượng sữa (lít/ngày)", "Trạm thu mua", "Năm mở trạm", "Kinh phí (triệu đồng)")
CELLS = ("3", "Mường Sang", "46", "612", "5.140", "HTX Sữa Mường Sang", "2027", "2.350")


@pytest.fixture(scope="module")
def row() -> TableRow:
    return TableRow(id="d#1", document="d", ordinal=1, kind=ClauseKind.ROW, text=" | ".join(CELLS), fragments=CELLS, label="Phụ lục I, số thứ tự 3", path=("Phụ lục I. ĐÀN BÒ SỮA",), page=None, boxes=(),
                    table=1, title="ĐÀN BÒ SỮA", unit="", headers=HEADERS, groups=(), cells=CELLS, role=RowRole.LEAF)


def told(row: TableRow) -> list[tuple[str, str]]:
    from assistant.compose import rows

    return list(rows.told(row))


@pytest.mark.parametrize("question, heading", [
    ("Xã Mường Sang mỗi ngày được bao nhiêu lít sữa?", "Sản lượng sữa (lít/ngày)"), ("Mường Sang có mấy hộ nuôi bò?", "Số hộ"), ("Trạm thu mua ở Mường Sang mở năm nào?", "Năm mở trạm"),
    ("Trạm ở Mường Sang hết bao nhiêu tiền?", "Kinh phí"), ("Đàn bò của Mường Sang có bao nhiêu con?", "Tổng đàn (con)")])
def test_the_likeliest_column_is_the_one_that_is_asked(row, question, heading):
    meant = columns.meant(understand(question, str), row, told(row))
    assert meant[0][0].startswith(heading)


def test_what_is_asked_besides_a_figure_may_be_no_figure(row):
    meant = columns.meant(understand("Mường Sang có bao nhiêu hộ, bán sữa cho trạm nào?", str), row, told(row))
    assert {heading for heading, _ in meant} >= {"Số hộ"} and all(heading != "Năm mở trạm" for heading, _ in meant)


def test_the_trees_that_ship_look_at_what_is_looked_at(row):
    seen = {name for one in looks(understand("Mường Sang có mấy hộ?", str), row, told(row)) for name in one}
    learned = {name for name in columns._trees().columns if not name.startswith(("asks ", "role "))}
    assert learned <= seen


@pytest.mark.parametrize("heading, value, is_figure", [
    ("Số học sinh", "1.140", True), ("Tháng khám", "3/2026", False), ("Năm xây dựng", "2027", False), ("Mức tối đa", "6,5 triệu đồng/lồng", True), ("Tiến độ", "Quý III/2026", False), ("Chủ bến", "Bà Lê Thị Hai", False), ("Tỷ lệ", "78%", True)])
def test_times_are_no_figures(heading, value, is_figure):
    assert columns._is_figure(heading, value) is is_figure


def test_right_are_the_cells_that_hold_what_an_answer_must():
    values, text = ["46", "612", "HTX Sữa Mường Sang"], "3 | Mường Sang | 46 | 612 | HTX Sữa Mường Sang"
    assert learn_columns.right_of([["612", "612 con"], ["HTX Sữa"]], values, text) == [False, True, True]
    assert learn_columns.right_of([["Mường Sang"]], values[:2], text) == [False, False]        # the row itself is asked for
    assert learn_columns.right_of([["99"]], values, text) == []


def test_a_look_that_speaks_for_a_column_never_speaks_against_it():
    shared = {"of": 2.0, "figure": 1.0}
    said, unsaid = shared | {"share said": 1.0}, shared | {"share said": 0.0}
    some = [learning.Example([said, unsaid], [i % 5 > 0, i % 5 == 0]) for i in range(200)] + [learning.Example([shared | {"share said": 0.9}, unsaid], [False, True])] * 20
    names = learning.names_of(some)
    told_by = learn_columns.LEARNER.fitted(some, names).predict_proba(learning.matrix([learning.Example([{"share said": s} | shared for s in (0.0, 0.5, 0.9, 1.0)], [True] * 4)], names))[:, 1]
    assert list(told_by) == sorted(told_by)
