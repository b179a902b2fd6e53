"""What the clauses of a proposed answer show: how much of the question's words they hold, how they rank, how like the question they are, whether they hold the
kind of thing asked for, and how the first row was chosen and is told."""
from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from assistant import tablecells
from assistant.answer import Citation
from assistant.asked import Asked
from assistant.compose import rows
from assistant.passage import FAR, NEAR, line_of
from assistant.pointing import columns as columns_meant
from assistant.shelf import Shelf
from assistant.understand.asks import Ask
from assistant.understand.terms import tokens
from index.records import TableRow, lowest
from index.text import fold

Looks = dict[str, float]

_UNRANKED = 40.0     # the place of a clause that is not among the best ranked
_NONE = -1.0         # what does not apply
_OWN = ("any", "text", "pairs", "focus", "evidence", "agency", "place", "year", "dense", "named", "part", "total", "payer", "heading", "target", "wanted", "recent")
_KINDS = (Ask.AMOUNT, Ask.SUM, Ask.LEAD, Ask.DATE, Ask.QUANTITY, Ask.PERCENT, Ask.PLACE, Ask.LIMIT, Ask.REFERENCE, Ask.COUNT)
_ONE_ROW = 2         # citations of an answer that tells one row: its own and, perhaps, that of the row above which its 'nt' points at
# Parts of a plan by the words of their headings: what is wanted, how things stand, what is done, what it costs, who does it
_PARTS = {
    "aims": re.compile(r"\b(?:mục tiêu|chỉ tiêu|mục đích)\b"), "state": re.compile(r"\b(?:thực trạng|hiện trạng|tình hình|đánh giá|sự cần thiết|kết quả)\b"),
    "tasks": re.compile(r"\b(?:nhiệm vụ|giải pháp|nội dung)\b"), "money": re.compile(r"\b(?:kinh phí|nguồn vốn|nguồn lực|dự toán|mức hỗ trợ|chính sách)\b"),
    "duties": re.compile(r"\b(?:tổ chức thực hiện|phân công|trách nhiệm)\b"),
}


def holding(cited: Sequence[tuple[Shelf, Citation]], weighed: dict[str, float]) -> Looks:
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


def ranked(asked: Asked, cited: Sequence[tuple[Shelf, Citation]]) -> Looks:
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


def likeness(asked: Asked, cited: Sequence[tuple[Shelf, Citation]]) -> Looks:
    """How like the question the clauses are (likeness.py): the first, the likest, all of them; and what stands above them."""
    own, above = np.array([[part[c.clause.ordinal] for part in asked.likeness(s)] for s, c in cited]).T
    return {"like first": float(own[0]), "like best": float(own.max()), "like all": float(own.mean()), "like above first": float(above[0]), "like above all": float(above.mean())}


def evident(asked: Asked, cited: Sequence[tuple[Shelf, Citation]]) -> Looks:
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


def of_rows(asked: Asked, cited: Sequence[tuple[Shelf, Citation]], weighed: dict[str, float]) -> Looks:
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


def _noun(noun: str, row: TableRow) -> float:
    """Share of the syllables of what is counted or listed that the table's title and headings hold."""
    known, wanted = set(tokens(" ".join((row.title, *row.headers, *row.groups)))), tokens(noun)
    return sum(t in known for t in wanted) / len(wanted) if wanted else _NONE
