"""Whether a clause holds the kind of thing that was asked for: money, a percentage, a date, an agency, a place."""
from __future__ import annotations

import re

from assistant import tablecells
from assistant.headed import agency_heading, unnumbered
from assistant.times import has_year
from assistant.understand.asks import Ask
from index import letters
from index.lexicon import agencies
from index.records import Clause, TableRow, lowest
from index.text import fold, strip_marks
from index.units import unit_column

# What millions are of where they are of no đồng: "21 triệu lượt hành khách", "92 tỷ USD"
_NO_DONG = "lượt|người|khách|hành khách|tấn|con|cây|lít|ha|m²|m³|m2|m3|km|kwh|quả|hồ sơ|giao dịch|bản ghi|thuê bao|sản phẩm|usd|đô la|kw|mw"
# One pattern a kind, on folded text, each with what it matches.
PATTERNS: dict[Ask, re.Pattern[str]] = {
    # "57.285 triệu đồng", "1,5 tỷ", "350.000 đồng", "20 nghìn đồng/hộ"; not "21 triệu lượt hành khách", "92 tỷ USD"
    Ask.AMOUNT: re.compile(r"\d[\d.,]*\s?(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)(?:\s?đồng)?|đồng|đ)\b(?!\s(?:" + _NO_DONG + r")\b)"),
    # "80%", "97,5 %", "80 phần trăm"
    Ask.PERCENT: re.compile(r"\d[\d.,]*\s?(?:%|phần trăm)"),
    # "1,5 lần", "hai lần", "02 lần/năm"
    Ask.TIMES: re.compile(r"(?:\d[\d.,]*|\b(?:một|hai|ba|bốn|năm|sáu|mười))\s?lần\b"),
    # "năm 2027", "2025 - 2030", "2009"
    Ask.YEAR: re.compile(r"(?<![\d/.,])(?:19|20)\d\d(?![\d/.,]\d)"),
    # the longest first: "ngày 05 tháng 12 năm 2025", "15/11/2025", "trước ngày 15/11", "ngày 05 tháng 12", "15/12 hằng năm", "quý IV", "kể từ ngày ký", "tháng 6/2027", "hàng quý", "năm 2027", "18 giờ 30 phút", "04:30 - 22:00", "24/24 giờ"
    Ask.DATE: re.compile(
        r"\b\d{1,2}:\d{2}(?:\s?[-–]\s?\d{1,2}:\d{2})?\b|\b24\s?/\s?24 giờ\b|(?:ngày )?\d{1,2} tháng \d{1,2}(?: năm \d{4})?|ngày \d{1,2}(?!\d)(?: của tháng [^,.;]{3,20}| h[àằ]ng tháng)?(?!\s?/)|(?!24\s?/\s?(?:24|7)\b)\d{1,2}\s?/\s?\d{1,2}(?:\s?/\s?\d{4})?\b|"
        r"tháng \d{1,2}(?:/\d{4}| năm \d{4})?|quý (?:i{1,3}|iv|[1-4])\b(?:(?:/| năm | )\d{4})?|(?:kể từ )?ngày ký|(?<![/\d])(?:năm )?(?:19|20)\d\d(?![/\d])(?:\s?[-–]\s?(?:19|20)\d\d)?|h[àằ]ng (?:năm|quý|tháng|tuần)|"
        r"(?:\d+|một|hai|ba|bảy|mười) (?:ngày|tháng|năm) (?:làm việc|kể từ|sau)|(?<!/)\b\d+ (?:ngày|giờ)\b(?! tháng)|(?<![\d/])\d+ (?:tháng|tuần|phút|giây)\b(?! \d)|(?:thời hạn|trong|vòng|tối đa|tối thiểu|ít nhất|quá|sau|giá trị) \d+ năm\b|\d{1,2} ?(?:giờ|h)(?: ?\d{2}(?: phút)?)?\b|thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])\b|chủ nhật"),
    # "0239.3899.113", "1900 8147", "024 3825 5599", "số 111"
    Ask.PHONE: re.compile(r"(?<![\d/.,-])(?:0\d{2,3}[. -]?\d{3,4}[. -]?\d{3,4}|1[89]00[. ]?\d{4}|1[89]00[. ]?\d{2}[. ]?\d{2}|\b11[1-58]\b)(?![\d/%]|[.,]\d)"),
    # "hằng tuần", "mỗi tháng 01 số", "02 kỳ/tháng", "định kỳ 6 tháng", "3 tháng một lần"
    Ask.OFTEN: re.compile(
        r"(?:\d+ )?h[àằ]ng (?:ngày|tuần|tháng|quý|năm)|(?:ít nhất )?(?:\d+ )?(?:lần|kỳ|số|buổi|đợt|tin,? bài|cuộc)\s?(?:/|mỗi |một |trong )\s?(?:ngày|tuần|tháng|quý|năm)|"
        r"(?:mỗi|một) (?:ngày|tuần|tháng|quý|năm)(?: ít nhất)? \d+ [^\W\d_]+|định kỳ(?: \d+)? (?:ngày|tuần|tháng|quý|năm)|\d+ (?:ngày|tuần|tháng|năm) (?:một|/|1) ?lần|mỗi (?:tuần|tháng|quý|năm)\b"),
    # "Nghị định số 52/2018/NĐ-CP", "42/2024/NQ-HĐND", "01-NQ/TU", "Luật Đầu tư công"
    Ask.REFERENCE: re.compile(r"\d+(?:/\d{4})?[/-][a-zđ]{1,}[a-zđ&-]*|\bluật [^\W\d_]+|\bđiều \d+"),
    # "xã Ca Thành", "thôn Nậm Rịa", "tổ 7", "phường Âu Lâu"
    Ask.PLACE: re.compile(r"\b(?:xã|phường|thị trấn|huyện|thôn|xóm|bản|tổ|ấp|buôn|tdp|khu phố|tổ dân phố)\s+[\wđ]"),
    # "15 sản phẩm", "05 mô hình", "6/8 làng nghề", "145 triệu USD"
    Ask.QUANTITY: re.compile(
        r"(?<![\d/.,-])(?<!số )(?<!ngày )(?<!tháng )(?<!năm )(?<!điều )(?<!khoản )(?<!quý )\b(?<!phụ lục )(?<!bảng )(?<!biểu )(?<!mục )(?!\d+/\d+/|\d+/\d{4}|(?:19|20)\d\d\b)\d[\d.,/]*\s+(?!(?:là|và|của|đến|thì|theo|tại|ở|có|được|trong)\b|tháng|năm\b|triệu|tỷ|tỉ|nghìn|ngàn|đồng)[^\W\d_]|"
        r"(?<!thứ )\b(?:hai|ba|bốn|sáu|bảy|tám|chín|mười)\s+[^\W\d_]|\b\d[\d.,]*\s(?:nghìn|ngàn|triệu|tỷ|tỉ)\s(?:" + _NO_DONG + r")\b"),
}
_SAME = {Ask.SUM: Ask.AMOUNT, Ask.MOST: Ask.AMOUNT, Ask.COUNT: Ask.QUANTITY, Ask.EFFECT: Ask.DATE}
# "25.000 đồng/trẻ/ngày", "giá 7.500 đồng", "mỗi hộ 50 triệu đồng", "vé lượt 8.000 đồng", "định mức 60 triệu đồng"
_PRICE = re.compile(r"\bgiá\b(?! (?:trị|hiện hành|so sánh)\b)|\b(?:vé|(?<!kinh )(?<!chi )phí|định mức)\b|đồng\s?/|\bmỗi\b|/(?:người|hộ|trẻ|ngày|tháng|năm|lần|ha|km|m|cây|con|suất|bộ|cái|chiếc|mô hình|lớp)\b")
# "thay thế Quyết định số …", "Kế hoạch số … hết hiệu lực"
_REPLACES = re.compile(r"(?:thay thế|thay cho|bãi bỏ)(?: các| toàn bộ)? (?:quyết định|kế hoạch|nghị quyết|chương trình|đề án|chỉ thị|văn bản|công văn|thông tư|nghị định|phương án|quy định|quy chế)|hết hiệu lực|bị (?:thay thế|bãi bỏ)|\bkế thừa\b|tiếp tục (?:thực hiện|có hiệu lực)")
COUNTING = frozenset({Ask.COUNT, Ask.QUANTITY})     # the kinds for which it matters what is counted

# A name of a place that follows its level with a capital or a number: "xã Ca Thành", "Tổ 7" (not "xã, phường", "xã hội")
_NAMED_PLACE = re.compile(
    r"\b(?:[Xx]ã|[Pp]hường|[Tt]hị trấn|[Hh]uyện|[Tt]hôn|[Xx]óm|[Bb]ản|[Tt]ổ|[ẤấA]p|[Bb]uôn|TDP|[Kk]hu phố|[Tt]ổ dân phố)\s+(?P<name>\S+)")
# Places without their level, two at least: "đặt tại Biển Hồ, Đak Đoa và Chư Sê"
_AT = letters.compile(r"\b(?:tại|ở)\s[\p{Lu}][\p{Ll}]+(?:\s[\p{Lu}][\p{Ll}]+)*(?:,|\svà)\s[\p{Lu}][\p{Ll}]+")
# Places listed after a colon: "xét công nhận 05 thôn: Dương Sơn, Cẩm Nê", "tại các xã: Lý Nhơn và Thạnh An"
_LISTED = letters.compile(r"\b(?:xã|phường|thị trấn|huyện|thôn|xóm|bản|tổ dân phố|khu phố|ấp|buôn)\b[^.;:]{0,25}:\s[\p{Lu}][\p{Ll}]+(?:\s[\p{Lu}][\p{Ll}]+)*(?:,|\svà)\s[\p{Lu}]")
# A place without a name: "tại các chợ, cửa hàng", "ở bến xe", "trên các tuyến phố"
_SOMEWHERE = re.compile(r"\b(?:tại|ở|trên|dọc|ven|trong) (?:các |những |khu |mỗi )?(?:chợ|cửa hàng|siêu thị|trung tâm|trạm|khu|điểm|tuyến|bến|ga|trường|nhà|chùa|quảng trường|công viên|thôn|xã|huyện|làng|ủy ban|trụ sở|bộ phận|phòng|sở|ban)\b")
# "ông Nguyễn Văn An", "đồng chí Trần Thị Bình"
_PERSON = re.compile(r"(?:[ÔôBb](?:ng|à)|[Đđ]ồng chí|đ/c)\s+[A-ZĐ]\w+\s+[A-ZĐ]")
_RANGE = re.compile(r"\d[\d.,]*\s?[-–]\s?\d[\d.,]*")
# "Chủ nhiệm", "Đội trưởng", "Người gác", "Chủ hộ", "Nghệ nhân": columns of people; "Trần Thị Hạnh", "Y Đức Pang Ting"
_PEOPLES_COLUMN = re.compile(r"\b(?:chủ|trưởng|phó|người|họ và tên|họ tên|nghệ nhân|đại diện|giám đốc|phụ trách|liên hệ|cán bộ|bác sĩ|quản lý|nài|bí thư)\b")
_FULL_NAME = letters.compile(r"(?:(?:Ông|Bà|Anh|Chị)\s)?[\p{Lu}][\p{Ll}]*(?:\s[\p{Lu}][\p{Ll}]+){1,4}")
_LEAD_HEADER = re.compile(r"\b(?:chủ trì|cơ quan|đơn vị|phụ trách|thực hiện|trách nhiệm|phân công|đầu mối)\b")
# "tối đa 40 triệu đồng", "không quá 5 tỷ", "không lưu quá 24 giờ", "dưới 10%"
_LIMITS = re.compile(r"tối đa|không vượt|\bquá \d|dưới \d|cao nhất|nhiều nhất|mức trần")
# "ngân sách tỉnh", "vốn xã hội hóa", "nguồn tài trợ", "lồng ghép": whoever pays
_SOURCES = re.compile(r"\b(?:ngân sách|nguồn|vốn|xã hội h(?:óa|oá)|lồng ghép|tài trợ|quỹ|đóng góp|nstw|nsđp|bảo hiểm y tế)\b")
# What a heading calls that can't be gone beyond: "Sức chở (khách)", "Công suất", "Tải trọng", "Giới hạn"
_CAPACITY = re.compile(r"\b(?:sức (?:chở|chứa)|công suất|(?:trọng )?tải(?: trọng)?|dung tích|trần|tối đa|giới hạn|hạn mức)\b")
# "80.000 đồng", "50%", "miễn phí", "theo bảng giá": what a price is told by
_MONEYED = re.compile(r"đồng\b|triệu|\btỷ\b|%|phần trăm|\bmiễn\b|không (?:thu|mất|phải trả)|\bgiá\b")
_SPOKEN = {Ask.PRICE: _PRICE, Ask.REPLACED: _REPLACES, Ask.LIMIT: _LIMITS}     # kinds that are told by a word beside the figure or the number


def spans(ask: Ask, text: str) -> list[tuple[int, int]]:
    """Where a folded text holds what is asked; empty for a kind that has no pattern of its own."""
    pattern = PATTERNS.get(_SAME.get(ask, ask))
    return [m.span() for m in pattern.finditer(text)] if pattern else []


# "Định mức hỗ trợ giống (triệu đồng/ha): sa nhân tím 15; thảo quả 10": sums whose unit is said once, ahead of them
_UNIT_AHEAD = re.compile(r"\((?:đvt:? |đơn vị(?: tính)?:? )?(?:(?:nghìn|ngàn|triệu|tỷ|tỉ) )?đồng(?:/[^()]{1,20})?\)\s*:[^.;]*\s\d")


def holds(ask: Ask, clause: Clause, noun: str = "") -> bool | float | None:
    """Whether a clause holds what is asked for; None for a kind that can't be told from the clause's looks. A number of
    something else than `noun`, which is counted, is held by half."""
    ask = _SAME.get(ask, ask)
    if ask in (Ask.LEAD, Ask.COORDINATE):
        return names_agency(clause)
    if ask is Ask.AMOUNT and isinstance(clause, TableRow):
        ranged = any(_RANGE.fullmatch(c.strip()) and "đồng" in fold(h) for h, c in zip(clause.headers, clause.cells))      # '1.000.000 - 3.000.000' under 'Mức phạt (đồng)'
        return ranged or bool(tablecells.amount_columns(clause)) or bool(spans(ask, fold(clause.text))) or "đồng" in tablecells.row_unit(clause)
    if ask is Ask.AMOUNT and _UNIT_AHEAD.search(fold(clause.text)):
        return True
    if ask is Ask.PERCENT and isinstance(clause, TableRow):
        headed = any("%" in h and re.fullmatch(r"[\d.,]+", c.strip()) for h, c in zip(clause.headers, clause.cells))      # '7,2' under 'Lãi suất (%/năm)'
        if headed or re.search("%|phần trăm", f"{tablecells.row_unit(clause)} {clause.unit}") or _RATES.search(fold(clause.title)):
            return True
    if ask is Ask.PLACE:
        if isinstance(clause, TableRow) and tablecells.place_cells(clause):
            return True
        text = " ".join((*clause.groups, clause.text)) if isinstance(clause, TableRow) else clause.text
        return 1.0 if any(_is_name(m["name"]) for m in _NAMED_PLACE.finditer(text)) or _AT.search(clause.text) or _LISTED.search(clause.text) else 0.5 * bool(_SOMEWHERE.search(fold(text)))
    if ask is Ask.LIMIT and isinstance(clause, TableRow) and (re.search(r"\bkhông quá\b|\btối đa\b|\bdưới\b", fold(clause.text)) or any(_CAPACITY.search(fold(h)) for h in clause.headers)):
        return True              # 'Số lồng bị bệnh, không quá | % | 2,0', a figure under 'Sức chở (khách)'
    if ask is Ask.PRICE and isinstance(clause, TableRow):
        return _is_priced(clause)
    if ask is Ask.PRICE and not _MONEYED.search(fold(clause.text)):
        return False             # '01 máy mỗi phòng khám' costs nothing yet
    if ask in _SPOKEN:
        return bool(_SPOKEN[ask].search(fold(clause.text) + " " + " ".join(map(fold, getattr(clause, "headers", ())))))
    if ask is Ask.SOURCE:
        return len(tablecells.amount_columns(clause)) > 1 if isinstance(clause, TableRow) and tablecells.amount_columns(clause) else bool(_SOURCES.search(fold(clause.text)))
    if ask is Ask.PERSON:
        return bool(_PERSON.search(clause.text)) or isinstance(clause, TableRow) and any(_PEOPLES_COLUMN.search(fold(h)) and _FULL_NAME.fullmatch(c.strip()) for h, c in zip(clause.headers, clause.cells))
    if ask is Ask.QUANTITY:
        return _counts(clause, noun)
    if ask is Ask.LIST and isinstance(clause, TableRow) and tablecells.row_unit(clause) and sum(has_year(lowest(h)) for h in clause.headers) > 1:
        return False             # an indicator by years lists nothing
    if ask is Ask.LIST and not isinstance(clause, TableRow) and clause.text.rstrip().endswith(":"):
        return True              # 'Thiết lập điểm xét nghiệm nhanh tại 08 chợ:'
    if ask in (Ask.YEAR, Ask.DATE) and isinstance(clause, TableRow) and (tablecells.marked_years(clause) or tablecells.year_cells(clause)):
        return True
    if ask in PATTERNS:      # of a row what its cells say: 'nt' says what the row above does
        return bool(PATTERNS[ask].search(fold(" | ".join(clause.cells) if isinstance(clause, TableRow) else clause.text)))
    return None


# A table of rates: "Phụ lục 03: Tỷ lệ trẻ tiêm chủng theo quý", "KẾT QUẢ THEO QUÝ (lũy kế, %)"
_RATES = re.compile(r"\((?:[^()]*\W)?%\W*\)|^(?:(?:phụ lục|bảng|biểu)[^:.]{0,12}[:.]\s*)?tỷ lệ\b")
# Headings of how much there is of a thing, or of what all of it costs
_MEASURED = re.compile(r"\b(?:số lượng|khối lượng|quy mô|sl|thành tiền|tổng|cộng|kinh phí|dự toán|nhu cầu|vốn|ngân sách)\b")


def _is_priced(row: TableRow) -> bool:
    """Whether a row says what one of a thing costs: in so many words, its own, of its group or headings ('đồng/m²/tháng', 'Giá thuê tối đa'); or by one figure
    of money beside what it is measured in: 'Lon nhôm | kg | 18.000'."""
    if _PRICE.search(fold(" ".join((row.text, *row.cells, *row.groups, *row.headers)))):
        return True
    return unit_column(row.headers) is not None and len(tablecells.amount_columns(row)) == 1 and not any(_MEASURED.search(fold(lowest(h))) for h in row.headers)


def _counts(clause: Clause, noun: str) -> float:
    """1 where a number of the thing counted stands there ('12 làng nghề'), a half where a number of something does. Where it
    is not said what is counted ('tối đa mấy?'), a percentage or a multiple will do as well, and money, though
    less."""
    if isinstance(clause, TableRow):
        return _row_counts(clause, noun)
    text = unnumbered(fold(clause.text))
    if noun:
        words = noun.split()
        for size in (len(words), 2, 1):
            if size <= len(words) and re.search(rf"\b\d[\d.,/]*\s+(?:[^\W\d_]+\s+){{0,2}}{re.escape(' '.join(words[:size]))}\b", text):
                return 1.0
        if words[0] in _ANYONE and _OF_PEOPLE.search(text):
            return 1.0
    found = bool(spans(Ask.QUANTITY, text))
    if not noun:
        told = found or spans(Ask.PERCENT, text) or spans(Ask.TIMES, text)
        return 1.0 if told else 0.6 if spans(Ask.AMOUNT, text) else 0.0
    return 0.5 if found else 0.0


# 'bao nhiêu người', 'mấy lượt người': whoever is counted
_ANYONE = frozenset({"người", "lượt"})
# "720 học viên", "1.850 lượt cán bộ"
_OF_PEOPLE = re.compile(r"\b\d[\d.,/]*\s+(?:lượt\s+)?(?:người|học viên|học sinh|cán bộ|lao động|hội viên|giáo viên|nhân viên|thanh niên|công nhân|nông dân|phụ nữ|đại biểu|công chức|viên chức|khách)\b")


def _row_counts(row: TableRow, noun: str) -> float:
    """1 where a row counts `noun` in so many words or in a column of that name or unit, 0.6 where it has a column of numbers
    of something, 0.2 where it has other figures only."""
    numeric = [(fold(h), c) for h, c in zip(row.headers, row.cells) if re.fullmatch(r"[\d.,]+", c.strip())]
    by_year = [h for h, _ in numeric if re.search(r"(?:19|20)\d\d|\bquý (?:i{1,3}|iv|[1-4])\b", fold(lowest(h)))]
    if len(by_year) > 1 and (tablecells.row_unit(row) or not noun or noun.split()[0] in fold(f"{row.text} {row.title}")):
        return 1.0                # a table of targets: an indicator, its unit, a figure for each year
    if noun:
        if re.search(rf"\b\d[\d.,/]*\s+(?:[^\W\d_]+\s+){{0,2}}{re.escape(noun.split()[0])}\b", fold(row.text)):
            return 1.0
        if numeric and fold(row.unit).split("/")[0].strip() == noun.split()[0]:
            return 1.0            # 'Đơn vị tính: liều'
        if any(noun in h for h, _ in numeric) or any(noun in fold(c) and len(c) < 40 for c in row.cells[2:4]):
            return 1.0 if numeric else 0.4
    counting = any(re.search(r"số lượng|khối lượng|quy mô|diện tích|chiều dài|\bsố\b", h) for h, _ in numeric)
    told = not noun and bool(spans(Ask.QUANTITY, fold(" ; ".join(row.cells[2:]))))      # '3,1 km; mặt cắt 13,5 m' under 'Quy mô'
    return 0.6 if counting or told else 0.4 if numeric and not noun else 0.2 if numeric else 0.0


def names_agency(clause: Clause) -> bool:
    """Whether an agency is named: in a heading above, in a column of agencies, or in the text."""
    if not isinstance(clause, TableRow) and any(agency_heading(h) for h in clause.path):
        return True
    if isinstance(clause, TableRow) and any(_LEAD_HEADER.search(fold(h)) and c for h, c in zip(clause.headers, clause.cells)):
        return True
    return bool(agencies.find(clause.text)) or bool(_AGENCY_START.search(clause.text))


# "UBND các xã", "Văn phòng Điều phối", "Trung tâm Khuyến nông", "Ban Quản lý rừng": with a capital, inside a text
_AGENCY_START = re.compile(
    r"\b(?:UBND|[ỦU][yỷ] ban|Văn phòng|Trung tâm|Chi cục|Ban (?:Quản lý|Chỉ đạo|Dân tộc)|Hội|Liên minh|Liên đoàn|Đài|Báo|Công an|Hạt|Kho bạc|Ngân hàng|"
    r"Mặt trận|Đoàn Thanh niên|Bộ Chỉ huy|Phòng|phòng [A-ZĐ]|Sở|Bộ)\s+\w")


def names_place(level: str, name: str, text: str) -> bool:
    """Whether a folded text names a place: 'xã hải lăng' is not 'xã nam hải lăng'. Marks lost by OCR are forgiven."""
    wanted = fold(name)
    for line, word in ((text, wanted), (strip_marks(text), strip_marks(wanted))):
        kind = level if line is text else strip_marks(level)
        if re.search(rf"(?<!\w){re.escape(kind)} {re.escape(word)}(?!\w)", line):
            return True
        levels = "xã|phường|thị trấn|huyện|thôn|xóm|bản|đặc khu" if line is text else "xa|phuong|thi tran|huyen|thon|xom|ban|dac khu"
        if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", line) and not re.search(rf"(?<!\w)(?:{levels}) \w+(?: \w+)? {re.escape(word)}(?!\w)", line):
            return True
    return False


def at_places(text: str) -> list[str]:
    """The names that follow 'tại' or 'ở' one after the other: ['Giồng Trôm', 'Thạnh Phú']."""
    return [name.strip() for m in _AT_ALL.finditer(text) for name in re.split(r", | và ", m["names"])]


_AT_ALL = letters.compile(r"\b(?:tại|ở)\s(?P<names>[\p{Lu}][\p{Ll}]+(?:\s[\p{Lu}][\p{Ll}]+)*(?:(?:, | và )[\p{Lu}][\p{Ll}]+(?:\s[\p{Lu}][\p{Ll}]+)*)*)")


def _is_name(word: str) -> bool:
    return word[:1].isupper() or word[:1].isdigit()
