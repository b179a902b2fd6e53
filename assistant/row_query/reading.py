"""The table, and what of its rows, that leave the least of a question unexplained."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.compose import rows
from assistant.row_query import predicates, said
from assistant.row_query.predicates import Grid, Predicate, line
from assistant.row_query.said import Said
from assistant.shelf import Shelf
from assistant.understand.question import Question
from assistant.understand.terms import stopwords, tokens
from index.records import RowRole, TableRow
from index.units import unit_column

_SURE = 0.95        # of a question's weight: 96 of 100 such readings were right, of 641 questions for lists and counts of tests/evaluation/exams
_PARTLY = 0.5       # of a word's weight, where it stands in the table's title or headings apart from its neighbours
_SHARED = 0.98      # … where the document's title has it and not the table's
_NO_NOUN, _ONE_ROW = 0.3, 0.15     # what a reading loses whose rows are not called by what is asked for, and one of a single row
_LISTS = " phụ lục danh mục danh sách bảng biểu kê liệt tên đếm trong theo "


@dataclass(frozen=True, slots=True)
class Reading:
    """Rows of a table that a question means, `share` of its weight explained (0 to 1), and what has chosen them."""

    shelf: Shelf
    rows: tuple[TableRow, ...]
    all_rows: tuple[TableRow, ...]
    share: float
    chosen_by: tuple[str, ...]
    left: tuple[str, ...]        # the words that nothing explains


def best(question: Question, shelves: Sequence[Shelf]) -> Reading | None:
    """The reading of a question into one of the tables that leaves the least of it unexplained; None where there is no table."""
    found = [reading for shelf in shelves for reading in of_document(question, shelf)]
    return max(found, key=lambda r: (r.share, bool(r.chosen_by), -len(r.rows)), default=None)


def sure(question: Question, shelves: Sequence[Shelf]) -> Reading | None:
    """The best reading, where it chooses some rows of a table and leaves next to nothing unexplained; None where it does not."""
    reading = best(question, shelves)
    return reading if reading and reading.share >= _SURE and len(reading.rows) > 1 and reading.chosen_by else None


def of_document(question: Question, shelf: Shelf) -> list[Reading]:
    words = said.read(question, shelf)
    found = []
    for table in shelf.tables.values():
        leaves = [row for row in table if row.role is RowRole.LEAF]
        if len(leaves) > 1 and unit_column(leaves[0].headers) is None and (reading := _of_table(question, words, shelf, table, leaves)):
            found.append(reading)
    return found


def _of_table(question: Question, words: Said, shelf: Shelf, table: Sequence[TableRow], leaves: Sequence[TableRow]) -> Reading | None:
    grid = Grid.of(leaves, shelf.document)
    found = predicates.of_table(words, question, grid, shelf.document)
    if found is None:
        return None
    explained = _by_the_table(words, grid, shelf)
    kept, used = frozenset(range(len(leaves))), []
    for predicate in sorted(predicates.together(found), key=lambda p: (-p.sure, -p.weight)):
        new = [i for i in predicate.places if explained[i] < _SHARED]
        if (new or predicate.sure or predicate.kind == "mark") and kept & predicate.rows:
            kept &= predicate.rows
            used.append(predicate)
            for i in predicate.places:
                explained[i] = 1.0
    for i, weight in enumerate(words.weights):
        if words.many(i) == len(kept):
            explained[i] = 1.0          # 'sáu chợ xây mới': as many as there are
    total = sum(words.weights) or 1.0
    share = sum(w * e for w, e in zip(words.weights, explained)) / total
    share -= (0.0 if _called(question, grid, kept) else _NO_NOUN) + (_ONE_ROW if len(kept) < 2 else 0.0)
    left = tuple(w for w, weight, e in zip(words.words, words.weights, explained) if weight and e < _SHARED)
    return Reading(shelf, tuple(leaves[i] for i in sorted(kept)), tuple(table), round(share, 3), tuple(_told(p, grid) for p in used), left)


def _told(predicate: Predicate, grid: Grid) -> str:
    return f"{predicate.kind}:{grid.headings[predicate.column].strip() if predicate.column >= 0 else ''}"


def _by_the_table(words: Said, grid: Grid, shelf: Shelf) -> list[float]:
    """How far each word is explained by what the table and the document say of themselves, 0 to 1: a little less by the document alone, which all
    of its tables share."""
    near = f"{grid.about.split('·')[0]}·{'·'.join(grid.headings)}"
    own = f"{near}·{grid.about}·{shelf.title_line}·{line(shelf.document.province)}"
    known = set(own.replace("·", " ").split()) | set(_LISTS.split())
    found = []
    for i, word in enumerate(words.words):
        beside = i + 1 < len(words.words) and f" {word} {words.words[i + 1]} " in own or i > 0 and f" {words.words[i - 1]} {word} " in own
        whole = word in words.alone or word in _LISTS.split()
        found.append((1.0 if beside else (1.0 if whole else _PARTLY) if word in known else 0.0) * (1.0 if f" {word} " in near else _SHARED))
    of_year = shelf.document.period and shelf.document.period[0] == shelf.document.period[1] and str(shelf.document.period[0])
    return [1.0 if word in words.years and (word == of_year or f" {word} " in line(grid.leaves[0].title)) else e for word, e in zip(words.words, found)]


def _called(question: Question, grid: Grid, kept: frozenset[int]) -> bool:
    """Whether the rows are called by the first word of what is asked for: in the table's title, its headings, or the name of each."""
    noun = [t for t in tokens(question.noun) if t not in stopwords()][:1]
    above = f"{grid.about.split('·')[0]} {' '.join(grid.headings)}"
    return not noun or f" {noun[0]} " in above or all(f" {noun[0]} " in line(rows.name_of(grid.leaves[i])) for i in kept)
