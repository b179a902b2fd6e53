"""Sentence embeddings behind one interface. (A stand-in until the project's own model is trained.)"""
from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol
from zlib import crc32

from index.settings import Settings
from index.text import fold, strip_marks

if TYPE_CHECKING:
    import numpy as np

_SYLLABLE = re.compile(r"\w+")


class Embedder(Protocol):
    """Texts to vectors. `name` and `dimension` are written into the index: vectors of two models don't mix."""

    name: str
    dimension: int

    def encode_queries(self, texts: list[str]) -> np.ndarray:
        """Questions to float32 [n, dimension], each row of length 1."""

    def encode_clauses(self, texts: list[str]) -> np.ndarray:
        """Clauses, with their headings on lines before them, to float32 [n, dimension], each row of length 1."""


class HashingEmbedder:
    """Random projection of hashed syllables and pairs of syllables, without diacritics; needs no model."""

    name = "hashing-256"
    dimension = 256

    def encode_queries(self, texts: list[str]) -> np.ndarray:
        import numpy as np

        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            syllables = _SYLLABLE.findall(strip_marks(fold(text)))
            for feature in [*syllables, *map("_".join, zip(syllables, syllables[1:]))]:
                code = crc32(feature.encode("utf-8"))
                vectors[row, code % self.dimension] += 1.0 if code & 0x10000 else -1.0
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors / np.maximum(lengths, 1e-9)

    encode_clauses = encode_queries


def load_embedder(settings: Settings | None = None) -> Embedder:
    """The embedder that the settings name."""
    return HashingEmbedder()
