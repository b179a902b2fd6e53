"""The document itself: its number, date and signer, since when it is in force, what it replaces."""
from __future__ import annotations

import re
from collections.abc import Callable

from assistant.compose.draft import Draft, place_of
from assistant.compose.single import where
from assistant.shelf import Shelf
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from index.records import Clause, ClauseKind, Document
from index.text import fold

# "Ai ký …", "Văn bản đó mang số bao nhiêu": about the plan; "nghị quyết số mấy của Tỉnh ủy" is about another document.
_ABOUT_ITSELF = re.compile(
    r"(?:kế hoạch|quyết định|văn bản|chương trình|đề án|nghị quyết|chỉ thị|công văn)\b.{0,90}?(?:mang|có|đánh|ghi)? ?số (?:hiệu )?(?:bao nhiêu|mấy|gì|nào)|"
    r"ai (?:là người )?(?:đã )?ký|người ký|(?:cho biết|nêu) số|số hiệu|số, ngày")
_ABOUT_ANOTHER = re.compile(r"kế thừa|(?<!ban hành )(?<!kèm )theo (?:hướng dẫn|quyết định|nghị định|thông tư)|của (?:bộ|chính phủ|thủ tướng|quốc hội)\b|căn cứ|viện dẫn|dẫn chiếu|số (?:mấy|bao nhiêu|nào) của (?:thủ tướng|chính phủ|quốc hội|bộ|hội đồng|tỉnh ủy|ban)|(?:nằm|nêu|(?<!ban hành )(?<!kèm )theo|tại|ở|dựa|áp dụng).{0,12}(?:nghị quyết|nghị định|quyết định|luật|thông tư|kế hoạch nào)")


def asked(question: Question) -> list[Ask]:
    """Which facts about the document itself are asked for; empty where the question is about something else."""
    if Ask.REPLACED in question.asks or not _ABOUT_ITSELF.search(question.folded) or _ABOUT_ANOTHER.search(question.folded):
        return []
    return [ask for ask in (Ask.OWN_NUMBER, Ask.OWN_DATE, Ask.SIGNER) if ask in question.asks]


def compose(question: Question, shelf: Shelf) -> tuple[Draft | None, list[str]]:
    """(a draft with what is known, None where nothing is; what is missing, in Vietnamese)."""
    draft, missing = Draft(), []
    for ask in asked(question):
        value, clause = _FACTS[ask](shelf)
        if not value:
            missing.append({Ask.OWN_NUMBER: "số văn bản", Ask.OWN_DATE: "ngày ban hành", Ask.SIGNER: "người ký"}[ask])
            continue
        name = {Ask.OWN_NUMBER: "Số", Ask.OWN_DATE: "Ngày ban hành", Ask.SIGNER: "Người ký"}[ask]
        draft.add(f"{name}: **{value}** {draft.cite(shelf.document, clause)}")
    if not draft.citations:
        return None, missing
    if missing:
        draft.add(f"Văn bản không ghi {', '.join(missing)}.")
    draft.add(where(draft.citations[0].clause, shelf.document))
    return draft, missing


def clauses(question: Question, shelf: Shelf) -> list[Clause]:
    """The clauses that state what is asked about the document itself."""
    return [clause for ask in asked(question) if (clause := _FACTS[ask](shelf)[1])]


def number(shelf: Shelf) -> tuple[str, Clause | None]:
    """(the document's number, the clause that states it); ('', None) where it has none."""
    held = shelf.document.number
    clause = _first(shelf, ClauseKind.FRONT, lambda t: bool(held) and held.replace(" ", "") in t.replace(" ", ""))
    return (held, clause) if clause else ("", None)


def date(shelf: Shelf) -> tuple[str, Clause | None]:
    """The full date only: a plan with its day left blank has none."""
    document = shelf.document
    if len(document.date) < 10:
        return "", None
    year, month, day = document.date.split("-")
    clause = _first(shelf, ClauseKind.FRONT, lambda t: "ngày" in fold(t) and year in t)
    return (f"{day}/{month}/{year}", clause) if clause else ("", None)


def _signer(shelf: Shelf) -> tuple[str, Clause | None]:
    signer = shelf.document.signer
    clause = _first(shelf, ClauseKind.CLOSING, lambda t: bool(signer) and signer in t)
    return (signer, clause) if clause else ("", None)


_FACTS: dict[Ask, Callable[[Shelf], tuple[str, Clause | None]]] = {Ask.OWN_NUMBER: number, Ask.OWN_DATE: date, Ask.SIGNER: _signer}


def _first(shelf: Shelf, kind: ClauseKind, fits: Callable[[str], bool]) -> Clause | None:
    return next((p.clause for p in shelf.passages if p.clause.kind is kind and fits(p.clause.text)), None)


def title(document: Document) -> str:
    return document.title or f"văn bản của {place_of(document)}"
