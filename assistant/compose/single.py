"""An answer from one clause, or a few that belong together: a direct first sentence, then the quoted clauses."""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant import answerable, evidence
from assistant.compose import rows
from assistant.compose.draft import Draft, place_of
from assistant.compose.quoting import SHOWN, best_part
from assistant.find import Candidate, wants_total, weights
from assistant.shelf import IN_TEXT, NEAR
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from assistant.understand.terms import stopwords, tokens
from index.lexicon import agencies
from index.records import JOIN, Clause, ClauseKind, TableRow
from index.text import fold

_VALUES = (Ask.OFTEN, Ask.PERCENT, Ask.TIMES, Ask.AMOUNT, Ask.DATE, Ask.YEAR, Ask.QUANTITY)
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
    told = question.asks_any(*_VALUES, Ask.SUM) and not (Ask.SOURCE in question.asks or _PARTED.search(question.folded))
    picked = [best, *(() if told else _under(best))]
    if isinstance(best.clause, TableRow):
        picked += [c for c in candidates[1:] if _continues(c.clause, best.clause)][:2]
    if best.clause.kind is ClauseKind.BASIS and question.asks_any(Ask.LIST, Ask.REFERENCE):
        near = _SAME_BASES if Ask.LIST in question.asks else close
        picked += [c for c in candidates[1:] if c.clause.kind is ClauseKind.BASIS and c.shelf is best.shelf and c.score >= near * best.score][:7]
    wide = question.asks_any(Ask.HOW, Ask.WHY, Ask.LIST, Ask.DUTIES) and not isinstance(best.clause, TableRow)
    for other in candidates[1:6]:
        same = other.clause.path == best.clause.path and other.shelf is best.shelf
        if other in picked:
            continue
        if wide and same and other.score >= _TOGETHER * best.score and len(picked) < 3:
            picked.append(other)
        elif other.score >= close * best.score and other.shelf is best.shelf and len(picked) < 2 and not answerable.why_not(question, other):
            picked.append(other)
    picked += _also(question, best, [c for c in candidates[1:10] if c not in picked])
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
    return found if len(found) > 1 else []


# "1. Thường trú …", "a) Hộ nghèo", "- Có đất"
_ITEM = re.compile(r"\s*(?:\d{1,2}[.)]|[a-zđ]\)|[-+•–])\s")


def _also(question: Question, best: Candidate, others: Sequence[Candidate]) -> list[Candidate]:
    """A clause that states the same figure, where money is asked; and one that holds what the best one leaves unsaid."""
    if question.asks_any(Ask.AMOUNT, Ask.SUM) and wants_total(question):
        figures = {f for f in re.findall(r"\d[\d.,]{3,}\d", best.clause.text)}
        same = [c for c in others if c.shelf is best.shelf and figures & set(re.findall(r"\d[\d.,]{3,}\d", c.clause.text)) and "tổng" in fold(c.clause.text)]
        if same:
            return same[:1]
    if left := _left(question, best, others):
        return left
    words = {w: v for w, v in weights(question, best.shelf).items() if best.shelf.knows(w)}
    missing = {w: v for w, v in words.items() if best.passage.holds(w) < NEAR}
    if sum(missing.values()) < _UNSAID * sum(words.values()):
        return []
    fit = [c for c in others if c.shelf is best.shelf and c.score >= 0.7 * best.score and
           sum(v for w, v in missing.items() if c.passage.holds(w) == IN_TEXT) >= 0.4 * sum(missing.values()) and not answerable.why_not(question, c)]
    return fit[:1]


_ASKED_APART = (Ask.QUANTITY, Ask.AMOUNT, Ask.PERCENT, Ask.DATE, Ask.LEAD)
_NEARLY = 0.72     # of the best clause's score: a clause that tells the other thing asked may score so much less


def _left(question: Question, best: Candidate, others: Sequence[Candidate]) -> list[Candidate]:
    """The clause that tells a kind of thing asked for that the best one does not: 'bao nhiêu con, tổng vốn mấy tỷ'."""
    kinds = [ask for ask in _ASKED_APART if ask in question.asks]
    for ask in kinds if len(kinds) > 1 else ():
        if (evidence.holds(ask, best.clause, question.noun) or 0) >= (1.0 if question.noun else 0.5):
            continue
        alone = replace(question, asks=frozenset({ask}))
        fit = [c for c in others if c.shelf is best.shelf and c.score >= _NEARLY * best.score and evidence.holds(ask, c.clause, question.noun) == 1.0 and not answerable.why_not(alone, c)]
        if fit:
            return fit[:1]
    return []


_UNSAID = 0.2      # share of the question's words that the best clause must leave unsaid for another to be given beside it


def _continues(row: Clause, other: Clause) -> bool:
    """Whether two rows are lines of one item: 'Đào tạo, tập huấn | Lớp | 23' and its second line 'Học viên | 1.383'."""
    return (isinstance(row, TableRow) and isinstance(other, TableRow) and row.table == other.table and row.document == other.document
            and abs(row.ordinal - other.ordinal) == 1 and row.cells[:2] == other.cells[:2] and any(row.cells[:2]))


def add(draft: Draft, question: Question, candidate: Candidate) -> None:
    """One clause: its direct sentence and its quotation."""
    clause, document = candidate.clause, candidate.shelf.document
    words = question.sought
    mark = draft.cite(document, clause, words)
    if isinstance(clause, TableRow):
        draft.add(f"{tell_row(question, clause)} {mark}")
    else:
        shown = best_part(clause, words, _WHOLE if question.asks_any(Ask.LIST, Ask.WHICH) and not question.asks_any(*_VALUES) else SHOWN)
        said = direct(question, candidate, shown)
        if said:
            draft.add(f"{said} {mark}")
            draft.add(f"> “{unmarked(shown)}”")
        else:
            agency = lead_of(clause)
            by = f", {with_today(agency)}" if agency and len(agency) < 120 else ""
            draft.add(f"Theo kế hoạch của {place_of(document)}{by}: “{unmarked(shown)}” {mark}")
    draft.add(where(clause, document))


def unmarked(shown: str) -> str:
    """A quotation without the dash that it begins with and the semicolon that it ends with in its list."""
    return shown.lstrip("-+•– ").rstrip(" ;")


def where(clause: Clause, document) -> str:
    """The line under a quotation that says where it stands."""
    page = f", trang {clause.page}" if clause.page else ""
    return f"*Căn cứ: {clause.label}{page} – {document.title or document.name}*"


def direct(question: Question, candidate: Candidate, shown: str) -> str:
    """The first sentence: the agency, the figure, the date; '' where the clause has to speak for itself."""
    clause = candidate.clause
    said = []
    if Ask.REPLACED in question.asks:
        return ""            # two documents, two dates: the sentence itself says which is which
    if question.asks_any(Ask.LEAD) and (recipient := _recipient(question, shown)):
        said.append(f"Gửi **{recipient}**")
    elif question.asks_any(Ask.LEAD) and (agency := lead_of(clause)):
        said.append(f"**{with_today(agency)}**" + _as_lead(question, clause))
    for ask in _VALUES:
        if ask in question.asks and (value := nearest(question, ask, shown)):
            said.append(f"**{value}**" if said else f"**{value[:1].upper()}{value[1:]}**")
            break
    return "; ".join(said) + "." if said else ""


# "gửi phòng nào", "báo cáo cho ai", "nộp về đâu"
_SENT_ASKED = re.compile(r"\b(?:gửi|nộp|chuyển)(?: (?:về|cho|đến|tới|lên|qua))? (?:[^\W\d_]+ ){0,1}(?:ai|đâu|nào)\b|\bbáo cáo (?:về|cho|đến|tới|lên|với) (?:[^\W\d_]+ ){0,2}(?:ai|đâu|nào)\b")
# "gửi Phòng Tài chính Kế hoạch tổng hợp", "báo cáo về Sở Công Thương"
_SENT = re.compile(r"\b(?:[Gg]ửi|[Nn]ộp|[Cc]huyển|[Bb]áo cáo)\s(?:kết quả |báo cáo )?(?:về |cho |đến |tới |lên |qua )?(?=[\wỦỤ])")


def _recipient(question: Question, shown: str) -> str:
    """The agency that something is sent to, where that is asked; '' where not, or where the clause names none."""
    if not _SENT_ASKED.search(question.folded):
        return ""
    mentions = agencies.find(shown)
    return next((shown[m.start:m.end] for sent in _SENT.finditer(shown) for m in mentions if m.start == sent.end()), "")


def _as_lead(question: Question, clause: Clause) -> str:
    """How an agency is charged, where it is asked who leads: a clause that does not say 'chủ trì' is not told as if it did."""
    text = evidence.unnumbered(fold(clause.text)).lstrip(" -+•")
    if "chủ trì" in text:
        return " chủ trì"
    if text.startswith("phối hợp"):
        return " phối hợp"
    return " (kế hoạch nêu việc này, không ghi ai chủ trì)" if "chủ trì" in question.folded and not isinstance(clause, TableRow) else ""


def lead_of(clause: Clause) -> str:
    """The agency that a clause charges: 'Giao Sở X chủ trì …' says it itself, else the heading above does."""
    if isinstance(clause, TableRow):
        return next((clause.cells[c.index] for c in rows.columns(clause) if c.role == "lead" and clause.cells[c.index]), "")
    # "Giao Sở Nông nghiệp và Môi trường chủ trì, phối hợp …", "Sở Tài chính chủ trì …"
    match = re.match(r"(?:\W*(?:\d+(?:\.\d+)*\.|[a-zđ]\))?\s*)(?:Giao|Đề nghị|Yêu cầu)?\s*(?P<who>[^,;:.]{3,90}?)\s+(?:chủ trì|có trách nhiệm|chịu trách nhiệm)", clause.text)
    if match and evidence.agency_heading(match["who"].strip()):
        return match["who"].strip()
    if name := evidence.opening_agency(clause):
        return name
    for heading in reversed(clause.path):
        if name := evidence.agency_heading(heading):
            return name
    charged = _CHARGED.search(clause.text)
    return charged["who"].strip() if charged and evidence.agency_heading(charged["who"].strip()) else ""


# "danh mục giai đoạn 2 do Sở Công Thương trình duyệt trước ngày …"
_CHARGED = re.compile(r"\bdo (?P<who>[^,;:.]{3,80}?) (?:chủ trì|trình|thực hiện|phụ trách|đảm nhiệm|quản lý|tổ chức|cấp|thẩm định|phê duyệt|ban hành|bảo đảm|chi trả|hướng dẫn|công bố|xem xét)\b")


def with_today(agency: str) -> str:
    """An agency with its name of today where it was merged: 'Sở KH&ĐT (nay là Sở Tài chính)'."""
    now = agencies.today(agency)
    single = len(agencies.find(agency)) == 1
    return f"{agency} (nay là {now})" if now and single else agency


_CLEARLY = 1.1     # the figure told first must stand so much nearer to the question's words than the next
_PERIOD = re.compile(r"\d{4}\s?[-–]\s?\d{4}")      # "giai đoạn 2026 - 2030" is of no one year
# Where one item of an enumeration or a sentence ends: "; ", ", ", ". " but not the comma of "1,5"
_CUT = re.compile(r"[;,](?=\s)|\.(?=\s+[^\W\d_])")


def nearest(question: Question, ask: Ask, shown: str) -> str:
    """The figure of the asked kind that stands nearest to the question's words, as written, with the noun that follows it."""
    folded = fold(shown)
    start = len(folded) - len(evidence.unnumbered(folded))
    spans = [(a, b) for a, b in evidence.spans(ask, folded) if a >= start]
    if ask is Ask.QUANTITY and not question.noun:
        spans += [s for kind in (Ask.PERCENT, Ask.TIMES, Ask.AMOUNT) for s in evidence.spans(kind, folded)]
    spans = [(a, b) for a, b in spans if re.search(r"\d", folded[a:b])] or spans
    if ask is Ask.DATE:          # a day tells more than a period: 'danh mục giai đoạn 2 (2026 - 2027) … trước ngày 30 tháng 9'
        spans = [(a, b) for a, b in spans if not _PERIOD.fullmatch(folded[a:b])] or spans
        spans = [(a, b) for a, b in spans if re.search(r"\bngày\b|/|\btháng\b", folded[a:b])] or spans
    if not spans or len(folded) != len(shown):
        return shown[spans[0][0]:spans[0][1]] if len(spans) == 1 and len(folded) == len(shown) else ""
    if ask is Ask.AMOUNT and wants_total(question) and _ASKS_WHOLE.search(question.folded) and (whole := _TOTAL_OF.search(folded)) and (after := [s for s in spans if s[0] >= whole.start()]):
        return shown[after[0][0]:after[0][1]].strip()
    asked = set(question.terms) - _OF_PLANS | {str(year) for year in question.entities.years}

    def closeness(span: tuple[int, int]) -> float:
        after = _CUT.split(folded[span[1]:span[1] + 90])[0]
        before = _PERIOD.sub(" ", _CUT.split(folded[max(0, span[0] - 60):span[0]])[-1])
        return sum(1 / (2 + i) for i, t in enumerate(re.findall(r"\w+", after)) if t in asked) + 0.5 * sum(
            1 / (2 + i) for i, t in enumerate(reversed(re.findall(r"\w+", before))) if t in asked)

    ranked = sorted(spans, key=closeness, reverse=True)
    one = ask in (Ask.AMOUNT, Ask.PERCENT) and (whole := _range(folded, *ranked[0])) and all(whole[0] <= a and b <= whole[1] for a, b in ranked[:2])
    if len(ranked) > 1 and not one and 0 < closeness(ranked[0]) < _CLEARLY * closeness(ranked[1]):
        return ""                # which of them is asked can't be told: the clause speaks for itself
    start, end = ranked[0]
    if ask in (Ask.AMOUNT, Ask.PERCENT) and (whole := _range(folded, start, end)):
        return shown[slice(*whole)].strip()
    begun, start = start, _qualified(folded, start)
    if ask is Ask.DATE and (rest := _EACH_YEAR.match(folded[end:])):
        end += rest.end()
    if ask is Ask.QUANTITY and not shown[begun:end].rstrip().endswith(("%", "đồng", "triệu", "tỷ", "tỉ")):
        return shown[start:end - 1] + _NOUN.match(shown[end - 1:])[0].rstrip()
    return shown[start:end].strip()


# What a figure or a date is not to be told without: "ít nhất 15", "trước ngày 05 tháng 12 hằng năm"
_QUALIFIER = re.compile(r"(?:ít nhất|tối thiểu|tối đa|không quá|không dưới|khoảng|xấp xỉ|gần|hơn|trên|dưới|trước|chậm nhất(?: là)?(?: đến| vào)?|muộn nhất(?: là)?)(?: là)?\s$")
_EACH_YEAR = re.compile(r" (?:h[àằ]ng|mỗi) (?:năm|quý|tháng|tuần)")


def _qualified(folded: str, start: int) -> int:
    """Where a figure begins with the word that limits it."""
    match = _QUALIFIER.search(folded[max(0, start - 24):start])
    return start - (match.end() - match.start()) if match else start


_OF_PLANS = frozenset("kế hoạch đề án chương trình quyết định nghị quyết".split())     # 'theo đề án của A' is no word of 'Sơ kết Đề án vào quý III'


# "từ 500.000 đồng đến 1.000.000 đồng", "20 - 30%"
_RANGE = re.compile(r"(?:từ )?\d[\d.,]*(?:\s?(?:nghìn|triệu|tỷ|tỉ)?\s?(?:đồng|%))?\s?(?:đến|[-–])\s?\d[\d.,]*\s?(?:(?:nghìn|triệu|tỷ|tỉ)(?: đồng)?|đồng|%)")


def _range(folded: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the range stands of which [start, end) is one end; None where it is a figure of its own."""
    return next((m.span() for m in _RANGE.finditer(folded) if m.start() <= start and end <= m.end() and not re.search(r"(?:19|20)\d\d\s?[-–]", m[0])), None)


# "tổng kinh phí là bao nhiêu", "hết thảy bao nhiêu"; not "dòng tổng cộng" of a table
_ASKS_WHOLE = re.compile(r"\btổng (?:tiền|kinh phí|nhu cầu|vốn|số tiền|số vốn|mức|ngân sách|dự toán|nguồn)|\btổng cộng (?:là )?bao nhiêu|(?:hết|cả|tất) thảy|tất cả (?:là )?bao nhiêu")
# Where a clause begins to say what all of it costs: "Tổng kinh phí 05 năm là", "Ngân sách nhà nước: 889 tỷ đồng, gồm"
_TOTAL_OF = re.compile(r"\btổng\b|^(?=[^.;]{0,120}\d[^.;]{0,60}(?:\bgồm\b|\btrong đó\b))")
# What a number counts, up to where the phrase ends: "làng nghề truyền thống" of "12 làng nghề truyền thống đã được công nhận"
_NOUN = re.compile(r"[^\W\d_]+(?:\s(?!(?:đã|được|có|cần|phải|của|tại|ở|trên|trong|theo|đạt|và|gắn|để|với|thay|bao|do|từ|vào|hoặc|là|khi|nhằm|cho)\b)[^\W\d_]+){0,5}")


def tell_row(question: Question, row: TableRow) -> str:
    """A table row in words: what it is about, then what was asked of it first."""
    told = rows.told(row)
    lead, coordinate = ([v for c in rows.columns(row) if c.role == role and (v := row.cells[c.index])] for role in ("lead", "coordinate"))
    first = []
    if question.asks_any(Ask.LEAD) and lead:
        header = next(c.header for c in rows.columns(row) if c.role == "lead" and row.cells[c.index])
        first.append(f"**{with_today(lead[0])}** chủ trì" if evidence.agency_heading(lead[0]) or "chủ trì" in fold(header) else f"{header}: **{lead[0]}**")
    years = [one for one in rows.of_years(row, question.entities.times) if one[1] != "x"] if not lead else []
    first += [f"{header}: **{value}**" for header, value in years]
    if question.asks_any(Ask.COORDINATE, Ask.LEAD) and coordinate:
        first.append(f"phối hợp: {rows.clean(coordinate[0])}")
    if years:                # of a table by years only those that were asked
        told = [(h, v) for h, v in told if not re.search(r"(?:19|20)\d\d", h)]
    if question.noun and Ask.QUANTITY in question.asks and (counted := re.search(rf"\d[\d.,]*(?:\s?[-–]\s?\d[\d.,]*)?\s+{re.escape(question.noun.split()[0])}\b", row.text)):
        first.append(f"**{counted[0]}**")        # 'xóm Bó Tờ (30 hộ)'
    told = [(h, v) for h, v in told if value_left(v, lead, coordinate, first)]
    asked = _asked_columns(question, row, told)
    told.sort(key=lambda pair: pair not in asked)
    said = "; ".join(_pair(header, value, (header, value) in asked or not asked) for header, value in told)
    name = rows.name_of(row).rstrip(" .;:")
    groups = f" ({' › '.join(row.groups)})" if row.groups else ""
    return (", ".join(first) + " – " if first else "") + f"{name}{groups}" + (f": {said}." if said else ".")


def value_left(value: str, lead: Sequence[str], coordinate: Sequence[str], first: Sequence[str]) -> bool:
    """Whether a cell is still to be told: those who lead and help may have been told before."""
    return value not in map(rows.clean, (*lead[:1], *coordinate[:1])) or not first


# What a column is asked by, where its role tells it
_ROLE_ASKED = {Ask.AMOUNT: "money", Ask.DATE: "time", Ask.YEAR: "time", Ask.PLACE: "place", Ask.LEAD: "lead", Ask.COORDINATE: "coordinate", Ask.QUANTITY: "quantity"}


def _asked_columns(question: Question, row: TableRow, told: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The (header, value) pairs that a question asks for: those whose heading it names, else those of the kind of thing asked; empty
    where neither tells."""
    words = set(tokens(question.read))
    roles = {_ROLE_ASKED[ask] for ask in question.asks if ask in _ROLE_ASKED}
    by_header = {column.header: column.role for column in rows.columns(row)}

    def named(header: str) -> float:
        own = [t for t in tokens(re.sub(r"\([^)]*\)", " ", header.split(JOIN)[-1])) if t not in stopwords()]
        return sum(t in words for t in own) / len(own) if own else 0.0

    fit = [pair for pair in told if named(pair[0]) >= _HEADING_SAID]
    kinds = [pair for pair in told if by_header.get(pair[0]) in roles or (Ask.YEAR in question.asks and pair[1] == "x")]
    return list(dict.fromkeys([*fit, *(kinds[:1] if fit and "money" in roles else kinds if not fit else [])]))


_HEADING_SAID = 0.66      # share of a heading's words that a question says for the column to be asked


def _pair(header: str, value: str, asked: bool) -> str:
    """A column told, in bold where it is asked for: 'Quy mô: **74 hộ**'; of a mark what it marks: '**2028**', 'Có kho lạnh: **có**'."""
    bold = "**" if asked else ""
    if value == "x" and not rows.is_of_year(header):
        value = "có"
    return f"{bold}{header}{bold}" if value == "x" else f"{header}: {bold}{value}{bold}" if header else f"{bold}{value}{bold}"
