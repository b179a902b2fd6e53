"""The agency that keeps a whole plan going, as plans have it: 'Là cơ quan thường trực, tham mưu, đôn đốc thực hiện Kế hoạch'."""
from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.charged import lead_of
from assistant.passage import Passage
from assistant.shelf import Shelf
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from index.records import TableRow
from index.text import fold

# "cơ quan thường trực của kế hoạch", "đơn vị đầu mối thực hiện đề án", "cơ quan chủ trì chung"
_ASKED = re.compile(r"\b(?:cơ quan|đơn vị|sở nào|phòng nào|ai)\b.{0,25}\b(?:thường trực|đầu mối|chủ trì chung)\b|\b(?:thường trực|đầu mối|chủ trì chung)\b.{0,25}\b(?:cơ quan|đơn vị|là ai|sở nào|phòng nào)\b")
# "Là cơ quan thường trực, …", "Phòng Văn hóa - Xã hội: thường trực Ban Tổ chức", "Sở X là cơ quan đầu mối", "Cơ quan chủ trì, thường trực Đề án", "- Cơ quan đầu mối, …", "là đơn vị chủ trì, giúp UBND tỉnh …"
_STATED = re.compile(r"^\W*(?:cơ quan|đơn vị) (?:thường trực|đầu mối)\b|(?:^|\b)là (?:cơ quan|đơn vị|đầu mối)(?: (?:thường trực|chủ trì|đầu mối|tham mưu))?\b|\b(?:cơ quan|đơn vị)(?: chủ trì,)? thường trực\b|:\s(?:là )?(?:thường trực|đầu mối)\b")
# Words of such a question that say nothing of a subject
_NO_SUBJECT = frozenset({"thường trực", "đầu mối", "chủ trì", "chung", "cơ quan", "đơn vị", "thực hiện", "triển khai", "tổ chức", "kế hoạch", "đề án", "phương án", "nghị quyết", "chương trình", "phần", "theo dõi"})


def of_plan(question: Question, shelf: Shelf, compared: Sequence[Shelf] = ()) -> Passage | None:
    """The passage that names the standing agency of the plan, where the question asks for it and for nothing more special. `compared`: the
    plans that the question speaks of, by what it says of their subjects."""
    if not _ASKED.search(question.folded) or question.asks_any(Ask.DATE, Ask.AMOUNT, Ask.QUANTITY):
        return None
    if any(fold(name) not in fold(f"{shelf.document.place} {shelf.document.title}") for _, name in question.entities.places):
        return None              # of a place that this plan is not of
    titles = " ".join(other.title_line for other in (shelf, *compared))
    if any(w not in _NO_SUBJECT and f" {w} " not in titles and shelf.knows(w) for w in question.words):
        return None
    stated = [p for p in shelf.passages if not isinstance(p.clause, TableRow) and _STATED.search(fold(p.clause.text)[:120]) and lead_of(p.clause)]
    return next((p for p in stated if "thường trực" in p.text), stated[0] if stated else None)
