"""'Đ.' behind 'D.', decimals below '### Mục A', who signed however the signature is set, and letterheads that Word sets by tabs."""
from __future__ import annotations

from pathlib import Path

import pytest

from index.records import ClauseKind, Document
from ingest.document import read_document

LETTERHEAD = """\
ỦY BAN NHÂN DÂN
TỈNH HÒA BÌNH

Số: 28/KH-UBND
Hòa Bình, ngày 18 tháng 01 năm 2024

KẾ HOẠCH
Sửa chữa ký túc xá trên địa bàn tỉnh Hòa Bình năm 2024
"""


def read(folder: Path, text: str, name: str = "k.md") -> Document:
    (folder / name).write_text(text, encoding="utf-8")
    return read_document(folder / name)


def headings(document: Document) -> list[str]:
    return [clause.text for clause in document.clauses if clause.kind is ClauseKind.HEADING]


def test_the_letter_behind_d_in_vietnamese_opens_a_part_beside_it(tmp_path: Path):
    document = read(tmp_path, LETTERHEAD + "\nA. MỤC TIÊU\n\n1. Sửa 3 nhà.\n\nD. KINH PHÍ\n\n1. Tổng kinh phí 500 triệu đồng.\n\nĐ. TỔ CHỨC THỰC HIỆN\n\n1. Sở Xây dựng: theo dõi.\n\nE. BÁO CÁO\n\n1. Báo cáo trước ngày 15/12.\n")
    assert headings(document)[-3:] == ["D. KINH PHÍ", "Đ. TỔ CHỨC THỰC HIỆN", "E. BÁO CÁO"]
    assert next(c.path for c in document.clauses if "Sở Xây dựng" in c.text) == ("Đ. TỔ CHỨC THỰC HIỆN",)


def test_a_street_is_no_part(tmp_path: Path):
    document = read(tmp_path, LETTERHEAD + "\nI. ĐỊA ĐIỂM\n\n- Nhà A:\n\nĐ. Lê Lợi, phường Đồng Tiến.\n")
    assert "Đ. Lê Lợi, phường Đồng Tiến." not in headings(document)


def test_decimals_below_a_lettered_section_are_clauses_of_their_own(tmp_path: Path):
    document = read(tmp_path, LETTERHEAD + "\n## PHẦN THỨ NHẤT. CHỈ TIÊU\n\n1. Sửa 3 nhà.\n\n5. Mua 40 giường.\n\n## PHẦN THỨ HAI. NHIỆM VỤ\n\n### Mục A. Nhà ở\n\n1.1. Mái nhà\n\n"
                    "1.1.1. Thay tôn cho nhà B.\n\n1.1.2. Chống thấm nhà C.\n\n### Mục B. Giường tủ\n\n2.1. Mua giường tầng.\n\n2.2. Thanh lý tủ hỏng.\n")
    assert headings(document)[-4:] == ["PHẦN THỨ HAI. NHIỆM VỤ", "Mục A. Nhà ở", "1.1. Mái nhà", "Mục B. Giường tủ"]
    assert [c.text for c in document.clauses if c.path[-1:] == ("Mục B. Giường tủ",)] == ["2.1. Mua giường tầng.", "2.2. Thanh lý tủ hỏng."]


SIGNED = {
    "Nơi nhận:\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nK' Brôih Hùng\n": "K' Brôih Hùng",
    "Nơi nhận:\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nY Khiêm B'Krông\n": "Y Khiêm B'Krông",
    "Nơi nhận: Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Hoàng Quốc Bảo\n": "Hoàng Quốc Bảo",
    "Nơi nhận:\t\tTM. ỦY BAN NHÂN DÂN\n- Các sở;\t\tCHỦ TỊCH\n- Lưu: VT.\t\tNguyễn Hữu Khoát\n": "Nguyễn Hữu Khoát",
    "| Nơi nhận: | TM. ỦY BAN NHÂN DÂN |\n|---|---|\n| - Các sở; | CHỦ TỊCH |\n| - Lưu: VT. | **Đinh Thị Hải Yến** |\n": "Đinh Thị Hải Yến",
    "**CHỦ TỊCH**\n\n**Lê Quang Thuận**\n\n# QUY ĐỊNH\n\n(Kèm theo Kế hoạch số 28/KH-UBND)\n\n## Chương I. QUY ĐỊNH CHUNG\n\n**Điều 3. Nguyên tắc**\n\n1. Sửa nhà dột trước.\n": "Lê Quang Thuận",
}


@pytest.mark.parametrize("closing, signer", SIGNED.items(), ids=SIGNED.values())
def test_who_signed(closing: str, signer: str, tmp_path: Path):
    document = read(tmp_path, LETTERHEAD + "\nI. MỤC TIÊU\n\n1. Sửa 3 nhà trong năm.\n\n2. Mua 40 giường.\n\n" + closing, "k.txt" if "\t" in closing else "k.md")
    assert document.signer == signer
    assert not any("CHỦ TỊCH" in heading for heading in headings(document))


def test_what_stands_behind_the_signature_is_a_part_of_its_own(tmp_path: Path):
    document = read(tmp_path, LETTERHEAD + "\nĐiều 1. Ban hành kèm theo Quy định sửa chữa ký túc xá.\n\nĐiều 2. Có hiệu lực từ ngày ký.\n\n" + list(SIGNED)[-1])
    assert next(c.path for c in document.clauses if "nhà dột" in c.text) == ("QUY ĐỊNH", "Chương I. QUY ĐỊNH CHUNG", "Điều 3. Nguyên tắc")


def test_a_letterhead_and_a_signature_that_word_sets_by_tabs_and_spaces(tmp_path: Path):
    from docx import Document as Word

    word = Word()
    for line in ("ỦY BAN NHÂN DÂN\t\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "TỈNH TRÀ VINH            Độc lập - Tự do - Hạnh phúc", "Số: 1462/QĐ-UBND\tTrà Vinh, ngày 08 tháng 7 năm 2021",
                 "KẾ HOẠCH", "Phát triển dừa sáp trên địa bàn tỉnh Trà Vinh năm 2021", "I. MỤC TIÊU", "1. Trồng mới 200 ha.", "2. Có 3 sản phẩm OCOP.",
                 "Nơi nhận:\tTM. ỦY BAN NHÂN DÂN", "- Các sở, ngành;\tCHỦ TỊCH", "- Lưu: VT, NN.\tThạch Minh Trung"):
        word.add_paragraph(line)
    word.save(tmp_path / "k.docx")
    document = read_document(tmp_path / "k.docx")
    assert (document.issuer, document.number, document.date, document.signer) == ("Ủy ban nhân dân tỉnh Trà Vinh", "1462/QĐ-UBND", "2021-07-08", "Thạch Minh Trung")


BESIDE = """\
ỦY BAN NHÂN DÂN **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**
**HUYỆN CÁT TIÊN** **Độc lập - Tự do - Hạnh phúc**

Số: 46/KH-UBND *Cát Tiên, ngày 15 tháng 02 năm 2023*

**KẾ HOẠCH**
**Trồng điều ghép năm 2023**

UBND huyện ban hành Kế hoạch như sau:

I. MỤC TIÊU

1. Trồng 30 ha điều ghép.

2. Thi kể chuyện Độc lập - Tự do - Hạnh phúc ở trường.
"""


def test_columns_of_a_letterhead_with_but_a_blank_between(tmp_path: Path):
    document = read(tmp_path, BESIDE)
    assert (document.place, document.number, document.date) == ("huyện Cát Tiên", "46/KH-UBND", "2023-02-15")
    assert any(c.text == "2. Thi kể chuyện Độc lập - Tự do - Hạnh phúc ở trường." for c in document.clauses)
