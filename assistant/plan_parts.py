"""What one of the things costs that a plan is about, where the plan's money is broken down by them: 'phần nuôi yến' of 'phát triển nghề muối và nuôi yến'."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from assistant import payers, phases
from assistant.compose import rows, single, year_sums
from assistant.compose.draft import Draft
from assistant.features import states_total
from assistant.find import Candidate
from assistant.passage import Passage
from assistant.shelf import Shelf
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from assistant.understand.terms import stopwords, tokens
from assistant.whole import OF_MONEY, PART_SAID, SOURCES, plan_named
from index.quantities import in_dong, parse_number
from index.records import RowRole, TableRow, lowest
from index.synonyms import written_as
from index.text import fold

_NEAR = 0.001        # share by which rounded parts may miss the total
_FEWEST, _MOST = 2, 8
_NAMED, _SAID = 0.75, 0.6      # share of what a question says, by rarity, that the part meant must be called by; where it says that it means a part
_OTHER = 0.35        # … and no other part by more than this
# "2. Nước sạch: 14.200 triệu đồng", "nghề muối 62.400 triệu đồng", "chợ nổi là 312,0 tỷ đồng"
_COSTS = re.compile(r"(?P<name>[^;:.\d]{3,90}?)\s*(?::| là| khoảng|)\s*(?P<value>\d[\d.,]*\d|\d)\s?(?P<unit>(?:nghìn|triệu|t[ỷỉ])(?:\s?đồng)?|đồng)\b")
# What such a name begins with that says nothing of the thing: "- Chi cho …", "trong đó", "a) Kinh phí …"
_OPENING = re.compile(r"^(?:\W|\d+[.)]|[a-zđ]\)|trong đó|gồm|bao gồm|chia ra|cụ thể|và|chi cho|chi|kinh phí|cho|nội dung|phần|lĩnh vực)+\s*", re.IGNORECASE)
# "cho kế hoạch chỉnh trang", "đề án muối và chim yến": of the plan, whose name says what it is about
_PLAN_NAMED = re.compile(r"\b(?:kế hoạch|đề án|quyết định|nghị quyết|phương án|chương trình(?! (?:mục tiêu|mtqg)))\b(?! này)")
# One of many, a limit, a rate, several items ('hai bến'): no money of a part
_OF_ONE = re.compile(r"\b(?:lãi suất|tỷ lệ|tỉ lệ|mỗi|từng|tối đa|nhiều nhất|mức|định mức|đơn giá|trần|một (?:hộ|người|ha|nhà|lớp|mô hình|năm|tháng|ngày))\b|/|"
                     r"\b(?:mấy|hai|ba|bốn|sáu|\d{1,2}) (?!năm|phần|mảng|việc|lĩnh vực|nội dung|tháng|quý|tiền|triệu|tỷ|tỉ|đồng|cấp|ngân sách)[^\W\d_]+")
# "các trại sản xuất": what a part may be called by, and several items of one it may not
_SOME_OF = re.compile(r"\b(?:các|những) (?P<what>(?!năm|phần|mảng|việc|lĩnh vực|nội dung|tháng|quý|tiền|cấp|ngân sách)[^\W\d_]+ [^\W\d_]+)")
_ALL_SAID = re.compile(r"\b(?:tất cả|tổng cộng|cả thảy)\b")
_SAYS_NOTHING = OF_MONEY | SOURCES | {"bố trí", "phân bổ"} | frozenset("đầu cuối việc mảng khoản mục cả ba hai năm đến tiền phường nuôi trồng làm giúp riêng dành tốn hết cộng gộp tính tới nay sắp".split()) | {
    "lĩnh vực", "nội dung", "hạng mục", "toàn bộ", "công tác", "hoạt động", "giai đoạn", "thành phố", "ngân sách", "phát triển", "bảo tồn", "chăm lo"}
_SYLLABLES = frozenset(word for word in _SAYS_NOTHING if " " not in word)


@dataclass(frozen=True)
class Part:
    """One thing that a plan is about, with its money as the plan writes it. `words`: the syllables that it is called by, there and in the title."""

    passage: Passage
    value: str
    unit: str
    words: frozenset[str]
    narrower: frozenset[str]     # those of the name that neither the title nor many names have


# "được thành phố hỗ trợ tất cả bao nhiêu": a payer, of whom the parts of a whole say nothing
_GIVEN_BY = re.compile(r"\b(?:trung ương|tỉnh|huyện|xã|thành phố|nhà nước) (?:hỗ trợ|cấp|cho|rót|bố trí)\b")


def compose(question: Question, shelf: Shelf) -> Draft | None:
    """The money of the one part that a question names; None where it names none, several, an item of a part, or what one of something costs."""
    if Ask.AMOUNT not in question.asks or question.asks_any(Ask.PRICE, Ask.LIMIT, Ask.MOST, Ask.PERCENT) or question.noun or _elsewhere(question, shelf) or _OF_ONE.search(question.folded):
        return None
    if _PLAN_NAMED.search(question.folded) and not PART_SAID.search(question.folded):
        return None
    if question.entities.period not in (None, shelf.document.period) and Ask.SUM not in question.asks or _GIVEN_BY.search(question.folded) and not payers.columns_asked(question.folded):
        return None              # of another time, or of one payer of it
    found = breakdowns(shelf)
    issuer = set(tokens(f"{shelf.document.issuer} {shelf.document.place} {' '.join(question.entities.agencies)}"))
    of_plan = plan_named(question, shelf)          # 'phần xây mới trong kế hoạch xóa nhà tạm'
    told = [_unclassified(w) for w in question.words if not set(w.split()) <= _SYLLABLES | issuer and w not in _SAYS_NOTHING and w not in of_plan and not w.isdigit()]
    told = [w for w in told if w not in _CLASSIFIERS] or told      # 'cây tiêu', as the segmenter cuts it
    for parts in found if told and (not question.of_plan or PART_SAID.search(question.folded)) else ():
        if (part := _meant(told, parts, shelf, _SAID if PART_SAID.search(question.folded) else _NAMED, _SOME_OF.search(question.folded))) and (PART_SAID.search(question.folded) or _ALL_SAID.search(question.folded) or not _is_item(told, part, parts, shelf)) and (draft := _told(question, part, shelf)):
            return draft
    return None


def _elsewhere(question: Question, shelf: Shelf) -> bool:
    """Whether a question names a place within that of the plan, not the plan's own: 'xã A bố trí bao nhiêu cho việc dạy bơi' of the plan of xã A."""
    return any(fold(f"{level} {name}") != fold(shelf.document.place) for level, name in question.entities.places)


def _unclassified(word: str) -> str:
    """'cây quế' is called 'quế' as well; 'cây điều' keeps its first word, as the other says nothing by itself."""
    bare = _CLASSIFIER.sub("", word)
    return word if bare in stopwords() else bare


_CLASSIFIER = re.compile(r"^(?:cây|con|nghề|vườn) (?=\S)")
_CLASSIFIERS = frozenset({"cây", "con"})


def _meant(told: Sequence[str], parts: Sequence[Part], shelf: Shelf, least: float, some: re.Match[str] | None) -> Part | None:
    """The part by which so much at least of what a question says is called, and no other by much of it."""
    whole = sum(shelf.rarity(w) for w in told) or 1.0
    shares = sorted(((sum(shelf.rarity(w) for w in told if _calls(w, part)) / whole, i) for i, part in enumerate(parts)), reverse=True)
    part = parts[shares[0][1]] if shares[0][0] >= least and shares[1][0] <= _OTHER else None
    if part and some and not set(some["what"].split()) <= part.words:
        return None
    said = {syllable for word in told for syllable in word.split()}
    titled = all(f" {syllable} " in shelf.title_line for syllable in said)
    return None if part and titled and part.narrower - said else part      # 'Công trình phòng, chống thiên tai' is not all of 'phòng, chống thiên tai'


def _calls(word: str, part: Part) -> bool:
    """Whether a part is called by a word of the question, or by what plans write for it: 'trâu bò' of 'chống rét cho gia súc'."""
    return any((set(one.split()) - stopwords() or set(one.split())) <= part.words for one in (word, *written_as(word)))


def _is_item(told: Sequence[str], part: Part, parts: Sequence[Part], shelf: Shelf) -> bool:
    """Whether a row below the parts is called by what the question says as well: then it may be that which is meant."""
    own = {p.passage.clause.id for p in parts}
    syllables = {s for w in told for s in w.split()}
    return any(isinstance(p.clause, TableRow) and p.clause.role is RowRole.LEAF and p.clause.id not in own and rows.money(p.clause)
               and syllables & part.words <= set(tokens(rows.name_of(p.clause))) for p in shelf.passages)


def _told(question: Question, part: Part, shelf: Shelf) -> Draft | None:
    clause = part.passage.clause
    some = question.entities.period not in (None, shelf.document.period)         # 'ba năm đầu 2026 - 2028' of a plan to 2030
    years = [str(year) for year in (year_sums.years_asked(question) if some else question.entities.years) if shelf.document.period != (year, year)]
    own = rf"(?<!ngân sách )(?<!vốn )\b{re.escape(fold(shelf.document.place))}\b" if shelf.document.place else r"\Z"
    paying = payers.columns_asked(re.sub(own, " ", question.folded))      # 'xã A bố trí': whoever pays by the plan of xã A
    if isinstance(clause, TableRow):
        said = " ".join((clause.title, *clause.path))
        headings = [fold(header) for header, cell in zip(clause.headers, clause.cells) if parse_number(cell) is not None]
        headings = [h for h in headings if not paying or any(payer.told.search(f"; {lowest(h)} ;") for payer in paying)]
        if not headings or any(year not in said and not any(year in h for h in headings) for year in years):
            return None          # of that source, or of that year, the row says nothing
        if len(years) > 1:
            return year_sums.of_row(question, clause, shelf.document)
        return single.compose_all(question, [Candidate(shelf, part.passage, 1.0, {})])
    if paying or not all(year in clause.text for year in years):
        return None
    draft = Draft()
    draft.add(f"**{part.value} {part.unit}**. {draft.cite(shelf.document, clause, question.sought)}")
    draft.add(f"> “{single.unmarked(single.shown_of(question, clause))}”")
    draft.add(single.where(clause, shelf.document))
    return draft


@lru_cache(maxsize=32)
def breakdowns(shelf: Shelf) -> tuple[tuple[Part, ...], ...]:
    """The ways in which a plan breaks its money down by what it is spent on: a table's upper rows, the list below the sentence that states the total, that
    sentence itself. The parts of each add up to the total beside them."""
    found = [*_of_prose(shelf), *_of_tables(shelf)]
    return tuple(tuple(parts) for parts in found if _FEWEST <= len(parts) <= _MOST)


def _of_tables(shelf: Shelf) -> Iterator[list[Part]]:
    for table in shelf.tables.values():
        total = next((row for row in reversed(table) if row.role is RowRole.TOTAL and not row.groups and rows.money(row)), None)
        upper = [row for row in table if not row.groups and row.role is not RowRole.TOTAL and rows.money(row)]
        if total is None or not all(map(rows.name_of, upper)) or any(_is_source(rows.name_of(row)) for row in upper):
            continue
        column = rows.money(total)[0][0].index
        values = [parse_number(row.cells[column]) for row in upper]
        if _adds_up([v or 0.0 for v in values], parse_number(total.cells[column])):
            yield [_part(shelf, shelf.passages[row.ordinal], rows.name_of(row), row.cells[column], "") for row in upper]


def _of_prose(shelf: Shelf) -> Iterator[list[Part]]:
    totals = [value for p in shelf.passages for value in phases.totals(p.clause)]
    for told in (*_sentences(shelf), *_lists(shelf)):
        values = [in_dong(parse_number(m["value"]) or 0.0, m["unit"]) or 0.0 for _, m in told]
        if not any(_is_source(_OPENING.sub("", m["name"].strip())) for _, m in told) and any(_adds_up(values, total) for total in totals):
            yield [_part(shelf, p, _OPENING.sub("", m["name"].strip()), m["value"], m["unit"]) for p, m in told]


def _sentences(shelf: Shelf) -> Iterator[list[tuple[Passage, re.Match[str]]]]:
    """What the sentences that state a total name behind it ('Tổng kinh phí 148 tỷ đồng, gồm: quế 62 tỷ đồng; dâu tằm 86 tỷ đồng'), or one by itself
    ('Phân theo lĩnh vực: hang động 142.000 triệu đồng; hồ tiêu 165.500 triệu đồng')."""
    for passage in shelf.passages:
        if not isinstance(passage.clause, TableRow):
            yield [(passage, m) for m in _COSTS.finditer(passage.clause.text)][int(states_total(passage.clause)):]


def _lists(shelf: Shelf) -> Iterator[list[tuple[Passage, re.Match[str]]]]:
    """Items one after the other under one heading, each with the money that it says first."""
    for _, run in groupby(shelf.passages, key=lambda p: () if isinstance(p.clause, TableRow) else p.clause.path):
        matches = [(p, None if isinstance(p.clause, TableRow) else _COSTS.search(p.clause.text)) for p in run]
        for told, items in groupby(matches, key=lambda pair: pair[1] is not None and not states_total(pair[0].clause)):
            if told:
                yield list(items)


def _adds_up(values: Sequence[float], total: float | None) -> bool:
    return bool(total) and len(values) >= _FEWEST and all(values) and abs(sum(values) - total) <= _NEAR * total


# "Ngân sách tỉnh", "NSTW", "Vốn vay", "Doanh nghiệp, hợp tác xã", "Nhân dân đóng góp", "Năm 2027"
_SOURCE = re.compile(r"\W*(?:(?:tổng|phần|từ) )*(?:ngân sách|ns|vốn|nguồn|quỹ|xã hội h(?:óa|oá)|xhh|doanh nghiệp|dn|nhân dân|người dân|hộ dân|đóng góp|đối ứng|tài trợ|trung ương|địa phương|cấp (?:tỉnh|huyện|xã)|huy động|năm \d+|\d+|quý)\b|nst[wđ]|nsđp")


def _is_source(name: str) -> bool:
    """Whether a name is of who pays, or of a year: 'Ngân sách tỉnh', 'Năm 2027'."""
    return bool(_SOURCE.match(fold(name)))


# What a subject of several is divided by: "cà phê bền vững, bữa ăn bán trú và vùng tái định cư"
_BETWEEN = re.compile(r",|;|\bvà\b| - | – ")


def _part(shelf: Shelf, passage: Passage, name: str, value: str, unit: str) -> Part:
    """With the words of that stretch of the plan's subject, if it has several, which shares most of its own."""
    words = set(tokens(name)) - stopwords()
    stretches = [set(tokens(stretch)) - stopwords() for stretch in _BETWEEN.split(shelf.document.subject)]
    best = max(stretches, key=lambda stretch: len(stretch & words - _COMMON)) if len(stretches) > 1 else set()
    return Part(passage, value, unit, frozenset(words | (best if best & words - _COMMON else set())), frozenset(w for w in words - _COMMON if f" {w} " not in shelf.title_line and not w.isdigit()))


_COMMON = frozenset("phát triển phát huy bảo vệ bảo tồn tôn tạo tu bổ giữ gìn duy trì mở rộng nâng cao xây dựng hỗ trợ quản lý sản xuất cơ sở hệ thống mạng lưới công tác hợp phần nội dung lĩnh vực vùng nhóm nghề cây con".split())      # syllables of many subjects
