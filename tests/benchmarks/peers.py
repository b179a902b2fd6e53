"""What the search is compared with: plain BM25 in memory, and the vectors alone."""
from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable

from index.library import Index


class Bm25:
    """BM25 (Robertson and Zaragoza, 'The Probabilistic Relevance Framework', 2009) with k1 = 1.2, b = 0.75."""

    def __init__(self, texts: dict[str, str], tokens: Callable[[str], list[str]]) -> None:
        self._tokens = tokens
        self._postings: dict[str, dict[str, int]] = defaultdict(dict)
        self._lengths: dict[str, int] = {}
        for identifier, text in texts.items():
            counts = Counter(tokens(text))
            self._lengths[identifier] = counts.total()
            for token, count in counts.items():
                self._postings[token][identifier] = count
        self._mean = sum(self._lengths.values()) / max(1, len(self._lengths))

    def search(self, query: str, limit: int) -> list[str]:
        """Ids of the best texts, best first."""
        scores: dict[str, float] = defaultdict(float)
        for token in set(self._tokens(query)):
            found = self._postings.get(token, {})
            rarity = math.log(1 + (len(self._lengths) - len(found) + 0.5) / (len(found) + 0.5))
            for identifier, count in found.items():
                length = 1.2 * (0.25 + 0.75 * self._lengths[identifier] / self._mean)
                scores[identifier] += rarity * count * 2.2 / (count + length)
        return sorted(scores, key=lambda identifier: -scores[identifier])[:limit]


def dense_alone(index: Index) -> Callable[[str], list[str]]:
    """Search by the index's vectors only."""
    state = index._state

    def search(query: str) -> list[str]:
        rows = state.vectors.search(state.embedder.encode_queries([query])[0], 10)
        clauses = state.catalogue.by_rows(rows)
        return [clauses[row].id for row in rows]

    return search
