"""Who signed: the last name under the signature, before the annexes."""
from __future__ import annotations

from collections.abc import Sequence

from index.records import ClauseKind
from index import letters
from ingest.outline.draft import ClauseDraft
from ingest.outline.zones import COUNCIL, OFFICE, SIGNATURE

# "Hoàng Văn Thạch", "K' Brôih Hùng", "Y Khiêm B'Krông"
_NAME = letters.compile(r"(?:[\p{Lu}][^\W\d_]*(?:['’][^\W\d_]*)?\s+){1,5}[\p{Lu}][^\W\d_]*(?:['’][^\W\d_]+)?")
# "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Hoàng Quốc Bảo": all in one line, the office in capitals before the name
_BEHIND_OFFICE = letters.compile(r"(?<=[\p{Lu}]{3})\W+(?P<name>[\p{Lu}][\p{Ll}]+(?:\s[\p{Lu}][\p{Ll}]+){1,4})$|(?<=[\p{Lu}]{3})\W+(?P<of_highlands>[\p{Lu}]['’]\s?[\p{Lu}][\p{Ll}]+(?:\s[\p{Lu}][\p{Ll}]+){1,4})$")
_RANK = letters.compile(r"^(?:(?:PGS|GS|TS|ThS|Đại tá|Thượng tá|Trung tá|Thiếu tướng|Trung tướng|Thượng tướng|Đại tướng|BS|KS)\.?\s*)+")


def read_signer(drafts: Sequence[ClauseDraft]) -> str:
    """The signer's name ('Hoàng Văn Thạch'), or '' where none stands under the signature."""
    signed = False
    name = ""
    for draft in drafts:
        if draft.kind is ClauseKind.CLOSING:
            signed = signed or draft.label == "Chữ ký"
            text = _RANK.sub("", draft.text.strip(" \t./"))
            if draft.label == "Chữ ký" and _NAME.fullmatch(text) and not OFFICE.fullmatch(text) and not SIGNATURE.match(text) and not COUNCIL.match(text):
                name = text.title() if text.isupper() else text
            elif SIGNATURE.match(text) and (behind := _BEHIND_OFFICE.search(text)):
                name = behind["name"] or behind["of_highlands"]
        elif signed:
            break
    return name
