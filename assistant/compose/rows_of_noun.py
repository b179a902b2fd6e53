"""Whether the rows of a table are what a question counts or lists: tasks, places, classes; or something that has columns of them."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from assistant import headed, tablecells
from assistant.compose import rows
from assistant.compose.tables import Selection
from assistant.understand.question import Question
from assistant.understand.terms import tokens
from index.lexicon import places
from index.records import TableRow, lowest
from index.text import fold

_TASKS = ("việc", "công việc", "đầu việc", "nhiệm vụ", "phần việc")
# "nhiệm vụ", "đầu việc" and "gạch đầu dòng nhiệm vụ" in what is counted
_OF_TASKS = re.compile(rf"\b(?:{'|'.join(_TASKS)})$")
_ROWS = frozenset({"dòng", "mục", "nội dung", "khoản", "hàng", "đầu mục", "danh mục", "chỗ", "nơi", "điểm", "vị trí", "hạng mục"})
_WORKS = frozenset({"công trình", "dự án"})      # what a list that the question calls a list may hold, whatever it calls them


_FEW = 3           # rows from which on what one of two is called by says what they are
_LOOKED_AT = 8      # rows whose names are looked at for what is counted


def counts_tasks(question: Question) -> bool:
    """Whether what is counted is what an agency is charged with: 'mấy nhiệm vụ', 'bao nhiêu đầu việc'."""
    return _OF_TASKS.search(question.noun) is not None


_HAMLETS = frozenset("thôn bản xóm ấp buôn".split())


_MOSTLY = 0.6       # of the columns beside the place, that hold figures


def _is_by_places(row: TableRow, noun: Sequence[str]) -> bool:
    """Whether the rows are places that have figures of the thing counted, one place a row, and no heading calls the rows by the noun: 'bao nhiêu cơ sở hải sản'
    of 'Phường | Nhà hàng | Quán vỉa hè'."""
    if noun[0] in places.LEVELS or noun[0] in _HAMLETS or noun[0] in _ROWS or any(noun[0] in tokens(header) for header in row.headers):
        return False
    if re.search(rf"\bdanh (?:sách|mục) (?:các )?{re.escape(' '.join(noun))}\b", " ".join(tokens(row.title))):
        return False             # 'DANH SÁCH BỘ CHIÊNG', one a row, by where it is
    columns = [c for c in rows.columns(row) if c.role not in {"marker", "money", "time"}]
    placed = {header for header, _ in tablecells.place_cells(row)}
    figures = sum(re.fullmatch(r"[\d.,]+|-", row.cells[c.index].strip()) is not None for c in columns[1:])
    return bool(columns) and fold(lowest(row.headers[columns[0].index])) in placed and figures > 1 and figures >= _MOSTLY * (len(columns) - 1)


def _has_how_many(row: TableRow, noun: Sequence[str]) -> bool:
    """Whether a column of figures says how many of the noun a row has: 'Số lớp' of trades, for 'bao nhiêu lớp dạy nghề'."""
    headings = [rows.heading_words(header) for header in row.headers]      # 'Số thuyền (chiếc)'
    return any(h[:1] == ("số",) and 1 < len(h) <= len(noun) + 1 and list(h[1:]) == list(noun[:len(h) - 1]) and re.fullmatch(r"[\d.,]+", cell.strip()) for h, cell in zip(headings, row.cells))


def _is_spread(row: TableRow, noun: Sequence[str]) -> bool:
    """Whether a table's title says that it spreads the noun over what its rows are: 'TÀU CÁ THEO CẢNG, BẾN'."""
    match = _SPREAD.search(" ".join(tokens(row.title)))
    figures = sum(re.fullmatch(r"[\d.,]+|-", cell.strip()) is not None for cell in row.cells)
    return match is not None and noun[0] in match["what"].split() and noun[0] not in match["over"].split() and figures > 2


# "tàu cá theo cảng bến", "học sinh theo trường"; not "theo Kế hoạch số 12"
_SPREAD = re.compile(r"(?P<what>.+) theo (?:từng |các )?(?P<over>(?!kế hoạch|quyết định|nghị quyết|văn bản|giai đoạn|năm\b|quý\b|tháng\b|công văn|thông tư)[^\d]+)")


def counts_in_column(question: Question, selection: Selection) -> bool:
    """Whether a table has columns that say how many of the noun there are in each row, or spreads it over its rows: these are something else, and are not
    to be counted for it."""
    words = tokens(question.noun)
    return bool(words) and (_is_by_places(selection.rows[0], words) or _has_how_many(selection.rows[0], words) or _is_spread(selection.rows[0], words))


def lists_noun(question: Question, selection: Selection) -> bool:
    """Whether what is counted or listed is what the table lists, one a row ('bao nhiêu nhiệm vụ' of a list of tasks), or what
    one of its columns holds ('những xã nào'). True where the question names no such thing."""
    if not question.noun:
        return True
    first = selection.rows[0]
    called = Counter(word for row in selection.rows[:_LOOKED_AT] for word in set(tokens(rows.name_of(row))))
    often = [word for word, n in called.items() if 2 * n >= max(_FEW, len(selection.rows[:_LOOKED_AT]))]      # 'Đào tạo diễn viên' makes no list of actors
    about = " ".join((first.title, *first.headers, selection.group, *first.groups, *often))
    if question.noun in _WORKS and re.search(r"\b(?:danh mục|danh sách)\b", question.folded):
        return True
    known = set(tokens(about))
    words = tokens(question.noun)
    if words[0] in _HAMLETS:          # 'bao nhiêu thôn' are no rows of tasks
        return words[0] in known or bool(tablecells.place_cells(first))
    if counts_in_column(question, selection):
        return False
    if words[0] in _ROWS or question.noun in _ROWS or words[0] in places.LEVELS or question.noun in {"địa điểm", "địa phương"}:
        return True
    if (question.noun in _TASKS or headed.agency_heading(question.noun)) and any(c.role in {"lead", "coordinate"} for c in rows.columns(first)):
        return True
    return sum(1 for w in words if w in known) >= 0.6 * len(words) and words[0] in known
