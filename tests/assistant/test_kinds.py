"""Whether a clause holds the kind of thing asked for, and what begins as an agency does and is none."""
from __future__ import annotations

import pytest

from assistant.evidence import holds
from assistant.headed import agency_heading
from assistant.understand.asks import Ask
from index.records import Clause, ClauseKind


def clause(text: str) -> Clause:
    return Clause(id="d#1", document="d", ordinal=1, kind=ClauseKind.PARAGRAPH, path=(), label="Mục I", text=text, fragments=(text,))


@pytest.mark.parametrize("heading", ["2. Sở Công Thương", "Phòng Kinh tế và Hạ tầng", "Đoàn thể các cấp", "Công ty Điện lực Kon Tum", "Ban Quản lý chợ"])
def test_headings_of_agencies(heading):
    assert agency_heading(heading)


@pytest.mark.parametrize("heading", [
    "3.1. Phòng, chống tai nạn thương tích trẻ em", "Phòng cháy chữa cháy", "Phòng ngừa dịch bệnh", "Bộ tiêu chí nông thôn mới", "Sở hữu trí tuệ",
    "Hội thi tay nghề", "Ban hành quy chế", "Đội ngũ cán bộ", "Vụ đông xuân", "Quỹ đất tái định cư", "Viện trợ nước ngoài"])
def test_headings_that_only_begin_as_agencies_do(heading):
    assert agency_heading(heading) == ""


@pytest.mark.parametrize("text", ["tối đa 40 triệu đồng", "không quá 5 tỷ đồng", "rác không lưu quá 24 giờ", "tỷ lệ tái lấn chiếm dưới 10%"])
def test_limits(text):
    assert holds(Ask.LIMIT, clause(text))


def test_a_limit_is_said_in_so_many_words():
    assert not holds(Ask.LIMIT, clause("hỗ trợ 40 triệu đồng"))


@pytest.mark.parametrize("text, share", [("phấn đấu 80% chợ", 1.0), ("hỗ trợ 40 triệu đồng", 0.6), ("giai đoạn 2026 - 2030 như sau", 0.0)])
def test_how_many_of_nothing_named(text, share):
    assert holds(Ask.QUANTITY, clause(text)) == share
