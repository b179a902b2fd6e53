"""Count syllables, pairs and triples of texts: the corpus for what ships, an index for its own words."""
from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np

from index.spelling.ngrams import NUMBER, STOP, SYMBOLS, UNKNOWN, SyllableModel
from index.spelling.orthography import normal

_PIECE = re.compile(r"[^\W\d_]+|\d(?:[\w./,-]*\w)?|[.;:!?()\n\"“”…]")   # a word, a number or code, an end


def numbered(texts: Iterable[str]) -> tuple[list[str], np.ndarray]:
    """All texts as one array of word numbers, int32 [n], with STOP between clauses, and the words by their number."""
    ids: dict[str, int] = {symbol: number for number, symbol in enumerate(SYMBOLS)}
    forms: dict[str, int] = {}
    parts = [np.full(3, STOP, np.int32)]  # an index may be empty
    for text in texts:
        row = [STOP]
        for piece in _PIECE.findall(text):
            number = forms.get(piece)
            if number is None:
                if piece[0].isdigit():
                    number = NUMBER
                elif not piece[0].isalpha():
                    number = STOP
                else:
                    number = ids.setdefault(normal(piece), len(ids))
                forms[piece] = number
            row.append(number)
        parts.append(np.array(row, np.int32))
    return list(ids), np.concatenate(parts)


def trimmed(words: list[str], stream: np.ndarray, least: int, most: int) -> tuple[list[str], np.ndarray]:
    """The same with at most `most` words, none seen fewer than `least` times; the rest become UNKNOWN."""
    counts = np.bincount(stream, minlength=len(words))
    counts[: len(SYMBOLS)] = stream.size                      # symbols always stay, in front
    order = np.argsort(-counts, kind="stable")[:most]
    order = order[counts[order] >= least]
    renumber = np.full(len(words), UNKNOWN, np.int64)
    renumber[order] = np.arange(len(order))
    return [words[i] for i in order], renumber[stream]


def count(texts: Iterable[str], *, least_word: int = 5, most_words: int = 32_000, least_pair: int = 2,
          least_triple: int = 5) -> SyllableModel:
    """The model of the texts. Memory: about 40 bytes a syllable of text."""
    words, stream = trimmed(*numbered(texts), least_word, most_words)
    size = len(words)
    unigrams = np.bincount(stream, minlength=size).astype(np.float64)
    pairs, pair_counts = np.unique(stream[:-1] * size + stream[1:], return_counts=True)
    kept = (pair_counts >= least_pair) & (pairs // size != UNKNOWN) & (pairs % size != UNKNOWN)
    pairs, pair_counts = pairs[kept], pair_counts[kept]
    places = np.searchsorted(pairs, stream[:-2] * size + stream[1:-1])
    places[places == len(pairs)] = 0
    there = (pairs[places] == stream[:-2] * size + stream[1:-1]) & (stream[2:] != UNKNOWN) & (stream[1:-1] != STOP)
    triples, triple_counts = np.unique(places[there] * size + stream[2:][there], return_counts=True)
    kept = triple_counts >= least_triple
    return SyllableModel(words, unigrams, (pairs, pair_counts.astype(np.float64)),
                         (triples[kept], triple_counts[kept].astype(np.float64)))
