"""A clause in its surroundings: what the source viewer shows beside a citation."""
from __future__ import annotations

from dataclasses import dataclass

from index.library import Index
from index.records import Box, Clause, Document, TableRow

AROUND = 4           # clauses shown before and after, where there is no page picture
ROWS_AROUND = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A clause, what stands around it and how to go on from it."""

    document: Document
    clause: Clause
    before: tuple[Clause, ...]       # nearest last
    after: tuple[Clause, ...]        # nearest first
    previous: str                    # Clause.id, "" at the beginning
    next: str
    marks: tuple[tuple[int, int], ...]  # stretches of the clause's text that the citation quotes
    boxes: tuple[Box, ...]           # where the clause stands on its page(s); empty where the file has no pages


def source_of(index: Index, clause_id: str, quote: str = "") -> Source:
    """The clause `clause_id` in its surroundings, with `quote` (or all of it) marked. Raises KeyError if it isn't indexed."""
    clause = index.clause(clause_id)
    if clause is None:
        raise KeyError(clause_id)
    document = index.document(clause.document)
    clauses = index.clauses(clause.document)
    at = next(i for i, other in enumerate(clauses) if other.id == clause.id)
    around = ROWS_AROUND if isinstance(clause, TableRow) else AROUND
    before, after = clauses[max(0, at - around):at], clauses[at + 1:at + 1 + around]
    if isinstance(clause, TableRow):     # a row is shown within its table, and only that
        before = [other for other in before if isinstance(other, TableRow) and other.table == clause.table]
        after = [other for other in after if isinstance(other, TableRow) and other.table == clause.table]
    return Source(
        document=document, clause=clause, before=tuple(before), after=tuple(after),
        previous=clauses[at - 1].id if at else "", next=clauses[at + 1].id if at + 1 < len(clauses) else "",
        marks=spans(clause.text, quote), boxes=clause.boxes,
    )


def spans(text: str, quote: str) -> tuple[tuple[int, int], ...]:
    """Where the stretches of `quote` (joined by ' | ') stand in `text`; the whole text where quote is '' or not found."""
    found, start = [], 0
    for piece in quote.split(" | ") if quote else []:
        at = text.find(piece, start)
        if at >= 0 and piece:
            found.append((at, at + len(piece)))
            start = at + len(piece)
    return tuple(found) or ((0, len(text)),)
