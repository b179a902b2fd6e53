"""From positioned characters to words and runs: what stands close together on one baseline.

Units are points (text layer) or picture pixels brought to points (OCR), from the page's upper left corner.
"""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from index.text import new_tone
from ingest.readers.legacy_fonts import family, to_unicode
from ingest.readers.pdf_glyphs import Glyph, glyphs_of

SPACE_GAP = 0.2          # of the type size: a wider gap between two letters is a space, written or not
WRITTEN_SPACE_GAP = 0.07  # a written space that moves the pen less than this is an artefact of kerning
RUN_GAP = 0.7            # of the type size: a wider gap may be the gutter between two columns
SAME_BASELINE = 0.15     # of the type size
MOST_RUNS = 3000         # of a page whose marks are looked for; more is a drawing
SCRIPT_SIZE = 0.86       # a raised or lowered word is smaller than this share of its neighbour
SCRIPT_SHIFT = 0.7       # and moved by less than this share of the neighbour's size

_UNICODE_LETTERS = re.compile("[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")  # Ă Đ Ơ Ư Ạ … ỹ
_MOTTOES = {("cộng", "hòa", "xã"), ("độc", "lập", "-"), ("đảng", "cộng", "sản")}


@dataclass(slots=True)
class Word:
    """Letters without a space between them. `glued`: no space stands before it (a raised or lowered mark)."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    baseline: float
    size: float
    bold: bool = False
    italic: bool = False
    glued: bool = False
    raised: bool = False
    sure: float = 1.0        # how certain the recognition is, 0 to 1
    choices: tuple[tuple[tuple[str, float], ...], ...] = ()  # what else each recognised letter may be, the surest first


@dataclass(slots=True)
class Run:
    """Words on one baseline, from left to right: a line of text, or the part of one that stands in a column."""

    words: list[Word] = field(default_factory=list)

    @property
    def left(self) -> float:
        return min(word.left for word in self.words)

    @property
    def right(self) -> float:
        return max(word.right for word in self.words)

    @property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        return max(word.bottom for word in self.words)

    @property
    def baseline(self) -> float:
        return max(self.words, key=lambda word: word.size).baseline

    @property
    def size(self) -> float:
        return max(word.size for word in self.words)

    @property
    def text(self) -> str:
        """NFC, one space between words."""
        joined = "".join(("" if word.glued or not i else " ") + word.text for i, word in enumerate(self.words))
        return unicodedata.normalize("NFC", joined)


def runs_of(chars: Iterable[dict]) -> list[Run]:
    """Characters of pdfplumber (upright ones) → runs, from top to bottom and left to right, scripts attached."""
    words = _words(glyphs_of(chars))
    return attach_scripts(split_runs(words))


def _words(glyphs: list[Glyph]) -> list[list[Word]]:
    """Rows of words: glyphs gathered by baseline, then parted at spaces."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: g.baseline):
        if rows and abs(glyph.baseline - rows[-1][-1].baseline) <= SAME_BASELINE * min(glyph.size, rows[-1][-1].size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [_part(sorted(row, key=lambda g: g.left)) for row in rows]


def _part(row: Sequence[Glyph]) -> list[Word]:
    words: list[Word] = []
    current: list[Glyph] = []
    space = False
    for glyph in row:
        if not glyph.text.strip():
            space = True
            continue
        if current:
            gap = glyph.left - current[-1].right
            if gap > SPACE_GAP * glyph.size or (space and gap > WRITTEN_SPACE_GAP * glyph.size):
                words.append(_word(current))
                current = []
        current.append(glyph)
        space = False
    if current:
        words.append(_word(current))
    return words


def _word(glyphs: list[Glyph]) -> Word:
    half = len(glyphs) / 2
    return Word(
        text=_letters("".join(g.text.strip() for g in glyphs), glyphs[0].font),
        left=glyphs[0].left, right=max(g.right for g in glyphs),
        top=min(g.top for g in glyphs), bottom=max(g.bottom for g in glyphs),
        baseline=glyphs[0].baseline, size=max(g.size for g in glyphs),
        bold=sum(g.bold for g in glyphs) > half, italic=sum(g.italic for g in glyphs) > half,
    )


def _letters(text: str, font: str) -> str:
    """NFC; what is set in a font from before Unicode ('.VnTime', 'VNI-Times') converted, unless the PDF says it in Unicode."""
    if family(font) and not _UNICODE_LETTERS.search(text):
        text = to_unicode(text, font)
    return unicodedata.normalize("NFC", text)


def split_runs(rows: Iterable[list[Word]]) -> list[Run]:
    """Rows of words, parted where a gap may be a gutter, and before the national motto, however narrow the gap."""
    runs: list[Run] = []
    for row in rows:
        for i, word in enumerate(row):
            wide = i == 0 or word.left - row[i - 1].right > RUN_GAP * max(word.size, row[i - 1].size)
            if wide or opens_motto(row[i:i + 3]):
                runs.append(Run())
            runs[-1].words.append(word)
    return runs


def opens_motto(words: Sequence[Word]) -> bool:
    """Whether words open the right side of a heading block: 'CỘNG HÒA XÃ …', 'Độc lập - …', 'ĐẢNG CỘNG SẢN …'."""
    return tuple(new_tone(word.text).casefold() for word in words[:3]) in _MOTTOES


def attach_scripts(runs: list[Run]) -> list[Run]:
    """Raised and lowered marks (m², làng nghề¹, KT₍₁₎) put into the run that they belong to."""
    attached: set[int] = set()
    if len(runs) > MOST_RUNS:
        return runs
    for mark in runs:
        if len(mark.words) > 3:
            continue
        for host in runs:
            shift = host.baseline - mark.baseline
            if (host is mark or id(host) in attached or mark.size > SCRIPT_SIZE * host.size
                    or not 0 < abs(shift) < SCRIPT_SHIFT * host.size):
                continue
            place = _place(host, mark)
            if place is not None:
                _insert(host, mark, place, raised=shift > 0)
                attached.add(id(mark))
                break
    return [run for run in runs if id(run) not in attached]


def _place(host: Run, mark: Run) -> int | None:
    """Which word of the run the mark stands right behind, plus one; 0 where it opens the line (a footnote's number)."""
    near = SPACE_GAP * host.size
    for i, word in enumerate(host.words):
        if abs(mark.left - word.right) < near and word.size > mark.size:
            return i + 1
    return 0 if abs(host.words[0].left - mark.right) < 2 * near else None


def _insert(host: Run, mark: Run, place: int, raised: bool) -> None:
    for offset, word in enumerate(mark.words):
        word.raised, word.glued = raised, offset == 0 and place > 0
        host.words.insert(place + offset, word)
    after = place + len(mark.words)
    if place and after < len(host.words):
        host.words[after].glued = host.words[after].left - mark.right < 0.6 * SPACE_GAP * host.size
