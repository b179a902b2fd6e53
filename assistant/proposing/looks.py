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

from assistant import tablecells
from assistant.answer import Citation
from assistant.asked import Asked
from assistant.compose import rows
from assistant.compose.draft import Draft
from assistant.find import weights
from assistant.passage import FAR, NEAR, line_of
from assistant.pointing import columns as columns_meant
from assistant.proposing import filled
from assistant.proposing.shapes import Proposal
from assistant.shelf import Shelf
from assistant.understand.asks import Ask
from assistant.understand.terms import tokens
from index.records import RowRole, TableRow, lowest
from index.text import fold, strip_marks

Looks = dict[str, float]

_CITED = 30          # citations looked at
_UNRANKED = 40.0     # the place of a clause that is not among the best ranked
_NONE = -1.0         # what does not apply
_OWN = ("any", "text", "pairs", "focus", "evidence", "agency", "place", "year", "dense", "named", "part", "total", "payer", "heading", "target", "wanted", "recent")
_KINDS = (Ask.AMOUNT, Ask.SUM, Ask.LEAD, Ask.DATE, Ask.QUANTITY, Ask.PERCENT, Ask.PLACE, Ask.LIMIT, Ask.REFERENCE, Ask.COUNT)
# Looks that tell by how far they are from the best of all proposals to the question
_BESIDE_OTHERS = ("held", "held near", "held by each", "held by first", "headed", "unsaid", "evidence", "score of first", "judged first", "judged all", "score", "least held",
                  "in common", "citations", "share", "selection", "own any", "own text", "row named", "told column", "met 0", "meant 0", "like first", "like best", "like all", "like above first", "like above all")
_AMONG = ("proposals", "same citations", "same first", "share", "selection")     # told by the shapes, and of all proposals together
_CAPITAL = re.compile(r"(?<=\s)[^\W\d_a-zđàáâãèéêìíòóôõùúýăĩũơưạ-ỹ]\w+")
_FIGURE = re.compile(r"\d[\d.,]*")
# Parts of a plan by the words of their headings: what is wanted, how things stand, what is done, what it costs, who does it
_PARTS = {
    "aims": re.compile(r"\b(?:mục tiêu|chỉ tiêu|mục đích)\b"), "state": re.compile(r"\b(?:thực trạng|hiện trạng|tình hình|đánh giá|sự cần thiết|kết quả)\b"),
    "tasks": re.compile(r"\b(?:nhiệm vụ|giải pháp|nội dung)\b"), "money": re.compile(r"\b(?:kinh phí|nguồn vốn|nguồn lực|dự toán|mức hỗ trợ|chính sách)\b"),
    "duties": re.compile(r"\b(?:tổ chức thực hiện|phân công|trách nhiệm)\b"),
}
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
    told |= _like(asked, cited) | _fitting(cited, known)
    return told | _of_text(proposal) | _of_clauses(asked, proposal) | _held(cited, weighed) | _ranked(asked, cited) | _evident(asked, cited) | _of_rows(asked, cited, weighed)


def _of_text(proposal: Proposal) -> Looks:
    text, quote = proposal.draft.text, proposal.draft.citations[0].quote
    return {"length": math.log1p(len(text)), "figures": math.log1p(len(_FIGURE.findall(text))), "begins with value": float(text.startswith("**")),
            "items": math.log1p(quote.count(",") + quote.count(";")), "capitals": math.log1p(len(_CAPITAL.findall(quote)))}


def _of_clauses(asked: Asked, proposal: Proposal) -> Looks:
    cited = proposal.draft.citations
    lines = [c.clause for c in cited if isinstance(c.clause, TableRow)]
    return {"citations": float(len(cited)), "rows": math.log1p(len(lines)), "prose": 1 - len(lines) / len(cited), "tables": float(len({row.table for row in lines})),
            "no leaves": sum(row.role is not RowRole.LEAF for row in lines) / len(cited), "sums": float(len(proposal.draft.sums))}


def _held(cited: Sequence[tuple[Shelf, Citation]], weighed: dict[str, float]) -> Looks:
    """How much of the question's words, by weight, the clauses hold: together, each, all of them; and what they leave unsaid."""
    shelf = cited[0][0]
    names, worth = list(weighed), np.array(list(weighed.values()))
    worth = worth / (worth.sum() or 1.0)
    held = np.array([[(s.held_otherwise(w) or s.held(w))[c.clause.ordinal] for w in names] for s, c in cited]).reshape(len(cited), len(names))
    best, each = held.max(axis=0), held @ worth
    above = line_of(*(" ".join((getattr(c.clause, "title", ""), *getattr(c.clause, "headers", ()), *c.clause.path)) for _, c in cited[:3]))
    headed = np.array([f" {w} " in above for w in names], dtype=bool)
    unsaid = (best < FAR) & ~headed
    known = np.array([shelf.knows(w) for w in names], dtype=bool)
    return {"held": float(best @ worth), "held near": float((best >= NEAR) @ worth), "held by each": float(each.mean()), "least held": float(each.min()), "held by first": float(each[0]),
            "in common": float(held.min(axis=0) @ worth), "headed": float(headed @ worth), "unsaid": float(unsaid @ worth), "unsaid though known": float((unsaid & known) @ worth),
            "rarest unsaid": float((unsaid * worth).max(initial=0.0))}


def _ranked(asked: Asked, cited: Sequence[tuple[Shelf, Citation]]) -> Looks:
    """Where the clauses stand among the best ranked, and what the judge of clauses says of them."""
    places = {c.clause.id: at for at, c in enumerate(asked.ranked)}
    at = [places.get(c.clause.id, _UNRANKED) for _, c in cited]
    top = max(asked.ranked[0].score, 0.01) if asked.ranked else 1.0
    scores = [asked.ranked[int(i)].score for i in at if i < _UNRANKED]
    by_id = {one.candidate.clause.id: one for one in asked.judged}
    judged = [by_id[c.clause.id].probability if c.clause.id in by_id else 0.0 for _, c in cited]
    first, best = by_id.get(cited[0][1].clause.id), max((j.probability for j in asked.judged), default=0.0)
    own = asked.ranked[int(at[0])].features if at[0] < _UNRANKED else {}
    path = fold(" ".join((*cited[0][1].clause.path, getattr(cited[0][1].clause, "title", ""))))
    return {f"own {name}": own.get(name, 0.0) for name in _OWN} | {f"under {part}": float(bool(words.search(path))) for part, words in _PARTS.items()} | {
        "place of first": float(at[0]), "best place": float(min(at)), "mean place": float(sum(at) / len(at)), "holds the best": float(0 in at),
        "score": max(scores, default=0.0), "score to top": max(scores, default=0.0) / top, "score of first": asked.ranked[int(at[0])].score / top if at[0] < _UNRANKED else 0.0,
        "judged first": judged[0], "judged best": max(judged), "judged all": sum(judged), "first answers": float(bool(first and first.answers)), "first to best judged": judged[0] - best,
        "opposed": float(bool(first and first.reason))}


def _like(asked: Asked, cited: Sequence[tuple[Shelf, Citation]]) -> Looks:
    """How like the question the clauses are (likeness.py): the first, the likest, all of them; and what stands above them."""
    own, above = np.array([[part[c.clause.ordinal] for part in asked.likeness(s)] for s, c in cited]).T
    return {"like first": float(own[0]), "like best": float(own.max()), "like all": float(own.mean()), "like above first": float(above[0]), "like above all": float(above.mean())}


def _fitting(cited: Sequence[tuple[Shelf, Citation]], known: _Known) -> Looks:
    """Whether the rows cited of the first one's table are those that fit what the question says of its columns (filled.py)."""
    shelf, row = cited[0][0], cited[0][1].clause
    told = known.of_table(shelf, row.table) if isinstance(row, TableRow) else []
    found = {}
    for at, (named, fits) in enumerate(told):
        ids = {c.clause.id for s, c in cited if s is shelf and isinstance(c.clause, TableRow) and c.clause.table == row.table and c.clause.role is RowRole.LEAF}
        found |= {f"condition {at}": named, f"met {at}": len(ids & fits) / max(1, len(ids)), f"meant {at}": len(ids & fits) / len(fits)}
    return found


def _evident(asked: Asked, cited: Sequence[tuple[Shelf, Citation]]) -> Looks:
    """Whether the clauses hold the kinds of thing asked for, and the years, places and names of the question."""
    question = asked.question
    shown = [{ask: s.shows(ask, c.clause, question.noun) for ask in question.asks} for s, c in cited[:12]]
    means = [sum(known) / len(known) if (known := [float(v) for v in one.values() if v is not None]) else 0.5 for one in shown]
    kinds = {f"shows {ask}": max((float(one[ask]) for one in shown if one.get(ask) is not None), default=_NONE) for ask in _KINDS}
    said = " ".join(p.text + p.near + p.far for p in (s.passages[c.clause.ordinal] for s, c in cited)) + cited[0][0].title_line
    entities = question.entities
    return kinds | {"evidence": sum(means) / len(means), "most evidence": max(means), "years said": _said([str(y) for y in entities.years], said),
                    "places said": _said([name for _, name in entities.places], said), "names said": _said(entities.names, said)}


def _said(names: Sequence[str], text: str) -> float:
    return sum(line_of(name) in text for name in names) / len(names) if names else 1.0


def _of_rows(asked: Asked, cited: Sequence[tuple[Shelf, Citation]], weighed: dict[str, float]) -> Looks:
    """Of the first row cited: how far the question calls it by its name, whether its headings have the question's words, whether it is of money only."""
    shelf, citation = cited[0]
    row = citation.clause
    if not isinstance(row, TableRow):
        return {"row named": _NONE, "told column": _NONE, "named by row": _NONE, "column meant": _NONE}
    name, said = set(tokens(rows.name_of(row))), set(tokens(asked.question.read))
    total = sum(weighed.values()) or 1.0
    columns = line_of(*(lowest(column) for column in citation.columns))
    titled = line_of(row.title, *row.groups)
    named = line_of(rows.name_of(row))
    meant = max(columns_meant.probabilities(asked.question, row, rows.told(row)), default=0.0) if len(cited) <= _ONE_ROW else _NONE
    return {"column meant": meant, "row named": len(name & said) / max(1, len(name)), "named by row": sum(v for w, v in weighed.items() if f" {w} " in named) / total,
            "told column": sum(v for w, v in weighed.items() if f" {w} " in columns) / total, "titled or grouped": sum(v for w, v in weighed.items() if f" {w} " in titled) / total,
            "columns told": float(len(citation.columns)), "money": float(bool(tablecells.amount_columns(row))), "noun headed": _noun(asked.question.noun, row)}


_ONE_ROW = 2         # citations of an answer that tells one row: its own and, perhaps, that of the row above which its 'nt' points at


def _noun(noun: str, row: TableRow) -> float:
    """Share of the syllables of what is counted or listed that the table's title and headings hold."""
    known, wanted = set(tokens(" ".join((row.title, *row.headers, *row.groups)))), tokens(noun)
    return sum(t in known for t in wanted) / len(wanted) if wanted else _NONE
