"""Figures of other places than are asked: of several of them together, of a part of the whole, of one thing there, of all that a row marks."""
from __future__ import annotations

import re

from assistant import tablecells
from assistant.compose import place_columns, rows
from assistant.find import Candidate
from assistant.headed import bare
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from assistant.understand.terms import content, tokens
from index.lexicon import places
from index.records import RowRole, TableRow, lowest
from index.text import fold


def _of_several(question: Question, candidate: Candidate) -> str:
    """'phá 186 ha …, nặng nhất tại các xã Bok Tới, Đak Mang và Ân Sơn': the figure of no one of them."""
    clause = candidate.clause
    if isinstance(clause, TableRow) or not question.asks_any(Ask.AMOUNT, Ask.QUANTITY, Ask.PERCENT) or _EACH.search(fold(clause.text)):
        return ""
    text = fold(clause.text)
    together = [m for m in _TOGETHER.finditer(text) if re.search(r",|\bvà\b", m["names"])]
    alone = _TOGETHER.sub(" ", text)
    for level, name in question.entities.places:
        if name in clause.text and fold(name) not in alone and any(fold(name) in m["names"] for m in together):
            return f"không nêu riêng cho {level} {name}"
    return ""


# "tại các xã Bok Tới, Đak Mang và Ân Sơn": from the plural to the end of the enumeration
_TOGETHER = re.compile(r"\b(?:các|những|hai|ba|bốn|\d+) (?:xã|phường|thôn|bản|xóm|ấp|huyện|thị trấn|buôn)\s(?P<names>[^.;:()]*)")
# "mỗi xã 20 triệu đồng"
_EACH = re.compile(r"\b(?:mỗi|từng)\b|/(?:xã|phường|thôn|bản|xóm|ấp|huyện|điểm|nơi)\b")


def _of_a_part(question: Question, candidate: Candidate) -> str:
    """The row of one part of a province, where 'cả tỉnh' is asked and the table has a line for all of it."""
    line = line_of_whole_place(question, candidate)
    return "dòng gần nhất chỉ là một phần của địa bàn" if line is not None and line is not candidate.clause else ""


def line_of_whole_place(question: Question, candidate: Candidate) -> TableRow | None:
    """The last line of the table of a row, where the question asks for a whole province, district or commune by no name; None for a table without one."""
    row = candidate.clause
    if not isinstance(row, TableRow) or not _WHOLE_PLACE.search(question.folded) or question.entities.places or question.entities.names:
        return None
    placed = row.role is not RowRole.LEAF or bool(row.groups) or bool(tablecells.place_cells(row))
    return next((one for one in reversed(candidate.shelf.tables[row.table]) if one.role is RowRole.TOTAL), None) if placed else None


# "cả tỉnh trồng bao nhiêu ha", "toàn huyện có mấy chuồng"
_WHOLE_PLACE = re.compile(r"\b(?:cả|toàn) (?:tỉnh|huyện|xã|thành phố|phường|quận|thị xã)\b(?! hội)")


def line_of_group(question: Question, candidate: Candidate) -> TableRow | None:
    """The line of the one place that the question names, where it heads the group of a row and has a figure in a column that the question names: 'I. Huyện Châu
    Đức | 2.180' of 'Diện tích hồ tiêu của huyện Châu Đức'. None where a row of the group is named itself, or all of them are asked for."""
    row = candidate.clause
    if not isinstance(row, TableRow) or len(question.entities.places) != 1 or question.entities.names or not question.asks_any(Ask.AMOUNT, Ask.QUANTITY) or question.asks_any(Ask.LIST, Ask.MOST, Ask.LEAD, Ask.DATE):
        return None
    level, name = question.entities.places[0]
    called = fold(f"{level} {name}")
    line = next((one for one in candidate.shelf.tables[row.table] if one.role is RowRole.SUBTOTAL and fold(bare(rows.name_of(one))) == called), None)
    if line is None or row is not line and not any(called in fold(group) for group in row.groups):
        return None
    told = set(content(fold(rows.name_of(row)))) - set(content(called)) - set(places.LEVELS) if row is not line else set()
    asked = set(tokens(question.read))
    headed = any(heading and set(heading) <= asked for heading, cell in zip(map(rows.heading_words, line.headers), line.cells) if re.fullmatch(r"[\d.,]*\d", cell.strip()))
    return line if headed and not told & set(question.terms) else None


def _of_one_thing(question: Question, candidate: Candidate) -> str:
    """What a place is given in all is not what one thing there is given."""
    row = candidate.clause
    if not isinstance(row, TableRow) or row.role is not RowRole.LEAF or not question.entities.places or not _IN_ALL.search(question.folded) or rows.is_of_place(question, row):
        return ""
    level, name = question.entities.places[-1]
    if re.search(rf"\b(?:hai|ba|bốn|năm|các|những|mấy|\d+) [^,?]{{2,30}} (?:của|ở|tại|thuộc|trên địa bàn) (?:{re.escape(fold(level))} )?{re.escape(fold(name))}\b", question.folded):
        return ""                # 'hai làng đá của huyện A': of the things there
    named = set(content(fold(rows.name_of(row)))) - set(content(fold(name))) - set(places.LEVELS)
    return f"văn bản không nêu tổng số tiền của {level} {name}" if named and not named & set(question.terms) else ""


# "huyện Trà Cú được phân bổ tổng cộng bao nhiêu tiền"
_IN_ALL = re.compile(r"\b(?:được|nhận)\b.{0,20}\b(?:tổng cộng|tất cả|cả thảy|hết thảy) (?:là )?(?:bao nhiêu|mấy) (?:tiền|kinh phí|vốn|triệu|tỷ|tỉ)")


def _of_marked_place(question: Question, candidate: Candidate) -> str:
    """What a row costs is of all places together that are marked in it."""
    row = candidate.clause
    if not isinstance(row, TableRow) or not question.asks_any(Ask.AMOUNT, Ask.QUANTITY) or rows.is_of_place(question, row):
        return ""
    marked = [i for i in place_columns.named(question, row) if place_columns.is_marked(candidate.shelf.tables[row.table], i)]
    return f"bảng chỉ đánh dấu {lowest(row.headers[marked[0]])}, không nêu riêng số liệu" if marked else ""


CHECKS = (_of_several, _of_a_part, _of_one_thing, _of_marked_place)
