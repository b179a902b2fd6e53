"""Whether money of one item, or of a whole plan, is asked for, where the question does not say so in one word."""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.compose import rows
from assistant.features import TOTAL_ASKED, WHOLE_PLAN, is_called
from assistant.find import weights
from assistant.passage import NEAR, Passage
from assistant.shelf import Shelf
from assistant.understand.asks import Ask
from assistant.understand.counting import TWICE
from assistant.understand.question import Question
from assistant.understand.terms import stopwords, tokens
from index.lexicon.places import LEVELS
from index.records import RowRole, TableRow

OF_MONEY = frozenset({"gói", "tổng", "kinh phí", "vốn", "ngân sách", "cấp", "bố trí", "phân bổ", "đầu tư", "hỗ trợ", "nhận", "giao", "riêng", "chi", "dự kiến", "dự trù", "nguồn",
                      "nhu cầu", "cần", "cân đối", "bảo đảm", "tốn", "thực hiện", "kế hoạch", "đề án", "chương trình", "giai đoạn", "thảy", "huy động", "tỉnh", "huyện", "xã", "phần", "chịu", "góp", "đóng góp", "gánh", "bỏ", "dành", "rót", "nghị quyết", "lấy", "tiền", "dùng"})
_OF_ITEM = 0.75    # share of a question's telling words that one row of a table holds, where it asks for that row's money


def of_item(question: Question, shelves: Sequence[Shelf]) -> Question:
    """A question for the total of one item which a table lists ('sửa nhà văn hóa tốn tất cả bao nhiêu'), marked as such. Where the plan
    writes its words apart ('lắp đặt 60 camera'), they stand apart. Any other question as it is."""
    listing = next((shelf for shelf in shelves if _lists_item(question, shelf)), None)
    if listing is None:
        return question
    return replace(question, of_item=True, words=tuple(part for w in question.words for part in ([w] if listing.knows(w) else w.split())))


def _lists_item(question: Question, shelf: Shelf) -> bool:
    if not TOTAL_ASKED.search(question.folded):
        return False
    words = {w: v for w, v in weights(question, shelf).items() if w not in OF_MONEY and w not in LEVELS and f" {w} " not in shelf.title_line and not w.isdigit()}
    return any(isinstance(p.clause, TableRow) and p.clause.role is RowRole.LEAF and (is_called(question, p, shelf) or _is_item(words, p) or _is_named(words, p)) for p in shelf.passages)


# "cho kế hoạch cồng chiêng, dệt, lễ hội", "của cả đề án", "tổng kinh phí kế hoạch", "nghị quyết về cam, lễ hội và cầu cần tổng cộng bao nhiêu"
_PLAN = re.compile(r"\b(?:cả|trọn) gói\b|\b(?:cho|của|thực hiện|theo|vào|trong|kinh phí|tiền|vốn|cả|toàn bộ) (?:cả |toàn bộ |bản )*(?:kế hoạch|đề án|chương trình|nghị quyết|quyết định)\b|^(?:kế hoạch|đề án|chương trình|nghị quyết) (?!nào)[^?]* (?:lấy|trông|huy động|dự kiến|bố trí) |\b(?:kế hoạch|đề án|chương trình|nghị quyết) (?!nào)[^?]{3,90} (?:cần|tốn|hết|đòi hỏi) (?:(?:tổng cộng |tất cả |cả thảy )?(?:bao nhiêu|mấy)(?: tiền| vốn| kinh phí)?\s*(?:\?|$)|(?:tổng cộng |tất cả |cả thảy )(?:bao nhiêu|mấy))")
SOURCES = frozenset("trung ương|địa phương|ngân sách|nhà nước|xã hội hóa|xã hội|doanh nghiệp|nhân dân|người dân|dân|cấp|tỉnh|huyện|xã|lồng ghép|khác".split("|"))


# "ngân sách cấp xã", "vốn xã hội hóa", "trung ương cấp"
_SOURCE_SAID = re.compile(r"\b(?:ngân sách|vốn|nguồn)\s(?:cấp\s|các\s)?(?:trung ương|nhà nước|địa phương|tỉnh|huyện|xã|thành phố|xã hội hóa|doanh nghiệp|nhân dân|dân|khác)|\b(?:trung ương|tỉnh|huyện|xã|dân|doanh nghiệp) (?:phải |sẽ |tự )?(?:cấp|cho|chi|góp|bỏ|hỗ trợ|bố trí)\b|\bnstw\b|\bnsđp\b")


_PAYS = re.compile(r"trung ương|địa phương|tỉnh|huyện|xã(?! hội)|thành phố|doanh nghiệp|dân")
# "phần nuôi cừu", "cho việc phân loại rác": of a part, in so many words; not "bè mảng", "thành phần"
PART_SAID = re.compile(r"(?<!bè )(?<!cổ )(?<!học )(?<!thành )\b(?:phần|mảng|lĩnh vực|hợp phần|cho việc|cho nội dung)\b(?! (?:trăm|ngân sách|vốn|xã hội|dân|người dân|nhân dân|doanh nghiệp|nhà nước|còn lại|trung ương|tỉnh|huyện|xã)\b)")


def of_plan(question: Question, shelf: Shelf) -> Question:
    """A question for money of the whole plan ('Trung ương cấp bao nhiêu cho kế hoạch (as its title calls it)?') less what the plan is
    called, since nothing of it chooses a clause; any other as it is."""
    if not question.asks_any(Ask.AMOUNT) or question.entities.places or PART_SAID.search(question.folded) or not (_PLAN.search(question.folded) or _names_subject(question, shelf)):
        return question
    if question.entities.years and shelf.document.period and question.entities.years == (shelf.document.period[1],) and _UNTIL.search(question.folded):
        question = question.of_year(None)        # 'đến 2030 cần tất cả bao nhiêu' of a plan 2026 - 2030
    if question.entities.years and _SOURCE_SAID.search(question.folded) and shelf.document.period != (question.entities.years[0],) * 2:
        named = plan_named(question, shelf)
        return replace(question, words=tuple(w for w in question.words if w not in named))          # of one source in one year: the plan's years are told of all sources together
    named = plan_named(question, shelf)
    told = [w for w in question.words if w not in named and not (w in OF_MONEY or w in SOURCES or _SOURCE_SAID.fullmatch(w))]
    strange = [w for w in told if f" {w} " not in shelf.title_line and not w.isdigit() and w not in _COUNTED]      # 'trong 5 năm', 'cả ba việc'
    if len(strange) > (len(told) + len(named) >= _TOLD and bool(_PLAN.search(question.folded))):      # 'cho kế hoạch mùa nước nổi, bến đò, …': called otherwise in one word
        return question
    source = _SOURCE_SAID.search(question.folded)
    said = " ".join(tokens(re.sub(r" (?:cấp|các) ", " ", source[0]))) if source else ""
    return replace(question, of_plan=True, words=(said,) if said and shelf.knows(said) else tuple(w for w in question.words if w in SOURCES and w not in OF_MONEY) or tuple(_PAYS.findall(source[0] if source else "")) or WHOLE_PLAN)


# "kế hoạch vận tải thủy sản - sân bay - du lịch của …", "đề án chợ, kho lạnh cần …": what a plan is called, up to what is said of it
_NAMED_PLAN = re.compile(r"\b(?:kế hoạch|đề án|chương trình|phương án|nghị quyết) (?P<name>(?!nào\b|này\b|số\b)[^?]{5,110}?)(?= (?:của|cần|tốn|hết|đòi hỏi|phải|dự kiến|được|cho|trong|năm|là)\b|\s*[?]|$)")
_CALLED = 0.5      # share of those words that the title must hold for them to be the plan's name


def plan_named(question: Question, shelf: Shelf) -> frozenset[str]:
    """The words by which a question calls the plan, half of which stand in its title, in whatever words the others are put."""
    match = _NAMED_PLAN.search(question.folded)
    said = set(tokens(match["name"])) if match else set()
    words = [w for w in question.words if set(_OF_PLAN.sub("", w).split()) <= said]
    titled = [w for w in words if f" {w} " in shelf.title_line or all(f" {s} " in shelf.title_line for s in _OF_PLAN.sub("", w).split())]
    return frozenset(words) if len(words) > 1 and len(titled) >= _CALLED * len(words) else frozenset()


_OF_PLAN = re.compile(r"^(?:kế hoạch|đề án|chương trình) ")      # 'kế hoạch hương', where the segmenter takes both for one word
# "đến 2030", "từ nay tới hết năm 2030"
_UNTIL = re.compile(r"\b(?:đến|tới|hết)(?: hết| cuối)?(?: năm)? 20\d\d\b")
_TOLD = 6          # words by which a plan is called, from which on one may be another than its title's
_SUBJECT = 0.6     # share of the words of a plan's subject from which on it is the plan that is called so


def _names_subject(question: Question, shelf: Shelf) -> bool:
    """Whether a question calls a plan by its subject: 'để phòng dịch thủy sản và nâng cấp cảng cá'."""
    subject = [t for t in tokens(shelf.document.subject) if t not in stopwords() and t not in tokens(shelf.document.place)]
    asked = set(tokens(question.read))
    return len(subject) >= 4 and sum(t in asked for t in subject) >= _SUBJECT * len(subject) or Ask.PRICE not in question.asks and not TWICE.search(question.folded) and _names_each_part(asked, shelf)


_COUNTED = frozenset({"hai", "ba", "bốn", "việc", "mảng", "lĩnh vực", "nội dung", "cộng", "gộp", "tính"})
# What a subject of several is divided by: "cà phê bền vững, bữa ăn bán trú và vùng tái định cư"
_BETWEEN = re.compile(r",|;| và | - | – ")
_PARTS = 3         # things that a plan is about, from which on a question that names each of them is of the plan
_DEEDS = frozenset("phát triển bảo đảm nâng cao nâng cấp xây dựng bảo tồn hỗ trợ thực hiện tổ chức tăng cường củng cố bố trí sắp xếp ổn định đời sống nhân dân phòng chống công tác hoạt động trên địa bàn vùng hệ thống chất lượng năm giai đoạn".split())


def _names_each_part(asked: set[str], shelf: Shelf) -> bool:
    """Whether a question names every one of the things that a plan is about, three at least: 'cho sen, hoa kiểng, đê'."""
    parts = [set(tokens(part)) - _DEEDS - stopwords() - set(tokens(shelf.document.place)) for part in _BETWEEN.split(shelf.document.subject)]
    parts = [part for part in parts if part]
    return len(parts) >= _PARTS and all(part & asked for part in parts)


def _is_named(words: dict[str, float], passage: Passage) -> bool:
    """Whether a row's own name holds all syllables of a question's telling words, two at least: 'lắp camera' of 'Lắp đặt 60 camera an ninh'."""
    syllables = {s for w in words for s in w.split()}
    return len(syllables) >= 2 and syllables <= set(tokens(rows.name_of(passage.clause)))


def _is_item(words: dict[str, float], passage: Passage) -> bool:
    """Whether a row holds the telling words of a question, beside those that name its columns ('phần xã hội hóa')."""
    held = {w: strength for w in words if (strength := passage.holds(w)) != NEAR}
    return len(held) >= 2 and sum(words[w] for w, strength in held.items() if strength > NEAR) >= _OF_ITEM * sum(words[w] for w in held)
