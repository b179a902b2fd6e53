"""A question with what was found for it: the documents that it is asked of, their best clauses, and the rows of tables that it may mean. All that several
shapes of answer look at is found once."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from assistant import choosing
from assistant.compose import tables
from assistant.compose.tables import Selection
from assistant.find import Candidate
from assistant.judging import judge
from assistant.judging.judge import Judged
from assistant.likeness import likeness
from assistant.row_query import reading
from assistant.row_query.reading import Reading
from assistant.shelf import Shelf
from assistant.understand.question import Question

_LOOKED_AT = 12          # clauses that an answer may be made of


@dataclass(frozen=True)
class Asked:
    """`ranked`: the best clauses, best first; `unknown`: what the question names and the plans do not, '' for nothing."""

    question: Question
    shelves: Sequence[Shelf]
    ranked: Sequence[Candidate]
    unknown: str = ""

    def likeness(self, shelf: Shelf) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """How like the question the clauses of a shelf are, and what stands above them: cosines, [clauses] each."""
        if shelf.document.id not in self._likenesses:
            self._likenesses[shelf.document.id] = likeness.near(self.question.read, shelf.likenesses)
        return self._likenesses[shelf.document.id]

    @cached_property
    def _likenesses(self) -> dict[str, tuple[NDArray[np.float32], NDArray[np.float32]]]:
        return {}

    @cached_property
    def candidates(self) -> list[Candidate]:
        return list(self.ranked[:_LOOKED_AT])

    @cached_property
    def judged(self) -> list[Judged]:
        """The best clauses with the probability that each answers, likeliest first."""
        return judge.judged(self.question, self.candidates)

    @cached_property
    def chosen(self) -> tuple[list[Candidate], str]:
        """(the clause that answers with those ranked below it, why there is none)."""
        return choosing.that_answer(self.question, self.candidates, self.judged)

    @cached_property
    def readings(self) -> list[Reading]:
        """The rows of each table that explain most of the question, those first that explain most."""
        return reading.by_share(self.question, self.shelves)

    @cached_property
    def selections(self) -> list[Selection]:
        """The rows of each table that something in the question chooses, the likeliest first."""
        return tables.select(self.question, self.shelves)
