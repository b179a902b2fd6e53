"""Roman numbers: read, written, and told from letters that merely look like one."""
from __future__ import annotations

_SIGNS = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
          (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}   # D and M number nothing in a plan: 'D.' is the letter


def to_roman(number: int) -> str:
    """4 → 'IV'; plain digits beyond 3999 and below 1."""
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for worth, sign in _SIGNS:
        text += sign * (number // worth)
        number %= worth
    return text


def roman(text: str) -> int:
    """The value of a Roman number: 'XIV' → 14; 0 for what isn't one ('IIX', 'IC')."""
    values = [_VALUES.get(c, 0) for c in text.upper()]
    total = sum(-v if v < w else v for v, w in zip(values, values[1:] + [0]))
    return total if total > 0 and to_roman(total) == text.upper() else 0
