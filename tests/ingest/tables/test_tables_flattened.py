"""Flattened tables: our own, of other subjects, written a cell after another as extractors do, and put together again."""
from __future__ import annotations

import random
import textwrap

import pytest

from ingest.blocks import Grid, Line
from ingest.tables import find_flattened
from ingest.tables.headings import kind_of, split_headings
from tests.ingest.tables.tables_helper import tables_in

TABLES = {
    "phòng chống thiên tai": (
        ("TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện", "Sản phẩm"), (
            ("1", "Xây dựng kế hoạch ứng phó thiên tai cấp tỉnh giai đoạn 2026-2030, lồng ghép trong kế hoạch phát triển kinh tế - xã hội",
             "Sở Nông nghiệp và Môi trường", "Bộ Chỉ huy Quân sự tỉnh; Công an tỉnh; UBND các xã, phường", "Quý I/2026", "Kế hoạch của UBND tỉnh"),
            ("2", "Nâng cấp hệ thống trạm đo mưa tự động, cảnh báo lũ quét tại các xã vùng cao", "Đài Khí tượng Thủy văn tỉnh",
             "Sở Nông nghiệp và Môi trường", "2026-2027", "Hệ thống 45 trạm được nâng cấp, kết nối dữ liệu"),
            ("3", "Tổ chức diễn tập sơ tán dân", "Bộ Chỉ huy Quân sự tỉnh", "- Công an tỉnh; - Sở Y tế; - Các đơn vị có liên quan", "Hằng năm", "Báo cáo kết quả"),
            ("4", "Rà soát, di dời các hộ dân ra khỏi vùng nguy cơ cao", "UBND các xã, phường", "Sở Tài chính; Sở Xây dựng", "2026-2030",
             "Danh sách 350 hộ được di dời đến nơi an toàn"))),
    "giáo dục": (
        ("TT", "Tên nhiệm vụ", "Cơ quan, đơn vị chủ trì", "Cơ quan, đơn vị phối hợp", "Sản phẩm hoàn thành", "Lộ trình thực hiện", "Kinh phí (triệu đồng)"), (
            ("1", "Biên soạn tài liệu giáo dục địa phương lớp 10", "Sở Giáo dục và Đào tạo", "Trường Đại học Sư phạm", "Bộ tài liệu in 5.000 bản", "2026", "850"),
            ("2", "Xóa phòng học tạm, phòng học nhờ ở các điểm trường lẻ vùng đặc biệt khó khăn", "UBND các huyện",
             "Sở Giáo dục và Đào tạo; Sở Kế hoạch và Đầu tư", "120 phòng học kiên cố", "2026-2030", "96.000"),
            ("3", "Bồi dưỡng giáo viên dạy tiếng Anh", "Sở Giáo dục và Đào tạo", "Các cơ sở đào tạo giáo viên", "Chứng chỉ cho 400 giáo viên", "Hằng năm", "3.200"))),
    "nước sạch": (
        ("STT", "Công việc", "Chủ trì", "Phối hợp", "Tiến độ"), (
            ("1", "Khảo sát hiện trạng mạng lưới cấp nước sinh hoạt nông thôn tại 32 xã và lập danh mục công trình phải sửa chữa",
             "Trung tâm Nước sạch và Vệ sinh môi trường nông thôn", "Các phòng chuyên môn; UBND xã", "Tháng 3/2026"),
            ("2", "Lập báo cáo nghiên cứu khả thi", "Ban Quản lý dự án đầu tư xây dựng tỉnh", "Sở Xây dựng; Sở Tài chính", "Quý II năm 2026"),
            ("3", "Thi công, giám sát", "Nhà thầu được lựa chọn", "Cộng đồng dân cư", "2026 - 2028"),
            ("4", "Nghiệm thu", "Chủ đầu tư", "Kho bạc Nhà nước khu vực", "Trước ngày 31/12/2028"))),
    "y tế": (
        ("TT", "Chỉ tiêu", "Cơ quan theo dõi, đánh giá", "Năm 2026", "Năm 2030"), (
            ("1", "Tỷ lệ dân số tham gia bảo hiểm y tế", "Bảo hiểm xã hội tỉnh", "95", "97"),
            ("2", "Số bác sĩ trên một vạn dân", "Sở Y tế", "11", "15"),
            ("3", "Tỷ lệ trạm y tế xã đạt tiêu chí quốc gia", "Sở Y tế", "90", "100"))),
}


def flattened(table: tuple[tuple[str, ...], tuple[tuple[str, ...], ...]], chance: random.Random, blanks: float) -> list[Line]:
    """A table as an extractor writes it: wrapped cells one after another, `blanks` of them behind an empty line, an
    empty line inside a cell now and then, short last cells glued to the line before, the heading repeated."""
    headings, rows = table
    widths = [4, chance.choice((36, 42, 48)), *(chance.choice((12, 16, 20, 28, 34)) for _ in headings[2:])]
    lines: list[Line] = []

    def put(text: str, width: int, blank: bool) -> None:
        for i, part in enumerate(textwrap.wrap(text, width)):
            lines.append(Line(text=part, blank_before=blank if i == 0 else chance.random() < 0.05))

    def heading() -> None:
        lines.append(Line(text=f"{headings[0]} {headings[1]}", blank_before=True))
        for text in headings[2:]:
            put(text, 12, chance.random() < 0.6)

    heading()
    for number, row in enumerate(rows):
        if number and chance.random() < 0.25:
            heading()
        lines.append(Line(text=row[0], blank_before=True))
        for column, text in enumerate(row[1:], start=1):
            if column == len(row) - 1 and len(text) < 12 and len(lines[-1].text) + len(text) < 24 and chance.random() < 0.3:
                lines[-1] = Line(text=f"{lines[-1].text} {text}", blank_before=lines[-1].blank_before)
            else:
                put(text, widths[column], chance.random() < blanks)
    return lines


@pytest.mark.parametrize("blanks", [1.0, 0.75, 0.0])
@pytest.mark.parametrize("subject", TABLES)
def test_the_cells_come_back(subject, blanks):
    """At least 98 of 100 cells over 40 ways to flatten the table; the closing lines stay out of it."""
    headings, expected = TABLES[subject]
    closing = [Line(text="Nơi nhận:", blank_before=True), Line(text="- Như trên;")]
    good = 0
    for seed in range(40):
        (_, rows), = tables_in([Line(text="PHỤ LỤC"), *flattened(TABLES[subject], random.Random(seed), blanks), *closing])
        assert rows[0].headers == headings
        assert [row.cells[0] for row in rows] == [row[0] for row in expected]
        good += sum(a.split() == b.split() for row, same in zip(rows, expected) for a, b in zip(row.cells, same))
    assert good >= 0.98 * 40 * sum(map(len, expected))


def test_headings_run_together_are_told_apart():
    lines = [Line(text=text) for text in ("TT Nhiệm vụ", "Đơn vị", "chủ trì Đơn vị phối hợp", "Sản phẩm", "của nhiệm vụ", "Thời gian", "hoàn thành")]
    headings = split_headings(lines)
    assert headings == ["TT", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Sản phẩm của nhiệm vụ", "Thời gian hoàn thành"]
    assert [kind_of(heading) for heading in headings] == ["index", "item", "lead", "partner", "product", "time"]
    capitals = [Line(text="STT NỘI DUNG CÔNG VIỆC CƠ QUAN CHỦ TRÌ THỜI GIAN GHI CHÚ")]
    assert split_headings(capitals) == ["STT", "NỘI DUNG CÔNG VIỆC", "CƠ QUAN CHỦ TRÌ", "THỜI GIAN", "GHI CHÚ"]


def test_a_numbered_list_is_no_table():
    lines = [Line(text=text, blank_before=True) for text in (
        "TT là viết tắt của thông tin.", "1", "Các sở, ban, ngành", "2", "UBND các xã", "3", "Hội Nông dân")]
    assert not any(isinstance(block, Grid) for block in find_flattened(lines))
    plain = [Line(text=text) for text in ("1. Sở Tài chính", "2. Sở Nội vụ", "Điều 3. Hiệu lực")]
    assert find_flattened(plain) == plain
