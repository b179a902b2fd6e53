"""Rows that have something in a column which the question speaks of, or lack it: 'xã nào chưa có doanh nghiệp liên kết' of a column 'Doanh nghiệp liên kết', 'huyện nào
không được giao trồng chè năm 2021' of a column '2021', 'trồng mới ở những thôn nào' of a column 'Trồng mới 2026 (ha)'."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from assistant.asked import Asked
from assistant.compose import lists, rows
from assistant.compose.blanks import is_empty
from assistant.compose.tables import Selection
from assistant.told import Told, drafted
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from assistant.understand.terms import tokens
from index.lexicon.places import LEVELS
from index.records import RowRole, TableRow

# "chưa có doanh nghiệp liên kết", "không được giao câu lạc bộ"
_LACKS = re.compile(r"\b(?:chưa|không) (?:có|được (?:giao|cấp|bố trí|phân|lập|chia)) (?P<what>[^,.;?]{3,60})")
# "không được giao trồng chè năm 2021", "chưa bố trí vốn năm 2024"
_LACKS_IN_YEAR = re.compile(r"\b(?:chưa|không) (?:được |có |phải )?(?:giao|phân bổ|bố trí|cấp|chia|trồng|làm|xây|mở|đầu tư)\b[^,.;?]{0,40}\bnăm (?P<year>20\d\d)\b")
_GIVEN = re.compile(r"\bđược\b")      # what is shared out is shared out in figures: 'không được giao câu lạc bộ' of a column of their numbers
_FIGURE = re.compile(r"[\d.,%]+|[xX+]")
_MOST = 25         # rows that are told


def of(asked: Asked) -> Told | None:
    """The rows whose cell is empty in the column that the question says they lack; None where it names a place or a thing of its own, or no such column, or
    several of tables that are as much on what it asks."""
    question = asked.question
    if not question.asks_any(Ask.LIST, Ask.COUNT, Ask.WHICH) or question.entities.places or question.entities.names or len(question.entities.years) > 1:
        return None
    if match := _LACKS_IN_YEAR.search(question.folded):
        found = _lacking(asked, lambda heading, filled: tuple(heading) in ((match["year"],), ("năm", match["year"])))
        held = [_held(question, one) for one in found]
        found = [one for one, n in zip(found, held) if n and n == max(held)]
    elif match := _LACKS.search(question.folded):
        said = f" {' '.join(_in_full(tokens(match['what']), {short: words for shelf in asked.shelves for short, words in shelf.shorthand.items()}))} "
        found = _lacking(asked, lambda heading, filled: len(called := _called(heading)) > 1 and f" {' '.join(called)} " in said and (len(called) == len(heading) or _WHO.search(said)) and (_GIVEN.search(match[0]) or not any(_FIGURE.fullmatch(cell.strip()) for cell in filled)))
        found = [one for one in found if all(str(year) in one.rows[0].title for year in question.entities.years)]      # 'chỉ tiêu năm 2026', as the table is called
    else:
        return None
    return drafted(lists.compose(question, found[0], counting=Ask.COUNT in question.asks)) if len(found) == 1 else None


def having(asked: Asked) -> Told | None:
    """The rows that have a figure or a mark in the column that the question names, where others have none; None where it says anything else that chooses rows, or
    several columns are meant."""
    question = asked.question
    chooses = question.entities.places or question.entities.names or question.asks_any(Ask.MOST, Ask.AMOUNT, Ask.COMPARE) or _DENIES.search(question.folded)
    if Ask.LIST not in question.asks or chooses or len(asked.shelves) != 1 or re.search(r"\d", re.sub(r"\b(?:19|20)\d\d\b", "", question.folded)):
        return None
    said, shelf, found = f" {' '.join(tokens(question.read))} ", asked.shelves[0], []
    for selection, heading, filled in _columns(asked):
        years = {word for word in heading if re.fullmatch(r"20\d\d", word)}
        called = [word for word in _called(heading) if word not in years]
        if len(called) < 2 or f" {' '.join(called)} " not in said or not all(_FIGURE.fullmatch(cell.strip()) for cell in filled) or question.entities.years and years != {str(year) for year in question.entities.years} and shelf.document.period != question.entities.years * 2:
            continue
        about = f" {' '.join(tokens(' '.join((selection.rows[0].title, *selection.rows[0].headers))))} {shelf.title_line} "
        if all(f" {word} " in about or not shelf.knows(word) or word in LEVELS or word.isdigit() or word in question.noun for word in question.words):
            found.append(replace(selection, rows=tuple(row for row in selection.all_rows if row.role is RowRole.LEAF and row not in selection.rows)))
    return drafted(lists.compose(question, found[0], counting=Ask.COUNT in question.asks)) if len(found) == 1 and len(found[0].rows) <= _MOST else None


_DENIES = re.compile(r"\b(?:chưa|không|trừ|ngoài)\b")
# What a heading begins with that says what kind of thing stands below: "Đơn vị thu mua"
_KINDS = frozenset("đơn vị doanh nghiệp cơ quan người tên số tổng nơi công ty".split())

# … and what a question says for it: 'chưa có ai ký thu mua', not 'chưa có đường liên kết' of 'Doanh nghiệp liên kết'
_WHO = re.compile(r"\b(?:ai|bên|đơn vị|nơi|chỗ|doanh nghiệp|công ty|hợp tác xã|htx|người|cơ sở|cơ quan)\b")


def _called(heading: Sequence[str]) -> list[str]:
    """A heading's words without the kind of thing that it begins with: 'Đơn vị thu mua' → 'thu mua'; the whole where nothing would be left."""
    at = next((i for i, word in enumerate(heading) if word not in _KINDS), 0)
    return list(heading[at:])


def _columns(asked: Asked) -> Iterator[tuple[Selection, Sequence[str], Sequence[str]]]:
    """(the rows that lack it, the heading's words, what the others have) of every column of the tables that is filled in some rows and in others not."""
    for shelf in asked.shelves:
        for table in shelf.tables.values():
            leaves = [row for row in table if row.role is RowRole.LEAF]
            for i, header in enumerate(leaves[0].headers if leaves else ()):
                lacking, filled = _split(leaves, i)
                if filled and lacking:
                    yield Selection(shelf.document, tuple(lacking), tuple(table), ("column",), 1.0), _in_full(rows.heading_words(header), shelf.shorthand), filled


def _in_full(said: Sequence[str], shorthand: dict[str, str]) -> list[str]:
    """Words with what the document's own abbreviations stand for in their place: 'clb' → 'câu lạc bộ'."""
    line = f" {' '.join(said)} "
    for short, words in shorthand.items():
        line = line.replace(short, words)
    return line.split()


def _lacking(asked: Asked, meant: Callable[[Sequence[str], Sequence[str]], bool]) -> list[Selection]:
    """For each column that is `meant`, by its heading's words and its filled cells, the rows that have nothing there, where others have."""
    return [selection for selection, heading, filled in _columns(asked) if len(selection.rows) <= _MOST and meant(heading, filled)]


def _split(leaves: Sequence[TableRow], column: int) -> tuple[list[TableRow], list[str]]:
    """(the rows that have nothing in a column, what the others have there)."""
    cells = [(row, row.cells[column]) for row in leaves if column < len(row.cells)]
    return [row for row, cell in cells if is_empty(cell)], [cell for _, cell in cells if not is_empty(cell)]


def _held(question: Question, selection: Selection) -> int:
    """How many words of the question a table has in its title and headings."""
    said = f" {' '.join(tokens(' '.join((selection.rows[0].title, *selection.rows[0].headers))))} "
    return sum(f" {word} " in said for word in question.words if word not in LEVELS and not word.isdigit())
