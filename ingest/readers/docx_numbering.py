"""The numbers that Word computes for list items: 'Điều 3.', 'II.', '1.2.', 'a)', and '-' for bullets.

After ISO/IEC 29500-1, 17.9: a paragraph names a numbering instance and a level; the instance belongs to an abstract
numbering, whose levels count on through all its instances unless an instance overrides the start.
"""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest.readers.docx_styles import W, Styles, child, is_on, value
from ingest.romans import to_roman

if TYPE_CHECKING:
    from lxml.etree import _Element

_LEVELS = 9
_BULLETS = {"+": "+", "*": "*"}  # bullets that officials tell apart; every other sign is a dash to them


def letter(number: int) -> str:
    """1 → 'a', 26 → 'z', 27 → 'aa', 28 → 'bb', as Word counts, up to 780; plain digits beyond."""
    if not 0 < number <= 780:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


_FORMATS = {
    "decimal": str, "upperRoman": to_roman, "lowerRoman": lambda n: to_roman(n).lower(), "lowerLetter": letter,
    "upperLetter": lambda n: letter(n).upper(), "decimalZero": lambda n: f"{n:02d}", "none": lambda n: "",
}


@dataclass(slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    pattern: str = ""            # "%1.%2."
    restart: int | None = None   # restarts after a paragraph of this level (1 is the first) or above; 0: never
    legal: bool = False          # all its numbers in decimal
    space: bool = True           # something stands between number and text
    bold: bool | None = None
    properties: object = None    # its w:pPr, for the indent


@dataclass(slots=True)
class _Count:
    numbers: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


@dataclass(frozen=True, slots=True)
class Label:
    """A list item's number as text ('1.2.', '-'), whether it is set bold, and its level's paragraph properties."""

    text: str
    bold: bool | None = None
    space: bool = True
    properties: object = None


class Numbering:
    """Counts through a document: call `label` once for each paragraph, in reading order."""

    def __init__(self, tree: _Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstracts: dict[str, _Element] = {}
        self._instances: dict[str, _Element] = {}
        self._levels: dict[str, list[_Level]] = {}
        self._counts: dict[str, _Count] = {}
        self._begun: set[str] = set()
        for element in () if tree is None else tree.iterfind(W + "abstractNum"):
            self._abstracts[element.get(W + "abstractNumId", "")] = element
        for element in () if tree is None else tree.iterfind(W + "num"):
            self._instances[element.get(W + "numId", "")] = element

    def label(self, properties: _Element | None) -> Label | None:
        """The number of the paragraph with these w:pPr, and one more counted; None where it is no list item."""
        instance, level = self._place(properties)
        if instance is None:
            return None
        abstract = self._abstract_of(instance)
        if abstract is None:
            return None
        levels = self._levels_of(instance, abstract)
        numbers = self._count(instance, abstract, level, levels)
        here = levels[level]
        if here.form == "bullet":
            return Label(_BULLETS.get(here.pattern.strip(), "-"), here.bold, True, here.properties)
        text = here.pattern
        for place in range(_LEVELS):
            if f"%{place + 1}" in text:
                form = "decimal" if here.legal else levels[place].form
                text = text.replace(f"%{place + 1}", _FORMATS.get(form, str)(numbers[place] or 0))
        return Label(text.strip(), here.bold, here.space, here.properties) if text.strip() else None

    def _place(self, properties: _Element | None) -> tuple[str | None, int]:
        """The numbering instance and the level of a paragraph; numId 0 takes a style's numbering off."""
        instance, level = value(properties, "numPr", "numId"), value(properties, "numPr", "ilvl")
        if instance is None:
            for style in self._styles.chain(self._styles.paragraph_style(properties)):
                if (instance := value(style, "pPr", "numPr", "numId")) is not None:
                    level = level or value(style, "pPr", "numPr", "ilvl") or self._linked_level(
                        instance, style.get(W + "styleId", ""))
                    break
        if instance is None or instance == "0" or instance not in self._instances:
            return None, 0
        return instance, min(int(level), _LEVELS - 1) if level and level.isdecimal() else 0

    def _linked_level(self, instance: str, style: str) -> str | None:
        abstract = self._abstract_of(instance)
        for level in () if abstract is None else self._abstracts[abstract].iterfind(W + "lvl"):
            if value(level, "pStyle") == style:
                return level.get(W + "ilvl")
        return None

    def _abstract_of(self, instance: str | None) -> str | None:
        """The abstract numbering of an instance, through a numbering style where it only refers to one."""
        for _ in range(3):
            abstract = value(self._instances.get(instance or ""), "abstractNumId")
            if abstract not in self._abstracts:
                return None
            link = value(self._abstracts[abstract], "numStyleLink")
            chain = self._styles.chain(link)
            if not chain:
                return abstract
            instance = value(chain[0], "pPr", "numPr", "numId")
        return None

    def _levels_of(self, instance: str, abstract: str) -> list[_Level]:
        if instance not in self._levels:
            levels = [_Level() for _ in range(_LEVELS)]
            overrides = [element for override in self._instances[instance].iterfind(W + "lvlOverride")
                         for element in override.iterfind(W + "lvl")]
            for element in [*self._abstracts[abstract].iterfind(W + "lvl"), *overrides]:
                place = element.get(W + "ilvl", "")
                if place.isdecimal() and int(place) < _LEVELS:
                    levels[int(place)] = _level(element)
            for override in self._instances[instance].iterfind(W + "lvlOverride"):
                place, start = override.get(W + "ilvl", ""), value(override, "startOverride")
                if start and start.isdecimal() and place.isdecimal() and int(place) < _LEVELS:
                    levels[int(place)].start = int(start)
            self._levels[instance] = levels
        return self._levels[instance]

    def _count(self, instance: str, abstract: str, level: int, levels: list[_Level]) -> list[int | None]:
        numbers = self._counts.setdefault(abstract, _Count()).numbers
        if instance not in self._begun:
            self._begun.add(instance)
            for override in self._instances[instance].iterfind(W + "lvlOverride"):
                place = override.get(W + "ilvl", "")
                if child(override, "startOverride") is not None and place.isdecimal() and int(place) < _LEVELS:
                    numbers[int(place)] = None
        for above in range(level):
            if numbers[above] is None:
                numbers[above] = levels[above].start
        numbers[level] = levels[level].start if numbers[level] is None else numbers[level] + 1
        for below in range(level + 1, _LEVELS):
            restart = levels[below].restart
            if restart is None or (restart and level < restart):
                numbers[below] = None
        return numbers


def _level(element: _Element) -> _Level:
    start, restart = value(element, "start"), value(element, "lvlRestart")
    return _Level(
        start=int(start) if start and start.isdecimal() else 0, form=value(element, "numFmt") or "decimal",
        pattern=value(element, "lvlText") or "", restart=int(restart) if restart and restart.isdecimal() else None,
        legal=bool(is_on(element, "isLgl")), space=value(element, "suff") != "nothing",
        bold=is_on(child(element, "rPr"), "b"), properties=child(element, "pPr"),
    )
