"""Learn which columns of a row are asked for from questions with gold answers, and measure it on question sets that it was not learned on.

    python -m assistant.pointing.learn_columns --set INDEX QUESTIONS [--set INDEX QUESTIONS …] [--likeness FOLDER] [--parts FOLDER] [--write]

Of each question whose gold clause is a row of a table, the row's cells are the examples; right are those that hold what the gold answer must hold. Gradient boosted
trees learn which are; of looks that can only speak for a column, or only against it, they must learn just that (monotonic constraints), so that a rare one does not
turn the others round. The sets are dealt out to five parts, and each part is judged by trees learned on the other four: what is printed is of those. With --write the
trees learned on all of them become columns.npz; --parts FOLDER keeps those of the parts (columns.0.npz …), for the trees of whole answers to be learned on questions unseen.
"""
from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from assistant.pointing.learning import Example, Learner, dealt, matrix, names_of, numbers, parser, sets_of
from index.text import fold

PARTS = 5
# Chosen by the same measurement, by hand
LEARNER = Learner(
    {"max_iter": 300, "learning_rate": 0.05, "max_leaf_nodes": 12, "min_samples_leaf": 30, "l2_regularization": 3.0, "random_state": 0},
    frozenset({"share said", "share said or meant", "said", "said alone", "meant", "like heading", "like lowest", "like counted", "counted", "counted two", "in unit", "noun", "of the time", "whole", "of the payer"}),
    frozenset({"value said", "of another time", "of another payer"}))


def examples(index_folder: Path, questions: Path) -> Iterator[Example]:
    """The cells of the row, several of which may be right, or none: of every question of a file whose gold clause is a row, less comparisons, and those of whose gold answer the row holds nothing."""
    from assistant.assistant import Assistant
    from assistant.compose import rows
    from assistant.pointing.column_looks import looks
    from assistant.train import _folded
    from index.library import Index
    from index.records import TableRow

    assistant = Assistant(Index.open(index_folder))
    for line in questions.read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        if gold.get("abstain") or not gold.get("cite") or gold["kind"] == "compare":
            continue
        conversation = assistant.conversation()
        for text in (*gold.get("history", ()), gold["question"]):
            conversation.ask(text)
        turn, cited = conversation.turns[-1], gold["cite"][0]
        clauses = (c for d in turn.scope.documents if Path(d.name).stem == cited["document"] for c in assistant.index.clauses(d.id))
        row = next((c for c in clauses if isinstance(c, TableRow) and _folded(cited["quote"]) in _folded(c.quote)), None)
        told = list(rows.told(row)) if row else []
        if len(told) > 1 and (right := right_of(gold.get("must", ()), [value for _, value in told], row.text)):
            yield Example(looks(turn.question, row, told), right)


def right_of(must: Sequence[Sequence[str]], values: Sequence[str], text: str) -> list[bool]:
    """Which cells hold one of the spellings of something that an answer must hold; empty where neither they nor the row's `text` hold any."""
    groups = [[any(set(numbers(s)) <= set(numbers(value)) if numbers(s) else fold(s) in fold(value) for s in group) for value in values] for group in must]
    known = any(any(held) for held in groups) or any(fold(s) in fold(text) for group in must for s in group)
    return [any(held[i] for held in groups) for i in range(len(values))] if known else []


def measured(sets: Sequence[Sequence[Example]], parts: Path | None = None) -> str:
    """How often the likeliest cell is right, and how often just the right ones are likely, by trees that have not seen their set."""
    from assistant.judging.trees import Trees
    from assistant.pointing.columns import MEANT

    names, first, all_of, every = names_of([e for one in sets for e in one]), 0, 0, 0
    for part, (learned_on, judged) in enumerate(dealt(sets, PARTS)):
        model = LEARNER.fitted(learned_on, names)
        if parts:
            Trees.of(model).save(parts / f"columns.{part}.npz", names)
        for example in (e for e in judged if any(e.right)):
            told = model.predict_proba(matrix([example], names))[:, 1]
            best = int(told.argmax())
            first += example.right[best]
            all_of += {best, *np.flatnonzero(told >= MEANT).tolist()} == set(np.flatnonzero(example.right).tolist())
            every += 1
    return f"of {every} rows: the likeliest cell is right {first} times, just the right ones are told {all_of} times"


def unseen(folder: Path | None, at: int) -> None:
    """Takes the trees that were not learned on the `at`-th set, from a folder of --parts; those that ship where none is given."""
    from assistant.pointing import columns

    columns.use(folder / f"columns.{at % PARTS}.npz" if folder else columns.MODEL)


def main(arguments: list[str] | None = None) -> int:
    from assistant.pointing.columns import MODEL

    known = parser("assistant.pointing.learn_columns", __doc__, "assistant/pointing/columns.npz")
    known.add_argument("--parts", type=Path, metavar="FOLDER", help="keep what was learned without each part of the sets")
    options = known.parse_args(arguments)
    sets = sets_of(options, examples)
    print(measured(sets, options.parts))
    if options.write:
        LEARNER.write([e for one in sets for e in one], MODEL)
    return 0


if __name__ == "__main__":
    sys.exit(main())
