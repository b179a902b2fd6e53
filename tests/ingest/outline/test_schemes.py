"""Schemes of numbering that the five plans don't have, on documents written for it."""
from __future__ import annotations

import pytest

from index.records import ClauseKind, Document

RESOLUTION = """HỘI ĐỒNG NHÂN DÂN
TỈNH HÀ NAM
Số: 12/2024/NQ-HĐND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Hà Nam, ngày 10 tháng 7 năm 2024

NGHỊ QUYẾT
Quy định chính sách hỗ trợ nhà ở xã hội trên địa bàn tỉnh Hà Nam

Căn cứ Luật Nhà ở ngày 27 tháng 11 năm 2023;
Xét Tờ trình số 1550/TTr-UBND ngày 20 tháng 6 năm 2024 của Ủy ban nhân dân tỉnh.

QUYẾT NGHỊ:

Chương I
QUY ĐỊNH CHUNG

Điều 1. Phạm vi điều chỉnh
Nghị quyết này quy định chính sách hỗ trợ nhà ở xã hội.

Điều 2. Đối tượng áp dụng
1. Chủ đầu tư dự án nhà ở xã hội.
2. Tổ chức, cá nhân có liên quan, gồm:
a) Cơ quan nhà nước có thẩm quyền;
b) Hộ gia đình thuộc diện được hỗ trợ.

Chương II
CHÍNH SÁCH HỖ TRỢ

Mục 1
HỖ TRỢ HẠ TẦNG

Điều 3. Hỗ trợ đầu tư hạ tầng
1. Mức hỗ trợ:
a) Dự án dưới 5 ha: 10 tỷ đồng;
đ) Dự án khác.

Điều 4. Tổ chức thực hiện
1. Giao Ủy ban nhân dân tỉnh tổ chức thực hiện.

Nghị quyết này đã được Hội đồng nhân dân tỉnh thông qua ngày 10 tháng 7 năm 2024./.

CHỦ TỊCH

Lê Thị Thủy Tiên
"""

DECISION = """QUYẾT ĐỊNH
Về việc ban hành Kế hoạch chuyển đổi số huyện Đông Giang năm 2025

Căn cứ Luật Tổ chức chính quyền địa phương;

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch chuyển đổi số.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.

Nơi nhận:
- Như Điều 2;
- Lưu: VT.
CHỦ TỊCH
Nguyễn Văn Bình

KẾ HOẠCH
Chuyển đổi số huyện Đông Giang năm 2025
(Ban hành kèm theo Quyết định số      /QĐ-UBND ngày     tháng 3 năm 2025 của Chủ tịch UBND huyện Đông Giang)

MỤC TIÊU
1. Hạ tầng số
* Mạng di động
- 100% thôn có sóng 4G.
- 50% trung tâm xã có sóng 5G.
* Mạng cáp quang
- 90% hộ gia đình có cáp quang:
+ Xã vùng thấp 100%.
NHIỆM VỤ
1. Tuyên truyền
1.1. Trên báo, đài
1.1.1. Đài truyền thanh huyện phát 02 tin mỗi tuần.
1.1.2. Cổng thông tin điện tử đăng 10 bài mỗi tháng.
1.2. Trên mạng xã hội
Lập 11 trang cộng đồng của các xã.
2. Tập huấn
(1) Tập huấn cho cán bộ, công chức: 05 lớp.
(2) Tập huấn cho tổ công nghệ số: 11 lớp.

Phụ lục I
DANH MỤC NHIỆM VỤ
I. HẠ TẦNG
1. Lắp đặt 12 trạm phát sóng.
II. DỮ LIỆU
1. Số hóa sổ hộ tịch.
Phụ lục II
KINH PHÍ
(ĐVT: triệu đồng)
STT	Nội dung	Kinh phí
1	Hạ tầng	1.200
2	Tập huấn	300
	Tổng cộng	1.500
"""

BOLD = """**KẾ HOẠCH**

**Phòng cháy, chữa cháy rừng trên địa bàn xã Tân Hương năm 2026**

Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh, Ủy ban nhân dân xã xây dựng Kế hoạch như sau:

**Mục đích, yêu cầu**

- Chủ động phòng ngừa cháy rừng.

- Huy động mọi lực lượng.

**Nhiệm vụ**

**1. Tuyên truyền.** Tổ chức 12 buổi tuyên truyền lưu động tại các thôn.

**2. Tuần tra.** Mỗi tuần tra ít nhất 02 lần trong mùa khô.

**Kinh phí**

Kinh phí 150 triệu đồng từ ngân sách xã.

**TM. ỦY BAN NHÂN DÂN**
"""


def labels(document: Document) -> dict[str, tuple[str, tuple[str, ...]]]:
    """The beginning of each clause (three words) → its label and path."""
    return {" ".join(c.text.split()[:3]): (c.label, c.path) for c in document.clauses}


def test_chapters_sections_articles(read_as):
    placed = labels(read_as(RESOLUTION))
    assert placed["Chương I QUY"] == ("Chương I", ())
    assert placed["Nghị quyết này"][0] == "Phần kết"
    assert placed["2. Tổ chức,"] == ("Điều 2, khoản 2", ("Chương I QUY ĐỊNH CHUNG", "Điều 2. Đối tượng áp dụng"))
    assert placed["b) Hộ gia"][0] == "Điều 2, khoản 2, điểm b"
    assert placed["đ) Dự án"] == (
        "Điều 3, khoản 1, điểm đ",
        ("Chương II CHÍNH SÁCH HỖ TRỢ", "Mục 1 HỖ TRỢ HẠ TẦNG", "Điều 3. Hỗ trợ đầu tư hạ tầng", "1. Mức hỗ trợ:"),
    )
    assert placed["Mục 1 HỖ"] == ("Chương II, mục 1", ("Chương II CHÍNH SÁCH HỖ TRỢ",))
    assert placed["Xét Tờ trình"][0] == "Căn cứ thứ 2"


def test_a_plan_brought_by_a_decision_and_its_annexes(read_as):
    document = read_as(DECISION)
    placed = labels(document)
    plan = "KẾ HOẠCH Chuyển đổi số huyện Đông Giang năm 2025"
    assert placed["Điều 2. Quyết"] == ("Điều 2", ())
    assert placed["- 50% trung"] == (
        "Kế hoạch kèm theo, mục “MỤC TIÊU”, mục 1, dấu sao 1, gạch đầu dòng 2", (plan, "MỤC TIÊU", "1. Hạ tầng số", "* Mạng di động"),
    )
    assert placed["+ Xã vùng"][0] == "Kế hoạch kèm theo, mục “MỤC TIÊU”, mục 1, dấu sao 2, gạch đầu dòng 1, dấu cộng 1"
    assert placed["1.1.2. Cổng thông"] == (
        "Kế hoạch kèm theo, mục “NHIỆM VỤ”, mục 1.1.2", (plan, "NHIỆM VỤ", "1. Tuyên truyền", "1.1. Trên báo, đài"),
    )
    assert placed["Lập 11 trang"][0] == "Kế hoạch kèm theo, mục “NHIỆM VỤ”, mục 1.2, đoạn 1"
    assert placed["(2) Tập huấn"][0] == "Kế hoạch kèm theo, mục “NHIỆM VỤ”, mục 2, ý (2)"
    assert placed["1. Lắp đặt"] == ("Phụ lục I, mục I.1", ("Phụ lục I DANH MỤC NHIỆM VỤ", "I. HẠ TẦNG"))
    assert placed["1. Số hóa"][0] == "Phụ lục I, mục II.1"
    rows = [c for c in document.clauses if c.kind is ClauseKind.ROW]
    assert [r.label for r in rows] == ["Phụ lục II, số thứ tự 1", "Phụ lục II, số thứ tự 2", "Phụ lục II, dòng tổng cộng"]
    assert {r.unit for r in rows} == {"triệu đồng"}
    assert [c.text for c in document.clauses if c.label == "Chữ ký"] == ["CHỦ TỊCH", "Nguyễn Văn Bình"]


@pytest.mark.parametrize("recipients", [True, False])
def test_a_plan_behind_a_decision_that_does_not_say_that_it_is_brought_by_it(read_as, recipients):
    remark = next(line for line in DECISION.splitlines() if line.startswith("(Ban hành"))
    text = DECISION.replace(remark + "\n", "")
    if not recipients:
        text = text.replace("Nơi nhận:\n- Như Điều 2;\n- Lưu: VT.\n", "TM. ỦY BAN NHÂN DÂN\n")
    document = read_as(text)
    plan = "KẾ HOẠCH Chuyển đổi số huyện Đông Giang năm 2025"
    assert labels(document)["- 50% trung"] == (
        "Kế hoạch kèm theo, mục “MỤC TIÊU”, mục 1, dấu sao 1, gạch đầu dòng 2", (plan, "MỤC TIÊU", "1. Hạ tầng số", "* Mạng di động"),
    )
    assert [c.text for c in document.clauses if c.label == "Chữ ký"][-2:] == ["CHỦ TỊCH", "Nguyễn Văn Bình"]


def test_headings_that_are_merely_bold(read_as):
    placed = labels(read_as(BOLD, "xa.md"))
    assert placed["- Huy động"] == ("Mục “Mục đích, yêu cầu”, gạch đầu dòng 2", ("Mục đích, yêu cầu",))
    assert placed["Tổ chức 12"] == ("Mục “Nhiệm vụ”, mục 1", ("Nhiệm vụ", "1. Tuyên truyền"))
    assert placed["Kinh phí 150"] == ("Mục “Kinh phí”, đoạn 1", ("Kinh phí",))


def test_run_in_headings_without_bold(read_as):
    placed = labels(read_as(
        "KẾ HOẠCH\nPhát triển thủy lợi năm 2025\n\nI. TỔ CHỨC THỰC HIỆN\n"
        "1. Các phòng, ban liên quan: Căn cứ chức năng được giao, phối hợp thực hiện Kế hoạch.\n"
        "2. Thời gian: Từ tháng 3 đến hết tháng 11 năm 2025.\n"
        "3. Nạo vét các tuyến kênh như: Kênh Chính Bắc, kênh Chính Nam và các kênh nội đồng.\n"
        "4. Mức hỗ trợ: từ 2 đến 6 triệu đồng mỗi tuyến kênh.\n"
    ))
    assert placed["Căn cứ chức"] == ("Mục I.1", ("I. TỔ CHỨC THỰC HIỆN", "1. Các phòng, ban liên quan"))
    assert placed["Từ tháng 3"][1][-1] == "2. Thời gian"
    assert placed["3. Nạo vét"] == ("Mục I.3", ("I. TỔ CHỨC THỰC HIỆN",))
    assert placed["4. Mức hỗ"] == ("Mục I.4", ("I. TỔ CHỨC THỰC HIỆN",))


def test_letters_above_numbers_are_learned_from_the_document(read_as):
    placed = labels(read_as(
        "KẾ HOẠCH\nTrồng rừng năm 2025\n\nI. NHIỆM VỤ\n\na) Trồng mới:\n1. Chuẩn bị cây giống.\n2. Đào hố trước mùa mưa.\n"
        "b) Chăm sóc:\n1. Làm cỏ hai đợt.\n2. Bón phân một đợt.\nII. KINH PHÍ\nNgân sách huyện.\n"
    ))
    assert placed["2. Bón phân"] == ("Mục I, điểm b, mục 2", ("I. NHIỆM VỤ", "b) Chăm sóc:"))


def test_missing_and_repeated_numbers_break_nothing(read_as):
    placed = labels(read_as(
        "KẾ HOẠCH\nTrồng rừng năm 2025\n\nI. MỤC TIÊU\n1. Trồng 100 ha rừng.\n3. Chăm sóc 200 ha rừng.\n3. Bảo vệ 300 ha rừng.\n"
        "III. KINH PHÍ\n1. Ngân sách xã 50 triệu đồng.\n"
    ))
    assert placed["3. Bảo vệ"] == ("Mục I.3", ("I. MỤC TIÊU",))
    assert placed["1. Ngân sách"] == ("Mục III.1", ("III. KINH PHÍ",))


def test_a_table_in_the_body_has_its_own_title(read_as):
    document = read_as(
        "KẾ HOẠCH\nĐào tạo nghề năm 2025\n\nI. KINH PHÍ\n\nKinh phí năm 2025 như sau:\n\nBảng 1. Dự toán kinh phí\n(ĐVT: triệu đồng)\n"
        "STT\tNội dung\tSố tiền\n1\tMở lớp\t200\n2\tGiáo trình\t50\n\nII. TỔ CHỨC THỰC HIỆN\n\nPhòng Nội vụ chủ trì.\n"
    )
    row = next(c for c in document.clauses if c.text.startswith("2 | Giáo trình"))
    assert (row.label, row.path) == ("Mục I, bảng 1, số thứ tự 2", ("I. KINH PHÍ", "Bảng 1. Dự toán kinh phí"))
    assert labels(document)["Phòng Nội vụ"] == ("Mục II, đoạn 1", ("II. TỔ CHỨC THỰC HIỆN",))


def test_instructions_in_a_text_are_its_clauses_and_no_more(document_of):
    document = document_of("formats/hostile/html-injection.txt")
    placed = labels(document)
    assert placed["4. Bỏ qua"][0] == "Mục I.4"
    assert placed["III. NHIỆM VỤ,"] == ("Mục III", ())
    assert any("350 triệu đồng" in c.text for c in document.clauses if c.label.startswith("Mục IV"))
    assert document.title.startswith("Kế hoạch")


def test_a_table_of_contents_opens_no_headings(read_as):
    document = read_as(
        "ĐỀ ÁN\nPhát triển giao thông nông thôn đến năm 2030\n\nMỤC LỤC\nI. MỤC TIÊU .......... 2\nII. KINH PHÍ .......... 5\n\n"
        "I. MỤC TIÊU\nBê tông hóa 120 km đường.\nII. KINH PHÍ\nNgân sách huyện 40 tỷ đồng.\n"
    )
    assert [c.label for c in document.clauses if c.text.startswith("II. KINH PHÍ")] == ["Mục lục", "Mục II"]
    assert labels(document)["Ngân sách huyện"] == ("Mục II, đoạn 1", ("II. KINH PHÍ",))


def test_running_text_without_any_heading(read_as):
    document = read_as(
        "BÁO CÁO\nTình hình sản xuất vụ đông xuân\n\nVụ đông xuân năm nay toàn xã gieo cấy 350 ha lúa, đạt 102% kế hoạch huyện giao.\n\n"
        "Thời tiết thuận lợi, sâu bệnh ít; năng suất ước đạt 62 tạ/ha, cao hơn cùng kỳ 3 tạ/ha.\n\nXã đề nghị huyện hỗ trợ giống vụ sau.\n"
    )
    assert document.title == "Báo cáo Tình hình sản xuất vụ đông xuân"
    assert [c.label for c in document.clauses] == ["Tên văn bản", "đoạn 1", "đoạn 2", "đoạn 3"]


def test_misread_roman_numbers_before_capitals(read_as):
    placed = labels(read_as("KẾ HOẠCH\nTrồng rừng\n\nI. MỤC TIÊU\n- Trồng 10 ha.\n\nIl. NHIỆM VỤ\n- Đào hố.\n\nIII. KINH PHÍ\n- Ngân sách xã.\n"))
    assert placed["- Đào hố."] == ("Mục II, gạch đầu dòng 1", ("Il. NHIỆM VỤ",))


def test_a_footnote_between_pages_does_not_cut_a_paragraph():
    from ingest.blocks import Line
    from ingest.outline.parse import parse

    drafts = parse([
        Line(text="I. MỤC TIÊU", page=1, indent=0.08, fill=0.3),
        Line(text="Đến năm 2030 toàn tỉnh có 95% hộ dân nông thôn được dùng nước hợp vệ", page=1, indent=0.08, fill=1.0),
        Line(text="1 Theo số liệu của Cục Thống kê.", page=1, indent=0.0, fill=0.5, note=True),
        Line(text="sinh, trong đó 60% dùng nước sạch.", page=2, indent=0.0, fill=0.5),
    ])
    assert [(d.kind, len(d.fragments)) for d in drafts] == [(ClauseKind.HEADING, 1), (ClauseKind.PARAGRAPH, 2), (ClauseKind.NOTE, 1)]
    assert drafts[1].text.endswith("hợp vệ sinh, trong đó 60% dùng nước sạch.")


def test_a_paragraph_after_an_announced_list_belongs_to_the_heading(read_as):
    placed = labels(read_as(
        "KẾ HOẠCH\nNước sạch\n\nI. KINH PHÍ\nTổng kinh phí 30 tỷ đồng, gồm:\n1. Ngân sách tỉnh: 20 tỷ đồng.\n2. Ngân sách xã: 10 tỷ đồng.\n"
        "Phân kỳ theo năm tại Phụ lục.\nII. TRÁCH NHIỆM\n1. Sở Y tế kiểm tra chất lượng nước.\nKết quả được niêm yết tại trạm.\n"
    ))
    assert placed["Phân kỳ theo"] == ("Mục I, đoạn 2", ("I. KINH PHÍ",))
    assert placed["Kết quả được"] == ("Mục II.1, đoạn 1", ("II. TRÁCH NHIỆM", "1. Sở Y tế kiểm tra chất lượng nước."))


def test_parts_counted_in_words(read_as):
    placed = labels(read_as(
        "# ĐỀ ÁN\n## Phát triển hợp tác xã đến năm 2025\n\n## PHẦN THỨ NHẤT: THỰC TRẠNG\n\n### I. KẾT QUẢ\n\na. Về tổ chức\n\nCó 190 hợp tác xã.\n\n"
        "## Phần thứ hai\n\n## MỤC TIÊU\n\n*1.1. Đến năm 2025*\n\n- Có 300 hợp tác xã.\n", "de-an.md",
    ))
    assert placed["Có 190 hợp"][0] == "Phần thứ nhất, mục I, điểm a, đoạn 1"
    assert placed["- Có 300"] == ("Phần thứ hai, mục 1.1, gạch đầu dòng 1", ("Phần thứ hai MỤC TIÊU", "1.1. Đến năm 2025"))
