"""Every table of the five plans: rows, headings and cells, stated from reading the documents.

The same statements are made of the text, the PDF and the Word file of a plan; where one form says more or less than
another (a page cut, a lost column), the difference is stated, too.
"""
from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import pytest

from index.records import RowRole
from index.units import column_unit
from ingest.tables import marked_columns

NEED = "Nhu cầu bố trí vốn giai đoạn 2026-2030 (triệu đồng)"
COUNT = "Số lượng làng nghề, làng nghề truyền thống, nghề truyền thống giai đoạn 2026-2030"


@dataclass(frozen=True)
class Expected:
    """A table as it stands on paper. `cells`: (row, column) → text; rows count from 0 below the heading."""

    title: str
    unit: str
    roles: dict[str, int]
    headers: tuple[str, ...]
    cells: dict[tuple[int, int], str]


CAO_BANG = (
    Expected(
        title="Phụ lục 01: Danh sách cơ sở nghề đề xuất", unit="", roles={"group": 2, "leaf": 16},
        headers=("STT", "Tên cơ sở nghề", "Địa điểm (xóm, xã)", "Năm đề nghị công nhận", "Đề xuất hỗ trợ",
                 "Đăng ký thành lập mới THT/HTX", "Đăng ký sản phẩm OCOP"),
        cells={(0, 0): "I", (0, 1): "Phân đấu công nhận làng nghề", (0, 3): "", (1, 2): "Xóm Nhung Hoan, Khum Đin, xã Vinh Quý",
               (2, 4): "", (8, 0): "8", (8, 2): "Xóm Tàn Pà, Lũng Ót, xã Ca Thành", (8, 3): "2028", (8, 5): "01",
               (8, 4): "Hỗ trợ xây dựng hệ thống xử lý nước thải xây bể chứa, lắng chất thải, xây mương thoát nước thải, "
                       "đổ bê tông sân khu sản xuất, lợp mái che.",
               (9, 1): "Cơ sở dệt, nhuộm vải", (13, 0): "II", (17, 0): "4", (17, 3): "2030"}),
    Expected(
        title="Phụ lục 02: Nhu cầu vốn thực hiện chương trình", unit="triệu đồng", roles={"total": 1, "group": 2, "leaf": 11},
        headers=("STT", "Nội dung", "ĐVT", "Số lượng", f"{NEED} › Tổng số", f"{NEED} › NSTW › Vốn đầu tư",
                 f"{NEED} › NSTW › Vốn sự nghiệp", f"{NEED} › NSDP", f"{NEED} › Vốn huy động", "Ghi chú"),
        cells={(0, 4): "57.285", (0, 5): "20.700", (0, 6): "16.035", (0, 7): "19.250", (0, 8): "1.300", (0, 0): "TỔNG CỘNG",
               (2, 1): "Đào tạo, tập huấn", (2, 2): "Lớp", (2, 3): "23", (2, 6): "575",
               (2, 9): "Nội dung: An toàn vệ sinh lao động, phát triển nghề gắn với du lịch và xây dựng nông thôn mới, nâng cao "
                       "năng lực HTX, nâng cao năng lực cho chủ thể dự kiến đăng ký sản phẩm OCOP",
               (3, 0): "2", (3, 1): "Đào tạo, tập huấn", (3, 2): "Học viên", (3, 3): "1.383", (3, 4): "-", (3, 6): "",
               (6, 4): "-", (9, 1): "Tổ chức hội chợ", (9, 6): "6.000", (13, 7): "8.000"}),
    Expected(
        title="Phụ lục 03: Danh mục dự án, công trình xây dựng hạ tầng", unit="triệu đồng",
        roles={"total": 1, "group": 10, "leaf": 13},
        headers=("STT", "Dự án/công trình", "Tổng cộng", "Trong đó: › NSTW › Vốn đầu tư", "Trong đó: › NSTW › Vốn sự nghiệp",
                 "Trong đó: › NSDP", "Vốn huy động", "Ghi chú"),
        cells={(0, 1): "TỔNG CỘNG", (0, 2): "27.360", (2, 1): "Xã Quảng Uyên", (2, 2): "-", (3, 2): "2.500", (3, 5): "500",
               (3, 4): "", (10, 1): "Mương thoát nước tại các cơ sở sản xuất miền dong Mỏ Thiếc, xóm (tổ dân phố).....",
               (19, 2): "7.400", (19, 3): "6.700", (20, 1): "Hỗ trợ khác", (23, 4): "1.000"}),
    Expected(
        title="Phụ lục 04: ĐỀ TÀI NHIỆM VỤ KHOA HỌC VÀ CÔNG NGHỆ", unit="triệu đồng", roles={"total": 1, "leaf": 4},
        headers=("STT", "Tên đề tài/nhiệm vụ", "Kinh phí (triệu đồng)", "Thời gian bắt đầu thực hiện", "Ghi chú"),
        cells={(0, 0): "1", (0, 2): "1.000", (0, 3): "2027", (0, 4): "", (1, 2): "2.000", (1, 3): "2027", (2, 2): "1.000",
               (2, 3): "2028", (3, 2): "2.000", (4, 0): "", (4, 1): "TỔNG CỘNG", (4, 2): "6.000", (4, 3): ""}),
)
LAO_CAI = (Expected(
    title="Phụ lục: Danh mục làng nghề, làng nghề truyền thống, nghề truyền thống được công nhận", unit="",
    roles={"group": 8, "leaf": 105},
    headers=("TT", "Tên nghề, làng nghề", "Địa chỉ xã, phường", "Năm công nhận (Năm)", "Nhóm ngành nghề (Nhóm)",
             *(f"{COUNT} › Năm {year}" for year in range(2026, 2031))),
    cells={(0, 0): "A", (0, 1): "LÀNG NGHỀ", (0, 2): "-", (1, 1): "Duy trì và phát triển làng nghề đã được công nhận",
           (2, 3): "2009", (2, 8): "x", (2, 5): "", (24, 1): "Làng nghề đan rọ tôm", (24, 5): "x", (24, 8): "",
           (56, 2): "Phố Ràng, xã Bảo Yên; Minh Tân, xã Thượng Hà; Tân Dương, xã Xuân Hòa", (71, 0): "B",
           (92, 1): "NGHỀ TRUYỀN THỐNG", (112, 0): "19", (112, 3): "2014", (112, 5): "x"}),)
THANH_HOA = (Expected(
    title="PHỤ LỤC: DANH MỤC NHIỆM VỤ CỦA KẾ HOẠCH THỰC HIỆN QUYẾT ĐỊNH SỐ 801/QĐ-TTg", unit="", roles={"leaf": 9},
    headers=("TT", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Sản phẩm của nhiệm vụ", "Thời gian hoàn thành"),
    cells={(0, 2): "Sở Thông tin và Truyền thông", (0, 5): "2022- 2030",
           (0, 3): "- Đài phát thanh và truyền hình Thanh Hóa, Báo Thanh Hóa; - Sở Nông nghiệp và Phát triển nông thôn; "
                   "- Sở Văn hóa, Thể thao và Du lịch.",
           (2, 2): "Sở Tài nguyên và Môi trường", (2, 4): "Dự án được cấp có thẩm quyền phê duyệt", (2, 5): "2022 -2030",
           (4, 2): "Văn phòng Điều phối xây dựng nông thôn mới tỉnh", (4, 3): "- Các sở, ngành cấp tỉnh; - UBND huyện, thị xã, thành phố",
           (5, 2): "Sở Công Thương", (6, 2): "Sở Nông nghiệp và Phát triển nông thôn",
           (6, 3): "UBND các huyện, thị xã, thành phố và ngành, đơn vị có liên quan.", (7, 4): "Báo cáo", (7, 5): "2022-2030",
           (8, 2): "Sở Nông nghiệp và Phát triển nông thôn", (8, 4): "Hội nghị, Báo cáo", (8, 5): "2025- 2030"}),)

PLANS = {
    "text/cao-bang-2026.md": CAO_BANG, "formats/pdf/cao-bang-2026.pdf": CAO_BANG, "formats/docx/cao-bang-2026.docx": CAO_BANG,
    "text/lao-cai-2026.txt": LAO_CAI, "formats/pdf/lao-cai-2026.pdf": LAO_CAI, "formats/legacy/lao-cai-2026-nfd.txt": LAO_CAI,
    "text/thanh-hoa-2022.txt": THANH_HOA, "formats/pdf/thanh-hoa-2022.pdf": THANH_HOA,
    "text/tuyen-quang-2022.txt": (), "text/khoai-chau-2024.md": (),
}


def loose(text: str) -> str:
    """The PDF breaks lines behind a stroke: "THT/ HTX"."""
    return text.replace("/ ", "/")


@pytest.mark.parametrize("name", PLANS)
def test_every_table_is_found_with_its_caption(plan_tables, name):
    tables = plan_tables(name)
    assert len(tables) == len(PLANS[name])
    for (caption, rows), expected in zip(tables, PLANS[name]):
        assert caption.title.startswith(expected.title)
        assert "Kèm theo" not in caption.title and "tính" not in caption.title
        assert {row.unit for row in rows} == {expected.unit}


@pytest.mark.parametrize("name", [name for name, tables in PLANS.items() if tables])
def test_rows_headings_and_cells_are_those_on_paper(plan_tables, name):
    for (_, rows), expected in zip(plan_tables(name), PLANS[name]):
        assert Counter(row.role.value for row in rows) == expected.roles
        assert tuple(map(loose, rows[0].headers)) == tuple(map(loose, expected.headers))
        assert len(expected.cells) >= 10
        for (row, column), text in expected.cells.items():
            assert loose(rows[row].cells[column]) == loose(text), (row, column)
        assert all(len(row.cells) == len(row.headers) == len(expected.headers) for row in rows)


@pytest.mark.parametrize("name", ["text/cao-bang-2026.md", "formats/pdf/cao-bang-2026.pdf", "formats/docx/cao-bang-2026.docx"])
def test_groups_are_inherited_by_marker_style(plan_tables, name):
    _, rows = plan_tables(name)[2]
    groups = {row.cells[1]: row.groups for row in rows}
    assert next(g for item, g in groups.items() if item.startswith("Mương thoát nước tại các cơ sở thuộc làng nghề hương")) == (
        "I. Công trình thủy lợi", "1. Xã Quảng Uyên")
    assert next(g for item, g in groups.items() if item.startswith("Bê tông hóa khu vực sản xuất giấy bản")) == (
        "II. Phát triển sản xuất", "2. Xã Ca Thành")
    assert next(g for item, g in groups.items() if item.startswith("Hỗ trợ mua sắm thiết bị")) == ("III. Hỗ trợ khác",)
    assert groups["TỔNG CỘNG"] == ()
    fair = next(row for row in plan_tables(name)[1][1] if row.cells[1] == "Tổ chức hội chợ")
    assert fair.groups == ("5. Hỗ trợ xúc tiến thương mại (Lễ hội, Hội chợ, Festival,..)",) and fair.position == 3


@pytest.mark.parametrize("name", ["text/cao-bang-2026.md", "formats/pdf/cao-bang-2026.pdf"])
def test_a_row_cut_by_a_page_break_keeps_its_pieces_as_they_stand(plan_tables, name):
    row = plan_tables(name)[0][1][8]
    assert row.fragments[:4] == ("8", "Cơ sở sản xuất giấy bản", "Xóm Tàn Pà, Lũng Ót, xã Ca", "2028")
    assert row.fragments[4:8] == ("Hỗ trợ xây dựng hệ", "01", "01", "Thành")
    assert row.fragments[8].startswith("thống xử lý nước thải xây bể chứa")
    note = plan_tables(name)[1][1][2]
    assert note.fragments[-1] == "kiến đăng ký sản phẩm OCOP" and note.fragments[-2].endswith("cho chủ thể dự")


def test_a_second_unit_line_takes_the_item_from_above(plan_tables):
    row = plan_tables("text/cao-bang-2026.md")[1][1][3]
    assert row.fragments == ("Học viên", "1.383", "-")
    assert row.groups == () and row.cells[:2] == ("2", "Đào tạo, tập huấn")
    assert column_unit(row, 3) == "Học viên" and column_unit(row, 4) == "triệu đồng"


def test_a_note_that_word_merges_downwards_holds_for_the_line_below(plan_tables):
    row = plan_tables("formats/docx/cao-bang-2026.docx")[1][1][3]
    assert row.cells[9].endswith("đăng ký sản phẩm OCOP") and row.fragments == ("Học viên", "1.383", "-")


@pytest.mark.parametrize("name", ["text/lao-cai-2026.txt", "formats/pdf/lao-cai-2026.pdf"])
def test_marks_stand_under_their_years(plan_tables, name):
    _, rows = plan_tables(name)[0]
    new = [row for row in rows if row.groups[1:] == ("II. Bảo tồn và phát triển làng nghề mới",)]
    assert len(new) == 32
    by_year = Counter(row.headers[column][-4:] for row in new for column in marked_columns(row))
    assert by_year == {"2026": 5, "2027": 2, "2028": 7, "2029": 6, "2030": 12}
    old = [row for row in rows if row.groups[:1] == ("B. LÀNG NGHỀ TRUYỀN THỐNG",) and row.role is RowRole.LEAF]
    assert sum(row.cells[3] == "2008" for row in old) == 6


def test_where_columns_were_lost_a_mark_is_given_to_no_year(plan_tables):
    """The text's last page has six columns of ten: its x may be of any year, and is of none."""
    _, rows = plan_tables("text/lao-cai-2026.txt")[0]
    last = [row for row in rows if row.groups[:1] == ("C. NGHỀ TRUYỀN THỐNG",) and row.role is RowRole.LEAF]
    assert len(last) == 19
    assert all(row.cells[5:] == ("x", "", "", "", "") for row in last)
    assert all(row.headers[5] == COUNT and marked_columns(row) == () for row in last)


def test_the_pdf_draws_those_marks_under_the_first_year(plan_tables):
    _, rows = plan_tables("formats/pdf/lao-cai-2026.pdf")[0]
    last = [row for row in rows if row.groups[:1] == ("C. NGHỀ TRUYỀN THỐNG",) and row.role is RowRole.LEAF]
    assert [marked_columns(row) for row in last] == [(5,)] * 19


@pytest.mark.parametrize(("text", "other"), [
    ("text/cao-bang-2026.md", "formats/pdf/cao-bang-2026.pdf"), ("text/cao-bang-2026.md", "formats/docx/cao-bang-2026.docx"),
    ("text/lao-cai-2026.txt", "formats/pdf/lao-cai-2026.pdf"), ("text/lao-cai-2026.txt", "formats/legacy/lao-cai-2026-nfd.txt"),
    ("text/thanh-hoa-2022.txt", "formats/pdf/thanh-hoa-2022.pdf")])
def test_every_form_of_a_plan_gives_the_same_rows(plan_tables, text, other):
    for (_, rows), (_, others) in zip(plan_tables(text), plan_tables(other), strict=True):
        for row, same in zip(rows, others, strict=True):
            squeezed = ["".join(part.text.replace(" | ", "").split()).casefold() for part in (row, same)]
            assert sorted(squeezed[0]) == sorted(squeezed[1])
            assert (row.role, row.marker, row.position) == (same.role, same.marker, same.position)
            assert tuple(map(str.casefold, row.groups)) == tuple(map(str.casefold, same.groups))


def test_the_flattened_table_has_every_cell_of_the_ruled_one(plan_tables):
    flattened, ruled = (plan_tables(name)[0][1] for name in ("text/thanh-hoa-2022.txt", "formats/pdf/thanh-hoa-2022.pdf"))
    for row, same in zip(flattened, ruled, strict=True):
        assert ["".join(cell.split()) for cell in row.cells] == ["".join(cell.split()) for cell in same.cells]


def test_pages_of_a_table_over_several_pages(plan_tables):
    _, rows = plan_tables("formats/pdf/lao-cai-2026.pdf")[0]
    assert rows[0].page == 12 and rows[24].page == 13 and rows[112].page == 16
    assert all(row.boxes and row.boxes[0].page == row.page for row in rows)
