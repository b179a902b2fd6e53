"""Letterheads in ruled tables, rows that a page cuts, a title that the letterhead's right side parts."""
from __future__ import annotations

from ingest.blocks import Cell, Grid, GridRow, Line
from ingest.outline.parse import parse
from ingest.tables.framed import without_frames
from ingest.tables.stitching import stitch


def grid(*rows: str, page: int = 1) -> Grid:
    return Grid(rows=tuple(GridRow(cells=tuple(Cell(text=cell.strip()) for cell in row.split("|")), page=page) for row in rows), spans_known=True)


def texts(blocks) -> list:
    return [block.text if isinstance(block, Line) else "GRID" for block in blocks]


def test_a_framed_letterhead_is_lines():
    blocks = [grid("ỦY BAN NHÂN DÂN HUYỆN MẪU Số: 58/KH-UBND | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc"), Line(text="KẾ HOẠCH")]
    assert texts(without_frames(blocks)) == ["ỦY BAN NHÂN DÂN HUYỆN MẪU", "Số: 58/KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                                             "Độc lập - Tự do - Hạnh phúc", "KẾ HOẠCH"]


def test_a_framed_number_and_date_is_lines_at_the_head_only():
    frame = grid("Số: 58/KH-UBND | Vũ Mẫu, ngày 21 tháng 02 năm 2023")
    assert texts(without_frames([Line(text="ỦY BAN NHÂN DÂN"), frame])) == ["ỦY BAN NHÂN DÂN", "Số: 58/KH-UBND", "Vũ Mẫu, ngày 21 tháng 02 năm 2023"]
    late = [*(Line(text=f"Đoạn {i}") for i in range(12)), frame]
    assert texts(without_frames(late))[-1] == "GRID"


def test_a_framed_signature_is_lines_and_a_table_of_agencies_is_not():
    assert texts(without_frames([grid("Nơi nhận: - Như trên; | TM. ỦY BAN NHÂN DÂN CHỦ TỊCH")])) == ["Nơi nhận: - Như trên;", "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH"]
    table = grid("TT | Cơ quan | Việc", "1 | Sở Y tế | Kiểm tra", "2 | Sở Tài chính | Bố trí vốn")
    assert without_frames([table]) == [table]


def test_the_rest_of_a_cut_row_is_no_heading():
    first = grid("TT | Trạm | Nơi đặt | Năm", "1 | Trạm Một | Trung tâm Y tế Mẫu | 2026", "2 | Trạm | Trung tâm | 2029")
    second = grid(" | 115 Hai | Y tế khu vực Thử | ", "3 | Trạm Ba | Trung tâm Y tế Nháp | 2027", page=2)
    [whole] = stitch([first, second])
    assert len(whole.rows) == 4
    assert [cell.text.replace("\f", " ") for cell in whole.rows[2].cells] == ["2", "Trạm 115 Hai", "Trung tâm Y tế khu vực Thử", "2029"]


def test_a_table_of_its_own_stays_apart():
    first = grid("TT | Trạm | Năm", "1 | Trạm Một | 2026", "2 | Trạm Hai | 2027")
    second = grid("TT | Nhiệm vụ | Chủ trì", "1 | Kiểm tra | Sở Y tế", page=2)
    assert len(stitch([first, second])) == 2


def test_a_title_behind_the_right_side_of_the_letterhead():
    blocks = [Line(text=text) for text in ("ỦY BAN NHÂN DÂN TỈNH MẪU", "KẾ HOẠCH", "Độc lập - Tự do - Hạnh phúc", "Mẫu, ngày 05 tháng 02 năm 2024",
                                           "Phát triển cây mắc khén năm 2024", "Căn cứ Luật Trồng trọt ngày 19 tháng 11 năm 2018;", "I. MỤC TIÊU", "1. Trồng mới 330 ha.")]
    title = next(draft.text for draft in parse(blocks) if draft.label == "Tên văn bản")
    assert title == "KẾ HOẠCH Phát triển cây mắc khén năm 2024"
