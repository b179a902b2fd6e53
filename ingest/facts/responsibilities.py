"""Who does what, from prose: the agency of the heading or of the sentence, its role, the task, and who takes part."""
from __future__ import annotations

import re
from collections.abc import Iterator

from index.records import Clause, Fact, FactKind
from index.text import fold
from ingest.facts.charges import Charge, Charges
from ingest.facts.names import NUMBERING, bare, is_collective, names_at, split

LEADS, JOINS, ADVISES, GIVEN, DOES = "chủ trì", "phối hợp", "tham mưu", "giao", "thực hiện"
# A role at the beginning of a task, the first that fits; folded
_ROLES = tuple((role, re.compile(pattern)) for role, pattern in (
    (LEADS, r"(?:là (?:cơ quan|đơn vị) (?:thường trực|đầu mối|chủ trì)|là đầu mối|(?:cơ quan|đơn vị) (?:thường trực|đầu mối)|làm đầu mối|đầu mối|chủ trì)\b"),   # 'Chủ trì, phối hợp với …'
    (JOINS, r"(?:(?:chủ động|tích cực|thường xuyên),? )*phối hợp\b"),                        # 'Tích cực phối hợp với …'
    (ADVISES, r"tham mưu\b"),                                                                # 'Tham mưu UBND tỉnh …'
))
# What may stand before the role: 'Căn cứ chức năng, nhiệm vụ được giao, phối hợp …', 'Hằng năm, chủ trì …'
_BEFORE = re.compile(r"(?:căn cứ|trên cơ sở|theo chức năng|hằng năm|hàng năm|định kỳ|tiếp tục|chủ động)\b")
_ROLE_LATER = re.compile(r"(?:^|[\s,])(chủ trì|phối hợp|tham mưu)\b")
# Where a clause goes on with another task of its own role: '…; phối hợp với', '…. Tham mưu'
_NEXT = re.compile(r"[;.]\s+(?:đồng thời,?\s+)?(?=(?:chủ trì|phối hợp|tham mưu)\b)", re.IGNORECASE)
_WITH = re.compile(r"\bphối hợp(?: chặt chẽ)?,?\s+(?:cùng\s+)?với\s+", re.IGNORECASE)
# Said of a task in lines of its own: 'Cơ quan chủ trì: Sở X', 'Đơn vị phối hợp thực hiện: …'
_LABELLED = re.compile(r"(?:^|[;.(]\s*|,\s+)(?:[Cc]ơ quan|[Đđ]ơn vị)(?:,? đơn vị)?\s+(chủ trì|phối hợp|thực hiện)(?: thực hiện)?\s*:\s*([^:]{4,300}?)(?=[.;)]\s*(?:[Cc]ơ quan|[Đđ]ơn vị|[Tt]hời (?:gian|hạn))|\)|\.?$)")
_LEAD_WORDS = re.compile(r"^(?:và\s+)?(?:chủ trì|phối hợp)\b[\s,]*", re.IGNORECASE)


def responsibilities(clauses: list[Clause], charges: Charges) -> Iterator[Fact]:
    """The responsibilities that clauses (not rows) state."""
    for clause in clauses:
        if labelled := list(_labelled(clause)):
            yield from labelled
        elif charge := charges.of(clause):
            yield from _of_charge(clause, charge)


def _fact(clause: Clause, agency: str, role: str, item: str) -> Fact:
    return Fact(kind=FactKind.RESPONSIBILITY, document=clause.document, clause=clause.id, agency=agency, role=role, item=item)


def _labelled(clause: Clause) -> Iterator[Fact]:
    if ":" not in clause.text or "ơ quan" not in clause.text and "ơn vị" not in clause.text:
        return
    before = NUMBERING.sub("", clause.text)
    first = _LABELLED.search(before)
    if not first:
        return
    item = before[:first.start()].strip(" .;:(-") or (bare(clause.path[-1]) if clause.path else "")
    for match in _LABELLED.finditer(before):
        for agency in split(match[2]):
            yield _fact(clause, agency, match[1], item)


def _of_charge(clause: Clause, charge: Charge) -> Iterator[Fact]:
    for task in _NEXT.split(charge.task):
        role, item, partners = _read(task)
        for agency in charge.agencies:
            yield _fact(clause, agency, GIVEN if charge.asked and role == DOES else role, item)
        for partner in partners:
            if partner not in charge.agencies and not is_collective(partner):
                yield _fact(clause, partner, JOINS, item)


def _read(task: str) -> tuple[str, str, tuple[str, ...]]:
    """(role, what is to be done, with whom) of a task: 'Chủ trì, phối hợp với Sở Y tế kiểm tra …'."""
    role, start = _role(task)
    partners: tuple[str, ...] = ()
    end = start
    together = _WITH.search(task, max(0, start - 12), start + 120) if role in (LEADS, JOINS) else None
    if together:
        partners, stop = names_at(task, together.end())
        between = task[start:together.start()].strip(" ,")
        if partners and (len(between) < 3 or fold(between) in ("phối hợp", "chủ trì")):
            end = stop
    item = task[end:] if end else task
    item = _LEAD_WORDS.sub("", item.strip(" ,")) if end else item
    item = re.sub(r"\s+", " ", item).strip(" .;,:/")
    return role, item if len(item) > 8 else task.strip(" .;,:/"), partners


def _role(task: str) -> tuple[str, int]:
    """The role that a task begins with, and where the words of it end (0: all of it is the task)."""
    folded = task.lower()
    for role, pattern in _ROLES:
        if match := pattern.match(folded):
            return role, match.end() if role != ADVISES else 0   # 'Tham mưu UBND tỉnh …' reads as a whole
    if _BEFORE.match(folded):
        later = _ROLE_LATER.search(folded, 0, 220)
        if later:
            return later[1], 0
    return DOES, 0
