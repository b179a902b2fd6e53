"""Lines of PDFs drawn for the test: their order, how they are set, and what is left out as furniture."""
from __future__ import annotations

import pytest
from tests.ingest.readers.pdf_files import LEFT, RIGHT, STEP, Pages, grids, lines

from ingest.readers.pdf import read

BODY = ("Ủy ban nhân dân tỉnh giao các sở, ban, ngành tổ chức triển khai thực hiện", "nghiêm túc Kế hoạch này.")


def test_heading_and_signature_blocks_are_read_column_by_column(tmp_path):
    pages = Pages(tmp_path / "a.pdf")
    left, right = 160, 400
    for i, (issuer, motto) in enumerate([("UBND TỈNH MẪU", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
                                         ("SỞ NỘI VỤ", "Độc lập - Tự do - Hạnh phúc")]):
        pages.centred(left, 60 + i * STEP, issuer, face="bold")
        pages.centred(right, 60 + i * STEP, motto, face="bold")
    pages.centred(left, 110, "Số: 11/KH-SNV")
    pages.centred(right, 113, "Mẫu, ngày 09 tháng 01 năm 2027", face="italic")
    pages.rule(140, 100, 180, 100)
    pages.centred(312, 150, "KẾ HOẠCH", 14, "bold")
    y = pages.paragraph(180, *BODY)
    for i, name in enumerate(["Nơi nhận:", "- Như trên;", "- Các phòng;", "- Chi cục;", "- Lưu: VT."]):
        pages.text(LEFT, y + 30 + i * 13, name, 11)
    for i, name in enumerate(["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]):
        pages.centred(430, y + 30 + i * 16, name, 13, "bold")
    pages.centred(430, y + 120, "Lê Thị Mẫu", 13, "bold")

    found = [line.text for line in lines(read(pages.done()))]

    assert found == [
        "UBND TỈNH MẪU", "SỞ NỘI VỤ", "Số: 11/KH-SNV", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
        "Mẫu, ngày 09 tháng 01 năm 2027", "KẾ HOẠCH", *BODY, "Nơi nhận:", "- Như trên;", "- Các phòng;", "- Chi cục;", "- Lưu: VT.",
        "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê Thị Mẫu",
    ]


def test_a_long_issuer_close_to_the_motto(tmp_path):
    pages = Pages(tmp_path / "a.pdf")
    end = pages.text(40, 60, "ỦY BAN NHÂN DÂN TỈNH THỪA THIÊN MẪU", 12)
    pages.text(end + 5, 60, "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12)
    pages.centred(160, 78, "Số: 25/2027/QĐ-UBND", 12)
    pages.centred(end + 130, 78, "Độc lập - Tự do - Hạnh phúc", 12)
    pages.centred(300, 120, "QUYẾT ĐỊNH", 14, "bold")
    pages.paragraph(150, "Đảng Cộng sản Việt Nam lãnh đạo; Cộng hòa xã hội chủ nghĩa Việt Nam", "là nước độc lập - có chủ quyền.")

    assert [line.text for line in lines(read(pages.done()))] == [
        "ỦY BAN NHÂN DÂN TỈNH THỪA THIÊN MẪU", "Số: 25/2027/QĐ-UBND", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc", "QUYẾT ĐỊNH", "Đảng Cộng sản Việt Nam lãnh đạo; Cộng hòa xã hội chủ nghĩa Việt Nam",
        "là nước độc lập - có chủ quyền."]


@pytest.mark.parametrize("foot", ["{0}", "- {0} -", "Trang {0}/4", "Trang {0}"])
def test_running_heads_and_page_numbers_are_left_out(tmp_path, foot):
    pages = Pages(tmp_path / "a.pdf")
    for number in range(1, 5):
        pages.text(LEFT, 40, "Quyết định số 25/QĐ-UBND ngày 03/02/2027", 10, "italic")
        pages.paragraph(90, f"Nội dung của trang {number} được quy định như sau:", "2027")
        pages.centred(300, 810, foot.format(number), 11)
        pages.turn_over()

    found = [line.text for line in lines(read(pages.done()))]

    assert found == [text for n in range(1, 5) for text in (f"Nội dung của trang {n} được quy định như sau:", "2027")]


def test_how_a_line_is_set_is_told(tmp_path):
    pages = Pages(tmp_path / "a.pdf")
    end = pages.text(LEFT + 30, 120, "Điều 1. ", face="bold")
    pages.text(end, 120, "Phạm vi điều chỉnh của Quyết định này trên địa bàn tỉnh.")
    pages.text(LEFT + 30, 160, "Căn cứ Luật Đất đai;", face="italic")
    y = 200
    for _ in range(8):
        end = pages.text(LEFT, y, "Các cơ quan, đơn vị có liên quan chịu trách nhiệm thi hành kể từ ngày ký này.")
        y += STEP
    pages.centred((LEFT + end) / 2, 80, "Chương I", face="bold")
    chapter, article, basis, *rest = lines(read(pages.done()))

    assert (chapter.centered, chapter.bold) == (True, len("Chương I"))
    assert article.text[:article.bold] == "Điều 1." and not article.centered
    assert article.indent == pytest.approx(30 / (end - LEFT), abs=0.01)
    assert basis.italic and basis.blank_before and basis.fill < 0.5
    assert not any(line.blank_before for line in rest[1:])
    assert all(line.fill == pytest.approx(1.0, abs=0.01) and line.indent == pytest.approx(0, abs=0.01) for line in rest)
    assert article.box.left == pytest.approx((LEFT + 30) / 595, abs=0.002) and article.box.top < 120 / 842 < article.box.bottom


def test_raised_and_lowered_marks_stay_with_their_word(tmp_path):
    pages = Pages(tmp_path / "a.pdf")
    end = pages.text(LEFT, 100, "Diện tích 15 m")
    end = pages.text(end, 95, "2", 8)
    end = pages.text(end, 100, " một người; khí CO")
    end = pages.text(end, 103, "2", 8)
    pages.text(end, 100, " giảm 10% so với năm 2025.")

    assert [line.text for line in lines(read(pages.done()))] == ["Diện tích 15 m2 một người; khí CO2 giảm 10% so với năm 2025."]


def test_footnotes_are_set_apart_and_their_marks_left_out(tmp_path):
    pages = Pages(tmp_path / "a.pdf")
    end = pages.text(LEFT, 100, "Toàn tỉnh có 45 hợp tác xã")
    end = pages.text(end, 95, "1", 8)
    pages.text(end, 100, " đang hoạt động, doanh thu đạt 120 tỷ đồng")
    pages.text(LEFT, 100 + STEP, "và nộp ngân sách 3 tỷ đồng.")
    pages.rule(LEFT, 730, LEFT + 140, 730)
    pages.text(LEFT, 742, "1", 7)
    pages.text(LEFT + 5, 746, "Theo số liệu của cơ quan thống kê tỉnh,", 10)
    pages.text(LEFT, 759, "tính đến hết năm 2026.", 10)

    found = lines(read(pages.done()))

    assert [line.text for line in found] == [
        "Toàn tỉnh có 45 hợp tác xã đang hoạt động, doanh thu đạt 120 tỷ đồng", "và nộp ngân sách 3 tỷ đồng.",
        "1 Theo số liệu của cơ quan thống kê tỉnh,", "tính đến hết năm 2026."]
    assert [line.note for line in found] == [False, False, True, True]


def test_frames_and_underlines_are_no_tables(tmp_path):
    pages = Pages(tmp_path / "a.pdf")
    pages.frame(LEFT - 5, 80, RIGHT, 130)
    pages.paragraph(100, *BODY)
    pages.rule(LEFT, 172, 300, 172)
    pages.text(LEFT, 170, "Mục tiêu chung được gạch dưới và đóng khung ở trên", face="bold")
    reading = read(pages.done())

    assert not grids(reading)
    assert [line.text for line in lines(reading)] == [*BODY, "Mục tiêu chung được gạch dưới và đóng khung ở trên"]


def test_letters_printed_twice_are_bold_and_read_once(tmp_path):
    pages = Pages(tmp_path / "a.pdf")
    for shift in (0, 0.3):
        pages.text(LEFT + shift, 100, "In đậm bằng cách in hai lần chồng lên nhau cho rõ")
    pages.text(LEFT, 130, "Kế hoạch phát triển nông thôn của tỉnh năm nay")

    twice, once = lines(read(pages.done()))
    assert (twice.text, once.text) == ("In đậm bằng cách in hai lần chồng lên nhau cho rõ", "Kế hoạch phát triển nông thôn của tỉnh năm nay")
    assert twice.bold == len(twice.text) and not once.bold


@pytest.mark.parametrize("quarter", [0, 1, 2, 3])
def test_turned_pages_are_read_upright(tmp_path, quarter):
    pages = Pages(tmp_path / "a.pdf", quarter=quarter)
    pages.upwards(200, 800, "Phụ lục được đặt nằm ngang trên trang giấy đứng của kế hoạch")
    pages.upwards(220, 800, "dòng thứ hai của phụ lục ấy")

    assert [line.text for line in lines(read(pages.done()))] == [
        "Phụ lục được đặt nằm ngang trên trang giấy đứng của kế hoạch", "dòng thứ hai của phụ lục ấy"]


def test_a_page_written_on_its_side_gives_its_places_on_the_page_as_it_lies(tmp_path):
    pages = Pages(tmp_path / "a.pdf")
    pages.upwards(200, 800, "Phụ lục được đặt nằm ngang trên trang giấy đứng của kế hoạch")
    [line] = lines(read(pages.done()))

    assert line.text.startswith("Phụ lục được đặt")
    assert line.box.left < 200 / 595 < line.box.right + 0.01 and line.box.bottom == pytest.approx(800 / 842, abs=0.01)


@pytest.mark.parametrize(("media", "crop"), [((0, 0, 595, 842), (20, 30, 575, 800)), ((-20, -30, 600, 850), (20, 30, 575, 800)),
                                             ((20, 30, 575, 800), (20, 30, 575, 800))])
def test_places_are_those_of_the_page_as_it_is_shown(tmp_path, media, crop):
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import RectangleObject

    pages = Pages(tmp_path / "a.pdf")
    pages.text(LEFT, 100, "Dòng chữ trong khung nhìn thấy được")
    pages.text(LEFT, 20, "Dấu của nhà in ở ngoài khung")
    writer = PdfWriter(PdfReader(pages.done()))
    writer.pages[0].mediabox, writer.pages[0].cropbox = RectangleObject(media), RectangleObject(crop)
    writer.write(tmp_path / "b.pdf")
    [line] = lines(read(tmp_path / "b.pdf"))

    assert line.text == "Dòng chữ trong khung nhìn thấy được"
    assert line.box.left == pytest.approx((LEFT - 20) / 555, abs=0.003)
    assert line.box.top < (100 - 42) / 770 < line.box.bottom and line.box.bottom - line.box.top < 0.03


def test_stamps_of_signing_software_are_left_out(tmp_path):
    pages = Pages(tmp_path / "a.pdf")
    for i, text in enumerate(["Ký bởi: ỦY BAN NHÂN DÂN TỈNH MẪU", "Cơ quan: Tỉnh Mẫu", "Thời gian ký: 12/03/2027 15:03:12 +07:00"]):
        pages.text(300, 40 + 9 * i, text, 8)
    pages.text(LEFT, 120, "Cơ quan: Sở Nội vụ tỉnh Mẫu, số 1 đường Mẫu")

    assert [line.text for line in lines(read(pages.done()))] == ["Cơ quan: Sở Nội vụ tỉnh Mẫu, số 1 đường Mẫu"]


def test_margins_that_change_sides_are_no_indents(tmp_path):
    pages = Pages(tmp_path / "a.pdf")
    for number in range(4):
        for i in range(20):
            pages.text(LEFT + (0 if number % 2 else 30), 90 + i * STEP, "Các cơ quan, đơn vị chịu trách nhiệm thi hành Quyết định này kể từ")
        pages.turn_over()

    assert {round(line.indent, 2) for line in lines(read(pages.done()))} == {0.0}


def test_fonts_from_before_unicode():
    from ingest.readers.pdf_words import runs_of

    chars, x = [], 100.0
    for letter in "B¶o tån":
        chars.append({"text": letter, "x0": x, "x1": x + 6, "top": 90.0, "bottom": 103.0, "y0": 739.0, "size": 13.0,
                      "fontname": "ABCDEF+.VnTime", "matrix": (1, 0, 0, 1, x, 742.0)})
        x += 6
    [run] = runs_of(chars)

    assert run.text == "Bảo tồn"
