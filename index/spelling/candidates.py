"""What a typed word may have been meant to be, each reading with the logarithm of how likely it comes out as typed."""
from __future__ import annotations

import math
from dataclasses import dataclass

from index.spelling.keyboard import neighbours, telex, vni
from index.spelling.known import KnownWords
from index.spelling.orthography import completes, syllable_shaped
from index.text import has_marks, strip_marks


@dataclass(frozen=True, slots=True)
class Costs:
    """Logarithms of the typing model, set by measurement on held-out text (tests/benchmarks/restoring.py)."""

    more_marks: float = -7.0      # a word that is right as typed, but has some of its marks only: 'nghê' for 'nghề'
    unknown_marks: float = -2.0   # the same where no such word is known
    other_marks: float = -4.0     # marks of another kind on an unknown word, each
    slip: float = -6.0            # a letter too many, too few, doubled, swapped or of the next key
    wrong_letter: float = -8.0    # any other letter
    keyboard: float = -1.0        # Telex or VNI keys left standing
    unknown: float = -5.0         # a word nobody knows is right as it stands
    unknown_name: float = -1.0    # the same, beginning with a capital
    confusion: float = -5.5       # hỏi for ngã, ch for tr …: a known word where the index at hand knows another pair


@dataclass(frozen=True, slots=True)
class Reading:
    word: str       # a known word, or the typed word itself
    log: float
    reason: str     # "": as typed; "dấu", "phím", "gõ nhầm"


# Sounds that many speakers write for one another: 'sử lý', 'chuyền thống', 'dải pháp'. Both ways.
CONFUSED = (("s", "x"), ("ch", "tr"), ("d", "gi"), ("d", "r"), ("gi", "r"), ("l", "n"), ("i", "y"))
_HOI, _NGA = "\u0309", "\u0303"


class Readings:
    """Candidate readings of typed words over the known words."""

    def __init__(self, known: KnownWords, costs: Costs = Costs()) -> None:
        self.words = known
        self.costs = costs
        self._near = neighbours()

    def of(self, key: str, *, name: bool, drop: float, marks: bool, misses: bool) -> list[Reading]:
        """Readings of a typed word, the word itself among them.

        drop: how likely a mark was left out in this text (0 to 1); name: it begins with a capital; marks: whether marks
        may be added; misses: whether slips of the keyboard may be mended.
        """
        known = self.words.knows(key)
        stay = 0.0 if known else (self.costs.unknown_name if name else self.costs.unknown)
        found = {key: Reading(key, stay, "")}
        if marks and not any(c.isdigit() for c in key):
            self._completed(found, key, known, drop)
        if misses and not known and len(found) == 1:
            self._mended(found, key, drop)
        return list(found.values())

    def _completed(self, found: dict[str, Reading], key: str, known: bool, drop: float) -> None:
        bare = strip_marks(key)
        part = has_marks(key)
        cost = math.log(max(drop, 1e-4)) if not part else (self.costs.more_marks if known else self.costs.unknown_marks)
        for word in self.words.spelt(bare):
            if word != key and completes(key, word):
                found[word] = Reading(word, cost, "dấu")

    def _mended(self, found: dict[str, Reading], key: str, drop: float) -> None:
        decoded = vni(key) if any(c.isdigit() for c in key) else telex(key)
        if decoded and syllable_shaped(strip_marks(decoded)):
            self._alike(found, decoded, decoded, self.costs.keyboard, drop, "phím")
        if key.isalpha() and len(found) == 1:
            for bare, cost in self._slips(strip_marks(key)):
                self._alike(found, bare, key, cost, drop, "gõ nhầm")

    def _alike(self, found: dict[str, Reading], bare: str, typed: str, cost: float, drop: float, reason: str) -> None:
        """Add the words written `bare` without marks, the likelier the fewer marks differ from the typed ones."""
        for word in self.words.spelt(strip_marks(bare)):
            differing = _marks_apart(typed, word)
            if not has_marks(typed) and differing:
                extra = math.log(max(drop, 1e-2))
            else:
                extra = self.costs.other_marks * differing
            if word not in found or found[word].log < cost + extra:
                found[word] = Reading(word, cost + extra, reason)

    def _slips(self, bare: str) -> list[tuple[str, float]]:
        """Spellings that are known one slip away from `bare` (Damerau, 1964), with the slip's cost."""
        if len(bare) < 3:
            return []
        letters = "abcdefghijklmnopqrstuvwxyz"
        tried: dict[str, float] = {}
        for i in range(len(bare) + 1):
            head, tail = bare[:i], bare[i:]
            if tail:
                tried[head + tail[1:]] = self.costs.slip
                near = self._near.get(tail[0], frozenset())
                for letter in letters:
                    cost = self.costs.slip if letter in near else self.costs.wrong_letter
                    tried.setdefault(head + letter + tail[1:], cost)
            if len(tail) > 1:
                tried[head + tail[1] + tail[0] + tail[2:]] = self.costs.slip
            for letter in letters:
                tried.setdefault(head + letter + tail, self.costs.slip)
        tried.pop(bare, None)
        return [(form, cost) for form, cost in tried.items() if self.words.spelt(form)]


def _marks_apart(typed: str, word: str) -> int:
    """How many marks of `typed` are not on `word`, and the other way round."""
    import unicodedata
    from collections import Counter

    def marks(text: str) -> Counter:
        return Counter(c for c in unicodedata.normalize("NFD", text.replace("đ", "d\u0335")) if unicodedata.combining(c))

    ours, theirs = marks(typed), marks(word)
    return sum(((ours - theirs) + (theirs - ours)).values())
