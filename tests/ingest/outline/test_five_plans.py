"""The outline of the five plans, stated from reading them: paths, labels, how many items each agency has."""
from __future__ import annotations

import re
import unicodedata

import pytest

from index.records import ClauseKind, Document

CAO_BANG, LAO_CAI, THANH_HOA = "text/cao-bang-2026.md", "text/lao-cai-2026.txt", "text/thanh-hoa-2022.txt"
TUYEN_QUANG, KHOAI_CHAU = "text/tuyen-quang-2022.txt", "text/khoai-chau-2024.md"

# file, the beginning of the clause, its label, its path as the beginnings of the headings
PLACES = [
    (CAO_BANG, "Căn cứ Quyết định số 801", "Căn cứ thứ 5", []),
    (CAO_BANG, "Ủy ban nhân dân tỉnh Cao Bằng ban hành", "Phần mở đầu", []),
    (CAO_BANG, "- Huy động và sử dụng hiệu quả", "Mục I.1, gạch đầu dòng 3", ["I. MỤC ĐÍCH", "1. Mục đích"]),
    (CAO_BANG, "- Tổ chức 04 đề tài", "Mục II.2, gạch đầu dòng 7", ["II. MỤC TIÊU", "2. Mục tiêu cụ thể"]),
    (CAO_BANG, "Dự kiến tổng nhu cầu vốn", "Mục IV, đoạn 1", ["IV. DỰ KIẾN NGUỒN LỰC"]),
    (CAO_BANG, "2. Vốn ngân sách địa phương", "Mục IV.2", ["IV. DỰ KIẾN NGUỒN LỰC"]),
    (CAO_BANG, "- Chủ trì phối hợp với UBND các xã", "Mục V.2, gạch đầu dòng 4", ["V. TỔ CHỨC", "2. Sở Công thương"]),
    (CAO_BANG, "Chủ trì, phối hợp xây dựng kế hoạch tuyên truyền", "Mục V.6", ["V. TỔ CHỨC", "6. Sở Nội vụ"]),
    (CAO_BANG, "- Rà soát thực trạng", "Mục V.9, gạch đầu dòng 2", ["V. TỔ CHỨC", "9. UBND các xã"]),
    (CAO_BANG, "(Kế hoạch này thay thế", "Phần kết", []),
    (CAO_BANG, "Hoàng Văn Thạch", "Chữ ký", []),
    (CAO_BANG, "- | Mương thoát nước tại các cơ sở thuộc làng nghề giấy bản", "Phụ lục 03, mục I.1, dòng 2",
     ["Phụ lục 03: Danh mục dự án", "I. Công trình thủy lợi", "1. Xã Quảng Uyên"]),
    (CAO_BANG, "3 | Nghề thêu hoa văn", "Phụ lục 01, mục II, số thứ tự 3", ["Phụ lục 01: Danh sách", "II. Phân đầu công nhận"]),
    (LAO_CAI, "Trên cơ sở Kế hoạch của 02 tỉnh", "Căn cứ thứ 2", []),
    (LAO_CAI, "- 70% các làng nghề", "Mục I.2, gạch đầu dòng 4", ["I. MỤC TIÊU", "2. Mục tiêu cụ thể"]),
    (LAO_CAI, "+ Nhóm ngành nghề sản xuất hàng thủ công", "Mục II.2.1, gạch đầu dòng 1, dấu cộng 2",
     ["II. NỘI DUNG", "2. Bảo tồn", "2.1. Bảo tồn", "- Bảo tồn, duy trì"]),
    (LAO_CAI, "- Khôi phục, tổ chức các lễ hội", "Mục II.2.2, điểm a, gạch đầu dòng 2",
     ["II. NỘI DUNG", "2. Bảo tồn", "2.2. Phát triển", "a) Đối với các làng đã có nghề"]),
    (LAO_CAI, "d) Khuyến khích và tạo điều kiện", "Mục II.2.2, điểm d", ["II. NỘI DUNG", "2. Bảo tồn", "2.2. Phát triển"]),
    (LAO_CAI, "(Chi tiết có phụ lục kèm theo)", "Mục II.2.2, đoạn 2", ["II. NỘI DUNG", "2. Bảo tồn", "2.2. Phát triển"]),
    (LAO_CAI, "1. Bố trí nguồn kinh phí", "Mục III.1", ["III. GIẢI PHÁP"]),
    (LAO_CAI, "- Vốn huy động hợp pháp khác", "Mục IV, gạch đầu dòng 5", ["IV. KINH PHÍ"]),
    (LAO_CAI, "Căn cứ chức năng, nhiệm vụ được giao", "Mục V.7", ["V. TỔ CHỨC", "7. Các sở, ban, ngành liên quan"]),
    (LAO_CAI, "9 | Làng nghề chế tác thủ công đá", "Phụ lục, mục A.III, số thứ tự 9",
     ["Phụ lục: Danh mục", "A. LÀNG NGHỀ", "III. Phát triển làng nghề gắn với du lịch"]),
    (THANH_HOA, "Theo đề nghị của Giám đốc Sở", "Căn cứ thứ 6", []),
    (THANH_HOA, "- Chú trọng phát triển các sản phẩm", "Điều 1, khoản 1.1, gạch đầu dòng 2", ["Điều 1. Phê duyệt", "1. Mục tiêu", "1.1."]),
    (THANH_HOA, "- Thu nhập bình quân của lao động", "Điều 1, khoản 1.2, điểm a, gạch đầu dòng 7",
     ["Điều 1. Phê duyệt", "1. Mục tiêu", "1.2.", "a) Đến năm 2025"]),
    (THANH_HOA, "2.3. Đẩy mạnh công tác xã hội hóa", "Điều 1, khoản 2.3", ["Điều 1. Phê duyệt", "2. Yêu cầu"]),
    (THANH_HOA, "đ) Hỗ trợ đầu tư hệ thống thu gom", "Điều 1, khoản 3.3, điểm đ", ["Điều 1. Phê duyệt", "3. Nhiệm vụ", "3.3 Hỗ trợ"]),
    (THANH_HOA, "c) Hỗ trợ xây dựng và nhân rộng", "Điều 1, khoản 3.8, điểm c", ["Điều 1. Phê duyệt", "3. Nhiệm vụ", "3.8. Xây dựng"]),
    (THANH_HOA, "Nguồn kinh phí từ ngân sách", "Điều 1, khoản 4, đoạn 1", ["Điều 1. Phê duyệt", "4. Nguồn kinh phí"]),
    (THANH_HOA, "2. Giám đốc các sở", "Điều 2, khoản 2", ["Điều 2. Tổ chức thực hiện"]),
    (THANH_HOA, "Chánh Văn phòng UBND tỉnh;", "Điều 3, đoạn 1", ["Điều 3. Quyết định này có hiệu lực"]),
    (TUYEN_QUANG, "Thực hiện Quyết định số 801/QĐ-TTg", "Căn cứ thứ 1", []),
    (TUYEN_QUANG, "Nâng cao nhận thức của các cấp", "Mục I.1, đoạn 2", ["I. MỤC ĐÍCH", "1. Mục đích"]),
    (TUYEN_QUANG, "- Trên 80% làng nghề", "Mục II.2, gạch đầu dòng 1", ["II. MỤC TIÊU", "2. Mục tiêu cụ thể"]),
    (TUYEN_QUANG, "+ Khuyến khích, hỗ trợ các cơ sở", "Mục IV.3, gạch đầu dòng 3, dấu cộng 2",
     ["IV. GIẢI PHÁP", "3. Hỗ trợ phát triển", "- Xây dựng cơ sở hạ tầng"]),
    (TUYEN_QUANG, "- Nghiên cứu, hoàn thiện quy định phong tặng", "Mục IV.3, gạch đầu dòng 5", ["IV. GIẢI PHÁP", "3. Hỗ trợ phát triển"]),
    (TUYEN_QUANG, "- Chủ trì, phối hợp với các sở, ngành và địa phương", "Mục V.2, gạch đầu dòng 4", ["V. PHÂN CÔNG", "2. Sở Công Thương"]),
    (TUYEN_QUANG, "Trên cơ sở đề nghị của các sở", "Mục V.7, đoạn 1", ["V. PHÂN CÔNG", "7. Sở Tài chính"]),
    (TUYEN_QUANG, "1. Các sở, ban, ngành của tỉnh", "Mục VI.1", ["VI. TỔ CHỨC"]),
    (TUYEN_QUANG, "Tiếp tục thực hiện và nâng cao chất lượng", "Mục VI.2", ["VI. TỔ CHỨC", "2. Đề nghị Ủy ban Mặt trận"]),
    (KHOAI_CHAU, "Căn cứ Kế hoạch số 195", "Căn cứ thứ 6", []),
    (KHOAI_CHAU, "3. Tăng cường hỗ trợ", "Mục I.3", ["I. MỤC ĐÍCH"]),
    (KHOAI_CHAU, "Hỗ trợ, hướng dẫn các doanh nghiệp", "Mục II.1, đoạn 2", ["II. NHIỆM VỤ", "1. Công tác"]),
    (KHOAI_CHAU, "Khảo sát, hướng dẫn xây dựng hồ sơ", "Mục II.2, điểm b, đoạn 2", ["II. NHIỆM VỤ", "2. Rà soát", "b) Đối với"]),
    (KHOAI_CHAU, "Kinh phí thực hiện Kế hoạch", "Mục III, đoạn 1", ["III. KINH PHÍ"]),
    (KHOAI_CHAU, "Tham mưu, đề xuất cho UBND huyện", "Mục IV.3, đoạn 2", ["IV. TỔ CHỨC", "3. Phòng Tài chính"]),
    (KHOAI_CHAU, "Tích cực, chủ động lồng ghép", "Mục IV.7, đoạn 5", ["IV. TỔ CHỨC", "7. UBND các xã"]),
    (KHOAI_CHAU, "Trong quá trình triển khai thực hiện", "Phần kết", []),
    (KHOAI_CHAU, "- Lưu: VT, NN.", "Nơi nhận, gạch đầu dòng 4", []),
]

# file, heading, how many clauses stand right under it
COUNTS = [
    (CAO_BANG, "1. Sở Nông nghiệp và Môi trường", 9), (CAO_BANG, "2. Sở Công thương", 5), (CAO_BANG, "3. Sở Khoa học và Công nghệ", 3),
    (CAO_BANG, "5. Sở Tài chính", 1), (CAO_BANG, "9. UBND các xã, phường", 4), (CAO_BANG, "2. Mục tiêu cụ thể", 10),
    (LAO_CAI, "1. Sở Nông nghiệp và Môi trường", 5), (LAO_CAI, "2. Sở Công Thương", 5), (LAO_CAI, "4. Sở Tài chính", 3),
    (LAO_CAI, "9. Ủy ban nhân dân các xã, phường", 5), (LAO_CAI, "III. GIẢI PHÁP THỰC HIỆN", 8),
    (TUYEN_QUANG, "1. Sở Nông nghiệp và Phát triển nông thôn", 4), (TUYEN_QUANG, "2. Sở Công Thương", 4),
    (TUYEN_QUANG, "6. Sở Tài nguyên và Môi trường", 2), (TUYEN_QUANG, "9. Ủy ban nhân dân các huyện, thành phố", 6),
    (KHOAI_CHAU, "1. Phòng Nông nghiệp và Phát triển nông thôn", 4), (KHOAI_CHAU, "7. UBND các xã, thị trấn", 5),
    (THANH_HOA, "a) Đến năm 2025", 8), (THANH_HOA, "b) Đến năm 2030", 7), (THANH_HOA, "Điều 2. Tổ chức thực hiện", 3),
]


@pytest.mark.parametrize(("name", "beginning", "label", "path"), PLACES)
def test_place(document_of, name: str, beginning: str, label: str, path: list[str]):
    found = [c for c in document_of(name).clauses if c.text.startswith(beginning) and c.label == label]
    assert len(found) == 1, [(c.label, c.text[:60]) for c in document_of(name).clauses if c.text.startswith(beginning)]
    assert len(found[0].path) == len(path)
    assert all(step.startswith(wanted) for step, wanted in zip(found[0].path, path)), found[0].path


@pytest.mark.parametrize(("name", "heading", "count"), COUNTS)
def test_items_under_a_heading(document_of, name: str, heading: str, count: int):
    under = [c for c in document_of(name).clauses if c.path and c.path[-1] == heading and c.kind is not ClauseKind.ROW]
    assert len(under) == count, [c.text[:50] for c in under]


@pytest.mark.parametrize("name", [CAO_BANG, LAO_CAI, THANH_HOA, TUYEN_QUANG, KHOAI_CHAU])
class TestEveryPlan:
    def test_every_clause_has_a_label_of_its_own(self, document_of, name: str):
        body = [c for c in document_of(name).clauses if c.kind not in (ClauseKind.FRONT, ClauseKind.CLOSING, ClauseKind.NOTE)]
        assert all(c.label for c in body)
        labels = [(c.label, c.kind) for c in body]  # a run-in heading shares its label with its text
        assert len(set(labels)) == len(labels)

    def test_fragments_stand_in_the_source(self, document_of, plans, name: str):
        source = squeeze((plans / name).read_text(encoding="utf-8"))
        strange = [f for c in document_of(name).clauses for f in c.fragments if squeeze(f) not in source]
        assert strange == []

    def test_fragments_make_up_the_text(self, document_of, name: str):
        for clause in document_of(name).clauses:
            if clause.kind is not ClauseKind.ROW:
                assert squeeze("".join(clause.fragments)) == squeeze(clause.text)

    def test_nothing_of_the_body_is_lost(self, document_of, plans, name: str):
        said = squeeze(" ".join(c.text for c in document_of(name).clauses))
        lines = (plans / name).read_text(encoding="utf-8").splitlines()
        lost = [line for line in lines if "\t" not in line and "http" not in line and squeeze(line) not in said and line != "□"]
        assert [line for line in lost if not is_table_cell(document_of(name), line)] == []


def test_a_clause_over_a_link_address_has_two_fragments(document_of):
    (clause,) = [c for c in document_of(TUYEN_QUANG).clauses if c.label == "Mục II.1, đoạn 1"]
    assert len(clause.fragments) == 2
    assert clause.fragments[0].endswith("để phục vụ") and clause.fragments[1].startswith("sản xuất tạo ra")


def squeeze(text: str) -> str:
    """Without white space and marks of emphasis."""
    text = unicodedata.normalize("NFC", text)
    return re.sub(r"[\s*#|_]|</?\w+>", "", text)


def is_table_cell(document: Document, line: str) -> bool:
    """A line that a flattened table broke a cell into; those are the table tests' concern."""
    rows = squeeze(" ".join(cell for c in document.clauses if c.kind is ClauseKind.ROW for cell in (*c.cells, *c.headers)))
    return all(squeeze(word) in rows for word in line.split())
