"""Plans that others replace: the newer one is asked first, the former one where it is meant, and it is said."""
from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.scope import scope
from assistant.succession import compares_versions, in_force, note, successors
from assistant.understand.question import understand
from index.records import Document, Reference
from index.spelling import Speller


def plan(number: str, year: int, period: tuple[int, int], replaces: tuple[Reference, ...] = ()) -> Document:
    return Document(id=number, name=number, source="", media="pdf", kind="Kế hoạch", number=number, date=f"{year}-02-02",
                    place="tỉnh Cà Mau", province="Cà Mau", province_today="Cà Mau", period=period, references=replaces)


OLD = plan("31/KH-UBND", 2021, (2021, 2025))
NEW = plan("8/KH-UBND", 2026, (2026, 2030), (Reference(relation="thay thế", kind="Kế hoạch", number="31 /KH-UBND", date="2021-02-02"),))
ALL = (OLD, NEW)
REPLACED = successors(ALL)


@pytest.fixture(scope="module")
def read():
    speller = Speller.load()
    return lambda text: understand(text, lambda typed: speller.correct(typed).text)


def asked_of(question) -> tuple[Document, ...]:
    return in_force(question, scope(question, ALL), REPLACED).documents


def test_a_plan_is_replaced_by_the_one_that_says_so_whatever_the_spacing_of_its_number():
    assert REPLACED == {OLD.id: NEW}


def test_another_year_s_plan_of_the_same_number_is_not_replaced():
    assert successors((plan("31/KH-UBND", 2017, (2017, 2020)), NEW)) == {}


def test_of_plans_with_the_same_number_the_one_of_the_same_province_is_replaced():
    elsewhere = replace(OLD, id="ở nơi khác", place="tỉnh Sơn La", province="Sơn La", province_today="Sơn La")
    assert successors((elsewhere, OLD, NEW)) == {OLD.id: NEW}
    assert successors((elsewhere, replace(OLD, province_today=""), replace(NEW, province_today=""))) == {}


def test_a_mere_mention_replaces_nothing():
    mentions = plan("9/KH-UBND", 2026, (2026, 2030), (Reference(relation="căn cứ", kind="Kế hoạch", number="31/KH-UBND"),))
    assert successors((OLD, mentions)) == {}


def test_the_newer_plan_is_asked(read):
    assert asked_of(read("Cà Mau hỗ trợ bao nhiêu hộ?")) == (NEW,)


@pytest.mark.parametrize("question", ["Trước đây Cà Mau hỗ trợ bao nhiêu hộ?", "Kế hoạch cũ của Cà Mau hỗ trợ bao nhiêu hộ?",
                                      "Năm 2023 Cà Mau hỗ trợ bao nhiêu hộ?"])
def test_the_former_plan_is_asked_where_it_is_meant(read, question):
    assert OLD in asked_of(read(question))


def test_both_are_set_side_by_side_where_that_is_asked(read):
    question = read("Mức hỗ trợ của Cà Mau trước đây và hiện nay khác nhau thế nào?")
    assert compares_versions(question, scope(question, ALL), REPLACED)
    question = read("Mức hỗ trợ của Cà Mau là bao nhiêu?")
    assert not compares_versions(question, scope(question, ALL), REPLACED)


def test_an_answer_from_a_replaced_plan_says_so():
    assert "31/KH-UBND đã được thay thế bởi Kế hoạch 8/KH-UBND" in note([OLD], REPLACED)
    assert note([NEW], REPLACED) == ""


def test_a_place_that_only_a_replaced_plan_knows_is_answered_from_it(samples):
    answer = samples.ask("Thành phố Long Xuyên của An Giang được bao nhiêu kinh phí OCOP?").answer
    assert not answer.abstained and "900 triệu đồng" in answer.text and "212/KH-UBND đã được thay thế" in answer.text
    assert samples.ask("Thành phố Không Có của An Giang được bao nhiêu kinh phí OCOP?").answer.abstained
