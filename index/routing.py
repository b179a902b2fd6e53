"""Which documents a question means, before which clause is nearest.

A document is named by its place, its province of then or of today, its issuer, its number, its subject or its period.
What tells documents apart counts: a name that all of them bear says nothing.
"""
from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from itertools import chain, zip_longest

from index.lexicon import agencies
from index.query import bare_syllables, pairs, stripped, syllables
from index.records import Document
from index.text import fold

# "tỉnh Lào Cai" → "Lào Cai": what kind of unit it is does not name it.
_UNIT = re.compile(r"^(tỉnh|thành phố|tp\.?|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu)\s+", re.IGNORECASE)
_NUMBER_SHAPED = re.compile(r"\d+[/-]")   # "11/kh-ubnd", but neither "11" nor "kh-ubnd" (of a number left blank)
_NAME_LEFT, _TITLE_LEFT = 0.1, 0.25
_NAME, _NUMBER = 3.0, 10.0   # a place's name said, by how few documents bear it; the document's number said
_PART = 0.75                 # what a document of a part of the place named counts beside one of the place itself
_ALONE = 0.3                 # a syllable of the subject said by itself, beside a pair of neighbours said
_OF_AN_AGENCY = 0.3          # … said in the name of an agency, which tells who is asked about rather than what
_BODIES = ("ủy ban nhân dân", "hội đồng nhân dân")     # the two bodies of every place
_EVIDENCE = 6.0              # a document that holds the words of the text better than any other
_BY_SUBJECT = 0.3            # how much of its score a clause loses whose document's subject isn't the one asked about
_BY_EVIDENCE = 0.3           # … whose document as a whole holds nothing of the words asked about


class Routes:
    """What each document of an index is named by."""

    def __init__(self, documents: Collection[Document]) -> None:
        self._own: dict[tuple[str, ...], set[str]] = defaultdict(set)     # name → documents issued there
        self._within: dict[tuple[str, ...], set[str]] = defaultdict(set)  # name → documents issued in a part of it
        self._numbers: dict[str, set[str]] = defaultdict(set)
        self._words: dict[str, set[str]] = defaultdict(set)
        self._title: dict[str, set[str]] = defaultdict(set)
        self._lengths: dict[str, float] = {}
        units: dict[str, set[str]] = {}
        for document in documents:
            own = _name(document.place) or _name(document.province)
            self._own[own].add(document.id)
            for wider in {_name(document.province), _name(document.province_today)} - {own}:
                self._within[wider].add(document.id)
            number = bare_syllables("".join(document.number.split()))[:1]
            if number and _NUMBER_SHAPED.match(number[0]):
                self._numbers[number[0]].add(document.id)
            for word in set(bare_syllables(f"{document.title} {document.subject} {document.kind}")):
                self._title[word].add(document.id)
            period = " ".join(map(str, document.period or ()))
            units[document.id] = _units(f"{document.subject or document.title}\n{period}")
            for unit in units[document.id]:
                self._words[unit].add(document.id)
        for nameless in (self._own, self._within):
            nameless.pop((), None)
        self._short = {syllables(_UNIT.sub("", place))[0] for document in documents
                       for place in (document.place, document.province, document.province_today) if len(_name(place)) == 1}
        self._longest = max(map(len, [*self._own, *self._within]), default=0)
        self._count = len(units)
        self._lengths = {document: sum(map(self._telling, of)) for document, of in units.items()}

    def names_in(self, text: str) -> list[tuple[str, ...]]:
        """Names of places in a text, longest first where they overlap, in the order they are said. Marks may be missing or wrong, but not
        those of a name of one syllable: 'Nguyễn Huệ' does not name Huế."""
        marked = syllables(text)
        tokens, found, at = tuple(stripped(marked)), [], 0
        while at < len(tokens):
            for length in range(min(self._longest, len(tokens) - at), 0, -1):
                name = tokens[at:at + length]
                if (name in self._own or name in self._within) and (length > 1 or marked[at] in self._short or marked[at] == tokens[at]):
                    found.append(name)
                    at += length - 1
                    break
            at += 1
        return list(dict.fromkeys(found))

    def route(self, text: str, evidence: Mapping[str, float]) -> dict[str, float]:
        """Document id → score; documents that nothing in the text names are left out. First the best of each place named, in turn, then
        the others by their scores. `evidence` is how well each document as a whole holds the words of the text, 1 for the best: it
        orders those that are named alike."""
        spoken = {document for pair in pairs(text) if pair in self._words and self._telling(pair) for document in self._words[pair]}
        # A syllable alone is no subject: 'thôn' doesn't mean the plan of 'nông thôn'.
        scores: dict[str, float] = defaultdict(float, {d: score for d, score in self.subjects(text).items() if d in spoken})
        for name in self.names_in(text):
            bearers = self._bearers(name)
            for document, share in bearers.items():
                scores[document] += _NAME * share * self._rarity(len(bearers))
        for document in self._numbered(text):
            scores[document] += _NUMBER
        scores = {d: score + _EVIDENCE * evidence.get(d, 0.0) for d, score in scores.items() if score > 0}
        ordered = sorted(scores, key=lambda document: (-scores[document], document))
        turns = zip_longest(*([document for document in ordered if document in group] for group in self.named(text)))
        named = (document for turn in turns for document in turn if document is not None)
        return {document: scores[document] for document in chain(named, ordered)}

    def subjects(self, text: str) -> dict[str, float]:
        """Document id → how much the text says of what the document is about: the rarity of what it says of the subject, less
        where it leaves most of the subject unsaid."""
        scores: dict[str, float] = defaultdict(float)
        acting = _agencies(text)
        for unit in _units(text) & self._words.keys():
            for document in self._words[unit]:
                scores[document] += self._telling(unit) * (_OF_AN_AGENCY if unit in acting else 1.0)
        return {document: score * math.sqrt(score / self._lengths[document]) for document, score in scores.items() if score > 0}

    def _numbered(self, text: str) -> set[str]:
        """Documents whose number the text says: '11/KH-UBND'."""
        return {document for number in self._numbers.keys() & set(bare_syllables(text)) for document in self._numbers[number]}

    def said(self, text: str) -> dict[str, float]:
        """Syllables without diacritics of the places that the text names → the share of their weight that is left to them once
        their documents are chosen."""
        return {word: _NAME_LEFT for name in self.names_in(text) for word in name}

    def title_words(self, documents: Collection[str]) -> dict[str, float]:
        """Likewise the words that the titles of all these documents hold: they tell the documents, not their clauses."""
        chosen = set(documents)
        return {word: _TITLE_LEFT for word, bearers in self._title.items() if chosen and chosen <= bearers}

    def _bearers(self, name: tuple[str, ...]) -> dict[str, float]:
        """Document → 1 where it is issued there, less where in a part of it, as a province is asked about more than its districts."""
        own = self._own.get(name, set())
        part = _PART if own else 1.0
        return {document: part for document in self._within.get(name, ())} | dict.fromkeys(own, 1.0)

    def named(self, text: str) -> list[set[str]]:
        """For each place named in the text the documents that bear its name; those issued in a part of it only where the part
        isn't named itself. Where the text says a document's number, only documents of that number.

        Places that all documents bear are left out.
        """
        names = self.names_in(text)
        owned = {document for name in names for document in self._own.get(name, ())}
        groups = [self._own.get(name, set()) | (self._within.get(name, set()) - owned) for name in names]
        if numbered := self._numbered(text):
            groups = [group & numbered for group in groups] if any(group & numbered for group in groups) else groups or [numbered]
        groups = [group for group in groups if group and len(group) < self._count]
        return [group for n, group in enumerate(groups) if group not in groups[:n]]

    def shares(self, text: str, evidence: Mapping[str, float], documents: Collection[str] | None = None) -> dict[str, float]:
        """Document id → the share of their score that its clauses keep, of `documents` or of all: by how much the text says of its
        subject and not of another's, by how well it holds the text's words as a whole, and by whether its own place is named."""
        subjects, chosen = self.subjects(text), self._lengths.keys() if documents is None else documents
        best = max((subjects.get(document, 0.0) for document in chosen), default=0.0) or 1.0
        part = {document: share for name in self.names_in(text) for document, share in self._bearers(name).items()}
        return {
            document: part.get(document, 1.0) * (
                1 - _BY_SUBJECT * (1 - subjects.get(document, 0.0) / best) - _BY_EVIDENCE * (1 - evidence.get(document, 0.0)))
            for document in chosen}

    def _telling(self, unit: str) -> float:
        return self._rarity(len(self._words[unit])) * (1.0 if "_" in unit else _ALONE)

    def _rarity(self, borne_by: int) -> float:
        return math.log((self._count + 0.5) / borne_by) if borne_by < self._count else 0.0


def _name(place: str) -> tuple[str, ...]:
    """'huyện Khoái Châu' → ('khoai', 'chau')."""
    return tuple(bare_syllables(_UNIT.sub("", place)))


def _agencies(text: str) -> set[str]:
    """The units of the names of agencies in the text: of 'HĐND' spelled out, those of 'hội đồng nhân dân'."""
    names = [text[mention.start:mention.end] for mention in agencies.find(text)]
    return _units("\n".join([*names, *(body for body in _BODIES if body in fold(text))]))


def _units(text: str) -> set[str]:
    return {*bare_syllables(text), *pairs(text)}
