"""How often the clause that answers is among the first 1, 5 and 10: one table, every row measured in the same run.

    python tests/benchmarks/retrieval.py [--shared ../shared] [--misses] [--sets plans xquad mlqa]

Sets: the gold quotes of questions.jsonl on the five plans (found: a clause of the right document whose quote holds the
gold quote, both normalised as score.py does), and the questions of XQuAD and MLQA over their passages. Each is asked as
given, without diacritics, and with a typing error in each second word. Half of the plans' questions (by a hash of their
id) are the ones to tune on; both halves are printed.
"""
from __future__ import annotations

import argparse
import importlib.util
import json
import random
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from index.embedding import load_embedder
from index.library import Index, IndexWriter
from index.passage import passage
from index.query import segmented, syllables
from index.records import Clause, ClauseKind, Document
from index.spelling import Correction, Vocabulary
from index.settings import Settings
from index.text import strip_marks
from peers import Bm25, dense_alone

CUTS = (1, 5, 10)
CORE = frozenset({"responsibility", "target", "deadline", "legal_basis", "lookup", "explain"})


@dataclass(frozen=True, slots=True)
class Ask:
    """A question and, for each thing that it needs, the ids of the clauses that hold it."""

    name: str
    kind: str
    text: str
    wanted: tuple[frozenset[str], ...]

    @property
    def tuning(self) -> bool:
        return sha256(self.name.encode()).digest()[0] % 2 == 0


def score_module(shared: Path):
    """score.py of the evaluation, for its normalise() and stem()."""
    spec = importlib.util.spec_from_file_location("score", shared / "evaluation" / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def plan_asks(shared: Path, documents: Iterable[Document], questions: Path | None = None) -> list[Ask]:
    """The questions with gold quotes, of questions.jsonl or another such file. A quote that no clause holds is never found."""
    score, asks = score_module(shared), []
    held = {score.stem(d.name): [(c.id, score.normalise(c.quote)) for c in d.clauses] for d in documents}
    for line in (questions or shared / "evaluation" / "questions.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        wanted = tuple(
            frozenset(i for i, text in held.get(score.stem(cite["document"]), []) if score.normalise(cite["quote"]) in text)
            for cite in gold.get("cite", []))
        if wanted:
            text = " ".join([*gold.get("history", []), gold["question"]])
            asks.append(Ask(gold["id"], gold["kind"], text, wanted))
    return asks


def passages_as_plan(path: Path) -> tuple[Document, list[Ask]]:
    """XQuAD or MLQA: the distinct passages as clauses of one document, and the questions."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    ids = {text: f"{path.stem}#{n}" for n, text in enumerate(dict.fromkeys(row["passage"] for row in rows))}
    clauses = tuple(
        Clause(id=i, document=path.stem, ordinal=n, kind=ClauseKind.PARAGRAPH, path=(), label="", text=text, fragments=(text,))
        for n, (text, i) in enumerate(ids.items()))
    asks = [Ask(f"{path.stem}-{n}", path.stem, row["question"], (frozenset({ids[row["passage"]]}),)) for n, row in enumerate(rows)]
    return Document(id=path.stem, name=path.name, source=str(path), media="text", clauses=clauses), asks


def with_typing_errors(text: str) -> str:
    """One error in each second word of two letters or more: a letter dropped, doubled, or two changed about."""
    chance, words = random.Random(text), text.split()
    for n in range(1, len(words), 2):
        word = words[n]
        if len(word) < 2:
            continue
        at = chance.randrange(len(word) - 1)
        words[n] = chance.choice((
            word[:at] + word[at + 1:], word[:at + 1] + word[at:], word[:at] + word[at + 1] + word[at] + word[at + 2:]))
    return " ".join(words)


MANNERS: dict[str, Callable[[str], str]] = {"as given": str, "no diacritics": strip_marks, "typing errors": with_typing_errors}


@dataclass(frozen=True, slots=True)
class Result:
    """For each gold piece: its question, and the rank it was found at (0 is the first), None where it was not."""

    ranks: list[tuple[Ask, int | None]]
    milliseconds: float

    def recall(self, cut: int, which: Callable[[Ask], bool] = lambda ask: True) -> float:
        ranks = [rank for ask, rank in self.ranks if which(ask)]
        return sum(rank is not None and rank < cut for rank in ranks) / max(1, len(ranks))


def measure(search: Callable[[str], list[str]], asks: list[Ask], manner: Callable[[str], str]) -> Result:
    """Asks all questions of a search that gives ids of clauses, best first."""
    ranks, times = [], []
    search(asks[0].text)  # models are loaded at the first question
    for ask in asks:
        start = time.perf_counter()
        found = search(manner(ask.text))
        times.append(time.perf_counter() - start)
        for wanted in ask.wanted:
            ranks.append((ask, next((n for n, identifier in enumerate(found) if identifier in wanted), None)))
    return Result(ranks, statistics.median(times) * 1000)


class AsTyped:
    """A speller that mends nothing, to see what mending brings."""

    def correct(self, text: str, vocabulary: Vocabulary | None = None) -> Correction:
        return Correction(text)


def systems(index: Index, typed: Index, documents: list[Document]) -> dict[str, Callable[[str], list[str]]]:
    """The searches compared. All see the headings above a clause and its document's metadata; only 'joined' mends spelling."""
    texts = {}
    for document in documents:
        for clause in document.clauses:
            found = passage(clause, document)
            texts[clause.id] = "\n".join((found.document, found.far, found.near, found.headers, found.text))
    plain, words = Bm25(texts, syllables), Bm25(texts, lambda text: syllables(text) + segmented(text))
    return {
        "BM25, syllables": lambda q: plain.search(q, 10),
        "BM25, segmented words": lambda q: words.search(q, 10),
        "dense alone": dense_alone(index),
        "joined, as typed": lambda q: [hit.clause.id for hit in typed.search(q, limit=10)],
        "joined": lambda q: [hit.clause.id for hit in index.search(q, limit=10)],
    }


def report(name: str, documents: list[Document], asks: list[Ask], misses: bool) -> Result:
    """Prints the set's rows; gives the joined result as given."""
    kept = None
    with tempfile.TemporaryDirectory() as folder:
        embedder = load_embedder(Settings())
        with IndexWriter(Path(folder), embedder=embedder) as writer:
            for document in documents:
                writer.add(document)
        with (Index.open(Path(folder), embedder=embedder) as index,
              Index.open(Path(folder), embedder=embedder, speller=AsTyped()) as typed):
            for manner, change in MANNERS.items():
                for system, search in systems(index, typed, documents).items():
                    result = measure(search, asks, change)
                    cells = " ".join(f"{result.recall(cut):8.3f}" for cut in CUTS)
                    print(f"{name:6} {manner:14} {system:22} {cells} {result.milliseconds:8.1f}", flush=True)
                    if system == "joined" and kept is None:
                        kept = result
            if misses:
                show_misses(index, kept)
    return kept


def show_kinds(result: Result) -> None:
    """recall@1, @5, @10 of each kind of question, of the kinds that the issue sets 95% for, and of both halves."""
    kinds = sorted({ask.kind for ask, _ in result.ranks})
    groups: dict[str, Callable[[Ask], bool]] = {kind: lambda ask, kind=kind: ask.kind == kind for kind in kinds}
    groups |= {"core kinds": lambda ask: ask.kind in CORE, "tuned on": lambda ask: ask.tuning,
               "set aside": lambda ask: not ask.tuning, "all": lambda ask: True}
    for name, which in groups.items():
        cells = " ".join(f"{result.recall(cut, which):8.3f}" for cut in CUTS)
        print(f"{name:20} {sum(which(ask) for ask, _ in result.ranks):4d} {cells}")


def show_misses(index: Index, result: Result) -> None:
    by_ask: dict[str, list[tuple[Ask, int]]] = defaultdict(list)
    at: dict[str, int] = defaultdict(int)
    for ask, rank in result.ranks:
        number, at[ask.name] = at[ask.name], at[ask.name] + 1
        if rank is None:
            by_ask[ask.name].append((ask, number))
    for name, missed in by_ask.items():
        ask = missed[0][0]
        print(f"\n{name}{' (tuned on)' if ask.tuning else ''}: {ask.text}")
        for _, number in missed:
            held = [index.clause(i) for i in ask.wanted[number]]
            print("   wanted:", " // ".join(f"{' > '.join(c.path)} > {c.text[:150]}" for c in held) or f"nothing holds quote {number}")
        for hit in index.search(ask.text, limit=3):
            print(f"   found:  {hit.score:.2f} {' > '.join(hit.clause.path)[:60]} > {hit.clause.text[:100]}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--sets", nargs="+", default=["plans", "xquad", "mlqa"])
    parser.add_argument("--misses", action="store_true", help="print what joined search did not find, and what it found")
    args = parser.parse_args()
    print(f"{'set':6} {'asked':14} {'search':22} " + " ".join(f"{f'R@{cut}':>8}" for cut in CUTS) + f" {'ms':>8}")
    for name in args.sets:
        if name == "plans":
            from ingest.document import read_document

            documents = [read_document(path) for path in sorted((args.shared / "plans" / "text").iterdir())]
            show_kinds(report(name, documents, plan_asks(args.shared, documents), args.misses))
        else:
            document, asks = passages_as_plan(args.shared / "corpus" / f"retrieval-{name}.jsonl")
            report(name, [document], asks, args.misses)


if __name__ == "__main__":
    main()
