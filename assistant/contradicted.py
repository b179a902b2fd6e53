"""A plan that contradicts itself: its prose names a number of things, and the annex that lists them has another one. Whoever is told the first is told the second."""
from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace

from assistant import prose_and_list
from assistant.asked import Asked
from assistant.compose import lists, rows
from assistant.compose.draft import Draft
from assistant.compose.tables import Selection
from assistant.find import Candidate
from assistant.understand.asks import Ask
from assistant.understand.terms import stopwords, tokens
from index.records import RowRole, TableRow
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
    told = next((c for c in asked.ranked if c.clause.id == cited.clause.id), None)
    if told is None or len(draft.citations) > 2 or any(isinstance(c.clause, TableRow) for c in draft.citations):
        return None
    noun = prose_and_list.counted(question)
    said = next((m for m in prose_and_list.numbers(noun, told) if f"{m[1]} " in fold(draft.lines[0]) and _is_of(noun, m[0], told)), None)
    listed = next((one for one in _lists(asked, told) if said and prose_and_list.nearest([said], len(one.rows))), None)
    if said is None or listed is None or int(said[1]) < _FEWEST or int(said[1]) == len(listed.rows):
        return None
    both = deepcopy(draft)
    both.add("**Lưu ý:** số liệu trong văn bản không khớp nhau.")
    both.absorb(lists.compose(replace(question, noun=noun), listed, counting=True, by_name=True))
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
