"""What a proposed answer can't be, whatever its probability: one row where all of something are asked for, a list without a day where a day is."""
from __future__ import annotations

import re
from collections.abc import Sequence

from assistant import evidence
from assistant.asked import Asked
from assistant.compose import lists
from assistant.compose.draft import Draft
from assistant.counting import IN_ALL
from assistant.proposing.shapes import Proposal
from assistant.understand.asks import Ask
from index.lexicon.places import LEVELS
from index.records import RowRole, TableRow
from index.text import fold

_TIME = re.compile(r"\b\d{1,2}/(?:19|20)\d\d\b|\b(?:tháng|quý|năm) [\divx]")      # "Hoàn thành: 9/2024", "quý IV"


def against(asked: Asked, one: Proposal, others: Sequence[Draft]) -> bool:
    """Whether a proposal can't be the answer. `others`: all drafts that are proposed, of which one may tell the time that is asked."""
    return _is_undated_list(asked, one) or is_one_of_them(asked, one.draft) or _tells_no_time(asked, one.draft, others)


def made_by(one: Proposal, *ways: str) -> bool:
    """Whether one of the shapes that propose a draft tells its rows so: 'counted' of 'selected, counted'."""
    return any(shape.endswith(ways) for shape in one.shapes)


def _tells_rows_only(draft: Draft) -> bool:
    """Whether all that a draft cites are rows of tables, and no totals."""
    return bool(draft.citations) and all(isinstance(c.clause, TableRow) and c.clause.role is RowRole.LEAF for c in draft.citations)


def _said(draft: Draft) -> str:
    """What a draft says, folded, without the line of its source."""
    return fold(draft.text.split("*Căn cứ")[0])


def of_all(asked: Asked, draft: Draft) -> bool:
    """Whether a draft tells one row, or as many as there are, where the question asks for all of something together: 'có tất cả bao nhiêu thuyền'."""
    return _tells_rows_only(draft) and not draft.sums and asked.question.asks_any(Ask.COUNT, Ask.QUANTITY) and Ask.LIST not in asked.question.asks and (IN_ALL.search(asked.question.folded) or lists.ALSO.search(asked.question.folded)) is not None


# "mấy năm không được bán", "trong bao nhiêu ngày": how long, and what tells it
_HOW_LONG = re.compile(r"\b(?:mấy|bao nhiêu) (?P<unit>năm|tháng|tuần|ngày|giờ|tiếng|phút)\b(?! (?:nào|tuổi|lần))")
_SAME_TIME = {"tiếng": "giờ"}


def _tells_no_time(asked: Asked, draft: Draft, others: Sequence[Draft]) -> bool:
    """Whether a draft tells no such time as is asked, 'mấy năm', where another one does."""
    match = _HOW_LONG.search(asked.question.folded)
    if not match or asked.question.asks_any(Ask.AMOUNT, Ask.LIST):
        return False
    told = re.compile(rf"\d\)? {_SAME_TIME.get(match['unit'], match['unit'])}\b(?! (?:19|20)\d\d)")
    return not told.search(_said(draft)) and any(told.search(_said(one)) for one in others)


def is_one_of_them(asked: Asked, draft: Draft) -> bool:
    """Whether a draft tells one row where places of several levels are counted: 'bao nhiêu huyện, thị xã, thành phố mở lớp'."""
    levels = asked.question.noun.split(", ") if Ask.COUNT in asked.question.asks else []
    return len(levels) > 1 and set(levels) <= set(LEVELS) and len({c.clause.id for c in draft.citations}) == 1 and _tells_rows_only(draft)


def _is_undated_list(asked: Asked, one: Proposal) -> bool:
    """Whether a draft lists rows and tells no date, where nothing else is asked: 'các trạm phải nâng cấp xong khi nào' of a table of stations with their money."""
    kinds = asked.question.asks
    if Ask.DATE not in kinds or kinds & {Ask.COUNT, Ask.LIST, Ask.AMOUNT, Ask.MOST}:
        return False
    told = _said(one.draft)
    return made_by(one, "listed", "counted") and not evidence.spans(Ask.DATE, told) and not _TIME.search(told)
