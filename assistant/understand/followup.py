"""What a follow-up refers to: 'Còn Lào Cai thì sao?', 'Sở đó còn phải làm gì?', 'xã ấy', 'thế năm 2028?'."""
from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant import evidence, excluded, tablecells
from assistant.compose import rows
from assistant.scope import Scope, scope
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from index.lexicon import agencies
from index.records import Document, TableRow
from index.text import fold

if TYPE_CHECKING:
    from assistant.assistant import Turn

# "Còn Lào Cai thì sao?", "Thế năm 2028?", "Vậy còn xã Tĩnh Túc"
_ELLIPSIS = re.compile(r"^(?:(?:vậy|thế|rồi|ừ|à)\s)*(?:còn|thế|vậy|đối với|riêng)\b|\bthì sao\b|\bnữa\b|\btrong đó\b|^phần\b|^trong số")
# The whole question is asked again of something else: "Còn Lào Cai thì sao?", "Thế năm 2028?"
_WHAT_OF = re.compile(r"^(?:(?:vậy|thế|rồi)\s)*(?:còn|thế|vậy|đối với)\b|\bthì sao\b")
# "sở đó", "cơ quan ấy", "đơn vị này", "sở ấy"
_AGENCY = re.compile(r"\b(sở|bộ|phòng|ban|cơ quan|đơn vị|văn phòng|chi cục|cục|trung tâm|hội|đài|ủy ban|liên minh|công ty|nơi)\s(?:đó|ấy|này|kia|trên)\b")
# "xã ấy", "thôn đó"
_PLACE = re.compile(r"\b(xã|phường|thị trấn|thôn|xóm|bản)\s(?:đó|ấy|này|kia|trên)\b")
# "ở đó", "tại đấy": the place of the last question
_THERE = re.compile(r"\b(?:ở|tại) (?:đó|đấy|ấy)\b")
# "văn bản đó", "kế hoạch này", "hạn đó", "việc đó", "chỉ tiêu này", "tỉnh đó"
_THING = re.compile(r"\b(văn bản|kế hoạch|quyết định|tỉnh|huyện|địa phương|hạn|việc|nhiệm vụ|chỉ tiêu|mục tiêu|khoản|dự án|chương trình|con số|nội dung|công trình|đề tài|đề án|mô hình|dự án|làng nghề|sản phẩm|lớp|nhóm|người|hộ|mức|quỹ|hội thi|lễ hội|tuyến|trường|chợ|cơ sở|danh mục|bảng|phụ lục|cuộc thi|đợt|chính sách|hạng mục|gói|khoản tiền|số tiền|việc)\s(?:đó|ấy|này|kia|trên)\b")
_PLACE_NAME = re.compile(r"\b(?:[Xx]ã|[Pp]hường|[Tt]hị trấn)\s+((?:[^\W\d_a-zà-ỹ][\w’']*\s?){1,4})")


def resolve(question: Question, turns: Sequence[Turn], documents: Sequence[Document]) -> tuple[Question, Scope | None]:
    """(the question made whole, the documents it is asked of; None where the question itself says which)."""
    if not turns:
        return question, None
    last = turns[-1]
    own = scope(question, documents)
    question = _agency_meant(question, last)
    question = _row_meant(_named_before(_place_meant(question, last), last), last, own)
    bare = not (question.asks - _SAYS_NOTHING) and not _asks_whether(question)      # "thì sao", "thế nào": asks again what was asked
    if bare and not own.named and not question.entities.places and not question.entities.years and (other := asked_of_another(last.question, question)):
        return question.about(other), last.scope
    if bare and _WHAT_OF.search(question.folded):
        moved = _moved(last.question, question, documents)
        if moved == last.question.read and not own.named and (other := asked_of_another(last.question, question, _NAMED_NOW)):
            moved = other
        return question.about(moved), own if own.named else last.scope
    if _WHAT_OF.search(question.folded) and question.entities.names and not own.named and last.question.entities.places:
        return question.about(_moved(last.question, question, documents)), last.scope      # "Thế Thới Lai thì mấy bếp?"
    if _WHAT_OF.search(question.folded) and question.entities.places and last.question.entities.places and not own.named and _asks_no_more(question, last.question):
        return question.about(_moved(last.question, question, documents)), last.scope      # "Còn huyện B cả giai đoạn thì mấy trường?"
    if len(question.words) <= 1 and not own.named and (question.entities.years or question.entities.places):
        return question.about(_moved(last.question, question, documents)), last.scope      # "Năm 2028 thì bao nhiêu?"
    if _WHAT_OF.search(question.folded) and (asked := _so_much(question, last.question)):
        return question.about(asked), own if own.named else last.scope      # "Còn trung tâm ở Bỉm Sơn thì bao nhiêu?"
    if (moved := _of_others(question, last.question)) and not own.named:
        return question.about(moved), last.scope      # "Thế hộ không nghèo thì được mấy phần trăm?"
    if own.named:
        if _THING.search(question.folded) or _WHAT_OF.search(question.folded) and _says_only_where(question):      # "Thế Thanh Hóa quy định hạn đó là ngày nào?"
            return question.about(_moved(last.question, question, documents)), own
        return question, None
    return question, last.scope if last.scope.named or points_back(question) else None


# "thì bao nhiêu?", "thì được mấy": of what was asked before
_SO_MUCH = re.compile(r"\bthì (?:được |có |là |chi |cần )?(?P<much>bao nhiêu|mấy)(?=\s*(?:nhỉ|ạ|vậy|hả)?\s*\??$)")


def _so_much(question: Question, former: Question) -> str:
    """'Còn trung tâm ở Bỉm Sơn thì bao nhiêu?' after 'nhận được bao nhiêu trẻ tự kỷ' → '… thì bao nhiêu trẻ tự kỷ?'; '' where it says itself
    how much of what, or the former question asked for no figure."""
    match = _SO_MUCH.search(question.folded)
    if not match or len(question.folded) != len(question.read):
        return ""
    what = "bao nhiêu tiền" if Ask.AMOUNT in former.asks else "bao nhiêu phần trăm" if Ask.PERCENT in former.asks else f"bao nhiêu {former.as_typed(former.noun)}" if former.noun else ""
    return question.read[:match.start("much")] + what + "?" if what else ""


# "các vườn này", "bãi đó": a thing that the last question named
_THIS = re.compile(r"\b(?:(?:các|những|mấy) )?(?P<head>[^\W\d_]{2,}) (?:này|đó|ấy|đấy|kia)\b")
_NO_THING = frozenset("việc lúc khi nơi chỗ cái điều sau trước sở bộ phòng ban cơ đơn năm ngày tháng quý xã phường thôn bản xóm huyện tỉnh kế văn quyết ở tại nội".split())


def _named_before(question: Question, last: Turn) -> Question:
    """'Bãi đó phải đóng cửa khi nào' after 'Bãi rác An Hữu rộng bao nhiêu' → 'bãi rác An Hữu phải …'; 'các vườn này' after 'bao nhiêu vườn cây
    thuốc' → 'vườn cây thuốc'. As it is where the last question named no such thing by more than that word."""
    match = _THIS.search(question.folded)
    if not match or match["head"] in _NO_THING or len(question.folded) != len(question.read):
        return question
    former, head = last.question, re.escape(match["head"])
    named = re.search(rf"\b{head}(?: [a-zà-ỹđ]+){{0,3}}(?: [A-ZÀ-ỸĐ][^\W\d_]*)+", former.read) or re.search(rf"\b{head.capitalize()}(?: [a-zà-ỹđ]+){{0,3}}(?: [A-ZÀ-ỸĐ][^\W\d_]*)+", former.read)
    thing = named[0][0].lower() + named[0][1:] if named else former.as_typed(former.noun) if former.noun.startswith(f"{match['head']} ") else ""
    return question.about(question.read[:match.start()] + thing + question.read[match.end():]) if thing else question


# "Thế hộ không thuộc diện nghèo thì được mấy phần trăm?"
_OF_OTHERS = re.compile(r"^(?:(?:vậy|thế|rồi)\s)*(?:còn|thế|vậy)\s+(?P<what>[^?]+?) thì (?:được |là |có |chi |phải )*(?:bao nhiêu|mấy)\b[^?]*\??$")


def _of_others(question: Question, former: Question) -> str:
    """The former question asked of those that it was not of: 'hộ nghèo lắp bơm được bao nhiêu phần trăm', 'Thế hộ không nghèo thì được mấy
    phần trăm?' → 'hộ không nghèo lắp bơm …'; '' where the question is not of others, or of a thing of another kind."""
    match = _OF_OTHERS.match(question.folded)
    if not match or not excluded.denied(question.folded) or not question.asks <= former.asks | {Ask.QUANTITY}:
        return ""
    head = match["what"].split()[0]
    stood = re.search(rf"\b{re.escape(head)} {re.escape(excluded.denied(question.folded).split()[0])}\b(?:, (?:{re.escape(head)} )?cận nghèo)?", former.folded)
    return former.read[:stood.start()] + question.as_typed(match["what"]) + former.read[stood.end():] if stood and len(former.folded) == len(former.read) else ""


_OF_PLANS = frozenset({"kế hoạch", "nghị quyết", "quyết định", "chương trình", "đề án", "văn bản", "quy định"})


def _says_only_where(question: Question) -> bool:
    """Whether a question has no word beside the place and what a plan is called: 'Còn nghị quyết của Đà Nẵng thì khi nào?'."""
    names = {t for name in (*(p.name for p in question.entities.provinces), *(n for _, n in question.entities.places)) for t in fold(name).split()}
    return not [w for w in question.words if w not in _OF_PLANS and not set(w.split()) <= names | {"xã", "phường", "huyện", "tỉnh", "thành", "phố"}]


def _asks_no_more(question: Question, former: Question) -> bool:
    """Whether a question has a word beside its place, and none that the former did not have."""
    names = {t for level, name in question.entities.places for t in fold(f"{level} {name}").split()} | {"giai", "đoạn", "thì"}
    said = {t for w in former.words for t in w.split()}
    own = {t for w in question.words for t in w.split()} - names
    return bool(own) and own <= said


_SAYS_NOTHING = frozenset({Ask.HOW, Ask.WHICH})


# "thế nếu dự án nghỉ sau nửa năm thì có phải trả lại tiền không"
_WHETHER = re.compile(r"\bcó\b.{3,80}\b(?:không|chưa)\s*\??$")


def _asks_whether(question: Question) -> bool:
    """Whether a question asks of something of its own whether it is so."""
    return bool(_WHETHER.search(question.folded)) and len(question.words) >= 3


def refers(question: Question) -> bool:
    """Whether a question points back at what was said: 'sở đó', 'nữa', 'thế còn'."""
    return any(p.search(question.folded) for p in (_AGENCY, _PLACE, _THING))


def points_back(question: Question) -> bool:
    """Whether a question is to be read in the light of the one before."""
    return refers(question) or bool(_ELLIPSIS.search(question.folded) or _POINTS.search(question.folded))


# A pronoun that was already exchanged for its name leaves these: "còn phải làm gì nữa", "khác nữa"
_POINTS = re.compile(r"\bcòn (?:phải|được|có)\b|\bnữa\b|\bkhác\b")


def _agency_meant(question: Question, last: Turn) -> Question:
    """'sở đó' → the agency that the last answer named (or that the last question did)."""
    match = _AGENCY.search(question.folded)
    if not match:
        return question
    bold = re.findall(r"\*\*([^*]+)\*\*", last.answer.text)
    cited = [text for c in last.answer.citations[:1] for text in (*tablecells.lead_cells(c.clause), *reversed(c.clause.path))]
    kind = match[1] if match[1] not in {"cơ quan", "đơn vị", "nơi"} else ""
    for text in (*bold, *cited, last.question.read):
        names = [m.name for m in agencies.find(text)] or [n for n in (evidence.agency_heading(text),) if n and len(n) < 80]
        for name in names:
            if fold(name).startswith(kind):
                return question.about(_replaced(question.read, match.group(0), name))
    return question


def _place_meant(question: Question, last: Turn) -> Question:
    """'xã ấy' → the commune of the last question, or else of the first clause cited."""
    if (there := _THERE.search(question.folded)) and last.question.entities.places:
        return question.about(_replaced(question.read, there.group(0), "ở " + " ".join(last.question.entities.places[-1])))
    match = _PLACE.search(question.folded)
    if not match:
        return question
    if last.question.entities.places:
        level, name = last.question.entities.places[-1]
        return question.about(_replaced(question.read, match.group(0), f"{level} {name}"))
    for citation in last.answer.citations:
        if found := _PLACE_NAME.findall(" ".join((*citation.clause.path, citation.quote))):
            return question.about(_replaced(question.read, match.group(0), f"xã {found[-1].strip()}"))
    return question


# "chỗ đó", "việc ấy", "công trình này": what the last answer told of
_POINTED = re.compile(r"\b(?:chỗ|việc|cái|khoản|mục|công trình|dự án|nhiệm vụ|mô hình|hạng mục|tuyến|điểm|đề tài|sản phẩm|lớp|hội thi|lễ hội|trường|chợ|cơ sở|làng nghề) (?:đó|ấy|đấy|này)\b")


def _row_meant(question: Question, last: Turn, own: Scope) -> Question:
    """'việc đó' → the name of the row that the last answer told; a question that names nothing at all is asked of it, too."""
    cited = [c.clause for c in last.answer.citations[:1] if isinstance(c.clause, TableRow)]
    found = question.entities
    bare = len(question.words) <= (_OF_IT if question.folded.startswith("trong đó") else 1) and not (own.named or found.years or found.places or found.agencies or found.names or found.sections)
    pointed = _POINTED.search(question.folded)
    if pointed and not any(isinstance(c.clause, TableRow) for c in last.answer.citations) and _DEED.match(pointed[0]) and (deed := _deed(last.question)):
        return question.about(_replaced(question.read, pointed.group(0), deed))
    if not cited or len(last.answer.citations) > 1 or not (pointed or bare and _ELLIPSIS.search(question.folded)):
        return question
    name = " ".join(rows.name_of(cited[0]).split()[:_NAME_WORDS])
    return question.about(_replaced(question.read, pointed.group(0), name) if pointed else f"{question.read.rstrip('?. ')} – {name}")


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
    return text[:position] + by + text[position + len(folded_part):] if position >= 0 else text


def _moved(former: Question, now: Question, documents: Sequence[Document]) -> str:
    """The former question with the place, year or agency that is named now instead of its own."""
    text, exchanges = former.read, _exchanges(former, now, documents)
    if not exchanges:
        return _subject_moved(text, now)
    for old, new in exchanges:
        position = fold(text).find(fold(old))
        if position >= 0:
            text = text[:position] + new + text[position + len(old):]
        else:
            text = f"{text.rstrip('?. ')} – {new}"
    return text


# "Còn tiêu chí trường học thì sao?", "Thế chợ thì sao"
_SUBJECT = re.compile(r"^(?:(?:vậy|thế|rồi)\s)*(?:còn|thế|vậy)\s+(?P<what>.+?)\s*(?:thì sao|thì thế nào|ra sao)?\s*\??$")


# What is asked of a thing, by what was asked of the one before
_ASKED_OF = ((Ask.AMOUNT, "được bao nhiêu kinh phí"), (Ask.LEAD, "do cơ quan nào chủ trì"), (Ask.DATE, "hoàn thành khi nào"), (Ask.PERCENT, "được bao nhiêu phần trăm"), (Ask.QUANTITY, "là bao nhiêu"))


def asked_of_another(former: Question, now: Question, named: re.Pattern[str] | None = None) -> str:
    """The question that was asked, of the thing that is named now: 'Khoản truyền thông, tư vấn thì sao?' → 'truyền thông, tư vấn được bao nhiêu kinh phí?';
    '' where it names no thing of two words, or nothing was asked that can be asked of it."""
    match = (named or _THING_NOW).match(now.folded)
    tail = next((tail for ask, tail in _ASKED_OF if ask in former.asks), "")
    return f"{now.as_typed(match['what'])} {tail}?" if match and tail and len(match["what"].split()) > 1 else ""


# "Khoản truyền thông, tư vấn thì sao?", "Còn phần đào tạo nghề?"
_THING_NOW = re.compile(r"^(?:(?:vậy|thế|rồi)\s)*(?:(?:còn|thế|vậy)\s+)?(?:(?:khoản|phần|mục|hạng mục|nội dung|nhóm|mảng)\s+)(?P<what>[^?]+?)\s*(?:thì sao|thì thế nào|ra sao)?\s*\??$")


# "Thế xe tải lạnh thì thế nào?", "Còn nhà trẻ tư thục thì sao?"
_NAMED_NOW = re.compile(r"^(?:(?:vậy|thế|rồi)\s)*(?:còn|thế|vậy|với)\s+(?P<what>[^?]+?)\s*(?:thì sao|thì thế nào|ra sao)\s*\??$")


def _subject_moved(text: str, now: Question) -> str:
    """The former question with another subject of the same kind: 'Tiêu chí giao thông do ai phụ trách?', 'Còn tiêu chí trường
    học?' → 'tiêu chí trường học do ai phụ trách?'. As it was where the new subject has no word in common with it."""
    match = _SUBJECT.match(now.folded)
    what = match["what"].split() if match else []
    words = list(re.finditer(r"\S+", text))
    folded = [fold(w[0]).strip(" ,.?") for w in words]
    for head in range(min(2, len(what) - 1), 0, -1):
        for i in range(len(words) - len(what) + 1):
            if folded[i:i + head] == what[:head]:
                return text[:words[i].start()] + " ".join(what) + text[words[i + _length(folded[i:], what) - 1].end():]
    return text


def _length(folded: list[str], what: list[str]) -> int:
    """How many words of the former question the new subject stands for: up to the word that both end with ('hộ nghèo bán' and
    'hộ cận nghèo': two), else as many as it has itself."""
    return next((n for n in range(2, len(what) + 1) if folded[n - 1:n] == what[-1:]), len(what))


def _exchanges(former: Question, now: Question, documents: Sequence[Document]) -> list[tuple[str, str]]:
    """(what stood in the former question, what is named now) for each kind of thing that the new question names."""
    own = [d.place.split(" ", 1)[-1] for d in documents if d.place]
    found = []
    regions = [p.name for p in now.entities.provinces] or [n for n in own if fold(n) in now.folded]
    if regions:
        held = next((n for n in (*(p.name for p in former.entities.provinces), *own) if fold(n) in former.folded), "\0")
        found.append((held, regions[0]))
    if now.entities.places and not regions:
        level, name = now.entities.places[0]
        held = " ".join(former.entities.places[-1]) if former.entities.places else "\0"
        found.append((held, f"{level} {name}"))
    elif now.entities.names and not regions and former.entities.places:
        level = former.entities.places[-1][0]
        found.append((" ".join(former.entities.places[-1]), f"{level} {now.entities.names[0]}"))
    elif now.entities.names and not regions and former.entities.names:
        found.append((former.entities.names[-1], now.entities.names[0]))      # "Thế còn đường Dương Tự Minh?"
    if now.entities.years:
        found.append((str(former.entities.years[-1]) if former.entities.years else "\0", f"năm {now.entities.years[0]}" if not former.entities.years else str(now.entities.years[0])))
    if now.entities.agencies and not regions:
        found.append((former.entities.agencies[-1] if former.entities.agencies else "\0", now.entities.agencies[0]))
    return found
