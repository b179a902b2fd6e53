"""Search over one generation: documents routed, then clauses by words and by vectors, joined."""
from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import finalize

from index.catalogue import Catalogue
from index.embedding import Embedder
from index.joining import join, prior
from index.lexical import Lexical
from index.passage import passage
from index.query import Query, read_query
from index.records import Clause
from index.reranker import Reranker
from index.routing import Routes
from index.spelling import Correction, Speller, Vocabulary
from index.vectors import Vectors

if TYPE_CHECKING:
    import numpy as np

CANDIDATES = 100  # clauses taken from each side, at the least, before they are joined
RERANKED = 30     # clauses given to the reranker
LEADING = 0.15    # documents whose share of their score is this near the best: words are weighed by their rarity in these
ROUTED = 200      # documents compared as wholes
_WORDS = 200       # documents whose words are kept at hand
_REMEMBERED = 256  # questions whose spelling was mended


@dataclass(frozen=True, slots=True)
class Hit:
    """A clause found. `score` orders the hits; `lexical` and `dense` are the two it was made of, 0 where it wasn't found."""

    clause: Clause
    score: float
    lexical: float
    dense: float


class Generation:
    """A published generation, open: all its files are opened at once, so that it can be read on after it was removed."""

    def __init__(
        self, folder: Path, number: int, embedder: Embedder, reranker: Reranker | None = None,
        speller: Speller | None = None,
    ) -> None:
        self.number, self.embedder, self.reranker, self.speller = number, embedder, reranker, speller
        self._corrected: dict[str, Correction] = {}
        self.catalogue = Catalogue(folder / "catalogue.sqlite")
        self._words_of = lru_cache(maxsize=_WORDS)(self.catalogue.words)
        # not when this object goes: another thread may have just taken the catalogue from it, to read one thing more
        self.close = finalize(self.catalogue, self.catalogue.connection.close)
        try:
            self.lexical = Lexical(folder / "lexical")
            self.vectors = Vectors.read(folder / "vectors.faiss")
            self.spans = self.catalogue.spans()
            self.vocabulary = Vocabulary.load(folder / "vocabulary.npz") if self.spans else None  # no clauses have no words
        except BaseException:
            self.close()
            raise
        self.routes = Routes(self.catalogue.documents())
        self.priors: dict[int, float] = {}
        self.owners: dict[int, str] = {}
        for row, document, kind, role in self.catalogue.kinds():
            self.priors[row], self.owners[row] = prior(kind, role), document

    def search(
        self, text: str, documents: Collection[str] | None, kinds: Collection[str] | None, limit: int,
    ) -> list[Hit]:
        """The clauses that answer best, best first. Where the text names places, each place's documents get their share."""
        best, rankings = self._best(text, documents, kinds, limit)
        clauses = self.catalogue.by_rows(best)
        scores = {row: parts for ranking in reversed(rankings) for row, parts in ranking.items() if row in clauses}
        hits = [Hit(clauses[row], *scores[row]) for row in best]
        return self._reranked(text, hits)[:limit] if self.reranker else hits

    def cosines(self, text: str, documents: Collection[str] | None, limit: int) -> dict[str, float]:
        """Of the same clauses, by their ids, how near their meaning is to the text's; they themselves are not read."""
        best, rankings = self._best(text, documents, None, limit)
        near = {row: parts[2] for ranking in reversed(rankings) for row, parts in ranking.items()}
        return {identifier: near[row] for row, identifier in self.catalogue.ids(best).items()}

    def _best(self, text: str, documents: Collection[str] | None, kinds: Collection[str] | None, limit: int) -> tuple[list[int], list[dict[int, tuple[float, float, float]]]]:
        """(The rows of the best clauses, best first; for each group of documents row → its scores.)"""
        meant = self.correct(text).text
        groups = [documents] if documents is not None else self.routes.named(meant) or [None]
        query = read_query(text, meant, self.routes.said(meant))
        vector = self.embedder.encode_queries([query.text])[0]
        candidates, chosen = max(limit, CANDIDATES), documents is not None
        rankings = [self._ranked(query, vector, group, kinds, candidates, chosen) for group in groups]
        mixed = dict.fromkeys(row for row in chain.from_iterable(zip_longest(*rankings)) if row is not None)
        return list(mixed)[:max(limit, RERANKED) if self.reranker else limit], rankings

    def _reranked(self, text: str, hits: list[Hit]) -> list[Hit]:
        documents = {identifier: self.catalogue.document(identifier) for identifier in {hit.clause.document for hit in hits}}
        texts = [passage(hit.clause, documents[hit.clause.document]).embedded for hit in hits]
        scored = [replace(hit, score=score) for hit, score in zip(hits, self.reranker.score(text, texts))]
        return sorted(scored, key=lambda hit: -hit.score)

    def correct(self, text: str) -> Correction:
        """Remembered, as one question comes by here several times: to be understood, routed and searched for."""
        known = self._corrected.get(text)
        if known is None:
            known = self.speller.correct(text, self.vocabulary) if self.speller else Correction(text)
            if len(self._corrected) >= _REMEMBERED:
                self._corrected.clear()
            self._corrected |= {known.text: Correction(known.text), text: known}
        return known

    def route(self, text: str) -> list[tuple[str, float]]:
        """Documents that a text names, with their scores, best first."""
        meant = self.correct(text).text
        query = read_query(text, meant, self.routes.said(meant))
        return list(self.routes.route(query.text, self._evidence(query, None)).items())

    def _evidence(self, query: Query, documents: Collection[str] | None) -> dict[str, float]:
        """Document id → how well it holds the words of a question as a whole, beside the one that does best."""
        found = self.lexical.whole(query, ROUTED, documents)
        best = max(found.values(), default=1.0)
        return {self.owners[row]: score / best for row, score in found.items()}

    def _shares(self, query: Query, documents: Collection[str] | None) -> dict[str, float]:
        return self.routes.shares(query.text, self._evidence(query, documents), documents)

    def _words(self, documents: list[str]) -> tuple[Mapping[str, int], int]:
        """(In how many clauses of these documents each word stands, how many clauses they have.)"""
        held = [self._words_of(document) for document in documents]
        size = sum(last - first + 1 for first, last in (self.spans[document] for document in documents if document in self.spans))
        return held[0] if len(held) == 1 else sum(map(Counter, held), Counter()), size

    def _ranked(
        self, query: Query, vector: np.ndarray, documents: Collection[str] | None, kinds: Collection[str] | None,
        candidates: int, chosen: bool,
    ) -> dict[int, tuple[float, float, float]]:
        """Row → (joined, lexical, dense), best first. `chosen`: none of the documents is to be preferred."""
        shares = dict.fromkeys(documents, 1.0) if chosen else self._shares(query, documents)
        best = max(shares.values(), default=0.0)
        leading = [document for document, share in shares.items() if share >= best - LEADING]
        if 0 < len(leading) < len(self.spans):
            held, size = self._words(leading)
            query = self.lexical.among(query.settled(self.routes.title_words(leading)), held, size)
        lexical = self.lexical.search(query, candidates, documents, kinds)
        among = None if documents is None else sorted(self.spans[d] for d in documents if d in self.spans)
        if kinds is not None:
            rows = self.catalogue.rows_of_kinds(kinds)
            spans = among if among is not None else [(0, 1 << 62)]
            among = [(row, row) for row in rows if any(first <= row <= last for first, last in spans)]
        dense = self.vectors.search(vector, candidates, among)
        joined = join(lexical, dense, lambda row: self.priors[row] * shares[self.owners[row]])
        return {row: (score, lexical.get(row, 0.0), dense.get(row, 0.0)) for row, score in joined.items()}
