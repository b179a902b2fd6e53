"""A text cut into words that may be spelt anew and stretches that stay: codes, numbers, abbreviations, punctuation."""
from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from index.spelling.orthography import normal

_CHUNK = re.compile(r"\S+")
# "337/KH-UBND", "29/4/2022", "COVID-19", "a@b.vn", ".vn", "http://…", "n<>ă": anything with a digit, or two capitals at a / - .
# (but not at a &: "NN&MT" is a name's abbreviation, and "so" before it is an agency, not a number)
_CODE = re.compile(r"\d|[@_\\]|(?<=\w)(?:[=+*^]|<>)(?=\w)|://|www\.|(?<![^\W\d_])[A-ZĐ]{2,}[/.-]|[/.-][A-ZĐ]{2,}|[A-Za-z0-9]\.[a-z]{2,4}$")
_ENDING = re.compile(r"\W*\.[a-z]{2,4}\W*")
_WORD = re.compile(r"[^\W\d_]+")
_STOP = re.compile(r"[.;:!?()\"“”…]")
# "lang2", "nghe62", "ddo6ng": letters with VNI digits, decoded later; never "A4", "a2" or "m2".
VNI = re.compile(r"[a-zA-Zà-ỹÀ-Ỹđ]{2,7}[1-9]{1,3}|[a-zA-Z]{1,4}[1-9][a-zA-Z]{1,3}[1-9]?")


class Sort(Enum):
    WORD = "word"
    NUMBER = "number"      # any code or number: stays, one symbol for the model
    STOP = "stop"          # an end of a clause: the model starts anew


@dataclass(frozen=True, slots=True)
class Token:
    sort: Sort
    text: str              # as written
    start: int             # its place in the text, in characters
    key: str = ""          # normal(text) of a word


def tokens(text: str) -> list[Token]:
    """Words, codes and stops of the text, in order; commas and other signs between words are passed over."""
    found: list[Token] = []
    for chunk in _CHUNK.finditer(text):
        body = chunk.group(0)
        core = body.strip(".,;:!?()[]{}\"'“”…")
        if VNI.fullmatch(core) and core[0:2].islower():
            found.append(Token(Sort.WORD, core, chunk.start() + body.index(core), normal(core)))
        elif core and (_CODE.search(core) or _ENDING.fullmatch(body)):
            found.append(Token(Sort.NUMBER, core, chunk.start()))
        else:
            found += [Token(Sort.WORD, word.group(0), chunk.start() + word.start(), normal(word.group(0)))
                      for word in _WORD.finditer(body)]
        if _STOP.search(body[-1]):
            found.append(Token(Sort.STOP, body[-1], chunk.end() - 1))
    return found
