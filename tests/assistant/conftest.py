"""The assistant on an index of the sample plans, and on one of the five plans beside the repository: each made once a session."""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.assistant import Assistant

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"


def opened(plans: Path, folder: Path) -> Iterator[Assistant]:
    """The assistant on an index of the plans in a folder."""
    from index.library import Index
    from index.settings import Settings
    from ingest.library import ingest_paths

    reports = ingest_paths([plans], folder, Settings())
    assert [report.line() for report in reports if not report.read] == []
    with Index.open(folder) as index:
        yield Assistant(index)


def opened_on(tmp_path_factory: pytest.TempPathFactory, **plans: str) -> Iterator[Assistant]:
    """The assistant on an index of plans that a test module has written. `plans`: file name, '_' for '-' and the ending '_md' or '_txt' → text."""
    folder = tmp_path_factory.mktemp("kế hoạch")
    for name, text in plans.items():
        stem, ending = name.rsplit("_", 1)
        (folder / f"{stem.replace('_', '-')}.{ending}").write_text(text, encoding="utf-8")
    yield from opened(folder, tmp_path_factory.mktemp("nơi") / "chỉ mục")


def told(assistant: Assistant, *questions: str) -> str:
    """What the last of the questions of one conversation is answered, which is no refusal."""
    talk = assistant.conversation()
    answer = [talk.ask(question) for question in questions][-1]
    assert not answer.abstained, answer.text
    return answer.text


def refused(assistant: Assistant, question: str) -> str:
    """How a question is refused."""
    answer = assistant.conversation().ask(question)
    assert answer.abstained, answer.text
    return answer.text


@pytest.fixture(scope="session")
def samples(tmp_path_factory) -> Iterator[Assistant]:
    yield from opened(ROOT / "ingest" / "sample_plans", tmp_path_factory.mktemp("mẫu") / "chỉ mục")


@pytest.fixture(scope="session")
def five_plans(tmp_path_factory) -> Iterator[Assistant]:
    if not SHARED.is_dir():
        pytest.skip(f"no folder {SHARED}: the five plans are not part of the repository")
    yield from opened(SHARED / "plans" / "text", tmp_path_factory.mktemp("năm kế hoạch") / "chỉ mục")
