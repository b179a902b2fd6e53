"""What each column of a table is for: by the cells where they are figures or marks, by the heading where they are words."""
from __future__ import annotations

import re
from collections.abc import Sequence

from index.records import RowRole, TableRow, lowest
from index.text import fold
from ingest.tables.columns import columns_of
from ingest.tables.draft import RowDraft
from ingest.tables.headings import kind_of

# Numbers that are names: 'Nhóm ngành nghề', 'Mã số', 'Hạng', 'Cấp công trình'; but 'Cấp nước' may have its cost below
_CODE = re.compile(r"^(?:nhóm|loại|mã|hạng|khu vực)\b|^cấp(?:$| (?:công trình|đường|độ|hạng|kỹ thuật)\b)")


def column_roles(rows: Sequence[RowDraft | TableRow]) -> tuple[str, ...]:
    """The role of each column of one table, from all its rows: 'index' (row numbers), 'item' (what a row is about: one
    column, or none where that is a 'place'), 'lead', 'partner' (agencies), 'time', 'product', 'place', 'unit', 'note',
    'figure', 'mark' (x), 'year' or 'text'. Raises ValueError where the rows are of tables with unlike headings."""
    if not rows:
        return ()
    headers = max((row.headers for row in rows), key=lambda h: sum(map(len, h)))
    if any(len(row.headers) != len(headers) for row in rows):
        raise ValueError("rows of different tables")
    leaves = [row.cells for row in rows if row.role is not RowRole.GROUP] or [row.cells for row in rows]
    columns = columns_of(headers, leaves)
    worded = [kind_of(heading) for heading in headers]
    item = columns.item
    if worded[item] == "place":  # 'Xã, phường | Nội dung hỗ trợ': the row is about what is done there
        item = next((c for c, kind in enumerate(columns.kinds) if kind == "text" and worded[c] == "item"), item)
    return tuple(_role(*column, is_item=c == item) for c, column in enumerate(zip(headers, columns.kinds, worded)))


def _role(heading: str, kind: str, worded: str, is_item: bool) -> str:
    leaf = fold(lowest(heading))
    if kind in ("index", "mark"):
        return kind
    if is_item:
        return "place" if worded == "place" else "item"
    if kind == "year":
        return "time" if worded == "time" and not leaf.startswith("năm") else "year"
    if kind == "figure":
        return "text" if _CODE.match(leaf) else "time" if worded == "time" else "figure"
    return "text" if worded in ("item", "index", "figure") else worded
