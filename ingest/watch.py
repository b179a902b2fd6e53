"""Time and memory that a worker process uses for one file, held against the limits.

Processor time counts, with wall-clock time as a multiple of it, so that a machine under load refuses nothing; the outside programs that
the reader starts count with it.
"""
from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

from ingest.limits import MIB, Limits, size_text
from ingest.readers import kind_of

_WAIT = 4.0             # wall-clock time allowed, as a multiple of processor time
_TOOL_SECONDS = 90.0    # more time with every outside program that the reader starts: a page given to OCR


class Watch:
    """Time and memory that a worker has used since a file was given to it."""

    def __init__(self, pid: int, path: Path, limits: Limits) -> None:
        """`pid`: the worker's. Raises psutil.NoSuchProcess where it is gone."""
        import psutil

        self._gone = psutil.Error
        self._process = psutil.Process(pid)
        self._limits = limits
        paged = kind_of(path).startswith(("pdf", "ảnh"))
        rate = limits.seconds_per_pdf_mib if paged else limits.seconds_per_mib
        self._allowed = limits.seconds + rate * path.stat().st_size / MIB
        self._helpers: set[int] = set()
        self._begun, self._clock = self._used(), time.monotonic()

    def _used(self) -> float:
        return sum(self._process.cpu_times()[:4])  # user, system, and those of children that have ended

    def fault(self) -> str:
        """What limit is exceeded, in Vietnamese; '' for none, also where the process is gone (its pipe says so)."""
        try:
            memory = self._process.memory_info().rss
            for helper in self._process.children(recursive=True):
                self._helpers.add(helper.pid)
                with suppress(self._gone):
                    memory += helper.memory_info().rss
            used = self._used() - self._begun
        except self._gone:
            return ""
        allowed = self._allowed + _TOOL_SECONDS * len(self._helpers)
        if memory > self._limits.memory:
            return f"đọc tệp cần quá {size_text(self._limits.memory)} bộ nhớ"
        if used > allowed or time.monotonic() - self._clock > _WAIT * allowed:
            return f"đọc tệp mất quá {allowed:.0f} giây"
        return ""
