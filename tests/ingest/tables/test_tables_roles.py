"""What the columns of a table are for, so that facts can be read from its rows."""
from __future__ import annotations

from pathlib import Path

import pytest

from index.records import TableRow
from ingest.document import read_document
from index.units import column_unit
from ingest.tables import column_roles, marked_columns
from ingest.tables.headings import kind_of

OWN_PLANS = Path(__file__).resolve().parents[2] / "evaluation" / "plans"
SAMPLES = Path(__file__).resolve().parents[3] / "ingest" / "sample_plans"


@pytest.mark.parametrize(("name", "roles"), [
    ("text/cao-bang-2026.md", [
        ("index", "item", "place", "year", "text", "figure", "figure"),
        ("index", "item", "unit", *["figure"] * 6, "note"), ("index", "item", *["figure"] * 5, "note"),
        ("index", "item", "figure", "time", "note")]),
    ("text/lao-cai-2026.txt", [("index", "item", "place", "year", "text", *["mark"] * 5)]),
    ("text/thanh-hoa-2022.txt", [("index", "item", "lead", "partner", "product", "time")]),
])
def test_roles_in_the_plans(plan_tables, name, roles):
    assert [column_roles(rows) for _, rows in plan_tables(name)] == roles


def test_roles_of_other_tables():
    found = []
    for path in (OWN_PLANS / "nghe-an-bao-ve-rung-2024.txt", OWN_PLANS / "quang-tri-duong-nong-thon-2026.md", SAMPLES / "phu-tho-ocop-lang-nghe-2026.pdf"):
        tables: dict[int, list[TableRow]] = {}
        for clause in read_document(path).clauses:
            if isinstance(clause, TableRow):
                tables.setdefault(clause.table, []).append(clause)
        found += [column_roles(rows) for rows in tables.values()]
    assert found == [
        ("index", "item", "lead", "partner", "time", "product"), ("index", "item", *["figure"] * 8),
        ("index", "item", *["figure"] * 6, "year"), ("index", "item", *["figure"] * 6),
        ("index", "item", "place", "figure", "figure", "time", "lead"),
        ("index", "place", "item", *["figure"] * 5, "year"), ("index", "item", "text", "place", "text", "mark", "mark", "mark")]


def test_rows_of_a_document_serve_as_well_as_drafts():
    rows = [c for c in read_document(OWN_PLANS / "quang-tri-duong-nong-thon-2026.md").clauses if isinstance(c, TableRow)]
    assert column_unit(rows[1], 2) == "km" and column_unit(rows[1], 3) == "triệu đồng"
    assert marked_columns(rows[1]) == ()
    with pytest.raises(ValueError):
        column_roles([rows[0], rows[-1]])
    assert column_roles([]) == ()


@pytest.mark.parametrize(("heading", "kind"), [
    ("Cơ quan › Chủ trì", "lead"), ("Cơ quan, đơn vị thực hiện", "lead"), ("Đơn vị phối hợp", "partner"), ("Thời gian hoàn thành", "time"),
    ("Hoàn thành", "time"), ("Kết quả đầu ra", "product"), ("Kế hoạch › Năm 2027", "figure"), ("Kinh phí (triệu đồng)", "figure"),
    ("Xã, phường, đặc khu", "place"), ("Địa điểm (xóm, xã)", "place"), ("ĐVT", "unit"), ("Đơn vị tính", "unit"), ("Ghi chú", "note"),
    ("Nội dung nhiệm vụ", "item"), ("STT", "index"), ("Đặc điểm", "text")])
def test_kinds_of_headings(heading, kind):
    assert kind_of(heading) == kind
