"""The scripted server, on the assistants of tests/assistant/conftest.py."""
from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.assistant.llm.scripted import Server, serving


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as script:
        yield script
