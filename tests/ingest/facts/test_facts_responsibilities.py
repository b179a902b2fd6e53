"""Who does what: from headings with their items, sentences, lines of their own and tables."""
from __future__ import annotations

from collections.abc import Callable

from index.records import Document, Fact, FactKind


def duties(document: Document, agency: str, role: str = "") -> list[Fact]:
    return [f for f in document.facts if f.kind is FactKind.RESPONSIBILITY and f.agency.lower() == agency.lower() and role in ("", f.role)]


PLAN = """KẾ HOẠCH
Phát triển đường thôn xã Bình An năm 2027

I. NỘI DUNG
1. Sửa cầu
- Sửa 02 cầu gỗ. Cơ quan chủ trì: Phòng Kinh tế; cơ quan phối hợp: Công an xã, Hội Nông dân xã.
II. TỔ CHỨC THỰC HIỆN
1. Phòng Kinh tế
- Chủ trì, phối hợp với Công an xã và các đơn vị liên quan cắm biển báo; tham mưu Ủy ban nhân dân xã phân bổ vốn.
- Thẩm định hồ sơ hoàn công.
2. Hội Nông dân xã, Đoàn Thanh niên xã
Căn cứ chức năng, nhiệm vụ, phối hợp với Phòng Kinh tế vận động hiến đất.
3. Giao Phòng Văn hóa - Xã hội tuyên truyền trên loa truyền thanh.
4. Các thôn: cử người trông đường.
5. Công an xã có trách nhiệm phân luồng giao thông khi thi công.
"""


class TestOwnPlan:
    def test_leads_and_partners(self, read_as: Callable[..., Document]) -> None:
        document = read_as(PLAN)
        assert [f.item for f in duties(document, "Phòng Kinh tế", "chủ trì")] == ["Sửa 02 cầu gỗ", "cắm biển báo"]
        assert [f.item for f in duties(document, "Công an xã", "phối hợp")] == ["Sửa 02 cầu gỗ", "cắm biển báo"]
        assert [f.item for f in duties(document, "Phòng Kinh tế", "tham mưu")] == ["tham mưu Ủy ban nhân dân xã phân bổ vốn"]
        assert [f.item for f in duties(document, "Phòng Kinh tế", "thực hiện")] == ["Thẩm định hồ sơ hoàn công"]

    def test_two_agencies_in_a_heading(self, read_as: Callable[..., Document]) -> None:
        document = read_as(PLAN)
        assert len(duties(document, "Đoàn Thanh niên xã", "phối hợp")) == 1
        assert any("vận động hiến đất" in f.item for f in duties(document, "Hội Nông dân xã", "phối hợp"))

    def test_sentences(self, read_as: Callable[..., Document]) -> None:
        document = read_as(PLAN)
        assert [(f.role, f.item) for f in duties(document, "Phòng Văn hóa - Xã hội")] == [("giao", "tuyên truyền trên loa truyền thanh")]
        assert [f.item for f in duties(document, "Các thôn")] == ["cử người trông đường"]
        assert [f.item for f in duties(document, "Công an xã", "thực hiện")] == ["phân luồng giao thông khi thi công"]

    def test_every_fact_has_its_clause(self, read_as: Callable[..., Document]) -> None:
        document = read_as(PLAN)
        texts = {clause.id: clause.text for clause in document.clauses}
        assert all(f.item in texts[f.clause] for f in document.facts if f.kind is FactKind.RESPONSIBILITY)


def test_five_plans(document_of: Callable[[str], Document]) -> None:
    cao_bang, khoai_chau = document_of("text/cao-bang-2026.md"), document_of("text/khoai-chau-2024.md")
    tuyen_quang, lao_cai = document_of("text/tuyen-quang-2022.txt"), document_of("text/lao-cai-2026.txt")
    assert any("Nghệ nhân Nhân dân" in f.item for f in duties(cao_bang, "Sở Công thương", "chủ trì"))
    assert any("khuyến công và xúc tiến thương mại" in f.item for f in duties(khoai_chau, "Phòng Tài chính Kế hoạch", "phối hợp"))
    assert [f.item for f in duties(tuyen_quang, "Sở Kế hoạch và Đầu tư")] == [f.item for f in duties(tuyen_quang, "Sở Tài chính")] != []
    assert any("định hướng nội dung đào tạo nghề" in f.item for f in duties(tuyen_quang, "Sở Lao động - Thương binh và Xã hội", "phối hợp"))
    assert not duties(lao_cai, "Sở Nội vụ")                                              # Lào Cai's plan charges it with nothing


def test_tables_of_tasks(document_of: Callable[[str], Document]) -> None:
    document = document_of("text/thanh-hoa-2022.txt")
    second = [f for f in document.facts if f.kind is FactKind.RESPONSIBILITY and f.item.startswith("Xây dựng nội dung, chương trình và tổ chức đào tạo")]
    assert [(f.agency, f.role) for f in second] == [
        ("Sở Nông nghiệp và Phat triển nông thôn", "chủ trì"), ("Sở Công Thương", "phối hợp"), ("Sở Tài chính", "phối hợp"), ("Sở Kế hoạch và Đầu tư", "phối hợp"),
        ("Sở Văn hóa, Thể thao và Du lịch", "phối hợp"), ("Sở Lao động, Thương binh và Xã hội", "phối hợp"), ("UBND huyện, thị xã, thành phố", "phối hợp")]
    assert {f.date.replace(" ", "") for f in document.facts if f.kind is FactKind.DEADLINE and f.column is not None} == {"2022-2030", "2025-2030"}


def test_formats_say_the_same(document_of: Callable[[str], Document]) -> None:
    def told(name: str) -> list[tuple[str, str, str]]:
        return sorted((f.agency.lower(), f.role, f.item.lower()) for f in document_of(name).facts if f.kind is FactKind.RESPONSIBILITY)

    assert told("text/khoai-chau-2024.md") == told("formats/docx/khoai-chau-2024.docx")
