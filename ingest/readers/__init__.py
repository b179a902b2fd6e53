"""Readers, one a format, and the dispatcher that tells the format by a file's content, not by its name.

    read_file(path) ──kind_of──▶ pdf | docx | xlsx | legacy office | picture | text ──▶ Reading
"""
from __future__ import annotations

import importlib
import zipfile
from pathlib import Path

from ingest.blocks import Reading
from ingest.errors import DamagedFile, EmptyFile, EncryptedFile, UnsupportedFile
from ingest.limits import BROKEN_ZIP, Amount

_HEAD = 4096
# What the first bytes say: (offset, bytes, kind). The first match counts.
_MAGIC = (
    (0, b"PK\x03\x04", "zip"), (0, b"PK\x05\x06", "zip"), (0, b"PK\x07\x08", "zip"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"), (0, b"{\\rtf", "rtf"),
    (0, b"\x89PNG\r\n\x1a\n", "ảnh PNG"), (0, b"\xff\xd8\xff", "ảnh JPEG"), (0, b"GIF8", "ảnh GIF"),
    (0, b"II*\x00", "ảnh TIFF"), (0, b"MM\x00*", "ảnh TIFF"), (0, b"BM", "ảnh BMP"), (8, b"WEBP", "ảnh WebP"),
    (0, b"Rar!\x1a\x07", "tệp nén RAR"), (0, b"7z\xbc\xaf\x27\x1c", "tệp nén 7-Zip"),
    (0, b"\x1f\x8b", "tệp nén gzip"), (0, b"BZh", "tệp nén bzip2"), (0, b"\xfd7zXZ\x00", "tệp nén xz"),
    (257, b"ustar", "tệp nén tar"), (0, b"MZ", "chương trình Windows"), (0, b"\x7fELF", "chương trình Linux"),
    (0, b"SQLite format 3\x00", "cơ sở dữ liệu SQLite"), (4, b"ftyp", "phim hoặc ảnh HEIC"), (0, b"ID3", "tệp âm thanh"),
    (0, b"OggS", "tệp âm thanh"),
)
# Office packages, by a stretch of their content types or of their 'mimetype' member.
_PACKAGES = (
    (b"wordprocessingml.document.main+xml", "docx"), (b"wordprocessingml.template.main+xml", "docx"),
    (b"ms-word.document.macroEnabled", "docx"), (b"ms-word.template.macroEnabled", "docx"),
    (b"spreadsheetml.sheet.main+xml", "xlsx"), (b"spreadsheetml.template.main+xml", "xlsx"),
    (b"ms-excel.sheet.macroEnabled", "xlsx"), (b"ms-excel.sheet.binary", "xlsb"),
    (b"presentationml", "bài trình chiếu PowerPoint"),
    (b"opendocument.text", "odt"), (b"opendocument.spreadsheet", "ods"), (b"opendocument.", "tệp OpenDocument"),
)
_MAIN_PARTS = (("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx"), ("ppt/presentation.xml", "bài trình chiếu PowerPoint"))
_READERS = {
    "pdf": "ingest.readers.pdf", "docx": "ingest.readers.docx", "xlsx": "ingest.readers.xlsx",
    "doc": "ingest.readers.legacy_office", "xls": "ingest.readers.legacy_office",
    "rtf": "ingest.readers.legacy_office", "odt": "ingest.readers.legacy_office",
    "ods": "ingest.readers.legacy_office", "xlsb": "ingest.readers.legacy_office",
    "text": "ingest.readers.text", **dict.fromkeys(
        ("ảnh PNG", "ảnh JPEG", "ảnh TIFF", "ảnh BMP", "ảnh WebP"), "ingest.readers.picture"),
}
ARCHIVE = "zip"
_NAMED = {".pdf", ".docx", ".doc", ".xlsx", ".xls", ".txt", ".md", ".zip"}
_ADVICE = (
    ("ảnh", "Hãy lưu ảnh thành PDF rồi nạp lại để nhận dạng chữ."),
    ("tệp nén", "Hãy giải nén rồi nạp các tệp bên trong, hoặc nén lại thành ZIP."),
    ("bài trình chiếu", "Hãy lưu thành PDF rồi nạp lại."),
)
_READ = "Chỉ đọc PDF, Word, Excel, ảnh quét, văn bản thuần và ZIP."


def kind_of(path: Path) -> str:
    """A file's kind by its content: a key of the readers' table, ARCHIVE, or the Vietnamese name of what isn't read.

    Raises EmptyFile, and EncryptedFile or DamagedFile for an office file that can't be told apart.
    """
    with open(path, "rb") as stream:
        head = stream.read(_HEAD)
    if not head.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise EmptyFile(path.name, "tệp rỗng", "Hãy kiểm tra lại tệp gốc.")
    if b"%PDF-" in head[:1024]:
        return "pdf"
    kind = next((kind for at, mark, kind in _MAGIC if head[at:at + len(mark)] == mark and _is_binary(head, mark)), "text")
    if kind == "zip":
        return _package_kind(path)
    if kind == "ole":
        return _ole_kind(path)
    return kind


def _is_binary(head: bytes, mark: bytes) -> bool:
    """Short marks of letters only ('BM', 'MZ', 'ID3') open texts as well: those need a byte that no text has."""
    return len(mark) > 3 or not mark.isalnum() or b"\x00" in head


def _package_kind(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            for member in ("[Content_Types].xml", "mimetype"):
                if member not in names:
                    continue
                with archive.open(member) as stream:
                    text = stream.read(1 << 20)
                if kind := next((kind for mark, kind in _PACKAGES if mark in text), ""):
                    return kind
            # a package whose list of contents is damaged is still no archive of documents
            return next((kind for member, kind in _MAIN_PARTS if member in names), ARCHIVE)
    except BROKEN_ZIP as error:
        raise DamagedFile(path.name, "tệp nén hoặc tệp Office bị hỏng hay bị cắt cụt",
                          "Hãy mở bằng chương trình đã tạo ra tệp, lưu lại rồi nạp lại.") from error


def _ole_kind(path: Path) -> str:
    """Which program's compound file: told by the names of the streams in it (UTF-16)."""
    content = path.read_bytes()
    for stream, kind in (("EncryptedPackage", ""), ("WordDocument", "doc"), ("Workbook", "xls"), ("Book", "xls"),
                         ("PowerPoint Document", "bài trình chiếu PowerPoint")):
        if stream.encode("utf-16-le") in content:
            if not kind:
                raise EncryptedFile(path.name, "tệp Office có mật khẩu", "Hãy bỏ mật khẩu rồi nạp lại.")
            return kind
    return "tệp nhị phân của Microsoft (OLE)"


def read_file(path: Path) -> Reading:
    """A file's lines and grids. Raises UnreadableFile (ingest.errors); an archive is for ingest.readers.archive."""
    kind = kind_of(path)
    module = _READERS.get(kind)
    if module is None or (kind.startswith("ảnh") and path.suffix.lower() in _NAMED):
        raise _unsupported(path, kind)
    reading = importlib.import_module(module).read(path)
    amount = Amount(path.name)
    for block in reading.blocks:
        amount.add(block)
    return reading


def _unsupported(path: Path, kind: str) -> UnsupportedFile | DamagedFile:
    if kind == ARCHIVE:
        return UnsupportedFile(path.name, "là tệp nén ZIP", "Hãy nạp qua lệnh python -m ingest, lệnh này đọc từng tệp bên trong.")
    advice = next((advice for word, advice in _ADVICE if kind.startswith(word)), _READ)
    if path.suffix.lower() in _NAMED:
        return DamagedFile(path.name, f"là {kind}, không phải {path.suffix[1:].upper()} như tên tệp", advice)
    return UnsupportedFile(path.name, f"là {kind}", advice)
