"""The rows of a table as clauses: their path (headings, then groups) and their label."""
from __future__ import annotations

import re

from index.records import ClauseKind, RowRole
from ingest.blocks import Grid
from ingest.outline.draft import ClauseDraft
from ingest.tables.draft import Caption, RowDraft
from ingest.tables.rows import rows_of

# what numbers a group: "I. Công trình thủy lợi" → "I", "1. Xã Quảng Uyên" → "1"
_GROUP_NUMBER = re.compile(r"([IVXLC]+|[A-ZĐ]|\d{1,3}(?:\.\d{1,3})*)\s*[.)]")


def row_clauses(grid: Grid, caption: Caption, path: tuple[str, ...], label: str) -> list[ClauseDraft]:
    """The rows of a table under the headings of `path`; `label` is that of the table ('Phụ lục 03', 'Mục IV, bảng 1')."""
    drafts = []
    for number, row in enumerate(rows_of(grid, caption), start=1):
        drafts.append(ClauseDraft(
            kind=ClauseKind.ROW, text=row.text, fragments=row.fragments, path=path + row.groups, label=_label(row, label, number),
            page=row.page, boxes=row.boxes, row=row, table=id(grid),
        ))
    return drafts


def _label(row: RowDraft, table: str, number: int) -> str:
    groups = [match.group(1) for group in row.groups if (match := _GROUP_NUMBER.match(group))]
    parts = [table] if table else []
    marker = row.marker.strip(" .)")
    if row.role in (RowRole.GROUP, RowRole.SUBTOTAL) and marker and (marker[0].isalnum()):
        groups.append(marker)
        marker = ""
        own = ""
    elif row.role is RowRole.TOTAL:
        own = "dòng tổng cộng"
    elif marker and marker[0].isalnum():
        own = f"số thứ tự {marker}"
    else:
        own = f"dòng {row.position if row.marker else number}"
    if groups:
        parts.append("mục " + ".".join(groups))
    return ", ".join([*parts, own] if own else parts) or f"dòng {number}"
