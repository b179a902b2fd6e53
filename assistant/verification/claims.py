"""What an answer claims, and those claims that one look at the citations settles: its quotations, and the names in it."""
from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.verification.evidence import Evidence
from assistant.verification.spans import capitals, quoted
from assistant.verification.statements import Statement
from assistant.verification.tokens import BARRIER, folded, squeezed
from index.lexicon import agencies

_LEVEL = re.compile(r"(?:[Xx]ã|[Pp]hường|[Tt]hị trấn|[Hh]uyện|[Tt]ỉnh|[Tt]hành phố|[Tt]hôn|[Xx]óm|[Bb]ản|[Qq]uận|[Tt]hị xã)\s+\**$")


@dataclass(frozen=True, slots=True)
class Claim:
    """Something an answer states at [start, end) of its text. `citation` is the number of the one that supports it, `support`
    the words there; None and '' where none does (then `support` may say in Vietnamese what speaks against it)."""

    kind: str      # 'number', 'date', 'document', 'agency', 'role', 'place', 'person', 'quotation', 'count', 'sum', 'wording', 'link'
    text: str
    start: int
    end: int
    citation: int | None
    support: str
    holds: bool

    @property
    def supported(self) -> bool:
        return self.holds


def quotations(s: Statement, raw: str, pool: list[Evidence]) -> tuple[list[Claim], str]:
    """The quotations of a statement, and the statement with them blanked out (the same length)."""
    found, bare = [], raw
    for a, b in quoted(raw):
        words = squeezed(raw[a + 1:b - 1]).strip(".;,")
        holder = next((e for e in pool if words and words in e.squeezed), None)
        at = s.start + a
        found.append(Claim("quotation", raw[a:b], at, at + b - a, holder.number if holder else None, raw[a + 1:b - 1] if holder else "", holder is not None))
        bare = bare[:a] + BARRIER + " " * (b - a - 2) + BARRIER + bare[b:]
    return found, bare


def names(s: Statement, bare: str, pool: list[Evidence], asked_line: str) -> list[Claim]:
    """The proper names of a statement, agencies apart; `bare`: the statement without its quotations. A name that the question has
    (folded, `asked_line`) needs no citation, unless it stands in bold as the answer."""
    found = []
    taken = [(m.start, m.end) for m in agencies.find(bare)]
    for a, b in capitals(bare):
        if any(x <= a < y for x, y in taken):
            continue
        name, before = folded(bare[a:b]), bare[:a]
        if not before.strip(" *-–") and not _LEVEL.search(before) and len(name.split()) < 3:
            name = name.split(" ", 1)[1]     # a sentence begins with a capital
        kind = "place" if _LEVEL.search(before) else "person" if before.endswith("**") else "name"
        holder = next((e for e in pool if e.holds(name, before.endswith("**"))), None) or next((e for e in pool if squeezed(name) in e.squeezed and not before.endswith("**")), None)
        right = holder is not None or name in asked_line and not before.endswith("**")
        found.append(Claim(kind, bare[a:b], s.start + a, s.start + b, holder.number if holder else None, name if holder else "", right))
    return found
