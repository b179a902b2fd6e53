"""The vector index: inner products of unit vectors, by FAISS.

Exact (flat) up to 100,000 vectors; beyond that an inverted file, which looks only into the nearest cells. Files are
read and written in Python, as FAISS itself can't open a path with Vietnamese letters on Windows.
"""
from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import faiss
    import numpy as np

FLAT_UP_TO = 100_000
_PROBES = 32  # cells looked into


class Vectors:
    """Vectors under the row numbers of their clauses."""

    def __init__(self, dimension: int) -> None:
        import faiss

        self.dimension = dimension
        self._index: faiss.Index = faiss.IndexIDMap2(faiss.IndexFlatIP(dimension))

    @classmethod
    def read(cls, path: Path) -> Vectors:
        """The vectors that write() wrote. Raises OSError or RuntimeError where the file can't be read."""
        import faiss
        import numpy as np

        index = faiss.deserialize_index(np.frombuffer(path.read_bytes(), dtype=np.uint8))
        vectors = cls(index.d)
        vectors._index = index
        return vectors

    def write(self, path: Path) -> None:
        import faiss

        path.unlink(missing_ok=True)  # it may be linked to the former generation's
        path.write_bytes(faiss.serialize_index(self._index).tobytes())

    def __len__(self) -> int:
        return self._index.ntotal

    def change(self, rows: Sequence[int], vectors: np.ndarray, gone: Sequence[int]) -> None:
        """Takes the rows in `gone` out and adds `vectors` (float32 [len(rows), dimension]) under `rows`."""
        import faiss
        import numpy as np

        if len(gone):
            self._index.remove_ids(np.asarray(gone, dtype=np.int64))
        if not len(rows):
            return
        identifiers = np.asarray(rows, dtype=np.int64)
        if isinstance(self._index, faiss.IndexIDMap2) and len(self) + len(rows) > FLAT_UP_TO:
            flat = self._index
            old = faiss.vector_to_array(flat.id_map)
            known = flat.index.reconstruct_n(0, flat.ntotal) if flat.ntotal else np.zeros((0, self.dimension), np.float32)
            vectors, identifiers = np.concatenate([known, vectors]), np.concatenate([old, identifiers])
            self._index = _trained(vectors)
        self._index.add_with_ids(np.ascontiguousarray(vectors, dtype=np.float32), identifiers)

    def search(self, vector: np.ndarray, limit: int, among: Sequence[tuple[int, int]] | None = None) -> dict[int, float]:
        """Row number → inner product of the `limit` nearest to `vector` (float32 [dimension]), nearest first.

        `among` keeps to these ranges of row numbers, first and last included.
        """
        import faiss
        import numpy as np

        limit = min(limit, len(self))
        if limit < 1 or (among is not None and not among):
            return {}
        parameters = None
        if among is not None:
            selector = faiss.IDSelectorBatch(np.concatenate([np.arange(a, b + 1, dtype=np.int64) for a, b in among]))
            inverted = isinstance(self._index, faiss.IndexIVF)
            parameters = faiss.SearchParametersIVF(sel=selector, nprobe=_PROBES) if inverted else faiss.SearchParameters(sel=selector)
        scores, rows = self._index.search(np.asarray(vector, dtype=np.float32).reshape(1, -1), limit, params=parameters)
        return {int(row): float(score) for row, score in zip(rows[0], scores[0]) if row >= 0}


def _trained(vectors: np.ndarray) -> faiss.Index:
    """An empty inverted file with cells for these vectors: about four times the square root of their number."""
    import faiss

    cells = int(4 * len(vectors) ** 0.5)
    index = faiss.IndexIVFFlat(faiss.IndexFlatIP(vectors.shape[1]), vectors.shape[1], cells, faiss.METRIC_INNER_PRODUCT)
    index.cp.seed, index.cp.niter, index.cp.max_points_per_centroid = 1, 10, 64
    index.train(vectors)
    index.nprobe = _PROBES
    return index
