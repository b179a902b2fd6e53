"""The sample plans are read as they were written: marked, complete, with their tables; and stay small."""
from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.answer import Citation
from index.records import RowRole, TableRow
from ingest.document import read_document

FOLDER = Path(__file__).parents[2] / "ingest" / "sample_plans"
# file → (number, date, place, today's province, period, signer, rows of each table without group, subtotal and total rows)
PLANS = {
    "phu-tho-ocop-lang-nghe-2026.pdf": ("912/KH-UBND", "2026-03-24", "tỉnh Phú Thọ", "Phú Thọ", (2026, 2028), "Đinh Công Minh Họa", [14, 8]),
    "quang-ngai-ocop-2026.docx": ("388/QĐ-UBND", "2026-02-06", "tỉnh Quảng Ngãi", "Quảng Ngãi", (2026, 2028), "Phạm Minh Họa", [5, 8]),
    "an-giang-nganh-nghe-ocop-2026.md": ("145/KH-UBND", "2026-01-30", "tỉnh An Giang", "An Giang", (2026, 2030), "Lê Thị Minh Họa", [9]),
    "an-giang-ocop-2023.txt": ("212/KH-UBND", "2023-03-14", "tỉnh An Giang", "An Giang", (2023, 2025), "Trần Văn Minh Họa", [5]),
    "lang-son-nuoc-sach-2026.pdf": ("", "2026-05-11", "tỉnh Lạng Sơn", "Lạng Sơn", (2026, 2030), "Hoàng Thị Minh Họa", [4, 9]),
    "thach-ha-chuyen-doi-so-2026.docx": ("26/KH-UBND", "2026-01-19", "xã Thạch Hà", "Hà Tĩnh", (2026, 2026), "Nguyễn Văn Minh Họa", [6]),
    "ninh-thuan-dao-tao-nghe-2023.txt": ("1730/KH-UBND", "2023-04-21", "tỉnh Ninh Thuận", "Khánh Hòa", (2023, 2025), "Nguyễn Long Minh Họa", [7]),
}
# file → for each table with a total: the total row's figures, and the columns in which the leaves add up to them
TOTALS = {
    "phu-tho-ocop-lang-nghe-2026.pdf": [("18.000", "7.850", "6.470", "1.320", "2.360")],
    "quang-ngai-ocop-2026.docx": [("14.420", "5.540", "4.880", "4.000")],
    "an-giang-nganh-nghe-ocop-2026.md": [("11.300", "6.450", "1.860", "2.990")],
    "an-giang-ocop-2023.txt": [("55", "6.000", "2.100")],
    "lang-son-nuoc-sach-2026.pdf": [("7.470", "96.500", "85.500", "11.000")],
    "thach-ha-chuyen-doi-so-2026.docx": [("1.865", "1.000", "865")],
    "ninh-thuan-dao-tao-nghe-2023.txt": [("4.300", "4.450", "4.750", "13.500", "29.300", "19.600")],
}


@pytest.fixture(scope="module")
def documents():
    return {name: read_document(FOLDER / name) for name in PLANS}


def tables(document) -> list[list[TableRow]]:
    rows = [clause for clause in document.clauses if isinstance(clause, TableRow)]
    return [[row for row in rows if row.table == n] for n in sorted({row.table for row in rows})]


def figure(cell: str) -> float:
    return float(cell.replace(".", "").replace(",", ".")) if re.fullmatch(r"[\d.]+(,\d+)?", cell) else 0.0


def test_the_folder_holds_these_and_is_small():
    assert {file.name for file in FOLDER.iterdir()} == set(PLANS)
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) < 1_000_000


@pytest.mark.parametrize("name", PLANS)
def test_marked_as_an_illustration_on_the_first_page_and_in_citations(documents, name):
    document = documents[name]
    assert document.sample
    citation = Citation(number=1, document=document, clause=document.clauses[-1], quote="")
    assert citation.as_dict()["title"].count("(Tài liệu minh họa)") == 1
    marks = [c for c in document.clauses if "tài liệu minh họa" in c.text.casefold()]
    assert marks and (marks[0].page in (None, 1))


@pytest.mark.parametrize("name", PLANS)
def test_metadata(documents, name):
    document = documents[name]
    number, date, place, province, period, signer, _ = PLANS[name]
    assert (document.number, document.date, document.place, document.province_today) == (number, date, place, province)
    assert (document.period, document.signer, document.number_blank) == (period, signer, number == "")


@pytest.mark.parametrize("name", PLANS)
def test_tables_are_whole_and_add_up(documents, name):
    found = tables(documents[name])
    leaves = [[row for row in table if row.role is RowRole.LEAF] for table in found]
    assert [len(rows) for rows in leaves] == PLANS[name][-1]
    totals = [(table, row) for table in found for row in table if row.role is RowRole.TOTAL]
    assert [tuple(c for c in row.cells if figure(c)) for _, row in totals] == TOTALS[name]
    for table, total in totals:
        for column, cell in enumerate(total.cells):
            if figure(cell):
                parts = [figure(row.cells[column]) for row in table if row.role is RowRole.LEAF]
                assert sum(parts) == pytest.approx(figure(cell)), total.headers[column]


def test_a_table_over_two_pages_keeps_headings_and_groups(documents):
    table = tables(documents["phu-tho-ocop-lang-nghe-2026.pdf"])[0]
    row = next(row for row in table if "bến cảng du lịch" in row.text)
    assert row.page == table[0].page + 1
    assert row.headers[4:8] == ("Trong đó › NSTW", "Trong đó › NS tỉnh", "Trong đó › NS xã", "Trong đó › Vốn đối ứng")
    assert row.groups == ("III. Điểm giới thiệu, bán sản phẩm OCOP",)
    assert row.cells == ("3", "Phường Hòa Bình", "Điểm bán hàng tại bến cảng du lịch", "750", "-", "550", "100", "100", "2027")


def test_a_heading_not_repeated_on_the_second_page_still_holds(documents):
    table = tables(documents["lang-son-nuoc-sach-2026.pdf"])[1]
    last = [row for row in table if row.role is RowRole.LEAF][-1]
    assert last.cells == ("4", "Thay bể lọc Đình Lập", "Xã Đình Lập", "500", "5.000", "5.000", "-")
    assert last.headers[4:] == ("Tổng vốn", "Trong đó › Ngân sách nhà nước", "Trong đó › Vốn khác")
    assert last.groups == ("B. Công trình nâng cấp, mở rộng",)


def test_running_heads_are_no_part_of_the_text(documents):
    document = documents["phu-tho-ocop-lang-nghe-2026.pdf"]
    assert [c.page for c in document.clauses if c.text.casefold() == "tài liệu minh họa"] == []
    assert {row.title for row in tables(document)[0]} == {"Phụ lục 1: Kinh phí hỗ trợ theo xã, phường giai đoạn 2026 - 2028"}


def test_what_replaces_what(documents):
    newer, older = documents["an-giang-nganh-nghe-ocop-2026.md"], documents["an-giang-ocop-2023.txt"]
    replaced = [r for r in newer.references if r.relation == "thay thế"]
    assert [(r.number, r.date) for r in replaced] == [(older.number, older.date)]
