"""The clauses that answer a question, best first: features of each clause against the question, weighed together."""
from __future__ import annotations

import json
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant import evidence, payers
from assistant.shelf import NEAR, Passage, Shelf
from assistant.times import names_time
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from assistant.understand.terms import folded, tokens
from index.lexicon import agencies
from index.records import Clause, ClauseKind, RowRole, TableRow, lowest
from index.text import fold

# What is looked at in a clause. How much each is worth is learned (train.py) and lies in weights.json.
FEATURES = (
    "text",        # share of the question's words (by rarity) that stand in the clause itself
    "any",         # … in the clause or its headings
    "hints",       # share of the words that an answer of this kind is likely to hold
    "pairs",       # share of neighbouring words that stand side by side in the clause
    "focus",       # share of the clause's words that the question holds
    "dense",       # cosine of the embeddings
    "evidence",    # share of the asked kinds whose kind of thing is there
    "agency",      # an agency of the question is the heading (1) or in the text (0.5)
    "place", "year", "annex", "section",
    "heading", "closing", "basis", "front", "group",   # the kind of clause, where that kind is not asked for
    "role",        # "chủ trì" where a leader is asked
)
# Not learned, since few questions show them: a row of which the question names a column only (which the total line answers as
# well), the total line where a total is asked, a clause among the aims where an aim is asked, and a clause cited in the last answer where the question refers to it.
_SET = {"column": -0.35, "total": 0.8, "recent": 0.8, "target": 0.4, "named": 0.4, "payer": 0.5, "part": 0.9}
WEIGHTS_FILE = Path(__file__).with_name("weights.json")


@cache
def _learned() -> dict:
    return json.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))


@cache
def weights_in_use() -> dict[str, float]:
    return _learned()["rank"] | _SET


def answerability(candidate: Candidate) -> float:
    """The learned probability that a clause answers the question, 0 to 1, and how much of it is enough: the ratio, 1 is enough."""
    learned = _learned()
    value = learned["intercept"] + sum(learned["answerable"][k] * v for k, v in candidate.features.items() if k in learned["answerable"])
    value += sum(_SET[k] * candidate.features.get(k, 0.0) for k in _SET)
    return 1 / (1 + math.exp(-value)) / learned["least"]


_BY_KIND = {ClauseKind.HEADING: "heading", ClauseKind.CLOSING: "closing", ClauseKind.BASIS: "basis", ClauseKind.FRONT: "front"}


@dataclass(frozen=True, slots=True)
class Candidate:
    shelf: Shelf
    passage: Passage
    score: float
    features: dict[str, float]

    @property
    def clause(self):
        return self.passage.clause


def rank(question: Question, shelves: Sequence[Shelf], dense: dict[str, float] | None = None, recent: frozenset[str] = frozenset(),
         limit: int = 12) -> list[Candidate]:
    """The best clauses of the shelves for a question. `dense`: cosine by clause id, where the index has given it; `recent`:
    clauses that the last answer cited, where the question refers to it."""
    found = []
    for shelf in shelves:
        found += _rank_shelf(question, shelf, dense or {}, recent)
    found.sort(key=lambda c: -c.score)
    return found[:limit]


def _rank_shelf(question: Question, shelf: Shelf, dense: dict[str, float], recent: frozenset[str]) -> list[Candidate]:
    words = weights(question, shelf)
    total = sum(words.values()) or 1.0
    n = len(shelf.passages)
    text, anywhere, hinted = [0.0] * n, [0.0] * n, [0.0] * n
    for word, weight in words.items():
        for i, strength in enumerate(shelf.held_otherwise(word) or shelf.held(word)):
            anywhere[i] += weight * strength
            if strength > NEAR:
                text[i] += weight * strength
    expected = hints(question, shelf)
    whole = sum(expected.values()) or 1.0
    for word, weight in expected.items():
        for i, strength in enumerate(shelf.held(word)):
            hinted[i] += weight * strength
    keep = sorted(range(n), key=lambda i: -(text[i] + anywhere[i] + 0.3 * hinted[i] + total * dense.get(shelf.passages[i].clause.id, 0.0)))[:_LOOKED_AT]
    worth = weights_in_use()
    found = []
    for i in keep:
        passage = shelf.passages[i]
        if passage.clause.kind in (ClauseKind.FRONT, ClauseKind.CLOSING) and not _wants(question, passage.clause.kind):
            continue
        if passage.clause.label.startswith("Phụ lục") and passage.clause.kind in (ClauseKind.HEADING, ClauseKind.NOTE):
            continue              # an annex's own heading says what it is about and nothing else
        features = _features(question, shelf, passage, words, text[i] / total, anywhere[i] / total)
        features["hints"] = hinted[i] / whole
        features["dense"] = dense.get(passage.clause.id, 0.0)
        features["recent"] = float(passage.clause.id in recent)
        found.append(Candidate(shelf, passage, sum(worth[k] * v for k, v in features.items()), features))
    return found


_LOOKED_AT = 40    # clauses of a document that are compared feature by feature
IN_TITLE = 0.35    # a word of the document's own title says which document is meant, not which clause
UNKNOWN = 0.4      # a word that stands nowhere in the document may be said there in another word
OTHERWISE = 0.5    # … and is, in one that plans write for it
ASKED = 0.45       # a word that an answer of the asked kind is likely to hold
IDLE = 0.35        # a word that says that money is asked for, not what for
_PAID_OUT = frozenset({"khoản", "chi", "dự toán", "dự trù", "bỏ", "dành", "rót", "gánh", "trông"})
# What the asker of a kind leaves unsaid and its answer says.
ASK_WORDS: dict[Ask, tuple[str, ...]] = {
    Ask.SOURCE: ("nguồn", "kinh phí", "vốn", "ngân sách"),
    Ask.AMOUNT: ("kinh phí", "vốn", "tổng"),
    Ask.LEAD: ("chủ trì",),
    Ask.COORDINATE: ("phối hợp",),
    Ask.DATE: ("trước ngày",),
    Ask.EFFECT: ("hiệu lực",),
    Ask.PERCENT: ("tỷ lệ",),
    Ask.QUANTITY: ("mục tiêu",),
    Ask.REPLACED: ("thay thế", "bãi bỏ", "hiệu lực"),
}


# "lấy từ những nguồn nào": they say that a source is asked, not of what
_TAKEN = frozenset({"lấy", "nguồn", "trông", "dựa"})


def weights(question: Question, shelf: Shelf) -> dict[str, float]:
    """The question's words and how much each tells: by rarity in the document, less for words of its title."""
    found = {}
    for word in (w for w in question.words if Ask.SOURCE not in question.asks or w not in _TAKEN):
        in_title = f" {word} " in shelf.title_line
        told = 1.0 if shelf.knows(word) else OTHERWISE if shelf.held_otherwise(word) else UNKNOWN
        idle = IDLE if Ask.AMOUNT in question.asks and word in _PAID_OUT else 1.0
        found[word] = shelf.rarity(word) * (IN_TITLE if in_title else 1.0) * told * idle
    if wants_total(question):
        for word in ("tổng", "kinh phí", "vốn"):
            if shelf.knows(word):
                found[word] = max(found.get(word, 0.0), shelf.rarity(word) * (1.0 if word == "tổng" else 0.5))
    return found


def hints(question: Question, shelf: Shelf) -> dict[str, float]:
    """Words that an answer of the asked kinds is likely to hold, beside the question's own."""
    return {w: ASKED * shelf.rarity(w) for ask in question.asks for w in ASK_WORDS.get(ask, ()) if (w not in question.words or w in _TAKEN) and shelf.knows(w)}


def _features(question: Question, shelf: Shelf, passage: Passage, words: dict[str, float], text: float, anywhere: float) -> dict[str, float]:
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
        says = clause.kind is ClauseKind.HEADING and question.asks_any(Ask.AMOUNT, Ask.PERCENT, Ask.QUANTITY) and features["evidence"] == 1.0      # '1. Tổng nhu cầu kinh phí: 41.260 triệu đồng, gồm:'
        says = says or clause.kind is ClauseKind.HEADING and Ask.LIST in question.asks and clause.text.rstrip().endswith(":")
        features[_BY_KIND[clause.kind]] = 0.0 if says or _wants(question, clause.kind) else 1.0
    if isinstance(clause, TableRow) and clause.role is RowRole.GROUP:
        features["group"] = 1.0
    if isinstance(clause, TableRow) and clause.role is RowRole.LEAF and text < 0.2 and not features["place"]:
        features["column"] = 1.0
    if isinstance(clause, TableRow) and clause.role is RowRole.LEAF and is_called(question, passage, shelf):
        features["named"] = 1.0
    if isinstance(clause, TableRow) and _is_part(question, passage) and (clause.role is RowRole.SUBTOTAL or clause.role is RowRole.LEAF and not clause.groups and _is_alone(passage, shelf)):
        features["part"] = 1.0
    if question.asks_any(Ask.AMOUNT, Ask.SUM, Ask.QUANTITY):
        features["total"] = _total(question, clause)
    if Ask.AMOUNT in question.asks and (paying := payers.asked(question.folded)):
        features["payer"] = sum(payers.tells(payer, clause, whatever=True) for payer in paying) / len(paying) * (evidence.holds(Ask.AMOUNT, clause) or 0)
    elif Ask.SOURCE in question.asks and question.asks_any(Ask.AMOUNT, Ask.QUANTITY):
        features["payer"] = float(bool(shelf.shows(Ask.SOURCE, clause, "") and shelf.shows(Ask.AMOUNT, clause, "")))
    if _AIM_ASKED.search(question.folded) and question.asks_any(Ask.QUANTITY, Ask.PERCENT, Ask.HOW) and _AIM.search(folded(" ".join(clause.path))):
        features["target"] = 1.0
    if question.asks_any(Ask.LEAD) and " chủ trì " in passage.text:
        features["role"] = 1.0
    return features


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
# "Tổng nhu cầu kinh phí giai đoạn 2026 - 2030 là 79.000 triệu đồng", "Kinh phí thực hiện Kế hoạch là 2.645 triệu đồng"
_STATES_TOTAL = re.compile(r"\b(?:tổng|dự toán|kinh phí thực hiện (?:kế hoạch|đề án|chương trình|quyết định|nghị quyết|dự án))\b[^.;]{0,110}?\d[\d.,]*\s?(?:nghìn|triệu|tỷ|tỉ|đồng)")


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


def wants_total(question: Question) -> bool:
    """Whether the total of a whole plan or table is asked for."""
    return bool(TOTAL_ASKED.search(question.folded)) and not question.entities.places and not question.of_item


def is_called(question: Question, passage: Passage, shelf: Shelf) -> bool:
    """Whether a question calls a row by its whole name, which is not what the document is called as well."""
    return bool(passage.name) and f" {passage.name} " in f" {' '.join(tokens(question.read))} " and f" {passage.name} " not in shelf.title_line


_WANTED = {
    ClauseKind.BASIS: {Ask.REFERENCE, Ask.OWN_DATE}, ClauseKind.CLOSING: {Ask.SIGNER, Ask.PERSON},
    ClauseKind.FRONT: {Ask.OWN_NUMBER, Ask.OWN_DATE, Ask.SIGNER}, ClauseKind.HEADING: set(),
}


def _wants(question: Question, kind: ClauseKind) -> bool:
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
    return sum(evidence.names_place(level, name, text) for level, name in named) / len(named) if named else 0.0


def _timed(question: Question, clause: Clause) -> float:
    """Share of the years asked under which a row has something: '70' under '2027'; where money is asked, not a figure of something else."""
    if not isinstance(clause, TableRow):
        return 0.0
    times, paid = question.entities.times, set(evidence.amount_columns(clause))
    other = [Ask.AMOUNT in question.asks and i not in paid and bool(re.fullmatch(r"[\d.,]+", cell.strip())) for i, cell in enumerate(clause.cells)]
    filled = [lowest(header) for header, cell, no_money in zip(clause.headers, clause.cells, other) if cell.strip() not in {"", "-"} and not no_money]
    return sum(any(names_time(header, time) for header in filled) for time in times) / len(times)


def _marked(clause: Clause) -> list[str]:
    return evidence.marked_years(clause) if isinstance(clause, TableRow) else []


def _share(names: Sequence[str], text: str) -> float:
    if not names:
        return 0.0
    padded = f" {text} "
    return sum(1 for n in names if fold(n) in padded) / len(names)
