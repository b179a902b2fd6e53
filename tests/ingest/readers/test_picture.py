"""Pictures of pages are read as scans; broken and huge ones are refused."""
from __future__ import annotations

import shutil
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from ingest.errors import DamagedFile, TooLarge
from ingest.readers import read_file

SCAN = Path(__file__).resolve().parents[4] / "shared" / "plans" / "formats" / "scan" / "khoai-chau-2024.pdf"


@pytest.mark.skipif(not SCAN.is_file(), reason="the sample plans are not beside the repository")
@pytest.mark.skipif(not shutil.which("tesseract"), reason="Tesseract is not installed")
def test_a_page_saved_as_a_picture_is_recognised(tmp_path: Path) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(SCAN)
    page = document[1].render(scale=170 / 72).to_pil().convert("L")
    document.close()
    page.crop((0, 0, page.width, page.height // 3)).save(tmp_path / "trang 2.jpg")
    reading = read_file(tmp_path / "trang 2.jpg")
    assert reading.media == "scan" and reading.pages == 1
    assert any("Tăng cường hỗ trợ thực hiện công tác xúc tiến thương mại" in getattr(block, "text", "") for block in reading.blocks)


def test_a_cut_picture_is_damaged(tmp_path: Path) -> None:
    Image.effect_noise((300, 300), 50).save(tmp_path / "k.png")
    content = (tmp_path / "k.png").read_bytes()
    (tmp_path / "k.png").write_bytes(content[:len(content) // 2])
    with pytest.raises(DamagedFile, match="^k.png: ảnh bị hỏng"):
        read_file(tmp_path / "k.png")


@pytest.mark.parametrize("side", [9_000, 60_000])
def test_a_picture_that_unpacks_to_gigabytes_is_refused(tmp_path: Path, side: int) -> None:
    header = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    chunk = struct.pack(">I", 13) + b"IHDR" + header + struct.pack(">I", zlib.crc32(b"IHDR" + header))
    (tmp_path / "bom.png").write_bytes(b"\x89PNG\r\n\x1a\n" + chunk + b"\x00\x00\x00\x00IDAT" + struct.pack(">I", zlib.crc32(b"IDAT")))
    with pytest.raises(TooLarge, match="^bom.png: ảnh lớn hơn"):
        read_file(tmp_path / "bom.png")
