"""Things of one sort – animals, crops, machines, diseases – of which a figure for the one is none for the other, by the table in sorts.toml."""
from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from assistant.understand.terms import tokens
from index.text import fold

_SPELLED = 3        # syllables from which on a name is written by their letters
_TOGETHER = 4       # letters between two names of one sort that are named together
_BEHIND = 3         # syllables within which a word before a name says what it means


@dataclass(frozen=True, slots=True)
class Sort:
    """A row of sorts.toml, which says what each field is."""

    names: tuple[str, ...]
    same: tuple[frozenset[str], ...]
    wider: tuple[str, ...] = ()
    after: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()
    calls: tuple[tuple[str, str], ...] = ()

    def named(self, line: str) -> frozenset[str]:
        """Those of its names that stand in a line of folded words, the longer ones for what they hold: 'tôm hùm', not 'tôm'."""
        found = [name for name in self.names if f" {name} " in line and (name not in self.apart or self._behind(name, line))]
        return frozenset(name for name in found if not any(name != other and f" {name} " in f" {other} " for other in found))

    def _behind(self, name: str, line: str) -> bool:
        """Whether a name stands behind a word that makes it one of the sort: 'giống lạc', 'trồng thay thế vải'."""
        row = line.split()
        return any(word == name and self.after & set(row[max(0, at - _BEHIND):at]) for at, word in enumerate(row))

    def told(self, line: str) -> frozenset[str]:
        """Its names that a line tells of, by themselves or by what they are called besides: 'bò' and 'trâu' of 'bê, nghé'."""
        return self.named(line) | {name for name, other in self.calls if f" {other} " in line}

    def told_of(self, name: str, line: str) -> bool:
        """Whether a line says a name, whatever else it may mean there, one that stands for it, or its letters: 'LMLM' of 'lở mồm long móng'."""
        letters = "".join(syllable[0] for syllable in name.split()) if len(name.split()) >= _SPELLED else name
        return any(f" {word} " in line for word in {name, letters, *(other for pair in self.same if name in pair for other in pair)})

    def once(self, named: frozenset[str]) -> frozenset[str]:
        """Names, of those that stand for one another one only: 'glôcôm (cườm nước)'."""
        return frozenset(name for name in named if not any(other < name and frozenset({name, other}) <= pair for other in named for pair in self.same))

    def agree(self, asked: frozenset[str], told: frozenset[str]) -> bool:
        return bool(asked & told) or any(pair & asked and pair & told for pair in self.same)

    def tells_all(self, line: str) -> bool:
        """Whether a line has a word for all of the sort."""
        return any(f" {word} " in line for word in self.wider)


@cache
def sorts() -> tuple[Sort, ...]:
    table = tomllib.loads(files("assistant").joinpath("sorts.toml").read_text(encoding="utf-8"))["sorts"]
    return tuple(Sort(tuple(one["names"]), tuple(map(frozenset, one["same"])), tuple(one.get("wider", ())), frozenset(one.get("after", ())), frozenset(one.get("apart", ())), tuple(map(tuple, one.get("calls", ())))) for one in table)


def exchanged(former: str, named: str) -> str:
    """A question with the thing that it is about made another of its sort: 'mức hỗ trợ bê nghé chết rét', 'ngựa' → 'mức hỗ trợ ngựa chết rét'; '' where `named`
    is of no sort, or nothing of its sort stands in the question."""
    for sort in sorts():
        if " ".join(tokens(named)) not in sort.names:
            continue
        others = sorted({*sort.names, *(name for pair in sort.same for name in pair)} - {" ".join(tokens(named))}, key=len, reverse=True)
        spans = [m.span() for other in others if (m := re.search(rf"(?<!\w){other.replace(' ', ',? ')}(?!\w)", fold(former)))]
        if spans and len(fold(former)) == len(former):
            start, end = min(spans), max(spans)
            return former[:start[0]] + named + former[end[1] if end[0] - start[1] <= _TOGETHER else start[1]:]      # 'bê, nghé' together
    return ""
