"""Whether a clause holds the kind of thing that was asked for: money, a percentage, a date, an agency, a place."""
from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from assistant import tablecells
from assistant.evidence_patterns import PATTERNS, SAME, spans
from assistant.evident_counts import counts
from assistant.headed import agency_heading
from assistant.times import has_year
from assistant.understand.asks import Ask
from index import letters
from index.lexicon import agencies
from index.records import Clause, TableRow, lowest
from index.text import fold
from index.units import unit_column

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
# "tối đa 40 triệu đồng", "không quá 5 tỷ", "không lưu quá 24 giờ", "dưới 10%", "từ 200 đến 300 triệu đồng"
_LIMITS = re.compile(r"tối đa|không vượt|\bquá \d|dưới \d|cao nhất|nhiều nhất|mức trần|\btừ \d[\d.,]* (?:(?:nghìn|triệu|tỷ) )?(?:đồng )?đến \d[\d.,]* (?:nghìn|triệu|tỷ|đồng)")
# "ngân sách tỉnh", "vốn xã hội hóa", "nguồn tài trợ", "lồng ghép": whoever pays
_SOURCES = re.compile(r"\b(?:ngân sách|nguồn|vốn|xã hội h(?:óa|oá)|lồng ghép|tài trợ|quỹ|đóng góp|nstw|nsđp|bảo hiểm y tế)\b")
# What a heading calls that can't be gone beyond: "Sức chở (khách)", "Công suất", "Tải trọng", "Giới hạn"
_CAPACITY = re.compile(r"\b(?:sức (?:chở|chứa)|công suất|(?:trọng )?tải(?: trọng)?|dung tích|trần|tối đa|giới hạn|hạn mức)\b")
# "80.000 đồng", "50%", "miễn phí", "theo bảng giá": what a price is told by
_MONEYED = re.compile(r"đồng\b|triệu|\btỷ\b|%|phần trăm|\bmiễn\b|không (?:thu|mất|phải trả)|\bgiá\b")
_SPOKEN = {Ask.PRICE: _PRICE, Ask.REPLACED: _REPLACES, Ask.LIMIT: _LIMITS}     # kinds that are told by a word beside the figure or the number
# "Định mức hỗ trợ giống (triệu đồng/ha): sa nhân tím 15; thảo quả 10": sums whose unit is said once, ahead of them
_UNIT_AHEAD = re.compile(r"\((?:đvt:? |đơn vị(?: tính)?:? )?(?:(?:nghìn|ngàn|triệu|tỷ|tỉ) )?đồng(?:/[^()]{1,20})?\)\s*:[^.;]*\s\d")

Held = bool | float | None


def holds(ask: Ask, clause: Clause, noun: str = "") -> Held:
    """Whether a clause holds what is asked for; None for a kind that can't be told from the clause's looks. A number of
    something else than `noun`, which is counted, is held by half."""
    ask = SAME.get(ask, ask)
    if ask is Ask.QUANTITY:
        return counts(clause, noun)
    holder = _OF_ROWS.get(ask) if isinstance(clause, TableRow) else _OF_PROSE.get(ask)
    told = holder(clause) if holder else None
    if told is not None or ask not in PATTERNS:
        return told
    return bool(PATTERNS[ask].search(fold(" | ".join(clause.cells) if isinstance(clause, TableRow) else clause.text)))      # of a row its cells: 'nt' says what the row above does


def _row_of_money(row: TableRow) -> Held:
    ranged = any(_RANGE.fullmatch(c.strip()) and "đồng" in fold(h) for h, c in zip(row.headers, row.cells))      # '1.000.000 - 3.000.000' under 'Mức phạt (đồng)'
    return ranged or bool(tablecells.amount_columns(row)) or bool(spans(Ask.AMOUNT, fold(row.text))) or "đồng" in tablecells.row_unit(row)


def _row_of_shares(row: TableRow) -> Held:
    headed = any("%" in h and re.fullmatch(r"[\d.,]+", c.strip()) for h, c in zip(row.headers, row.cells))      # '7,2' under 'Lãi suất (%/năm)'
    return headed or bool(re.search("%|phần trăm", f"{tablecells.row_unit(row)} {row.unit}") or _RATES.search(fold(row.title))) or None


def _row_of_places(row: TableRow) -> Held:
    return True if tablecells.place_cells(row) else _placed(" ".join((*row.groups, row.text)), row.text)


def _placed(text: str, own: str) -> Held:
    """1 where `text` has a place by its name, or the clause's own words list several; a half where it has one without a name ('tại các chợ')."""
    named = any(_is_name(m["name"]) for m in _NAMED_PLACE.finditer(text)) or _AT.search(own) or _LISTED.search(own)
    return 1.0 if named else 0.5 * bool(_SOMEWHERE.search(fold(text)))


def _row_of_limits(row: TableRow) -> Held:
    """'Số lồng bị bệnh, không quá | % | 2,0', a figure under 'Sức chở (khách)'."""
    return bool(re.search(r"\bkhông quá\b|\btối đa\b|\bdưới\b", fold(row.text))) or any(_CAPACITY.search(fold(h)) for h in row.headers) or _spoken(Ask.LIMIT, row)


def _spoken(ask: Ask, clause: Clause) -> bool:
    return bool(_SPOKEN[ask].search(fold(clause.text) + " " + " ".join(map(fold, getattr(clause, "headers", ())))))


def _row_of_sources(row: TableRow) -> Held:
    columns = tablecells.amount_columns(row)
    return len(columns) > 1 if columns else bool(_SOURCES.search(fold(row.text)))


def _row_of_people(row: TableRow) -> Held:
    headed = (_PEOPLES_COLUMN.search(fold(h)) and _FULL_NAME.fullmatch(c.strip()) for h, c in zip(row.headers, row.cells))
    return bool(_PERSON.search(row.text)) or any(headed)


def _row_of_list(row: TableRow) -> Held:
    """An indicator by years lists nothing."""
    return False if tablecells.row_unit(row) and sum(has_year(lowest(h)) for h in row.headers) > 1 else None


def _row_of_times(row: TableRow) -> Held:
    return bool(tablecells.marked_years(row) or tablecells.year_cells(row)) or None


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


def _is_name(word: str) -> bool:
    return word[:1].isupper() or word[:1].isdigit()


# What holds a kind, by a row of a table and by prose. None leaves it to the pattern of the kind, if there is one.
_OF_ROWS: dict[Ask, Callable[[TableRow], Held]] = {
    Ask.LEAD: names_agency, Ask.COORDINATE: names_agency, Ask.AMOUNT: _row_of_money, Ask.PERCENT: _row_of_shares, Ask.PLACE: _row_of_places, Ask.LIMIT: _row_of_limits,
    Ask.PRICE: _is_priced, Ask.REPLACED: partial(_spoken, Ask.REPLACED), Ask.SOURCE: _row_of_sources, Ask.PERSON: _row_of_people, Ask.LIST: _row_of_list,
    Ask.YEAR: _row_of_times, Ask.DATE: _row_of_times,
}
_OF_PROSE: dict[Ask, Callable[[Clause], Held]] = {
    Ask.LEAD: names_agency, Ask.COORDINATE: names_agency, Ask.AMOUNT: lambda clause: bool(_UNIT_AHEAD.search(fold(clause.text))) or None,
    Ask.PLACE: lambda clause: _placed(clause.text, clause.text), Ask.LIMIT: partial(_spoken, Ask.LIMIT), Ask.REPLACED: partial(_spoken, Ask.REPLACED),
    Ask.PRICE: lambda clause: bool(_MONEYED.search(fold(clause.text))) and _spoken(Ask.PRICE, clause),      # '01 máy mỗi phòng khám' costs nothing yet
    Ask.SOURCE: lambda clause: bool(_SOURCES.search(fold(clause.text))), Ask.PERSON: lambda clause: bool(_PERSON.search(clause.text)),
    Ask.LIST: lambda clause: True if clause.text.rstrip().endswith(":") else None,      # 'Thiết lập điểm xét nghiệm nhanh tại 08 chợ:'
}
