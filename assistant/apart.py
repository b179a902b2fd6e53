"""A comparison whose plans are asked different things, taken apart: 'Gia Lai chốt danh sách khi nào, An Giang duyệt hộ khi nào?'."""
from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.understand.asks import asked
from assistant.understand.question import Question
from assistant.understand.terms import content
from index.lexicon.places import spelling, split_level
from index.text import fold

# Where one part of a question ends: ", ", "; ", ": ", ". ", " còn "
_END = re.compile(r"[,;:.?](?:\s+|$)|\s+còn\s+")
# A description of the plan right after its place: "Gia Lai (kế hoạch lao động)"; not what is to be looked for: "(mốc 2030)", "(hỏi đơn vị chủ trì)"
_APPOSED = re.compile(r"\s*\((?![^()]*(?:\d|\b(?:hỏi|tính|chỉ|kể|lấy)\b))[^()]*\)")
# "… có quy định không", "có nói gì về cho vay không": asks as well
_WHETHER = re.compile(r"\bcó\b.*\bkhông$")


# "… và của các cơ quan, đơn vị ở Tây Ninh khác nhau thế nào": asked of all, whatever stands before it
_DIFFER = re.compile(r"\b(?:khác nhau|khác gì|giống nhau|so với nhau)\b")


def own_questions(question: Question, names: Sequence[str]) -> dict[str, str]:
    """What each of the places is asked, where every one of them has a part of the question for itself that asks something:
    the parts that name no place, before the first that does, and its own. Empty where they are all asked the same.

    `names`: of the places compared, as in Scope.groups.
    """
    parts = [part for part in _END.split(question.read) if part.strip()]
    named = [[name for name in names if _stands(name, part)] for part in parts]
    if any(len(found) > 1 for found in named):
        return _set_beside(question.read, names)
    if {found[0] for found in named if found} != set(names):
        return {}
    first = next(i for i, found in enumerate(named) if found)
    own: dict[str, list[str]] = {name: [] for name in names}
    current = ""
    for part, found in zip(parts[first:], named[first:]):
        current = found[0] if found else current
        own[current].append(part)
    if _DIFFER.search(fold(parts[-1])):
        return {}
    common = ", ".join(parts[:first])
    if not all(any(_asks(part) for part in said) for said in own.values()):
        subjects = all(_subject(", ".join(said), names) for said in own.values())      # 'số người được tập huấn: tiểu thương ở A, thanh niên ở B'
        if not subjects or not _asks(common):
            return _set_beside(question.read, names)
    if any(not _words(", ".join(said), names) for said in own.values()):      # 'còn kế hoạch của B thì đặt mấy': the same as A
        return {}
    return {name: f"{common}: {', '.join(said)}" if common else ", ".join(said) for name, said in own.items()}


# Between two subjects that are set beside each other: "vốn xã hội hóa của A với vốn huy động của B"
_BESIDE = re.compile(r"\s(?:so với|với|còn)\s")
# … and where neither asks anything itself: "hộ trồng sầu riêng ở A lắp tưới và hộ nghèo ở B lắp bơm: trần hỗ trợ mỗi nơi là bao nhiêu"
_AND = re.compile(r"\s(?:so với|với|còn|và)\s")
_NO_SUBJECT = frozenset("kế hoạch đề án chương trình nghị quyết quyết định phương án tỉnh huyện xã phường thành phố so sánh".split())


def _set_beside(text: str, names: Sequence[str]) -> dict[str, str]:
    """What each place is asked where its own subject stands before it, and what asks after the last: 'vốn A góp của Huế với vốn B góp của
    Quảng Trị, bên nào lớn hơn'. Empty where the places have no subjects of their own."""
    return _parted(text, names, _BESIDE) or _parted(text, names, _AND, plain=True)


def _parted(text: str, names: Sequence[str], between: re.Pattern[str], plain: bool = False) -> dict[str, str]:
    """The same with what stands between the subjects; `plain`: only where no subject asks anything, and nothing is said before the first."""
    segments = between.split(text)
    held = [[name for name in names if _stands(name, segment)] for segment in segments]
    if len(segments) != len(names) or any(len(found) != 1 for found in held) or len({found[0] for found in held}) != len(names):
        return {}
    last = re.search(_pattern(held[-1][0]), fold(segments[-1]))
    end = _END.search(segments[-1], last.end())
    tail, until = (segments[-1][end.end():], end.start()) if end else ("", len(segments[-1]))
    if plain and not tail.strip() and all(_same_head(segment, segments[0]) for segment in segments[1:]):           # 'diện tích cam của A và diện tích dừa của B đặt ra đến cuối kỳ khác nhau thế nào'
        tail, until = segments[-1][last.end():until].strip(), last.end()
    own = {found[0]: segment for found, segment in zip(held, (*segments[:-1], segments[-1][:until]))}
    if plain:
        own = {name: _headed(segment, segments[0]) for name, segment in own.items()}
    if plain and (any(_asks(segment) for segment in own.values()) or ":" in segments[0]):
        return {}
    if not _asks(tail) or not all(_subject(segment, names) for segment in own.values()):
        return {}
    return {name: f"{segment}, {tail}" for name, segment in own.items()}


def _headed(segment: str, first: str) -> str:
    """A subject with what the first one says before the words that both begin with: 'nghệ nhân dạy khèn ở B' beside 'Thù lao cho nghệ nhân dạy nghề hương ở A'
    → 'Thù lao cho nghệ nhân dạy khèn ở B'."""
    at = _head(segment, first)
    return f"{first[:at]}{segment.strip()}" if at > 0 else segment


def _head(segment: str, first: str) -> int:
    """Where the two words that a subject begins with stand in the first one; -1 where they don't."""
    begins = " ".join(segment.split()[:2])
    return first.casefold().find(begins.casefold()) if len(begins.split()) == 2 else -1


def _same_head(segment: str, first: str) -> bool:
    return _head(segment, first) >= 0


def _subject(part: str, names: Sequence[str]) -> bool:
    """Whether a part says what it is about, beside its place and what a plan is called."""
    return len(_words(part, names)) >= 2


def _words(part: str, names: Sequence[str]) -> list[str]:
    """What a part speaks of beside its place and what a plan is called."""
    folded = fold(part)
    for name in names:
        folded = re.sub(_pattern(name), " ", folded)
    return [word for word in content(folded) if word not in _NO_SUBJECT]


def without_descriptions(text: str, names: Sequence[str]) -> str:
    """A question less what it says in brackets of the plans themselves: 'Gia Lai (kế hoạch lao động) và An Giang' → 'Gia Lai và An Giang'."""
    for name in names:
        for pattern in (rf"{_pattern(name)}(?P<gone>{_APPOSED.pattern})", rf"\b(?:{_KINDS})(?P<gone>{_OF_SUBJECT})\s(?:của\s)?(?:(?:tỉnh|huyện|xã|phường|thành phố)\s)?{_pattern(name)}"):
            if found := re.search(pattern, fold(text)):
                text = text[:found.start("gone")] + text[found.end("gone"):]
    for frame in _FRAMES:
        while found := frame.search(fold(text)):
            text = " ".join((text[:found.start()] + text[found.end():]).split())      # as fold() has it, so that places fit
    return text


# What a plan is called before its place: " văn hóa cồng chiêng" of "kế hoạch văn hóa cồng chiêng Kon Tum"
_KINDS = "kế hoạch|đề án|chương trình|nghị quyết|phương án"
_OF_SUBJECT = r"(?:,? (?:[-–] )?(?!của\b|và\b|với\b|có\b|là\b|được\b|kế hoạch\b|đề án\b|chương trình\b)[^\W\d_]+){1,8}?"
_PLANS = r"(?:văn bản|kế hoạch|đề án|nơi|bên|chỗ|tỉnh|huyện|xã|địa phương)"
# What is said of the plans as such, not of what is looked for in them
_FRAMES = (
    # "trong ba văn bản của Giao Thủy, …", "trong các kế hoạch"
    re.compile(rf"\btrong (?:cả )?(?:hai|ba|bốn|năm|các|những|mấy|\d+) {_PLANS}(?: này| trên)?(?: của)?(?=\s)"),
    # "; hai nơi kia có ghi không", ", các kế hoạch khác có nêu không"
    re.compile(rf"[,;:.]?\s*(?:hai|ba|các|những) {_PLANS} (?:kia|còn lại|khác) (?:thì )?có (?:ghi|nêu|nói|quy định|đề cập)[^,.;?]*"),
    # "Văn bản nào không nói đến sơ kết", "nơi nào chưa quy định"
    re.compile(rf"[,;:.?]?\s*(?:có )?{_PLANS} nào (?:không|chưa) (?:thấy )?(?:ghi|nêu|nói|quy định|đề cập|nhắc|có)(?: (?:gì|đến|tới|rõ|về|việc này|nội dung này))*(?: (?:đến|tới|về) [^,.;?]{{1,40}})?(?=\s*(?:[,.;?]|$))"),
    # "nơi nào ghi", "kế hoạch nào có nêu"
    re.compile(rf"\b{_PLANS} nào (?:có )?(?:ghi|nêu|quy định|đề cập)(?: rõ| đến| tới| về)?(?=\s)"),
    # ". Nêu số từng nơi", ", ghi rõ con số của mỗi bên"
    re.compile(rf"[,;:.?]?\s*(?:hãy )?(?:nêu|ghi|cho biết) (?:rõ )?(?:con )?(?:số|số liệu|mức)(?: tiền)? (?:của |ở )?(?:từng|mỗi) {_PLANS}(?=\s*(?:[,.;?]|$))"),
)


def _asks(part: str) -> bool:
    folded = fold(part).strip()
    return bool(asked(folded).kinds) or bool(_WHETHER.search(folded))


def _stands(name: str, part: str) -> bool:
    return re.search(_pattern(name), fold(part)) is not None


def _pattern(name: str) -> str:
    return rf"(?<!\w){spelling(split_level(name)[1] or name)}(?!\w)"
