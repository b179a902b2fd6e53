"""Which lines make one paragraph: wrapped lines, blank lines in sentences, page breaks, geometry."""
from __future__ import annotations

from ingest.blocks import Line
from ingest.outline.joining import join
from ingest.outline.widths import width
from ingest.readers.text import read_text


def texts(text: str) -> list[str]:
    return [part.text for part in join(read_text(text, "a.txt"))]


# A column of about 70 characters, as a word processor breaks it
WRAPPED = """1. Mục đích
Nâng cao nhận thức của cấp ủy, chính quyền và nhân dân về phòng cháy,
chữa cháy rừng trong mùa khô; phát hiện sớm, xử lý kịp thời mọi vụ
cháy, không để xảy ra cháy lớn. Bám sát phương châm bốn tại chỗ, giao
Hạt Kiểm lâm trực 24/24 giờ trong những ngày có cảnh báo cấp IV, cấp
V.
2. Yêu cầu
- Lực lượng trực phải nắm chắc địa bàn, phối hợp với Sở Nông nghiệp -
Môi trường và các chủ rừng.
- Trang bị đủ dụng cụ.
"""
PARAGRAPHS = [
    "1. Mục đích",
    "Nâng cao nhận thức của cấp ủy, chính quyền và nhân dân về phòng cháy, chữa cháy rừng trong mùa khô; phát hiện sớm, xử lý kịp "
    "thời mọi vụ cháy, không để xảy ra cháy lớn. Bám sát phương châm bốn tại chỗ, giao Hạt Kiểm lâm trực 24/24 giờ trong những ngày "
    "có cảnh báo cấp IV, cấp V.",
    "2. Yêu cầu",
    "- Lực lượng trực phải nắm chắc địa bàn, phối hợp với Sở Nông nghiệp - Môi trường và các chủ rừng.",
    "- Trang bị đủ dụng cụ.",
]


def test_wrapped_lines():
    assert texts(WRAPPED) == PARAGRAPHS


def test_a_blank_line_after_every_line_says_nothing():
    assert texts(WRAPPED.replace("\n", "\n\n")) == PARAGRAPHS


def test_blank_lines_part_full_paragraphs():
    # both paragraphs end at the full width, so only the blank line tells them apart
    first = "Kế hoạch được thực hiện trên địa bàn 12 xã, phường trong giai đoạn này."
    second = "Mỗi xã, phường lựa chọn một đến hai thôn làm điểm rồi nhân rộng ra các"
    assert texts(f"{first}\n{second}\nthôn còn lại.\n\n{first}\n{second}\nthôn khác.\n") == [
        f"{first} {second} thôn còn lại.", f"{first} {second} thôn khác.",
    ]


def test_unwrapped_text_cut_by_a_page_break():
    long = "Huy động và sử dụng hiệu quả các nguồn lực của Nhà nước và xã hội để đầu tư phát triển; nâng cấp kết cấu hạ tầng nông thôn " * 2
    assert texts(f"- {long}sản xuất,\n\nkinh doanh.\n\n- {long}ổn định.\n\n- {long}của\n\nSở Y tế.\n") == [
        f"- {long}sản xuất, kinh doanh.", f"- {long}ổn định.", f"- {long}của Sở Y tế.",
    ]


def test_a_dash_or_number_inside_a_sentence_opens_no_item():
    text = """I. TÌNH HÌNH
Trong năm qua công tác bảo vệ rừng đạt kết quả tích cực, kinh tế
- xã hội của vùng đệm có bước phát triển, thu nhập bình quân tăng lên
30. Các chủ rừng đã ký cam kết với thôn bản, số vụ vi phạm giảm dần.
"""
    assert len(texts(text)) == 2


def test_headings_stay_apart_from_their_text():
    assert texts("II. MỤC TIÊU\nPhấn đấu đến năm 2030 có 12 làng nghề.\nKINH PHÍ\nNgân sách xã.\n") == [
        "II. MỤC TIÊU", "Phấn đấu đến năm 2030 có 12 làng nghề.", "KINH PHÍ", "Ngân sách xã.",
    ]


def test_numbers_and_signs_cut_at_a_hyphen_are_put_together():
    lines = [Line(text="Thực hiện Chương trình giai đoạn 2021-", fill=1.0, indent=0.0, page=1),
             Line(text="2030 theo Quyết định số 801/QĐ-", fill=1.0, indent=0.0, page=1), Line(text="TTg của Thủ tướng.", fill=0.5, indent=0.0, page=1)]
    (part,) = join(lines)
    assert part.text == "Thực hiện Chương trình giai đoạn 2021-2030 theo Quyết định số 801/QĐ-TTg của Thủ tướng."


def test_geometry_tells_paragraphs():
    def line(text: str, indent: float, fill: float, page: int = 1, **flags) -> Line:
        return Line(text=text, indent=indent, fill=fill, page=page, **flags)

    parts = join([
        line("Giao Hạt Kiểm lâm chủ trì việc tuần tra, canh gác tại các chốt.", 0.08, 1.0),
        line("Các chủ rừng cử người trực, báo cáo trước 16 giờ hằng ngày về", 0.08, 1.0),
        line("Ủy ban nhân dân xã.", 0.0, 0.3),
        line("Kinh phí lấy từ nguồn dự phòng ngân sách xã, nguồn hỗ trợ của", 0.08, 1.0),
        line("Trung ương.", 0.0, 0.2, page=2),
        line("TRANG BỊ", 0.4, 0.6, page=2, centered=True),
    ])
    assert [p.text[:12] for p in parts] == ["Giao Hạt Kiể", "Các chủ rừng", "Kinh phí lấy", "TRANG BỊ"]
    assert [len(p.fragments) for p in parts] == [1, 1, 2, 1]


def test_whole_paragraphs_are_never_joined():
    parts = join([Line(text="1. Sở Y tế chủ trì,", whole=True), Line(text="phối hợp với các xã", whole=True)])
    assert len(parts) == 2


def test_widths_are_those_of_times():
    assert width("iii") < width("nnn") < width("mmm")
    assert width("ếệ") == width("ee")


def test_a_number_that_a_date_wants_opens_no_item():
    column = "Các sở, ngành và Ủy ban nhân dân các xã báo cáo kết quả về Sở Xây dựng\nhai lần một năm: giữa năm trước ngày 20 tháng 6, cả năm trước ngày 05 tháng\n"
    assert texts(f"{column}12. Sở Xây dựng tổng hợp, báo cáo Ủy ban nhân dân tỉnh.\n")[0].endswith("ngày 05 tháng 12. Sở Xây dựng tổng hợp, báo cáo Ủy ban nhân dân tỉnh.")
    assert texts("Các việc phải làm hằng năm\n1. Lập kế hoạch.\n2. Báo cáo.\n") == ["Các việc phải làm hằng năm", "1. Lập kế hoạch.", "2. Báo cáo."]


def test_the_issuing_sentence_after_a_basis_that_ends_with_a_comma():
    basis = "Căn cứ Nghị quyết số 08/2025/NQ-HĐND ngày 28 tháng 11 năm 2025 của Hội đồng nhân dân tỉnh,"
    assert texts(f"{basis}\n\nỦy ban nhân dân tỉnh ban hành Kế hoạch với các nội dung sau:\n") == [
        basis, "Ủy ban nhân dân tỉnh ban hành Kế hoạch với các nội dung sau:"]


def line(text: str, left: float, right: float) -> Line:
    return Line(text=text, bold=len(text), indent=left, fill=right, size=12.0, page=1)


def test_a_letterhead_broken_before_its_last_word():
    head = [line("ỦY BAN NHÂN DÂN TỈNH QUẢNG", 0.02, 0.43), line("TRỊ", 0.2, 0.25), line("TM. ỦY BAN NHÂN DÂN", 0.02, 0.43)]
    assert [part.text for part in join(head)] == ["ỦY BAN NHÂN DÂN TỈNH QUẢNG TRỊ", "TM. ỦY BAN NHÂN DÂN"]
