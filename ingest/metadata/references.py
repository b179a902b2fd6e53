"""The documents that a document names: what it rests on, replaces, amends, repeals, or merely mentions."""
from __future__ import annotations

import re
from collections.abc import Sequence

from index.records import Clause, ClauseKind, Reference
from index import letters
from ingest.metadata.heading import read_date

_KINDS = (
    "Thông tư liên tịch|Nghị định|Quyết định|Nghị quyết|Kế hoạch|Thông tư|Chỉ thị|Công văn|Văn bản|Tờ trình|Thông báo|Hướng dẫn|Kết luận"
    "|Chương trình|Đề án|Báo cáo|Bộ luật|Luật|Pháp lệnh|Công điện|QĐ|NQ|NĐ|KH|TT|CV"
)
_SHORT = {"QĐ": "Quyết định", "NQ": "Nghị quyết", "NĐ": "Nghị định", "KH": "Kế hoạch", "TT": "Thông tư", "CV": "Công văn"}
# "52/2018/NĐ-CP", "801/QĐ-TTg", "4462/SNN&PTNT-PTNT", "01-NQ/TU", "59/2020/QH14"
_SIGN = r"\d{1,5}(?:/\d{4})?(?:/|-)[A-ZĐ][\wĐđ&]*(?:[-/.][A-ZĐ][\wĐđ&]*)*"
_ISSUER = (
    r"(?:Thủ tướng Chính phủ|Chính [Pp]hủ|Quốc hội|(?:Ban Thường vụ )?(?:Tỉnh|Thành|Huyện) ủy(?: [\p{Lu}]\w+){0,3}"
    r"|(?:UBND|HĐND|[UỦ][ỷỶyY] ban nhân dân|[UỦ]y ban nhân dân|Hội đồng nhân dân) (?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường)(?: [\p{Lu}]\w*){0,4}"
    r"|Bộ trưởng Bộ [\p{Lu}]\w*(?:,? (?:và )?[\p{Lu}\p{Ll}]\w*){0,7}?(?=\s(?:về|quy định|hướng dẫn|ban hành|phê duyệt|sửa đổi)|[;,.)]|$)"
    r"|Bộ [\p{Lu}]\w*(?:,? (?:và )?[\p{Lu}\p{Ll}]\w*){0,7}?(?=\s(?:về|quy định|hướng dẫn|ban hành|phê duyệt|sửa đổi)|[;,.)]|$)"
    r"|Sở [\p{Lu}]\w*(?:,? (?:và )?[\p{Lu}\p{Ll}]\w*){0,6}?(?=\s(?:về|tại|đề nghị)|[;,.)]|$))"
)
_DATE = r"(?:ngày\s+\d{1,2}\s*(?:/\s*\d{1,2}\s*/\s*\d{4}|tháng\s+\d{1,2}\s+năm\s+\d{4}))"
_NUMBERED = letters.compile(
    rf"(?:(?P<kind>{_KINDS})\s+)?(?:số\s*:?\s*)?(?<![\w/-])(?P<number>{_SIGN})(?:,?\s*(?P<date>{_DATE}))?(?:\s+của\s+(?P<issuer>{_ISSUER}))?"
)
# "Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015", "Luật Đầu tư công"
_LAW = letters.compile(
    rf"(?P<kind>(?:Bộ luật|Luật|Pháp lệnh)\s+[\p{{Lu}}][^;.,()“”\"\d]{{2,90}}?)(?=\s+(?:ngày|năm|số|và các|và quy định|và (?:Bộ )?[Ll]uật|và Điều|và Nghị)\b|[;.,()]|$)"
    rf"(?:\s+(?P<date>{_DATE}|năm\s+\d{{4}}))?"
)
_MAY_NAME = re.compile(r"\d[/-]|[Ll]uật|Pháp lệnh")  # spares the search where nothing can be found
_LAW_BEFORE = letters.compile(r"((?:Bộ luật|Luật|Pháp lệnh)\s+[\p{Lu}][^;.,()\d]{2,80}?)\s+số\s*:?\s*$")  # "Luật Dược số " 105/2016/QH13
_REPLACES = letters.compile(r"[Tt]hay thế(?: cho)?\b[^.;]*$")
_REPEALS = letters.compile(r"(?:[Bb]ãi bỏ|hết hiệu lực)\b[^.;]*$")
# "Sửa đổi, bổ sung Điều 2 Quyết định số …" as this document's own act, not inside the title of a law
_AMENDS = letters.compile(r"(?:^|[.;:]\s+|\bviệc\s+|Điều \d+\.\s*)(?:[Ss]ửa đổi|[Bb]ổ sung|[Đđ]iều chỉnh)\b[^.;]*$")
_OWN = letters.compile(r"(?:văn bản|[Kk]ế hoạch|[Qq]uyết định|[Nn]ghị quyết|[Cc]hương trình|[Đđ]ề án|[Qq]uy chế|[Tt]hông tư|[Nn]ghị định) này")


def read_references(clauses: Sequence[Clause], own_number: str = "") -> tuple[Reference, ...]:
    """Every document named in the clauses, once a clause and relation. The document's own number is left out."""
    found: dict[tuple[str, str, str, str], Reference] = {}
    for clause in clauses:
        if clause.kind is ClauseKind.CLOSING or not _MAY_NAME.search(clause.text):
            continue
        for reference in _in_clause(clause):
            if reference.number and reference.number == own_number:
                continue
            found.setdefault((clause.id, reference.relation, reference.kind if not reference.number else "", reference.number), reference)
    return tuple(found.values())


def _in_clause(clause: Clause) -> list[Reference]:
    text, out = clause.text, []
    for match in _NUMBERED.finditer(text):
        kind = match.group("kind") or ""
        law = _LAW_BEFORE.search(text, 0, match.start("number"))
        if law:
            kind = law.group(1).strip()
        if not kind and not re.search(r"[A-ZĐ]{2}|TTg", match.group("number")):
            continue
        out.append(Reference(
            relation=_relation(clause, match.start()), kind=_SHORT.get(kind, kind) or _kind_of(match.group("number")),
            number=match.group("number").rstrip("."), date=_iso(match.group("date")), issuer=match.group("issuer") or "", clause=clause.id,
        ))
    for match in _LAW.finditer(text):
        if re.match(r"\s+số\s*:?\s*\d", text[match.end():]):
            continue  # found by its number above
        out.append(Reference(
            relation=_relation(clause, match.start()), kind=match.group("kind").strip(), number="", date=_iso(match.group("date")), clause=clause.id,
        ))
    return out


def _kind_of(number: str) -> str:
    return next((_SHORT[part] for part in re.split(r"[-/]", number) if part in _SHORT), "")


def _iso(date: str | None) -> str:
    if not date:
        return ""
    year = re.fullmatch(r"năm\s+(\d{4})", date)
    return year.group(1) if year else read_date(date)


def _relation(clause: Clause, at: int) -> str:
    before = clause.text[:at]
    if clause.kind is ClauseKind.BASIS:
        start = clause.text[:20].lower()
        if "đề nghị" in start or start.startswith("xét"):
            return "theo đề nghị"
        return "trên cơ sở" if start.startswith("trên cơ sở") else "căn cứ"
    if clause.kind is ClauseKind.FRONT and re.search("sửa đổi|bổ sung|điều chỉnh", before, re.IGNORECASE):
        return "sửa đổi"  # the title says it of the document itself
    own = _OWN.search(before) is not None
    if _REPLACES.search(before) and (own or clause.kind is not ClauseKind.ROW):
        return "thay thế"
    if _REPEALS.search(before):
        return "bãi bỏ"
    if _AMENDS.search(before):
        return "sửa đổi"
    return "nhắc đến"
