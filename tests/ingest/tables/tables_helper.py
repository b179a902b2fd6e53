"""Reads tables for the tests of this folder."""
from __future__ import annotations

from ingest.blocks import Grid, Line
from ingest.tables import Caption, RowDraft, caption_for, find_flattened, rows_of, stitch

Tables = list[tuple[Caption, list[RowDraft]]]


def tables_in(blocks: list[Line | Grid]) -> Tables:
    """(caption, rows) of each table, in order."""
    stitched = stitch(find_flattened(blocks))
    return [(caption, rows_of(block, caption)) for i, block in enumerate(stitched)
            if isinstance(block, Grid) for caption in [caption_for(stitched, i)]]
