"""How much a text looks like Vietnamese: the share of its words that are well-formed Vietnamese syllables."""
from __future__ import annotations

import re
import unicodedata

_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_SYLLABLE = re.compile(
    "(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?"
    "(?:iê|yê|uô|ươ|ưa|ia|ya|ua|oa|oă|oe|uâ|uê|uơ|uy|uyê|uya|[aăâeêioôơuưy])"
    "(?:ng|nh|ch|[cmnptiyou])?"
)
_WORD = re.compile(r"[^\W\d_]+|[^\x00-\x7f]")
_SAMPLE = 15_000


def words_with_marks(text: str) -> list[str]:
    """The words of the text's beginning (15,000 characters) that hold anything beyond ASCII, in small letters."""
    return [w for w in _WORD.findall(text[:_SAMPLE].lower()) if not w.isascii()]


def is_syllable(word: str) -> bool:
    """Whether a word in small letters is built like a Vietnamese syllable, whatever its tone: 'nghề' is, 'thaùng' isn't."""
    bare = unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).translate(_TONES))
    return _SYLLABLE.fullmatch(bare) is not None


def plausibility(text: str) -> float:
    """0 to 1: the share of well-formed syllables among the words with letters beyond ASCII; 0 where there are none."""
    words = words_with_marks(text)
    seen: dict[str, bool] = {}
    for word in words:
        if word not in seen:
            seen[word] = is_syllable(word)
    return sum(seen[w] for w in words) / len(words) if words else 0.0
