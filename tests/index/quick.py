"""Indexes that open quickly, for tests of what does not depend on the model: vectors are hashed syllables."""
from __future__ import annotations

from functools import cache
from pathlib import Path
from zlib import crc32

import numpy as np

from index.library import Index, IndexWriter
from index.query import syllables
from index.spelling import Speller


class SyllableEmbedder:
    """Counts of syllables, hashed to 64 dimensions, made unit length."""

    name, dimension = "syllables-64", 64

    def encode_queries(self, texts: list[str]) -> np.ndarray:
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            for syllable in syllables(text):
                vectors[row, crc32(syllable.encode("utf-8")) % self.dimension] += 1
        return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)

    encode_clauses = encode_queries


def writing(folder: Path) -> IndexWriter:
    return IndexWriter(folder, embedder=SyllableEmbedder())


def opened(folder: Path) -> Index:
    return Index.open(folder, embedder=SyllableEmbedder(), speller=_speller())


@cache
def _speller() -> Speller:
    return Speller.load()
