"""From drawn rules to lattices: the rows and columns of a ruled table, with its merged cells.

The rules may come from a PDF's drawing commands or from a picture. A cell is found by looking which of the elementary
fields of the lattice have no rule between them, so it does not matter in how many pieces the rules were drawn.
"""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

SNAP = 2.5               # points: rules this close are one (double borders, cells drawn one by one)
JOIN = 3.5               # points: a gap this small in a rule is closed (dotted rules, corners)
SHORTEST = 5.0           # points: a shorter rule says nothing
TOUCH = 4.0              # points: rules that come this close belong to one table
COVERED = 0.6            # share of a field's side that a rule must cover to part it from its neighbour
OVERHANG = 8.0           # points: rules that reach this far beyond the outermost crossing rule mean an open side
MOST_FIELDS = 20_000     # of a table on one page; more is a drawing


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight rule. `at` is its place across (y of a horizontal one, x of a vertical one), from `start` to `end`."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Field:
    """A cell of a lattice: its first row and column, and how many it takes."""

    row: int
    column: int
    down: int
    across: int


@dataclass(frozen=True, slots=True)
class Lattice:
    xs: tuple[float, ...]    # borders of the columns, n + 1 of them
    ys: tuple[float, ...]    # borders of the rows
    fields: tuple[Field, ...]

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def place(self, x: float, y: float) -> tuple[int, int] | None:
        """The elementary row and column that a point lies in; None outside."""
        if not (self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]):
            return None
        row = max(i for i, edge in enumerate(self.ys[:-1]) if edge <= y)
        return row, max(i for i, edge in enumerate(self.xs[:-1]) if edge <= x)


def lattices(horizontal: Iterable[Rule], vertical: Iterable[Rule]) -> list[Lattice]:
    """Rules of a page, in points → its ruled tables from top to bottom. A frame around a paragraph is none."""
    across, down = _straighten(horizontal), _straighten(vertical)
    found = []
    for hs, vs in _components(across, down):
        lattice = _lattice(hs, vs)
        if lattice is not None:
            found.append(lattice)
    return sorted(_outermost(found), key=lambda one: (one.ys[0], one.xs[0]))


def _straighten(rules: Iterable[Rule]) -> list[Rule]:
    """Rules almost in one line brought into one, pieces of a rule joined, short ones dropped."""
    groups: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda r: r.at):
        if groups and rule.at - groups[-1][0].at <= SNAP:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    straight = []
    for group in groups:
        at = sum(r.at for r in group) / len(group)
        start = end = None
        for rule in sorted(group, key=lambda r: r.start):
            if end is None or rule.start > end + JOIN:
                if end is not None:
                    straight.append(Rule(at, start, end))
                start, end = rule.start, rule.end
            else:
                end = max(end, rule.end)
        straight.append(Rule(at, start, end))
    return [rule for rule in straight if rule.end - rule.start >= SHORTEST]


def _components(hs: Sequence[Rule], vs: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules that touch or cross, directly or through others."""
    parent = list(range(len(hs) + len(vs)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    places = np.array([(v.at, v.start, v.end) for v in vs]).reshape(-1, 3)
    for i, h in enumerate(hs):
        touching = ((h.start - TOUCH <= places[:, 0]) & (places[:, 0] <= h.end + TOUCH)
                    & (places[:, 1] - TOUCH <= h.at) & (h.at <= places[:, 2] + TOUCH))
        for j in np.flatnonzero(touching).tolist():
            parent[root(len(hs) + j)] = root(i)
    parts: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, rule in enumerate([*hs, *vs]):
        parts.setdefault(root(i), ([], []))[i >= len(hs)].append(rule)
    return [(h, v) for h, v in parts.values() if h and v]


def _lattice(hs: list[Rule], vs: list[Rule]) -> Lattice | None:
    hs, vs = _close(hs, vs), _close(vs, hs)
    xs, ys = sorted({v.at for v in vs}), sorted({h.at for h in hs})
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 2 or rows * columns > MOST_FIELDS:
        return None
    fields = _fields(xs, ys, hs, vs)
    if len(fields) < 2 or max(f.column for f in fields) == 0:
        return None
    return Lattice(tuple(xs), tuple(ys), tuple(fields))


def _close(rules: list[Rule], crossing: list[Rule]) -> list[Rule]:
    """An open side (no outer rule, as where a table is cut by a page break or has no outer frame) gets its rule."""
    closed = list(rules)
    for far, sign in ((min(c.start for c in crossing), -1), (max(c.end for c in crossing), 1)):
        outer = min((r.at for r in rules), key=lambda at: abs(at - far))
        reaching = [c for c in crossing if abs((c.start if sign < 0 else c.end) - far) <= SNAP]
        if sign * (far - outer) > OVERHANG and len(reaching) >= 2:
            closed.append(Rule(far, min(c.at for c in reaching), max(c.at for c in reaching)))
    return closed


def _covered(rules: Sequence[Rule], at: float, start: float, end: float) -> bool:
    share = sum(max(0.0, min(r.end, end) - max(r.start, start)) for r in rules if r.at == at)
    return share >= COVERED * (end - start)


def _fields(xs: list[float], ys: list[float], hs: list[Rule], vs: list[Rule]) -> list[Field]:
    """Elementary fields without a rule between them, made one. What is no rectangle is cut into its rows."""
    rows, columns = len(ys) - 1, len(xs) - 1
    owner = {(r, c): (r, c) for r in range(rows) for c in range(columns)}

    def root(place: tuple[int, int]) -> tuple[int, int]:
        while owner[place] != place:
            place = owner[place]
        return place

    for r in range(rows):
        for c in range(columns):
            if c + 1 < columns and not _covered(vs, xs[c + 1], ys[r], ys[r + 1]):
                owner[root((r, c + 1))] = root((r, c))
            if r + 1 < rows and not _covered(hs, ys[r + 1], xs[c], xs[c + 1]):
                owner[root((r + 1, c))] = root((r, c))
    members: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for place in owner:
        members.setdefault(root(place), []).append(place)
    fields = []
    for places in members.values():
        fields += _rectangles(places)
    return sorted(fields, key=lambda f: (f.row, f.column))


def _rectangles(places: list[tuple[int, int]]) -> list[Field]:
    top, bottom = min(r for r, _ in places), max(r for r, _ in places)
    left, right = min(c for _, c in places), max(c for _, c in places)
    if len(places) == (bottom - top + 1) * (right - left + 1):
        return [Field(top, left, bottom - top + 1, right - left + 1)]
    fields = []
    for row in range(top, bottom + 1):
        columns = sorted(c for r, c in places if r == row)
        start = 0
        for i in range(1, len(columns) + 1):
            if i == len(columns) or columns[i] != columns[i - 1] + 1:
                fields.append(Field(row, columns[start], 1, i - start))
                start = i
    return fields


def _outermost(found: list[Lattice]) -> list[Lattice]:
    """A lattice inside another one (a box drawn in a cell) is part of that cell."""
    def inside(a: Lattice, b: Lattice) -> bool:
        return (b.box[0] <= a.box[0] and b.box[1] <= a.box[1] and b.box[2] >= a.box[2] and b.box[3] >= a.box[3])

    return [one for one in found if not any(other is not one and inside(one, other) for other in found)]
