"""Who does what: agency × role × task, from the responsibilities that the documents state."""
from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from assistant.answer import Citation
from assistant.views.choosing import chosen, words_in
from index.lexicon import agencies
from index.library import Index
from index.records import Fact, FactKind

ROLES = ("chủ trì", "phối hợp", "tham mưu", "giao", "thực hiện")


@dataclass(frozen=True, slots=True)
class Duty:
    """A task of an agency, in a role, with the clause that says so (an index into Matrix.citations)."""

    agency: str
    role: str
    task: str
    citation: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the matrix: an agency as its documents name it, its name of today where that differs, its duties by role."""

    agency: str
    today: str
    duties: dict[str, tuple[Duty, ...]]


@dataclass(frozen=True, slots=True)
class Matrix:
    """`roles` are the columns that hold anything; duties cite by number, 1 is citations[0]."""

    lines: tuple[Line, ...]
    roles: tuple[str, ...]
    citations: tuple[Citation, ...]

    @property
    def duties(self) -> int:
        return sum(len(duties) for line in self.lines for duties in line.duties.values())

    def whose(self, duty: Duty) -> str:
        """Whose plan gives a duty, where the matrix is of several: 'tỉnh Phú Thọ'; with its years beside another of the same place."""
        plans = {citation.document.id: citation.document for citation in self.citations}
        plan = self.citations[duty.citation - 1].document
        others = [other for other in plans.values() if other.id != plan.id]
        if not others:
            return ""
        twin = any(other.place == plan.place for other in others)
        years = f" {plan.period[0]}–{plan.period[1]}" if twin and plan.period else ""
        return (plan.place or plan.title or plan.name) + years


def agency_names(index: Index, documents: Collection[str] | None = None) -> list[str]:
    """The agencies that are given tasks, each once under its most frequent name, in order of the alphabet."""
    names: dict[str, dict[str, int]] = {}
    for fact in _facts(index, documents):
        spelled = names.setdefault(agencies.key(fact.agency), {})
        spelled[fact.agency] = spelled.get(fact.agency, 0) + 1
    return sorted(max(spelled, key=lambda name: spelled[name]) for spelled in names.values())


def matrix(index: Index, *, documents: Collection[str] | None = None, of: Collection[str] = (), subject: str = "") -> Matrix:
    """The matrix of the agencies `of` (all where none is named) and the tasks that hold the words of `subject`.

    Names of one agency are one line ('Sở NN&PTNT', 'Sở Nông nghiệp và PTNT'). Task by task in the order of the documents.
    """
    wanted = {agencies.key(name) for name in of}
    by_id = {document.id: document for document in index.documents()}
    citations: dict[str, Citation] = {}
    lines: dict[str, tuple[str, dict[str, list[Duty]]]] = {}
    for fact in _facts(index, documents):
        key = agencies.key(fact.agency)
        clause = index.clause(fact.clause)
        if (wanted and key not in wanted) or not words_in(subject, fact.item, clause.text, *clause.path):
            continue
        citation = citations.setdefault(clause.id, Citation(
            number=len(citations) + 1, document=by_id[fact.document], clause=clause, quote=clause.quote))
        role = fact.role if fact.role in ROLES else "thực hiện"
        duties = lines.setdefault(key, (fact.agency, {}))[1].setdefault(role, [])
        duties.append(Duty(fact.agency, role, fact.item or clause.text, citation.number))
    roles = tuple(role for role in ROLES if any(role in duties for _, duties in lines.values()))
    return Matrix(tuple(_line(name, duties) for name, duties in lines.values()), roles, tuple(citations.values()))


def _line(name: str, duties: dict[str, list[Duty]]) -> Line:
    today = agencies.today(name)
    return Line(name, today if today != name else "", {role: tuple(found) for role, found in duties.items()})


def _facts(index: Index, documents: Collection[str] | None) -> Iterable[Fact]:
    for document in chosen(index.documents(), documents):
        for fact in index.facts(FactKind.RESPONSIBILITY, document=document.id):
            if fact.agency:
                yield fact
