"""The index as others use it: `Index` to read and search, `IndexWriter` to change it.

    with IndexWriter(folder, settings) as writer:
        writer.add(document)
    index = Index.open(folder, settings)
    hits = index.search("Sở nào chủ trì?")
"""
from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from pathlib import Path
from threading import Lock
from typing import TypeVar

from index.embedding import Embedder, load_embedder
from index.errors import IndexBroken, IndexNotFound
from index.folder import IndexFolder, same_model
from index.records import Clause, Document, Fact, FactKind
from index.reranker import Reranker, load_reranker
from index.search import Generation, Hit
from index.settings import Settings
from index.spelling import Correction, Speller
from index.writer import Added, IndexWriter

__all__ = ["Added", "Index", "IndexWriter"]

_T = TypeVar("_T")
_TRIES = 10       # a reader that finds its generation removed looks again for the newest


class Index:
    """An index folder, open for reading at the generation that was newest; refresh() moves on. Safe across threads."""

    def __init__(
        self, folder: IndexFolder, embedder: Embedder, reranker: Reranker | None = None, speller: Speller | None = None,
    ) -> None:
        self._folder, self._embedder, self._reranker, self._speller = folder, embedder, reranker, speller
        self._state, self._moving = self._newest(), Lock()

    @classmethod
    def open(
        cls, folder: Path, settings: Settings | None = None, embedder: Embedder | None = None, speller: Speller | None = None,
    ) -> Index:
        """Opens the newest generation.

        Raises IndexNotFound where there is none, IndexBroken where it can't be read, and ModelMismatch where it was made
        with another embedding model than the settings name. Who opens several indexes gives the `embedder` and `speller`,
        which saves loading them again.
        """
        place = IndexFolder(folder)
        if place.current() is None:
            raise IndexNotFound(f"Không có chỉ mục trong {folder}. Hãy lập: python -m ingest TỆP... --index {folder}")
        settings = settings or Settings()
        return cls(place, embedder or load_embedder(settings), load_reranker(settings), speller or Speller.load())

    def _newest(self) -> Generation:
        fault: Exception | None = None
        for _ in range(_TRIES):
            number = self._folder.current()
            try:
                same_model(self._folder, number, self._embedder)
                return Generation(self._folder.path(number), number, self._embedder, self._reranker, self._speller)
            except (OSError, ValueError, RuntimeError, sqlite3.Error) as error:
                fault = error
        raise IndexBroken(
            f"Không đọc được chỉ mục trong {self._folder.root} ({fault}). Hãy xóa thư mục ấy rồi lập lại chỉ mục.") from fault

    def refresh(self) -> bool:
        """Moves to the newest generation; whether there was a newer one."""
        with self._moving:           # of several threads one opens it
            if self._folder.current() == self._state.number:
                return False
            self._state = self._newest()
            return True

    def close(self) -> None:
        """Closes the files; the index can't be used any more."""
        self._state.close()

    def __enter__(self) -> Index:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def generation(self) -> int:
        return self._state.number

    def documents(self) -> list[Document]:
        """All documents, by name, without their clauses and facts."""
        return self._state.catalogue.documents()

    def document(self, identifier: str) -> Document:
        """The document, without its clauses and facts. Raises KeyError."""
        return _found(self._state.catalogue.document(identifier), identifier)

    def clauses(self, document: str) -> list[Clause]:
        """A document's clauses and rows, in reading order; none for an unknown one."""
        return self._state.catalogue.clauses(document)

    def clause(self, identifier: str) -> Clause:
        """The clause or row. Raises KeyError."""
        return _found(self._state.catalogue.clause(identifier), identifier)

    def facts(self, kind: FactKind | str | None = None, document: str | None = None, **equals: object) -> Iterator[Fact]:
        """Facts of a kind, of a document, whose fields equal the values given: facts(kind='amount', year=2027)."""
        return self._state.catalogue.facts(kind, document, **equals)

    def facts_of(self, kinds: Collection[FactKind]) -> frozenset[str]:
        """The documents (ids) that have a fact of one of these kinds."""
        return self._state.catalogue.facts_of(kinds)

    def counts(self) -> dict[str, int]:
        """How many 'documents', 'clauses' and 'facts' the index holds."""
        return self._state.catalogue.counts()

    def file(self, document: str) -> Path:
        """The document's file as it was taken in. Raises FileNotFoundError where it was not kept."""
        path = self._folder.file(document)
        if path is None:
            raise FileNotFoundError(f"Không lưu tệp gốc của văn bản {document}.")
        return path

    def search(
        self, query: str, *, documents: Collection[str] | None = None, kinds: Collection[str] | None = None, limit: int = 10,
    ) -> list[Hit]:
        """The clauses that answer a question best, best first.

        `documents` (ids) and `kinds` (of ClauseKind) keep to these; where no documents are given, those that the question
        names come first.
        """
        return self._state.search(query, documents, kinds, limit)

    def cosines(self, query: str, *, documents: Collection[str] | None = None, limit: int = 10) -> dict[str, float]:
        """How near the clauses that search() would find are to the question by their meaning: id → cosine of the embeddings, 0 for one found by words alone."""
        return self._state.cosines(query, documents, limit)

    def correct(self, text: str) -> Correction:
        """A question with its diacritics restored and its typing errors mended, by the words of this index. search() and
        route() do this themselves; what they are given corrected they leave as it is."""
        return self._state.correct(text)

    def route(self, query: str) -> list[tuple[str, float]]:
        """Documents (ids) that the question means, by their place, issuer, number, subject or period, best first."""
        return self._state.route(query)


def _found(record: _T | None, identifier: str) -> _T:
    if record is None:
        raise KeyError(identifier)
    return record
