"""Text that stands on its side: pages whose whole content is turned, and the upright headings of narrow columns.

Which way text runs is told by a number: 0 from left to right, 1 upwards, -1 downwards, 2 upside down.
"""
from __future__ import annotations

from collections.abc import Sequence

from ingest.readers.pdf_rules import Rule

MOSTLY = 0.6             # share of a page's letters that stand on their side where the page itself is turned


def way_of(char: dict) -> int | None:
    """Which way a letter's line runs; None for slanted text (a stamp or watermark)."""
    a, b = char["matrix"][:2]
    if abs(a) < 0.05 * abs(b):
        return 1 if b > 0 else -1
    if abs(b) < 0.05 * abs(a):
        return 0 if a > 0 else 2
    return None


def turned_page(chars: Sequence[dict]) -> int:
    """Which way most of a page's text runs."""
    letters = [char for char in chars if char["text"].strip()]
    for way in (1, -1, 2):
        if letters and sum(way_of(char) == way for char in letters) > MOSTLY * len(letters):
            return way
    return 0


def turn_char(char: dict, way: int, width: float, height: float) -> dict:
    """A letter of a page of that size as it stands when the page is turned so that text running `way` is upright."""
    left, top, right, bottom = turn_box(char["x0"], char["top"], char["x1"], char["bottom"], way, width, height)
    if way == 2:
        baseline = height - (char["bottom"] + char["y0"] - char["matrix"][5])
    else:
        baseline = char["matrix"][4] if way == 1 else width - char["matrix"][4]
    return {**char, "x0": left, "x1": right, "top": top, "bottom": bottom, "y0": 0.0, "size": bottom - top,
            "matrix": (1.0, 0.0, 0.0, 1.0, left, bottom - baseline)}


def turn_box(left: float, top: float, right: float, bottom: float, way: int, width: float, height: float) -> tuple:
    if way == 1:
        return height - bottom, left, height - top, right
    if way == 2:
        return width - right, height - bottom, width - left, height - top
    return top, width - right, bottom, width - left


def turn_rules(horizontal: Sequence[Rule], vertical: Sequence[Rule], way: int, width: float, height: float) -> tuple[list[Rule], list[Rule]]:
    """A page's rules (horizontal, vertical) when it is turned."""
    if way == 2:
        return ([Rule(height - rule.at, width - rule.end, width - rule.start) for rule in horizontal],
                [Rule(width - rule.at, height - rule.end, height - rule.start) for rule in vertical])
    if way == 1:
        return ([Rule(rule.at, height - rule.end, height - rule.start) for rule in vertical],
                [Rule(height - rule.at, rule.start, rule.end) for rule in horizontal])
    return ([Rule(width - rule.at, rule.start, rule.end) for rule in vertical],
            [Rule(rule.at, width - rule.end, width - rule.start) for rule in horizontal])


def shift_char(char: dict, left: float, top: float) -> dict:
    """A letter in a page cut to begin at (left, top)."""
    a, b, c, d, e, f = char["matrix"]
    return {**char, "x0": char["x0"] - left, "x1": char["x1"] - left, "top": char["top"] - top, "bottom": char["bottom"] - top,
            "matrix": (a, b, c, d, e - left, f)}


def shift_rules(horizontal: Sequence[Rule], vertical: Sequence[Rule], left: float, top: float) -> tuple[list[Rule], list[Rule]]:
    return ([Rule(rule.at - top, rule.start - left, rule.end - left) for rule in horizontal],
            [Rule(rule.at - left, rule.start - top, rule.end - top) for rule in vertical])
