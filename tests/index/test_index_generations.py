"""Killed anywhere, the index is what it was before or what it was to become; readers read on, writers wait their turn."""
from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.errors import IndexLocked
from tests.index.plans import make_plan
from tests.index.quick import opened, writing

HERE = Path(__file__).parent
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork, to kill many writers quickly")


class Victims:
    """A process that forks a writer at each call, which dies as it is told to (see victim.py)."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(HERE / "victim.py")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            encoding="utf-8", env={**os.environ, "PYTHONPATH": str(HERE.parents[1])})

    def run(self, folder: Path, way: str, at: float = 0) -> str:
        """'done 812' with the calls counted, or 'died'."""
        self.process.stdin.write(f"{way}\t{at}\t{folder}\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()


@pytest.fixture(scope="module")
def victims() -> Iterator[Victims]:
    victims = Victims()
    yield victims
    victims.process.stdin.close()
    victims.process.wait()
    victims.process.stdout.close()


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pristine") / "index"
    with writing(folder) as writer:
        writer.add(make_plan("Hà Giang"))
        writer.add(make_plan("Sơn La"))
    return folder


BEFORE, AFTER = {"hà giang.txt", "sơn la.txt"}, {"sơn la.txt", "điện biên.txt"}


def names(folder: Path) -> set[str]:
    """The documents that an index answers with, having made sure that its three parts agree."""
    with opened(folder) as index:
        documents = {document.id: document.name for document in index.documents()}
        clauses = [clause.id for identifier in documents for clause in index.clauses(identifier)]
        assert index.counts()["clauses"] == len(clauses) == len(index._state.lexical) == len(index._state.vectors)
        hits = index.search("Sở Công Thương chủ trì khuyến công", limit=100)
        assert {hit.clause.document for hit in hits} == set(documents)
        return set(documents.values())


@needs_fork
def test_dying_at_any_call_leaves_the_state_before_or_after(victims: Victims, pristine: Path, tmp_path: Path) -> None:
    shutil.copytree(pristine, tmp_path / "whole")
    word, calls = victims.run(tmp_path / "whole", "count").split()
    assert word == "done" and names(tmp_path / "whole") == AFTER
    seen = []
    points = sorted({*range(0, int(calls), int(calls) // 20), *range(int(calls) - 120, int(calls), 8)})
    for number, point in enumerate(points):
        folder = tmp_path / f"index{number}"
        shutil.copytree(pristine, folder)
        assert victims.run(folder, "call", point) == "died"
        seen.append(names(folder))
        assert seen[-1] in (BEFORE, AFTER)
        if number % 10 == 0:  # the next writer goes on from there and cleans up
            assert victims.run(folder, "count").startswith("done") and names(folder) == AFTER
            assert len(list((folder / "generations").iterdir())) == 1
    assert BEFORE in seen and AFTER in seen


@needs_fork
def test_kill_9_at_random_moments(victims: Victims, pristine: Path, tmp_path: Path) -> None:
    shutil.copytree(pristine, tmp_path / "whole")
    start = time.monotonic()
    victims.run(tmp_path / "whole", "kill", 60)
    whole, moments, died = time.monotonic() - start, random.Random(7), 0
    for number in range(20):
        folder = tmp_path / f"index{number}"
        shutil.copytree(pristine, folder)
        died += victims.run(folder, "kill", moments.uniform(0, whole)) == "died"
        assert names(folder) in (BEFORE, AFTER)
    assert died


@needs_fork
def test_killed_while_the_first_index_is_made(victims: Victims, tmp_path: Path) -> None:
    folder = tmp_path / "index"
    assert victims.run(folder, "call", 200) == "died"
    assert victims.run(folder, "count").startswith("done")
    assert names(folder) == {"điện biên.txt"}


def test_a_second_writer_is_told_who_writes(tmp_path: Path) -> None:
    with writing(tmp_path) as writer:
        with pytest.raises(IndexLocked, match=f"tiến trình {os.getpid()} ghi"), writing(tmp_path):
            pass
        writer.add(make_plan("Hà Giang"))
    with writing(tmp_path) as writer:
        assert writer.add(make_plan("Sơn La")).status == "added"


def test_readers_go_on_in_their_generation(tmp_path: Path) -> None:
    first, second = make_plan("Hà Giang"), make_plan("Sơn La")
    with writing(tmp_path) as writer:
        writer.add(first)
    with opened(tmp_path) as index:
        for number, document in enumerate((second, make_plan("Điện Biên"), make_plan("Lai Châu")), 2):
            with writing(tmp_path) as writer:
                writer.add(document)
                assert [d.id for d in index.documents()] == [first.id]
            with opened(tmp_path) as newest:
                assert newest.generation == number and len(newest.documents()) == number
        with writing(tmp_path) as writer:
            writer.delete(first.id)
        assert index.search("khuyến công")[0].clause == index.clause(first.clauses[2].id) == first.clauses[2]
        assert index.refresh() is True
        assert first.id not in {d.id for d in index.documents()} and len(index.documents()) == 3
        assert index.refresh() is False


def test_who_reads_from_a_generation_that_is_left_reads_on(tmp_path: Path) -> None:
    first = make_plan("Hà Giang")
    with writing(tmp_path) as writer:
        writer.add(first)
    with opened(tmp_path) as index:
        stop, faults, read = threading.Event(), [], []

        def go_on_reading() -> None:
            try:
                while not stop.is_set():
                    read.append(len(index.clauses(first.id)))
            except Exception as fault:
                faults.append(fault)

        readers = [threading.Thread(target=go_on_reading) for _ in range(8)]
        for reader in readers:
            reader.start()
        for number in range(12):
            with writing(tmp_path) as writer:
                writer.add(make_plan(f"Tỉnh {number}"))
            index.refresh()
        stop.set()
        for reader in readers:
            reader.join()
        assert not faults and set(read) == {len(first.clauses)} and len(index.documents()) == 13


def test_a_writer_may_publish_on_its_way(tmp_path: Path) -> None:
    with writing(tmp_path) as writer:
        writer.add(make_plan("Hà Giang"))
        writer.commit()
        with opened(tmp_path) as index:
            assert len(index.documents()) == 1
        writer.add(make_plan("Sơn La"))
    assert names(tmp_path) == BEFORE


def test_a_file_system_without_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", refuse)
    for province in ("Hà Giang", "Sơn La"):
        with writing(tmp_path) as writer:
            writer.add(make_plan(province))
    assert names(tmp_path) == BEFORE
