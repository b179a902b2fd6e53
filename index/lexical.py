"""The lexical index: BM25 over several fields of each clause, and over whole documents, by tantivy.

Tokens are made here, in Python, the same way for clauses and questions, and questions are built of term queries: what
a user types is never parsed as query syntax.
"""
from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from index.lexicon.abbreviations import expand
from index.passage import Passage
from index.query import Query, Term, paired, segmented, stripped, syllables
from index.text import strip_marks

if TYPE_CHECKING:
    import tantivy

# Field → how much a match in it counts. Fields are <part of the passage>_<kind of token>. Tuned with
# tests/benchmarks/retrieval.py on half of its questions.
CLAUSE = {
    "text_syllables": 1.0, "text_bare": 0.4, "text_words": 0.35, "text_pairs": 0.4,
    "near_bare": 0.6, "near_words": 0.3, "near_pairs": 0.4,
    "far_bare": 0.55, "headers_bare": 0.5, "document_bare": 0.2,
}
# … in the entry that holds each word of a document once.
DOCUMENT = {"whole_bare": 0.5, "whole_pairs": 1.0}
_WHOLE = "document"     # its kind
_HEAP = 64_000_000      # bytes

Tokens = dict[str, list[str]]


def _schema() -> tantivy.Schema:
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("row", indexed=True, fast=True)
    builder.add_text_field("key", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("kind", tokenizer_name="raw", index_option="basic")
    for field in (*CLAUSE, *DOCUMENT):
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
    return builder.build()


def _tokens(text: str) -> Tokens:
    """A text's tokens of every kind, abbreviations spelled out."""
    text = expand(text)
    found: Tokens = {"syllables": [], "bare": [], "pairs": [], "words": segmented(text)}
    for line in text.splitlines():
        marked = syllables(line)
        bare = stripped(marked)
        found["syllables"] += marked
        found["bare"] += bare
        found["pairs"] += paired(bare)
    return found


def _rarity(count: int, held: int) -> float:
    """BM25's weight of a word that `held` of `count` texts hold."""
    return math.log(1 + (max(count - held, 0) + 0.5) / (held + 0.5))


class LexicalWriter:
    """Adds and deletes; `commit()` ends it."""

    def __init__(self, folder: Path) -> None:
        """Opens the tantivy index in `folder`, making it where there is none."""
        import tantivy

        folder.mkdir(parents=True, exist_ok=True)
        self._writer = tantivy.Index(_schema(), path=str(folder)).writer(_HEAP, 1)
        self._repeated = lru_cache(maxsize=2_000)(_tokens)  # headings come back with every clause under them

    def add(self, document: str, rows: Sequence[int], kinds: Sequence[str], passages: Sequence[Passage]) -> dict[str, int]:
        """Adds the clauses of a document under their row numbers, and the document as a whole under the first of them.

        Gives the syllables without diacritics, and the pairs of them, that stand in more than one clause, and in how many.
        """
        held: dict[str, Counter[str]] = {"bare": Counter(), "pairs": Counter()}
        for row, kind, passage in zip(rows, kinds, passages):
            text = _tokens(passage.text)
            for name, clauses in held.items():
                clauses.update(set(text[name]))
            self._write(row, document, kind, CLAUSE, {
                "text": text, **{part: self._repeated(getattr(passage, part)) for part in ("near", "far", "headers", "document")}})
        if rows:
            self._write(rows[0], document, _WHOLE, DOCUMENT, {"whole": {name: list(clauses) for name, clauses in held.items()}})
        return {token: count for clauses in held.values() for token, count in clauses.items() if count > 1}

    def _write(self, row: int, document: str, kind: str, fields: Iterable[str], parts: dict[str, Tokens]) -> None:
        import tantivy

        entry = tantivy.Document()
        entry.add_unsigned("row", row)
        entry.add_text("key", document)
        entry.add_text("kind", kind)
        for field in fields:
            part, name = field.split("_")
            entry.add_text(field, " ".join(parts[part][name]))
        self._writer.add_document(entry)

    def delete(self, document: str) -> None:
        self._writer.delete_documents_by_term("key", document)

    def commit(self) -> None:
        """Writes all to disk and lets go of the folder (Windows renames none that is held)."""
        self._writer.commit()
        self._writer.wait_merging_threads()
        del self._writer


class Lexical:
    """The lexical index of one generation, to be searched."""

    def __init__(self, folder: Path) -> None:
        """Opens the tantivy index in `folder`; raises ValueError where there is none."""
        import tantivy

        index = tantivy.Index.open(str(folder))
        self._schema = index.schema
        self._searcher = index.searcher()

    def __len__(self) -> int:
        """How many clauses there are."""
        import tantivy

        whole = tantivy.Query.term_query(self._schema, "kind", _WHOLE)
        query = tantivy.Query.boolean_query([(tantivy.Occur.Must, tantivy.Query.all_query()), (tantivy.Occur.MustNot, whole)])
        return self._searcher.search(query, 1).count

    def among(self, query: Query, held: Mapping[str, int], size: int) -> Query:
        """The question with its words weighed by how rare they are in `size` clauses, of which `held` says how many hold each, and
        not in all: what a plan is about stands in many of its own clauses, and in few of a thousand plans on other things."""
        every = max(1, self._searcher.num_docs)

        def reweighed(name: str) -> tuple[Term, ...]:
            terms = []
            for term in getattr(query, name):
                everywhere = self._searcher.doc_freq(f"text_{name}", term.token)
                parts = strip_marks(term.token).split("_")
                here = min(held.get(pair, 1) for pair in ["_".join(pair) for pair in zip(parts, parts[1:])] or parts)
                ratio = min(1.0, _rarity(size, here) / _rarity(every, everywhere)) if everywhere else 1.0
                terms.append(Term(term.token, term.weight * ratio))
            return tuple(terms)

        return replace(query, **{name: reweighed(name) for name in ("syllables", "bare", "words", "pairs")})

    def search(
        self, query: Query, limit: int, documents: Collection[str] | None = None, kinds: Collection[str] | None = None,
    ) -> dict[int, float]:
        """Row number → BM25 score of the `limit` best clauses, best first; of these documents and kinds only, where given."""
        import tantivy

        terms = [tantivy.Query.boost_query(term, weight) for _, _, term, weight in self._terms(CLAUSE, query)]
        return self._best(terms, limit, {"key": documents, "kind": kinds})

    def whole(self, query: Query, limit: int, documents: Collection[str] | None = None) -> dict[int, float]:
        """The first row number of a document → how much of the question stands anywhere in it, each word by its rarity among
        documents, best first; of these documents only, where given. Neither length nor repetition count."""
        import tantivy

        count = self._searcher.doc_freq("kind", _WHOLE)
        terms = []
        for field, token, term, weight in self._terms(DOCUMENT, query):
            held = self._searcher.doc_freq(field, token)
            if held:
                terms.append(tantivy.Query.const_score_query(term, weight * _rarity(count, held)))
        return self._best(terms, limit, {"key": documents, "kind": [_WHOLE]})

    def _best(
        self, terms: Sequence[tantivy.Query], limit: int, among: dict[str, Collection[str] | None],
    ) -> dict[int, float]:
        """Row → summed score of the entries that match any of the terms, and are among the values given of each field."""
        import tantivy

        if not terms or limit < 1:
            return {}
        parts = [(tantivy.Occur.Must, tantivy.Query.boolean_query([(tantivy.Occur.Should, term) for term in terms]))]
        for field, allowed in among.items():
            if allowed is not None:
                one_of = tantivy.Query.term_set_query(self._schema, field, [str(value) for value in allowed])
                parts.append((tantivy.Occur.Must, tantivy.Query.const_score_query(one_of, 0.0)))
        result = self._searcher.search(tantivy.Query.boolean_query(parts), limit, count=False)
        rows = self._searcher.fast_field_values("row", [address for _, address in result.hits])
        return {row: score for row, (score, _) in zip(rows, result.hits)}

    def _terms(self, weights: dict[str, float], query: Query) -> Iterable[tuple[str, str, tantivy.Query, float]]:
        """(field, token, the query for it, its weight)."""
        import tantivy

        for field, weight in weights.items():
            for term in getattr(query, field.split("_")[1]):
                one = tantivy.Query.term_query(self._schema, field, term.token, "freq")
                yield field, term.token, one, weight * term.weight
