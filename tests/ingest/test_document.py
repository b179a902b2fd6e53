"""A file made a Document: identities, names, order, and what the report is told."""
from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from index.records import ClauseKind, TableRow
from ingest.document import read_document
from ingest.errors import EmptyFile, UnreadableFile

TEXT = (
    "ỦY BAN NHÂN DÂN\nXÃ BÌNH AN\nSố: 07/KH-UBND\nBình An, ngày 03 tháng 02 năm 2026\n\nKẾ HOẠCH\nTrồng cây năm 2026\n\n"
    "I. MỤC TIÊU\n\nTrồng 12.000 cây xanh.\n\nII. KINH PHÍ\n\nTT\tNội dung\tSố tiền (triệu đồng)\n1\tCây giống\t240\n2\tCông trồng\t60\n\tTổng cộng\t300\n"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "Kế hoạch trồng cây.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_identities_and_order(path: Path):
    document = read_document(path)
    assert document.id == sha256(path.read_bytes()).hexdigest()[:16]
    assert (document.name, document.source) == ("Kế hoạch trồng cây.txt", str(path))
    assert [c.ordinal for c in document.clauses] == list(range(len(document.clauses)))
    assert [c.id for c in document.clauses] == [f"{document.id}#{i}" for i in range(len(document.clauses))]
    assert {c.document for c in document.clauses} == {document.id}


def test_a_name_given_stands_in_for_the_files_own(path: Path):
    document = read_document(path, "goi.zip › ke-hoach.txt")
    assert document.name == "goi.zip › ke-hoach.txt"


def test_rows_are_clauses(path: Path):
    rows = [c for c in read_document(path).clauses if isinstance(c, TableRow)]
    assert [r.kind for r in rows] == [ClauseKind.ROW] * 3
    assert [r.label for r in rows] == ["Mục II, bảng 1, số thứ tự 1", "Mục II, bảng 1, số thứ tự 2", "Mục II, bảng 1, dòng tổng cộng"]
    assert {r.path for r in rows} == {("II. KINH PHÍ",)}
    assert rows[1].quote == "2 | Công trồng | 60"
    assert {r.table for r in rows} == {0}


def test_what_was_converted_is_said(tmp_path: Path):
    path = tmp_path / "cu.txt"
    path.write_bytes(b"K\xd5 HO\xb9CH\r\nPh\xb8t tri\xd3n l\xb5ng ngh\xd2 n\xa8m 2009\r\n\r\nI. M\xf4C TI\xa3U\r\n\r\n- C\xf3 02 l\xb5ng ngh\xd2.\r\n")
    document = read_document(path)
    assert document.title == "Kế hoạch Phát triển làng nghề năm 2009"
    assert any("TCVN3" in note for note in document.notes)


@pytest.mark.parametrize("data", [b"", b"\n \n\t\n", "□\n-----\n".encode()])
def test_a_file_without_words_is_refused_by_its_name(tmp_path: Path, data: bytes):
    path = tmp_path / "trong.txt"
    path.write_bytes(data)
    with pytest.raises(EmptyFile, match=r"^trong\.txt: [^\n]+$"):
        read_document(path)


def test_hostile_texts_are_refused_or_read(plans: Path):
    refused = {}
    for path in sorted((plans / "formats" / "hostile").glob("*.txt")) + [plans / "formats" / "hostile" / "duplicate.md"]:
        try:
            read_document(path)
        except UnreadableFile as error:
            refused[path.name] = str(error)
    assert set(refused) == {"binary.txt", "latin1.txt", "very-long-line.txt"}
    assert all(message.startswith(name) and "\n" not in message for name, message in refused.items())
