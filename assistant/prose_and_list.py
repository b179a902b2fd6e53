"""How many of a thing the prose names and how many an annex lists, set side by side: 'mục tiêu nêu mấy chợ, phụ lục liệt kê đủ số đó không'."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant import evidence
from assistant.compose import lists, rows, rows_of_noun, single, tables
from assistant.compose.asked_column import NO_COUNT
from assistant.compose.draft import Draft
from assistant.compose.quoting import best_part
from assistant.compose.tables import Selection
from assistant.find import Candidate
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from assistant.understand.terms import stopwords, tokens
from index.quantities import parse_number
from index.records import RowRole, TableRow, lowest
from index.text import fold

_OTHER_KINDS = (Ask.AMOUNT, Ask.PERCENT, Ask.DATE, Ask.YEAR)
_LIST = r"(?:phụ lục|danh mục|danh sách|bảng|biểu)\b"
_MANY = r"\b(?:mấy|bao nhiêu)\b"
# "có khớp với danh mục không", "phụ lục có đủ số đó không", "nói mấy điểm, phụ lục kê mấy điểm"
_SET_BESIDE = re.compile(
    rf"{_LIST}.*\b(?:khớp|lệch|trùng|giống|thống nhất|mâu thuẫn|đủ)\b|\b(?:khớp|lệch|trùng|giống|thống nhất|mâu thuẫn)\b.*{_LIST}|"
    rf"{_MANY}.*\b{_LIST}.*{_MANY}|\b{_LIST}.*{_MANY}.*\b(?:mục tiêu|chỉ tiêu|nhiệm vụ|lời văn)\b")
# "ở dòng cộng của phụ lục": a figure that a row gives, not how many rows there are
_ROW_ASKED = re.compile(r"\bdòng (?:tổng )?cộng\b|\btổng (?:cộng|số)\b|\bcộng lại\b")
# "tại Phụ lục 01", "(Phụ lục II)", "Biểu số 2"
ANNEX = re.compile(r"\b(?P<kind>phụ lục|biểu|bảng) (?:số )?(?P<number>\d{1,2}|[ivx]{1,5}|[a-e])\b")
_LEAST, _MOST = 0.6, 1.5      # rows for one that the prose names, within which a list may be of the same things


def compose(question: Question, ranked: Sequence[Candidate]) -> Draft | None:
    """The clause that names a number, then the rows counted; None where the question does not set the one beside the other, or one is not found."""
    if not _SET_BESIDE.search(question.folded) or _ROW_ASKED.search(question.folded) or question.asks_any(*_OTHER_KINDS):
        return None
    noun = counted(question)
    if not noun:
        return None
    question = replace(question, noun=noun)
    stated = [c for c in ranked[:_TRIED] if not isinstance(c.clause, TableRow) and evidence.holds(Ask.QUANTITY, c.clause, noun) == 1.0]
    for told in stated:
        for selection in _lists(question, told):
            if said := nearest(numbers(noun, told), len(selection.rows)):
                return _draft(question, told, said, selection)
    for told in stated:
        for line, column in total_lines(question, told):
            if said := nearest(numbers(noun, told), int(parse_number(line.cells[column]))):
                return _draft_of_line(question, told, said, line, column)
    return None


# "chợ, danh mục ở phụ lục", "chốt bảo vệ rừng, còn danh sách", "trường mầm non cho con công nhân": what is counted ends there
_ON = re.compile(r",|\b(?:còn|cho|của|ở|tại|được|vào|trong|do|để)\b")


def counted(question: Question) -> str:
    """What the question counts, without what follows it: 'chợ' of 'bao nhiêu chợ, danh mục ở phụ lục có khớp không'."""
    return _ON.split(question.noun)[0].strip()


def nearest(said: Sequence[re.Match[str]], count: int) -> re.Match[str] | None:
    """Of the numbers that a clause says the one nearest to what a list has, if any is of its size."""
    near = [one for one in said if _LEAST * int(one[1]) <= count <= _MOST * int(one[1])]
    return min(near, key=lambda one: abs(int(one[1]) - count), default=None)


_TRIED = 12      # clauses among which the one that names the number is sought


def numbers(noun: str, told: Candidate) -> list[re.Match[str]]:
    """Where a clause says how many of the noun, by as many of its words as it has: '03 chợ' and '09 chợ' of 'xây mới 03 chợ, cải tạo 09 chợ', '13 công trình'
    for 'công trình chống ngập'; with the number as group 1."""
    first, *rest = map(re.escape, tokens(noun))
    called = first + "".join(f"(?: {word}" for word in rest) + ")?" * len(rest)
    return list(re.finditer(rf"(?<![\d.,/])(\d{{1,3}}) (?:[^\W\d_]+ )?{called}\b", fold(told.clause.text)))


def _named(question: Question, told: Candidate) -> Iterator[Question]:
    """The question as asked of the annexes that the clause or the question names, then of any."""
    named = tuple(f"{m['kind']} {m['number']}" for m in ANNEX.finditer(fold(told.clause.text))) or question.entities.annexes
    for annexes in (named, ()) if named else ((),):
        yield replace(question, entities=replace(question.entities, annexes=annexes))


def _lists(question: Question, told: Candidate) -> Iterator[Selection]:
    """The tables that list the noun one a row: the rows that the question chooses by their group or entry, then all."""
    for asked in _named(question, told):
        for selection in tables.select(asked, [told.shelf]):
            leaves = tuple(row for row in selection.all_rows if row.role is RowRole.LEAF)
            chosen = (selection.rows,) if {"group", "value"} & set(selection.filters) else ()
            for found in (*chosen, leaves):
                whole = replace(selection, rows=found)
                if rows_of_noun.lists_noun(question, whole) and not _counts_in_column(question, leaves[0]):
                    yield whole


def total_lines(question: Question, told: Candidate) -> Iterator[tuple[TableRow, int]]:
    """(the last line of a table, its column) that tell how many of the noun there are: by the heading that names it, with the most words that the question says."""
    said, head = set(tokens(question.read)) - stopwords(), tokens(question.noun)[0]
    for asked in _named(question, told):
        for selection in tables.select(asked, [told.shelf]):
            line = next((row for row in reversed(selection.all_rows) if row.role is RowRole.TOTAL), None)
            headed = {i: set(tokens(lowest(line.headers[i]))) for i, cell in enumerate(line.cells) if re.fullmatch(r"\d{1,3}", cell.strip())} if line else {}
            counting = [i for i, words in headed.items() if head in words]
            if counting:
                yield line, max(counting, key=lambda i: len(said & headed[i]))


def _counts_in_column(question: Question, row: TableRow) -> bool:
    """Whether a column of figures tells how many of the noun a row has: then its rows are something else ('Xã', 'Số lớp')."""
    head = tokens(question.noun)[0]
    return any(head in tokens(header) and not NO_COUNT.match(fold(lowest(header))) and re.fullmatch(r"[\d.,]+", cell.strip()) for header, cell in zip(row.headers, row.cells) if cell != rows.name_of(row))


def _opening(question: Question, told: Candidate, said: re.Match[str], count: int) -> Draft:
    draft = Draft()
    agree = int(said[1]) == count
    draft.add(f"{'Số liệu khớp nhau' if agree else '**Lưu ý:** số liệu không khớp'}: {told.clause.label} nêu **{said[0]}** {draft.cite(told.shelf.document, told.clause, question.sought)}")
    draft.add(f"> “{single.unmarked(best_part(told.clause, question.sought, _QUOTED))}”")
    return draft


_QUOTED = 240        # characters of the clause that are shown above the list


def _draft(question: Question, told: Candidate, said: re.Match[str], selection: Selection) -> Draft:
    draft, document = _opening(question, told, said, len(selection.rows)), told.shelf.document
    draft.absorb(lists.compose(question, selection, counting=True, by_name=True))
    if line := next((row for row in selection.all_rows if row.role is RowRole.TOTAL and re.search(r"\d", rows.name_of(row))), None):
        draft.add(f"Dòng cuối bảng: “{rows.name_of(line)}” {draft.cite(document, line)}")          # 'Tổng cộng (12 điểm)'
    return draft


def _draft_of_line(question: Question, told: Candidate, said: re.Match[str], line: TableRow, column: int) -> Draft:
    draft, document = _opening(question, told, said, int(parse_number(line.cells[column]))), told.shelf.document
    draft.add(f"{rows.name_of(line)} – {rows.columns(line)[column].header}: **{line.cells[column]}** {draft.cite(document, line)}")
    draft.add(single.where(line, document))
    return draft
