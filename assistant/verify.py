"""Is every number, agency, place, date and quotation of an answer in the clause that it cites?

    claims = verify(text, citations)       # each claim with the citation and the span that support it, or without
    unsupported(text, citations)           # those without
    checked(answer)                        # the answer without its unsupported statements; a refusal if nothing is left

A statement that carries marks ([1], [2]) must be supported by those citations; one without, by those of its line or paragraph
first, then by any of the answer's. What a citation says is its quote, its label and path of headings, what is known of its
document, and of a table row also headers, groups, title and unit (assistant/verification/evidence.py).
"""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Answer, Citation, Sum
from assistant.verification.checking import Check
from assistant.verification.claims import Claim
from assistant.verification.evidence import Evidence
from assistant.verification.statements import split
from index.records import Document


def verify(text: str, citations: Sequence[Citation], question: str = "", sums: Sequence[Sum] = (), searched: bool = False,
           known: Sequence[Document] = ()) -> list[Claim]:
    """Every claim of an answer's text. `searched`: whether who made the answer has searched the plans that it calls silent or
    replaced; `known`: further documents whose titles and numbers it may tell without a citation."""
    statements = split(text)
    check_ = Check(text, [Evidence(c) for c in citations], question, sums, searched, statements, known)
    return [claim for s in statements for claim in check_.claims(s)]


def unsupported(text: str, citations: Sequence[Citation], question: str = "", sums: Sequence[Sum] = (), searched: bool = False) -> list[Claim]:
    """The claims of an answer that its citations do not support."""
    return [c for c in verify(text, citations, question, sums, searched) if not c.supported]


def check(answer: Answer, known: Sequence[Document] = ()) -> list[Claim]:
    """What does not hold in an answer that the assistant composed; empty where all does. A refusal claims nothing."""
    if answer.abstained:
        return []
    return [c for c in verify(answer.text, answer.citations, answer.question, answer.computed, True, known) if not c.supported]


def checked(answer: Answer, known: Sequence[Document] = ()) -> Answer:
    """The answer without the lines that are not supported; a refusal where none that states something is left."""
    wrong = check(answer, known)
    if not wrong:
        return answer
    bad = {answer.text.count("\n", 0, c.start) for c in wrong}
    lines = [line for i, line in enumerate(answer.text.split("\n")) if i not in bad]
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    left = [s for s in split(text) if s.shape not in {"provenance", "header"} and (s.marks or s.shape == "quote")]
    if not left or check(replace(answer, text=text), known):
        return replace(answer, text="Không tìm thấy câu trả lời khớp với điều khoản của các kế hoạch. Các điều khoản liên quan được liệt kê bên dưới để "
                       "tham khảo, không phải là câu trả lời.", abstained=True, related=answer.citations[:3], citations=(), computed=())
    return replace(answer, text=text, notes=(*answer.notes, "Đã bỏ phần không khớp với điều khoản trích dẫn."))
