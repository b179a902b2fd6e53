"""Hỏi đáp with a language model: its sentences as they pass, the button that stops it, and what was sent and came back."""
from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest

from tests.assistant.llm.scripted import Server as Script
from tests.assistant.llm.scripted import serving
from tests.page.conftest import Server, start, stop

QUESTION = "Nghệ nhân dạy truyền nghề ở Phú Thọ được trả bao nhiêu một buổi?"
RIGHT = "Nghệ nhân đứng lớp được trả 400.000 đồng/buổi [1]."
FALSE = " Mỗi lớp có 99 học viên [1]."


@pytest.fixture(scope="module")
def script() -> Iterator[Script]:
    with serving() as made:
        yield made


@pytest.fixture(scope="module")
def with_model(server, script, tmp_path_factory) -> Iterator[Server]:
    """The page on the same plans, with the scripted model set."""
    index = tmp_path_factory.mktemp("trang-mo-hinh") / "chỉ mục"
    shutil.copytree(server.index, index)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TROLY_LLM", "openai:thu-nghiem")
        patch.setenv("TROLY_LLM_URL", f"http://127.0.0.1:{script.port}/v1")
        running = start(index)
    try:
        running.until_ready()
        yield running
    finally:
        stop(running)


def test_nothing_is_sent_before_a_question(with_model, script):
    assert script.calls == []


def test_what_was_sent_and_came_back_is_shown(visit, with_model, script):
    script.say, script.pause = (lambda body: "" if "Lý do:" in body["messages"][-1]["content"] else RIGHT + FALSE + "<script>alert(1)</script>"), 0
    visitor = visit(at=with_model)
    visitor.go()
    answer = visitor.ask(QUESTION)
    assert "400.000 đồng/buổi" in answer.locator(".tl-text").inner_text() and "99" not in answer.locator(".tl-text").inner_text()
    record = answer.locator(".tl-exchanges")
    record.locator("summary").first.click()
    told = record.inner_text()
    assert "Xem cách trả lời" in told and QUESTION in told and "<dieu-khoan so=" in told
    assert "99 học viên" in told and "<script>alert(1)</script>" in told and "Lý do" in told
    visitor.picture("mo-hinh-cach-tra-loi")


def test_sentences_come_as_they_pass_and_stopping_ends_the_generation(visit, with_model, script):
    script.say, script.pause = (lambda body: RIGHT + FALSE + " Học ngay tại xưởng [1]." * 300), 0.05
    script.broken.clear()
    visitor = visit(at=with_model)
    visitor.go()
    page = visitor.page
    page.fill("#tl-question textarea", QUESTION)
    page.press("#tl-question textarea", "Enter")
    page.wait_for_selector(".tl-written >> text=Học ngay tại xưởng")
    written = page.locator(".tl-written").inner_text()
    assert written.startswith("Nghệ nhân đứng lớp được trả 400.000 đồng/buổi. Học") and "99" not in written
    visitor.picture("mo-hinh-dang-viet")
    page.locator("[data-act=stop]").click()
    answer = visitor.answered(0)
    assert "dừng theo yêu cầu" in answer.inner_text() and "400.000 đồng" in answer.inner_text()
    assert script.broken.wait(20), "the generation went on"
    assert page.locator("[data-act=stop]").count() == 0


def test_without_a_model_there_is_nothing_to_show_or_stop(visit):
    visitor = visit()
    visitor.go()
    assert visitor.ask(QUESTION).locator(".tl-exchanges").count() == 0
