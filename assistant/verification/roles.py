"""Who leads and who coordinates, as a statement says it and as a cited clause does."""
from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant import evidence as kinds
from assistant.answer import Citation
from assistant.compose import rows, tied
from assistant.compose.charged import lead_of
from index.lexicon import agencies
from index.records import TableRow
from index.text import fold

_WHO = r"(?P<who>[^\W\d_][^,;:.“”\n]{1,110}?)"
_NOW = r"(?:\s*\(nay là (?P<now>[^)]{3,80})\))?"
_LEAD_VERB = r"(?:là (?:cơ quan|đơn vị) (?:chủ trì|thường trực|đầu mối)|chủ trì|chịu trách nhiệm|có trách nhiệm|làm chủ đầu tư|là đầu mối|có (?:\d+ )?nhiệm vụ)"
# Each finds who is said to lead:
_LEADS = (
    # "Sở Tài chính chủ trì …", "Theo kế hoạch, Sở X (nay là Sở Y) có trách nhiệm …", "Giao Sở X chủ trì", "do Sở X chủ trì"
    re.compile(rf"(?:^|[,:;–]\s+|\b(?:[Dd]o|[Gg]iao(?: cho)?)\s+){_WHO}{_NOW}\s*{_LEAD_VERB}\b"),
    # "Giao Sở X thực hiện …", "do Sở X phụ trách"
    re.compile(rf"\b(?:do|[Gg]iao(?: cho)?)\s+{_WHO}{_NOW}\s+(?:thực hiện|phụ trách|đảm nhiệm|tổ chức|triển khai|hướng dẫn|xây dựng)\b"),
    # "Cơ quan chủ trì: Sở X", "đơn vị chủ trì là Sở X"
    re.compile(rf"(?:[Cc]ơ quan|[Đđ]ơn vị) chủ trì\s*(?:là|:)\s*{_WHO}{_NOW}(?=[,;.–]|$)"),
)
# "Báo và Phát thanh, Truyền hình tỉnh phối hợp."
_HELPS = re.compile(rf"^\s*{_WHO}{_NOW}\s+phối hợp\s*\.?\s*$")
# "Thẩm tra: Phòng X": who does what is asked
_DOES = re.compile(rf"^\s*(?P<deed>{tied.DEEDS}): {_WHO}{_NOW}\s*\.?\s*$", re.IGNORECASE)
# "phối hợp: Sở X; Sở Y", "phối hợp với Sở X", "cơ quan phối hợp là Sở X"
_COORDINATES = re.compile(r"phối hợp(?!\s+chặt)\s*(?:là|với|:)?\s+(?P<whom>[^.“”\n]{3,400})")
# "… chủ trì, phối hợp: Công an thành phố; " before "Sở Công Thương – Kiểm soát thuế"
_LISTING = re.compile(r"[Pp]hối hợp\s*(?:là|với|:)[^.–“”\n]*;\s*$")


@dataclass(frozen=True, slots=True)
class Said:
    role: str       # 'chủ trì', 'phối hợp', or what is done: 'thẩm tra'
    who: str
    now: str        # "(nay là …)"
    start: int
    end: int


def said(text: str, before: str = "") -> list[Said]:
    """The roles that a statement gives to agencies. `text` is without quotations and marks of emphasis; `before`: what stands
    before it on its line, of which it may go on with the list of those who coordinate."""
    found: list[Said] = []
    for pattern in _LEADS:
        for m in pattern.finditer(text):
            who = _whole(_bare(m["who"]), text[m.start("who"):])
            if re.search(r"\b(?:cơ quan|đơn vị)$", fold(who)):
                continue                     # a heading: '… hợp tác xã – Cơ quan chủ trì: Sở Tài chính'
            if is_agency(who) and not any(s.start <= m.start("who") < s.end for s in found):
                found.append(Said("chủ trì", who, (m["now"] or "").strip(), m.start("who"), m.end("who")))
    if (helping := _HELPS.match(text)) and not found and is_agency(helping["who"]):
        return [Said("phối hợp", helping["who"].strip(), (helping["now"] or "").strip(), helping.start("who"), helping.end("who"))]
    if doing := _DOES.match(text):
        return [Said(fold(doing["deed"]), doing["who"].strip(), (doing["now"] or "").strip(), doing.start("who"), doing.end("who"))]
    subject = _SUBJECT.match(text)
    if subject and not found and (mentions := agencies.find(text[subject.end():][:80])) and mentions[0].start == 0:
        rest = text[subject.end() + mentions[0].end:].lstrip(" *")
        if not re.match(r"(?:,|và\b|phối hợp|cùng)", rest):
            start = subject.end()
            role = "phối hợp" if _LISTING.search(before) else "chủ trì"
            found.append(Said(role, text[start:start + mentions[0].end], "", start, start + mentions[0].end))
    for m in _COORDINATES.finditer(text):
        whom = re.split(r"\s(?:để|xây dựng|tổ chức|triển khai|thực hiện|hướng dẫn|rà soát|tham mưu)\b|\s–\s", m["whom"])[0]
        for mention in agencies.find(whom):
            a = m.start("whom") + mention.start
            found.append(Said("phối hợp", whom[mention.start:mention.end], "", a, a + mention.end - mention.start))
    return found


def goes_on_listing(before: str) -> bool:
    """Whether what stands before on a line lists those who coordinate, so that an agency that follows is one of them."""
    return bool(_LISTING.search(before))


# What may stand before the agency that a sentence is about: "Theo kế hoạch của tỉnh X, "
_SUBJECT = re.compile(r"\s*(?:(?:Theo|Tại|Ở|Trong|Đối với|Năm)\s[^,:]{2,90}[,:]\s*)?(?=[Ss]ở|[Bb]ộ|[Pp]hòng)")


def _bare(who: str) -> str:
    who = re.sub(r"^(?:Theo\s[^,]*,\s*)?(?:[Gg]iao(?: cho)?|[Dd]o|là|Đề nghị|Yêu cầu)\s+", "", who.strip())
    return who.strip(" -–*")


def _whole(who: str, text: str) -> str:
    """An agency that was cut at a comma of its own name made whole again: 'Sở Văn hóa' → 'Sở Văn hóa, Thể thao và Du lịch'."""
    first = next((m for m in agencies.find(text[:120]) if m.start == 0), None)
    return text[:first.end] if first and text[:first.end].startswith(who + ",") else who


def is_agency(text: str) -> bool:
    """Whether a text is the name of an agency."""
    if fold(text) in {"cơ quan", "đơn vị", "sở", "các sở"}:
        return False
    return bool(agencies.find(text)) or bool(_heading(text))


@lru_cache(maxsize=2048)
def _heading(text: str) -> str:
    return kinds.agency_heading(text)


class Roles:
    """Who leads and who coordinates by a cited clause."""

    def __init__(self, citation: Citation) -> None:
        clause = citation.clause
        self.text = fold(clause.text)
        if isinstance(clause, TableRow):
            by_role = {role: [clause.cells[c.index] for c in rows.columns(clause) if c.role == role and clause.cells[c.index]] for role in ("lead", "coordinate")}
            self.leads, self.coordinators = by_role["lead"], by_role["coordinate"]
        else:
            self.leads = [name for name in (lead_of(clause), *(_heading(h) for h in clause.path[-2:])) if name][:1]
            # all agencies after the first "phối hợp" of each sentence
            self.coordinators = [m["whom"] for m in _COORDINATES.finditer(clause.text)]
            if _HELPING.match(self.text):        # 'Phối hợp với Sở X …' under the heading of who does
                self.coordinators += self.leads
            self.leads += [n for s in _spoken(clause.text) if (n := s)]
        self.doing = [(deed, fold(name)) for deed, name, _ in tied.pairs(clause.text)]

    def supports(self, role: str, who: str) -> bool:
        """Whether the clause gives that role to that agency."""
        if role not in ("chủ trì", "phối hợp"):
            return (role, fold(who)) in self.doing
        return any(same(who, name) for name in (self.leads if role == "chủ trì" else self.coordinators))

    def names(self, who: str) -> bool:
        return any(same(who, name) for name in (*self.leads, *self.coordinators)) or fold(who) in self.text


# "- phối hợp với sở tài chính …": what an agency does that the heading names
_HELPING = re.compile(r"^[\W\d]*(?:[a-zđ]\)\s*)?phối hợp\b")


def _spoken(text: str) -> list[str]:
    """Further leads that a clause's own sentences name: 'Sở X chủ trì …; Sở Y chủ trì …'."""
    return [who for pattern in _LEADS for m in pattern.finditer(text) if is_agency(who := _bare(m["who"]))]


def same(who: str, written: str) -> bool:
    """Whether an agency is (one of) those written: by the lexicon's key, else by the same words."""
    mine = {m.name for m in agencies.find(who)}
    if mine:
        return mine <= {m.name for m in agencies.find(written)}
    return bool(fold(who)) and fold(who).strip(" .:") in fold(written)
