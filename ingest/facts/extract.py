"""The facts of a document: what its clauses and rows state, each tied to its clause."""
from __future__ import annotations

from index.records import Document, Fact, TableRow
from ingest.facts.amounts import amounts
from ingest.facts.charges import Charges
from ingest.facts.columns import Table, table_of
from ingest.facts.responsibilities import responsibilities


def extract_facts(document: Document) -> tuple[Fact, ...]:
    """The facts that the clauses of a document state: those of its prose, its tables and the documents it names."""
    prose = [clause for clause in document.clauses if not isinstance(clause, TableRow)]
    tables = tables_of(document)
    charges = Charges()
    facts = [*responsibilities(prose, charges)]
    for table in tables:
        facts += amounts(table, document)
    return tuple(facts)


def tables_of(document: Document) -> list[Table]:
    """The tables of a document, in order."""
    rows: dict[int, list[TableRow]] = {}
    for clause in document.clauses:
        if isinstance(clause, TableRow):
            rows.setdefault(clause.table, []).append(clause)
    return [table_of(group) for group in rows.values() if any(row.headers for row in group)]
