"""What a row of a table is by its number and its words: an item, a group, a total, or a second line of the item above."""
from __future__ import annotations

import re
from dataclasses import dataclass, field

from index.text import fold
from ingest.tables.columns import BLANK, Columns
from ingest.tables.markers import Marker, leading_marker, marker_of

# "TỔNG CỘNG", "Tổng số", "Cộng", "Tổng (I+II)", "TỔNG KINH PHÍ", "Toàn tỉnh", "Cộng mục I", "Cộng 14 trường"
_TOTAL = re.compile(r"^(?:tổng cộng\b.{0,40}|(?:tổng số|tổng|cộng|toàn tỉnh|toàn huyện|toàn xã)(?:\s*[:(+].*)?|cộng số [^\W\d_]+(?: [^\W\d_]+){0,2}|(?:tổng )?cộng \d{1,3} [^\W\d_]+(?: [^\W\d_]+){0,3})$")
# Of these an unnumbered row is the total, but '1 | Tổng vốn đầu tư toàn xã hội' is an item like the rest
_WEAK_TOTAL = re.compile(r"^tổng (?:kinh phí|vốn|nhu cầu|dự toán|toàn tỉnh)\b.{0,40}$")
# Of a table whose other rows have numbers the row without one: "Tổng số phòng"
_UNNUMBERED_TOTAL = re.compile(r"^tổng số(?: [^\W\d_]+){1,4}$")
_BARE_TOTAL = re.compile(r"^TONG (?:CONG|SO)\b")  # its marks lost in character recognition
_MISREAD_TOTAL = re.compile(r"^t[oóòôốồổỗộ]{1,2}ng (?:cộng|số)\s*:?$")  # "TỐNG CỘNG", "TỔỐNG CỘNG" of a scan
PART_TOTAL = re.compile(r"^(?:tổng|cộng)(?: cộng| số)?\s+(?:mục|nhóm|phần|xã|huyện|phường|[ivx]+\b|[a-e]\b|năm)")


@dataclass(slots=True)
class Entry:
    """A row of a table below its heading, a text for each column."""

    cells: list[str]             # with what reaches over from above
    own: list[str]               # what stands in the row
    bold: bool = False
    wide: bool = False           # its one text reaches over the whole row


@dataclass(slots=True)
class Node:
    """A row with what it is, and the rows above and below it."""

    entry: Entry
    marker: Marker | None
    kind: str                    # the marker's kind; 'title' unnumbered group; 'plain' unnumbered; 'total'
    name: str
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)


def is_alone(entry: Entry, columns: Columns) -> bool:
    """Whether a row says nothing beside its number and its item."""
    return not any(text not in BLANK for c, text in enumerate(entry.own) if c not in (columns.item, columns.index))


def node_of(entry: Entry, columns: Columns, letter: Marker | None) -> Node:
    """A row by itself, not yet under another. `letter`: the Roman number or capital letter before it, by which the next one is known."""
    index = entry.own[columns.index] if columns.index is not None else ""
    item = entry.own[columns.item] if columns.item < len(entry.own) else ""
    filled = [text for text in entry.own if text]
    marker = marker_of(index, letter) if index else None
    for text in (index, item, filled[0] if filled else ""):
        if _is_total(text, numbered=marker is not None):
            return Node(entry, None, "total", text)
    if columns.index is not None and not index and _UNNUMBERED_TOTAL.match(fold(item)):
        return Node(entry, None, "total", item)
    if not index and not item:
        return Node(entry, None, "same", entry.cells[columns.item] or (filled[0] if filled else ""))
    if marker:
        return Node(entry, marker, marker.kind, numbered_name(marker, item))
    name = item or index
    if marker := leading_marker(name, letter):
        return Node(entry, marker, marker.kind, name)
    if is_alone(entry, columns) and (columns.index is not None or entry.bold or entry.wide or name.isupper()):
        return Node(entry, None, "title", name)
    return Node(entry, None, "plain" if columns.index is not None else "row", name)


def numbered_name(marker: Marker, item: str) -> str:
    """An item with its number: '1. Giống cây trồng', '- Hỗ trợ'; the number alone where there is no item."""
    if not item:
        return marker.text
    if marker.kind in ("dash", "plus") or marker.text.endswith((".", ")")):
        return f"{marker.text} {item}"
    return f"{marker.text}. {item}"


def _is_total(text: str, numbered: bool) -> bool:
    if text.isascii() and text.isupper() and _BARE_TOTAL.match(text):
        return True
    folded = fold(text)
    if _MISREAD_TOTAL.match(folded):
        return True
    return bool(_TOTAL.match(folded) or PART_TOTAL.match(folded) or not numbered and _WEAK_TOTAL.match(folded))
