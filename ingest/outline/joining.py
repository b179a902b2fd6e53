"""Lines joined to paragraphs: over line breaks, page breaks and the blank lines that extractors leave.

A line goes on where its sentence does: it had no room for the next word, or the next line starts with a small letter.
Where the format has geometry (PDF, OCR), the indent of first lines and the place where lines end say the same.
"""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from ingest.blocks import Grid, Line
from ingest.outline.markers import Marker, Sign, read_marker
from ingest.outline.paragraph import Paragraph
from ingest.outline.widths import width
from ingest.outline.zones import BASIS, ISSUES, MORE_BASIS, is_capitals, opens_block

_ENDED = re.compile(r"[.;:!?…][\"”')\]]*\s*$|/\.?\s*$")
# a line that stops in the middle of its sentence: "… điều kiện sản xuất," · "… của khách du lịch và"
_CUT = re.compile(r"(?:,|(?<!\w)(?:và|của|với|cho|các|những|tại|về|theo|để|trong|do|từ|hoặc|là|đến|trên|được|có|thuộc))\s*$")
# words that a number follows: "trước ngày 05 tháng / 12. Sở Xây dựng tổng hợp …" is no twelfth item
_WANTS_NUMBER = re.compile(r"(?<!\w)(?:ngày|tháng|năm|số|quý|khoản|điều|mục|phụ lục)\s*$", re.IGNORECASE)
# Thousandths of an em. The 16 cm of an official page hold 32,000 to 38,000, at 14 to 12 points.
_WRAPPED_AT_MOST = 75_000  # longer lines are those of a text that was never wrapped
_NEARLY_FULL = 0.75        # of a line that stops in the middle of its sentence: where text is wrapped by its letters, it is as wide as these are
_NARROWEST = 26_000        # where all lines are shorter than this they ended of themselves


def join(blocks: Iterable[Line | Grid]) -> list[Paragraph | Grid]:
    """The paragraphs and tables of a document, in reading order."""
    blocks = list(blocks)
    layout = _Layout([b for b in blocks if isinstance(b, Line)])
    out: list[Paragraph | Grid] = []
    numbers: dict[Sign, int] = {}
    for block in blocks:
        if isinstance(block, Grid):
            out.append(block)
            continue
        marker = read_marker(block.text)
        current = _open_paragraph(out, block)
        if current is not None and layout.continues(current, block, marker, numbers):
            current.add(block)
            continue
        paragraph = Paragraph(marker=marker)
        paragraph.add(block)
        out.append(paragraph)
        if marker:
            numbers[marker.sign] = marker.number
    return out


def _open_paragraph(out: list[Paragraph | Grid], line: Line) -> Paragraph | None:
    """The paragraph that a line may go on with: the last one; footnotes may stand between, at the foot of the page."""
    for part in reversed(out[-6:]):
        if not isinstance(part, Paragraph):
            return None
        if part.first.note == line.note:
            return part
        if line.note:
            return None
    return None


class _Layout:
    """What a document's lines look like as a whole, and the decision about two of them that rests on it."""

    def __init__(self, lines: list[Line]) -> None:
        plain = [line for line in lines if not line.whole and "\t" not in line.text]
        widths = sorted(width(line.text) for line in plain)
        longest = widths[int(len(widths) * 0.98)] if widths else 0
        self.full = max(longest, _NARROWEST)
        self.wrapped = longest <= _WRAPPED_AT_MOST
        blanks = sum(line.blank_before for line in plain[1:])
        # where nearly every line has a blank before it, blanks say nothing
        self.blanks_tell = blanks < 0.8 * len(plain) or not self.wrapped
        indents = Counter(round(line.indent, 2) for line in plain if line.indent is not None)
        self.margin = min((i for i, n in indents.items() if n >= 0.1 * sum(indents.values())), default=0.0)

    def continues(self, paragraph: Paragraph, line: Line, marker: Marker | None, numbers: dict[Sign, int]) -> bool:
        """Whether `line` goes on with the paragraph before it."""
        before = paragraph.lines[-1]
        if before.whole or line.whole or before.note != line.note or "\t" in line.text:
            return False
        ended = _ENDED.search(before.text) is not None or (before.text.endswith(")") and paragraph.fragments[0].startswith("("))
        full = self._is_full(paragraph, before, line)
        if marker is not None and (before.heading is not None or marker.parts and line.blank_before and not self.wrapped):
            return False             # '2.1. …' below '### Mục B. Tổ chức dịch vụ thu', whatever numbers came before
        if marker is not None:
            return (full or _WANTS_NUMBER.search(before.text) is not None) and not ended and not self._starts(line, marker, numbers)
        if line.heading is not None or before.heading is not None:
            return line.heading == before.heading and _starts_small(line.text) and not ended
        if _is_last_word(before, line) or line.text[:1].isdigit() and not ended and not line.blank_before and _WANTS_NUMBER.search(before.text):
            return True              # '… trước ngày 15 tháng / 01 năm 2024'
        if opens_block(line.text) or (line.blank_before and ISSUES.match(line.text)) or ((ended or before.text.endswith(",")) and _opens_after_end(paragraph, line)) or self._changes_style(paragraph, line, full, ended):
            return False
        if _starts_small(line.text):
            return not ended or (self.wrapped and full and not (line.blank_before and self.blanks_tell))
        if not self.wrapped:
            return not ended and _CUT.search(before.text) is not None and not is_capitals(before.text)
        if _is_centered(before) and line.text.startswith("(") and line.text.endswith(")"):
            return False
        indented = line.indent is not None and not _is_centered(line) and line.indent > self.margin + 0.03
        if indented and line.fill is not None:
            return False
        if full and not ended:
            return True
        if indented:
            return False
        if not line.blank_before and _CUT.search(before.text) and width(before.text) > _NEARLY_FULL * self.full:
            return True              # '… nhà văn hóa các làng Phung, / Díp, Doch 1': its letters are narrow
        if line.fill is not None:
            return full
        return full and not (line.blank_before and self.blanks_tell)

    def _is_full(self, paragraph: Paragraph, before: Line, line: Line) -> bool:
        """Whether the first word of `line` had no room left on the line before it."""
        if not self.wrapped:
            return True
        word = width(" " + line.text.split(" ", 1)[0])
        if before.fill is not None:
            return before.fill + word / self.full >= 0.97 if not _is_centered(before) else True
        # a first line is indented by about a twelfth of the line
        limit = self.full * (0.9 if before is paragraph.first else 0.97)
        return width(before.text) + word > limit

    @staticmethod
    def _starts(line: Line, marker: Marker, numbers: dict[Sign, int]) -> bool:
        """Whether a marker at the start of a line is one, and not the running text's own dash or number."""
        rest = line.text[marker.end:]
        if marker.sign in (Sign.DASH, Sign.PLUS):
            return not rest[:1].islower()
        if marker.parts:
            return numbers.get(Sign.NUMBER, marker.parts[0]) == marker.parts[0]
        last = numbers.get(marker.sign, 0)
        return marker.number in (0, 1, last + 1) or marker.sign is Sign.CAPITAL and marker.number == last      # 'E.' behind 'Đ.'

    @staticmethod
    def _changes_style(paragraph: Paragraph, line: Line, full: bool, ended: bool) -> bool:
        """A change between capitals and small letters, between bold and plain, or, over a blank line, italic and plain parts two paragraphs."""
        small = _starts_small(line.text)
        capitals, now = is_capitals(paragraph.lines[-1].text), is_capitals(line.text)
        if capitals and not now:
            return not small
        if now and not capitals:
            return ended or not full or _is_centered(line)
        if capitals and now:
            return False
        if paragraph.wholly_bold and not line.bold:
            return not small
        if line.blank_before and line.italic != paragraph.lines[-1].italic:
            return not small
        return not paragraph.first.bold and line.bold >= len(line.text) and not small and (ended or not full)


def _opens_after_end(paragraph: Paragraph, line: Line) -> bool:
    """After a basis or a full sentence: the one that issues or concludes the document, or a further law among the bases."""
    if paragraph.lines[-1].text.endswith(","):
        return BASIS.match(paragraph.fragments[0]) is not None and ISSUES.match(line.text) is not None
    return ISSUES.match(line.text) is not None or line.text.startswith("Trên đây là ") or (BASIS.match(paragraph.fragments[0]) is not None and MORE_BASIS.match(line.text) is not None)


def _is_last_word(before: Line, line: Line) -> bool:
    """Whether a line is the last word of capitals centred above it: 'ỦY BAN NHÂN DÂN TỈNH QUẢNG / TRỊ' in a letterhead."""
    if line.indent is None or line.fill is None or before.indent is None or before.fill is None or line.blank_before:
        return False
    same_axis = abs(before.indent + before.fill - line.indent - line.fill) < 0.02 and before.size == line.size
    return same_axis and line.text.isalpha() and line.text.isupper() and is_capitals(before.text) and not opens_block(line.text)


def _is_centered(line: Line) -> bool:
    """Whether a line stands in the middle: said by its format, or its two margins are equal and wide."""
    if line.centered or line.indent is None or line.fill is None:
        return line.centered
    return line.indent > 0.1 and abs(line.indent - (1 - line.fill)) < 0.04


def _starts_small(text: str) -> bool:
    for character in text:
        if character.isalpha():
            return character.islower()
        if character.isdigit():
            return False
    return bool(text) and text[0] in ",;.)%/"
