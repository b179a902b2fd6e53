"""What changes an index folder: documents added and deleted, a new generation published when all is done."""
from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from index.catalogue import Catalogue
from index.embedding import Embedder, load_embedder
from index.folder import IndexFolder, Manifest, same_model
from index.lexical import LexicalWriter
from index.passage import passage
from index.records import Document
from index.settings import Settings
from index.spelling import Vocabulary
from index.vectors import Vectors

_BATCH = 4_096    # clauses given to the embedder at once


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
                same_model(self._folder, current, self._embedder)
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
