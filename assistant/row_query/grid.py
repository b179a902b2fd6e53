"""A table as words, and what chooses rows of it."""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.shorthand import spelled_out
from assistant.understand.terms import tokens
from index.records import Document, TableRow, lowest


@dataclass(frozen=True, slots=True)
class Predicate:
    """Rows that some words of a question choose: `places` of the words, `rows` by their number among the leaves, `weight` by which
    predicates are tried, `column` (-1 for none), whether it is `sure`, so that it holds even
    where the table itself says its words (a year that is asked, one of two kinds), and whether it is `telling`: of several words side by side, which the table does not
    say of itself."""

    kind: str
    places: frozenset[int]
    rows: frozenset[int]
    weight: float
    column: int = -1
    sure: bool = False
    telling: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """The leaves of a table as words: `lines[column][row]` is ' xã tân phú '; `about` the lines of its title and of what stands above it."""

    leaves: tuple[TableRow, ...]
    lines: tuple[tuple[str, ...], ...]
    headings: tuple[str, ...]
    about: str

    @classmethod
    def of(cls, leaves: Sequence[TableRow], document: Document, shorthand: dict[str, str] | None = None) -> Grid:
        """`shorthand`: the document's own abbreviations (shorthand.py)."""
        first = leaves[0]

        def spelled(text: str) -> str:
            return spelled_out(line(text), shorthand) if shorthand else line(text)

        lines = tuple(tuple(spelled(row.cells[c]) if c < len(row.cells) else " " for row in leaves) for c in range(len(first.headers)))
        return cls(tuple(leaves), lines, tuple(spelled(re.sub(r"\([^)]*\)", " ", lowest(h))) for h in first.headers), "·".join(map(spelled, (first.title, *first.path, document.title))))

    def entries(self, c: int, r: int) -> set[str]:
        """What a cell lists: {'s1', 's3'} of 'S1, S3'; the whole cell too."""
        return {self.lines[c][r].strip(), *(line(part).strip() for part in re.split(r"[,;/+]", self.leaves[r].cells[c]))}


def line(text: str) -> str:
    return f" {' '.join(tokens(text))} "
