"""Text set in a font from before Unicode: its characters are codes that only that font shows as Vietnamese.

Word and Excel files of the 1990s and 2000s say so by the font's name: '.VnTime' holds TCVN3, 'VNI-Times' holds VNI.
"""
from __future__ import annotations

import re

_TCVN3 = re.compile(r"\.Vn")                # ".VnTime", ".VnArialH"
_CAPITALS = re.compile(r"\.Vn\w*H$")        # ".VnTimeH" shows small letters as capitals
_VNI = re.compile(r"VNI[- ]")               # "VNI-Times", "VNI Helve"


def family(font: str) -> str:
    """'TCVN3 (ABC)' or 'VNI-Windows' for such a font, '' for any other."""
    if _TCVN3.match(font):
        return "TCVN3 (ABC)"
    return "VNI-Windows" if _VNI.match(font) else ""


def to_unicode(text: str, font: str) -> str:
    """Text set in that font, as Unicode: ('B¶o tån', '.VnTime') → 'Bảo tồn'. Other fonts' text as it is."""
    from ingest.encoding.legacy import from_tcvn3, from_vni

    if not family(font):
        return text
    if _VNI.match(font):
        return from_vni(text)
    text = from_tcvn3(text)
    return text.upper() if _CAPITALS.match(font) else text
