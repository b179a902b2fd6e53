"""What a citation says, and how well a token of a statement fits into it."""
from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from assistant.answer import Citation
from assistant.compose import rows
from assistant.verification.tokens import BARRIER, Token, folded, squeezed, tokens
from index.quantities import in_dong, parse_number
from index.records import Document, TableRow, lowest
from index.units import header_unit

_BARRIER = Token("barrier", BARRIER, 0, 0)
_REACH = 6          # tokens on either side that tell where in a clause a number stands
_MEANT = 2          # so many of them agreeing with another number's place say that the other one was meant


class Evidence:
    """The text of one citation: its quote, where it stands, what is known of its document, and of a row also headers,
    groups, title and unit. Everything is read when it is first needed."""

    def __init__(self, citation: Citation) -> None:
        self.citation, self.number = citation, citation.number

    @cached_property
    def own_fields(self) -> list[str]:
        """What the cited clause itself says and where it stands."""
        c, clause = self.citation, self.citation.clause
        pieces = c.quote.split(" | ")
        found = [*pieces, "" if isinstance(clause, TableRow) else " ".join(pieces), clause.label, *c.columns, *clause.path]      # headings apart: side by side they look like a row of their own
        if clause.page:
            found.append(f"trang {clause.page}")
        if isinstance(clause, TableRow):
            found += [f"{header} {value}" for header, value in rows.told(clause)] + [rows.name_of(clause), clause.title, clause.unit, *clause.groups]      # its name may stand in a cell that it shares with the row above
            found += [header for header, cell in zip(rows.short_headers(clause.headers), clause.cells) if cell]
            found += [unit for header in clause.headers if (unit := header_unit(lowest(header)))]       # 'Nguồn vốn (triệu đồng)' heads the labels
        return list(dict.fromkeys(f for f in found if f))

    @cached_property
    def fields(self) -> list[str]:
        return self.own_fields + [f for f in known_of(self.citation.document) if f]

    @cached_property
    def tokens(self) -> list[Token]:
        return [token for text in self.fields for token in (*tokens(folded(text)), _BARRIER)]

    @cached_property
    def own(self) -> int:
        """How many of the tokens are the clause's own; those of its document come after them."""
        return sum(len(tokens(folded(text))) + 1 for text in self.own_fields)

    def holds(self, name: str, own: bool = False) -> bool:
        """Whether a field (of the clause's own) holds a folded name."""
        return any(name in folded(text) for text in (self.own_fields if own else self.fields))

    def around(self, place: int) -> str:
        """The words around a token, for showing what supports a claim."""
        return " ".join(key for key in self.keys[max(0, place - 6):place + 7] if key != BARRIER)

    @cached_property
    def keys(self) -> list[str]:
        return [t.key for t in self.tokens]

    @cached_property
    def places(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for i, key in enumerate(self.keys):
            found.setdefault(key, []).append(i)
        return found

    @cached_property
    def by_kind(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for i, token in enumerate(self.tokens):
            found.setdefault(token.kind, []).append(i)
        return found

    @cached_property
    def squeezed(self) -> str:
        return "¦".join(map(squeezed, self.fields))

    @cached_property
    def money(self) -> dict[float, list[int]]:
        """Amounts in đồng → where their numbers stand."""
        found: dict[float, list[int]] = {}
        for i in self.by_kind.get("number", ()):
            if (dong := dong_at(self.tokens, i)) is not None:
                found.setdefault(dong, []).append(i)
        return found


def known_of(document: Document) -> list[str]:
    """What is known of a document besides its clauses."""
    date = "/".join(reversed(document.date.split("-"))) if len(document.date) == 10 else ""
    return [document.title, document.name, document.kind, document.place, document.province, document.province_today, document.issuer,
            document.number, document.signer, document.subject, date]


class Catalogue(Evidence):
    """What is known of documents without citing a clause of theirs: their titles and numbers."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.number = 0
        self.own_fields = self.fields = list(dict.fromkeys(f for d in documents for f in known_of(d) if f))


def unit_at(row: Sequence[Token], i: int) -> str:
    """The words of money right after a number: 'triệu đồng', 'tỷ'; '' where there are none."""
    words = []
    for token in row[i + 1:i + 4]:
        if token.kind != "word" or token.key not in _MONEY_WORDS:
            break
        words.append(token.key)
    return " ".join(words)


_MONEY_WORDS = frozenset("nghìn ngàn triệu tỷ tỉ đồng trđ vnđ".split())


def dong_at(row: Sequence[Token], i: int) -> float | None:
    value = _value(row[i].key)
    unit = unit_at(row, i)
    return in_dong(value, unit) if unit and value is not None else None


def _value(key: str) -> float | None:
    try:
        return float(key)
    except ValueError:
        return parse_number(key)


def own_place(row: Sequence[Token], i: int, evidence: Evidence, own: bool = False) -> tuple[int, int]:
    """(how well the token fits where the citation has it, -1 where it has it nowhere; the place of the best fit). `own`:
    only what the clause says counts, not what is known of its document."""
    best, at = -1, -1
    for j in _occurrences(row, i, evidence):
        if own and j >= evidence.own:
            continue
        fit = agreement(row, i, evidence.tokens, j)
        if fit > best:
            best, at = fit, j
    return best, at


def _occurrences(row: Sequence[Token], i: int, evidence: Evidence) -> list[int]:
    token = row[i]
    if token.kind == "number":
        unit = unit_at(row, i)
        if unit:
            dong = dong_at(row, i)
            same = evidence.money.get(dong, []) if dong is not None else []
            return same or [j for j in evidence.places.get(token.key, ()) if _bare(evidence.tokens, j) and _has_unit(evidence, unit)]
        found = evidence.places.get(token.key, [])
        if len(token.key) == 4 and token.key.startswith(("19", "20")):
            found = found + [j for j in evidence.by_kind.get("date", ()) if evidence.keys[j].endswith("/" + token.key)]      # the year of a date
        if i + 1 < len(row) and row[i + 1].kind == "percent":
            return [j for j in found if _percent(evidence.tokens, j)]
        return found
    if token.kind == "date":
        exact = evidence.places.get(token.key, [])
        longer = [j for j in evidence.by_kind.get("date", ()) if evidence.keys[j].startswith(token.key + "/")]
        return exact + longer
    return evidence.places.get(token.key, [])


def _bare(row: Sequence[Token], j: int) -> bool:
    """A number at the end of its field: that of a cell, whose unit stands elsewhere; or the start of a range."""
    return j + 1 >= len(row) or row[j + 1].kind in {"barrier", "number"}


def _percent(row: Sequence[Token], j: int) -> bool:
    after = row[j + 1:j + 3]
    return any(t.kind == "percent" for t in after) or _bare(row, j)


def _has_unit(evidence: Evidence, unit: str) -> bool:
    return evidence.holds(unit)


# What a number right after these names a place in a document by: 'PHỤ LỤC 1 Điểm nguy cơ cao' is no figure of 'Điểm nguy cơ cao'
_NUMBERED = frozenset({"lục", "bảng", "biểu", "mục", "điều", "khoản"})


def other_place(row: Sequence[Token], i: int, evidence: Evidence) -> tuple[int, str]:
    """(how well another number, date or agency fits where the statement has this one, its key)."""
    best, key = 0, ""
    token = row[i]
    mine = set(_occurrences(row, i, evidence))
    for j in evidence.by_kind.get(token.kind, ()):
        if j in mine or evidence.keys[j] == token.key or (j and evidence.keys[j - 1] in _NUMBERED and (not i or row[i - 1].key not in _NUMBERED)):
            continue
        fit = agreement(row, i, evidence.tokens, j)
        if fit > best:
            best, key = fit, evidence.keys[j]
    return best, key


def agreement(row: Sequence[Token], i: int, others: Sequence[Token], j: int) -> int:
    """How many tokens around place i of one row and place j of another agree, without a break, to the left and to the right.
    Agencies of one enumeration stand in the same place."""
    fit = 0
    for step in (-1, 1):
        a, b = _next(row, i, step), _next(others, j, step)
        for _ in range(_REACH):
            if not (0 <= a < len(row) and 0 <= b < len(others)) or row[a].key != others[b].key or row[a].kind == "barrier":
                break
            fit += 1
            a, b = a + step, b + step
    return fit


def _next(row: Sequence[Token], i: int, step: int) -> int:
    at = i + step
    if row[i].kind == "agency":
        while 0 <= at < len(row) and (row[at].kind == "agency" or row[at].key in {"và", "các"}):
            at += step
    return at


def contradicted(own: int, other: int, least: int = _MEANT) -> bool:
    """Whether another number of the citation fits this place so much better that it must have been meant."""
    return other >= least and other > own
