"""How fast files are taken in: each stage's clauses and characters a second, beside underthesea's own rate.

    python tests/benchmarks/ingest_speed.py [FILE_OR_FOLDER...] [--runs 5]

The goal: the whole way from text file to index takes at most three times as long as underthesea's word segmentation of
the same text alone. Both are measured in the same run, in turn, in one process that has loaded its models; the median
of the runs counts. Segmentation alone is `word_tokenize` on every line of the files.
"""
from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from index.embedding import load_embedder
from index.library import IndexWriter
from index.records import Document
from index.segment import words
from index.settings import Settings
from ingest.document import read_document
from ingest.library import find_files, ingest_paths
from ingest.readers import read_file

PLANS = Path(__file__).resolve().parents[3] / "shared" / "plans" / "text"
GOAL = 3.0


def segment_alone(files: list[Path]) -> int:
    """underthesea on every line as it stands; gives the number of words."""
    from underthesea import word_tokenize

    return sum(len(word_tokenize(line)) for file in files for line in file.read_text(encoding="utf-8").splitlines() if line.strip())


def forget() -> None:
    """What one run has remembered must not make the next one quicker."""
    from index import segment

    for value in vars(segment).values():
        if hasattr(value, "cache_clear"):
            value.cache_clear()


def write(documents: list[Document], files: list[Path]) -> None:
    with tempfile.TemporaryDirectory() as folder, IndexWriter(Path(folder), Settings()) as writer:
        for document, file in zip(documents, files):
            writer.add(document, file.read_bytes())


def whole_way(files: list[Path]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        lost = [report.fault for report in ingest_paths(files, Path(folder), Settings()) if not report.read]
    if lost:
        raise SystemExit("\n".join(lost))


def embed(documents: list[Document]) -> None:
    load_embedder(Settings()).encode_clauses([clause.text for document in documents for clause in document.clauses])


def stages(files: list[Path], documents: list[Document]) -> dict[str, Callable[[], object]]:
    return {
        "underthesea alone": lambda: segment_alone(files),
        "read": lambda: [read_file(file) for file in files],
        "read, outline, tables, facts": lambda: [read_document(file) for file in files],
        "segment the clauses": lambda: [words(clause.text) for document in documents for clause in document.clauses],
        "embed the clauses": lambda: embed(documents),
        "write the index": lambda: write(documents, files),
        "the whole way": lambda: whole_way(files),
    }


def measure(todo: dict[str, Callable[[], object]], runs: int) -> dict[str, list[float]]:
    """Seconds of each stage in each run, the stages in turn; a first round that loads the models is not counted."""
    times: dict[str, list[float]] = {name: [] for name in todo}
    for run in range(runs + 1):
        for name, stage in todo.items():
            forget()
            begun = time.perf_counter()
            stage()
            if run:
                times[name].append(time.perf_counter() - begun)
    return times


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, default=[PLANS])
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    files = list(find_files(given.paths))
    documents = [read_document(file) for file in files]
    clauses = sum(len(document.clauses) for document in documents)
    characters = sum(len(file.read_text(encoding="utf-8")) for file in files)
    times = measure(stages(files, documents), given.runs)
    alone = statistics.median(times["underthesea alone"])
    print(f"{len(files)} files, {clauses} clauses and rows, {characters:,} characters; median of {given.runs} runs\n")
    print(f"{'stage':30}{'seconds':>9}{'least':>9}{'clauses/s':>12}{'characters/s':>14}{'ratio':>8}")
    for name, seconds in times.items():
        middle = statistics.median(seconds)
        print(f"{name:30}{middle:9.3f}{min(seconds):9.3f}{clauses / middle:12,.0f}{characters / middle:14,.0f}{middle / alone:8.2f}")
    ratios = [way / own for way, own in zip(times["the whole way"], times["underthesea alone"])]
    print(f"\nThe whole way takes {statistics.median(ratios):.2f} times as long as segmentation alone (goal: at most {GOAL:.0f}).")


if __name__ == "__main__":
    main()
