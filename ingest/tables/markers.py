"""What numbers a row: '1', 'I', 'A', 'a)', '2.1', '-', '+'; and whether one follows another."""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.romans import roman

_LETTERS = "ABCDĐEGHIKLMNOPQRSTUVXY"

# "1", "01.", "(2)", "3)"          "1.2", "I.1", "2.1.3."                 "-", "+", "•"
_NUMBER = re.compile(r"^\(?0?(\d{1,3})[.)]*$")
_DECIMAL = re.compile(r"^(?:[A-Z]{1,4}|\d{1,3})(?:\.\d{1,3})+\.?$")
_SIGN = re.compile(r"^[-–—+*•●]$")
_LETTER = re.compile(r"^\(?([A-ZĐ]|[a-zđ])[.)]*$")
_ROMAN = re.compile(r"^\(?([IVX]{1,6})[.)]*$")
_STROKES = re.compile(r"^[IlH|!]*[lH|!][IlH|!]*\.?$")
# "1. Xã Quảng Uyên", "II. Phát triển", "a) Hỗ trợ", "- Mương": a marker at the front of a cell that holds more
_LEADING = re.compile(r"^(?:((?:[IVX]{1,6}|\d{1,3}(?:\.\d{1,3})*|[A-ZĐ])[.)]|[a-zđ]\))\s+|([-–—+•●])\s*)(?=\S)")


@dataclass(frozen=True, slots=True)
class Marker:
    """`kind` is one of 'upper', 'roman', 'number', 'decimal2', 'decimal3' …, 'lower', 'dash', 'plus'; `value` its place."""

    kind: str
    value: int
    text: str


def marker_of(text: str, before: Marker | None = None) -> Marker | None:
    """The marker that a cell consists of, or None. `before`, the last lettered one, tells 'V' of letters from 'V' = 5."""
    text = text.strip()
    if _SIGN.match(text):
        return Marker("plus" if text == "+" else "dash", 0, text)
    if (strokes := _strokes(text)) and before is not None and before.kind == "roman" and strokes == before.value + 1 <= 3:
        return Marker("roman", strokes, "I" * strokes)
    if m := _NUMBER.match(text):
        return Marker("number", int(m[1]), text)
    if _DECIMAL.match(text):
        parts = text.rstrip(".").split(".")
        return Marker(f"decimal{len(parts)}", int(parts[-1]), text)
    if (m := _ROMAN.match(text)) and (value := roman(m[1])) and not _is_letter(m[1], before):
        return Marker("roman", value, text)
    if m := _LETTER.match(text):
        return Marker("upper" if m[1].isupper() else "lower", _LETTERS.find(m[1].upper()) + 1, text)
    return None


def leading_marker(text: str, before: Marker | None = None) -> Marker | None:
    """The marker at the front of a cell that holds more: '1. Xã Quảng Uyên' has '1.', '- Mương thoát nước' has '-'."""
    if m := _LEADING.match(text):
        return marker_of(m[1] or m[2], before)
    return None


def _strokes(text: str) -> int:
    """How many strokes a Roman number was read from: 'H' is a misread II, 'IH', 'HI' and 'IIl' are III; 0 for others."""
    return sum(2 if c == "H" else c != "." for c in text) if _STROKES.match(text) else 0


def mend(markers: Sequence[Marker | None]) -> list[Marker | None]:
    """The markers of a table's rows, a misread number made what its neighbours say: 'Đ' between 4 and 6 is 5."""
    mended = list(markers)
    numbers = [i for i, m in enumerate(markers) if m and m.kind in ("number", "upper", "lower")]
    for before, at, after in zip(numbers, numbers[1:], numbers[2:]):
        first, third = mended[before], mended[after]
        if first and third and first.kind == third.kind == "number" and third.value == first.value + 2:
            mended[at] = Marker("number", first.value + 1, str(first.value + 1))
    return mended


def _is_letter(text: str, before: Marker | None) -> bool:
    """'V' after 'U' (or 'I' after 'H') goes on the letters; otherwise it is a Roman number."""
    return (len(text) == 1 and before is not None and before.kind == "upper"
            and before.value == _LETTERS.find(text))
