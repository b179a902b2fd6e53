"""Train what ships.

    python -m index.train --corpus ../shared/corpus --out index/model [--speller index/spelling/syllables.npz] [--seed 1]

Reads legal-code.jsonl(.xz) and wikipedia.jsonl(.xz); writes the embedding model's folder with its card, and the speller's syllable model.
"""
from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

from index.console import speak_utf8

WORDS_FROM = {"legal-code.jsonl": (7_000_000, 0.09), "wikipedia.jsonl": (7_000_000, 0.5)}   # characters segmented to learn words, share of records
VOCABULARY = 43_000          # rows of the embedding model at most


def main(arguments: list[str] | None = None) -> int:
    """Runs the command; returns its exit status."""
    speak_utf8()
    parser = argparse.ArgumentParser(prog="python -m index.train", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True, help="folder of the corpus")
    parser.add_argument("--out", type=Path, required=True, help="folder of the embedding model")
    parser.add_argument("--speller", type=Path, help="file of the speller's model (default: not trained)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, help="times that all pairs are gone through")
    parser.add_argument("--batch", type=int, help="pairs a step")
    parser.add_argument("--dimension", type=int, help="numbers of a vector")
    options = parser.parse_args(arguments)
    try:
        if options.speller:
            from index.train.spelling import train

            print("speller:", train(options.corpus, options.speller, options.seed), flush=True)
        with _one_thread():
            _embedding(options)
    except FileNotFoundError as fault:
        print(fault, file=sys.stderr)
        return 1
    return 0


def _one_thread() -> AbstractContextManager:
    """Sums of several threads are added in another order each time; one thread gives the same bytes from each run."""
    import scipy.linalg          # loaded before, as only the libraries that are there are held to it
    import sklearn.utils.extmath
    import torch
    from threadpoolctl import threadpool_limits

    torch.set_num_threads(1)
    return threadpool_limits(1)


def _embedding(options: argparse.Namespace) -> None:
    from index.spelling.counting import numbered
    from index.spelling.ngrams import SYMBOLS
    from index.train import card, corpus, vocabulary, words
    from index.train.embedding import Recipe, Trainer
    from index.train.pairs import Corpus
    from index.train.ragged import Ragged
    from index.train.saving import save

    began, rng = time.monotonic(), random.Random(options.seed)
    given = {name: getattr(options, name) for name in ("epochs", "batch", "dimension") if getattr(options, name)}
    recipe = replace(Recipe(), **given)
    names, stream = numbered(corpus.texts(options.corpus))
    counts = Counter({name: int(count) for name, count in zip(names, _counted(stream, len(names)))})
    for symbol in SYMBOLS:
        counts.pop(symbol)
    sample = [text for name, (characters, share) in WORDS_FROM.items()
              for text in words.sampled(corpus.texts(options.corpus, (name,)), characters, rng, share)]
    tokenizer = vocabulary.tokenizer(vocabulary.choose(counts, words.counted(sample), VOCABULARY))
    print(f"{tokenizer.get_vocab_size()} tokens, {time.monotonic() - began:.0f} s", flush=True)
    made = Corpus(options.corpus, options.seed)
    print(f"{len(made.passages)} passages, {len(made.pairs)} pairs, {time.monotonic() - began:.0f} s", flush=True)
    passages = Ragged.of([code.ids[:200] for code in tokenizer.encode_batch(made.passages)])
    queries = Ragged.of([code.ids[:60] for code in tokenizer.encode_batch([pair.query for pair in made.pairs])])
    tokens = [token for token, _ in sorted(tokenizer.get_vocab().items(), key=lambda item: item[1])]
    trainer = Trainer(tokens, passages, queries, made.pairs, recipe, options.seed)
    steps = trainer.train(lambda text: print(text, flush=True))
    text = card.card(recipe, options, tokens=len(tokens), passages=len(made.passages), pairs=len(made.pairs), steps=steps,
                     minutes=(time.monotonic() - began) / 60)
    size = save(trainer.rows(), tokenizer, options.out, text)
    print(f"{options.out}: {size / 1e6:.1f} MB, {time.monotonic() - began:.0f} s")


def _counted(stream, size: int):
    import numpy as np

    return np.bincount(stream, minlength=size)


if __name__ == "__main__":
    sys.exit(main())
