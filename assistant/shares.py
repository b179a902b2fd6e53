"""What one source pays of a whole plan: where its total is broken down by sources, in a sentence, in a list below it or in a table's last line."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant import evidence, payers, phases, tablecells
from assistant.compose import rows
from assistant.features import states_total
from assistant.headed import SOURCES_HEADING, bare
from assistant.passage import Passage
from assistant.shelf import Shelf
from assistant.times import names_time
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from assistant.whole import OF_MONEY, SOURCES
from index.records import Clause, RowRole, TableRow, lowest
from index.text import fold

# "Tổng kinh phí thực hiện Đề án", "Kinh phí thực hiện năm 2026"
_WHOLE = re.compile(r"^.{0,80}\b(?:tổng|kinh phí thực hiện|nhu cầu (?:vốn|kinh phí))\b")
# "Quỹ phòng, chống thiên tai và nguồn vận động khác": of nobody by name
_OTHERS = re.compile(r"\b(?:nguồn|vốn|quỹ)[^,;:]{0,30}\bkhác\b")
_NAME = 7          # words of the name of a source at most
_SEVERAL = 2       # sources by which a total is broken down
_LISTED = 8        # clauses below the total among which its sources are listed
_CHOOSES_NOTHING = OF_MONEY | SOURCES | {"chiếm", "tỷ lệ", "tỉ lệ", "phần trăm", "tỷ trọng", "cơ cấu", "so", "so sánh", "bao nhiêu", "cấp tỉnh", "cấp xã", "cấp huyện", "vận động", "đối ứng", "dân góp", "tài trợ", "ngoài", "huy động", "huy", "động"}


def asked(question: Question, shelf: Shelf, compared: Sequence[Shelf]) -> bool:
    """Whether a question asks what a source pays of the whole plan, and of no part of it. `compared`: the plans that the question speaks of,
    by what it says of their subjects."""
    return bool(payers.asked(question.folded)) and question.asks_any(Ask.AMOUNT, Ask.PERCENT) and _is_of_whole(question, shelf, compared)


def _is_of_whole(question: Question, shelf: Shelf, compared: Sequence[Shelf] = ()) -> bool:
    """Whether a question names no place and no part of the plan."""
    titles = " ".join(other.title_line for other in (shelf, *compared))
    return not question.entities.places and not any(_chooses(word, shelf, titles) for word in question.words)


def of_plan(question: Question, shelf: Shelf) -> Passage | None:
    """The passage that says what the source which the question names pays of the whole plan; None where the plan does not say it."""
    paying = payers.asked(question.folded)
    kind = Ask.PERCENT if Ask.PERCENT in question.asks else Ask.AMOUNT
    told = next((passage for passage in _breaking_down(shelf) if any(_tells(payer, passage.clause, kind) for payer in paying)), None)
    return told or next((passage for passage in shelf.passages if not isinstance(passage.clause, TableRow) and any(_spares(payer, passage.clause) for payer in paying)), None)


# "Quỹ Phòng, chống thiên tai tỉnh góp bao nhiêu cho kế hoạch …": a fund, which has a name of its own
_FUND = re.compile(r"\b(?P<name>quỹ (?:[^\W\d_]+,? ){1,8}?)(?:tỉnh [^?]{0,20}?|trung ương |huyện |của [^?]{3,30}? )?(?:đóng góp|góp|bỏ ra|bỏ|chi|cho|cấp|hỗ trợ|rót|lo)(?: ra)? (?:tổng cộng |tất cả |cả thảy )?(?:là )?(?:bao nhiêu|mấy)(?: tiền| triệu| tỷ)?(?P<of>[^?]*)")
# "cho cả kế hoạch", "toàn bộ đề án"
_ALL_OF_PLAN = re.compile(r"\b(?:cả|toàn bộ|toàn) (?:kế hoạch|đề án|chương trình|phương án|nghị quyết|dự án)\b")
_PART_SAID = re.compile(r"\b(?:phần|mảng|lĩnh vực|hợp phần|riêng|việc)\b")
_OF_THE_PLAN = re.compile(r"\b(?:kế hoạch|đề án|chương trình|nghị quyết|phương án|cả giai đoạn)\b")


def of_fund(question: Question, shelf: Shelf) -> Passage | None:
    """The passage that says what the fund which the question names pays of the whole plan: its name holds words of what the plan is about, which
    would choose a part of it; or what any source pays, where the question says 'cho cả kế hoạch'."""
    if _ALL_OF_PLAN.search(question.folded) and not question.entities.years and asked(question, shelf, ()):
        return of_plan(question, shelf)
    match = _FUND.search(question.folded) if Ask.AMOUNT in question.asks and not question.entities.places else None
    if not match or not _OF_THE_PLAN.search(match["of"]) or _PART_SAID.search(match["of"]):
        return None
    name = re.compile(r"\b" + ",? ".join(re.findall(r"[^\W\d_]+", match["name"])) + r"\b")
    return next((p for p in _breaking_down(shelf) if not isinstance(p.clause, TableRow) and any(name.search(part) and evidence.spans(Ask.AMOUNT, part) for part in re.split(r"[.;](?=\s|$)", fold(p.clause.text)))), None)


def of_column(question: Question, shelf: Shelf) -> Passage | None:
    """The total line of the one table that has a column for the source which is all that a question says: 'Xã hội hóa trong phương án X là bao nhiêu?'."""
    said, entities = " ".join(question.words), question.entities
    if entities.places or entities.years or not question.asks_any(Ask.AMOUNT, Ask.QUANTITY) or not any(payer.told.search(f"; {said} ;") for payer in payers.PAYERS):
        return None
    totals = [p for p in shelf.passages if isinstance(p.clause, TableRow) and p.clause.role is RowRole.TOTAL and any(fold(lowest(h)) == said for h in p.clause.headers)]
    return totals[0] if len(totals) == 1 else None


def silent(question: Question, shelf: Shelf) -> str:
    """The one source that the question asks a sum of for the whole plan, where no clause and no column of the plan has money of it; '' else: what the plan costs in
    all is not what that source gives."""
    paying = payers.columns_asked(question.folded)       # 'trung ương cấp bao nhiêu' as well
    if len(paying) != 1 or Ask.AMOUNT not in question.asks or not _is_of_whole(question, shelf):
        return ""
    if _ALL_OF_PLAN.search(question.folded):      # 'Trong đó: Ngân sách tỉnh' below '1. Lễ hội' is of a part
        told = of_plan(question, shelf) is not None or any(isinstance(p.clause, TableRow) and _is_source(paying[0], p.clause) and all(_of_sources(group) for group in p.clause.groups) for p in shelf.passages)
    else:
        told = any(_has_money_of(paying[0], p.clause) for p in shelf.passages)
    return "" if told else paying[0].name


def _has_money_of(payer: payers.Payer, clause: Clause) -> bool:
    """Whether a clause has money of a source at all, of whatever part."""
    text = fold(clause.text)
    if payer.told.search(text) and evidence.spans(Ask.AMOUNT, text):
        return True
    return isinstance(clause, TableRow) and (_tells(payer, clause, Ask.AMOUNT) or _is_source(payer, clause) or _names_source(payer, clause))


def _names_source(payer: payers.Payer, row: TableRow) -> bool:
    """Whether a cell of a row is a source's name: 'Cống ngăn mặn | NS tỉnh | 16.200'."""
    return any(len(cell.split()) <= _NAME and payer.told.search(f"; {fold(cell)} ;") for cell in row.cells)


def _of_sources(group: str) -> bool:
    """Whether a group of rows is of sources, and of no part of the plan: '1. Ngân sách nhà nước', 'Trong đó:'."""
    return re.search(r"\b(?:ngân sách|nguồn|vốn|trong đó|phân theo|chia ra)\b", fold(group)) is not None


def in_year(question: Question, shelf: Shelf) -> Passage | None:
    """The row of a source that the question names, in a table of sources by years, where one year is asked: 'Ngân sách tỉnh | 16.800 | 25.600'."""
    if len(question.entities.years) != 1 or not asked(question, shelf, ()):
        return None
    year = str(question.entities.years[0])
    rows_ = [p for p in shelf.passages if isinstance(p.clause, TableRow) and any(names_time(lowest(h), year) and re.fullmatch(r"[\d.,]+", c.strip()) for h, c in zip(p.clause.headers, p.clause.cells))]
    told = next((p for p in rows_ for payer in payers.asked(question.folded) if _is_source(payer, p.clause)), None)
    if told is None and (of_year := phases.row_of_year(shelf, question.entities.years[0])) and any(_tells(payer, of_year.clause, Ask.AMOUNT) for payer in payers.asked(question.folded)):
        return of_year           # the row of the year, with a column of that source
    return told


def _is_source(payer: payers.Payer, row: TableRow) -> bool:
    """Whether a row is of a source of money and nothing else: 'Ngân sách tỉnh', 'Trong đó ngân sách thành phố'."""
    name = fold(rows.name_of(row))
    return len(name.split()) <= _NAME and bool(payer.told.search(name))


# "Ngân sách cấp xã không phải đối ứng", "không sử dụng ngân sách trung ương"
_SPARED = re.compile(r"(?P<before>[^,:]{0,40}) không (?:phải )?(?:đối ứng|đóng góp|góp|bố trí|huy động|chi|bỏ)\b|\bkhông (?:sử dụng|dùng|có|bố trí|huy động) (?P<behind>[^,:]{0,40})")


def _spares(payer: payers.Payer, clause: Clause) -> bool:
    """Whether a sentence says that a source pays nothing."""
    found = [match for sentence in re.split(r"[.;](?=\s|$)", fold(clause.text)) if (match := _SPARED.search(sentence))]
    return any(payer.told.search(match["before"] or match["behind"] or "") for match in found)


def breaks_down(shelf: Shelf) -> bool:
    """Whether a plan says from which sources its money comes: then a source that it does not name pays nothing."""
    told = {payer.name for passage in _breaking_down(shelf) for payer in payers.PAYERS if not isinstance(passage.clause, TableRow) and _tells(payer, passage.clause, Ask.AMOUNT)}
    return len(told) >= _SEVERAL


def _chooses(word: str, shelf: Shelf, titles: str) -> bool:
    """Whether a word of the question says which part of the plan is meant."""
    return not set(word.split()) <= _SYLLABLES and word not in _CHOOSES_NOTHING and shelf.knows(word) and f" {word} " not in titles


_SYLLABLES = frozenset(syllable for words in (SOURCES, {"ngân sách", "vốn", "nguồn", "phần", "góp", "cấp", "hỗ trợ", "thành phố", "phường"}) for word in words for syllable in word.split())


def _tells(payer: payers.Payer, clause: Clause, kind: Ask) -> bool:
    if isinstance(clause, TableRow):
        headings = [fold(lowest(clause.headers[i])) for i in tablecells.amount_columns(clause)]
        return kind is Ask.AMOUNT and any(payer.told.search(f"; {heading} ;") for heading in headings)
    return payers.tells(payer, clause) and bool(payer.told.search(_OTHERS.sub(lambda m: m[0] if payer.told.search(m[0].removesuffix("khác")) else "", fold(clause.text)))) and bool(evidence.spans(kind, fold(clause.text)))


# "Ngân sách tỉnh dành 1.200 triệu đồng mỗi năm …, nằm ngoài tổng kinh phí", "Riêng năm 2026, ngân sách tỉnh bố trí 8,2 tỷ đồng", "2. Riêng Lễ
# hội … 15.000 triệu đồng, trong đó ngân sách tỉnh 9.000": no share of the whole
_ASIDE = re.compile(r"\b(?:mỗi|hằng|hàng) năm\b|\bngoài tổng\b|\briêng (?:năm|giai đoạn)\b|^\W*(?:\d+(?:\.\d+)*[.)]\s*)?(?:riêng\b|kinh phí (?!thực hiện\b|được\b|do\b|từ\b|gồm\b|(?:của |cho )?kế hoạch\b))")
# "- Ngân sách tỉnh: 223.100 triệu đồng.", "b) Vốn doanh nghiệp, hợp tác xã: 90.000 triệu đồng"
_ITEM = re.compile(r"[^.;:\d]{3,90}:\s*\d[\d.,]*\s?(?:nghìn|triệu|t[ỷỉ]|đồng)")


def _breaking_down(shelf: Shelf) -> Iterator[Passage]:
    """The passages that break the plan's total down: the sentence that states it, the list below that or below a heading of sources, the last line of
    its tables."""
    passages: Sequence[Passage] = shelf.passages
    for i, passage in enumerate(passages):
        if isinstance(passage.clause, TableRow) or not _WHOLE.search(fold(passage.clause.text)) or not states_total(passage.clause):
            continue
        yield passage
        for below in passages[i + 1:i + 1 + _LISTED]:
            if isinstance(below.clause, TableRow):
                break
            if evidence.holds(Ask.AMOUNT, below.clause):
                if not _ASIDE.search(fold(below.clause.text)):
                    yield below
            elif not below.clause.text.rstrip().endswith(":"):
                break
    yield from (p for p in passages if not isinstance(p.clause, TableRow) and any(SOURCES_HEADING.match(fold(bare(above))) for above in p.clause.path[-1:]) and _ITEM.match(p.clause.text))
    yield from (p for p in passages if isinstance(p.clause, TableRow) and p.clause.role is RowRole.TOTAL and not p.clause.groups and not phases.of_a_part(shelf, p.clause))
