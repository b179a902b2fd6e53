"""Train the speller's syllable model: corpus and questions counted, one file written."""
from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from index.spelling.counting import count
from index.train.corpus import LEGAL, held_out, records, texts
from index.train.questions import asked

QUESTIONS = 150_000


def train(corpus: Path, path: Path, seed: int) -> dict[str, int]:
    """Write the model of `corpus` to `path`; returns its sizes."""
    rng = random.Random(seed)
    model = count(chain(texts(corpus), _questions(corpus, rng)))
    path.parent.mkdir(parents=True, exist_ok=True)
    model.save(path)
    return {"words": model.size, **model.sizes, "bytes": path.stat().st_size}


def _questions(corpus: Path, rng: random.Random) -> Iterator[str]:
    kept = (record for record in records(corpus, LEGAL) if not held_out(record))
    return (question for question, _, _ in asked(kept, rng, QUESTIONS))
