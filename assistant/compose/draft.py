"""An answer in the making: its text, and the citations it has used so far, numbered as they come."""
from __future__ import annotations

import re
from dataclasses import replace

from assistant.answer import Citation, Sum
from assistant.compose import rows
from assistant.compose.quoting import quote_of
from assistant.understand.question import Sought
from index.records import Clause, Document, TableRow

_MARK = re.compile(r"\[\d+\]")


class Draft:
    """Collects what an answer is made of. A clause cited twice with the same quote keeps its number."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.citations: list[Citation] = []
        self.sums: list[Sum] = []

    def cite(self, document: Document, clause: Clause, words: Sought = Sought(), quote: str = "") -> str:
        """The mark '[n]' of a citation of `clause`; `words` choose the stretch quoted where the whole clause is too long."""
        quote = quote or quote_of(clause, words)
        columns = tuple(header for header, _ in rows.told(clause) if header) if isinstance(clause, TableRow) else ()
        for held in self.citations:
            if held.clause.id == clause.id and quote in held.quote:
                return f"[{held.number}]"
        self.citations.append(Citation(number=len(self.citations) + 1, document=document, clause=clause, quote=quote, columns=columns))
        return f"[{len(self.citations)}]"

    def add(self, line: str) -> None:
        self.lines.append(line)

    def absorb(self, other: Draft) -> None:
        """Adds another draft's lines after one's own, its citations numbered anew."""
        numbers = {}
        for held in other.citations:
            mark = self.cite(held.document, held.clause, quote=held.quote)
            numbers[f"[{held.number}]"] = mark
            at = int(mark[1:-1]) - 1
            if len(held.columns) > len(self.citations[at].columns):
                self.citations[at] = replace(self.citations[at], columns=held.columns)
        self.lines += [_MARK.sub(lambda m: numbers.get(m[0], m[0]), line) for line in other.lines]
        self.sums += other.sums

    @property
    def text(self) -> str:
        return "\n\n".join(self.lines)


def cell(text: str) -> str:
    """Text made safe for a cell of a Markdown table."""
    return text.replace("|", "/").replace("\n", " ").strip()


def markdown_table(headers: list[str], rows: list[list[str]]) -> str:
    """A Markdown table; cells are text, not markup."""
    lines = ["| " + " | ".join(map(cell, headers)) + " |", "|" + " --- |" * len(headers)]
    return "\n".join(lines + ["| " + " | ".join(map(cell, row)) + " |" for row in rows])


def place_of(document: Document) -> str:
    """A document's own place as a reader names it: 'tỉnh Lào Cai', 'huyện Khoái Châu'; its name where none is known."""
    return document.place or (f"tỉnh {document.province}" if document.province else document.name)
