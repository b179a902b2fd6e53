"""Text that stands on its side: pages whose whole content is turned, and the upright headings of narrow columns."""
from __future__ import annotations

from collections.abc import Sequence

from ingest.readers.pdf_rules import Rule

MOSTLY = 0.6             # share of a page's letters that stand on their side where the page itself is turned


def is_upright(char: dict) -> bool:
    """Whether a letter stands upright: its line runs from left to right."""
    a, b = char["matrix"][:2]
    return a > 0 and abs(b) < 0.05 * a


def quarter(char: dict) -> int:
    """1 for text that runs upwards, -1 downwards, 0 for upright, slanted and upside-down text."""
    a, b = char["matrix"][:2]
    return (b > 0) - (b < 0) if abs(a) < 0.05 * abs(b) else 0


def turned_page(chars: Sequence[dict]) -> int:
    """Which way a page's text runs where most of it stands on its side: 1 upwards, -1 downwards, else 0."""
    letters = [char for char in chars if char["text"].strip()]
    for way in (1, -1):
        if letters and sum(quarter(char) == way for char in letters) > MOSTLY * len(letters):
            return way
    return 0


def turn_char(char: dict, way: int, width: float, height: float) -> dict:
    """A letter of a page of that size as it stands when the page is turned so that text running `way` is upright."""
    left, top, right, bottom = turn_box(char["x0"], char["top"], char["x1"], char["bottom"], way, width, height)
    baseline = char["matrix"][4] if way > 0 else width - char["matrix"][4]
    return {**char, "x0": left, "x1": right, "top": top, "bottom": bottom, "y0": 0.0, "size": bottom - top,
            "matrix": (1.0, 0.0, 0.0, 1.0, left, bottom - baseline)}


def turn_box(left: float, top: float, right: float, bottom: float, way: int, width: float, height: float) -> tuple:
    if way > 0:
        return height - bottom, left, height - top, right
    return top, width - right, bottom, width - left


def turn_rules(horizontal: Sequence[Rule], vertical: Sequence[Rule], way: int, width: float, height: float) -> tuple[list[Rule], list[Rule]]:
    """A page's rules (horizontal, vertical) when it is turned."""
    if way > 0:
        return ([Rule(rule.at, height - rule.end, height - rule.start) for rule in vertical],
                [Rule(height - rule.at, rule.start, rule.end) for rule in horizontal])
    return ([Rule(width - rule.at, rule.start, rule.end) for rule in vertical],
            [Rule(rule.at, width - rule.end, width - rule.start) for rule in horizontal])
