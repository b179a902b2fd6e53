"""The heading of a table: which rows it takes, and what kind of text each of its cells is."""
from __future__ import annotations

import re
from collections.abc import Sequence

from index.quantities import parse_number
from index.text import fold
from ingest.blocks import Grid, GridRow
from ingest.tables.markers import marker_of

MAX_DEPTH = 4
# "STT", "TT", "Số TT", "Số thứ tự", "Stt."
_INDEX = re.compile(r"^(s\.?\s*t\.?\s*t|t\.?t|số\s*tt|số\s*thứ\s*tự|thứ\s*tự|no)\.?$")
_YEAR = re.compile(r"^(?:năm\s*)?(?:19|20)\d\d(?:\s*-\s*(?:19|20)\d\d)?$")
# Words that headings of columns are made of, folded
_WORDS = re.compile(
    r"\b(?:stt|tt|nội dung|tên|danh mục|nhiệm vụ|chỉ tiêu|mục tiêu|đơn vị|đvt|cơ quan|chủ trì|phối hợp|thời gian|tiến độ|"
    r"hoàn thành|sản phẩm|kết quả|ghi chú|số lượng|khối lượng|quy mô|kinh phí|vốn|nguồn|tổng|trong đó|năm|giai đoạn|"
    r"địa điểm|địa chỉ|địa bàn|xã|huyện|dự án|công trình|hạng mục|kế hoạch|thực hiện|diện tích|tỷ lệ|nhóm|loại|họ và tên)\b|^số (?!\d)")
# "(1)", "2", "A", "(5=3+4)", "3=1x2": the row of column numbers under a heading
_ORDINAL = re.compile(r"^\(?(?:[a-c]|\d{1,2})\)?(?:\s*=\s*[\d\s+x*/().-]+)?\)?$")


def is_index_heading(text: str) -> bool:
    """Whether a heading names the column of row numbers: 'STT', 'TT', 'Số TT'."""
    return bool(_INDEX.match(fold(text)))


def is_year(text: str) -> bool:
    """'2026', 'Năm 2026', '2026-2030'."""
    return 4 <= len(text) <= 24 and text.rstrip()[-2:].isdigit() and bool(_YEAR.match(fold(text)))


def texts_of(row: GridRow) -> list[str]:
    return ["" if cell is None else cell.text.strip() for cell in row.cells]


def width_of(grid: Grid) -> int:
    return max((len(row.cells) for row in grid.rows), default=0)


def is_figure(text: str) -> bool:
    """A number that is no year."""
    return parse_number(text) is not None and not is_year(text)


def lead_of(grid: Grid) -> int:
    """How many rows stand above the heading: a title or a unit in the one filled cell of a row, as sheets have them."""
    rows = [[text for text in texts_of(row) if text] for row in grid.rows[:12]]
    for i, filled in enumerate(rows):
        if len(filled) >= 2 and not (len(filled) == 2 and width_of(grid) > 4 and not _likely(grid.rows[i])):
            return i if i == 0 or _likely(grid.rows[i]) else 0
    return 0


def likeness(row: GridRow) -> float:
    """Which share of a row's filled cells read like headings of columns, 0 to 1."""
    filled = [text for text in texts_of(row) if text]
    if not filled:
        return 0.0
    good = sum(is_year(t) or (len(t) <= 120 and bool(_WORDS.search(fold(t)))) for t in filled)
    return good / len(filled)


def _likely(row: GridRow) -> bool:
    return likeness(row) >= 0.5 or is_index_heading(texts_of(row)[0] if row.cells else "")


def depth_of(grid: Grid, lead: int = 0) -> int:
    """How many rows the heading takes, 0 where the grid has none (it goes on from a table before it)."""
    rows = grid.rows[lead:]
    if not rows or not (_begins(rows[0]) or _spread(rows)):
        return 0
    depth = 1
    while depth < min(MAX_DEPTH, len(rows)) and not is_ordinal_row(rows[depth]):
        reach = max((r + cell.down for r in range(depth) for cell in rows[r].cells if cell), default=1)
        if reach > depth or rows[depth].header or _goes_on(rows[:depth], rows[depth]):
            depth += 1
        else:
            break
    return depth


def _begins(row: GridRow) -> bool:
    texts = texts_of(row)
    filled = [text for text in texts if text]
    if row.header or (texts and is_index_heading(texts[0])):
        return True
    if len(filled) < 2 or any(is_figure(text) for text in filled):
        return False
    return not (texts[0] and marker_of(texts[0])) and (likeness(row) >= 0.34 or len(filled) == len(texts))


def _spread(rows: Sequence[GridRow]) -> bool:
    """Whether the first row's words have the second row's below them, and figures follow: 'Cụm | Nhu cầu | Bổ sung | | ', ' | | Tuyển mới | Hợp đồng | Biệt phái'."""
    filled = [text for text in texts_of(rows[0]) if text]
    words = len(filled) > 2 and not any(map(is_figure, filled)) and not marker_of(filled[0])
    return words and len(rows) > 2 and _goes_on(rows[:1], rows[1]) and any(map(is_figure, texts_of(rows[2])))


def _goes_on(heading: Sequence[GridRow], row: GridRow) -> bool:
    """Whether a row is a lower row of the heading: only words or years, each under a cell that reaches over more than
    one column (or, cut short, as many as these cells reach over), or the rest of the words above it."""
    texts, upper = texts_of(row), texts_of(heading[-1])
    filled = [i for i, text in enumerate(texts) if text]
    if not filled or any(is_figure(texts[i]) or marker_of(texts[i]) for i in filled):
        return False
    free = open_columns(heading[-1], len(texts))
    if len(texts) < len(upper) and texts[0]:
        return len(filled) == len(texts) == len(free)
    numbered = any(map(is_index_heading, texts_of(heading[0])[:1]))
    return not texts[0] and all(i in free or numbered and is_rest(texts[i]) for i in filled)


def is_rest(text: str) -> bool:
    """'(triệu đồng)', 'thực hiện': the rest of a heading whose words were broken over rows."""
    return text[:1].islower() or text.startswith("(")


def open_columns(row: GridRow, width: int = 0) -> list[int]:
    """The columns under a cell that reaches over more than one: marked as such, followed by blanks, or written in each of them. `width`: of the row
    below, where a text leaves out the blanks that end this one."""
    columns: list[int] = []
    texts = texts_of(row) + [""] * (width - len(row.cells))
    for i, cell in enumerate(row.cells):
        if cell is not None and cell.across > 1:
            columns += range(i, min(i + cell.across, len(row.cells)))
        elif texts[i] and texts[i] in texts[max(i - 1, 0):i] + texts[i + 1:i + 2]:
            columns.append(i)
        elif texts[i] and cell is not None:
            end = i + 1
            while end < len(texts) and not texts[end] and (end >= len(row.cells) or row.cells[end] is None or row.cells[end].across == 1):
                end += 1
            if end > i + 1:
                columns += range(i, end)
    if columns and not texts[0]:  # in a lower row, a lone child hangs under a parent of the row above
        columns += [i for i, text in enumerate(texts) if text]
    return sorted(set(columns))


def is_ordinal_row(row: GridRow) -> bool:
    """'(1) | (2) | (3) | (4)=(2)+(3)': the row of column numbers under a heading; one in five may be misread."""
    filled = [fold(text) for text in texts_of(row) if text]
    good = [text for text in filled if _ORDINAL.match(text)]
    if len(filled) < 3 or len(filled) < len(row.cells) - 1 or len(good) < 0.8 * len(filled):
        return False
    numbers = [int(m[0]) for text in good if (m := re.search(r"\d+", text))]
    steps = [b - a for a, b in zip(numbers, numbers[1:])]
    most = 1 if len(good) == len(filled) else 3
    return len(numbers) >= 2 and numbers[0] <= 3 and numbers[-1] > numbers[0] and all(0 <= s <= most for s in steps) and sum(s == 0 for s in steps) <= most // 2
