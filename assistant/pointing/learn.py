"""Learn which figure of a clause is asked for from questions with gold answers, and measure it on question sets that it was not learned on.

    python -m assistant.pointing.learn --set INDEX QUESTIONS [--set INDEX QUESTIONS …] [--likeness FOLDER] [--write]

Of each question whose answer holds one figure or date, the figures of that kind in its gold clause are the examples; right is the one of the gold answer.
The sets are dealt out to ten parts, and each part is judged by trees learned on the other nine: what is printed is of those, beside the figure that stands
nearest to the question's words. With --write the trees learned on all of them become model.npz.
"""
from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_PARTS = 10
# Chosen by the same measurement, by hand
_TREES = {"max_iter": 120, "learning_rate": 0.05, "max_leaf_nodes": 8, "min_samples_leaf": 15, "l2_regularization": 3.0, "random_state": 0}


# Looks that can only speak for a figure, or only against it (monotonic constraints): a rare one is not to turn the others round
_FOR = {"held", "held alone", "held wide", "alone wide", "held before", "said", "closeness", "like near", "like wide", "like before", "noun", "year"}
_AGAINST = {"nearness", "of another year"}


@dataclass(slots=True)
class Example:
    """The figures of a clause that a question may ask for, that nearest to its words first: what is looked at in each, which is right."""

    looks: list[dict[str, float]]
    right: list[bool]


def examples(index_folder: Path, questions: Path) -> Iterator[Example]:
    """Every question of a file whose gold answer holds one figure, and whose gold clause several of its kind."""
    from assistant.assistant import Assistant
    from assistant.comparing import is_comparison
    from assistant.compose import figures, single
    from assistant.pointing.pointing import looks
    from assistant.train import _folded
    from index.library import Index
    from index.records import TableRow

    assistant = Assistant(Index.open(index_folder))
    for line in questions.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        groups = [group for group in row.get("must", ()) if any(map(numbers, group))]
        if row.get("abstain") or len(groups) != 1:
            continue
        conversation = assistant.conversation()
        for text in (*row.get("history", ()), row["question"]):
            conversation.ask(text)
        turn = conversation.turns[-1]
        if not turn.scope.documents or turn.search.versions or is_comparison(turn.question, turn.scope):
            continue
        gold = [_folded(one["quote"]) for one in row.get("cite", ())]
        clauses = (c for d in turn.scope.documents for c in assistant.index.clauses(d.id) if not isinstance(c, TableRow))
        clause = next((c for c in clauses if any(quote in _folded(c.quote) for quote in gold)), None)
        ask = next((ask for ask in single.VALUES if ask in turn.question.asks), None)
        if clause is None or ask is None:
            continue
        shown = single.shown_of(turn.question, clause)
        told, several = figures.spans_by_nearness(turn.question, ask, shown)
        if not told and len(several) > 1:
            spans, nearness = zip(*several)
            right = [any(set(numbers(spelling)) <= set(numbers(shown[a:b])) for spelling in groups[0] if numbers(spelling)) for a, b in spans]
            yield Example(looks(turn.question, ask, shown, spans, nearness), right)


def numbers(text: str) -> list[str]:
    """The numbers of a text, of '15.4' as of '15/4' two, without noughts before them: '05 đến 09' → ['5', '9']."""
    found = re.findall(r"\d+(?:[.,]\d+)*", text)
    return [part.lstrip("0") for one in found for part in (one.split(".") if re.fullmatch(r"\d+\.\d{1,2}", one) else [one])]


def names_of(some: Sequence[Example]) -> tuple[str, ...]:
    return tuple(sorted({name for example in some for one in example.looks for name in one}))


def matrix(some: Sequence[Example], names: Sequence[str]) -> NDArray[np.float32]:
    """[figures of all, names]"""
    return np.array([[one.get(name, 0.0) for name in names] for example in some for one in example.looks], np.float32)


def fitted(some: Sequence[Example], names: Sequence[str]):
    """scikit-learn's model of the right figures among all."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    speaks = [1 if (look := name.split(",")[0]) in _FOR else -1 if look in _AGAINST else 0 for name in names]
    return HistGradientBoostingClassifier(monotonic_cst=speaks, **_TREES).fit(matrix(some, names), np.concatenate([e.right for e in some]))


def measured(sets: Sequence[Sequence[Example]]) -> str:
    """How many figures are told, and how many of them rightly, by trees that have not seen their set, beside the nearest figure."""
    from assistant.pointing.pointing import choice

    names, told, right, nearest, every = names_of([e for one in sets for e in one]), 0, 0, 0, 0
    for part in range(min(_PARTS, len(sets))):
        model = fitted([e for i, one in enumerate(sets) if i % _PARTS != part for e in one], names)
        for example in (e for i, one in enumerate(sets) if i % _PARTS == part for e in one):
            at = choice(model.predict_proba(matrix([example], names))[:, 1].tolist())
            told += at is not None
            right += at is not None and example.right[at]
            nearest += example.right[0]
            every += 1
    return f"of {every}: told {told}, rightly {right}; the nearest is right {nearest} times"


def write(some: Sequence[Example]) -> None:
    """Learns the trees on all examples, into the file that ships."""
    from assistant.judging.trees import Trees
    from assistant.pointing.pointing import MODEL

    Trees.of(fitted(some, names_of(some))).save(MODEL, names_of(some))


def main(arguments: list[str] | None = None) -> int:
    from assistant.likeness.learn import unseen

    parser = argparse.ArgumentParser(prog="python -m assistant.pointing.learn", description=__doc__.splitlines()[0])
    parser.add_argument("--set", nargs=2, action="append", required=True, type=Path, metavar=("INDEX", "QUESTIONS"))
    parser.add_argument("--write", action="store_true", help="write assistant/pointing/model.npz")
    parser.add_argument("--likeness", type=Path, metavar="FOLDER", help="rows learned without each part of the sets (likeness/learn.py --parts)")
    options = parser.parse_args(arguments)
    sets = []
    for at, pair in enumerate(options.set):
        unseen(options.likeness, at)
        sets.append(list(examples(*pair)))
    print(measured(sets))
    if options.write:
        write([e for one in sets for e in one])
    return 0


if __name__ == "__main__":
    sys.exit(main())
