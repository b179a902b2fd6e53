"""Vietnamese spelling, folded: what does not change the meaning made equal, for comparing and searching.

Nothing here touches what is quoted: quotes keep the source's own spelling.
"""
from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Tone placement of the open syllables: "hoà" (old) is "hòa" (new), "thuỷ" is "thủy".
_OLD_TO_NEW = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}
# Only at the end of a syllable ("hoà" but not "hoàn"), and not after q ("quý" has its tone on y in both styles). What is before
# is looked at last: a pattern that begins with a set of letters is found many times faster.
_OLD_TONE = re.compile("[oOuU][" + "".join(new for old in _OLD_TO_NEW for new in (old[1], old[1].upper())) + r"](?<![qQ]..)(?![^\W\d_])")
_ZERO_WIDTH = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_HIDDEN = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_QUOTES = re.compile("[\u201c\u201d\u00ab\u00bb]")
_APOSTROPHES = re.compile("[\u2018\u2019\u02bc`\u00b4]")      # "M’gar" is "M'gar"
# Every precomposed letter that Vietnamese uses without its marks: 'ắ' → 'a', 'Đ' → 'D'
_BARE = {code: bare for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)) if (bare := unicodedata.normalize("NFD", chr(code))[0]) != chr(code)}
_BARE |= {ord("đ"): "d", ord("Đ"): "D"}


def new_tone(text: str) -> str:
    """Old tone placement made new: 'hoà, thuỷ, uỷ' → 'hòa, thủy, ủy'; 'hoàn', 'quý' stay. Case is kept."""

    def mend(match: re.Match[str]) -> str:
        old = match.group(0)
        new = _OLD_TO_NEW.get(old.lower(), old)      # 'uà' is no old spelling
        return "".join(n.upper() if o.isupper() else n for o, n in zip(old, new))

    return _OLD_TONE.sub(mend, text)


def clean(text: str) -> str:
    """NFC, without zero-width characters and soft hyphens, white space runs made one space, ends stripped."""
    text = unicodedata.normalize("NFC", text)
    if _HIDDEN.search(text):
        text = text.translate(_ZERO_WIDTH)
    return " ".join(text.split())


_SHORT = 120       # characters of headings, cells and names, which are folded again for every question: these are remembered


def fold(text: str) -> str:
    """For comparing: clean(), lower case, new tone placement, plain dashes, quotation marks and apostrophes."""
    return _fold_short(text) if len(text) <= _SHORT else _fold(text)


# Names in the languages of the Highlands, which plans spell in several ways, even in one text
_HIGHLANDS = (("đăk", "đắk"), ("đak", "đắk"), ("đắk lăk", "đắk lắk"))


def _fold(text: str) -> str:
    text = new_tone(clean(text).casefold())
    for written in _HIGHLANDS if "k" in text else ():      # 'Đăk Glei', 'Đắk Glei' and 'Đak Glei' are one
        text = text.replace(*written)
    return _APOSTROPHES.sub("'", _QUOTES.sub('"', _DASHES.sub("-", text)))


_fold_short = lru_cache(maxsize=16_384)(_fold)


def strip_marks(text: str) -> str:
    """Without diacritics: 'Đơn vị chủ trì' → 'Don vi chu tri'. Case is kept; length is that of the NFC text."""
    if text.isascii():
        return text
    bare = unicodedata.normalize("NFC", text).translate(_BARE)
    if bare.isascii():
        return bare
    return "".join(c for c in unicodedata.normalize("NFD", bare) if not unicodedata.combining(c))


def has_marks(text: str) -> bool:
    """Whether the text holds any Vietnamese diacritic."""
    return strip_marks(text) != unicodedata.normalize("NFC", text)
