"""Whether a clause really answers a question: nearly right is wrong.

Each check is a sentence that an official would accept as the reason of a refusal. They are asked in order; the first that
fails is the reason. How well the words must be covered is learned (assistant/train.py), and so is how much each check tells where one clause
of several is to answer (assistant/judging): a check alone has refused many a right clause.
"""
from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from assistant import dated, evidence, kinds, naming, near_misses, on_subject, own_words, payers, ranges, typed
from assistant.compose import blanks, duties, rows
from assistant.features import states_total, wants_total
from assistant.find import Candidate, answerability
from assistant.understand import entities
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from index.lexicon import abbreviations, agencies, places
from index.records import ClauseKind, RowRole, TableRow
from index.text import fold

Check = Callable[[Question, Candidate], str]
_LEAST = 0.22       # share of the question's words below which no clause is an answer, whatever else speaks for it
_LEAST_WHETHER = 0.5     # … where it is asked whether something is there: 'có quy định cho vay không?'
_WHETHER = re.compile(r"\bcó\b.{3,80}\bkhông\s*\??$")
_STRANGE = 0.6     # share of the question's words that stand nowhere in the document, from which on it is about something else


def why_not(question: Question, candidate: Candidate) -> str:
    """The reason in Vietnamese why a clause does not answer the question; '' where it does."""
    return next((reason for check in checks().values() if (reason := check(question, candidate))), "")


def reasons(question: Question, candidate: Candidate) -> dict[str, str]:
    """What each check says of a clause, by the check's name; '' where it has nothing against it."""
    return {name: check(question, candidate) for name, check in checks().items()}


@cache
def checks() -> dict[str, Check]:
    """The checks by their names, in the order in which they are asked."""
    return {
        "agency": _agency, "place": naming.of_place, "name": naming.of_name, "kind": naming.of_kind, "code": naming.of_code, "annex": outside_annex,
        "time": dated.of_time, "range": _range, "contact": typed.contact, "own word": own_words.why_not, "source": _source, "besides place": _besides_place,
        "near miss": near_misses.why_not, "other kind": kinds.why_not, "giver": kinds.named_giver, "noun": kinds.of_noun, "total": _total,
        "asked for": _asked_for, "level": typed.of_level, "type": typed.of_kind, "bare heading": _bare_heading, "covered": _covered,
    }


def _without_place(agency: str, question: Question, place: str) -> str:
    """'tỉnh đoàn' of 'tỉnh đoàn gia lai'; '' of 'hội an tây', which is a place itself. `place`: of the document."""
    if agency and agency in fold(place):
        return ""
    for name in (*(province.name for province in question.entities.provinces), places.split_level(place)[1] or place):
        agency = agency.removesuffix(f" {fold(name)}")
    return agency


def _begins_sentence(agency: str, text: str) -> bool:
    """Whether a sentence of a text is on what an agency does: 'Bộ Chỉ huy Bộ đội Biên phòng tỉnh ngăn chặn …'."""
    name = re.sub(r" (?:tỉnh|huyện|thành phố|quận|xã|phường)$", "", " ".join(agency.split()[:_NAME]))
    return bool(re.search(rf"(?:^|[.;:]\s+)(?:(?:[a-z]\.)?\d+(?:\.\d+)*[.)]\s+|[a-zđ]\)\s+|[-+]\s+)?(?:đề nghị |giao )?(?:bộ chỉ huy |ủy ban )?{re.escape(name)}\b", fold(abbreviations.expand(text))))


_NAME = 4         # syllables by which an agency without a field is known: 'bộ đội biên phòng'


# "Sở A phụ trách chỉ số nào", "Công an tỉnh chủ trì những đề án nào"
_CHARGE = re.compile(r"^(?:theo [^,]{3,80}, )?(?:sở|phòng|ban|công an|chi cục|cục|trung tâm|hội|ủy ban|ubnd|văn phòng|thanh tra)\b[^?]{3,60}\b(?:phụ trách|chủ trì|đầu mối|theo dõi|quản lý|chịu trách nhiệm|được giao)\b(?! bởi)[^?]*\b(?:nào|gì)\b")


def _agency(question: Question, candidate: Candidate) -> str:
    """An agency whose duties are asked must be named in the document, and in the clause where one of its charges is asked for."""
    if question.entities.agencies and _CHARGE.search(question.folded) and not candidate.features.get("agency", 1.0):
        return f"văn bản không giao việc này cho {question.entities.agencies[0]}"
    if not question.asks_any(Ask.DUTIES):
        return ""
    if not question.entities.agencies and not candidate.shelf.agencies_named(question.folded) and (other := _without_place(entities.other_agency(question.folded), question, candidate.shelf.document.place)) and not any(_begins_sentence(other, text) for text in (candidate.clause.text, *candidate.clause.path)):
        return f"văn bản không giao nhiệm vụ cho {other}"
    for name in question.entities.agencies:
        its_time = duties.of_its_time(candidate.shelf.document, name)
        if not any(m.name == name if its_time else agencies.related(m.name, name) for p in candidate.shelf.passages for m in p.mentions):
            return f"văn bản không nêu {name}"
    if question.entities.agencies and (not candidate.features.get("agency", 1.0) or duties.is_off_subject(question, candidate.shelf, [candidate.passage], question.entities.agencies[0])):
        return f"văn bản không giao nhiệm vụ {'này ' if candidate.features.get('agency') else ''}cho {question.entities.agencies[0]}"
    return ""


def _bare_heading(question: Question, candidate: Candidate) -> str:
    """A heading alone says nothing of what stands under it, nor does the line of a group where it is asked which, where or who."""
    clause = candidate.clause
    if isinstance(clause, TableRow) and clause.role is not RowRole.LEAF and question.asks & _ONE_OF_MANY and not question.asks - _ONE_OF_MANY:
        return "dòng gần nhất là dòng cộng, không nêu từng nội dung"
    if question.asks_any(Ask.LEAD, Ask.DATE, Ask.AMOUNT) and not question.asks_any(Ask.REFERENCE, Ask.OWN_NUMBER, Ask.OWN_DATE, Ask.SIGNER, Ask.REPLACED, Ask.EFFECT) and not isinstance(clause, TableRow) and _OPENING.search(fold(clause.text)):
        return "không có điều khoản nào nói rõ nội dung này"
    if clause.kind is ClauseKind.HEADING and len(clause.text) < _SHORT and not question.asks & {Ask.LEAD, *typed.TYPED}:
        return "không có điều khoản nào nói rõ nội dung này"
    return ""


# "Thực hiện Nghị quyết số 21/NQ-HĐND ngày 26 tháng 12 năm 2025 …, UBND xã ban hành Kế hoạch như sau:": on what the plan rests, nothing that it lays down
_OPENING = re.compile(r"^(?:thực hiện|căn cứ|theo|triển khai|trên cơ sở|để)\b.*\b(?:ban hành|xây dựng|lập)\b.{0,120}\b(?:như sau|với (?:các |những )?nội dung(?: cụ thể| sau| chính)*)\s*(?:như sau)?\s*:?$")
_ONE_OF_MANY = frozenset({Ask.WHICH, Ask.PLACE, Ask.LIST, Ask.PERSON})
_GENERIC = frozenset({"màu", "cỡ", "trường hợp", "loại", "kiểu", "mức", "khoản", "khoảng", "thứ", "món", "mảng", "khâu", "phần", "mục", "điểm", "dạng", "nhóm", "đối tượng",
                      "trình tự", "thứ tự", "quy trình", "cách thức", "hình thức", "phương thức", "hướng"})     # said of anything
_SHORT = 90        # characters of a heading that has no sentence in it


def outside_annex(question: Question, candidate: Candidate) -> str:
    """Why not, where an annex is named and a row stands in another; else ''."""
    if not question.entities.annexes or candidate.features.get("annex", 1.0) > 0 or not isinstance(candidate.clause, TableRow):
        return ""
    return f"{question.entities.annexes[0]} không có nội dung này"


def _range(question: Question, candidate: Candidate) -> str:
    """A clause for a range of sizes or ages answers for a figure within it only."""
    if isinstance(candidate.clause, TableRow) or not ranges.excludes(question.folded, fold(candidate.clause.text)):
        return ""
    return "điều khoản gần nhất áp dụng cho mức khác"


# "ngân sách trung ương", "vốn tỉnh", "NS huyện": whose money
_SOURCE = re.compile(r"\b(?:ngân sách|vốn|nguồn|ns)\s(?:cấp\s)?(trung ương|tỉnh|huyện|xã(?! hội)|thành phố|phường)\b|\b(nstw)\b")


# Sources that hold others: "ngân sách địa phương", "NSNN"
_WIDER = re.compile(r"\b(?:địa phương|nsđp|nsdp|nsnn|ngân sách nhà nước)\b")


def _source(question: Question, candidate: Candidate) -> str:
    """Money of one source is not that of another: a clause that names sources must name the one asked."""
    if not question.asks_any(Ask.AMOUNT, Ask.PERCENT):
        return ""
    if (paying := [payer for payer in payers.asked(question.folded) if payer.strict]) and not any(payers.tells(payer, candidate.clause) for payer in paying):
        return f"không nêu phần của {paying[0].name}"
    if Ask.AMOUNT not in question.asks:
        return ""
    if isinstance(candidate.clause, TableRow) and any(payers.tells(payer, candidate.clause) for payer in payers.asked(question.folded)):
        return ""
    filled = [h for h, c in zip(getattr(candidate.clause, "headers", ()), getattr(candidate.clause, "cells", ())) if not blanks.is_empty(c)]
    text = f"{naming.everything(candidate)} {fold(' '.join(filled))}"
    asked, told = _sources(question.folded), _sources(text)
    if _WIDER.search(text):
        return ""
    silent = told or isinstance(candidate.clause, TableRow)      # a row that names no source says nothing of one
    return f"không nêu phần của ngân sách {sorted(asked - told)[0]}" if asked and silent and not asked & told else ""


def _sources(folded: str) -> set[str]:
    return {m[1] or "trung ương" for m in _SOURCE.finditer(folded)}


def _besides_place(question: Question, candidate: Candidate) -> str:
    return "" if on_subject.is_on_subject(question, candidate.shelf, candidate.clause) else "bảng không nói đến nội dung này"


def _total(question: Question, candidate: Candidate) -> str:
    """Where a total is asked, a part of it is no answer, and of an item what one piece of it costs."""
    clause = candidate.clause
    if question.of_item and Ask.PRICE not in question.asks and not isinstance(clause, TableRow) and _RATE.search(fold(clause.text)) and not re.search(r"\btổng\b", fold(clause.text)):
        return "văn bản không nêu tổng số tiền"
    if not question.asks_any(Ask.AMOUNT, Ask.SUM) or not wants_total(question) or Ask.AMOUNT not in question.asks and question.asks_any(Ask.COUNT, Ask.QUANTITY):
        return ""            # 'tổng cộng bao nhiêu người' asks for no money
    if isinstance(clause, TableRow) and (clause.role is not RowRole.LEAF or candidate.features["text"] >= 0.3 or _is_of_payer(question, clause)):
        return ""
    if question.entities.years and not isinstance(clause, TableRow) and _OF_YEARS.search(fold(clause.text)):
        return ""
    if (states_total(clause) or re.search(r"\btổng|cộng\b", fold(clause.text))) and evidence.holds(Ask.AMOUNT, clause):
        return ""
    return "văn bản không nêu tổng số tiền"


def _is_of_payer(question: Question, row: TableRow) -> bool:
    """Whether a row is all that a payer of the question gives: 'Ngân sách cấp xã | 1.200 | 1.400 | 4.000'."""
    return any(payer.told.search(fold(rows.name_of(row))) for payer in payers.asked(question.folded))


# "12 triệu đồng/chuồng": what one costs
_RATE = re.compile(r"\bđồng\s?/\s?[^\W\d_]")
# "năm 2026: 165,5 tỷ đồng; năm 2027: 260,0 tỷ đồng": what each year gets
_OF_YEARS = re.compile(r"\b20\d\d\b\D{0,25}\d[\d.,]*\s?(?:nghìn|triệu|tỷ|tỉ)\b.{0,20}\b20\d\d\b\D{0,25}\d")

_OPEN = frozenset({Ask.WHICH, Ask.LIST, Ask.COUNT, Ask.QUANTITY})


def _asked_for(question: Question, candidate: Candidate) -> str:
    """What is asked for by name ('nhà thầu nào') must be something that the document speaks of."""
    word = question.asked_for
    if word and word not in _GENERIC and word in question.words and not question.asks - _OPEN and not question.asks_any(Ask.HOW, Ask.WHY) and not candidate.shelf.knows(word):
        return f"văn bản không nói đến {word}"
    return ""


def _covered(question: Question, candidate: Candidate) -> str:
    if question.words and not _is_of_the_named(question, candidate) and (is_beside_it(question, candidate) or answerability(candidate) < 1.0):
        return "không có điều khoản nào nói rõ nội dung này"
    return ""


# What is asked of somebody, or of a thing called by its name, whatever its column is headed: 'bà A chuyên làm khâu gì', 'ông B giữ vai trò gì'
_OF_SOMEBODY = frozenset("ông bà anh chị em cô chú bác nghệ nhân đồng chí làm chuyên phụ trách đảm nhận đảm nhiệm giữ khâu việc công đoạn nghề vai trò chức vụ phần nhiệm vụ gì nào".split())


def _is_of_the_named(question: Question, candidate: Candidate) -> bool:
    """Whether a row is called by a name that the question gives, and the question says no more than to ask for what is said of it."""
    row, names = candidate.clause, {fold(name) for name in question.entities.names}
    if not isinstance(row, TableRow) or len(called := fold(rows.name_of(row)).split()) < _NAMED or " ".join(called) not in names:
        return False
    named = {syllable for name in names for syllable in name.split()}
    return all(set(word.split()) <= named | _OF_SOMEBODY for word in question.words)


_NAMED = 2         # syllables of a name by which one is known: 'Chau Ty'


def is_beside_it(question: Question, candidate: Candidate) -> bool:
    """Whether a clause holds next to nothing of a question, or its document knows few of the words: 'thời tiết cuối tuần này thế nào'."""
    least = _LEAST_WHETHER if _WHETHER.search(question.folded) and not question.asks & set(typed.TYPED) else _LEAST
    if _is_of_the_named(question, candidate):
        return False
    if candidate.features.get("any", 1.0) < least and not candidate.features.get("total"):
        return True
    return is_off_topic(question, candidate)


def is_off_topic(question: Question, candidate: Candidate) -> bool:
    """Whether the document of a clause knows few of the question's words, in whatever form."""
    strange = sum(1 for word in question.words if not candidate.shelf.knows(word) and not candidate.shelf.held_otherwise(word))
    return strange >= _STRANGE * len(question.words)
