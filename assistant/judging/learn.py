"""Learn the judge from questions with gold clauses, and measure it on question sets that it was not learned on.

    python -m assistant.judging.learn --set INDEX QUESTIONS [--set INDEX QUESTIONS …] [--likeness FOLDER] [--write]

Each question is asked in its conversation; its best ranked clauses are the examples, those that hold a gold quotation are right. Gradient boosted
trees (scikit-learn's histogram gradient boosting) learn which are. The sets are dealt out to five parts, and each part is judged by trees learned
on the other four: what is printed is of those. With --write the trees learned on all of them become model.npz.
"""
from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_PARTS = 5
_UNANSWERABLE = 4.0     # weight of a clause of a question that the plans do not answer: there are few of these
# Chosen by the same measurement, by hand: more and larger trees gain nothing
_TREES = {"max_iter": 400, "learning_rate": 0.03, "max_leaf_nodes": 10, "min_samples_leaf": 60, "l2_regularization": 3.0, "random_state": 0}


@dataclass(slots=True)
class Asked:
    """A question: the vectors of its best clauses [n, looks], which are right [n], whether the plans answer it, and the first that no check is against."""

    vectors: NDArray[np.float64]
    right: NDArray[np.bool_]
    answerable: bool
    first: int | None


def asked(index_folder: Path, questions: Path) -> list[Asked]:
    """Every question of a file but comparisons, whose plans are asked one by one, and those without a gold clause."""
    from assistant import answerable
    from assistant.assistant import Assistant
    from assistant.find import rank
    from assistant.judging.judge import LOOKED_AT
    from assistant.judging.looks import vectors
    from assistant.train import _folded
    from index.library import Index

    assistant, found = Assistant(Index.open(index_folder)), []
    for line in questions.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["kind"] == "compare" or not (row.get("cite") or row.get("abstain")):
            continue
        conversation = assistant.conversation()
        for text in (*row.get("history", ()), row["question"]):
            conversation.ask(text)
        turn = conversation.turns[-1]
        documents = turn.scope.documents
        near = rank(turn.question, [assistant.shelf(d) for d in documents], assistant._dense(turn.question, documents), limit=LOOKED_AT)
        if not near:
            continue
        against = [answerable.reasons(turn.question, candidate) for candidate in near]
        right = [any(Path(c.shelf.document.name).stem == gold["document"] and _folded(gold["quote"]) in _folded(c.clause.quote) for gold in row.get("cite", ())) for c in near]
        first = next((i for i, veto in enumerate(against) if not any(veto.values())), None)
        found.append(Asked(vectors(turn.question, near, against), np.array(right), not row.get("abstain"), first))
    return found


def fitted(questions: list[Asked]):
    """scikit-learn's model of the right clauses among all."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    weights = np.concatenate([np.full(len(q.right), 1.0 if q.answerable else _UNANSWERABLE) for q in questions])
    return HistGradientBoostingClassifier(**_TREES).fit(np.vstack([q.vectors for q in questions]), np.concatenate([q.right for q in questions]), sample_weight=weights)


def measured(sets: list[list[Asked]], least: float) -> str:
    """How often the likeliest clause is right, and a question without an answer refused, by trees that have not seen its set; beside it the first
    clause that no check is against."""
    counts = dict.fromkeys(("right", "refused", "first right", "first refused"), 0)
    for part in range(min(_PARTS, len(sets))):
        model = fitted([q for i, one in enumerate(sets) if i % _PARTS != part for q in one])
        for question in (q for i, one in enumerate(sets) if i % _PARTS == part for q in one):
            told = model.predict_proba(question.vectors)[:, 1]
            best = int(told.argmax())
            counts["right"] += bool(question.answerable and told[best] >= least and question.right[best])
            counts["refused"] += not question.answerable and told[best] < least
            counts["first right"] += bool(question.answerable and question.first is not None and question.right[question.first])
            counts["first refused"] += not question.answerable and question.first is None
    known = sum(bool(q.answerable and q.right.any()) for one in sets for q in one)
    unknown = sum(not q.answerable for one in sets for q in one)
    return (f"judged: {counts['right']} right of {known} whose clause is looked at, {counts['refused']} of {unknown} refused; "
            f"first that no check is against: {counts['first right']}, {counts['first refused']}")


def main(arguments: list[str] | None = None) -> int:
    from assistant.judging.judge import LEAST, MODEL
    from assistant.judging.looks import names
    from assistant.judging.trees import Trees
    from assistant.likeness.learn import unseen

    parser = argparse.ArgumentParser(prog="python -m assistant.judging.learn", description=__doc__.splitlines()[0])
    parser.add_argument("--set", nargs=2, action="append", required=True, type=Path, metavar=("INDEX", "QUESTIONS"))
    parser.add_argument("--write", action="store_true", help="write assistant/judging/model.npz")
    parser.add_argument("--likeness", type=Path, metavar="FOLDER", help="rows learned without each part of the sets (likeness/learn.py --parts)")
    options = parser.parse_args(arguments)
    sets = []
    for at, pair in enumerate(options.set):
        unseen(options.likeness, at)
        sets.append(asked(*pair))
    print(measured(sets, LEAST))
    if options.write:
        Trees.of(fitted([q for one in sets for q in one])).save(MODEL, names())
    return 0


if __name__ == "__main__":
    sys.exit(main())
