"""Learn the likeness of questions and clauses from questions with gold clauses, and measure it on question sets that it was not learned on.

    python -m assistant.likeness.learn --set INDEX QUESTIONS [--set INDEX QUESTIONS …] [--write]

Each question is asked in its conversation, and the clauses that the ranker looks at are the choices; those that hold a gold quotation are right. The rows
of the shipped embedding model are learned further, by softmax over the choices of the ranker's score with the two cosines (likeness.py) added, so that
they learn what the ranker does not know; a part of the tokens is left out at random (dropout). The sets are dealt out to five parts, and each part is
ranked by rows learned on the other four: what is printed is of those. With --write the rows learned on all of them become model.safetensors;
--parts FOLDER keeps those of the parts (0.safetensors …), for the judge and the trees of whole answers to be learned on questions unseen by the rows.
"""
from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

PARTS = 5       # into which the sets are dealt out
_EPOCHS, _RATE, _AT_ONCE, _LEFT_OUT = 4, 1e-3, 16, 0.2      # chosen by the same measurement, by hand
_SCALE, _ABOVE = 3.0, 0.3       # what the cosines are worth to begin with, beside the ranker's score
LOOKED_AT = 40


@dataclass(slots=True)
class Example:
    """A question and the clauses that it is ranked among: the tokens of each, the ranker's score without likeness [n], which are right [n]."""

    question: list[int]
    own: list[list[int]]
    above: list[list[int]]
    scores: NDArray[np.float32]
    right: NDArray[np.bool_]


def examples(index_folder: Path, questions: Path) -> Iterator[Example]:
    """Every question of a file with gold clauses among those ranked, but comparisons, whose plans are asked one by one."""
    from assistant import answering
    from assistant.assistant import Assistant
    from assistant.comparing import is_comparison
    from assistant.likeness.likeness import embedder, texts
    from assistant.train import _folded
    from index.library import Index

    assistant = Assistant(Index.open(index_folder))
    for line in questions.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if not row.get("cite") or row.get("abstain"):
            continue
        conversation = assistant.conversation()
        for text in (*row.get("history", ()), row["question"]):
            conversation.ask(text)
        turn = conversation.turns[-1]
        if not turn.scope.documents or turn.search.versions or is_comparison(turn.question, turn.scope):
            continue
        near = answering.prepared(turn.question, turn.search).ranked[:LOOKED_AT]
        right = np.array([any(Path(c.shelf.document.name).stem == gold["document"] and _folded(gold["quote"]) in _folded(c.clause.quote) for gold in row["cite"]) for c in near], bool)
        if right.any() and not right.all():
            held = [texts([c.clause], c.shelf.document) for c in near]
            own, above = (embedder().tokens([each[part][0] for each in held]) for part in (0, 1))
            yield Example(embedder().tokens([turn.question.read])[0], own, above, np.array([_unlike(c) for c in near], np.float32), right)


def _unlike(candidate) -> float:
    """The ranker's score without what likeness adds to it."""
    from assistant.find import weights_in_use

    worth = weights_in_use()
    return candidate.score - sum(worth[name] * candidate.features[name] for name in ("like", "like above"))


def learned(some: Sequence[Example], seed: int = 0) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The rows [tokens, dimension], and what the score, the cosine of a clause's own words and that of those above them are worth [3]."""
    import torch
    from torch.nn import EmbeddingBag
    from torch.nn.functional import normalize

    from assistant.likeness.likeness import embedder
    from index.embedding import SHIPPED

    chance, order = np.random.RandomState(seed), random.Random(seed)
    torch.manual_seed(seed)
    bag = EmbeddingBag.from_pretrained(torch.tensor(embedder(SHIPPED / "model.safetensors").rows()), freeze=False, mode="sum", sparse=True)
    worth = torch.tensor([1.0, _SCALE, _SCALE * _ABOVE], requires_grad=True)
    steps = [torch.optim.SparseAdam(list(bag.parameters()), lr=_RATE), torch.optim.Adam([worth], lr=3 * _RATE)]

    def vectors(texts: Sequence[list[int]]) -> torch.Tensor:
        kept = [thinned(np.array(tokens or [0]), chance) for tokens in texts]
        return normalize(bag(torch.tensor(np.concatenate(kept)), torch.tensor(np.cumsum([0, *map(len, kept[:-1])]))), dim=1)

    def loss(one: Example) -> torch.Tensor:
        asked, own, above = vectors([one.question])[0], vectors(one.own), vectors(one.above)
        told = worth[0] * torch.tensor(one.scores - one.scores.max()) + worth[1] * (own @ asked) + worth[2] * (above @ asked)
        return torch.logsumexp(told, 0) - torch.logsumexp(told[torch.tensor(one.right)], 0)

    some = list(some)
    for _ in range(_EPOCHS):
        order.shuffle(some)
        for at in range(0, len(some), _AT_ONCE):
            for step in steps:
                step.zero_grad()
            (sum(loss(one) for one in some[at:at + _AT_ONCE]) / _AT_ONCE).backward()
            for step in steps:
                step.step()
    return bag.weight.detach().numpy(), worth.detach().numpy()


def thinned(tokens: NDArray[np.int64], chance: np.random.RandomState) -> NDArray[np.int64]:
    """The tokens less a part left out at random, but never all."""
    kept = tokens[chance.rand(len(tokens)) >= _LEFT_OUT]
    return kept if len(kept) else tokens


def ranks(rows: NDArray[np.float32], worth: NDArray[np.float32], some: Sequence[Example]) -> list[tuple[int, int]]:
    """Of each question how many clauses stand before the best right one, by the ranker's score alone and with likeness."""
    def vector(tokens: list[int]) -> NDArray[np.float32]:
        total = rows[tokens].sum(axis=0)
        return total / max(float(np.linalg.norm(total)), 1e-9)

    found = []
    for one in some:
        asked = vector(one.question)
        like = np.array([[s, vector(own) @ asked, vector(above) @ asked] for s, own, above in zip(one.scores, one.own, one.above)]) @ worth
        found.append((int((one.scores > one.scores[one.right].max()).sum()), int((like > like[one.right].max()).sum())))
    return found


def save(rows: NDArray[np.float32], file: Path) -> None:
    """As numbers of 8 bits, each row with its factor."""
    from safetensors.numpy import save_file

    from index.train.saving import quantised

    whole, factors = quantised(rows)
    save_file({"embedding.weight": whole, "weights": factors}, file)


def unseen(folder: Path | None, at: int) -> None:
    """Takes the rows that were not learned on the `at`-th set, from a folder of --parts; those that ship where none is given."""
    from assistant.likeness import likeness

    likeness.use(folder / f"{at % PARTS}.safetensors" if folder else likeness.MODEL)


def main(arguments: list[str] | None = None) -> int:
    from assistant.likeness.likeness import MODEL

    parser = argparse.ArgumentParser(prog="python -m assistant.likeness.learn", description=__doc__.splitlines()[0])
    parser.add_argument("--set", nargs=2, action="append", required=True, type=Path, metavar=("INDEX", "QUESTIONS"))
    parser.add_argument("--write", action="store_true", help="write assistant/likeness/model.safetensors")
    parser.add_argument("--parts", type=Path, metavar="FOLDER", help="keep what was learned without each part of the sets")
    options = parser.parse_args(arguments)
    sets, told = [list(examples(*pair)) for pair in options.set], []
    for part in range(PARTS):
        rows, worth = learned([e for i, one in enumerate(sets) if i % PARTS != part for e in one])
        told += ranks(rows, worth, [e for i, one in enumerate(sets) if i % PARTS == part for e in one])
        if options.parts:
            options.parts.mkdir(exist_ok=True)
            save(rows, options.parts / f"{part}.safetensors")
    print(f"right clause first of {len(told)}: as ranked {sum(not before for before, _ in told)}, with likeness {sum(not after for _, after in told)}; worth {worth}")
    if options.write:
        save(learned([e for one in sets for e in one])[0], MODEL)
    return 0


if __name__ == "__main__":
    sys.exit(main())
