"""What is looked at in a clause to tell how well it fits a question: words, places, years, agencies, the kind of thing asked for."""
from __future__ import annotations

import re
from collections.abc import Sequence

from assistant import evidence, excluded, payers, places_in_text, tablecells
from assistant.passage import Passage
from assistant.shelf import Shelf
from assistant.times import names_time
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from assistant.understand.terms import folded, tokens
from index.lexicon import agencies
from index.records import Clause, ClauseKind, RowRole, TableRow, lowest
from index.text import fold

_BY_KIND = {ClauseKind.HEADING: "heading", ClauseKind.CLOSING: "closing", ClauseKind.BASIS: "basis", ClauseKind.FRONT: "front"}


def features_of(question: Question, shelf: Shelf, passage: Passage, words: dict[str, float], text: float, anywhere: float) -> dict[str, float]:
    """What is looked at in a clause (find.FEATURES), each 0 to 1, but for what the index tells. `words`: the question's, with their weights; `text` and
    `anywhere`: how much of their weight the clause holds, and the clause with its headings."""
    clause = passage.clause
    features = {"text": text, "any": anywhere, "pairs": _pairs(question.words, passage), "focus": _focus(words, passage)}
    features["evidence"] = _evidence(question, shelf, passage)
    features["agency"] = _agency(question, passage)
    features["place"] = _places(question, passage)
    times = question.entities.times
    features["year"] = max(_share(list(times), f"{_words_of(passage)} {folded(chr(32).join(clause.path))} {chr(32).join(_marked(clause))}"), _timed(question, clause)) if times else 0.0
    features["annex"] = _share(question.entities.annexes, folded(" ".join((*clause.path, getattr(clause, "title", ""))))) if question.entities.annexes else 0.0
    features["section"] = _section(question, passage)
    if clause.kind in _BY_KIND:
        says = clause.kind is ClauseKind.HEADING and any(shelf.shows(ask, clause, question.noun) == 1.0 for ask in question.asks & {Ask.AMOUNT, Ask.PERCENT, Ask.QUANTITY})      # '1. Tổng nhu cầu kinh phí: 41.260 triệu đồng, gồm:'
        says = says or clause.kind is ClauseKind.HEADING and Ask.LIST in question.asks and clause.text.rstrip().endswith(":")
        features[_BY_KIND[clause.kind]] = 0.0 if says or wants_kind(question, clause.kind) else 1.0
    if isinstance(clause, TableRow) and clause.role is RowRole.GROUP:
        features["group"] = 1.0
    if isinstance(clause, TableRow) and clause.role is RowRole.LEAF and text < 0.2 and not features["place"]:
        features["column"] = 1.0
    if isinstance(clause, TableRow) and clause.role is RowRole.LEAF and is_called(question, passage, shelf):
        features["named"] = 1.0
    if isinstance(clause, TableRow) and _is_part(question, passage) and (clause.role is RowRole.SUBTOTAL or clause.role is RowRole.LEAF and not clause.groups and _is_alone(passage, shelf)):
        features["part"] = 1.0
    paying = payers.asked(question.folded) if question.asks_any(Ask.AMOUNT, Ask.PERCENT) else ()
    if question.asks_any(Ask.AMOUNT, Ask.SUM, Ask.QUANTITY) and not (paying and not any(payers.tells(payer, clause, whatever=True) for payer in paying)):
        features["total"] = _total(question, clause)
    if paying:
        kind = Ask.AMOUNT if Ask.AMOUNT in question.asks else Ask.PERCENT
        features["payer"] = sum(payers.tells(payer, clause, whatever=True) for payer in paying) / len(paying) * (evidence.holds(kind, clause) or 0)
    elif Ask.SOURCE in question.asks and question.asks_any(Ask.AMOUNT, Ask.QUANTITY):
        features["payer"] = float(bool(shelf.shows(Ask.SOURCE, clause, "") and shelf.shows(Ask.AMOUNT, clause, "")))
    if _AIM_ASKED.search(question.folded) and question.asks_any(Ask.QUANTITY, Ask.PERCENT, Ask.HOW) and _AIM.search(folded(" ".join(clause.path))):
        features["target"] = 1.0
    told_in_prose = Ask.PLACE in question.asks or Ask.LIST in question.asks and question.noun in _SAID_IN_PROSE
    if told_in_prose and isinstance(clause, TableRow) and not question.asks & _OF_MONEY and _is_of_money_only(question, clause):
        features["wanted"] = 1.0     # what it costs says neither where it stands nor what is taught there
    if question.asks_any(Ask.HOW) and not _AIM_ASKED.search(question.folded) and not question.asks_any(Ask.QUANTITY, Ask.PERCENT, Ask.AMOUNT, Ask.SOURCE):
        paid = isinstance(clause, TableRow) and bool(tablecells.amount_columns(clause))
        features["wanted"] = float(paid or bool(_WANTED_ONLY.search(folded(" ".join(clause.path)))))
    if _IF_ASKED.search(question.folded) and _IF.search(fold(clause.text)) or excluded.denied(question.folded) and excluded.tells_of_others(fold(clause.text)):
        features["condition"] = 1.0
    if question.asks_any(Ask.LEAD) and " chủ trì " in passage.text:
        features["role"] = 1.0
    return features


def _is_of_money_only(question: Question, row: TableRow) -> bool:
    """Whether a row has money, and no place where one is asked for, which is asked last since it takes longest."""
    placed = Ask.PLACE not in question.asks or not tablecells.place_cells(row) or Ask.LIST in question.asks and question.noun in _SAID_IN_PROSE
    return placed and bool(tablecells.amount_columns(row))


# "phần nhà vườn", "nhóm phòng, chống sốt xuất huyết": a part of a plan's money, called as a row is
_PART_SAID = re.compile(r"\b(?:phần|nhóm|hợp phần|mảng|khối|mục|lĩnh vực) (?P<what>[^?;]{4,80})")


def _is_part(question: Question, passage: Passage) -> bool:
    match = _PART_SAID.search(question.folded) if passage.name else None
    return match is not None and f" {' '.join(tokens(match['what']))} ".startswith(f" {passage.name} ")


def _is_alone(passage: Passage, shelf: Shelf) -> bool:
    """Whether no other row of its table is called as it is."""
    return sum(shelf.passages[row.ordinal].name == passage.name for row in shelf.tables[passage.clause.table]) == 1


# "đặt chỉ tiêu ra sao", "mục tiêu là bao nhiêu": what is asked, and the headings under which it stands
_AIM_ASKED = re.compile(r"\b(?:chỉ tiêu|mục tiêu|phấn đấu)\b")
_AIM = re.compile(r"\b(?:chỉ tiêu|mục tiêu)\b")
_OF_MONEY = frozenset({Ask.AMOUNT, Ask.SUM, Ask.SOURCE, Ask.MOST, Ask.PRICE, Ask.PERCENT})
_SAID_IN_PROSE = frozenset({"nội dung", "điều kiện", "yêu cầu", "bước", "tiêu chí", "quyền lợi", "tiêu chuẩn", "nội dung gì"})
# Headings under which stands what is wanted, not how it is done; nor does what it costs say it
_WANTED_ONLY = re.compile(r"\b(?:mục đích|mục tiêu|yêu cầu|chỉ tiêu|quan điểm)\b")
# "Nếu vận động không đủ tiền thì xử lý thế nào", and what a clause on that begins with
_IF_ASKED = re.compile(r"^(?:nếu|trường hợp|khi|lỡ|giả sử)\b.*\bthì\b|\bnếu\b.*\bthì (?:sao|thế nào|xử lý|phải|làm)\b")
_IF = re.compile(r"(?:^|[.;] )[\W\d]*(?:trường hợp|nếu|khi)\b|\b(?:trường hợp|nếu) ")
# "Tổng nhu cầu kinh phí giai đoạn 2026 - 2030 là 79.000 triệu đồng", "Kinh phí thực hiện Kế hoạch là 2.645 triệu đồng"
_STATES_TOTAL = re.compile(r"\b(?:tổng(?! (?:kết|hợp|thể|cục|công ty|đài|liên đoàn|điều tra|rà soát|duyệt|vệ sinh)\b)|dự toán|kinh phí thực hiện (?:kế hoạch|đề án|chương trình|quyết định|nghị quyết|dự án))\b[^.;]{0,110}?\d[\d.,]*\s?(?:nghìn|triệu|tỷ|tỉ|đồng)")


def _total(question: Question, clause: Clause) -> float:
    """1 where a clause states the total that is asked: in prose for a plan, in the total line for a table that is named."""
    if isinstance(clause, TableRow):
        if clause.role is not RowRole.TOTAL or question.entities.places:
            return 0.0
        return 1.0 if question.entities.annexes else 0.5 if wants_total(question) or question.of_plan else 0.0
    return float(wants_total(question) and not question.entities.annexes and states_total(clause))


def states_total(clause: Clause) -> bool:
    """Whether a clause of prose states what a whole plan costs."""
    return bool(_STATES_TOTAL.search(fold(clause.text)))


# "tổng kinh phí", "tổng nhu cầu vốn", "cần tất cả bao nhiêu tiền"
TOTAL_ASKED = re.compile(r"(?:hết|cả|tất) thảy|\btổng (?:tiền|kinh phí|nhu cầu|vốn|số tiền|số vốn|mức|ngân sách|dự toán|nguồn|cộng)|tất cả (?:là )?(?:bao nhiêu|mấy)(?! (?!tiền|kinh phí|vốn|triệu|tỷ|tỉ|đồng|nghìn|cho\b|trong\b|từ\b|để\b|vào\b|ở\b|tại\b|của\b|thì\b|là\b)[^\W\d_])|hết tất cả|(?:nhiều|ít) (?:tiền|kinh phí|vốn) hơn|(?:tốn|chi|dùng|cần) (?:nhiều|ít) hơn")


WHOLE_PLAN = ("tổng", "kinh phí", "vốn")      # the words of a question that asks what a whole plan costs, however the plan is called in it


def wants_total(question: Question) -> bool:
    """Whether the total of a whole plan or table is asked for."""
    whole = question.of_plan and question.words == WHOLE_PLAN and not question.entities.years
    return whole or bool(TOTAL_ASKED.search(question.folded)) and not question.entities.places and not question.of_item


def is_called(question: Question, passage: Passage, shelf: Shelf) -> bool:
    """Whether a question calls a row by its whole name, which is not what the document is called as well."""
    return bool(passage.name) and f" {passage.name} " in f" {' '.join(tokens(question.read))} " and f" {passage.name} " not in shelf.title_line


_WANTED = {
    ClauseKind.BASIS: {Ask.REFERENCE, Ask.OWN_DATE}, ClauseKind.CLOSING: {Ask.SIGNER, Ask.PERSON},
    ClauseKind.FRONT: {Ask.OWN_NUMBER, Ask.OWN_DATE, Ask.SIGNER}, ClauseKind.HEADING: set(),
}


def wants_kind(question: Question, kind: ClauseKind) -> bool:
    return bool(question.asks & _WANTED[kind])


def _pairs(words: Sequence[str], passage: Passage) -> float:
    """Share of the question's neighbouring words that stand side by side in the clause."""
    asked = [f" {a} {b} " for a, b in zip(words, words[1:])]
    return sum(1 for pair in asked if pair in passage.text) / len(asked) if asked else 0.0


def _focus(words: dict[str, float], passage: Passage) -> float:
    """Share of the clause's syllables that the question holds."""
    syllables = {s for word in words for s in word.split()}
    text = passage.words
    return sum(1 for t in text if t in syllables) / (len(text) + 6)


def _evidence(question: Question, shelf: Shelf, passage: Passage) -> float:
    told = [float(held) for held in (shelf.shows(ask, passage.clause, question.noun) for ask in question.asks) if held is not None]
    return sum(told) / len(told) if told else 0.5


def _agency(question: Question, passage: Passage) -> float:
    best = 0.0
    for name in question.entities.agencies:
        for heading in passage.clause.path:
            if any(agencies.related(m.name, name) for m in agencies.find(heading)):
                best = 1.0
        if best < 1.0 and any(agencies.related(m.name, name) for m in agencies.find(passage.clause.text)):
            best = max(best, 0.5)
    return best


def _section(question: Question, passage: Passage) -> float:
    if not question.entities.sections:
        return 0.0
    label = fold(passage.clause.label)
    return _share([s.split(" ", 1)[1] for s in question.entities.sections], label.replace(",", " ").replace(".", " "))


def _words_of(passage: Passage) -> str:
    clause = passage.clause
    return folded(" ".join((*clause.groups, *clause.cells)) if isinstance(clause, TableRow) else clause.text)


def _places(question: Question, passage: Passage) -> float:
    named = question.entities.places
    text = _words_of(passage) if named else ""
    return sum(places_in_text.names_place(level, name, text) for level, name in named) / len(named) if named else 0.0


def _timed(question: Question, clause: Clause) -> float:
    """Share of the years asked under which a row has something: '70' under '2027'; where money is asked, not a figure of something else."""
    if not isinstance(clause, TableRow):
        return 0.0
    times, paid = question.entities.times, set(tablecells.amount_columns(clause))
    other = [Ask.AMOUNT in question.asks and i not in paid and bool(re.fullmatch(r"[\d.,]+", cell.strip())) for i, cell in enumerate(clause.cells)]
    filled = [lowest(header) for header, cell, no_money in zip(clause.headers, clause.cells, other) if cell.strip() not in {"", "-"} and not no_money]
    return sum(any(names_time(header, time) for header in filled) for time in times) / len(times)


def _marked(clause: Clause) -> list[str]:
    return tablecells.marked_years(clause) if isinstance(clause, TableRow) else []


def _share(names: Sequence[str], text: str) -> float:
    if not names:
        return 0.0
    padded = f" {text} "
    return sum(1 for n in names if fold(n) in padded) / len(names)
