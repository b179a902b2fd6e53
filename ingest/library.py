"""From files and folders to the index: walks, reads under limits, writes, and reports on every file.

    ingest_paths(paths) ──▶ walk ──▶ (archive members) ──▶ read_document ──▶ IndexWriter.add ──▶ FileReport
"""
from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from index.settings import Settings
from ingest import errors, report
from ingest.errors import UnreadableFile, UnsupportedFile
from ingest.limits import Limits, check_file_size
from ingest.readers import ARCHIVE, kind_of
from ingest.readers.archive import is_temporary, unpacked
from ingest.report import FileReport
from ingest.worker import Workshop, read_safely

if TYPE_CHECKING:
    from index.library import IndexWriter
    from index.records import Document

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
    with Workshop(limits) as workshop, IndexWriter(index_folder, settings) as writer:
        intake = _Intake(workshop, writer, limits)
        committed = time.monotonic()
        try:
            for number, path in enumerate(files):
                if progress:
                    progress(number, len(files), path.name)
                for made in intake.take(path):
                    reports.append(made)
                    if told:
                        told(made)
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

    def __init__(self, workshop: Workshop, writer: IndexWriter, limits: Limits) -> None:
        self._workshop, self._writer, self._limits = workshop, writer, limits

    def take(self, path: Path) -> Iterator[FileReport]:
        source = os.path.abspath(path)
        try:
            if not path.is_file():
                raise UnsupportedFile(path.name or str(path), "không có tệp này", "Hãy kiểm tra lại đường dẫn.")
            check_file_size(path, path.name, self._limits.file_size)
            kind = kind_of(path)
            if kind != ARCHIVE:
                yield self._take_one(path, path.name, source, kind)
                return
            with unpacked(path, source, self._limits) as members:
                for member in members:
                    if isinstance(member, UnreadableFile):
                        yield _lost(member, source)
                    else:
                        yield self._take_one(member.path, member.name, member.source, kind_of(member.path))
        except UnreadableFile as error:
            yield _lost(error, source)
        except OSError as error:
            yield _lost(UnsupportedFile(path.name, f"không mở được tệp ({error.strerror})",
                                        "Hãy kiểm tra quyền đọc và ổ đĩa."), source)

    def _take_one(self, path: Path, name: str, source: str, kind: str) -> FileReport:
        begun = time.perf_counter()
        data = path.read_bytes()
        identifier = sha256(data).hexdigest()[:16]
        try:
            added = self._writer.seen(identifier, name, source)
            if added:
                return FileReport(name=name, source=source, status=added.status, of=added.of,
                                  seconds=time.perf_counter() - begun)
            document = replace(self._read(path, name, kind, data), name=name, source=source)
        except UnreadableFile as error:
            return replace(_lost(error, source), seconds=time.perf_counter() - begun)
        added = self._writer.add(document, data)
        rows = sum(clause.kind == "row" for clause in document.clauses)
        return FileReport(
            name=name, source=source, status=added.status, of=added.of, clauses=len(document.clauses) - rows, rows=rows,
            facts=len(document.facts), pages=document.pages, seconds=time.perf_counter() - begun, notes=document.notes,
        )

    def _read(self, path: Path, name: str, kind: str, data: bytes) -> Document:
        """Small texts here, which is quicker than asking a worker; everything else under its limits there."""
        if kind == "text":
            check_file_size(path, name, self._limits.text_size)
        if kind == "text" and len(data) <= self._limits.in_process and longest_line(data) <= _LONGEST_LINE:
            answer = read_safely(path, name)
            if isinstance(answer, tuple):
                raise getattr(errors, answer[0])(name, answer[1], answer[2])
            return answer
        return self._workshop.read(path, name)


def longest_line(data: bytes) -> int:
    """Length in bytes of a text's longest line."""
    return max(map(len, data.splitlines()), default=0)


def _lost(error: UnreadableFile, source: str) -> FileReport:
    return FileReport(name=error.name, source=source, status=report.UNREADABLE, fault=str(error))
