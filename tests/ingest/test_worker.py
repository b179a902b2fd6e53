"""Files read in a process of its own: one that exceeds its limits or crashes harms no other."""
from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from ingest.errors import DamagedFile, TooLarge
from ingest.limits import MIB, Limits
from ingest.worker import Workshop, read_safely
from ingest.workshops import Workshops

GOOD = "KẾ HOẠCH\nBảo tồn làng nghề năm 2026\nI. MỤC ĐÍCH\n1. Giữ gìn nghề truyền thống.\n"


@pytest.fixture
def good(tmp_path: Path) -> Path:
    (tmp_path / "tốt.txt").write_text(GOOD, encoding="utf-8")
    return tmp_path / "tốt.txt"


@pytest.fixture
def slow(tmp_path: Path) -> Path:
    """Some megabytes of headings and items: seconds of work."""
    lines = (f"{place % 9 + 1}. Nội dung số {place}\n- Hỗ trợ {place} triệu đồng cho xã, phường.\n" for place in range(60_000))
    (tmp_path / "chậm.txt").write_text("".join(lines), encoding="utf-8")
    return tmp_path / "chậm.txt"


@pytest.fixture(scope="module")
def workshop() -> Iterator[Workshop]:
    with Workshop() as shop:
        yield shop


def test_a_document_comes_back_whole_and_the_worker_stays(workshop: Workshop, good: Path) -> None:
    document = workshop.read(good, "đổi tên.txt")
    first = workshop._process.pid
    assert document == read_safely(good, "đổi tên.txt")
    assert document.name == "đổi tên.txt" and document.clauses
    assert workshop.read(good, "b.txt").clauses == document.clauses and workshop._process.pid == first


def test_errors_come_back_with_the_name_that_the_user_knows(workshop: Workshop, tmp_path: Path) -> None:
    (tmp_path / "000001.pdf").write_bytes(b"\x89PNG\r\n\x1a\n")
    with pytest.raises(DamagedFile, match="^bản chụp.pdf: là ảnh PNG"):
        workshop.read(tmp_path / "000001.pdf", "bản chụp.pdf")


def test_a_worker_that_dies_costs_one_file(workshop: Workshop, good: Path, slow: Path) -> None:
    workshop.read(good, "a.txt")
    victim = workshop._process.pid
    threading.Timer(0.3, os.kill, (victim, signal.SIGKILL)).start()
    with pytest.raises(DamagedFile, match="^chậm.txt: chương trình đọc dừng đột ngột"):
        workshop.read(slow, slow.name)
    assert workshop.read(good, "a.txt").clauses


def test_time_and_memory_are_limited_and_nothing_stays_behind(good: Path, slow: Path) -> None:
    for limits, line in ((Limits(seconds=0.2, seconds_per_mib=0.0), "mất quá"), (Limits(memory=MIB), "bộ nhớ")):
        with Workshop(limits) as shop:
            shop.start()
            pid = shop._process.pid
            with pytest.raises(TooLarge, match=f"^chậm.txt: đọc tệp .*{line}"):
                shop.read(slow, slow.name)
            assert not psutil.pid_exists(pid)


def test_a_worker_ends_when_it_is_asked_to(good: Path) -> None:
    with Workshop() as shop:
        shop.read(good, "a.txt")
        pid = shop._process.pid
    for _ in range(100):
        if not psutil.pid_exists(pid):
            return
        time.sleep(0.05)
    pytest.fail("the worker is still there")


def test_several_read_side_by_side_and_leaving_ends_what_is_being_read(good: Path, slow: Path) -> None:
    with Workshops(count=2) as shops:
        coming = [shops.read(good, f"{number}.txt") for number in range(4)]
        assert [future.result()[0].name for future in coming] == ["0.txt", "1.txt", "2.txt", "3.txt"]
        assert all(future.result()[1] > 0 for future in coming)
        ended = [shops.read(slow, slow.name) for _ in range(3)]
    assert all(future.cancelled() or isinstance(future.exception(), DamagedFile) for future in ended)


def test_a_bug_is_one_file_s_fault_line(tmp_path: Path) -> None:
    kind, fault, advice = read_safely(tmp_path / "không có.txt", "không có.txt")
    assert kind == "DamagedFile" and "FileNotFoundError, __init__.py:" in fault and advice
