"""Money that has a name of its own: what a question asks by it is not told by a clause that does not call it so."""
from __future__ import annotations

import re

from assistant import naming
from assistant.find import Candidate
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from index.records import TableRow
from index.text import fold

# Things of law that have no other name: 'bị phạt bao nhiêu' is not answered by what is granted
_OWN_WORDS = frozenset({"phạt", "xử phạt", "lãi", "lãi suất", "thuế", "lương", "đặt cọc", "thù lao", "lệ phí", "phí", "học phí", "viện phí", "giá vé", "tiền thuê", "thu nhập", "doanh thu", "lợi nhuận"})


# What somebody is, by whom a question asks for him: 'câu lạc bộ A do ai làm chủ nhiệm' is not told by an agency that has another task
_TITLE = re.compile(r"\b(?:chủ nhiệm|đội trưởng|hiệu trưởng|tổ trưởng|trưởng thôn|trưởng bản|trưởng nhóm|thuyền trưởng|trưởng đoàn)\b")
_FINES = frozenset({"phạt", "xử phạt"})
_FINED = re.compile(r"\bphạt\b|\bvi phạm\b|\bmức xử lý\b")        # "MỨC XỬ LÝ VI PHẠM"
_PAID = frozenset({"thù lao", "tiền công", "lương"})
_WAGE = re.compile(r"\blương\b(?! (?:cơ sở|tối thiểu|thực)\b)")      # 'tiền ăn bằng 40% mức lương cơ sở' says nothing of anybody's wage
_PAY = re.compile(r"\b(?:được (?:trả|hưởng)|chi trả|trả công|bồi dưỡng|phụ cấp|thù lao|tiền công)\b.{0,60}đồng")      # "đứng lớp được trả 300.000 đồng/buổi"


def why_not(question: Question, candidate: Candidate) -> str:
    """The reason in Vietnamese why a clause does not speak of it; '' where it does, or nothing of the kind is asked."""
    if question.asks_any(Ask.LEAD, Ask.PERSON) and (title := _TITLE.search(question.folded)):
        headers = " ".join(candidate.clause.headers) if isinstance(candidate.clause, TableRow) else ""
        return f"không nêu {title[0]}" if candidate.shelf.knows(title[0]) and title[0] not in f"{naming.everything(candidate)} {fold(headers)}" else ""
    if not question.asks_any(Ask.AMOUNT, Ask.PERCENT, Ask.QUANTITY):
        return ""
    for word in question.words:
        if word in _FINES and isinstance(candidate.clause, TableRow) and _FINED.search(fold(" ".join((candidate.clause.title, *candidate.clause.headers, *candidate.clause.path)))):
            continue
        if word == "lương" and not _WAGE.search(fold(candidate.clause.text)) and not _PAY.search(fold(candidate.clause.text)) and not isinstance(candidate.clause, TableRow):
            return "không nêu lương"
        if word in _OWN_WORDS and not candidate.passage.holds(word) and not any(candidate.passage.holds(other) for other in word.split()) and not (word in _PAID and _PAY.search(fold(candidate.clause.text))):
            return f"không nêu {word}"
    return ""
