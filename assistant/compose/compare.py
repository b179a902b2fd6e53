"""The same thing asked of several plans: a row a plan, each cell with its citation, and which plans are silent."""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant import evidence, headed, payers
from assistant.compose import rows
from assistant.compose.charged import begins_with, with_today
from assistant.compose.draft import Draft, markdown_table
from assistant.compose.quoting import best_part
from assistant.compose.single import direct, unmarked
from assistant.find import Candidate
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from index.records import RowRole, TableRow
from index.text import fold

SILENT = "không quy định"
_CELL = 420


@dataclass(frozen=True, slots=True)
class Part:
    """What one plan says: the clauses that answer (none where it is silent), and why not."""

    name: str
    candidates: tuple[Candidate, ...]
    reason: str = ""
    known: bool = True       # False where no document of that place is indexed
    stated: bool = False     # whether it is said in so many words: then it is not held against what the other plans say


def compose(question: Question, parts: Sequence[Part], plain: bool = False) -> Draft | None:
    """The comparison; None where no plan says anything. `plain`: in the clauses' own words only."""
    said = [part for part in parts if part.candidates]
    if not said:
        return None
    draft = Draft()
    lines, first = [], []
    for part in parts:
        if not part.known:
            lines.append([part.name, "chưa có văn bản trong kho", ""])
        elif not part.candidates:
            lines.append([part.name, SILENT, ""])
        else:
            cells = [_cell(question, c, len(part.candidates), plain) for c in part.candidates]
            first.append([] if plain else _told_first(question, part))
            marks = [" ".join((draft.cite(c.shelf.document, c.clause, question.sought), *_above(draft, c))) for c in part.candidates]
            lines.append([part.name, " ".join(f"{text} {mark}" for text, mark in zip(cells, marks)),
                          "; ".join(dict.fromkeys(c.clause.label for c in part.candidates))])
    known = [part for part in parts if part.known]
    silent = [part.name for part in known if not part.candidates]
    if len(said) > 1 and all(first):
        draft.add("; ".join(f"{part.name}: {', '.join(f'{told} [{_number(draft, c)}]' for told, c in several)}" for part, several in zip(said, first)) + ".")
    summary = f"{len(said)}/{len(known)} kế hoạch có quy định"
    draft.add((f"**{summary}**" if len(said) < len(known) else f"Cả {len(known)} kế hoạch đều có quy định")
              + (f"; không quy định: {', '.join(silent)}." if silent else "."))
    draft.add(markdown_table(["Kế hoạch", "Quy định", "Điều khoản"], lines))
    return draft


def _above(draft: Draft, candidate: Candidate) -> list[str]:
    """The marks of the rows in which stands what a row says by pointing at them ('nt')."""
    if not isinstance(candidate.clause, TableRow):
        return []
    return [draft.cite(candidate.shelf.document, row) for row in rows.said_above(candidate.clause, candidate.shelf.tables[candidate.clause.table])]


def _told_first(question: Question, part: Part) -> list[tuple[str, Candidate]]:
    """What one plan says in a few words, '**80%**', with the clause that says it, each clause that says something else; empty where a clause
    has to speak for itself."""
    told = {c.clause.id: (words, c) for c in part.candidates if (words := _told_by(question, c))}
    best = told.get(part.candidates[0].clause.id)
    if best is None or Ask.DATE in question.asks and any(told.get(c.clause.id, ("",))[0] != best[0] for c in part.candidates[1:] if not isinstance(c.clause, TableRow)):
        return []            # … or each of its clauses has a date of its own
    kept: dict[str, Candidate] = {}
    for words, candidate in told.values():
        if candidate.score >= _NEAR * part.candidates[0].score:
            kept.setdefault(words, candidate)
    return list(kept.items())[:_SEVERAL]


def _told_by(question: Question, best: Candidate) -> str:
    """What a clause says in a few words; '' where it has to speak for itself."""
    if isinstance(best.clause, TableRow):
        return ""
    shown = best_part(best.clause, question.sought, _CELL)
    if _has_several_days(question, shown) or any(len(evidence.spans(ask, fold(shown))) > 1 for ask in (Ask.PERCENT, Ask.AMOUNT, Ask.QUANTITY) if ask in question.asks):
        return ""            # of several figures the clause says which is meant
    told = direct(question, best, shown).rstrip(".")
    return told if len(told) <= _BRIEF else ""


def _has_several_days(question: Question, shown: str) -> bool:
    """Whether a date is asked of a clause that has two or more: the clause says which is meant."""
    return Ask.DATE in question.asks and len(_DAY.findall(fold(shown))) > 1


# "ngày 30 tháng 11", "15/12"
_DAY = re.compile(r"\b\d{1,2} tháng \d{1,2}\b|\b\d{1,2}/\d{1,2}\b")
_SEVERAL = 2     # clauses of one plan that are told there
_NEAR = 0.9      # … of which the second scores nearly as much as the first
_BRIEF = 90      # characters of what a plan says, to stand in the first line


def _number(draft: Draft, candidate: Candidate) -> int:
    return next(c.number for c in draft.citations if c.clause.id == candidate.clause.id)


def _cell(question: Question, candidate: Candidate, beside: int, plain: bool) -> str:
    clause = candidate.clause
    if isinstance(clause, TableRow):
        counted = question.asks_any(Ask.COUNT, Ask.QUANTITY) and Ask.AMOUNT not in question.asks
        money = [(c.header, f"{v} {rows.unit_of(clause, c)}".strip()) for c, v in rows.money(clause)] if clause.role is RowRole.TOTAL and not counted else []
        cells = money or rows.told(clause)      # of a total line the total first
        paid = [(h, v) for h, v in cells if any(payer.told.search(f"; {fold(h)} ;") for payer in payers.asked(question.folded))]
        totals = [(c.header, f"{v} {rows.unit_of(clause, c)}".strip()) for c, v in rows.money(clause) if rows.as_total(clause.headers[c.index]) == 0]
        cells = [*paid, *(cell for cell in totals if cell in cells and cell not in paid), *(cell for cell in cells if cell not in (*paid, *totals))]
        told = "; ".join(f"{h}: {v}" for h, v in cells[:5] if len(v) < 200)
        return f"{rows.name_of(clause)} – {told}" if told else rows.name_of(clause)
    shown = best_part(clause, question.sought, max(200, _CELL // max(1, beside - 1)))
    if plain:
        return f"“{unmarked(shown)}”"
    said = "" if _has_several_days(question, shown) else direct(question, candidate, shown).rstrip(".")
    if not said and (agency := headed.agency_heading(clause.path[-1]) if clause.path else "") and agency not in shown and not begins_with(clause):
        said = f"**{with_today(agency)}**"       # whose task it is stands in the heading
    return f"{said}: “{unmarked(shown)}”" if said else f"“{unmarked(shown)}”"
