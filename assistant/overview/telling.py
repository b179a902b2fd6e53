"""How the clauses of a plan are listed: each in a line of its own with its citation, as many as fit."""
from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.draft import Draft
from assistant.overview import outline
from assistant.shelf import Shelf
from index.records import Clause

MOST = 16          # clauses of one list
_LONGEST = 2_600   # characters of one list
_FEW = 10          # clauses left out from which on it is not said how many
_LINE = 360        # characters of one clause in it


def listed(draft: Draft, shelf: Shelf, clauses: Sequence[Clause], most: int = MOST, longest: int = _LONGEST) -> list[str]:
    """A line for each clause, headings bold; what does not fit is counted in a last line."""
    lines: list[str] = []
    length = 0
    for i, clause in enumerate(clauses):
        shown = shown_of(clause)
        if i >= most or length + len(shown) > longest and lines:
            rest = len(clauses) - i
            lines.append(f"- … và {rest if rest < _FEW else 'nhiều'} điều khoản khác.")
            break
        length += len(shown)
        said = f"**{shown}**" if outline.is_title(clause) else shown
        lines.append(f"- {said} {draft.cite(shelf.document, clause)}")
    return lines


def shown_of(clause: Clause, longest: int = _LINE) -> str:
    """A clause as a line of a list shows it: without the dash before it and the semicolon behind it; of a long one its beginning."""
    return shortened(clause.text.lstrip("-+•– ").rstrip(" ;"), longest)


def shortened(text: str, longest: int) -> str:
    """A text, or its beginning up to where a part of it ends, or a word."""
    if len(text) <= longest:
        return text
    ends = [m.end() for m in _ENDS.finditer(text, 0, longest)]
    return text[:ends[-1]].rstrip(" ;") + " …" if ends and ends[-1] > longest // 3 else text[:longest].rsplit(" ", 1)[0] + " …"


# Where a part of a long clause ends: "; ", ". "
_ENDS = re.compile(r"[;.](?=\s)")
