"""Limits against hostile or damaged files: how large, how long, how much memory; and zip members inflated under them.

A member's declared size may lie, so it is looked at first (a bomb is refused before it is inflated) and the bytes that
really come out are counted as well.
"""
from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from ingest.blocks import Grid, Line
from ingest.errors import DamagedFile, EncryptedFile, TooLarge

MIB = 1 << 20
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a file may cost. Sizes in bytes, times in seconds of processor time."""

    file_size: int = 300 * MIB        # a scan of 500 pages at 300 dpi is about 150 MiB
    text_size: int = 30 * MIB         # a text file: the laws of a whole year in one file
    in_process: int = 128 * 1024      # a text file up to this size is read without a worker process
    part_size: int = 40 * MIB         # one XML part of an office file, unpacked: more than 1,000 pages
    member_size: int = 300 * MIB      # one member of an archive, unpacked
    archive_size: int = 1024 * MIB    # all members of an archive together, unpacked
    ratio: int = 200                  # unpacked to packed, above RATIO_FLOOR; office XML packs 10 to 40 times
    members: int = 2000
    name_length: int = 200            # characters of a member's file name
    depth: int = 2                    # archives inside archives
    characters: int = 10_000_000      # text of one document: about 3,000 pages
    paragraph: int = 100_000          # text of one paragraph or table cell
    seconds: float = 10.0             # of processor time for a file, and
    seconds_per_mib: float = 10.0     # for each MiB of it, or
    seconds_per_pdf_mib: float = 90.0  # for each MiB of a PDF: a page of ruled tables takes half a second
    memory: int = 1000 * MIB          # resident memory of the process that reads


# What Python's zipfile lets through when an archive is broken.
BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, NotImplementedError, RuntimeError,
              ValueError)
RATIO_FLOOR = 8 * MIB  # small parts may pack well and harm nobody


def size_text(size: int) -> str:
    """Bytes as an official reads them: 629145600 → '600 MB', 1536 → '2 KB'."""
    if size >= MIB:
        return f"{dotted(round(size / MIB))} MB"
    return f"{max(1, round(size / 1024))} KB"


class Amount:
    """Counts a document's text as it is read, so that one without end is refused on the way."""

    def __init__(self, name: str, limits: Limits = Limits()) -> None:
        self._name, self._limits, self._count = name, limits, 0

    def add(self, block: Line | Grid) -> None:
        """Raises TooLarge for a paragraph, a cell or a whole that is too long."""
        texts = [block.text] if isinstance(block, Line) else [cell.text for row in block.rows for cell in row.cells if cell]
        self._count += sum(map(len, texts))
        longest = max(map(len, texts), default=0)
        if longest > self._limits.paragraph:
            raise TooLarge(self._name, f"có một đoạn dài {dotted(longest)} ký tự", "Hãy ngắt văn bản thành các đoạn rồi nạp lại.")
        if self._count > self._limits.characters:
            raise TooLarge(self._name, f"văn bản dài quá {dotted(self._limits.characters)} ký tự",
                           "Hãy tách tệp thành nhiều phần nhỏ rồi nạp lại.")


def dotted(number: int) -> str:
    """12345678 → '12.345.678'."""
    return f"{number:,}".replace(",", ".")


def check_file_size(path: Path, name: str, most: int) -> None:
    """Raises TooLarge for a file of more than `most` bytes."""
    size = path.stat().st_size
    if size > most:
        raise TooLarge(name, f"tệp lớn {size_text(size)}, quá mức cho phép là {size_text(most)}",
                       "Hãy tách tệp thành nhiều phần nhỏ rồi nạp lại.")


def check_member(info: zipfile.ZipInfo, name: str, most: int, limits: Limits) -> None:
    """Raises TooLarge where a member declares more than `most` bytes or packs too well to be honest."""
    if info.file_size > most:
        raise TooLarge(name, f"nội dung bung ra tới {size_text(info.file_size)}, quá mức cho phép là {size_text(most)}",
                       "Tệp có thể là bom nén; hãy xin lại bản gốc từ nơi gửi.")
    packed = max(info.compress_size, 1)
    if info.file_size > RATIO_FLOOR and info.file_size / packed > limits.ratio:
        raise TooLarge(name, f"nội dung bung ra gấp {info.file_size // packed} lần ({size_text(info.file_size)})",
                       "Tệp có thể là bom nén; hãy xin lại bản gốc từ nơi gửi.")


def inflate(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, most: int, limits: Limits = Limits()) -> bytes:
    """The bytes of a member, at most `most` of them, counted as they come.

    `name` is the file that the user knows, for the message. Raises TooLarge, EncryptedFile, DamagedFile.
    """
    check_member(info, name, most, limits)
    if info.flag_bits & 0x1:
        raise EncryptedFile(name, "tệp nén có mật khẩu", "Hãy bỏ mật khẩu rồi nạp lại.")
    pieces, size = [], 0
    try:
        with archive.open(info) as stream:
            while piece := stream.read(_CHUNK):
                size += len(piece)
                if size > most or (size > RATIO_FLOOR and size > limits.ratio * max(info.compress_size, 1)):
                    raise TooLarge(name, f"nội dung bung ra quá {size_text(size)}, khác với kích thước đã khai",
                                   "Tệp có thể là bom nén; hãy xin lại bản gốc từ nơi gửi.")
                pieces.append(piece)
    except BROKEN_ZIP as error:
        raise DamagedFile(name, f"nội dung nén bị hỏng ({info.filename[:60]})",
                          "Hãy mở bằng chương trình đã tạo ra tệp, lưu lại rồi nạp lại.") from error
    return b"".join(pieces)
