"""A question taken apart into the tokens that the lexical index is asked for. Nothing of it is ever query syntax."""
from __future__ import annotations

import re
from dataclasses import dataclass

from index.segment import words
from index.text import fold, has_marks, strip_marks

# '19.250', '1,5', '15/11', '2026-2030' are kept whole beside their parts: "1,5 lần" → 1,5 · 1 · 5 · lần
_TOKEN = re.compile(r"[^\W_]+(?:[.,/-][^\W_]+)*")
_PART = re.compile(r"[^\W_]+")
_LEADING_ZEROS = re.compile(r"^0+(?=\d)")

# Words that ask rather than say. They stand in few clauses, so their rarity would make them count most.
ASKING = frozenset("""
    ai gì nào đâu bao nhiêu mấy sao thế ra hay không có phải là thì mà vậy ạ nhỉ à xin hỏi cho biết tôi em anh chị giúp
    như những các của và ở tại theo trong về được bị với hết lần lượt bn z j
""".split())
_ASKING_WEIGHT = 0.15


@dataclass(frozen=True, slots=True)
class Term:
    """A token and how much it counts."""

    token: str
    weight: float


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for: syllables as they were typed, the same without diacritics, and segmented words."""

    text: str
    marked: bool                 # whether it was typed with diacritics at all
    syllables: tuple[Term, ...]
    bare: tuple[Term, ...]
    words: tuple[Term, ...]


def syllables(text: str) -> list[str]:
    """Folded tokens in order: 'Số: 05/KH-UBND' → ['số', '05/kh-ubnd', '5', 'kh', 'ubnd']."""
    tokens = []
    for whole in _TOKEN.findall(fold(text)):
        parts = _PART.findall(whole)
        if len(parts) > 1 and any(part.isdigit() for part in parts):
            tokens.append(whole)
        tokens.extend(_LEADING_ZEROS.sub("", part) for part in parts)
    return tokens


def segmented(text: str) -> list[str]:
    """Folded words of more than one syllable: 'Sở Công thương chủ trì.' → ['công_thương', 'chủ_trì']."""
    return [fold(word) for word in words(text) if "_" in word]


def read_query(text: str) -> Query:
    """Takes a question apart."""
    typed = list(dict.fromkeys(syllables(text)))
    asking = ASKING if has_marks(text) else {strip_marks(word) for word in ASKING}
    weight = {token: _ASKING_WEIGHT if token in asking else 1.0 for token in typed}
    bare: dict[str, float] = {}
    for token in typed:
        stripped = strip_marks(token)
        bare[stripped] = max(bare.get(stripped, 0.0), weight[token])
    return Query(
        text=text, marked=has_marks(text),
        syllables=tuple(Term(token, weight[token]) for token in typed),
        bare=tuple(Term(token, value) for token, value in bare.items()),
        words=tuple(Term(word, 1.0) for word in dict.fromkeys(segmented(text))),
    )
