"""How Vietnamese syllables are written: marks taken off, marks compared, case carried over, the shape of a syllable."""
from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from index.text import new_tone

TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")       # huyền, sắc, ngã, hỏi, nặng
# Initial, vowels (marks off), final: "nghieng", "thuyen", "quoc", "gi". Loose: it tells "nghieng" from "street".
_SYLLABLE = re.compile(
    r"(?:ngh|gh|gi|kh|ng|nh|ph|qu|th|tr|ch|[bcdghklmnprstvx])?"
    r"(?:uye|uya|uyu|ieu|yeu|uoi|uou|oai|oay|oeo|uay|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|oo|ua|ue|ui|uo|uu|uy|ye|[aeiouy])"
    r"(?:ch|ng|nh|[cmnpt])?"
)


def normal(word: str) -> str:
    """A word as the speller's tables hold it: composed, lower case, tone mark in the new place ('Hoà' → 'hòa')."""
    return new_tone(unicodedata.normalize("NFC", word).lower())


def syllable_shaped(bare: str) -> bool:
    """Whether letters without marks could be a Vietnamese syllable: 'nghieng' yes; 'street', 'ubnd' no."""
    return _SYLLABLE.fullmatch(bare) is not None


@lru_cache(maxsize=1 << 16)
def _split(word: str) -> tuple[list[str], str]:
    """Letters with their quality ('ê', 'ơ', 'đ') and the tone of the word, '' for level."""
    letters: list[str] = []
    tone = ""
    for character in unicodedata.normalize("NFD", word):
        if character in TONES:
            tone = character
        elif unicodedata.combining(character) and letters:
            letters[-1] += character
        else:
            letters.append(character)
    return letters, tone


def completes(typed: str, full: str) -> bool:
    """Whether `full` is `typed` with marks added and none taken off or altered: 'nghê' or 'nghè' → 'nghề', not 'nghé'."""
    typed_letters, typed_tone = _split(typed)
    full_letters, full_tone = _split(full)
    return len(typed_letters) == len(full_letters) and typed_tone in ("", full_tone) and all(
        t == f or t == ("d" if f == "đ" else f[0]) for t, f in zip(typed_letters, full_letters))


def like_case(word: str, pattern: str) -> str:
    """`word` in the case of `pattern`: letter by letter where the lengths agree, else by its first and second letter."""
    if len(word) == len(pattern):
        return "".join(w.upper() if p.isupper() else w for w, p in zip(word, pattern))
    if len(pattern) > 1 and pattern.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if pattern[:1].isupper() else word
