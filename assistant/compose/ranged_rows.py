"""Rows that are each of a range, by the measure that a question gives: 'tàu dài 150 m' of 'Từ 145 m đến dưới 175 m', 'cụ 85 tuổi' of 'Từ 80 tuổi'."""
from __future__ import annotations

import re

from assistant.bounds import UNIT, bounds
from assistant.compose import rows
from assistant.understand.question import Question
from index.quantities import parse_number
from index.records import Document, TableRow
from index.text import fold

# "dài 150 m", "85 tuổi": a measure, which is no bound itself
_MEASURE = re.compile(rf"(?<![\d.,/])(?<!từ )(?<!đến )(?<!dưới )(?<!trên )(?<!hơn )(?<!quá )(?P<n>\d[\d.,]*\d|\d){UNIT}")
_MOSTLY = 0.6      # of the rows of a table of ranges are called by one


def by_measure(question: Question, leaves: list[TableRow], document: Document) -> list[TableRow] | None:
    """The rows of the range that a measure of the question falls into; None where it gives none, or the table is none of ranges."""
    measures = [(parse_number(m["n"]), m["unit"]) for m in _MEASURE.finditer(question.folded)]
    ranges = {row.id: held for row in leaves if (held := bounds(fold(rows.name_of(row))))} if len(measures) == 1 else {}
    if len(ranges) < max(2, _MOSTLY * len(leaves)):
        return None
    (value, unit), = measures
    kept = [row for row in leaves if row.id in ranges and ranges[row.id][2] == unit and value is not None and ranges[row.id][0] <= value < ranges[row.id][1]]
    return kept or None
