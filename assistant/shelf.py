"""A document as the assistant searches it: its clauses with their words counted, ready to be compared with a question.

The index finds documents and clauses among many; a shelf looks closely at the few that a question is about.
"""
from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from assistant.understand.terms import tokens
from index.lexicon import agencies
from index.records import Clause, Document, RowRole, TableRow
from index.text import strip_marks

IN_TEXT, NEAR_CONTEXT, FAR_CONTEXT = 1.0, 0.75, 0.45   # how well a word is held: by the clause, the heading right above, one further up


@dataclass(frozen=True, slots=True)
class Passage:
    """A clause and its words: `text` those of the clause itself, `near` those of the heading right above it (or of the row's groups
    and headers), `far` those of the headings further up and of the table's title."""

    clause: Clause
    text: tuple[str, ...]
    near: frozenset[str]
    far: frozenset[str]
    mentions: tuple[agencies.Mention, ...]    # the agencies it names, in the text and then in the headings

    @property
    def is_row(self) -> bool:
        return isinstance(self.clause, TableRow)

    @property
    def is_leaf(self) -> bool:
        """A row that states something of its own, or any clause that is no row."""
        return not isinstance(self.clause, TableRow) or self.clause.role is RowRole.LEAF


class Shelf:
    """The clauses of one document. `passages[i]` is the clause of ordinal i in reading order."""

    def __init__(self, document: Document, clauses: Iterable[Clause]) -> None:
        self.document = document
        self.title_words = frozenset(tokens(f"{document.title} {document.place}"))
        self.passages = [_passage(clause) for clause in clauses]
        self._postings: dict[str, dict[int, float]] = defaultdict(dict)
        for i, passage in enumerate(self.passages):
            for term in passage.far:
                self._postings[term][i] = FAR_CONTEXT
            for term in passage.near:
                self._postings[term][i] = NEAR_CONTEXT
            for term in passage.text:
                self._postings[term][i] = IN_TEXT

    def __contains__(self, term: str) -> bool:
        return term in self._postings

    def idf(self, term: str) -> float:
        """How much a word tells apart, 0 for one that stands in every clause; a word that stands in none counts as rare."""
        n = len(self.passages) + 1
        return math.log((n + 1) / (len(self._postings.get(term, ())) + 0.5))

    def postings(self, term: str) -> dict[int, float]:
        """Which passages hold a word (as it is spelled, or else nearly so), each with how well: 1 is in the text itself."""
        if term in self._postings:
            return self._postings[term]
        found: dict[int, float] = {}
        for near, weight in self.near(term):
            for i, strength in self._postings[near].items():
                found[i] = max(found.get(i, 0.0), strength * weight)
        return found

    def near(self, term: str) -> list[tuple[str, float]]:
        """Words of this document spelled nearly like one that it does not hold: 'dao' for 'đao' (OCR, typing errors)."""
        return [(same, 0.8) for same in self._unmarked.get(strip_marks(term), ())]

    @cached_property
    def _unmarked(self) -> dict[str, list[str]]:
        by_letters = defaultdict(list)
        for term in self._postings:
            by_letters[strip_marks(term)].append(term)
        return by_letters

    @cached_property
    def tables(self) -> dict[int, list[TableRow]]:
        """The document's tables by number, each its rows in order."""
        found: dict[int, list[TableRow]] = defaultdict(list)
        for passage in self.passages:
            if isinstance(passage.clause, TableRow):
                found[passage.clause.table].append(passage.clause)
        return dict(found)

    @cached_property
    def text_counts(self) -> Counter[str]:
        """How often each word stands in the whole document."""
        return Counter(term for passage in self.passages for term in passage.text)


def _passage(clause: Clause) -> Passage:
    if isinstance(clause, TableRow):
        near = {t for words in (*clause.groups, *(h for h, c in zip(clause.headers, clause.cells) if c)) for t in tokens(words)}
        far = {t for words in (clause.title, *clause.path) for t in tokens(words)}
        text = [t for cell in clause.cells for t in tokens(cell)]
    else:
        near = {t for heading in clause.path[-1:] for t in tokens(heading)}
        far = {t for heading in clause.path[:-1] for t in tokens(heading)}
        text = tokens(clause.text)
    named = [m for words in (clause.text, *clause.path) for m in agencies.find(words)]
    return Passage(clause, tuple(text), frozenset(near), frozenset(far), tuple(named))
