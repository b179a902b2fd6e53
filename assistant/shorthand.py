"""Abbreviations that a document makes for itself: 'Tổ tiết kiệm và vay vốn (TK&VV)'. Those of administration at large are the lexicon's."""
from __future__ import annotations

import re
from collections.abc import Iterable

from index.lexicon import abbreviations
from index.text import fold, strip_marks

# "tiết kiệm và vay vốn (TK&VV)", "âm ốc tai (sau đây gọi tắt là OAE)": the words before and the letters that stand for them
_DEFINED = re.compile(r"(?P<words>(?:[^\W\d_]+,? ){2,10})\((?:(?:sau đây )?(?:viết|gọi) (?:tắt )?(?:là|:) ?)?(?P<short>[A-ZĐ][A-ZĐ&]{1,9})\)")
_UNSAID = frozenset({"và", "của", "các", "về", "cho"})      # words that their letters may leave out


def defined(texts: Iterable[str]) -> dict[str, str]:
    """Lines of folded words, an abbreviation's → what it stands for: {' tk vv ': ' tiết kiệm và vay vốn '}."""
    found: dict[str, str] = {}
    for text in texts:
        for match in _DEFINED.finditer(text) if "(" in text else ():
            if abbreviations.expand(match["short"]) == match["short"] and (words := _stood_for(match["words"], match["short"])):
                found.setdefault(_line(match["short"]), _line(words))
    return found


def spelled_out(line: str, shorthand: dict[str, str]) -> str:
    """A line of folded words with what its abbreviations stand for behind it, and the abbreviation where only its words are there."""
    for short, words in shorthand.items():
        if short in line and words not in line:
            line += words.lstrip()
        elif words in line and short not in line:
            line += short.lstrip()
    return line


def _stood_for(words: str, short: str) -> str:
    """The last of some words whose first letters are those of an abbreviation; '' where they are not."""
    letters, before = [c for c in strip_marks(short).lower() if c.isalpha()], words.replace(",", "").split()
    taken = []
    while letters and before:
        word = before.pop()
        if strip_marks(fold(word))[:1] == letters[-1]:
            letters.pop()
        elif fold(word) not in _UNSAID:
            return ""
        taken.append(word)
    return "" if letters else " ".join(reversed(taken))


def _line(text: str) -> str:
    words = re.findall(r"[^\W_]+", fold(text))
    return f" {' '.join(words)} "
