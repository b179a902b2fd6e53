"""Word and Excel files of layouts that the sample plans do not have, all the way to clauses, labels and rows."""
from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from openpyxl import Workbook

from index.records import ClauseKind, Document, RowRole, TableRow
from ingest.document import read_document
from tests.ingest.readers.word_files import add_numbering, level, numbered


@pytest.fixture(scope="module")
def decision(tmp_path_factory: pytest.TempPathFactory) -> Document:
    """A decision whose articles, clauses and points are numbered by Word, with a table whose header cells are merged."""
    word = Word()
    head = word.add_table(1, 2)
    head.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nTỈNH BẮC NINH\nSố: 123/QĐ-UBND"
    head.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nBắc Ninh, ngày 05 tháng 3 năm 2025"
    for text in ("QUYẾT ĐỊNH", "Về việc phê duyệt Đề án phát triển du lịch nông thôn giai đoạn 2025-2030"):
        paragraph = word.add_paragraph()
        paragraph.add_run(text).bold = True
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    word.add_paragraph("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/02/2025;")
    word.add_paragraph("QUYẾT ĐỊNH:").alignment = WD_ALIGN_PARAGRAPH.CENTER
    add_numbering(word, 50, level(0, "Điều %1."), level(1, "%2."), level(2, "%3)", "lowerLetter"))
    for text, place in (("Phê duyệt Đề án với các nội dung sau:", 0), ("Mục tiêu", 1), ("Đón 500.000 lượt khách năm 2030;", 2),
                        ("Công nhận 10 điểm du lịch nông thôn.", 2), ("Kinh phí thực hiện: 25.000 triệu đồng.", 1),
                        ("Tổ chức thực hiện", 0), ("Sở Tài chính bố trí kinh phí.", 1)):
        numbered(word, text, 50, place)
    table = word.add_table(4, 5, style="Table Grid")
    for first, last, text in (((0, 0), (1, 0), "TT"), ((0, 1), (1, 1), "Nội dung"), ((0, 2), (0, 3), "Kinh phí (triệu đồng)"),
                              ((0, 4), (1, 4), "Đơn vị chủ trì")):
        table.cell(*first).merge(table.cell(*last)).text = text
    for row, texts in enumerate((["", "", "NSTW", "NSĐP"], ["1", "Xây dựng điểm du lịch", "5.000", "3.000", "Sở VHTTDL"],
                                 ["", "Tổng cộng", "5.000", "3.000", ""]), 1):
        for column, text in enumerate(texts):
            if text:
                table.cell(row, column).text = text
    end = word.add_table(1, 2)
    end.cell(0, 0).text = "Nơi nhận:\n- Như Điều 2;\n- Lưu: VT."
    end.cell(0, 1).text = "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nNguyễn Văn Minh"
    path = tmp_path_factory.mktemp("word") / "quyết định.docx"
    word.save(path)
    return read_document(path)


def test_metadata_of_the_decision(decision: Document) -> None:
    assert (decision.kind, decision.number, decision.date, decision.signer, decision.province, decision.period) == (
        "Quyết định", "123/QĐ-UBND", "2025-03-05", "Nguyễn Văn Minh", "Bắc Ninh", (2025, 2030))


def test_labels_come_from_the_numbers_that_word_computes(decision: Document) -> None:
    labels = {clause.text: clause.label for clause in decision.clauses}
    assert labels["a) Đón 500.000 lượt khách năm 2030;"] == "Điều 1, khoản 1, điểm a"
    assert labels["b) Công nhận 10 điểm du lịch nông thôn."] == "Điều 1, khoản 1, điểm b"
    assert labels["2. Kinh phí thực hiện: 25.000 triệu đồng."] == "Điều 1, khoản 2"
    assert labels["1. Sở Tài chính bố trí kinh phí."] == "Điều 2, khoản 1"


def test_rows_of_the_decision(decision: Document) -> None:
    leaf, total = [clause for clause in decision.clauses if isinstance(clause, TableRow)]
    assert leaf.headers == ("TT", "Nội dung", "Kinh phí (triệu đồng) › NSTW", "Kinh phí (triệu đồng) › NSĐP", "Đơn vị chủ trì")
    assert leaf.cells == ("1", "Xây dựng điểm du lịch", "5.000", "3.000", "Sở VHTTDL") and leaf.role is RowRole.LEAF
    assert leaf.unit == "triệu đồng" and total.role is RowRole.TOTAL
    assert [clause.text for clause in decision.clauses if clause.kind is ClauseKind.CLOSING][-1] == "Nguyễn Văn Minh"


def test_a_workbook_of_two_annexes(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "PL I"
    for row in (["UBND TỈNH BẮC NINH"], [], ["PHỤ LỤC I: DỰ TOÁN KINH PHÍ ĐỀ ÁN DU LỊCH"],
                ["(Kèm theo Quyết định số 123/QĐ-UBND ngày 05/3/2025 của UBND tỉnh)"], [None] * 4 + ["Đơn vị tính: triệu đồng"],
                ["TT", "Nội dung", "Tổng số", "Trong đó"], [None, None, None, "NSTW", "NSĐP"],
                [None, "TỔNG CỘNG", 10000, 5000, 5000], ["I", "Xây dựng cơ bản", 8000, 5000, 3000],
                [1, "Điểm du lịch làng tranh", 8000, 5000, 3000], ["II", "Đào tạo", 2000, None, 2000], [1, "Tập huấn", 2000, None, 2000]):
        sheet.append(row)
    for merged in ("A3:E3", "A4:E4", "A6:A7", "B6:B7", "C6:C7", "D6:E6"):
        sheet.merge_cells(merged)
    for row in sheet["C8:E12"]:
        for cell in row:
            cell.number_format = "#,##0"
    second = book.create_sheet("PL II")
    for row in (["DANH SÁCH ĐIỂM DU LỊCH"], ["TT", "Tên điểm", "Xã", "Năm"], [1, "Làng gốm", "Phù Lãng", 2027]):
        second.append(row)
    book.save(tmp_path / "phụ lục.xlsx")
    document = read_document(tmp_path / "phụ lục.xlsx")
    rows = [clause for clause in document.clauses if isinstance(clause, TableRow)]
    assert document.media == "xlsx" and document.number == "123/QĐ-UBND" and document.title.startswith("PHỤ LỤC I")
    assert [row.role for row in rows] == [RowRole.TOTAL, RowRole.SUBTOTAL, RowRole.LEAF, RowRole.SUBTOTAL, RowRole.LEAF, RowRole.LEAF]
    assert rows[2].cells == ("1", "Điểm du lịch làng tranh", "8.000", "5.000", "3.000")
    assert rows[2].headers[3:] == ("Trong đó › NSTW", "Trong đó › NSĐP") and rows[2].unit == "triệu đồng"
    assert rows[2].groups == ("I. Xây dựng cơ bản",)
    assert rows[5].cells == ("1", "Làng gốm", "Phù Lãng", "2027") and rows[5].unit == ""
    assert rows[5].path[0].startswith("Phụ lục II") and rows[4].path[0].startswith("PHỤ LỤC I:")
