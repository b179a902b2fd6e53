"""What Tesseract held possible besides what it read, weighed with the words around it; slips and columns of scans."""
from __future__ import annotations

import pytest

from ingest.readers.ocr_columns import mend_columns
from ingest.readers.ocr_doubts import doubts_of, odds_of
from ingest.readers.ocr_hocr import rows_of_hocr
from ingest.readers.ocr_labels import without_slips
from ingest.readers.ocr_readings import known_words, mended
from ingest.readers.pdf_rules import Field
from ingest.readers.pdf_words import Run, Word

# As Tesseract 5 writes it with lstm_choice_mode=2: the word "tỉnh", its third letter held possible as an "i"
HOCR = """<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml"><body>
<span class='ocr_line' title="bbox 100 100 400 140; baseline 0 -8; x_size 40; x_descenders 8; x_ascenders 8">
 <span class='ocrx_word' id='word_1' title='bbox 100 100 200 140; x_wconf 93'>tỉnh
  <span class='ocrx_cinfo' id='lstm_choices_1_1'><span class='ocrx_cinfo' id='choice_1' title='x_confs 94.9'> </span></span>
  <span class='ocrx_cinfo' id='lstm_choices_1_2'><span class='ocrx_cinfo' id='choice_2' title='x_confs 95.7'>t</span></span>
  <span class='ocrx_cinfo' id='lstm_choices_1_3'><span class='ocrx_cinfo' id='choice_3' title='x_confs 93.4'>ỉ</span><span class='ocrx_cinfo' id='choice_4' title='x_confs 62.5'>i</span></span>
  <span class='ocrx_cinfo' id='lstm_choices_1_4'><span class='ocrx_cinfo' id='choice_5' title='x_confs 90.5'>n</span></span>
  <span class='ocrx_cinfo' id='lstm_choices_1_5'><span class='ocrx_cinfo' id='choice_6' title='x_confs 95.2'>h</span></span>
 </span>
</span></body></html>""".encode()


def word(text: str, **others: dict[str, float]) -> Word:
    """A word read with certainty but for some letters: word('Cống,', ố={'ổ': 0.5})."""
    choices = tuple(((letter, 0.95), *others.get(letter, {}).items()) for letter in text)
    return Word(text=text, left=0, right=10, top=0, bottom=10, baseline=9, size=12, choices=choices)


def test_letters_and_what_else_they_may_be_are_read_from_hocr():
    [[read]] = rows_of_hocr(HOCR, 0.24)
    assert read.text == "tỉnh"
    assert read.choices[1] == (("ỉ", 0.934), ("i", 0.625))


def test_doubts_lean_to_one_side():
    assert odds_of("ổ", "ố", 0.5) > 1.0        # read with sắc, written with hỏi
    assert odds_of("ố", "ổ", 0.5) < -3.0       # the other way about, never
    assert odds_of("i", "ỉ", 0.8) > 1.0
    assert odds_of("n", "m", 0.5) < -3.0


def test_what_a_word_may_be():
    assert doubts_of([Run([word("Cống,", ố={"ổ": 0.5})])]) == {"cống": {"cổng": pytest.approx(odds_of("ổ", "ố", 0.5 / 0.95))}}
    assert doubts_of([Run([word("HTX", T={"I": 0.9})])]) == {}                     # letters of abbreviations stay
    assert "TỔNG".lower() in doubts_of([Run([word("TỐNG", Ố={"Ổ": 0.5})])])["tống"]   # their marks do not


@pytest.mark.parametrize(("read", "doubts", "written"), [
    ("sản xuất tỉnh dầu tràm", {"tỉnh": {"tinh": 1.2}}, "sản xuất tinh dầu tràm"),
    ("Ủy ban nhân dân tỉnh", {"tỉnh": {"tinh": 1.2}}, "Ủy ban nhân dân tỉnh"),
    ("Nghệ nhân được chỉ trả 300.000 đồng", {"chỉ": {"chi": 2.0}}, "Nghệ nhân được chi trả 300.000 đồng"),
    ("đưa bài then cố lên mạng", {"cố": {"cổ": 2.0}}, "đưa bài then cổ lên mạng"),
    ("trồng nấm rơm", {"nấm": {"nẩm": 0.5}}, "trồng nấm rơm"),                      # no word that anybody knows
])
def test_the_words_around_decide(read, doubts, written):
    assert mended(known_words(), [read], doubts) == [written]


@pytest.mark.parametrize(("read", "right"), [
    ("TỔỐNG CỘNG", "TỔNG CỘNG"), ("PHÂẦN I", "PHÂN I"), ("NÑS tỉnh", "NS tỉnh"), ("NÚỨT GIAO", "NÚT GIAO"), ("TÔỔNG SỐ", "TỔNG SỐ"), ("/QĐÐ-UBND", "/QĐ-UBND"),
    ("58/2025⁄NQ-HĐND", "58/2025/NQ-HĐND"), ("Đắk NDrót", "Đắk N'Drót"), ("xã ChƠm", "xã Ch'Ơm"), ("Long ‹Thành", "Long Thành"), ("-a) Mỗi lớp", "a) Mỗi lớp"),
    ("sinh khối,. quản lý", "sinh khối, quản lý"), ("giống gà..", "giống gà."), ("thuận.tiện, dễ", "thuận tiện, dễ"), ("'§ố chỗ", "Số chỗ"), ("nf", "nt"),
    ("TỔỐNG CỘNG", "TỔNG CỘNG"),
])
def test_slips_that_are_plain(read, right):
    assert without_slips(read) == right


@pytest.mark.parametrize("text", ["lưu trữ, hưu trí", "xoong nồi", "bảo tồn voọc Cát Bà", "rơ moóc", "mặc quần soóc", "VietGAP", "ThS. Mẫu", "PGĐ Sở", "chờ ...", "cứu hỏa", "- Sở Tài chính", "HĐND"])
def test_words_that_only_look_like_slips(text):
    assert without_slips(text) == text


def table(*rows: tuple[str, ...]) -> tuple[dict[Field, list[Run]], dict[Field, int]]:
    cells = {Field(r, c, 1, 1): [Run([word(text)])] for r, row in enumerate(rows) for c, text in enumerate(row) if text}
    return cells, dict.fromkeys(cells, 20)


def first_column(cells: dict[Field, list[Run]]) -> list[str]:
    return [cells[f][0].text for f in sorted(cells, key=lambda f: f.row) if f.column == 0]


def test_the_first_number_and_the_heading_above_it():
    cells, heights = table(("M", "Điểm"), ("1", "Kho Vàng"))
    mend_columns(cells, heights)
    assert first_column(cells) == ["TT", "1"]
    cells, heights = table(("TT", "Trường"), ("+", "Mẫu"), ("2", "Thử"), ("3", "Nháp"))
    mend_columns(cells, heights)
    assert first_column(cells) == ["TT", "1", "2", "3"]


def test_a_groups_letter_before_its_rows_stays():
    cells, heights = table(("TT", "Nội dung"), ("A", "Nhóm"), ("2", "Thử"), ("3", "Nháp"))
    mend_columns(cells, heights)
    assert first_column(cells)[1] == "A"
