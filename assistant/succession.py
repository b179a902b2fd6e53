"""Which indexed plans are replaced by others: an answer from one says so, and the newer one is asked first."""
from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.scope import Scope
from assistant.understand.question import Question
from index.records import Document
from index.text import fold

# "kế hoạch cũ", "trước đây", "giai đoạn trước": the plan that was replaced is meant
_FORMER = re.compile(r"\b(?:trước đây|trước kia|kế hoạch cũ|văn bản cũ|quyết định cũ|kỳ trước|giai đoạn trước)\b")


def successors(documents: Sequence[Document]) -> dict[str, Document]:
    """Document.id of each replaced plan → the plan that replaces it."""
    found = {}
    for document in documents:
        for reference in document.references:
            if reference.relation not in {"thay thế", "bãi bỏ"} or not reference.number:
                continue
            meant = [other for other in documents if other.id != document.id and other.number and _same(other.number, reference.number)
                     and (not reference.date or not other.date or other.date[:4] == reference.date[:4])]
            if len(meant) > 1:      # every province numbers its own plans from 1 on: its own is meant
                meant = [other for other in meant if other.province_today and other.province_today == document.province_today]
            if len(meant) == 1:
                found[meant[0].id] = document
    return found


def _same(one: str, other: str) -> bool:
    return fold(one).replace(" ", "") == fold(other).replace(" ", "")


def in_force(question: Question, within: Scope, replaced: dict[str, Document]) -> Scope:
    """The scope without plans that another plan of the same scope replaces, unless the question means the former ones."""
    if not replaced or _FORMER.search(question.folded):
        return within
    named = {d.id for d in within.documents if d.number and _same(d.number, " ".join(question.entities.numbers) or "-")}
    named |= {d.id for d in within.documents if d.period and set(question.entities.years) & set(range(d.period[0], d.period[1] + 1))
              and not any(y >= (replaced[d.id].period or (9999,))[0] for y in question.entities.years if d.id in replaced)} if question.entities.years else set()
    groups = []
    for name, documents in within.groups:
        held = {d.id for d in documents}
        kept = tuple(d for d in documents if d.id not in replaced or replaced[d.id].id not in held or d.id in named)
        groups.append((name, kept or documents))
    return Scope(groups=tuple(groups), missing=within.missing, named=within.named)


def compares_versions(question: Question, within: Scope, replaced: dict[str, Document]) -> bool:
    """Whether a plan and the one that replaces it are to be set side by side: 'trước đây và hiện nay', 'kế hoạch mới so với cũ'."""
    held = {d.id for d in within.documents}
    both = any(i in held and d.id in held for i, d in replaced.items())
    return both and bool(_FORMER.search(question.folded)) and bool(re.search(r"hiện nay|bây giờ|kế hoạch mới|so (?:với|sánh)|khác", question.folded))


def note(documents: Sequence[Document], replaced: dict[str, Document]) -> str:
    """The sentence that an answer from replaced plans carries; '' where none of them is."""
    lines = []
    for document in documents:
        if newer := replaced.get(document.id):
            lines.append(f"**Lưu ý:** {document.kind or 'Văn bản'} {document.number} đã được thay thế bởi {newer.kind or 'văn bản'} "
                         f"{newer.number or newer.title}".rstrip() + ".")
    return "\n\n".join(lines)
