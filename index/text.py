"""Vietnamese spelling, folded: what does not change the meaning made equal, for comparing and searching.

Nothing here touches what is quoted: quotes keep the source's own spelling.
"""
from __future__ import annotations

import re
import unicodedata

# Tone placement of the open syllables: "hoà" (old) is "hòa" (new), "thuỷ" is "thủy".
_OLD_TO_NEW = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}
# Only at the end of a syllable ("hoà" but not "hoàn"), and not after q ("quý" has its tone on y in both styles).
_OLD_TONE = re.compile(r"(?<![qQ])(" + "|".join(_OLD_TO_NEW) + r")(?![^\W\d_])", re.IGNORECASE)
_ZERO_WIDTH = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_HIDDEN = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_QUOTES = re.compile("[\u201c\u201d\u00ab\u00bb]")
_STROKE = str.maketrans("đĐ", "dD")


def new_tone(text: str) -> str:
    """Old tone placement made new: 'hoà, thuỷ, uỷ' → 'hòa, thủy, ủy'; 'hoàn', 'quý' stay. Case is kept."""

    def mend(match: re.Match[str]) -> str:
        old = match.group(0)
        new = _OLD_TO_NEW[old.lower()]
        return "".join(n.upper() if o.isupper() else n for o, n in zip(old, new))

    return _OLD_TONE.sub(mend, text)


def clean(text: str) -> str:
    """NFC, without zero-width characters and soft hyphens, white space runs made one space, ends stripped."""
    text = unicodedata.normalize("NFC", text)
    if _HIDDEN.search(text):
        text = text.translate(_ZERO_WIDTH)
    return " ".join(text.split())


def fold(text: str) -> str:
    """For comparing: clean(), lower case, new tone placement, plain dashes and quotation marks."""
    text = new_tone(clean(text).casefold())
    return _QUOTES.sub('"', _DASHES.sub("-", text))


def strip_marks(text: str) -> str:
    """Without diacritics: 'Đơn vị chủ trì' → 'Don vi chu tri'. Case is kept; length is that of the NFC text."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFD", text.translate(_STROKE))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def has_marks(text: str) -> bool:
    """Whether the text holds any Vietnamese diacritic."""
    return strip_marks(text) != unicodedata.normalize("NFC", text)
