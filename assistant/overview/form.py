"""A question on a plan as a whole, answered: of one plan, or of each of the few that it may mean."""
from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.answer import LOADED, TITLED, WHICH
from assistant.asked import Asked
from assistant.compose.draft import Draft
from assistant.overview import facts, money, parts, sections, side_by_side, summary
from assistant.overview.aspects import A_PLAN, GENERAL, Aspect, aspect_asked, named
from assistant.shelf import Shelf
from assistant.told import Told
from assistant.understand.question import Question
from assistant.understand.terms import tokens

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
    if told := _on_subject(asked) or _dearest(asked):
        return told, ""
    aspects = [(shelf, aspect) for shelf in asked.shelves if (aspect := aspect_asked(asked.question, shelf))]
    if not aspects or search.recent and aspects[0][1].kind in _OF_A_ROW_TOO and not _OF_WHOLE.search(asked.question.folded):
        return None
    if aspects[0][1].kind == "catalogue":
        return _listed(asked.shelves, LOADED), ""
    if len(aspects) > 1 and _ALL.search(asked.question.folded) and (draft := side_by_side.of_each([shelf for shelf, _ in aspects[:_NAMED]], aspects[0][1])):
        return draft, ""
    if len(aspects) > _EACH:
        return (_listed(asked.shelves, WHICH), "") if not search.scope.named else None
    told = [_told(aspect, shelf, asked.question) for shelf, aspect in aspects]
    draft = Draft()
    for one, _ in told:
        if one:
            draft.absorb(one)
    if draft.citations:
        return draft, ""
    return (None, told[0][1]) if told[0][1] else None


def _on_subject(asked: Asked) -> Draft | None:
    """The plans whose titles have what 'kế hoạch nào nói về …', 'tỉnh nào có kế hoạch …' asks for; None where no title has it, or something in the plans is asked."""
    match = _WHICH_PLAN.search(asked.question.folded)
    if not match or asked.question.entities.agencies or asked.question.entities.places or asked.question.entities.years:
        return None
    words = [w for w in asked.question.words if not set(w.split()) <= GENERAL | set(tokens(match[0]))]
    shelves = [shelf for shelf in asked.shelves if words and all(f" {w} " in shelf.title_line for w in words)]
    return _listed(shelves, TITLED) if shelves else None


# "kế hoạch nào nói về OCOP", "những tỉnh nào có kế hoạch nước sạch"
_WHICH_PLAN = re.compile(r"\b(?:kế hoạch|văn bản|đề án|chương trình|nghị quyết) nào (?:nói|viết|bàn|đề cập|quy định) (?:về|đến|tới)\b|\b(?:tỉnh|huyện|xã|nơi|địa phương|thành phố) nào (?:đã |đang )?(?:có|ban hành|làm) (?:kế hoạch|văn bản|đề án|chương trình|nghị quyết)(?: về)?\b")


def _dearest(asked: Asked) -> Draft | None:
    """What each plan costs, side by side, where it is asked which costs most: 'tỉnh nào có kinh phí lớn nhất'."""
    match = _COSTS_MOST.search(asked.question.folded)
    if not match or not 1 < len(asked.shelves) <= _NAMED or any(not set(w.split()) <= GENERAL | set(tokens(match[0])) for w in asked.question.words):
        return None
    return side_by_side.table(asked.shelves, named("kinh phí"))


# "tỉnh nào có kế hoạch kinh phí lớn nhất", "kế hoạch nào nhiều tiền nhất"
_COSTS_MOST = re.compile(r"\b(?:tỉnh|huyện|xã|nơi|địa phương|kế hoạch|đề án|văn bản) nào\b(?: (?:có|được|cần|dùng|bố trí|kế hoạch|tổng|mức|số))* (?:(?:nhiều|ít|tốn)(?: nhiều)? (?:kinh phí|vốn|tiền)|(?:kinh phí|vốn|tiền)(?: (?:nhiều|lớn|cao|ít|thấp|nhỏ))) ?(?:nhất|hơn)?")


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


def _listed(shelves: Sequence[Shelf], above: str) -> Draft:
    """The names of the plans, one of which the question must mean, or that there are."""
    draft = Draft()
    titled = [(shelf, clause) for shelf in shelves if (clause := facts.title_clause(shelf))]
    lines = [f"- {shelf.document.title or clause.text} {draft.cite(shelf.document, clause)}" for shelf, clause in titled[:_NAMED]]
    if len(titled) > _NAMED:
        lines.append(f"- … và {len(titled) - _NAMED} văn bản khác.")
    draft.add(above)
    draft.add("\n".join(lines))
    return draft
