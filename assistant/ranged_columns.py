"""How many there are within bounds, of a table whose columns are headed by bounds: 'tàu dưới 90 CV' of 'Dưới 20 CV', '20 - dưới 90 CV', '90 - dưới 400 CV'."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.answer import Sum
from assistant.asked import Asked
from assistant.bounds import bounds
from assistant.compose import rows
from assistant.compose.draft import Draft
from assistant.compose.single import where
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from assistant.understand.terms import tokens
from index.quantities import added, format_number, parse_number
from index.records import Document, RowRole, TableRow, lowest
from index.text import fold

def compose(asked: Asked) -> Draft | None:
    """The figures of the columns that tile what the question bounds, of the row that it names, else of the total line; None where no table has such columns."""
    question = asked.question
    sought = bounds(question.folded) if question.asks_any(Ask.COUNT, Ask.QUANTITY) and not question.asks_any(Ask.AMOUNT, Ask.PERCENT, Ask.LIST, Ask.DATE) else None
    if not sought or not question.noun or question.entities.years:
        return None
    found = (draft for shelf in asked.shelves for table in shelf.tables.values() if (draft := _of_table(question, sought, table, shelf.document)))
    return next(found, None)


def _of_table(question: Question, sought: tuple[float, float, str], table: Sequence[TableRow], document: Document) -> Draft | None:
    chosen = list(_tiling(sought, table[0]))
    about = set(tokens(" ".join((table[0].title, *table[0].headers))))
    row = _row(question, table) if chosen and tokens(question.noun)[0] in about else None
    figures = [row.cells[i].strip() for i in chosen] if row else []
    values = [parse_number(figure) if re.search(r"\d", figure) else 0.0 for figure in figures]
    if not row or not any(values) or None in values:
        return None
    draft, mark = Draft(), ""
    mark = draft.cite(document, row)
    total = format_number(added(values))
    sums = " = " + " + ".join(f for f, v in zip(figures, values) if v) if len(figures) > 1 else ""
    draft.add(f"{rows.name_of(row).rstrip(' .:;')}: **{total} {question.as_typed(question.noun)}**{sums} ({'; '.join(lowest(row.headers[i]) for i in chosen)}). {mark}")
    draft.add(where(row, document))
    if sums:
        draft.sums.append(Sum(result=total, addends=tuple(f for f, v in zip(figures, values) if v)))
    return draft


def _tiling(sought: tuple[float, float, str], row: TableRow) -> Iterator[int]:
    """The columns whose bounds together are just those that are sought."""
    first, last, unit = sought
    ranged = [(i, *held[:2]) for i, header in enumerate(row.headers) if (held := bounds(fold(lowest(header)))) and held[2] == unit]
    inside = sorted((low, high, i) for i, low, high in ranged if low >= first and high <= last)
    joined = all(a[1] == b[0] for a, b in zip(inside, inside[1:]))
    if len(ranged) > 1 and inside and joined and inside[0][0] == first and inside[-1][1] == last:
        yield from (i for _, _, i in inside)


def _row(question: Question, table: Sequence[TableRow]) -> TableRow | None:
    """The row that the question calls by its name; the total line where it calls none."""
    said = f" {' '.join(tokens(question.read))} "
    named = [row for row in table if row.role is not RowRole.TOTAL and (name := ' '.join(tokens(rows.name_of(row)))) and " " in name and f" {name} " in said]
    if len(named) == 1:
        return named[0]
    if named or question.entities.places or question.entities.names:
        return None
    return next((row for row in reversed(table) if row.role is RowRole.TOTAL and not row.groups), None)
