"""Which agencies a clause charges: those that its headings name, or that it names itself before it says what to do."""
from __future__ import annotations

import re
from dataclasses import dataclass, field

from index.records import Clause, ClauseKind
from index.text import fold
from index import letters
from ingest.facts.names import NUMBERING, names_at, is_agency, of_heading, split

# Sections in which every item is somebody's task: 'V. TỔ CHỨC THỰC HIỆN', 'PHẦN IV. PHÂN CÔNG', 'Điều 6. Trách nhiệm thi hành'
_SECTION = re.compile(r"tổ chức (?:thực hiện|triển khai|thi hành)|phân công|trách nhiệm|thi hành|chỗ chức thực hiện")
# 'Giao Sở X', 'Đề nghị Ủy ban Mặt trận Tổ quốc'
_ASKS = re.compile(r"(?:Giao(?: cho)?|Đề nghị|Yêu cầu|Phân công)\s+")
# What charges wherever it stands: 'Sở X chủ trì …', 'UBND các xã có trách nhiệm …'
_CHARGES = re.compile(r"\s*,?\s*(?:chủ trì|có trách nhiệm|chịu trách nhiệm|là (?:cơ quan|đơn vị) (?:thường trực|đầu mối|chủ trì)|(?:tổng hợp,? )?báo cáo)")
# What may stand before the subject: 'Căn cứ nhiệm vụ được giao tại Quyết định này, Thủ trưởng các ban, ngành …'
_INTRO = letters.compile(r"(?:Căn cứ|Trên cơ sở|Theo|H[ằà]ng năm|Định kỳ)[^;.]{0,160}?,\s+(?=[\p{Lu}])")
_SPEAKS = frozenset({ClauseKind.ITEM, ClauseKind.PARAGRAPH})


@dataclass(frozen=True, slots=True)
class Charge:
    """Who is charged (as written, one by one), and what with. `asked`: by 'Giao …', 'Đề nghị …'."""

    agencies: tuple[str, ...]
    task: str
    asked: bool = False


@dataclass(slots=True)
class Charges:
    """Finds the agencies of clauses; remembers the headings that it has read."""

    _headings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _sections: dict[str, bool] = field(default_factory=dict)
    _found: dict[str, Charge | None] = field(default_factory=dict)

    def of(self, clause: Clause) -> Charge | None:
        """The charge of a clause; None where it charges nobody."""
        if clause.id not in self._found:
            self._found[clause.id] = self._of(clause) if clause.kind in _SPEAKS else None
        return self._found[clause.id]

    def _of(self, clause: Clause) -> Charge | None:
        text = NUMBERING.sub("", clause.text).strip()
        for heading in clause.path:
            if heading not in self._sections:
                self._sections[heading] = bool(_SECTION.search(fold(heading)))
        section = any(self._sections[heading] for heading in clause.path)
        own, above = own_charge(text, section), self._of_headings(clause, text)
        if own and above and fold(above.agencies[0]).startswith(fold(own.agencies[0])):   # the heading said again, perhaps cut short
            return above
        return own or above

    def _of_headings(self, clause: Clause, text: str) -> Charge | None:
        for heading in reversed(clause.path):
            if heading not in self._headings:
                self._headings[heading] = of_heading(heading)
            if self._headings[heading]:
                return Charge(self._headings[heading], text, heading.startswith(("Giao", "Đề nghị")))
        return None


def own_charge(text: str, section: bool) -> Charge | None:
    """What a text charges whom with in its own words: 'Giao Sở X chủ trì …'; in a `section` of tasks also 'Sở X: …' and
    'Sở X hướng dẫn …'."""
    asks = _ASKS.match(text)
    intro = _INTRO.match(text) if section and not asks else None
    start = asks.end() if asks else intro.end() if intro else 0
    if not text[start:start + 1].isalpha() or not is_agency(text[start:start + 60]):
        return None
    head, colon, rest = text[start:].partition(":")
    if colon and len(head) < 160 and section and rest.strip():   # '1. Sở Tài chính, Sở Y tế: bố trí …'
        if not re.search(r"\b(?:chủ trì|phối hợp|có trách nhiệm|báo cáo)\b", head):
            return Charge(split(head), rest.strip(), bool(asks))
    names, end = names_at(text, start)
    if not names or not (section or asks or _CHARGES.match(text, end)):
        return None
    task = re.sub(r"^[\s,]*(?:(?:có|chịu) trách nhiệm\s+)?", "", text[end:])
    return Charge(names, task, bool(asks)) if len(task) > 8 else None
