"""Money: every figure of a table's columns once, addends told from sums, prose beside tables."""
from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.quantities import parse_number
from index.records import Document, Fact, FactKind, RowRole, TableRow

SAMPLES = Path(__file__).resolve().parents[3] / "ingest" / "sample_plans"
MILLION = 1e6


def amounts(document: Document, **equals: object) -> list[Fact]:
    return [f for f in document.facts if f.kind is FactKind.AMOUNT and all(getattr(f, name) == value for name, value in equals.items())]


def added(facts: list[Fact]) -> float:
    """The sum of the addends, in triệu đồng."""
    return sum(f.value for f in facts if not f.total and "/" not in f.unit) / MILLION


@pytest.fixture(scope="module")
def samples() -> dict[str, Document]:
    from ingest.document import read_document

    return {path.stem: read_document(path) for path in sorted(SAMPLES.iterdir())}


@pytest.fixture(scope="module")
def cao_bang(document_of: Callable[[str], Document]) -> Document:
    return document_of("text/cao-bang-2026.md")


def columns(document: Document) -> Iterator[tuple[list[tuple[TableRow, Fact]], list[tuple[TableRow, Fact]]]]:
    """(leaves, totals) of each column of money of each table, a row with its fact."""
    rows = {clause.id: clause for clause in document.clauses if isinstance(clause, TableRow)}
    found: dict[tuple[int, int], tuple[list, list]] = defaultdict(lambda: ([], []))
    for fact in amounts(document):
        row = rows.get(fact.clause)
        if row is not None and row.role in (RowRole.LEAF, RowRole.TOTAL):
            found[row.table, fact.column][row.role is RowRole.TOTAL].append((row, fact))
    yield from found.values()


class TestProperties:
    """On every table of the sample plans, whose units are all triệu đồng."""

    def test_random_leaves_add_up_to_their_figures(self, samples: dict[str, Document]) -> None:
        chance = random.Random(7)
        tried = 0
        for document in samples.values():
            for leaves, _ in columns(document):
                for _ in range(20):
                    some = chance.sample(leaves, chance.randint(1, len(leaves)))
                    figures = sum(parse_number(row.cells[fact.column]) for row, fact in some)
                    assert sum(fact.value for _, fact in some) == pytest.approx(figures * MILLION)
                    tried += 1
        assert tried > 300

    def test_leaves_add_up_to_the_total_line(self, samples: dict[str, Document]) -> None:
        checked = 0
        for document in samples.values():
            for leaves, totals in columns(document):
                for _, total in totals:
                    assert sum(fact.value for _, fact in leaves) == pytest.approx(total.value)
                    assert total.total
                    checked += 1
        assert checked == 23                                                           # 4 + 2 + 3 + 2 + 5 + 4 + 3 columns

    def test_addends_count_each_dong_once(self, samples: dict[str, Document]) -> None:
        """Of each row: the addends of random rows are the figures of the column that states the row's sum."""
        document, chance = samples["phu-tho-ocop-lang-nghe-2026"], random.Random(3)
        rows = [c for c in document.clauses if isinstance(c, TableRow) and c.role is RowRole.LEAF and "Tổng" in c.headers]
        assert len(rows) == 14
        for _ in range(50):
            some = {row.id: row for row in chance.sample(rows, chance.randint(1, len(rows)))}
            whole = sum(parse_number(row.cells[row.headers.index("Tổng")]) for row in some.values())
            assert added([f for f in amounts(document) if f.clause in some]) == pytest.approx(whole)


class TestWholeDocuments:
    """What a plan costs in all, as it says itself, whatever its tables and prose say twice."""

    @pytest.mark.parametrize(("stem", "stated"), [
        ("an-giang-ocop-2023", 9_600), ("lang-son-nuoc-sach-2026", 96_500), ("ninh-thuan-dao-tao-nghe-2023", 48_900),
        ("phu-tho-ocop-lang-nghe-2026", 21_500), ("quang-ngai-ocop-2026", 14_420), ("thach-ha-chuyen-doi-so-2026", 1_865)])
    def test_sample_plans(self, samples: dict[str, Document], stem: str, stated: float) -> None:
        assert added(amounts(samples[stem])) == pytest.approx(stated)

    def test_tables_that_set_out_one_another(self, cao_bang: Document) -> None:
        assert added(amounts(cao_bang)) == pytest.approx(57_285)
        assert added(amounts(cao_bang, place="Xã Quảng Uyên")) == pytest.approx(5_800)     # 2.500 + 2.300 + 1.000
        assert added(amounts(cao_bang, year=2027)) == pytest.approx(3_000)
        assert [f.value / MILLION for f in amounts(cao_bang, item="Đào tạo, tập huấn") if not f.total] == [575]


class TestColumns:
    def test_source_item_place_and_year(self, samples: dict[str, Document]) -> None:
        found = amounts(samples["phu-tho-ocop-lang-nghe-2026"], item="Kho mát bảo quản cam")
        assert {(f.source, f.value / MILLION, f.total) for f in found} == {
            ("", 2_300, True), ("NSTW", 1_200, False), ("NS tỉnh", 600, False), ("NS xã", 100, False), ("Vốn đối ứng", 400, False)}
        assert {(f.place, f.year, f.group) for f in found} == {("Xã Cao Phong", 2027, "Phát triển sản phẩm OCOP")}

    def test_merged_headings(self, cao_bang: Document) -> None:
        sources = {f.source for f in amounts(cao_bang) if f.column is not None}
        assert sources == {"", "NSTW › Vốn đầu tư", "NSTW › Vốn sự nghiệp", "NSDP", "Vốn huy động"}

    def test_years_as_columns(self, samples: dict[str, Document]) -> None:
        found = amounts(samples["quang-ngai-ocop-2026"], place="Xã Măng Đen")
        assert [(f.year, f.value / MILLION, f.total) for f in found] == [(None, 1_640, True), (2026, 540, False), (2027, 600, False), (2028, 500, False)]

    def test_counts_are_no_money(self, samples: dict[str, Document]) -> None:
        values = {f.value / MILLION for f in amounts(samples["lang-son-nuoc-sach-2026"])}
        assert 620 not in values and 4_050 not in values                                 # households
        assert not [f for f in amounts(samples["ninh-thuan-dao-tao-nghe-2023"]) if f.value == 13_500 * MILLION]  # people

    def test_only_a_part_named(self, read_as: Callable[..., Document]) -> None:
        """'Tổng vốn' with 'trong đó' one source only: the whole is the addend, not its part."""
        document = read_as("Phụ lục: Danh mục công trình\nĐơn vị tính: tỷ đồng\n"
                           "STT\tCông trình\tTổng vốn\tTrong đó: NSTW\n1\tĐường Đông\t10\t6\n2\tCầu Tây\t5\t5\n3\tKè Nam\t2,5\t\n\tTỔNG CỘNG\t17,5\t11\n")
        leaves = [f for f in amounts(document) if f.item != "TỔNG CỘNG"]
        assert added(leaves) == pytest.approx(17_500)
        assert [(f.value / MILLION, f.total) for f in leaves if f.item == "Đường Đông"] == [(10_000, False), (6_000, True)]
        assert [(f.value / MILLION, f.total) for f in leaves if f.item == "Cầu Tây"] == [(5_000, True), (5_000, False)]

    def test_sums_of_sums(self, read_as: Callable[..., Document]) -> None:
        document = read_as("Phụ lục: Vốn theo năm\nĐơn vị tính: triệu đồng\n"
                           "STT\tHạng mục\tTổng cộng\tCộng năm 2026\tNSTW năm 2026\tNSĐP năm 2026\tCộng năm 2027\tNSTW năm 2027\tNSĐP năm 2027\n"
                           "1\tTrạm bơm\t100\t60\t40\t20\t40\t30\t10\n2\tKênh mương\t70\t30\t10\t20\t40\t15\t25\n3\tCống\t30\t10\t5\t5\t20\t12\t8\n")
        assert added(amounts(document)) == pytest.approx(200)
        assert added(amounts(document, year=2027)) == pytest.approx(100)


class TestProse:
    def test_parts_and_sources(self, cao_bang: Document) -> None:
        prose = [f for f in amounts(cao_bang) if f.column is None]
        assert [f.value / MILLION for f in prose] == [57_285, 36_735, 19_250, 1_300]
        assert all(f.total for f in prose)                                             # the appendix states each
        assert [bool(f.source) for f in prose] == [False, True, True, True]

    def test_sum_and_parts_without_a_table(self, read_as: Callable[..., Document]) -> None:
        document = read_as("KẾ HOẠCH\nTrồng cây xã An Hòa năm 2027\n\nI. KINH PHÍ\nTổng kinh phí là 1,2 tỷ đồng, trong đó ngân sách huyện 800 triệu đồng, "
                           "vốn huy động từ doanh nghiệp 400 triệu đồng.\nHỗ trợ cây giống: 15.000 đồng/cây.\n")
        assert [(f.value, f.source, f.total, f.year) for f in amounts(document)] == [
            (1_200 * MILLION, "", True, 2027), (800 * MILLION, "ngân sách huyện", False, 2027),
            (400 * MILLION, "vốn huy động từ doanh nghiệp", False, 2027), (15_000, "", False, 2027)]
        assert [f.unit for f in amounts(document)][-1] == "đồng/cây"
        assert added(amounts(document)) == pytest.approx(1_200)

    def test_range_and_limit(self, samples: dict[str, Document]) -> None:
        lesson = next(f for f in amounts(samples["ninh-thuan-dao-tao-nghe-2023"]) if f.item == "Tiền học")
        assert (lesson.value, lesson.qualifier, lesson.unit) == (2 * MILLION, "đến 6", "triệu đồng/người/khóa")
        new = next(f for f in amounts(samples["quang-ngai-ocop-2026"]) if f.item == "Sản phẩm mới")
        assert (new.value, new.qualifier) == (60 * MILLION, "không quá")

    def test_divided_by_source_in_prose_and_by_content_in_the_table(self, read_as: Callable[..., Document]) -> None:
        """The same money twice: the table's lines are the addends."""
        document = read_as("KẾ HOẠCH\nTrường học xã An Hòa năm 2027\n\nI. KINH PHÍ\nTổng kinh phí 100 triệu đồng, gồm:\n- Ngân sách huyện: 70 triệu đồng;\n"
                           "- Ngân sách xã: 30 triệu đồng.\n\nPhụ lục: Kinh phí theo nội dung\nĐơn vị tính: triệu đồng\n"
                           "STT\tThôn\tKinh phí: Cấp nước\tKinh phí: Nhà vệ sinh\n1\tThôn Đông\t20\t30\n2\tThôn Tây\t15\t25\n\tCộng\t35\t55\n")
        assert [f.total for f in amounts(document) if f.column is None] == [True, True, True]
        assert added(amounts(document)) == pytest.approx(90)
