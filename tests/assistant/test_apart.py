"""Comparisons whose plans are asked different things."""
from __future__ import annotations

import pytest

from assistant.apart import own_questions, without_descriptions
from assistant.understand.question import understand


def read(text: str):
    return understand(text, lambda typed: typed)


def test_each_place_is_asked_its_own_part():
    own = own_questions(read("Về hạn nộp: Gia Lai chốt danh sách khi nào, An Giang duyệt hộ được hỗ trợ khi nào?"), ["Gia Lai", "An Giang"])
    assert set(own) == {"Gia Lai", "An Giang"}
    assert "chốt danh sách" in own["Gia Lai"] and "duyệt hộ" not in own["Gia Lai"] and "Về hạn nộp" in own["Gia Lai"]
    assert "duyệt hộ" in own["An Giang"] and "chốt" not in own["An Giang"]


@pytest.mark.parametrize("question", [
    "So sánh tổng kinh phí của Gia Lai và An Giang.",                          # both in one part
    "Ở Gia Lai, An Giang thì sở nào chủ trì?",                                  # one part asks for both
    "Gia Lai chốt danh sách khi nào?",                                          # one place only
])
def test_what_is_asked_of_all_stays_whole(question):
    assert own_questions(read(question), ["Gia Lai", "An Giang"]) == {}


def test_only_what_describes_a_plan_is_left_out():
    text = "Tổng kinh phí của Gia Lai (kế hoạch lao động) và Thanh Hóa (mốc 2030) là bao nhiêu?"
    assert without_descriptions(text, ["Gia Lai", "Thanh Hóa"]) == "Tổng kinh phí của Gia Lai và Thanh Hóa (mốc 2030) là bao nhiêu?"
