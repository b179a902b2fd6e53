"""What a line or paragraph begins with: the number or sign that gives it its place in the outline."""
from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from index import letters
from ingest.romans import roman


class Sign(StrEnum):
    """The kinds of markers, from the outermost to the innermost as they usually stand (scheme.py corrects per document)."""

    PART = "phần"            # "Phần thứ nhất", "PHẦN II"
    CHAPTER = "chương"       # "Chương II"
    SECTION = "mục"          # "Mục 1."
    SUBSECTION = "tiểu mục"  # "Tiểu mục 2."
    ARTICLE = "điều"         # "Điều 2."
    CAPITAL = "A."
    ROMAN = "I."
    CAPS = "CHỮ HOA"         # a heading in capitals without a number
    NUMBER = "1."
    DECIMAL2 = "1.1."
    DECIMAL3 = "1.1.1."
    DECIMAL4 = "1.1.1.1."
    BOLD = "chữ đậm"         # a heading that is merely bold
    ITALIC = "chữ nghiêng"   # a heading that is merely in italics
    LETTER = "a)"
    NUMBER_PAREN = "1)"
    PAREN = "(1)"
    SMALL_ROMAN = "ii)"
    DASH = "-"
    PLUS = "+"
    BULLET = "•"
    STAR = "*"


STRUCTURAL = frozenset({Sign.PART, Sign.CHAPTER, Sign.SECTION, Sign.SUBSECTION, Sign.ARTICLE})
BULLETS = frozenset({Sign.DASH, Sign.PLUS, Sign.BULLET, Sign.STAR})
UNNUMBERED = BULLETS | {Sign.CAPS, Sign.BOLD, Sign.ITALIC}
_DECIMALS = {2: Sign.DECIMAL2, 3: Sign.DECIMAL3}
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_ORDINALS = {"nhất": 1, "một": 1, "hai": 2, "nhì": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}


@dataclass(frozen=True, slots=True)
class Marker:
    """`written` is the number as a label cites it ('II', '2.1', 'a', '' for a dash), `number` its place in its row
    (0 where there is none), `parts` the whole of a decimal number, `end` where the text after it starts."""

    sign: Sign
    number: int
    written: str
    end: int
    parts: tuple[int, ...] = ()


_HEAD_END = r"(?=\s*(?:[.:–-]|$)|\s+[\p{Lu}]{2})"
_STRUCTURE = letters.compile(
    r"(?:(?P<part>PHẦN|Phần)\s+(?:(?:THỨ|thứ)\s+(?P<ordinal>\w+)|(?P<pn>[IVX]+|\d{1,2}|[A-Z]))"
    r"|(?P<chapter>CHƯƠNG|Chương)\s+(?P<cn>[IVXLC]+|\d{1,2})"
    r"|(?P<subsection>TIỂU MỤC|Tiểu mục)\s+(?P<sn>\d{1,2}|[IVX]+)"
    r"|(?P<section>MỤC|Mục)\s+(?P<mn>\d{1,2}|[IVX]+|[A-HĐ](?=\s*[.:–-])))" + _HEAD_END + r"\s*[.:–-]?\s*"
)
_ARTICLE = letters.compile(r"(?:ĐIỀU|Điều)\s+(\d{1,3}[a-zđ]?)\s*(?:[.:]\s*|$)")           # "Điều 2. Tổ chức thực hiện"
_ROMAN = letters.compile(r"([IVXL]{1,6})\s*(?:[.)]\s*-?\s*|/\s+|-\s+)(?=\S)")                 # "II. ", "IV/ ", "I - "; not "V/v"
# "Il. MỤC TIÊU", "V1. TỔ CHỨC": strokes that character recognition takes for an l, a 1 or a bar; only before capitals
_NOISY_ROMAN = letters.compile(r"([IVX][IVXl1|]{0,4}[l1|][IVXl1|]{0,3})(?=\s*[./]\s*[\p{Lu}]{2})")
_STROKES = str.maketrans("l1|", "III")
_ROMAN_DECIMAL = letters.compile(r"([IVX]{1,5})\.(\d{1,2}(?:\.\d{1,2}){0,2})\s*[.)]?\s+(?=\S)")  # "II.1. "
# "A. ", "B) "; 'Đ' only before capitals, since streets begin so as well: "Đ. TỔ CHỨC THỰC HIỆN", not "Đ. Lê Lợi"
_CAPITAL = letters.compile(r"([A-HK-UY])\s*[./)]\s+(?=\S)|(Đ)\s*[./)]\s+(?=[\p{Lu}]{2})")
_CAPITAL_DECIMAL = letters.compile(r"([A-E])\.(\d{1,2}(?:\.\d{1,2}){0,2})(?:\s*[.)]\s+(?=\S)|\s+(?=[\p{Lu}]))")       # "B.1.2. ", "A.3 Mục tiêu"
_DECIMAL = letters.compile(r"(\d{1,2}(?:\.\d{1,2}){1,3})(?:\s*[.)/]\s*(?=[^\W\d_]|[\"“(*])|\s+(?=[^\W\d_]))")  # "2.1. ", "3.3 Hỗ trợ"
# "1. Mục đích", "1.Mục đích", "7/ Công an", "2. 100% trường học"; not "57.285 triệu", not "12/ 4/2018"
_NUMBER = letters.compile(r"(\d{1,2})\s*(?:(?:\.\s*-?|/)\s*(?=[^\W\d_]|[\"“(*%])|[./]\s+(?=\d(?!\d?/)))")
_NUMBER_PAREN = letters.compile(r"(\d{1,2})\)\s*(?=\S)")                                      # "1) "
_PAREN = letters.compile(r"\((\d{1,2}|[a-zđ]|[ivx]{1,5})\)\s*(?=\S)")                        # "(1) ", "(a) "
_LETTER = letters.compile(r"([a-zđ])\s*(?:\)\s*|[./]\s+)(?=\S)")                             # "a) ", "đ) ", "b. "
_SMALL_ROMAN = letters.compile(r"([ivx]{2,5})\)\s*(?=\S)")                                    # "ii) "
_BULLET = letters.compile(r"(?:([-–—−‐‑])|(\+)|([•●▪■◦○❖➢✓✔·§►□\uf000-\uf0ff])|(\*{1,3}))\s*(?=[^\s\d]|\d)")
_BULLET_SIGNS = (Sign.DASH, Sign.PLUS, Sign.BULLET, Sign.STAR)


def read_marker(text: str) -> Marker | None:
    """The marker that a line begins with, or None: 'II. MỤC TIÊU' → ROMAN 2; '3.3 Hỗ trợ' → DECIMAL2 (3, 3)."""
    first = text[:1]
    if first in "PpCcTtMm":
        return _structural(text)
    if first in "ĐIVXL" or first.isupper():
        return _article(text) or _roman(text) or _capital(text)
    if first.isdigit():
        return _numbered(text)
    if first == "(":
        match = _PAREN.match(text)
        return Marker(Sign.PAREN, _row(match.group(1)), match.group(1), match.end()) if match else None
    if first.islower():
        match = _SMALL_ROMAN.match(text)
        if match and roman(match.group(1)):
            return Marker(Sign.SMALL_ROMAN, roman(match.group(1)), match.group(1), match.end())
        match = _LETTER.match(text)
        return Marker(Sign.LETTER, _row(match.group(1)), match.group(1), match.end()) if match else None
    match = _BULLET.match(text)
    if not match:
        return None
    return Marker(_BULLET_SIGNS[match.lastindex - 1], 0, "", match.end())


def _row(written: str) -> int:
    """The place in its row of a number or letter: '3' → 3, 'đ' → 5 (the alphabet of Vietnamese), 'ii' → 2."""
    if written.isdigit():
        return int(written)
    if len(written) == 1:
        return _LETTERS.find(written) + 1
    return roman(written)


def _structural(text: str) -> Marker | None:
    match = _STRUCTURE.match(text)
    if not match:
        if text[:1] in "CcPpMm":
            return _capital(text) or (_lower_letter(text) if text[:1].islower() else None)
        return _capital(text) or (_lower_letter(text) if text[:1].islower() else None)
    groups = match.groupdict()
    for name, sign, key in (("part", Sign.PART, "pn"), ("chapter", Sign.CHAPTER, "cn"), ("section", Sign.SECTION, "mn"), ("subsection", Sign.SUBSECTION, "sn")):
        if groups[name]:
            written = groups[key] or groups["ordinal"] or ""
            number = _ORDINALS.get(written.lower()) or (int(written) if written.isdigit() else roman(written) or _row(written.lower()[:1]))
            return Marker(sign, number, text[:match.end()].strip(" .:–-"), match.end())
    return None


def _lower_letter(text: str) -> Marker | None:
    match = _LETTER.match(text)
    return Marker(Sign.LETTER, _row(match.group(1)), match.group(1), match.end()) if match else None


def _article(text: str) -> Marker | None:
    match = _ARTICLE.match(text)
    if not match:
        return None
    digits = re.match(r"\d+", match.group(1))
    return Marker(Sign.ARTICLE, int(digits.group()), match.group(1), match.end())


def _roman(text: str) -> Marker | None:
    match = _ROMAN_DECIMAL.match(text)
    if match and roman(match.group(1)):
        parts = (roman(match.group(1)), *map(int, match.group(2).split(".")))
        return Marker(_DECIMALS.get(len(parts), Sign.DECIMAL4), parts[-1], f"{match.group(1)}.{match.group(2)}", match.end(), parts)
    match = _ROMAN.match(text)
    if match is None and (noisy := _NOISY_ROMAN.match(text)):
        match, text = noisy, noisy.group(1).translate(_STROKES) + text[noisy.end(1):]
        match = _ROMAN.match(text)
    if match and roman(match.group(1)):
        return Marker(Sign.ROMAN, roman(match.group(1)), match.group(1), match.end())
    return None


def _capital(text: str) -> Marker | None:
    if match := _CAPITAL_DECIMAL.match(text):
        parts = (ord(match.group(1)) - 64, *map(int, match.group(2).split(".")))
        return Marker(_DECIMALS.get(len(parts), Sign.DECIMAL4), parts[-1], f"{match.group(1)}.{match.group(2)}", match.end(), parts)
    match = _CAPITAL.match(text)
    if not match:
        return None
    written = match.group(match.lastindex)
    return Marker(Sign.CAPITAL, 5 if written == "Đ" else ord(written) - 64, written, match.end())      # 'Đ' stands between D and E where it is used


def _numbered(text: str) -> Marker | None:
    match = _DECIMAL.match(text)
    if match:
        parts = tuple(map(int, match.group(1).split(".")))
        # "5.5 triệu": a figure. A number without its closing point needs a capital after it: "3.3 Hỗ trợ"
        closed = text[match.end(1):match.end()].strip() != ""
        if closed or text[match.end():match.end() + 1].isupper():
            return Marker(_DECIMALS.get(len(parts), Sign.DECIMAL4), parts[-1], match.group(1), match.end(), parts)
        return None
    match = _NUMBER.match(text)
    if match:
        return Marker(Sign.NUMBER, int(match.group(1)), match.group(1).lstrip("0") or "0", match.end())
    match = _NUMBER_PAREN.match(text)
    if match:
        return Marker(Sign.NUMBER_PAREN, int(match.group(1)), match.group(1), match.end())
    return None
