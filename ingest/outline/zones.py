"""The parts of an administrative document: what stands before its body, what closes it, where an annex begins."""
from __future__ import annotations

import re

from index import letters

# "Căn cứ Nghị định số …", "- Căn cứ Luật …", "Theo đề nghị của Giám đốc Sở …", "Thực hiện Quyết định số …"
BASIS = letters.compile(
    r"(?:[-–+*•]\s+(?=Căn cứ|Theo đề nghị|Xét))?(?:Căn cứ|Theo đề nghị|Xét (?:đề nghị|Tờ trình|tờ trình)|Trên cơ sở|Thực hiện|Triển khai(?: thực hiện)?|Thi hành|Tiếp tục thực hiện"
    r"|Để (?:triển khai|thực hiện|tổ chức)|Nhằm (?:triển khai|thực hiện)|Tiếp theo)\b"
)
# A law that goes on with the basis above it: "Luật sửa đổi, bổ sung một số điều …"
MORE_BASIS = letters.compile(r"(?:Luật|Bộ luật|Pháp lệnh|Nghị định|Nghị quyết|Quyết định|Thông tư|Kế hoạch|Chỉ thị|Kết luận|Công văn)\b")
# "Nơi nhận:", "Kính gửi:"
RECIPIENTS = letters.compile(r"(?:Nơi nhận|NƠI NHẬN|Kính gửi|KÍNH GỬI)\s*(?::|$)")
# "Kính gửi: Ủy ban nhân dân các xã"
ADDRESSED = letters.compile(r"(?:Kính gửi|KÍNH GỬI)\s*:")
# "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "Q. CHỦ TỊCH", "TL. BỘ TRƯỞNG"
SIGNATURE = letters.compile(r"(?:T/?M|K/?T|T/?L|T/?U/?Q|Q)\s*\.?\s*(?=[\p{Lu}]{2})(?<=[./ ])")
# "PHÓ CHỦ TỊCH THƯỜNG TRỰC", "GIÁM ĐỐC"
OFFICE = letters.compile(
    r"(?:PHÓ )?(?:CHỦ TỊCH|THỦ TƯỚNG|BỘ TRƯỞNG|THỨ TRƯỞNG|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|CỤC TRƯỞNG|CHI CỤC TRƯỞNG|TRƯỞNG PHÒNG"
    r"|TRƯỞNG BAN|CHÁNH VĂN PHÒNG|BÍ THƯ|HIỆU TRƯỞNG|VIỆN TRƯỞNG|CHÁNH THANH TRA)(?: [\p{Lu} ]*)?"
)
# "Phụ lục 01:", "PHỤ LỤC", "PHỤ LỤC SỐ II", "Biểu số 2", "Mẫu số 01"
ANNEX = letters.compile(
    r"(?:PHỤ LỤC|Phụ lục|PHỤ BIỂU|Phụ biểu|BIỂU|Biểu|MẪU|Mẫu)"
    r"(?:\s+(?:SỐ|số)?\s*:?\s*(?P<number>\d{1,2}[A-Za-z]?|[IVX]{1,5}|[A-H])(?![\w/]))?(?P<rest>\s*[:.–-]|\s*$|\s+(?=[\p{Lu}“\"(]))"
)
# "Bảng 1. Dự toán kinh phí", "BẢNG TỔNG HỢP KINH PHÍ", "Biểu số 2: …" right above a table
TABLE_TITLE = letters.compile(r"(?:Bảng|BẢNG|Biểu|BIỂU)(?:\s+(?:số\s*)?\d{1,2}\s*[.:–-]|\s+(?:tổng hợp|phân bổ|phân công|kê|chi tiết|TỔNG HỢP|PHÂN BỔ|PHÂN CÔNG|CHI TIẾT|dự toán|DỰ TOÁN)\b|\s+\d{1,2}\s*$)")
# "(Kèm theo Kế hoạch số …)", "(Chi tiết tại phụ lục kèm theo)", "(Đơn vị tính: triệu đồng)", "ĐVT: triệu đồng"
NOTE = letters.compile(r"\(.*\)\.?$|(?:\(?\s*(?:Đơn vị tính|ĐVT|Đơn vị(?: tiền| kinh phí| vốn)?)\s*:)|\*?\s*Ghi chú\s*:", re.IGNORECASE | re.DOTALL)
# "(Đơn vị tính: triệu đồng)", "ĐVT: ha"
UNIT = letters.compile(r"\(?\s*(?:Đơn vị tính|ĐVT|Đơn vị(?: tiền| kinh phí| vốn)?)\s*:", re.IGNORECASE)
# "(Kèm theo Kế hoạch số …)", "(Ban hành kèm theo …)"
ATTACHED = letters.compile(r"\((?:Ban hành )?[Kk]èm theo\b|\(Ban hành theo\b")
KINDS = (
    "Kế hoạch", "Quyết định", "Nghị quyết", "Nghị định", "Thông tư", "Thông tư liên tịch", "Chỉ thị", "Chương trình", "Đề án", "Quy chế",
    "Quy định", "Phương án", "Hướng dẫn", "Thông báo", "Báo cáo", "Tờ trình", "Dự án", "Chiến lược", "Kết luận", "Công điện", "Công văn",
    "Luật", "Pháp lệnh", "Chương trình hành động", "Điều lệ", "Nội quy", "Quy hoạch", "Lộ trình", "Danh mục", "Dự thảo",
)
# "KẾ HOẠCH", "NGHỊ QUYẾT VỀ VIỆC …"
_KIND_LINE = letters.compile("(?:" + "|".join(sorted((k.upper() for k in KINDS), key=len, reverse=True)) + r")(?:\s*:)?(?=\s|$)")
# "ỦY BAN NHÂN DÂN TỈNH THANH HÓA", "HỘI ĐỒNG NHÂN DÂN HUYỆN …" of a letterhead or above the bases
COUNCIL = letters.compile(r"(?:CHỦ TỊCH )?(?:ỦY|UỶ) BAN NHÂN DÂN\b|HỘI ĐỒNG NHÂN DÂN\b|BỘ TRƯỞNG BỘ\b")
# "Ủy ban nhân dân tỉnh ban hành Kế hoạch …, như sau:"
ISSUES = letters.compile(r"(?:Ủy|Uỷ|ủy|uỷ) ban nhân dân[^.;:]{0,80}?(?:ban hành|xây dựng|triển khai)\b|Bộ [^.;:]{0,80}? ban hành\b")
# "QUYẾT ĐỊNH:", "QUYẾT NGHỊ:"
ENACTS = letters.compile(r"(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|CHỈ THỊ|THÔNG BÁO|YÊU CẦU)\s*:$")
# "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
MOTTO = letters.compile(r"(?:CỘNG H[OÒ]?[ÒÀA]?A? XÃ HỘI|Độc lập\s*[-–]\s*Tự do)", re.IGNORECASE)
# "Số: 11/KH-UBND", "Số:   /QĐ-UBND"
NUMBER_LINE = letters.compile(r"(?:S[ốỐ]|Luật số)\s*:?\s*[\d\s./…_-]*[A-ZĐa-z]*\s*/")
# "Khoái Châu, ngày 09 tháng 01 năm 2024", "Hà Nội, ngày … tháng … năm 2026"
PLACE_DATE = letters.compile(r"[\p{Lu}][^,.;:]{1,40},\s*(?:ngày|tháng)\b.{0,40}?năm\s*[\d.…_]*\s*$", re.IGNORECASE)
# "Trên đây là Kế hoạch …", "Trong quá trình thực hiện, nếu có khó khăn …", "(Kế hoạch này thay thế …)"
CONCLUSION = letters.compile(
    r"(?:Trên đây là|Trong quá trình (?:tổ chức|triển khai|thực hiện|chỉ đạo)|(?:Ủy|Uỷ) ban nhân dân .{0,60}(?:yêu cầu|đề nghị|giao)"
    r"|Yêu cầu (?:các|Thủ trưởng|thủ trưởng|Giám đốc|Chủ tịch)|Đề nghị (?:các|Thủ trưởng|thủ trưởng)|Nhận được (?:Kế hoạch|văn bản)"
    r"|(?:Kế hoạch|Quyết định|Chương trình|Đề án|Nghị quyết|Thông tư) này (?:đã được|được|thay thế|có hiệu lực)|\((?:Kế hoạch|Quyết định|Chương trình|Đề án|Văn bản|Nghị quyết) này)"
)
# a line of a table of contents: "I. MỤC TIÊU ........ 3"
CONTENTS = letters.compile(r".*(?:\.{5,}|…{2,}|(?:\. ){4,})\s*\d{1,3}$")


def is_capitals(text: str) -> bool:
    """Whether a text is written in capitals: four letters or more, 85 in a hundred of them capital ('QUYẾT ĐỊNH SỐ 801/QĐ-TTg')."""
    start = [c for c in text[:40] if c.isalpha()]
    if len(start) < 4 or sum(map(str.isupper, start)) < 0.5 * len(start):
        return False
    all_ = [c for c in text if c.isalpha()]
    return sum(map(str.isupper, all_)) >= 0.85 * len(all_)


# "Lê Quang Thuận": under an office, who signed
SIGNER = letters.compile(r"(?:[\p{Lu}][\p{Ll}]+\s+){1,5}[\p{Lu}][\p{Ll}]+")


def is_signed(text: str, below: str) -> bool:
    """Whether a line is the office of who signed, the name under it: 'CHỦ TỊCH' above 'Lê Quang Thuận'."""
    return is_capitals(text) and OFFICE.fullmatch(text) is not None and SIGNER.fullmatch(below.strip()) is not None


def opens_block(text: str) -> bool:
    """Whether a line that has no marker opens a block of its own: a basis, the recipients, a signature, an annex."""
    return bool(
        RECIPIENTS.match(text) or SIGNATURE.match(text) or is_annex(text) or is_kind_line(text) or PLACE_DATE.match(text)
        or NUMBER_LINE.match(text) or MOTTO.match(text) or re.match(r"(?:[-–+*•]\s+)?(?:Căn cứ|Theo đề nghị|Xét đề nghị) ", text)
        or ATTACHED.match(text) or UNIT.match(text) or COUNCIL.match(text) or (is_capitals(text) and OFFICE.fullmatch(text))
    )


def is_kind_line(text: str) -> bool:
    """Whether a line opens a title: 'KẾ HOẠCH', 'QUYẾT ĐỊNH', 'NGHỊ QUYẾT VỀ VIỆC …' in capitals."""
    return _KIND_LINE.match(text) is not None


def is_annex(text: str) -> bool:
    """Whether a paragraph is the heading of an annex: 'Phụ lục 01:', 'PHỤ LỤC', not 'Phụ lục kèm theo gồm …'."""
    match = ANNEX.match(text)
    if not match:
        return False
    word = text[:4]
    if match.group("number") is None and word in ("BIỂU", "Biểu", "MẪU", "Mẫu"):
        return False
    return len(text) < 400 and (match.group("number") is not None or match.group("rest").strip() != "" or is_capitals(text) or match.end() == len(text))
