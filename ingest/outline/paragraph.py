"""A paragraph of a document: the lines that belong together, their text joined, how they are set and where they stand."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from index.records import Box
from ingest.blocks import Line
from ingest.outline.markers import Marker


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together. `fragments`: the stretches between which something was left out."""

    lines: list[Line] = field(default_factory=list)
    fragments: list[str] = field(default_factory=list)
    marker: Marker | None = None

    @property
    def text(self) -> str:
        return _glue(self.fragments)

    @property
    def first(self) -> Line:
        return self.lines[0]

    @property
    def bold(self) -> int:
        """How many characters from the start are bold."""
        total = 0
        for line in self.lines:
            total += line.bold + (1 if total else 0)
            if line.bold < len(line.text):
                break
        return min(total, len(self.text))

    @property
    def wholly_bold(self) -> bool:
        return all(line.bold and line.bold >= len(line.text) for line in self.lines)

    @property
    def page(self) -> int | None:
        return self.first.page

    @property
    def boxes(self) -> tuple[Box, ...]:
        return tuple(line.box for line in self.lines if line.box is not None)

    def add(self, line: Line) -> None:
        """Puts a line at its end; what stands on a further page, or beyond a gap, begins a fragment."""
        pieces = list(line.pieces) or [line.text]
        if self.lines and not line.gap and line.page == self.lines[-1].page:
            self.fragments[-1] = _glue([self.fragments[-1], pieces.pop(0)])
        self.fragments += pieces
        self.lines.append(line)


def text_at(parts: Sequence[object], i: int) -> str:
    """The text of the paragraph at a place; '' where a table stands there, or nothing."""
    part = parts[i] if i < len(parts) else None
    return part.text if isinstance(part, Paragraph) else ""


def _glue(pieces: list[str]) -> str:
    """Pieces joined by a space; none after a hyphen that parts a number or a sign: '2021-' '2030', '01/QĐ-' 'TTg'."""
    out = ""
    for piece in pieces:
        out += piece if not out or (out[-1] == "-" and out[-2:-1].strip() and len(out) > 1) else " " + piece
    return out
