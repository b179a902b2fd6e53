"""Small plans for the tests of the index, made by hand: three provinces with nearly the same words, one with a table."""
from __future__ import annotations

from hashlib import sha256

from index.records import Box, Clause, ClauseKind, Document, Fact, FactKind, Reference, RowRole, TableRow
from index.text import fold

TASKS = (
    ("Sở Công Thương", "Chủ trì triển khai chương trình khuyến công, xúc tiến thương mại cho làng nghề."),
    ("Sở Tài chính", "Tham mưu bố trí kinh phí thực hiện kế hoạch theo khả năng cân đối ngân sách."),
    ("Sở Khoa học và Công nghệ", "Hướng dẫn đăng ký sở hữu trí tuệ, nhãn hiệu tập thể cho sản phẩm."),
    ("Ủy ban nhân dân cấp xã", "Lập danh sách hộ tham gia, báo cáo trước ngày 15/11 hằng năm."),
)


def make_plan(province: str, *, name: str = "", source: str = "", extra: str = "", subject: str = "phát triển làng nghề") -> Document:
    """A plan of a province: an aim, four tasks and a table of two rows. `extra` changes its bytes and adds a clause."""
    lines = [f"Kế hoạch {subject} tỉnh {province} giai đoạn 2026-2030",
             f"Đến năm 2030 tỉnh {province} có thêm {len(province)} làng nghề được công nhận."]
    lines += [task for _, task in TASKS] + ([extra] if extra else [])
    identifier = sha256("\n".join([*lines, name]).encode("utf-8")).hexdigest()[:16]
    paths = [(), ("I. MỤC TIÊU",)]
    paths += [("III. TỔ CHỨC THỰC HIỆN", f"{n}. {agency}") for n, (agency, _) in enumerate(TASKS, 1)] + [("IV. KHÁC",)]
    clauses = [_clause(identifier, n, path, line) for n, (path, line) in enumerate(zip(paths, lines))]
    clauses += [_row(identifier, n, cells, role) for n, (cells, role) in enumerate((
        (("1", f"Mương thoát nước xóm Đầu {province}", "1.500", "-"), RowRole.LEAF),
        (("", "TỔNG CỘNG", "1.500", ""), RowRole.TOTAL)), len(clauses))]
    return Document(
        id=identifier, name=name or f"{fold(province)}.txt", source=source or f"/plans/{name or province}", media="pdf",
        content=sha256(fold("\n".join(lines)).encode("utf-8")).hexdigest(), title=lines[0], kind="Kế hoạch",
        number=f"{len(province)}/KH-UBND", date="2026-01", issuer=f"Ủy ban nhân dân tỉnh {province}", level="tỉnh",
        place=f"tỉnh {province}", province=province, province_today=province, subject=subject, period=(2026, 2030), pages=2,
        references=(Reference(relation="căn cứ", kind="Nghị định", number="52/2018/NĐ-CP", clause=clauses[0].id),),
        clauses=tuple(clauses), facts=(
            Fact(kind=FactKind.AMOUNT, document=identifier, clause=clauses[-2].id, value=1.5e9, unit="triệu đồng",
                 place=province, year=2027, column=2),
            Fact(kind=FactKind.AMOUNT, document=identifier, clause=clauses[-1].id, value=1.5e9, total=True),
            Fact(kind=FactKind.RESPONSIBILITY, document=identifier, clause=clauses[2].id, agency="Sở Công Thương", role="chủ trì"),
        ))


def _clause(document: str, ordinal: int, path: tuple[str, ...], text: str) -> Clause:
    return Clause(
        id=f"{document}#{ordinal}", document=document, ordinal=ordinal, path=path, text=text, fragments=(text[:20], text[20:]),
        kind=ClauseKind.ITEM if path else ClauseKind.FRONT, label=f"Đoạn {ordinal}", page=1,
        boxes=(Box(page=1, left=0.1, top=1 / 3, right=0.9, bottom=0.5), Box(page=2, left=0.1, top=0.0, right=0.9, bottom=0.1)))


def _row(document: str, ordinal: int, cells: tuple[str, ...], role: RowRole) -> TableRow:
    filled = tuple(cell for cell in cells if cell)
    return TableRow(
        id=f"{document}#{ordinal}", document=document, ordinal=ordinal, kind=ClauseKind.ROW, path=("PHỤ LỤC 01",),
        label=f"Phụ lục 01, dòng {ordinal}", text=" | ".join(filled), fragments=filled, page=2, table=0, role=role, cells=cells,
        title="Danh mục công trình", unit="triệu đồng", headers=("TT", "Nội dung", "NSTW › Vốn đầu tư", "Ghi chú"),
        groups=("I. Công trình thủy lợi",))
