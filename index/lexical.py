"""The lexical index: BM25 over several fields of each clause, by tantivy.

Tokens are made here, in Python, the same way for clauses and questions, and questions are built of term queries: what
a user types is never parsed as query syntax.
"""
from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from index.lexicon.abbreviations import expand
from index.passage import Passage
from index.query import Query, bare_syllables, pairs, segmented, syllables

if TYPE_CHECKING:
    import tantivy

# Field → how much a match in it counts. Fields are <part of the passage>_<kind of token>. Tuned with
# tests/benchmarks/retrieval.py on half of its questions.
WEIGHTS = {
    "text_syllables": 1.0, "text_bare": 0.4, "text_words": 0.35, "text_pairs": 0.4,
    "near_bare": 0.6, "near_words": 0.3, "near_pairs": 0.4,
    "far_bare": 0.55, "headers_bare": 0.5, "document_bare": 0.2,
}
_TOKENS = {"syllables": syllables, "bare": bare_syllables, "words": segmented, "pairs": pairs}
_HEAP = 64_000_000  # bytes


def _schema() -> tantivy.Schema:
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("row", indexed=True, fast=True)
    builder.add_text_field("key", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("kind", tokenizer_name="raw", index_option="basic")
    for field in WEIGHTS:
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
    return builder.build()


class LexicalWriter:
    """Adds and deletes; `commit()` ends it."""

    def __init__(self, folder: Path) -> None:
        """Opens the tantivy index in `folder`, making it where there is none."""
        import tantivy

        folder.mkdir(parents=True, exist_ok=True)
        self._writer = tantivy.Index(_schema(), path=str(folder)).writer(_HEAP, 1)

    def add(self, row: int, document: str, kind: str, passage: Passage) -> None:
        """Adds a clause under its row number."""
        import tantivy

        entry = tantivy.Document()
        entry.add_unsigned("row", row)
        entry.add_text("key", document)
        entry.add_text("kind", kind)
        for field, tokens in _fields(passage):
            entry.add_text(field, " ".join(tokens))
        self._writer.add_document(entry)

    def delete(self, document: str) -> None:
        self._writer.delete_documents_by_term("key", document)

    def commit(self) -> None:
        """Writes all to disk and lets go of the folder."""
        self._writer.commit()
        self._writer.wait_merging_threads()


def _fields(passage: Passage) -> Iterable[tuple[str, list[str]]]:
    texts: dict[str, str] = {}
    for field in WEIGHTS:
        part, tokens = field.rsplit("_", 1)
        if part not in texts:
            texts[part] = expand(getattr(passage, part))
        yield field, _TOKENS[tokens](texts[part])


class Lexical:
    """The lexical index of one generation, to be searched."""

    def __init__(self, folder: Path) -> None:
        """Opens the tantivy index in `folder`; raises ValueError where there is none."""
        import tantivy

        index = tantivy.Index.open(str(folder))
        self._schema = index.schema
        self._searcher = index.searcher()

    def __len__(self) -> int:
        return self._searcher.num_docs

    def search(
        self, query: Query, limit: int, documents: Collection[str] | None = None, kinds: Collection[str] | None = None,
    ) -> dict[int, float]:
        """Row number → score of the `limit` best clauses, best first; of these documents and kinds only, where given."""
        import tantivy

        wanted = [(tantivy.Occur.Should, term) for term in self._terms(query)]
        if not wanted or limit < 1:
            return {}
        parts = [(tantivy.Occur.Must, tantivy.Query.boolean_query(wanted))]
        for field, allowed in (("key", documents), ("kind", kinds)):
            if allowed is not None:
                among = tantivy.Query.term_set_query(self._schema, field, [str(value) for value in allowed])
                parts.append((tantivy.Occur.Must, tantivy.Query.const_score_query(among, 0.0)))
        result = self._searcher.search(tantivy.Query.boolean_query(parts), limit, count=False)
        rows = self._searcher.fast_field_values("row", [address for _, address in result.hits])
        return {row: score for row, (score, _) in zip(rows, result.hits)}

    def _terms(self, query: Query) -> Iterable[tantivy.Query]:
        import tantivy

        for field, weight in WEIGHTS.items():
            for term in getattr(query, field.rsplit("_", 1)[1]):
                one = tantivy.Query.term_query(self._schema, field, term.token, "freq")
                yield tantivy.Query.boost_query(one, weight * term.weight)
