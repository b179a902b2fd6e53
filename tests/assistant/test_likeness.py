"""How like a question a clause is: the file that ships, and what learning does."""
from __future__ import annotations

import numpy as np
import pytest

from assistant.likeness import learn, likeness
from index.embedding import SHIPPED

# Of each the clause that answers and one that has as many of its words
ASKED = [
    ("Ai lo việc dán nhãn cho nước mắm?", "- Sở Khoa học và Công nghệ chủ trì hướng dẫn các cơ sở in, gắn tem truy xuất nguồn gốc lên chai nước mắm.",
     "- Giữ nghề làm nước mắm ở 04 xã ven biển, đến năm 2026 có 30 cơ sở sản xuất nước mắm."),
    ("Tiền ăn của học viên lấy ở đâu ra?", "- Kinh phí hỗ trợ tiền ăn cho học viên do ngân sách huyện bảo đảm.", "- Học viên phải ăn, ở tập trung trong thời gian học."),
    ("Cơ sở nào gây ô nhiễm thì xử lý ra sao?", "- Đình chỉ hoạt động các cơ sở xả thải chưa qua xử lý.", "- Hiện có 12 cơ sở nằm trong khu dân cư."),
]


@pytest.mark.parametrize("question, answers, other", ASKED)
def test_the_clause_that_answers_is_liker(question, answers, other):
    vectors = likeness.embedder().encode_clauses([answers, other])
    right, wrong = likeness.near(question, (vectors, vectors))[0]
    assert right > wrong


def test_vectors_are_of_length_one_and_none_where_there_are_no_words():
    vectors = likeness.embedder().encode_clauses(["Kinh phí 90 triệu đồng.", ""])
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1.0, 0.0])


def test_what_is_learned_ranks_before_what_was_ranked_first(tmp_path):
    tokens = likeness.embedder(SHIPPED / "model.safetensors").tokens
    some = []
    for question, answers, other in ASKED:
        own = tokens([other, answers])
        some += [learn.Example(tokens([question])[0], own, [[], []], np.array([0.6, 0.0], np.float32), np.array([False, True]))] * 40
    rows, worth = learn.learned(some)
    before, after = zip(*learn.ranks(rows, worth, some))
    assert set(before) == {1} and set(after) == {0}
    learn.save(rows, tmp_path / "rows.safetensors")
    kept = likeness.embedder(tmp_path / "rows.safetensors").rows()
    assert np.abs(kept - rows).max() <= np.abs(rows).max() / 127
