"""Learn the ranker's weights and the answerability score from questions with gold clauses.

    python -m assistant.train --set INDEX QUESTIONS [--set INDEX QUESTIONS …] [--held-out INDEX QUESTIONS] [--write]

The ranker is a linear one, learned on pairs (Joachims 2002, 'Optimizing search engines using clickthrough data'): each gold
clause against each other clause of the plans asked. Answerability is a logistic regression on the best clause: gold clauses
against the best clause that is left once the gold ones are taken out (a question made unanswerable), and against the best
clause of questions that the plans do not answer. Both are written to weights.json. What was measured is printed.
"""
from __future__ import annotations

import argparse
import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_LOOKED_AT = 60
_STRENGTH = 0.03       # inverse of the regularisation, chosen by learning on one set and measuring on the other
_ACCEPTED = 0.97      # share of the gold clauses that the answerability score is to accept


@dataclass(slots=True)
class Example:
    """A question asked of the plans of one place: features of the best clauses [n, k] and which of them are gold [n]."""

    features: NDArray[np.float64]
    gold: NDArray[np.bool_]
    answerable: bool


def examples(index_folder: Path, questions: Path) -> list[Example]:
    from assistant.assistant import Assistant
    from assistant.find import FEATURES, rank
    from index.library import Index

    assistant = Assistant(Index.open(index_folder))
    found = []
    for line in questions.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row.get("history") or not (row.get("cite") or row.get("abstain")):
            continue
        turn = assistant.ask(row["question"])
        for _, documents in turn.scope.groups:
            stems = {Path(d.name).stem for d in documents}
            quotes = [_folded(c["quote"]) for c in row.get("cite", ()) if c["document"] in stems]
            if not quotes and not row.get("abstain"):
                continue
            candidates = rank(turn.question, [assistant.shelf(d) for d in documents], assistant._dense(turn.question, documents), limit=_LOOKED_AT)
            if candidates:
                matrix = np.array([[c.features.get(name, 0.0) for name in FEATURES] for c in candidates])
                gold = np.array([any(q in _folded(c.clause.quote) for q in quotes) for c in candidates])
                found.append(Example(matrix, gold, not row.get("abstain")))
    return found


def _folded(text: str) -> str:
    from index.text import fold

    return re.sub(r"\s+", " ", re.sub(r"</?[a-z]+>|[*_`|#]", " ", fold(text))).strip()


def learn_ranker(sets: list[Example]) -> NDArray[np.float64]:
    """Weights [k] by logistic regression on the differences between gold clauses and others."""
    from sklearn.linear_model import LogisticRegression

    pairs = [p - n for e in sets if e.gold.any() for p in e.features[e.gold][:3] for n in e.features[~e.gold][:40]]
    matrix = np.vstack([pairs, np.negative(pairs)])
    target = np.r_[np.ones(len(pairs)), np.zeros(len(pairs))]
    return LogisticRegression(C=_STRENGTH, fit_intercept=False, max_iter=3000).fit(matrix, target).coef_[0]


def learn_answerability(sets: list[Example], weights: NDArray[np.float64]) -> tuple[NDArray[np.float64], float, float]:
    """(weights [k], intercept, the least probability that accepts 97% of the gold clauses)."""
    from sklearn.linear_model import LogisticRegression

    good = [max(e.features[e.gold], key=lambda f: f @ weights) for e in sets if e.gold.any()]
    bad = [max(e.features[~e.gold], key=lambda f: f @ weights) for e in sets if (~e.gold).any()]
    model = LogisticRegression(C=1.0, max_iter=3000).fit(np.array(good + bad), [1] * len(good) + [0] * len(bad))
    accepted = np.quantile(model.predict_proba(np.array(good))[:, 1], 1 - _ACCEPTED)
    return model.coef_[0], float(model.intercept_[0]), float(accepted)


def first(sets: list[Example], weights: NDArray[np.float64]) -> str:
    """How often a gold clause is ranked first, and among the first three."""
    known = [e for e in sets if e.gold.any()]
    orders = [e.gold[np.argsort(-(e.features @ weights), kind="stable")] for e in known]
    return f"{sum(o[0] for o in orders)} / {sum(o[:3].any() for o in orders)} of {len(known)}"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m assistant.train", description=__doc__.splitlines()[0])
    parser.add_argument("--set", nargs=2, action="append", required=True, type=Path, metavar=("INDEX", "QUESTIONS"))
    parser.add_argument("--held-out", nargs=2, action="append", default=[], type=Path, metavar=("INDEX", "QUESTIONS"))
    parser.add_argument("--write", action="store_true", help="write assistant/weights.json")
    options = parser.parse_args(arguments)
    from assistant.find import FEATURES, WEIGHTS_FILE, weights_in_use

    parts = [examples(*pair) for pair in options.set]
    held = [examples(*pair) for pair in options.held_out]
    everything = [e for part in parts for e in part]
    in_use = np.array([weights_in_use()[name] for name in FEATURES])
    print("gold clause first / among the first three")
    for i, part in enumerate(parts):
        others = [e for j, other in enumerate(parts) if j != i for e in other]
        print(f"set {i + 1}: in use {first(part, in_use)}" + (f"; learned on the other sets {first(part, learn_ranker(others))}" if others else ""))
    learned = learn_ranker(everything)
    for part in held:
        print(f"held out: in use {first(part, in_use)}; learned {first(part, learned)}")
    learned = learned / np.abs(learned).sum() * 6.0
    weights, intercept, least = learn_answerability(everything, learned)
    if options.write:
        made = {"rank": dict(zip(FEATURES, learned.round(3).tolist())), "answerable": dict(zip(FEATURES, weights.round(3).tolist())),
                "intercept": round(intercept, 3), "least": round(least, 3)}
        WEIGHTS_FILE.write_text(json.dumps(made, indent=1), encoding="utf-8")
    print(f"answerability: least probability {least:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
