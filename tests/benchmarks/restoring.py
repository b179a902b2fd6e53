"""How well the speller restores and mends. Prints one table; figures of the model card come from here.

    python tests/benchmarks/restoring.py --corpus ../shared/corpus --plans ../shared/plans/text

Held-out sentences of the legal code were never trained on (index.train.corpus.held_out) and don't stand in the rest of the corpus
word for word; the plans are never trained on at all.
"""
from __future__ import annotations

import argparse
import random
import re
import time
from pathlib import Path

from index.spelling import Speller, Vocabulary
from index.spelling.keyboard import neighbours
from index.text import fold, has_marks, strip_marks
from index.train.corpus import LEGAL, WIKIPEDIA, held_out, records, sentences

WORD = re.compile(r"[^\W\d_]+")


def legal(corpus: Path, count: int, name: str = LEGAL) -> list[str]:
    """`count` held-out sentences of at least five words, none of which stands in the part that is trained on."""
    held, known = [], set()
    for record in records(corpus, name):
        pieces = [piece for piece in sentences(record["text"]) if 5 <= len(piece.split()) <= 80]
        held.extend(pieces) if held_out(record) else known.update(map(hash, map(fold, pieces)))
    fresh = [piece for piece in dict.fromkeys(held) if hash(fold(piece)) not in known and has_marks(piece)]
    return random.Random(1).sample(fresh, min(count, len(fresh)))


def plans(folder: Path) -> list[str]:
    """All sentences of the plans of at least five words."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.*")))
    return [piece for piece in dict.fromkeys(sentences(text)) if len(piece.split()) >= 5 and has_marks(piece)]


def syllables_right(wanted: str, got: str) -> tuple[int, int]:
    """(right, all) of the words of `wanted`."""
    ours, theirs = WORD.findall(fold(wanted)), WORD.findall(fold(got))
    if len(ours) != len(theirs):
        return 0, len(ours)
    return sum(a == b for a, b in zip(ours, theirs)), len(ours)


def bare(text: str, _: random.Random) -> str:
    return strip_marks(text)


def half_bare(text: str, rng: random.Random) -> str:
    """Each word without its marks at one chance in two."""
    return WORD.sub(lambda m: strip_marks(m.group(0)) if rng.random() < 0.5 else m.group(0), text)


def slip(word: str, rng: random.Random) -> str:
    """A word with one typing error: a letter left out, doubled, swapped with the next, or hit beside the key."""
    if len(word) < 3:
        return word
    spot = rng.randrange(1, len(word))
    near = sorted(neighbours().get(strip_marks(word[spot]).lower(), ""))
    kind = rng.choice(["left out", "doubled", "swapped", "beside"])
    if kind == "swapped" and spot + 1 < len(word):
        return word[:spot] + word[spot + 1] + word[spot] + word[spot + 2:]
    if kind == "beside" and near:
        return word[:spot] + rng.choice(near) + word[spot + 1:]
    if kind == "doubled":
        return word[:spot] + word[spot] + word[spot:]
    return word[:spot] + word[spot + 1:]


def slipped(text: str, rng: random.Random) -> str:
    """One typing error in each second word."""
    places = iter(range(10_000))
    return WORD.sub(lambda m: slip(m.group(0), rng) if next(places) % 2 else m.group(0), text)


def as_given(text: str, _: random.Random) -> str:
    return text


def measure(name: str, speller: Speller, given: list[str], spoil, vocabulary: Vocabulary | None = None) -> None:
    rng = random.Random(2)
    right = of = whole = before = 0
    seconds = 0.0
    for text in given:
        typed = spoil(text, rng)
        start = time.perf_counter()
        got = speller.correct(typed, vocabulary).text
        seconds += time.perf_counter() - start
        good, words = syllables_right(text, got)
        right, of, whole = right + good, of + words, whole + (good == words)
        before += syllables_right(text, typed)[0]
    print(f"{name:<44}{len(given):>7}{before / of:>9.4f}{right / of:>9.4f}{whole / len(given):>9.4f}{1e3 * seconds / len(given):>8.2f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=Path("../shared/corpus"))
    parser.add_argument("--plans", type=Path, default=Path("../shared/plans/text"))
    parser.add_argument("--model", type=Path, help="a syllable model other than the one that ships")
    options = parser.parse_args()
    start = time.perf_counter()
    speller = Speller.load(options.model) if options.model else Speller.load()
    print(f"loaded in {time.perf_counter() - start:.3f} s")
    law, page = legal(options.corpus, 5000), legal(options.corpus, 1000, WIKIPEDIA)
    plan = plans(options.plans)
    start = time.perf_counter()
    own = Vocabulary.of(plan)
    print(f"vocabulary of {len(plan)} sentences in {time.perf_counter() - start:.3f} s")
    asked = [row["question"] for name in ("retrieval-xquad.jsonl", "retrieval-mlqa.jsonl") for row in records(options.corpus, name)]
    print(f"{'':<44}{'texts':>7}{'before':>9}{'after':>9}{'whole':>9}{'ms':>8}")
    for name, given, vocabulary in (("legal code, held out", law[:2000], None), ("Wikipedia, held out", page, None), ("plans", plan, None),
                                    ("plans, with the index's words", plan, own), ("XQuAD and MLQA questions", asked, None)):
        for label, spoil in (("no marks", bare), ("half the marks", half_bare), ("slips in each second word", slipped)):
            measure(f"{name}: {label}", speller, given, spoil, vocabulary)
    measure("legal code, held out: as given", speller, law, as_given)
    measure("Wikipedia, held out: as given", speller, page, as_given)
    measure("plans: as given", speller, plan, as_given)
    measure("XQuAD and MLQA questions: as given", speller, asked, as_given)


if __name__ == "__main__":
    main()
