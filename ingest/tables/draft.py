"""What the table parser gives: a caption, and rows that do not yet know their document."""
from __future__ import annotations

from dataclasses import dataclass

from index.records import Box, ClauseKind, RowRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """What stands above a table. `lines` are the source lines it was read from, nearest last."""

    title: str = ""              # "Phụ lục 03: Danh mục dự án, công trình …"
    unit: str = ""               # "triệu đồng"
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RowDraft:
    """A row of a table: a TableRow without its place in a document.

    `marker` is what numbers the row ('1', '-', 'I', 'A', '2.1', '' for none); `position` counts from 1 the rows of the
    same kind of marker under the same group, for rows that only have a dash.
    """

    text: str
    fragments: tuple[str, ...]
    page: int | None = None
    boxes: tuple[Box, ...] = ()
    title: str = ""
    unit: str = ""
    headers: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    role: RowRole = RowRole.LEAF
    marker: str = ""
    position: int = 1
    item: int = 0                # the column that names what the row is about
    table: int = 0               # set by whoever counts the document's tables
    kind: ClauseKind = ClauseKind.ROW
