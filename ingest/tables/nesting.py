"""How the rows of a table lie under each other: groups, subtotals, the total, leaves.

A marker of a style not yet open goes deeper (A › I › 1 › -); one of an open style closes what lies below it.
"""
from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from index.quantities import parse_number
from index.records import RowRole
from index.text import fold
from ingest.tables.columns import BLANK, Columns
from ingest.tables.markers import Marker, mend
from ingest.tables.nodes import PART_TOTAL, Entry, Node, is_alone, node_of, numbered_name


@dataclass(slots=True)
class Place:
    """Where a row lies in its table."""

    groups: tuple[str, ...] = ()
    role: RowRole = RowRole.LEAF
    marker: str = ""
    position: int = 1


def nest(entries: Sequence[Entry], columns: Columns) -> list[Place]:
    """Each row's groups (outermost first), role, marker, and position among the like-marked rows of its group."""
    nodes = _tree(entries, columns)
    counts: Counter[tuple[int, str]] = Counter()
    places = []
    for node in nodes:
        counts[id(node.parent), node.kind] += 1
        places.append(Place(_groups(node), _role(node, columns), node.marker.text if node.marker else "",
                            counts[id(node.parent), node.kind]))
    return places


def _tree(entries: Sequence[Entry], columns: Columns) -> list[Node]:
    nodes: list[Node] = []
    open_nodes: list[Node] = []
    made = _nodes(entries, columns)
    for node, after in zip(made, [*made[1:], None]):
        if node.kind == "total":
            node.parent = _totalled(node, open_nodes, nodes, columns, last=after is None)
            open_nodes = open_nodes[:open_nodes.index(node.parent) + 1] if node.parent else []
            nodes.append(node)
            continue
        kinds = [n.kind for n in open_nodes]
        # An unnumbered group stands above the numbers that go on behind it
        closes = node.kind if node.kind != "title" or "title" in kinds or after is None else after.kind
        if closes in kinds:
            open_nodes = open_nodes[:kinds.index(closes)]
        if node.kind == "same":  # a second line of the item above: under the same groups, not under the item
            node.parent = open_nodes[-1].parent if open_nodes else None
        else:
            node.parent = open_nodes[-1] if open_nodes else None
            if node.parent:
                node.parent.children.append(node)
            open_nodes = [*open_nodes, node]
        nodes.append(node)
    return nodes


def _nodes(entries: Sequence[Entry], columns: Columns) -> list[Node]:
    letter: Marker | None = None
    made: list[Node] = []
    for entry in entries:
        made.append(node_of(entry, columns, letter))
        marker = made[-1].marker
        if marker and (marker.kind == "roman" or marker.kind == "upper" and marker.value in (1, letter.value + 1 if letter else 1)):
            letter = marker
    for node, marker in zip(made, mend([node.marker for node in made])):
        if marker and marker is not node.marker:
            node.marker, node.kind, node.name = marker, marker.kind, numbered_name(marker, node.entry.own[columns.item])
    for head in _bold_heads(made, columns):
        head.kind = "title"
    above = "roman" if any(node.kind == "roman" for node in made) else "group"
    for node, after in zip(made, made[1:]):
        # '1 | Vùng đồng bằng' and then '1 | Xã A': the first numbers groups, be it by design or a misread I
        if node.kind == after.kind == "number" and after.marker and after.marker.value == 1 and is_alone(node.entry, columns):
            node.kind = above
    return made


def _bold_heads(made: Sequence[Node], columns: Columns) -> list[Node]:
    """The unnumbered rows in bold whose figures add up those of the plain rows below: '**Cây hồi** | **1.905**' above its items."""
    rows = [node for node in made if node.kind == "row"]
    if len(rows) < len([node for node in made if node.kind != "total"]):
        return []
    if not 0 < sum(node.entry.bold for node in rows) < len(rows):
        return _summing_heads(rows, columns.of("figure"))
    heads = [i for i, node in enumerate(rows) if node.entry.bold]
    runs = [(rows[i], rows[i + 1:after]) for i, after in zip(heads, [*heads[1:], len(rows)])]
    figures = columns.of("figure")
    return [head for head, below in runs if len(below) > 1 and _adds_up(head, below, figures)]


def _summing_heads(rows: Sequence[Node], figures: Sequence[int]) -> list[Node]:
    """The rows that add up those below, where all rows fall into such groups, two at least, and each adds up in two columns or more."""
    heads, i = [], 0
    while i < len(rows):
        size = next((k for k in range(2, len(rows) - i) if _adds_all(rows[i], rows[i + 1:i + 1 + k], figures)), None)
        if size is None:
            return []
        heads.append(rows[i])
        i += size + 1
    return heads if len(heads) > 1 else []


def _adds_all(head: Node, below: Sequence[Node], figures: Sequence[int]) -> bool:
    """Whether a row is the sum of others in every column, two of them not nought."""
    totals = [parse_number(head.entry.own[c]) or 0.0 for c in figures]
    sums = [sum(parse_number(node.entry.own[c]) or 0.0 for node in below) for c in figures]
    return sum(total > 0 for total in totals) > 1 and all(abs(a - b) <= 0.51 for a, b in zip(totals, sums))


def _totalled(total: Node, open_nodes: Sequence[Node], nodes: Sequence[Node], columns: Columns, last: bool) -> Node | None:
    """The open group whose rows a total adds up, by its name ('Cộng mục I') or by the figures; None for the whole table."""
    groups = [node for node in open_nodes if node.children]
    words = fold(total.name).split()
    named = [g for g in groups if g.marker and fold(g.marker.text).strip(".)") in words]
    if PART_TOTAL.match(fold(total.name)):
        return (named or groups or [None])[-1]
    roots = [node for node in nodes if node.parent is None and node.kind != "total"]
    if last and len(roots) == 1:
        return None
    figures = [c for c in columns.of("figure") if parse_number(total.entry.own[c]) is not None]
    if len(roots) > 1 and _adds_up(total, roots, figures):
        return None
    return next((g for g in reversed(groups) if _adds_up(total, g.children, figures)), None)


def _groups(node: Node) -> tuple[str, ...]:
    names: list[str] = []
    above = node.parent
    while above is not None:
        names.insert(0, above.name)
        above = above.parent
    return tuple(names)


def _role(node: Node, columns: Columns) -> RowRole:
    if node.kind == "total":
        return RowRole.SUBTOTAL if node.parent else RowRole.TOTAL
    others = [c for c in range(len(node.entry.own)) if c not in (columns.item, columns.index)]
    said = [c for c in others if node.entry.own[c] not in BLANK]
    figures = [c for c in said if columns.kinds[c] == "figure" and parse_number(node.entry.own[c]) is not None]
    if node.children:
        if not said:
            return RowRole.GROUP
        summed = figures and (_adds_up(node, node.children, figures) or _heads(node, figures))
        return RowRole.SUBTOTAL if summed else RowRole.LEAF
    return RowRole.GROUP if others and not said and node.kind in ("upper", "roman", "title", "group") else RowRole.LEAF


def _heads(node: Node, figures: Sequence[int]) -> bool:
    """Whether a lettered group has figures where the rows below have: a subtotal, even if a digit of it is wrong."""
    rate = any(text.strip().endswith("%") for text in node.entry.own)
    return node.kind in ("upper", "roman", "group") and not rate and any(
        _sum_below(child, column) is not None for child in node.children for column in figures)


def _adds_up(node: Node, children: Sequence[Node], figures: Sequence[int]) -> bool:
    """Whether the figures of the rows below make up the row's own, in most of the columns that both have."""
    good = bad = 0
    for c in figures:
        parts = [_sum_below(child, c) for child in children]
        if any(part is not None for part in parts):
            total = parse_number(node.entry.own[c])
            close = total is not None and abs(total - sum(p or 0 for p in parts)) <= max(1e-6 * abs(total), 0.51)
            good, bad = good + close, bad + (not close)
    return good > 0 and good >= bad


def _sum_below(node: Node, column: int) -> float | None:
    own = parse_number(node.entry.own[column])
    if own is not None:
        return own
    parts = [part for child in node.children if (part := _sum_below(child, column)) is not None]
    return sum(parts) if parts else None
