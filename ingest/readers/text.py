"""Plain text and Markdown, in any of the encodings that Vietnamese files come in."""
from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from index.text import clean
from ingest.blocks import Grid, Line, Reading
from ingest.encoding.decode import decode
from ingest.errors import EmptyFile, TooLarge
from ingest.readers.columns import unfold
from ingest.readers.markup import read_marks
from ingest.tables.spaced import with_tabs

_MOST_BYTES = 50_000_000
_LONGEST_LINE = 100_000
_COLUMNS = 100  # characters to a line's width, by which leading spaces are an indent
# a link address alone on its line; "Trang 3/12"
_LEFT_OUT = re.compile(r"\s*(?:(?:https?://|www\.)\S+|[Tt]rang\s+\d+(?:\s*/\s*\d+)?)\s*")
# "-----", "□", "* * *": a rule or a stray bullet; the bar of a pipe table is not one
_ORNAMENT = re.compile(r"\s*(?:[-–—_=~*.\s]{3,}|[□▪■·•\uf000-\uf0ff]+)\s*")
_PAGE_NUMBER = re.compile(r"\s*[-–]?\s*\d{1,3}\s*[-–]?\s*")
# escape sequences of a terminal and control characters; marks that turn the direction of writing
_UNPRINTABLE = re.compile("\x1b\\[[0-9;]*[A-Za-z]|[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")
_MARKDOWN = re.compile(r"^(?:#{1,6} |\*\*\S|\|.*\|\s*$)", re.MULTILINE)
_NEWLINE = re.compile(r"\r\n?|[\n\x0b\x85\u2028\u2029]")


def read(path: Path) -> Reading:
    """The lines and tables of a text file.

    Raises EmptyFile, TooLarge (over 50 MB, or a line of over 100,000 characters), UnsupportedFile where it isn't text,
    DamagedFile where its Vietnamese letters were lost.
    """
    if path.stat().st_size > _MOST_BYTES:
        raise TooLarge(path.name, "tệp văn bản lớn hơn 50 MB", "Hãy tách thành nhiều tệp nhỏ hơn.")
    data = path.read_bytes()
    if not data.strip():
        raise EmptyFile(path.name, "tệp trống", "Hãy kiểm tra lại tệp.")
    decoded = decode(data, path.name)
    blocks = read_text(decoded.text, path.name)
    if not blocks:
        raise EmptyFile(path.name, "tệp không có chữ", "Hãy kiểm tra lại tệp.")
    media = "markdown" if len(_MARKDOWN.findall(decoded.text[:200_000])) >= 2 else "text"
    return Reading(media=media, blocks=tuple(blocks), notes=decoded.notes)


def read_text(text: str, name: str) -> list[Line | Grid]:
    """The blocks of a text that is NFC already. Raises TooLarge for a line of over 100,000 characters."""
    lines: list[Line] = []
    blank = gap = False
    for raw, at_page_edge in _raw_lines(text):
        if len(raw) > _LONGEST_LINE:
            raise TooLarge(name, f"có một dòng dài {len(raw):,} ký tự".replace(",", "."), "Hãy ngắt văn bản thành các dòng, các đoạn.")
        if not raw or raw.isspace():
            blank = True
            continue
        if _LEFT_OUT.fullmatch(raw) or (at_page_edge and _PAGE_NUMBER.fullmatch(raw)):
            gap = True
            continue
        if _ORNAMENT.fullmatch(raw):
            blank = True
            continue
        for line in _lines(raw, blank, gap):
            lines.append(line)
            blank = gap = False
    return _with_tables(lines)


def _raw_lines(text: str) -> Iterator[tuple[str, bool]]:
    """Each line, and whether it stands first or last on a page, where form feeds part the pages."""
    if _UNPRINTABLE.search(text):
        text = _UNPRINTABLE.sub("", text)
    pages = text.split("\f")
    for page in pages:
        lines = with_tabs(unfold(_NEWLINE.split(page)))
        filled = [i for i, line in enumerate(lines) if line.strip()] if len(pages) > 1 else []
        edges = {filled[0], filled[-1]} if filled else set()
        for i, line in enumerate(lines):
            yield line, i in edges


def _lines(raw: str, blank: bool, gap: bool) -> Iterator[Line]:
    if "\t" in raw.strip() or "\t" in raw or raw.lstrip().startswith("|"):
        # a row of a table keeps its tabs and its marks: the table's reader tells cells by them
        yield Line(text=raw.rstrip("\r\n"), blank_before=blank, gap=gap)
        return
    indent = (len(raw) - len(raw.lstrip(" "))) / _COLUMNS
    for marked in read_marks(raw.strip()):
        text = clean(marked.text)
        if text:
            bold = len(text) if marked.bold >= len(marked.text) else len(clean(marked.text[:marked.bold]))
            yield Line(
                text=text, heading=marked.heading, bold=bold, italic=marked.italic, blank_before=blank, gap=gap, indent=indent,
            )
            blank = gap = False


def _with_tables(lines: list[Line]) -> list[Line | Grid]:
    try:
        from ingest.tables.delimited import find_delimited
    except ImportError:
        return list(lines)
    return find_delimited(lines)
