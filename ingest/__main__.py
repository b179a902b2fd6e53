"""python -m ingest PATH... --index DIR: takes files and folders into the index."""
from __future__ import annotations

import argparse
import shutil
import signal
import sys
from pathlib import Path

from index.console import speak_utf8
from index.errors import IndexFault
from index.settings import Settings, SettingsFault
from ingest.report import FileReport, one_line, summary

OK, SOME_LOST, USAGE, INTERRUPTED = 0, 1, 2, 130


def main(arguments: list[str] | None = None) -> int:
    """Runs the command; gives its exit status: 0 all read, 1 some could not be read, 2 a usage error, 130 interrupted."""
    speak_utf8()
    signal.signal(signal.SIGTERM, _interrupt)
    parser = _parser()
    given = parser.parse_args(arguments)
    try:
        settings = Settings.from_environment()
        folder = given.index or settings.index
        if given.list:
            return _list(folder, settings)
        if given.delete:
            return _delete(given.delete, folder, settings)
        if not given.paths:
            parser.error("cần ít nhất một tệp hoặc thư mục")
        return _ingest(given.paths, folder, settings, given.rebuild)
    except (SettingsFault, IndexFault) as fault:
        print(fault, file=sys.stderr)
        return USAGE if isinstance(fault, SettingsFault) else SOME_LOST
    except KeyboardInterrupt:
        print("\nĐã dừng theo yêu cầu; các tệp đọc xong vẫn được giữ.", file=sys.stderr)
        return INTERRUPTED


def _interrupt(*_: object) -> None:
    """A polite end (SIGTERM) is as good as Ctrl-C."""
    raise KeyboardInterrupt


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m ingest", description="Đọc tệp và thư mục (PDF, Word, Excel, văn bản, ZIP) rồi đưa vào chỉ mục.")
    parser.add_argument("paths", metavar="TỆP", nargs="*", type=Path, help="tệp hoặc thư mục cần đọc")
    parser.add_argument("--index", metavar="THƯ_MỤC", type=Path, help="thư mục chỉ mục (mặc định: TROLY_INDEX hoặc build/index)")
    parser.add_argument("--list", action="store_true", help="liệt kê văn bản trong chỉ mục")
    parser.add_argument("--delete", metavar="TÊN", action="append", help="bỏ một văn bản khỏi chỉ mục, theo tên tệp")
    parser.add_argument("--rebuild", action="store_true", help="xóa chỉ mục cũ trước khi đọc")
    return parser


def _ingest(paths: list[Path], folder: Path, settings: Settings, rebuild: bool) -> int:
    from ingest.library import ingest_paths

    if rebuild:
        _clear(folder)
    line = _ProgressLine()
    reports = ingest_paths(paths, folder, settings, line.show, lambda made: line.tell(made))
    line.clear()
    if not reports:
        print("Không tìm thấy tệp nào để đọc.", file=sys.stderr)
        return SOME_LOST
    print(summary(reports), file=sys.stderr)
    return OK if all(report.read for report in reports) else SOME_LOST


def _clear(folder: Path) -> None:
    """Takes an index's own files away, and nothing else that may lie in the folder. Raises IndexLocked."""
    from index.folder import IndexFolder

    with IndexFolder(folder).lock():
        (folder / "CURRENT").unlink(missing_ok=True)
        for name in ("generations", "files"):
            shutil.rmtree(folder / name, ignore_errors=True)


def _list(folder: Path, settings: Settings) -> int:
    from index.library import Index

    with Index.open(folder, settings) as index:
        for document in index.documents():
            print(" | ".join(one_line(part) for part in (document.name, document.number or "không số", document.title)))
    return OK


def _delete(names: list[str], folder: Path, settings: Settings) -> int:
    from index.library import Index, IndexWriter

    with Index.open(folder, settings) as index:
        known = [(document.id, document.name) for document in index.documents()]
    status = OK
    with IndexWriter(folder, settings) as writer:
        for name in names:
            found = [identifier for identifier, stored in known if stored == name]
            for identifier in found:
                writer.delete(identifier)
            print(f"{one_line(name)}: " + ("đã bỏ khỏi chỉ mục" if found else "không có trong chỉ mục"))
            status = status if found else SOME_LOST
    return status


class _ProgressLine:
    """A line on stderr that is written over, where stderr is a terminal; reports go to stdout."""

    def __init__(self) -> None:
        self._live = sys.stderr.isatty()

    def show(self, done: int, total: int, name: str) -> None:
        if self._live and name:
            print(f"\r\x1b[K[{done + 1}/{total}] {one_line(name)}", end="", file=sys.stderr, flush=True)

    def tell(self, made: FileReport) -> None:
        self.clear()
        print(made.line(), flush=True)

    def clear(self) -> None:
        if self._live:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
