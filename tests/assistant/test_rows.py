"""What the columns of a table row are for, and how its money and cells are told."""
from __future__ import annotations

import pytest

from assistant.compose import rows
from index.records import ClauseKind, TableRow


def row(headers: dict[str, str], unit: str = "") -> TableRow:
    """A row of a table from header → cell."""
    cells = tuple(headers.values())
    return TableRow(
        id="d#1", document="d", ordinal=1, kind=ClauseKind.ROW, path=(), label="Phụ lục, dòng 1", text=" ".join(cells), fragments=cells,
        table=0, title="Phụ lục", unit=unit, headers=tuple(headers), groups=(), cells=cells)


@pytest.mark.parametrize(("header", "role"), [
    ("STT", "marker"), ("TT", "marker"), ("Số TT", "marker"),
    ("Cơ quan chủ trì", "lead"), ("Đơn vị thực hiện", "lead"), ("Phân công thực hiện", "lead"), ("Đơn vị", "lead"),
    ("Đơn vị phối hợp", "coordinate"), ("Ghi chú", "note"), ("ĐVT", "unit"), ("Đơn vị tính", "unit"),
    ("Số lượng", "quantity"), ("Quy mô công trình", "quantity"), ("Thời gian hoàn thành", "time"), ("Năm bắt đầu", "time"),
    ("Địa điểm xây dựng", "place"), ("Xã", "place"), ("Sản phẩm", "product"), ("Kết quả", "product"),
])
def test_the_role_of_a_column_is_told_by_its_header(header, role):
    made = row({"Nội dung": "Xây cầu", header: "như trên"})
    assert [c.role for c in rows.columns(made)] == ["name", role]


@pytest.mark.parametrize("agency", ["Sở Y tế", "Sở Tư pháp", "Bộ Y tế"])      # no three letters in a row in 'Sở Y tế'
def test_an_agency_leads_however_short_its_words(agency):
    assert [c.role for c in rows.columns(row({"Nội dung": "Mở góc đọc sách", "Cơ quan chủ trì": agency}))] == ["name", "lead"]


def test_money_columns_are_those_with_figures_under_a_header_of_money():
    made = row({"TT": "1", "Công trình": "Cầu Bến Đá", "Số lượng": "2", "Kinh phí › Tổng cộng": "1.200", "Kinh phí › Ngân sách tỉnh": "800",
                "Ghi chú": ""}, unit="triệu đồng")
    assert [(c.header, value) for c, value in rows.money(made)] == [("Kinh phí › Tổng cộng", "1.200"), ("Kinh phí › Ngân sách tỉnh", "800")]
    assert rows.name_of(made) == "Cầu Bến Đá"
    assert ("Kinh phí › Tổng cộng", "1.200 triệu đồng") in rows.told(made)


def test_the_unit_of_a_column_s_own_header_wins():
    made = row({"Nội dung": "Tập huấn", "Kinh phí (nghìn đồng)": "350"}, unit="triệu đồng")
    (column, _), = rows.money(made)
    assert rows.unit_of(made, column) == "nghìn đồng"


def test_empty_cells_and_dashes_are_not_told():
    made = row({"TT": "3", "Nội dung": "Đào giếng", "Vốn tỉnh": "-", "Vốn xã": "40", "Ghi chú": ""}, unit="triệu đồng")
    assert rows.told(made) == (("Vốn xã", "40 triệu đồng"),)


def test_a_mark_under_a_year_is_told_as_a_mark():
    made = row({"TT": "1", "Nhiệm vụ": "Khảo sát", "Năm 2026": "x", "Năm 2027": ""})
    assert [c.role for c in rows.columns(made)][2:] == ["mark", "mark"]
    assert rows.told(made) == (("Năm 2026", "x"),)


def test_a_mark_is_no_name():
    made = row({"STT": "6", "Đơn vị": "Xã Đức Mạnh", "Tháng 3": "x", "Tháng 4": "", "Tháng 9": "x"})
    assert rows.name_of(made) == "Xã Đức Mạnh"
    assert [header for header, _ in rows.told(made)] == ["Tháng 3", "Tháng 9"]


def test_headers_are_told_without_what_all_share_and_without_units():
    assert rows.short_headers(("TT", "Trong đó › NSTW", "Trong đó › NSĐP", "Kinh phí (triệu đồng)")) == ["TT", "NSTW", "NSĐP", "Kinh phí"]
