"""How well a number, a date or an agency of a statement fits where a citation has it, and whether another one of the citation must have been meant."""
from __future__ import annotations

from collections.abc import Sequence

from assistant.verification.evidence import Evidence, dong_at, unit_at
from assistant.verification.tokens import Token

_REACH = 6          # tokens on either side that tell where in a clause a number stands
_MEANT = 2          # so many of them agreeing with another number's place say that the other one was meant


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
