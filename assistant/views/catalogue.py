"""What is indexed, as a list shows it: metadata, size, and whether another indexed plan takes its place."""
from __future__ import annotations

from dataclasses import dataclass

from assistant.succession import successors
from index.library import Index
from index.records import Document, TableRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A document of the list. `replaced_by` and `replaces` are indexed documents."""

    document: Document
    clauses: int
    rows: int
    tables: int
    facts: int
    replaced_by: Document | None = None
    replaces: tuple[Document, ...] = ()

    def over(self, year: int) -> bool:
        """Whether the years that the document is made for have passed by `year`."""
        return self.document.period is not None and self.document.period[1] < year


def catalogue(index: Index) -> list[Entry]:
    """All documents, by title, with the counts of their clauses."""
    documents = index.documents()
    newer = successors(documents)
    entries = []
    for document in documents:
        clauses = index.clauses(document.id)
        rows = [clause for clause in clauses if isinstance(clause, TableRow)]
        entries.append(Entry(
            document=document, clauses=len(clauses) - len(rows), rows=len(rows), tables=len({row.table for row in rows}),
            facts=sum(1 for _ in index.facts(document=document.id)),
            replaced_by=newer.get(document.id), replaces=tuple(old for old in documents if newer.get(old.id) is document)))
    return sorted(entries, key=lambda entry: entry.document.title or entry.document.name)
