"""Which kinds of answer a question asks for, by the table in asks.toml."""
from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from assistant.understand.counting import CLOCK


class Ask(StrEnum):
    LEAD = "lead"              # which agency
    COORDINATE = "coordinate"  # with which agencies
    DUTIES = "duties"          # what an agency has to do
    AMOUNT = "amount"          # how much money
    SOURCE = "source"          # from which money
    PERCENT = "percent"
    TIMES = "times"            # "1,5 lần"
    QUANTITY = "quantity"      # how many of something
    YEAR = "year"
    DATE = "date"
    OFTEN = "often"            # "hằng tuần", "02 kỳ/tháng"
    REFERENCE = "reference"    # which legal document
    OWN_NUMBER = "own_number"  # the number of the plan itself
    OWN_DATE = "own_date"
    SIGNER = "signer"
    EFFECT = "effect"          # in force since when
    REPLACED = "replaced"      # which document it takes the place of
    PRICE = "price"            # what one of something costs
    PERSON = "person"
    PLACE = "place"
    WHICH = "which"            # "đề tài nào": one or several
    LIST = "list"
    COUNT = "count"            # rows to be counted
    SUM = "sum"
    MOST = "most"
    LIMIT = "limit"
    PHONE = "phone"            # a number to call
    COMPARE = "compare"
    WHY = "why"
    HOW = "how"


@dataclass(frozen=True, slots=True)
class Asked:
    """The kinds asked for, and the stretches of the folded text that ask (not what the question is about)."""

    kinds: frozenset[Ask]
    spans: tuple[tuple[int, int], ...]


@cache
def table() -> tuple[tuple[Ask, re.Pattern[str], bool, str], ...]:
    """(kind, pattern, whether its words are still searched for, an example) for each row of asks.toml."""
    rows = tomllib.loads(files("assistant.understand").joinpath("asks.toml").read_text(encoding="utf-8"))["ask"]
    return tuple((Ask(r["kind"]), re.compile(r["pattern"]), r.get("keep", False), r["example"]) for r in rows)


# "có những ai là Nghệ nhân ưu tú", "những ai được phong tặng danh hiệu": all who are, not who is in charge
_WHO_ARE = re.compile(r"\b(?:có|gồm)(?: những)? ai (?:là|được (?:phong|công nhận|tặng|xét)|đạt|mang danh hiệu)\b|\bnhững ai\b(?: [^\s?,;]+){0,10}? (?:là|được (?:phong|công nhận|tặng)|đạt|mang danh hiệu)\b")
# "hưởng hệ số phụ cấp bao nhiêu": a factor, which is no money
_FACTOR = re.compile(r"\bhệ số\b")


# "rộng ít nhất bao nhiêu", "dài bao nhiêu"
_SIZE = re.compile(r"\b(?:rộng|dài|cao|sâu|nặng|cách|xa|dày)(?: (?:ít nhất|tối thiểu|tối đa|nhiều nhất|từ|khoảng|được|là))* (?:bao nhiêu|mấy)\b")
_HOW_MUCH = re.compile(r"\b(?:bao nhiêu|mấy|phần trăm|thế nào|ra sao|bằng)\b|%")
# "tờ trình số bao nhiêu", "là số mấy": the number of a document, the only one that is asked for
_NUMBERED = re.compile(r"^(?!.*\b(?:bao nhiêu|mấy)\b.*\b(?:bao nhiêu|mấy)\b).*\b(?:tờ trình|công văn|nghị quyết|quyết định|nghị định|thông tư|văn bản|kế hoạch|chỉ thị|giấy phép|giấy chứng nhận|hợp đồng|biên bản)\b.*\bsố (?:bao nhiêu|mấy)\b")
# "dựa trên Luật Nhà ở số mấy": of a law by its name, not of the plan itself
_LAW = re.compile(r"\b(?:bộ )?luật [^,;?]{2,40} số (?:mấy|bao nhiêu)\b")
_PAPER = re.compile(r"\b(?:giấy phép|giấy chứng nhận|hợp đồng|biên bản)\b")      # one of a thing in the plan, not the plan's own
_RATE = re.compile(r"\bt[ỷỉ] lệ\b")
_MONEY = re.compile(r"\b(?:tiền|kinh phí|vốn|ngân sách|triệu|t[ỷỉ](?! lệ| trọng| số)|nghìn đồng|(?<!hội )(?<!cộng )(?<!hợp )đồng(?! hồ))\b")
# What 'số mấy', 'số nào' ask for elsewhere
_OTHER_NUMBERS = frozenset({Ask.REFERENCE, Ask.OWN_NUMBER, Ask.AMOUNT, Ask.QUANTITY, Ask.COUNT, Ask.LEAD})


# What may be replaced by a plan
_DOCUMENT = re.compile(r"\b(?:văn bản|kế hoạch|quyết định|nghị quyết|đề án|chương trình|chỉ thị|thông tư|nghị định|quy định|quy chế|phương án|công văn|bản|cái)\b|\d/[^\W\d_]")


def asked(folded: str) -> Asked:
    """What a question, folded (index.text.fold), asks for."""
    kinds, spans = set(), []
    for kind, pattern, keep, _ in table():
        for match in pattern.finditer(folded):
            kinds.add(kind)
            if not keep and match.end() - match.start() <= 40:
                spans.append(match.span())
    if Ask.AMOUNT in kinds and _FACTOR.search(folded):
        kinds = kinds - {Ask.AMOUNT} | {Ask.QUANTITY}
    if Ask.PERCENT in kinds and kinds & {Ask.LEAD, Ask.DATE, Ask.YEAR} and not _HOW_MUCH.search(folded):
        kinds.discard(Ask.PERCENT)       # 'ai đo và xác nhận tỷ lệ rừng'
    if _NUMBERED.search(folded) and not _MONEY.search(folded):
        kinds -= {Ask.AMOUNT, Ask.PRICE, Ask.QUANTITY}       # 'nghị quyết về giá thu gom là số mấy'
        kinds = kinds - {Ask.OWN_NUMBER} | {Ask.WHICH} if _PAPER.search(folded) else kinds       # 'giấy phép của mỏ số bao nhiêu'
    if _LAW.search(folded):
        kinds = kinds - {Ask.OWN_NUMBER, Ask.PLACE, Ask.QUANTITY} | {Ask.REFERENCE}
    if Ask.PERCENT in kinds and Ask.AMOUNT in kinds and _RATE.search(folded) and not _MONEY.search(folded):
        kinds.discard(Ask.AMOUNT)        # 'tỷ lệ hộ phân loại rác phải được bao nhiêu'
    if _SIZE.search(folded) and not _MONEY.search(folded):
        kinds -= {Ask.AMOUNT, Ask.PRICE}     # 'muốn được hỗ trợ thì thửa đất phải rộng ít nhất bao nhiêu'
    if Ask.WHY in kinds:
        kinds.discard(Ask.COMPARE)       # 'sao mức hỗ trợ ở đầm A lại cao hơn chỗ khác'
    if Ask.WHY in kinds and not re.search(r"\b(?:bao nhiêu|mấy)\b", folded):
        kinds.discard(Ask.SUM)           # 'vì sao gộp ba việc vào một đề án'
    if CLOCK.search(folded):
        kinds |= {Ask.DATE}
        kinds = kinds if _HOW_MUCH.search(CLOCK.sub(" ", folded)) else kinds - {Ask.COUNT, Ask.QUANTITY}
    if _WHO_ARE.search(folded):
        kinds = kinds - {Ask.LEAD, Ask.PERSON} | {Ask.LIST}
    if Ask.PHONE in kinds:
        kinds -= _OTHER_NUMBERS
    if Ask.REPLACED in kinds and not _DOCUMENT.search(folded):
        kinds -= {Ask.REPLACED, Ask.REFERENCE}       # 'bao nhiêu cho việc thay thế cầu gỗ'
    if Ask.REPLACED in kinds:
        kinds.discard(Ask.PLACE)         # 'bản nào hết hiệu lực' is of a document, not of a village
    return Asked(frozenset(kinds), tuple(spans))
