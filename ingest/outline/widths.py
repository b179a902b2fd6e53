"""How wide a line is when set in Times, in thousandths of an em: lines without geometry are judged by it.

Widths are those of Adobe's Times-Roman metrics, the marks of Vietnamese letters left off.
"""
from __future__ import annotations

import unicodedata
from functools import lru_cache

_GROUPS = {
    250: " .,", 278: "ijlt/:;", 333: "fr-()I!", 389: "sJ", 444: "acez?", 500: "bdghknopquvxy0123456789+*\"“”",
    556: "PFS", 611: "ELTZ", 667: "BCR", 722: "ADGHKNOQUVwXY", 778: "m", 889: "M", 944: "W", 833: "%&",
}
_WIDTHS = {c: w for w, letters in _GROUPS.items() for c in letters}


@lru_cache(maxsize=4096)
def _letter(character: str) -> int:
    base = unicodedata.normalize("NFD", character)[0]
    return _WIDTHS.get({"đ": "d", "Đ": "D", "–": "0"}.get(base, base), 500)


def width(text: str) -> int:
    """The width of a text in thousandths of an em."""
    return sum(map(_letter, text))
