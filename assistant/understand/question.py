"""A question, read: what it asks for, what it names, and the words that say what it is about."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from assistant.understand import entities
from assistant.understand.asks import Ask, asked
from assistant.understand.entities import Entities
from assistant.understand.terms import content
from index.lexicon import abbreviations
from index.spelling import Speller, Vocabulary
from index.text import clean, fold


@dataclass(frozen=True, slots=True)
class Question:
    """`text` as typed, `read` with marks restored and abbreviations spelled out, `folded` that folded."""

    text: str
    read: str
    folded: str
    asks: frozenset[Ask]
    entities: Entities
    terms: tuple[str, ...]       # what it is about, without province names, annexes and years; in order, repeats kept
    noun: str = ""               # what is counted: 'bao nhiêu làng nghề' → 'làng nghề'
    notes: tuple[str, ...] = ()  # how it was read, in Vietnamese

    def asks_any(self, *kinds: Ask) -> bool:
        return bool(self.asks & set(kinds))

    def without(self, names: Iterable[str]) -> Question:
        """The same question less the words of some names: those of the places it is asked of."""
        gone = Counter()
        for name in names:
            for syllables in {tuple(content(fold(name)))}:
                times = len(re.findall(rf"(?<!\w){re.escape(' '.join(syllables))}(?!\w)", self.folded)) if syllables else 0
                gone.update({s: times for s in syllables})
        kept = []
        for term in self.terms:
            if gone[term] > 0:
                gone[term] -= 1
            else:
                kept.append(term)
        return replace(self, terms=tuple(kept))

    def about(self, read: str) -> Question:
        """The same question in other words (a follow-up made whole, a comparison asked of one plan)."""
        return replace(_parsed(self.text, read), notes=self.notes)


def understand(text: str, speller: Speller, vocabulary: Vocabulary | None = None) -> Question:
    """Read a question as typed. `vocabulary` holds the words of the index, which win over the language's at large."""
    cleaned = clean(text)
    spelled = abbreviations.expand(cleaned)
    correction = speller.correct(spelled, vocabulary)
    read = abbreviations.expand(correction.text)
    notes = ()
    if fold(read) != fold(spelled):
        notes = (f"Đã đọc câu hỏi là: “{read}”",)
    return replace(_parsed(text, read), notes=notes)


def _parsed(text: str, read: str) -> Question:
    folded = fold(read)
    found = entities.find(read)
    what = asked(folded)
    terms = tuple(content(folded, (*what.spans, *_named(folded, found))))
    return Question(text, read, folded, what.kinds, found, terms, counted(folded))


# "bao nhiêu làng nghề truyền thống của", "mấy lớp", "bao nhiêu hộ ở"
_COUNTED = re.compile(
    r"(?:bao nhiêu|mấy)\s+(?P<noun>(?!tiền|kinh phí|vốn|triệu|tỷ|tỉ|đồng|nghìn|phần trăm|lần|năm\b|ngày)[^\W\d_]+(?:\s+[^\W\d_]+){0,4}?)"
    r"(?=\s*(?:$|[,?.;(]|của|được|đề|ở|tại|thuộc|trong|theo|do|đã|cần|phải|xếp|có|vào|đăng|là|mà|để|từ|nằm|sẽ|gắn|với))")


def counted(folded: str) -> str:
    """What is counted, in the question's words: 'có bao nhiêu làng nghề truyền thống của …' → 'làng nghề truyền thống'."""
    match = _COUNTED.search(folded)
    return match["noun"] if match else ""


def _named(folded: str, found: Entities) -> tuple[tuple[int, int], ...]:
    """Where provinces, annexes, sections, years and periods stand: they choose where to look, not what for."""
    names = [fold(p.name) for p in found.provinces] + [*found.annexes, *found.sections, *(str(y) for y in found.years)]
    if found.period:
        names += [str(y) for y in found.period]
    spans = []
    for name in names:
        spans += [m.span() for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", folded)]
    return tuple(spans)
