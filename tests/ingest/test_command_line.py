"""python -m ingest: its exit status, its lines, and what is left when it is ended."""
from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from index.library import Index
from ingest.__main__ import main

GOOD = "KẾ HOẠCH\nBảo tồn làng nghề xã An năm 2026\n\nI. MỤC TIÊU\n\n1. Giữ gìn {number} nghề truyền thống.\n"


@pytest.fixture
def texts(tmp_path: Path) -> list[Path]:
    for number in range(3):
        (tmp_path / f"kế hoạch {number}.txt").write_text(GOOD.format(number=number + 2), encoding="utf-8")
    return sorted(tmp_path.glob("*.txt"))


def run(*arguments: object) -> int:
    return main([str(argument) for argument in arguments])


def test_status_and_lines(texts: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    index = tmp_path / "chỉ mục"
    assert run(texts[0], texts[1], "--index", index) == 0
    out, err = capsys.readouterr()
    assert [line.split(":")[0] for line in out.splitlines()] == ["kế hoạch 0.txt", "kế hoạch 1.txt"]
    assert "điều khoản" in out and "Đã đọc 2 tệp" in err
    (tmp_path / "rỗng.pdf").write_bytes(b"")
    assert run(texts[2], tmp_path / "rỗng.pdf", "--index", index) == 1
    out = capsys.readouterr().out
    assert "kế hoạch 2.txt: đã thêm" in out and "KHÔNG ĐỌC ĐƯỢC  rỗng.pdf: tệp rỗng" in out


def test_usage_errors(texts: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in ((), ("--khong-co",)):
        with pytest.raises(SystemExit) as caught:
            run(*arguments)
        assert caught.value.code == 2
    monkeypatch.setenv("TROLY_SAI", "1")
    assert run(texts[0], "--index", tmp_path / "i") == 2
    assert "Không có thiết lập TROLY_SAI" in capsys.readouterr().err


def test_nothing_to_read_is_no_success(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "trống").mkdir()
    assert run(tmp_path / "trống", "--index", tmp_path / "i") == 1
    assert "Không tìm thấy tệp nào" in capsys.readouterr().err


def test_list_delete_rebuild_and_a_missing_index(texts: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    index = tmp_path / "i"
    assert run("--list", "--index", index) == 1
    assert "Không có chỉ mục" in capsys.readouterr().err
    run(*texts[:2], "--index", index)
    assert run("--delete", texts[0].name, "--delete", "lạ.txt", "--index", index) == 1
    assert "lạ.txt: không có trong chỉ mục" in capsys.readouterr().out
    assert run("--list", "--index", index) == 0
    assert [line.split(" | ")[0] for line in capsys.readouterr().out.splitlines()] == [texts[1].name]
    (index / "của người khác.txt").write_text("giữ lại", encoding="utf-8")
    assert run(texts[2], "--index", index, "--rebuild") == 0
    with Index.open(index) as opened:
        assert [document.name for document in opened.documents()] == [texts[2].name]
    assert (index / "của người khác.txt").exists()


def start(*arguments: object) -> subprocess.Popen:
    return subprocess.Popen([sys.executable, "-m", "ingest", *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                            text=True, encoding="utf-8", cwd=Path(__file__).resolve().parents[2], env={**os.environ, "PYTHONUTF8": "1"})


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
def test_ended_politely_it_keeps_what_it_has_read(texts: list[Path], tmp_path: Path) -> None:
    waiting = tmp_path / "lớn.txt"
    waiting.write_text("".join(f"{place % 9}. Việc {place}\n" for place in range(120_000)), encoding="utf-8")
    inherited = signal.signal(signal.SIGINT, signal.default_int_handler)      # a shell starts what runs behind it ('pytest &') deaf to the signal, and so its children
    try:
        process = start(texts[0], waiting, "--index", tmp_path / "i")
    finally:
        signal.signal(signal.SIGINT, inherited)
    assert process.stdout.readline().startswith(texts[0].name)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=120)
    assert (process.returncode, err.strip()) == (130, "Đã dừng theo yêu cầu; các tệp đọc xong vẫn được giữ.")
    with Index.open(tmp_path / "i") as index:
        assert [document.name for document in index.documents()] == [texts[0].name]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_killed_at_random_moments_the_index_answers(texts: list[Path], tmp_path: Path) -> None:
    """tests/index kills the writer alone at many moments; here the whole command dies, its worker with it."""
    index = tmp_path / "i"
    run(texts[0], "--index", index)
    chance = random.Random(2026)
    for _ in range(4):
        process = start(*texts, "--index", index)
        time.sleep(chance.uniform(0.2, 3.0))
        process.kill()
        process.communicate(timeout=60)
        with Index.open(index) as opened:
            names = {document.name for document in opened.documents()}
            assert texts[0].name in names
            assert opened.search("nghề truyền thống")
    assert run(*texts, "--index", index) == 0
    with Index.open(index) as opened:
        assert {document.name for document in opened.documents()} == {path.name for path in texts}
