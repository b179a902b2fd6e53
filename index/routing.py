"""Which documents a question means, before which clause is nearest.

A document is named by its place, its province of then or of today, its issuer, its number, its subject or its period.
What tells documents apart counts: a name that all of them bear says nothing.
"""
from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable

from index.query import syllables
from index.records import Document
from index.text import strip_marks

# "tỉnh Lào Cai" → "Lào Cai": what kind of unit it is does not name it.
_UNIT = re.compile(r"^(tỉnh|thành phố|tp\.?|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu)\s+", re.IGNORECASE)
_NAME_LEFT, _TITLE_LEFT = 0.1, 0.4
_NAME = 3.0      # a place's name said
_NUMBER = 4.0    # the document's number said
_WORDS = 1.0     # title words, by how rare they are among the titles


def _bare(text: str) -> tuple[str, ...]:
    return tuple(strip_marks(token) for token in syllables(text))


class Routes:
    """What each document of an index is named by."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._names: dict[tuple[str, ...], set[str]] = defaultdict(set)
        self._numbers: dict[str, set[str]] = defaultdict(set)
        self._words: dict[str, set[str]] = defaultdict(set)
        self._count = 0
        for document in documents:
            self._count += 1
            for place in (document.place, document.province, document.province_today):
                if name := _bare(_UNIT.sub("", place)):
                    self._names[name].add(document.id)
            if document.number:
                self._numbers[strip_marks(document.number).casefold()].add(document.id)
            period = " ".join(map(str, document.period or ()))
            for word in set(_bare(f"{document.title} {document.subject} {document.kind} {period}")):
                self._words[word].add(document.id)
        self._longest = max(map(len, self._names), default=0)

    def names_in(self, text: str) -> list[tuple[str, ...]]:
        """Names of places in a text, longest first where they overlap, in the order they are said."""
        tokens, found, at = _bare(text), [], 0
        while at < len(tokens):
            for length in range(min(self._longest, len(tokens) - at), 0, -1):
                if tokens[at:at + length] in self._names:
                    found.append(tokens[at:at + length])
                    at += length - 1
                    break
            at += 1
        return list(dict.fromkeys(found))

    def route(self, text: str) -> dict[str, float]:
        """Document id → score, best first; documents that nothing in the text names are left out."""
        scores: dict[str, float] = defaultdict(float)
        for name in self.names_in(text):
            for document in self._names[name]:
                scores[document] += _NAME * self._rarity(len(self._names[name]))
        tokens = set(_bare(text))
        for number in self._numbers.keys() & tokens:
            for document in self._numbers[number]:
                scores[document] += _NUMBER
        for word in self._words.keys() & tokens:
            rarity = self._rarity(len(self._words[word]))
            for document in self._words[word] if rarity > 0 else ():
                scores[document] += _WORDS * rarity / 5
        return dict(sorted(scores.items(), key=lambda item: (-item[1], item[0])))

    def settled(self, text: str, documents: Iterable[str]) -> dict[str, float]:
        """Syllables without diacritics that say nothing more once these documents are chosen → the share of their weight left:
        names of places that the text says, and words that the titles of all of them hold."""
        chosen = set(documents)
        settled = {word: _TITLE_LEFT for word in set(_bare(text)) if chosen and chosen <= self._words.get(word, set())}
        return settled | {word: _NAME_LEFT for name in self.names_in(text) for word in name}

    def named(self, text: str) -> list[set[str]]:
        """For each place named in the text, the documents that bear its name; places that all bear are left out."""
        sets = [self._names[name] for name in self.names_in(text)]
        return [documents for documents in sets if len(documents) < self._count]

    def _rarity(self, borne_by: int) -> float:
        return math.log((self._count + 0.5) / borne_by) if borne_by < self._count else 0.0
