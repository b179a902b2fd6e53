"""Learn which figure of a clause is asked for from questions with gold answers, and measure it on question sets that it was not learned on.

    python -m assistant.pointing.learn --set INDEX QUESTIONS [--set INDEX QUESTIONS …] [--likeness FOLDER] [--write]

Of each question whose answer holds one figure or date, the figures of that kind in its gold clause are the examples; right is the one of the gold answer.
The sets are dealt out to ten parts, and each part is judged by trees learned on the other nine: what is printed is of those, beside the figure that stands
nearest to the question's words. With --write the trees learned on all of them become model.npz.
"""
from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from assistant.pointing.learning import Example, Learner, dealt, matrix, names_of, numbers, parser, sets_of

_PARTS = 10
# Chosen by the same measurement, by hand
_LEARNER = Learner(
    {"max_iter": 120, "learning_rate": 0.05, "max_leaf_nodes": 8, "min_samples_leaf": 15, "l2_regularization": 3.0, "random_state": 0},
    frozenset({"held", "held alone", "held wide", "alone wide", "held before", "said", "closeness", "like near", "like wide", "like before", "noun", "year"}),
    frozenset({"nearness", "of another year"}))


def examples(index_folder: Path, questions: Path) -> Iterator[Example]:
    """The figures of a clause that a question may ask for, that nearest to its words first: of every question of a file whose gold answer holds one figure, and
    whose gold clause several of its kind."""
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


def measured(sets: Sequence[Sequence[Example]]) -> str:
    """How many figures are told, and how many of them rightly, by trees that have not seen their set, beside the nearest figure."""
    from assistant.pointing.pointing import choice

    names, told, right, nearest, every = names_of([e for one in sets for e in one]), 0, 0, 0, 0
    for learned_on, judged in dealt(sets, _PARTS):
        model = _LEARNER.fitted(learned_on, names)
        for example in judged:
            at = choice(model.predict_proba(matrix([example], names))[:, 1].tolist())
            told += at is not None
            right += at is not None and example.right[at]
            nearest += example.right[0]
            every += 1
    return f"of {every}: told {told}, rightly {right}; the nearest is right {nearest} times"


def main(arguments: list[str] | None = None) -> int:
    from assistant.pointing.pointing import MODEL

    options = parser("assistant.pointing.learn", __doc__, "assistant/pointing/model.npz").parse_args(arguments)
    sets = sets_of(options, examples)
    print(measured(sets))
    if options.write:
        _LEARNER.write([e for one in sets for e in one], MODEL)
    return 0


if __name__ == "__main__":
    sys.exit(main())
