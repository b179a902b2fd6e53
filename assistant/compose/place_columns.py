"""Tables whose columns are places: 'Loại mô hình | … | Quảng Công | Quảng Ngạn | Sịa' with a mark or a figure in each."""
from __future__ import annotations

from collections.abc import Sequence

from assistant.understand.question import Question
from assistant.understand.terms import tokens
from index import letters
from index.records import RowRole, TableRow, lowest
from index.text import fold

FEWEST = 2         # columns of two words with capitals that make a table one of places
# "Quảng Công", "Khu vực Đắk Nông (cũ)", "Xã Tân Phú": a place as the heading of a column
_PLACE = letters.compile(r"(?:(?:Khu vực|Vùng|Cụm|Xã|Phường|Huyện|Thị trấn|Tỉnh|Thôn|Bản)\s)?(?P<name>[\p{Lu}][\p{Ll}]+(?:\s[\p{Lu}][\p{Ll}]*)*)(?:\s(?:cũ|\(cũ\)))?$")
_NO_PLACE = frozenset({"tổng", "cộng", "năm", "quý", "tháng", "loại", "nhóm", "ghi chú", "đơn vị", "stt", "tt", "xã", "huyện"})


def of(row: TableRow) -> dict[int, str]:
    """The columns of a table that are headed by places: {5: 'quảng công'}; empty where fewer than two are surely places."""
    found = {i: match["name"] for i, header in enumerate(row.headers) if (match := _PLACE.match(lowest(header).strip())) and fold(match["name"]) not in _NO_PLACE}
    return {i: fold(name) for i, name in found.items()} if sum(" " in name for name in found.values()) >= FEWEST else {}


def named(question: Question, row: TableRow) -> list[int]:
    """The columns headed by places that a question names."""
    said = f" {' '.join(tokens(question.read))} "
    levelled = {fold(name) for _, name in question.entities.places}
    return [i for i, name in of(row).items() if name in levelled or " " in name and f" {name} " in said]


def has_mark(row: TableRow, i: int) -> bool:
    return row.cells[i].strip().casefold() in {"x", "+", "v", "✓"}


def is_marked(table: Sequence[TableRow], i: int) -> bool:
    """Whether a column holds marks in some of its rows and nothing else."""
    cells = {row.cells[i].strip().casefold() for row in table if row.role is RowRole.LEAF}
    return "x" in cells and cells <= {"x", "", "-", "–"}
