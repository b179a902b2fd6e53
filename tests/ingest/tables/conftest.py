"""The tables of a file, read once a session however many tests ask for them."""
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.readers import read_file
from ingest.readers.text import read_text
from tests.ingest.tables.tables_helper import Tables, tables_in

PLANS = Path(__file__).resolve().parents[4] / "shared" / "plans"


@pytest.fixture(scope="session")
def plan_tables() -> Callable[[str], Tables]:
    """The tables of a file of ../shared/plans: (caption, rows) each, in order."""
    cache: dict[str, Tables] = {}

    def load(name: str) -> Tables:
        path = PLANS / name
        if not path.exists():
            pytest.skip(f"{path} is not here: the plans lie beside the repository, not in it")
        if name not in cache:
            cache[name] = tables_in(list(read_file(path).blocks))
        return cache[name]

    return load


@pytest.fixture(scope="session")
def text_tables() -> Callable[[str], Tables]:
    """The tables of a text."""
    return lambda text: tables_in(read_text(text, "thử.txt"))
