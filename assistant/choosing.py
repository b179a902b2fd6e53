"""Which of the clauses found answers, and those that belong to it."""
from __future__ import annotations

import re
from collections.abc import Sequence

from assistant import answerable, headed
from assistant.compose.charged import lead_of
from assistant.find import Candidate
from assistant.judging import judge
from assistant.judging.judge import Judged
from assistant.twofold import BEHIND
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from index.records import Clause, RowRole, TableRow
from index.text import fold


def that_answer(question: Question, candidates: list[Candidate], told: Sequence[Judged]) -> tuple[list[Candidate], str]:
    """`told`: the candidates as the judge has them. (the clause that answers, which is the likeliest by judging/judge.py, and those ranked below it; why there is none). One that holds all kinds of
    thing asked for ('bao nhiêu phần trăm, phần còn lại ai góp') goes before one that holds some of them and scores little more."""
    every = candidates
    if Ask.EFFECT in question.asks and _of_the_document(question, candidates):      # since when it holds, not since when what it replaces did
        candidates = [c for c in candidates if "hiệu lực" in fold(c.clause.text)] or candidates
    if Ask.LIMIT in question.asks:       # a rule, which no row of money states
        candidates = [c for c in candidates if not isinstance(c.clause, TableRow) or not answerable.why_not(question, c)] or candidates
    if len(candidates) < len(every):
        told = judge.judged(question, candidates)
    good = [one.candidate for one in told if one.answers]
    if not good:
        return [], told[0].reason or _NOTHING
    whole = next((c for c in good if c.features["evidence"] == 1.0 and c.score >= BEHIND * good[0].score and c.features.get("payer", 0.0) >= good[0].features.get("payer", 0.0)), good[0])
    best = whole if good[0].features["evidence"] < 1.0 and question.asks & _TELLING else good[0]
    if _FROM_TO.search(question.folded):
        best = next((c for c in good if c.score >= BEHIND * best.score and _SPAN.search(fold(c.clause.text))), best)
    if _WHO_LEADS.search(question.folded) and not lead_of(best.clause):      # names an agency that it charges with nothing
        best = next((c for c in good if c.score >= BEHIND * best.score and lead_of(c.clause)), best)
    if Ask.LEAD in question.asks and "chủ đầu tư" in question.folded:
        best = next((c for c in good if c.score >= BEHIND * best.score and not isinstance(c.clause, TableRow) and "chủ đầu tư" in fold(c.clause.text) and lead_of(c.clause)), best)
    if question.asks_any(Ask.AMOUNT, Ask.SUM) and not (isinstance(best.clause, TableRow) and best.clause.role is not RowRole.TOTAL):
        best = part_named(question, good) or best
    if _ALL_OF.search(question.folded) and isinstance(best.clause, TableRow) and best.clause.role is RowRole.LEAF and not best.features.get("named"):
        best = next((c for c in good if isinstance(c.clause, TableRow) and c.clause.role is RowRole.TOTAL and c.clause.table == best.clause.table and c.shelf is best.shelf), best)
    return [best, *(c for c in candidates[candidates.index(good[0]):] if c is not best)], ""


# "từ ngày nào đến ngày nào", "từ tháng mấy tới tháng mấy"; "đợt 2 từ ngày 01/9/2026 đến ngày 31/10/2026"
_FROM_TO = re.compile(r"\btừ (?:ngày|tháng|bao giờ|khi nào|hôm)\b.{0,15}\b(?:đến|tới) (?:ngày|tháng|bao giờ|khi nào|hôm)\b")
_SPAN = re.compile(r"\btừ (?:ngày |tháng )?\d.{0,30}?(?:đến|tới|-)\s?(?:hết )?(?:ngày |tháng )?\d")


# "phần hòa giải ở cơ sở", "cả mảng nhà vệ sinh trường học", "riêng nhóm tuyên truyền"
_PART = r"\b(?:phần|mảng|nhóm|mục|hạng mục|riêng|nội dung|hợp phần)\s(?:về\s|chi\s|việc\s)?"


def part_named(question: Question, candidates: list[Candidate]) -> Candidate | None:
    """The row of the part of the money that a question names as a part, if it ranks near the first."""
    return next((c for c in candidates if c.score >= BEHIND * candidates[0].score and _is_part_named(question, c.clause)), None)


def _is_part_named(question: Question, clause: Clause) -> bool:
    """Whether a row is the part of the money that a question names as a part: not what all of the plan costs, though its title names the
    part as well."""
    if not isinstance(clause, TableRow) or clause.role is RowRole.TOTAL:
        return False
    item = max((headed.bare(fold(cell)) for cell in clause.cells), key=len, default="")
    if len(item.split()) < 2:
        return False
    if clause.role is not RowRole.LEAF and re.search(rf"\b{re.escape(item)}\b", question.folded) and not _OF_THE_PLAN.search(question.folded):
        return True
    return re.search(_PART + re.escape(item) + r"\b", question.folded) is not None


# "kế hoạch làng nghề hết bao nhiêu": all of it, though a group of its money is called as the plan is
_OF_THE_PLAN = re.compile(r"\b(?:kế hoạch|đề án|chương trình|nghị quyết|quyết định|chính sách|toàn bộ|tổng nhu cầu|cả (?:ba|hai|bốn))\b")


def _of_the_document(question: Question, candidates: list[Candidate]) -> bool:
    """Whether a question has at most a word beside those of the document's title and of documents at large."""
    shelf = candidates[0].shelf if candidates else None
    told = [w for w in question.words if shelf and f" {w} " not in shelf.title_line and w not in _OF_DOCUMENTS and shelf.knows(w)]
    return len(told) <= 1


_OF_DOCUMENTS = frozenset({"áp dụng", "bắt đầu", "quyết định", "kế hoạch", "nghị quyết", "chương trình", "đề án", "văn bản", "hiệu lực", "ngày", "hỗ trợ", "quy định", "thi hành", "chính sách"})


# "sở nào chủ trì", "giao cho ai phụ trách"
_WHO_LEADS = re.compile(r"\b(?:cơ quan|đơn vị|sở|phòng|ban|ngành|ai) (?:nào )?(?:là )?(?:được giao )?(?:chủ trì|phụ trách|đầu mối|chịu trách nhiệm|thẩm định|thường trực)\b")


# "huy động tất cả bao nhiêu người": the line of totals before any of those above it
_ALL_OF = re.compile(r"\b(?:tất cả|cả thảy|tổng cộng|tổng số|toàn bộ)\b")
_NOTHING = "không có điều khoản nào nói rõ nội dung này"
_TELLING = frozenset({Ask.LEAD, Ask.PLACE, Ask.AMOUNT, Ask.PERCENT, Ask.DATE, Ask.LIMIT})     # kinds whose thing must be told
