"""Which agency a text names, in whatever spelling, and what it is called since the mergers of 2025."""
from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from index.text import fold, strip_marks


MERGED = "2025-03"      # the month in which agencies were merged


@dataclass(frozen=True, slots=True)
class Field:
    """A field that agencies are named after: 'Nông nghiệp và Môi trường'."""

    name: str
    short: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    since_2025: str = ""
    family: tuple[str, ...] = ()     # the full names that a loose one ("Nông nghiệp") may stand for


@dataclass(frozen=True, slots=True)
class Mention:
    """An agency named in a text at [start, end): `kind` 'Sở', `field` 'Tài chính', `name` 'Sở Tài chính'."""

    start: int
    end: int
    kind: str
    field: str

    @property
    def name(self) -> str:
        return f"{self.kind} {self.field}"


@cache
def _table() -> dict:
    return tomllib.loads(files("index.lexicon").joinpath("agencies.toml").read_text(encoding="utf-8"))


@cache
def fields() -> dict[str, Field]:
    """The fields by name."""
    rows = _table()["field"]
    keep = ("name", "short", "other", "since_2025", "family")
    made = [Field(**{k: tuple(v) if isinstance(v, list) else v for k, v in row.items() if k in keep}) for row in rows]
    return {field.name: field for field in made}


@cache
def kinds() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(kinds that stand before a field: 'Sở', 'Bộ' …; beginnings of other agencies' names: 'Văn phòng', 'Hội' …)."""
    table = _table()["kinds"]
    return tuple(table["of_field"]), tuple(table["alone"])


def _squeeze(name: str) -> str:
    """A name without what writers vary: 'Lao động - Thương binh & Xã hội' → 'laodongthuongbinhxahoi' (marks kept)."""
    return re.sub(r"\bv[àa]\b|[\W_]+", "", fold(name))


@cache
def _spellings() -> dict[str, str]:
    """Every folded spelling of a field, with and without marks → its name."""
    known: dict[str, str] = {}
    for field in fields().values():
        for spelling in (field.name, *field.other, *field.short):
            known.setdefault(_squeeze(spelling), field.name)
    for key in list(known):
        known.setdefault(strip_marks(key), known[key])
    return known


def _loose(spelling: str) -> str:
    """A spelling as a pattern in which '&', ',', '-', 'và' and spaces may stand for one another."""
    parts = [re.escape(p) for p in re.split(r"(?:[\s,&–-]|\bvà\b)+", fold(spelling)) if p]
    return r"(?:[\s,&–-]|\bvà\b)*".join(parts) if len(parts) > 1 else parts[0]


def _short(letters: str) -> str:
    """An abbreviation with separators anywhere: 'LĐTBXH' matches 'LĐ-TB&XH', 'LĐ - TBXH'."""
    return r"(?:\s?[&,.–-]\s?|\svà\s)?".join(map(re.escape, fold(letters).replace(" ", "")))


@cache
def _name_pattern() -> str:
    """Alternatives for every spelling of a field, the longest spelling first, with and without marks."""
    alternatives: dict[str, int] = {}
    for field in fields().values():
        for spelling in (field.name, *field.other):
            alternatives |= {_loose(s): len(_squeeze(s)) for s in (spelling, strip_marks(spelling))}
        for letters in field.short:
            alternatives |= {_short(s): len(_squeeze(s)) for s in (letters, strip_marks(letters))}
    return "|".join(sorted(alternatives, key=lambda pattern: (alternatives[pattern], pattern), reverse=True))


@cache
def _mention_pattern() -> re.Pattern[str]:
    """Matches 'Sở Tài chính', 'sở NN&PTNT', 'P.NN&PTNT', 'SNN&MT', 'so nong nghiep'; not the 'sở y tế' of 'cơ sở y tế'."""
    of_field, _ = kinds()
    spelled = "|".join(sorted({fold(k) for k in of_field} | {strip_marks(fold(k)) for k in of_field}, key=len, reverse=True))
    within_words = "".join(rf"(?<!\b{w}\s)" for word in _table()["kinds"]["after"] for w in {word, strip_marks(word)})
    return re.compile(rf"(?<!\w){within_words}(?:(?P<kind>{spelled})\s+|(?P<letter>[sbp])\.?\s?)(?P<field>{_name_pattern()})(?!\w)")


_LETTERS = {"s": "Sở", "b": "Bộ", "p": "Phòng"}


@cache
def _kind_names() -> dict[str, str]:
    of_field, _ = kinds()
    return {strip_marks(fold(k)): k for k in of_field}


def find(text: str) -> list[Mention]:
    """The agencies of a known field that a text names, in order. Places are those of `text` in NFC."""
    return list(_found(text))


@lru_cache(maxsize=8_192)       # the same clauses and cells are looked at again with every question
def _found(text: str) -> tuple[Mention, ...]:
    folded = _same_length_fold(text)
    found = []
    for match in _mention_pattern().finditer(folded):
        field = _spellings().get(_squeeze(match["field"]))
        if not field:
            continue
        if match["letter"] and _squeeze(match["field"]) not in _short_keys():
            continue                      # "s tài chính" is no abbreviation: the letter goes with letters only
        kind = _kind_names()[strip_marks(match["kind"])] if match["kind"] else _LETTERS[match["letter"]]
        found.append(Mention(match.start(), match.end(), kind, field))
    return tuple(found)


@cache
def _short_keys() -> frozenset[str]:
    keys = {_squeeze(s) for f in fields().values() for s in (*f.short, *f.other)}
    return frozenset(keys | {strip_marks(k) for k in keys})


def _same_length_fold(text: str) -> str:
    """Lower case and new tone placement without changing any position (fold() would join white space)."""
    from index.text import new_tone

    lowered = new_tone(text.lower())
    return lowered if len(lowered) == len(text) else text.lower()


def expand(text: str) -> str:
    """Abbreviated agencies spelled out: 'Sở KH&ĐT' → 'Sở Kế hoạch và Đầu tư'. Those spelled out stay as they are."""
    out, last = [], 0
    for mention in find(text):
        written = text[mention.start:mention.end]
        if _squeeze(mention.name) == _squeeze(written) or len(written) > len(mention.name):
            continue
        if len(fields()[mention.field].name) <= len(written.split(None, 1)[-1]):
            continue
        out += [text[last:mention.start], mention.name]
        last = mention.end
    return "".join(out) + text[last:]


def today(name: str) -> str:
    """What an agency of before 2025 is called now: 'Sở Kế hoạch và Đầu tư' → 'Sở Tài chính'; '' where nothing changed."""
    for mention in find(name):
        field = fields()[mention.field]
        if field.since_2025:
            kind = mention.kind
            special = next((r.get("since_2025_kind") for r in _table()["field"] if r["name"] == field.name), None)
            if special:
                kind = special.get(kind.casefold(), "")
                if not kind:
                    return ""
            elif kind not in {"Sở", "Bộ"}:   # district offices were abolished, not renamed
                return ""
            return f"{kind} {field.since_2025}"
    return ""


def key(name: str) -> str:
    """A key under which the spellings of one agency fall together; for other names the folded name itself.

    'Sở NN&PTNT', 'sở Nông nghiệp và PTNT' → 'sở nông nghiệp và phát triển nông thôn'.
    """
    mentions = find(name)
    if mentions and mentions[0].start <= 6:
        return fold(mentions[0].name)
    plain = re.sub(r"\bubnd\b", "ủy ban nhân dân", fold(name))      # 'UBND các xã, phường' is 'Ủy ban nhân dân xã, phường'
    return re.sub(r"[\s,;:–-]+", " ", re.sub(r"\bcác\s", "", plain)).strip(" .")


def related(one: str, other: str) -> bool:
    """Whether two names may be one agency: the same, or one the successor of the other, or a loose name of it."""
    a, b = key(one), key(other)
    if a == b or fold(today(one)) == b or a == fold(today(other)):
        return True
    return a in _family(other) or b in _family(one)


def _family(name: str) -> set[str]:
    """The full names that a loose one may stand for: 'Sở Nông nghiệp' → 'sở nông nghiệp và môi trường', …"""
    return {fold(f"{m.kind} {full}") for m in find(name) for full in fields()[m.field].family}
