"""What a question names: provinces, communes, agencies, years, annexes, sections, numbers of documents."""
from __future__ import annotations

import pytest

from assistant.understand.entities import find, other_agency


def test_provinces_of_then_and_of_today():
    then, today = find("Bạc Liêu và Cà Mau định hỗ trợ bao nhiêu hộ?").provinces
    assert (then.name, then.today) == ("Bạc Liêu", "Cà Mau")
    assert (today.name, today.today) == ("Cà Mau", "Cà Mau")


@pytest.mark.parametrize(("question", "places"), [
    ("Xã Tân Hưng được cấp bao nhiêu?", (("xã", "Tân Hưng"),)),
    ("Công trình ở thị trấn Cái Bè, huyện Cái Bè hết bao nhiêu?", (("thị trấn", "Cái Bè"), ("huyện", "Cái Bè"))),
    ("Phường Nam Cường làm gì?", (("phường", "Nam Cường"),)),
    ("xã cái bè được bao nhiêu", (("xã", "Cái Bè"),)),                  # in small letters: known by the gazetteer
    ("Các xã, phường phải báo cáo khi nào?", ()),
    ("Ba huyện Đồng Xuân, Sơn Hòa và Sông Hinh được bao nhiêu?", (("huyện", "Đồng Xuân"), ("huyện", "Sơn Hòa"), ("huyện", "Sông Hinh"))),
    ("Xã Tân Hưng và Sở Tài chính làm gì?", (("xã", "Tân Hưng"),)),      # an agency is no second commune
    ("Xã, phường Lào Cai phải làm gì?", ()),                             # all those of the province
    ("Buôn Ea Sang có bao nhiêu hộ?", (("buôn", "Ea Sang"),)),
    ("Sóc Trăng có bao nhiêu trạm cấp điện?", ()),                       # a province, though 'sóc' is a hamlet as well
    ("Sóc Bù Đăng có bao nhiêu trạm cấp điện?", (("sóc", "Bù Đăng"),)),
    ("Chính sách xã hội nào được áp dụng?", ()),
])
def test_communes_and_districts(question, places):
    assert find(question).places == places


@pytest.mark.parametrize("question", ["Xã Hòa Bình được bao nhiêu?", "Phường Thái Bình có mấy lớp?"])
def test_a_commune_that_bears_a_province_s_name_is_no_province(question):
    assert find(question).provinces == ()


@pytest.mark.parametrize("question", ["TP.HCM cấp bao nhiêu?", "TP. HCM cấp bao nhiêu?", "tp.hcm cấp bao nhiêu?"])
def test_a_city_by_its_initials(question):
    assert [p.name for p in find(question).provinces] == ["Hồ Chí Minh"]


def test_other_proper_names():
    assert find("HTX Hòa Hưng ở xã Tân Hưng, tỉnh Cà Mau được bao nhiêu?").names == ("Hòa Hưng",)
    assert find("Nghệ nhân Ưu tú của Sở Công Thương là ai?").names == ()
    assert find("TỔNG VỐN LÀ BAO NHIÊU").names == ()


@pytest.mark.parametrize("question", ["Nông thôn Thanh Hóa có bao nhiêu hộ?", "Trong văn bản Thanh Hóa, sở nào chủ trì?", "Nhu cầu cơ bản Thanh Hóa nêu là gì?"])
def test_a_word_that_ends_as_a_level_is_none(question):
    assert [p.name for p in find(question).provinces] == ["Thanh Hóa"]


def test_a_city_in_a_province_of_its_name_is_a_place():
    assert find("Thành phố Bắc Kạn được bao nhiêu?").places == (("thành phố", "Bắc Kạn"),)
    assert find("Thành phố Cần Thơ được bao nhiêu?").places == ()


def test_agencies_by_any_spelling():
    assert find("Sở NN&PTNT, sở Y tế và Phòng TC-KH làm gì?").agencies == (
        "Sở Nông nghiệp và Phát triển nông thôn", "Sở Y tế", "Phòng Tài chính - Kế hoạch")


@pytest.mark.parametrize(("question", "years", "period"), [
    ("Năm 2027 được bao nhiêu?", (2027,), None),
    ("Kinh phí 2026, 2027 là bao nhiêu?", (2026, 2027), None),
    ("Giai đoạn 2026-2030 cần bao nhiêu?", (), (2026, 2030)),
    ("Từ 2021 đến 2025 làm được gì?", (), (2021, 2025)),
    ("2026 – 2030 có mấy dự án, năm 2028 có mấy?", (2028,), (2026, 2030)),
    ("Căn cứ Nghị định 52/2018/NĐ-CP là gì?", (), None),
])
def test_years_are_no_periods_and_no_parts_of_numbers(question, years, period):
    found = find(question)
    assert (found.years, found.period) == (years, period)


def test_annexes_sections_and_numbers_of_documents():
    found = find("Theo mục V.2 và Điều 3, phụ lục số 02, biểu 4 của 337/KH-UBND và 01-NQ/TU thì sao?")
    assert found.annexes == ("phụ lục 02", "biểu 4")
    assert found.sections == ("mục v.2", "điều 3")
    assert found.numbers == ("337/kh-ubnd", "01-nq/tu")


@pytest.mark.parametrize(("folded", "agency"), [
    ("công an tỉnh được giao việc gì", "công an tỉnh"),
    ("hội nông dân phải làm gì", "hội nông dân"),
    ("hội nghị sơ kết tổ chức khi nào", ""),
    ("sở tài chính làm gì", ""),
])
def test_agencies_that_no_field_names(folded, agency):
    assert other_agency(folded).startswith(agency) and bool(other_agency(folded)) == bool(agency)
