"""What a clause is searched by: its own words, and the words above it that say what it is about."""
from __future__ import annotations

from dataclasses import dataclass

from index.records import Clause, ClauseKind, Document, TableRow

_NEAR = 2           # headings counted from the clause upwards
_SHORT_LINE = 60    # characters; the lines of a document's front are short


@dataclass(frozen=True, slots=True)
class Passage:
    """The texts of a clause for the search, a line each, outermost first."""

    text: str        # the clause's own words; of a row, its cells
    near: str        # the two headings (or group rows) next above it
    far: str         # the headings further out, and the table's title
    headers: str     # of a row: the headers of its filled columns
    document: str    # the document's kind, number, title, place, issuer, period

    @property
    def embedded(self) -> str:
        """For the embedder: the nearest headings on lines of their own, then the clause."""
        return "\n".join(part for part in (self.near, self.text) if part)


def passage(clause: Clause, document: Document) -> Passage:
    """The passage of a clause of this document."""
    path, headers = list(clause.path), ""
    above = path
    if isinstance(clause, TableRow):
        headers = " ; ".join(header for header, cell in zip(clause.headers, clause.cells) if cell)
        path = [clause.title, *path]
        above = list(clause.groups) or path
    near = above[-_NEAR:]
    far = [heading for heading in path if heading not in near]
    return Passage(
        text=clause.text, near="\n".join(_distinct([*near, _what_it_is(clause, document)])), far="\n".join(_distinct(far)),
        headers=headers, document=about(document))


def _what_it_is(clause: Clause, document: Document) -> str:
    """What the lines at the front and the end of a document are, which they don't say themselves."""
    if clause.kind is ClauseKind.CLOSING and document.signer and document.signer in clause.text:
        return "người ký ban hành văn bản"
    if clause.kind is ClauseKind.FRONT and len(clause.text) < _SHORT_LINE:
        folded = clause.text.casefold()
        if folded.startswith("số"):          # "Số: 11/KH-UBND"
            return "số, ký hiệu văn bản"
        if " ngày" in folded:                # "Hưng Yên, ngày 09 tháng 01 năm 2024"
            return "ngày ký ban hành văn bản"
    return ""


def about(document: Document) -> str:
    """The document's metadata in a line each, as words to search by."""
    period = f"{document.period[0]} - {document.period[1]}" if document.period else ""
    return "\n".join(_distinct([
        document.kind, document.number, document.title, document.subject, document.place, document.province,
        document.province_today, document.issuer, period, document.date[:4],
    ]))


def _distinct(texts: list[str]) -> list[str]:
    return list(dict.fromkeys(text for text in texts if text))
