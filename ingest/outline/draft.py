"""What the outline parser gives: clauses that do not yet know their document."""
from __future__ import annotations

from dataclasses import dataclass, field

from index.records import Box, ClauseKind
from ingest.tables.draft import RowDraft


@dataclass(slots=True, kw_only=True)
class ClauseDraft:
    """A clause without its place in a document; `row` holds the table's part of it where it is a row."""

    kind: ClauseKind
    text: str
    fragments: tuple[str, ...]
    path: tuple[str, ...] = ()
    label: str = ""
    page: int | None = None
    boxes: tuple[Box, ...] = ()
    row: RowDraft | None = field(default=None, repr=False)
    table: int = 0
