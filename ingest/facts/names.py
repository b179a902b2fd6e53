"""Agencies as they are written: told apart in headings and cells, and found one after another in running text."""
from __future__ import annotations

import re
from functools import cache

from index.lexicon import agencies
from index.text import fold
from index import letters

# Before the name of an agency in a heading: '2. Sở Công Thương', 'Điều 4. Sở Y tế', 'b) Sở Tài chính', '- Sở Xây dựng'
NUMBERING = re.compile(r"^\s*(?:(?:phần|mục|chương|điều)\s+)?(?:(?:[ivxlc]+|\d+(?:\.\d+)*|[a-zđ])\s*[.)/:]+|\d+(?:\.\d+)+|[-–+•*])\s*", re.IGNORECASE)
# What begins like an agency and is none: 'Hỗ trợ …', 'Hội nghị …', 'Bộ máy …', 'Đội ngũ …', 'Quỹ đất …', 'Các sở chế biến'
_NONE = re.compile(
    r"(?:hội (?:chợ|nghị|thảo|nhập|thi)|báo cáo|báo chí|bộ (?:máy|tiêu chí|phận sản xuất|chỉ số|nhận diện|thủ tục)|đội ngũ|quỹ đất|trường hợp|đoàn kết|trạm dừng|"
    r"ban hành|phòng,? (?:chống|ngừa|cháy)|văn phòng phẩm|sở hữu|đài thọ|thôn, bản|vụ (?:mùa|việc)|viện dẫn|tổ chức (?:thực hiện|triển khai|lại|các|thi)|đơn vị tính|"
    r"công ty|hộ gia đình (?:có|được)|người dân (?:được|có)|doanh nghiệp (?:được|có)|đơn vị (?:chủ trì|thực hiện)|cơ quan (?:chủ trì|phối hợp)|ngân hàng dữ liệu)\b")
# Short for bodies that every level has
_LETTERS = r"ubnd|ub\s?mttq|hđnd|mttq|đoàn tncs|hội lhpn|vp\s?ubnd|bch|bqlda|ban qlda"
_ASKED = r"(?:đề nghị|giao(?: cho)?|yêu cầu|phân công|các)\s+"
# The collective: 'các sở, ban, ngành', 'cơ quan, đơn vị có liên quan', 'địa phương', 'tổ chức, cá nhân'
_MANY = r"(?:sở|ban|bộ|ngành|phòng|cơ quan|đơn vị|địa phương|tổ chức|cá nhân|đoàn thể|hội|doanh nghiệp|cấp|xã|phường|huyện|thị trấn|thị xã|thành phố|đặc khu|tỉnh)"
_OF_MANY = r"(?:\s+(?:(?:có )?liên quan|chức năng|(?:của |cấp )?(?:tỉnh|huyện|xã)|chuyên môn|chính trị(?: - xã hội)?|xã hội|đoàn thể|trong tỉnh|thuộc tỉnh))*"
COLLECTIVE = re.compile(rf"(?:các|những|một số)?\s*{_MANY}(?:(?:\s*,\s*|\s+và\s+|\s*-\s*)(?:các\s+)?{_MANY}(?!\w))*{_OF_MANY}(?!\w)", re.IGNORECASE)
# 'UBND các xã, phường', 'Ủy ban nhân dân huyện, thị xã, thành phố', 'UBND đặc khu Lý Sơn'
_LEVELS = r"(?:các\s+)?(?:cấp\s+)?(?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu)"
_COMMITTEE = letters.compile(
    rf"(?:UBND|HĐND|[UuỦủ][ỷyỶY]\s+ban\s+nhân\s+dân|Hội\s+đồng\s+nhân\s+dân)(?:\s+{_LEVELS}(?:(?:\s*,\s*|\s+và\s+|\s+)(?:các\s+)?{_LEVELS})*(?:\s+[\p{{Lu}}]\w+){{0,4}})?")
# Verbs of administration: what follows an agency's name in a sentence
VERBS = (
    r"(?:chủ trì|phối hợp|tham mưu|chủ động|tổ chức|hướng dẫn|xây dựng|rà soát|triển khai|thực hiện|kiểm tra|giám sát|đôn đốc|theo dõi|tổng hợp|báo cáo|"
    r"bố trí|cân đối|thẩm định|đề xuất|hỗ trợ|tuyên truyền|vận động|phổ biến|đăng ký|lập|quản lý|chỉ đạo|căn cứ|có trách nhiệm|chịu trách nhiệm|đánh giá|"
    r"nghiên cứu|cung cấp|tăng cường|đẩy mạnh|phát triển|khảo sát|lựa chọn|trình|quyết định|bảo đảm|đảm bảo|giải quyết|tiếp tục|ban hành|công bố|cử|"
    r"lồng ghép|huy động|ưu tiên|khuyến khích|xử lý|giúp|đưa|cấp|kịp thời|thường xuyên|hoàn thiện|hoàn thành|quán triệt|đào tạo|gắn|để|trong|theo|về|khi|tại|gửi|định kỳ|"
    r"hằng năm|hàng năm|trên cơ sở|thông tin|tập trung|phân bổ|vận hành|bảo vệ|duy trì|mở|kết nối|đối với|nhằm|là|sẽ|cần|phải|được)")
_LEVEL_END = r"(?:\s+(?:tỉnh|huyện|xã|thành phố|thị xã|phường|cấp tỉnh|cấp huyện|cấp xã|trung ương))?"


@cache
def _starts() -> tuple[re.Pattern[str], ...]:
    """(a name's first words, folded; where a list of names goes on with another; a name without a known field in a text;
    the dash before a name in a list)."""
    of_field, alone = agencies.kinds()
    kinds = "|".join(sorted({re.escape(fold(kind)) for kind in (*of_field, *alone)} | {_LETTERS}, key=len, reverse=True))
    one = re.compile(rf"(?:{_ASKED})*(?:{kinds}|tổ chức chính trị|các tổ chức|các địa phương)(?!\w)", re.IGNORECASE)
    # ', Sở', '; UBND', ' và các tổ chức'; not ', ban', ' và Đầu tư'
    written = "|".join(sorted({re.escape(kind) for kind in (*of_field, *alone)}, key=len, reverse=True))
    lower = "|".join(sorted({re.escape(kind[:1].lower() + kind[1:]) for kind in of_field if kind not in ("Ban", "Bộ", "Ty", "Cục")}))
    more = re.compile(rf"\s*(?:;|\n|,|\svà)\s*(?=(?:(?:{written}|UBND|HĐND|MTTQ|UBMTTQ|[UuỦủ][ỷyỶY] ban nhân dân)(?!\w)|(?:{lower})\s+[A-ZĐ]|các\s+(?:sở|phòng|tổ chức|đơn vị|cơ quan|địa phương|đoàn thể|hội|ngành|xã)))|\s*[;\n]\s*")
    word = rf"(?!{VERBS}(?!\w))(?!và\s+(?:các|những|một số)\s)[^\s,;.:()]+"
    # 'Hội Nông dân tỉnh', to the word that gives its level; else as far as a verb of administration: 'Trung tâm Khuyến nông | tổ chức'
    in_text = re.compile(
        rf"(?:{written}|MTTQ|UBMTTQ)\s+(?:(?:{word}\s+){{0,7}}?(?:tỉnh|huyện|thành phố|thị xã|phường|(?<!tác )xã)(?![^\W\d_]|\s+hội)|(?:{word}(?:\s+|(?=[,;.:()]|$))){{1,9}})")
    dash = re.compile(rf"(?:^|(?<=[;.,\n]))\s*[-–+•]\s*|\s[-–]\s+(?=(?:{written}|UBND|HĐND|MTTQ|[UỦ][ỷyỶY] ban nhân dân)\s)")   # '…Du lịch - Sở Y tế. - UBND'
    return one, more, in_text, dash


def is_agency(text: str) -> bool:
    """Whether a text begins with an agency's name: 'Sở Công Thương', 'Các sở, ban, ngành'; not 'Hội nghị sơ kết'."""
    folded = fold(text)
    return bool(_starts()[0].match(folded)) and not _NONE.match(folded)


def bare(heading: str) -> str:
    """A heading without its number and what asks: '2. Đề nghị Ủy ban Mặt trận Tổ quốc:' → 'Ủy ban Mặt trận Tổ quốc'."""
    name = NUMBERING.sub("", heading).strip(" .:;,-")
    return re.sub(r"^(?:Đề nghị|Giao(?: cho)?|Yêu cầu|Phân công|Trách nhiệm(?: của)?)\s+", "", name)


def of_heading(heading: str) -> tuple[str, ...]:
    """The agencies that a heading consists of: '7. Sở Tài chính, Sở Y tế' → both; () for a heading of something else."""
    name = bare(heading)
    if len(name) > 200 or not is_agency(name):
        return ()
    return split(name)


def split(text: str) -> tuple[str, ...]:
    """A list of agencies, one by one: '- Sở Công Thương; - UBND các huyện, thị xã' → both. The names stay as written."""
    text = _starts()[3].sub("\n", text)
    parts: list[str] = []
    last = 0
    for mark in _starts()[1].finditer(text):
        left, right = text[last:mark.start()].strip(), text[mark.end():mark.end() + 24]
        if not left:
            last = mark.end()
            continue
        office = fold(left).startswith(("văn phòng", "vp")) and re.match(r"\s*(?:UBND|[UỦ][ỷy] ban nhân dân|HĐND)", right)   # 'Văn phòng HĐND và UBND' is one
        if (" " not in left or office) and ";" not in mark[0] and "\n" not in mark[0]:   # 'Báo và Đài …' is one, too
            continue
        parts.append(left)
        last = mark.end()
    parts.append(text[last:].strip())
    names = (re.sub(r"\s+", " ", part).strip(" .,;:-–") for part in parts)
    return tuple(dict.fromkeys(_capital(name) for name in names if len(name) > 2))


# 'Giám đốc các sở', 'thủ trưởng các ban, ngành', 'Chủ tịch UBND các xã'
_PERSON = re.compile(r"(?:giám đốc|thủ trưởng|chủ tịch|trưởng|người đứng đầu)\s+(?!phòng\s|ban\s)", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:,\s*(?:và\s+)?|;\s*|\s+và\s+|\s+cùng(?: với)?\s+)")


def names_at(text: str, start: int) -> tuple[tuple[str, ...], int]:
    """The agencies that stand one after another from `start`, and where they end: in 'Sở Tài chính, UBND các xã lập …'
    both, up to ' lập'. ((), start) where none does."""
    window = text[start:start + 400]
    known = {mention.start: mention.end for mention in agencies.find(window)}
    found: list[str] = []
    at = end = len(window) - len(window.lstrip())
    while at < len(window):
        stop = _name_end(window, at, known)
        if stop is None:
            break
        found.append(_capital(window[at:stop].strip(" ,")))
        end = stop
        between = _BETWEEN.match(window, stop)
        if not between:
            break
        at = between.end()
    return tuple(found), start + end if found else start


def _name_end(text: str, at: int, known: dict[int, int]) -> int | None:
    if person := _PERSON.match(text, at):
        return _name_end(text, person.end(), known)
    if at in known:
        level = re.compile(_LEVEL_END).match(text, known[at])
        return level.end() if level else known[at]
    proper = text[at].isupper() and not text.startswith("Các ", at)   # 'Hội Nông dân', not 'hội, đoàn thể'
    for pattern in (_COMMITTEE, *((_starts()[2],) if proper else ()), COLLECTIVE):
        match = pattern.match(text, at)
        if match and match.end() > at and not _NONE.match(fold(text[at:at + 40])):
            return match.end()
    return None


def _capital(name: str) -> str:
    """As a name stands alone: 'phòng Tài chính' → 'Phòng Tài chính'."""
    return name[:1].upper() + name[1:]


def is_collective(name: str) -> bool:
    """Whether a name says only 'the others': 'các sở, ngành liên quan', 'các đơn vị'."""
    match = COLLECTIVE.fullmatch(name.strip())
    return bool(match) and not re.match(r"(?:các )?(?:xã|phường|huyện|thị|thành phố)", name.strip(), re.IGNORECASE)
