"""Provinces, districts and communes: of before July 2025 and of today. The table is underthesea's (63 → 34 provinces).

The table is read from underthesea's files without importing it, which would take seconds.
"""
from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from index.text import fold, strip_marks

# Before a name: "xã Ca Thành", "TP. Hà Giang", "thị trấn Nước Hai".
LEVELS = {
    "tỉnh": "tỉnh", "thành phố": "thành phố", "tp": "thành phố", "huyện": "huyện", "quận": "quận", "thị xã": "thị xã", "tx": "thị xã",
    "xã": "xã", "phường": "phường", "thị trấn": "thị trấn", "tt": "thị trấn", "đặc khu": "đặc khu",
}
_LONGEST_FIRST = sorted(LEVELS, key=len, reverse=True)
COMMUNE_LEVELS = frozenset({"xã", "phường", "thị trấn", "đặc khu"})


@dataclass(frozen=True, slots=True)
class Province:
    """A province by its short name, and the one it belongs to since July 2025: 'Yên Bái' → 'Lào Cai'."""

    name: str
    today: str


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A province named in a text at [start, end)."""

    start: int
    end: int
    province: Province


@cache
def _data() -> dict:
    spec = find_spec("underthesea")
    path = Path(spec.submodule_search_locations[0]) / "address" / "data" / "mapping.json"
    return json.loads(path.read_text(encoding="utf-8"))


@cache
def provinces() -> dict[str, Province]:
    """Every province that is or was, by its folded short name."""
    data = _data()
    today = {key: row["short"] for key, row in data["province_names"].items()}
    made = {}
    for key, row in data["old_province_names"].items():
        made[fold(row["short"])] = Province(row["short"], today[data["province_mapping"][key]])
    for row in data["province_names"].values():
        made.setdefault(fold(row["short"]), Province(row["short"], row["short"]))
    for short, full in (("huế", "thừa thiên huế"), ("tp hcm", "hồ chí minh"), ("tphcm", "hồ chí minh"), ("tp.hcm", "hồ chí minh"), ("tp. hcm", "hồ chí minh"), ("sài gòn", "hồ chí minh"),
                        ("bà rịa vũng tàu", "bà rịa - vũng tàu"), ("đăk lăk", "đắk lắk"), ("đắc lắc", "đắk lắk"), ("đăk nông", "đắk nông"), ("đắc nông", "đắk nông"),
                        ("bắc cạn", "bắc kạn"), ("kontum", "kon tum"), ("thừa thiên - huế", "thừa thiên huế")):
        if full in made:
            made.setdefault(short, made[full])
    return made


@cache
def _province_pattern(unmarked: bool) -> tuple[re.Pattern[str], dict[str, Province]]:
    by_spelling = dict(provinces())
    if unmarked:
        for spelling, province in list(by_spelling.items()):
            by_spelling.setdefault(strip_marks(spelling), province)
    spelled = "|".join(re.escape(s).replace(r"\ ", r"\s+") for s in sorted(by_spelling, key=len, reverse=True))
    return re.compile(rf"(?<!\w){_NO_WORD}({spelled})(?!\w)"), by_spelling


# "Sở Khoa học và Công nghệ An Giang": what begins in the middle of a word is no 'Nghệ An'
_NO_WORD = r"(?<!\bcông )(?<!\bcong )"


def find_provinces(text: str, unmarked: bool = True) -> list[PlaceMention]:
    """The provinces that a text names, old or new, in any case of letters; with `unmarked` also where the marks are missing
    ('nghe an': beware of 'nghề an toàn'). Positions are those of fold(text)."""
    pattern, by_spelling = _province_pattern(unmarked)
    folded, found, at = fold(text), [], 0
    while match := pattern.search(folded, at):
        if _begins_small(text, folded, match) and (behind := pattern.search(folded, match.start() + 1)) and behind.start() < match.end():
            match = behind           # 'măng tây Ninh Thuận' names no 'Tây Ninh'
        found.append(PlaceMention(match.start(), match.end(), by_spelling[re.sub(r"\s+", " ", match[1])]))
        at = match.end()
    return found


def _begins_small(text: str, folded: str, match: re.Match[str]) -> bool:
    """Whether a name is written with a small letter first and a capital later, as no name is: 'tây Ninh'."""
    words = text[match.start(1):match.end(1)].split() if len(text) == len(folded) else []
    return len(words) > 1 and words[0][:1].islower() and any(word[:1].isupper() for word in words[1:])


@cache
def _units() -> dict[str, set[tuple[str, str]]]:
    """Folded name of a district or commune, without its level → {(level, province of then or of today), …}."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    named: set[tuple[str, str]] = set()
    provinces_ = {row["name"]: row["short"] for table in ("province_names", "old_province_names") for row in _data()[table].values()}
    for row in _data()["ward_mapping"]:
        named |= {(row["old_district"], row["old_province"]), (row["old_ward"], row["old_province"]), (row["new_ward"], row["new_province"])}
    for unit, province in named:
        level, name = split_level(unit)
        if name:
            found[fold(name)].add((level, provinces_.get(province, province)))
    return dict(found)


def addresses() -> Iterator[tuple[str, ...]]:
    """Every commune of before July 2025 and of today with what it lies in: ('Xã Ca Thành', 'Huyện Nguyên Bình', 'Tỉnh Cao Bằng')."""
    for row in _data()["ward_mapping"]:
        yield row["old_ward"], row["old_district"], row["old_province"]
        yield row["new_ward"], row["new_province"]


def spelling(name: str) -> str:
    """A pattern of a folded name as it is typed: "Cư M'gar" is also "Cư Mgar"."""
    return re.escape(fold(name)).replace("'", "'?")


def split_level(unit: str) -> tuple[str, str]:
    """'Xã Ca Thành' → ('xã', 'Ca Thành'); 'Ca Thành' → ('', 'Ca Thành')."""
    folded = fold(unit)
    for level in _LONGEST_FIRST:
        if folded.startswith(level + " "):
            return LEVELS[level], unit[len(level):].strip()
    return "", unit


def units(name: str) -> set[tuple[str, str]]:
    """What districts and communes bear a name (given without its level): {('xã', 'Cao Bằng'), …}; empty if none does."""
    return _units().get(fold(name), set())


def commune_today(name: str, province: str) -> str:
    """The commune of today that a former one of `province` went into, with its level: 'Phúc Sen' → 'Xã Quảng Uyên'; '' if none or
    several, or where the province is not known."""
    key, wanted = fold(split_level(name)[1] or name), fold(province)
    full = {fold(row["short"]): row["name"] for row in _data()["old_province_names"].values()}.get(wanted)
    new = {row["new_ward"] for row in _data()["ward_mapping"] if row["old_province"] == full and fold(split_level(row["old_ward"])[1]) == key}
    return new.pop() if len(new) == 1 else ""


def province_today(name: str) -> str:
    """'Yên Bái' → 'Lào Cai'; '' for a name that is no province."""
    province = provinces().get(fold(name))
    return province.today if province else ""


# Headings of columns of places, from the wider to the narrower: "Huyện, thị xã", "Tên xã, phường" (not "Xã hội hóa"), "Thôn, bản"
_HEADINGS = tuple(re.compile(rf"(?:tên )?(?:{names})\b") for names in (
    "huyện|quận|thị xã|thành phố", "xã(?! hội)|phường|thị trấn", "thôn|bản|xóm|ấp|buôn|tổ dân phố|khu phố"))


@lru_cache(maxsize=2_048)
def heading_level(heading: str) -> int | None:
    """0 for a column of districts, 1 of communes, 2 of hamlets, as its heading says; None for any other column."""
    return next((i for i, pattern in enumerate(_HEADINGS) if pattern.match(fold(heading))), None)
