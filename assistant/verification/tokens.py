"""A text as a row of comparable tokens: words, numbers, dates, numbers of documents, agencies."""
from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from index.lexicon import agencies
from index.quantities import parse_number
from index.text import fold

BARRIER = "¦"       # between two fields of a citation: nothing is read across it

_MARKUP = re.compile(r"[*_`#>]+")
# "ủy ban nhân dân" is written "UBND" as often as not
_SHORTER = (("ủy ban nhân dân", "ubnd"), ("hội đồng nhân dân", "hđnd"), ("hợp tác xã", "htx"), ("tổ hợp tác", "tht"))
_AGENCY_HINT = re.compile(r"sở|bộ|phòng|so |bo |phong |\b[sbp]\.?\s?[a-zđ]{2,}")
_TOKEN = re.compile(
    # "52/2018/NĐ-CP", "11/KH-UBND", "01-NQ/TU"
    r"(?P<number_of>\d+(?:/\d{4})?/[a-zđ]{1,9}\d?(?:-[a-zđ]+)+|\d+-[a-zđ]{2}/[a-zđ]{2,4}(?![\w]))"
    # "ngày 07 tháng 7 năm 2022", "ngày 15 tháng 11", "07/7/2022", "15/11", "tháng 6/2027", "tháng 6 năm 2027"
    r"|(?P<date>(?:ngày )?(?P<d>\d{1,2}) tháng (?P<m>\d{1,2})(?: năm (?P<y>\d{4}))?(?!\d)"
    r"|(?P<d2>\d{1,2})\s?/\s?(?P<m2>\d{1,2})(?:\s?/\s?(?P<y2>\d{4}))?(?![\d/])|tháng (?P<m3>\d{1,2})(?:/| năm )(?P<y3>\d{4})(?!\d))"
    r"|(?P<number>\d+(?:[.,]\d+)*)|(?P<agency>\x00\d+\x00)|(?P<percent>%|phần trăm)|(?P<barrier>¦)|(?P<word>[^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class Token:
    """`key` is what is compared: '5' for '05', '15/11/2025' for 'ngày 15 tháng 11 năm 2025', '@sở tài chính' for an agency."""

    kind: str      # 'number', 'date', 'number_of', 'agency', 'percent', 'barrier', 'word'
    key: str
    start: int     # in folded(text)
    end: int


@lru_cache(maxsize=4096)      # titles, labels and headings are met again and again
def folded(text: str) -> str:
    """fold() without marks of emphasis, and with the long names that are mostly abbreviated made short."""
    line = fold(_MARKUP.sub(" ", text))
    for long, short in _SHORTER:
        line = line.replace(long, short)
    return line


@lru_cache(maxsize=4096)
def tokens(line: str) -> tuple[Token, ...]:
    """The tokens of a text already folded()."""
    named, shift, spots = [], 0, []
    if _AGENCY_HINT.search(line):
        pieces, last = [], 0
        for mention in agencies.find(line):
            if mention.start < last:
                continue
            mark = f"\x00{len(named)}\x00"
            named.append(fold(mention.name))
            pieces += [line[last:mention.start], mark]
            spots.append((mention.start - shift, mention.end - mention.start - len(mark)))
            shift += mention.end - mention.start - len(mark)
            last = mention.end
        line = "".join(pieces) + line[last:]
    found, moved, spot = [], 0, 0
    for m in _TOKEN.finditer(line):
        kind = m.lastgroup if m.lastgroup in _KINDS else "date"
        start = m.start() + moved
        if kind == "agency":
            moved += spots[spot][1]
            spot += 1
        found.append(Token(kind, _key(kind, m, named), start, m.end() + moved))
    return tuple(found)


_KINDS = frozenset({"number_of", "number", "agency", "percent", "barrier", "word"})


def _key(kind: str, m: re.Match[str], named: list[str]) -> str:
    if kind == "number":
        return number_key(m[0])
    if kind == "date":
        day, month, year = m["d"] or m["d2"] or "", m["m"] or m["m2"] or m["m3"], m["y"] or m["y2"] or m["y3"] or ""
        return "/".join(str(int(part)) for part in (day, month, year) if part)
    if kind == "agency":
        return "@" + named[int(m[0].strip("\x00"))]
    return {"percent": "%"}.get(kind, m[0])


def keys(text: str) -> set[str]:
    """The words, figures, dates and agencies of a text; an agency counts as one, so that another of the same words is another."""
    return {token.key for token in tokens(folded(text))}


def number_key(text: str) -> str:
    """A number by its value: '05' → '5', '2.500' → '2500', '1,50' → '1.5'; as it stands where it is none."""
    value = parse_number(text)
    return f"{value:.12g}" if value is not None else text


@lru_cache(maxsize=4096)
def squeezed(text: str) -> str:
    """For comparing quotations: folded, without white space, markup and what stands between cells and fragments."""
    return re.sub(r"[\s*_`#>|/\\]+|\.{2,}|…", "", fold(text))
