"""Whatever a reader gives: no table is refused, and no text of one is lost."""
from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.blocks import Cell, Grid, GridRow, Line
from ingest.readers.text import read_text
from ingest.tables import caption_for, find_delimited, find_flattened, rows_of, stitch
from ingest.tables.header import depth_of, is_ordinal_row, lead_of, texts_of

TEXTS = st.sampled_from(["", "", "-", "x", "1", "2", "3", "I", "II", "A", "STT", "TT", "Nội dung", "Kinh phí", "Năm 2026", "2027", "1.250", "57,5", "30%",
                         "Tổng cộng", "Cộng", "Xã An Phú", "xây dựng cầu", "(triệu đồng)", "Cơ quan chủ trì", "Sở Tài chính", "- Đường", "a)", "1.1",
                         "Đơn vị tính: triệu đồng", "H", "\u200b", "|", "<b>Xã</b>", "(1)", "Phụ lục 1"])
CELLS = st.builds(Cell, text=TEXTS, across=st.sampled_from([1, 1, 1, 2, 5]), down=st.sampled_from([1, 1, 1, 2, 9]), bold=st.booleans())
ROWS = st.builds(GridRow, cells=st.lists(st.one_of(CELLS, st.none()), max_size=6).map(tuple), header=st.booleans(), page=st.sampled_from([None, 1, 2]))
GRIDS = st.builds(Grid, rows=st.lists(ROWS, max_size=8).map(tuple), spans_known=st.booleans(), name=st.sampled_from(["", "Trang 1"]))
LINES = st.builds(Line, text=st.sampled_from(["TT Nhiệm vụ", "Đơn vị chủ trì", "Thời gian", "1", "2", "Xây dựng", "Sở A", "2026", "Bảng 1. Chỉ tiêu", "(tiếp theo)", "7"]),
                  blank_before=st.booleans())


@given(st.lists(st.one_of(GRIDS, LINES), max_size=6))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_grids_are_read(blocks):
    done = stitch(find_flattened(blocks))
    for at, grid in enumerate(done):
        if not isinstance(grid, Grid):
            continue
        rows = rows_of(grid, caption_for(done, at))
        for row in rows:
            assert len(row.cells) == len(row.headers)
            assert all(piece and piece == piece.strip() for piece in row.fragments)
            assert row.position >= 1
        start = lead_of(grid) + depth_of(grid, lead_of(grid))
        left = [source for source in grid.rows[start:] if any(texts_of(source))]
        while left and is_ordinal_row(left[0]):      # a row of column numbers goes
            left = left[1:]
        below = {text for source in left for part in texts_of(source) for text in part.split("\f") if text.strip("\u200b ")}
        assert {fragment for row in rows for fragment in row.fragments} >= below


@given(st.lists(st.text(alphabet="1I-a|\t.x Tổngcộ\n", max_size=30), max_size=12).map("\n".join))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read(text):
    stitch(find_flattened(find_delimited(read_text(text, "thử.txt"))))
