"""What Word's styles come to for a paragraph and its runs: bold, italic, size, heading level, alignment, indent, list.

Direct properties win over the paragraph's or run's style, that over the style it is based on, that over the document's
defaults (ISO/IEC 29500-1, 17.7.2). Bold and italic are toggles: set in both the paragraph's and the run's style they
cancel each other (17.7.3).
"""
from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = {"0", "false", "off", "none"}
# "heading 2", "Heading 2 Char"? no: only paragraph styles. Word stores the English name in every language; other
# programs write "Tiêu đề 2", "Đầu đề 2", "Đề mục 2".
_HEADING = re.compile(r"(?:heading|tiêu đề|đầu đề|đề mục)\s*([1-9])\b", re.IGNORECASE)
_TITLE = re.compile(r"(?:title|tiêu đề|tên văn bản)$", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|mục lục|table of figures)\b", re.IGNORECASE)
_DEPTH = 20  # a chain of styles longer than this is a loop


def child(element: _Element | None, *names: str) -> _Element | None:
    """The element reached by these child names of Word's namespace, or None."""
    for name in names:
        if element is None:
            return None
        element = element.find(W + name)
    return element


def value(element: _Element | None, *names: str, of: str = "val") -> str | None:
    """The attribute `of` of the element reached by these names, or None."""
    element = child(element, *names)
    return None if element is None else element.get(W + of)


def is_on(element: _Element | None, name: str) -> bool | None:
    """An on/off property of a property element: True, False, or None where it isn't given."""
    found = child(element, name)
    return None if found is None else found.get(W + "val", "1") not in _OFF


@dataclass(frozen=True, slots=True)
class RunLook:
    """How a run looks. Size in points, 0.0 where nothing says it; `font` as named, '' where nothing does."""

    bold: bool = False
    italic: bool = False
    capitals: bool = False
    hidden: bool = False
    size: float = 0.0
    font: str = ""


class Styles:
    """The styles of a document, by the tree of its styles part (None: no styles)."""

    def __init__(self, tree: _Element | None) -> None:
        self._styles: dict[str, _Element] = {}
        self._default_paragraph: str | None = None
        self._run_defaults = child(tree, "docDefaults", "rPrDefault", "rPr")
        self._looks: dict[tuple[str | None, str | None], RunLook] = {}
        for style in () if tree is None else tree.iterfind(W + "style"):
            identity = style.get(W + "styleId", "")
            self._styles[identity] = style
            if style.get(W + "type") == "paragraph" and style.get(W + "default") in {"1", "true", "on"}:
                self._default_paragraph = identity

    def chain(self, identity: str | None) -> list[_Element]:
        """The style and those it is based on, nearest first."""
        found = []
        while identity in self._styles and len(found) < _DEPTH:
            found.append(self._styles[identity])
            identity = value(found[-1], "basedOn")
        return found

    def paragraph_style(self, properties: _Element | None) -> str | None:
        """The style of a paragraph, by its w:pPr; the default paragraph style where it names none."""
        return value(properties, "pStyle") or self._default_paragraph

    def paragraph_property(self, properties: _Element | None, *names: str) -> _Element | None:
        """The element of a paragraph property: the direct one, or the nearest style's."""
        direct = child(properties, *names)
        if direct is not None:
            return direct
        for style in self.chain(self.paragraph_style(properties)):
            if (found := child(style, "pPr", *names)) is not None:
                return found
        return None

    def heading(self, properties: _Element | None) -> int | None:
        """Heading level 1–9 by style name or outline level ('Title' is 1), None for running text."""
        for style in self.chain(self.paragraph_style(properties)):
            name = value(style, "name") or ""
            if match := _HEADING.match(name):
                return int(match[1])
            if _TITLE.match(name):
                return 1
        level = self.paragraph_property(properties, "outlineLvl")
        if level is not None and (number := level.get(W + "val", "")).isdecimal() and int(number) < 9:
            return int(number) + 1
        return None

    def is_contents(self, properties: _Element | None) -> bool:
        """Whether the paragraph is a line of a table of contents."""
        return any(_CONTENTS.match(value(style, "name") or "") for style in self.chain(self.paragraph_style(properties)))

    def run(self, paragraph: str | None, properties: _Element | None) -> RunLook:
        """How a run with these w:rPr looks in a paragraph of that style."""
        base = self._styled(paragraph, value(properties, "rStyle"))
        if properties is None or len(properties) == 0:
            return base
        direct = _look(properties)
        return RunLook(
            bold=base.bold if direct["bold"] is None else direct["bold"],
            italic=base.italic if direct["italic"] is None else direct["italic"],
            capitals=base.capitals if direct["capitals"] is None else direct["capitals"],
            hidden=base.hidden if direct["hidden"] is None else direct["hidden"],
            size=direct["size"] or base.size, font=direct["font"] or base.font,
        )

    def _styled(self, paragraph: str | None, character: str | None) -> RunLook:
        key = (paragraph, character)
        if key not in self._looks:
            of_paragraph, of_character = self._merged(paragraph), self._merged(character)
            defaults = _look(self._run_defaults)
            toggles = {name: bool(of_paragraph[name]) != bool(of_character[name]) or bool(defaults[name])
                       for name in ("bold", "italic", "capitals", "hidden")}
            self._looks[key] = RunLook(
                **toggles, size=of_character["size"] or of_paragraph["size"] or defaults["size"] or 0.0,
                font=of_character["font"] or of_paragraph["font"] or defaults["font"] or "")
        return self._looks[key]

    def _merged(self, identity: str | None) -> dict:
        looks = [_look(child(style, "rPr")) for style in self.chain(identity)]
        return {name: next((look[name] for look in looks if look[name] is not None), None) for name in _look(None)}


def _look(properties: _Element | None) -> dict:
    """What a w:rPr says itself; None for what it is silent about."""
    size, fonts = value(properties, "sz"), child(properties, "rFonts")
    return {
        "bold": is_on(properties, "b"), "italic": is_on(properties, "i"), "capitals": is_on(properties, "caps"),
        "hidden": is_on(properties, "vanish"),
        "size": float(size) / 2 if size and size.replace(".", "", 1).isdecimal() else None,
        "font": None if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi"),
    }
