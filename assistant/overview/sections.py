"""A section of the plan told: 'mục tiêu', 'quan điểm', 'nhiệm vụ, giải pháp'."""
from __future__ import annotations

from assistant import headed
from assistant.compose.draft import Draft, place_of
from assistant.compose.single import unmarked, where
from assistant.overview import outline, parts, telling
from assistant.overview.aspects import Aspect, named
from assistant.shelf import Shelf
from index.records import Clause, ClauseKind
from index.text import fold

_TASKS = "nhiệm vụ, giải pháp"      # what a plan of subjects, one a part, has no section for
_FULL = 1_900      # characters of a section up to which all of it is told, beyond which its headings are


def compose(aspect: Aspect, shelf: Shelf) -> Draft | None:
    """The section that a question asks for, or the one that stands for it; None where the plan has neither."""
    found, instead = of(aspect, shelf)
    if found is None:
        return parts.instead(aspect, shelf) if aspect.name == _TASKS else None
    heading, clauses = found
    draft = Draft()
    if heading is None:
        draft.add(f"Kế hoạch của {place_of(shelf.document)} nêu:")
        draft.add("\n".join(telling.listed(draft, shelf, clauses)))
        draft.add(where(clauses[0], shelf.document))
        return draft
    if instead:
        draft.add(f"Văn bản không nêu riêng {aspect.name}.")
    if clauses == [heading]:
        draft.add(f"Theo kế hoạch của {place_of(shelf.document)}: “{unmarked(telling.shown_of(heading, 900))}” {draft.cite(shelf.document, heading)}")
    else:
        draft.add(f"Kế hoạch của {place_of(shelf.document)} nêu tại {heading.label} “{headed.title_of(heading.text)}” {draft.cite(shelf.document, heading)}:")
        draft.add("\n".join(telling.listed(draft, shelf, told(clauses))))
    draft.add(where(heading, shelf.document))
    return draft


def of(aspect: Aspect, shelf: Shelf) -> tuple[tuple[Clause | None, list[Clause]] | None, bool]:
    """((the heading of the section, what stands under it), or (None, the clauses that say it without a heading), or None where the plan has
    neither; whether it stands for the one asked for)."""
    for other in (aspect, *map(named, aspect.otherwise)):
        if other.headed and (found := outline.section(shelf, other.headed)):
            return found, other.name != aspect.name
    for other in (aspect, *map(named, aspect.otherwise)):
        said = [clause for clause in outline.prose(shelf) if other.said and other.said.search(fold(clause.text))]
        if said:
            return (None, said), other.name != aspect.name
    return None, False


def told(clauses: list[Clause]) -> list[Clause]:
    """All clauses of a section that is short; of a long one those right under its heading, where these are three headings at least and nothing else."""
    clauses = [c for c in clauses if c.kind is not ClauseKind.NOTE]
    upper = [c for c in clauses if len(c.path) == min(len(other.path) for other in clauses)]
    long = sum(len(telling.shown_of(c)) for c in clauses) > _FULL or len(clauses) > telling.MOST
    return upper if long and len(upper) > 2 and all(c.kind is ClauseKind.HEADING for c in upper) else clauses
