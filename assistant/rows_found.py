"""The rows of a table that a question chooses, set beside the best clause found: which of the two answers."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant import answerable
from assistant.compose import tables
from assistant.compose.tables import Selection
from assistant.find import Candidate
from assistant.understand.question import Question
from index.records import TableRow

_STRONG = frozenset({"annex", "group", "place", "year", "agency", "value", "figure", "marked", "named", "column"})   # all but words that a row happens to hold
PICKED = frozenset({"value", "figure", "marked"})     # rows picked by what stands in a column: no clause of prose says it better


@dataclass(frozen=True, slots=True)
class Found:
    """The rows of the likeliest table, beside the best clause."""

    best: Selection
    filters: frozenset[str]
    strong: frozenset[str]
    top: Candidate | None
    good: bool               # whether that clause answers the question
    named: bool              # whether the question speaks of a table

    @classmethod
    def of(cls, question: Question, best: Selection, candidates: Sequence[Candidate]) -> Found:
        top, filters = candidates[0] if candidates else None, frozenset(best.filters)
        good = top is not None and not answerable.why_not(question, top)
        return cls(best, filters, filters & _STRONG, top, good, tables.speaks_of_a_table(question))

    @property
    def prose(self) -> bool:
        """Whether a clause of prose answers the question."""
        return self.good and not isinstance(self.top.clause, TableRow)
