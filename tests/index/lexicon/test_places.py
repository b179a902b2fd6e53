"""Provinces, districts and communes: of before July 2025 and of today."""
from __future__ import annotations

import pytest

from index.lexicon import places


def test_the_63_became_34():
    all_of_them = places.provinces().values()
    assert len({p.name for p in all_of_them} | {p.today for p in all_of_them}) == 63
    assert len({p.today for p in all_of_them}) == 34


@pytest.mark.parametrize(("then", "today"), [
    ("Bình Phước", "Đồng Nai"), ("Hà Giang", "Tuyên Quang"), ("Long An", "Tây Ninh"), ("Ninh Thuận", "Khánh Hòa"),
    ("Hà Nam", "Ninh Bình"), ("Nghệ An", "Nghệ An"), ("Hà Nội", "Hà Nội"), ("khánh hoà", "Khánh Hòa"), ("Paris", ""),
])
def test_the_province_of_today(then, today):
    assert places.province_today(then) == today


@pytest.mark.parametrize(("text", "names"), [
    ("tỉnh Kon Tum và TP. Đà Nẵng", ["Kon Tum", "Đà Nẵng"]),
    ("BÀ RỊA - VŨNG TÀU", ["Bà Rịa - Vũng Tàu"]),
    ("Bắc  Kạn", ["Bắc Kạn"]),
    ("tỉnh thanh hoá", ["Thanh Hóa"]),                       # old tone placement
    ("TPHCM", ["Hồ Chí Minh"]), ("Thừa Thiên Huế", ["Huế"]),
    ("Nam Địnhh", []),
])
def test_provinces_in_running_text(text, names):
    assert [m.province.name for m in places.find_provinces(text)] in (names, [places.provinces()[n.casefold()].name for n in names])


def test_without_marks_only_where_that_is_wanted():
    assert [m.province.name for m in places.find_provinces("ke hoach cua tinh nghe an")] == ["Nghệ An"]
    assert places.find_provinces("ke hoach cua tinh nghe an", unmarked=False) == []


@pytest.mark.parametrize(("unit", "level", "name"), [
    ("Xã Tân Lập", "xã", "Tân Lập"), ("TP Vinh", "thành phố", "Vinh"), ("thị trấn Cái Bè", "thị trấn", "Cái Bè"),
    ("TX Gò Công", "thị xã", "Gò Công"), ("Tân Lập", "", "Tân Lập"), ("tỉnh Nghệ An", "tỉnh", "Nghệ An"),
])
def test_level_and_name(unit, level, name):
    assert places.split_level(unit) == (level, name)


def test_units_that_bear_a_name():
    assert ("huyện", "Tiền Giang") in places.units("Cái Bè")
    assert ("xã", "Đồng Tháp") in places.units("cái bè")
    assert places.units("Không Có Đâu") == set()


def test_the_commune_of_today():
    # Resolution 1655/NQ-UBTVQH15 of 2025 put several communes of huyện Cái Bè together under its name
    assert places.commune_today("thị trấn Cái Bè", "Tiền Giang") == "Xã Cái Bè"
    assert places.commune_today("Không Có Đâu", "Tiền Giang") == ""
