"""Abbreviations of administration are spelled out; codes and ordinary words are left alone."""
from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from index.lexicon.abbreviations import expand

TABLE = tomllib.loads(files("index.lexicon").joinpath("abbreviations.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("short", "full"), [*TABLE["plain"].items(), *TABLE["capitals"].items()])
def test_every_abbreviation_of_the_table_is_spelled_out(short, full):
    assert expand(f"việc của {short}, theo kế hoạch") == f"việc của {full}, theo kế hoạch"


@pytest.mark.parametrize(("written", "spelled"), [
    ("ubnd xã", "Ủy ban nhân dân xã"),
    ("nguồn nsđp và nsdp", "nguồn ngân sách địa phương và ngân sách địa phương"),
    ("hdnd tỉnh", "Hội đồng nhân dân tỉnh"),                # typed without marks
    ("HTX, THT", "hợp tác xã, tổ hợp tác"),
    ("SNN&MT và UBND xã", "Sở Nông nghiệp và Môi trường và Ủy ban nhân dân xã"),
    ("Sở KH&ĐT", "Sở Kế hoạch và Đầu tư"),
])
def test_running_text(written, spelled):
    assert expand(written) == spelled


@pytest.mark.parametrize("text", [
    "11/KH-UBND", "42/2024/NQ-HĐND", "801/QĐ-TTg",           # numbers of documents
    "thứ tt của sổ", "tx 12", "nd 3",                        # in capitals only
    "Ủy ban nhân dân xã", "Hoàn thành trong năm 2027.",
])
def test_what_is_left_alone(text):
    assert expand(text) == text
