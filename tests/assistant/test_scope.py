"""Which documents a question is about: by place, by number, all where none is named, missing where it isn't there."""
from __future__ import annotations

import pytest

from assistant.scope import covers, scope
from assistant.understand.question import understand
from index.lexicon import places
from index.records import Document
from index.spelling import Speller


def plan(place: str, province: str, today: str, date: str, number: str = "", period: tuple[int, int] | None = None) -> Document:
    return Document(id=place, name=f"{place}.pdf", source="", media="pdf", place=place, province=province, province_today=today,
                    date=date, number=number, period=period)


OLD = plan("tỉnh Bình Phước", "Bình Phước", "Đồng Nai", "2023-02-01", "15/KH-UBND", (2023, 2025))
NEW = plan("tỉnh Đồng Nai", "Đồng Nai", "Đồng Nai", "2026-03-01", "77/KH-UBND", (2026, 2030))
DISTRICT = plan("huyện Đức Huệ", "Long An", "Tây Ninh", "2024-05-05", "9/KH-UBND")
COMMUNE = plan("xã Tân Lập", "Thái Nguyên", "Thái Nguyên", "2026-01-01")
WARD = plan("phường Bưởi", "Hà Nội", "Hà Nội", "2026-02-02")
HIGHLAND = plan("xã Ea H’leo", "Đắk Lắk", "Đắk Lắk", "2026-01-19")
ALL = (OLD, NEW, DISTRICT, COMMUNE, WARD, HIGHLAND)


@pytest.fixture(scope="module")
def ask():
    speller = Speller.load()
    return lambda text, documents=ALL: scope(understand(text, lambda typed: speller.correct(typed).text), documents)


def test_nothing_named_means_all(ask):
    found = ask("Cơ quan nào chủ trì đào tạo nghề?")
    assert not found.named and found.documents == ALL and found.missing == ()


def test_a_former_province_is_its_own_plan_and_the_one_that_covers_it_now(ask):
    assert ask("Bình Phước hỗ trợ bao nhiêu hộ?").documents == (OLD, NEW)
    assert ask("Đồng Nai hỗ trợ bao nhiêu hộ?").documents == (NEW,)


def test_a_plan_of_before_the_mergers_does_not_speak_for_the_new_province():
    assert not covers(OLD, places.provinces()["đồng nai"])
    assert covers(NEW, places.provinces()["bình phước"])


def test_districts_and_communes_by_their_bare_name(ask):
    assert ask("Đức Huệ lấy tiền từ đâu?").documents == (DISTRICT,)
    assert ask("xã Tân Lập phải làm gì?").documents == (COMMUNE,)
    assert ask("Tân Lập có mấy nhiệm vụ?").documents == (COMMUNE,)


@pytest.mark.parametrize("name", ["Ea H'leo", "Ea H’leo", "Ea Hleo"])
def test_a_name_with_an_apostrophe_however_it_is_typed(ask, name):
    assert ask(f"Xã {name} phải làm gì?").documents == (HIGHLAND,)


def test_a_street_that_bears_a_province_s_name_is_no_province(ask):
    assert not ask("Thu tiền đỗ xe ở đường Sóc Trăng do phòng nào lo?").missing
    assert ask("Sóc Trăng thu tiền đỗ xe bao nhiêu?").missing == ("Sóc Trăng",)
    assert ask("Thành phố Đà Nẵng thu tiền đỗ xe bao nhiêu?").missing == ("Đà Nẵng",)      # 'thành phố' is no street


def test_a_name_of_one_syllable_needs_its_level(ask):
    assert ask("Phường Bưởi phải làm gì?").documents == (WARD,)
    assert ask("P. Bưởi phải làm gì?").documents == (WARD,)
    assert not ask("Hỗ trợ trồng bưởi bao nhiêu tiền?").named


def test_several_places_are_groups_in_the_order_named(ask):
    assert [name for name, _ in ask("So sánh Đức Huệ với Đồng Nai.").groups] == ["Đức Huệ", "Đồng Nai"]


def test_a_province_without_a_plan_is_missing(ask):
    found = ask("Cà Mau hỗ trợ bao nhiêu hộ?")
    assert found.missing == ("Cà Mau",) and found.named and found.documents == ()


def test_by_number(ask):
    assert ask("Kế hoạch số 77/KH-UBND giao Sở Y tế việc gì?").documents == (NEW,)
