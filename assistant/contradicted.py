"""A plan that contradicts itself: its prose names a number of things, and the annex that lists them has another one. Whoever is told the first is told the second."""
from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace

from assistant import prose_and_list
from assistant.asked import Asked
from assistant.compose import lists, rows, single
from assistant.compose.draft import Draft
from assistant.compose.tables import Selection
from assistant.find import Candidate
from assistant.passage import NEAR
from assistant.shelf import Shelf
from assistant.understand.asks import Ask
from assistant.understand.terms import stopwords, tokens
from index.quantities import parse_number
from index.records import Clause, RowRole, TableRow
from index.text import fold

_KINDS = (Ask.AMOUNT, Ask.PERCENT, Ask.DATE, Ask.YEAR, Ask.SUM, Ask.MOST)
_FEWEST = 4        # things from which on a list of them is one


def noted(asked: Asked, draft: Draft) -> Draft | None:
    """The same answer with the list of another length beside it: 'Trùng tu 14 nhà vườn theo Phụ lục II', which lists 12; None where it tells no such number, or
    no list has another."""
    question = asked.question
    if not question.noun or not question.asks_any(Ask.COUNT, Ask.QUANTITY) or question.asks_any(*_KINDS) or question.entities.years or not draft.citations:
        return None
    cited = draft.citations[0]
    if isinstance(cited.clause, TableRow):
        one = len({c.clause.id for c in draft.citations}) == 1
        return _row_noted(asked, draft, cited.clause) if one else _list_noted(asked, draft, cited.clause)
    told = next((c for c in asked.ranked if c.clause.id == cited.clause.id), None)
    if told is None or len(draft.citations) > 2 or any(isinstance(c.clause, TableRow) for c in draft.citations):
        return None
    noun = prose_and_list.counted(question)
    said = next((m for m in prose_and_list.numbers(noun, told) if f"{m[1]} " in fold(draft.lines[0]) and _is_of(noun, m[0], told)), None)
    listed = next((one for one in _lists(asked, told) if said and prose_and_list.nearest([said], len(one.rows))), None)
    if said and listed is None and (line := _total_noted(asked, draft, told, said, noun)):
        return line
    if said is None or listed is None or int(said[1]) < _FEWEST or int(said[1]) == len(listed.rows):
        return None
    both = deepcopy(draft)
    both.add("**Lưu ý:** số liệu trong văn bản không khớp nhau.")
    both.absorb(lists.compose(replace(question, noun=noun), listed, counting=True, by_name=True))
    return both


def _row_noted(asked: Asked, draft: Draft, row: TableRow) -> Draft | None:
    """An answer told of one row, with the prose beside it that gives another number of the same and sends its reader to the row's annex: 'bảo quản 250 áo
    phao … ghi tại Phụ lục 2' of the row 'Áo phao | 210'; None where there is none."""
    name, own = " ".join(tokens(rows.name_of(row))), prose_and_list.ANNEX.match(fold(row.label))
    shelf = next((shelf for shelf in asked.shelves if shelf.document.id == row.document), None)
    if not name or not own or shelf is None or len(name.split()) > _NAME:
        return None
    figures = {digits for cell in row.cells if (digits := cell.strip().replace(".", "").lstrip("0")).isdigit()}
    for passage in shelf.passages:
        clause, line = passage.clause, " ".join(tokens(passage.clause.text))
        sent = not isinstance(clause, TableRow) and _sends_to(own, clause)
        said = re.search(rf"(?<![\d.,/])(\d[\d.]*) {re.escape(name)}\b", fold(clause.text)) if sent and name in line else None
        if said and figures and not _PART_OF.search(fold(clause.text)[:said.start()]) and said[1].replace(".", "").lstrip("0") not in figures:
            return _beside_prose(asked, draft, shelf, clause, said[0])
    return None


def _total_noted(asked: Asked, draft: Draft, told: Candidate, said: re.Match[str], noun: str) -> Draft | None:
    """An answer told by prose, with the last line of the annex that it sends its reader to beside it, where that has another number of the same: 'Trang bị 24 bộ
    chiêng (danh sách tại Phụ lục 2)', which adds up to 19."""
    if not prose_and_list.ANNEX.search(fold(told.clause.text)) or int(said[1]) < _FEWEST:
        return None
    for line, column in prose_and_list.total_lines(replace(asked.question, noun=noun), told):
        number = int(parse_number(line.cells[column]) or 0)
        if number != int(said[1]) and prose_and_list.nearest([said], number):
            both = deepcopy(draft)
            both.add(f"**Lưu ý:** số liệu không khớp: {line.label} ghi {rows.columns(line)[column].header}: **{line.cells[column]}** {both.cite(told.shelf.document, line)}")
            both.add(single.where(line, told.shelf.document, again=True))
            return both
    return None


# "Có **6 thôn bản** theo Phụ lục 3"
_COUNTED = re.compile(r"^Có \*\*(?P<number>\d+) ")


def _list_noted(asked: Asked, draft: Draft, first: TableRow) -> Draft | None:
    """All rows of a list, counted, with the prose beside them that gives another number of the same: of a clause that sends its reader to that annex, or holds
    all that the question says. None where there is none."""
    counted = _COUNTED.match(draft.lines[0])
    shelf = next((shelf for shelf in asked.shelves if shelf.document.id == first.document), None)
    leaves = sum(row.role is RowRole.LEAF for row in shelf.tables[first.table]) if shelf else 0
    if not counted or int(counted["number"]) != leaves or leaves < _FEWEST or any(not isinstance(c.clause, TableRow) for c in draft.citations):
        return None
    own, noun = prose_and_list.ANNEX.match(fold(first.label)), prose_and_list.counted(asked.question)
    for passage in shelf.passages if noun else ():
        if isinstance(passage.clause, TableRow):
            continue
        told = Candidate(shelf, passage, 1.0, {})
        said = prose_and_list.nearest(prose_and_list.numbers(noun, told), leaves)
        sent = own and _sends_to(own, passage.clause)
        if said and int(said[1]) != leaves and (sent or all(passage.holds(word) >= NEAR for word in asked.question.words)):
            return _beside_prose(asked, draft, shelf, passage.clause, said[0])
    return None


def _sends_to(annex: re.Match[str], clause: Clause) -> bool:
    """Whether a clause sends its reader to an annex, as prose_and_list.ANNEX finds it: '(Phụ lục 2)'."""
    return any((m["kind"], m["number"]) == (annex["kind"], annex["number"]) for m in prose_and_list.ANNEX.finditer(fold(clause.text)))


# "mua thêm 30 áo phao", "mỗi thuyền 12 áo phao": not all that there are
_PART_OF = re.compile(r"\b(?:thêm|bổ sung|thiếu|mỗi|từng|còn lại|trong đó)\b[^;,.]{0,20}$")
_NAME = 5          # syllables of a row's name that prose would say whole


def _beside_prose(asked: Asked, draft: Draft, shelf: Shelf, clause: Clause, said: str) -> Draft:
    """An answer told of rows, and the number that a clause of prose gives instead."""
    both = deepcopy(draft)
    both.add(f"**Lưu ý:** số liệu không khớp: {clause.label} nêu **{said}** {both.cite(shelf.document, clause, asked.question.sought)}")
    both.add(f"> “{single.unmarked(single.shown_of(asked.question, clause))}”")
    both.add(single.where(clause, shelf.document, again=True))
    return both


def _is_of(noun: str, counted: str, told: Candidate) -> bool:
    """Whether what a clause counts is what is asked for: 'mấy con cái' is not told by '13 con', 'bao nhiêu tàu cá ngừ' is by '15 tàu' of a plan about them."""
    left = set(tokens(noun)) - set(tokens(counted))
    return all(f" {word} " in told.shelf.title_line or f" {word} " in f" {' '.join(tokens(told.clause.text))} " for word in left)


def _lists(asked: Asked, told: Candidate) -> Iterator[Selection]:
    """The rows of each table that the clause sends its reader to, or whose title says what is counted by all words of the question."""
    annexes = {f"{m['kind']} {m['number']}" for m in prose_and_list.ANNEX.finditer(fold(told.clause.text))}
    words = {t for word in asked.question.words for t in tokens(word)} - stopwords()
    for table in told.shelf.tables.values():
        heads = {group for row in table for group in row.groups}
        leaves = tuple(row for row in table if row.role is RowRole.LEAF and not any(group.endswith(rows.name_of(row)) for group in heads))      # 'I | Xã Krông Na | 06 con' heads those below it
        if len(leaves) < _FEWEST:
            continue
        own = prose_and_list.ANNEX.match(fold(leaves[0].label))
        if own and f"{own['kind']} {own['number']}" in annexes or len(words) > 1 and words <= set(tokens(leaves[0].title)):
            yield Selection(told.shelf.document, leaves, tuple(table), ("annex",), 1.0)
