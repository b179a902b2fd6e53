"""What a follow-up refers to, in conversations on the sample plans."""
from __future__ import annotations

import pytest

from assistant.assistant import Assistant, Turn


def talk(assistant: Assistant, *questions: str) -> list[Turn]:
    turns: list[Turn] = []
    for question in questions:
        turns.append(assistant.ask(question, turns))
    return turns


def places(turn: Turn) -> set[str]:
    return {document.place for document in turn.scope.documents}


def test_the_same_question_of_another_province(samples):
    first, second = talk(samples, "Ở Lạng Sơn, ai giám sát chất lượng nước?", "Còn Phú Thọ thì sao?")
    assert places(first) == {"tỉnh Lạng Sơn"} and places(second) == {"tỉnh Phú Thọ"}
    assert "giám sát chất lượng nước" in second.question.read and "Lạng Sơn" not in second.question.read


def test_another_commune(samples):
    _, second = talk(samples, "Xã Mẫu Sơn được bao nhiêu vốn cấp nước?", "Thế còn xã Bắc Sơn?")
    assert second.question.entities.places == (("xã", "Bắc Sơn"),)
    assert "15.400" in second.answer.text and "9.800" not in second.answer.text


@pytest.mark.parametrize("question", ["Năm 2028 thì bao nhiêu?", "Thế năm 2028?"])
def test_another_year(samples, question):
    _, second = talk(samples, "Năm 2026 xã Trà Bồng được bao nhiêu kinh phí OCOP?", question)
    assert second.question.entities.years == (2028,) and "Trà Bồng" in second.question.read


@pytest.mark.parametrize("question", ["Sở đó còn phải làm gì nữa?", "Cơ quan ấy phải báo cáo khi nào?"])
def test_that_agency_is_the_one_just_named(samples, question):
    first, second = talk(samples, "Ở An Giang, cơ quan nào chủ trì xét công nhận làng nghề?", question)
    assert "Sở Nông nghiệp và Môi trường" in first.answer.text
    assert "Sở Nông nghiệp và Môi trường" in second.question.read
    assert places(second) == {"tỉnh An Giang"}


def test_that_commune_is_the_one_just_named(samples):
    _, second = talk(samples, "Xã Mẫu Sơn được bao nhiêu vốn cấp nước?", "Xã ấy có bao nhiêu hộ hưởng lợi?")
    assert ("xã", "Mẫu Sơn") in second.question.entities.places
    assert "620" in second.answer.text


def test_a_change_of_subject_is_a_new_question(samples):
    _, second = talk(samples, "Ở Lạng Sơn, ai giám sát chất lượng nước?", "Xã Thạch Hà có bao nhiêu nhiệm vụ chuyển đổi số?")
    assert places(second) == {"xã Thạch Hà"} and "nước" not in second.question.folded


def test_the_first_question_of_a_conversation_refers_to_nothing(samples):
    turn, = talk(samples, "Sở đó còn phải làm gì nữa?")
    assert turn.question.read == "Sở đó còn phải làm gì nữa?"
