"""In how many months, quarters or years a row is marked: 'kiểm tra nhà ống làm trong mấy tháng' of a schedule with a column for each month and x where it is done."""
from __future__ import annotations

from assistant.asked import Asked
from assistant.compose import rows, single
from assistant.compose.draft import Draft
from assistant.understand.asks import Ask
from assistant.understand.terms import tokens
from index.records import RowRole, TableRow, lowest
from index.text import fold

_TIMES = frozenset({"tháng", "quý", "năm", "tuần", "đợt"})
_SURE = 0.75       # share of the question's words that the reading of one row must explain
_MARKS = frozenset({"x", "+", "v", "✓", "✔"})


def compose(asked: Asked) -> Draft | None:
    """How many of the times asked for the one row that the question means is marked under, and which; None where it asks for none, or means no such row."""
    question = asked.question
    noun = tokens(question.noun)[:1]
    if Ask.COUNT not in question.asks or not noun or noun[0] not in _TIMES or question.asks_any(Ask.AMOUNT, Ask.SUM):
        return None
    for reading in asked.readings[:1]:
        row = reading.rows[0]
        headings = _marked(row, noun[0]) if len(reading.rows) == 1 and row.role is RowRole.LEAF and reading.share + _ONE_ROW >= _SURE else []
        if headings:
            draft = Draft()
            mark = draft.cite(reading.shelf.document, row)
            draft.add(f"{rows.name_of(row)}: có **{len(headings)} {noun[0]}**:")
            draft.add("\n".join(f"- {name} {mark}" for name in headings))
            draft.add(single.where(row, reading.shelf.document))
            return draft
    return None


_ONE_ROW = 0.15    # what a reading into a single row is marked down by (row_query/reading.py)


def _marked(row: TableRow, time: str) -> list[str]:
    """The headings of a time under which a row has a mark: 'Tháng 2', 'Tháng 3'; empty where the table has no such columns."""
    columns = [i for i, header in enumerate(row.headers) if fold(lowest(header)).startswith(f"{time} ")]
    return [lowest(row.headers[i]) for i in columns if row.cells[i].strip().casefold() in _MARKS] if len(columns) > 1 else []
