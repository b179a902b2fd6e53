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
    ban hành tổ chức quy định nội dung ở tại năm giai đoạn với và đối từng bản toàn bộ cả kèm theo giúp ngắn gọn xem anh chị ạ nhé vậy thì đến tới hết nói viết bàn đề cập nó họ ta giup vay nhe voi giùm dùm""".split())
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
    if entities.agencies or entities.places or entities.names or _A_LEVEL.search(question.folded) or not _of_its_years(question, shelf):
        return None
    for aspect, match in _matching(question.folded):
        if aspect.kind not in _COUNTING and (question.asks_any(*_SPECIAL, *(() if aspect.kind == "money" else (Ask.SOURCE,))) or _FIGURE.search(question.folded.replace(match[0], " "))) or not says_no_more(question, shelf, f"{match[0]} {' '.join(aspect.also)}", beside):
            continue
        if entities.annexes and aspect.kind != "annex":
            return None
        return replace(aspect, word=next(filter(None, match.groups()), ""))
    return None


@lru_cache(maxsize=64)
def _matching(folded: str) -> tuple[tuple[Aspect, re.Match[str]], ...]:
    """The aspects whose words a folded question has, each with where: the same for every plan that it is asked of."""
    return tuple((aspect, match) for aspect in table() if (match := aspect.asked.search(folded)))


def _of_its_years(question: Question, shelf: Shelf) -> bool:
    """Whether a question names no year but those from which and to which the plan is."""
    years = set(question.entities.years)
    return not years or years == set(shelf.document.period or ())


def says_no_more(question: Question, shelf: Shelf, asking: str, beside: Sequence[Shelf] = ()) -> bool:
    """Whether a question says nothing but what asks for the aspect and how the plan is called: by so much of its subject."""
    shelves = beside or (shelf,)
    known = GENERAL | (_COMPARING if beside else frozenset()) | set(tokens(asking))
    others = {word for word in (_JOINED.sub("", word) for word in question.words) if not all(s in known or s.isdigit() for s in word.split())}
    if any(not any(f" {word} " in one.title_line for one in shelves) for word in others):
        return False
    said, titled = {s for word in others for s in word.split()}, set(tokens(shelves[0].document.subject or shelves[0].document.title)) - GENERAL
    return not others or bool(A_PLAN.search(question.folded)) and len(said) >= min(_MANY, _CALLED * len(titled))


_JOINED = re.compile(r"^(?:kế hoạch|đề án|chương trình) ")      # 'kế hoạch vùng', where the segmenter takes both for one word
_CALLED = 0.4      # share of the syllables of a plan's subject that a question must say for them to be how it calls the plan
_MANY = 6          # or so many of them
