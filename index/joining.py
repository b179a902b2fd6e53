"""Two rankings made one: the lexical scores and the inner products of the vectors."""
from __future__ import annotations

# How much the vectors count beside the words.
DENSE = 0.2


def join(lexical: dict[int, float], dense: dict[int, float], weight: float = DENSE) -> dict[int, float]:
    """Row → joined score, best first: (1 - weight) · lexical / best lexical + weight · inner product.

    Scores rather than ranks are added, as rank fusion loses by how much the better side prefers what it prefers
    (Bruch et al., 'An Analysis of Fusion Functions for Hybrid Retrieval', 2023).
    """
    best = max(lexical.values(), default=0.0) or 1.0
    scores = {
        row: (1 - weight) * lexical.get(row, 0.0) / best + weight * max(dense.get(row, 0.0), 0.0)
        for row in {**lexical, **dense}
    }
    return dict(sorted(scores.items(), key=lambda item: (-item[1], item[0])))
