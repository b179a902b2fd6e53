"""An answer from one clause, or a few that belong together: a direct first sentence, then the quoted clauses."""
from __future__ import annotations

import re
from collections.abc import Sequence

from assistant import answerable, period
from assistant.compose.charged import as_lead, lead_of, recipient, with_today
from assistant.compose import beside, rows, tied
from assistant.compose.draft import Draft, place_of
from assistant.compose.figures import nearest
from assistant.compose.quoting import SHOWN, best_part
from assistant.compose.steps import steps_with
from assistant.compose.telling import tell_row
from assistant.find import Candidate
from assistant.understand import entities
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from index.lexicon import agencies
from index.records import Clause, ClauseKind, TableRow
from index.text import fold

VALUES = (Ask.PHONE, Ask.OFTEN, Ask.PERCENT, Ask.TIMES, Ask.AMOUNT, Ask.DATE, Ask.YEAR, Ask.QUANTITY)
_WHOLE = 1_000         # characters shown of a clause where what it lists is asked for
_SAME_BASES = 0.72   # further legal bases are given where they score so near to the best one
_CLOSE = 0.975         # two clauses that score so near to one another are both given
_TOGETHER = 0.82       # a further clause is quoted where it scores so near to the best one, under the same heading


def compose(question: Question, candidates: Sequence[Candidate]) -> Draft:
    """The best clause told and quoted; for 'how' and 'why' also those beside it that answer as well."""
    return compose_all(question, chosen(question, candidates))


def compose_all(question: Question, candidates: Sequence[Candidate]) -> Draft:
    """Each of the clauses told and quoted, in the order given."""
    draft = Draft()
    for candidate in candidates:
        add(draft, question, candidate)
    return draft


def chosen(question: Question, candidates: Sequence[Candidate], close: float = _CLOSE) -> list[Candidate]:
    best = candidates[0]
    if question.asks_any(Ask.LIST, Ask.HOW, Ask.COUNT) and len(together := steps_with(best)) > 1:
        return together
    if of_period := period.chosen(question, candidates):
        return of_period
    told = question.asks_any(*VALUES, Ask.SUM) and not (Ask.SOURCE in question.asks or _PARTED.search(question.folded))
    picked = [best, *(() if told else _under(best))]
    if isinstance(best.clause, TableRow):
        picked += [c for c in candidates[1:] if _continues(c.clause, best.clause)][:2]
    if best.clause.kind is ClauseKind.BASIS and question.asks_any(Ask.LIST, Ask.REFERENCE):
        near = _SAME_BASES if Ask.LIST in question.asks else close
        picked += [c for c in candidates[1:] if c.clause.kind is ClauseKind.BASIS and c.shelf is best.shelf and c.score >= near * best.score][:7]
    if Ask.EFFECT in question.asks and "hiệu lực" in fold(best.clause.text):      # another day in the document is not that since which it holds
        candidates = [c for c in candidates if "hiệu lực" in fold(c.clause.text)]
    wide = question.asks_any(Ask.HOW, Ask.WHY, Ask.LIST, Ask.DUTIES) and not isinstance(best.clause, TableRow)
    for other in candidates[1:6]:
        same = other.clause.path == best.clause.path and other.shelf is best.shelf
        if other in picked:
            continue
        if wide and same and other.score >= _TOGETHER * best.score and len(picked) < 3:
            picked.append(other)
        elif other.score >= close * best.score and other.shelf is best.shelf and len(picked) < 2 and not answerable.why_not(question, other):
            picked.append(other)
    picked += beside.also(question, best, [c for c in candidates[1:10] if c not in picked])
    if not told:             # a clause that only announces says nothing without what follows it
        held = {c.clause.id for c in picked}
        picked += [item for c in picked if c is not best for item in _under(c) if item.clause.id not in held]
    return sorted(picked, key=lambda c: (c is not best, c.clause.ordinal)) if len(picked) > 1 else picked


# "phân theo nguồn vốn", "chia ra từng năm": the parts of a total are asked
_PARTED = re.compile(r"\b(?:phân|chia|tách) (?:theo|ra)\b|\btừng (?:nguồn|năm|hạng mục|nội dung)\b|\bcơ cấu\b|\bgồm những (?:nguồn|khoản)")
_MOST_UNDER = 8    # items given of a list that a clause announces


def _under(best: Candidate) -> list[Candidate]:
    """The items that follow a clause which only announces them: 'phải có đủ các điều kiện sau:'."""
    clause, passages = best.clause, best.shelf.passages
    if isinstance(clause, TableRow) or not clause.text.rstrip().endswith(":"):
        return []
    found = []
    for passage in passages[clause.ordinal + 1:clause.ordinal + 1 + _MOST_UNDER]:
        item = passage.clause
        if isinstance(item, TableRow) or item.kind is ClauseKind.HEADING or not _ITEM.match(item.text) or item.path[:len(clause.path)] != clause.path:
            break
        found.append(Candidate(best.shelf, passage, best.score, best.features))
    if not found and clause.ordinal + 1 < len(passages) and _continues_it(passages[clause.ordinal + 1].clause, clause):
        return [Candidate(best.shelf, passages[clause.ordinal + 1], best.score, best.features)]
    return found if len(found) > 1 else []


def _continues_it(following: Clause, clause: Clause) -> bool:
    """Whether a clause that only announces is followed by a paragraph of its own that says it: 'xét công nhận 05 thôn:' and 'Dương Sơn, Cẩm Nê, …'."""
    return not isinstance(following, TableRow) and following.kind is not ClauseKind.HEADING and following.label.startswith(clause.label)


# "1. Thường trú …", "a) Hộ nghèo", "- Có đất"
_ITEM = re.compile(r"\s*(?:\d{1,2}[.)]|[a-zđ]\)|[-+•–])\s")


def _continues(row: Clause, other: Clause) -> bool:
    """Whether two rows are lines of one item: 'Đào tạo, tập huấn | Lớp | 23' and its second line 'Học viên | 1.383'."""
    return (isinstance(row, TableRow) and isinstance(other, TableRow) and row.table == other.table and row.document == other.document
            and abs(row.ordinal - other.ordinal) == 1 and row.cells[:2] == other.cells[:2] and any(row.cells[:2]))


def add(draft: Draft, question: Question, candidate: Candidate) -> None:
    """One clause: its direct sentence and its quotation."""
    clause, document = candidate.clause, candidate.shelf.document
    words = question.sought
    again = any(held.document.id == document.id for held in draft.citations)
    mark = draft.cite(document, clause, words)
    if isinstance(clause, TableRow):
        above = [draft.cite(document, row) for row in rows.said_above(clause, candidate.shelf.tables[clause.table])]      # where 'nt' points at
        draft.add(" ".join((tell_row(question, clause), mark, *above)))
    else:
        shown = shown_of(question, clause)
        said = direct(question, candidate, shown)
        if said:
            draft.add(f"{said} {mark}")
            draft.add(f"> “{unmarked(shown)}”")
        else:
            agency = lead_of(clause)
            other = Ask.DUTIES in question.asks and entities.other_agency(question.folded)      # whose task stands further on in the clause
            by = f", {with_today(agency)}" if agency and len(agency) < 120 and not other else ""
            draft.add(f"Theo kế hoạch của {place_of(document)}{by}: “{unmarked(shown)}” {mark}")
    draft.add(where(clause, document, again))


def shown_of(question: Question, clause: Clause) -> str:
    """What is shown of a clause of prose: the part of it that holds the question's words."""
    return best_part(clause, question.sought, _WHOLE if question.asks_any(Ask.LIST, Ask.WHICH) and not question.asks_any(*VALUES) else SHOWN)


def unmarked(shown: str) -> str:
    """A quotation without the dash that it begins with and the semicolon that it ends with in its list."""
    return shown.lstrip("-+•– ").rstrip(" ;")


def where(clause: Clause, document, again: bool = False) -> str:
    """The line under a quotation that says where it stands; `again`: in the document that the line before names, whose title is long."""
    page = f", trang {clause.page}" if clause.page else ""
    return f"*Căn cứ: {clause.label}{page} – {_SAME_DOCUMENT if again else document.title or document.name}*"


_SAME_DOCUMENT = "văn bản trên"


def _is_asked_of(question: Question, agency: str) -> bool:
    """Whether the question names the agency itself: 'Sở A phải báo cáo theo yêu cầu của cơ quan nào?' is not answered by 'Sở A'."""
    named = [m.name for m in agencies.find(agency)]
    return bool(named) and all(any(agencies.related(one, asked) for asked in question.entities.agencies) for one in named) and not _MERGED.search(question.folded)


# "Sở A cũ giờ nhập rồi", "nay là sở nào": asked of by its name of before
_MERGED = re.compile(r"\b(?:cũ|trước đây|nay là|bây giờ|giờ|nhập)\b")


def direct(question: Question, candidate: Candidate, shown: str) -> str:
    """The first sentence: the agency, the figure, the date; '' where the clause has to speak for itself."""
    clause = candidate.clause
    said = []
    if Ask.REPLACED in question.asks or Ask.REFERENCE in question.asks and question.asks_any(Ask.DATE, Ask.OWN_DATE):
        return ""            # two documents, two dates: the sentence itself says which is which
    if question.asks_any(Ask.LEAD) and (sent_to := recipient(question, shown)):
        said.append(f"Gửi **{sent_to}**")
    elif question.asks_any(Ask.LEAD) and not isinstance(clause, TableRow) and (doing := tied.agency(question, clause.text)):
        said.append(doing)
    elif question.asks_any(Ask.LEAD) and (agency := lead_of(clause)) and not _is_asked_of(question, agency):
        said.append(f"**{with_today(agency)}**" + as_lead(question, clause))
    for ask in VALUES:
        if ask in question.asks and (value := nearest(question, ask, shown)):
            said.append(f"**{value}**" if said else f"**{value[:1].upper()}{value[1:]}**")
            break
    return "; ".join(said) + "." if said else ""
