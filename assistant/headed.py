"""What a heading says: its words without their number, and the agencies that it names; and the agency that a clause opens with."""
from __future__ import annotations

import re
from functools import cache, lru_cache

from index.lexicon import agencies
from index.records import Clause, TableRow
from index.text import fold


def unnumbered(text: str) -> str:
    """A text without the number it begins with: '3. Tăng cường …' → 'Tăng cường …'."""
    return _NUMBERING.sub("", text, count=1)


_NUMBERING = re.compile(r"^(?:(?:phần|mục|chương|điều)\s+)?(?:[ivxlc]+|[a-zđ]\.\d+(?:\.\d+)*|\d+(?:\.\d+)*|[a-zđ])\s*[.)/:-]+\s*", re.IGNORECASE)


def bare(heading: str) -> str:
    """A heading without its number: '2. Sở Công thương' → 'Sở Công thương'."""
    return _NUMBERING.sub("", heading).strip(" .:;")


def title_of(heading: str) -> str:
    """What a heading is called, without dash, number or 'Chương II': 'PHẦN THỨ BA. NHIỆM VỤ' → 'NHIỆM VỤ'."""
    return _ORDINAL.sub("", bare(heading.lstrip("-+•–*# "))).strip(" .:")


_ORDINAL = re.compile(r"^(?:phần (?:thứ )?(?:nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười|[ivx]+|\d+)|chương (?:[ivx]+|\d+)|điều \d+|mục (?:[ivx]+|\d+|[a-h]))\b[\s.:–-]*", re.IGNORECASE)


# "2. Nguồn vốn", "Cơ cấu nguồn kinh phí", "Phân theo nguồn": what stands below it is what each source gives
SOURCES_HEADING = re.compile(r"(?:cơ cấu |phân theo |phân chia theo )?nguồn(?: vốn| kinh phí| lực| tài chính)*(?: thực hiện)?\s*:?$")


# "Điều 13. Trách nhiệm của Sở Y tế"
_DUTIES_OF = re.compile(r"^(?:Trách nhiệm|Nhiệm vụ) của (?:các )?")


# "Phòng Kinh tế xã là đơn vị đầu mối, có trách nhiệm"
_IS_CHARGED = re.compile(r"\s+là (?:cơ quan|đơn vị|đầu mối)\b.*$|,?\s+có (?:trách nhiệm|nhiệm vụ)\b.*$")


@lru_cache(maxsize=20_000)
def agency_heading(heading: str) -> str:
    """The agency (or agencies) that a heading names, or '': '2. Sở Công thương' → 'Sở Công thương'; '3. Kinh phí' → ''."""
    name = _IS_CHARGED.sub("", _DUTIES_OF.sub("", bare(heading)))
    folded = fold(name)
    if len(name) > 160 or _NO_AGENCY.match(folded) or folded in {"cơ quan", "đơn vị"}:
        return ""
    return name if _agency_opening().match(folded) else ""


def agencies_of(heading: str) -> list[str]:
    """The agencies that a heading names, each by itself where it names several: 'Hội Liên hiệp Phụ nữ tỉnh, Tỉnh đoàn' → two; 'Sở Văn hóa, Thể thao
    và Du lịch' → one."""
    name = agency_heading(heading)
    parts = [part.strip() for part in re.split(r",\s+|;\s+|\s+và\s+", name)]
    return parts if len(parts) > 1 and all(len(part.split()) > 1 and agency_heading(part) for part in parts) else [name] if name else []


# "1.10. Liên minh Hợp tác xã tỉnh: hỗ trợ thành lập …"
_OPENING = re.compile(r"\W*(?:(?:[A-ZĐ]\.)?\d+(?:\.\d+)*\.|[a-zđ]\))?\s*(?P<who>[^:;.]{3,90}):(?:\s|$)")


def opening_agency(clause: Clause) -> str:
    """The agency that a clause of prose opens with, before a colon; '' for none."""
    match = None if isinstance(clause, TableRow) else _OPENING.match(clause.text)
    return agency_heading(match["who"].strip()) if match else ""


# "TỔ CHỨC THỰC HIỆN", "Điều 10. Trách nhiệm của các cơ quan": below it sentences begin with those whom the plan charges
CHARGING = re.compile(r"\b(?:tổ chức (?:triển khai )?thực hiện|trách nhiệm|phân công)\b")
# "9. Trường Đại học Trà Vinh biên soạn …": up to what somebody does
_DOES = re.compile(
    r" (?=(?:là|chủ trì|phối hợp|thực hiện|tham mưu|chỉ đạo|hướng dẫn|bố trí|vận hành|thành lập|biên soạn|đào tạo|mở|vận động|giám sát|xử lý|rà soát|thẩm định|tổ chức|cung cấp|lập|cử|phát|tuyên truyền|"
    r"theo dõi|kiểm tra|phê duyệt|xác nhận|cân đối|điều phối|xây dựng|quản lý|triển khai|chịu|có|bảo đảm|đảm bảo|hỗ trợ|tiếp nhận|cấp|đôn đốc|tổng hợp|báo cáo|đưa|kết nối|giới thiệu|định hướng|sản xuất|chi trả|"
    r"cho|nghiên cứu|bàn giao|duy trì|huy động|lồng ghép|ưu tiên|ban hành|đề xuất|trình|thông tin|thống kê|khám|điều trị|trông coi|nhận|giao|tập huấn|bồi dưỡng|phổ biến|đăng ký|thu|bình chọn|niêm yết|công bố|"
    r"công khai|giữ|bảo vệ|chuẩn bị|ký|đóng|góp|lắp|sửa|xét|in|dạy|hằng|đảm nhận|đảm nhiệm|phụ trách|chăm sóc|làm|thay mặt|thẩm tra|công nhận|quyết định)\b)")
_LONGEST_NAME = 14     # syllables


def subject_of(sentence: str) -> str:
    """The agency that a sentence begins with, behind its number, up to what it does: '9. Trường Đại học Trà Vinh biên soạn …' → 'Trường Đại học Trà Vinh';
    '' where it begins with none."""
    text = unnumbered(sentence.lstrip("-+•– "))
    end = _DOES.search(text)
    name = text[:end.start()] if end else ""
    return name if name and name[0].isupper() and re.search(r"[:;.]|,$|^(?:Cơ quan|Đơn vị)\b", name) is None and len(name.split()) <= _LONGEST_NAME and (_ALSO_AGENCIES.match(name) or agency_heading(name)) else ""


# Those that are agencies where something is said that they do, and things else
_ALSO_AGENCIES = re.compile(r"(?:Thư viện|Bảo tàng|Vườn quốc gia|Khu bảo tồn|Khu Bảo tồn|Học viện|Chi nhánh|Cảng vụ)\b")


# What begins as an agency does and is none: "phòng, chống tai nạn", "bộ tiêu chí", "sở hữu trí tuệ", "hội thi", "vụ đông", "đội ngũ cán bộ"
_NO_AGENCY = re.compile(
    r"(?:các |những )?(?:hỗ trợ\b|công tác\b|phòng(?:,| chống\b| ngừa\b| tránh\b| trừ\b| cháy\b| bệnh\b| dịch\b| học\b)|bộ (?:máy|tiêu chí|chỉ (?:số|tiêu)|quy tắc|thủ tục|công cụ)\b|sở (?:hữu|thích)\b|"
    r"ban (?:hành|đêm|ngày|đầu)\b|hội (?:chợ|nghị|thảo|nhập|thi|diễn|họp|làng)\b|trường (?:hợp|học hạnh)\b|báo (?:cáo|chí|động|cháy|hiệu)\b|viện (?:trợ|dẫn)\b|cục (?:bộ|diện)\b|"
    r"vụ (?:mùa|đông|xuân|hè|việc|thu|án)\b|đội (?:ngũ|hình|tuyển)\b|quỹ (?:đất|nhà|thời gian)\b|hạt giống\b|đơn vị tính\b)")


@cache
def _agency_opening() -> re.Pattern[str]:
    """What a heading of an agency begins with, folded: "sở công thương", "đề nghị ủy ban mặt trận", "ubnd các xã"."""
    of_field, alone = agencies.kinds()
    kinds = "|".join(re.escape(fold(kind)) for kind in (*of_field, *alone))
    return re.compile(rf"(?:đề nghị |giao |các )?(?:{kinds})\b|ubnd|ubmttq|hđnd|mttq")
