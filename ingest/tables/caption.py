"""What stands above a table: its title and its unit."""
from __future__ import annotations

import re
from collections.abc import Sequence

from index.text import clean, fold
from ingest.blocks import Grid, Line
from ingest.tables.draft import Caption
from ingest.tables.header import lead_of, texts_of

MAX_LINES = 10
# "Phụ lục 03:", "PHỤ LỤC", "Phụ lục I", "Bảng 2.", "Biểu số 01", "Mẫu 02/KH", "Phụ biểu 1a"; not "Bảng dưới đây cho …"
LABEL = re.compile(
    r"^(?:phụ lục|phụ biểu|bảng|biểu mẫu|biểu|mẫu)(?:\s+(?:số|biểu)?\s*(?:\d{1,3}(?:[.\-/]?[a-z\d]{1,4})?|[ivx]{1,5}|[a-z])(?!\w)\s*[.:\-]?|"
    r"\s*[.:\-]|\s*$|(?<=lục)(?=\s*(?-i:[A-ZĐ])))\s*", re.IGNORECASE)
# A title without a label: "DANH MỤC …", "Danh sách …", "TỔNG HỢP …"
_TITLE = re.compile(r"^(?:danh mục|danh sách|tổng hợp|bảng|biểu|kế hoạch|nhu cầu|dự toán|phân bổ|phân công|tiến độ|chỉ tiêu|"
                    r"hệ thống|thống kê|khung|lộ trình|nhiệm vụ|kinh phí)\b")
# "(Đơn vị tính: triệu đồng)", "ĐVT: Triệu đồng", "Đơn vị: nghìn đồng", "Kinh phí tính bằng triệu đồng", "đơn vị tính kinh phí: triệu đồng",
# "(Kinh phí: triệu đồng)", "(Đơn vị tiền: triệu đồng)"
_OF_UNIT = r"(?:nghìn|ngàn|triệu|t[ỷỉ]|đồng|trđ|%|ha|người|hộ|1\.?000)"
UNIT = re.compile(
    rf"\(?\s*(?:(?:(?:đơn vị tính|đvt)(?: (?:kinh phí|vốn|số tiền|tiền|giá trị))?|đơn vị(?: tiền| kinh phí| vốn)?(?=\s*[:：]\s*{_OF_UNIT}))\s*[:：]|(?<=\()(?:kinh phí|số tiền|vốn)\s*[:：](?=\s*(?:nghìn |ngàn |triệu |t[ỷỉ] )?đồng\s*\))|(?:(?:kinh phí|số tiền|vốn)\s+)?tính bằng(?=\s+{_OF_UNIT}))"
    r"\s*([^()\n;]{1,40}?)\s*(?:\)|$|(?=[(;]))", re.IGNORECASE)
# "Bảng 5. Kinh phí thực hiện năm 2023 (triệu đồng)": a unit alone in brackets at the end of a title
_BARE_UNIT = re.compile(r"(?<=\S)\s*\(\s*((?:nghìn |ngàn |triệu |t[ỷỉ] )?đồng|trđ|ha|km|m2|m3|tấn|kg|người|hộ|lượt|con|%)\s*\)\s*[.:]?$", re.IGNORECASE)
# "(Kèm theo Kế hoạch số /KH-UBND ngày …)", "(Ban hành kèm theo …)"
_ATTACHED = re.compile(r"\(\s*(?:ban hành\s+)?kèm theo[^()]*(?:\([^()]*\)[^()]*)*(?:\)|$)", re.IGNORECASE)
_ENDS = re.compile(r"[.;]\s*$|\./\.$")


def caption_for(blocks: Sequence[Line | Grid], position: int) -> Caption:
    """The caption of the Grid at `position`: label and title joined ('Phụ lục 01: Danh sách …'), unit, and the lines.

    Lines are taken from the grid upwards as far as they read like a caption, to the line that opens with 'Phụ lục',
    'Bảng', 'Biểu' or a title's words; a sheet's own first rows and its name stand in where no line does.
    """
    grid = blocks[position]
    assert isinstance(grid, Grid)
    inside = [" ".join(t for t in texts_of(row) if t) for row in grid.rows[:lead_of(grid)]]
    above: list[str] = []
    for i in range(position - 1, max(position - 1 - MAX_LINES, -1), -1):
        block = blocks[i]
        if isinstance(block, Grid) or not (text := clean(block.text)):
            break
        if _ENDS.search(text) and not LABEL.match(text) and not UNIT.search(text):
            break
        above.insert(0, text)
        if LABEL.match(text) and fold(text) != "bảng":
            break
    nearest = next((line for line in reversed(above[-2:]) if UNIT.search(line) or _BARE_UNIT.search(line)), "")
    above = _from_start(above)
    lines = tuple(above + inside)
    title, unit = read_caption(lines)
    unit = unit or read_caption((nearest,))[1] or _unit_below(blocks, position)      # "2. Phân bổ theo năm (đơn vị tính: triệu đồng)", "3. Phân bổ (triệu đồng)": in the heading above
    return Caption(title=title or grid.name, unit=unit, lines=lines)


# "*Đơn vị: triệu đồng. NSTW: nguồn Chương trình mục tiêu quốc gia.*"
_BELOW = re.compile(rf"^[\W_]*(?:ghi chú\s*:\s*)?(?:đơn vị(?: tính)?|đvt)\s*:\s*((?:nghìn |ngàn |triệu |t[ỷỉ] )?đồng|%|ha|người|hộ)(?=\s*(?:[.;,)*_]|$))", re.IGNORECASE)


def _unit_below(blocks: Sequence[Line | Grid], position: int) -> str:
    """The unit that the note right below a table opens with, '' where it opens with none."""
    below = blocks[position + 1] if position + 1 < len(blocks) else None
    match = _BELOW.match(clean(below.text)) if isinstance(below, Line) else None
    return match[1].lower() if match else ""


def _from_start(lines: list[str]) -> list[str]:
    """The lines from the one that opens the caption; of lines that open none, the unit alone or a lead-in ('… sau:')."""
    for i in range(len(lines)):
        if LABEL.match(lines[i]) and not lines[i].endswith(","):
            return lines[i:]
    for i in range(len(lines) - 1, -1, -1):
        if lines[i][0].isupper() and _TITLE.match(fold(lines[i])):
            return lines[i:]
    units = [line for line in lines[-2:] if UNIT.fullmatch(line)]
    return lines[-1:] if not units and lines and lines[-1].endswith(":") else units


def read_caption(lines: Sequence[str]) -> tuple[str, str]:
    """(title, unit) of a caption's lines; what only says which document it is attached to is left out."""
    unit, kept = "", []
    for line in lines:
        if m := UNIT.search(line) or _BARE_UNIT.search(line):
            unit = unit or m[1].strip(" .*")
            line = line[:m.start()] + " " + line[m.end():]
        kept.append(line.strip(" *_#"))
    text = clean(_ATTACHED.sub(" ", " ".join(kept)))
    m = LABEL.match(text)
    if m and m.end() < len(text):
        label = text[:m.end()].strip(" .:-")
        text = f"{label}: {text[m.end():].lstrip(' .:-')}"
    return text.strip(" :"), unit[:1].lower() + unit[1:] if unit[1:2].islower() else unit
