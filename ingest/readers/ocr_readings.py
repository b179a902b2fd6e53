"""The likeliest reading of recognised words by those around them: each as it was recognised or, at a price, the same letters with other marks.

A noisy channel (Shannon, 1948; Kernighan, Church and Gale, 1990) under the speller's trigram model. Letters and figures are never changed.
"""
from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from ingest.readers.ocr_doubts import ACUTE, GRAVE, HOOK, NONE, TONES, Doubts

if TYPE_CHECKING:
    from index.spelling.candidates import Reading
    from index.spelling.known import KnownWords
    from index.spelling.tokens import Token

# Logarithms of how likely a mark comes out as another, set on 12 scanned plans whose text is known (tests/benchmarks/scans.py): what
# was seen has to be far less likely than what it is changed to, so that a rare but right word ('đò gỗ', 'cạo mủ') stays.
TAKEN_FOR = {(HOOK, ACUTE): -6.5,        # (written, recognised): 'tổng', 'tống'
             (NONE, HOOK): -9.0,         # 'chi tiết', 'chỉ tiết'
             (GRAVE, NONE): -9.0}        # 'lồng ghép', 'lông ghép'
DOTTED = -3.5            # the dot of an 'i' taken for a hỏi: 'chi', 'chỉ'
OTHER_TONE = -13.0       # any other tone for another
OTHER_LETTER = -14.0     # 'ô' for 'o', 'đ' for 'd', each
BARRED = -11.0           # 'd' for 'đ' or 'đ' for 'd': 'đi dời' for 'di dời'
NAME = -4.0              # a word with a capital inside a line may be a name that the model doesn't know
UNKNOWN = -8.0           # a word that nobody knows is right as it stands
EVIDENCE = 1.8           # what Tesseract held possible counts this much beside what the words around it say
SURE = 0.5               # a stretch is changed only where it becomes likelier by this


def mended(known: KnownWords, texts: list[str], doubts: Doubts) -> list[str]:
    """Texts that follow one another, read together. All are NFC, and so is what comes back."""
    from index.spelling.tokens import Sort, tokens

    whole = " ".join(texts)
    if not any(c.isalpha() for c in whole):
        return texts
    letters = list(whole)
    run: list[Token] = []
    for token in [*tokens(whole), None]:
        if token is None or token.sort is Sort.STOP:
            for start, word in _changes(known, run, doubts):
                letters[start:start + len(word)] = word
            run = []
        else:
            run.append(token)
    mended, at = [], 0
    for text in texts:
        mended.append("".join(letters[at:at + len(text)]))
        at += len(text) + 1
    return mended


def _changes(known: KnownWords, run: list[Token], doubts: Doubts) -> Iterator[tuple[int, str]]:
    """(place, word in the case it stands in) of the words of a stretch between two stops that read better with other marks."""
    from index.spelling.decoding import decode
    from index.spelling.orthography import like_case
    from index.spelling.tokens import Sort

    lattice = [_readings(known, token, i == 0, doubts.get(token.key, {})) if token.sort is Sort.WORD else None for i, token in enumerate(run)]
    if not any(readings and len(readings) > 1 for readings in lattice):
        return
    best, score = decode(known, lattice)
    _, plain = decode(known, [readings and readings[:1] for readings in lattice])
    if score < plain + SURE:
        return
    for token, reading in zip(run, best):
        if reading is not None and reading.word != token.key:
            word = like_case(reading.word, token.text)
            if len(word) == len(token.text) == len(unicodedata.normalize("NFC", word)):
                yield token.start, word


def _readings(known: KnownWords, token: Token, first: bool, odds: Mapping[str, float]) -> list[Reading]:
    """What a word may be, itself first: what Tesseract held possible, and other marks that it is known to miss."""
    from index.spelling.candidates import Reading
    from index.text import strip_marks

    key = token.key
    capital = token.text[:1].isupper() and not token.text.isupper()
    named = capital and not first
    stay = 0.0 if known.knows(key) else NAME if named else UNKNOWN
    found = [Reading(key, stay, "")]
    if not token.text.isalpha():
        return found
    for word in known.spelt(strip_marks(key)) if len(key) > 1 else ():
        if word != key and word not in odds:
            found.append(Reading(word, taken_for(word, key) + (NAME if named else 0.0), "dấu"))
    for word, log in odds.items():
        if len(word) == len(key) and (known.knows(word) or stay < 0):
            price = EVIDENCE * log + (NAME if capital and log < 0 else 0.0) + (0.0 if known.knows(word) else stay)
            found.append(Reading(word, price, "dấu"))
    return found


def taken_for(written: str, seen: str) -> float:
    """Logarithm of how likely a written syllable is recognised as another of the same letters: ('tổng', 'tống') → -4."""
    (wrote, tone), (saw, other) = _split(written), _split(seen)
    letters = sum(BARRED if {a, b} == {"d", "đ"} else OTHER_LETTER for a, b in zip(wrote, saw) if a != b)
    if tone == other:
        return letters
    if (tone, other) == (NONE, HOOK) and unicodedata.normalize("NFC", "i" + HOOK) in seen:
        return letters + DOTTED
    return letters + TAKEN_FOR.get((tone, other), OTHER_TONE)


@lru_cache(maxsize=1 << 14)
def _split(word: str) -> tuple[tuple[str, ...], str]:
    tone = next((c for c in unicodedata.normalize("NFD", word) if c in TONES), "")
    bare = "".join(c for c in unicodedata.normalize("NFD", word) if c not in TONES)
    return tuple(unicodedata.normalize("NFC", bare)), tone


@lru_cache(maxsize=1)
def known_words() -> KnownWords:
    """The speller's words."""
    from index.spelling.known import Bare, KnownWords
    from index.spelling.ngrams import SyllableModel
    from index.spelling.speller import MODEL

    model = SyllableModel.load(MODEL)
    return KnownWords(model, Bare(model))
