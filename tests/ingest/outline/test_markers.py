"""What a line begins with, for every scheme of numbering; and what only looks like it."""
from __future__ import annotations

import pytest

from ingest.outline.markers import Sign, read_marker
from ingest.romans import roman, to_roman


@pytest.mark.parametrize(("line", "sign", "number", "written"), [
    ("Phần thứ nhất", Sign.PART, 1, "Phần thứ nhất"),
    ("PHẦN II. NHIỆM VỤ", Sign.PART, 2, "PHẦN II"),
    ("Chương III", Sign.CHAPTER, 3, "Chương III"),
    ("CHƯƠNG I QUY ĐỊNH CHUNG", Sign.CHAPTER, 1, "CHƯƠNG I"),
    ("Mục 2. HỖ TRỢ LÃI SUẤT", Sign.SECTION, 2, "Mục 2"),
    ("Tiểu mục 1. Hồ sơ", Sign.SUBSECTION, 1, "Tiểu mục 1"),
    ("Điều 12. Hiệu lực thi hành", Sign.ARTICLE, 12, "12"),
    ("Điều 5a. Bổ sung", Sign.ARTICLE, 5, "5a"),
    ("A. MỤC TIÊU", Sign.CAPITAL, 1, "A"),
    ("IV. KINH PHÍ", Sign.ROMAN, 4, "IV"),
    ("II/ Nhiệm vụ", Sign.ROMAN, 2, "II"),
    ("I - MỤC ĐÍCH", Sign.ROMAN, 1, "I"),
    ("II.1. Giải pháp", Sign.DECIMAL2, 1, "II.1"),
    ("B.1. Xử lý điểm đen", Sign.DECIMAL2, 1, "B.1"),
    ("A.2.3. Mục tiêu", Sign.DECIMAL3, 3, "A.2.3"),
    ("C.4 Kinh phí", Sign.DECIMAL2, 4, "C.4"),
    ("3. Sở Tài chính", Sign.NUMBER, 3, "3"),
    ("7/ Công an xã", Sign.NUMBER, 7, "7"),
    ("1.Mục đích", Sign.NUMBER, 1, "1"),
    ("2. 100% trường học có nước sạch", Sign.NUMBER, 2, "2"),
    ("2.1. Mục tiêu chung", Sign.DECIMAL2, 1, "2.1"),
    ("3.3 Hỗ trợ phát triển", Sign.DECIMAL2, 3, "3.3"),
    ("1.1.2. Đài truyền thanh", Sign.DECIMAL3, 2, "1.1.2"),
    ("a) Vận hành cống", Sign.LETTER, 1, "a"),
    ("đ) Hỗ trợ đầu tư", Sign.LETTER, 5, "đ"),
    ("c) Chính sách", Sign.LETTER, 3, "c"),
    ("m) Nội dung khác", Sign.LETTER, 12, "m"),
    ("1) Rà soát", Sign.NUMBER_PAREN, 1, "1"),
    ("(2) Tập huấn", Sign.PAREN, 2, "2"),
    ("(b) Tập huấn", Sign.PAREN, 2, "b"),
    ("iii) Trường hợp khác", Sign.SMALL_ROMAN, 3, "iii"),
    ("- Chủ trì", Sign.DASH, 0, ""),
    ("– Chủ trì", Sign.DASH, 0, ""),
    ("-Sở Nông nghiệp", Sign.DASH, 0, ""),
    ("+ Cải tạo", Sign.PLUS, 0, ""),
    ("* Mạng di động", Sign.STAR, 0, ""),
    ("• Mạng di động", Sign.BULLET, 0, ""),
    ("\uf0b7 Mạng di động", Sign.BULLET, 0, ""),
])
def test_markers(line: str, sign: Sign, number: int, written: str):
    marker = read_marker(line)
    assert (marker.sign, marker.number, marker.written) == (sign, number, written)


@pytest.mark.parametrize("line", [
    "Chương trình mục tiêu quốc gia", "Mục tiêu chung", "Phần lớn làng nghề", "Điều 11 Nghị định số 52", "Điều 56 Luật Bảo vệ môi trường",
    "12/4/2018 của Chính phủ", "2022 của Thủ tướng", "57.285 triệu đồng", "1,5 lần so với năm 2020", "1.383 học viên", "5.5 triệu đồng",
    "V/v tăng cường phòng dịch", "TM. ỦY BAN NHÂN DÂN", "Căn cứ Luật", "(Kèm theo Kế hoạch)", "02 làng nghề", "ủy ban nhân dân", "",
    "B.12 của hợp đồng", "A.1: giá trị", "IIX. không phải số", "tháng 4 năm 2018",
])
def test_no_markers(line: str):
    assert read_marker(line) is None


def test_roman_numbers():
    assert [roman(to_roman(n)) for n in range(1, 100)] == list(range(1, 100))
    assert roman("IIII") == roman("VX") == roman("ABC") == 0
