"""The format is told by a file's content, whatever its name says."""
from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook

from ingest.errors import DamagedFile, EmptyFile, EncryptedFile, UnreadableFile, UnsupportedFile
from ingest.readers import ARCHIVE, kind_of, read_file

PLANS = Path(__file__).resolve().parents[4] / "shared" / "plans"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
needs_plans = pytest.mark.skipif(not PLANS.is_dir(), reason="the sample plans are not beside the repository")


def file(folder: Path, content: bytes, name: str = "k.bin") -> Path:
    (folder / name).write_bytes(content)
    return folder / name


@pytest.mark.parametrize(("content", "kind"), [
    (b"%PDF-1.7\n", "pdf"), (b"\n\n%PDF-1.4\n", "pdf"), ("KẾ HOẠCH".encode(), "text"), (b"BM la van ban", "text"),
    ("\ufeffKẾ".encode("utf-16"), "text"), (b"{\\rtf1", "rtf"), (b"\x89PNG\r\n\x1a\n", "ảnh PNG"), (b"\xff\xd8\xff\xe0", "ảnh JPEG"),
    (OLE + "WordDocument".encode("utf-16-le"), "doc"), (OLE + "Workbook".encode("utf-16-le"), "xls"),
    (OLE + "Khac".encode("utf-16-le"), "tệp nhị phân của Microsoft (OLE)"), (b"Rar!\x1a\x07\x00", "tệp nén RAR"),
    (b"MZ\x90\x00", "chương trình Windows"),
])
def test_kinds_by_their_first_bytes(tmp_path: Path, content: bytes, kind: str) -> None:
    assert kind_of(file(tmp_path, content)) == kind


def test_office_packages_and_archives_under_any_name(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Trong văn bản")
    document.save(tmp_path / "a.txt")
    workbook = Workbook()
    workbook.active["A1"] = "Trong ô"
    workbook.save(tmp_path / "b.pdf")
    with zipfile.ZipFile(tmp_path / "c.docx", "w") as archive:
        archive.writestr("ke-hoach.txt", "văn bản")
    with zipfile.ZipFile(tmp_path / "d.zip", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    assert [kind_of(tmp_path / name) for name in ("a.txt", "b.pdf", "c.docx", "d.zip")] == ["docx", "xlsx", ARCHIVE, "odt"]
    assert read_file(tmp_path / "a.txt").media == "docx"
    assert read_file(tmp_path / "b.pdf").media == "xlsx"
    assert read_file(file(tmp_path, "KẾ HOẠCH năm 2026".encode(), "e.docx")).media == "text"


@pytest.mark.parametrize(("content", "name", "error", "line"), [
    (b"", "rong.pdf", EmptyFile, "rong.pdf: tệp rỗng"), (b" \r\n\x00", "rong.txt", EmptyFile, "tệp rỗng"),
    (b"\x89PNG\r\n\x1a\n", "k.pdf", DamagedFile, "k.pdf: là ảnh PNG, không phải PDF như tên tệp"),
    (b"GIF89a", "k.gif", UnsupportedFile, "k.gif: là ảnh GIF."), (b"\x89PNG\r\n\x1a\n", "k.png", DamagedFile, "k.png: ảnh bị hỏng"),
    (b"PK\x03\x04rubbish", "k.docx", DamagedFile, "k.docx: tệp nén hoặc tệp Office bị hỏng"),
    (OLE + "EncryptedPackage".encode("utf-16-le"), "k.docx", EncryptedFile, "k.docx: tệp Office có mật khẩu"),
])
def test_what_is_not_read_is_said(tmp_path: Path, content: bytes, name: str, error: type[UnreadableFile], line: str) -> None:
    with pytest.raises(error) as caught:
        read_file(file(tmp_path, content, name))
    assert line in str(caught.value) and "\n" not in str(caught.value)


@needs_plans
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize(("form", "source"), [("doc", "docx/cao-bang-2026.docx"), ("odt", "docx/khoai-chau-2024.docx")])
def test_old_formats_read_as_the_new_ones(tmp_path: Path, form: str, source: str) -> None:
    from ingest.readers import legacy_office

    made = tmp_path / f"cũ.{form}"
    legacy_office._FILTERS[form] = {"doc": "doc:MS Word 97", "odt": "odt:writer8"}[form]
    try:
        shutil.move(legacy_office.convert(PLANS / "formats" / source, "docx", form, shutil.which("soffice"), tmp_path), made)
    finally:
        del legacy_office._FILTERS[form]
    old, new = read_file(made), read_file(PLANS / "formats" / source)
    assert old.notes[0] == f"đã chuyển từ .{form} bằng LibreOffice"
    assert [getattr(block, "text", None) for block in old.blocks] == [getattr(block, "text", None) for block in new.blocks]
    assert [[[cell and cell.text for cell in row.cells] for row in block.rows] for block in old.blocks if hasattr(block, "rows")] == [
        [[cell and cell.text for cell in row.cells] for row in block.rows] for block in new.blocks if hasattr(block, "rows")]


def test_without_libreoffice_the_command_that_installs_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from ingest.errors import MissingTool
    from ingest.readers import legacy_office

    monkeypatch.setattr(legacy_office, "_PLACES", ())
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingTool, match="cu.doc: .*LibreOffice.*apt install libreoffice"):
        read_file(file(tmp_path, OLE + "WordDocument".encode("utf-16-le"), "cu.doc"))
