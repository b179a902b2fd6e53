"""A document as the assistant searches it: its clauses made lines of folded words, ready to be compared with a question.

The index finds documents and clauses among many; a shelf looks closely at the few that a question is about.
"""
from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from assistant import evidence, headed, tablecells
from assistant.likeness import likeness
from assistant.passage import FAR, NEAR, SCATTERED, line_of, passage_of
from assistant.shorthand import defined
from assistant.understand.asks import Ask
from assistant.understand.terms import tokens
from index.lexicon import abbreviations
from index.records import Clause, Document, TableRow
from index.synonyms import written_as
from index.text import fold, strip_marks

OTHERWISE = 0.7     # a word that the document does not use, said in another (index/everyday.toml, index/synonyms.toml)
_COMMON = 0.25      # a word of more passages than this share tells too little to stand for another
_SUBJECT = 0.1      # share of a document's clauses that name what the whole document is about
_REMEMBERED = 5_000  # words, and kinds of thing asked for, whose places are kept at hand


class Shelf:
    """The clauses of one document. `passages[i]` is the clause of ordinal i in reading order."""

    def __init__(self, document: Document, clauses: Iterable[Clause]) -> None:
        self.document = document
        self.title_line = line_of(f"{document.title} {document.place}")
        held = tuple(clauses)
        self.shorthand = defined(clause.text for clause in held)
        self.passages = [passage_of(clause, self.shorthand) for clause in held]
        self._held: dict[str, list[float]] = {}
        self._otherwise: dict[str, list[float]] = {}
        self._shown: dict[tuple[int, Ask, str], bool | float | None] = {}
        self._titled: dict[str, bool] = {}
        self.everything: dict[int, str] = {}      # what a clause says and stands under, by its ordinal, kept by naming.py

    @cached_property
    def likenesses(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """The vectors of all passages, of their own words and of those above them (likeness.py)."""
        return likeness.of_clauses([passage.clause for passage in self.passages], self.document)

    def held(self, word: str) -> list[float]:
        """How well each passage holds a word, in their order."""
        if word not in self._held:
            if len(self._held) > _REMEMBERED:
                self._held.clear()
            self._held[word] = [passage.holds(word) for passage in self.passages]
        return self._held[word]

    def held_otherwise(self, word: str) -> list[float]:
        """How well each passage holds, in their order, a word that the document does not use: by what a plan writes for it.
        Empty where the document uses the word itself, or nothing that stands for it."""
        if word not in self._otherwise:
            if len(self._otherwise) > _REMEMBERED:
                self._otherwise.clear()
            others = [] if self.knows(word) else [[h if _side_by_side(h) else 0.0 for h in self.held(other)] for other in written_as(word)]
            telling = [held for held in others if 0 < sum(map(bool, held)) <= _COMMON * len(self.passages)]
            self._otherwise[word] = [max(own, *(OTHERWISE * h for h in near)) for own, *near in zip(self.held(word), *telling)] if telling else []
        return self._otherwise[word]

    def shows(self, ask: Ask, clause: Clause, noun: str) -> bool | float | None:
        """evidence.holds() of one of its clauses, remembered: the same clauses come up again and again."""
        key = (clause.ordinal, ask, noun if ask in evidence.COUNTING else "")
        if key not in self._shown:
            if len(self._shown) > _REMEMBERED:
                self._shown.clear()
            self._shown[key] = evidence.holds(ask, clause, noun)
        return self._shown[key]

    def writes(self, name: str) -> bool:
        """Whether a name stands anywhere in the document, with or without its marks."""
        bare = f" {strip_marks(' '.join(tokens(name)))} "
        return any(bare in line for line in self._unmarked)

    def writes_marked(self, word: str) -> bool:
        """Whether a folded syllable stands anywhere in the document with the marks it has."""
        return any(f" {word} " in line for passage in self.passages for line in (passage.text, passage.near, passage.far)) or f" {word} " in self.title_line

    def writes_nearly(self, name: str) -> bool:
        """Whether words side by side in the document are those of a name but for a letter each, as a slip of typing leaves them: 'Dươg'."""
        wanted = strip_marks(" ".join(tokens(name))).split()
        if len("".join(wanted)) >= _JOINED and any("".join(wanted) in line for line in self._unspaced):
            return True              # 'Cư Mgar' of "Cư M'gar"
        slips = [{said for said in self._vocabulary if _is_slip(word, said)} for word in wanted]
        if not all(slips):
            return False             # most names: the document has nothing like one of their words
        return any(words[i] in slips[0] and all(said in like for like, said in zip(slips, words[i:]))
                   for line in self._unmarked for words in (line.split(),) for i in range(len(words) - len(wanted) + 1))

    @cached_property
    def _unmarked(self) -> list[str]:
        """All lines of folded words without marks: clauses, what is above them, the title."""
        return [strip_marks(line) for passage in self.passages for line in (passage.text, passage.near, passage.far)] + [strip_marks(self.title_line)]

    @cached_property
    def _unspaced(self) -> list[str]:
        return [line.replace(" ", "") for line in self._unmarked]

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        """The folded words without marks that the document uses."""
        return frozenset(word for line in self._unmarked for word in line.split())

    @cached_property
    def codes(self) -> frozenset[str]:
        """The folded names that the document writes in capitals wherever they stand, and that no lexicon spells out: 'ocop', 'iso'."""
        capitals, others = set(), set()
        for passage in self.passages:
            for text in getattr(passage.clause, "cells", (passage.clause.text,)):
                words = re.findall(r"[^\W\d_]+", text)
                lone = sum(word.isupper() for word in words) < 0.5 * len(words) or len(words) == 1      # in a heading of capitals every word is one
                for word in words:
                    (capitals if lone and word.isupper() and len(word) >= 3 else others).add(fold(word))
        return frozenset(code for code in capitals - others if tokens(code.upper()) == (code,))

    def spells(self, code: str) -> bool:
        """Whether words that stand side by side begin with the letters of a code: 'GPMB' of 'giải phóng mặt bằng'."""
        wanted = strip_marks(fold(code))
        return any(wanted in initials for initials in self._initials)

    @cached_property
    def _initials(self) -> list[str]:
        return ["".join(word[0] for word in passage.unmarked.split()) for passage in self.passages]

    def is_titled(self, code: str) -> bool:
        """Whether the document's title says in words what a code stands for, as a clause of its own tells: 'năng lực cạnh tranh cấp tỉnh (PCI)'."""
        if code not in self._titled:
            told = re.compile(rf"((?:[^\W\d_]+ ){{3,8}})\(\s*{re.escape(code)}\s*\)")
            words = [m[1].split() for p in self.passages for m in told.finditer(fold(p.clause.text))]
            self._titled[code] = any(f" {' '.join(w[i:i + 3])} " in self.title_line for w in words for i in range(len(w) - 2))
        return self._titled[code]

    def rarity(self, word: str) -> float:
        """How much a word tells apart: the fewer passages hold it, or what is written for it, the more. A word that stands in
        none counts as rare."""
        if otherwise := self.held_otherwise(word):
            held = sum(1 for h in otherwise if h >= OTHERWISE * FAR)
        else:
            held = sum(1 for h in self.held(word) if h >= NEAR)
        return math.log((len(self.passages) + 2) / (held + 0.5))

    def is_about(self, word: str) -> bool:
        """Whether a word names what the whole document is about: it stands in the title, or in many clauses."""
        return f" {word} " in self.title_line or sum(1 for h in self.held(word) if h) > _SUBJECT * len(self.passages)

    def knows(self, word: str) -> bool:
        return any(map(_side_by_side, self.held(word)))

    @cached_property
    def tables(self) -> dict[int, list[TableRow]]:
        """The document's tables by number, each its rows in order."""
        found: dict[int, list[TableRow]] = defaultdict(list)
        for passage in self.passages:
            if isinstance(passage.clause, TableRow):
                found[passage.clause.table].append(passage.clause)
        return dict(found)

    @cached_property
    def agencies(self) -> dict[str, str]:
        """The agencies that the document charges with something, by their folded names: those of headings and of lead columns,
        and those that sentences begin with below a heading of who does what."""
        found: dict[str, str] = {}
        for passage in self.passages:
            for heading in passage.clause.path:
                for name in headed.agencies_of(heading):
                    found.setdefault(fold(name).rstrip(" :"), name)
            for name in (*tablecells.lead_cells(passage.clause), headed.opening_agency(passage.clause), _charged_by_sentence(passage.clause)):
                if name:
                    found.setdefault(fold(name), name)
        return found

    def agencies_named(self, folded: str) -> list[str]:
        """Which of its agencies a folded question names, the longest first; 'Công an tỉnh' also as 'công an'."""
        named, asked = [], f" {_spaced(folded)} ".replace(" các ", " ")
        for key, name in sorted(self.agencies.items(), key=lambda item: -len(item[0])):
            short = key.removesuffix(" tỉnh").removesuffix(" huyện").removesuffix(" xã")
            spelled = _spaced(fold(abbreviations.expand(name)))      # 'Văn phòng HĐND và UBND'
            if len(short.split()) >= 2 and any(f" {_spaced(part)} ".replace(" các ", " ") in asked for part in (short, spelled, *_ENDS.findall(short))) and not any(short in fold(n) for n in named):
                named.append(name)
        bodies = [re.compile(pattern) for body, pattern in _BODIES.items() if body in folded]
        return named or [name for key, name in self.agencies.items() if any(body.search(" ".join(tokens(key))) for body in bodies)]


def _charged_by_sentence(clause: Clause) -> str:
    """The agency that a sentence begins with below a heading of who does what; '' for none, and for a committee, which is one of each level."""
    below = not isinstance(clause, TableRow) and any(headed.CHARGING.search(fold(heading)) for heading in clause.path)
    name = headed.subject_of(clause.text) if below else ""
    return "" if _COMMITTEE.match(fold(name)) else name


_COMMITTEE = re.compile(r"(?:ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd)\b")


# What a company is called without saying that it is one: "điện lực bắc giang" of "công ty điện lực bắc giang"
_ENDS = re.compile(r"^(?:tổng )?công ty (?:cổ phần |tnhh |trách nhiệm hữu hạn )?(\S+ \S+.*)$")
# Bodies that plans call by longer names than askers do: 'Mặt trận' is 'Ủy ban MTTQ Việt Nam tỉnh và các tổ chức đoàn thể'
_BODIES = {
    "mặt trận": r"mặt trận", "đoàn thanh niên": r"đoàn thanh niên|đoàn tncs|đoàn thanh niên cộng sản|(?:tỉnh|huyện|thành|xã) đoàn", "đoàn tncs": r"đoàn thanh niên",
    "hội phụ nữ": r"phụ nữ", "liên hiệp phụ nữ": r"phụ nữ", "hội nông dân": r"nông dân", "cựu chiến binh": r"cựu chiến binh", "liên minh hợp tác xã": r"liên minh hợp tác xã",
    "bộ đội biên phòng": r"biên phòng", "biên phòng": r"biên phòng", "bộ chỉ huy quân sự": r"quân sự", "kho bạc": r"kho bạc", "bảo hiểm xã hội": r"bảo hiểm xã hội",
    "ngành điện": r"điện lực", "ngành thuế": r"\bthuế\b", "ngành ngân hàng": r"ngân hàng", "ngành bưu chính": r"bưu điện|bưu chính", "ngành đường sắt": r"đường sắt",
    "công an": r"công an", "kiểm lâm": r"kiểm lâm", "đoàn thể": r"đoàn thể", "đài truyền thanh": r"truyền thanh|truyền hình|truyền thông", "báo, đài": r"\bbáo\b|\bđài\b|truyền hình",
}


def _is_slip(word: str, other: str) -> bool:
    """Whether two words are the same but for one letter that is left out, put in or exchanged; short words not at all."""
    if word == other or min(len(word), len(other)) < _SLIP_FROM or abs(len(word) - len(other)) > 1:
        return word == other
    at = next((i for i, (a, b) in enumerate(zip(word, other)) if a != b), min(len(word), len(other)))
    return word[at + (len(word) >= len(other)):] == other[at + (len(other) >= len(word)):]


_JOINED = 5        # letters from which on a name may be parted otherwise
_SLIP_FROM = 3     # letters of a word in which a slip may be looked over


def _side_by_side(held: float) -> bool:
    """Whether a word so held stands there as a word, not as its syllables here and there."""
    return held >= FAR and held != SCATTERED


def _spaced(folded: str) -> str:
    return " ".join(folded.replace(",", " ").replace("?", " ").replace(".", " ").replace(":", " ").split())
