"""The second process that answers beside the page's own: real processes on a real index."""
from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.page.chat_handlers import Visit, converse
from assistant.page.second_process import Gone, SecondProcess
from assistant.page.shared import Shared
from assistant.page.translate import Translator
from assistant.page.workspace import Workspace
from index.library import Index
from index.settings import Settings
from ingest.library import ingest_paths

ROOT = Path(__file__).parents[2]
KILL = getattr(signal, "SIGKILL", signal.SIGTERM)
FIRST, THEN = "Cơ quan nào của Phú Thọ chủ trì hỗ trợ OCOP?", "Còn Quảng Ngãi thì sao?"


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("chỉ mục")
    ingest_paths([ROOT / "ingest" / "sample_plans"], folder, Settings())
    return folder


def until(condition, seconds: float = 60.0) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.05)


@pytest.fixture()
def second(folder):
    made = SecondProcess(folder, Settings())
    made.begin()
    until(lambda: made.ready)
    yield made
    if made.pid:
        os.kill(made.pid, KILL)


def running(pid: int) -> bool:
    """Whether a process is there and not only its entry, which its parent has yet to read."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_it_answers_as_the_page_itself_does_and_follows_the_conversation(folder, second):
    with Index.open(folder) as index:
        talk = Assistant(index).conversation()
        here = [talk.ask(FIRST).text, talk.ask(THEN).text]
    there = [second.answer("k1", [], FIRST), second.answer("k1", [FIRST], THEN)]
    assert [answer.text for answer, _ in there] == here
    assert "Văn phòng Điều phối" in here[1]
    assert there[0][1], "no questions that may follow"


def test_conversations_are_kept_apart_and_one_that_it_does_not_know_is_told_anew(second):
    second.answer("k2", [], FIRST)
    alone, _ = second.answer("k3", [], THEN)
    told, _ = second.answer("k4", [FIRST], THEN)
    assert "Văn phòng Điều phối" not in alone.text and "Văn phòng Điều phối" in told.text


def test_where_it_has_died_the_page_answers_by_itself(folder):
    workspace = Workspace(folder, Settings())
    workspace.open()
    workspace.second.begin()
    until(lambda: workspace.second.ready)
    shared, visit = Shared(workspace, Translator()), Visit()
    visit.turns.append((FIRST, converse(shared, visit, FIRST)))
    assert visit.conversation is None, "answered by the page's own process"
    os.kill(workspace.second.pid, KILL)
    assert "Văn phòng Điều phối" in converse(shared, visit, THEN).text           # what went before is told to this process
    assert visit.conversation is not None
    until(lambda: not workspace.second.ready)
    with pytest.raises(Gone):
        workspace.second.answer("k5", [], FIRST)


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="processes can't be held on Windows")
def test_one_that_hangs_is_not_waited_for_for_ever(folder):
    held = SecondProcess(folder, Settings(), patience=1.0)
    held.begin()
    until(lambda: held.ready)
    os.kill(held.pid, signal.SIGSTOP)
    with pytest.raises(Gone, match="no answer within"):
        held.answer("k7", [], FIRST)
    os.kill(held.pid, KILL)


def test_a_document_that_is_deleted_answers_no_more(folder, tmp_path):
    own = tmp_path / "chỉ mục"
    ingest_paths([ROOT / "ingest" / "sample_plans"], own, Settings())
    workspace = Workspace(own, Settings())
    workspace.open()
    workspace.second.begin()
    until(lambda: workspace.second.ready)
    answer, _ = workspace.second.answer("k6", [], FIRST)
    assert not answer.abstained
    workspace.delete(answer.citations[0].document.id)
    assert workspace.second.answer("k6", [FIRST], FIRST)[0].abstained
    os.kill(workspace.second.pid, KILL)


def test_it_is_taken_on_where_questions_wait_and_not_before(folder):
    from contextlib import ExitStack

    from assistant.page.workspace import CROWD

    workspace = Workspace(folder, Settings())
    workspace.open()
    with ExitStack() as waiting:
        for _ in range(CROWD - 1):
            waiting.enter_context(workspace.asked())
        assert workspace.second.pid is None
        waiting.enter_context(workspace.asked())
        until(lambda: workspace.second.ready)
    os.kill(workspace.second.pid, KILL)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are looked up in /proc")
def test_it_ends_with_the_page_however_that_ends(folder, tmp_path):
    told = tmp_path / "pid"
    page = tmp_path / "page.py"
    page.write_text(f"""
import sys, time
sys.path.insert(0, {str(ROOT)!r})
from pathlib import Path
from assistant.page.second_process import SecondProcess
from index.settings import Settings

if __name__ == "__main__":
    second = SecondProcess(Path({str(folder)!r}), Settings())
    second.begin()
    while not second.ready:
        time.sleep(0.05)
    Path({str(told)!r}).write_text(str(second.pid))
    time.sleep(600)
""", encoding="utf-8")
    parent = subprocess.Popen([sys.executable, str(page)], cwd=ROOT)
    until(lambda: told.exists() and told.read_text())
    child = int(told.read_text())
    assert running(child)
    parent.send_signal(KILL)
    parent.wait()
    until(lambda: not running(child), 20)
