"""The index folder on disk, written in generations.

    <folder>/
        CURRENT             the number of the generation that counts: replaced in one step, never rewritten
        generations/000012/ catalogue.sqlite, lexical/, vectors.faiss, vocabulary.npz, manifest.json; never changed once CURRENT names it
        files/<id>.<suffix> the documents as they were taken in
        writer.lock         held by the one process that writes
        writer.pid          who that is

A new generation is built beside the others under a name that nobody reads, made safe on disk, named, and only then
pointed to. A process that dies leaves the old state or the new one; what it left half done the next writer removes.
"""
from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from index.disk import link, remove, to_disk
from index.errors import IndexBroken, IndexLocked, ModelMismatch

if TYPE_CHECKING:
    from index.embedding import Embedder

FORMAT = 4


@dataclass(frozen=True, slots=True)
class Manifest:
    """What has to be known to read a generation."""

    model: str
    dimension: int
    format: int = FORMAT


class IndexFolder:
    """The places in an index folder, and the steps from one generation to the next."""

    def __init__(self, root: Path) -> None:
        self.root = Path(root)
        self.generations = self.root / "generations"
        self.files = self.root / "files"
        self._pointer = self.root / "CURRENT"

    def current(self) -> int | None:
        """The number of the newest generation; None where there is none. Raises IndexBroken for a damaged pointer."""
        try:
            text = self._pointer.read_text(encoding="ascii", errors="replace").strip()
        except (FileNotFoundError, NotADirectoryError):
            return None
        if not text.isdecimal():
            raise IndexBroken(f"{self._pointer}: tệp bị hỏng. Hãy xóa thư mục {self.root} rồi lập lại chỉ mục.")
        return int(text)

    def path(self, generation: int) -> Path:
        return self.generations / f"{generation:06d}"

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Holds the folder for writing. Raises IndexLocked where another process does, IndexBroken where it can't be made."""
        from filelock import FileLock, Timeout

        try:
            self.root.mkdir(parents=True, exist_ok=True)
        except OSError as fault:
            raise IndexBroken(f"Không lập được thư mục {self.root} ({fault.strerror}). Hãy chọn thư mục khác.") from fault
        holder = self.root / "writer.pid"
        lock = FileLock(self.root / "writer.lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            pid = holder.read_text(encoding="ascii").strip() if holder.exists() else "?"
            raise IndexLocked(
                f"Thư mục {self.root} đang được tiến trình {pid} ghi. Hãy chờ tiến trình ấy xong rồi chạy lại.") from None
        try:
            holder.write_text(str(os.getpid()), encoding="ascii")
            yield
            holder.unlink(missing_ok=True)
        finally:
            lock.release()

    def begin(self) -> Path:
        """A folder for the next generation, holding what the current one holds. Only under lock()."""
        current = self.current()
        self.sweep()
        building = self.generations / f"building-{os.getpid()}"
        (building / "lexical").mkdir(parents=True)
        if current is not None:
            self._copy(self.path(current), building)
        return building

    def _copy(self, old: Path, new: Path) -> None:
        """Files that are only ever replaced are linked, those that are written into are copied."""
        shutil.copyfile(old / "catalogue.sqlite", new / "catalogue.sqlite")
        for name in ("vectors.faiss", "vocabulary.npz"):
            link(old / name, new / name)
        for file in (old / "lexical").iterdir():
            if file.suffix == ".lock":
                continue
            if file.suffix == ".json":  # tantivy's list of its segments
                shutil.copyfile(file, new / "lexical" / file.name)
            else:
                link(file, new / "lexical" / file.name)

    def publish(self, building: Path, manifest: Manifest) -> int:
        """Makes what was built the current generation; gives its number."""
        (building / "manifest.json").write_text(json.dumps(asdict(manifest), ensure_ascii=False), encoding="utf-8")
        for file in sorted(building.rglob("*")):
            to_disk(file)
        to_disk(building)
        number = (self.current() or 0) + 1
        os.replace(building, self.path(number))
        to_disk(self.generations)
        fresh = self._pointer.with_suffix(".new")
        fresh.write_text(f"{number:06d}\n", encoding="ascii")
        to_disk(fresh)
        os.replace(fresh, self._pointer)
        to_disk(self.root)
        return number

    def manifest(self, generation: int) -> Manifest:
        """Raises FileNotFoundError where the generation is gone, IndexBroken where it can't be read."""
        file = self.path(generation) / "manifest.json"
        try:
            manifest = Manifest(**json.loads(file.read_text(encoding="utf-8")))
        except (ValueError, TypeError):
            raise IndexBroken(f"{file}: tệp bị hỏng. Hãy xóa thư mục {self.root} rồi lập lại chỉ mục.") from None
        if manifest.format != FORMAT:
            raise IndexBroken(
                f"Chỉ mục trong {self.root} ở định dạng {manifest.format}, phiên bản này đọc định dạng {FORMAT}. "
                f"Hãy xóa thư mục ấy rồi lập lại chỉ mục.")
        return manifest

    def sweep(self) -> None:
        """Removes all but the current generation. What a reader holds open (on Windows) stays for the next writer."""
        current = self.current()
        keep = None if current is None else self.path(current).name
        if self.generations.is_dir():
            for folder in self.generations.iterdir():
                if folder.name != keep:
                    remove(folder)

    def keep_file(self, document: str, data: bytes, suffix: str) -> Path:
        """Stores a document's bytes under its id."""
        self.files.mkdir(parents=True, exist_ok=True)
        target = self.files / f"{document}{suffix}"
        fresh = target.with_suffix(target.suffix + ".new")
        fresh.write_bytes(data)
        to_disk(fresh)
        os.replace(fresh, target)
        return target

    def file(self, document: str) -> Path | None:
        """Where a document's bytes are; None where they were not kept."""
        for path in self.files.glob(f"{document}.*"):
            if path.suffix != ".new":
                return path
        return None

    def sweep_files(self, known: set[str]) -> None:
        """Removes the bytes of documents that are no longer known."""
        if self.files.is_dir():
            for path in self.files.iterdir():
                if path.name.split(".", 1)[0] not in known or path.suffix == ".new":
                    with suppress(OSError):
                        path.unlink()


def same_model(folder: IndexFolder, generation: int, embedder: Embedder) -> None:
    """Raises ModelMismatch where a generation was made with another embedding model than this."""
    manifest = folder.manifest(generation)
    if (manifest.model, manifest.dimension) != (embedder.name, embedder.dimension):
        raise ModelMismatch(
            f"Chỉ mục trong {folder.root} lập bằng mô hình {manifest.model} ({manifest.dimension} chiều), nay dùng "
            f"{embedder.name} ({embedder.dimension} chiều). Hãy lập lại: python -m ingest TỆP... --index {folder.root} --rebuild")
