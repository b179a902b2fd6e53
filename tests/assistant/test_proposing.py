"""What all shapes of answer propose, and which of it stands: the file that ships, two answers told as unsure, and near misses that no likelihood saves."""
from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant import answering
from assistant.assistant import Assistant
from assistant.compose.draft import Draft
from assistant.compose.figures import nearest
from assistant.proposing import likeliest, learn
from assistant.proposing.looks import by_itself, looks, vector_by_itself
from assistant.proposing.shapes import proposals
from assistant.understand.asks import Ask
from assistant.understand.question import understand
from tests.assistant.conftest import opened

PLAN = """\
ỦY BAN NHÂN DÂN
TỈNH HÀ GIANG

Số: 33/KH-UBND
Hà Giang, ngày 11 tháng 3 năm 2024

KẾ HOẠCH
Phát triển cây lê, sửa cầu treo và dạy nghề rèn trên địa bàn tỉnh Hà Giang năm 2024

Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015;

I. MỤC TIÊU

1. Ghép cải tạo 90 ha vườn lê cũ sang giống lê Tai Nung, lê VH6 và lê Đường.

2. Giảm 18% lượng rác thải nhựa so với năm 2023.

II. NHIỆM VỤ

1. Thay mới 03 cầu: cầu Nậm Ty, cầu Bản Péo, cầu Thèn Chu.

2. Lò rèn chưa có bể lắng phải ký hợp đồng thu gom nước thải trước ngày 30 tháng 4.

Phụ lục 1
DỰ TOÁN (triệu đồng)

| TT | Nội dung | Tổng | Ngân sách tỉnh | Nhân dân |
|---|---|---|---|---|
| 1 | Ghép cải tạo vườn lê (90 ha) | 2.700 | 2.000 | 700 |
| 2 | Thay mới 03 cầu | 4.100 | 3.900 | 200 |
| 3 | Mở lớp dạy nghề rèn | 350 | 350 | - |
| | Cộng | 7.150 | 6.250 | 900 |

Phụ lục 2
GIÁ THU MUA

| TT | Loại | ĐVT | Giá trị (đồng) |
|---|---|---|---|
| 1 | Lê loại một | kg | 32.000 |
| 2 | Sắt vụn | kg | 9.000 |
"""


@pytest.fixture(scope="module")
def ha_giang(tmp_path_factory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("lê")
    (folder / "plans").mkdir()
    (folder / "plans" / "ha-giang.txt").write_text(PLAN, encoding="utf-8")
    yield from opened(folder / "plans", folder / "chỉ mục")


def test_the_trees_that_ship_look_at_what_is_looked_at(ha_giang):
    turn = ha_giang.ask("Hà Giang thay mới những cây cầu nào?")
    asked = answering.prepared(turn.question, turn.search)
    seen = {name for one in looks(asked, proposals(asked)) for name in one}
    assert likeliest.trees().roots.size > 100
    learned = {name for name in likeliest.trees().columns if not name.startswith(("says ", "asks ", "shape: ")) and ":" not in name}
    assert len(learned & seen) > 0.8 * len(learned), sorted(learned - seen)


def test_what_is_surely_right_is_told_before_anything_else_is_made(ha_giang):
    turn = ha_giang.ask("Ghép cải tạo vườn lê ở Hà Giang hết bao nhiêu tiền?")
    asked = answering.prepared(turn.question, turn.search)
    first, _ = answering.taken(asked)
    names = likeliest.trees_of_first().columns
    assert all(map(by_itself, names))
    beside_others = looks(asked, proposals(asked, first))[0]
    assert vector_by_itself(asked, first, names)[0] == pytest.approx([beside_others.get(name, 0.0) for name in names])      # as it was learned
    assert likeliest.is_sure(asked, first)
    order = list(likeliest.in_order(asked, first))
    assert order[0] is first and sum(draft is first for draft in order) == 1


@pytest.mark.parametrize("question, expected", [
    ("Hà Giang thay mới những cây cầu nào?", ["Nậm Ty", "Bản Péo", "Thèn Chu"]),      # the row of the same name has its money only
    ("Hà Giang ghép cải tạo vườn lê bằng những giống nào?", ["Tai Nung", "VH6", "lê Đường"]),
    ("Hà Giang phải bớt bao nhiêu rác nhựa so với năm trước?", ["18%"]),              # a share, though 'how much' is asked
    ("Lê loại một ở Hà Giang được thu mua giá bao nhiêu một ký?", ["32.000"]),        # a figure of money beside 'kg' is a price
    ("Thay mới cầu ở Hà Giang hết bao nhiêu tiền?", ["4.100"]),
])
def test_what_is_asked_is_told(ha_giang, question, expected):
    answer = ha_giang.ask(question).answer
    assert not answer.abstained and all(words in answer.text for words in expected), answer.text


@pytest.mark.parametrize("question", ["Năm 2029 Hà Giang thay mới mấy cây cầu?", "Cầu Pà Vầy Sủ ở Hà Giang hết bao nhiêu tiền?", "Đà Nẵng thay mới những cây cầu nào?"])
def test_near_misses_are_refused(ha_giang, question):
    assert ha_giang.ask(question).answer.abstained


@pytest.mark.parametrize("told, first, expected", [
    ([0.3, 0.45, 0.1], 0, [0, 1]),       # 0.45 is no likelier than 0.3 by the head start
    ([0.3, 0.55, 0.1], 0, [1, 0]),
    ([0.01, 0.02], 0, [0]),              # what answering.py would give stands, if nothing likely is proposed
    ([0.01, 0.02], None, []),
])
def test_the_order_of_what_is_proposed(told, first, expected):
    assert likeliest.best_first(told, first) == expected


@pytest.mark.parametrize("told, cited, expected", [
    ([0.9, 0.4], [("a", 1), ("b", 1)], None),      # sure of the first
    ([0.4, 0.3], [("a", 1), ("b", 1)], 1),
    ([0.4, 0.3], [("a", 1), ("a", 2)], None),      # the same clause
    ([0.4, 0.3], [("a", 1), ("b", 12)], None),     # too long to be told beside another
    ([0.4, 0.05], [("a", 1), ("b", 1)], None),
])
def test_what_is_told_beside_an_unsure_answer(told, cited, expected):
    assert likeliest.beside(told, 0, cited) == expected


def test_a_draft_takes_in_another_with_its_citations_numbered_anew(ha_giang):
    shelf = ha_giang.shelf(ha_giang.ask("Hà Giang thay mới mấy cầu?").scope.documents[0])
    one, other = Draft(), Draft()
    first, second = shelf.passages[-3].clause, shelf.passages[-1].clause
    one.add(f"Một {one.cite(shelf.document, first)}")
    other.add(f"Hai {other.cite(shelf.document, second)}, lại một {other.cite(shelf.document, first)}")
    one.absorb(other)
    assert one.text == "Một [1]\n\nHai [2], lại một [1]"
    assert [c.clause.id for c in one.citations] == [first.id, second.id]


def test_what_hides_the_answer_among_much_else_is_not_to_be_learned():
    example = learn.Example(looks=[{}] * 4, right=[True, True, True, False], answerable=True, first=None, cited=[("a", 1), ("b", 9), ("a", 2), ("c", 1)], pairs=[False, False, True, False])
    assert example.wanted == [True, False, False, False]


def test_right_is_what_holds_all_it_must_and_cites_it(ha_giang):
    answer = ha_giang.ask("Hà Giang thay mới những cây cầu nào?").answer
    gold = {"must": [["Nậm Ty"], ["Bản Péo", "Ban Peo"]], "cite": [{"document": "ha-giang", "quote": "cầu Nậm Ty, cầu Bản Péo"}]}
    assert learn.is_right(gold, answer.text, answer.citations)
    assert not learn.is_right(gold | {"must": [["Nậm Ty"], ["Mã Pí Lèng"]]}, answer.text, answer.citations)
    assert not learn.is_right(gold | {"cite": [{"document": "khác", "quote": "cầu Nậm Ty"}]}, answer.text, answer.citations)
    assert not learn.is_right(gold | {"must_not": ["Thèn Chu"]}, answer.text, answer.citations)


def test_two_answers_of_one_figure_are_not_told_as_unsure():
    one, other = Draft(), Draft()
    one.add("**90 ha**. [1]")
    other.add("Ghép cải tạo vườn lê: Diện tích: **90 ha**; Tổng: 2.700 triệu đồng. [1]")
    assert likeliest._agree(one, other)
    other.lines = ["Ghép cải tạo vườn lê: **2.700 triệu đồng**. [1]"]
    assert not likeliest._agree(one, other)


def test_a_figure_with_its_unit_of_volume():
    question = understand("Hồ chứa dung tích bao nhiêu?", lambda typed: typed)
    assert nearest(question, Ask.QUANTITY, "tổng dung tích 8.390 nghìn m3; 06 hồ bị hư hỏng") == "8.390 nghìn m3"
