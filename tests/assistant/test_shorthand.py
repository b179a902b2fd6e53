"""Abbreviations that a document makes for itself."""
from __future__ import annotations

import pytest

from assistant.shorthand import defined, spelled_out


@pytest.mark.parametrize("text, expected", [
    ("Tổ tiết kiệm và vay vốn (TK&VV) họp hằng tháng.", {" tk vv ": " tiết kiệm và vay vốn "}),
    ("lập hồ sơ sức khỏe (sau đây gọi tắt là HSSK) cho trẻ", {" hssk ": " hồ sơ sức khỏe "}),
    ("doanh nghiệp nhỏ và vừa (DNNVV)", {" dnnvv ": " doanh nghiệp nhỏ và vừa "}),
    ("hợp tác xã (HTX) và hộ", {}),                      # the lexicon's
    ("Chương trình mỗi ngày một việc (Phụ lục II)", {}),
    ("giám sát hành trình (VMS)", {}),                   # not of these letters
])
def test_defined(text, expected):
    assert defined([text]) == expected


def test_spelled_out_both_ways():
    shorthand = {" tk vv ": " tiết kiệm và vay vốn "}
    assert spelled_out(" số tổ tk vv ", shorthand) == " số tổ tk vv tiết kiệm và vay vốn "
    assert spelled_out(" tổ tiết kiệm và vay vốn ", shorthand) == " tổ tiết kiệm và vay vốn tk vv "
    assert spelled_out(" tổ nuôi tằm ", shorthand) == " tổ nuôi tằm "
