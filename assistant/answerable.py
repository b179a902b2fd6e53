"""Whether a clause really answers a question: nearly right is wrong.

Each check is a sentence that an official would accept as the reason of a refusal. They are asked in order; the first that
fails is the reason. How well the words must be covered is learned (assistant/train.py), not set by hand.
"""
from __future__ import annotations

import re
from dataclasses import replace

from assistant import dated, evidence, naming, near_misses, payers, ranges, tablecells
from assistant.compose import blanks, duties
from assistant.features import states_total, wants_total
from assistant.find import Candidate, answerability, weights
from assistant.shelf import Shelf
from assistant.understand import entities
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from assistant.understand.terms import tokens
from assistant.whole import OF_MONEY
from index.lexicon import agencies, places
from index.records import Clause, ClauseKind, RowRole, TableRow
from index.text import fold

_LEAST = 0.22       # share of the question's words below which no clause is an answer, whatever else speaks for it
_LEAST_WHETHER = 0.5     # … where it is asked whether something is there: 'có quy định cho vay không?'
_WHETHER = re.compile(r"\bcó\b.{3,80}\bkhông\s*\??$")
_SURE = 0.45       # share of the question's words from which on the kind of thing asked for may be said otherwise
_STRANGE = 0.6     # share of the question's words that stand nowhere in the document, from which on it is about something else
# Kinds whose kind of thing must be there in so many letters.
_TYPED = (Ask.PHONE, Ask.PRICE, Ask.LIMIT, Ask.AMOUNT, Ask.PERCENT, Ask.TIMES, Ask.YEAR, Ask.DATE, Ask.PLACE, Ask.PERSON, Ask.REFERENCE, Ask.QUANTITY)
_SAID = {
    Ask.PHONE: "số điện thoại", Ask.PRICE: "giá", Ask.LIMIT: "mức tối đa", Ask.REPLACED: "văn bản bị thay thế",
    Ask.AMOUNT: "số tiền", Ask.PERCENT: "tỷ lệ phần trăm", Ask.TIMES: "số lần", Ask.YEAR: "năm", Ask.DATE: "thời hạn",
    Ask.PLACE: "địa điểm", Ask.PERSON: "họ tên người", Ask.REFERENCE: "văn bản", Ask.QUANTITY: "số lượng",
}


def why_not(question: Question, candidate: Candidate) -> str:
    """The reason in Vietnamese why a clause does not answer the question; '' where it does."""
    for check in (_agency, naming.of_place, naming.of_name, naming.of_kind, naming.of_code, outside_annex, dated.of_time, _range, _contact, _own_word, _source, _besides_place, near_misses.why_not, _total, _asked_for, _place_asked,
                  _typed, _bare_heading, _covered):
        if reason := check(question, candidate):
            return reason
    return ""


def _begins_sentence(agency: str, text: str) -> bool:
    """Whether a sentence of a text is on what an agency does: 'Bộ Chỉ huy Bộ đội Biên phòng tỉnh ngăn chặn …'."""
    name = " ".join(agency.split()[:_NAME])
    return bool(re.search(rf"(?:^|[.;:]\s+)(?:\d+[.)]\s+|[a-zđ]\)\s+|[-+]\s+)?(?:đề nghị |giao )?(?:bộ chỉ huy |ủy ban )?{re.escape(name)}\b", fold(text)))


_NAME = 4         # syllables by which an agency without a field is known: 'bộ đội biên phòng'


# "Sở A phụ trách chỉ số nào", "Công an tỉnh chủ trì những đề án nào"
_CHARGE = re.compile(r"^(?:theo [^,]{3,80}, )?(?:sở|phòng|ban|công an|chi cục|cục|trung tâm|hội|ủy ban|ubnd|văn phòng|thanh tra)\b[^?]{3,60}\b(?:phụ trách|chủ trì|đầu mối|theo dõi|quản lý|chịu trách nhiệm|được giao)\b(?! bởi)[^?]*\b(?:nào|gì)\b")


def _agency(question: Question, candidate: Candidate) -> str:
    """An agency whose duties are asked must be named in the document, and in the clause where one of its charges is asked for."""
    if question.entities.agencies and _CHARGE.search(question.folded) and not candidate.features.get("agency", 1.0):
        return f"văn bản không giao việc này cho {question.entities.agencies[0]}"
    if not question.asks_any(Ask.DUTIES):
        return ""
    if not question.entities.agencies and not candidate.shelf.agencies_named(question.folded) and (other := entities.other_agency(question.folded)) and not any(_begins_sentence(other, text) for text in (candidate.clause.text, *candidate.clause.path)):
        return f"văn bản không giao nhiệm vụ cho {other}"
    for name in question.entities.agencies:
        its_time = duties.of_its_time(candidate.shelf.document, name)
        if not any(m.name == name if its_time else agencies.related(m.name, name) for p in candidate.shelf.passages for m in p.mentions):
            return f"văn bản không nêu {name}"
    if question.entities.agencies and not candidate.features.get("agency", 1.0):
        return f"văn bản không giao nhiệm vụ cho {question.entities.agencies[0]}"
    return ""


def _bare_heading(question: Question, candidate: Candidate) -> str:
    """A heading alone says nothing of what stands under it."""
    clause = candidate.clause
    if clause.kind is ClauseKind.HEADING and len(clause.text) < _SHORT and not question.asks & {Ask.LEAD, *_TYPED}:
        return "không có điều khoản nào nói rõ nội dung này"
    return ""


_GENERIC = frozenset({"trường hợp", "loại", "kiểu", "mức", "khoản", "khoảng", "thứ", "món", "điểm", "dạng", "nhóm", "đối tượng",
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


# "số điện thoại là số nào", "địa chỉ email": what must stand there in so many figures or letters
_CONTACT = re.compile(r"^(?:xin |cho |cho biết |cho hỏi |cho xin )?(?:số điện thoại|số máy|địa chỉ e-?mail|e-?mail|thư điện tử)\b.*\b(?:gì|nào|bao nhiêu|mấy)\s*\??$")
_REACHED = re.compile(r"\d{3,4}[ .]?\d{3}|@|\bwww\.|\.vn\b")


def _contact(question: Question, candidate: Candidate) -> str:
    return "không nêu số điện thoại hay địa chỉ liên hệ" if _CONTACT.search(question.folded) and not _REACHED.search(candidate.clause.text) else ""


# Things of law that have no other name: 'bị phạt bao nhiêu' is not answered by what is granted
_OWN_WORDS = frozenset({"phạt", "xử phạt", "lãi", "lãi suất", "thuế", "lương", "đặt cọc", "thù lao", "lệ phí", "phí", "học phí", "viện phí", "giá vé", "tiền thuê"})


def _own_word(question: Question, candidate: Candidate) -> str:
    if not question.asks_any(Ask.AMOUNT, Ask.PERCENT, Ask.QUANTITY):
        return ""
    for word in question.words:
        if word in _OWN_WORDS and not candidate.passage.holds(word) and not any(candidate.passage.holds(other) for other in word.split()):
            return f"không nêu {word}"
    return ""


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


_OF_PLACE = 0.2    # share of the question's words, beside a place's name, that its row and headings must hold
_NEARLY_ALL = 0.95 # … unless the whole document is about the rest


def _besides_place(question: Question, candidate: Candidate) -> str:
    return "" if is_on_subject(question, candidate.shelf, candidate.clause) else "bảng không nói đến nội dung này"


def is_on_subject(question: Question, shelf: Shelf, clause: Clause) -> bool:
    """Whether the row of a place is on what is asked of it: 'tiền sửa nhà văn hóa thôn A' is not what the thôn gives for a road.
    True where no money of a place is asked, or a sum of it, or nothing but the place is named."""
    if not isinstance(clause, TableRow) or not question.entities.places or not question.asks_any(Ask.AMOUNT, Ask.QUANTITY, Ask.COUNT) or Ask.SUM in question.asks:
        return True
    names = {t for level, name in question.entities.places for t in tokens(f"{level} {name}")} | set(places.LEVELS)
    words = {w: v for w, v in weights(question, shelf).items() if not set(w.split()) <= names and w not in OF_MONEY and shelf.knows(w)}
    passage = shelf.passages[clause.ordinal]
    held = sum(v for w, v in words.items() if passage.holds(w))
    about = sum(v for w, v in words.items() if not passage.holds(w) and shelf.is_about(w))
    whole = sum(words.values())
    if words and not held and Ask.AMOUNT not in question.asks:
        return False
    return held >= _OF_PLACE * whole or held + about >= _NEARLY_ALL * whole


def _total(question: Question, candidate: Candidate) -> str:
    """Where a total is asked, a part of it is no answer, and of an item what one piece of it costs."""
    clause = candidate.clause
    if question.of_item and Ask.PRICE not in question.asks and not isinstance(clause, TableRow) and _RATE.search(fold(clause.text)) and not re.search(r"\btổng\b", fold(clause.text)):
        return "văn bản không nêu tổng số tiền"
    if not question.asks_any(Ask.AMOUNT, Ask.SUM) or not wants_total(question):
        return ""
    if isinstance(clause, TableRow) and (clause.role is not RowRole.LEAF or candidate.features["text"] >= 0.3):
        return ""
    if question.entities.years and not isinstance(clause, TableRow) and _OF_YEARS.search(fold(clause.text)):
        return ""
    if (states_total(clause) or re.search(r"\btổng|cộng\b", fold(clause.text))) and evidence.holds(Ask.AMOUNT, clause):
        return ""
    return "văn bản không nêu tổng số tiền"


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


# "trước ngày nào", "ngày mấy": 'hằng năm' is no answer
_DAY_ASKED = re.compile(r"\bngày (?:nào|mấy)\b")
# "15/11", "ngày 20", "05 tháng 12", "kể từ ngày ký", "15 ngày làm việc"
_DAY = re.compile(r"\d{1,2}\s?/\s?\d{1,2}|\bngày \d|\d{1,2} tháng \d|\bngày (?:ký|ban hành)|\d+ ngày|\bthứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])\b|chủ nhật")


def _typed(question: Question, candidate: Candidate) -> str:
    asked = [ask for ask in _TYPED if ask in question.asks]
    if Ask.DATE in asked and _DAY_ASKED.search(question.folded) and not isinstance(candidate.clause, TableRow) and not _DAY.search(fold(candidate.clause.text)):
        return f"không nêu {_SAID[Ask.DATE]}"
    held = [ask for ask in asked if (evidence.holds(ask, candidate.clause, question.noun) or 0) >= 0.5]
    if Ask.AMOUNT in asked and Ask.AMOUNT not in held and not _MONEY_SAID.search(question.folded) and evidence.holds(Ask.PERCENT, candidate.clause):
        held.append(Ask.AMOUNT)      # 'ngân sách nhà nước hỗ trợ bao nhiêu': 70% of it
    if Ask.QUANTITY in asked and Ask.QUANTITY not in held and _has_column_asked(question, candidate):
        held.append(Ask.QUANTITY)
    if asked == [Ask.QUANTITY] and not held and question.asks_any(Ask.LEAD, Ask.HOW, Ask.WHY, Ask.DUTIES):
        return ""             # 'mấy hãng lữ hành', 'mấy nơi ấy': some, not how many
    if asked == [Ask.PLACE] and candidate.features.get("any", 0.0) >= _SURE:
        return ""             # 'ở những chỗ nào': places can be told without any name or level
    if asked and not held and not (asked == [Ask.PLACE] and question.asks_any(Ask.HOW, Ask.WHY)):
        return f"không nêu {_SAID[asked[0]]}"
    if Ask.REPLACED in question.asks and not evidence.holds(Ask.REPLACED, candidate.clause):
        return f"không nêu {_SAID[Ask.REPLACED]}"
    for strict in (Ask.PHONE, Ask.PRICE, Ask.LIMIT, Ask.AMOUNT, Ask.PERCENT, Ask.PLACE, Ask.PERSON):
        if strict in question.asks and strict not in held and not (question.asks & {Ask.LIST, Ask.COUNT, Ask.HOW, Ask.WHY} and strict is Ask.PLACE):
            return f"không nêu {_SAID[strict]}"
    return ""


# "bao nhiêu tiền", "mấy triệu", "tổng kinh phí": no share will do
_MONEY_SAID = re.compile(r"\b(?:tiền|kinh phí|vốn|đồng|triệu|tỷ|tỉ|nghìn|ngàn|dự toán)\b")


def _has_column_asked(question: Question, candidate: Candidate) -> bool:
    """Whether a row has a figure in the column that the question names: 'mấy cụ từ 80 tuổi trở lên' of 'NCT từ 80 tuổi trở lên'."""
    clause = candidate.clause
    if not isinstance(clause, TableRow):
        return False
    asked = blanks.column_asked(question, clause, candidate.shelf.tables[clause.table])
    return asked is not None and not blanks.is_empty(clause.cells[asked])


# "thuộc xã nào", "ở thôn nào, tổ nào"
_LEVEL_ASKED = re.compile(r"\b(xã|phường|thị trấn|huyện|thôn|xóm|(?<!văn )bản|tổ|ấp|buôn)(?: (?:nào|gì)\b|, (?:xã|phường|thôn) nào)")


def _place_asked(question: Question, candidate: Candidate) -> str:
    """A place of the level asked for ('xã nào') must be named, other than the plan's own."""
    levels = set(_LEVEL_ASKED.findall(question.folded))
    if not levels or Ask.REPLACED in question.asks or question.asks_any(Ask.HOW, Ask.WHY):
        return ""
    clause = candidate.clause
    if isinstance(clause, TableRow) and any(level in header for header, _ in tablecells.place_cells(clause) for level in levels):
        return ""
    text = " ".join((*getattr(clause, "groups", ()), *getattr(clause, "headers", ()), clause.text))
    if any((level, province) for name in evidence.at_places(clause.text) for level, province in places.units(fold(name)) if level in levels):
        return ""
    own = candidate.shelf.document.place
    if any(re.search(rf"\b{level}\b", fold(text.replace(own, " "))) for level in levels) and evidence.holds(Ask.PLACE, replace(clause, text=clause.text.replace(own, " "))):
        return ""
    return f"không nêu {' hoặc '.join(sorted(levels))} nào"


def _covered(question: Question, candidate: Candidate) -> str:
    if not question.words:
        return ""
    least = _LEAST_WHETHER if _WHETHER.search(question.folded) and not question.asks & set(_TYPED) else _LEAST
    if candidate.features.get("any", 1.0) < least and not candidate.features.get("total"):
        return "không có điều khoản nào nói rõ nội dung này"
    strange = sum(1 for word in question.words if not candidate.shelf.knows(word) and not candidate.shelf.held_otherwise(word))
    if strange >= _STRANGE * len(question.words) or answerability(candidate) < 1.0:
        return "không có điều khoản nào nói rõ nội dung này"
    return ""
