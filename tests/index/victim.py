"""Forks writers that die on the way. A line in: way, moment, folder. A line out: 'done <calls>' or 'died'.

Ways: 'count' runs to the end, counting the calls made in index/; 'call' dies at the n-th of them; 'kill' is killed with
SIGKILL after that many seconds.
"""
from __future__ import annotations

import os
import select
import signal
import sys
from pathlib import Path

from index.segment import words
from tests.index.plans import make_plan
from tests.index.quick import writing

PACKAGE = str(Path(sys.modules["index.library"].__file__).parent)


class Counter:
    """Counts calls made in or from index/, and dies at one of them."""

    def __init__(self, last: float) -> None:
        self.calls, self.last = 0, last

    def __call__(self, frame, event, argument) -> None:
        if event in ("call", "c_call") and frame.f_code.co_filename.startswith(PACKAGE):
            self.calls += 1
            if self.calls > self.last:
                os._exit(9)


def write(folder: Path, last: float) -> int:
    counter = Counter(last)
    sys.setprofile(counter)
    with writing(folder) as writer:
        writer.delete(make_plan("Hà Giang").id)
        writer.add(make_plan("Điện Biên"), data=b"bytes")
    sys.setprofile(None)
    return counter.calls


def main() -> None:
    import faiss  # noqa: F401  loaded once, before the forks
    import tantivy  # noqa: F401

    words("Nạp sẵn bộ tách từ.")
    for line in sys.stdin:
        way, at, folder = line.rstrip("\n").split("\t")
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            calls = write(Path(folder), float(at) if way == "call" else float("inf"))
            os.write(writing, str(calls).encode())
            os._exit(0)
        os.close(writing)
        if way == "kill":
            select.select([reading], [], [], float(at))  # a child that is done earlier has written its calls
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        answer = f"done {os.read(reading, 100).decode()}" if status == 0 else "died"
        os.close(reading)
        print(answer, flush=True)


if __name__ == "__main__":
    main()
