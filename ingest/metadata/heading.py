"""Number, date, kind and title, from the clauses before the body (and the notes that annexes repeat them in)."""
from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from index.records import ClauseKind
from ingest.outline.draft import ClauseDraft
from ingest.outline.zones import KINDS, is_annex, is_capitals

# "Số: 11 /KH-UBND", "Số:     /QĐ-UBND", "Số 12-KH/TU", "Số: 01/2024/NQ-HĐND", "Luật số: 59/2020/QH14"
_NUMBER = re.compile(
    r"\b[Ss][ốỐ]\s*:?\s*(?P<number>\d[\d.]*)?[\s._…]*(?P<sign>(?:/\s*\d{4})?\s*(?:/|-)\s*[A-ZĐ][\wĐđ&]*(?:\s?[-/.]\s?[A-ZĐ\d][\wĐđ&]*)*)"
)
# "ngày 09 tháng 01 năm 2024", "ngày    tháng 4 năm 2026", "ngày … tháng … năm 2026", "ngày / / 2026", "ngày 9/1/2024"
_DATE = re.compile(
    r"ngày\s*(?P<day>\d{1,2})?[\s.…_]*(?:tháng|/)\s*(?P<month>\d{1,2})?[\s.…_]*(?:năm|/)\s*(?P<year>\d{4})", re.IGNORECASE
)
_BY_SIGN = {
    "KH": "Kế hoạch", "QĐ": "Quyết định", "NQ": "Nghị quyết", "NĐ": "Nghị định", "TT": "Thông tư", "TTLT": "Thông tư liên tịch",
    "CT": "Chỉ thị", "CTr": "Chương trình", "CTR": "Chương trình", "CTHĐ": "Chương trình hành động", "ĐA": "Đề án", "BC": "Báo cáo",
    "TB": "Thông báo", "TTr": "Tờ trình", "TTR": "Tờ trình", "HD": "Hướng dẫn", "PA": "Phương án", "QC": "Quy chế", "KL": "Kết luận",
    "CĐ": "Công điện",
}
_SUBJECT_LINE = re.compile(r"V/v\b.*", re.DOTALL)  # "V/v triển khai …": the subject of a letter
# "(Ban hành kèm theo Quyết định số …)", "(Tài liệu minh họa)" after a title
_REMARK = re.compile(r"\s*\((?:Ban hành|Kèm theo|kèm theo|Tài liệu|Dự thảo)[^()]*\)\s*$")
_KIND_START = re.compile("(?:" + "|".join(sorted(KINDS, key=len, reverse=True)) + r")\b", re.IGNORECASE)


class Numbered(NamedTuple):
    number: str      # "11/KH-UBND"; "" where it is blank or missing
    blank: bool      # the line is there, the number left out
    sign: str        # "KH-UBND", also where the number is blank


def read_number(drafts: Sequence[ClauseDraft], kind: str) -> Numbered:
    """The document's own number: from its front, else from the notes of its annexes ('(Kèm theo Quyết định số …)')."""
    for text in _sources(drafts, kind):
        match = _NUMBER.search(text)
        if match:
            sign = re.sub(r"\s+", "", match.group("sign"))
            digits = (match.group("number") or "").strip(".")
            return Numbered(digits + sign if digits else "", not digits, sign.lstrip("/-"))
    return Numbered("", False, "")


def read_date(text: str) -> str:
    """The first date in a text, ISO, as far as it is given: 'ngày    tháng 4 năm 2026' → '2026-04'; '' where none is."""
    match = _DATE.search(text)
    if not match:
        return ""
    parts = [match.group("year")]
    for name, most in (("month", 12), ("day", 31)):
        value = match.group(name)
        if value is None or not 1 <= int(value) <= most:
            break
        parts.append(f"{int(value):02}")
    return "-".join(parts)


def document_date(drafts: Sequence[ClauseDraft], kind: str) -> str:
    """The date of the document: that of its front, else that by which its annexes name it."""
    return next((date for text in _sources(drafts, kind, dates=True) if (date := read_date(text))), "")


def _sources(drafts: Sequence[ClauseDraft], kind: str, dates: bool = False) -> list[str]:
    front = [d for d in drafts if d.kind is ClauseKind.FRONT]
    wanted = ("Địa danh, ngày tháng", "Số, ký hiệu", "Phần đầu") if dates else ("Số, ký hiệu", "Địa danh, ngày tháng", "Phần đầu")
    own = [d.text for label in wanted for d in front if d.label == label]
    attached = [d.text for d in drafts if d.kind in (ClauseKind.NOTE, ClauseKind.HEADING) and re.search(rf"[Kk]èm theo {kind or '.'}", d.text)]
    return own + attached


def read_title(drafts: Sequence[ClauseDraft], sign: str = "") -> tuple[str, str]:
    """(kind, title): ('Kế hoạch', 'Kế hoạch Bảo tồn và phát triển làng nghề tỉnh Lào Cai giai đoạn 2026- 2030')."""
    named = next((d.text for d in drafts if d.label == "Tên văn bản"), "")
    match = _KIND_START.match(named)
    if match:
        kind = _spelled(match.group())
        rest = _REMARK.sub("", named[match.end():]).strip(" :")
        return kind, f"{kind} {_uncapital(rest, drafts)}".strip()
    kind = _by_sign(sign)
    front = [d.text for d in drafts if d.kind is ClauseKind.FRONT]
    letter = next((m.group() for text in front if (m := _SUBJECT_LINE.search(text))), "")
    if letter:
        return kind or "Công văn", f"{kind or 'Công văn'} {letter}"
    if named:
        return kind, named
    long = [text for text in front if len(text) > 30 and not _NUMBER.search(text) and not _DATE.search(text)]
    if long:
        return kind, long[0]
    # an annex that came without its document; above it may stand the body that issued it
    headings = [d.text for d in drafts if d.kind is ClauseKind.HEADING and d.label and not d.path]
    return kind, next((text for text in headings if is_annex(text)), "".join(headings[:1]))


def _by_sign(sign: str) -> str:
    """The kind by the letters of a number: 'KH-UBND' → 'Kế hoạch', 'NQ/TU' → 'Nghị quyết'."""
    return next((_BY_SIGN[part] for part in re.split(r"[-/.]", sign) if part in _BY_SIGN), "")


def _spelled(kind: str) -> str:
    return next(k for k in KINDS if k.lower() == kind.lower())


def _uncapital(text: str, drafts: Sequence[ClauseDraft]) -> str:
    """A title written in capitals, in the letters that the document itself uses for its words elsewhere."""
    if not is_capitals(text):
        return text
    seen: dict[str, str] = {}
    for draft in drafts:
        if draft.kind not in (ClauseKind.FRONT, ClauseKind.HEADING, ClauseKind.CLOSING) and not is_capitals(draft.text):
            words = draft.text.split()
            for first, second in zip(words, words[1:]):
                # a capital after another word is the word's own, not its sentence's
                if not first.endswith((".", ":")):
                    pair = f"{first} {second}".strip(",.;:()“”\"")
                    seen.setdefault(pair.lower(), second.strip(",.;:()“”\""))
    words = text.split()
    out = [words[0].capitalize()]
    for first, second in zip(words, words[1:]):
        bare = second.strip(",.;:()“”\"")
        known = seen.get(f"{first} {second}".strip(",.;:()“”\"").lower())
        out.append(second.replace(bare, known) if known and bare else second.lower())
    return " ".join(out)
