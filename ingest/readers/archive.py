"""ZIP archives: each member a document of its own, unpacked one by one into a temporary folder under our own names.

A member's name is only ever data: it is shown and stored, never used as a path. Names that climb out of the folder,
links, over-long names, bombs and archives nested too deep are refused, each with a line of its own.
"""
from __future__ import annotations

import re
import stat
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from ingest.errors import DamagedFile, TooLarge, UnreadableFile, UnsupportedFile
from ingest.limits import BROKEN_ZIP, Limits, inflate
from ingest.readers import ARCHIVE, kind_of

_SKIPPED = ("__MACOSX/",)
_DRIVE = re.compile(r"[A-Za-z]:")               # "C:\ke-hoach.txt"
_MARKUP = re.compile(r"[<>|\x00-\x1f\x7f]")     # no file system of an office has these in a name
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,8}$")
_UTF8_NAME = 0x800
_AGAIN = "Hãy giải nén ở nơi tin cậy rồi nạp từng tệp."


@dataclass(frozen=True, slots=True)
class Member:
    """A member unpacked: where it lies for now, its own file name, and its place in the archive ('a.zip/ke-hoach/b.txt')."""

    path: Path
    name: str
    source: str


@contextmanager
def unpacked(path: Path, source: str = "", limits: Limits = Limits()) -> Iterator[Iterator[Member | UnreadableFile]]:
    """The members of an archive, one at a time: each lies on disk only until the next is asked for.

    with unpacked(path) as members: for member in members: … A member that is refused comes as the error that says why.
    Raises DamagedFile, TooLarge where the archive itself can't be opened.
    """
    with TemporaryDirectory(prefix="ingest-") as folder:
        budget = _Budget(limits.archive_size)
        yield _members(path, source or str(path), path.name, Path(folder), limits, budget, limits.depth)


@dataclass(slots=True)
class _Budget:
    """Bytes and members that all archives inside one may still unpack to."""

    size: int
    members: int = 0


def _members(path: Path, source: str, shown: str, folder: Path, limits: Limits, budget: _Budget,
             depth: int) -> Iterator[Member | UnreadableFile]:
    try:
        archive = zipfile.ZipFile(path)
    except BROKEN_ZIP as error:
        raise DamagedFile(shown, "tệp ZIP bị hỏng hoặc bị cắt cụt", "Hãy tạo lại tệp ZIP rồi nạp lại.") from error
    with archive:
        for info in archive.infolist():
            budget.members += 1
            if budget.members > limits.members:
                yield TooLarge(shown, f"có hơn {limits.members} tệp bên trong, các tệp còn lại không được đọc",
                               "Hãy tách thành nhiều tệp ZIP nhỏ hơn.")
                return
            inner = _real_name(info)
            if info.is_dir() or inner.startswith(_SKIPPED):
                continue
            try:
                yield from _member(archive, info, inner, source, shown, folder, limits, budget, depth)
            except UnreadableFile as error:
                yield error


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, inner: str, source: str, shown: str, folder: Path,
            limits: Limits, budget: _Budget, depth: int) -> Iterator[Member | UnreadableFile]:
    title = f"{shown} › {_short(inner)}"
    if fault := name_fault(inner, info, limits):
        raise UnsupportedFile(title, fault, _AGAIN)
    if is_temporary(PurePosixPath(inner).name):
        return
    most = min(limits.member_size, budget.size)
    content = inflate(archive, info, title, most, limits)
    budget.size -= len(content)
    name = PurePosixPath(inner).name
    suffix = _SUFFIX.search(name)
    place = folder / f"{budget.members:06d}{suffix[0] if suffix else ''}"
    place.write_bytes(content)
    try:
        if kind_of(place) != ARCHIVE:
            yield Member(place, name, f"{source}/{inner}")
        elif depth <= 1:
            raise UnsupportedFile(title, "tệp nén lồng nhau quá sâu", _AGAIN)
        else:
            yield from _members(place, f"{source}/{inner}", title, folder, limits, budget, depth - 1)
    except UnreadableFile as error:
        yield error if error.name.startswith(shown) else type(error)(title, error.fault, error.advice)
    finally:
        place.unlink(missing_ok=True)


def name_fault(inner: str, info: zipfile.ZipInfo, limits: Limits) -> str:
    """What is wrong with a member's name or kind, in Vietnamese; '' where nothing is."""
    raw = getattr(info, "orig_filename", inner)
    parts = PurePosixPath(inner.replace("\\", "/")).parts
    if ".." in parts or inner.startswith(("/", "\\")) or _DRIVE.match(inner):
        return "tên tệp trỏ ra ngoài thư mục, bị từ chối"
    if "\\" in raw and info.create_system != 0:
        return "tên tệp có dấu \\, bị từ chối"
    if _MARKUP.search(inner):
        return "tên tệp có ký tự không được phép (<, >, |, ký tự điều khiển), bị từ chối"
    if len(PurePosixPath(inner).name) > limits.name_length or len(inner) > 4 * limits.name_length:
        return f"tên tệp quá dài (hơn {limits.name_length} ký tự), bị từ chối"
    if stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG):
        return "là liên kết hoặc tệp đặc biệt, bị từ chối"
    return ""


def is_temporary(name: str) -> bool:
    """Hidden and temporary files that no one means to take in: '.DS_Store', '~$ke-hoach.docx', 'Thumbs.db'."""
    return name.startswith((".", "~$", "~WRL")) or name.lower() in {"thumbs.db", "desktop.ini"} or name.endswith("~")


def _real_name(info: zipfile.ZipInfo) -> str:
    """A name without the UTF-8 mark is read as cp437 by zipfile; most programs that forget the mark mean UTF-8."""
    if info.flag_bits & _UTF8_NAME:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def _short(name: str) -> str:
    """A name fit for a line of the report: control characters shown as '?', long ones cut."""
    name = "".join(letter if letter.isprintable() else "?" for letter in name)
    return name if len(name) <= 80 else name[:60] + "…" + name[-15:]
