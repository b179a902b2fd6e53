"""Money in prose: 'Dự kiến tổng nhu cầu vốn thực hiện chương trình: 57.285 triệu đồng, trong đó: …'."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.quantities import Quantity, find_quantities, format_number, in_dong
from index.records import JOIN, Clause, ClauseKind, Document, Fact, FactKind, RowRole
from index.text import fold
from ingest.facts.amounts import addends
from ingest.facts.columns import YEAR, Table, figure
from ingest.facts.names import bare
from ingest.facts.places import places_in

_MAY = re.compile(r"\d\s*(?:đồng|đ\b|nghìn|ngàn|triệu|tr\b|tr\.?đ|t[ỷỉ]\b)", re.IGNORECASE)
_SILENT = frozenset({ClauseKind.FRONT, ClauseKind.BASIS, ClauseKind.CLOSING, ClauseKind.HEADING, ClauseKind.ROW})
# Where the money comes from: 'ngân sách trung ương', 'vốn huy động từ doanh nghiệp', 'doanh nghiệp đóng góp'
_SOURCE = re.compile(
    r"(?:nguồn\s+)?(?:vốn\s+)?(?:ngân sách(?:\s+(?:nhà nước|trung ương|địa phương|tỉnh|huyện|xã|thành phố|cấp\s+\w+|các cấp))?|nstw|nsđp|nsnn|ns\s+(?:tỉnh|huyện|xã|tw|đp)|"
    r"vốn (?:huy động|vay|tín dụng|đối ứng|xã hội hóa|sự nghiệp|đầu tư công(?! trình)|đầu tư phát triển|lồng ghép|oda|viện trợ|khác|của|dân|doanh nghiệp|hợp pháp)|"
    r"(?:nguồn\s+)?(?:xã hội hóa|huy động)|(?:nguồn\s+)?(?:nhân dân|doanh nghiệp|người dân|chủ thể|tổ chức,? cá nhân)(?= (?:đóng góp|tự|và|đối ứng)))(?!\w)",
    re.IGNORECASE)
# Says that parts follow: '…, trong đó', ': ngân sách …', ', gồm'
_PARTS = re.compile(r"\s*[,;.(]?\s*(?:trong đó|(?:bao )?gồm|chia (?:ra|theo)|cụ thể|:)", re.IGNORECASE)
_OPENING = re.compile(r"^(?:[\s,;:.)–+-]|(?:trong đó|và|gồm|bao gồm|chia ra|cụ thể|còn lại|từ|có)(?!\w))+", re.IGNORECASE)
_CLOSING = re.compile(r"(?:[\s,:(–-]|(?<!\w)(?:là|khoảng|đạt|với|mức|số tiền|dự kiến|hơn|trên|gần|không quá|tối đa|tối thiểu|từ|được|nhu cầu|ước))+$", re.IGNORECASE)
_PER = re.compile(r"\s?/\s?[^\W\d_]+(?: [^\W\d_]+)?(?:/[^\W\d_]+)*")   # '/hộ', '/người/ngày', '/sản phẩm'
_TWO_WORDS = re.compile(r"/\s?(?:sản phẩm|học viên|gian hàng|mô hình|làng nghề|lao động|cơ sở|hợp tác)")


def sums(clauses: Sequence[Clause], tables: Sequence[Table], tabled: float, document: Document, skip: frozenset[str]) -> Iterator[Fact]:
    """The amounts that clauses state, but for those of `skip` (ids: clauses that state targets). `total` is set where one
    is the sum of others, and where the tables of the document, whose addends come to `tabled` đồng, set it out."""
    stated = _stated(tables)
    spoken = [(clause, list(_of_clause(clause, document))) for clause in clauses
              if clause.kind not in _SILENT and clause.id not in skip and _MAY.search(clause.text)]
    for facts in _with_parts(spoken):
        whole = _set_out(facts, stated, tabled)
        yield from (replace(fact, total=fact.total or whole or fact.value in stated) for fact in facts)


def _with_parts(spoken: Sequence[tuple[Clause, list[Fact]]]) -> Iterator[list[Fact]]:
    """The facts of each clause, together with those of the items that it announces: 'Tổng kinh phí 21.500 triệu đồng, trong đó:'."""
    group: list[Fact] = []
    announced: tuple[str, ...] | None = None
    for clause, facts in spoken:
        if clause.path != announced or clause.kind is not ClauseKind.ITEM or any(fact.total for fact in facts):
            if group:
                yield group
            group, announced = [], clause.path if clause.text.rstrip().endswith(":") else None
        group += facts
    if group:
        yield group


def _set_out(facts: Sequence[Fact], stated: set[float], tabled: float) -> bool:
    """Whether tables state a whole and its parts line by line: its sum, or that of the parts ('Nguồn kinh phí: … 8.000 …;
    … 4.420 …'), or what they set out by content is the greater part of what the prose divides by source."""
    heads = [fact.value for fact in facts if fact.total]
    parts = [fact for fact in facts if not fact.total and "/" not in fact.unit]
    if any(head in stated for head in heads) or sum(part.value for part in parts) in stated:
        return True
    by_source = 2 * sum(bool(part.source) for part in parts) >= len(parts) > 1
    return bool(heads) and by_source and 0 < tabled <= max(heads) < 2 * tabled and not any(part.value in stated for part in parts)


def per(text: str, end: int) -> str:
    """What a quantity that ends here is per: '/hộ' in '30 triệu đồng/hộ để mua …'; '' where nothing."""
    match = _PER.match(text, end)
    if not match:
        return ""
    return match[0].strip() if _TWO_WORDS.match(match[0].strip()) else re.sub(r"(?<=\w) [^\W\d_]+", "", match[0].strip())


def _of_clause(clause: Clause, document: Document) -> Iterator[Fact]:
    text, whole, last, sourced = clause.text, "", 0, False
    found = [q for q in find_quantities(text) if q.dong is not None]
    for place, quantity in enumerate(found):
        words = _words(text, last, quantity.start) or (bare(clause.path[-1]) if clause.path else "")
        heading, colon, rest = words.rpartition(": ")
        if colon and _SOURCE.match(rest):             # 'Nguồn kinh phí: ngân sách trung ương'
            whole, words = whole or heading, rest
        sourced = sourced and not re.search(r"\.\s", text[last:quantity.start])
        source = _source(words) or (words if sourced and len(words) <= 70 else "")
        sourced = bool(source)
        rate = per(text, quantity.end)
        last = quantity.end + len(rate)
        more = place + 1 < len(found) or text.rstrip().endswith(":")
        total = not rate and (bool(re.search(r"\btổng\b", fold(words))) or more and bool(_PARTS.match(text, last)))
        if total or not whole:
            whole = words
        item = whole if source and fold(source) == fold(words) else words
        years = set(YEAR.findall(re.sub(r"\d{4}\s*[-–]\s*\d{4}", "", words)))
        yield Fact(
            kind=FactKind.AMOUNT, document=clause.document, clause=clause.id, value=in_dong(quantity.value, quantity.unit), unit=quantity.unit + rate,
            qualifier=qualifier(quantity), item=item, source=source, total=total, place=next(iter(places_in(words)), ""),
            year=int(years.pop()) if len(years) == 1 else _one_year(document))


def qualifier(quantity: Quantity) -> str:
    """'ít nhất', 'trên'; 'đến 6' for the upper end of a range."""
    if quantity.upper is not None:
        return f"đến {format_number(quantity.upper)}"
    return quantity.qualifier


def _words(text: str, start: int, end: int) -> str:
    """What an amount is for: the words before it in its sentence, without what joins them to it."""
    words = _CLOSING.sub("", text[start:end])
    words = re.split(r"[;]|\.\s|(?<=[a-zà-ỹ])\s*\((?=[^)]*$)", words)[-1] if len(words) > 12 else words
    words = re.sub(r"^\s*(?:\d+(?:\.\d+)*[.)]|[a-zđ]\))\s+", "", words)
    return re.sub(r"\s+", " ", _CLOSING.sub("", _OPENING.sub("", words))).strip()


def _source(words: str) -> str:
    match = _SOURCE.search(words)
    if not match:
        return ""
    return words if match.start() == 0 and len(words) <= 70 else match[0]


def _stated(tables: Sequence[Table]) -> set[float]:
    """What the total and subtotal lines of tables state, cell by cell and added up by source."""
    values: set[float] = set()
    for table in tables:
        for row in table.rows:
            if row.role not in (RowRole.TOTAL, RowRole.SUBTOTAL):
                continue
            figures = {c: dong for c in table.money if (f := figure(row, c)) and (dong := in_dong(*f)) is not None}
            by_source: dict[str, float] = {}
            for column in addends(table, figures):
                head = table.sources[column].split(JOIN)[0]
                by_source[head] = by_source.get(head, 0.0) + figures[column]
            values |= {*figures.values(), *by_source.values(), sum(by_source.values())}
    return values - {0.0}


def _one_year(document: Document) -> int | None:
    return document.period[0] if document.period and document.period[0] == document.period[1] else None
