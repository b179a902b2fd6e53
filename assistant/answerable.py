"""Whether a clause really answers a question: nearly right is wrong.

Each check is a sentence that an official would accept as the reason of a refusal. They are asked in order; the first that
fails is the reason. How well the words must be covered is learned (assistant/train.py), not set by hand.
"""
from __future__ import annotations

import re

from assistant import dated, evidence, kinds, naming, near_misses, payers, ranges, typed
from assistant.compose import blanks, duties
from assistant.features import states_total, wants_total
from assistant.find import Candidate, answerability, weights
from assistant.shelf import Shelf
from assistant.understand import entities
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from assistant.understand.terms import stopwords, tokens
from assistant.whole import OF_MONEY
from index.lexicon import agencies, places
from index.records import Clause, ClauseKind, RowRole, TableRow
from index.text import fold

_LEAST = 0.22       # share of the question's words below which no clause is an answer, whatever else speaks for it
_LEAST_WHETHER = 0.5     # … where it is asked whether something is there: 'có quy định cho vay không?'
_WHETHER = re.compile(r"\bcó\b.{3,80}\bkhông\s*\??$")
_STRANGE = 0.6     # share of the question's words that stand nowhere in the document, from which on it is about something else


def why_not(question: Question, candidate: Candidate) -> str:
    """The reason in Vietnamese why a clause does not answer the question; '' where it does."""
    for check in (_agency, naming.of_place, naming.of_name, naming.of_kind, naming.of_code, outside_annex, dated.of_time, _range, typed.contact, _own_word, _source, _besides_place, near_misses.why_not, kinds.why_not, kinds.named_giver, kinds.of_noun, _total, _asked_for, typed.of_level,
                  typed.of_kind, _bare_heading, _covered):
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
    if question.entities.agencies and (not candidate.features.get("agency", 1.0) or duties.is_off_subject(question, candidate.shelf, [candidate.passage], question.entities.agencies[0])):
        return f"văn bản không giao nhiệm vụ {'này ' if candidate.features.get('agency') else ''}cho {question.entities.agencies[0]}"
    return ""


def _bare_heading(question: Question, candidate: Candidate) -> str:
    """A heading alone says nothing of what stands under it."""
    clause = candidate.clause
    if clause.kind is ClauseKind.HEADING and len(clause.text) < _SHORT and not question.asks & {Ask.LEAD, *typed.TYPED}:
        return "không có điều khoản nào nói rõ nội dung này"
    return ""


_GENERIC = frozenset({"trường hợp", "loại", "kiểu", "mức", "khoản", "khoảng", "thứ", "món", "mảng", "khâu", "phần", "mục", "điểm", "dạng", "nhóm", "đối tượng",
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
_OTHERWISE = 0.5   # how well a row must hold another word for one of the question's: 'diện tích' for 'rộng'
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
    held = sum(v for w, v in words.items() if passage.holds(w) or (shelf.held_otherwise(w) or {clause.ordinal: 0.0})[clause.ordinal] > _OTHERWISE)
    if _of_another_part(question, shelf, clause):
        return False
    about = sum(v for w, v in words.items() if not passage.holds(w) and shelf.is_about(w))
    whole = sum(words.values())
    if words and not held and Ask.AMOUNT not in question.asks:
        return False
    return held >= _OF_PLACE * whole or held + about >= _NEARLY_ALL * whole


def _of_another_part(question: Question, shelf: Shelf, row: TableRow) -> bool:
    """Whether a plan is on several things, the question and another table on one of them, and the row's table on another: 'sâm Ngọc Linh' and 'gai xanh' of
    'phát triển cây sâm Ngọc Linh và cây gai xanh'."""
    parts = [_pairs(part) for part in re.split(r",|;|\bvà\b", fold(shelf.document.subject))]
    own = [pairs - set().union(*(other for other in parts if other is not pairs)) for pairs in parts]
    told, asked = _pairs(" ".join((row.title, *row.headers, *row.groups, *row.cells))), _pairs(question.read)
    of_row, of_question = ({i for i, pairs in enumerate(own) if pairs & said} for said in (told, asked))
    singly = [{word for pair in part for word in pair} - stopwords() for part in parts]
    headed = set(tokens(" ".join((row.title, *row.headers))))
    of_row |= {i for i in of_question if headed & singly[i] - set().union(*(other for other in singly if other is not singly[i]))}      # 'Số cầu' of 'xóa cầu khỉ'
    if not of_row or not of_question or of_row & of_question:
        return False
    heads = (_pairs(" ".join((table[0].title, *table[0].headers))) for number, table in shelf.tables.items() if number != row.table)
    return any(own[i] & head for head in heads for i in of_question)


def _pairs(text: str) -> set[tuple[str, str]]:
    """The words of a text two by two: 'sâm ngọc linh' → ('sâm', 'ngọc'), ('ngọc', 'linh')."""
    words = tokens(text)
    return set(zip(words, words[1:]))


def _total(question: Question, candidate: Candidate) -> str:
    """Where a total is asked, a part of it is no answer, and of an item what one piece of it costs."""
    clause = candidate.clause
    if question.of_item and Ask.PRICE not in question.asks and not isinstance(clause, TableRow) and _RATE.search(fold(clause.text)) and not re.search(r"\btổng\b", fold(clause.text)):
        return "văn bản không nêu tổng số tiền"
    if not question.asks_any(Ask.AMOUNT, Ask.SUM) or not wants_total(question) or Ask.AMOUNT not in question.asks and question.asks_any(Ask.COUNT, Ask.QUANTITY):
        return ""            # 'tổng cộng bao nhiêu người' asks for no money
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


def _covered(question: Question, candidate: Candidate) -> str:
    if not question.words:
        return ""
    least = _LEAST_WHETHER if _WHETHER.search(question.folded) and not question.asks & set(typed.TYPED) else _LEAST
    if candidate.features.get("any", 1.0) < least and not candidate.features.get("total"):
        return "không có điều khoản nào nói rõ nội dung này"
    strange = sum(1 for word in question.words if not candidate.shelf.knows(word) and not candidate.shelf.held_otherwise(word))
    if strange >= _STRANGE * len(question.words) or answerability(candidate) < 1.0:
        return "không có điều khoản nào nói rõ nội dung này"
    return ""
