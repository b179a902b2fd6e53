"""The place or thing that the last question named, carried into a follow-up that names none: 'Biện pháp xử lý là gì?' after 'Điểm đen ở phường Kỳ Trinh …'."""
from __future__ import annotations

import re

from assistant.answer import Answer
from assistant.understand.question import Question
from assistant.understand.terms import tokens
from index.records import TableRow

_FEW = 3         # words of a question that says no more than what is asked
# "Tổng kinh phí của kế hoạch", "cả tỉnh", "còn việc khác": of something else than the last question
_OF_MORE = re.compile(r"\b(?:kế hoạch|đề án|phương án|nghị quyết|quyết định|chương trình|văn bản|cả|toàn|tất cả|mỗi|từng|các|những|khác|còn|thế)\b")


def named_before(question: Question, former: Question) -> str:
    """The place or name of the former question, for one that has none and says little; '' else."""
    found, before = question.entities, former.entities
    names_one = found.places or found.names or found.agencies or found.years or found.numbers or found.annexes or found.sections or found.provinces
    if names_one or len(question.words) > _FEW or not question.words and not question.asks or _OF_MORE.search(question.folded):
        return ""
    if len(before.places) + len(before.names) != 1:
        return ""
    return " ".join(before.places[0]) if before.places else before.names[0]


def tells_of(answer: Answer, named: str) -> bool:
    """Whether the first clause that an answer cites, or what stands above it, has a name."""
    clause = answer.citations[0].clause if answer.citations else None
    if clause is None:
        return False
    said = [clause.text, *clause.path, *((*clause.groups, *clause.cells) if isinstance(clause, TableRow) else ())]
    line = f" {' '.join(tokens(' '.join(said)))} "
    called = tokens(named)
    return any(f" {' '.join(called[i:])} " in line for i in range(min(2, len(called) - 1) if len(called) > 2 else 1))
