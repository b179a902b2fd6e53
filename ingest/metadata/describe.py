"""The metadata of a document, from its clauses."""
from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from index.records import ClauseKind
from index.text import fold
from ingest.metadata.heading import document_date, read_number, read_title
from ingest.metadata.issuer import read_issuer
from ingest.metadata.signer import read_signer
from ingest.metadata.subject import read_period, read_subject
from ingest.outline.draft import ClauseDraft

_SAMPLE = "tài liệu minh họa"
_FIRST_PAGE = 4000
_BODY = frozenset({ClauseKind.BASIS, ClauseKind.HEADING, ClauseKind.PARAGRAPH, ClauseKind.ITEM, ClauseKind.ROW})


def describe(drafts: Sequence[ClauseDraft]) -> dict[str, Any]:
    """The fields of a Document that its own words give, by name; those that are not there have their defaults."""
    kind, _ = read_title(drafts)
    numbered = read_number(drafts, kind)
    kind, title = read_title(drafts, numbered.sign)
    date = document_date(drafts, kind)
    issuer = read_issuer(drafts, title, numbered.sign)
    return {
        "title": title, "kind": kind, "number": numbered.number, "number_blank": numbered.blank, "date": date,
        "issuer": issuer.name, "level": issuer.level, "place": issuer.place, "province": issuer.province,
        "province_today": issuer.province_today, "subject": read_subject(title), "period": read_period(title, date),
        "signer": read_signer(drafts), "sample": is_sample(drafts), "content": content_hash(drafts),
    }


def is_sample(drafts: Sequence[ClauseDraft]) -> bool:
    """Whether the first page says 'Tài liệu minh họa'."""
    seen = 0
    for draft in drafts:
        if seen > _FIRST_PAGE or (draft.page or 1) > 1:
            return False
        if _SAMPLE in fold(draft.text):
            return True
        seen += len(draft.text)
    return False


def content_hash(drafts: Sequence[ClauseDraft]) -> str:
    """A hash of the letters and digits of the bases, body and tables, folded: the same text in another format has the same."""
    text = fold(" ".join(draft.text for draft in drafts if draft.kind in _BODY))
    return sha256(re.sub(r"[\W_]+", "", text).encode()).hexdigest()
