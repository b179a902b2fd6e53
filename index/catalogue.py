"""The catalogue: documents, clauses and facts in one SQLite file.

Clauses are kept whole, as JSON, beside the columns they are looked up by. A clause's row number is what the lexical
index and the vectors know it by; it is never given out twice.
"""
from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import fields
from pathlib import Path
from threading import Lock

from index.encoding import dump, load_clause, load_document, load_fact
from index.records import Clause, Document, Fact, FactKind, TableRow

_FACT_COLUMNS = tuple(f.name for f in fields(Fact))
_WHOLE = frozenset({"clauses", "facts"})
_SCHEMA = f"""
CREATE TABLE documents (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, source TEXT NOT NULL, content TEXT NOT NULL, data TEXT NOT NULL,
    words BLOB);
CREATE TABLE clauses (
    row INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, document TEXT NOT NULL, ordinal INTEGER NOT NULL,
    kind TEXT NOT NULL, role TEXT, data TEXT NOT NULL);
CREATE INDEX clauses_of_document ON clauses (document, ordinal);
CREATE TABLE facts ({", ".join(f'"{name}"' for name in _FACT_COLUMNS)}, data TEXT NOT NULL);
CREATE INDEX facts_of_kind ON facts (kind, document);
CREATE INDEX facts_of_document ON facts (document);
CREATE INDEX facts_of_clause ON facts (clause);
"""
_MOST = 900  # values in one statement; SQLite of old allowed 999


class Catalogue:
    """A catalogue file, open. Usable from several threads; what it raises is sqlite3.Error."""

    def __init__(self, path: Path, *, write: bool = False) -> None:
        """Opens the file: to write, it is made where it is missing; to read, it is taken as never changing."""
        self.path = path
        self._lock = Lock()
        self._never_changes, self._documents = not write, ()
        if write:
            self.connection = sqlite3.connect(path, check_same_thread=False)
            self.connection.executescript(  # the generation is not published before all is on disk: no journal needed
                "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF; PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY")
            if not self._rows("SELECT name FROM sqlite_master WHERE name = 'clauses'"):
                self.connection.executescript(_SCHEMA)
        else:
            uri = path.absolute().as_uri() + "?mode=ro&immutable=1"
            self.connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
            self._rows("SELECT count(*) FROM documents")

    def close(self) -> None:
        self.connection.close()

    def _rows(self, sql: str, values: Iterable = ()) -> list[tuple]:
        with self._lock:
            return self.connection.execute(sql, tuple(values)).fetchall()

    # -- writing ------------------------------------------------------------------------------------------------

    def add(self, document: Document) -> list[int]:
        """Writes a document with its clauses and facts; gives the row numbers of its clauses, in order."""
        with self._lock:
            self.connection.execute(
                "INSERT INTO documents (id, name, source, content, data) VALUES (?, ?, ?, ?, ?)",
                (document.id, document.name, document.source, document.content, dump(document, _WHOLE)))
            rows = []
            for clause in document.clauses:
                role = str(clause.role) if isinstance(clause, TableRow) else None
                cursor = self.connection.execute(
                    "INSERT INTO clauses (id, document, ordinal, kind, role, data) VALUES (?, ?, ?, ?, ?, ?)",
                    (clause.id, document.id, clause.ordinal, str(clause.kind), role, dump(clause)))
                rows.append(cursor.lastrowid)
            marks = ", ".join("?" * (len(_FACT_COLUMNS) + 1))
            self.connection.executemany(
                f"INSERT INTO facts VALUES ({marks})",
                ([*(getattr(fact, name) for name in _FACT_COLUMNS), dump(fact)] for fact in document.facts))
        return rows

    def keep_words(self, document: str, held: dict[str, int]) -> None:
        """Writes in how many of a document's clauses each word stands; words() gives it back."""
        packed = zlib.compress(json.dumps(held, separators=(",", ":")).encode("utf-8"))
        with self._lock:
            self.connection.execute("UPDATE documents SET words = ? WHERE id = ?", (packed, document))

    def delete(self, document: str) -> list[int]:
        """Takes a document out with all that is of it; gives the row numbers its clauses had."""
        rows = [row for row, in self._rows("SELECT row FROM clauses WHERE document = ?", (document,))]
        with self._lock:
            self.connection.execute("DELETE FROM facts WHERE document = ?", (document,))
            self.connection.execute("DELETE FROM clauses WHERE document = ?", (document,))
            self.connection.execute("DELETE FROM documents WHERE id = ?", (document,))
        return rows

    def commit(self) -> None:
        with self._lock:
            self.connection.commit()

    # -- reading ------------------------------------------------------------------------------------------------

    def documents(self) -> list[Document]:
        """All documents by name, without their clauses and facts; read once where the file never changes."""
        if self._never_changes and self._documents:
            return list(self._documents)
        self._documents = tuple(load_document(data) for data, in self._rows("SELECT data FROM documents ORDER BY name, id"))
        return list(self._documents)

    def document(self, identifier: str) -> Document | None:
        found = self._rows("SELECT data FROM documents WHERE id = ?", (identifier,))
        return load_document(found[0][0]) if found else None

    def words(self, document: str) -> dict[str, int]:
        """In how many of a document's clauses each word stands, as it was written; empty for an unknown document."""
        found = self._rows("SELECT words FROM documents WHERE id = ? AND words IS NOT NULL", (document,))
        return json.loads(zlib.decompress(found[0][0])) if found else {}

    def find(self, **equals: str) -> list[Document]:
        """Documents whose columns (id, name, source, content) have these values."""
        where = " AND ".join(f"{column} = ?" for column in equals)
        return [load_document(data) for data, in self._rows(f"SELECT data FROM documents WHERE {where}", equals.values())]

    def clause(self, identifier: str) -> Clause | None:
        found = self._rows("SELECT data FROM clauses WHERE id = ?", (identifier,))
        return load_clause(found[0][0]) if found else None

    def clauses(self, document: str) -> list[Clause]:
        """A document's clauses and rows, in reading order."""
        found = self._rows("SELECT data FROM clauses WHERE document = ? ORDER BY ordinal", (document,))
        return [load_clause(data) for data, in found]

    def texts(self) -> Iterator[str]:
        """The words of every clause, then its headings where they are new."""
        seen: set[str] = set()
        for data, in self._rows("SELECT data FROM clauses ORDER BY row"):
            clause = load_clause(data)
            yield clause.text
            for heading in clause.path:
                if heading not in seen:
                    seen.add(heading)
                    yield heading

    def by_rows(self, rows: Collection[int]) -> dict[int, Clause]:
        """The clauses of these row numbers."""
        wanted, found = list(rows), {}
        for start in range(0, len(wanted), _MOST):
            part = wanted[start:start + _MOST]
            sql = f"SELECT row, data FROM clauses WHERE row IN ({', '.join('?' * len(part))})"
            found.update((row, load_clause(data)) for row, data in self._rows(sql, part))
        return found

    def ids(self, rows: Collection[int]) -> dict[int, str]:
        """The ids of the clauses of these row numbers."""
        wanted, found = list(rows), {}
        for start in range(0, len(wanted), _MOST):
            part = wanted[start:start + _MOST]
            found.update(self._rows(f"SELECT row, id FROM clauses WHERE row IN ({', '.join('?' * len(part))})", part))
        return found

    def spans(self) -> dict[str, tuple[int, int]]:
        """Document → the first and last row number of its clauses (they follow one another)."""
        found = self._rows("SELECT document, min(row), max(row) FROM clauses GROUP BY document")
        return {document: (first, last) for document, first, last in found}

    def kinds(self) -> Iterator[tuple[int, str, str, str | None]]:
        """(row number, document, ClauseKind, RowRole of a table row) of every clause, by row number."""
        known: dict[str, str] = {}  # one string for a document, not one for each of its clauses
        for row, document, kind, role in self._rows("SELECT row, document, kind, role FROM clauses ORDER BY row"):
            yield row, known.setdefault(document, document), kind, role

    def rows_of_kinds(self, kinds: Collection[str]) -> list[int]:
        """The row numbers of all clauses of these kinds."""
        sql = f"SELECT row FROM clauses WHERE kind IN ({', '.join('?' * len(kinds))})"
        return [row for row, in self._rows(sql, map(str, kinds))]

    def facts(self, kind: FactKind | str | None = None, document: str | None = None, **equals: object) -> Iterator[Fact]:
        """Facts of a kind, of a document, whose fields equal the values given, in the order they were written.

        Raises TypeError for a field that a Fact doesn't have.
        """
        unknown = set(equals) - set(_FACT_COLUMNS)
        if unknown:
            raise TypeError(f"Fact has no field {', '.join(sorted(unknown))}; it has {', '.join(_FACT_COLUMNS)}")
        wanted = {**equals, **({"kind": str(kind)} if kind else {}), **({"document": document} if document else {})}
        where = " AND ".join(f'"{column}" IS ?' for column in wanted) or "1"
        found = self._rows(f"SELECT data FROM facts WHERE {where} ORDER BY rowid", wanted.values())
        return (load_fact(data) for data, in found)

    def facts_of(self, kinds: Collection[FactKind]) -> frozenset[str]:
        """The documents that have a fact of one of these kinds."""
        sql = f"SELECT DISTINCT document FROM facts WHERE kind IN ({', '.join('?' * len(kinds))})"
        return frozenset(document for document, in self._rows(sql, map(str, kinds)))

    def counts(self) -> dict[str, int]:
        """How many 'documents', 'clauses' and 'facts' there are."""
        return {name: self._rows(f"SELECT count(*) FROM {name}")[0][0] for name in ("documents", "clauses", "facts")}
