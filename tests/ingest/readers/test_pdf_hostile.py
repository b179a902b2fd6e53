"""PDFs that can't be read: one Vietnamese line each that names the file and the fault, and nothing hangs."""
from __future__ import annotations

import zlib
from pathlib import Path

import pytest
from tests.ingest.readers.pdf_files import LEFT, Pages, lines

from ingest.errors import DamagedFile, EmptyFile, EncryptedFile, TooLarge
from ingest.readers.pdf import read

HOSTILE = Path(__file__).resolve().parents[3].parent / "shared" / "plans" / "formats" / "hostile"


@pytest.mark.parametrize(("name", "error", "fault"), [
    ("empty.pdf", EmptyFile, "rỗng"),
    ("zero-pages.pdf", EmptyFile, "không có trang"),
    ("truncated.pdf", DamagedFile, "cắt cụt"),
    ("not-a-pdf.pdf", DamagedFile, "không phải là PDF"),
    ("encrypted.pdf", EncryptedFile, "mật khẩu"),
    ("huge-page-count.pdf", EmptyFile, "không có chữ"),
])
def test_hostile_files(name, error, fault):
    if not HOSTILE.is_dir():
        pytest.skip("không có thư mục ../shared/plans")
    with pytest.raises(error) as caught:
        read(HOSTILE / name)
    message = str(caught.value)
    assert message.startswith(name + ": ") and fault in message and "\n" not in message


def pdf_with(content: bytes, extra: bytes = b"") -> bytes:
    """A PDF of one page with that content stream."""
    parts = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
             b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R" + extra + b">>",
             b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(content), content)]
    out, places = b"%PDF-1.5\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 5\n0000000000 65535 f \n%strailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (table, len(out))


def test_a_page_that_unpacks_to_too_much_is_refused(tmp_path):
    path = tmp_path / "bom.pdf"
    path.write_bytes(pdf_with(zlib.compress(b"0 0 m 10 10 l S\n" * 6_000_000, 9)))
    with pytest.raises(TooLarge, match="bom.pdf: "):
        read(path)


def test_a_page_tree_that_goes_round_is_refused(tmp_path):
    path = tmp_path / "vong.pdf"
    path.write_bytes(pdf_with(zlib.compress(b"")).replace(b"/Kids[3 0 R]/Count 1", b"/Kids[2 0 R]/Count 9"))
    with pytest.raises((DamagedFile, EmptyFile), match="vong.pdf: "):
        read(path)


def test_an_empty_user_password_opens(tmp_path):
    from pypdf import PdfReader, PdfWriter

    pages = Pages(tmp_path / "goc.pdf")
    pages.text(LEFT, 100, "Quyết định này có hiệu lực kể từ ngày ký.")
    writer = PdfWriter(PdfReader(pages.done()))
    writer.encrypt("", "chu-so-huu", algorithm="RC4-128")
    writer.write(tmp_path / "khoa.pdf")

    assert [line.text for line in lines(read(tmp_path / "khoa.pdf"))] == ["Quyết định này có hiệu lực kể từ ngày ký."]
