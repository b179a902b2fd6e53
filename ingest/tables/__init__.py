"""Tables: found in text, put together over page breaks, their headers spelled out, their rows read.

    lines ──find_delimited──▶ Line | Grid ──find_flattened──▶ Line | Grid ──stitch──▶ Line | Grid, a Grid a table
    Grid ──caption_for, rows_of──▶ RowDraft, one a row
"""
from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ingest.tables.caption import caption_for
    from ingest.tables.delimited import find_delimited
    from ingest.tables.draft import Caption, RowDraft
    from ingest.tables.flattened import find_flattened
    from ingest.tables.roles import column_roles
    from ingest.tables.rows import marked_columns, rows_of
    from ingest.tables.stitching import stitch

_HOMES = {
    "Caption": "draft", "RowDraft": "draft",
    "find_delimited": "delimited", "find_flattened": "flattened", "stitch": "stitching",
    "caption_for": "caption", "rows_of": "rows", "column_roles": "roles", "marked_columns": "rows",
}
__all__ = sorted(_HOMES)


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
