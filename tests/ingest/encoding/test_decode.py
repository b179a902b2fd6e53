"""Encodings are recognised by what the text looks like, converted, and said; what is lost or no text is refused."""
from __future__ import annotations

import unicodedata

import pytest

from ingest.encoding.decode import decode
from ingest.encoding.legacy import from_tcvn3, from_vni
from ingest.encoding.plausible import is_syllable, plausibility
from ingest.errors import DamagedFile, UnsupportedFile

TEXT = (
    "KẾ HOẠCH PHÒNG, CHỐNG DỊCH TẢ LỢN CHÂU PHI\n\n"
    "Căn cứ Luật Thú y ngày 19 tháng 6 năm 2015; Ủy ban nhân dân huyện ban hành Kế hoạch với những nội dung chủ yếu như sau:\n"
    "1. Tổ chức tiêm phòng, vệ sinh, khử trùng tiêu độc chuồng trại ở những nơi có nguy cơ cao.\n"
    "2. Kiểm soát việc vận chuyển, giết mổ; xử lý nghiêm các trường hợp giấu dịch, bán chạy lợn ốm.\n"
)


def _misread(text: str) -> str:
    """UTF-8 read as Windows-1252, the five undefined bytes as control characters, the way browsers do."""
    return "".join(bytes([b]).decode("cp1252") if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(b) for b in text.encode())


def test_plain_utf8_needs_no_word():
    assert decode(TEXT.encode(), "a.txt") == (TEXT, ())


@pytest.mark.parametrize("data", [
    b"\xef\xbb\xbf" + TEXT.encode(), TEXT.encode("utf-16"), TEXT.encode("utf-16-le"), TEXT.encode("utf-16-be"),
], ids=["bom", "utf-16 with its mark", "utf-16-le", "utf-16-be"])
def test_forms_of_unicode(data: bytes):
    assert decode(data, "a.txt").text == TEXT


def test_decomposed_letters_are_composed_and_it_is_said():
    decoded = decode(unicodedata.normalize("NFD", TEXT).encode(), "a.txt")
    assert decoded.text == TEXT
    assert len(decoded.notes) == 1 and "tổ hợp" in decoded.notes[0]


@pytest.mark.parametrize("times", [1, 2])
def test_mojibake_is_undone(times: int):
    text = TEXT
    for _ in range(times):
        text = _misread(text)
    decoded = decode(text.encode(), "a.txt")
    assert decoded.text == TEXT
    assert "Windows-1252" in decoded.notes[0]


def test_vni_bytes():
    # "Kế hoạch năm 2024 của huyện, thị trấn; đường, ruộng, kỹ thuật" as VNI-Windows writes it
    data = b"KE\xc1 HOA\xcfCH na\xeam 2024 cu\xfba huye\xe4n, th\xf2 tra\xe1n; \xf1\xf6\xf4\xf8ng, ruo\xe4ng, ky\xf5 thua\xe4t"
    decoded = decode(data, "a.txt")
    assert decoded.text == "KẾ HOẠCH năm 2024 của huyện, thị trấn; đường, ruộng, kỹ thuật"
    assert "VNI" in decoded.notes[0]


def test_tcvn3_bytes_and_their_lost_capitals():
    # "KẾ HOẠCH" and "Ủy ban" have no capital with a tone mark in TCVN3
    data = b"K\xd5 HO\xb9CH\nI. M\xf4C TI\xa3U V\xb5 Y\xa3U C\xc7U\n\xf1y ban nh\xa9n d\xa9n t\xd8nh, UBND x\xb7 K\xd5 S\xb8ch ban h\xb5nh K\xd5 ho\xb9ch n\xa8m 2022"
    decoded = decode(data, "a.txt")
    assert decoded.text == (
        "KẾ HOẠCH\nI. MỤC TIÊU VÀ YÊU CẦU\nỦy ban nhân dân tỉnh, UBND xã Kế Sách ban hành Kế hoạch năm 2022"
    )
    assert "TCVN3" in decoded.notes[0]


def test_legacy_text_saved_again_as_unicode():
    assert decode("KÕ ho¹ch ph¸t triÓn lµng nghÒ tØnh".encode(), "a.txt").text == "Kế hoạch phát triển làng nghề tỉnh"
    assert from_vni("Keá hoaïch phaùt trieån laøng ngheà") == "Kế hoạch phát triển làng nghề"
    assert from_tcvn3("§iÒu 1. QuyÒn h¹n") == "Điều 1. Quyền hạn"


def test_lost_letters_are_refused():
    lost = "".join(c if ord(c) < 256 else "?" for c in TEXT)
    with pytest.raises(DamagedFile, match="bị mất"):
        decode(lost.encode("latin-1"), "mat-chu.txt")


def test_a_question_mark_is_no_lost_letter():
    asked = TEXT + "Ai chủ trì? Bao nhiêu tiền? Khi nào xong?\n" * 5
    assert decode(asked.encode(), "a.txt").text == asked


def test_other_languages_and_plain_ascii_are_read():
    assert decode("Résumé: déjà vu, garçon, où".encode(), "a.txt").text.startswith("Résumé")
    assert decode(b"Ke hoach phat trien lang nghe 2024", "a.txt").text == "Ke hoach phat trien lang nghe 2024"


def test_a_few_broken_bytes_are_borne():
    data = (TEXT * 20).encode()
    decoded = decode(data[:900] + b"\xff" + data[900:], "a.txt")
    assert decoded.text.replace("\ufffd", "").startswith(TEXT[:300])
    assert "ký tự hỏng" in decoded.notes[0]


@pytest.mark.parametrize("data", [bytes(range(256)) * 40, b"\x00\x01\x02\x03" * 500, b"\x93\x07\xfe\x00\x1b" * 300])
def test_bytes_that_are_no_text_are_refused(data: bytes):
    with pytest.raises(UnsupportedFile, match="rac.txt: không phải tệp văn bản"):
        decode(data, "rac.txt")


def test_syllables():
    assert all(map(is_syllable, "nghề thuyền khuya đường nguyễn quốc giếng oản ủy".split()))
    assert not any(map(is_syllable, "thaùng ngheà hoaïch lµng trÓn café".split()))
    assert plausibility(TEXT) > 0.95 > 0.5 > plausibility(_misread(TEXT))


def test_files_of_the_plans(plans):
    def first_line(name: str) -> tuple[str, tuple[str, ...]]:
        decoded = decode((plans / "formats" / name).read_bytes(), name)
        return decoded.text.strip().splitlines()[0].strip(), decoded.notes

    assert first_line("legacy/tuyen-quang-2022-tcvn3.txt")[0] == "KẾ HOẠCH"
    assert first_line("legacy/khoai-chau-2024-vni.txt")[0] == "Số: 11 /KH-UBND"
    assert first_line("hostile/mojibake.txt")[0] == "Số: 11 /KH-UBND"
    for name in ("hostile/latin1.txt", "hostile/binary.txt"):
        with pytest.raises((DamagedFile, UnsupportedFile)):
            first_line(name)
