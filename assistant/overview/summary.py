"""The whole plan in a few lines: what it is called, what it aims at, what it does, what it costs, who keeps it going, what is annexed."""
from __future__ import annotations

import re

from assistant import headed, standing
from assistant.compose import about
from assistant.compose.charged import lead_of, with_today
from assistant.compose.draft import Draft
from assistant.compose.single import unmarked, where
from assistant.overview import outline, sections, telling
from assistant.overview.aspects import named
from assistant.overview.facts import title_clause
from assistant.shelf import Shelf
from index.records import Clause, ClauseKind, TableRow
from index.text import fold

_AIMS = 9          # aims told, with the headings among them: of which year they are
_HEADINGS = 8      # headings told of what is to be done
_PARTS = 6         # parts told of what it costs
_AIMS_LONGEST, _DONE_LONGEST = 440, 250      # characters of each: in brief is what fits on a screen
# "1. Tổng kinh phí thực hiện Kế hoạch là 81.000 triệu đồng", "Tổng vốn đầu tư …", "kinh phí dự kiến: 12 tỷ đồng"
_TOTAL = re.compile(r"\btổng (?:kinh phí|vốn|mức|nhu cầu|số tiền|dự toán|nguồn)\b[^;]{0,160}?\d[^;]{0,30}?\b(?:đồng|tỷ|triệu)|\b(?:kinh phí|nhu cầu vốn)\b[^;]{0,60}\bdự kiến\b[^;]{0,60}?\d[^;]{0,30}?\b(?:đồng|tỷ|triệu)")


def compose(shelf: Shelf) -> Draft | None:
    """The plan in brief; None where it has no title of its own to begin with."""
    draft, document, title = Draft(), shelf.document, title_clause(shelf)
    if title is None:
        return None
    called = f"**{document.title or title.text}** {draft.cite(document, title)}"
    known = [f"{name} {value} {mark}" for name, value, mark in _own(draft, shelf)]
    draft.add(" – ".join((called, *known)))
    for line in (_aims(draft, shelf), _done(draft, shelf), _costs(draft, shelf), _keeper(draft, shelf)):
        if line:
            draft.add(line)
    if annexes := _annexed(draft, shelf, _LONGEST - len(draft.text)):
        draft.add(annexes)
    draft.add(where(title, document, again=True))
    return draft


def _own(draft: Draft, shelf: Shelf) -> list[tuple[str, str, str]]:
    """(what it is, its value, its mark) of the plan's number and date, as far as they are known."""
    facts = (("số", *about.number(shelf)), ("ngày", *about.date(shelf)))
    return [(name, value, draft.cite(shelf.document, clause)) for name, value, clause in facts if value and clause]


def _aims(draft: Draft, shelf: Shelf) -> str:
    found, _ = sections.of(named("mục tiêu chung"), shelf)
    if not found:
        return ""
    heading, clauses = found
    held = [c for c in clauses if c.kind is not ClauseKind.NOTE]
    return _named(draft, shelf, heading, clauses) + "\n".join(telling.listed(draft, shelf, held, _AIMS, _AIMS_LONGEST))


def _named(draft: Draft, shelf: Shelf, heading: Clause, clauses: list[Clause]) -> str:
    """The line above what a section says: what it is called, and where it stands; nothing above a clause that is the section itself."""
    return "" if clauses == [heading] else f"**{headed.title_of(heading.text)}** ({heading.label}) {draft.cite(shelf.document, heading)}:\n"


def _done(draft: Draft, shelf: Shelf) -> str:
    found, _ = sections.of(named("nhiệm vụ, giải pháp"), shelf)
    if not found:
        parts = outline.parts(shelf)[:_HEADINGS]
        return "**Các phần**:\n" + "\n".join(telling.listed(draft, shelf, parts, _HEADINGS, _DONE_LONGEST)) if len(parts) > 1 else ""
    heading, clauses = found
    upper = [c for c in clauses if c.kind is not ClauseKind.NOTE and len(c.path) == min(len(other.path) for other in clauses)]
    told = upper if len(upper) > 1 and all(c.kind is ClauseKind.HEADING for c in upper) else sections.told(clauses)
    return _named(draft, shelf, heading, clauses) + "\n".join(telling.listed(draft, shelf, told, _HEADINGS, _DONE_LONGEST))


def total(shelf: Shelf) -> Clause | None:
    """The clause of prose that says what the whole plan costs, else the first with a sum of money in the section on it; None where there is neither."""
    stated = (p.clause for p in shelf.passages if p.clause.kind in (*outline.PROSE, ClauseKind.HEADING) and not isinstance(p.clause, TableRow))      # '1. Tổng kinh phí … là 486.500 triệu đồng, gồm:' heads its parts
    whole = next((c for c in stated if _TOTAL.search(fold(c.text))), None)
    found = None if whole else outline.section(shelf, _MONEY)
    return whole or next((c for c in (found[1] if found else ()) if c.kind is not ClauseKind.HEADING and SUM.search(fold(c.text))), None)


# "IV. KINH PHÍ THỰC HIỆN", "3. Nhu cầu vốn"; "11.300 triệu đồng"
_MONEY = re.compile(r"(?:dự toán |nguồn |nhu cầu )?(?:kinh phí|vốn)\b")
SUM = re.compile(r"\d\s?(?:nghìn |triệu |tỷ )*(?:đồng|tỷ|triệu)\b")


def _costs(draft: Draft, shelf: Shelf) -> str:
    clause = total(shelf)
    if clause is None:
        return ""
    name = next((n for n in ("Kinh phí", "Vốn") if fold(n) in fold(" ".join((*clause.path, clause.text)))), "Tổng cộng")
    parts = [p.clause for p in shelf.passages[clause.ordinal + 1:clause.ordinal + 1 + _PARTS] if p.clause.kind is ClauseKind.ITEM and p.clause.path[:len(clause.path)] == clause.path] if clause.text.rstrip().endswith(":") else []
    said = f"**{name}**: “{unmarked(telling.shown_of(clause, 240))}” {draft.cite(shelf.document, clause)}"
    return "\n".join((said, *telling.listed(draft, shelf, parts, _PARTS, 320))) if parts else said


def keeper(shelf: Shelf) -> tuple[str, Clause] | None:
    """(the agency that keeps the plan going, the clause that says so); None where none is named."""
    passage = standing.stated(shelf, of_bodies=False)
    return (with_today(lead_of(passage.clause)), passage.clause) if passage else None


def _keeper(draft: Draft, shelf: Shelf) -> str:
    found = keeper(shelf)
    if not found:
        return ""
    said = fold(found[1].text)
    charge = next((charge for charge in ("thường trực", "đầu mối") if charge in said), "chủ trì")
    return f"**Cơ quan {charge}**: **{found[0]}** {draft.cite(shelf.document, found[1])}"


def _annexed(draft: Draft, shelf: Shelf, room: int) -> str:
    """The annexes by what they are called, as many as fit into so many characters."""
    lines, found = ["**Phụ lục**:"], outline.annexes(shelf)
    for at, clause in enumerate(found):
        name = telling.shortened(outline.annex_name(clause), _ANNEX_NAME)
        if sum(map(len, lines)) + len(name) + _MARKED > room:
            lines.append(f"- … và {len(found) - at} phụ lục khác." if at else f"- {len(found)} phụ lục.")
            break
        lines.append(f"- {name} {draft.cite(shelf.document, clause)}")
    return "\n".join(lines) if found else ""


_LONGEST = 1_380     # characters of the whole, without the line of its source
_ANNEX_NAME = 70     # characters told of what an annex is called
_MARKED = 36         # characters beside it: its dash and mark, and the line of those that do not fit
