"""Tone marks that character recognition took for one another, mended by what stands beside them: 'tống kinh phí' → 'tổng kinh phí'.

At the resolution of office scans hỏi and sắc are a few pixels each. Which of them was written is told by the syllables around it
(ocr_readings.py), and for a name by how it is read elsewhere in the document.
"""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from index import letters
from ingest.blocks import Grid, Line
from ingest.readers.ocr_doubts import ACUTE, HOOK, Doubts
from ingest.readers.ocr_readings import known_words, mended

if TYPE_CHECKING:
    from index.spelling.known import KnownWords

MOST_LINES = 40          # that are weighed together


def mend_marks(blocks: Iterable[Line | Grid], pages: Mapping[int, Doubts]) -> list[Line | Grid]:
    """The blocks, those of the recognised `pages` (number → what else their words may be) with their marks mended; every text keeps its length."""
    blocks = list(blocks)
    known = known_words()
    lines = [i for i, block in enumerate(blocks) if isinstance(block, Line) and block.page in pages]
    for chunk in _paragraphs(blocks, lines):
        for i, text in zip(chunk, mended(known, [blocks[i].text for i in chunk], pages[blocks[chunk[0]].page])):
            blocks[i] = _with_text(blocks[i], text)
    return _names_alike([_mended_grid(known, block, pages) if isinstance(block, Grid) else block for block in blocks], pages)


# "Hua Cuối", "Nậm Cuổi": two syllables with capitals, of a name
_NAME_PAIR = letters.compile(r"(?<![\w'])([\p{Lu}][\p{Ll}]+) (?=([\p{Lu}][\p{Ll}]+)(?![\w']))")


def _names_alike(blocks: list[Line | Grid], pages: Container[int]) -> list[Line | Grid]:
    """The blocks, a name read now with hỏi and now with sắc ('Hua Cuổi', 'Hua Cuối') everywhere with hỏi, which sắc is taken for."""
    texts = [text for block in blocks for _, text in _texts(block, pages)]
    seen = {match.group(1, 2) for text in texts for match in _NAME_PAIR.finditer(text)}
    alike = {pair: other for pair in seen for other in _hooked(pair) if other in seen}
    if not alike:
        return blocks
    spelled = re.compile("|".join(re.escape(" ".join(pair)) for pair in alike))
    right = {" ".join(pair): " ".join(other) for pair, other in alike.items()}
    return [_with_texts(block, pages, lambda text: spelled.sub(lambda match: right[match[0]], text)) for block in blocks]


def _hooked(pair: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """The name with hỏi for sắc in its second syllable, its first, or both: ('Hua', 'Cuối') → ('Hua', 'Cuổi')."""
    first, second = (unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).replace(ACUTE, HOOK)) for word in pair)
    for other in ((pair[0], second), (first, pair[1]), (first, second)):
        if other != pair:
            yield other


def _texts(block: Line | Grid, pages: Container[int]) -> list[tuple[int, str]]:
    """(page, text) of a line, or of the cells of a grid, on these pages."""
    if isinstance(block, Line):
        return [(block.page, block.text)] if block.page in pages else []
    return [(row.page, cell.text) for row in block.rows if row.page in pages for cell in row.cells if cell is not None]


def _with_texts(block: Line | Grid, pages: Container[int], mend: Callable[[str], str]) -> Line | Grid:
    if isinstance(block, Line):
        return _with_text(block, mend(block.text)) if block.page in pages else block
    return replace(block, rows=tuple(
        row if row.page not in pages else replace(row, cells=tuple(cell if cell is None else replace(cell, text=mend(cell.text)) for cell in row.cells))
        for row in block.rows))


def _paragraphs(blocks: list[Line | Grid], lines: list[int]) -> Iterator[list[int]]:
    """Lines that follow one another, in pieces short enough to weigh together."""
    chunk: list[int] = []
    for i in lines:
        if chunk and (i != chunk[-1] + 1 or len(chunk) >= MOST_LINES or blocks[i].page != blocks[chunk[0]].page):
            yield chunk
            chunk = []
        chunk.append(i)
    if chunk:
        yield chunk


def _with_text(line: Line, text: str) -> Line:
    pieces, at = [], 0
    for piece in line.pieces:
        at = line.text.find(piece, at)
        if at < 0:
            return replace(line, text=text, pieces=())
        pieces.append(text[at:at + len(piece)])
        at += len(piece)
    return replace(line, text=text, pieces=tuple(pieces))


def _mended_grid(known: KnownWords, grid: Grid, pages: Mapping[int, Doubts]) -> Grid:
    cells = [(row.page, cell) for row in grid.rows if row.page in pages for cell in row.cells if cell is not None]
    right = {id(cell): mended(known, [cell.text], pages[page])[0] for page, cell in cells}
    return replace(grid, rows=tuple(
        replace(row, cells=tuple(cell if cell is None or id(cell) not in right else replace(cell, text=right[id(cell)])
                                 for cell in row.cells)) for row in grid.rows))
