"""All that a rule grants, where it is asked what is: 'hỗ trợ người trồng bưởi những khoản gì' of the items of 'Điều 3. Hỗ trợ vùng bưởi'."""
from __future__ import annotations

import re

from assistant.asked import Asked
from assistant.compose.draft import Draft, place_of
from assistant.compose.quoting import best_part
from assistant.compose.single import unmarked, where
from assistant.understand.asks import Ask
from assistant.understand.terms import tokens
from index.records import ClauseKind, TableRow
from index.text import fold

# "hỗ trợ người trồng bưởi những khoản gì", "được hưởng những chính sách nào", "hỗ trợ gì cho hộ nuôi"
_ASKED = re.compile(r"\b(?:hỗ trợ|hưởng|được)\b[^?]{0,60}?\b(?:những|các) (?:khoản|chính sách|nội dung|mức|hỗ trợ|thứ|phần) (?:gì|nào|hỗ trợ (?:gì|nào))\b|\bhỗ trợ (?:những )?gì\b")
# "1. Hỗ trợ 50% tiền cây giống", "b) Được cấp", "- Miễn phí": an item that grants
_GRANTS = re.compile(r"^\W*(?:\d+(?:\.\d+)*[.)]\s*|[a-zđ]\)\s*|[-+]\s*)?(?:Được )?(?:[Hh]ỗ trợ|[Mm]iễn|[Gg]iảm|[Cc]ấp|[Tt]ặng|[Cc]ho vay|[Tt]hưởng)\b")
# "b) Nội dung hỗ trợ:", "2. Mức hỗ trợ vườn ươm": a heading of which every item grants
_OF_GRANTS = re.compile(r"\b(?:mức|nội dung|chính sách|định mức) hỗ trợ\b|^\W*(?:\w{1,2}[.)]\s*)?(?:được )?hỗ trợ\b")
_FEWEST, _MOST, _LONGEST = 2, 8, 1_200     # items told, and their characters together
_BEST = 3          # clauses, the best ranked, among whose neighbours the items are looked for


def compose(asked: Asked) -> Draft | None:
    """The items that grant something under the heading of the best clause; None where that is not asked, or there is one only."""
    question = asked.question
    if len(asked.shelves) != 1 or not _ASKED.search(question.folded) or question.asks_any(Ask.PERCENT, Ask.COUNT, Ask.LEAD, Ask.DATE, Ask.SOURCE) or question.entities.places:
        return None
    shelf = asked.shelves[0]
    best = [c.clause for c in asked.ranked[:_BEST] if not isinstance(c.clause, TableRow) and c.clause.path]
    for clause in best:
        items = [p.clause for p in shelf.passages if not isinstance(p.clause, TableRow) and p.clause.kind is not ClauseKind.HEADING and p.clause.path == clause.path and (_OF_GRANTS.search(fold(clause.path[-1])) or _GRANTS.match(p.clause.text))]
        said = set(tokens(" ".join((clause.path[-1], *(item.text for item in items)))))
        known = [w for w in question.words if set(w.split()) <= said or f" {w} " in shelf.title_line]
        if _FEWEST <= len(items) <= _MOST and len(known) * 2 >= len(question.words) and sum(len(item.text) for item in items) <= _LONGEST:
            draft = Draft()
            draft.add(f"Kế hoạch của {place_of(shelf.document)} nêu tại “{unmarked(clause.path[-1]).rstrip(':')}”:")
            draft.add("\n".join(f"- {unmarked(best_part(item, question.sought, _LONGEST))} {draft.cite(shelf.document, item)}" for item in items))
            draft.add(where(items[0], shelf.document))
            return draft
    return None
