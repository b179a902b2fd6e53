"""The words that get a row of their own: counted in a sample of the corpus, segmented by underthesea."""
from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable

from index.segment import words
from index.text import fold


def sampled(texts: Iterable[str], characters: int, rng: random.Random, share: float) -> list[str]:
    """Texts taken at random, each with the chance `share`, until they have that many characters; long ones are cut."""
    taken, held = [], 0
    for text in texts:
        if rng.random() < share and held < characters:
            taken.append(text[:3_000])
            held += len(taken[-1])
    return taken


def counted(texts: Iterable[str]) -> Counter[str]:
    """How often each folded word stands in the texts: 'công thương' (two syllables, a space between), 'của', 'panama'."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(word.replace("_", " ") for word in map(fold, words(text)) if word.replace("_", "").isalpha())
    return counts
