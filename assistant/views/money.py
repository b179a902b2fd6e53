"""Amounts of money by place, source, item, year or document, and totals checked against what adds up to them."""
from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from assistant.answer import Citation
from assistant.views.choosing import chosen, words_in
from index.library import Index
from index.records import Clause, Document, Fact, FactKind, RowRole, TableRow


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in đồng with where it is stated. `total`: never added up beside others: a sum of them, or a rate ('đồng/hộ')."""

    fact: Fact
    document: Document
    clause: Clause

    @property
    def value(self) -> float:
        return self.fact.value or 0.0

    @property
    def total(self) -> bool:
        return self.fact.total or "/" in self.fact.unit


@dataclass(frozen=True, slots=True)
class Group:
    """Amounts of one name, added up. `share` is of the largest group, for the bars of a chart."""

    name: str
    value: float
    amounts: tuple[Amount, ...]
    share: float


@dataclass(frozen=True, slots=True)
class Check:
    """A column of a table: what its lines add up to, beside what its total line says (both in đồng)."""

    document: Document
    title: str
    column: str
    added: float
    stated: float
    clause: Clause           # the total line

    @property
    def agrees(self) -> bool:
        return abs(self.added - self.stated) <= max(0.5, 1e-9 * abs(self.stated))


BY: dict[str, Callable[[Amount], str]] = {
    "Địa bàn": lambda amount: amount.fact.place,
    "Nguồn vốn": lambda amount: amount.fact.source,
    "Hạng mục": lambda amount: amount.fact.item,
    "Năm": lambda amount: str(amount.fact.year or ""),
    "Văn bản": lambda amount: amount.document.place or amount.document.title or amount.document.name,
}
UNNAMED = "(không ghi)"


def amounts(index: Index, *, documents: Collection[str] | None = None, place: str = "", source: str = "", item: str = "",
            year: int | None = None) -> list[Amount]:
    """The amounts whose place, source and item hold the words given, in the order of the documents."""
    found = []
    for document in chosen(index.documents(), documents):
        for fact in index.facts(FactKind.AMOUNT, document=document.id):
            fits = words_in(place, fact.place) and words_in(source, fact.source) and words_in(item, fact.item, fact.group)
            if fact.value is not None and fits and (year is None or fact.year == year):
                found.append(Amount(fact, document, index.clause(fact.clause)))
    return found


def years(index: Index) -> list[int]:
    """The years that amounts are stated for."""
    return sorted({fact.year for fact in index.facts(FactKind.AMOUNT) if fact.year})


def grouped(found: Sequence[Amount], by: str) -> list[Group]:
    """The amounts added up by one of BY, largest first; totals are left out, so that nothing is counted twice."""
    groups: dict[str, list[Amount]] = {}
    for amount in found:
        if not amount.total:
            groups.setdefault(BY[by](amount) or UNNAMED, []).append(amount)
    sums = {name: sum(amount.value for amount in group) for name, group in groups.items()}
    largest = max(sums.values(), default=0.0) or 1.0
    order = sorted(groups, key=(lambda name: name) if by == "Năm" else (lambda name: -sums[name]))
    return [Group(name, sums[name], tuple(groups[name]), sums[name] / largest) for name in order]


def cite(found: Sequence[Amount]) -> tuple[Citation, ...]:
    """A citation for each clause that states one of the amounts, numbered in order."""
    clauses = {amount.clause.id: amount for amount in found}
    return tuple(Citation(number=n, document=amount.document, clause=amount.clause, quote=amount.clause.quote)
                 for n, amount in enumerate(clauses.values(), 1))


def checks(index: Index, documents: Collection[str] | None = None) -> list[Check]:
    """Every table with a total line: column by column, what its leaves add up to and what the total line says."""
    tables: dict[tuple[str, int, int | None], tuple[list[Amount], list[Amount]]] = {}
    for amount in amounts(index, documents=documents):
        row = amount.clause
        if isinstance(row, TableRow) and row.role in (RowRole.LEAF, RowRole.TOTAL):
            leaves, totals = tables.setdefault((row.document, row.table, amount.fact.column), ([], []))
            (totals if row.role is RowRole.TOTAL else leaves).append(amount)
    return [
        Check(leaves[0].document, leaves[0].clause.title, _column(leaves[0]), sum(leaf.value for leaf in leaves), total.value, total.clause)
        for leaves, totals in tables.values() if leaves for total in totals[:1]
    ]


def _column(amount: Amount) -> str:
    """The heading of the column that an amount stands in."""
    headers, column = amount.clause.headers, amount.fact.column
    return headers[column] if column is not None and column < len(headers) else amount.fact.source
