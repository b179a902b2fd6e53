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


@pytest.fixture(scope="session")
def samples(tmp_path_factory) -> Iterator[Assistant]:
    yield from opened(ROOT / "ingest" / "sample_plans", tmp_path_factory.mktemp("mẫu") / "chỉ mục")


@pytest.fixture(scope="session")
def five_plans(tmp_path_factory) -> Iterator[Assistant]:
    if not SHARED.is_dir():
        pytest.skip(f"no folder {SHARED}: the five plans are not part of the repository")
    yield from opened(SHARED / "plans" / "text", tmp_path_factory.mktemp("năm kế hoạch") / "chỉ mục")
