"""What is indexed, as a list shows it: metadata, size, and whether another indexed plan takes its place."""
from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from index.library import Index
from index.records import Document, FactKind, TableRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A document of the list. `replaced_by` and `replaces` are indexed documents; empty where none is."""

    document: Document
    clauses: int
    rows: int
    tables: int
    facts: int
    replaced_by: tuple[Document, ...] = ()
    replaces: tuple[Document, ...] = ()


def catalogue(index: Index) -> list[Entry]:
    """All documents, by title, with the counts of their clauses."""
    documents = index.documents()
    after, before = _replacements(index, documents)
    entries = []
    for document in documents:
        clauses = index.clauses(document.id)
        rows = [clause for clause in clauses if isinstance(clause, TableRow)]
        entries.append(Entry(
            document=document, clauses=len(clauses) - len(rows), rows=len(rows), tables=len({row.table for row in rows}),
            facts=sum(1 for _ in index.facts(document=document.id)),
            replaced_by=tuple(after.get(document.id, ())), replaces=tuple(before.get(document.id, ()))))
    return sorted(entries, key=lambda entry: entry.document.title or entry.document.name)


def _replacements(index: Index, documents: list[Document]) -> tuple[dict[str, list[Document]], dict[str, list[Document]]]:
    """Which documents take the place of which: by the numbers that they name as replaced. A number that several indexed
    documents carry tells nothing by itself, and is left out."""
    carried = Counter(document.number for document in documents if document.number)
    by_number = {document.number: document for document in documents if carried[document.number] == 1}
    after: dict[str, list[Document]] = {}
    before: dict[str, list[Document]] = {}
    for document in documents:
        named = {reference.number for reference in document.references if reference.relation == "thay thế"}
        named |= {fact.reference for fact in index.facts(FactKind.REFERENCE, document=document.id) if fact.relation == "thay thế"}
        for number in named:
            old = by_number.get(number)
            if old is not None and old.id != document.id:
                after.setdefault(old.id, []).append(document)
                before.setdefault(document.id, []).append(old)
    return after, before
