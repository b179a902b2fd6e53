"""Several plans as wholes, set side by side: 'So sánh mục tiêu của hai kế hoạch', 'Hai kế hoạch có gì khác nhau'. A row a plan, each cell cited."""
from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answer import COLUMNS
from assistant.compose.compare import SILENT
from assistant.compose.draft import Draft, markdown_table, place_of
from assistant.compose.single import unmarked
from assistant.overview import facts, outline, sections, summary, telling
from assistant.overview.aspects import Aspect, aspect_asked, named, says_no_more
from assistant.shelf import Shelf
from assistant.understand.asks import Ask
from assistant.understand.question import Question

if TYPE_CHECKING:
    from assistant.answering import Search

_MOST = 6          # plans set side by side
_ITEMS = 8         # clauses of one plan in a cell
_ITEM = 200        # characters of each
_COST = 320        # characters of what a plan costs
# "so sánh kế hoạch A và B", "hai kế hoạch có gì khác nhau"
_COMPARED = re.compile(r"\b(?:so sánh|đối chiếu|khác (?:nhau|biệt|gì|chỗ nào)|giống (?:nhau|và khác))\b")
_NO_MORE = {Ask.COMPARE, Ask.HOW, Ask.WHICH, Ask.LIST}


def compose(question: Question, search: Search) -> Draft | None:
    """The table; None where the question asks for something in the plans, or for no side of them that can be set in a cell."""
    groups = search.scope.groups
    documents = [found[0] for _, found in groups] if len(groups) > 1 else list(search.scope.documents)
    shelves = search.shelves(documents)
    if search.scope.missing or not 2 <= len(shelves) <= _MOST:
        return None
    asked = replace(question.without([*(name for name, _ in groups), *(d.place for d in documents)]), noun="")
    aspects = [aspect_asked(asked, shelf, shelves) for shelf in shelves]
    first = aspects[0]
    if first is None:
        return _facets(shelves) if _COMPARED.search(question.folded) and question.asks <= _NO_MORE and says_no_more(asked, shelves[0], "", shelves) else None
    if any(aspect is None or aspect.name != first.name for aspect in aspects):
        return None
    return of_each(shelves, first)


def of_each(shelves: Sequence[Shelf], aspect: Aspect) -> Draft | None:
    """One side of each plan, or each in brief; None where it can't be set in a cell, or the plans are too many to be told so."""
    if aspect.kind == "summary":
        return _facets(shelves) if len(shelves) <= _MOST else None
    return table(shelves, aspect)


Cell = tuple[str, str]     # what a plan says, with its marks; the label of where it stands


def table(shelves: Sequence[Shelf], aspect: Aspect) -> Draft | None:
    """One side of each plan, and which plans are silent; None where it is none that can be set in a cell, or no plan has it."""
    draft = Draft()
    if aspect.kind not in _CELLS:
        return None
    cells = [_CELLS[aspect.kind](draft, shelf, aspect) for shelf in shelves]
    silent = [place_of(shelf.document) for shelf, (told, _) in zip(shelves, cells) if not told]
    if not draft.citations:
        return None
    said = len(shelves) - len(silent)
    draft.add(f"**{said}/{len(shelves)} kế hoạch có quy định**; không quy định: {', '.join(silent)}." if silent else f"Cả {said} kế hoạch đều có quy định.")
    draft.add(markdown_table(["Kế hoạch", aspect.name[0].upper() + aspect.name[1:], "Điều khoản"], [[place_of(shelf.document), told or SILENT, label] for shelf, (told, label) in zip(shelves, cells)]))
    return draft


def _facets(shelves: Sequence[Shelf]) -> Draft | None:
    """What the plans are for, until when, for how much and by whom, a row each."""
    draft, lines = Draft(), []
    for shelf in shelves:
        keeper = summary.keeper(shelf)
        lines.append([place_of(shelf.document), _period(draft, shelf, _PERIOD)[0] or SILENT, _section(draft, shelf, named("mục tiêu chung"))[0] or SILENT,
                      _section(draft, shelf, named(_MONEY))[0] or SILENT,
                      f"**{keeper[0]}** {draft.cite(shelf.document, keeper[1])}" if keeper else SILENT])
    if not draft.citations:
        return None
    draft.add(markdown_table(list(COLUMNS), lines))
    return draft


def _section(draft: Draft, shelf: Shelf, aspect: Aspect) -> Cell:
    if aspect.name == _MONEY and (clause := summary.total(shelf)):
        return f"“{unmarked(telling.shown_of(clause, _COST))}” {draft.cite(shelf.document, clause)}", clause.label
    found, _ = sections.of(aspect, shelf)
    if not found:
        return "", ""
    heading, clauses = found
    told = sections.told(clauses) if heading else clauses
    parts = [f"{telling.shown_of(c, _ITEM)} {draft.cite(shelf.document, c)}" for c in told[:_ITEMS]]
    rest = ["… và các điều khoản khác"] if len(told) > _ITEMS else []
    return "; ".join((*parts, *rest)), f"{heading.label} {draft.cite(shelf.document, heading)}" if heading else clauses[0].label


def _period(draft: Draft, shelf: Shelf, aspect: Aspect) -> Cell:
    title = facts.title_clause(shelf)
    said = facts.years_said(shelf, title) if title else ""
    return (f"**{said[0].upper()}{said[1:]}** {draft.cite(shelf.document, title)}", title.label) if title and said else ("", "")


def _annexes(draft: Draft, shelf: Shelf, aspect: Aspect) -> Cell:
    found = outline.annexes(shelf)
    return "; ".join(f"{outline.annex_name(c)} {draft.cite(shelf.document, c)}" for c in found), found[0].label if found else ""


_MONEY = "kinh phí"
_PERIOD = named("thời gian thực hiện")
_CELLS: dict[str, Callable[[Draft, Shelf, Aspect], Cell]] = {"section": _section, "period": _period, "annexes": _annexes}
