"""What the words of a follow-up point at: 'sở đó', 'xã ấy', 'việc đó', 'các vườn này', exchanged for what was named before."""
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant import headed, tablecells
from assistant.compose import rows
from assistant.scope import Scope
from assistant.understand.question import Question
from index import letters
from index.lexicon import agencies
from index.records import TableRow
from index.text import fold

if TYPE_CHECKING:
    from assistant.assistant import Turn

# "Còn Lào Cai thì sao?", "Thế năm 2028?", "Vậy còn xã Tĩnh Túc"
ELLIPSIS = re.compile(r"^(?:(?:vậy|thế|rồi|ừ|à)\s)*(?:còn|thế|vậy|đối với|riêng)\b|\bthì sao\b|\bnữa\b|\btrong đó\b|^phần\b|^trong số")
# "sở đó", "cơ quan ấy", "đơn vị này", "sở ấy"
AGENCY = re.compile(r"\b(sở|bộ|phòng|ban|cơ quan|đơn vị|văn phòng|chi cục|cục|trung tâm|hội|đài|ủy ban|liên minh|công ty|nơi)\s(?:đó|ấy|này|kia|trên)\b")
# "xã ấy", "thôn đó"
PLACE = re.compile(r"\b(xã|phường|thị trấn|thôn|xóm|bản)\s(?:đó|ấy|này|kia|trên)\b")
# "ở đó", "tại đấy": the place of the last question
_THERE = re.compile(r"\b(?:ở|tại) (?:đó|đấy|ấy)\b")
_PLACE_NAME = re.compile(r"\b(?:[Xx]ã|[Pp]hường|[Tt]hị trấn)\s+((?:[^\W\d_a-zà-ỹ][\w’']*\s?){1,4})")
# "các vườn này", "bãi đó": a thing that the last question named
_THIS = re.compile(r"\b(?:(?:các|những|mấy) )?(?P<head>[^\W\d_]{2,}) (?:này|đó|ấy|đấy|kia)\b")
_NO_THING = frozenset("việc lúc khi nơi chỗ cái điều sau trước sở bộ phòng ban cơ đơn năm ngày tháng quý xã phường thôn bản xóm huyện tỉnh kế văn quyết ở tại nội".split())


def named_before(question: Question, last: Turn) -> Question:
    """'Bãi đó phải đóng cửa khi nào' after 'Bãi rác An Hữu rộng bao nhiêu' → 'bãi rác An Hữu phải …'; 'các vườn này' after 'bao nhiêu vườn cây
    thuốc' → 'vườn cây thuốc'. As it is where the last question named no such thing by more than that word."""
    match = _THIS.search(question.folded)
    if not match or match["head"] in _NO_THING or len(question.folded) != len(question.read):
        return question
    former, head = last.question, match["head"]
    named = letters.compile(rf"\b(?:{head}|{head.capitalize()})(?: [\p{{Ll}}]+){{0,3}}(?: [\p{{Lu}}][^\W\d_]*)+").search(former.read)      # "Bãi rác An Hữu"
    called = re.search(rf"\b{head} [^\W\d_]+(?: [^\W\d_]+)??(?= (?:{_AFTER_THING})\b|[?,.;]|$)", former.folded)      # "môn đua thuyền"
    thing = named[0][0].lower() + named[0][1:] if named else former.as_typed(former.noun) if former.noun.startswith(f"{match['head']} ") else former.as_typed(called[0]) if called and not _THIS.search(called[0]) else ""
    return question.about(question.read[:match.start()] + thing + question.read[match.end():]) if thing else question


# What follows what a thing is called
_AFTER_THING = "không|được|có|là|ở|tại|của|do|thì|bao|mấy|nào|gì|trong|năm|phải|cần|hết|cho|đến|tới"


def agency_meant(question: Question, last: Turn) -> Question:
    """'sở đó' → the agency that the last answer named (or that the last question did)."""
    match = AGENCY.search(question.folded)
    if not match:
        return question
    bold = re.findall(r"\*\*([^*]+)\*\*", last.answer.text)
    cited = [text for c in last.answer.citations[:1] for text in (*tablecells.lead_cells(c.clause), *reversed(c.clause.path))]
    kind = match[1] if match[1] not in {"cơ quan", "đơn vị", "nơi"} else ""
    for text in (*bold, *cited, last.question.read):
        names = [m.name for m in agencies.find(text)] or [n for n in (headed.agency_heading(text),) if n and len(n) < 80]
        for name in names:
            if fold(name).startswith(kind):
                return question.about(_replaced(question.read, match.group(0), name))
    return question


def place_meant(question: Question, last: Turn) -> Question:
    """'xã ấy' → the commune of the last question, or else of the first clause cited."""
    if (there := _THERE.search(question.folded)) and last.question.entities.places:
        return question.about(_replaced(question.read, there.group(0), "ở " + " ".join(last.question.entities.places[-1])))
    if there and (thing := _thing_named(last)):
        return question.about(_replaced(question.read, there.group(0), f"ở {thing}"))
    match = PLACE.search(question.folded)
    if not match:
        return question
    if last.question.entities.places:
        level, name = last.question.entities.places[-1]
        return question.about(_replaced(question.read, match.group(0), f"{level} {name}"))
    for citation in last.answer.citations:
        cells = tablecells.place_cells(citation.clause) if isinstance(citation.clause, TableRow) else []
        if named := next((cell for header, cell in cells if re.search(rf"\b{match[1]}\b", header)), ""):
            return question.about(_replaced(question.read, match.group(0), named if fold(named).startswith(match[1]) else f"{match[1]} {named}"))
        if found := _PLACE_NAME.findall(" ".join((*citation.clause.path, citation.quote))):
            return question.about(_replaced(question.read, match.group(0), f"xã {found[-1].strip()}"))
    return question


def _thing_named(last: Turn) -> str:
    """What the one row that the last answer told is called, or the name in the last question: 'Điểm Háng Chua Xay'; '' for neither."""
    cited = [c.clause for c in last.answer.citations if isinstance(c.clause, TableRow)]
    named = last.question.entities.names
    return re.sub(r"\s*\([^)]*\)", "", rows.name_of(cited[0])) if len(cited) == 1 == len(last.answer.citations) else named[-1] if named else ""


# "chỗ đó", "việc ấy", "công trình này": what the last answer told of
_POINTED = re.compile(r"\b(?:chỗ|việc|cái|khoản|mục|công trình|dự án|nhiệm vụ|mô hình|hạng mục|tuyến|điểm|đề tài|sản phẩm|lớp|hội thi|lễ hội|trường|chợ|cơ sở|làng nghề) (?:đó|ấy|đấy|này)\b")


def row_meant(question: Question, last: Turn, own: Scope) -> Question:
    """'việc đó' → the name of the row that the last answer told; a question that names nothing at all is asked of it, too."""
    cited = [c.clause for c in last.answer.citations[:1] if isinstance(c.clause, TableRow)]
    found = question.entities
    bare = len(question.words) <= (_OF_IT if question.folded.startswith("trong đó") else 1) and not (own.named or found.years or found.places or found.agencies or found.names or found.sections or _SOMEBODY.match(question.read))
    pointed = _POINTED.search(question.folded)
    this = _THIS.search(question.folded)
    if not pointed and this and this["head"] not in _NO_THING and len(cited) == 1 and re.search(rf"\b{this['head']}\b", fold(" ".join((rows.name_of(cited[0]), cited[0].title)))):
        pointed = this           # 'kho ấy' of a row of 'Danh mục kho bảo quản'
    if pointed and (len(last.answer.citations) > 1 or not any(isinstance(c.clause, TableRow) for c in last.answer.citations)) and _DEED.match(pointed[0]) and (deed := _deed(last.question)):
        return question.about(_replaced(question.read, pointed.group(0), deed))
    if not cited or len(last.answer.citations) > 1 or not (pointed or bare and ELLIPSIS.search(question.folded)):
        return question
    name = " ".join(re.sub(r"\s*\([^)]*\)", "", rows.name_of(cited[0])).split()[:_NAME_WORDS])      # '(Phụ lục 3)' is not where it stands
    return question.about(_replaced(question.read, pointed.group(0), name) if pointed else f"{question.read.rstrip('?. ')} – {name}")


# "Còn Kienlongbank?": names somebody, in one word
_SOMEBODY = letters.compile(r"(?i:(?:vậy|thế|rồi)\s)*(?i:còn|thế|vậy)\s[\p{Lu}]")


# "việc đó", "khoản ấy": what the last question was about, where its answer is no row
_DEED = re.compile(r"việc|khoản|mục|nhiệm vụ|hạng mục")
_CHARGED = frozenset({"chủ trì", "phối hợp", "thực hiện", "phụ trách", "chịu trách nhiệm", "đầu mối"})      # who was asked for, not what of
_FEWEST, _MOST = 2, 8      # words that a question must have for them to name one thing


def _deed(last: Question) -> str:
    """What a question was about, in its own words: 'đào tạo cấp chứng chỉ lái phương tiện' of '… đào tạo, cấp chứng chỉ lái phương tiện cho bao nhiêu người'."""
    words = [w for w in last.words if w != last.noun and not w.isdigit() and w not in _CHARGED]
    return " ".join(words) if _FEWEST <= len(words) <= _MOST else ""


_NAME_WORDS = 14
_OF_IT = 3         # words that may say which part of the row is asked: 'trong đó xã hội hóa lo được bao nhiêu'


def _replaced(text: str, folded_part: str, by: str) -> str:
    position = fold(text).find(folded_part)
    return _OPENING.sub("", text[:position]) + by + text[position + len(folded_part):] if position >= 0 else text


# "Thế nhà đó …", "Vậy rồi việc ấy …": opens a question and says nothing in it
_OPENING = re.compile(r"^(?:(?:thế|vậy|rồi|còn)\s+)+", re.IGNORECASE)
