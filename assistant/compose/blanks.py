"""A figure that is asked of a row whose cell is empty: the plan gives none there, whatever stands in the columns beside it."""
from __future__ import annotations

import re
from collections.abc import Sequence

from assistant import headed, payers, places_in_text, tablecells
from assistant.compose import rows
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from assistant.understand.terms import stopwords, tokens
from index.records import RowRole, TableRow, lowest
from index.text import fold

_FIGURE = re.compile(r"[\d.,]*\d[\d.,]*\s?%?")
_EMPTY = frozenset({"", "-", "–", "…"})
_MEANT = 0.6       # share of a column's heading that must stand in the question for the column to be meant
# What a heading begins with that says that figures stand below, not of what: "Tổng số sạp", "Số lượng bếp"
_OF_FIGURES = re.compile(r"^(?:tổng )?(?:số|số lượng|tổng) (?=\S)", re.IGNORECASE)
_BY_UNIT = 1.5     # what the unit says is surer than a word of a heading


def column_left_empty(question: Question, row: TableRow, table: Sequence[TableRow]) -> str:
    """The heading of the column of figures that the question asks of a row, where the row names what the question does and has
    nothing in that column; '' where it has something there, or no column is meant.

    'Huyện Yên Thủy di dời bao nhiêu hộ trước mùa mưa?' of a row 'Huyện Yên Thủy | | 3 | 7' is not answered by the 3 of another column.
    """
    if not question.asks_any(Ask.QUANTITY, Ask.COUNT, Ask.AMOUNT, Ask.PERCENT):
        return ""
    asked = column_asked(question, row, table)
    if asked is None or not is_empty(row.cells[asked]):
        return ""
    paying = payers.asked(question.folded)       # 'ngân sách tỉnh chi bao nhiêu' does not mean the column 'Vốn ngoài ngân sách'
    return "" if paying and not any(p.told.search(fold(lowest(row.headers[asked]))) for p in paying) else lowest(row.headers[asked])


def column_asked(question: Question, row: TableRow, table: Sequence[TableRow]) -> int | None:
    """The column of figures that the question asks of a row which it names: the one whose heading it says best, a filled one
    where several are said as well. None where it names no such row or column."""
    if row.role is not RowRole.LEAF or not _named(question, row):
        return None
    leaves = [one for one in table if one.role is RowRole.LEAF]
    fits = {i: _fit(question, row, i) for i in range(min(len(row.headers), len(row.cells))) if _of_figures(leaves, i)}
    best = max(fits.values(), default=0.0)
    if best < _MEANT:
        return None
    return min((i for i, fit in fits.items() if fit == best), key=lambda i: is_empty(row.cells[i]))


def is_empty(cell: str) -> bool:
    """Whether a cell has nothing in it, or a dash."""
    return cell.strip() in _EMPTY


def _named(question: Question, row: TableRow) -> bool:
    """Whether the question names what the row is about: its place, or all of its name."""
    name = rows.name_of(row)
    text = fold(" ".join((name, *(cell for _, cell in tablecells.place_cells(row)))))
    if any(places_in_text.names_place(level, place, text) for level, place in question.entities.places):
        return True
    words = tokens(headed.bare(name))
    if any(f" {' '.join(tokens(proper))} " in f" {' '.join(words)} " for proper in question.entities.names):
        return True              # 'trung tâm ở Bỉm Sơn' of 'Trung tâm can thiệp sớm Bỉm Sơn'
    return len(words) >= 2 and f" {' '.join(words)} " in f" {' '.join(tokens(question.read))} "


def _of_figures(leaves: Sequence[TableRow], i: int) -> bool:
    """Whether a column holds figures in most rows that have anything there; the rows' own numbers are none."""
    cells = [row.cells[i].strip() for row in leaves if i < len(row.cells) and not is_empty(row.cells[i])]
    return len(cells) >= 2 and sum(1 for c in cells if _FIGURE.fullmatch(c)) >= 0.8 * len(cells) and not re.match(r"s?tt\b", fold(leaves[0].headers[i]))


def _fit(question: Question, row: TableRow, i: int) -> float:
    """How well a question names a column, by the words of its heading, or by the unit in brackets there ('bao nhiêu ha' of
    'Diện tích (ha)'); 1 more for a year that both name."""
    heading = lowest(row.headers[i])
    asked = set(tokens(question.read))
    unit = re.search(r"\(([^)]+)\)", heading)
    if unit and question.noun and tokens(unit[1]) and tokens(unit[1])[0] == tokens(question.noun)[0]:
        named = _BY_UNIT
    else:
        words = [t for t in tokens(_OF_FIGURES.sub("", re.sub(r"\([^)]*\)", " ", heading))) if t not in stopwords()]
        named = sum(1 for t in words if t in asked) / len(words) if words else 0.0
    return named + sum(1 for year in question.entities.years if str(year) in heading)
