"""A small index with facts written by hand, for the views."""
from __future__ import annotations

from pathlib import Path

from index.library import Index, IndexWriter
from index.records import Clause, ClauseKind, Document, Fact, FactKind, Reference, RowRole, TableRow

HEADERS = ("TT", "Xã", "Tổng", "NSTW", "NSĐP")
ROWS = (  # the table's own total line is 10 too large for NSĐP, on purpose
    ("1", "Xã Bắc Hải", "300", "200", "100", RowRole.LEAF),
    ("2", "Xã Nam Hải", "450", "250", "200", RowRole.LEAF),
    ("", "TỔNG CỘNG", "760", "450", "310", RowRole.TOTAL),
)


def plan(identifier: str, place: str, number: str, **more) -> Document:
    """A plan with two duties, a table of money and its total line. Ids are made of `identifier`, 16 hexadecimal digits."""
    path = ("V. TỔ CHỨC THỰC HIỆN", "1. Sở Công Thương")
    said = (
        ("Chủ trì hỗ trợ máy móc cho cơ sở dệt thổ cẩm.", path), ("Phối hợp đào tạo nghề cho lao động trẻ.", path),
        ("Chủ trì tập huấn an toàn lao động.", ("V. TỔ CHỨC THỰC HIỆN", "2. Sở NN&PTNT")))
    clauses: list[Clause] = [
        Clause(id=f"{identifier}#{i}", document=identifier, ordinal=i, kind=ClauseKind.ITEM, path=where, label=f"Mục {where[1][:1]}, gạch đầu dòng {i}",
               text=text, fragments=(text,)) for i, (text, where) in enumerate(said)]
    facts = [
        Fact(kind=FactKind.RESPONSIBILITY, document=identifier, clause=clauses[0].id, agency="Sở Công Thương", role="chủ trì", item="hỗ trợ máy móc cho cơ sở dệt thổ cẩm"),
        Fact(kind=FactKind.RESPONSIBILITY, document=identifier, clause=clauses[1].id, agency="Sở Công thương", role="phối hợp", item="đào tạo nghề cho lao động trẻ"),
        Fact(kind=FactKind.RESPONSIBILITY, document=identifier, clause=clauses[2].id, agency="Sở Nông nghiệp và Phát triển nông thôn", role="chủ trì", item="tập huấn an toàn lao động"),
    ]
    for *cells, role in ROWS:
        row = TableRow(
            id=f"{identifier}#{len(clauses)}", document=identifier, ordinal=len(clauses), kind=ClauseKind.ROW, path=("PHỤ LỤC",), label=f"Phụ lục, dòng {cells[0]}",
            text=" | ".join(c for c in cells if c), fragments=tuple(c for c in cells if c), table=0, title="Phụ lục kinh phí", unit="triệu đồng",
            headers=HEADERS, groups=(), cells=tuple(cells), role=role)
        clauses.append(row)
        total = role is RowRole.TOTAL
        place_ = "" if total else cells[1]
        for column in (3, 4):
            facts.append(Fact(kind=FactKind.AMOUNT, document=identifier, clause=row.id, value=float(cells[column]) * 1e6, unit="triệu đồng", source=HEADERS[column],
                              item="hạ tầng làng nghề", place=place_, year=2026, total=total, column=column))
        facts.append(Fact(kind=FactKind.AMOUNT, document=identifier, clause=row.id, value=float(cells[2]) * 1e6, unit="triệu đồng", source="Tổng",
                          item="hạ tầng làng nghề", place=place_, year=2026, total=True, column=2))
    return Document(id=identifier, name=f"{identifier}.txt", source=f"/khong/co/{identifier}.txt", media="text", content=identifier, title=f"Kế hoạch của {place}",
                    kind="Kế hoạch", subject="phát triển làng nghề", number=number, date="2026-01-05", place=place, province=place.removeprefix("tỉnh "), period=(2026, 2030),
                    clauses=tuple(clauses), facts=tuple(facts), **more)


def write(folder: Path) -> Index:
    """Two plans, the second of which replaces the first."""
    with IndexWriter(folder) as writer:
        writer.add(plan("a" * 16, "tỉnh Hải Một", "1/KH-UBND"))
        writer.add(plan("b" * 16, "tỉnh Hải Hai", "2/KH-UBND", references=(Reference(relation="thay thế", kind="Kế hoạch", number="1/KH-UBND"),)))
    return Index.open(folder)
