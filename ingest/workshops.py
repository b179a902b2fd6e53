"""Several workshops side by side, which read ahead of the file that is being written to the index."""
from __future__ import annotations

import os
import time
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.limits import Limits
from ingest.worker import Workshop

if TYPE_CHECKING:
    from index.records import Document


class Workshops:
    """Several workshops at work side by side: a file is given with `read`, its document taken when it is wanted."""

    def __init__(self, limits: Limits = Limits(), count: int = 0) -> None:
        """`count` workers, by default one for every two processors, at most three: each may take `limits.memory`."""
        self.count = count or max(1, min(3, (os.cpu_count() or 1) // 2))
        self._shops = [Workshop(limits) for _ in range(self.count)]
        self._idle = list(self._shops)
        self._threads = ThreadPoolExecutor(self.count, "ingest")

    def __enter__(self) -> Workshops:
        return self

    def __exit__(self, *_: object) -> None:
        for shop in self._shops:
            shop.close()
        self._threads.shutdown(cancel_futures=True)
        for shop in self._shops:
            shop.stop()

    def read(self, path: Path, name: str) -> Future[tuple[Document, float]]:
        """The document to come, and the seconds that reading it took. Its result() raises UnreadableFile."""
        return self._threads.submit(self._read, path, name)

    def _read(self, path: Path, name: str) -> tuple[Document, float]:
        shop = self._idle.pop()  # never empty: there are no more threads than workshops
        try:
            begun = time.perf_counter()
            return shop.read(path, name), time.perf_counter() - begun
        finally:
            self._idle.append(shop)
