"""Which side of a plan as a whole a question asks for, by the table in aspects.toml."""
from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files

from assistant.reporting import COMMITTEE
from assistant.shelf import Shelf
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from assistant.understand.terms import tokens
from index.lexicon import abbreviations
from index.text import fold


@dataclass(frozen=True, slots=True)
class Aspect:
    """`kind`: which module tells it; `headed`: of a section, what its heading begins with; `otherwise`: the names of those told
    where a plan has no such section; `word`: the part, or the number of the annex, that the question names."""

    kind: str
    name: str
    asked: re.Pattern[str]
    headed: re.Pattern[str] | None = None
    otherwise: tuple[str, ...] = ()
    said: re.Pattern[str] | None = None
    also: frozenset[str] = frozenset()       # syllables that such a question may hold besides
    example: str = ""
    word: str = ""


@cache
def table() -> tuple[Aspect, ...]:
    rows = tomllib.loads(files("assistant.overview").joinpath("aspects.toml").read_text(encoding="utf-8"))["aspect"]
    return tuple(Aspect(r["kind"], r["name"], re.compile(r["asked"]), re.compile(r["headed"]) if "headed" in r else None, tuple(r.get("else", ())),
                        re.compile(r["said"]) if "said" in r else None, frozenset(r.get("also", "").split()), r["example"]) for r in rows)


def named(name: str) -> Aspect:
    """The aspect of a name."""
    return next(aspect for aspect in table() if aspect.name == name)


# Syllables that a question on a whole plan may hold beside what it asks for and what the plan is called
GENERAL = frozenset("""kế hoạch đề án phương án nghị quyết quyết định chương trình văn bản tài liệu hướng dẫn này đó ấy trên kia của trong theo tỉnh huyện xã phường thành phố thị ủy ban nhân dân
    ubnd hđnd hội đồng sở bộ là gì nào những các gồm có bao nhiêu mấy ra sao thế như được cho biết tôi mình em hãy xin nêu liệt kê kể cụ thể chung chính về đặt thực hiện triển khai
    ban hành tổ chức quy định nội dung ở tại năm giai đoạn với và đối từng bản toàn bộ cả kèm theo giúp ngắn gọn xem anh chị ạ nhé vậy thì đến tới hết nói viết bàn đề cập nó họ ta giup vay nhe voi giùm dùm
    tóm tắt lược khái quát vùng khu vực địa bàn làm""".split())
_COMPARING = frozenset("so sánh đối chiếu khác nhau giống giữa điểm hai ba bốn cùng sự biệt chỗ bên nơi tỉnh".split())
# "UBND xã, phường", "Ủy ban nhân dân cấp huyện": somebody's part in the plan (level_duties.py)
_A_LEVEL = re.compile(rf"\b{COMMITTEE} (?:các |cấp )*(?:xã|phường|huyện|quận|thị xã|thị trấn|đặc khu)\b")
# "của kế hoạch", "đề án này"
A_PLAN = re.compile(r"\b(?:kế hoạch|đề án|phương án|nghị quyết|quyết định|chương trình|văn bản|quy chế|quy định|hướng dẫn)\b")
# "bao nhiêu", "tổng kinh phí", "mức hỗ trợ": a figure
_FIGURE = re.compile(r"\b(?:bao nhiêu|mấy|tổng(?! quát| quan| thể| kết| hợp)|mức|số tiền)\b")
# What is asked for is a figure or an agency of something: no question on a section
_COUNTING = ("catalogue", "annexes", "parts", "tables", "busiest")
_SPECIAL = (Ask.PERCENT, Ask.TIMES, Ask.SUM, Ask.MOST, Ask.PRICE, Ask.PHONE, Ask.REPLACED, Ask.OWN_NUMBER, Ask.SIGNER, Ask.EFFECT)


def aspect_asked(question: Question, shelf: Shelf, beside: Sequence[Shelf] = ()) -> Aspect | None:
    """The side of the whole plan of `shelf` that a question asks for; None where it asks for something in it. `beside`: the plans that it is to be
    compared with, by whose titles the question may call them."""
    entities = question.entities
    if any(not _is_issuer(name, shelf) for name in entities.agencies) or entities.places or entities.names or _A_LEVEL.search(question.folded) or not _of_its_years(question, shelf):
        return None
    for aspect, match in _matching(question.folded):
        asking, rest = _with_its_own(aspect, match[0], question.folded)
        if aspect.kind not in _COUNTING and (question.asks_any(*_figures_of_another(aspect)) or _FIGURE.search(rest)) or not says_no_more(question, shelf, f"{asking} {' '.join(aspect.also)}", beside):
            continue
        if entities.annexes and aspect.kind != "annex":
            return None
        return replace(aspect, word=next(filter(None, match.groups()), ""))
    return None


def _is_issuer(agency: str, shelf: Shelf) -> bool:
    """Whether an agency is the one whose plan it is: 'kế hoạch của Hội Liên hiệp Phụ nữ tỉnh A'."""
    return bool(shelf.document.issuer) and fold(agency) in fold(abbreviations.expand(shelf.document.issuer))


def _figures_of_another(aspect: Aspect) -> tuple[Ask, ...]:
    """What a question on a side of the plan does not ask for besides; one on its money asks for sums and their sources."""
    return tuple(ask for ask in _SPECIAL if ask is not Ask.SUM) if aspect.kind == "money" else (*_SPECIAL, Ask.SOURCE)


# What a summary tells besides: 'làm trong những năm nào', 'hết bao nhiêu tiền', 'ai lo'
_TOLD_IN_BRIEF = re.compile(r"\b(?:làm |thực hiện |kéo dài |triển khai )?(?:trong |từ |đến )?(?:những |các |mấy |bao nhiêu )?(?:năm|giai đoạn|thời gian)(?: nào| mấy)?\b|\b(?:hết|tốn|cần|tổng|mất|dùng)? ?(?:cộng )?(?:hết )?(?:bao nhiêu|mấy) (?:tiền|kinh phí|vốn|tỷ|tỉ|triệu)(?: đồng)?\b|\b(?:ai|cơ quan nào|sở nào) (?:chủ trì|làm đầu mối|lo)\b|\bkinh phí (?:bao nhiêu|là bao nhiêu|ra sao)\b")
_WHOLE_MONEY = re.compile(r"\btổng (?:tiền|kinh phí|vốn|số tiền|nguồn vốn|cộng)\b")


def _with_its_own(aspect: Aspect, said: str, folded: str) -> tuple[str, str]:
    """(the words that ask for a side of the plan, with those that ask for what is told with it; what is left of the question)."""
    own = _TOLD_IN_BRIEF if aspect.kind == "summary" else _WHOLE_MONEY if aspect.kind == "money" else None
    rest = folded.replace(said, " ")
    more = [m[0] for m in own.finditer(rest)] if own else []
    return " ".join((said, *more)), own.sub(" ", rest) if own else rest


@lru_cache(maxsize=64)
def _matching(folded: str) -> tuple[tuple[Aspect, re.Match[str]], ...]:
    """The aspects whose words a folded question has, each with where: the same for every plan that it is asked of."""
    return tuple((aspect, match) for aspect in table() if (match := aspect.asked.search(folded)))


def _of_its_years(question: Question, shelf: Shelf) -> bool:
    """Whether a question names no year but those from which and to which the plan is."""
    years, period = set(question.entities.years), shelf.document.period or ()
    return not years or years == set(period) or bool(period) and years == {period[-1]} and bool(_UNTIL.search(question.folded))


# "đến 2030", "tới hết năm 2030": the plan's last year
_UNTIL = re.compile(r"\b(?:đến|tới)(?: hết)?(?: năm)? 20\d\d\b")


def says_no_more(question: Question, shelf: Shelf, asking: str, beside: Sequence[Shelf] = ()) -> bool:
    """Whether a question says nothing but what asks for the aspect and how the plan is called: by so much of its subject."""
    shelves = beside or (shelf,)
    known = GENERAL | (_COMPARING if beside else frozenset()) | set(tokens(asking)) | {s for one in shelves for s in tokens(f"{abbreviations.expand(one.document.issuer)} {one.document.number}")}
    others = {word for word in (_JOINED.sub("", word) for word in question.words) if not all(s in known or s.isdigit() for s in word.split())}
    if any(not any(_called(word, one) for one in shelves) for word in others):
        return False
    said, titled = {s for word in others for s in word.split()}, set(tokens(shelves[0].document.subject or shelves[0].document.title)) - GENERAL
    plan = A_PLAN.search(question.folded)
    called = plan and re.match(r" (?:(?:về|phát triển|thực hiện) )?(\S+)", question.folded[plan.end():])
    return not others or bool(plan) and len(said) >= min(_FEW if called and called[1].strip(",") in said else _MANY, _CALLED * len(titled))


def _called(word: str, shelf: Shelf) -> bool:
    """Whether a word of several syllables is what a plan is called, if not side by side: 'chợ sông' of 'chợ trên sông'."""
    return f" {word} " in shelf.title_line or " " in word and set(word.split()) <= set(shelf.title_line.split())


_JOINED = re.compile(r"^(?:kế hoạch|đề án|chương trình) ")      # 'kế hoạch vùng', where the segmenter takes both for one word
_CALLED = 0.4      # share of the syllables of a plan's subject that a question must say for them to be how it calls the plan
_MANY = 6          # or so many of them,
_FEW = 3           # … or so many, where they stand right behind what a plan is called: 'kế hoạch cô đỡ thôn bản'
