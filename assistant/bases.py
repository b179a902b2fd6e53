"""The legal basis of a kind that a question asks for, where no clause of the plan's body names one: 'căn cứ thông tư nào' of 'Căn cứ Thông tư số 26/2012/TT-BGTVT …'. Asked last,
before a refusal."""
from __future__ import annotations

import re

from assistant.asked import Asked
from assistant.compose import single
from assistant.compose.draft import Draft
from assistant.find import Candidate, weights
from assistant.passage import NEAR, Passage
from assistant.shelf import Shelf
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from index.records import ClauseKind
from index.text import fold

# "căn cứ thông tư nào", "dựa trên Luật Nhà ở số mấy", "luật đấu thầu năm nào"
_KIND = re.compile(r"\b(?P<kind>bộ luật|luật|pháp lệnh|nghị định|nghị quyết|thông tư|quyết định|chỉ thị|công văn)\b(?P<of>[^,;?]{0,40}?) (?:nào|gì|số (?:mấy|bao nhiêu)|năm (?:nào|mấy))\b")
_MOST = 3          # bases told, where several may be meant


def compose(asked: Asked) -> Draft | None:
    """The bases of the kind, those that hold most of the question first; None where it asks for none, the plan has none of the kind, or they hold nothing of it."""
    question = asked.question
    match = _KIND.search(question.folded) if question.asks_any(Ask.REFERENCE, Ask.YEAR, Ask.OWN_NUMBER) else None
    if not match or len(asked.shelves) != 1:
        return None
    shelf, called = asked.shelves[0], f"{match['kind']}{match['of']}".strip()
    bases = [p for p in shelf.passages if p.clause.kind is ClauseKind.BASIS and re.search(rf"\b{match['kind']}\b", fold(p.clause.text))]
    named = [p for p in bases if match["of"].strip() and re.search(rf"\b{re.escape(called)}\b", fold(p.clause.text))]
    held = sorted(((_held(question, shelf, p, match["kind"]), -i, p) for i, p in enumerate(named or bases)), reverse=True)
    meant = [p for share, _, p in held if named or share > 0 and share == held[0][0]][:_MOST]
    return single.compose_all(question, [Candidate(shelf, p, 1.0, {}) for p in meant]) if meant else None


def _held(question: Question, shelf: Shelf, passage: Passage, kind: str) -> float:
    """How much a basis holds of what a question says, by rarity, beside the kind of document and that it is a basis."""
    return sum(weight for word, weight in weights(question, shelf).items() if word not in {kind, "căn cứ", "dựa", "viện dẫn"} and passage.holds(word) >= NEAR)
