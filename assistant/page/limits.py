"""Limits that keep one visitor from taking the machine from the others."""
from __future__ import annotations

import threading
import time
from collections import deque
from dataclasses import dataclass, field


class TooMany(Exception):
    """A visitor has asked or sent more than is allowed; str() says in Vietnamese what the limit is."""


@dataclass
class Limits:
    """Questions a minute for each visitor (by account, else by address), files at once and their size in bytes."""

    questions_a_minute: int = 60
    files_at_once: int = 20
    file_size: int = 100 * 2**20
    _asked: dict[str, deque[float]] = field(default_factory=dict, repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def ask(self, visitor: str, now: float | None = None) -> None:
        """Counts a question of `visitor`; raises TooMany where the last minute already holds as many as are allowed."""
        now = time.monotonic() if now is None else now
        with self._lock:
            for other in [v for v, times in self._asked.items() if not times or times[-1] < now - 60]:
                del self._asked[other]      # so that memory does not grow with the number of visitors
            times = self._asked.setdefault(visitor, deque())
            while times and times[0] < now - 60:
                times.popleft()
            if len(times) >= self.questions_a_minute:
                raise TooMany(f"Bạn đã hỏi {self.questions_a_minute} câu trong một phút, là mức cao nhất cho phép. Hãy chờ một lát rồi hỏi tiếp.")
            times.append(now)

    def files(self, count: int) -> None:
        """Raises TooMany where more files come at once than are allowed."""
        if count > self.files_at_once:
            raise TooMany(f"Mỗi lần thêm được nhiều nhất {self.files_at_once} tệp; bạn đã chọn {count}. Hãy chia thành nhiều lần.")
