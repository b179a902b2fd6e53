"""What a reader gives: the document's lines and grids in reading order, before it is known what they mean.

Readers of every format give the same three records, so that one outline parser and one table parser serve them all.

    a file ──readers/──▶ Reading(blocks: Line | Grid) ──outline──▶ clauses, table rows
"""
from __future__ import annotations

from dataclasses import dataclass

from index.records import Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of text (or a whole paragraph, where the format knows its paragraphs: then `whole` is True).

    `text` is NFC and free of marks of emphasis (Markdown, HTML); what they said is in the flags. A number that Word
    computes for a list item stands at the front of `text`.
    """

    text: str
    whole: bool = False          # a complete paragraph: never joined with the next line
    blank_before: bool = False   # an empty line (or a clear vertical gap) stands before it
    heading: int | None = None   # heading level by style or '#'; None where the format says nothing
    bold: int = 0                # how many characters from the start are bold; len(text) for a line wholly bold
    italic: bool = False         # wholly italic
    centered: bool = False
    indent: float | None = None  # first character's distance from the left edge of the text area, fraction of its width
    fill: float | None = None    # where the line ends, fraction of the text area's width: a short line ends a paragraph
    size: float | None = None    # font size in points
    page: int | None = None
    box: Box | None = None
    note: bool = False           # a footnote or text box, set apart from the running text
    gap: bool = False            # something was left out between the line before and this one: a page number, a link address
    pieces: tuple[str, ...] = ()  # the unbroken stretches, where the reader itself had to join some; else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A table cell. A merged cell stands once, at its upper left; `across` and `down` say how far it reaches."""

    text: str
    across: int = 1
    down: int = 1
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """A row of a grid as it stands in the source: one entry a column, None where a merged cell reaches over."""

    cells: tuple[Cell | None, ...]
    page: int | None = None
    box: Box | None = None
    header: bool = False         # the format itself marks it as a heading row


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table, or the part of one that stands on one page. `spans_known` says whether merged cells are marked as such;
    where not (tab-separated text), a blank cell may be one that a neighbour reaches over."""

    rows: tuple[GridRow, ...]
    spans_known: bool
    name: str = ""               # a sheet's name


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A file, read. `media` is one of 'pdf', 'scan', 'docx', 'xlsx', 'text', 'markdown'."""

    media: str
    blocks: tuple[Line | Grid, ...]
    pages: int | None = None
    notes: tuple[str, ...] = ()  # Vietnamese, for the report
