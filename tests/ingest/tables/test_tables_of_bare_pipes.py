"""Tables whose lines have pipes between their cells only, as programs print them that copy a Word table; ditto marks in their cells."""
from __future__ import annotations

import pytest

from ingest.blocks import Grid, Line
from ingest.tables.delimited import find_delimited, split_cells
from ingest.tables.draft import Caption
from ingest.tables.rows import rows_of

LINES = ["TT | Công trình | Chủ đầu tư | Vốn", "1 | Kho Bản Thử | Ban quản lý dự án huyện | 520", "2 | Kho Nà Giả | nt | 440", " | Cộng | | 960"]


def cells(lines: list[str]) -> list[list[str]]:
    found = find_delimited([Line(text=text) for text in lines])
    assert len(found) == 1 and isinstance(found[0], Grid)
    return [[cell.text for cell in row.cells] for row in found[0].rows]


def test_an_empty_first_cell_keeps_its_place():
    assert cells(LINES)[0] == ["TT", "Công trình", "Chủ đầu tư", "Vốn"]
    assert cells(LINES)[-1] == ["", "Cộng", "", "960"]


def test_tables_of_markdown_are_read_as_before():
    assert cells(["| TT | Việc |", "|---|---|", "| 1 | Đào ao |"]) == [["TT", "Việc"], ["1", "Đào ao"]]
    assert split_cells("| a | b |") == ["a", "b"] and split_cells("a | b", bare=True) == ["a", "b"]


@pytest.mark.parametrize("text", ["Tỷ lệ A|B là 3|4.", "Liên hệ: 0204.388 | ubnd@example.vn"])
def test_a_sentence_with_a_pipe_is_no_table(text):
    assert find_delimited([Line(text=text)]) == [Line(text=text)]


@pytest.mark.parametrize("ditto", ["nt", "-nt-", "Như trên", "〃"])
def test_a_ditto_mark_says_what_stands_above_and_is_quoted_as_written(ditto):
    grid = find_delimited([Line(text=text.replace("nt", ditto)) for text in LINES])[0]
    rows = rows_of(grid, Caption())
    assert rows[1].cells[2] == "Ban quản lý dự án huyện"
    assert rows[1].text == f"2 | Kho Nà Giả | {ditto} | 440"
