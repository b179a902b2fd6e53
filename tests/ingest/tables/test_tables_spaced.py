"""Tables of plain text whose columns are set with spaces, read from real files."""
from __future__ import annotations

import pytest

from index.library import Index
from index.records import TableRow
from index.settings import Settings
from ingest.library import ingest_paths
from ingest.tables.spaced import with_tabs

PLAN = """\
                 ỦY BAN NHÂN DÂN                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                  XÃ ĐÔNG TRÀ                           Độc lập - Tự do - Hạnh phúc

Số: 14/KH-UBND
Đông Trà, ngày 09 tháng 02 năm 2026

KẾ HOẠCH
Trồng dừa nước ven kênh trên địa bàn xã Đông Trà năm 2026

1. Trồng 12 ha dừa nước dọc  kênh,  giao các ấp chăm sóc.

Biểu 1. Kinh phí theo ấp (triệu đồng)

TT    Ấp                        Giống       Công trồng      Cộng
1     Ấp Rạch Già               120         45              165
2     Ấp Giồng Ông Đốc Lớn và Nhỏ   80          30              110
3     Ấp Cây Me                             25              25
      TỔNG CỘNG                 200         100             300

Nơi nhận:
- UBND huyện;                                        TM. ỦY BAN NHÂN DÂN
- Lưu: VT.                                           CHỦ TỊCH
"""


def test_rows_columns_and_unit_are_read(tmp_path):
    (tmp_path / "dong-tra.txt").write_text(PLAN, encoding="utf-8")
    assert all(report.read for report in ingest_paths([tmp_path / "dong-tra.txt"], tmp_path / "chỉ mục", Settings()))
    with Index.open(tmp_path / "chỉ mục") as index:
        (document,) = index.documents()
        rows = [c for c in index.clauses(document.id) if isinstance(c, TableRow)]
    assert rows[0].headers == ("TT", "Ấp", "Giống", "Công trồng", "Cộng")
    assert [row.cells for row in rows] == [
        ("1", "Ấp Rạch Già", "120", "45", "165"),
        ("2", "Ấp Giồng Ông Đốc Lớn và Nhỏ", "80", "30", "110"),
        ("3", "Ấp Cây Me", "", "25", "25"),
        ("", "TỔNG CỘNG", "200", "100", "300"),
    ]
    assert {row.unit for row in rows} == {"triệu đồng"}


@pytest.mark.parametrize("text", [
    "Trong năm  2026,  xã giao  các ấp\nchăm sóc  dừa,  báo cáo  hằng\nquý;  ấp nào  chậm  phải giải trình",       # justified prose
    "Mục lục          1          2\nKết quả",                                                                        # too short
])
def test_what_only_has_gaps_is_left_alone(text):
    assert with_tabs(text.split("\n")) == text.split("\n")


def test_figures_set_to_the_right_belong_to_the_column_that_they_end_below():
    lines = ["TT    Địa phương             Hồ tiêu (ha)   Cao su (ha)   Vùng tập trung",
             "I     Vùng phía Bắc                 8.210        70.900   -",
             "  1   Huyện Lộc Ninh                3.850        32.400   Lộc Hiệp",
             "      Toàn tỉnh                    14.300       236.400   -"]
    assert [line.split("\t") for line in with_tabs(lines)] == [
        ["TT", "Địa phương", "Hồ tiêu (ha)", "Cao su (ha)", "Vùng tập trung"], ["I", "Vùng phía Bắc", "8.210", "70.900", "-"],
        ["1", "Huyện Lộc Ninh", "3.850", "32.400", "Lộc Hiệp"], ["", "Toàn tỉnh", "14.300", "236.400", "-"]]
