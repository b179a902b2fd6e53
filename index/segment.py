"""Words of Vietnamese text, by underthesea's segmenter.

A Vietnamese word is one to several syllables written apart ("sở hữu trí tuệ"); the segmenter joins them with '_'.
Headings come back with every clause under them, so lines once segmented are remembered.
"""
from __future__ import annotations

import sys
from functools import lru_cache
from threading import Lock

_LONGEST = 2_000  # characters given to the segmenter at once: its time grows faster than its input
_REMEMBERED = 20_000  # lines; only lines short enough to be a heading or a question
_SHORT = 300
_LOADING = Lock()
_TRANSLATOR = "underthesea.pipeline.translate"


def words(text: str) -> list[str]:
    """The words of a text in order, syllables of one word joined by '_', punctuation marks as words of their own.

    'Sở Công thương chủ trì.' → ['Sở', 'Công_thương', 'chủ_trì', '.']. Lines are segmented each by itself, and a line
    longer than 2,000 characters in pieces cut at spaces.
    """
    found: list[str] = []
    for line in text.splitlines():
        for piece in _pieces(line):
            found.extend(_remembered(piece) if len(piece) <= _SHORT else _segment(piece))
    return found


def _pieces(line: str) -> list[str]:
    """The line cut at spaces into pieces of at most _LONGEST characters; an unbroken run is cut anywhere."""
    pieces = []
    while len(line) > _LONGEST:
        cut = line.rfind(" ", 1, _LONGEST)
        cut = cut if cut > 0 else _LONGEST
        pieces.append(line[:cut])
        line = line[cut:]
    pieces.append(line)
    return [piece for piece in pieces if piece.strip()]


@lru_cache(maxsize=_REMEMBERED)
def _remembered(piece: str) -> tuple[str, ...]:
    return _segment(piece)


def _segment(piece: str) -> tuple[str, ...]:
    with _LOADING:      # underthesea loads its model at the first call, and fails where two threads make it at once
        tokenize = _tokenizer()
    return tuple(word.strip().replace(" ", "_") for word in tokenize(piece) if word.strip())


@lru_cache(maxsize=1)
def _tokenizer():
    """The segmenter, without underthesea's translator: that brings PyTorch, two seconds and hundreds of megabytes, for nothing here."""
    known = _TRANSLATOR in sys.modules
    if not known:
        sys.modules[_TRANSLATOR] = None      # fails to import, which underthesea allows for
    try:
        from underthesea import word_tokenize
    finally:
        if not known:
            del sys.modules[_TRANSLATOR]
    word_tokenize("xin chào")
    return word_tokenize
