"""llama.cpp's own server with a tiny random model: its nonsense never reaches the user, and its death is survived."""
from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Timer

import pytest

from assistant.llm.answering import STANDS, answer_with_model, stream_with_model
from assistant.llm.model import ModelFault, chat_model
from assistant.llm.running import Clock, stream
from index.settings import Settings
from tests.assistant.llm.tiny_gguf import write

QUESTIONS = ("Nghệ nhân dạy truyền nghề ở Phú Thọ được trả bao nhiêu một buổi?", "Cơ quan nào của Phú Thọ chủ trì hỗ trợ OCOP?",
             "Tóm tắt việc truyền nghề trong kế hoạch của Phú Thọ")


@pytest.fixture(scope="module")
def llama(tmp_path_factory) -> Iterator[tuple[subprocess.Popen, Settings]]:
    model = tmp_path_factory.mktemp("llama") / "ngau-nhien.gguf"
    write(model)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, str(Path(__file__).with_name("llama_server.py")), str(model), str(port)]
    with open(model.with_suffix(".log"), "wb") as log, subprocess.Popen(command, stdout=log, stderr=log) as process:
        try:
            _wait(f"http://127.0.0.1:{port}/v1/models", process)
            yield process, Settings(llm="openai:ngau-nhien", llm_url=f"http://127.0.0.1:{port}/v1", llm_timeout=120)
        finally:
            process.kill()


def _wait(url: str, process: subprocess.Popen) -> None:
    for _ in range(600):
        assert process.poll() is None, "llama.cpp's server stopped"
        try:
            with urllib.request.urlopen(url):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("llama.cpp's server did not start")


@pytest.fixture(autouse=True)
def short(monkeypatch) -> None:
    """Nonsense has no end: little of it is enough."""
    monkeypatch.setattr("assistant.llm.model.ANSWER", 80)
    monkeypatch.setattr("assistant.llm.model.WINDOW", 4_096)


@pytest.mark.parametrize("question", QUESTIONS)
def test_nonsense_never_reaches_the_user(samples, llama, question):
    turn = samples.ask(question)
    *pieces, given = stream_with_model(samples, turn, llama[1])
    assert pieces == []
    assert given.text == turn.answer.text and given.citations == turn.answer.citations
    assert any(note.startswith(STANDS) for note in given.notes), given.notes
    assert any(exchange.received for exchange in given.exchanges), "nothing was generated"


def test_it_is_streamed(llama):
    chunks = list(stream(chat_model(llama[1]), [("human", "Sở nào chủ trì?")], Clock(120), {}))
    assert len(chunks) > 5


def test_cancelling_leaves_the_server_ready(samples, llama, monkeypatch):
    monkeypatch.setattr("assistant.llm.model.ANSWER", 20_000)
    turn, cancel = samples.ask(QUESTIONS[0]), Event()
    Timer(0.3, cancel.set).start()
    given = answer_with_model(samples, turn, llama[1], cancel)
    assert given.text == turn.answer.text
    assert any("dừng theo yêu cầu" in note for note in given.notes), given.notes
    monkeypatch.setattr("assistant.llm.model.ANSWER", 80)
    assert list(stream(chat_model(llama[1]), [("human", "Sở nào?")], Clock(120), {}))


def test_a_killed_server_is_survived(samples, llama, monkeypatch):
    process, settings = llama
    monkeypatch.setattr("assistant.llm.model.ANSWER", 20_000)
    heard = []
    with pytest.raises(ModelFault):
        for chunk in stream(chat_model(settings), [("human", "Sở nào chủ trì? " * 300)], Clock(120), {}):
            heard.append(chunk)
            if len(heard) == 1:
                process.kill()
    turn = samples.ask(QUESTIONS[0])
    given = answer_with_model(samples, turn, settings)
    assert given.text == turn.answer.text
    assert any("không kết nối được" in note for note in given.notes), given.notes
