"""Clauses numbered, fenced as data and filled to the model's window: whole clauses and rows only, in the order of their rank."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.answer import Citation
from assistant.compose import rows
from assistant.llm.orders import gives_orders
from index.records import Clause, ClauseKind, Document, TableRow

_PER_TOKEN = 2.2      # characters of Vietnamese a token, on the safe side: small models split its syllables
_LONGEST = 2_400      # characters; a longer clause is left out rather than cut
_NEVER = frozenset({ClauseKind.HEADING, ClauseKind.NOTE})


@dataclass
class Context:
    """The clauses that a model is shown; their numbers are what it cites."""

    room: int                                    # characters left
    citations: list[Citation] = field(default_factory=list)

    @classmethod
    def of(cls, tokens: int) -> Context:
        """Room for clauses in a window of so many tokens, besides the instructions and the answer."""
        return cls(room=int((tokens - 2_000) * _PER_TOKEN))

    def add(self, document: Document, clause: Clause, quote: str = "") -> Citation | None:
        """The citation of a clause, added where it is new; None where it gives orders, is too long, or there is no room. `quote`
        is that of the composed answer, which may cite what is not searched for: a note, a heading."""
        held = next((c for c in self.citations if c.clause.id == clause.id), None)
        if held:
            return held
        citation = Citation(number=len(self.citations) + 1, document=document, clause=clause, quote=quote or clause.quote,
                            columns=tuple(h for h, _ in rows.told(clause) if h) if isinstance(clause, TableRow) else ())
        size = len(shown(citation)) + 1
        if (clause.kind in _NEVER and not quote) or size > min(self.room, _LONGEST) or gives_orders(clause.text) or gives_orders(citation.quote):
            return None
        self.citations.append(citation)
        self.room -= size
        return citation

    def fill(self, clauses: Iterable[tuple[Document, Clause]]) -> None:
        for document, clause in clauses:
            self.add(document, clause)

    @property
    def text(self) -> str:
        return "\n".join(map(shown, self.citations))


def shown(citation: Citation) -> str:
    """A clause as a model sees it: where it stands, then its text; of a row each cell under its header, with its unit."""
    clause = citation.clause
    where = " › ".join((citation.title, *clause.path[-2:], clause.label))
    if isinstance(clause, TableRow):
        name = rows.name_of(clause)
        groups = f"Nhóm: {' › '.join(clause.groups)}. " if clause.groups else ""
        body = f"{groups}{name}" + "".join(f"; {header}: {value}" if header else f"; {value}" for header, value in rows.told(clause))
        where += f" – {clause.title}" if clause.title and clause.title not in where else ""
    else:
        body = citation.quote
    return f'<dieu-khoan so="{citation.number}" noi="{_data(where, True)}">{_data(body)}</dieu-khoan>'


def _data(text: str, inside_tag: bool = False) -> str:
    """Text that can neither close the fence nor open another."""
    text = text.replace("<", "‹").replace(">", "›").replace("\n", " ")
    return text.replace('"', "'") if inside_tag else text
