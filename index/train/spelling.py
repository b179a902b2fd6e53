"""Train the speller's syllable model: corpus, questions and place names counted, one file written."""
from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from index.lexicon.places import addresses, split_level
from index.spelling.counting import count
from index.train.corpus import LEGAL, held_out, records, texts
from index.train.questions import Frames, asked

QUESTIONS = 150_000
_TIMES = 3                # an address is counted, so that its rare names are not left out


def train(corpus: Path, path: Path, seed: int) -> dict[str, int]:
    """Write the model of `corpus` to `path`; returns its sizes."""
    rng = random.Random(seed)
    model = count(chain(texts(corpus), _questions(corpus, rng), _places()))
    path.parent.mkdir(parents=True, exist_ok=True)
    model.save(path)
    return {"words": model.size, **model.sizes, "bytes": path.stat().st_size}


def _questions(corpus: Path, rng: random.Random) -> Iterator[str]:
    kept = (record for record in records(corpus, LEGAL) if not held_out(record))
    return (question for question, _, _ in asked(kept, rng, QUESTIONS))


def _places() -> Iterator[str]:
    """All communes, districts and provinces, each name in its address and in what is said of places."""
    found = [*addresses()]
    for _ in range(_TIMES):
        yield from ("\n".join(address) for address in found)
    frames = Frames().places
    names = {unit for address in found for unit in address[1:]}
    for unit in sorted(names):
        for name in (unit, split_level(unit)[1]):
            yield from (frame.format(place=name) for frame in frames)
