"""Two rankings made one: the lexical scores and the inner products of the vectors."""
from __future__ import annotations

from collections.abc import Callable

# How much the vectors count beside the words.
DENSE = 0.2


# What kind of clause answers questions. Headings hold a question's words in few others, which BM25 takes for relevance.
PRIORS = {"heading": 0.35, "group": 0.35, "front": 0.8, "note": 0.7, "closing": 0.7, "basis": 0.8, "row": 1.15}


def prior(kind: str, role: str | None) -> float:
    """The share of its score that a clause of this ClauseKind (and RowRole) keeps."""
    return PRIORS[role] if role in PRIORS else PRIORS.get(kind, 1.0)


def join(
    lexical: dict[int, float], dense: dict[int, float], share: Callable[[int], float], weight: float = DENSE,
) -> dict[int, float]:
    """Row → joined score, best first: share(row) · ((1 - weight) · lexical / best lexical + weight · inner product).

    Scores rather than ranks are added, as rank fusion loses by how much the better side prefers what it prefers
    (Bruch et al., 'An Analysis of Fusion Functions for Hybrid Retrieval', 2023).
    """
    best = max(lexical.values(), default=0.0) or 1.0
    scores = {
        row: share(row) * ((1 - weight) * lexical.get(row, 0.0) / best + weight * max(dense.get(row, 0.0), 0.0))
        for row in {**lexical, **dense}
    }
    return dict(sorted(scores.items(), key=lambda item: (-item[1], item[0])))
