"""Agencies by every spelling, and what they are called since the mergers of 2025."""
from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from index.lexicon import agencies

FIELDS = tomllib.loads(files("index.lexicon").joinpath("agencies.toml").read_text(encoding="utf-8"))["field"]
SPELLINGS = [(field["name"], spelling) for field in FIELDS for spelling in (field["name"], *field.get("short", ()), *field.get("other", ()))]


@pytest.mark.parametrize(("name", "spelling"), SPELLINGS)
def test_every_spelling_of_the_table_names_its_field(name, spelling):
    mention, = agencies.find(f"giao Sở {spelling} làm")
    assert (mention.kind, mention.field) == ("Sở", name)
    assert f"giao Sở {spelling} làm"[mention.start:mention.end] == f"Sở {spelling}"


@pytest.mark.parametrize(("text", "names"), [
    ("Sở NN&PTNT", ["Sở Nông nghiệp và Phát triển nông thôn"]),
    ("sở nn-ptnt", ["Sở Nông nghiệp và Phát triển nông thôn"]),
    ("SNN&MT", ["Sở Nông nghiệp và Môi trường"]),
    ("P.NN&PTNT", ["Phòng Nông nghiệp và Phát triển nông thôn"]),
    ("so tai chinh", ["Sở Tài chính"]),
    ("SỞ LAO ĐỘNG - THƯƠNG BINH & XÃ HỘI", ["Sở Lao động - Thương binh và Xã hội"]),
    ("Sở Công Thương, Sở Y tế và Bộ Tài chính", ["Sở Công Thương", "Sở Y tế", "Bộ Tài chính"]),
    ("số tài chính năm 2027", []),                           # no agency: 'số' is a number
    ("cơ sở y tế", []), ("co so giao duc", []),              # health stations, schools
    ("cán bộ văn hóa", []), ("văn phòng kinh tế", []),
    ("tình hình tài chính", []),
])
def test_agencies_in_running_text(text, names):
    assert [mention.name for mention in agencies.find(text)] == names


@pytest.mark.parametrize(("then", "today"), [
    ("Sở Nông nghiệp và Phát triển nông thôn", "Sở Nông nghiệp và Môi trường"),
    ("Sở Tài nguyên và Môi trường", "Sở Nông nghiệp và Môi trường"),
    ("Sở Kế hoạch và Đầu tư", "Sở Tài chính"),
    ("Sở Lao động - Thương binh và Xã hội", "Sở Nội vụ"),
    ("Sở Giao thông vận tải", "Sở Xây dựng"),
    ("Sở Thông tin và Truyền thông", "Sở Khoa học và Công nghệ"),
    ("Bộ Nông nghiệp và Phát triển nông thôn", "Bộ Nông nghiệp và Môi trường"),
    ("Bộ Kế hoạch và Đầu tư", "Bộ Tài chính"),
    ("Bộ Giao thông vận tải", "Bộ Xây dựng"),
    ("Bộ Thông tin và Truyền thông", "Bộ Khoa học và Công nghệ"),
    ("Bộ Lao động - Thương binh và Xã hội", "Bộ Nội vụ"),
    ("Ban Dân tộc", "Sở Dân tộc và Tôn giáo"),
    ("Ủy ban Dân tộc", "Bộ Dân tộc và Tôn giáo"),
    ("Phòng Tài nguyên và Môi trường", ""),                  # district offices were abolished, not renamed
    ("Phòng Dân tộc", ""),
    ("Sở Y tế", ""), ("Sở Tài chính", ""), ("Sở Nội vụ", ""),
])
def test_names_before_and_after_2025(then, today):
    assert agencies.today(then) == today


def test_a_successor_is_related_to_what_it_was_but_others_are_not():
    assert agencies.related("Sở KH&ĐT", "Sở Tài chính")
    assert agencies.related("Sở Nông nghiệp", "Sở NN&PTNT") and agencies.related("Sở Nông nghiệp", "Sở Nông nghiệp và Môi trường")
    assert not agencies.related("Sở Y tế", "Sở Tài chính")
    assert not agencies.related("Phòng Tài chính - Kế hoạch", "Sở Kế hoạch và Đầu tư")


def test_spellings_of_one_agency_fall_under_one_key():
    keys = {agencies.key(name) for name in ("Sở NN&PTNT", "sở Nông nghiệp và PTNT", "SỞ NÔNG NGHIỆP & PHÁT TRIỂN NÔNG THÔN")}
    assert keys == {"sở nông nghiệp và phát triển nông thôn"}
    assert agencies.key("Hội Nông dân tỉnh.") == "hội nông dân tỉnh"
