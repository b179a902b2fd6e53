"""What is mended of a recognised page: marks by the words around them, labels by their order, cells by their column, digits by their ink."""
from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from ingest.blocks import Cell, Grid, GridRow, Line
from ingest.readers.ocr_columns import mend_columns
from ingest.readers.ocr_digits import FigureShape
from ingest.readers.ocr_labels import mend_labels_in_order, without_slips
from ingest.readers.ocr_marks import mend_marks
from ingest.readers.ocr_picture import whitened
from ingest.readers.ocr_readings import taken_for
from ingest.readers.ocr_romans import mend_quarters
from ingest.readers.ocr_specks import without_specks
from ingest.readers.ocr_words import without_stains
from ingest.readers.pdf_rules import Field
from ingest.readers.pdf_words import Run, Word


def mended(*texts: str) -> list[str]:
    """Lines of a page of whose letters Tesseract was sure."""
    return [line.text for line in mend_marks([Line(text=text, page=1) for text in texts], {1: {}})]


@pytest.mark.parametrize(("seen", "written"), [
    ("Tống kinh phí thực hiện Kế hoạch", "Tổng kinh phí thực hiện Kế hoạch"),
    ("chủ trì thấm định, kiếm tra", "chủ trì thẩm định, kiểm tra"),
    ("đồng bào dân tộc thiếu số", "đồng bào dân tộc thiểu số"),
    ("TỐNG KINH PHÍ THỰC HIỆN", "TỔNG KINH PHÍ THỰC HIỆN"),
    ("lông ghép các nguồn vốn", "lồng ghép các nguồn vốn"),
])
def test_marks_taken_for_others_are_mended(seen, written):
    assert mended(seen) == [written]


@pytest.mark.parametrize("text", [
    "Tổng kinh phí thực hiện Kế hoạch là 12.500 triệu đồng.",
    "Thay 64 đò gỗ bằng đò vỏ composite",       # 'đồ gỗ' is far commoner, and is not what stands there
    "Đào tạo nghề cạo mủ cao su",
    "xã Sì Lở Lầu, xã Pa Vây Sử",
    "Số 58/KH-UBND",
    "Chỉ tiêu đến năm 2030 của tỉnh và các sở, ngành tỉnh",
])
def test_what_is_right_stays(text):
    assert mended(text) == [text]


def test_a_word_is_read_with_the_line_below_it():
    assert mended("Chi tiết tại Phụ lục 3; tống", "kinh phí không đổi") == ["Chi tiết tại Phụ lục 3; tổng", "kinh phí không đổi"]


def test_cells_are_mended_and_other_pages_left():
    grid = Grid(rows=(GridRow(cells=(Cell(text="Tống cộng"), None, Cell(text="1.200")), page=1),
                      GridRow(cells=(Cell(text="Tống cộng"), None, Cell(text="1.200")), page=2)), spans_known=True)
    [out] = mend_marks([grid], {1: {}})
    assert [row.cells[0].text for row in out.rows] == ["Tổng cộng", "Tống cộng"]


def test_a_name_is_written_alike_everywhere():
    assert mended("xã Nậm Cuổi, bản Hua Cuối", "đường bản Hua Cuổi - suối Nậm Ma") == ["xã Nậm Cuổi, bản Hua Cuổi", "đường bản Hua Cuổi - suối Nậm Ma"]
    assert mended("xã Tân Tiến") == ["xã Tân Tiến"]


def test_a_figure_that_tesseract_is_not_sure_of_stays_among_its_words():
    def word(text: str, left: float, sure: float, tall: float = 10) -> Word:
        return Word(text=text, left=left, right=left + 30, top=10 - tall, bottom=10, baseline=9, size=11, sure=sure)

    line = [word("là", 0, 0.96), word("86.400", 34, 0.0), word("triệu", 68, 0.96)]
    assert [w.text for r in without_stains([Run(line)]) for w in r.words] == ["là", "86.400", "triệu"]
    stain = [word("là", 0, 0.96), word("86.400", 34, 0.96), word("ïz", 200, 0.0), word("Jư", 240, 0.0)]
    assert [w.text for r in without_stains([Run(stain)]) for w in r.words] == ["là", "86.400"]


def test_hoi_is_taken_for_sac_more_easily_than_a_letter_for_another():
    assert taken_for("tổng", "tống") > taken_for("trồng", "trông") > taken_for("đang", "dang") > taken_for("tông", "tong")


@pytest.mark.parametrize(("seen", "written"), [
    (["4. Sở A", "9. Sở B", "6. Sở C"], ["4. Sở A", "5. Sở B", "6. Sở C"]),
    (["c) Một", "đ) Hai", "đ) Ba"], ["c) Một", "d) Hai", "đ) Ba"]),
    (["e) Một", "ø) Hai", "h) Ba"], ["e) Một", "g) Hai", "h) Ba"]),
    (["1. Một", "2. Hai", "1. Ba", "2. Bốn"], ["1. Một", "2. Hai", "1. Ba", "2. Bốn"]),      # a new list, not a slip
    (["3. Một", "5. Hai"], ["3. Một", "5. Hai"]),                                          # nothing behind it tells
])
def test_labels_are_put_in_order(seen, written):
    assert [line.text for line in mend_labels_in_order([Line(text=text, page=1) for text in seen], {1})] == written


@pytest.mark.parametrize(("seen", "written"), [
    ("xã la Grai", "xã Ia Grai"), ("có nøuy cơ", "có nguy cơ"), ("Tháng .9/2026", "Tháng 9/2026"), ("Dã.quỳ", "Dã quỳ"),
    ("Giấy dó Dương Ö", "Giấy dó Dương Ô"), ("17 tuổi CÓ nguy cơ", "17 tuổi có nguy cơ"), ("sàn nongsan.vn của tỉnh", "sàn nongsan.vn của tỉnh"),
    ("của UBND xã", "của UBND xã"), ("theo Kế hoạch của", "theo Kế hoạch của"), ("thẩm định ĐTM của dự án", "thẩm định ĐTM của dự án"),
])
def test_slips_plain_from_the_text(seen, written):
    assert without_slips(seen) == written


def run(text: str, x: float = 0.0) -> Run:
    return Run([Word(text=word, left=x + 10 * i, right=x + 10 * i + 9, top=0, bottom=10, baseline=9, size=10) for i, word in enumerate(text.split())])


def columns(rows: list[list[str]], height: int = 30) -> list[list[str]]:
    """The rows with their columns mended; '' is a cell without ink, '?' one with ink that nothing was read in."""
    fields = {Field(r, c, 1, 1): text for r, row in enumerate(rows) for c, text in enumerate(row) if text}
    found = {field: [] if text == "?" else [run(text)] for field, text in fields.items()}
    heights = {field: 8 if text == "·" else height for field, text in fields.items()}
    mend_columns(found, heights)
    return [[" ".join(r.text for r in found.get(Field(r, c, 1, 1), [])) for c in range(len(row))] for r, row in enumerate(rows)]


def test_numbers_of_rows_and_their_heading():
    assert columns([["lá b", "Xã"], ["1", "Mẫu"], ["2", "Thử"], ["S", "Nháp"], ["4", "Vẽ"]]) == [
        ["TT", "Xã"], ["1", "Mẫu"], ["2", "Thử"], ["3", "Nháp"], ["4", "Vẽ"]]


def test_a_table_that_goes_on_from_another_page_has_no_heading():
    rows = [["4", "Mẫu", "12"], ["5", "Thử", "3"], ["6", "Nháp", "8"], ["7", "Vẽ", "9"]]
    assert columns(rows) == rows


@pytest.mark.parametrize(("seen", "written"), [
    (["A", "B", "G", "D"], ["A", "B", "C", "D"]), (["A", "1", "2", "Ầ", "1", "C"], ["A", "1", "2", "B", "1", "C"]),
    (["A", "B", "D"], ["A", "B", "D"]), (["A", "I", "II", "C"], ["A", "I", "II", "C"]), (["A", "I", "C"], ["A", "I", "C"]),
])
def test_letters_of_groups(seen, written):
    assert [row[0] for row in columns([["Nhóm", "Việc"], *([text, "Việc"] for text in seen)])][1:] == written


def test_crosses_among_crosses():
    rows = [["Xã", "2026", "2027"], ["A", "x", ""], ["B", "%", "x"], ["C", "X", "·"], ["D", "x", ""], ["Cộng", "4", "1"]]
    assert columns(rows) == [["Xã", "2026", "2027"], ["A", "x", ""], ["B", "x", "x"], ["C", "X", ""], ["D", "x", ""], ["Cộng", "4", "1"]]


def test_a_cross_in_a_row_of_totals_only():
    rows = [["Xã", "2026", "2027"], ["A", "x", ""], ["B", "x", "-"], ["C", "x", ""], ["Cộng", "3", "x"]]
    assert columns(rows) == rows


def test_figures_among_crosses_stay():
    rows = [["Xã", "2026"], ["A", "x"], ["B", "04"], ["C", "x"], ["D", "x"], ["Đ", "x"]]
    assert columns(rows) == rows


def test_a_speck_behind_a_word_is_no_stop():
    assert columns([["Huyện"], ["Tuy An."], ["Sông Hinh"], ["Đồng Xuân"], ["Sơn Hòa"]])[1] == ["Tuy An"]


def figure(text: str) -> np.ndarray:
    """The ink of a figure in Liberation Serif of 40 pixels, at the place (10, 10) of a page."""
    from PIL import ImageFont

    try:
        font = ImageFont.truetype("/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf", 40)
    except OSError:
        pytest.skip("phông Liberation chưa có trên máy")
    page = Image.new("L", (400, 80), 255)
    ImageDraw.Draw(page).text((10, 10), text, font=font, fill=0)
    return np.asarray(page) < 128


@pytest.mark.parametrize(("written", "read", "wanted"), [
    ("7,4", "74", "7,4"), ("31.850", "31.850.", "31.850"), ("5.380", "5,380", "5.380"), ("96", ".96", "96"), ("2026", "2026", "2026"), ("4.1", "41", "4.1"),
    ("74", "74", "74"), ("1.020", "102", "102"),          # another count of digits: it is not the same figure
])
def test_points_and_commas_stand_where_they_are_seen(written, read, wanted):
    shape = FigureShape.of(figure(written), (0, 0, 400, 80))
    assert shape is not None and shape.digits == sum(map(str.isdigit, written))
    assert shape.separated(read) == wanted


def test_letters_are_no_figure():
    assert FigureShape.of(figure("Mường"), (0, 0, 400, 80)) is None


@pytest.mark.parametrize(("written", "read", "wanted"), [("III", "IH", "III"), ("II", "H", "II"), ("III/2028", "II/2028", "III/2028"), ("I", "I", "I")])
def test_quarters_are_counted_by_their_shapes(written, read, wanted):
    from PIL import ImageFont

    try:
        font = ImageFont.truetype("/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf", 40)
    except OSError:
        pytest.skip("phông Liberation chưa có trên máy")
    page = Image.new("L", (600, 80), 255)
    draw = ImageDraw.Draw(page)
    draw.text((10, 10), "Quý", font=font, fill=0)
    draw.text((120, 10), written, font=font, fill=0)
    box = draw.textbbox((120, 10), written, font=font)
    words = [Word(text="Quý", left=10, right=90, top=10, bottom=60, baseline=50, size=40),
             Word(text=read, left=box[0] - 2, right=box[2] + 2, top=box[1] - 2, bottom=box[3] + 2, baseline=50, size=40)]
    mend_quarters([Run(words)], page, 1.0)
    assert words[1].text == wanted


def test_grey_paper_becomes_white_and_ink_stays_dark():
    page = Image.new("L", (1280, 960), 205)
    draw = ImageDraw.Draw(page)
    draw.rectangle((640, 0, 1280, 960), fill=235)
    draw.line((100, 500, 1200, 500), fill=70, width=3)
    white = np.asarray(whitened(page))
    assert white[100, 100] >= 245 and white[100, 1200] >= 245
    assert white[500, 300] < 110 and white[500, 1000] < 110


def test_dust_goes_and_dots_stay():
    page = Image.new("L", (600, 400), 255)
    draw = ImageDraw.Draw(page)
    draw.rectangle((100, 100, 112, 140), fill=0)      # a letter
    draw.rectangle((103, 88, 108, 93), fill=0)        # its dot
    draw.rectangle((400, 300, 405, 305), fill=0)      # dust
    clean = np.asarray(without_specks(page, 0.24))
    assert clean[120, 105] == 0 and clean[90, 105] == 0
    assert clean[302, 402] == 255
