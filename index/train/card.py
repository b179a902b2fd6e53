"""The model card that is written beside the model."""
from __future__ import annotations

import argparse

from index.train.embedding import Recipe
from index.train.pairs import SLIPS, UNMARKED

_CARD = """\
# Mô hình nhúng tĩnh tiếng Việt

A static embedding model for Vietnamese: {tokens:,} rows of {dimension} numbers in 8 bits, each with its factor; a text is the sum of its
tokens' rows, made unit length. The tokenizer's tokens are words of one to several syllables, syllables, the same without diacritics, and
pieces of foreign words. `SentenceTransformer("index/model")` reads it, as does `index.embedding.StaticEmbedder`, which needs only NumPy.

| | |
| --- | --- |
| command | `python -m index.train --corpus {corpus} --out {out} --seed {seed}{given}` |
| data | legal code of Viet Nam (state texts, outside copyright) and Vietnamese Wikipedia (CC BY-SA); 1 record in 50 held out |
| passages, pairs | {passages:,}, {pairs:,}: questions made from frames, stretches and clozes of clauses, titles with topics; {unmarked:.0%} of the queries without diacritics, {slips:.0%} with slips; seven clauses of the code in ten with headings before them |
| first rows | random directions of words and their parts, mixed with latent semantic analysis ({meaning:.0%}), times the logarithm of rarity; unmarked spellings between the words they may stand for |
| loss | cosine softmax within batches of {batch:,}, both ways, scale {scale:g}; blocks of 64 pairs of one subject, an article's clauses in the same block |
| steps | {steps:,} in {epochs} epochs, Adam {rate:g}, linear to nought; rows averaged over the last {averaged:.0%} of them, then whitened to the power {whitened:g} |
| time | {minutes:.0f} minutes |
| seed | {seed} |

The five sample plans, the evaluation questions, XQuAD and MLQA were not trained on.
"""


def card(recipe: Recipe, options: argparse.Namespace, *, tokens: int, passages: int, pairs: int, steps: int, minutes: float) -> str:
    """The card's Markdown: what the model is, and the command, seed and data that make it again. Results are added by hand."""
    given = "".join(f" --{name} {value}" for name in ("epochs", "batch", "dimension") if (value := getattr(options, name)))
    return _CARD.format(
        tokens=tokens, dimension=recipe.dimension, corpus=options.corpus.as_posix(), out=options.out.as_posix(), seed=options.seed, given=given,
        passages=passages, pairs=pairs, unmarked=UNMARKED, slips=SLIPS, meaning=recipe.meaning, batch=recipe.batch, scale=recipe.scale, steps=steps,
        epochs=recipe.epochs, rate=recipe.rate, averaged=recipe.averaged, whitened=recipe.whitened, minutes=minutes)
