"""The plans don't hold it: said in a sentence, with what was searched; the nearest clauses are 'related', never the answer."""
from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import Answer, Citation
from assistant.compose.draft import place_of
from assistant.compose.quoting import quote_of
from assistant.find import Candidate
from assistant.understand.question import Question
from index.records import Document

_RELATED = 3


def compose(question: Question, reason: str, documents: Sequence[Document], nearest: Sequence[Candidate] = ()) -> Answer:
    """A refusal. `reason` completes 'vì …' and is '' where nothing can be said of it."""
    where = _searched(documents)
    text = f"Không tìm thấy câu trả lời trong {where}" + (f": {reason}." if reason else ".")
    words = question.sought
    related = tuple(Citation(number=i + 1, document=c.shelf.document, clause=c.clause, quote=quote_of(c.clause, words))
                    for i, c in enumerate(nearest[:_RELATED]))
    if related:
        text += " Các điều khoản liên quan được liệt kê bên dưới để tham khảo, không phải là câu trả lời."
    return Answer(question=question.text, text=text, abstained=True, related=related, notes=question.notes,
                  searched=tuple(d.title or d.name for d in documents))


# "bạn làm được gì", "hướng dẫn sử dụng", "cách hỏi"
_HELP = re.compile(r"^(?:bạn|trợ lý|app|ứng dụng|phần mềm|hệ thống|chương trình này)(?: này)? (?:là (?:ai|gì)|(?:có thể )?(?:làm|giúp|trả lời)(?: được| tôi)*(?: những)? (?:gì|việc gì))\b|^(?:hướng dẫn|cách)(?: sử dụng| dùng| hỏi| đặt câu hỏi)+\s*\??$|^(?:trợ giúp|help)\s*\??$")
# "Xin chào", "Chào bạn", "Cảm ơn nhé"
_GREETING = re.compile(r"^(?:xin )?(?:chào|hello|hi|alo|cảm ơn|cám ơn)\b(?!.*(?:\?|bao nhiêu|nào|gì|mấy|đâu))[^?]{0,40}$")


def greeting(question: Question, documents: Sequence[Document]) -> Answer | None:
    """What is said to a greeting, which asks nothing; None to anything else."""
    if not _GREETING.search(question.folded.strip()) and not _HELP.search(question.folded.strip()):
        return None
    text = (f"Xin chào. Tôi trả lời câu hỏi về {len(documents)} văn bản đã nạp, kèm điều khoản làm căn cứ. "
            "Ví dụ: “Cơ quan nào chủ trì …?”, “Xã … được bố trí bao nhiêu kinh phí?”, “Các kế hoạch quy định thế nào về …?”, “Tóm tắt kế hoạch của …”")
    return Answer(question=question.text, text=text, abstained=True, notes=question.notes)


def _searched(documents: Sequence[Document]) -> str:
    if not documents:
        return "các văn bản đã nạp"
    if len(documents) == 1:
        return f"kế hoạch của {place_of(documents[0])}"
    return f"{len(documents)} văn bản đã tìm"
