"""The facts of a document: what its clauses and rows state, each tied to its clause."""
from __future__ import annotations

from index.records import Document, Fact, FactKind, TableRow
from ingest.facts.amounts import amounts
from ingest.facts.assignments import assignments, is_assignment
from ingest.facts.charges import Charges
from ingest.facts.citations import named_documents
from ingest.facts.columns import Table, table_of
from ingest.facts.deadlines import deadlines
from ingest.facts.detail import mark_detailed
from ingest.facts.entries import entries
from ingest.facts.responsibilities import responsibilities
from ingest.facts.sums import sums
from ingest.facts.targets import is_target, table_targets, targets

LONGEST = 10_000   # characters: no clause of a plan is longer; a text that is has no facts to look for


def extract_facts(document: Document) -> tuple[Fact, ...]:
    """The facts that the clauses of a document state: those of its prose, its tables and the documents it names."""
    prose = [clause for clause in document.clauses if not isinstance(clause, TableRow) and len(clause.text) <= LONGEST]
    tables = tables_of(document)
    charges = Charges()
    aims = [clause for clause in prose if is_target(clause)]
    facts = [
        *responsibilities(prose, charges), *targets(aims, document), *deadlines(prose, charges), *named_documents(document),
    ]
    for table in tables:
        facts += [*assignments(table), *amounts(table, document)]
        indicators = list(table_targets(table, document))
        facts += indicators or ([] if is_assignment(table) else entries(table))
    facts = mark_detailed(facts, tables)
    tabled = sum(fact.value for fact in facts if fact.kind is FactKind.AMOUNT and not fact.total)
    facts += sums(prose, tables, tabled, document, frozenset(clause.id for clause in aims))
    return tuple(facts)


def tables_of(document: Document) -> list[Table]:
    """The tables of a document, in order."""
    rows: dict[int, list[TableRow]] = {}
    for clause in document.clauses:
        if isinstance(clause, TableRow):
            rows.setdefault(clause.table, []).append(clause)
    return [table_of(group) for group in rows.values() if any(row.headers for row in group)]
