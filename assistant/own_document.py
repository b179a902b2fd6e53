"""Questions on the document itself: its number, date and signer, since when it holds, which document it takes the place of."""
from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant import evidence
from assistant.asked import Asked
from assistant.comparing import replacing
from assistant.compose import about, single
from assistant.find import Candidate
from assistant.shelf import Shelf
from assistant.told import Told, telling
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from index.text import fold

if TYPE_CHECKING:
    from assistant.answering import Search


def of_itself(asked: Asked, search: Search) -> Told | None:
    """On the document itself: its number, date, signer."""
    question = asked.question
    if len(asked.shelves) != 1 or _BY_ANOTHER.search(question.folded) or not about.asked(question):
        return None
    shelf = asked.shelves[0]
    if Ask.OWN_NUMBER in question.asks and len(_beside_title(question, shelf)) >= _OF_ANOTHER:
        return None
    draft, missing = about.compose(question, shelf)
    if draft:
        for candidate in _in_force(question, asked.ranked):
            single.add(draft, question, candidate)
    return (draft, f"văn bản không ghi {', '.join(missing)}") if draft or missing else None


# "thực hiện Chiến lược theo kế hoạch số mấy": another document than the plan itself
_BY_ANOTHER = re.compile(r"\b(?:(?:(?<!ban hành )(?<!kèm )theo|căn cứ|bằng|tại|trên cơ sở) (?:kế hoạch|quyết định|nghị quyết)|(?:theo|căn cứ|bằng|tại|trên cơ sở) (?:nghị định|thông tư|công văn|chỉ thị|tờ trình))\b[^,;?]{0,15}\b(?:số )?(?:mấy|bao nhiêu|nào)\b")
_OF_ANOTHER = 2             # words beside those of the title: a question of a number asks for another document then ('triển khai Chiến lược … bằng kế hoạch số mấy')


def _beside_title(question: Question, shelf: Shelf) -> list[str]:
    """The question's words that the document knows and its title does not hold, less those of any document."""
    return [w for w in question.words if f" {w} " not in shelf.title_line and shelf.knows(w) and not set(w.split()) <= _OF_DOCUMENTS]


_OF_DOCUMENTS = frozenset("ký ban hành ủy ban nhân dân tỉnh huyện xã phường kế hoạch quyết định nghị quyết chương trình đề án mang số ngày hiệu lực áp dụng bắt đầu từ".split())


def _in_force(question: Question, ranked: Sequence[Candidate]) -> list[Candidate]:
    """The clause that says from when the document holds, where that is asked as well."""
    asked = ranked if Ask.EFFECT in question.asks else ()
    return [c for c in asked if "hiệu lực" in fold(c.clause.text) and evidence.holds(Ask.DATE, c.clause)][:1]


# "Nghị quyết này có hiệu lực từ ngày 01 tháng 6 năm 2026"
_HOLDS_SINCE = re.compile(r"\b(?:nghị quyết|quyết định|kế hoạch|đề án|chương trình|phương án|quy định|quy chế|văn bản) (?:này )?(?:bắt đầu )?có hiệu lực\b[^.;]{0,40}(?:\d|ngày (?:ký|ban hành|được thông qua|thông qua))")


def in_force(asked: Asked, search: Search) -> Told | None:
    """Since when the document holds, where that is asked and nothing else of what stands in it: 'Nghị quyết ấy bao giờ bắt đầu áp dụng'."""
    question = asked.question
    if len(asked.shelves) != 1 or Ask.EFFECT not in question.asks or question.asks_any(Ask.REPLACED, Ask.OWN_NUMBER, Ask.AMOUNT, Ask.COUNT) or len(_beside_title(question, asked.shelves[0])) >= _OF_ANOTHER:
        return None
    shelf = asked.shelves[0]
    stated = telling(question, shelf, next((p for p in shelf.passages if _HOLDS_SINCE.search(fold(p.clause.text))), None))
    asks_only_that = _ITSELF.search(question.folded) and not _beside_title(question, shelf)
    return stated or ((None, "văn bản không nêu ngày có hiệu lực") if asks_only_that else None)


# "kế hoạch này có hiệu lực từ khi nào", "nghị quyết bao giờ có hiệu lực"
_ITSELF = re.compile(r"\b(?:nghị quyết|quyết định|kế hoạch|đề án|chương trình|phương án|quy định|quy chế|văn bản)\b[^,;?]*\bcó hiệu lực\b")


def replaced(asked: Asked, search: Search) -> Told | None:
    """What the document says that it replaces."""
    question = asked.question
    if len(asked.shelves) != 1 or Ask.REPLACED not in question.asks or not question.asks_any(*_OF_A_DOCUMENT):
        return None
    stated = replacing(asked.ranked)[:1]
    if not stated:
        return None, "văn bản không nêu thay thế văn bản nào"
    return single.compose_all(question, stated + [c for c in _in_force(question, asked.ranked) if c.clause.id != stated[0].clause.id]), ""


_OF_A_DOCUMENT = (Ask.REFERENCE, Ask.OWN_NUMBER, Ask.OWN_DATE)
