"""What an agency has to do: the clauses under its heading, the rows it leads, the sentences that charge it."""
from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant import headed, tablecells
from assistant.compose import rows
from assistant.compose.draft import Draft, place_of
from assistant.compose.quoting import best_part
from assistant.compose.charged import begins_with, lead_of, with_today
from assistant.find import weights
from assistant.passage import NEAR, Passage
from assistant.shelf import Shelf
from assistant.understand.asks import Ask
from assistant.understand.question import Question, Sought
from index.lexicon import agencies
from index.records import ClauseKind, Document, TableRow
from index.text import fold

_LONGEST = 1_350
_MOST = 11


def compose(question: Question, shelves: Sequence[Shelf]) -> Draft | None:
    """The tasks of the agency asked about, those on the question's subject where it names one; None where none is found."""
    for shelf in shelves:
        for name in named(question, shelf):
            if found := _on_subject(question, shelf, tasks_of(shelf, name), name):
                return told(shelf, name, found, question.sought)
    return None


def tasks(question: Question, shelves: Sequence[Shelf]) -> list[tuple[Shelf, Passage]]:
    """The same without the words: each task with its shelf."""
    for shelf in shelves:
        for name in named(question, shelf):
            if found := _on_subject(question, shelf, tasks_of(shelf, name), name):
                return [(shelf, passage) for passage in found]
    return []


def asks_only_whose(question: Question, shelf: Shelf) -> bool:
    """Whether all that a question says is whose tasks it asks for, and the plan has some for that one: 'Đoàn thanh niên xã phải làm những gì'."""
    asked = _WHOSE.match(question.folded)
    if Ask.DUTIES not in question.asks or not asked or len(asked["who"].split()) > _LONG:
        return False
    return any(tasks_of(shelf, name) for name in named(question, shelf))


# "đoàn thanh niên xã sín thầu phải làm những gì", "sở y tế được giao việc gì"
_WHOSE = re.compile(r"(?P<who>[^,;?:]{4,60}?) (?:phải |cần |còn phải |có trách nhiệm |có nhiệm vụ )?(?:được giao|làm|lo)(?: (?:những|các))?(?: (?:việc|nhiệm vụ|công việc))? (?:gì|nào)\s*\??$")
_LONG = 8          # syllables of what may be an agency with its place


def named(question: Question, shelf: Shelf) -> list[str]:
    """The agencies that a question names, as the lexicon or the document itself knows them."""
    known = list(question.entities.agencies)
    if known and not any(agencies.related(m.name, name) for name in known for p in shelf.passages for m in p.mentions):
        return known             # 'Sở Y tế' of a plan that charges others: who else is named says what it is about
    return known + [n for n in shelf.agencies_named(question.folded) if not any(agencies.related(m.name, k) for m in agencies.find(n) for k in known)]


def _is(written: str, name: str) -> bool:
    """Whether a written agency is the one named: a spelling of it, a merged one, or the same words."""
    if any(agencies.related(m.name, name) for m in agencies.find(written)):
        return True
    return any(fold(one).rstrip(" :") == fold(name).rstrip(" :") for one in (written, *headed.agencies_of(written)))


def tasks_of(shelf: Shelf, name: str) -> list[Passage]:
    """The clauses that charge an agency: those under a heading that names it, and rows and sentences where it leads. Where the
    plan charges it by the very name asked, not what it charges to the agency that it was merged into."""
    found = _charged(shelf, name, lambda written, asked: any(m.name == asked for m in agencies.find(written)))
    return found or ([] if of_its_time(shelf.document, name) else _charged(shelf, name, _is))


def of_its_time(document: Document, name: str) -> bool:
    """Whether an agency is one of before the mergers and the document too: the one it was merged into was another then."""
    return bool(document.date) and document.date < agencies.MERGED and bool(agencies.today(name))


# "Sơ kết Kế hoạch vào …", "Trong quá trình thực hiện, …": how the whole plan ends, below the last agency's heading
CLOSING = re.compile(r"^(?:Sơ kết (?:Kế hoạch|Đề án|Chương trình|việc)|Trong quá trình|Quá trình (?:tổ chức )?thực hiện|Trên đây là|(?:Kế hoạch|Quyết định|Đề án|Chương trình) (?:này|được) |Yêu cầu (?:các )?(?:sở|cơ quan|đơn vị|phòng))")


def _charged(shelf: Shelf, name: str, is_one: Callable[[str, str], bool]) -> list[Passage]:
    found = []
    for passage in shelf.passages:
        clause = passage.clause
        if clause.kind in {ClauseKind.HEADING, ClauseKind.CLOSING, ClauseKind.BASIS, ClauseKind.FRONT} or CLOSING.match(clause.text):
            continue
        if any(is_one(written, name) for h in clause.path if (written := headed.agency_heading(h))) or _leads(passage, name, is_one):
            found.append(passage)
    return found


def _leads(passage: Passage, name: str, is_one: Callable[[str, str], bool]) -> bool:
    clause = passage.clause
    if isinstance(clause, TableRow):
        return any(is_one(cell, name) for cell in tablecells.lead_cells(clause))
    says = "chủ trì" in clause.text[:120] or "Giao" in clause.text[:12] or headed.opening_agency(clause) or any(headed.CHARGING.search(fold(heading)) for heading in clause.path) and begins_with(clause)
    return bool(says) and is_one(lead_of(clause) or "", name)


def _on_subject(question: Question, shelf: Shelf, tasks: list[Passage], name: str) -> list[Passage]:
    """Those of the tasks that are on the subject the question names besides the agency; all where it names none."""
    own = set(fold(name).split()) | _GENERAL
    words = {w: v for w, v in weights(question, shelf).items() if not set(w.split()) <= own and f" {w} " not in shelf.title_line}
    telling = {w: v for w, v in words.items() if 0 < sum(p.holds(w) >= NEAR for p in tasks) <= max(1, len(tasks) // 2)}
    if not telling:
        return [] if is_off_subject(question, shelf, tasks, name) else tasks
    held = [sum(v for w, v in telling.items() if p.holds(w) >= NEAR) for p in tasks]
    best = max(held)
    return [p for p, h in zip(tasks, held) if h >= 0.7 * best] if best >= 0.4 * sum(words.values()) else tasks


def is_off_subject(question: Question, shelf: Shelf, tasks: Sequence[Passage], name: str) -> bool:
    """Whether a question asks of an agency's tasks on something ('việc gì về nhà nuôi tằm') which the plan knows and none of the tasks is on."""
    about, own = _ABOUT.search(question.folded), set(fold(name).split()) | _GENERAL
    said = [w for w in question.words if about and set(w.split()) <= set(about["what"].split()) and not set(w.split()) <= own and shelf.knows(w)]
    return bool(said) and not any(p.holds(w) for p in tasks for w in said)


# "làm gì về OCOP", "việc gì đối với nhà nuôi tằm"
_ABOUT = re.compile(r"\b(?:gì|nào) (?:về|đối với|cho việc) (?P<what>[^,;?]+)")
_GENERAL = frozenset("sở ban ngành tỉnh kế hoạch chương trình thực hiện nhiệm vụ trách nhiệm chủ trì giao phụ lục phát triển việc quyết công tác cơ quan đơn vị làm".split())


def told(shelf: Shelf, name: str, tasks: list[Passage], words: Sought = Sought()) -> Draft:
    """The duties of an agency, as many as fit; `words` choose what is shown of long ones."""
    draft = Draft()
    draft.add(f"Theo kế hoạch của {place_of(shelf.document)}, **{with_today(_as_written(tasks, name))}** có {len(tasks)} nhiệm vụ được nêu:"
              if len(tasks) > 1 else f"Theo kế hoạch của {place_of(shelf.document)}, **{with_today(_as_written(tasks, name))}**:")
    room = max(140, _LONGEST // min(len(tasks), _MOST))
    lines, length = [], 0
    for i, passage in enumerate(tasks):
        shown = _task(passage.clause) if isinstance(passage.clause, TableRow) else best_part(passage.clause, words, room)
        if length + len(shown) > _LONGEST or i >= _MOST:
            lines.append(f"- … và {len(tasks) - i} nhiệm vụ khác.")
            break
        length += len(shown) + 16
        mark = draft.cite(shelf.document, passage.clause, words)
        lines.append(f"- {shown.lstrip('-+ ')} {mark}")
    draft.add("\n".join(lines))
    draft.add(f"*Căn cứ: {tasks[0].clause.label.split(',')[0]} – {shelf.document.title}*")
    return draft


def _task(row: TableRow) -> str:
    """A row of assignments as a task: its name, with whom and by when."""
    told = [f"{'phối hợp' if c.role == 'coordinate' else c.header}: {cell.replace('; ', ', ')}"
            for c in rows.columns(row) if c.role in {"coordinate", "time"} and (cell := row.cells[c.index].strip())]
    return rows.name_of(row) + (f" ({'; '.join(told)})" if told else "")


def _as_written(tasks: list[Passage], name: str) -> str:
    """The agency's name as the document has it."""
    for passage in tasks:
        for heading in reversed(passage.clause.path):
            written = headed.agency_heading(heading)
            if written and _is(written, name):
                return written
    return name
