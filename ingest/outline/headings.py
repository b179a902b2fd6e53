"""Whether a numbered paragraph is a heading, and where a run-in heading ends and its text begins."""
from __future__ import annotations

import re

from index import letters
from ingest.outline.markers import BULLETS, STRUCTURAL, Marker, Sign
from ingest.outline.paragraph import Paragraph
from ingest.outline.zones import NOTE, UNIT, is_capitals

_LONGEST = 300
_LONGEST_HEAD = 140
_SHORT_HEAD = 45
_LONGEST_BOLD = 110     # of a bold head without a number
_INNER_STOP = letters.compile(r"[^.]\.\s+[\p{Lu}]|;")
# A head before a colon: "7. Các sở, ban, ngành liên quan: Căn cứ …", "2. Thời gian: Trong quý IV …"
_RUN_IN = letters.compile(r"(?P<head>[^:]{3,140}?)\s*:\s+(?P<rest>.{20,})", re.DOTALL)
_CAPITAL_START = letters.compile(r"[\"“(]?[\p{Lu}]")
# A head that names who is charged: "Sở Công Thương", "Đề nghị Ủy ban Mặt trận …", "Các thôn"
_ADDRESSEE = re.compile(
    r"(?:Đề nghị |Giao |Trách nhiệm của )?(?:[Cc]ác|Sở|Bộ|Ban|Phòng|UBND|HĐND|[UỦuủ][yỷ] ban|Hội(?! nghị| thảo| chợ| thi)|Chi cục|Cục|Trung tâm|Công an|Đoàn"
    r"|Liên minh|Liên đoàn|Văn phòng|Báo|Đài|Trường|Viện|Ngân hàng|Thủ trưởng|Giám đốc|Chủ tịch|Mặt trận|Doanh nghiệp|Hợp tác xã|Kho bạc|Bảo hiểm"
    r"|Thanh tra|Tòa án|Bộ Chỉ huy|Tổ)\b"
)
# A head that only leads on to an enumeration: "… một số nghề như:", "… bao gồm:", "…, trong đó:", "… như sau:"
_LEADS_ON = letters.compile(r"(?:như|gồm|gồm có|sau|sau đây|là|rằng|trong đó|cụ thể|ví dụ|trên|với|theo|tại|đó)\s*$", re.IGNORECASE)


def split_run_in(paragraph: Paragraph) -> int | None:
    """Where the text after a run-in heading starts, or None: '5. Sở Tài chính: Chủ trì …' → the place of 'Chủ trì'.

    The heading is bold and the text is not; or, where nothing is bold, a short head stands before a colon and a
    sentence after it.
    """
    marker, text = paragraph.marker, paragraph.text
    if marker is None:
        return unnumbered_run_in(paragraph)
    if marker.sign in BULLETS:
        return None
    bold = paragraph.bold
    if marker.end < bold < len(text):
        # the bold part may end before its colon or point
        end = bold
        while end < len(text) and text[end] in " :.":
            end += 1
        head, rest = text[:end].rstrip(), text[end:]
        if len(rest) >= 15 and head[-1:] in ":." and not _LEADS_ON.search(head.rstrip(" :.")):
            return end
    match = _RUN_IN.match(text, marker.end)
    return match.start("rest") if match and _is_head(match.group("head"), match.group("rest")) else None


def unnumbered_run_in(paragraph: Paragraph) -> int | None:
    """The same for a paragraph without a number whose first words are bold: '**Kinh phí.** Tổng kinh phí …' → the place of 'Tổng'."""
    text, end = paragraph.text, paragraph.bold
    if not 3 <= end < len(text):
        return None
    while end < len(text) and text[end] in " :.":
        end += 1
    head, rest = text[:end].rstrip(), text[end:]
    whole = head[-1:] in ":." and len(head) <= _LONGEST_BOLD and not _INNER_STOP.search(head.rstrip(" .:")) and not _LEADS_ON.search(head.rstrip(" :."))
    return end if whole and len(rest) >= 15 and _CAPITAL_START.match(head) and _CAPITAL_START.match(rest) else None


def _is_head(head: str, rest: str) -> bool:
    """Whether words before a colon are a heading: they name who is charged, or are short, and a new sentence follows."""
    if _LEADS_ON.search(head) or _INNER_STOP.search(head.replace(";", ",")) or head.count("(") != head.count(")"):
        return False
    return _CAPITAL_START.match(rest) is not None and (len(head) <= _SHORT_HEAD or _ADDRESSEE.match(head) is not None)


def is_heading(paragraph: Paragraph, marker: Marker, leads: bool, leads_row: bool) -> bool:
    """Whether a numbered paragraph is a heading and not a clause of its own.

    `leads`: something that it can be the heading of follows it (an unnumbered paragraph or an inner marker);
    `leads_row`: an inner marker does.
    """
    text = paragraph.text
    if marker.sign in BULLETS:
        return False
    if len(text) > _LONGEST:
        return False
    if paragraph.first.heading is not None or is_capitals(text[marker.end:]):
        return True
    if paragraph.wholly_bold:
        return True
    if marker.sign in (STRUCTURAL - {Sign.ARTICLE}):
        return True
    if _INNER_STOP.search(text[marker.end:].rstrip(" .")):
        return False
    if text.endswith(":"):
        return leads and len(text) <= _LONGEST_HEAD
    if text.endswith("."):
        return leads_row and len(text) <= 160
    if text.endswith((";", ",", "/")):
        return False
    return leads


def unnumbered_heading(paragraph: Paragraph) -> Sign | None:
    """CAPS, BOLD or ITALIC where an unnumbered paragraph is a heading, else None."""
    text = paragraph.text
    if len(text) > 200 or text.endswith((";", ",", "/.", "./")) or text.startswith("("):
        return None
    if is_capitals(text):
        return Sign.CAPS
    if text.endswith(".") and paragraph.first.heading is None and not (paragraph.wholly_bold and len(text) <= _LONGEST_BOLD and not _INNER_STOP.search(text.rstrip(" ."))):
        return None
    if paragraph.first.heading is not None or paragraph.wholly_bold:
        return Sign.BOLD
    if all(line.italic for line in paragraph.lines) and len(text) <= _LONGEST_BOLD and text[-1] not in ".:;," and not NOTE.match(text) and not UNIT.search(text):
        return Sign.ITALIC
    return None
