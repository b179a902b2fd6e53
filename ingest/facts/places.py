"""The place that a row or a sentence is about, as written: 'Xã Ca Thành', 'Huyện Tri Tôn'."""
from __future__ import annotations

from index import letters

_COMMUNE = r"(?<![Tt]hị )(?:[Xx]ã|[Pp]hường|[Tt]hị trấn|[Đđ]ặc khu)"
_DISTRICT = r"(?:[Hh]uyện|[Qq]uận|[Tt]hị xã|[Tt]hành phố|TP\.?)"
_WORD = r"[\p{Lu}][\p{Lu}\p{Ll}]*"
# 'xã Ca Thành', 'Thành phố Phan Rang - Tháp Chàm', 'phường 5'; the lowest level first. A province is the document's own.
_NAMED = tuple(
    letters.compile(rf"(?<!\w){level}\s+(?:{_WORD}(?:\s+(?:-\s+)?{_WORD}){{0,4}}|\d{{1,2}}(?!\w))") for level in (_COMMUNE, _DISTRICT))


def places_in(text: str) -> tuple[str, ...]:
    """The places of the lowest level of government that a text names, each once: 'Xóm Nhung Hoan, xã Vinh Quý, huyện
    Quảng Hòa' → 'Xã Vinh Quý'."""
    for named in _NAMED:
        if found := [match[0][:1].upper() + match[0][1:] for match in named.finditer(text)]:
            return tuple(dict.fromkeys(found))
    return ()


def place_of(cell: str, groups: tuple[str, ...] = (), item: str = "") -> str:
    """The place of a row: its own cell (the commune where one is named), else its innermost group that names one, else
    the one place that its item names; '' where none."""
    for text in (cell, *reversed(groups), item):
        named = places_in(text)
        if len(named) == 1:
            return named[0]
        if text is cell and cell.strip():
            return cell.strip()
    return ""
