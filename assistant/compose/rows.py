"""A table row told in words: which column names it, which hold money, places, years, agencies."""
from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant import tablecells
from assistant.times import has_year, names_time
from assistant.understand.question import Question
from assistant.understand.terms import folded, tokens
from index.lexicon.places import heading_level
from index.quantities import dong_per, parse_number
from index.records import JOIN, TableRow, lowest
from index.text import fold
from index.units import DONG, column_unit

# Roles of columns by their header's words, the first that fits; what each matches is shown in tests/assistant/test_rows.py.
_ROLES = (
    ("marker", r"^(?:s?tt|số tt|số thứ tự|#|no\.?)$"),
    ("lead", r"chủ trì|cơ quan thực hiện|đơn vị thực hiện|phụ trách|đơn vị chịu trách nhiệm|cơ quan chịu trách nhiệm|phân công thực hiện|(?:cơ quan|đơn vị|cán bộ) (?:theo dõi|đầu mối|quản lý)|^đơn vị$|^cơ quan$"),
    ("coordinate", r"phối hợp"),
    ("note", r"ghi chú"),
    ("unit", r"^(?:đvt|đơn vị tính|đơn vị|đv tính)$"),
    ("quantity", r"^(?:số lượng|khối lượng|quy mô|sl)\b"),
    ("time", r"thời gian|thời hạn|tiến độ|hoàn thành|bắt đầu|năm|^giờ\b|\bxong\b|^hạn\b|chậm nhất"),
    ("place", r"địa điểm|địa chỉ|địa bàn|địa phương|\bxã\b|thôn|nơi"),
    ("product", r"sản phẩm|kết quả"),
)


@dataclass(frozen=True, slots=True)
class Column:
    index: int
    role: str      # one of the above, 'money', 'mark' (a column of x), 'name' (what the row is about) or ''
    header: str    # short: without the levels that all columns share


_remembered = lru_cache(maxsize=8_192)      # the same rows are looked at again and again, with every question


@_remembered
def columns(row: TableRow) -> tuple[Column, ...]:
    """The columns of a row with what they are for."""
    money = set(tablecells.amount_columns(row))
    short = short_headers(row.headers)
    found, named = [], False
    for i, header in enumerate(row.headers):
        role = "money" if i in money else _role(folded(lowest(header))) or _role(folded(header))
        if role == "lead" and (not re.search(r"[^\W\d_]{3}|[^\W\d_]\s[^\W\d_]", row.cells[i]) or folded(lowest(header)) == "đơn vị" and row.cells[i][:1].islower() and _by_years(row)):
            role = "unit"            # 'Đơn vị': '%', 'ha', 'km' is what is measured in, not who
        if role == "lead" and not named and i <= 1 and _NAMES_ROWS.fullmatch(folded(lowest(header))) and not any(_TASKS.search(folded(h)) for h in row.headers):
            role, named = "name", True      # 'Đơn vị | Trụ sở | Biên chế': what the rows are about
        if has_year(header) and row.cells[i].strip().lower() in {"x", ""}:
            role = "mark"
        if not role and not named and i <= 2 and not re.fullmatch(r"[\d.,\s%-]*|[xv✓✔]|[ivx]{1,4}", row.cells[i].strip().casefold()):      # 'III' of a column 'Quý' is no name
            role, named = "name", True
        found.append(Column(i, role, short[i]))
    return tuple(found)


# "Đơn vị", "Cơ quan": who has a task, or of whom a table tells; the headings of a table of tasks
_NAMES_ROWS = re.compile(r"đơn vị|cơ quan")
_TASKS = re.compile(r"\b(?:nhiệm vụ|nội dung|công việc|việc|hoạt động|trách nhiệm|sản phẩm|báo cáo|hạng mục|chỉ tiêu)\b")


def _by_years(row: TableRow) -> bool:
    """Whether a table has a column for each of several years: then 'Đơn vị' is what is measured in ('biển', 'lượt người')."""
    return sum(has_year(lowest(header)) for header in row.headers) > 1


def _role(header: str) -> str:
    return next((role for role, pattern in _ROLES if re.search(pattern, header)), "")


def short_headers(headers: tuple[str, ...]) -> list[str]:
    """Headers without a top level that most columns share and without units in brackets: 'NSTW › Vốn đầu tư'."""
    split = [[part.strip() for part in h.split(JOIN)] for h in headers]
    tops = [parts[0] for parts in split if len(parts) > 1]
    common = {top for top in tops if tops.count(top) >= 2 and (len(top) > 24 or re.match(r"trong đó", fold(top)))}
    below = [JOIN.join(p[1:]) for p in split if len(p) > 1 and p[0] in common]
    common = {top for top in common if not any(below.count(JOIN.join(p[1:])) > 1 for p in split if p[0] == top and len(p) > 1)}      # '2026' of one source is not that of another
    plain = [re.sub(r"\s*\((?=[^)]*(?:đồng|%))[^)]*\)", "", JOIN.join(p[1:] if len(p) > 1 and p[0] in common else p)).strip() for p in split]
    return [re.sub(r"\s*\(([^)]+)\)$", lambda m: "" if fold(m[1]) in fold(m.string[:m.start()]) else m[0], header) for header in plain]      # 'Năm công nhận (Năm)'


@_remembered
def name_of(row: TableRow) -> str:
    """What a row is about: the text of its naming column, or of a column of places that stands before it; '' where it has none."""
    titled = next((c for c in columns(row) if c.role == "name" and _NAMED.match(folded(lowest(row.headers[c.index])))), None)
    for column in (titled,) if titled and re.search(r"[^\W\d_]", row.cells[titled.index]) else columns(row):
        if column.role in {"name", "place"} and re.search(r"[^\W\d_]", row.cells[column.index]):
            return row.cells[_narrowest(row, column.index)]
    year = next((f"Năm {cell.strip()}" for cell in row.cells[:2] if re.fullmatch(r"(?:19|20)\d\d", cell.strip())), "")
    return max((c for c in row.cells if not re.fullmatch(r"[\d.,\s%x-]*", c)), key=len, default=year)


# "Tên voi", "Tên trường": what the rows are called, though a column of places stands before it
_NAMED = re.compile(r"(?:họ (?:và )?)?tên (?!xã|phường|thôn|bản|ấp|huyện|địa|đơn vị)")


def _narrowest(row: TableRow, index: int) -> int:
    """Of a column of places and those that name the places in them ('Huyện', 'Xã'): the narrowest that the row fills."""
    levels = [(heading_level(lowest(header)), i) for i, header in enumerate(row.headers) if i >= index and re.search(r"[^\W\d_]{2}", row.cells[i])]      # a name, not an 'x'
    own = heading_level(lowest(row.headers[index]))
    return index if own is None else max(((level, i) for level, i in levels if level is not None and level >= own), key=lambda pair: (pair[0], -pair[1]), default=(own, index))[1]


def is_of_place(question: Question, row: TableRow) -> bool:
    """Whether a row is the line of a place that the question names: 'Xã Ngọc Linh', not a project there."""
    name = fold(name_of(row))
    return any(name in {fold(f"{level} {place}"), fold(place)} for level, place in question.entities.places)


def money(row: TableRow) -> list[tuple[Column, str]]:
    """The money of a row, the total first if a column is one, as written."""
    found = [(c, row.cells[c.index].strip()) for c in columns(row) if c.role == "money"]
    return sorted(found, key=lambda pair: as_total(row.headers[pair[0].index]))


def heading_words(header: str) -> tuple[str, ...]:
    """The words of a heading's lowest level, without the unit in brackets: 'Vườn mận › Diện tích (ha)' → diện tích."""
    return tokens(re.sub(r"\([^()]*\)", " ", lowest(header)))


def marked(header: str) -> str:
    """What a mark under a heading says: 'năm 2028' of '2028', 'có' of any other heading, whose own words stand before it."""
    year = re.fullmatch(r"(?:19|20)\d\d", header.strip())
    return f"năm {header.strip()}" if year else header if has_year(header) else f"{header}: có"


def as_total(header: str) -> int:
    """0 for a column of totals ('Tổng cộng', 'Kinh phí › Cộng'), 1 for one of money at large, 2 for a part ('NSTW', 'Năm 2026')."""
    last = fold(lowest(header))
    return 0 if re.search(r"\btổng|\bcộng\b", last) else 1 if re.search(r"kinh phí|nhu cầu|thành tiền|số tiền", last) else 2


# The unit in a heading that is told without it: "(%/năm)", "(nghìn đồng/cái)"
_UNIT_SAID = re.compile(r"\(\s*(%[^()]*|[^()]*đồng[^()]*?)\s*\)")


def said_above(row: TableRow, table: Sequence[TableRow]) -> list[TableRow]:
    """The rows of its table in which stands what a row says by pointing at them ('nt'), each once."""
    found: dict[str, TableRow] = {}
    for i, cell in enumerate(row.cells):
        if re.search(r"\w", cell) and not is_own(row, cell):
            source = next((r for r in reversed(table) if r.ordinal < row.ordinal and i < len(r.cells) and r.cells[i] == cell and is_own(r, cell)), None)
            if source is not None:
                found.setdefault(source.id, source)
    return list(found.values())


def is_own(row: TableRow, cell: str) -> bool:
    """Whether a row itself writes what it says: not where it points at the row above ('nt')."""
    return fold(clean(cell)) in fold(clean(row.text))


@_remembered
def told(row: TableRow) -> tuple[tuple[str, str], ...]:
    """(header, cell) of everything a row says beside its number and name, empty cells left out; money with its unit."""
    found, name, unit = [], clean(name_of(row)), tablecells.row_unit(row)
    yearly = [c for c in columns(row) if unit and c.role != "mark" and re.search(r"(?:19|20)\d\d|[Qq]uý [IV\d]", lowest(row.headers[c.index])) and re.fullmatch(r"[\d.,]+", row.cells[c.index].strip())]
    sized = [c for c in columns(row) if unit and len(yearly) < 2 and c.role == "quantity" and re.fullmatch(r"[\d.,]+", row.cells[c.index].strip())]
    for column in columns(row):
        value = clean(row.cells[column.index])
        if column.role == "marker" or value in {"", "-", name} or column.role == "unit" and (len(yearly) > 1 or len(sized) == 1):
            continue
        if len(sized) == 1 and column in sized:
            found.append((column.header, f"{value} {tablecells.unit_written(row)}"))      # 'ĐVT: Lớp', 'Số lượng: 23' → '23 lớp'
            continue
        if len(yearly) > 1 and column in yearly:
            found.append((column.header, f"{value} {unit}"))       # a table of indicators by year: each figure with its unit
            continue
        if column.role == "mark":
            if JOIN in column.header and has_year(lowest(column.header)):
                found.append((lowest(column.header), "x"))
            elif JOIN not in column.header and len(column.header) <= 24:   # else it is not known which of the columns is meant
                found.append((column.header, "x"))
        elif column.role == "money":
            found.append((column.header, f"{value} {unit_of(row, column)}".strip()))
        elif (unit_said := _UNIT_SAID.search(row.headers[column.index])) and re.fullmatch(r"[\d.,]+(?:\s?[-–]\s?[\d.,]+)?", value):
            found.append((column.header, f"{value}{'' if unit_said[1].startswith('%') else ' '}{unit_said[1]}"))       # 'Lãi suất (%/năm)': '7,2%/năm'
        elif _PRICE_HEADING.match(fold(column.header)) and re.fullmatch(r"[\d.,]+", value) and (paid := unit_of(row, column) or row.unit) and dong_per(paid.split("/")[0]):
            found.append((column.header, f"{value} {paid}"))
        else:
            found.append((column.header, value))
    return tuple(found)


_PRICE_HEADING = re.compile(r"(?:đơn )?giá\b(?! trị)|định mức\b")      # money that is never added up, in the unit of the table's money


def clean(cell: str) -> str:
    """A cell without the dash that it begins with and the stop that it ends with: it will stand in a sentence."""
    return re.sub(r"^[-+•]\s*(?=[^\W\d_])", "", cell.strip()).rstrip(" .;")


def of_years(row: TableRow, times: Sequence[str]) -> list[tuple[str, str]]:
    """(header, figure with its unit) of the columns of the years asked ('2028'), or of the school year ('2023-2024'): 'Năm 2028' › '60 %'; of a year that
    has several columns under it, each of them: 'Năm 2028 › NSTW'."""
    unit = tablecells.row_unit(row)
    filled = [c for c in columns(row) if row.cells[c.index].strip() not in {"", "-"}]

    def dated(told_by: Callable[[str], str]) -> list[Column]:
        return [c for c in filled if any(names_time(told_by(row.headers[c.index]), time) for time in times)]

    def measured(value: str, column: Column) -> str:
        return f"{value} {unit or (unit_of(row, column) if parse_number(value) is not None else '')}".strip()

    return [(c.header, measured(value, c))
            for c in _both(dated(lowest), dated(lambda header: header.rpartition(JOIN)[0])) if (value := row.cells[c.index].strip())]


def _both(own: list[Column], above: list[Column]) -> list[Column]:
    """The columns of a time by their lowest headings and by those above, in the table's order; 'Năm 2028' of one source among the years of another alone."""
    return sorted({*own, *above}, key=lambda column: column.index)


def unit_of(row: TableRow, column: Column) -> str:
    """The unit of a column's figures: its header's own, the row's in a column of units, or else the table's."""
    match = DONG.search(fold(row.headers[column.index]))
    return match[0].strip() if match else column_unit(row, column.index)
