"""Figures of a row that stand in columns of other things than what is asked: fares of another vehicle, tons where workers are counted."""
from __future__ import annotations

import re

from assistant.compose.asked_column import OF_PEOPLE
from assistant.find import Candidate
from assistant.times import has_year
from assistant.understand.asks import Ask
from assistant.understand.counting import TWICE
from assistant.understand.question import Question
from assistant.understand.terms import tokens
from index.records import JOIN, RowRole, TableRow, lowest
from index.text import fold

# "Giá vé (đồng/lượt)", "Mức thu": what is charged, of one kind in each of the columns below
_CHARGED_FOR = re.compile(r"\b(?:giá|vé|phí|cước|mức (?:thu|chi|thưởng|hỗ trợ)|tiền công|thù lao)\b")


def _of_another_column(question: Question, candidate: Candidate) -> str:
    """'vé ô tô bao nhiêu' of a table that has 'Giá vé › Người đi bộ' and 'Giá vé › Xe máy', in a document that does not know cars."""
    row = candidate.clause
    if not isinstance(row, TableRow) or not question.asks_any(Ask.AMOUNT, Ask.PRICE, Ask.QUANTITY):
        return ""
    strange = [w for w in question.words if not candidate.shelf.knows(w) and not candidate.shelf.held_otherwise(w) and not any(candidate.shelf.knows(t) for t in w.split())]
    parts = [header.split(JOIN) for header in row.headers if JOIN in header]
    for parent in {part[0] for part in parts if _CHARGED_FOR.search(fold(part[0])) and sum(other[0] == part[0] for other in parts) > 1 and not has_year(part[-1])} if strange else ():
        children = {t for part in parts if part[0] == parent for t in tokens(part[-1])}
        if set(tokens(parent)) & set(question.terms) and not children & set(question.terms):
            return f"bảng không nêu {parent.split(' (')[0].lower()} cho {strange[0]}"
    return ""


def _of_no_column(question: Question, candidate: Candidate) -> str:
    """'Cơ sở A sử dụng bao nhiêu lao động' of a row that has 'Công suất (tấn/ngày): 25' and 'Nước thải (m3/ngày): 75'."""
    row = candidate.clause
    if not isinstance(row, TableRow) or row.role is not RowRole.LEAF or Ask.COUNT not in question.asks or question.asks_any(Ask.AMOUNT, Ask.PERCENT) or not question.noun or not OF_PEOPLE.match(question.noun) or TWICE.search(question.folded):
        return ""
    told = [_BRACKET.sub("", fold(lowest(header))) for header, cell in zip(row.headers[1:], row.cells[1:]) if re.fullmatch(r"[\d.,]+", cell.strip())]
    if not told or any(_OF_ANYTHING.search(heading) for heading in told):
        return ""
    said = fold(" ".join((*row.headers, *row.cells, row.title, row.unit)))
    return "" if OF_PEOPLE.search(said) or _OF_SOMEBODY.search(fold(" ".join((*row.headers, row.title)))) else f"bảng không nêu số {question.as_typed(question.noun.split(',')[0])}"


# What else counts people: "Quy mô (trẻ)", "Số chỗ", "Số hộ", "Bác sĩ"
_OF_SOMEBODY = re.compile(r"\b(?:trẻ|cháu|em|chỗ|hộ|(?<!công )(?<!năng )(?<!lãi )suất|nam|nữ|bác sĩ|y sĩ|giáo viên|công nhân|thợ|nghệ nhân|xã viên|hòa giải viên|cụ|khách|lượt|biên chế|nhân lực|nhân sự)\b")
_BRACKET = re.compile(r"\s*\([^()]*\)")
# Headings of figures of whatever the row or the table is of: "Số lượng", "Quy mô", "Năm 2026", "Tổng số"
_OF_ANYTHING = re.compile(r"\b(?:số lượng|khối lượng|quy mô|tổng|cộng|chỉ tiêu|kế hoạch|thực hiện|mục tiêu|kết quả|hiện có|hiện trạng|số|sl|kl|(?:19|20)\d\d|năm \d+)$|\b(?:19|20)\d\d\b")

CHECKS = (_of_another_column, _of_no_column)
