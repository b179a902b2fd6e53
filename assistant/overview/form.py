"""A question on a plan as a whole, answered: of one plan, or of each of the few that it may mean."""
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answer import LOADED, WHICH
from assistant.asked import Asked
from assistant.compose.draft import Draft
from assistant.overview import facts, money, parts, sections, side_by_side, summary
from assistant.overview.aspects import A_PLAN, Aspect, aspect_asked
from assistant.shelf import Shelf
from assistant.told import Told
from assistant.understand.question import Question

if TYPE_CHECKING:
    from assistant.answering import Search

# "của các kế hoạch", "từng văn bản"
_ALL = re.compile(r"\b(?:các|những|từng|mỗi|mọi|tất cả) (?:kế hoạch|đề án|văn bản|phương án|chương trình|tỉnh|nơi|địa phương)\b")
_OF_A_ROW_TOO = ("period", "agencies")       # 'Làm trong năm nào?' behind an answer asks of what that told
_OF_WHOLE = re.compile(rf"{A_PLAN.pattern}|\b(?:những|các) (?:cơ quan|đơn vị|sở)\b")
_EACH = 3          # plans that are told each, where the question does not say which
_NAMED = 12        # plans whose names are told, where they are more


def of_whole(asked: Asked, search: Search) -> Told | None:
    """The side of a whole plan that is asked for, or why the plan has none; None where something in it is asked for."""
    aspects = [(shelf, aspect) for shelf in asked.shelves if (aspect := aspect_asked(asked.question, shelf))]
    if not aspects or search.recent and aspects[0][1].kind in _OF_A_ROW_TOO and not _OF_WHOLE.search(asked.question.folded):
        return None
    if aspects[0][1].kind == "catalogue":
        return _listed(asked, LOADED), ""
    if len(aspects) > 1 and _ALL.search(asked.question.folded) and (draft := side_by_side.table([shelf for shelf, _ in aspects[:_NAMED]], aspects[0][1])):
        return draft, ""
    if len(aspects) > _EACH:
        return (_listed(asked, WHICH), "") if not search.scope.named else None
    told = [_told(aspect, shelf, asked.question) for shelf, aspect in aspects]
    draft = Draft()
    for one, _ in told:
        if one:
            draft.absorb(one)
    if draft.citations:
        return draft, ""
    return (None, told[0][1]) if told[0][1] else None


def _told(aspect: Aspect, shelf: Shelf, question: Question) -> Told:
    if aspect.kind == "money":
        return money.parted(aspect, shelf, question) or money.unparted(aspect, shelf), ""
    if aspect.kind == "section":
        return sections.compose(aspect, shelf), f"văn bản không có phần “{aspect.name}”"
    if aspect.kind == "summary":
        return summary.compose(shelf), ""
    found = _KINDS[aspect.kind](aspect, shelf)
    return found if isinstance(found, tuple) else (found, "")


_KINDS = {"annex": parts.annex, "annexes": parts.annexes, "tables": parts.tables, "parts": parts.parts, "busiest": facts.busiest, "period": facts.period, "bases": facts.bases, "recipients": facts.recipients,
          "issuer": facts.issuer, "agencies": facts.agencies}


def _listed(asked: Asked, above: str) -> Draft:
    """The names of the plans, one of which the question must mean, or that there are."""
    draft = Draft()
    titled = [(shelf, clause) for shelf in asked.shelves if (clause := facts.title_clause(shelf))]
    lines = [f"- {shelf.document.title or clause.text} {draft.cite(shelf.document, clause)}" for shelf, clause in titled[:_NAMED]]
    if len(titled) > _NAMED:
        lines.append(f"- … và {len(titled) - _NAMED} văn bản khác.")
    draft.add(above)
    draft.add("\n".join(lines))
    return draft
