"""Learn which proposed answers are right, and measure it on question sets that it was not learned on.

    python -m assistant.proposing.learn --set INDEX QUESTIONS [--set INDEX QUESTIONS …] [--likeness FOLDER] [--write]

Each question is asked in its conversation, and every shape's draft is an example: right where it holds what the gold answer must hold and cites its
clauses. Gradient boosted trees learn which are. The sets are dealt out to five parts, and each part is judged by trees learned on the other four: what
is printed is of those, beside what answering.py takes without them. With --write the trees learned on all of them become model.npz, and
those which say whether what answering.py takes is surely right, so that nothing else need be proposed, first.npz.
"""
from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.answer import Citation
from assistant.proposing.likeliest import FIRST, MODEL, beside, best_first
from assistant.proposing.looks import Looks
from index.text import fold

_PARTS = 5
_UNANSWERABLE = 4.0     # weight of what is proposed to a question that the plans do not answer: there are few of these
# Chosen by the same measurement, by hand
_TREES = {"max_iter": 300, "learning_rate": 0.05, "max_leaf_nodes": 16, "min_samples_leaf": 40, "l2_regularization": 3.0, "random_state": 0}
_OF_FIRST = {"max_iter": 150, "max_leaf_nodes": 12}
_LONGEST = 1_500        # characters of an answer
_SAID = 0.015           # share of questions that must say a word for it to be looked at


@dataclass(slots=True)
class Example:
    """A question's proposals: what is looked at in each, which are right; whether the plans answer it; which is the one that answering.py takes, if any;
    the first clause that each cites, and how many; which tell two clauses and nothing else proposes them."""

    looks: list[Looks]
    right: list[bool]
    answerable: bool
    first: int | None
    cited: list[tuple[str, int]]
    pairs: list[bool]

    @property
    def wanted(self) -> list[bool]:
        """Which are right and say no more than they must: an answer of many clauses holds nearly anything, and none is to be learned that hides what is
        asked for among what is not. The one that answering.py takes is never called too long."""
        least = min((n for (_, n), right in zip(self.cited, self.right) if right), default=0)
        brief = [n <= max(2 * least, least + 1) and not (pair and least < 2) or i == self.first for i, ((_, n), pair) in enumerate(zip(self.cited, self.pairs))]
        return [right and short for right, short in zip(self.right, brief)]


def examples(index_folder: Path, questions: Path) -> Iterator[Example]:
    """Every question of a file but comparisons, whose plans are asked one by one."""
    from assistant import answering, special
    from assistant.assistant import Assistant
    from assistant.comparing import is_comparison
    from assistant.proposing.looks import looks
    from assistant.proposing.shapes import proposals
    from index.library import Index

    assistant = Assistant(Index.open(index_folder))
    for line in questions.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        conversation = assistant.conversation()
        for text in (*row.get("history", ()), row["question"]):
            conversation.ask(text)
        turn = conversation.turns[-1]
        if not turn.scope.documents or turn.search.versions or is_comparison(turn.question, turn.scope):
            continue
        asked = answering.prepared(turn.question, turn.search)
        if asked.unknown or special.answered(asked, turn.search):
            continue
        first, _ = answering.taken(asked)
        found = proposals(asked, first)
        if found:
            right = [not row.get("abstain") and is_right(row, one.draft.text, one.draft.citations) for one in found]
            cited = [(one.draft.citations[0].clause.id, len(one.draft.citations)) for one in found]
            yield Example(looks(asked, found), right, not row.get("abstain"), 0 if first else None, cited, [one.shapes == {"beside"} for one in found])


def is_right(gold: dict, text: str, citations: Sequence[Citation]) -> bool:
    """Whether an answer holds one spelling of each thing it must, none of what it must not, and cites all gold clauses."""
    said = _bare(text)
    holds = all(any(_bare(one) in said for one in group) for group in gold.get("must", ())) and not any(_bare(one) in said for one in gold.get("must_not", ()))
    cited = [(Path(c.document.name).stem, _bare(c.quote)) for c in citations]
    return holds and len(text) <= gold.get("max_chars", _LONGEST) and all(any(name == one["document"] and _bare(one["quote"]) in quote for name, quote in cited) for one in gold.get("cite", ()))


def _bare(text: str) -> str:
    return " ".join(fold(text).replace("*", " ").replace("|", " ").replace("–", "-").split())


def matrix(some: Sequence[Example], names: Sequence[str]) -> NDArray[np.float32]:
    """[proposals of all, names]"""
    return np.array([[one.get(name, 0.0) for name in names] for example in some for one in example.looks], np.float32)


def fitted(some: Sequence[Example], names: Sequence[str]):
    """scikit-learn's model of the right proposals among all; each question weighs as the root of what is proposed to it."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    weights = np.concatenate([np.full(len(e.looks), (1.0 if e.answerable else _UNANSWERABLE) / len(e.looks) ** 0.5) for e in some])
    return HistGradientBoostingClassifier(**_TREES).fit(matrix(some, names), np.concatenate([e.wanted for e in some]), sample_weight=weights)


def fitted_first(some: Sequence[Example], names: Sequence[str]):
    """The same of whether what answering.py takes is right, by what is seen in it without the others."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    taken = [e for e in some if e.first is not None]
    vectors = np.array([[e.looks[e.first].get(name, 0.0) for name in names] for e in taken], np.float32)
    weights = np.array([1.0 if e.answerable else _UNANSWERABLE for e in taken])
    return HistGradientBoostingClassifier(**_TREES | _OF_FIRST).fit(vectors, np.array([e.right[e.first] for e in taken]), sample_weight=weights)


def names_of(some: Sequence[Example]) -> tuple[str, ...]:
    """All that is looked at; of words that questions say only those that many of them do, which are not of their subjects."""
    counts = Counter(name for example in some for name in example.looks[0])
    return tuple(sorted(name for name in {name for example in some for one in example.looks for name in one} if not name.startswith("says ") or counts[name] >= _SAID * len(some)))


def is_answered(example: Example, told: Sequence[float]) -> bool:
    """Whether the likeliest proposal is right, or one of the two that are told; or rightly none is likely enough."""
    order = best_first(told, example.first)
    if not order:
        return not example.answerable
    other = beside(told, order[0], example.cited)
    return example.right[order[0]] or other is not None and example.right[other]


def measured(sets: Sequence[Sequence[Example]]) -> str:
    """How many questions are answered rightly, or rightly refused, by trees that have not seen their set, and by what answering.py takes."""
    names, right, before, every = names_of([e for one in sets for e in one]), 0, 0, 0
    for part in range(min(_PARTS, len(sets))):
        model = fitted([e for i, one in enumerate(sets) if i % _PARTS != part for e in one], names)
        for example in (e for i, one in enumerate(sets) if i % _PARTS == part for e in one):
            right += is_answered(example, model.predict_proba(matrix([example], names))[:, 1].tolist())
            before += example.right[example.first] if example.first is not None else not example.answerable
            every += 1
    return f"likeliest: {right} of {every}; as answering.py takes them: {before}"


def write(some: Sequence[Example]) -> None:
    """Learns the trees on all examples, into the files that ship."""
    from assistant.judging.trees import Trees
    from assistant.proposing.looks import by_itself

    names = names_of(some)
    Trees.of(fitted(some, names)).save(MODEL, names)
    alone = tuple(filter(by_itself, names))
    Trees.of(fitted_first(some, alone)).save(FIRST, alone)


def main(arguments: list[str] | None = None) -> int:
    from assistant.likeness.learn import unseen
    from assistant.pointing import learn_columns

    parser = argparse.ArgumentParser(prog="python -m assistant.proposing.learn", description=__doc__.splitlines()[0])
    parser.add_argument("--set", nargs=2, action="append", required=True, type=Path, metavar=("INDEX", "QUESTIONS"))
    parser.add_argument("--write", action="store_true", help="write assistant/proposing/model.npz and first.npz")
    parser.add_argument("--likeness", type=Path, metavar="FOLDER", help="what was learned without each part of the sets (likeness/learn.py --parts, pointing/learn_columns.py --parts)")
    options = parser.parse_args(arguments)
    sets = []
    for at, pair in enumerate(options.set):
        unseen(options.likeness, at)
        learn_columns.unseen(options.likeness, at)
        sets.append(list(examples(*pair)))
    print(measured(sets))
    if options.write:
        write([e for one in sets for e in one])
    return 0


if __name__ == "__main__":
    sys.exit(main())
