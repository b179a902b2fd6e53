"""Those whom a question leaves out: 'hộ không thuộc diện nghèo' are not told of by 'Hộ nghèo: hỗ trợ 70 %', but by 'Hộ khác: 40 %'."""
from __future__ import annotations

import re

# "hộ không thuộc diện nghèo, cận nghèo", "không phải hộ nghèo", "hộ không nghèo", "người ngoài diện chính sách"
_DENIED = re.compile(
    r"\b(?:không thuộc (?:diện |nhóm |đối tượng |hộ )+|không phải (?:là )?(?:hộ |người |diện |đối tượng )+|(?:hộ|gia đình) không (?!có\b|được\b|bị\b|phải\b|chịu\b|còn\b|thuộc\b|tham gia\b|chấp hành\b)|ngoài (?:diện|nhóm) )"
    r"(?P<what>(?!thì\b|được\b)[^\W\d_]+(?: (?!thì\b|được\b|ở\b|tại\b|của\b|và\b|khi\b|muốn\b|lắp\b|xây\b|mua\b|trồng\b|nuôi\b|vay\b)[^\W\d_]+){0,2})")
# "hộ khác", "các trường hợp còn lại", "hộ không thuộc diện nghèo", "ngoài các đối tượng trên"
_OTHERS = re.compile(r"\b(?:hộ|người|đối tượng|trường hợp|học sinh|gia đình|tổ chức|cá nhân|nhà|các)(?: [^\W\d_]+){0,2} (?:khác|còn lại)\b|\bkhông (?:thuộc|phải)\b|\bngoài (?:các |những )?(?:diện|nhóm|đối tượng|hộ)\b")


def denied(folded: str) -> str:
    """Those to whom what is asked does not apply, in a folded question's words: 'hộ không thuộc diện nghèo' → 'nghèo'; '' for none."""
    match = _DENIED.search(folded)
    return match["what"] if match else ""


def tells_of_others(folded: str) -> bool:
    """Whether a clause speaks of those who are not of the kinds that it names: 'hộ khác', 'các trường hợp còn lại'."""
    return bool(_OTHERS.search(folded))


def tells_of(what: str, folded: str) -> bool:
    """Whether a clause speaks of the very ones that are left out, and of no others."""
    return bool(re.search(rf"\b{re.escape(what)}\b", folded)) and not tells_of_others(folded)
