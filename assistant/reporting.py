"""When those of a level report, as plans have it below their heading: 'UBND các xã: … báo cáo năm trước ngày 30 tháng 11'."""
from __future__ import annotations

import re

from assistant import evidence, headed
from assistant.passage import Passage
from assistant.shelf import Shelf
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from index.records import TableRow
from index.text import fold

COMMITTEE = r"(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân)"
# What those of a level are called
NAMES = {"xã": "xã|phường|thị trấn|đặc khu", "huyện": "huyện|quận|thị xã"}
# "UBND cấp xã", "các xã, phường", "cấp xã"; "Ủy ban nhân dân các xã, phường" as a heading
LEVELS = {level: re.compile(rf"\bcấp (?:{names})\b|\b{COMMITTEE} (?:các |cấp )?(?:{names})\b|\bcác (?:{names})\b(?! hội)")
           for level, names in NAMES.items()}
# "Hạn các đơn vị gửi báo cáo năm", "Các sở, ngành, địa phương báo cáo …": whoever reports to the one that keeps the plan going
_ANYONE = re.compile(rf"\bcác (?:đơn vị|cơ quan|sở|phòng|ngành|địa phương|xã|phường|huyện)\b|\bsở,? ngành\b|\b{COMMITTEE} (?:các|cấp) ")
# What a report is of: "báo cáo năm", "báo cáo 6 tháng", "báo cáo tháng"
_PERIODS = {"năm": re.compile(r"\b(?:h[àằ]ng|cả|tổng kết) năm\b|\bbáo cáo (?:kết quả )?năm\b|\(năm\)"),
            "6 tháng": re.compile(r"\b(?:6|06|sáu) tháng\b"), "quý": re.compile(r"\bquý\b"), "tháng": re.compile(r"\bbáo cáo (?:kết quả |tiến độ )?(?:h[àằ]ng )?tháng\b|\bh[àằ]ng tháng\b")}
# Where a sentence of a duty ends
SENTENCE = re.compile(r"[.;](?=\s|$)")


def of_level(question: Question, shelf: Shelf) -> Passage | None:
    """The passage that says when those of a level ('cấp xã') report, where the question asks for it; None where it does not, or none says it.
    One that names the period asked for ('báo cáo năm') goes before others."""
    if "báo cáo" not in question.folded or Ask.DATE not in question.asks or question.entities.agencies or question.entities.places:
        return None
    period = shelf.document.period
    if period and any(not period[0] <= year <= period[1] for year in question.entities.years):
        return None
    level = next((level for level, said in LEVELS.items() if said.search(question.folded)), "")
    if not level and not _ANYONE.search(question.folded):
        return None
    found = [p for p in shelf.passages if not isinstance(p.clause, TableRow) and _reports(level, p)]
    often = next((said for said in _PERIODS.values() if said.search(question.folded)), None)
    timely = next((p for p in found if often and often.search(fold(p.clause.text))), None)
    return timely or next(iter(found if level or not often else ()), None)


def _reports(level: str, passage: Passage) -> bool:
    """Whether a passage has those of a level ('' for any) report by a day: they are its heading, or stand in the sentence before the report."""
    clause, who = passage.clause, LEVELS.get(level, _ANYONE)
    heads = bool(level) and any(who.search(fold(agency)) for agency in (headed.agency_heading(clause.path[-1]) if clause.path else "", headed.opening_agency(clause)) if agency)
    if level and any(other != level and said.match(_opening(clause.text)) for other, said in LEVELS.items()):
        return False             # 'UBND huyện phê duyệt …' below 'UBND cấp huyện, cấp xã'
    for sentence in SENTENCE.split(fold(clause.text)):
        report = sentence.find("báo cáo")
        if report >= 0 and evidence.spans(Ask.DATE, sentence[report:]) and (heads or who.search(sentence[:report])):
            return True
    return False


def _opening(text: str) -> str:
    """A folded text from its first word on: '1. UBND huyện phê duyệt' → 'ubnd huyện phê duyệt'."""
    return _NUMBER.sub("", fold(text))


# "1. ", "a) ", "- "
_NUMBER = re.compile(r"^\W*(?:\d+(?:\.\d+)*[.)]|[a-zđ]\))?\s*")
