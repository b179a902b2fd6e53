"""The last question asked again, of something else: 'Còn Lào Cai thì sao?', 'Thế năm 2028?', 'Còn trung tâm ở Bỉm Sơn thì bao nhiêu?'."""
from __future__ import annotations

import re
from collections.abc import Sequence

from assistant import excluded, sorts
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from assistant.understand.terms import content_words, tokens
from index import letters
from index.records import Document
from index.text import fold

# "thì bao nhiêu?", "thì được mấy": of what was asked before
_SO_MUCH = re.compile(r"\bthì (?:được |có |là |chi |cần )?(?P<much>bao nhiêu|mấy)(?=\s*(?:nhỉ|ạ|vậy|hả)?\s*\??$)")


def so_much(question: Question, former: Question) -> str:
    """'Còn trung tâm ở Bỉm Sơn thì bao nhiêu?' after 'nhận được bao nhiêu trẻ tự kỷ' → '… thì bao nhiêu trẻ tự kỷ?'; '' where it says itself
    how much of what, or the former question asked for no figure."""
    match = _SO_MUCH.search(question.folded)
    if not match or len(question.folded) != len(question.read):
        return ""
    what = "bao nhiêu tiền" if Ask.AMOUNT in former.asks else "bao nhiêu phần trăm" if Ask.PERCENT in former.asks else f"bao nhiêu {former.as_typed(former.noun)}" if former.noun else ""
    return question.read[:match.start("much")] + what + "?" if what else ""


# "Thế hộ không thuộc diện nghèo thì được mấy phần trăm?"
_OF_OTHERS = re.compile(r"^(?:(?:vậy|thế|rồi)\s)*(?:còn|thế|vậy)\s+(?P<what>[^?]+?) thì (?:được |là |có |chi |phải )*(?:bao nhiêu|mấy)\b[^?]*\??$")


def of_others(question: Question, former: Question) -> str:
    """The former question asked of those that it was not of: 'hộ nghèo lắp bơm được bao nhiêu phần trăm', 'Thế hộ không nghèo thì được mấy
    phần trăm?' → 'hộ không nghèo lắp bơm …'; '' where the question is not of others, or of a thing of another kind."""
    match = _OF_OTHERS.match(question.folded)
    if not match or not excluded.denied(question.folded) or not question.asks <= former.asks | {Ask.QUANTITY}:
        return ""
    head = match["what"].split()[0]
    stood = re.search(rf"\b{re.escape(head)} {re.escape(excluded.denied(question.folded).split()[0])}\b(?:, (?:{re.escape(head)} )?cận nghèo)?", former.folded)
    return former.read[:stood.start()] + question.as_typed(match["what"]) + former.read[stood.end():] if stood and len(former.folded) == len(former.read) else ""


def moved(former: Question, now: Question, documents: Sequence[Document]) -> str:
    """The former question with the place, year or agency that is named now instead of its own."""
    text, exchanges = former.read, _exchanges(former, now, documents)
    if not exchanges:
        return _subject_moved(text, now, former)
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
NAMED_NOW = re.compile(r"^(?:(?:vậy|thế|rồi)\s)*(?:còn|thế|vậy|với)\s+(?P<what>(?!năm\b|ở\b|tại\b|các\b)[^?]+?)\s*(?:thì sao|thì thế nào|ra sao)?\s*\??$")


def row_exchanged(former: Question, now: Question, told: str) -> str:
    """The former question of another row of the table, where it has the whole name of the row that was told: 'Chủ sở hữu nhãn hiệu nón ngựa Phú Gia là ai?',
    'Vậy bò một nắng Krông Pa thì sao?'; '' where it has not, or nothing of two words is named now."""
    match, at = NAMED_NOW.match(now.folded), fold(former.read).find(fold(told)) if len(told.split()) > 1 else -1
    if not match or at < 0 or len(match["what"].split()) < 2 or len(fold(former.read)) != len(former.read) or now.entities.years or now.entities.places:
        return ""
    if match["what"].split()[0] in former.folded.split():
        return ""                # 'Còn cảng Phú Lạc?' after 'cảng cá Đông Tác': by its name alone
    return former.read[:at] + now.as_typed(match["what"]) + former.read[at + len(told):]


def beside_row(former: Question, now: Question, told: str, others: Sequence[str]) -> str:
    """The former question of another row of the table that was told from: 'Mức hỗ trợ bê nghé chết rét?', 'Còn dê thì sao?' of the rows 'Bê, nghé đến 12 tháng
    tuổi' and 'Dê'. `told`: what the row told is called; `others`: what the others are. '' where not one of them is called so, or the former question does not
    say a word of what the row told is called."""
    match = NAMED_NOW.match(now.folded)
    what = " ".join(tokens(match["what"])) if match else ""
    called = [name for name in others if what and f" {what} " in f" {' '.join(tokens(name))} "]
    called = [name for name in called if " ".join(tokens(name)) == what] or called
    before = f" {' '.join(tokens(called[0]))} ".partition(f" {what} ")[0].split() if called else []
    own = set(tokens(told)) - set(before)      # what both begin with stays, where it is not said again: 'Tu bổ tháp A', 'Còn tháp B?'
    words = [w for w in re.finditer(r"[^\W_]+", former.read)]
    runs = _runs([fold(w[0]) in own for w in words])
    if len(called) != 1 or not runs:
        return ""
    first, last = max(runs, key=lambda run: run[1] - run[0])
    return former.read[:words[first].start()] + now.as_typed(match["what"]) + former.read[words[last - 1].end():]


def _runs(held: Sequence[bool]) -> list[tuple[int, int]]:
    """The stretches [first, end) of a row that hold."""
    edges = [i for i in range(len(held) + 1) if (i < len(held) and held[i]) != (i > 0 and held[i - 1])]
    return list(zip(edges[::2], edges[1::2]))


def asks_of_another(question: Question) -> bool:
    """Whether a follow-up asks what was asked of another thing, and nothing else: 'Còn dê thì sao?'."""
    return not question.asks - {Ask.HOW, Ask.WHICH} and NAMED_NOW.match(question.folded) is not None


def _subject_moved(text: str, now: Question, former: Question) -> str:
    """The former question with another subject of the same kind: 'Tiêu chí giao thông do ai phụ trách?', 'Còn tiêu chí trường
    học?' → 'tiêu chí trường học do ai phụ trách?'. As it was where the new subject has no word in common with it."""
    match = _SUBJECT.match(now.folded)
    what = match["what"].split() if match else []
    words = list(re.finditer(r"\S+", text))
    folded = [fold(w[0]).strip(" ,.?") for w in words]
    if match and (other := sorts.exchanged(text, now.as_typed(match["what"]))):
        return other
    if match and 1 <= len(what) <= _SHORT and (old := _one_subject(" ".join(what), now, former)):
        return re.sub(rf"(?<!\w){re.escape(old)}(?!\w)", now.as_typed(" ".join(what)), text, count=1, flags=re.IGNORECASE)
    for head in range(min(2, len(what) - 1), 0, -1):
        for i in range(len(words) - len(what) + 1):
            if folded[i:i + head] == what[:head]:
                return text[:words[i].start()] + " ".join(what) + text[words[i + _length(folded[i:], what) - 1].end():]
    named, led = (_NAMED.search(now.read), _LED.match(text)) if match else (None, None)
    return f"{named['what']}{text[led.end():]}" if named and led else text


_SHORT = 2         # syllables of a subject that may stand for one as short
# What is measured, granted or asked of anything: no subject
_OF_ANYTHING = frozenset({"diện tích", "sản lượng", "năng suất", "số lượng", "số", "kinh phí", "tiền", "vốn", "giá", "mức", "tỷ lệ", "hỗ trợ", "chỉ tiêu", "mục tiêu", "tổng", "quy mô", "công suất", "đạt", "trồng", "nuôi",
                          "tỉnh", "huyện", "xã", "phường", "giai đoạn", "kế hoạch", "năm", "bố trí", "giao", "hết", "cần", "xây", "sửa", "mua", "lắp", "chi", "cấp", "dành", "đầu tư", "phân bổ", "tốn", "trả", "cho"})


def _one_subject(what: str, now: Question, former: Question) -> str:
    """The one word of the former question that it is about, for one named now: 'mận' of 'Diện tích mận của Sơn La là bao nhiêu', 'Thế còn xoài?'; '' where there are several, or
    the new one stands there already."""
    places = {t for p in former.entities.provinces for t in fold(p.name).split()} | {t for _, name in former.entities.places for t in fold(name).split()}
    bare = (" ".join(s for s in word.split() if s not in places) for word in content_words(former.read, former.folded))      # 'hải dương chi', where the segmenter takes all for one word
    said = [word for word in bare if word and word not in _OF_ANYTHING and not word.isdigit()]
    return said[0] if len(said) == 1 and len(said[0].split()) <= _SHORT and what not in former.folded and not now.entities.names and not now.entities.places else ""


# "Còn Kienlongbank?", "Vậy còn Đoàn Thanh niên?": somebody named
_NAMED = letters.compile(r"^(?:(?:Vậy|Thế|Rồi|vậy|thế|rồi)\s)*(?:[Cc]òn|[Tt]hế|[Vv]ậy)\s+(?P<what>[\p{Lu}][^?]{2,60}?)\s*(?:thì sao|thì thế nào|ra sao)?\s*\??$")
def names_somebody(question: Question) -> bool:
    """Whether a follow-up names somebody by a name with a capital: 'Còn Sacombank?'."""
    return bool(_NAMED.search(question.read))


# … in place of whom a question begins with: 'Agribank Cà Mau' of 'Agribank Cà Mau cho hộ vay …', 'Trạm Y tế xã A' of 'Trạm Y tế xã A được giao …'
_LED = letters.compile(r"^[\p{Lu}]\S*(?: (?!(?:được|phải|cho|có|làm|là|chủ trì|phối hợp|chịu|giao|hỗ trợ|đóng|góp|thực hiện|cần|tổ chức|nhận|chi|sẽ|đã)\b)\S+){0,8}(?= (?:được|phải|cho|có|làm|là|chủ trì|phối hợp|chịu|giao|hỗ trợ|đóng|góp|thực hiện|cần|tổ chức|nhận|chi|sẽ|đã)\b)")


def _length(folded: list[str], what: list[str]) -> int:
    """How many words of the former question the new subject stands for: up to the word that both end with ('hộ nghèo bán' and
    'hộ cận nghèo': two), up to the word that ends a phrase ('cầu vượt trước Đại học ở'), all that is left of it where that is one phrase
    ('vắc xin lở mồm long móng?'), else as many as it has itself."""
    if len(what) < len(folded) <= _PHRASE and not _ENDS & set(folded[1:]):
        return len(folded)
    same = next((n for n in range(2, len(what) + 1) if folded[n - 1:n] == what[-1:]), 0)
    end = next((n for n, word in enumerate(folded) if word in _ENDS), 0)
    return same or (end if 2 <= end <= _PHRASE + 2 and not _ENDS & set(what) else len(what))


_PHRASE = 8      # words of a phrase at most
# Words that end a phrase
_ENDS = frozenset("do là được của ở tại trong cho có cần phải bao mấy ai nào gì khi thì và với theo từ đến vào để giao nhận hết cả mỗi các những".split())


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
        named = next((n for n in former.entities.names if re.search(rf"\b{re.escape(fold(level))}\b[^,?]{{1,25}} {re.escape(fold(n))}\b", former.folded)), "")
        found.append((named, name) if named and not former.entities.places else (held, f"{level} {name}"))      # 'Bản tái định cư A', "Thế còn bản B?"
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
