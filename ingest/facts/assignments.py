"""Tables of tasks: who leads, who takes part, and by when."""
from __future__ import annotations

import re
from collections.abc import Iterator

from index.records import JOIN, Fact, FactKind, RowRole, TableRow
from index.text import fold
from ingest.facts.columns import Table
from ingest.facts.deadlines import year_in
from ingest.facts.names import split
from ingest.facts.responsibilities import DOES, JOINS, LEADS

_LEADS = re.compile(r"chủ trì|đầu mối|chịu trách nhiệm|chủ đầu tư|chủ dự án")
_TASK = re.compile(r"nhiệm vụ|công việc|nội dung|hoạt động|văn bản|đề án|dự án|giải pháp|hạng mục")


def is_assignment(table: Table) -> bool:
    """Whether a table says who does what."""
    return "lead" in table.roles or "partner" in table.roles


def assignments(table: Table) -> Iterator[Fact]:
    """The responsibilities and deadlines of a table of tasks; none for other tables."""
    leads = [c for c, role in enumerate(table.roles) if role == "lead"]
    partners = [c for c, role in enumerate(table.roles) if role == "partner"]
    for row in table.rows:
        if row.role is not RowRole.LEAF:
            continue
        item = table.cell(row, "item") or table.cell(row, "text")
        led = [(name, LEADS if _LEADS.search(fold(table.headers[c])) else DOES, c) for c in leads for name in _names(row, c)]
        for name, role, column in [*led, *((name, JOINS, c) for c in partners for name in _names(row, c))]:
            yield Fact(kind=FactKind.RESPONSIBILITY, document=row.document, clause=row.id, agency=name, role=role, item=item, column=column,
                       group=JOIN.join(row.groups))
        if is_assignment(table) or _TASK.search(fold(" ".join(table.headers[:3]))) and not table.money:
            yield from _due(table, row, item, [name for name, _, _ in led])


def _names(row: TableRow, column: int) -> tuple[str, ...]:
    cell = row.cells[column] if column < len(row.cells) else ""
    return tuple(name for name in split(cell) if not name[0].isdigit())


def _due(table: Table, row: TableRow, item: str, agencies: list[str]) -> Iterator[Fact]:
    column = table.first("time")
    date = row.cells[column].strip() if column is not None and column < len(row.cells) else ""
    if date:
        for agency in agencies or [""]:
            yield Fact(kind=FactKind.DEADLINE, document=row.document, clause=row.id, agency=agency, item=item, date=date, column=column,
                       year=year_in(date), group=JOIN.join(row.groups))
