"""A row of a table told in a sentence: what it is about, then what was asked of it, in bold."""
from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant import headed, payers
from assistant.compose import place_columns, rows
from assistant.compose.charged import with_today
from assistant.pointing import columns
from assistant.times import has_year, months
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from index.records import TableRow
from index.segment import words
from index.text import fold


def tell_row(question: Question, row: TableRow) -> str:
    """A table row in words: what it is about, then what was asked of it first."""
    told = rows.told(row)
    lead, coordinate = ([v for c in rows.columns(row) if c.role == role and (v := row.cells[c.index])] for role in ("lead", "coordinate"))
    first = []
    if question.asks_any(Ask.LEAD) and lead:
        header = next(c.header for c in rows.columns(row) if c.role == "lead" and row.cells[c.index])
        first.append(f"**{with_today(lead[0])}** chủ trì" if headed.agency_heading(lead[0]) or "chủ trì" in fold(header) else f"{header}: **{lead[0]}**")
    years = _of_payers(question, [one for one in rows.of_years(row, question.entities.times) if one[1] != "x"]) if not lead else []
    if len(years) > 1:       # 'Diện tích năm 2025', 'Sản lượng năm 2025': that which is asked for
        years = [one for one in years if one in columns.meant(question, row, years)] or years
    first += [f"{header}: **{value}**" for header, value in years]
    if question.asks_any(Ask.COORDINATE, Ask.LEAD) and coordinate:
        first.append(f"phối hợp: {rows.clean(coordinate[0])}")
    if years:                # of a table by years only those that were asked, and what another time than that has
        others = _OTHER_TIME.search(question.folded) or sum(has_year(h) for h, _ in told) <= _FEW_YEARS and _TWICE.search(question.folded)
        headed_so = {header for header, _ in years}
        told = [pair for pair in told if pair not in years and pair[0] not in (headed_so if question.entities.month else ()) and (others or not has_year(pair[0])) and not (question.entities.month and months(pair[0]))]
    if question.noun and Ask.QUANTITY in question.asks and (counted := re.search(rf"\d[\d.,]*(?:\s?[-–]\s?\d[\d.,]*)?\s+{re.escape(_first_word(question.noun))}\b", row.text)):
        first.append(f"**{counted[0]}**")        # 'xóm Bó Tờ (30 hộ)'
    told = [(h, v) for h, v in told if value_left(v, lead, coordinate, first) and h not in _of_other_places(question, row)]
    asked = columns.meant(question, row, told)
    said = "; ".join(_pair(header, value, (header, value) in asked) for header, value in (*asked, *(pair for pair in told if pair not in asked)))
    name = rows.name_of(row).rstrip(" .;:")
    name = f"**{name}**" if name and not asked and not first else name      # nothing of what it says is asked for: it is itself what is
    groups = f" ({' › '.join(row.groups)})" if row.groups else ""
    if years and not lead:   # 'Ngân sách tỉnh – 2028: **29.400 triệu đồng**; Cộng: 117.200 triệu đồng.'
        return f"{name}{groups} – {', '.join(first)}" + (f"; {said}." if said else ".")
    called = f"{name}{groups}"
    return (", ".join(first) + " – " if first else "") + called + (f"{': ' if called else ''}{said}." if said else ".")


def _of_payers(question: Question, years: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Of the columns of a year those of the source that the question names, where there are some: 'Năm 2028 › NSTW' for 'trung ương'."""
    asked = payers.columns_asked(question.folded)
    return [(header, value) for header, value in years if any(payer.told.search(f"; {payers.levels(header)} ;") for payer in asked)] or years


def _of_other_places(question: Question, row: TableRow) -> set[str]:
    """The headings of the parts of a province, of a row that has a column for all of it, where the question names none of the parts: 'tỉnh Lâm Đồng' is not
    'Khu vực Lâm Đồng (cũ)'."""
    placed = place_columns.of(row)
    whole = [i for i, header in enumerate(row.headers) if i not in placed and _WHOLE.search(fold(header)) and row.cells[i].strip()]
    own = {fold(p.name) for p in question.entities.provinces} if not _FORMER.search(question.folded) else set()
    if not placed or not whole or any(placed[i] not in own for i in place_columns.named(question, row)):
        return set()
    return {column.header for column in rows.columns(row) if column.index in placed}


# "Toàn tỉnh", "Tổng cộng"; "khu vực Đắk Nông cũ"
_WHOLE = re.compile(r"\b(?:toàn|cộng|tổng)\b")
_FORMER = re.compile(r"\bcũ\b|\bkhu vực\b")


# "năm ngoái đạt bao nhiêu, năm 2026 giao bao nhiêu", "hiện nay … đến 2030", "năm trước đó bao nhiêu": a time beside the year that is named
_OTHER_TIME = re.compile(r"\bnăm (?:ngoái|trước|rồi|qua|nay|sau)\b|\bhiện (?:nay|tại|có|trạng|đang|giờ)\b|\btrước đây\b|\bban đầu\b|\blúc (?:lập|đầu)\b")
_TWICE = re.compile(r"\b(?:bao nhiêu|mấy|bn)\b.*\b(?:bao nhiêu|mấy|bn)\b")
_FEW_YEARS = 3     # columns of years that are told together where two figures are asked


@lru_cache(maxsize=256)
def _first_word(noun: str) -> str:
    """The first word of what is counted: 'nhà giáo' of 'nhà giáo được bồi dưỡng', since 650 nhà giáo are no 650 nhà."""
    return words(noun)[0].replace("_", " ").casefold()


def value_left(value: str, lead: Sequence[str], coordinate: Sequence[str], first: Sequence[str]) -> bool:
    """Whether a cell is still to be told: those who lead and help may have been told before."""
    return value not in map(rows.clean, (*lead[:1], *coordinate[:1])) or not first


def _pair(header: str, value: str, asked: bool) -> str:
    """A column told, in bold where it is asked for: 'Quy mô: **74 hộ**'; of a mark what it marks: '**2028**', 'Có kho lạnh: **có**'."""
    bold = "**" if asked else ""
    if value == "x" and not has_year(header):
        value = "có"
    return f"{bold}{rows.marked(header)}{bold}" if value == "x" else f"{header}: {bold}{value}{bold}" if header else f"{bold}{value}{bold}"
