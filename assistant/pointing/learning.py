"""What learning from gold answers has in common, whether figures of a clause are pointed at (learn.py) or columns of a row (learn_columns.py): examples, their
matrix, trees that some looks can only speak for or against, the parts of the sets that judge one another, and the command's options."""
from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray


@dataclass(slots=True)
class Example:
    """What may be pointed at for one question: what is looked at in each, which are right."""

    looks: list[dict[str, float]]
    right: list[bool]


def numbers(text: str) -> list[str]:
    """The numbers of a text, of '15.4' as of '15/4' two, without noughts before them: '05 đến 09' → ['5', '9']."""
    found = re.findall(r"\d+(?:[.,]\d+)*", text)
    return [part.lstrip("0") for one in found for part in (one.split(".") if re.fullmatch(r"\d+\.\d{1,2}", one) else [one])]


def names_of(some: Sequence[Example]) -> tuple[str, ...]:
    return tuple(sorted({name for example in some for one in example.looks for name in one}))


def matrix(some: Sequence[Example], names: Sequence[str]) -> NDArray[np.float32]:
    """[all that may be pointed at, names]"""
    return np.array([[one.get(name, 0.0) for name in names] for example in some for one in example.looks], np.float32)


@dataclass(frozen=True, slots=True)
class Learner:
    """Gradient boosted trees: their settings, and the looks that can only speak for what is pointed at, or only against it (monotonic constraints), so that a
    rare one does not turn the others round."""

    trees: Mapping[str, float]
    speaking_for: frozenset[str]
    speaking_against: frozenset[str]

    def fitted(self, some: Sequence[Example], names: Sequence[str]):
        """scikit-learn's model of what is right among all."""
        from sklearn.ensemble import HistGradientBoostingClassifier

        speaks = [1 if (look := name.split(",")[0]) in self.speaking_for else -1 if look in self.speaking_against else 0 for name in names]
        return HistGradientBoostingClassifier(monotonic_cst=speaks, **self.trees).fit(matrix(some, names), np.concatenate([e.right for e in some]))

    def write(self, some: Sequence[Example], model: Path) -> None:
        """Learns the trees on all examples, into the file that ships."""
        from assistant.judging.trees import Trees

        Trees.of(self.fitted(some, names_of(some))).save(model, names_of(some))


def dealt(sets: Sequence[Sequence[Example]], parts: int) -> Iterator[tuple[list[Example], list[Example]]]:
    """(the examples to learn on, those to judge) for each part that the sets are dealt out to."""
    for part in range(min(parts, len(sets))):
        yield [e for i, one in enumerate(sets) if i % parts != part for e in one], [e for i, one in enumerate(sets) if i % parts == part for e in one]


def parser(prog: str, doc: str, model: str) -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(prog=f"python -m {prog}", description=doc.splitlines()[0])
    options.add_argument("--set", nargs=2, action="append", required=True, type=Path, metavar=("INDEX", "QUESTIONS"))
    options.add_argument("--write", action="store_true", help=f"write {model}")
    options.add_argument("--likeness", type=Path, metavar="FOLDER", help="rows learned without each part of the sets (likeness/learn.py --parts)")
    return options


def sets_of(options: argparse.Namespace, examples: Callable[[Path, Path], Iterable[Example]]) -> list[list[Example]]:
    """The examples of each set, found by rows of the likeness that have not seen it."""
    from assistant.likeness.learn import unseen

    sets = []
    for at, pair in enumerate(options.set):
        unseen(options.likeness, at)
        sets.append(list(examples(*pair)))
    return sets
