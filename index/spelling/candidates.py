"""What a typed word may have been meant to be, each reading with the logarithm of how likely it comes out as typed."""
from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from index.spelling.keyboard import neighbours, telex, vni
from index.spelling.known import KnownWords
from index.spelling.orthography import completes, syllable_shaped
from index.text import has_marks, strip_marks


_SYLLABLE = 5                     # letters of a word that is a single syllable
MOST = 16                         # readings of one word that are weighed against its neighbours
FARTHEST = -16.0                  # less likely readings are not weighed at all


@dataclass(frozen=True, slots=True)
class Costs:
    """Logarithms of the typing model, set by measurement on held-out text (tests/benchmarks/restoring.py)."""

    more_marks: float = -9.0      # a word that is right as typed, but has some of its marks only: 'nghê' for 'nghề'
    unknown_marks: float = -2.0   # the same where no such word is known
    other_mark: float = -4.0      # a mark of another kind, each
    hoi_for_nga: float = -2.0     # hỏi and ngã taken for one another, which half the country does
    slip: float = -5.0            # a letter too many, too few, doubled, swapped, of the next key, or of a like sound
    wrong_letter: float = -7.0    # any other letter
    keyboard: float = -1.0        # Telex or VNI keys left standing
    unknown: float = -5.0         # a word nobody knows is right as it stands
    unknown_name: float = -2.0    # the same, beginning with a capital, in text that has its marks
    impossible: float = -12.0     # the same with marks, but no shape of a syllable: 'nàào', 'tthôn'; no foreign name is like that
    known: float = -5.0           # a slip that made another known word
    eaten_mark: float = -2.5      # a slip in the letter that bore the mark
    dropped_mark: float = -9.0    # a mark left out in text that has its marks


class Reading(NamedTuple):
    word: str       # a known word, or the typed word itself
    log: float
    reason: str     # "": as typed; "dấu", "phím", "gõ nhầm"


# First sounds that many speakers write for one another: 'sử lý', 'chuyền thống', 'dải pháp', 'lông dân'.
ALIKE = (("s", "x"), ("ch", "tr"), ("d", "gi"), ("d", "r"), ("gi", "r"), ("l", "n"), ("i", "y"))
_LETTERS = "abcdeghiklmnopqrstuvxy"      # of Vietnamese without marks
VOWELS = frozenset("aeiouy")
_HOI, _NGA = "\u0309", "\u0303"


class Readings:
    """Candidate readings of typed words over the known words."""

    def __init__(self, known: KnownWords, costs: Costs = Costs()) -> None:
        self.words = known
        self.costs = costs
        self._near = neighbours()

    def of(self, key: str, *, name: bool, drop: float, marks: bool, misses: bool, doubtful: bool = False,
           keys: bool = False) -> list[Reading]:
        """Readings of a typed word, the word itself first.

        name: it begins with a capital; drop: how likely a mark was left out in this text (0 to 1); marks: whether marks may be added;
        misses: whether slips of the keyboard may be mended; doubtful: it is never seen beside its neighbours, so that
        even a known word may be a slip; keys: other words of the text are Telex or VNI keys, so that a known one may be too.
        """
        known = self.words.knows(key)
        named = name and drop < 0.5 and (len(key) > _SYLLABLE or syllable_shaped(strip_marks(key)))       # 'Lihn' is a slip rather than a foreign name
        strange = self.costs.unknown_name if named else self.costs.unknown
        if has_marks(key) and not syllable_shaped(strip_marks(key)):
            strange = self.costs.impossible
        stay = 0.0 if known else strange
        found = {key: Reading(key, stay, "")}
        dropped = max(math.log(max(drop, 1e-9)), self.costs.dropped_mark)
        if marks and key.isalpha():
            self._completed(found, key, known, dropped)
        if misses and (keys or not known):
            self._decoded(found, key)
        bony = key.isalpha() and not VOWELS & set(strip_marks(key))        # 'phc', 'nm': shorthand or a slip, as its neighbours say
        if misses and key.isalpha() and (doubtful or bony or not known):
            told = known and not bony
            self._mended(found, key, dropped if told else max(dropped, self.costs.eaten_mark), self.costs.known if told else 0.0)
        return self._likeliest(list(found.values()))

    def in_keys(self, key: str) -> bool:
        """Whether an unknown word is plainly Telex or VNI: 'ngheef', 'nghe62'."""
        return key.isascii() and not self.words.knows(key) and self._decoded({}, key)

    def _likeliest(self, readings: list[Reading]) -> list[Reading]:
        """At most MOST of them: the word as typed, and those likeliest by themselves."""
        if len(readings) <= MOST:
            return readings
        typed, *others = readings
        alone = self.words.alone([reading.word for reading in others])
        order = sorted(range(len(others)), key=lambda i: -(others[i].log + alone[i]))
        return [typed, *(others[i] for i in order[:MOST - 1])]

    def _completed(self, found: dict[str, Reading], key: str, known: bool, dropped: float) -> None:
        bare = strip_marks(key)
        if key == bare:
            cost = dropped
        else:
            cost = self.costs.more_marks if known else self.costs.unknown_marks
        for word in self.words.spelt(bare):
            if word != key and (key == bare or completes(key, word)):       # any marks complete a word that has none
                found[word] = Reading(word, cost, "dấu")

    def _decoded(self, found: dict[str, Reading], key: str) -> bool:
        """Add what the keys of Telex or VNI say; whether they say a Vietnamese syllable."""
        meant = telex(key) if key.isalpha() else vni(key)
        if not meant or not (syllable_shaped(strip_marks(meant)) or self.words.knows(meant)):      # 'Ddawks' is 'Đắk', a name
            return False
        words = [(word, marks_apart(meant, word)) for word in self.words.spelt(strip_marks(meant))]
        for word, (other, swapped) in words:
            cost = self.costs.keyboard + other * self.costs.other_mark + swapped * self.costs.hoi_for_nga
            found[word] = Reading(word, cost, "phím")
        return any(apart == (0, 0) for _, apart in words)

    def _mended(self, found: dict[str, Reading], key: str, dropped: float, extra: float) -> None:
        """Add the words one slip away, the likelier the fewer marks differ from the typed ones."""
        bare = strip_marks(key)
        marked = has_marks(key)
        for form, cost in [*self._slips(bare), (bare, 0.0)]:
            for word in self.words.spelt(form):
                if marked:
                    other, swapped = marks_apart(key, word)
                    marking = other * self.costs.other_mark + swapped * self.costs.hoi_for_nga
                else:
                    marking = dropped if word != form else 0.0
                log = cost + marking + extra
                if log > FARTHEST and (word not in found or found[word].log < log):
                    found[word] = Reading(word, log, "gõ nhầm")

    def _slips(self, bare: str) -> list[tuple[str, float]]:
        """Spellings one slip away from `bare` that are known (Damerau, 1964), with the slip's cost."""
        if len(bare) < 2:
            return []
        tried: dict[str, float] = {}
        for i in range(len(bare) + 1):
            head, tail = bare[:i], bare[i:]
            if tail:
                tried[head + tail[1:]] = self.costs.slip
                near, rest = self._near.get(tail[0], frozenset()), tail[1:]
                for letter in _LETTERS:
                    tried.setdefault(head + letter + rest, self.costs.slip if letter in near else self.costs.wrong_letter)
            if len(tail) > 1:
                tried[head + tail[1] + tail[0] + tail[2:]] = self.costs.slip
            for letter in _LETTERS:
                tried.setdefault(head + letter + tail, self.costs.slip)
        for sound in ALIKE:
            for ours, theirs in (sound, sound[::-1]):
                if bare.startswith(ours):
                    tried[theirs + bare[len(ours):]] = self.costs.slip
        tried.pop(bare, None)
        return [(form, tried[form]) for form in self.words.among(tried) if len(form) > 1]


def marks_apart(typed: str, word: str) -> tuple[int, int]:
    """How many kinds of marks stand on one of the two only, and 1 where hỏi stands for ngã or ngã for hỏi."""
    ours, theirs = _marks(typed), _marks(word)
    if {_HOI, _NGA} == (ours ^ theirs):
        return 0, 1
    return max(len(ours - theirs), len(theirs - ours)) + (bool(ours) and not theirs), 0    # nobody types marks by a slip


@lru_cache(maxsize=1 << 16)
def _marks(text: str) -> frozenset[str]:
    return frozenset(c for c in unicodedata.normalize("NFD", text.replace("đ", "d\u0335")) if unicodedata.combining(c))
