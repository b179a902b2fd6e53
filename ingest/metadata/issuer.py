"""Who issued a document, at which level of government, and for which place."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from index.lexicon.places import find_provinces, province_today, provinces, units
from index.records import ClauseKind
from index.text import fold
from index import letters
from ingest.metadata.capitals import as_written, proper, titled
from ingest.outline.draft import ClauseDraft
from ingest.outline.zones import is_capitals

_LEVEL_WORDS = "tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu"
_WORD = r"[\p{Lu}][^\W\d_]*(?:['’][^\W\d_]+)*"      # "Khoái", "M'gar", "R’lấp"
NAME = letters.spell(rf"{_WORD}(?:[ -]+{_WORD}){{0,4}}")
# "Ủy ban nhân dân tỉnh Lào Cai", "UBND xã Ví Dụ", "Hội đồng nhân dân thành phố Hà Nội"
_COUNCIL = letters.compile(
    rf"(?P<body>(?:Ủy|Uỷ|ủy|uỷ) ban nhân dân|UBND|Hội đồng nhân dân|HĐND)\s+(?P<level>{_LEVEL_WORDS})(?:\s+(?P<name>{NAME}))?"
)
_CAPITAL_COUNCIL = letters.compile(
    r"(?P<body>[ỦU][YỶ] BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|HĐND)(?:\s+(?P<level>TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)"
    r"(?:\s+(?P<name>[^\W\d_]+(?:[ '’-]+[^\W\d_]+){0,5}))?)?"
)
_PLACE = letters.compile(rf"(?P<level>{_LEVEL_WORDS})\s+(?P<name>{NAME})")
_CAPITAL_PLACE = letters.compile(r"(?P<level>TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)\s+(?P<name>[^\W\d_]+(?:[ '’-]+[^\W\d_]+){0,5})$")
_DATE_PLACE = letters.compile(rf"(?P<name>(?:{_LEVEL_WORDS.title()}|{_LEVEL_WORDS}|TP\.?\s*)?\s*{NAME}),\s*ngày")
# Bodies of the centre, and of the party, as letterheads write them
_CENTRAL = letters.compile(r"(?:CHÍNH PHỦ|THỦ TƯỚNG CHÍNH PHỦ|QUỐC HỘI|ỦY BAN THƯỜNG VỤ QUỐC HỘI|CHỦ TỊCH NƯỚC|BAN CHẤP HÀNH TRUNG ƯƠNG|BỘ (?!TRƯỞNG)[\p{Lu}, ]+|NGÂN HÀNG NHÀ NƯỚC[\p{Lu} ]*|THANH TRA CHÍNH PHỦ)")
_AGENCY = letters.compile(r"(?:SỞ|BAN QUẢN LÝ|CHI CỤC|PHÒNG|TỈNH ỦY|THÀNH ỦY|HUYỆN ỦY|ĐẢNG ỦY|TRUNG TÂM|LIÊN ĐOÀN|HỘI) [\p{Lu}, -]+")
# Bodies below an agency, which issue plans of their own
_SUBORDINATE = letters.compile(r"(?:BAN QUẢN LÝ|CHI CỤC|TRUNG TÂM|VƯỜN QUỐC GIA|KHU BẢO TỒN|HẠT|BỆNH VIỆN|TRƯỜNG|ĐOÀN|BẢO TÀNG|NHÀ HÁT|CẢNG VỤ) [\p{Lu}, -]+")
_BY_SIGN = {"TTg": "Thủ tướng Chính phủ", "CP": "Chính phủ", "HĐND": "Hội đồng nhân dân", "UBND": "Ủy ban nhân dân", "QH": "Quốc hội"}
_AGENCY_LEVEL = (("SỞ", "tỉnh"), ("TỈNH ỦY", "tỉnh"), ("THÀNH ỦY", "tỉnh"), ("CHI CỤC", "tỉnh"), ("HUYỆN ỦY", "huyện"), ("PHÒNG", "huyện"), ("ĐẢNG ỦY", "xã"))


class Issuer(NamedTuple):
    """`name`: 'Ủy ban nhân dân tỉnh Lào Cai'. `level`: 'trung ương', 'tỉnh', 'huyện', 'xã'. `place`: 'tỉnh Lào Cai'."""

    name: str = ""
    level: str = ""
    place: str = ""
    province: str = ""
    province_today: str = ""


def read_issuer(drafts: Sequence[ClauseDraft], title: str, sign: str) -> Issuer:
    """The issuer by the letterhead, the sentence that issues the document, its title, its date line and its number."""
    body, level, name = _letterhead(drafts)
    if level == "trung ương":
        return Issuer(body, level)
    if body and not body.startswith(("Ủy ban", "Hội đồng")):
        province = name or _seat(drafts) or _province(drafts, "", "")
        return Issuer(body, level, f"tỉnh {province}" if province else "", province, province_today(province))
    intro = " ".join(d.text for d in drafts if d.kind in (ClauseKind.PARAGRAPH, ClauseKind.BASIS, ClauseKind.NOTE))[:20_000]
    if not body:
        tail = re.split(r"[-/.]", sign)[-1] if sign else ""
        body = _BY_SIGN.get(re.sub(r"\d+$", "", tail), "")
        if body in ("Thủ tướng Chính phủ", "Chính phủ", "Quốc hội"):
            return Issuer(body, "trung ương")
    issuing = _issuing(drafts)
    if issuing:
        body, level, name = body or issuing[0], level or issuing[1], name or issuing[2]
    if not level or not name:
        place = _own_place(drafts, title, level)
        level, name = level or place[0], name or (place[1] if not level or place[0] == level or not place[0] else "")
    if level and not name:
        found = Counter(m.group("name") for m in _PLACE.finditer(intro) if m.group("level") == level)
        name = found.most_common(1)[0][0] if found else ""
    if not body:
        body = "Ủy ban nhân dân" if any("BAN NHÂN DÂN" in d.text or "Ủy ban nhân dân" in d.text for d in drafts) and level else ""
    place = f"{level} {name}".strip() if name else ""
    province = _province(drafts, level, name)
    return Issuer(f"{body} {place or level}".strip() if body else "", _government(level, name), place, province, province_today(province))


# "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc": the other column of a letterhead, whose lines come in between
_MOTTO = re.compile(r"C[ỘO]NG H(?:ÒA|OÀ)\b|Độc lập\b")


def _letterhead(drafts: Sequence[ClauseDraft]) -> tuple[str, str, str]:
    """(body, level, name) as far as the capitals before the body say: ('Ủy ban nhân dân', 'tỉnh', 'Cao Bằng')."""
    front = [d.text for d in drafts if d.kind is ClauseKind.FRONT and d.label == "Phần đầu" and not _MOTTO.match(d.text)]
    for i, text in enumerate(front):
        if not is_capitals(text):
            continue
        match = _CAPITAL_COUNCIL.search(text)
        if match and i + 1 < len(front) and _AGENCY.fullmatch(front[i + 1]):
            continue  # "UBND TỈNH QUẢNG NAM / SỞ Y TẾ": the agency below issues
        if match and i + 1 < len(front) and (_is_below(match, front[i + 1]) or _is_below(match, " ".join(front[i + 1:i + 3]))):
            continue  # "UBND THÀNH PHỐ HỒ CHÍ MINH / UBND PHƯỜNG VĨNH HỘI", "UBND TỈNH LÀO CAI / ỦY BAN NHÂN DÂN / PHƯỜNG NGHĨA LỘ"
        if match:
            body = "Hội đồng nhân dân" if match.group("body").startswith(("HỘI", "HĐ")) else "Ủy ban nhân dân"
            if not match.group("level") and i + 1 < len(front):
                further = (m for text in front[i + 1:] if is_capitals(text) and (m := _CAPITAL_COUNCIL.search(text)) and m.group("level"))
                match = _CAPITAL_PLACE.match(front[i + 1]) or next(further, match)
            level, name = match.group("level"), match.groupdict().get("name")
            level = (level or "").lower().replace("tp.", "thành phố").replace("tp", "thành phố")
            return body, level, proper(re.split(r"\s+(?:CỘNG|ĐỘC)\b", name)[0]) if name else ""
        match = _CENTRAL.fullmatch(text)
        if match:
            return titled(text), "trung ương", ""
        match = _AGENCY.fullmatch(text)
        if match and i < 4:
            level = next((level for head, level in _AGENCY_LEVEL if text.startswith(head)), "")
            above = next((m for other in front[:4] if (m := _CAPITAL_COUNCIL.search(other)) and m.group("name")), None)
            below = next((other for other in front[i + 1:i + 3] if _SUBORDINATE.fullmatch(other)), "")       # "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG / BAN QUẢN LÝ RỪNG PHÒNG HỘ SÔNG KÔN"
            return as_written(below, drafts) if below else titled(text), level, proper(above.group("name")) if above else ""
    return "", "", ""


_RANKS = {"tỉnh": 0, "thành phố": 0, "tp.": 0, "tp": 0, "huyện": 1, "quận": 1, "thị xã": 1, "xã": 2, "phường": 2, "thị trấn": 2, "đặc khu": 2}


def _is_below(council: re.Match[str], line: str) -> bool:
    """Whether the line under a council of a letterhead names one of a lower level, by its name: then that one issues."""
    other = _CAPITAL_COUNCIL.match(line)
    if not is_capitals(line) or not other or not council.group("level") or not other.group("level") or not other.group("name"):
        return False
    return _RANKS[other.group("level").lower()] > _RANKS[council.group("level").lower()]


def _issuing(drafts: Sequence[ClauseDraft]) -> tuple[str, str, str] | None:
    """The body of 'Ủy ban nhân dân tỉnh Cao Bằng ban hành Kế hoạch …', or of the annexes' 'của UBND tỉnh Cao Bằng'."""
    best = None
    for draft in drafts:
        if draft.kind in (ClauseKind.PARAGRAPH, ClauseKind.BASIS) and (not draft.path or draft.label.startswith(("Phần", "Căn cứ"))):
            for match in _COUNCIL.finditer(draft.text):
                if re.match(r"\s*(?:ban hành|xây dựng|triển khai|quyết định|quyết nghị)", draft.text[match.end():]):
                    best = match if best is None or (match.group("name") and not best.group("name")) else best
        elif draft.kind is ClauseKind.NOTE and "èm theo" in draft.text:
            match = _COUNCIL.search(draft.text)
            if match and (best is None or (match.group("name") and not best.group("name") and match.group("level") == best.group("level"))):
                best = match
    if best is None:
        return None
    council = "Hội đồng nhân dân" if best.group("body")[0] == "H" else "Ủy ban nhân dân"
    return council, best.group("level"), best.group("name") or ""


def _own_place(drafts: Sequence[ClauseDraft], title: str, level: str) -> tuple[str, str]:
    """(level, name) by the title ('… huyện Khoái Châu năm 2024'), else by the date line ('Lào Cai, ngày …')."""
    places = [m for m in _PLACE.finditer(title) if not level or m.group("level") == level]
    if places:
        return places[-1].group("level"), places[-1].group("name")
    for draft in drafts:
        if draft.kind is ClauseKind.FRONT and (match := _DATE_PLACE.search(draft.text)):
            name = match.group("name").strip()
            inner = _PLACE.match(name[:1].lower() + name[1:])
            if inner:
                return inner.group("level"), inner.group("name")
            if fold(name) in provinces() and level in ("", "tỉnh", "thành phố"):
                return level or "tỉnh", name
            return "", name
    return "", ""


def _seat(drafts: Sequence[ClauseDraft]) -> str:
    """The province of an agency: the one that a line of its letterhead ends with ('SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG THANH HÓA'), or in which it dates its
    document; '' where neither is a province."""
    front = [d.text for d in drafts if d.kind is ClauseKind.FRONT and d.label == "Phần đầu"]
    for line in front[:4]:
        last = next(iter(find_provinces(line, unmarked=False)[-1:]), None)
        if last and is_capitals(line) and last.end == len(fold(line)):
            return last.province.name
    dated = next((match for line in front if (match := _DATE_PLACE.search(line))), None)
    found = find_provinces(dated.group("name"), unmarked=False) if dated else []
    return found[0].province.name if found and found[0].end == len(fold(dated.group("name"))) else ""


def _province(drafts: Sequence[ClauseDraft], level: str, name: str) -> str:
    """The province: the place itself, or the one that the document names most as 'tỉnh …' (or its communes lie in)."""
    if level in ("tỉnh", "thành phố", "") and fold(name) in provinces():
        return provinces()[fold(name)].name
    counts: Counter[str] = Counter()
    for draft in drafts:
        for match in re.finditer(rf"(?:tỉnh|TỈNH|thành phố|THÀNH PHỐ)\s+(?P<name>{NAME})", draft.text):
            named = find_provinces(match.group("name"), unmarked=False)
            if named and named[0].start == 0:
                weight = 3 if draft.kind in (ClauseKind.BASIS, ClauseKind.FRONT) else 1
                counts[named[0].province.name] += weight
    if len(counts) == 1:
        return next(iter(counts))
    holders = {province for unit, province in units(name) if unit == level}
    if holders and counts:
        inside = [p for p, _ in counts.most_common() if p in holders]
        if inside:
            return inside[0]
    if counts:
        return counts.most_common(1)[0][0]
    return holders.pop() if len(holders) == 1 else ""


def _government(level: str, name: str) -> str:
    """The level of government: a city is one of a province's rank where a province bears its name."""
    if level == "thành phố":
        return "tỉnh" if not name or fold(name) in provinces() else "huyện"
    if level in ("huyện", "quận", "thị xã"):
        return "huyện"
    if level in ("xã", "phường", "thị trấn", "đặc khu"):
        return "xã"
    return level
