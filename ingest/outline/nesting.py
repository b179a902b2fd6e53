"""The headings above a paragraph: a stack of levels that each marker opens, goes on or closes."""
from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from ingest.outline.markers import BULLETS, Marker, Sign

_LONGEST_STEP = 160


@dataclass(slots=True)
class Level:
    """An open heading or item. `title` is its step in the path; `children` counts what was met under it by kind."""

    sign: Sign | None
    marker: Marker | None
    title: str
    index: int = 0                       # its place among its like under the same parent: the fourth dash
    heading: bool = True                 # a heading, not a clause that merely has a number
    announced: Sign | None = None        # the sign of a list that a paragraph under it announces: "…, gồm: / 1. …"
    children: Counter = field(default_factory=Counter)


class Outline:
    """The open levels of one part of a document (its body, or one annex)."""

    def __init__(self, ranks: dict[Sign, float], root: str = "") -> None:
        self._ranks = ranks
        self._root = Level(None, None, root)
        self.levels: list[Level] = []
        self._empty = True               # nothing has come since the last level was opened
        self._announces = False          # the last paragraph ended with a colon

    def open(self, marker: Marker, title: str, heading: bool = True) -> Level:
        """Enter the level of a marker, closing those that it ends."""
        if not self._nests(marker):
            rank = self._ranks[marker.sign]
            while self.levels and self._ranks[self.levels[-1].sign] >= rank:
                self.levels.pop()
        parent = self.top
        parent.children[marker.sign] += 1
        if self._announces:
            parent.announced = marker.sign
        level = Level(marker.sign, marker, shorten(title), parent.children[marker.sign], heading)
        self.levels.append(level)
        self._empty, self._announces = True, False
        return level

    def _nests(self, marker: Marker) -> bool:
        """A row that starts anew right under an item, while its sign is open further up: '2. …: / a) …: / 1. …'."""
        if marker.number != 1 or marker.sign in BULLETS or not self.levels or not self._empty:
            return False
        top = self.levels[-1]
        if top.sign is marker.sign or self._ranks[top.sign] < self._ranks[marker.sign]:
            return False
        return any(level.sign is marker.sign for level in self.levels) and top.title.endswith(":")

    def paragraph(self, text: str = "") -> int:
        """An unnumbered paragraph: its place among those of its heading. It closes the open dashes, and a list that an
        earlier paragraph announced; after a numbered clause that nothing announced it is a paragraph of that clause."""
        self.close_bullets()
        while self.levels and not self.levels[-1].heading and self._parent.announced is self.levels[-1].sign:
            self.levels.pop()
        self._empty, self._announces = False, text.endswith(":")
        self.top.children["đoạn"] += 1
        return self.top.children["đoạn"]

    def close_bullets(self) -> None:
        """Close the open dashes."""
        while self.levels and self.levels[-1].sign in BULLETS:
            self.levels.pop()

    def close_items(self) -> None:
        """Close dashes and lettered items: what follows belongs to the heading above them."""
        while self.levels and self.levels[-1].sign in BULLETS | {Sign.LETTER, Sign.PAREN, Sign.NUMBER_PAREN, Sign.SMALL_ROMAN}:
            self.levels.pop()

    @property
    def _parent(self) -> Level:
        return self.levels[-2] if len(self.levels) > 1 else self._root

    @property
    def top(self) -> Level:
        return self.levels[-1] if self.levels else self._root

    def path(self, *, own: bool = True) -> tuple[str, ...]:
        """The titles of the open levels, outermost first; without the innermost where `own` is False."""
        levels = self.levels if own else self.levels[:-1]
        root = (self._root.title,) if self._root.title else ()
        return root + tuple(level.title for level in levels)


def shorten(title: str) -> str:
    """A heading as a step of a path: at most 160 characters, cut at a word."""
    if len(title) <= _LONGEST_STEP:
        return title
    return title[:_LONGEST_STEP].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
