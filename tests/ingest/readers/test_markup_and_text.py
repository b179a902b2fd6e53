"""Plain text and Markdown: marks of emphasis read into flags, what an extractor left taken out, tables found."""
from __future__ import annotations

from pathlib import Path

import pytest

from ingest.blocks import Grid, Line
from ingest.errors import EmptyFile, TooLarge
from ingest.readers.markup import read_marks, strip_marks_of_emphasis
from ingest.readers.text import read, read_text


def one(line: str):
    (marked,) = read_marks(line)
    return marked


@pytest.mark.parametrize(("line", "text", "heading", "bold", "italic"), [
    ("## **II. NHIỆM VỤ**", "II. NHIỆM VỤ", 2, 12, False),
    ("**5. Sở Tài chính:** Chủ trì lập dự toán", "5. Sở Tài chính: Chủ trì lập dự toán", None, 16, False),
    ("*(Chi tiết tại phụ lục)*", "(Chi tiết tại phụ lục)", None, 0, True),
    ("nhu cầu **36.735 triệu đồng**, (*để làm đường*)", "nhu cầu 36.735 triệu đồng, (để làm đường)", None, 0, False),
    ("<b>TỔNG CỘNG</b>", "TỔNG CỘNG", None, 9, False),
    ("Lưu: VT, KT<sub>(ntD)</sub>.", "Lưu: VT, KT(ntD).", None, 0, False),
    ("* Giải pháp", "* Giải pháp", None, 0, False),
    ("Số liệu ước (*) và (*) tạm tính", "Số liệu ước (*) và (*) tạm tính", None, 0, False),
    ("lãi 2*3*4 và 5**", "lãi 2*3*4 và 5**", None, 0, False),
    ("<script>alert(1)</script> là chữ", "<script>alert(1)</script> là chữ", None, 0, False),
])
def test_marks_of_one_line(line, text, heading, bold, italic):
    assert one(line) == (text, heading, bold, italic)


def test_lines_glued_together_are_parted():
    marked = read_marks("**Phụ lục 03:****Danh mục dự án***(Kèm theo Kế hoạch số /KH-UBND)**(Đơn vị tính: triệu đồng)*")
    assert [m.text for m in marked] == ["Phụ lục 03:", "Danh mục dự án", "(Kèm theo Kế hoạch số /KH-UBND)", "(Đơn vị tính: triệu đồng)"]
    assert [m.text for m in read_marks("TM. ỦY BAN<br>CHỦ TỊCH")] == ["TM. ỦY BAN", "CHỦ TỊCH"]


def test_emphasis_inside_a_sentence_parts_nothing():
    assert len(read_marks("Tổng vốn **57 triệu đồng**, *trong đó* vốn xã **(phần đối ứng)** còn lại")) == 1


def test_marks_are_stripped_for_comparing():
    assert strip_marks_of_emphasis("<b>57.285</b> *ước*") == "57.285 ước"


def test_what_an_extractor_left_is_taken_out():
    blocks = read_text("Phát triển vùng nguyên liệu để phục vụ\n\nhttps://vi-du.vn/van-ban.aspx\n sản xuất, chế biến.\n□\n-----\nTrang 3/12\nHết.", "a.txt")
    assert [b.text for b in blocks] == ["Phát triển vùng nguyên liệu để phục vụ", "sản xuất, chế biến.", "Hết."]
    assert [b.gap for b in blocks] == [False, True, True]


def test_page_numbers_go_where_form_feeds_part_pages():
    blocks = read_text("Trang một\n1\n\f2\nTrang hai\n\n3 con bò\n", "a.txt")
    assert [b.text for b in blocks] == ["Trang một", "Trang hai", "3 con bò"]


def test_unprintable_characters_go():
    (line,) = read_text("B\u200bỏ\u200d qua \x1b[31mchữ\x1b[0m \u202ehướng\u202c\x07\n", "a.txt")
    assert line.text == "Bỏ qua chữ hướng"


def test_tables_in_text_become_grids():
    blocks = read_text("Danh mục\n\nTT\tTên\tKinh phí\n1\tCầu\t200\n2\tĐường\t300\n\nHết.\n", "a.txt")
    assert [type(b) for b in blocks] == [Line, Grid, Line]
    assert [cell.text for cell in blocks[1].rows[2].cells] == ["2", "Đường", "300"]


def test_media_by_content(tmp_path: Path):
    for name, text, media in (("a.txt", "# KẾ HOẠCH\n\n## I. MỤC TIÊU\n", "markdown"), ("b.md", "KẾ HOẠCH\nI. MỤC TIÊU\n", "text")):
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert read(tmp_path / name).media == media


def test_a_line_without_end_is_refused(tmp_path: Path):
    (tmp_path / "dai.txt").write_text("kế hoạch " * 20_000, encoding="utf-8")
    with pytest.raises(TooLarge, match=r"dai\.txt: có một dòng dài 180\.000 ký tự"):
        read(tmp_path / "dai.txt")


def test_a_blank_file_is_refused(tmp_path: Path):
    (tmp_path / "trong.txt").write_text("  \n\n\t\n", encoding="utf-8")
    with pytest.raises(EmptyFile, match="trong.txt"):
        read(tmp_path / "trong.txt")


def test_columns_side_by_side_are_put_one_after_the_other():
    text = """  ỦY BAN NHÂN DÂN               CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
   HUYỆN BA BỂ                       Độc lập - Tự do - Hạnh phúc
  Số:      /KH-UBND                  Ba Bể, ngày      tháng 4 năm 2024

                           KẾ HOẠCH
Giao các xã thực hiện, ba   lần mỗi năm.

Nơi nhận:                                TM. ỦY BAN NHÂN DÂN
- Như trên;                                  CHỦ TỊCH
- Lưu: VT.


                                         Triệu Văn Bình
"""
    assert [b.text for b in read_text(text, "a.txt")] == [
        "ỦY BAN NHÂN DÂN", "HUYỆN BA BỂ", "Số: /KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
        "Ba Bể, ngày tháng 4 năm 2024", "KẾ HOẠCH", "Giao các xã thực hiện, ba lần mỗi năm.",
        "Nơi nhận:", "- Như trên;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Triệu Văn Bình",
    ]
