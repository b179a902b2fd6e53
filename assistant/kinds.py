"""Whether a clause with a figure is of the very sort of thing that is asked: what is paid for sheep is not what is paid for goats."""
from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant import evidence
from assistant.compose import blanks, rows
from assistant.compose.draft import Draft
from assistant.features import states_total
from assistant.find import Candidate
from assistant.headed import unnumbered
from assistant.naming import everything
from assistant.shelf import Shelf
from assistant.sorts import Sort, sorts
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from assistant.understand.terms import tokens
from index import letters
from index.records import RowRole, TableRow
from index.text import fold

_UNKNOWN = "văn bản không nói về"
_FIGURES = (Ask.AMOUNT, Ask.QUANTITY, Ask.PERCENT, Ask.PRICE, Ask.COUNT, Ask.LIMIT)


def why_not(question: Question, candidate: Candidate) -> str:
    """The reason in Vietnamese why a clause is of another sort of thing than is asked; '' where it is not, or no figure is asked."""
    if not question.asks_any(*_FIGURES) or question.asks_any(Ask.COMPARE) or states_total(candidate.clause):
        return ""
    return _of_sort(question, candidate) or _of_another_name(question, candidate)


def _of_sort(question: Question, candidate: Candidate) -> str:
    said = {syllable for word in question.words for syllable in word.split()}
    for sort, name in _one_of_each(_without_names(question)):
        if not set(name.split()) & said:
            continue
        if other := _row_of_another(sort, name, candidate):
            return f"dòng gần nhất của bảng nói về {other}, không nói về {name}"
        if sort.told_of(name, candidate.shelf.title_line):
            continue
        own = candidate.passage.text
        told_line = f" {' '.join(tokens(everything(candidate)))}{own}{candidate.passage.near}{candidate.passage.far}"      # with the document's own abbreviations spelled out
        if sort.told_of(name, told_line) or sort.tells_all(own) and not sort.told(own):
            continue
        others = sort.told(told_line)
        if others and not sort.agree(frozenset({name}), others):
            return f"điều khoản gần nhất nói về {sorted(others)[0]}, không nói về {name}"
        title = candidate.shelf.title_line
        if sort.wider and not candidate.shelf.knows(name) and (sort.told(title) or not sort.tells_all(told_line) and not sort.tells_all(title)):
            return f"{_UNKNOWN} {name}"
    return ""


@lru_cache(maxsize=64)
def _one_of_each(line: str) -> tuple[tuple[Sort, str], ...]:
    """The sorts of which a line names one thing alone, each with its name: the same for every clause that a question is held against."""
    named = ((sort, sort.once(sort.named(line))) for sort in sorts())
    return tuple((sort, next(iter(names))) for sort, names in named if len(names) == 1)


def _without_names(question: Question) -> str:
    """The words of a question less the names in it: 'huyện Quế Phong' grows no cinnamon."""
    line = f" {' '.join(tokens(question.read))} "
    for name in (*(province.name for province in question.entities.provinces), *(name for _, name in question.entities.places), *question.entities.names):
        line = line.replace(f" {' '.join(tokens(name))} ", " ")
    return line


def _row_of_another(sort: Sort, name: str, candidate: Candidate) -> str:
    """Another of the sort that a row is called by, which says nothing of the one asked nor of all of them itself; '' else."""
    if not isinstance(candidate.clause, TableRow) or candidate.clause.role is not RowRole.LEAF:
        return ""
    called = f" {' '.join(tokens(rows.name_of(candidate.clause)))} "
    others, own = sort.told(called), candidate.passage.text
    held = sort.told_of(name, own) or sort.tells_all(own) or f" {name} " in candidate.passage.near
    return sorted(others)[0] if others and not sort.agree(frozenset({name}), others) and not held else ""


def of_another(question: Question, shelves: Sequence[Shelf], draft: Draft) -> str:
    """The reason why a draft tells of another sort of thing only than is asked; '' where one of the clauses that it cites does not."""
    by_document = {shelf.document.id: shelf for shelf in shelves}
    held = [Candidate(shelf, shelf.passages[c.clause.ordinal], 0.0, {}) for c in draft.citations if (shelf := by_document.get(c.document.id))]
    unknown = bool(question.asks) and not question.asks_any(*_FIGURES)      # where it is asked which or where, of what the plan does not know at all
    reasons = [reason if not unknown or reason.startswith(_UNKNOWN) else "" for reason in (_of_sort(question, candidate) for candidate in held)]
    return reasons[0] if reasons and all(reasons) else ""


# "CHK Pleiku", "Phù Cát": a proper name of two words, or one behind a code
_NAME = letters.compile(r"(?<!^)(?<![.;:] )\b(?:[\p{Lu}]{2,5} )?[\p{Lu}][\p{Ll}]+(?!\w)(?: [\p{Lu}][\p{Ll}]+(?!\w))*")      # not 'Viet' of 'VietGAP'
_SEGMENT = re.compile(r"[;.](?=\s|$)")


def _of_another_name(question: Question, candidate: Candidate) -> str:
    """'Nhà ga Phù Cát …; mở rộng sân đỗ Pleiku từ 05 lên 09 vị trí': the figure of a sentence's other half is that of the other name."""
    names = [*question.entities.names, *(name for _, name in question.entities.places)]
    if isinstance(candidate.clause, TableRow) or len(names) != 1:
        return ""
    segments = [s for s in _SEGMENT.split(candidate.clause.text) if s.strip()]
    held = [sum(1 for w in question.words if f" {w} " in f" {' '.join(tokens(s))} ") for s in segments]
    own = [i for i, s in enumerate(segments) if fold(names[0]) in fold(s)]
    if len(segments) < 2 or not own or not any(held):
        return ""
    best = max(range(len(segments)), key=lambda i: (held[i], i in own))
    counted = re.compile(rf"\d\s+(?:[^\W\d_]+\s+){{0,2}}{re.escape(question.noun.split()[0])}\b") if question.noun else None
    if any(evidence.spans(ask, fold(segments[i])) for i in own for ask in (Ask.PERCENT, Ask.AMOUNT) if ask in question.asks) or counted and any(counted.search(fold(segments[i])) for i in own):
        return ""            # '30% đối với A; 50% đối với B': its own figure stands beside it
    others = [m[0] for m in _NAME.finditer(segments[best].strip())]
    if best in own or not re.search(r"\d", segments[best]) or not others or held[best] <= max(held[i] for i in own):
        return ""
    return f"số liệu gần nhất là của {others[-1]}, không phải của {names[0]}"


# "doanh nghiệp nào tài trợ", "công ty nào trúng thầu": who must be named, not only paid for
_GIVERS = frozenset({"doanh nghiệp", "công ty", "nhà thầu", "nhà tài trợ", "mạnh thường quân", "tập đoàn", "ngân hàng"})
_GIVEN = re.compile(r"\b(?:doanh nghiệp|công ty|tập đoàn|tổng công ty|ngân hàng|htx|hợp tác xã|quỹ|nhà thầu|thi công|xây lắp|tài trợ)\b")


def named_giver(question: Question, candidate: Candidate) -> str:
    """Which company is asked: a clause that names none does not say."""
    clause = candidate.clause
    row = [text for h, c in zip(clause.headers, clause.cells) if not blanks.is_empty(c) for text in (h, c)] if isinstance(clause, TableRow) else []      # 'nt' is what stands above
    if question.asked_for not in _GIVERS or _GIVEN.search(fold(" ".join((clause.text, *clause.path[-1:], *row)))):
        return ""
    return f"không nêu {question.asked_for} nào"


def of_noun(question: Question, candidate: Candidate) -> str:
    """How many guests is not told by a clause on something else, where the document speaks of guests by that word."""
    noun = [w for w in question.words if w in set(question.noun.split()) or w == question.noun or question.noun.startswith(f"{w} ")]
    if not noun or not question.noun or question.noun.split()[0] in _MEASURED_BY or question.asks - _COUNTING or isinstance(candidate.clause, TableRow):
        return ""
    head = next((w for w in noun if w not in _ANY_NOUN), "")
    passage = candidate.passage
    text = unnumbered(fold(candidate.clause.text))
    if head and candidate.shelf.knows(head) and not set(head.split()) & set(tokens(text)) and _MEASURES.search(text) and not _BARE_FIGURE.search(_MEASURES.sub(" ", text)):
        return f"không nêu số lượng {question.noun}"           # 'huyện A 500 ha' tells no teachers, though the whole plan is about them
    if not head or not candidate.shelf.knows(head) or candidate.shelf.is_about(head) or any(passage.holds(t) for w in noun for t in w.split()):
        return ""
    return f"không nêu số lượng {question.noun}"


# "6.000 ha", "24 km", "1.400 tấn/năm", "30%", "5 tỷ": figures of what is measured, not counted
_MEASURES = re.compile(r"\b\d[\d.,]*\s?(?:%|(?:ha|km2?|m[23²³]?|mét|tấn|tạ|kg|lít|nghìn đồng|triệu(?: đồng)?|tỷ(?: đồng)?|tỉ(?: đồng)?|đồng|kw|mw|kv)\b)")
_BARE_FIGURE = re.compile(r"(?<![\d/])\b\d[\d.,]*\s(?!tháng\b|năm\b|quý\b)[^\W\d_]")
_COUNTING = frozenset({Ask.QUANTITY, Ask.COUNT, Ask.YEAR})
_MEASURED_BY = frozenset({"mét", "giờ", "tiếng", "phút", "ngày", "tháng", "em", "con", "cái", "chiếc", "bộ", "căn", "ngôi", "cây", "tờ", "buổi", "lần", "đợt", "suất", "ha", "km", "tấn", "độ", "lít"})
_ANY_NOUN = _MEASURED_BY | frozenset({"người", "lượt", "lượt người", "hộ", "đơn vị", "nơi", "chỗ", "điểm", "loại", "mục", "phần", "công trình", "dự án", "mô hình", "cơ sở"})
