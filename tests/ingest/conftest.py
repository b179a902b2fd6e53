"""The five plans beside the repository, each file read once a session."""
from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from index.records import Document

PLANS = Path(__file__).resolve().parents[2].parent / "shared" / "plans"


@pytest.fixture(scope="session")
def plans() -> Path:
    if not PLANS.is_dir():
        pytest.skip(f"no folder {PLANS}: the five plans are not part of the repository")
    return PLANS


@pytest.fixture(scope="session")
def document_of(plans: Path) -> Callable[[str], Document]:
    """The document of a file under ../shared/plans: document_of('text/cao-bang-2026.md')."""
    from ingest.document import read_document

    return cache(lambda name: read_document(plans / name))


@pytest.fixture
def read_as(tmp_path: Path) -> Callable[..., Document]:
    """The document of a text that a test writes itself."""
    from ingest.document import read_document

    def read(text: str, name: str = "van-ban.txt") -> Document:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return read_document(path)

    return read
