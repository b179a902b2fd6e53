"""Answers from the rows of a table: the row with the most, sums, counts and lists, where the question chooses rows rather than one
clause."""
from __future__ import annotations

import re
from collections.abc import Sequence

from assistant import counting, near_misses, on_subject, tablecells
from assistant.adding import added
from assistant.asked import Asked
from assistant.compose import amounts, blanks, extremes, lists, rows, rows_of_noun
from assistant.compose.asked_column import column_asked
from assistant.compose.draft import Draft
from assistant.compose.tables import Selection
from assistant.find import Candidate
from assistant.row_query import reading
from assistant.rows_found import PICKED, Found
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from assistant.understand.terms import tokens
from index.lexicon.places import LEVELS
from index.records import RowRole, TableRow
from index.text import fold

_TABLE_MEANT = 0.33     # share of the question's words, by rarity, that a table and its chosen rows must hold
_MOST_MEANT = 0.25      # … where the row with the most of something is asked: that the table has such a column says more
_SURELY_MEANT = 0.6     # … whose rows are picked by an entry or a mark, though what is counted is called otherwise there
_PLAINLY_MEANT = 0.8    # … whose rows are counted though only words of theirs chose them
_LISTED = 0.6           # … where its title calls it a list of what is asked for
_LONGEST_LIST = 60
_CLEARLY, _MUCH = 0.1, 0.3     # by which rows must explain more of a question than the best clause of prose holds; than one that has the kind of thing asked for
_FEW = 15               # rows that 'which' may mean without asking for a list


def compose(asked: Asked, candidates: Sequence[Candidate]) -> Draft | None:
    """The answer from the rows chosen, beside the best clauses found; None where one clause is the answer, or none fits."""
    question, shelves = asked.question, asked.shelves
    if Ask.WHY in question.asks:
        return None              # no row says why
    if draft := _read(asked, candidates):
        return draft
    chosen = asked.selections
    if not chosen:
        return None
    if {Ask.MOST, Ask.YEAR} <= question.asks:
        return next((d for s in chosen if s.score >= _MOST_MEANT and (d := extremes.of_years(question, s))), None)
    if Ask.MOST in question.asks and (draft := next((d for s in chosen if s.score >= _MOST_MEANT and (d := extremes.compose(question, s))), None)):
        return draft
    listed = Ask.LIST in question.asks and Ask.SUM not in question.asks and question.noun
    counted = Ask.COUNT in question.asks and Ask.AMOUNT not in question.asks and question.noun      # 'tính cả xây mới lẫn cải tạo thì bao nhiêu trạm'
    if question.asks_any(Ask.AMOUNT, Ask.SUM) and not listed and not (counted and not any(column_asked(question, r) for s in chosen for r in s.rows)):
        ruled = question.asks & {Ask.LIMIT, Ask.PRICE, Ask.PERCENT}
        if len(ruled) > 1 or ruled and Found.of(question, chosen[0], candidates).prose:
            return None          # 'mấy phần trăm, tối đa bao nhiêu tiền': a rule, which a row of money does not state
        if Ask.SUM in question.asks and (draft := amounts.of_years(question, chosen) or _summed(asked)):
            return draft
        held = {shelf.document.id: shelf for shelf in shelves}
        return added(question, [s for s in chosen if any(on_subject.is_on_subject(question, held[s.document.id], row) and not near_misses.holds_nothing(question, held[s.document.id], row) for row in s.rows)], candidates)
    if Ask.LIST in question.asks and question.noun:      # one row that is called by its name is no list
        chosen = [s for s in chosen if len(s.rows) > 1 or "named" not in s.filters] or chosen
    first = chosen[0]
    if question.entities.years and question.noun and not PICKED & set(first.filters) and first.document.period != (question.entities.years[0],) * 2 and tablecells.amount_columns(first.rows[0]):
        chosen = [s for s in chosen if "year" in s.filters and s.score >= _TABLE_MEANT] or chosen      # what a table of money lists is of all years
    if Ask.COUNT in question.asks and len(first.rows) == 1 and "named" in first.filters and blanks.column_asked(question, first.rows[0], first.all_rows) is not None:
        return None              # 'tổ dân phố Mỹ Khê có bao nhiêu con chó': a column of the row that it names
    picked = next((s for s in chosen if PICKED & set(s.filters) and s.score >= max(_TABLE_MEANT, counting.NEARLY * chosen[0].score)), chosen[0])
    if Ask.LIST in question.asks and _listed_noun(question) and (len(picked.rows) == 1 or not PICKED & set(picked.filters)):      # 'DANH SÁCH CÂU LẠC BỘ' before a target of theirs
        picked = next((s for s in chosen if PICKED & set(s.filters) and len(s.rows) > 1 and s.score >= _LISTED * picked.score and _is_list_of(_listed_noun(question), s)), picked)
    if not rows_of_noun.lists_noun(question, picked):
        picked = next((s for s in chosen if s.score >= counting.NEARLY * picked.score and rows_of_noun.lists_noun(question, s) and set(s.filters) >= set(picked.filters)), picked)
    found = Found.of(question, picked, candidates)
    if Ask.COUNT in question.asks and {"annex", "place"} & found.filters and not found.good and (draft := counting.by_column(question, found)):
        return draft
    if Ask.COUNT in question.asks and not found.filters and not found.prose and found.best.score >= _SURELY_MEANT and counting.IN_ALL.search(question.folded) and all(column_asked(question, row) for row in found.best.rows) and (draft := counting.there(question, found)):
        return draft             # 'các công ty có tất cả bao nhiêu lao động nữ': of all rows
    if Ask.COUNT in question.asks and "year" in found.filters and not found.prose and rows_of_noun.counts_in_column(question, found.best) and (draft := counting.there(question, found)):
        return draft
    if Ask.COUNT in question.asks and "value" in found.filters and not counting.states(question, found.top) and (draft := counting.by_column(question, found)):
        return draft
    meant = rows_of_noun.lists_noun(question, found.best) or (PICKED & found.filters and found.best.score >= _SURELY_MEANT)
    called = bool(PICKED & found.filters) and _is_list_of(_listed_noun(question), found.best)      # 'DANH MỤC BẾN TÀU DU LỊCH'
    if not meant or (found.best.score < _TABLE_MEANT and not called and not {"figure", "annex", *({"marked"} if found.named else ())} & found.filters):
        return None
    return counting.counted(question, found) if Ask.COUNT in question.asks and question.noun and (found.strong or found.named or found.best.score >= _PLAINLY_MEANT and len(found.best.rows) > 1) else _listed(question, found)


_OTHERWISE = (Ask.AMOUNT, Ask.SUM, Ask.MOST, Ask.PERCENT, Ask.REFERENCE, Ask.LEAD, Ask.DATE)


def _read(asked: Asked, candidates: Sequence[Candidate]) -> Draft | None:
    """The rows listed or counted that a question means beyond doubt; None where another thing is asked, or there are none."""
    question = asked.question
    if not _asks_for_rows(question) or not (read := reading.sure(asked.readings)):
        return None
    found = Found.of(question, selected(read), candidates)
    if Ask.COUNT in question.asks and counting.IN_ALL.search(question.folded) and not found.prose and rows_of_noun.counts_in_column(question, found.best) and (draft := counting.there(question, found)):
        return draft
    return counting.counted(question, found) if Ask.COUNT in question.asks else _listed(question, found)


def _summed(asked: Asked) -> Draft | None:
    """The money of the rows that a question means beyond doubt, added up: 'tổng vốn của những chợ chỉ cải tạo'; None where it means none so."""
    question = asked.question
    read = reading.sure(asked.readings) if question.noun or _KIND_OF.search(question.folded) else None
    if not read or len(read.rows) == len([row for row in read.all_rows if row.role is RowRole.LEAF]):
        return None
    selection = selected(read)
    return amounts.compose(question, selection) if all(column_asked(question, row) for row in read.rows) and amounts.wants_sum(question, selection) else None


# "của những chợ chỉ cải tạo", "các hồ trữ nước": several of a kind
_KIND_OF = re.compile(r"\b(?:những|các|mấy) (?!bên|nguồn|kế hoạch|tỉnh|năm\b)[^\W\d_]+")


def instead(asked: Asked, answering: Sequence[Candidate]) -> Draft | None:
    """The rows that a question for a list or a number of them most likely means, where no clause answers it, only one of these rows would, or one that
    holds less of the question; else None."""
    question = asked.question
    if Ask.WHY in question.asks or not _asks_for_rows(question):
        return None
    best = answering[0] if answering else None
    if not (read := reading.likely(asked.readings)):
        return lists.compose(question, whole) if best and (whole := _whole_list(question, best)) else None
    if best and Ask.LIST in question.asks and (_points_to(best, read.rows[0]) or _BODIES.search(question.folded) and read.share >= reading.WHOLLY):
        return lists.compose(question, selected(read))
    if best and best.clause not in read.rows and (isinstance(best.clause, TableRow) or best.features["any"] > read.share - (_CLEARLY if best.features["evidence"] < 1.0 else _MUCH)):
        return None
    if best and not isinstance(best.clause, TableRow) and all(by.startswith("name:") for by in read.chosen_by):
        return None              # rows that hold the words say it no better than a sentence that does
    if best and best.clause in read.rows and set(tokens(rows.name_of(best.clause))) <= set(tokens(question.read)):
        return None              # the row that the question names
    if Ask.COUNT in question.asks:
        return None if counting.is_no_count(question, Found.of(question, selected(read), answering)) or rows_of_noun.counts_in_column(question, selected(read)) else lists.compose(question, selected(read), counting=True)
    return lists.compose(question, selected(read))


_ALL_SAID = 0.7         # share of the words of a question for a whole table that its title, its headings and the document's title must hold


def _whole_list(question: Question, best: Candidate) -> Selection | None:
    """All rows of the table of which one would be told, where the question asks for a list of what the table is headed by and nothing in it chooses rows:
    'những cây thuốc gì' of 'Loài cây | Xã | Diện tích'."""
    row, noun = best.clause, tokens(question.noun)
    if Ask.LIST not in question.asks or Ask.COUNT in question.asks or not noun or not isinstance(row, TableRow) or row.role is not RowRole.LEAF or question.entities.names or question.entities.places or question.entities.years:
        return None
    table = best.shelf.tables[row.table]
    leaves = tuple(one for one in table if one.role is RowRole.LEAF)
    first = next((c for c in rows.columns(row) if c.role in {"name", "place"}), None)
    said = f" {' '.join(tokens(' '.join((row.title, *row.headers, best.shelf.document.issuer))))} {best.shelf.title_line} "
    words = [word for word in question.words if not set(word.split()) <= set(noun)]
    held = sum(f" {word} " in said or all(f" {part} " in said for part in word.split()) for word in words)
    placed = set(noun) <= set(LEVELS) and any(c.role == "place" for c in rows.columns(row))      # 'mở ở những xã, phường nào' of a column 'Nơi mở'
    if first is None or not (placed or noun[0] in tokens(first.header)) or not 1 < len(leaves) <= _LONGEST_LIST or not words or held < _ALL_SAID * len(words):
        return None
    return Selection(best.shelf.document, leaves, tuple(table), ("column",), held / len(words))


# "Chỉnh trang vỉa hè 05 tuyến đường (Phụ lục 2)": the list that is asked for stands there
_ANNEX = re.compile(r"\bphụ lục (?:số )?0*(?P<number>\d+|[ivx]+)\b")


def _points_to(candidate: Candidate, row: TableRow) -> bool:
    """Whether a clause of prose sends its reader to the annex that a row stands in."""
    if isinstance(candidate.clause, TableRow) or candidate.clause.document != row.document:
        return False
    own = _ANNEX.match(fold(row.label))
    return own is not None and any(match["number"] == own["number"] for match in _ANNEX.finditer(fold(candidate.clause.text)))


def _asks_for_rows(question: Question) -> bool:
    listed = Ask.LIST in question.asks and _BODIES.search(question.folded)      # 'ủy thác qua những hội, đoàn thể nào' asks for a list of them
    rows_asked = question.asks_any(Ask.LIST, Ask.COUNT) or Ask.WHICH in question.asks and question.asked_for and not question.asks_any(Ask.YEAR, Ask.PLACE, Ask.HOW)
    return bool(rows_asked) and not question.asks & (set(_OTHERWISE) - ({Ask.LEAD} if listed else set()))


_BODIES = re.compile(r"\b(?:những|các) (?:hội|đoàn thể|tổ|đội|trường|trạm|doanh nghiệp|công ty|hợp tác xã|htx|ngân hàng|cơ sở)\b[^,;?]{0,40}(?:, [^,;?]{0,30})?\bnào\b")


def selected(read: reading.Reading) -> Selection:
    kinds = {"entry": "value", "name": "words", "mark": "marked"}
    return Selection(read.shelf.document, read.rows, read.all_rows, ("value", *{kinds.get(kind, kind) for kind in (one.split(":")[0] for one in read.chosen_by)}), read.share)


# "những bến tàu du lịch nào": what is listed, however long its name
_WHICH_OF = re.compile(r"\b(?:những|các) (?P<noun>[^,.;?]{3,40}?) nào\b")


def _listed_noun(question: Question) -> str:
    match = _WHICH_OF.search(question.folded)
    return question.noun or (match["noun"] if match else "")


def _is_list_of(noun: str, selection: Selection) -> bool:
    return bool(noun) and bool(re.search(rf"\b(?:danh sách|danh mục)\b.*\b{re.escape(noun)}\b", fold(selection.rows[0].title)))


def _listed(question: Question, found: Found) -> Draft | None:
    """The rows listed, where a list is asked, or 'which' of rows that something has picked."""
    if Ask.REFERENCE in question.asks:
        return None
    if Ask.COUNT in question.asks and counting.is_no_count(question, found):
        return None
    if found.prose and question.asks_any(Ask.DATE, Ask.LEAD, Ask.PERCENT) and found.top.features["evidence"] == 1.0:
        return None              # 'danh mục giai đoạn 2 phải trình trước ngày nào, ai trình'
    size = len(found.best.rows)
    several = "words" in found.filters and found.top is not None and found.top.clause in found.best.rows and size <= _FEW and not question.asks_any(Ask.YEAR, Ask.REFERENCE)
    picked = bool({"year", "place", *PICKED} & found.strong)
    which = Ask.WHICH in question.asks and (several or picked) and not question.asks_any(Ask.LEAD, Ask.DATE, Ask.HOW, Ask.AMOUNT) and not (Ask.PERCENT in question.asks and "figure" not in found.filters)
    if not (Ask.LIST in question.asks or which) or not (found.strong or found.named or "words" in found.filters):
        return None
    if not (0 if PICKED & found.filters else 1) < size <= _LONGEST_LIST:
        return None
    plain = found.prose and found.top.features["any"] >= found.best.score
    return None if plain and not found.named and not {"group", "year", *PICKED} & found.strong else lists.compose(question, found.best)
