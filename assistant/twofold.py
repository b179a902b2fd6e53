"""Questions for two figures that stand in two places: in the prose and in an annex, of one of a thing and of all of it."""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant import answerable, evidence, tablecells
from assistant.features import states_total
from assistant.find import Candidate
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from index.records import RowRole, TableRow

BEHIND = 0.72              # of the best clause's score: a clause that scores less is not asked whether it answers
FAR_BEHIND = 0.5           # of the best clause's score: less than so much is about something else
_FIGURES = frozenset({Ask.AMOUNT, Ask.QUANTITY, Ask.PERCENT})
# "đoạn văn ghi bao nhiêu, trong bảng lại ghi bao nhiêu", "điều khoản với phụ lục có lệch không", "con số hai chỗ có khớp không"
_BOTH_PLACES = re.compile(
    r"\b(?:mục tiêu|nhiệm vụ)\b và (?:ở |trong )?(?:bảng|biểu|phụ lục)\b|\b(?:mục tiêu|chỉ tiêu|nhiệm vụ) (?:ghi|nêu|nói)\b.{0,60}\b(?:bảng|biểu|phụ lục)\b|\bđiều \d+\b.{0,60}\b(?:bảng|biểu|phụ lục)\b|\b(?:bảng|biểu|phụ lục)\b.{0,60}\bđiều \d+\b|"
    r"\b(?:lời văn|phần lời|đoạn văn|câu chữ|phần chữ|trong bài|điều khoản|thuyết minh|phần (?:nhiệm vụ|kinh phí|mục tiêu|nội dung|giải pháp|chỉ tiêu))\b.{0,80}\b(?:bảng|biểu|phụ lục)\b|"
    r"\b(?:bảng|biểu|phụ lục)\b.{0,80}\b(?:lời văn|phần lời|đoạn văn|câu chữ|phần chữ|trong bài|thuyết minh|phần (?:nhiệm vụ|kinh phí|mục tiêu|nội dung|giải pháp|chỉ tiêu))\b")


# "có khớp nhau không", "mỗi chỗ ghi bao nhiêu", "có lệch gì không"
_AGREE = re.compile(r"\b(?:khớp|lệch|trùng|mâu thuẫn|giống nhau|thống nhất)\b|\b(?:mỗi|hai|từng) (?:chỗ|nơi|đằng|phần)\b")


def prose_and_row(question: Question, ranked: Sequence[Candidate]) -> list[Candidate]:
    """The best clause of prose and the best row with a figure of the kind asked, where a question sets the one beside the other; fewer
    than two where it does not, or the plan has only one."""
    if not _BOTH_PLACES.search(question.folded) and not (question.entities.annexes and _AGREE.search(question.folded)):
        return []
    near = [c for c in ranked if c.score >= FAR_BEHIND * ranked[0].score]
    counted = not _MONEY.search(question.folded) and not question.asks_any(Ask.AMOUNT, Ask.PERCENT, Ask.DATE)
    kinds = question.asks & (_FIGURES | {Ask.DATE})
    kinds = kinds if kinds - {Ask.QUANTITY} or kinds and question.noun else _FIGURES      # 'ghi bao nhiêu': of whatever it is
    held = [c for c in near if any((evidence.holds(ask, c.clause, question.noun) or 0) >= 0.5 for ask in kinds)]
    prose = [c for c in held if not isinstance(c.clause, TableRow)]
    lines = [c for c in held if isinstance(c.clause, TableRow)]
    if counted:              # 'số điểm dạy chữ' is told by no row, and no clause, that gives their money
        prose = [c for c in prose if evidence.holds(Ask.QUANTITY, c.clause, question.noun) == 1.0] or prose
        lines = [c for c in near if isinstance(c.clause, TableRow) and not tablecells.amount_columns(c.clause) and not answerable.outside_annex(question, c)] or lines
    if _TOTAL_LINE.search(question.folded):
        lines = [c for c in lines if c.clause.role is RowRole.TOTAL] or lines
    return [*prose[:1], *lines[:1]]


# "số vốn", "bao nhiêu đồng"; not "cộng đồng"
_MONEY = re.compile(r"\b(?:tiền|vốn|kinh phí|ngân sách|chi phí|dự toán|(?<!cộng )đồng|triệu|tỷ|tỉ)\b")
# "ở dòng cộng của phụ lục", "tổng cộng Phụ lục I"
_TOTAL_LINE = re.compile(r"^cộng (?:diện tích|số|các|tất)\b|\bdòng (?:tổng )?cộng\b|\btổng (?:cộng|số)\b")


# "cả gói tốn bao nhiêu, phần ngân sách tỉnh chịu mấy", "tổng vốn bao nhiêu, trong đó huyện góp bao nhiêu"
_WHOLE_AND_PART = re.compile(r"\b(?:tổng|tốn|hết|cần|cả gói|tất cả)\b.*?\b(?:bao nhiêu|mấy)\b.*\b(?:ngân sách|vốn|tỉnh|huyện|xã|dân|doanh nghiệp|trung ương|xã hội hóa)\b.*\b(?:bao nhiêu|mấy)\b")


def asks_whole_and_part(question: Question) -> bool:
    """Whether a question of money of a plan asks for all of it and for what one source gives."""
    return question.of_plan and bool(_WHOLE_AND_PART.search(question.folded))


def whole_and_part(question: Question, of_whole: Sequence[Candidate], of_part: Sequence[Candidate]) -> list[Candidate]:
    """The clause that states the plan's total and the one that states the part; fewer where one of them is not found, or says both."""
    whole = next((c for c in of_whole[:6] if not isinstance(c.clause, TableRow) and states_total(c.clause)), None)
    part = next((c for c in of_part[:6] if c.features.get("payer") and not answerable.why_not(question, c)), None)
    return [whole, part] if whole and part and whole.clause.id != part.clause.id and not whole.features.get("payer") else []


# "định mức mỗi nhà bao nhiêu và tổng tiền là mấy", "một con bao nhiêu, tất cả hết bao nhiêu"
_AND_TOTAL = re.compile(r"\b(?:bao nhiêu|mấy)\b.*\b(?:tổng|tất cả|cả thảy|hết|cộng)\b.*\b(?:bao nhiêu|mấy)\b|\b(?:tổng|tất cả|cả thảy|hết|cộng)\b.*\b(?:bao nhiêu|mấy)\b.*\b(?:bao nhiêu|mấy)\b")


def rate_and_total(question: Question, candidates: Sequence[Candidate]) -> list[Candidate]:
    """What one of a thing costs and what all of it does, from a clause each, where both are asked; empty where not both are found."""
    if Ask.PRICE not in question.asks or not _AND_TOTAL.search(question.folded):
        return []
    item = replace(question, of_item=True)
    near = [c for c in candidates if c.score >= BEHIND * candidates[0].score]
    rate = next((c for c in near if evidence.holds(Ask.PRICE, c.clause) and not answerable.why_not(item, c)), None)
    whole = replace(item, asks=item.asks - {Ask.PRICE})
    total = next((c for c in near if isinstance(c.clause, TableRow) and tablecells.amount_columns(c.clause) and not answerable.why_not(whole, c)), None)
    return [rate, total] if rate and total and rate is not total and not isinstance(rate.clause, TableRow) else []
