"""From files and folders to the index: walks, reads under limits, writes, and reports on every file.

    ingest_paths(paths) ──▶ walk ──▶ (archive members) ──▶ read_document ──▶ IndexWriter.add ──▶ FileReport
"""
from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from index.settings import Settings
from ingest import report
from ingest.errors import UnreadableFile, UnsupportedFile
from ingest.limits import Limits, check_file_size
from ingest.readers import ARCHIVE, kind_of
from ingest.readers.archive import is_temporary, unpacked
from ingest.report import FileReport
from ingest.worker import read_here
from ingest.workshops import Workshops

if TYPE_CHECKING:
    from concurrent.futures import Future

    from index.library import IndexWriter

Progress = Callable[[int, int, str], None]  # files done, files in all, the name of the one at hand
_LONGEST_LINE = 20_000  # bytes; a text with a longer line is read in the worker, as no official ever wrote it
_COMMIT_EVERY = 120.0   # seconds of work that a crash may cost


def ingest_paths(
    paths: Iterable[Path], index_folder: Path, settings: Settings, progress: Progress | None = None,
    told: Callable[[FileReport], None] | None = None, limits: Limits = Limits(),
) -> list[FileReport]:
    """Takes files and folders into the index; `told` hears each file's report as soon as it is there.

    Raises IndexFault where the index can't be written. On Ctrl-C what was read so far is kept and KeyboardInterrupt raised.
    """
    from index.library import IndexWriter

    files = list(find_files(paths, index_folder))
    reports: list[FileReport] = []
    interrupted = False
    with IndexWriter(index_folder, settings) as writer:
        committed = time.monotonic()
        try:
            with Workshops(limits) as workshops:
                for number, (path, made) in enumerate(_ahead(files, _Intake(workshops, writer, limits), workshops.count)):
                    if progress:
                        progress(number, len(files), path.name)
                    for one in made:
                        reports.append(one)
                        if told:
                            told(one)
                    if time.monotonic() - committed > _COMMIT_EVERY:
                        writer.commit()
                        committed = time.monotonic()
        except KeyboardInterrupt:
            interrupted = True
        if progress and not interrupted:
            progress(len(files), len(files), "")
    if interrupted:
        raise KeyboardInterrupt
    return reports


def _ahead(files: Iterable[Path], intake: _Intake, count: int) -> Iterator[tuple[Path, Iterator[FileReport]]]:
    """Each file with its reports to come, in order; reading has begun for `count` files more."""
    begun: deque[tuple[Path, Iterator[FileReport]]] = deque()
    for path in files:
        begun.append((path, intake.begin(path)))
        if len(begun) > count:
            yield begun.popleft()
    yield from begun


def find_files(paths: Iterable[Path], index_folder: Path | None = None) -> Iterator[Path]:
    """The files meant by `paths`, folders walked in order of names; hidden and temporary files and the index left out.

    A path that isn't there is given back as it is, for its report line.
    """
    own = index_folder.resolve() if index_folder else None
    seen: set[Path] = set()
    for path in paths:
        for file in _walk(Path(path), own) if Path(path).is_dir() else [Path(path)]:
            if (real := file.resolve()) not in seen:
                seen.add(real)
                yield file


def _walk(folder: Path, own: Path | None) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        here = Path(place)
        folders[:] = sorted(name for name in folders if not name.startswith(".") and (here / name).resolve() != own)
        for name in sorted(names):
            if not is_temporary(name) and (here / name).is_file():
                yield here / name


class _Intake:
    """Takes in one file after another; each gives one report, an archive one for each member."""

    def __init__(self, workshops: Workshops, writer: IndexWriter, limits: Limits) -> None:
        self._workshops, self._writer, self._limits = workshops, writer, limits

    def begin(self, path: Path) -> Iterator[FileReport]:
        """Begins to read a file; the reports are made, and its documents written to the index, when they are asked for."""
        source = os.path.abspath(path)
        try:
            if not path.is_file():
                raise UnsupportedFile(path.name or str(path), "không có tệp này", "Hãy kiểm tra lại đường dẫn.")
            check_file_size(path, path.name, self._limits.file_size)
            if kind_of(path) == ARCHIVE:
                return self._members(path, source)
            return self._begin_one(path, path.name, source)
        except (UnreadableFile, OSError) as error:
            return iter([_lost(error, path.name, source)])

    def _members(self, path: Path, source: str) -> Iterator[FileReport]:
        try:
            with unpacked(path, source, self._limits) as members:
                for member in members:
                    if isinstance(member, UnreadableFile):
                        yield _lost(member, path.name, source)
                    else:
                        yield from self._begin_one(member.path, member.name, member.source)
        except (UnreadableFile, OSError) as error:
            yield _lost(error, path.name, source)

    def _begin_one(self, path: Path, name: str, source: str) -> Iterator[FileReport]:
        """Small texts are read here, when their turn comes, which is quicker than asking a worker; all else by a worker."""
        data = path.read_bytes()
        identifier = sha256(data).hexdigest()[:16]
        if added := self._writer.seen(identifier, name, source):
            return iter([FileReport(name=name, source=source, status=added.status, of=added.of)])
        small = len(data) <= self._limits.in_process and longest_line(data) <= _LONGEST_LINE
        is_text = kind_of(path) == "text"
        if is_text:
            check_file_size(path, name, self._limits.text_size)
        coming = None if is_text and small else self._workshops.read(path, name)
        return self._finish_one(path, name, source, coming)

    def _finish_one(self, path: Path, name: str, source: str, coming: Future | None) -> Iterator[FileReport]:
        begun = time.perf_counter()
        try:
            document, seconds = coming.result() if coming else (read_here(path, name), time.perf_counter() - begun)
            begun = time.perf_counter()
            document = replace(document, name=name, source=source)
            added = self._writer.add(document, path.read_bytes())
        except (UnreadableFile, OSError) as error:
            yield _lost(error, name, source)
            return
        rows = sum(clause.kind == "row" for clause in document.clauses)
        yield FileReport(
            name=name, source=source, status=added.status, of=added.of, clauses=len(document.clauses) - rows, rows=rows,
            facts=len(document.facts), pages=document.pages, seconds=seconds + time.perf_counter() - begun, notes=document.notes,
        )


def longest_line(data: bytes) -> int:
    """Length in bytes of a text's longest line."""
    return max(map(len, data.splitlines()), default=0)


def _lost(error: UnreadableFile | OSError, name: str, source: str) -> FileReport:
    if isinstance(error, OSError):
        error = UnsupportedFile(name, f"không mở được tệp ({error.strerror})", "Hãy kiểm tra quyền đọc và ổ đĩa.")
    return FileReport(name=error.name, source=source, status=report.UNREADABLE, fault=str(error))
