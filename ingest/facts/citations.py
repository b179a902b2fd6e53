"""The documents that a document names, as facts."""
from __future__ import annotations

import re
from collections.abc import Iterator

from index.records import Document, Fact, FactKind

# What a cited document is about: 'về …', 'quy định …', 'phê duyệt …' up to the next clause
_ABOUT = re.compile(r"\s*(?:về (?:việc )?|quy định |phê duyệt |ban hành |hướng dẫn |thực hiện |sửa đổi)[^;]{4,300}")
_END = re.compile(r"\s*\(viết tắt.*|,?\s*(?:[UỦ]y ban nhân dân|UBND)[^,]* ban hành.*|,?\s*như sau.*|[\s./;,:]+$")
_APART = re.compile(r"[;,](?!\s*ngày)")   # 'Quyết định số 919/QĐ-TTg, UBND tỉnh ban hành …': what follows is another matter


def named_documents(document: Document) -> Iterator[Fact]:
    """A fact for each reference: `reference` its number, `item` its kind and what it is about."""
    texts = {clause.id: clause.text for clause in document.clauses}
    for reference in document.references:
        text = texts.get(reference.clause, "")
        at = text.find(reference.number) if reference.number else -1
        about = _ABOUT.search(text, at, at + 240) if at >= 0 else None
        subject = _END.sub("", about[0]).strip() if about and not _APART.search(text, at, about.start()) else ""
        yield Fact(
            kind=FactKind.REFERENCE, document=document.id, clause=reference.clause, reference=reference.number, relation=reference.relation,
            date=reference.date, agency=reference.issuer, item=f"{reference.kind} {subject}".strip())
