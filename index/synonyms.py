"""Words that stand for one another in questions and plans (synonyms.toml): 'tiền' and 'kinh phí', 'phụ trách' and 'chủ trì';
and what plans write for what people type (everyday.toml): 'rót' is 'bố trí', 'chót' is 'chậm nhất'."""
from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from index.text import fold, has_marks


@cache
def _table() -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    """(a pattern that finds the longest entry, entry → the others of its groups)."""
    groups = tomllib.loads(files("index").joinpath("synonyms.toml").read_text(encoding="utf-8"))["groups"]
    others: dict[str, tuple[str, ...]] = {}
    for group in groups:
        for word in group:
            others[word] = (*others.get(word, ()), *(other for other in group if other != word))
    longest_first = "|".join(map(re.escape, sorted(others, key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:{longest_first})(?!\w)"), others


def synonyms(text: str) -> list[str]:
    """What else the words of a text may be called: 'cần bao nhiêu tiền' → ['kinh phí', 'vốn', 'ngân sách', 'nguồn lực']."""
    pattern, others = _table()
    found = [other for match in pattern.finditer(fold(text)) for other in others[match.group()]]
    return list(dict.fromkeys(found))


@cache
def _everyday() -> dict[str, tuple[str, ...]]:
    """An everyday word → what plans write for it."""
    meant: dict[str, tuple[str, ...]] = {}
    for said, written in tomllib.loads(files("index").joinpath("everyday.toml").read_text(encoding="utf-8"))["words"]:
        for word in said.split(", "):
            meant[word] = (*meant.get(word, ()), *(other for other in written.split(", ") if other != word))
    return meant


def typed_words() -> frozenset[str]:
    """The everyday words of one syllable that carry marks, as they are typed: 'dành', 'rót'. Plans may have none of them, and they are no slips for all that."""
    return frozenset(word for word in _everyday() if " " not in word and has_marks(word))


@lru_cache(maxsize=20_000)
def written_as(word: str) -> tuple[str, ...]:
    """What a plan may write for one folded word of a question: 'rót' → ('bố trí', 'phân bổ', …), 'tiền' → ('kinh phí', …)."""
    return tuple(dict.fromkeys((*_everyday().get(word, ()), *_table()[1].get(word, ()))))
