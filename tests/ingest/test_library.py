"""From files and folders to the index: one report for each, one bad file never stops the others."""
from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest
from docx import Document as Word

from index.library import Index
from index.settings import Settings
from ingest import report
from ingest.library import find_files, ingest_paths, longest_line
from ingest.report import FileReport, one_line, summary

PLANS = Path(__file__).resolve().parents[3] / "shared" / "plans"
needs_plans = pytest.mark.skipif(not PLANS.is_dir(), reason="the sample plans are not beside the repository")
TEXT = ("ỦY BAN NHÂN DÂN\nXÃ {place}\n\nKẾ HOẠCH\nPhát triển chợ nông thôn xã {place} năm 2026\n\nI. MỤC TIÊU\n\n"
        "1. Sửa chữa {count} chợ trên địa bàn xã {place}.\n\n2. Sắp xếp {count} hộ kinh doanh vào chợ.\n")


def plan(place: str, count: int = 3) -> str:
    return TEXT.format(place=place, count=f"{count:02d}")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two plans, a Word file, an archive, and what must not matter: hidden and temporary files, a broken PDF."""
    here = tmp_path / "kế hoạch các xã"
    (here / "xã xa" / ".git").mkdir(parents=True)
    (here / "a.txt").write_text(plan("BÌNH AN"), encoding="utf-8")
    (here / "xã xa" / "b.md").write_text(plan("TÂN HÒA", 5), encoding="utf-8")
    word = Word()
    for line in plan("PHÚ LỘC", 7).splitlines():
        word.add_paragraph(line)
    word.save(here / "c.docx")
    with zipfile.ZipFile(here / "d.zip", "w") as archive:
        archive.writestr("trong/e.txt", plan("ĐÔNG SƠN", 9))
        archive.writestr("../ngoài.txt", "x")
    (here / "hỏng.pdf").write_bytes(b"%PDF-1.4\n%%EOF")
    for name in (".ẩn.txt", "~$c.docx", "Thumbs.db", "xã xa/.git/config.txt"):
        (here / name).write_text("không đọc", encoding="utf-8")
    return here


def status_of(reports: list[FileReport]) -> dict[str, str]:
    return {made.name: made.status for made in reports}


def test_a_folder_is_taken_in_and_again_and_changed(folder: Path, tmp_path: Path) -> None:
    index, seen = tmp_path / "chỉ mục", []
    reports = ingest_paths([folder], index, Settings(), lambda *at: seen.append(at))
    assert status_of(reports) == {"a.txt": report.ADDED, "c.docx": report.ADDED, "e.txt": report.ADDED, "b.md": report.ADDED,
                                  "d.zip › ../ngoài.txt": report.UNREADABLE, "hỏng.pdf": report.UNREADABLE}
    assert [(done, total) for done, total, _ in seen] == [(place, 5) for place in range(6)]
    with Index.open(index) as opened:
        stored = {document.name: document for document in opened.documents()}
        assert set(stored) == {"a.txt", "b.md", "c.docx", "e.txt"}
        assert stored["e.txt"].source == os.path.join(str(folder), "d.zip") + "/trong/e.txt"
        assert any("07 hộ kinh doanh" in clause.text for clause in opened.clauses(stored["c.docx"].id))
    again = ingest_paths([folder], index, Settings())
    assert {made.status for made in again if made.read} == {report.UNCHANGED} and len(again) == 6
    (folder / "a.txt").write_text(plan("BÌNH AN", 11), encoding="utf-8")
    (folder / "bản sao.txt").write_bytes((folder / "xã xa" / "b.md").read_bytes())
    changed = {made.name: made for made in ingest_paths([folder], index, Settings())}
    assert changed["a.txt"].status == report.REPLACED
    assert (changed["bản sao.txt"].status, changed["bản sao.txt"].of) == (report.DUPLICATE, "b.md")
    with Index.open(index) as opened:
        texts = [clause.text for document in opened.documents() for clause in opened.clauses(document.id) if document.name == "a.txt"]
        assert any("11 chợ" in text for text in texts) and not any("03 chợ" in text for text in texts)


def test_a_path_that_is_not_there_and_a_file_without_leave(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(plan("AN"), encoding="utf-8")
    lost, read = ingest_paths([tmp_path / "không có.txt", tmp_path / "a.txt"], tmp_path / "i", Settings())
    assert lost.fault.startswith("không có.txt: không có tệp này") and read.status == report.ADDED


def test_the_index_is_never_taken_into_itself(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(plan("AN"), encoding="utf-8")
    index = tmp_path / "build" / "index"
    ingest_paths([tmp_path], index, Settings())
    assert [path.name for path in find_files([tmp_path], index)] == ["a.txt"]


def test_a_file_named_twice_is_found_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    assert list(find_files([tmp_path / "a.txt", tmp_path])) == [tmp_path / "a.txt"]


def test_a_text_with_a_line_without_end_is_not_read_here() -> None:
    assert longest_line(b"ab\ncdef\r\ng") == 4 and longest_line(b"") == 0


def test_lines_of_the_report() -> None:
    added = FileReport(name="a\x1b[31m.txt", clauses=12, rows=3, facts=7, pages=4, seconds=1.25, notes=("đã chuyển mã TCVN3 (ABC)",))
    assert added.line() == "a?[31m.txt: đã thêm, 12 điều khoản, 3 dòng bảng, 7 dữ kiện, 4 trang, 1,2 giây; đã chuyển mã TCVN3 (ABC)"
    twin = FileReport(name="b.txt", status=report.DUPLICATE, of="a.txt")
    assert "cùng nội dung với a.txt" in twin.line()
    lost = FileReport(name="c.txt", status=report.UNREADABLE, fault="c.txt: tệp rỗng.\nHãy kiểm tra lại tệp gốc.")
    assert lost.line() == "KHÔNG ĐỌC ĐƯỢC  c.txt: tệp rỗng. Hãy kiểm tra lại tệp gốc."
    assert summary([added, twin, lost]).startswith("Đã đọc 2 tệp: 12 điều khoản, 3 dòng bảng, 7 dữ kiện trong 1,2 giây; 1 tệp")
    assert one_line(" a\n\tb ") == "a b"


@needs_plans
def test_every_hostile_file_has_its_line_and_the_good_ones_are_indexed(tmp_path: Path) -> None:
    reports = ingest_paths([PLANS / "formats" / "hostile"], tmp_path / "i", Settings())
    lines = {made.name: made.line() for made in reports}
    read = {made.name for made in reports if made.read}
    assert read == {"duplicate.md", "html-injection.txt", "macro.docm", "mojibake.txt", "khoai-chau-2024.txt"}
    for name in ("binary.txt", "bomb.docx", "empty.pdf", "encrypted.pdf", "huge-page-count.pdf", "latin1.txt", "not-a-pdf.pdf",
                 "truncated.pdf", "very-long-line.txt", "zero-pages.pdf"):
        assert lines[name].startswith(f"KHÔNG ĐỌC ĐƯỢC  {name}: ")
    assert sum(name.startswith("names.zip › ") for name in lines) == 9
    assert all("\n" not in line for line in lines.values())
    assert not list(tmp_path.parent.glob("traversal*")) and not list(Path.cwd().glob("traversal*"))
    with Index.open(tmp_path / "i") as index:
        assert {document.name for document in index.documents()} == {"duplicate.md", "html-injection.txt", "macro.docm"}
