"""The table, and what of its rows, that leave the least of a question unexplained."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.compose import rows
from assistant.row_query import predicates, said
from assistant.row_query.grid import Grid, Predicate, line
from assistant.row_query.said import Said
from assistant.shelf import Shelf
from assistant.understand.question import Question
from assistant.understand.terms import stopwords, tokens
from index.records import RowRole, TableRow
from index.units import unit_column

# Shares of a question's weight: of 542 questions for lists and counts in tests/evaluation/exams that were read into some rows of a table, those of at
# least _SURE were read right 392 times of 401, those between _LIKELY and _SURE 77 times of 88
_SURE, _LIKELY = 0.85, 0.7
_MARGIN = 0.2       # by which a likely reading must be ahead of the next table's
WHOLLY, _OWN = 0.98, 0.003     # share from which on it is enough that the table itself says a word that another shares with its document only
_PARTLY = 0.5       # of a word's weight, where it stands in the table's title or headings apart from its neighbours
_SHARED = 0.98      # … where the document's title has it and not the table's
# What a reading loses whose rows are not called by what is asked for, one of a single row, one that a name or a figure of the question is left over of
_NO_NOUN, _ONE_ROW, _NO_NAME = 0.3, 0.15, 0.5
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


def sure(found: Sequence[Reading]) -> Reading | None:
    """Of the readings of a question into tables (by_share) the one that leaves next to nothing of it unexplained and chooses some of the rows by
    more than what they are called; None where there is none."""
    best = next(iter(found), None)
    return best if best and best.share >= _SURE and len(best.rows) > 1 and any(not by.startswith("name:") for by in best.chosen_by) else None


def likely(found: Sequence[Reading]) -> Reading | None:
    """Of the same the one that explains most of the question and much more than one into any other table; None where there is none. All rows of a table are
    meant where it is called by the question's words."""
    if not found or len(found[0].rows) < 2 or len(found) > 1 and found[0].share - found[1].share < (_MARGIN if found[0].share < WHOLLY else _OWN):
        return None
    return found[0] if found[0].share >= (_LIKELY if found[0].chosen_by else _SURE) else None


def by_share(question: Question, shelves: Sequence[Shelf]) -> list[Reading]:
    """The readings of a question into each of the tables, those first that explain most."""
    found = [reading for shelf in shelves for reading in of_document(question, shelf)]
    return sorted(found, key=lambda r: (-r.share, not r.chosen_by, len(r.rows)))


def of_document(question: Question, shelf: Shelf) -> list[Reading]:
    words = said.read(question, shelf)
    found = []
    for table in shelf.tables.values():
        leaves = [row for row in table if row.role is RowRole.LEAF]
        if len(leaves) > 1 and unit_column(leaves[0].headers) is None and (reading := _of_table(question, words, shelf, table, leaves)):
            found.append(reading)
    return found


def _of_table(question: Question, words: Said, shelf: Shelf, table: Sequence[TableRow], leaves: Sequence[TableRow]) -> Reading | None:
    grid = Grid.of(leaves, shelf.document, shelf.shorthand)
    found = predicates.of_table(words, question, grid, shelf.document)
    if found is None:
        return None
    explained = _by_the_table(words, grid, shelf)
    naming = {c.index for c in rows.columns(leaves[0]) if c.role == "name"}
    others = [p for p in found if p.kind != "entry" or p.column not in naming or p.sure]      # 'lớp tập huấn cho người nuôi bò sữa' is not of the class 'Nuôi bò sữa' alone
    readings = [_choose(question, words, shelf, table, grid, some, list(explained)) for some in ((found, others) if len(others) < len(found) else (found,))]
    return max(readings, key=lambda r: r.share)


def _choose(question: Question, words: Said, shelf: Shelf, table: Sequence[TableRow], grid: Grid, found: Sequence[Predicate], explained: list[float]) -> Reading:
    """The rows that the predicates choose one after the other, as long as any are left, each only where it explains more of the question."""
    kept, used = frozenset(range(len(grid.leaves))), []
    for predicate in sorted(predicates.together(found), key=lambda p: (-p.sure, -p.weight)):
        new = any(explained[i] < _SHARED for i in predicate.places)
        if (new or predicate.sure or predicate.telling or predicate.kind == "mark") and kept & predicate.rows:
            kept &= predicate.rows
            used.append(predicate)
            for i in predicate.places:
                explained[i] = 1.0
    explained = [1.0 if words.many(i) == len(kept) else e for i, e in enumerate(explained)]      # 'sáu chợ xây mới': as many as there are
    share = sum(w * e for w, e in zip(words.weights, explained)) / (sum(words.weights) or 1.0)
    share -= (0.0 if _called(question, grid, kept) else _NO_NOUN) + (_ONE_ROW if len(kept) < 2 else 0.0)
    left = tuple(w for w, weight, e in zip(words.words, words.weights, explained) if weight and e < _SHARED)
    names = {t for name in (*question.entities.names, *(name for _, name in question.entities.places)) for t in tokens(name)}
    share -= _NO_NAME if any(w in names or w.isdigit() for w in left) else 0.0
    return Reading(shelf, tuple(grid.leaves[i] for i in sorted(kept)), tuple(table), round(share, 3), tuple(_told(p, grid) for p in used), left)


def _told(predicate: Predicate, grid: Grid) -> str:
    kind = "name" if predicate.kind == "entry" and rows.columns(grid.leaves[0])[predicate.column].role == "name" else predicate.kind
    return f"{kind}:{grid.headings[predicate.column].strip() if predicate.column >= 0 else ''}"


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
    """Whether the rows are called by the first word of what is asked for that tells anything: in the table's title, its headings, or the name of each."""
    asked = [t for t in tokens(question.noun or question.asked_for) if t not in stopwords() and (t,) not in said.idle()][:1]
    above = f"{grid.about.split('·')[0]} {' '.join(grid.headings)}"
    return not asked or f" {asked[0]} " in above or all(f" {asked[0]} " in line(rows.name_of(grid.leaves[i])) for i in kept)
