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

# "cơ quan thường trực của kế hoạch", "đơn vị đầu mối thực hiện đề án", "cơ quan chủ trì chung", "ai chịu trách nhiệm chính"
_ASKED = re.compile(r"\b(?:cơ quan|đơn vị|sở nào|phòng nào|ai)\b.{0,25}\b(?:thường trực|đầu mối|chủ trì chung)\b|\b(?:thường trực|đầu mối|chủ trì chung)\b.{0,25}\b(?:cơ quan|đơn vị|là ai|sở nào|phòng nào)\b|\b(?:cơ quan|đơn vị|sở|phòng|ai)\b(?: nào)? (?:là )?(?:chịu )?(?:trách nhiệm|phụ trách) (?:chính|chung)\b")
# "Là cơ quan thường trực, …", "Phòng Văn hóa - Xã hội: thường trực Ban Tổ chức", "Sở X là cơ quan đầu mối", "Cơ quan chủ trì, thường trực Đề án", "- Cơ quan đầu mối, …", "là đơn vị chủ trì, giúp UBND tỉnh …"
_STATED = re.compile(r"^\W*(?:cơ quan|đơn vị) (?:thường trực|đầu mối)\b|(?:^|\b)là (?:cơ quan|đơn vị|đầu mối)(?: (?:thường trực|chủ trì|đầu mối|tham mưu))?\b|\b(?:cơ quan|đơn vị)(?: chủ trì,)? thường trực\b|:\s(?:là )?(?:thường trực|đầu mối)\b")
# Words of such a question that say nothing of a subject
_NO_SUBJECT = frozenset({"thường trực", "đầu mối", "chủ trì", "chung", "cơ quan", "đơn vị", "thực hiện", "triển khai", "tổ chức", "kế hoạch", "đề án", "phương án", "nghị quyết", "chương trình", "phần", "theo dõi", "chịu", "trách nhiệm", "chính", "phụ trách"})


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
    return stated(shelf)


def stated(shelf: Shelf, of_bodies: bool = True) -> Passage | None:
    """The passage by which a plan names its standing agency; None where none does. `of_bodies`: whether that of a council or committee stands for it."""
    found = [p for p in shelf.passages if not isinstance(p.clause, TableRow) and _STATED.search(fold(p.clause.text)[:120]) and lead_of(p.clause)
             and (of_bodies or not _OF_BODY.search(fold(p.clause.text)))]
    found = found or [p for p in shelf.passages if not isinstance(p.clause, TableRow) and _LEADS.search(fold(p.clause.text)) and lead_of(p.clause)]
    return next((p for p in found if "thường trực" in p.text), found[0] if found else None)


# "là cơ quan thường trực của Hội đồng đánh giá", "thường trực Ban Tổ chức giải"
_OF_BODY = re.compile(r"\bthường trực (?:của )?(?:hội đồng|ban|tổ|giải|hội thi)\b")
# "Chủ trì, theo dõi thực hiện Kế hoạch": of a plan that names none in so many words
_LEADS = re.compile(r"^\W*(?:(?:sở|phòng|ban) [^.;:]{3,60}:? )?chủ trì,? (?:phối hợp[^.;]{0,60}, )?(?:theo dõi|đôn đốc|hướng dẫn|tổ chức|triển khai)[^.;]{0,50}\bthực hiện (?:kế hoạch|đề án|chương trình|phương án|nghị quyết|quyết định)\b")
