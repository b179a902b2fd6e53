"""What a citation says, as fields of text and as tokens, with its amounts of money in đồng."""
from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from assistant.answer import Citation
from assistant.compose import rows
from assistant.verification.tokens import BARRIER, Token, folded, squeezed, tokens
from index.quantities import in_dong, parse_number
from index.records import Document, TableRow, lowest
from index.units import header_unit

_BARRIER = Token("barrier", BARRIER, 0, 0)


class Evidence:
    """The text of one citation: its quote, where it stands, what is known of its document, and of a row also headers,
    groups, title and unit. Everything is read when it is first needed."""

    def __init__(self, citation: Citation) -> None:
        self.citation, self.number = citation, citation.number

    @cached_property
    def own_fields(self) -> list[str]:
        """What the cited clause itself says and where it stands."""
        c, clause = self.citation, self.citation.clause
        pieces = c.quote.split(" | ")
        found = [*pieces, "" if isinstance(clause, TableRow) else " ".join(pieces), clause.label, *c.columns, *clause.path]      # headings apart: side by side they look like a row of their own
        if clause.page:
            found.append(f"trang {clause.page}")
        if isinstance(clause, TableRow):
            found += [f"{header} {value}" for header, value in rows.told(clause)] + [rows.name_of(clause), clause.title, clause.unit, *clause.groups]      # its name may stand in a cell that it shares with the row above
            found += [header for header, cell in zip(rows.short_headers(clause.headers), clause.cells) if cell]
            found += [unit for header in clause.headers if (unit := header_unit(lowest(header)))]       # 'Nguồn vốn (triệu đồng)' heads the labels
        return list(dict.fromkeys(f for f in found if f))

    @cached_property
    def fields(self) -> list[str]:
        return self.own_fields + [f for f in known_of(self.citation.document) if f]

    @cached_property
    def tokens(self) -> list[Token]:
        return [token for text in self.fields for token in (*tokens(folded(text)), _BARRIER)]

    @cached_property
    def own(self) -> int:
        """How many of the tokens are the clause's own; those of its document come after them."""
        return sum(len(tokens(folded(text))) + 1 for text in self.own_fields)

    def holds(self, name: str, own: bool = False) -> bool:
        """Whether a field (of the clause's own) holds a folded name."""
        return any(name in folded(text) for text in (self.own_fields if own else self.fields))

    def around(self, place: int) -> str:
        """The words around a token, for showing what supports a claim."""
        return " ".join(key for key in self.keys[max(0, place - 6):place + 7] if key != BARRIER)

    @cached_property
    def keys(self) -> list[str]:
        return [t.key for t in self.tokens]

    @cached_property
    def places(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for i, key in enumerate(self.keys):
            found.setdefault(key, []).append(i)
        return found

    @cached_property
    def by_kind(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for i, token in enumerate(self.tokens):
            found.setdefault(token.kind, []).append(i)
        return found

    @cached_property
    def squeezed(self) -> str:
        return "¦".join(map(squeezed, self.fields))

    @cached_property
    def money(self) -> dict[float, list[int]]:
        """Amounts in đồng → where their numbers stand."""
        found: dict[float, list[int]] = {}
        for i in self.by_kind.get("number", ()):
            if (dong := dong_at(self.tokens, i)) is not None:
                found.setdefault(dong, []).append(i)
        return found


def known_of(document: Document) -> list[str]:
    """What is known of a document besides its clauses."""
    date = "/".join(reversed(document.date.split("-"))) if len(document.date) == 10 else ""
    return [document.title, document.name, document.kind, document.place, document.province, document.province_today, document.issuer,
            document.number, document.signer, document.subject, date]


class Catalogue(Evidence):
    """What is known of documents without citing a clause of theirs: their titles and numbers."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.number = 0
        self.own_fields = self.fields = list(dict.fromkeys(f for d in documents for f in known_of(d) if f))


def unit_at(row: Sequence[Token], i: int) -> str:
    """The words of money right after a number: 'triệu đồng', 'tỷ'; '' where there are none."""
    words: list[str] = []
    for at, token in enumerate(row[i + 1:i + 4], i + 1):
        rate = token.key in {"tỷ", "tỉ"} and at + 1 < len(row) and row[at + 1].key == "lệ"       # '2.205 triệu đồng; Tỷ lệ đóng góp'
        if token.kind != "word" or token.key not in _MONEY_WORDS or rate or words[-1:] == ["đồng"]:
            break
        words.append(token.key)
    return " ".join(words)


_MONEY_WORDS = frozenset("nghìn ngàn triệu tỷ tỉ đồng trđ vnđ".split())


def dong_at(row: Sequence[Token], i: int) -> float | None:
    """The amount in đồng of the number at place i; None where no words of money follow it."""
    value = _value(row[i].key)
    unit = unit_at(row, i)
    return in_dong(value, unit) if unit and value is not None else None


def _value(key: str) -> float | None:
    try:
        return float(key)
    except ValueError:
        return parse_number(key)
