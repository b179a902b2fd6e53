"""Who signed: the last name under the signature, before the annexes."""
from __future__ import annotations

from collections.abc import Sequence

from index.records import ClauseKind
from index import letters
from ingest.outline.draft import ClauseDraft
from ingest.outline.zones import COUNCIL, OFFICE, SIGNATURE

_NAME = letters.compile(r"(?:[\p{Lu}][^\W\d_]*\s+){1,5}[\p{Lu}][^\W\d_]*")
_RANK = letters.compile(r"^(?:(?:PGS|GS|TS|ThS|Đại tá|Thượng tá|Trung tá|Thiếu tướng|Trung tướng|Thượng tướng|Đại tướng|BS|KS)\.?\s*)+")


def read_signer(drafts: Sequence[ClauseDraft]) -> str:
    """The signer's name ('Hoàng Văn Thạch'), or '' where none stands under the signature."""
    signed = False
    name = ""
    for draft in drafts:
        if draft.kind is ClauseKind.CLOSING:
            signed = signed or draft.label == "Chữ ký"
            text = _RANK.sub("", draft.text.strip(" ./"))
            if draft.label == "Chữ ký" and _NAME.fullmatch(text) and not OFFICE.fullmatch(text) and not SIGNATURE.match(text) and not COUNCIL.match(text):
                name = text.title() if text.isupper() else text
        elif signed:
            break
    return name
