"""What is looked at in a proposed answer to judge whether it is right: how much of the question its clauses hold and leave unsaid, how they rank, whether
they hold the kind of thing asked for, how its rows were chosen, and how all this stands beside the other proposals."""
from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from assistant.answer import Citation
from assistant.asked import Asked
from assistant.compose.draft import Draft
from assistant.find import weights
from assistant.proposing import clause_looks, filled
from assistant.proposing.clause_looks import Looks
from assistant.proposing.shapes import Proposal
from assistant.shelf import Shelf
from assistant.understand.terms import tokens
from index.records import RowRole, TableRow
from index.text import strip_marks

_CITED = 30          # citations looked at
# Looks that tell by how far they are from the best of all proposals to the question
_BESIDE_OTHERS = ("held", "held near", "held by each", "held by first", "headed", "unsaid", "evidence", "score of first", "judged first", "judged all", "score", "least held",
                  "in common", "citations", "share", "selection", "own any", "own text", "row named", "told column", "met 0", "meant 0", "like first", "like best", "like all", "like above first", "like above all")
_AMONG = ("proposals", "same citations", "same first", "share", "selection")     # told by the shapes, and of all proposals together
_CAPITAL = re.compile(r"(?<=\s)[^\W\d_a-zđàáâãèéêìíòóôõùúýăĩũơưạ-ỹ]\w+")
_FIGURE = re.compile(r"\d[\d.,]*")
_PLURAL = re.compile(r"\b(?:những|các|mấy|liệt kê|kể|từng)\b")


def vectors(asked: Asked, proposals: Sequence[Proposal], names: Sequence[str]) -> NDArray[np.float64]:
    """A row for each proposal, [proposals, names]: what is looked at in it, 0 for what is not seen."""
    told = looks(asked, proposals)
    return np.array([[one.get(name, 0.0) for name in names] for one in told]).reshape(len(told), len(names))


def looks(asked: Asked, proposals: Sequence[Proposal]) -> list[Looks]:
    """The same by name."""
    shared = _of_question(asked)
    known = _known(asked)
    cited = [tuple(sorted({c.clause.id for c in p.draft.citations})) for p in proposals]
    same, first = Counter(cited), Counter(p.draft.citations[0].clause.id for p in proposals)
    told = []
    for proposal, ids in zip(proposals, cited):
        agreeing = {"proposals": float(len(proposals)), "same citations": float(same[ids]), "same first": float(first[proposal.draft.citations[0].clause.id])}
        told.append(shared | agreeing | _of_proposal(asked, proposal, known))
    for name in _BESIDE_OTHERS:
        best = max((one.get(name, 0.0) for one in told), default=0.0)
        for one in told:
            one[f"{name}, to best"] = one.get(name, 0.0) - best
    return told


@dataclass(frozen=True, slots=True)
class _Known:
    """What is found once for all proposals: the weights of the question's words in each document, and what it says of the columns of each table."""

    words: dict[str, dict[str, float]]
    syllables: tuple[str, ...]
    conditions: dict[tuple[str, int], list[tuple[float, frozenset[str]]]] = field(default_factory=dict)

    def of_table(self, shelf: Shelf, table: int) -> list[tuple[float, frozenset[str]]]:
        """How far each condition is named, and the ids of the rows that fit."""
        if (shelf.document.id, table) not in self.conditions:
            leaves = [row for row in shelf.tables[table] if row.role is RowRole.LEAF]
            self.conditions[shelf.document.id, table] = [(named, frozenset(leaves[i].id for i in fits)) for named, fits in filled.conditions(leaves, self.syllables)[:2]]
        return self.conditions[shelf.document.id, table]


def _known(asked: Asked) -> _Known:
    return _Known({shelf.document.id: weights(asked.question, shelf) for shelf in asked.shelves}, tokens(asked.question.read))


def by_itself(name: str) -> bool:
    """Whether a look needs no other proposal to be seen, nor the shapes that propose: it is there for the one that answering.py takes before any is made."""
    return not name.endswith(", to best") and name not in _AMONG and ": " not in name


def vector_by_itself(asked: Asked, draft: Draft, names: Sequence[str]) -> NDArray[np.float64]:
    """One row, [1, names]: what is looked at in a draft by itself."""
    told = _of_question(asked) | _of_proposal(asked, Proposal(draft), _known(asked))
    return np.array([[told.get(name, 0.0) for name in names]])


def _of_question(asked: Asked) -> Looks:
    question, judged = asked.question, asked.judged
    entities = question.entities
    strange = sum(not any(s.knows(w) or s.held_otherwise(w) for s in asked.shelves) for w in question.words) / max(1, len(question.words))
    said = re.findall(r"\w+", strip_marks(question.folded))
    return {f"says {words}": 1.0 for words in (*said, *map(" ".join, zip(said, said[1:])))} | {f"asks {ask}": 1.0 for ask in question.asks} | {
        "words": float(len(question.words)), "noun": float(bool(question.noun)), "years": float(len(entities.years)), "places": float(len(entities.places)),
        "names": float(len(entities.names)), "agencies": float(len(entities.agencies)), "of plan": float(question.of_plan), "of item": float(question.of_item),
        "plural": float(bool(_PLURAL.search(question.folded))), "documents": float(len(asked.shelves)), "strange": strange,
        "best score": asked.ranked[0].score if asked.ranked else 0.0, "any answers": float(any(j.answers for j in judged)),
        "best judged": max((j.probability for j in judged), default=0.0), "any unopposed": float(any(not j.reason for j in judged)),
    }


def _of_proposal(asked: Asked, proposal: Proposal, known: _Known) -> Looks:
    by_id = {shelf.document.id: shelf for shelf in asked.shelves}
    cited = [(by_id[c.document.id], c) for c in proposal.draft.citations[:_CITED] if c.document.id in by_id]
    if not cited:
        return {}
    told = {f"shape: {name}": 1.0 for name in proposal.shapes} | proposal.told
    told["share"] = max((v for k, v in proposal.told.items() if k.endswith(": share")), default=0.0)
    told["selection"] = max((v for k, v in proposal.told.items() if k.endswith(": score")), default=0.0)
    weighed = known.words[cited[0][0].document.id]
    told |= clause_looks.likeness(asked, cited) | _fitting(cited, known)
    return told | _of_text(proposal) | _of_clauses(asked, proposal) | clause_looks.holding(cited, weighed) | clause_looks.ranked(asked, cited) | clause_looks.evident(asked, cited) | clause_looks.of_rows(asked, cited, weighed)


def _of_text(proposal: Proposal) -> Looks:
    text, quote = proposal.draft.text, proposal.draft.citations[0].quote
    return {"length": math.log1p(len(text)), "figures": math.log1p(len(_FIGURE.findall(text))), "begins with value": float(text.startswith("**")),
            "items": math.log1p(quote.count(",") + quote.count(";")), "capitals": math.log1p(len(_CAPITAL.findall(quote)))}


def _of_clauses(asked: Asked, proposal: Proposal) -> Looks:
    cited = proposal.draft.citations
    lines = [c.clause for c in cited if isinstance(c.clause, TableRow)]
    return {"citations": float(len(cited)), "rows": math.log1p(len(lines)), "prose": 1 - len(lines) / len(cited), "tables": float(len({row.table for row in lines})),
            "no leaves": sum(row.role is not RowRole.LEAF for row in lines) / len(cited), "sums": float(len(proposal.draft.sums))}


def _fitting(cited: Sequence[tuple[Shelf, Citation]], known: _Known) -> Looks:
    """Whether the rows cited of the first one's table are those that fit what the question says of its columns (filled.py)."""
    shelf, row = cited[0][0], cited[0][1].clause
    told = known.of_table(shelf, row.table) if isinstance(row, TableRow) else []
    found = {}
    for at, (named, fits) in enumerate(told):
        ids = {c.clause.id for s, c in cited if s is shelf and isinstance(c.clause, TableRow) and c.clause.table == row.table and c.clause.role is RowRole.LEAF}
        found |= {f"condition {at}": named, f"met {at}": len(ids & fits) / max(1, len(ids)), f"meant {at}": len(ids & fits) / len(fits)}
    return found
