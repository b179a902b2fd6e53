"""Two columns that an extractor set side by side with spaces: the letterhead above, recipients and signature below.

    ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
     TỈNH HÀ GIANG              Độc lập - Tự do - Hạnh phúc
"""
from __future__ import annotations

import re
from collections.abc import Sequence

from index import letters
from ingest.outline.zones import MOTTO, OFFICE, PLACE_DATE, SIGNATURE, is_capitals

_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
_RIGHT_FROM = 20       # a line that begins further right stands in the right column alone
_MOST_BLANK = 6        # blank lines inside a block of columns: the room for the signature
_LEFT = re.compile(r"-|Số|V/v|Nơi nhận")  # what stands in the left column alone
_NAME = re.compile(r"(?:[^\W\d_]+ ){1,4}[^\W\d_]+")


def unfold(lines: Sequence[str]) -> list[str]:
    """The lines with side-by-side columns put one after the other, left first; lines without columns stay."""
    out: list[str] = []
    i = 0
    while i < len(lines):
        end = _block(lines, i)
        if end is None:
            out.append(lines[i])
            i += 1
            continue
        left, right = zip(*(_halves(line) for line in lines[i:end]))
        out += [half for half in (*left, *right) if half.strip()] + [""]
        i = end
    return out


def _block(lines: Sequence[str], start: int) -> int | None:
    """Where the columns that begin at a line end, or None where none begin there."""
    left, right = _halves(lines[start])
    if not (left and right) or not is_right(right):
        return None
    end = start + 1
    blank = 0
    for i in range(start + 1, len(lines)):
        left, right = _halves(lines[i])
        if not left and not right:
            blank += 1
            if blank > _MOST_BLANK:
                break
            continue
        if right and not (is_right(right) or _is_name(right)) or not right and not _LEFT.match(left.lstrip()):
            break
        end, blank = i + 1, 0
    return end


def apart(line: str) -> list[str]:
    """A line of a letterhead or a signature, its two halves where tabs or spaces set them side by side: 'Nơi nhận:\\t\\tTM. ỦY BAN NHÂN DÂN'; else itself."""
    left, right = _halves(line.strip())
    return [left.strip(), right.strip()] if left.strip() and right.strip() and (is_right(right) or _is_name(right) and _LEFT.match(left.lstrip())) else [line]


_TABS = re.compile(r"\s*\t\s*")


# "**HUYỆN VĂN CHẤN** **Độc lập - Tự do - Hạnh phúc**", "Số: 46/KH-UBND *Văn Chấn, ngày 15 tháng 02 năm 2023*": both columns in one line, a blank between
_BLANK_BETWEEN = letters.compile(r"(?P<left>[^|—]*[\w*]) +(?P<right>[*_]*(?:CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA|Độc lập\s*[-–]\s*Tự do).*)|(?P<number>[*_]*Số ?:[^,]{1,40}[-/][\p{Lu}]{2,8}[*_]*) +(?P<dated>[*_]*[\p{Lu}][^,\d]{1,40}, ngày[ .…\d].*)")


def _halves(line: str) -> tuple[str, str]:
    joined = _BLANK_BETWEEN.fullmatch(line.strip())
    if joined and (joined["number"] or is_capitals(joined["left"].strip("*_ "))):
        return joined["left"] or joined["number"], joined["right"] or joined["dated"]
    if "\t" in line:
        left, _, right = _TABS.sub("\t", line).partition("\t")
        return (left, right) if "\t" not in right and (is_right(right) or _LEFT.match(left.lstrip()) and _is_name(right)) else (line, "")
    line = line.rstrip()
    gaps = list(_GAP.finditer(line))
    if gaps:
        # "Số:     /KH-UBND     Cao Bằng, ngày …": the gap before what belongs on the right, else the widest
        gap = next((g for g in gaps if is_right(line[g.end():])), max(gaps, key=lambda g: g.end() - g.start()))
        return line[:gap.start()], line[gap.end():]
    indent = len(line) - len(line.lstrip(" "))
    return ("", line) if indent >= _RIGHT_FROM else (line, "")


def _is_name(text: str) -> bool:
    text = " ".join(text.split()).strip("*_ ")
    return _NAME.fullmatch(text) is not None and text.istitle()


def is_right(text: str) -> bool:
    """What stands in a right column: motto, place and date, signature; in bold or not."""
    text = " ".join(text.split()).strip("*_ ")
    return bool(MOTTO.match(text) or PLACE_DATE.match(text) or SIGNATURE.match(text) or (is_capitals(text) and OFFICE.fullmatch(text)))
