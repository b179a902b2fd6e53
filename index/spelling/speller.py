"""The speller: a question as it was typed made the question that was meant, and what was changed on the way."""
from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from index.spelling.candidates import Readings
from index.spelling.keyboard import telex
from index.spelling.known import Bare, KnownWords
from index.spelling.ngrams import SyllableModel
from index.spelling.orthography import syllable_shaped
from index.spelling.tokens import Sort, Token, tokens
from index.spelling.typist import Change, Typist
from index.synonyms import typed_words
from index.text import has_marks

_HERE = Path(__file__).parent
MODEL = _HERE / "syllables.npz"
CHAT = _HERE / "chat.toml"
FOREIGN_SHARE = 0.4       # of the words not shaped like Vietnamese: from here on a text without marks is not Vietnamese


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

    def __init__(self, model: SyllableModel, chat: dict[str, str], asked: frozenset[str] = frozenset()) -> None:
        self._model = model
        self._bare = Bare(model)
        self._chat, self._asked = chat, asked

    @classmethod
    def load(cls, path: Path = MODEL) -> Speller:
        """The speller that ships. Raises OSError or ValueError where its file is missing or broken."""
        with CHAT.open("rb") as file:
            table = tomllib.load(file)
        return cls(SyllableModel.load(path), table["chat"], frozenset(table["asked"]["words"]) | typed_words())

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
        typist = Typist(Readings(known), self._chat, words, marks, misses, self._asked)
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
        keyed = [key for key in lower if not syllable_shaped(key) and telex(key) in self._model.ids]      # 'nhaats', 'owr'
        odd = sum(not syllable_shaped(key) and key in self._model.ids for key in lower) - sum(key in self._model.ids for key in keyed)
        native = sum(syllable_shaped(key) for key in lower) + len(keyed)
        return odd + native > 2 and odd >= FOREIGN_SHARE * (odd + native)     # unknown odd words may be slips: they tell nothing


def _applied(text: str, changes: list[Change]) -> str:
    for change in reversed(changes):
        text = text[:change.start] + change.after + text[change.start + len(change.before):]
    return text
