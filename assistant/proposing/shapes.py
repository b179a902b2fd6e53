"""The shapes that an answer may have, each with its drafts for a question: one clause told, rows listed, counted, added up, the tasks of an agency …

What a shape proposes need not be right: likeliest.py judges all of them together.
"""
from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from assistant import counting, from_tables
from assistant.asked import Asked
from assistant.compose import amounts, duties, enumerated, extremes, lists, rows_of_noun, sections, single
from assistant.compose.asked_column import column_asked
from assistant.compose.draft import Draft
from assistant.compose.tables import Selection
from assistant.find import Candidate
from assistant.proposing import filled
from assistant.shelf import Shelf
from assistant.understand import entities
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from index.records import RowRole, TableRow

_ALONE, _BESIDE = 8, 3   # clauses told alone; those told beside the best one
_ENUMERATED = 3          # clauses of prose whose listed amounts are looked at
_READINGS, _SELECTIONS = 2, 3     # tables, the likeliest first, by what they explain of the question, and by what chooses their rows


@dataclass(slots=True)
class Proposal:
    """A draft, the shapes that propose it, and what they say of it: its place among the shape's own, how rows were chosen."""

    draft: Draft
    shapes: set[str] = field(default_factory=set)
    told: dict[str, float] = field(default_factory=dict)


Shape = Callable[[Asked], Iterator[tuple[Draft | None, dict[str, float]]]]


def section(question: Question, shelves: Sequence[Shelf], best: Candidate | None) -> Draft | None:
    """The section asked about, but for the duties of an agency that the plan does not know: no section is about it."""
    if len(shelves) != 1 or Ask.DUTIES in question.asks and not duties.named(question, shelves[0]) and entities.other_agency(question.folded):
        return None
    return sections.compose(question, shelves, best)


def _tables(asked: Asked):
    yield from_tables.compose(asked, asked.candidates), {}


def _instead(asked: Asked):
    yield from_tables.instead(asked, asked.chosen[0]), {}


def _duties(asked: Asked):
    yield duties.compose(asked.question, asked.shelves), {}


def _section(asked: Asked):
    yield section(asked.question, asked.shelves, asked.ranked[0] if asked.ranked else None), {}


def _enumerated(asked: Asked):
    prose = [c for c in asked.candidates if not isinstance(c.clause, TableRow)]
    drafts = (enumerated.compose(asked.question, c) for c in prose)
    yield from ((draft, {"place": float(at)}) for at, draft in enumerate([d for d in drafts if d][:_ENUMERATED]))


def _answering(asked: Asked):
    yield single.compose(asked.question, asked.chosen[0]) if asked.chosen[0] else None, {}


def _alone(asked: Asked):
    for at in range(min(_ALONE, len(asked.candidates))):
        yield single.compose(asked.question, asked.candidates[at:]), {"place": float(at)}


def _beside(asked: Asked):
    for at, other in enumerate(asked.candidates[1:_BESIDE + 1], 1):
        yield single.compose_all(asked.question, [asked.candidates[0], other]), {"place": float(at)}


def _read(asked: Asked, compose: Callable[[Question, Selection], Draft | None]):
    for at, read in enumerate(asked.readings[:_READINGS]):
        told = {"place": float(at), "share": read.share, "left": float(len(read.left)), "chosen by": float(len(read.chosen_by)), "picked": _share_of_leaves(read.rows, read.all_rows)}
        yield compose(asked.question, from_tables.selected(read)), told


def _selected(asked: Asked, compose: Callable[[Question, Selection], Draft | None]):
    for at, one in enumerate(asked.selections[:_SELECTIONS]):
        told = {"place": float(at), "score": one.score, "picked": _share_of_leaves(one.rows, one.all_rows), "noun": float(rows_of_noun.lists_noun(asked.question, one))}
        yield compose(asked.question, one), told | {f"by {name}": 1.0 for name in one.filters}


def _filled(asked: Asked, compose: Callable[[Question, Selection], Draft | None]):
    tables = {one.all_rows[0].id: one for one in (*asked.selections[:_SELECTIONS], *map(from_tables.selected, asked.readings[:_READINGS]))}
    for at, (one, named) in enumerate(filled.selections(asked.question, list(tables.values()))):
        yield compose(asked.question, one), {"place": float(at), "headed": named, "picked": _share_of_leaves(one.rows, one.all_rows), "noun": float(rows_of_noun.lists_noun(asked.question, one))}


def _row(asked: Asked, selection: Selection) -> Draft | None:
    """The one row chosen, told."""
    if len(selection.rows) != 1:
        return None
    shelf = next(shelf for shelf in asked.shelves if shelf.document.id == selection.document.id)
    return single.compose_all(asked.question, [Candidate(shelf, shelf.passages[selection.rows[0].ordinal], 0.0, {})])


def _listing(question: Question, selection: Selection) -> Draft | None:
    other = Ask.COUNT in question.asks and Ask.LIST not in question.asks and (rows_of_noun.counts_in_column(question, selection) or _holds_people(question, selection))      # rows of something else than is counted
    return lists.compose(question, selection) if len(selection.rows) > 1 and not other else None


def _counting(question: Question, selection: Selection) -> Draft | None:
    other = _holds_people(question, selection) or rows_of_noun.counts_in_column(question, selection)
    return lists.compose(question, selection, counting=True) if len(selection.rows) > 1 and question.noun and not other else None


def _holds_people(question: Question, selection: Selection) -> bool:
    """Whether people are counted, and the rows have a column that counts them: they are no people themselves."""
    return counting.of_people(question) and any(column_asked(question, row) for row in selection.rows)


def _share_of_leaves(rows: Sequence[TableRow], table: Sequence[TableRow]) -> float:
    return len(rows) / max(1, sum(row.role is RowRole.LEAF for row in table))


SHAPES: dict[str, Shape] = {
    "from tables": _tables, "rows instead": _instead, "duties": _duties, "section": _section, "enumerated": _enumerated, "answering": _answering, "alone": _alone, "beside": _beside,
    "read, told": lambda asked: _read(asked, lambda _, selection: _row(asked, selection)), "selected, told": lambda asked: _selected(asked, lambda _, selection: _row(asked, selection)),
    "read, listed": lambda asked: _read(asked, _listing), "read, counted": lambda asked: _read(asked, _counting), "read, added": lambda asked: _read(asked, amounts.compose),
    "selected, listed": lambda asked: _selected(asked, _listing), "selected, counted": lambda asked: _selected(asked, _counting),
    "filled, told": lambda asked: _filled(asked, lambda _, selection: _row(asked, selection)), "filled, listed": lambda asked: _filled(asked, _listing),
    "filled, counted": lambda asked: _filled(asked, _counting),
    "selected, added": lambda asked: _selected(asked, amounts.compose), "selected, most": lambda asked: _selected(asked, extremes.compose),
}


_ADDED_UP = (Ask.AMOUNT, Ask.SUM, Ask.COUNT, Ask.QUANTITY, Ask.PERCENT, Ask.MOST)


def proposals(asked: Asked, first: Draft | None = None) -> list[Proposal]:
    """What all shapes propose, drafts of the same words as one; `first` among them, where one is given, and first of all."""
    found: dict[str, Proposal] = {first.text: Proposal(first)} if first else {}
    for name, shape in SHAPES.items():
        if Ask.WHY in asked.question.asks and name.startswith(("read", "selected", "filled")):
            continue             # no row says why
        if name.endswith(", added") and not asked.question.asks_any(*_ADDED_UP):
            continue             # 'bản nào được xây mới' asks for no sum
        if name.endswith(", most") and Ask.MOST not in asked.question.asks and "nhất" not in asked.question.folded:
            continue
        for draft, told in shape(asked):
            if draft is not None and draft.citations:
                one = found.setdefault(draft.text, Proposal(draft))
                one.shapes.add(name)
                for key, value in told.items():
                    one.told.setdefault(f"{name}: {key}", value)
    return list(found.values())
