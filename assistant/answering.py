"""One question, read and scoped, to one answer: the shapes of answer are tried in order, and the first that holds stands."""
from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from assistant import again, answerable, choosing, evidence, from_tables, naming, phases, reporting, shares, standing, succession, twofold
from assistant.answer import Answer
from assistant.comparing import compared, is_comparison, of_years, replacing
from assistant.compose import about, blanks, by_places, duties, enumerated, listed, lists, refuse, rows, sections, single, tables
from assistant.compose.draft import Draft
from assistant.find import Candidate, rank
from assistant.judging import judge
from assistant.scope import Scope
from assistant.shelf import Shelf
from assistant.understand import entities
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from assistant.verify import checked
from assistant.whole import of_item, of_plan
from index.records import Document, RowRole, TableRow
from index.text import fold


@dataclass(slots=True)
class Search:
    """What a question is answered from: its scope, the shelves of it, and a way to the index's own scores."""

    scope: Scope
    shelf: Callable[[Document], Shelf]
    dense: Callable[[Question, Sequence[Document]], dict[str, float]]
    versions: bool = False                   # a plan is to be set beside the one that replaces it
    replaced: dict[str, Document] = field(default_factory=dict)   # Document.id → the plan that replaces it
    recent: frozenset[str] = frozenset()     # clauses cited in the last answer, where the question refers to it

    def shelves(self, documents: Sequence[Document]) -> list[Shelf]:
        return [self.shelf(d) for d in documents]

    def rank(self, question: Question, documents: Sequence[Document], limit: int = 12) -> list[Candidate]:
        return rank(question, self.shelves(documents), self.dense(question, documents), self.recent, limit)


def answer(question: Question, search: Search) -> Answer:
    """The answer to a question, or a refusal."""
    scope = search.scope
    if greeted := refuse.greeting(question, scope.documents):
        return greeted
    if scope.named and not scope.groups:
        return refuse.compose(question, f"chưa có kế hoạch nào của {', '.join(scope.missing)}", ())
    if search.versions or is_comparison(question, scope):
        for most in (_COMPARED_CLAUSES, 1):          # with its nearest clause only, where more does not pass the verifier
            draft, reason = compared(question, search, most)
            if draft is None:
                return refuse.compose(question, reason, scope.documents)
            if not (given := _finished(question, draft, scope.documents, search.replaced, kind="compare")).abstained:
                break
        return given
    documents = scope.documents
    for plain in (False, True):                      # from its clause alone, where a shape does not pass the verifier
        draft, reason, nearest = _answered(question, search, documents, plain)
        if draft is None:
            return refuse.compose(question, reason, documents, nearest)
        if not (given := _finished(question, draft, documents, search.replaced)).abstained:
            break
    return given


_COMPARED_CLAUSES = 4       # of one plan in a comparison


def _answered(question: Question, search: Search, documents: Sequence[Document], plain: bool = False) -> tuple[Draft | None, str, list[Candidate]]:
    """(the answer's draft or None, why there is none, the nearest clauses); `plain`: told from one clause."""
    shelves = search.shelves(documents)
    if len(shelves) > 1 and Ask.REPLACED in question.asks and len(titled := _titled(question, shelves)) == 1:
        shelves, documents = titled, [titled[0].document]
    if len(shelves) > 1 and 0 < len(writing := _writing(question, shelves)) < len(shelves):
        shelves, documents = writing, [shelf.document for shelf in writing]
    if strange := naming.unknown(question, shelves):
        return None, f"văn bản không nói đến {strange}", []
    question = of_item(question, shelves)
    question = of_plan(question, shelves[0]) if len(shelves) == 1 else question
    if len(shelves) == 1 and (told := _of_itself(question, search, shelves[0])):
        return *told, []
    if len(shelves) == 1 and (stated := standing.of_plan(question, shelves[0]) or reporting.of_level(question, shelves[0])):
        return single.compose(question, [Candidate(shelves[0], stated, 1.0, {})]), "", []
    if meant := listed.row_meant(question, shelves):
        return single.compose(question, [Candidate(*meant, 1.0, {})]), "", []
    if search.recent and (told := again.of_row(question, shelves, search.recent)):
        return single.compose(question, [told]), "", []
    if draft := by_places.compose(question, shelves):
        return draft, "", []
    ranked = search.rank(question, documents, limit=_SOUGHT)
    if twofold.asks_whole_and_part(question) and (both := twofold.whole_and_part(question, search.rank(replace(question, words=_TOTAL), documents), ranked)):
        return single.compose_all(question, both), "", []
    candidates = ranked[:_BEST]
    if question.of_plan and question.entities.years:      # what one item costs is not what the plan costs in a year
        candidates = [c for c in ranked if not (isinstance(c.clause, TableRow) and c.clause.role is RowRole.LEAF)][:_BEST]
    if question.of_plan and {Ask.MOST, Ask.YEAR} <= question.asks and len(shelves) == 1 and (told := phases.by_years(shelves[0])):
        if draft := enumerated.compose(question, Candidate(shelves[0], told, 1.0, {})):
            return draft, "", []
    if question.of_plan and Ask.SUM in question.asks and len(question.entities.years) > 1 and len(shelves) == 1 and (told := phases.by_years(shelves[0])):
        if draft := enumerated.compose(question, Candidate(shelves[0], told, 1.0, {})):
            return draft, "", []
    if question.of_plan and len(question.entities.years) == 1 and len(shelves) == 1 and (stated := phases.of_year(shelves[0], question.entities.years[0])):
        return single.compose(question, [Candidate(shelves[0], stated, 1.0, {})]), "", []
    if len(shelves) == 1 and (stated := shares.in_year(question, shelves[0])):
        whole = phases.of_year(shelves[0], question.entities.years[0]) if _TWO_SUMS.search(question.folded) else None
        return single.compose_all(question, [Candidate(shelves[0], passage, 1.0, {}) for passage in (whole, stated) if passage]), "", []
    if len(documents) == 1 and Ask.REPLACED in question.asks and question.asks_any(*_OF_A_DOCUMENT):
        draft = _replaced(question, ranked)
        return draft, "" if draft else "văn bản không nêu thay thế văn bản nào", []
    if len(documents) == 1 and (draft := _by_year(question, search, documents)):
        return draft, "", []
    if len(both := twofold.prose_and_row(question, ranked)) == 2:
        return single.compose_all(question, both), "", []
    if empty := _left_empty(question, candidates):
        return None, empty, candidates
    if both := twofold.rate_and_total(question, candidates):
        return single.compose_all(question, both), "", []
    shapes = (_from_tables, _duties, _section) if tables.speaks_of_a_table(question) else (_duties, _section, _from_tables)
    stated = judge.stated(question, candidates)
    for shape in shapes if not plain else ():
        if shape is _from_tables and stated:
            continue             # a sentence that says it
        if draft := shape(question, search, shelves, candidates):
            return draft, "", []
    if not candidates:
        return None, "không có điều khoản nào nói đến nội dung này", []
    candidates = _of_the_year(question, shelves, candidates)
    part = question.asks_any(Ask.AMOUNT, Ask.SUM) and choosing.part_named(question, candidates)
    if not part and question.asks_any(Ask.AMOUNT) and question.asks_any(Ask.SUM, Ask.MOST) or {Ask.MOST, Ask.YEAR} <= question.asks:
        for candidate in ranked if Ask.MOST in question.asks else candidates[:_LISTS_TRIED]:
            if not isinstance(candidate.clause, TableRow) and (draft := enumerated.compose(question, candidate)):
                return draft, "", []
    answering, reason = choosing.that_answer(question, candidates)
    if not plain and (draft := from_tables.instead(question, shelves, answering)):
        return draft, "", []
    return (single.compose(question, answering), "", []) if answering else (None, reason, candidates)


def _of_the_year(question: Question, shelves: Sequence[Shelf], candidates: list[Candidate]) -> list[Candidate]:
    """The candidates less the rows of other years, where a list of one year is asked of a table that says it in a column of its own."""
    if not question.entities.years or Ask.LIST not in question.asks:
        return candidates
    chosen = next(iter(tables.select(question, shelves)), None)
    if chosen is None or "year" not in chosen.filters:
        return candidates
    others = {row.id for row in chosen.all_rows if row.role is RowRole.LEAF} - {row.id for row in chosen.rows}
    return [c for c in candidates if c.clause.id not in others] or candidates


def _writing(question: Question, shelves: Sequence[Shelf]) -> list[Shelf]:
    """The documents that write the proper names and places of a question; none where it has none."""
    names = [*question.entities.names, *(name for _, name in question.entities.places)]
    return [shelf for shelf in shelves if names and all(shelf.writes(name) for name in names)]


def _of_itself(question: Question, search: Search, shelf: Shelf) -> tuple[Draft | None, str] | None:
    """(the answer on the document itself: its number, date, signer; what it does not tell); None where something else is asked."""
    if _BY_ANOTHER.search(question.folded):
        return None
    others = len(_beside_title(question, shelf)) if Ask.OWN_NUMBER in question.asks else 0
    if not about.asked(question) or others >= _OF_ANOTHER:
        return None
    draft, missing = about.compose(question, shelf)
    if draft:
        for candidate in _in_force(question, search.rank(question, [shelf.document])):
            single.add(draft, question, candidate)
    return (draft, f"văn bản không ghi {', '.join(missing)}") if draft or missing else None


# "thực hiện Chiến lược theo kế hoạch số mấy": another document than the plan itself
_BY_ANOTHER = re.compile(r"\b(?:theo|căn cứ|bằng|tại|trên cơ sở) (?:kế hoạch|quyết định|nghị quyết|nghị định|thông tư|công văn|chỉ thị|tờ trình)\b[^,;?]{0,15}\b(?:số )?(?:mấy|bao nhiêu|nào)\b")


def _in_force(question: Question, ranked: Sequence[Candidate]) -> list[Candidate]:
    """The clause that says from when the document holds, where that is asked as well."""
    asked = ranked if Ask.EFFECT in question.asks else ()
    return [c for c in asked if "hiệu lực" in fold(c.clause.text) and evidence.holds(Ask.DATE, c.clause)][:1]


def _replaced(question: Question, ranked: Sequence[Candidate]) -> Draft | None:
    """What the document says that it replaces."""
    stated = replacing(ranked)[:1]
    return single.compose_all(question, stated + [c for c in _in_force(question, ranked) if c.clause.id != stated[0].clause.id]) if stated else None


def _titled(question: Question, shelves: Sequence[Shelf]) -> list[Shelf]:
    """The documents whose titles hold a word of the question that no other's does: 'kế hoạch chợ phiên 2024'."""
    words = [w for w in question.words if " " in w and sum(f" {w} " in shelf.title_line for shelf in shelves) == 1]
    return [shelf for shelf in shelves if any(f" {w} " in shelf.title_line for w in words)]


def _beside_title(question: Question, shelf: Shelf) -> list[str]:
    """The question's words that the document knows and its title does not hold, less those of any document."""
    return [w for w in question.words if f" {w} " not in shelf.title_line and shelf.knows(w) and not set(w.split()) <= _OF_DOCUMENTS]


_OF_DOCUMENTS = frozenset("ký ban hành ủy ban nhân dân tỉnh huyện xã phường kế hoạch quyết định nghị quyết chương trình đề án mang số ngày hiệu lực áp dụng bắt đầu từ".split())


_OF_ANOTHER = 2             # words beside those of the title: a question of a number asks for another document then ('triển khai Chiến lược … bằng kế hoạch số mấy')
# "cần bao nhiêu vốn, riêng ngân sách thành phố bao nhiêu"
_TWO_SUMS = re.compile(r"\b(?:bao nhiêu|mấy)\b.*\b(?:riêng|trong đó|phần)\b.*\b(?:bao nhiêu|mấy)\b")
_TOTAL = ("tổng", "kinh phí", "vốn")
_BEST, _SOUGHT = 12, 40     # clauses that may answer; those among which a list with the largest amount, or what is replaced, is sought
_LISTS_TRIED = 3            # clauses looked at for amounts that they list
_OF_A_DOCUMENT = (Ask.REFERENCE, Ask.OWN_NUMBER, Ask.OWN_DATE)


def _left_empty(question: Question, candidates: list[Candidate]) -> str:
    """Why the row that is meant gives no answer, where its cell is empty in the column that is asked; else ''."""
    for candidate in candidates[:_LISTS_TRIED] if Ask.SUM not in question.asks else ():
        row = candidate.clause
        if isinstance(row, TableRow) and (heading := blanks.column_left_empty(question, row, candidate.shelf.tables[row.table])):
            return f"bảng để trống cột “{heading}” ở dòng “{rows.name_of(row)}”"
        if not answerable.why_not(question, candidate):
            break
    return ""


def _duties(question: Question, search: Search, shelves: list[Shelf], candidates: list[Candidate]) -> Draft | None:
    counted = Ask.COUNT in question.asks and lists.counts_tasks(question)
    return duties.compose(question, shelves) if Ask.DUTIES in question.asks or counted else None


def _section(question: Question, search: Search, shelves: list[Shelf], candidates: list[Candidate]) -> Draft | None:
    if Ask.DUTIES in question.asks and not duties.named(question, shelves[0]) and entities.other_agency(question.folded):
        return None              # of an agency that the plan does not know; no section is about it
    return sections.compose(question, shelves, candidates[0] if candidates else None) if len(shelves) == 1 else None


def _by_year(question: Question, search: Search, documents: Sequence[Document]) -> Draft | None:
    """What one plan says of each of the years that are to be compared: 'mục tiêu 2025 với 2030 khác nhau sao'."""
    if len(question.entities.years) < 2 or not (question.asks_any(Ask.COMPARE) or _DIFFER.search(question.folded)):
        return None
    found = {c.clause.id: c for c in of_years(question, search, documents)}
    return single.compose_all(question, list(found.values())) if len(found) > 1 else None


_DIFFER = re.compile(r"\bkhác\b|\bso với\b|\bcòn (?:năm|đến)\b")


def _from_tables(question: Question, search: Search, shelves: list[Shelf], candidates: list[Candidate]) -> Draft | None:
    return from_tables.compose(question, shelves, candidates)


def _finished(question: Question, draft: Draft, documents: Sequence[Document], replaced: dict[str, Document], kind: str = "") -> Answer:
    cited = list({c.document.id: c.document for c in draft.citations}.values())
    if warning := succession.note(cited, replaced):
        draft.add(warning)
    return checked(Answer(
        question=question.text, text=draft.text, kind=kind or next(iter(sorted(question.asks)), ""), citations=tuple(draft.citations),
        computed=tuple(draft.sums), searched=tuple(d.title or d.name for d in documents), notes=question.notes), (*documents, *(replaced[d.id] for d in cited if d.id in replaced)))
