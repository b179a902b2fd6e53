"""The index as others use it: `Index` to read and search, `IndexWriter` to change it.

    with IndexWriter(folder, settings) as writer:
        writer.add(document)
    index = Index.open(folder, settings)
    hits = index.search("Sở nào chủ trì?")
"""
from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from index.catalogue import Catalogue
from index.embedding import Embedder, load_embedder
from index.errors import IndexBroken, IndexNotFound, ModelMismatch
from index.folder import IndexFolder, Manifest
from index.lexical import LexicalWriter
from index.passage import passage
from index.records import Clause, Document, Fact, FactKind
from index.reranker import Reranker, load_reranker
from index.search import Generation, Hit
from index.settings import Settings
from index.spelling import Correction, Speller, Vocabulary
from index.vectors import Vectors

_T = TypeVar("_T")
_TRIES = 10       # a reader that finds its generation removed looks again for the newest
_BATCH = 4_096    # clauses given to the embedder at once


class Index:
    """An index folder, open for reading at the generation that was newest; refresh() moves on. Safe across threads."""

    def __init__(
        self, folder: IndexFolder, embedder: Embedder, reranker: Reranker | None = None, speller: Speller | None = None,
    ) -> None:
        self._folder, self._embedder, self._reranker, self._speller = folder, embedder, reranker, speller
        self._state = self._newest()

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
                _same_model(self._folder, number, self._embedder)
                return Generation(self._folder.path(number), number, self._embedder, self._reranker, self._speller)
            except (OSError, ValueError, RuntimeError, sqlite3.Error) as error:
                fault = error
        raise IndexBroken(
            f"Không đọc được chỉ mục trong {self._folder.root} ({fault}). Hãy xóa thư mục ấy rồi lập lại chỉ mục.") from fault

    def refresh(self) -> bool:
        """Moves to the newest generation; whether there was a newer one."""
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

    def correct(self, text: str) -> Correction:
        """A question with its diacritics restored and its typing errors mended, by the words of this index. search() and
        route() do this themselves; what they are given corrected they leave as it is."""
        return self._state.correct(text)

    def route(self, query: str) -> list[tuple[str, float]]:
        """Documents (ids) that the question means, by their place, issuer, number, subject or period, best first."""
        return self._state.route(query)


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a document: 'added', 'unchanged', 'replaced' or 'duplicate'; `of` names the one that was first."""

    status: str
    of: str = ""


class IndexWriter:
    """Changes an index folder; one process at a time. What was done counts when the `with` block ends without an error."""

    def __init__(self, folder: Path, settings: Settings | None = None, embedder: Embedder | None = None) -> None:
        self._folder = IndexFolder(folder)
        self._settings, self._embedder = settings or Settings(), embedder
        self._held = ExitStack()
        self._building: Path | None = None

    def __enter__(self) -> IndexWriter:
        """Raises IndexLocked where another process writes, ModelMismatch where the index was made with another model."""
        self._held.enter_context(self._folder.lock())
        try:
            self._embedder = self._embedder or load_embedder(self._settings)
            current = self._folder.current()
            if current is not None:
                _same_model(self._folder, current, self._embedder)
            self._look()
        except BaseException:
            self._held.close()
            raise
        return self

    def _look(self) -> None:
        """Opens the current generation to see what is there; the next is begun when there is something to change."""
        current = self._folder.current()
        self._building = None
        if current is None:
            self._begin()
        else:
            self._catalogue = Catalogue(self._folder.path(current) / "catalogue.sqlite")

    def _begin(self) -> None:
        """Begins the next generation, if it isn't yet."""
        if self._building is not None:
            return
        if self._folder.current() is not None:
            self._catalogue.close()
        self._building = self._folder.begin()
        self._catalogue = Catalogue(self._building / "catalogue.sqlite", write=True)
        self._lexical = LexicalWriter(self._building / "lexical")
        self._rows: list[int] = []
        self._texts: list[str] = []
        self._gone: list[int] = []

    def __exit__(self, kind: type | None, *_: object) -> None:
        try:
            if kind is None:
                self.commit(go_on=False)
            else:
                self._catalogue.close()
            self._folder.sweep()
        finally:
            self._held.close()

    def seen(self, identifier: str, name: str, source: str) -> Added | None:
        """What add() would say of bytes that are in the index already ('unchanged', 'duplicate'), before they are read;
        None where they are new."""
        known = self._catalogue.document(identifier)
        if known is None:
            return None
        same = known.source == source or known.name == name
        return Added("unchanged") if same else Added("duplicate", known.name)

    def add(self, document: Document, data: bytes | None = None) -> Added:
        """Takes a document in, with `data`, its file's bytes (by default read from its source, where that is a file).

        The same bytes again: 'unchanged'. Another file at the same source: 'replaced'. The same content under another
        name: 'duplicate', and it isn't indexed twice.
        """
        if seen := self.seen(document.id, document.name, document.source):
            return seen
        former = self._former(document)
        for old in former:
            self.delete(old.id)
        twins = self._catalogue.find(content=document.content) if document.content else []
        if twins:
            return Added("duplicate", twins[0].name)
        self._begin()
        self._keep(document, data)
        rows = self._catalogue.add(document)
        passages = [passage(clause, document) for clause in document.clauses]
        words = self._lexical.add(document.id, rows, [str(clause.kind) for clause in document.clauses], passages)
        self._catalogue.keep_words(document.id, words)
        self._rows += rows
        self._texts += [found.embedded for found in passages]
        return Added("replaced", former[0].name) if former else Added("added")

    def _former(self, document: Document) -> list[Document]:
        """What this document takes the place of: the one of the same source; or of the same name, if its file is gone."""
        same = self._catalogue.find(source=document.source)
        return same or [old for old in self._catalogue.find(name=document.name) if not Path(old.source).is_file()]

    def _keep(self, document: Document, data: bytes | None) -> None:
        source = Path(document.source)
        if data is None and source.is_file():
            data = source.read_bytes()
            if not sha256(data).hexdigest().startswith(document.id):
                data = None  # the file has changed since it was read
        if data is not None:
            self._folder.keep_file(document.id, data, Path(document.name).suffix.lower() or ".bin")

    def delete(self, identifier: str) -> bool:
        """Takes a document out of all three; whether it was there."""
        if self._catalogue.document(identifier) is None:
            return False
        self._begin()
        gone = set(self._catalogue.delete(identifier))
        self._lexical.delete(identifier)
        if self._rows and max(gone, default=0) >= self._rows[0]:  # added by this very writer, and not yet embedded
            kept = [(row, text) for row, text in zip(self._rows, self._texts) if row not in gone]
            self._rows, self._texts = [row for row, _ in kept], [text for _, text in kept]
        self._gone.extend(gone)
        return True

    def commit(self, go_on: bool = True) -> None:
        """Publishes what was done so far as a new generation; nothing happens where nothing was done."""
        if self._building is not None:
            self._write_vectors()
            self._write_vocabulary()
            self._catalogue.commit()
            known = {document.id for document in self._catalogue.documents()}
            self._catalogue.close()
            self._lexical.commit()
            self._folder.publish(self._building, Manifest(self._embedder.name, self._embedder.dimension))
            self._folder.sweep_files(known)
            if go_on:
                self._look()
        elif not go_on:
            self._catalogue.close()

    def _write_vectors(self) -> None:
        path = self._building / "vectors.faiss"
        vectors = Vectors.read(path) if path.exists() else Vectors(self._embedder.dimension)
        vectors.change([], None, self._gone)
        for start in range(0, len(self._rows), _BATCH):
            texts = self._texts[start:start + _BATCH]
            vectors.change(self._rows[start:start + _BATCH], self._embedder.encode_clauses(texts), [])
        vectors.write(path)

    def _write_vocabulary(self) -> None:
        """The words of all clauses, for the speller; counted anew only where more than a fiftieth of them changed."""
        path, clauses = self._building / "vocabulary.npz", self._catalogue.counts()["clauses"]
        if path.exists() and (len(self._rows) + len(self._gone)) * 50 < clauses:
            return
        path.unlink(missing_ok=True)  # it may be linked to the former generation's
        Vocabulary.of(self._catalogue.texts()).save(path)


def _same_model(folder: IndexFolder, generation: int, embedder: Embedder) -> None:
    manifest = folder.manifest(generation)
    if (manifest.model, manifest.dimension) != (embedder.name, embedder.dimension):
        raise ModelMismatch(
            f"Chỉ mục trong {folder.root} lập bằng mô hình {manifest.model} ({manifest.dimension} chiều), nay dùng "
            f"{embedder.name} ({embedder.dimension} chiều). Hãy lập lại: python -m ingest TỆP... --index {folder.root} --rebuild")


def _found(record: _T | None, identifier: str) -> _T:
    if record is None:
        raise KeyError(identifier)
    return record
