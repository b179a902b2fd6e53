"""Targets, deadlines, entries of catalogues and documents named, checked against reading the documents."""
from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from index.records import Document, Fact, FactKind

SAMPLES = Path(__file__).resolve().parents[3] / "ingest" / "sample_plans"


def of_kind(document: Document, kind: FactKind) -> list[Fact]:
    return [fact for fact in document.facts if fact.kind is kind]


@pytest.fixture(scope="module")
def sample() -> Callable[[str], Document]:
    from ingest.document import read_document

    return lambda name: read_document(SAMPLES / name)


AIMS = """KẾ HOẠCH
Nước sạch huyện Bình Hải giai đoạn 2026 - 2030

I. MỤC TIÊU
1. Đến năm 2028
- Có ít nhất 65% hộ dân dùng nước sạch; thất thoát nước dưới 18%.
- Xây mới 04 trạm bơm và 12 bể chứa công cộng.
2. Đến năm 2030
- Lượng nước bình quân tăng 1,5 lần so với năm 2025.
- Thực hiện Quyết định số 1978/QĐ-TTg ngày 24 tháng 11 năm 2021.
II. NHIỆM VỤ
- Kéo 30 km ống ở 5 xã.
- Phấn đấu đến năm 2027 lắp 2.500 cột nước.
"""


class TestTargets:
    def test_values_units_years(self, read_as: Callable[..., Document]) -> None:
        found = [(f.value, f.unit, f.qualifier, f.year, f.item) for f in of_kind(read_as(AIMS), FactKind.TARGET)]
        assert found == [
            (65, "%", "ít nhất", 2028, "hộ dân dùng nước sạch"), (18, "%", "dưới", 2028, "thất thoát nước"),
            (4, "trạm", "", 2028, "Xây mới trạm bơm"), (12, "bể", "", 2028, "Xây mới bể chứa công cộng"),
            (1.5, "lần", "", 2030, "Lượng nước bình quân tăng so với năm 2025"), (2500, "cột", "", 2027, "lắp cột nước")]

    def test_five_plans(self, document_of: Callable[[str], Document]) -> None:
        by_plan = {name: of_kind(document_of(f"text/{name}"), FactKind.TARGET) for name in
                   ("cao-bang-2026.md", "thanh-hoa-2022.txt", "lao-cai-2026.txt", "tuyen-quang-2022.txt")}
        thanh_hoa = {(f.value, f.unit, f.year, f.qualifier) for f in by_plan["thanh-hoa-2022.txt"]}
        assert {(1.5, "lần", 2025, "ít nhất"), (70, "%", 2030, "ít nhất"), (90, "%", 2030, "trên"), (10, "%/năm", 2030, "khoảng")} <= thanh_hoa
        assert [(f.value, f.unit) for f in by_plan["cao-bang-2026.md"]] == [
            (8, "làng nghề"), (2, "làng nghề truyền thống"), (12, "làng nghề"), (4, "nghề truyền thống"), (5, "mô hình"), (15, "sản phẩm"), (30, "%"), (80, "%"),
            (4, "đề tài"), (30, "%"), (100, "%")]
        assert {f.year for f in by_plan["cao-bang-2026.md"]} == {2030}                # the plan's last year
        assert [(f.value, f.qualifier) for f in by_plan["tuyen-quang-2022.txt"]] == [(80, "trên"), (100, ""), (80, ""), (100, ""), (100, "")]

    def test_table_of_indicators(self, sample: Callable[[str], Document]) -> None:
        found = [f for f in of_kind(sample("ninh-thuan-dao-tao-nghe-2023.txt"), FactKind.TARGET) if f.place == "Huyện Ninh Hải"]
        assert [(f.value, f.year, f.total) for f in found] == [(700, 2023, False), (700, 2024, False), (750, 2025, False), (2150, 2025, True)]


class TestDeadlines:
    def test_reports(self, sample: Callable[[str], Document]) -> None:
        found = {(f.agency, f.date) for f in of_kind(sample("quang-ngai-ocop-2026.docx"), FactKind.DEADLINE)}
        assert {("Văn phòng Điều phối nông thôn mới và giảm nghèo tỉnh", "10/12 hằng năm"), ("Ủy ban nhân dân xã, phường, đặc khu", "25/11 hằng năm"),
                ("Ủy ban nhân dân xã, phường, đặc khu", "tháng 8 hằng năm"), ("Sở Nông nghiệp và Môi trường", "Tháng 12/2027")} <= found

    def test_yearly_said_elsewhere(self, document_of: Callable[[str], Document]) -> None:
        found = of_kind(document_of("text/tuyen-quang-2022.txt"), FactKind.DEADLINE)
        assert {"15/11 hằng năm", "định kỳ hàng năm"} == {f.date for f in found}
        assert {f.agency for f in found if f.date.startswith("15/11")} == {"Các sở, ban, ngành của tỉnh", "Ủy ban nhân dân huyện, thành phố"}

    def test_wordings(self, read_as: Callable[..., Document]) -> None:
        document = read_as("KẾ HOẠCH\nDiễn tập năm 2027\n\nI. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế\n- Báo cáo chậm nhất ngày 05 của tháng đầu quý.\n"
                           "- Hoàn thành kho thuốc trong quý II/2027; nộp hồ sơ quyết toán trước ngày 20/3/2028.\n"
                           "2. Sở Nội vụ: sơ kết vào tháng 5 và tháng 10.\n3. Sở Tài chính cấp phát theo Quyết định số 12/QĐ-UBND ngày 15/4/2026.\n")
        found = [(f.agency, f.date, f.year) for f in of_kind(document, FactKind.DEADLINE)]
        assert found == [("Sở Y tế", "ngày 05 của tháng đầu quý", None), ("Sở Y tế", "quý II/2027", 2027), ("Sở Y tế", "20/3/2028", 2028),
                         ("Sở Nội vụ", "tháng 5 và tháng 10", None)]


class TestEntries:
    def test_marks_give_years(self, sample: Callable[[str], Document]) -> None:
        found = of_kind(sample("phu-tho-ocop-lang-nghe-2026.pdf"), FactKind.ENTRY)
        assert Counter(f.year for f in found) == {2026: 3, 2027: 3, 2028: 2}
        assert next((f.place, f.year) for f in found if f.item == "Bình gốm Hương Canh") == ("Xã Bình Xuyên", 2027)

    def test_catalogues_of_two_plans(self, document_of: Callable[[str], Document]) -> None:
        cao_bang = of_kind(document_of("text/cao-bang-2026.md"), FactKind.ENTRY)
        assert Counter(f.group for f in cao_bang) == {"Phân đấu công nhận làng nghề": 12, "Phân đầu công nhận nghề truyền thống": 4}
        assert all(f.place.startswith("Xóm") for f in cao_bang)
        lao_cai = [f for f in of_kind(document_of("text/lao-cai-2026.txt"), FactKind.ENTRY) if f.item == "Làng nghề nấu Rượu ngô"]
        assert [(f.year, f.column) for f in lao_cai if f.place == "Thôn Mù Tráng Phìn, xã Si Ma Cai"] == [(2009, 3), (2029, 8)]


def test_documents_named(document_of: Callable[[str], Document]) -> None:
    found = of_kind(document_of("text/cao-bang-2026.md"), FactKind.REFERENCE)
    replaced = [f for f in found if f.relation == "thay thế"]
    assert [(f.reference, f.date, f.agency) for f in replaced] == [("337/KH-UBND", "2023-02-20", "UBND tỉnh")]
    decree = next(f for f in found if f.reference == "52/2018/NĐ-CP")
    assert (decree.relation, decree.item) == ("căn cứ", "Nghị định về phát triển ngành nghề nông thôn")


def test_facts_point_at_clauses_of_their_document(document_of: Callable[[str], Document]) -> None:
    for name in ("text/cao-bang-2026.md", "text/thanh-hoa-2022.txt"):
        document = document_of(name)
        ids = {clause.id for clause in document.clauses}
        assert document.facts and all(f.clause in ids and f.document == document.id for f in document.facts)
