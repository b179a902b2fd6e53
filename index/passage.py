"""What a clause is searched by: its own words, and the words above it that say what it is about."""
from __future__ import annotations

from dataclasses import dataclass

from index.records import Clause, Document, TableRow


@dataclass(frozen=True, slots=True)
class Passage:
    """The texts of a clause for the search, outermost first within each."""

    text: str        # the clause's own words; of a row, its cells
    context: str     # a line each: headings, table title, group rows, column headers of the filled cells
    document: str    # the document's kind, number, title, place, issuer, period

    @property
    def embedded(self) -> str:
        """For the embedder: the headings on lines of their own, then the clause."""
        return f"{self.context}\n{self.text}" if self.context else self.text


def passage(clause: Clause, document: Document) -> Passage:
    """The passage of a clause of this document."""
    if isinstance(clause, TableRow):
        filled = [header for header, cell in zip(clause.headers, clause.cells) if cell]
        above = [*clause.path, clause.title, *clause.groups, " ; ".join(filled)]
    else:
        above = list(clause.path)
    return Passage(text=clause.text, context="\n".join(_distinct(above)), document=about(document))


def about(document: Document) -> str:
    """The document's metadata in a line each, as words to search by."""
    period = f"{document.period[0]} - {document.period[1]}" if document.period else ""
    return "\n".join(_distinct([
        document.kind, document.number, document.title, document.subject, document.place, document.province,
        document.province_today, document.issuer, period, document.date[:4],
    ]))


def _distinct(texts: list[str]) -> list[str]:
    return list(dict.fromkeys(text for text in texts if text))
