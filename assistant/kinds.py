"""Whether a clause with a figure is of the very sort of thing that is asked: what is paid for sheep is not what is paid for goats."""
from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from assistant import evidence
from assistant.features import states_total
from assistant.find import Candidate
from assistant.naming import everything
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from assistant.understand.terms import tokens
from index import letters
from index.records import TableRow
from index.text import fold


@dataclass(frozen=True, slots=True)
class Sort:
    names: tuple[str, ...]
    same: tuple[frozenset[str], ...]     # names that may stand for one another

    def named(self, line: str) -> frozenset[str]:
        """Those of its names that stand in a line of folded words, the longer ones for what they hold: 'tôm hùm', not 'tôm'."""
        found = [name for name in self.names if f" {name} " in line]
        return frozenset(name for name in found if not any(name != other and f" {name} " in f" {other} " for other in found))

    def agree(self, asked: frozenset[str], told: frozenset[str]) -> bool:
        return bool(asked & told) or any(pair & asked and pair & told for pair in self.same)


@cache
def sorts() -> tuple[Sort, ...]:
    table = tomllib.loads(files("assistant").joinpath("kinds.toml").read_text(encoding="utf-8"))["kinds"]
    return tuple(Sort(tuple(one["names"]), tuple(map(frozenset, one["same"]))) for one in table)


_FIGURES = (Ask.AMOUNT, Ask.QUANTITY, Ask.PERCENT, Ask.PRICE, Ask.COUNT, Ask.LIMIT)


def why_not(question: Question, candidate: Candidate) -> str:
    """The reason in Vietnamese why a clause is of another sort of thing than is asked; '' where it is not, or no figure is asked."""
    if not question.asks_any(*_FIGURES) or question.asks_any(Ask.COMPARE) or states_total(candidate.clause):
        return ""
    return _of_sort(question, candidate) or _of_another_name(question, candidate)


def _of_sort(question: Question, candidate: Candidate) -> str:
    asked_line, told_line = f" {' '.join(tokens(question.read))} ", f" {' '.join(tokens(everything(candidate)))} "
    for sort in sorts():
        asked = frozenset(name for name in sort.named(asked_line) if f" {name} " not in candidate.shelf.title_line)
        told = sort.named(told_line)
        if len(asked) == 1 and told and not sort.agree(asked, told) and not any(f" {name} " in told_line for name in asked):
            return f"điều khoản gần nhất nói về {sorted(told)[0]}, không nói về {next(iter(asked))}"
    return ""


# "CHK Pleiku", "Phù Cát": a proper name of two words, or one behind a code
_NAME = letters.compile(r"(?<!^)(?<![.;:] )\b(?:[\p{Lu}]{2,5} )?[\p{Lu}][\p{Ll}]+(?: [\p{Lu}][\p{Ll}]+)*")
_SEGMENT = re.compile(r"[;.](?=\s|$)")


def _of_another_name(question: Question, candidate: Candidate) -> str:
    """'Nhà ga Phù Cát …; mở rộng sân đỗ Pleiku từ 05 lên 09 vị trí': the figure of a sentence's other half is that of the other name."""
    names = [*question.entities.names, *(name for _, name in question.entities.places)]
    if isinstance(candidate.clause, TableRow) or len(names) != 1:
        return ""
    segments = [s for s in _SEGMENT.split(candidate.clause.text) if s.strip()]
    held = [sum(1 for w in question.words if f" {w} " in f" {' '.join(tokens(s))} ") for s in segments]
    own = [i for i, s in enumerate(segments) if fold(names[0]) in fold(s)]
    if len(segments) < 2 or not own or not any(held):
        return ""
    best = max(range(len(segments)), key=lambda i: (held[i], i in own))
    if any(evidence.spans(ask, fold(segments[i])) for i in own for ask in (Ask.PERCENT, Ask.AMOUNT) if ask in question.asks):
        return ""            # '30% đối với A; 50% đối với B': its own figure stands beside it
    others = [m[0] for m in _NAME.finditer(segments[best].strip())]
    if best in own or not re.search(r"\d", segments[best]) or not others or held[best] <= max(held[i] for i in own):
        return ""
    return f"số liệu gần nhất là của {others[-1]}, không phải của {names[0]}"
