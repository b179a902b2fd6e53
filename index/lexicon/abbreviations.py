"""Abbreviations of administration spelled out, so that 'UBND', 'Ủy ban nhân dân' and 'uỷ ban nhân dân' are one."""
from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from index.lexicon import agencies
from index.text import strip_marks


@cache
def _tables() -> tuple[dict[str, str], dict[str, str]]:
    """(matched in any case, matched in capitals only), both keyed as written."""
    table = tomllib.loads(files("index.lexicon").joinpath("abbreviations.toml").read_text(encoding="utf-8"))
    return table["plain"], table["capitals"]


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    plain, capitals = _tables()
    folded = {key.casefold(): full for key, full in plain.items()}
    # Typed without marks, too: "nsdp", "hdnd". An abbreviation without marks that is a key itself keeps its own meaning.
    for key, full in plain.items():
        folded.setdefault(strip_marks(key).casefold(), full)
    any_case = "|".join(map(re.escape, sorted(folded, key=len, reverse=True)))
    exact = "|".join(map(re.escape, sorted(capitals, key=len, reverse=True)))
    return re.compile(rf"(?<![\w/-])(?:(?i:(?P<plain>{any_case}))|(?P<capitals>{exact}))(?![\w/]|-\w)"), folded


def expand(text: str) -> str:
    """Spell out abbreviations: 'SNN&MT và UBND xã' → 'Sở Nông nghiệp và Môi trường và Ủy ban nhân dân xã'.

    Codes are left alone: '11/KH-UBND' stays as it is.
    """
    text = agencies.expand(text)
    pattern, folded = _pattern()

    def spell(match: re.Match[str]) -> str:
        if match["plain"]:
            return folded[match["plain"].casefold()]
        return _tables()[1][match["capitals"]]

    return pattern.sub(spell, text)
