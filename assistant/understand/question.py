"""A question, read: what it asks for, what it names, and the words that say what it is about."""
from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from assistant.understand import entities
from assistant.understand.counting import OF_EACH, counted
from assistant.understand.spelling import read as spelled_out
from assistant.understand.asks import Ask, asked
from assistant.understand.entities import Entities
from assistant.understand.terms import content, content_words, stopwords
from index.lexicon import agencies
from index.lexicon.places import COMMUNE_LEVELS, LEVELS, spelling, split_level
from index.text import fold


def _is_inside(place: tuple[str, str], names: Collection[str]) -> bool:
    """Whether a place lies in the one that a document is of and has its name: the city of Yên Bái in Yên Bái, 'thị trấn Yên Lập' in
    'huyện Yên Lập'; not 'xã Kim Long' for 'phường Kim Long', which people mix up."""
    level, name = place
    levels = {split_level(other)[0] for other in names if fold(split_level(other)[1]) == fold(name)} - {""}
    if level == "thành phố":
        return level not in levels
    return bool(levels) and level not in levels and (level in _DISTRICTS or level in COMMUNE_LEVELS and not levels & set(COMMUNE_LEVELS))


_DISTRICTS = frozenset({"huyện", "quận", "thị xã"})


@dataclass(frozen=True, slots=True)
class Sought:
    """What a quotation should hold: the syllables asked about, and the kinds of thing asked for."""

    words: frozenset[str] = frozenset()
    kinds: frozenset[Ask] = frozenset()


@dataclass(frozen=True, slots=True)
class Question:
    """`text` as typed, `read` with marks restored and abbreviations spelled out, `folded` that folded."""

    text: str
    read: str
    folded: str
    asks: frozenset[Ask]
    entities: Entities
    terms: tuple[str, ...]       # the syllables that say what it is about, without annexes and years
    words: tuple[str, ...]       # the same in words: "làng nghề"
    noun: str = ""               # what is counted or listed: 'bao nhiêu làng nghề', 'những làng nghề nào' → 'làng nghề'
    of_item: bool = False        # whether the money of one item is asked for, not that of the whole plan
    of_plan: bool = False        # whether money of the whole plan is asked for, by what it is called: nothing of it chooses a clause
    notes: tuple[str, ...] = ()  # how it was read, in Vietnamese

    def asks_any(self, *kinds: Ask) -> bool:
        return bool(self.asks & set(kinds))

    @property
    def sought(self) -> Sought:
        return Sought(frozenset(self.terms), self.asks)

    def as_typed(self, words: str) -> str:
        """Folded words of the question with its own capitals: 'công trình hạng i' → 'công trình hạng I'; as they are where they don't stand in it."""
        at = self.folded.find(words) if words and len(self.folded) == len(self.read) else -1
        return self.read[at:at + len(words)] if at >= 0 else words

    def without(self, names: Collection[str], numbers: Collection[str] = ()) -> Question:
        """The same question less some names and their words: those of the places it is asked of, and the `numbers` of the documents."""
        spelled = [spelling(name) for name in {split_level(name)[1] for name in names if name}]
        spans = [m.span() for name in spelled for m in re.finditer(rf"{_THE_PLAN_OF}(?<!\w){name}(?!\w)", self.folded)]
        spans += [m.span() for number in numbers if number for m in re.finditer(rf"(?:{_DOCUMENT} (?:số )?)?{re.escape(fold(number))}(?!\w)", self.folded)]
        spans += [*asked(self.folded).spans, *_named(self.folded, self.entities)]
        others = tuple(n for n in self.entities.names if not any(re.search(name, fold(n)) for name in spelled))
        inside = {p for p in self.entities.places if _is_inside(p, names)}
        places = tuple(p for p in self.entities.places if p in inside or not any(re.fullmatch(name, fold(p[1])) for name in spelled))
        return replace(self, terms=tuple(content(self.folded, tuple(spans))), words=tuple(w for w in _apart(content_words(self.read, self.folded, tuple(spans)), self.entities) if w not in _HEADS or not _SAID_TWICE.search(self.folded)),
                       entities=replace(self.entities, places=places, names=others))

    def known_to(self, knows: Callable[[str], bool], about: Sequence[Callable[[str], bool]]) -> Question:
        """The same question less the words that others of the plans compared are about and this one does not know."""
        gone = {w for w in self.words if not knows(w) and any(other(w) for other in about)}
        return replace(self, words=tuple(w for w in self.words if w not in gone))

    @property
    def asked_for(self) -> str:
        """The word right before 'nào': 'do nhà thầu nào thi công' → 'nhà thầu'; '' where it is a question word itself."""
        from index.segment import words

        if _NO_SUCH.search(self.folded):
            return ""
        row = [w.replace("_", " ").casefold() for w in words(self.read)]
        for before, word in zip(row, row[1:]):
            if word == "nào" and fold(before) not in stopwords() and before.isalpha() | (" " in before):
                return fold(before)
        return ""

    def of_year(self, year: int | None) -> Question:
        """The same question asked of one year only, or of none."""
        return replace(self, entities=replace(self.entities, years=(year,) if year else ()))

    def about(self, read: str) -> Question:
        """The same question in other words (a follow-up made whole, a comparison asked of one plan)."""
        return replace(_parsed(self.text, " ".join(read.split())), notes=self.notes)      # positions are those of the folded text, which has one space between words


# "không được phân tủ sấy mực nào", "chưa có nhà văn hóa nào": denies, asks for none by its name
_NO_SUCH = re.compile(r"\b(?:không|chưa)\b[^,;?]{3,40}\bnào\s*\??$")


# "kế hoạch của UBND tỉnh", "đề án huyện" before the name of the place that the document is of: says which document, not what of it
_THE_PLAN_OF = rf"(?:(?<!\w)(?:kế hoạch|đề án|phương án|chương trình|nghị quyết|quyết định) (?:của )?(?:(?:ubnd|ủy ban nhân dân) )?(?:(?:{'|'.join(LEVELS)}) )?)?"
_DOCUMENT = "(?:quyết định|kế hoạch|nghị quyết|chương trình|đề án)"


def understand(text: str, correct: Callable[[str], str]) -> Question:
    """Read a question as typed. `correct` restores its marks and mends its slips, by the words of the index."""
    read, changed = spelled_out(text, correct)
    notes = (f"Đã đọc câu hỏi là: “{read}”",) if changed else ()
    return replace(_parsed(text, _asked_in_full(_FORMERLY.sub(r"\g<place>", read))), notes=notes)


# "phường Xuân Hương (thành phố Đà Lạt cũ)": where a place was before the mergers, said beside it
_FORMERLY = re.compile(r"(?P<place>\b(?:xã|phường|thị trấn|đặc khu|thôn|bản|xóm|ấp)\b[^()?]{3,40}?)\s*\((?:thuộc |trước là )?(?:thành phố|tp\.?|thị xã|huyện|quận|tỉnh)\s[^()]{2,40}?\s(?:cũ|cu|trước đây)\)", re.IGNORECASE)


# "Hạn báo cáo của Thanh Hóa?", "thời hạn gửi báo cáo năm ở xã A là ngày nào": of one plan
_DUE_SHORT = re.compile(r"^(?:thời )?hạn (?:nộp |gửi )?báo cáo(?P<of>(?:(?!\b(?:và|so|nơi|bên|cơ quan|sở|ai)\b)[^?,;]){0,50}?)(?: là)?(?: ngày nào| khi nào| bao giờ| lúc nào| thế nào)?\s*\??$", re.IGNORECASE)


def _asked_in_full(read: str) -> str:
    """A question for a deadline that names it only, as plans have it said: 'Hạn báo cáo của A?' → 'Báo cáo kết quả thực hiện của A trước ngày nào?'."""
    match = _DUE_SHORT.match(read.strip())
    return f"Báo cáo kết quả thực hiện{match['of']} trước ngày nào?" if match else read


def _parsed(text: str, read: str) -> Question:
    folded = fold(read)
    found = entities.find(read)
    what = asked(_less_condition(_without_places(folded, found)))
    if Ask.DUTIES in what.kinds and not found.agencies:      # 'ngành công thương được phân việc gì'
        found = replace(found, agencies=tuple(dict.fromkeys(m.name for m in agencies.find(re.sub(r"\b[Nn]gành ", "Sở ", read)))))
    spans = (*what.spans, *_named(folded, found))
    kinds = what.kinds - {Ask.COUNT} if OF_EACH.search(folded) else what.kinds
    noun = counted(folded)
    words = _less_anyone(_apart(content_words(read, folded, spans), found), noun)
    return Question(text, read, folded, kinds, found, tuple(content(folded, spans)), words, noun)


_HEADS = frozenset({"lượt", "lượt người"})
# "bao nhiêu người (lượt người)": the same said twice
_SAID_TWICE = re.compile(r"\bngười \((?:hay |hoặc )?lượt người\)")
_ANYONE = frozenset({"người", "lượt", "lượt người"})


def _less_anyone(words: Sequence[str], noun: str) -> tuple[str, ...]:
    """The words less those for whoever is counted: a plan calls them by what they are."""
    return tuple(word for word in words if noun not in _ANYONE or word not in _ANYONE)


def _apart(words: Sequence[str], found: Entities) -> tuple[str, ...]:
    """The words with names and measures apart from what the segmenter joined to them: 'y tý giữ' → 'y tý', 'giữ'; 'trống đọi', 'tam tốn' → 'trống', 'đọi tam', 'tốn'."""
    names = [fold(name).split() for name in (*(name for _, name in found.places), *(name for name in found.names if " " in name))]
    syllables = [(syllable, i) for i, word in enumerate(words) for syllable in word.split()]
    row, cuts = [syllable for syllable, _ in syllables], {at for at in range(1, len(syllables)) if syllables[at][1] != syllables[at - 1][1] or syllables[at - 1][0] in _MEASURES}
    for name in names:
        for at in range(len(row) - len(name) + 1):
            if row[at:at + len(name)] == name and (len(name) > 1 or syllables[at][1] == syllables[at + len(name) - 1][1]):
                cuts = cuts - set(range(at + 1, at + len(name))) | {at, at + len(name)}
    edges = sorted(cuts - {0, len(row)})
    return tuple(" ".join(row[a:b]) for a, b in zip([0, *edges], [*edges, len(row)]) if a < b)


_MEASURES = frozenset({"ha", "km", "kg", "m2", "m3", "mw", "kw"})      # no word of Vietnamese begins with them: 'ha nghệ' is 'ha', 'nghệ'


# "thôn nào chưa có sóng thì cơ quan nào lo phủ sóng": whichever of them it is, before what is asked
_WHICHEVER = re.compile(r"^[^,?]*?\b(?P<which>[^\W\d_]+ nào)\b[^,?]{3,60}? thì (?=.*\b(?:nào|ai|gì|bao nhiêu|mấy|đâu)\b)")


def _less_condition(folded: str) -> str:
    """A folded text in which a condition asks nothing, blotted out in its length."""
    match = _WHICHEVER.search(folded)
    return folded[:match.start("which")] + re.sub(r"\S", "·", match["which"]) + folded[match.end("which"):] if match else folded


def _without_places(folded: str, found: Entities) -> str:
    """A folded text whose names of places ask nothing, blotted out in their length: 'huyện Tiền Hải rộng bao nhiêu' asks for no money."""
    for name in {fold(n) for n in (*(p.name for p in found.provinces), *(n for _, n in found.places)) if " " in n}:
        folded = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", lambda m: re.sub(r"\S", "·", m[0]), folded)
    return folded


def _named(folded: str, found: Entities) -> tuple[tuple[int, int], ...]:
    """Where annexes, sections, years and periods stand: they choose where to look, not what for."""
    names = [*found.annexes, *found.sections, *(str(y) for y in found.years)]
    if found.period:
        names += [str(y) for y in found.period]
    spans = [m.span() for m in re.finditer(r"\bquý (?:i{1,3}|iv|[1-4])\b(?:\s?/\s?\d{4})?", folded)]
    for name in names:
        spans += [m.span() for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", folded)]
    if len(found.years) > 1:
        spans += [m.span() for m in _SO_MANY_YEARS.finditer(folded)]
    spans += [m.span() for m in _MERGED_SAID.finditer(folded)]
    spans += [m.span() for m in _ONLY_THEN.finditer(folded)]
    return tuple(spans)


# "đến quý IV mới làm": no 'mới' of what is new
_ONLY_THEN = re.compile(r"\bmới (?=làm|xong|hoàn thành|bắt đầu|triển khai|thực hiện|khởi công)")
# "hai năm đầu 2026 và 2027": which years they are is told beside it
_SO_MANY_YEARS = re.compile(r"\b(?:cả )?(?:hai|ba|bốn|\d) năm(?: đầu| cuối| liền)?\b")
# "Sở Giao thông vận tải cũ của Hưng Yên giờ nhập rồi, vậy …": said of an agency, before what is asked
_MERGED_SAID = re.compile(r"^(?![^,?]*\b(?:nào|gì|mấy|bao nhiêu|ai|đâu)\b)[^,?]*\b(?:sáp nhập|hợp nhất|giải thể|đổi tên|(?:đã|giờ|nay|bị|được) nhập)\b[^,?]{0,30}, ?(?:vậy |thế |thì |nên )*")
