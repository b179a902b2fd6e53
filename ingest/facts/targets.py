"""Indicators with the value they are to reach: 'Có ít nhất 30% làng nghề có …', and tables of indicators by year."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.quantities import Quantity, find_quantities, parse_number
from index.records import JOIN, Clause, ClauseKind, Document, Fact, FactKind, RowRole
from index.text import fold
from ingest.facts.amounts import about_row
from ingest.facts.columns import Table
from ingest.facts.names import NUMBERING
from ingest.facts.sums import per, qualifier
from ingest.tables.header import is_year
from index.units import column_unit

_SPEAKS = frozenset({ClauseKind.ITEM, ClauseKind.PARAGRAPH})
_SECTION = re.compile(r"(?<!trình )mục tiêu(?! quốc gia)|chỉ tiêu|mục đích")   # 'II. MỤC TIÊU', '2. Mục tiêu cụ thể'
_AIMS = re.compile(r"\bphấn đấu\b|^(?:mục tiêu|đến (?:hết )?năm 20\d\d)")       # 'Phấn đấu đến năm 2030 khôi phục …'
_TABLE = re.compile(r"chỉ tiêu|mục tiêu")
# Units that name no indicator: '3 sao', '15 tuổi', '12 tháng'
_NO_UNIT = frozenset("sao tuổi giờ tháng năm ngày mức cấp hạng bậc phút".split())
_BY_YEAR = re.compile(r"(?:đến|trong|vào|của)?\s*(?:hết |cuối )?năm (20\d\d)", re.IGNORECASE)
_COMPARED = re.compile(r"(?:so với|so năm|từ|giai đoạn|cùng kỳ)\s*(?:cùng kỳ\s*)?(?:năm )?$", re.IGNORECASE)
_LEAD = re.compile(r"^(?:[\s,;:.)–+-]|(?:phấn đấu|có|và|đạt|trong đó|mục tiêu|với|đến (?:hết |cuối )?năm 20\d\d|là|số)(?!\w))+", re.IGNORECASE)
_TAIL = re.compile(r"(?:[\s,:(–-]|(?<!\w)(?:và|có|là|đạt|trong đó|từ|(?<!trở )lên|thêm|ít nhất|tối thiểu|tối đa|khoảng|trên|hơn|dưới|không quá|gần|đạt từ|bình quân đạt|số|với|khoảng từ))+$", re.IGNORECASE)

_AFTER = re.compile(r"^\s*trở lên|(?:[\s,;:(–-]|(?<!\w)(?:và|trong đó|với)(?!\w))+$", re.IGNORECASE)
# Units of measure: 'Khoán bảo vệ rừng 81.800 ha' is about the forest, 'công nhận 12 làng nghề' about the villages
_MEASURES = frozenset("người ha km km2 km² m m2 m² m3 m³ mét tấn tạ kg lít kwh mw lượt".split())


def is_target(clause: Clause) -> bool:
    """Whether a clause stands among targets, or says of itself that it is one."""
    if clause.kind not in _SPEAKS:
        return False
    if any(_SECTION.search(heading.lower()) for heading in clause.path):
        return True
    return bool(_AIMS.search(NUMBERING.sub("", clause.text[:400]).lower()))


def targets(clauses: Sequence[Clause], document: Document) -> Iterator[Fact]:
    """The targets that the clauses state; only clauses for which is_target holds are to be given."""
    for clause in clauses:
        text = clause.text
        start = NUMBERING.match(text)
        named = _years_named(text)
        found = [q for q in find_quantities(text) if q.unit and q.unit.lower() not in _NO_UNIT]
        for begin, end in _sentences(text, start.end() if start else 0):
            for fact, quantity in _of_sentence(clause, begin, end, [q for q in found if begin <= q.start < end]):
                yield replace(fact, year=_year(clause, quantity, named, document))


def _sentences(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The stretches between ';' and full stops."""
    for mark in re.finditer(r";|\.\s+|$", text):
        if mark.start() > start:
            yield start, mark.start()
            start = mark.end()


def _of_sentence(clause: Clause, begin: int, end: int, found: Sequence[Quantity]) -> Iterator[tuple[Fact, Quantity]]:
    text, last, lead = clause.text, begin, ""
    for place, quantity in enumerate(found):
        unit = quantity.unit + per(text, quantity.end)
        stop = quantity.end + len(unit) - len(quantity.unit)
        lead = _TAIL.sub("", _LEAD.sub("", text[last:quantity.start])).strip() or lead
        last = stop + _joint(text[stop:found[place + 1].start]) if place + 1 < len(found) else end
        counts = not (quantity.unit in ("%", "lần") or quantity.dong is not None or lead and quantity.unit.lower() in _MEASURES)
        about = f"{lead} {quantity.unit if counts else ''}{_AFTER.sub('', text[stop:last])}"
        item = re.sub(r"\s+", " ", about).strip(" ,.;:/")
        if item:
            yield Fact(kind=FactKind.TARGET, document=clause.document, clause=clause.id, item=item, value=quantity.value, unit=unit,
                       qualifier=qualifier(quantity)), quantity


def _joint(between: str) -> int:
    """Where, between two quantities, the words about the first end: at the last comma or 'và', else at the end."""
    cuts = [m.start() for m in re.finditer(r",|\svà\s|\strong đó\s", between)]
    return cuts[-1] if cuts else len(between)


def _years_named(text: str) -> list[re.Match[str]]:
    """'đến năm 2030', 'năm 2026'; not 'so với năm 2020'."""
    return [m for m in _BY_YEAR.finditer(text) if not _COMPARED.search(text[max(0, m.start() - 14):m.start()])]


def _year(clause: Clause, quantity: Quantity, named: Sequence[re.Match[str]], document: Document) -> int | None:
    """By when: of the words before (else anywhere in the clause), of the innermost heading that says it, of the plan's end."""
    if named:
        before = [m for m in named if m.start() < quantity.start]
        return int((before[-1] if before else named[0])[1])
    for heading in reversed(clause.path):
        if year := _BY_YEAR.search(heading):
            return int(year[1])
    return document.period[1] if document.period else None


def table_targets(table: Table, document: Document) -> Iterator[Fact]:
    """The figures of a table of indicators: a value a column, of the year in its heading."""
    title = fold(table.rows[0].title)
    if not (_TABLE.search(title) or any(_TABLE.match(fold(heading)) for heading in table.headers)):
        return
    for row in table.rows:
        if row.role is RowRole.GROUP:
            continue
        about = about_row(table, row)
        named = bool(table.cell(row, "item"))
        for column, role in enumerate(table.roles):
            value = parse_number(row.cells[column]) if role == "figure" and column not in table.money else None
            if value is None:
                continue
            if not named and (indicator := _indicator(table, column)):      # 'Địa bàn | Số người học › 2024': the heading is the indicator
                about["item"] = indicator
            unit = column_unit(row, column) or ("%" if row.cells[column].rstrip().endswith("%") else "")
            yield Fact(
                kind=FactKind.TARGET, document=row.document, clause=row.id, column=column, value=value, unit=unit, source=table.headers[column],
                total=row.role is not RowRole.LEAF or column in table.sums, year=table.years[column] or (document.period[1] if document.period else None), **about)


def _indicator(table: Table, column: int) -> str:
    """What a column counts: its heading without the year; of a sum, that of the columns it adds up."""
    levels = [level for level in table.headers[table.sums.get(column, (column,))[0]].split(JOIN) if not is_year(level)]
    return JOIN.join(levels)
