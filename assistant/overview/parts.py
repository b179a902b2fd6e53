"""How a plan is laid out: its parts, its annexes, what one annex holds."""
from __future__ import annotations

import re
from dataclasses import replace

from assistant.compose.draft import Draft, place_of
from assistant.compose.single import where
from assistant.overview import outline
from assistant.overview.aspects import Aspect
from assistant.shelf import Shelf
from assistant.times import has_year
from index.records import JOIN, Clause, RowRole, TableRow
from index.text import fold

_MOST = 30         # parts told
_ROMAN = {"i": 1, "v": 5, "x": 10}


def parts(aspect: Aspect, shelf: Shelf) -> tuple[Draft | None, str]:
    """(the parts of the plan, or its articles, where these are asked for; why there are none)."""
    found = outline.parts(shelf)
    if aspect.word == "điều":
        articles = {m[0]: p.clause for p in reversed(shelf.passages) if (m := re.match(r"Điều \d+", p.clause.label)) and not isinstance(p.clause, TableRow)}
        found = list(reversed(articles.values()))
    if aspect.word in _BY_NAME and not any(fold(c.text).startswith(aspect.word) for c in found):
        return None, f"văn bản không chia thành {aspect.word}"
    if not 2 <= len(found) <= _MOST:
        return None, ""
    name = aspect.word if aspect.word in _BY_NAME and all(fold(c.text).startswith(aspect.word) for c in found) else "phần"
    draft = Draft()
    draft.add(f"Kế hoạch của {place_of(shelf.document)} có **{len(found)} {name}**:")
    draft.add("\n".join(f"- {_first_line(c)} {draft.cite(shelf.document, c)}" for c in found))
    draft.add(where(found[0], shelf.document))
    return draft, ""


_BY_NAME = ("chương", "điều")        # parts that are called so or are none


def instead(aspect: Aspect, shelf: Shelf) -> Draft | None:
    """The parts of a plan that has no section of what is asked for."""
    draft, _ = parts(replace(aspect, word=""), shelf)
    if draft:
        draft.lines.insert(0, f"Văn bản không nêu riêng {aspect.name}; các phần của văn bản cho biết từng nội dung.")
    return draft


def _first_line(clause: Clause) -> str:
    """A heading, or the opening of an article."""
    return clause.text if len(clause.text) <= 160 else clause.text[:160].rsplit(" ", 1)[0] + " …"


def annexes(aspect: Aspect, shelf: Shelf) -> tuple[Draft | None, str]:
    """(the annexes of the plan, why there is none)."""
    found = outline.annexes(shelf)
    if not found:
        return None, "văn bản không có phụ lục"
    draft = Draft()
    draft.add(f"Kế hoạch của {place_of(shelf.document)} có **{len(found)} phụ lục**:")
    draft.add("\n".join(f"- {outline.annex_name(c)} {draft.cite(shelf.document, c)}" for c in found))
    draft.add(where(found[0], shelf.document))
    return draft, ""


def tables(aspect: Aspect, shelf: Shelf) -> tuple[Draft | None, str]:
    """(the tables of the plan by their titles, why there is none)."""
    found = {table[0].title: table[0] for table in shelf.tables.values() if table[0].title}
    if not found:
        return None, "văn bản không có bảng" if not shelf.tables else ""
    draft = Draft()
    draft.add(f"Kế hoạch của {place_of(shelf.document)} có **{len(found)} bảng**:")
    draft.add("\n".join(f"- {title} {draft.cite(shelf.document, row)}" for title, row in list(found.items())[:_MOST]))
    draft.add(where(next(iter(found.values())), shelf.document))
    return draft, ""


def annex(aspect: Aspect, shelf: Shelf) -> tuple[Draft | None, str]:
    """(one annex: what it is called, what its columns are, its total line; why there is none)."""
    found = outline.annexes(shelf)
    meant = next((c for c in found if _number(outline.annex_number(c)) == _number(aspect.word)), None)
    if meant is None:
        return None, f"văn bản không có Phụ lục {aspect.word.upper()}" if found else "văn bản không có phụ lục"
    draft, name = Draft(), outline.annex_name(meant)
    draft.add(f"**{name}** {draft.cite(shelf.document, meant)}")
    rows = [row for table in shelf.tables.values() for row in table if any(h == name for h in row.path)]
    leaves = [row for row in rows if row.role is RowRole.LEAF]
    if leaves:
        heads = (h.split(JOIN)[0] for h in leaves[0].headers)      # without the years below a heading, which the citation may not tell
        columns = " · ".join(dict.fromkeys(h for h in heads if h and fold(h) not in {"stt", "tt"} and not has_year(h)))
        draft.add(f"Các cột của bảng: {columns} {draft.cite(shelf.document, leaves[0])}")
    draft.add(where(meant, shelf.document))
    return draft, ""


def _number(said: str) -> int | str:
    """The number of an annex, however it is written: 'ii', '02' → 2; a letter as it is."""
    if said.isdigit():
        return int(said)
    if not said or set(said) - set(_ROMAN):
        return said
    values = [_ROMAN[s] for s in said]
    return sum(-v if any(later > v for later in values[i + 1:i + 2]) else v for i, v in enumerate(values))
