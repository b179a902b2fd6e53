"""What else a recognised word may be: Tesseract says of each letter what it took it for besides, and how sure it was of that.

Its doubts lean to one side: of the letters read with sắc and held possible with hỏi at half the sureness or more, nine in ten were written
with hỏi; of those read with hỏi and held possible with sắc none was. The odds by kind of mark and by sureness were counted on 30
scanned plans of which the text is known (70,000 words).
"""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from index.spelling.orthography import normal
from index.text import strip_marks
from ingest.readers.pdf_words import Run, Word

NONE, GRAVE, HOOK, ACUTE, TILDE, DOT = "", "\u0300", "\u0309", "\u0301", "\u0303", "\u0323"
TONES = frozenset((GRAVE, HOOK, ACUTE, TILDE, DOT))
# Logarithm of the odds that a letter is what it was held possible to be: base + slope × (its sureness / that of the letter read).
ODDS = {(HOOK, ACUTE): (-2.0, 8.0),      # (written, read)
        (NONE, HOOK): (-2.5, 6.0),
        (NONE, TILDE): (-2.5, 5.0),
        (GRAVE, NONE): (-4.5, 4.5),
        (NONE, ACUTE): (-5.0, 5.0)}
OTHER_MARK = (-6.0, 4.5)
OTHER_LETTER = (-7.0, 5.5)
LEAST = -6.5             # what is less likely isn't looked at
INITIALS = 4             # letters of a word in capitals that may be an abbreviation, whose letters no model knows: 'HTX'
MOST_CHANGES = 5         # letters of a word that are doubtful

Doubts = Mapping[str, Mapping[str, float]]   # a word → what it may be → logarithm of the odds; as index.spelling.orthography.normal() has them
Choices = Sequence[Sequence[tuple[str, float]]]
VIETNAMESE = frozenset("aăâbcdđeêghiklmnoôơpqrstuưvxyàằầèềìòồờùừỳảẳẩẻểỉỏổởủửỷãẵẫẽễĩõỗỡũữỹáắấéếíóốớúứýạặậẹệịọộợụựỵ")
_LETTERS = re.compile(r"[^\W\d_]+")


def doubts_of(runs: Iterable[Run]) -> dict[str, dict[str, float]]:
    """What else the words of a page may be. Where a word was read more than once, each reading at its likeliest."""
    doubts: dict[str, dict[str, float]] = {}
    for run in runs:
        for word in run.words:
            for read, other, odds in _others(word):
                among = doubts.setdefault(read, {})
                among[other] = max(odds, among.get(other, odds))
    return doubts


def _others(word: Word) -> Iterator[tuple[str, str, float]]:
    """(stretch of letters as read, as it may be, odds) of a word: 'Cống,' → ('cống', 'cổng', 1.6)."""
    read = "".join(choices[0][0] for choices in word.choices)
    start = read.find(word.text) if word.choices else -1
    if start < 0 or any(len(choices[0][0]) != 1 for choices in word.choices):
        return
    for stretch in _LETTERS.finditer(word.text):
        letters = word.choices[start + stretch.start():start + stretch.end()]
        for other, odds in _spellings(stretch[0], letters):
            yield normal(stretch[0]), normal(other), odds


def _spellings(text: str, letters: Choices) -> Iterator[tuple[str, float]]:
    """The other spellings of a stretch of letters, with one of them changed or two."""
    initials = text.isupper() and len(text) <= INITIALS
    changes = []
    for place, (best, *others) in enumerate(letters):
        for other, sure in others:
            if other.lower() in VIETNAMESE and sure > 0 and normal(other) != normal(best[0]) and not (initials and strip_marks(other) != strip_marks(best[0])):
                changes.append((odds_of(other, best[0], sure / max(best[1], 0.01)), place, other))
    changes = sorted(changes, reverse=True)[:MOST_CHANGES]
    for some in [*combinations(changes, 1), *combinations(changes, 2)]:
        odds = sum(change[0] for change in some)
        if odds >= LEAST and len({place for _, place, _ in some}) == len(some):
            spelled = list(text)
            for _, place, other in some:
                spelled[place] = other
            if _tones("".join(spelled)) <= max(_tones(text), 1):
                yield "".join(spelled), odds


def odds_of(written: str, read: str, sureness: float) -> float:
    """Logarithm of the odds that a letter read as `read` is `written`, held possible at `sureness`, a share of that of `read`."""
    (letter, tone), (other, seen) = _parted(written.lower()), _parted(read.lower())
    if letter == other:
        base, slope = ODDS.get((tone, seen), OTHER_MARK)
    else:
        base, slope = OTHER_MARK if _bare(letter) == _bare(other) else OTHER_LETTER
    return base + slope * min(sureness, 1.0)


def _parted(letter: str) -> tuple[str, str]:
    """A letter without its tone, and the tone."""
    parts = unicodedata.normalize("NFD", letter)
    return "".join(c for c in parts if c not in TONES), next((c for c in parts if c in TONES), NONE)


def _bare(letter: str) -> str:
    return "d" if letter == "đ" else letter[:1]


def _tones(text: str) -> int:
    return sum(c in TONES for c in unicodedata.normalize("NFD", text))
