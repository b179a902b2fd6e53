"""Pairs of a query and the clause that answers it, made from the corpus."""
from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from index.spelling.keyboard import neighbours
from index.text import new_tone, strip_marks
from index.train.corpus import LEGAL, WIKIPEDIA, held_out, records, sentences
from index.train.questions import Frames, lowered, numberless, slots

# Stretches that a question may ask for, and the words it asks with: "năm 1945" → "năm nào", "308 điểm" → "bao nhiêu điểm".
ASKED = (
    (re.compile(r"\bnăm \d{4}\b"), ("năm nào", "khi nào", "lúc nào")),
    (re.compile(r"\bngày \d[\d/ tháng năm]*\d\b"), ("ngày nào", "khi nào", "bao giờ")),
    (re.compile(r"\b\d[\d.,]*(?= [^\W\d_])"), ("bao nhiêu", "mấy")),
    (re.compile(r"(?<=[^\W\d_] )[A-ZĐ][\wà-ỹ]*(?: [A-ZĐ][\wà-ỹ]*)*"), ("ai", "nào", "gì", "ở đâu", "cái gì", "người nào", "tổ chức nào", "nơi nào")),
    (re.compile(r"(?<= là )[^,.;()]{5,40}"), ("gì", "ai", "cái gì")),
    (re.compile(r"(?<=[a-zà-ỹ] )(?:vì|do|bởi) [^,.;()]{8,60}"), ("vì sao", "tại sao", "do đâu")),
)
_CHAPTER = re.compile(r"^(?:Phần|Chương|Mục|Tiểu mục) (?:thứ )?\w+\.? *", re.IGNORECASE)   # "Chương II. "
UNMARKED, SLIPS = 0.28, 0.12      # shares of the queries that are typed without diacritics, and with slips
_NEAR = neighbours()


@dataclass(frozen=True, slots=True)
class Pair:
    query: str
    passage: int     # number of the passage
    group: int       # pairs of one group are of one subject: each other's hard negatives
    record: int      # number of the article or page that it is from: its other passages are the hardest negatives
    broad: bool      # whether the record's other passages may answer it as well


class Corpus:
    """Passages and the pairs that lead to them, in order of subject."""

    def __init__(self, folder: Path, seed: int, share: float = 1.0) -> None:
        """share: how much of the corpus is taken, 0 to 1."""
        self.passages: list[str] = []
        self.pairs: list[Pair] = []
        self._rng = random.Random(seed)
        self._frames = Frames()
        self._groups: dict[str, int] = {}
        self._records = 0
        for record in records(folder, LEGAL):
            if not held_out(record) and self._rng.random() < share:
                self._article(record)
        for record in records(folder, WIKIPEDIA):
            if not held_out(record) and self._rng.random() < share:
                self._page(record)

    def _add(self, passage: str, queries: list[tuple[str, bool]], group: str, record: int) -> None:
        """queries: each with whether it is broad."""
        queries = [(query, broad) for query, broad in queries if query]
        if queries:
            number = self._groups.setdefault(group, len(self._groups))
            self.pairs += [Pair(spoilt(new_tone(query), self._rng), len(self.passages), number, record, broad) for query, broad in queries]
            self.passages.append(new_tone(passage))

    def _article(self, record: dict) -> None:
        """Two clauses of an article: each with a question, a stretch of itself, and the title with its topic. Seven in ten have
        headings before them, as clauses have in an index: the title, and before it half the time the chapter's name."""
        rng, title, number = self._rng, record["title"], self._numbers()
        found = list(clauses(record["text"], 60, 420))
        if title.startswith("Điều "):
            title = record["topic"]
        chapter = chapter_name(record["chapter"])
        for clause in rng.sample(found, min(2, len(found))):
            text = numberless(clause)
            filled = slots(title, text, rng)
            asked = self._frames.question(filled, rng)
            own = self._frames.reworded(stretch(text, rng), rng) if rng.random() < 0.5 else cloze(text, rng)
            topic = f"{lowered(title)} {record['topic'].lower()}" if rng.random() < 0.3 else ""
            above = [chapter if rng.random() < 0.5 else "", title] if rng.random() < 0.7 else []
            self._add("\n".join(filter(None, [*above, text])), [(asked, not filled.task), (own, False), (topic, True)], record["topic"], number)

    def _page(self, record: dict) -> None:
        """Up to eight paragraphs of a page: each with a question that asks for something in it, and a stretch of itself."""
        rng, title, number = self._rng, record["title"], self._numbers()
        found = list(clauses(record["text"], 120, 900))
        for paragraph in rng.sample(found, min(8, len(found))):
            named = f"{title}: " if rng.random() < 0.2 else ""
            queries = [cloze(rng.choice(sentences(paragraph)), rng) for _ in range(2)]
            if rng.random() < 0.3:
                queries.append(named + stretch(rng.choice(sentences(paragraph)), rng))
            self._add(paragraph, [(query, False) for query in queries], title, number)

    def _numbers(self) -> int:
        """A number for the next record."""
        self._records += 1
        return self._records


def clauses(text: str, least: int, most: int) -> Iterator[str]:
    """Consecutive sentences put together to clauses of about `least` to `most` characters."""
    held = ""
    for sentence in sentences(text):
        if held and len(held) + len(sentence) > most:
            yield held
            held = ""
        held = f"{held} {sentence}".strip()[:most]
        if len(held) >= least and len(held) > most * 0.5:
            yield held
            held = ""
    if len(held) >= least:
        yield held


def chapter_name(chapter: str) -> str:
    """'Chương II. QUẢN LÝ NHÀ NƯỚC' → 'QUẢN LÝ NHÀ NƯỚC'; of 'Mục 1. …' below a chapter likewise."""
    return _CHAPTER.sub("", chapter)


def stretch(text: str, rng: random.Random) -> str:
    """Some words of the text, in order: 4 to 14 from one place, each fifth left out."""
    words = text.split()
    length = rng.randint(4, 14)
    start = rng.randrange(max(1, len(words) - length + 1))
    return " ".join(word for word in words[start:start + length] if rng.random() > 0.2).strip(" ,;.:")


def cloze(sentence: str, rng: random.Random) -> str:
    """A question whose answer is a stretch of the sentence: that stretch is asked for, the words around it kept."""
    spans = [(match, words) for pattern, words in ASKED for match in pattern.finditer(sentence)]
    if not spans:
        return stretch(sentence, rng)
    match, asking = rng.choice(spans)
    before = sentence[:match.start()].split()[-rng.randint(3, 10):]
    after = sentence[match.end():].split()[:rng.randint(3, 10)]
    kept = [[word.strip(",.;:()\"") for word in part if rng.random() > 0.15] for part in (before, after)]
    word = rng.choice(asking)
    parts = [[word], *kept] if rng.random() < 0.25 else [kept[0], [word], kept[1]]
    return " ".join(" ".join(part) for part in parts if part) + "?"


def spoilt(query: str, rng: random.Random) -> str:
    """The query as it may be typed: some without diacritics, some with slips."""
    chance = rng.random()
    if chance < UNMARKED:
        return strip_marks(query)
    if chance < UNMARKED + SLIPS:
        return " ".join(_slip(word, rng) if rng.random() < 0.3 else word for word in query.split())
    return query


def _slip(word: str, rng: random.Random) -> str:
    if len(word) < 3:
        return word
    spot = rng.randrange(1, len(word))
    near = sorted(_NEAR.get(strip_marks(word[spot]).lower(), "")) or [word[spot]]
    return word[:spot] + rng.choice(["", word[spot] * 2, rng.choice(near)]) + word[spot + 1:]


def batches(pairs: list[Pair], size: int, rng: random.Random, block: int = 64) -> Iterator[list[Pair]]:
    """All pairs in batches made of blocks of one group (or of groups that follow one another), blocks in random order. The pairs of a
    record stay together, so that a clause is told apart from its neighbours."""
    order: dict[int, float] = {}
    for pair in pairs:
        if pair.record not in order:
            order[pair.record] = rng.random()
    shuffled = sorted(pairs, key=lambda pair: (pair.group, order[pair.record]))
    cut = rng.randrange(block)
    edges = [0, *range(cut, len(shuffled), block), len(shuffled)]
    blocks = [shuffled[a:b] for a, b in pairwise(edges) if a < b]
    rng.shuffle(blocks)
    batch: list[Pair] = []
    for one in blocks:
        batch += one
        if len(batch) >= size:
            yield batch
            batch = []
    if len(batch) > block:
        yield batch
