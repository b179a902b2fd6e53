"""The five plans among a thousand: are the right documents still chosen, the gold quotes still found, and how fast?

    python tests/benchmarks/scaling.py [--shared ../shared] [--plans 1000] [--copies 0]

The others are made of articles of the legal code: one topic of it and one province each, the province's name put into title,
headings and clauses, so that one topic's plans differ in little else. To make it harder, `--copies` of them are the five plans
themselves with their place's name changed into another province's.
"""
from __future__ import annotations

import argparse
import json
import lzma
import random
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from index.embedding import load_embedder
from index.library import Index, IndexWriter
from index.lexicon.places import provinces
from index.query import bare_syllables
from index.records import Clause, ClauseKind, Document
from index.settings import Settings
from ingest.document import read_document
from retrieval import Ask, measure, plan_asks

_CLAUSES = 60          # of a made plan
_LONGEST = 600         # characters of a clause


def articles(path: Path) -> dict[str, list[dict]]:
    """The articles of the legal code by topic, those topics that fill a plan."""
    topics = defaultdict(list)
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            article = json.loads(line)
            topics[article["topic"]].append(article)
    return {topic: found for topic, found in topics.items() if len(found) >= 20}


def made_plans(path: Path, count: int) -> Iterator[Document]:
    """Plans of topics and provinces, each pair once."""
    chance, topics = random.Random(5), articles(path)
    names = sorted({province.name for province in provinces().values()})
    pairs = [(topic, name) for topic in sorted(topics) for name in names]
    for topic, province in chance.sample(pairs, count):
        yield made_plan(topic, province, topics[topic])


def made_plan(topic: str, province: str, found: list[dict]) -> Document:
    identifier = sha256(f"{topic} {province}".encode()).hexdigest()[:16]
    title = f"Kế hoạch {topic[0].lower()}{topic[1:]} trên địa bàn tỉnh {province} giai đoạn 2026-2030"
    texts: list[tuple[tuple[str, ...], str]] = [((), title)]
    for number, article in enumerate(found, 1):
        path = (article["chapter"] or "QUY ĐỊNH CHUNG", f"{number}. {article['title']} tại tỉnh {province}")
        for part in article["text"].split("\n"):
            texts.append((path, f"Trên địa bàn tỉnh {province}, {part[:_LONGEST]}"))
        if len(texts) >= _CLAUSES:
            break
    clauses = tuple(
        Clause(id=f"{identifier}#{n}", document=identifier, ordinal=n, kind=ClauseKind.ITEM if path else ClauseKind.FRONT,
               path=path, label=f"Đoạn {n}", text=text, fragments=(text,))
        for n, (path, text) in enumerate(texts[:_CLAUSES]))
    return Document(
        id=identifier, name=f"{identifier}.txt", source=f"/made/{identifier}.txt", media="text", title=title, kind="Kế hoạch",
        issuer=f"Ủy ban nhân dân tỉnh {province}", level="tỉnh", place=f"tỉnh {province}", province=province, subject=topic,
        period=(2026, 2030), clauses=clauses)


def copy_for(document: Document, province: str) -> Document:
    """The plan with its place's name changed into another province's, wherever it stands."""
    identifier = sha256(f"{document.id} {province}".encode()).hexdigest()[:16]
    own = document.place.split(" ", 1)[-1] or document.province

    def moved(text: str) -> str:
        return text.replace(own, province).replace(own.upper(), province.upper())

    clauses = tuple(
        replace(c, id=f"{identifier}#{c.ordinal}", document=identifier, text=moved(c.text), path=tuple(map(moved, c.path)))
        for c in document.clauses)
    return replace(
        document, id=identifier, name=f"{identifier}.txt", source=f"/made/{identifier}.txt", content="", title=moved(document.title),
        issuer=moved(document.issuer), place=f"tỉnh {province}", province=province, province_today="", clauses=clauses, facts=())


def named_in(ask: Ask, documents: list[Document]) -> list[Document]:
    """The documents whose own place the question names."""
    asked = f" {' '.join(bare_syllables(ask.text))} "
    return [d for d in documents if f" {' '.join(bare_syllables(d.place.split(' ', 1)[-1]))} " in asked]


def routed(index: Index, asks: list[Ask], documents: list[Document]) -> tuple[float, float, int, int]:
    """Of the questions that name the places of the documents they need: the share where these come before all others in route(), as
    many as there are places named. Of those that name the subject only: the share where they are among as many as have that
    subject; a route() that names none means all. And how many questions there are of each."""
    subject = set(bare_syllables("làng nghề"))  # what all five are about
    right: dict[bool, list[bool]] = {True: [], False: []}
    everything = [document.id for document in index.documents()]
    for ask in asks:
        wanted = {identifier.split("#")[0] for group in ask.wanted for identifier in group}
        said = named_in(ask, documents)
        by_place = bool(wanted) and wanted <= {document.id for document in said}
        if not wanted or not (by_place or not said and subject <= set(bare_syllables(ask.text))):
            continue
        order = [identifier for identifier, _ in index.route(ask.text)] or everything
        right[by_place].append(wanted <= set(order[:len(said) if by_place else len(documents)]))
        if not right[by_place][-1]:
            print("  not routed to:", ask.name, ask.text[:110])
    return (statistics.fmean(right[True] or [0]), statistics.fmean(right[False] or [0]), len(right[True]), len(right[False]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--plans", type=int, default=1000)
    parser.add_argument("--copies", type=int, default=0)
    args = parser.parse_args()
    real = [read_document(path) for path in sorted((args.shared / "plans" / "text").iterdir())]
    asks, embedder = plan_asks(args.shared, real), load_embedder(Settings())
    others = list(made_plans(args.shared / "corpus" / "legal-code.jsonl.xz", args.plans - len(real) - args.copies))
    taken = {document.province for document in real} | {document.province_today for document in real}
    elsewhere = sorted({province.name for province in provinces().values()} - taken)
    others += [copy_for(real[n % len(real)], elsewhere[n % len(elsewhere)]) for n in range(args.copies)]
    for name, documents in ((f"{len(real)} plans", real), (f"{len(real) + len(others)} plans", others[:500] + real + others[500:])):
        with tempfile.TemporaryDirectory() as folder:
            start = time.perf_counter()
            with IndexWriter(Path(folder), embedder=embedder) as writer:
                for document in documents:
                    writer.add(document)
            seconds = time.perf_counter() - start
            with Index.open(Path(folder), embedder=embedder) as index:
                cpu = time.process_time()
                result = measure(lambda q: [hit.clause.id for hit in index.search(q, limit=10)], asks, str)
                cpu = (time.process_time() - cpu) * 1000 / (len(asks) + 1)
                by_place, by_subject, places, subjects = routed(index, asks, real)
                print(f"{name}: {index.counts()['clauses']} clauses indexed in {seconds:.0f} s; recall@10 {result.recall(10):.3f}, "
                      f"@5 {result.recall(5):.3f}; routed by place {by_place:.3f} of {places}, by subject {by_subject:.3f} of "
                      f"{subjects}; a question takes {result.milliseconds:.1f} ms (median), of the processor {cpu:.1f} ms (mean)", flush=True)


if __name__ == "__main__":
    main()
