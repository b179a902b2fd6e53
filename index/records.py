"""The records that travel: a Document with its clauses, table rows and facts. Frozen, and each has its home here.

    Document ─┬─ Clause            a paragraph, a dash item, a point: the smallest piece that can be cited
              ├─ TableRow(Clause)  a clause that is a row of a table
              └─ Fact              what a clause states, in a form that can be filtered, added up and compared
"""
from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

JOIN = " › "             # between the levels of a table heading spelled out: "NSTW › Vốn đầu tư"


def lowest(heading: str) -> str:
    """The lowest level of a heading spelled out: 'NSTW › Vốn đầu tư' → 'Vốn đầu tư'."""
    return heading.split(JOIN)[-1]


class ClauseKind(StrEnum):
    FRONT = "front"          # number, place and date, title: before the first "Căn cứ"
    BASIS = "basis"          # "Căn cứ Nghị định số 52/2018/NĐ-CP …;"
    HEADING = "heading"      # "V. TỔ CHỨC THỰC HIỆN": a heading of its own line
    PARAGRAPH = "paragraph"
    ITEM = "item"            # a dash, plus or lettered item: "- Chủ trì …", "a) …"
    ROW = "row"              # always a TableRow
    CLOSING = "closing"      # "Nơi nhận: …", "TM. ỦY BAN NHÂN DÂN", the signer
    NOTE = "note"            # footnote, text box, "(Chi tiết tại phụ lục kèm theo)"


class RowRole(StrEnum):
    LEAF = "leaf"            # states something of its own
    GROUP = "group"          # "I. Công trình thủy lợi": a heading inside the table, no figures of its own
    SUBTOTAL = "subtotal"    # a group row that carries the sum of the rows under it
    TOTAL = "total"          # "TỔNG CỘNG"


class FactKind(StrEnum):
    RESPONSIBILITY = "responsibility"
    AMOUNT = "amount"
    TARGET = "target"
    DEADLINE = "deadline"
    REFERENCE = "reference"
    ENTRY = "entry"          # a line of a catalogue: name, place, year, group


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle on a page, in fractions (0 to 1) of the page's width and height, from the upper left corner."""

    page: int                # 1 is the first
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """The smallest piece of a document that can be cited.

    `text` is verbatim but for white space and for what an extractor added (marks of emphasis, page numbers, link
    addresses between pages). `fragments` are the stretches of it that stand unbroken in the source, in order: one for
    most clauses; more where a page break, a running head or a table's columns lie between.
    """

    id: str                  # "<document id>#<ordinal>"
    document: str            # Document.id
    ordinal: int             # place in reading order, 0 is the first
    kind: ClauseKind
    path: tuple[str, ...]    # headings above it, outermost first: ("V. TỔ CHỨC THỰC HIỆN", "2. Sở Công thương")
    label: str               # as an official would write it: "Mục V.2, gạch đầu dòng 4", "Điều 2, khoản 3, điểm b"
    text: str
    fragments: tuple[str, ...]
    page: int | None = None  # None where the file has no pages
    boxes: tuple[Box, ...] = ()

    @property
    def quote(self) -> str:
        """The clause as a citation quotes it: its unbroken stretches, joined by ' | '."""
        return " | ".join(piece for piece in self.fragments if piece)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow(Clause):
    """A clause that is a row. `text` and `fragments` hold its non-empty cells; `cells` has one entry a column."""

    table: int               # which table of the document, 0 is the first
    title: str               # "Phụ lục 03: Danh mục dự án, công trình …"
    unit: str                # "triệu đồng"; "" where the table states none
    headers: tuple[str, ...]  # one a column, merged cells spelled out: "NSTW › Vốn đầu tư"
    groups: tuple[str, ...]  # group rows above it, outermost first: ("I. Công trình thủy lợi", "1. Xã Quảng Uyên")
    cells: tuple[str, ...]   # one a column, "" where blank; a row cut by a page break is put together again
    role: RowRole = RowRole.LEAF

    @property
    def quote(self) -> str:
        """The row as a citation quotes it: its cells. Of a file without pages, where what a page break has parted stands apart in the text
        itself, the stretches of it."""
        return self.text if self.page is not None else " | ".join(piece for piece in self.fragments if piece)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What a clause states, sparse: each kind fills the fields that it has.

    responsibility: agency, role ('chủ trì', 'phối hợp', 'tham mưu', 'giao', 'thực hiện'), item (the task)
    amount:         value (đồng), unit (as written: 'triệu đồng'), source ('NSTW › Vốn đầu tư', …), item, place, year, total
    target:         item (the indicator), value, unit ('%', 'làng nghề', 'lần'), qualifier ('ít nhất', 'trên'), year
    deadline:       item (what is due), agency (who), date ('15/11 hằng năm', '2025')
    reference:      reference ('52/2018/NĐ-CP'), relation ('căn cứ', 'thay thế', 'sửa đổi', 'nhắc đến'), date, item (title)
    entry:          item (name), place, year, group, value
    """

    kind: FactKind
    document: str            # Document.id
    clause: str              # Clause.id
    agency: str = ""
    role: str = ""
    item: str = ""
    place: str = ""
    group: str = ""
    year: int | None = None
    source: str = ""
    value: float | None = None
    unit: str = ""
    qualifier: str = ""
    total: bool = False      # a total or subtotal: never an addend beside its parts
    date: str = ""
    reference: str = ""
    relation: str = ""
    column: int | None = None  # the column of the TableRow it was read from


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A document that another one names: 'Kế hoạch số 337/KH-UBND ngày 20/02/2023 của UBND tỉnh'."""

    relation: str            # 'căn cứ', 'thay thế', 'sửa đổi', 'theo đề nghị', 'nhắc đến'
    kind: str                # 'Kế hoạch', 'Nghị định', 'Luật'
    number: str              # '337/KH-UBND'; '' for a law cited by its name
    date: str = ""           # ISO, as far as it is given: '2023-02-20', '2023'
    issuer: str = ""         # 'UBND tỉnh'
    clause: str = ""         # Clause.id where it is named


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document and what is known of it. `clauses` and `facts` are empty where only the catalogue was asked."""

    id: str                  # the first 16 hexadecimal digits of the SHA-256 of the file's bytes
    name: str                # the file's name: "cao-bang-2026.md"
    source: str              # the file's path when it was taken in
    media: str               # 'pdf', 'scan', 'docx', 'xlsx', 'text', 'markdown'
    content: str = ""        # hash of the folded text: the same under another name or format gives the same
    title: str = ""          # "Kế hoạch Bảo tồn và phát triển làng nghề tỉnh Lào Cai giai đoạn 2026-2030"
    kind: str = ""           # "Kế hoạch", "Quyết định", "Nghị quyết", …
    number: str = ""         # "11/KH-UBND"; "" where it is blank or missing
    number_blank: bool = False  # the line is there, the number left out: "Số:   /KH-UBND"
    date: str = ""           # ISO, as far as it is given: "2024-01-09", "2026-04", "2026"
    issuer: str = ""         # "Ủy ban nhân dân tỉnh Lào Cai"
    level: str = ""          # "trung ương", "tỉnh", "huyện", "xã"
    place: str = ""          # the issuer's own area: "huyện Khoái Châu", "tỉnh Lào Cai"
    province: str = ""       # as named in the document: "Yên Bái"
    province_today: str = ""  # since July 2025: "Lào Cai"
    subject: str = ""        # "bảo tồn và phát triển làng nghề"
    period: tuple[int, int] | None = None  # (2026, 2030)
    signer: str = ""
    references: tuple[Reference, ...] = ()
    pages: int | None = None
    sample: bool = False     # an illustration, not a real document: 'Tài liệu minh họa'
    notes: tuple[str, ...] = ()  # Vietnamese, for the report: "đã chuyển mã TCVN3 (ABC) sang Unicode"
    clauses: tuple[Clause, ...] = field(default=(), repr=False)
    facts: tuple[Fact, ...] = field(default=(), repr=False)
