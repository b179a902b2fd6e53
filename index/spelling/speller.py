"""The speller: a question as it was typed made the question that was meant, and what was changed on the way."""
from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from index.spelling.candidates import Reading, Readings
from index.spelling.decoding import decode
from index.spelling.known import Bare, KnownWords
from index.spelling.ngrams import SyllableModel
from index.spelling.orthography import like_case, syllable_shaped
from index.spelling.tokens import Sort, Token, tokens
from index.text import has_marks, strip_marks

_HERE = Path(__file__).parent
MODEL = _HERE / "syllables.npz"
CHAT = _HERE / "chat.toml"
FOREIGN_SHARE = 0.4       # of the words not shaped like Vietnamese: from here on a text without marks is not Vietnamese
_AROUND = 4               # words to either side that tell how marks are typed here
# Words that a name follows, and how much likelier they are where a capital does.
BEFORE_NAMES = frozenset("tỉnh huyện quận phường xã thôn xóm bản sở".split())
_BEFORE_NAME = 3.0
# Letters behind these are a label, not shorthand: 'tuyến bc', 'cạnh bc'.
LABELLED = frozenset("trạm tram tuyến tuyen bến cạnh canh góc goc".split())
_CHANCE = 2               # of them may be words that seldom go without marks, and still be right: 'tai nạn', 'ban hành ngay'


@dataclass(frozen=True, slots=True)
class Change:
    """One word changed: its place in the composed text, what stood there, what it was read as, and why."""

    start: int
    before: str
    after: str
    reason: str           # 'dấu' (marks added), 'phím' (Telex or VNI), 'gõ nhầm' (a slip), 'viết tắt' (chat shorthand)


@dataclass(frozen=True, slots=True)
class Correction:
    """The text as it was meant, composed (NFC); `changes` is empty where it was right."""

    text: str
    changes: tuple[Change, ...] = ()

    @property
    def note(self) -> str:
        """A Vietnamese note for the user: 'Đã hiểu là: "cơ quan nào chủ trì"'; '' where nothing was changed."""
        return f"Đã hiểu là: “{self.text}”" if self.changes else ""


class Vocabulary:
    """The words, pairs and triples of an index's texts: with it, the names that stand there win."""

    def __init__(self, model: SyllableModel) -> None:
        self.model = model
        self.bare = Bare(model)

    @classmethod
    def of(cls, texts) -> Vocabulary:
        """From the texts of the clauses (any iterable of str); about 2 million words a second."""
        from index.spelling.counting import count

        return cls(count(texts, least_word=1, most_words=60_000, least_pair=1, least_triple=1))

    def save(self, path: Path) -> None:
        self.model.save(path)

    @classmethod
    def load(cls, path: Path) -> Vocabulary:
        """Raises OSError or ValueError where the file is missing or broken."""
        return cls(SyllableModel.load(path))


class Speller:
    """Restores diacritics and mends typing errors. Safe across threads: nothing changes after loading."""

    def __init__(self, model: SyllableModel, chat: dict[str, str]) -> None:
        self._model = model
        self._bare = Bare(model)
        self._chat = chat

    @classmethod
    def load(cls, path: Path = MODEL) -> Speller:
        """The speller that ships. Raises OSError or ValueError where its file is missing or broken."""
        with CHAT.open("rb") as file:
            chat = tomllib.load(file)["chat"]
        return cls(SyllableModel.load(path), chat)

    def restore(self, text: str, vocabulary: Vocabulary | None = None) -> Correction:
        """Adds the diacritics that were left out, all or some; changes nothing else."""
        return self._spelt(text, vocabulary, marks=True, misses=False)

    def repair(self, text: str, vocabulary: Vocabulary | None = None) -> Correction:
        """Reads Telex and VNI keys left standing, chat shorthand and slips of the keyboard; adds no marks elsewhere."""
        return self._spelt(text, vocabulary, marks=False, misses=True)

    def correct(self, text: str, vocabulary: Vocabulary | None = None) -> Correction:
        """Both at once: each word's readings are weighed together, so a slip does not spoil the marks of its neighbours."""
        return self._spelt(text, vocabulary, marks=True, misses=True)

    def _spelt(self, text: str, vocabulary: Vocabulary | None, *, marks: bool, misses: bool) -> Correction:
        text = unicodedata.normalize("NFC", text)
        found = tokens(text)
        words = [token for token in found if token.sort is Sort.WORD]
        if not words or self._foreign(words):
            return Correction(text)
        known = KnownWords(self._model, self._bare, *((vocabulary.model, vocabulary.bare) if vocabulary else ()))
        typist = _Typist(Readings(known), self._chat, words, marks, misses)
        changes: list[Change] = []
        run: list[Token] = []
        for token in [*found, Token(Sort.STOP, "", len(text))]:
            if token.sort is not Sort.STOP:
                run.append(token)
            elif run:
                changes += typist.changes(run)
                run = []
        return Correction(_applied(text, changes), tuple(changes))

    def _foreign(self, words: list[Token]) -> bool:
        """Whether a text without marks is in another language: too many of its words can't be Vietnamese syllables."""
        if any(has_marks(token.text) for token in words):
            return False
        lower = [token.key for token in words if not token.text.isupper() and token.text.isalpha()]
        odd = sum(not syllable_shaped(key) and key in self._model.ids for key in lower)
        native = sum(syllable_shaped(key) for key in lower)
        return odd + native > 2 and odd >= FOREIGN_SHARE * (odd + native)     # unknown odd words may be slips: they tell nothing


class _Typist:
    """How one text is typed, and the changes to each of its runs of words between stops."""

    def __init__(self, readings: Readings, chat: dict[str, str], words: list[Token], marks: bool, misses: bool) -> None:
        self._readings, self._chat, self._marks, self._misses = readings, chat, marks, misses
        self._drops = _drops(words, readings.words)
        self._keys = misses and any(readings.in_keys(token.key) for token in words)
        self._formula = _formula(words)
        self._shouting = not any(token.text.islower() for token in words)

    def changes(self, run: list[Token]) -> list[Change]:
        places: list[tuple[Token, str]] = []            # shorthand takes a place a word
        for token in run:
            label = bool(places) and places[-1][0].key in LABELLED
            meant = "" if label else self._shorthand(token)
            places += [(token, word) for word in meant.split()] or [(token, "")]
        known = self._readings.words
        doubtful = [False] * len(places)
        if self._misses:
            doubtful = known.doubtful([short or token.key or None for token, short in places])
        behind = [token for token, _ in places[1:]] + [None]
        lattice = [self._named(token, self._of(token, short, doubt), after) for (token, short), doubt, after in zip(places, doubtful, behind)]
        best = dict.fromkeys(token for token, _ in places)
        for (token, short), reading in zip(places, decode(known, lattice)):
            if short:
                best[token] = Change(token.start, token.text, self._chat[token.text], "viết tắt")
            elif reading and reading.reason and reading.word != token.key:
                best[token] = Change(token.start, token.text, like_case(reading.word, token.text), reading.reason)
        return [change for change in best.values() if change]

    def _shorthand(self, token: Token) -> str:
        """What a word stands for in chat shorthand; nothing in a formula ('ab + bc', 'x, y, z'), where single letters and signs are."""
        if not self._misses or token.sort is not Sort.WORD or token.start in self._formula:
            return ""
        return self._chat.get(token.text, "")

    def _named(self, token: Token, readings: list[Reading] | None, after: Token | None) -> list[Reading] | None:
        """The same, the words that stand before names the likelier where a capital follows: 'so NN&MT', 'Tinh Quang Uyen'."""
        if not readings or token.text.isupper() or after is None or after.sort is not Sort.WORD or not after.text[0].isupper():
            return readings
        return [reading._replace(log=reading.log + _BEFORE_NAME) if reading.word in BEFORE_NAMES else reading for reading in readings]

    def _of(self, token: Token, short: str, doubtful: bool) -> list[Reading] | None:
        if token.sort is Sort.NUMBER:
            return None
        abbreviation = token.text.isupper() and (not self._shouting or not syllable_shaped(strip_marks(token.key)))
        if short or abbreviation or token.text in self._chat:      # shorthand that is none here is a label: no slip for 'bị' either
            return [Reading(short or token.key, 0.0, "")]
        drop = self._drops[token.start]
        return self._readings.of(token.key, name=token.text[0].isupper(), drop=drop, marks=self._marks,
                                 misses=self._misses, doubtful=doubtful and drop < 0.2, keys=self._keys)


def _formula(words: list[Token]) -> set[int]:
    """Where words stand beside a single consonant that is no shorthand itself: 'x, y, z', 'cạnh a, b, bc'."""
    single = [len(token.text) == 1 and token.text.lower() in "abcfghklpqrtwxy" for token in words]
    return {token.start for i, token in enumerate(words) if any(single[max(0, i - 1):i + 2])}


def _drops(words: list[Token], known: KnownWords) -> dict[int, float]:
    """For each word by its place, how likely marks are left out around it: 1 where none is typed, near 0 in clean text."""
    marked = [has_marks(token.text) for token in words]
    wanted = [known.marked(strip_marks(token.key)) for token in words]
    whole = _drop(sum(marked), sum(wanted))
    found = {}
    for i, token in enumerate(words):
        near = slice(max(0, i - _AROUND), i + _AROUND + 1)
        found[token.start] = max(whole, _drop(sum(marked[near]), sum(wanted[near]), _CHANCE) if len(marked[near]) > _AROUND else 0.0)
    return found


def _drop(marked: int, wanted: float, granted: int = 1) -> float:
    """The share of marks left out where `marked` words carry one and `wanted` were to; some words more are granted, for chance."""
    if not marked:
        return 1.0
    return max(1 - (marked + granted) / wanted, 0.0) if wanted else 0.0


def _applied(text: str, changes: list[Change]) -> str:
    for change in reversed(changes):
        text = text[:change.start] + change.after + text[change.start + len(change.before):]
    return text
