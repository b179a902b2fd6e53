"""Vietnamese numbers and units: read, converted to đồng, and written back."""
from __future__ import annotations

import re

# '57.285', '2.500,5', '1 250', '05', '1,5', '1,250,000', '-12,5'; a point or a space groups thousands, a comma starts
# the decimals. Without a group of exactly three behind it a point starts decimals, too ('1.5', '0.125').
_SPACE = re.compile(r"[\s\u00a0\u2009\u202f]+")
_GROUPED = re.compile(r"^\d{1,3}(?:[. ]\d{3})+(?:,\d+)?$")
_COMMAS = re.compile(r"^\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?$")
_ENGLISH = re.compile(r"^\d{1,3}(?:,\d{3})+\.\d+$")
_COMMA = re.compile(r"^\d+,\d+$")
_POINT = re.compile(r"^\d+\.\d+$")
_PLAIN = re.compile(r"^\d+$")


def parse_number(text: str) -> float | None:
    """The value of a number written the Vietnamese way, or None for blank, '-' and whatever is no number alone.

    '57.285' → 57285; '1,5' → 1.5; '05' → 5; '1 250' → 1250; '2.500,5' → 2500.5; '(120)' is no number.
    """
    text = _SPACE.sub(" ", text).strip()
    if text.endswith("%"):
        text = text[:-1].rstrip()
    negative = text.startswith(("-", "\u2212")) and len(text) > 1
    if negative:
        text = text[1:].lstrip()
    digits = _value(text)
    return None if digits is None else -float(digits) if negative else float(digits)


def _value(text: str) -> str | None:
    if _PLAIN.match(text):
        return text
    if _GROUPED.match(text) and not text.startswith(("0.", "0 ")):
        return text.replace(".", "").replace(" ", "").replace(",", ".")
    if _COMMAS.match(text) or _ENGLISH.match(text):
        return text.replace(",", "")
    if _COMMA.match(text):
        return text.replace(",", ".")
    return text if _POINT.match(text) else None
