"""Reading in a process of its own, so that a file that hangs, crashes or eats memory harms no other.

One worker reads many files one after another; one that exceeds its time or memory is killed and replaced.

    Workshop.read ──path──▶ worker process: read_document ──Document or error──▶ Workshop.read

Watch (watch.py) tells when that is; Workshops (workshops.py) are several of them side by side.
"""
from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
import traceback
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ingest import errors
from ingest.errors import DamagedFile, TooLarge, UnreadableFile
from ingest.limits import Limits
from ingest.watch import Watch

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from index.records import Document

_POLL = 0.05            # seconds between two looks at the worker
_START = 120.0          # seconds a worker may take to start, on a machine under load
_AGAIN = "Hãy kiểm tra lại tệp gốc, hoặc lưu lại bằng chương trình đã tạo ra nó."


class Workshop:
    """Reads files under limits, in a worker process that is started with the first of them. A context manager."""

    def __init__(self, limits: Limits = Limits()) -> None:
        self._limits = limits
        self._process: multiprocessing.process.BaseProcess | None = None
        self._pipe: Connection | None = None
        self._closed = False

    def __enter__(self) -> Workshop:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def close(self) -> None:
        """From another thread: what is being read ends with an error at the next look at it, and nothing more is read."""
        self._closed = True

    def start(self) -> None:
        """Starts a worker ahead of the first file; it gets ready while others do their work."""
        if self._process is None or not self._process.is_alive():
            self.stop()
            context = multiprocessing.get_context("spawn")
            self._pipe, other = context.Pipe()
            self._process = context.Process(target=_serve, args=(other,), daemon=False, name="ingest-worker")
            self._process.start()
            other.close()

    def stop(self) -> None:
        """Ends the worker and every program that it has started."""
        import psutil

        process, self._process = self._process, None
        if self._pipe is not None:
            self._pipe.close()
            self._pipe = None
        if process is None or process.pid is None:  # interrupted before it was started
            return
        family = []
        with suppress(psutil.Error):
            family = psutil.Process(process.pid).children(recursive=True)
        process.kill()
        for member in family:
            with suppress(psutil.Error):
                member.kill()
        process.join()
        process.close()

    def read(self, path: Path, name: str) -> Document:
        """The document in a file. Raises UnreadableFile, also where the worker had to be killed or died."""
        import psutil

        self.start()
        try:
            self._await_ready(name)
            self._pipe.send((str(path), name))
            answer = self._await_answer(path, name)
        except (EOFError, ConnectionError, psutil.NoSuchProcess) as error:
            self.stop()
            raise DamagedFile(name, "chương trình đọc dừng đột ngột vì nội dung tệp", _AGAIN) from error
        except BaseException:
            self.stop()
            raise
        return _document(answer, name)

    def _await_ready(self, name: str) -> None:
        end = time.monotonic() + _START
        while not self._poll():
            if time.monotonic() > end:
                raise DamagedFile(name, "không khởi động được tiến trình đọc", "Hãy chạy lại khi máy bớt bận.")
        self._pipe.recv()

    def _await_answer(self, path: Path, name: str) -> object:
        watch = Watch(self._process.pid, path, self._limits)
        while not self._poll():
            fault = watch.fault()
            if fault:
                raise TooLarge(name, fault, "Hãy tách tệp thành nhiều phần nhỏ, hoặc kiểm tra lại tệp gốc.")
        return self._pipe.recv()

    def _poll(self) -> bool:
        """Whether the worker has said something. Raises EOFError once closed."""
        if self._closed:
            raise EOFError
        return self._pipe.poll(_POLL)


def _serve(pipe: Connection) -> None:
    """The worker: answers each (path, name) with a Document, or with (error class, fault, advice)."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's affair
    threading.Thread(target=_end_with_parent, daemon=True).start()
    import ingest.document  # noqa: F401  before the first file's time begins
    with suppress(EOFError, ConnectionError):
        while True:
            pipe.send("ready")
            path, name = pipe.recv()
            pipe.send(read_safely(Path(path), name))


def _end_with_parent() -> None:
    """A parent that was killed leaves no worker at work."""
    multiprocessing.parent_process().join()
    os._exit(1)


def _document(answer: Document | tuple[str, str, str], name: str) -> Document:
    """The document, or its error raised under the name that the user knows."""
    if isinstance(answer, tuple):
        kind, fault, advice = answer
        raise getattr(errors, kind)(name, fault, advice)
    return answer


def read_here(path: Path, name: str) -> Document:
    """The document of a file that needs no process of its own. Raises UnreadableFile."""
    return _document(read_safely(path, name), name)


def read_safely(path: Path, name: str) -> Document | tuple[str, str, str]:
    """The document, or its error as (class name, fault, advice). What a hostile file makes a library raise is an answer
    too: it names the error and where it arose, should it be a bug of ours."""
    from ingest.document import read_document

    try:
        return read_document(path, name)
    except UnreadableFile as error:
        return type(error).__name__, error.fault, error.advice
    except MemoryError:
        return TooLarge.__name__, "đọc tệp cần quá nhiều bộ nhớ", _AGAIN
    except RecursionError:
        return DamagedFile.__name__, "cấu trúc trong tệp lồng nhau quá sâu", _AGAIN
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        return DamagedFile.__name__, ("nội dung làm chương trình đọc gặp lỗi "
                                      f"({type(error).__name__}, {Path(place.filename).name}:{place.lineno})"), _AGAIN
