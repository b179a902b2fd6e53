"""ZIP archives: good members come one by one, bad ones each with a line that says why, and nothing gets out."""
from __future__ import annotations

import stat
import struct
import zipfile
from pathlib import Path

import pytest

from ingest.errors import DamagedFile
from ingest.limits import MIB, Limits
from ingest.readers.archive import Member, unpacked

PLANS = Path(__file__).resolve().parents[4] / "shared" / "plans" / "formats"
TEXT = "KẾ HOẠCH bảo tồn làng nghề năm 2026".encode()


def made(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def taken(path: Path, limits: Limits = Limits()) -> tuple[dict[str, bytes], list[str]]:
    """Good members' bytes by source, and the lines of the others."""
    good, lines = {}, []
    with unpacked(path, limits=limits) as members:
        for member in members:
            if isinstance(member, Member):
                good[member.source.removeprefix(str(path))] = member.path.read_bytes()
            else:
                lines.append(str(member))
    return good, lines


def test_members_come_with_their_names_and_leave_nothing_behind(tmp_path: Path) -> None:
    path = made(tmp_path / "k.zip", {"kế hoạch/xã An.txt": TEXT, "b.txt": TEXT, "__MACOSX/._b.txt": b"x", "~$b.docx": b"x", "thư mục/": b""})
    places = []
    with unpacked(path) as members:
        for member in members:
            assert isinstance(member, Member)
            places.append((member.name, member.path))
            assert member.path.read_bytes() == TEXT
    assert [name for name, _ in places] == ["xã An.txt", "b.txt"]
    assert not any(place.exists() or place.parent.exists() for _, place in places)
    assert not any("xã An" in str(place) for _, place in places)


@pytest.mark.parametrize(("name", "reason"), [
    ("../ra-ngoai.txt", "trỏ ra ngoài thư mục"), ("a/../../b.txt", "trỏ ra ngoài thư mục"), ("/etc/x.txt", "trỏ ra ngoài thư mục"),
    ("C:\\x.txt", "trỏ ra ngoài thư mục"), ("..\\x.txt", "trỏ ra ngoài thư mục"), ("a<b>.txt", "ký tự không được phép"),
    ("a" * 300 + ".txt", "quá dài"), ("a\x1b[31mb.txt", "ký tự không được phép"),
])
def test_names_that_climb_or_hold_markup_are_refused(tmp_path: Path, name: str, reason: str) -> None:
    path = made(tmp_path / "k.zip", {name: b"x", "tot.txt": TEXT})
    good, [line] = taken(path)
    assert good == {"/tot.txt": TEXT}
    assert reason in line and line.startswith("k.zip › ") and "\x1b" not in line and len(line) < 300


def test_links_and_encrypted_members_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "k.zip"
    with zipfile.ZipFile(path, "w") as archive:
        link = zipfile.ZipInfo("lien-ket.txt")
        link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("khoa.txt", TEXT)
    content = path.read_bytes().replace(  # the 'encrypted' bit of the second member, in the central directory
        struct.pack("<4sBBBBH", b"PK\x01\x02", 20, 3, 20, 0, 0) + b"\x00\x00", struct.pack("<4sBBBBH", b"PK\x01\x02", 20, 3, 20, 0, 1) + b"\x00\x00")
    path.write_bytes(content)
    good, lines = taken(path)
    assert good == {}
    assert "là liên kết" in lines[0] and "mật khẩu" in lines[1]


def test_bombs_are_refused_by_declared_size_by_ratio_and_all_together(tmp_path: Path) -> None:
    path = made(tmp_path / "k.zip", {"lon.txt": bytes(20 * MIB), "vua.txt": b"abc" * 1000, "tot.txt": TEXT})
    good, [line] = taken(path)
    assert "/lon.txt" not in good and "gấp" in line and len(good) == 2
    good, [line] = taken(path, Limits(member_size=10 * MIB))
    assert "20 MB" in line
    good, lines = taken(path, Limits(archive_size=1000, ratio=10**9))
    assert list(good) == ["/tot.txt"] and len(lines) == 2


def test_a_lie_about_the_size_gains_nothing(tmp_path: Path) -> None:
    path = made(tmp_path / "k.zip", {"noi-doi.txt": bytes(30 * MIB), "tot.txt": TEXT})
    content = path.read_bytes()
    path.write_bytes(content.replace(struct.pack("<I", 30 * MIB), struct.pack("<I", 100)))
    good, lines = taken(path)
    assert list(good) == ["/tot.txt"] and len(lines) == 1


def test_nested_archives_to_a_depth_and_a_count(tmp_path: Path) -> None:
    inner = made(tmp_path / "trong.zip", {"sau.txt": TEXT})
    middle = made(tmp_path / "giua.zip", {"trong.zip": inner.read_bytes(), "giua.txt": TEXT})
    outer = made(tmp_path / "ngoai.zip", {"giua.zip": middle.read_bytes()})
    good, [line] = taken(outer)
    assert list(good) == ["/giua.zip/giua.txt"] and "lồng nhau quá sâu" in line
    many = made(tmp_path / "nhieu.zip", {f"{number}.txt": TEXT for number in range(20)})
    good, [line] = taken(many, Limits(members=10))
    assert len(good) == 10 and "hơn 10 tệp" in line


def test_a_broken_archive_is_said(tmp_path: Path) -> None:
    path = made(tmp_path / "k.zip", {"a.txt": TEXT})
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(DamagedFile, match="k.zip: tệp ZIP bị hỏng"):
        taken(path)


def test_names_without_the_utf8_mark(tmp_path: Path) -> None:
    path = made(tmp_path / "k.zip", {"xa An.txt": TEXT})
    path.write_bytes(path.read_bytes().replace(b"xa An.txt", "xã An".encode() + b".tx"))
    good, lines = taken(path)
    assert list(good) == ["/xã An.tx"] and not lines


@pytest.mark.skipif(not PLANS.is_dir(), reason="the sample plans are not beside the repository")
def test_names_zip_has_one_good_text() -> None:
    good, lines = taken(PLANS / "hostile" / "names.zip")
    assert list(good) == ["/ke-hoach/khoai-chau-2024.txt"]
    assert len(lines) == 9 and all(line.startswith("names.zip › ") for line in lines)
