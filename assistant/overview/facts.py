"""What a plan says of itself beside its number and date: the years it is for, who issued it, what it rests on, whom it goes to, whom it charges."""
from __future__ import annotations

import re

from assistant import headed, tablecells
from assistant.compose import duties, rows
from assistant.compose.charged import lead_of, with_today
from assistant.compose.draft import Draft, place_of
from assistant.compose.single import unmarked, where
from assistant.overview import outline, telling
from assistant.overview.aspects import Aspect
from assistant.shelf import Shelf
from index.lexicon import agencies as lexicon
from index.records import Clause, ClauseKind, RowRole, TableRow
from index.text import fold

_MOST = 20         # bases, recipients or agencies told
# "Thời gian thực hiện: từ năm 2026 đến năm 2030", "3. Thời gian triển khai"
_TIME = re.compile(r"thời (?:gian|hạn) (?:thực hiện|triển khai|áp dụng)\b")
# "có hiệu lực từ ngày 01 tháng 01 năm 2026 và thực hiện đến hết ngày 31 tháng 12 năm 2030"
_UNTIL = re.compile(r"\b(?:có hiệu lực|(?:được )?(?:thực hiện|áp dụng|kéo dài))\b[^.;]{0,80}\b(?:đến|tới)(?: hết)?(?: ngày| năm| tháng)* \d")


def period(aspect: Aspect, shelf: Shelf) -> Draft | None:
    """The years that the plan is for: by a section or a sentence of its own, else by its title."""
    draft, document = Draft(), shelf.document
    stated = outline.section(shelf, _TIME)
    clauses = stated[1] if stated else [c for c in outline.prose(shelf) if _UNTIL.search(fold(c.text)) and _SELF.search(fold(c.text))]
    title = title_clause(shelf)
    if title and (said := years_said(shelf, title)):
        draft.add(f"**{said[0].upper()}{said[1:]}** (theo tên văn bản). {draft.cite(document, title)}")
    for clause in clauses[:2]:
        draft.add(f"> “{unmarked(telling.shown_of(clause, 500))}” {draft.cite(document, clause)}")
    if not draft.citations:
        return None
    draft.add(where(draft.citations[-1].clause, document))
    return draft


# "Nghị quyết này có hiệu lực …", "Kế hoạch được thực hiện …"
_SELF = re.compile(r"\b(?:nghị quyết|quyết định|kế hoạch|đề án|chương trình|phương án|quy định|chính sách)\b")
# "giai đoạn 2026 - 2030", "năm 2026", "đến năm 2030": the last one of a title is the plan's
_YEARS = re.compile(r"(?:giai đoạn|thời kỳ|năm học|các năm|trong các năm|từ năm|đến năm|năm)\s+20\d\d(?:\s*(?:-|–|đến(?: năm)?|và)\s*20\d\d)?(?:,? (?:định hướng|tầm nhìn) đến(?: năm)? 20\d\d)?", re.IGNORECASE)


def years_said(shelf: Shelf, title: Clause) -> str:
    """The years as the title has them, where they are those that the plan was read to be for; '' for none."""
    span = shelf.document.period
    said = [m[0] for m in _YEARS.finditer(title.text) if span and str(span[0]) in m[0]]
    return said[-1] if said else ""


def title_clause(shelf: Shelf) -> Clause | None:
    """The clause that states what the plan is called."""
    return next((p.clause for p in shelf.passages if p.clause.kind is ClauseKind.FRONT and p.clause.label == "Tên văn bản"), None)


def issuer(aspect: Aspect, shelf: Shelf) -> Draft | None:
    """Who issued the plan, by the sentence or the lines of its head that say so."""
    name = shelf.document.issuer
    said = [p.clause for p in shelf.passages if p.clause.kind in (ClauseKind.FRONT, ClauseKind.PARAGRAPH) and name and fold(name) in fold(p.clause.text)]
    if not said:                 # in two lines: 'ỦY BAN NHÂN DÂN' above 'TỈNH VĨNH LONG'
        front = [p.clause for p in shelf.passages if p.clause.kind is ClauseKind.FRONT]
        said = next(([a, b] for a, b in zip(front, front[1:]) if fold(name) and fold(f"{a.text} {b.text}") == fold(name)), [])
    if not said:
        return None
    draft = Draft()
    marks = " ".join(draft.cite(shelf.document, clause) for clause in (said if len(said) == 2 and fold(name) not in fold(said[0].text) else said[:1]))
    draft.add(f"Cơ quan ban hành: **{name}** {marks}")
    draft.add(where(said[0], shelf.document))
    return draft


def bases(aspect: Aspect, shelf: Shelf) -> tuple[Draft | None, str]:
    """(what the plan rests on, why there is none)."""
    found = [p.clause for p in shelf.passages if p.clause.kind is ClauseKind.BASIS]
    return _list(shelf, found, "căn cứ"), "văn bản không nêu căn cứ ban hành"


def recipients(aspect: Aspect, shelf: Shelf) -> tuple[Draft | None, str]:
    """(whom the plan is sent to, why nobody is known)."""
    found = [p.clause for p in shelf.passages if p.clause.kind is ClauseKind.CLOSING and _RECEIVER.match(p.clause.text)]
    return _list(shelf, found, "nơi nhận"), "văn bản không ghi nơi nhận"


# "- Các sở, ban, ngành;", "Nơi nhận: Như trên"; not "GIÁM ĐỐC (đã ký)" beside them
_RECEIVER = re.compile(r"\s*[-+•–]\s*\w|\s*Nơi nhận\W+\w", re.IGNORECASE)


def _list(shelf: Shelf, found: list[Clause], name: str) -> Draft | None:
    if not found:
        return None
    draft = Draft()
    draft.add(f"Kế hoạch của {place_of(shelf.document)} có **{len(found)} {name}**:")
    draft.add("\n".join(telling.listed(draft, shelf, found, _MOST, 6_000)))
    draft.add(where(found[0], shelf.document))
    return draft


def agencies(aspect: Aspect, shelf: Shelf) -> tuple[Draft | None, str]:
    """(those whom the plan charges by a heading or at the head of a clause, each with its first task; why there is none)."""
    found: dict[str, Clause] = {}
    led: dict[str, tuple[str, Clause]] = {}
    for passage in shelf.passages:
        clause = passage.clause
        if isinstance(clause, TableRow) and clause.role is RowRole.LEAF:
            for name in tablecells.lead_cells(clause):
                led.setdefault(next((m.name for m in lexicon.find(name)), fold(name)), (name, clause))
        if not clause.path or isinstance(clause, TableRow) or clause.kind in (ClauseKind.HEADING, ClauseKind.FRONT, ClauseKind.BASIS, ClauseKind.CLOSING):
            continue
        opening = headed.opening_agency(clause)
        for name in [opening] if opening else [name for heading in clause.path[-2:] for name in headed.agencies_of(heading)]:
            found.setdefault(fold(name).strip(" :"), clause)
    names = {fold(name).strip(" :"): name for name in shelf.agencies.values()}
    told = [(names.get(key, ""), clause) for key, clause in found.items() if names.get(key)]
    if len(told) < _SEVERAL:
        told = _by_sentences(shelf) or told
    known = {m.name for name, _ in told for m in lexicon.find(name)} | {fold(name) for name, _ in told}
    told += [one for key, one in led.items() if key not in known]
    if len(told) < _SEVERAL:
        return None, ""
    draft, lines = Draft(), []
    longest = max(_SHORT, min(220, _ALL // len(told)))
    told = [(name, task, clause) for name, clause in told if (task := _task(clause, name, longest)) and not _ISSUES.search(fold(name))]
    for name, task, clause in told[:_MOST]:
        lines.append(f"- **{with_today(name.strip(' :'))}**: {task} {draft.cite(shelf.document, clause)}")
    if len(told) > _MOST:
        lines.append(f"- … và {len(told) - _MOST} cơ quan khác.")
    draft.add(f"Kế hoạch của {place_of(shelf.document)} giao nhiệm vụ cho các cơ quan sau; mỗi dòng nêu một nhiệm vụ:")
    draft.add("\n".join(lines))
    draft.add(where(told[0][2], shelf.document))
    return draft, ""


# "Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau": issues the plan, is charged with nothing
_ISSUES = re.compile(r"\b(?:ban hành|(?<!sở )xây dựng|như sau)\b")
_SEVERAL = 2       # agencies from which on they are a list
_ALL, _SHORT = 880, 56      # characters of all tasks told together, and of one at least


def _by_sentences(shelf: Shelf) -> list[tuple[str, Clause]]:
    """The agencies that sentences of the section on who does it begin with: '1. Sở Công Thương chủ trì, hướng dẫn …'."""
    found = outline.section(shelf, headed.CHARGING)
    charged: dict[str, tuple[str, Clause]] = {}
    for clause in found[1] if found else ():
        if clause.kind is not ClauseKind.HEADING and (name := _level(clause) or lead_of(clause) or _subject(clause)):
            known = next((m.name for m in lexicon.find(name)), name)         # 'Sở VHTTDL' and the name that is spelled out are one
            charged.setdefault(fold(known), (name, clause))
    return list(charged.values())


def _subject(clause: Clause) -> str:
    """The agency that a sentence begins with: '4. Sở Y tế bảo đảm thuốc …'; '' for none."""
    text = headed.unnumbered(clause.text.lstrip("-+•– "))
    first = next(iter(lexicon.find(text)), None)
    return text[:first.end] if first and first.start == 0 else ""


def _level(clause: Clause) -> str:
    """'Ủy ban nhân dân các xã, phường' where a sentence begins with those of a level; '' else."""
    level = _LEVEL.match(headed.unnumbered(clause.text.lstrip("-+•– ")))
    return level[0] if level else ""


# "Ủy ban nhân dân các xã, phường", "UBND xã"
_LEVEL = re.compile(r"(?:[UỦuủ][yỷ] ban nhân dân|UBND) (?:các |cấp )?(?:xã|phường|huyện|quận|thị xã)\b(?:, (?:xã|phường|thị trấn|đặc khu|thị xã|thành phố)\b)*")


def busiest(aspect: Aspect, shelf: Shelf) -> Draft | None:
    """The agency of which the plan names most duties, with them; None where two have as many, or none has two."""
    charged = {name: duties.tasks_of(shelf, name) for name in shelf.agencies.values()}
    most = sorted(charged.items(), key=lambda one: -len(one[1]))[:2]
    if not most or len(most[0][1]) < _SEVERAL or len(most) > 1 and len(most[1][1]) == len(most[0][1]):
        return None
    return duties.told(shelf, *most[0])


def _task(clause: Clause, name: str, longest: int) -> str:
    """What a clause charges an agency with, or of a row of a table of tasks what the task is called."""
    return telling.shortened(rows.name_of(clause), longest) if isinstance(clause, TableRow) else _less_name(telling.shown_of(clause, longest), name)


def _less_name(task: str, name: str) -> str:
    """A task without the agency that its clause opens with: '5. Sở Nội vụ: thẩm định …' → 'thẩm định …'."""
    bare = headed.unnumbered(task)
    return bare[len(name):].lstrip(" :,") if fold(bare).startswith(fold(name)) else bare
