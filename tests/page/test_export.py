"""Word and Excel files of what the page shows, opened again with the libraries that offices' programs agree with."""
from __future__ import annotations

import re
import zipfile
from io import BytesIO

import pytest

from assistant.answer import Answer, Citation
from assistant.page.export.excel import excel
from assistant.page.export.report import answer_report, matrix_report, money_report
from assistant.page.export.word import word
from assistant.views import money, responsibilities
from tests.views.made import write

A = "a" * 16


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    with write(tmp_path_factory.mktemp("xuat") / "chỉ mục") as index:
        yield index


@pytest.fixture
def answer(index) -> Answer:
    cited = tuple(Citation(number=n, document=index.document(A), clause=index.clause(f"{A}#{i}"), quote=index.clause(f"{A}#{i}").quote) for n, i in ((1, 3), (2, 4)))
    text = ("Tổng cộng: **750 triệu đồng** = 300 + 450 [1][2].\n\n| Xã | Tổng (triệu đồng) |\n| --- | --- |\n| Xã Bắc Hải [1] | 300 |\n| Xã Nam Hải [2] | 1.450,5 |\n\n"
            "> “=HYPERLINK(\"http://x.invalid\") & <b>”\n\n- gạch *đầu* dòng")
    return Answer(question="Bao nhiêu?", text=text, citations=cited)


def test_word_is_laid_out_after_the_decree_with_real_footnotes(answer):
    from docx import Document

    data = word(answer_report([("Kinh phí là bao nhiêu?", answer)]))
    document = Document(BytesIO(data))
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert 20 <= section.top_margin.mm <= 25 and 20 <= section.bottom_margin.mm <= 25
    assert 30 <= section.left_margin.mm <= 35 and 15 <= section.right_margin.mm <= 20
    normal = document.styles["Normal"].font
    assert (normal.name, normal.size.pt) == ("Times New Roman", 14)
    assert document.paragraphs[0].text == "Kinh phí là bao nhiêu?"
    assert [cell.text for cell in document.tables[0].rows[1].cells] == ["Xã Bắc Hải", "300"]
    with zipfile.ZipFile(BytesIO(data)) as archive:
        notes = archive.read("word/footnotes.xml").decode("utf-8")
        body = archive.read("word/document.xml").decode("utf-8")
    assert len(re.findall("footnoteReference", body)) == 4
    assert re.search(r'<w:footnoteReference w:id="1"/></w:r><w:r[^>]*><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t xml:space="preserve">, </w:t></w:r>', body)
    assert "Phụ lục, dòng 1" in notes and "1 | Xã Bắc Hải | 300 | 200 | 100" in notes and "Xem chú thích 1." in notes


def test_excel_holds_numbers_and_sources_and_no_formula(answer):
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(excel(answer_report([("Bao nhiêu?", answer)]))))
    rows = [[cell.value for cell in row] for row in book["Nội dung"].iter_rows()]
    north = next(row for row in rows if row[0] == "Xã Bắc Hải")
    south = next(row for row in rows if row[0] == "Xã Nam Hải")
    assert north[1] == 300 and south[1] == 1450.5
    assert "Phụ lục, dòng 1" in north[2] and "Phụ lục, dòng 2" in south[2] and "| 300 |" not in north[2]
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    sources = [[cell.value for cell in row] for row in book["Nguồn"].iter_rows()]
    assert [row[0] for row in sources[1:]] == [1, 2] and sources[1][5] == "1 | Xã Bắc Hải | 300 | 200 | 100"


def test_the_matrix_and_the_money_come_out_whole(index):
    from docx import Document
    from openpyxl import load_workbook

    duties = matrix_report(responsibilities.matrix(index, documents=[A]))
    table = Document(BytesIO(word(duties))).tables[0]
    assert [cell.text for cell in table.rows[0].cells] == ["Cơ quan", "Chủ trì", "Phối hợp"]
    assert table.rows[1].cells[1].text == "- hỗ trợ máy móc cho cơ sở dệt thổ cẩm"
    found = money.amounts(index, documents=[A])
    sheet = load_workbook(BytesIO(excel(money_report(found, money.grouped(found, "Địa bàn"), "Địa bàn"))))["Nội dung"]
    values = {row[0].value: row[1].value for row in sheet.iter_rows(min_row=3)}
    assert values["Xã Nam Hải"] == 450 and values["Cộng"] == 750


def test_the_files_of_an_answer_come_from_the_page(visit):
    from docx import Document
    from openpyxl import load_workbook

    visitor = visit()
    visitor.go()
    answer = visitor.ask("Xã Mai Châu được bao nhiêu kinh phí?")
    with visitor.page.expect_download() as coming:
        answer.get_by_role("link", name="Word").click()
    document = Document(coming.value.path())
    assert document.paragraphs[0].text == "Xã Mai Châu được bao nhiêu kinh phí?"
    with visitor.page.expect_download() as coming:
        answer.get_by_role("link", name="Excel").click()
    book = load_workbook(BytesIO(coming.value.path().read_bytes()))
    assert book["Nguồn"].max_row > 1


def test_columns_are_as_wide_and_rows_as_high_as_what_they_hold():
    from docx import Document
    from openpyxl import load_workbook

    long = "Mương thoát nước tại các cơ sở thuộc làng nghề hương, xóm Một, xóm Hai, xóm Ba và các xóm ở dọc theo sông"
    report = answer_report([("Bao nhiêu?", Answer(question="?", text=f"| Nội dung | Số hộ | Nguồn |\n| --- | --- | --- |\n| {long} | 300 | |"))])
    wide, narrow, marks = (column.width for column in Document(BytesIO(word(report))).tables[0].columns)
    assert wide > 2 * narrow and narrow >= marks
    sheet = load_workbook(BytesIO(excel(report)))["Nội dung"]
    row = next(row for row in sheet.iter_rows() if row[0].value == long)
    assert sheet.row_dimensions[row[0].row].height > 40 and sheet.page_setup.orientation == "landscape"
    assert [cell.value for cell in row] == [long, 300, ""] or [cell.value for cell in row] == [long, 300, None]
