"""Whether a clause holds the kind of thing asked for: a sum, a date, a telephone number, a place of the level named."""
from __future__ import annotations

import re
from dataclasses import replace

from assistant import evidence, places_in_text, tablecells
from assistant.compose import blanks
from assistant.find import Candidate
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from index import letters
from index.lexicon import places
from index.records import TableRow
from index.text import fold

_SURE = 0.45       # share of the question's words from which on the kind of thing asked for may be said otherwise
# Kinds whose kind of thing must be there in so many letters.
TYPED = (Ask.PHONE, Ask.PRICE, Ask.LIMIT, Ask.AMOUNT, Ask.PERCENT, Ask.TIMES, Ask.YEAR, Ask.DATE, Ask.PLACE, Ask.PERSON, Ask.REFERENCE, Ask.QUANTITY)
_SAID = {
    Ask.PHONE: "số điện thoại", Ask.PRICE: "giá", Ask.LIMIT: "mức tối đa", Ask.REPLACED: "văn bản bị thay thế",
    Ask.AMOUNT: "số tiền", Ask.PERCENT: "tỷ lệ phần trăm", Ask.TIMES: "số lần", Ask.YEAR: "năm", Ask.DATE: "thời hạn",
    Ask.PLACE: "địa điểm", Ask.PERSON: "họ tên người", Ask.REFERENCE: "văn bản", Ask.QUANTITY: "số lượng",
}
# "số điện thoại là số nào", "địa chỉ email": what must stand there in so many figures or letters
_CONTACT = re.compile(r"^(?:xin |cho |cho biết |cho hỏi |cho xin )?(?:số điện thoại|số máy|địa chỉ e-?mail|e-?mail|thư điện tử)\b.*\b(?:gì|nào|bao nhiêu|mấy)\s*\??$")
_REACHED = re.compile(r"\d{3,4}[ .]?\d{3}|@|\bwww\.|\.vn\b")


def contact(question: Question, candidate: Candidate) -> str:
    """Why not, where a number to call or an address is asked and none is there; else ''."""
    return "không nêu số điện thoại hay địa chỉ liên hệ" if _CONTACT.search(question.folded) and not _REACHED.search(candidate.clause.text) else ""


# "trước ngày nào", "ngày mấy": 'hằng năm' is no answer
_DAY_ASKED = re.compile(r"\bngày (?:nào|mấy)\b")
# "chậm nhất ngày nào phải xong": 'Thứ Sáu' is no answer
_BY_WHEN = re.compile(r"\b(?:chậm nhất|muộn nhất|hạn (?:chót|cuối|nộp)|(?:phải|mới|cần) (?:[^\W\d_]+ )?(?:xong|hoàn thành))\b")
_WEEKDAY = re.compile(r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)")
# "15/11", "ngày 20", "05 tháng 12", "kể từ ngày ký", "15 ngày làm việc"
_DAY = re.compile(r"\d{1,2}\s?/\s?\d{1,2}|\bngày \d|\d{1,2} tháng \d|\bngày (?:ký|ban hành)|\d+ ngày|\bthứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])\b|chủ nhật")


def of_kind(question: Question, candidate: Candidate) -> str:
    """Why not, where nothing of the kind asked for (money, a date, a place …) is in the clause; else ''."""
    asked = [ask for ask in TYPED if ask in question.asks]
    yearly = Ask.YEAR in asked and evidence.holds(Ask.YEAR, candidate.clause)      # 'A bỏ từ năm nào, B thôi từ ngày nào'
    if Ask.DATE in asked and not yearly and _DAY_ASKED.search(question.folded) and not isinstance(candidate.clause, TableRow) and not _DAY.search(fold(candidate.clause.text)):
        return f"không nêu {_SAID[Ask.DATE]}"
    if Ask.DATE in asked and _BY_WHEN.search(question.folded) and isinstance(candidate.clause, TableRow) and (told := evidence.spans(Ask.DATE, text := fold(" | ".join(candidate.clause.cells)))) and all(_WEEKDAY.fullmatch(text[a:b]) for a, b in told):
        return f"không nêu {_SAID[Ask.DATE]}"       # when a market is held, not when it is to be built
    measured = bool(question.noun) and question.noun.split()[0] in _UNITS      # '05 nhà sấy' are no tons
    held = [ask for ask in asked if (evidence.holds(ask, candidate.clause, question.noun) or 0) >= (1.0 if measured and ask is Ask.QUANTITY and not isinstance(candidate.clause, TableRow) else 0.5)]
    if Ask.AMOUNT in asked and Ask.AMOUNT not in held and not _MONEY_SAID.search(question.folded) and evidence.holds(Ask.PERCENT, candidate.clause):
        held.append(Ask.AMOUNT)      # 'ngân sách nhà nước hỗ trợ bao nhiêu': 70% of it
    if Ask.QUANTITY in asked and Ask.QUANTITY not in held and _has_column_asked(question, candidate):
        held.append(Ask.QUANTITY)
    if Ask.QUANTITY in asked and Ask.QUANTITY not in held and _CHANGED.search(question.folded) and evidence.holds(Ask.PERCENT, candidate.clause):
        held.append(Ask.QUANTITY)    # 'giảm 20% chất thải nhựa'
    if asked == [Ask.QUANTITY] and not held and question.asks_any(Ask.LEAD, Ask.HOW, Ask.WHY, Ask.DUTIES):
        return ""             # 'mấy hãng lữ hành', 'mấy nơi ấy': some, not how many
    if asked == [Ask.PLACE] and candidate.features.get("any", 0.0) >= _SURE:
        return ""             # 'ở những chỗ nào': places can be told without any name or level
    if asked and not held and not (asked == [Ask.PLACE] and question.asks_any(Ask.HOW, Ask.WHY)):
        return f"không nêu {_SAID[asked[0]]}"
    if Ask.REPLACED in question.asks and not evidence.holds(Ask.REPLACED, candidate.clause):
        return f"không nêu {_SAID[Ask.REPLACED]}"
    for strict in (Ask.PHONE, Ask.PRICE, Ask.LIMIT, Ask.AMOUNT, Ask.PERCENT, Ask.PLACE, Ask.PERSON):
        if strict in question.asks and strict not in held and not (question.asks & {Ask.LIST, Ask.COUNT, Ask.HOW, Ask.WHY} and strict is Ask.PLACE):
            return f"không nêu {_SAID[strict]}"
    return ""


# "phải bớt bao nhiêu rác", "giảm được bao nhiêu vụ cháy": a share of it will do
_CHANGED = re.compile(r"\b(?:bớt|giảm|tăng|cắt|hạ)\b[^,;?]{0,20}\b(?:bao nhiêu|mấy)\b")
_UNITS = frozenset({"tấn", "tạ", "kg", "lít", "km", "kwp", "kw", "mw", "kva"})
# "bao nhiêu tiền", "mấy triệu", "tổng kinh phí": no share will do
_MONEY_SAID = re.compile(r"\b(?:tiền|kinh phí|vốn|đồng|triệu|tỷ|tỉ|nghìn|ngàn|dự toán)\b")


def _has_column_asked(question: Question, candidate: Candidate) -> bool:
    """Whether a row has a figure in the column that the question names: 'mấy cụ từ 80 tuổi trở lên' of 'NCT từ 80 tuổi trở lên'."""
    clause = candidate.clause
    if not isinstance(clause, TableRow):
        return False
    asked = blanks.column_asked(question, clause, candidate.shelf.tables[clause.table])
    return asked is not None and not blanks.is_empty(clause.cells[asked])


# "thuộc xã nào", "ở thôn nào, tổ nào"
_LEVEL_ASKED = re.compile(r"\b(xã|phường|thị trấn|huyện|(?<!nông )thôn|xóm|(?<!văn )bản|tổ|ấp|buôn)(?: (?:nào|gì)\b|, (?:xã|phường|thôn) nào)")


# "Mộc Bắc", "Ea Kao": names of two syllables or three
_NAMES = letters.compile(r"(?<!\w)[\p{Lu}][\p{Ll}]+(?: [\p{Lu}][\p{Ll}]+){1,2}(?!\w)")


def of_level(question: Question, candidate: Candidate) -> str:
    """A place of the level asked for ('xã nào') must be named, other than the plan's own."""
    levels = set(_LEVEL_ASKED.findall(question.folded))
    if not levels or Ask.REPLACED in question.asks or question.asks_any(Ask.HOW, Ask.WHY):
        return ""
    clause = candidate.clause
    if isinstance(clause, TableRow) and any(level in header for header, _ in tablecells.place_cells(clause) for level in levels):
        return ""
    if clause.text.rstrip().endswith(":") and any(re.search(rf"\b{level}\b", fold(clause.text)) for level in levels):
        return ""             # 'Năm 2026 xét công nhận 05 thôn:', which are named below it
    text = " ".join((*getattr(clause, "groups", ()), *getattr(clause, "headers", ()), clause.text))
    if any((level, province) for name in places_in_text.at_places(clause.text) for level, province in places.units(fold(name)) if level in levels):
        return ""
    if sum(level in {unit for unit, _ in places.units(fold(name))} for name in set(_NAMES.findall(clause.text)) for level in levels) > 1:
        return ""             # 'Mở thêm 04 trạm: Mộc Bắc 01, Trác Văn 01': communes by their names alone
    own = candidate.shelf.document.place
    if any(re.search(rf"\b{level}\b", fold(text.replace(own, " "))) for level in levels) and evidence.holds(Ask.PLACE, replace(clause, text=clause.text.replace(own, " "))):
        return ""
    return f"không nêu {' hoặc '.join(sorted(levels))} nào"
