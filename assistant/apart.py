"""A comparison whose plans are asked different things, taken apart: 'Gia Lai chốt danh sách khi nào, An Giang duyệt hộ khi nào?'."""
from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.understand.asks import asked
from assistant.understand.question import Question
from index.lexicon.places import spelling, split_level
from index.text import fold

# Where one part of a question ends: ", ", "; ", ": ", ". ", " còn "
_END = re.compile(r"[,;:.?](?:\s+|$)|\s+còn\s+")
# A description of the plan right after its place: "Gia Lai (kế hoạch lao động)"; not what is to be looked for: "(mốc 2030)", "(hỏi đơn vị chủ trì)"
_APPOSED = re.compile(r"\s*\((?![^()]*(?:\d|\b(?:hỏi|tính|chỉ|kể|lấy)\b))[^()]*\)")
# "… có quy định không", "có nói gì về cho vay không": asks as well
_WHETHER = re.compile(r"\bcó\b.*\bkhông$")


def own_questions(question: Question, names: Sequence[str]) -> dict[str, str]:
    """What each of the places is asked, where every one of them has a part of the question for itself that asks something:
    the parts that name no place, before the first that does, and its own. Empty where they are all asked the same.

    `names`: of the places compared, as in Scope.groups.
    """
    parts = [part for part in _END.split(question.read) if part.strip()]
    named = [[name for name in names if _stands(name, part)] for part in parts]
    if any(len(found) > 1 for found in named) or {found[0] for found in named if found} != set(names):
        return {}
    first = next(i for i, found in enumerate(named) if found)
    own: dict[str, list[str]] = {name: [] for name in names}
    current = ""
    for part, found in zip(parts[first:], named[first:]):
        current = found[0] if found else current
        own[current].append(part)
    if not all(any(_asks(part) for part in said) for said in own.values()):
        return {}
    common = ", ".join(parts[:first])
    return {name: f"{common}: {', '.join(said)}" if common else ", ".join(said) for name, said in own.items()}


def without_descriptions(text: str, names: Sequence[str]) -> str:
    """A question less what it says in brackets of the plans themselves: 'Gia Lai (kế hoạch lao động) và An Giang' → 'Gia Lai và An Giang'."""
    for name in names:
        if found := re.search(rf"{_pattern(name)}(?P<gone>{_APPOSED.pattern})", fold(text)):
            text = text[:found.start("gone")] + text[found.end("gone"):]
    return text


def _asks(part: str) -> bool:
    folded = fold(part).strip()
    return bool(asked(folded).kinds) or bool(_WHETHER.search(folded))


def _stands(name: str, part: str) -> bool:
    return re.search(_pattern(name), fold(part)) is not None


def _pattern(name: str) -> str:
    return rf"(?<!\w){spelling(split_level(name)[1] or name)}(?!\w)"
