"""A question about a whole section: its clauses together, where the heading says what is asked for."""
from __future__ import annotations

import re
from collections.abc import Sequence

from assistant import headed
from assistant.compose.draft import Draft, place_of
from assistant.compose.quoting import best_part
from assistant.compose.single import where
from assistant.features import wants_total
from assistant.find import ASK_WORDS, Candidate, weights
from assistant.passage import NEAR, Passage
from assistant.shelf import Shelf
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from index.records import Clause, ClauseKind, TableRow
from index.text import fold

_LONGEST = 1_150
_MOST = 10
_KNOWN = 0.5       # share of the question's words that the document must know for a section to be what is asked for
_SAID = 0.6        # share of the question's own words in one clause from which on it is the answer, not the section
_NAMED = 0.8       # share of the question's words, by rarity, that a heading must hold to be what is asked for
# What the heading says of the section that answers a kind of question: "III. KINH PHÍ THỰC HIỆN", "IV. Dự kiến nguồn lực"
_HEADINGS = {Ask.SOURCE: re.compile(r"\b(?:nguồn (?:kinh phí|vốn|lực)|kinh phí|ngân sách|nguồn tài chính)\b")}


def compose(question: Question, shelves: Sequence[Shelf], best: Candidate | None = None) -> Draft | None:
    """The clauses of the section asked about; None where no heading is, or where one clause (`best`) says more of it."""
    if (question.entities.years or question.entities.places or question.entities.annexes) and Ask.SOURCE not in question.asks:
        return None
    if best and Ask.SOURCE in question.asks and (_says_more(question, best) or question.asks_any(Ask.AMOUNT, Ask.LIMIT) and best.features["evidence"] == 1.0 and not wants_total(question)):
        return None
    for shelf in shelves:
        heading = _heading(question, shelf)
        found = [p for p in shelf.passages if heading and _under(p.clause, heading)]
        if any(p.clause.kind is not ClauseKind.NOTE and not p.clause.text.startswith("(") for p in found):
            return _told(question, shelf, heading, found)
    return None


def _is_heading(passage: Passage, shelf: Shelf) -> bool:
    """Whether clauses stand under it: a heading, or an item such as 'b) Đối với các làng chưa có nghề:' with items of its own."""
    clause = passage.clause
    following = shelf.passages[clause.ordinal + 1].clause if clause.ordinal + 1 < len(shelf.passages) else None
    return clause.kind is ClauseKind.HEADING or (not isinstance(clause, TableRow) and following is not None and _under(following, clause))


def _says_more(question: Question, best: Candidate) -> bool:
    """Whether the question is about something besides the money's source, and the best clause speaks of that."""
    general = {*ASK_WORDS[Ask.SOURCE], "kế hoạch", "chương trình", "thực hiện", "triển khai", "trông", "lấy", "dựa"}
    rest = [w for w in question.words if w not in general and best.shelf.knows(w) and f" {w} " not in best.shelf.title_line]
    return bool(rest) and sum(best.passage.holds(w) >= NEAR for w in rest) >= _SAID * len(rest)


def _heading(question: Question, shelf: Shelf) -> Clause | None:
    headings = [p for p in shelf.passages if _is_heading(p, shelf) and not headed.agency_heading(p.clause.text)]
    for ask, pattern in _HEADINGS.items():
        if ask in question.asks:
            fit = [p.clause for p in headings if pattern.search(fold(p.clause.text))]
            return min(fit, key=lambda c: len(c.path), default=None)
    if not question.asks_any(Ask.HOW, Ask.LIST, Ask.DUTIES) or question.asks_any(Ask.LEAD, Ask.AMOUNT, Ask.DATE, Ask.YEAR):
        return None
    words = {w: v for w, v in weights(question, shelf).items() if shelf.knows(w)}
    whole = sum(words.values())
    if len(words) < _KNOWN * len(question.words):
        return None              # 'giao Ban Chỉ huy Quân sự nhiệm vụ gì' of a plan that knows none such
    if len(words) >= 2 and all(f" {w} " in shelf.title_line for w in words):
        return _done(headings, words) if Ask.HOW in question.asks else None
    if len(words) < 2:
        return None
    best = max(headings, key=lambda p: sum(v for w, v in words.items() if f" {w} " in p.text), default=None)
    held = sum(v for w, v in words.items() if best and f" {w} " in best.text)
    own = any(f" {w} " in best.text and f" {w} " not in shelf.title_line for w in words) if best else False
    return best.clause if best and own and held >= _NAMED * whole else None


# Headings of what is wanted, of what it costs, of who does it: none says how
_NOT_HOW = re.compile(r"\b(?:mục đích|mục tiêu|yêu cầu|chỉ tiêu|quan điểm|kinh phí|dự toán|kết quả|thực trạng|hiện trạng|phụ lục|danh mục|tổ chức thực hiện)\b")
# "1. Trình tự đóng cửa", "Các bước thực hiện"
_STEPS = re.compile(r"\b(?:trình tự|quy trình|các bước|cách (?:thức|làm)|phương thức|biện pháp|giải pháp|kỹ thuật)\b")


def _done(headings: Sequence[Passage], words: dict[str, float]) -> Clause | None:
    """The heading that says how a thing is done which the whole plan is about, one of its subjects: 'III. Đóng cửa bãi rác', or what stands
    under it of the steps; None where no heading holds all of its words."""
    fit = [p.clause for p in headings if all(f" {w} " in p.text for w in words) and not _NOT_HOW.search(fold(" ".join((*p.clause.path, p.clause.text))))]
    if not fit:
        return None
    steps = [p.clause for p in headings if fit[0].text[:40] in (text[:40] for text in p.clause.path) and _STEPS.search(fold(p.clause.text))]
    return steps[0] if len(steps) == 1 else fit[0]


def _under(clause: Clause, heading: Clause) -> bool:
    """Whether a clause stands under a heading; rows of tables are told otherwise."""
    depth = len(heading.path)
    return (not isinstance(clause, TableRow) and clause.kind is not ClauseKind.HEADING and len(clause.path) > depth
            and clause.path[:depth] == heading.path and clause.path[depth][:40] == heading.text[:40])


def _told(question: Question, shelf: Shelf, heading: Clause, found: list[Passage]) -> Draft:
    draft = Draft()
    draft.add(f"Kế hoạch của {place_of(shelf.document)} nêu tại {heading.label} “{headed.title_of(heading.text)}”:")
    lines, length = [], 0
    room = max(160, _LONGEST // min(len(found), _MOST))
    for i, passage in enumerate(found):
        shown = best_part(passage.clause, question.sought, max(room, (_LONGEST - length) * 2 // 3))
        if (length + len(shown) > _LONGEST and lines) or i >= _MOST:
            lines.append(f"- … và {len(found) - i} điều khoản khác.")
            break
        length += len(shown)
        lines.append(f"- {shown.lstrip('-+ ')} {draft.cite(shelf.document, passage.clause, question.sought)}")
    draft.add("\n".join(lines))
    draft.add(where(heading, shelf.document))
    return draft
