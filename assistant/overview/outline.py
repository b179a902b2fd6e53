"""The headings of a plan: its parts, its annexes, the section that a heading names."""
from __future__ import annotations

import re
from collections.abc import Iterator

from assistant import headed
from assistant.shelf import Shelf
from index.records import Clause, ClauseKind, TableRow
from index.text import fold

# "PHỤ LỤC I Làng nghề dệt chiếu", "Phụ lục 02: Nhu cầu vốn", "Biểu số 3. Kinh phí"
_ANNEX = re.compile(r"(?:phụ lục|phụ biểu|biểu(?: số)? (?=\d)|mẫu số (?=\d))\s*(?:số\s*)?(?P<number>[ivx]{1,5}|\d{1,2}|[a-h])?\b[\s.:–-]*")


PROSE = (ClauseKind.ITEM, ClauseKind.PARAGRAPH)


def prose(shelf: Shelf) -> Iterator[Clause]:
    """The clauses that are sentences, in order: no headings, rows, notes."""
    return (p.clause for p in shelf.passages if p.clause.kind in PROSE)


def annexes(shelf: Shelf) -> list[Clause]:
    """The first clause of each annex: its heading, or, where the table took that, its first row."""
    found: dict[str, Clause] = {}
    for passage in shelf.passages:
        clause = passage.clause
        own = clause.text if clause.kind is ClauseKind.HEADING and not isinstance(clause, TableRow) else ""
        name = next((h for h in (*clause.path, own) if h and _ANNEX.match(fold(h))), "")
        if name:
            found.setdefault(_key(name), clause)
    return list(found.values())


def annex_name(clause: Clause) -> str:
    """What an annex is called: the heading that the clause is, or stands below."""
    return next(h for h in (*clause.path, clause.text) if _ANNEX.match(fold(h)))


def annex_number(clause: Clause) -> str:
    """'ii' of 'PHỤ LỤC II …'; '' where it has none."""
    match = _ANNEX.match(fold(annex_name(clause)))
    return (match["number"] or "") if match else ""


def _key(name: str) -> str:
    match = _ANNEX.match(fold(name))
    return match["number"] or fold(name)[:60] if match else ""


def in_annex(clause: Clause) -> bool:
    return any(_ANNEX.match(fold(h)) for h in clause.path) or clause.kind is ClauseKind.HEADING and bool(_ANNEX.match(fold(clause.text)))


def headings(shelf: Shelf) -> list[Clause]:
    """The headings of the plan itself, in order, without those of its annexes."""
    return [p.clause for p in shelf.passages if not isinstance(p.clause, TableRow) and not in_annex(p.clause) and is_title(p.clause)]


def is_title(clause: Clause) -> bool:
    """Whether a clause is a heading and a title, not a sentence that clauses stand under."""
    return clause.kind is ClauseKind.HEADING and len(clause.text) <= _TITLE and not clause.text.rstrip().endswith((".", ";"))


_TITLE = 180       # characters of a title


def parts(shelf: Shelf) -> list[Clause]:
    """The highest headings of the plan; of a decision that brings a plan with it, those of the plan."""
    found = headings(shelf)
    depth = min((len(c.path) for c in found), default=0)
    top = [c for c in found if len(c.path) == depth]
    while len(top) == 1 and any(len(c.path) > depth for c in found):
        depth += 1
        top = [c for c in found if len(c.path) == depth]
    return top


def below(shelf: Shelf, heading: Clause) -> list[Clause]:
    """What stands under a heading, headings under it included, rows of tables not."""
    depth = len(heading.path)
    return [p.clause for p in shelf.passages if not isinstance(p.clause, TableRow) and p.clause is not heading and len(p.clause.path) > depth
            and p.clause.path[:depth] == heading.path and p.clause.path[depth][:40] == heading.text[:40]]


def section(shelf: Shelf, pattern: re.Pattern[str]) -> tuple[Clause, list[Clause]] | None:
    """(the outermost heading that begins with what a pattern matches, what stands under it), else one a part of which does ('THỰC TRẠNG VÀ MỤC TIÊU');
    of a heading that names other things as well the one below it that names this alone. The clause that begins so, with no other, where no heading
    does; None where nothing does."""
    held = [(heading, fold(headed.title_of(heading.text))) for heading in sorted(headings(shelf), key=lambda c: len(c.path)) if below(shelf, heading)]
    meant = next((h for h, name in held if pattern.match(name)), None) or next((h for h, name in held if any(pattern.match(part) for part in _AND.split(name)[1:])), None)
    if meant:
        inner = [h for h, name in held if pattern.match(name) and h.path[len(meant.path):len(meant.path) + 1] == (meant.text,)]
        meant = inner[0] if len(inner) == 1 and len(_AND.split(fold(headed.title_of(meant.text)))) > 1 else meant
        return meant, below(shelf, meant)
    for passage in shelf.passages:
        clause = passage.clause
        if clause.kind in _SAYING and clause.path and not in_annex(clause) and pattern.match(fold(headed.title_of(clause.text))):
            return clause, [clause]
    return None


_AND = re.compile(r",\s*|\s+và\s+")
_SAYING = (*PROSE, ClauseKind.HEADING)
