"""Which kinds of answer a question asks for: every pattern of asks.toml on its own example, and look-alikes kept apart."""
from __future__ import annotations

import pytest

from assistant.understand.asks import Ask, asked, table
from index.text import fold


@pytest.mark.parametrize(("kind", "pattern", "example"), [pytest.param(k, p, e, id=f"{k}-{e}") for k, p, _, e in table()])
def test_a_pattern_matches_its_example(kind, pattern, example):
    assert pattern.search(fold(example))
    assert kind in asked(fold(example)).kinds


def test_every_kind_has_a_pattern():
    assert {kind for kind, *_ in table()} == set(Ask)


# question, what it asks for, what it does not
@pytest.mark.parametrize(("question", "for_this", "not_for_this"), [
    ("Kinh phí đào tạo năm 2027 là bao nhiêu?", {Ask.AMOUNT}, {Ask.LEAD, Ask.COUNT}),
    ("Vốn lấy từ nguồn nào?", {Ask.SOURCE}, {Ask.LEAD}),
    ("Phụ lục 2 có mấy dự án?", {Ask.COUNT}, {Ask.AMOUNT, Ask.PERCENT}),
    ("Điều mấy quy định về hiệu lực?", {Ask.REFERENCE, Ask.EFFECT}, {Ask.COUNT}),
    ("Phải nộp báo cáo trước ngày nào?", {Ask.DATE}, {Ask.OWN_DATE}),
    ("Kế hoạch ban hành ngày nào?", {Ask.OWN_DATE}, {Ask.LEAD}),
    ("Ai ký quyết định này?", {Ask.SIGNER}, {Ask.AMOUNT}),
    ("Thu nhập tăng mấy lần so với năm 2025?", {Ask.TIMES}, {Ask.COUNT}),
    ("Tỷ lệ hộ có nước sạch là bao nhiêu?", {Ask.PERCENT}, {Ask.AMOUNT}),
    ("Đơn vị nào phối hợp với Sở Y tế?", {Ask.COORDINATE}, {Ask.AMOUNT}),
    ("Công trình ở xã nào được nhiều vốn nhất?", {Ask.PLACE, Ask.MOST}, {Ask.PERSON}),
    ("So sánh chỉ tiêu nước sạch của hai tỉnh.", {Ask.COMPARE}, {Ask.AMOUNT, Ask.LEAD}),
    ("Năm nào hoàn thành?", {Ask.YEAR}, {Ask.AMOUNT}),
])
def test_look_alikes_are_kept_apart(question, for_this, not_for_this):
    kinds = asked(fold(question)).kinds
    assert for_this <= kinds
    assert not kinds & not_for_this


def test_the_words_that_ask_are_told_apart_from_what_is_asked_about():
    folded = fold("Cơ quan nào chủ trì xây dựng trường học?")
    spans = asked(folded).spans
    assert any(folded[a:b] == "cơ quan nào" for a, b in spans)
    assert all("trường học" not in folded[a:b] for a, b in spans)
