"""The things that a question names: agencies, places, years, annexes, documents by their number."""
from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.times import months, quarters
from index import letters
from index.lexicon import agencies, places
from index.text import fold

# "năm 2027", "2025" but not the "2018" of "52/2018/NĐ-CP" nor the years of "giai đoạn 2026-2030", nor "dưới 2000 con"
_YEAR = re.compile(r"(?<![\d/.-])(?<!\d [-–] )((?:19|20)\d\d)(?![\d/]|\s?[-–]\s?(?:19|20)\d\d|,\d|(?<!năm \d{4})(?<!đến \d{4})(?<!tới \d{4})(?<!hết \d{4})(?<!cuối \d{4}) (?:con|hộ|người|ha|m2|m3|m|km|mm|cây|lượt|khách|tấn|tạ|kg|lít|trẻ|học sinh|suất|bộ|cái|chiếc|đồng(?! (?:nai|tháp|hới|xoài|phú|văn|hỷ|kỳ))|triệu|tỷ|kwh|nhà|căn|lồng|gốc|liều)\b)")
# "quý I/2024"; not "tháng 6/2027", which a cell says whole
_IN_QUARTER = re.compile(r"\bquý (?:i{1,3}|iv|[1-4])/((?:19|20)\d\d)\b")
# "giai đoạn 2026-2030", "2026 - 2030", "từ 2021 đến 2025", "2026 2030"
_PERIOD = re.compile(r"((?:19|20)\d\d)\s?(?:[-–]|đến(?: năm)?|)\s?((?:19|20)\d\d)")
# "Phụ lục 03", "phụ lục số II", "biểu số 01", "bảng 2"
_ANNEX = re.compile(r"\b(phụ lục|biểu|bảng)\s(?:số\s)?(\d+[a-z]?|[ivx]+)\b")
# "mục I", "mục V.2", "phần II", "điều 2", "khoản 3"
_SECTION = re.compile(r"\b(mục|phần|chương|điều|khoản)\s((?:\d+|[ivx]+)(?:\.\d+)*)\b")
# "337/KH-UBND", "52/2018/NĐ-CP", "01-NQ/TU", "801/QĐ-TTg"
_NUMBER = re.compile(r"\b\d+(?:/\d{4})?[/-][a-zđ]{2,}(?:[/-][a-zđ&]+)*\b")
# The level before a name: "xã Ca Thành", "phường Nam Cường", "huyện Khoái Châu"
_BEFORE_NAME = re.compile(r"(?<!tác )(?<!hội )\b(xã|phường|thị trấn|thị xã|huyện|quận|đặc khu|thành phố|thôn|xóm|buôn|ấp|sóc|(?<!văn )(?<!giấy )(?<!phiên )(?<!dân )(?<!thôn )(?<!thôn, )bản)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entities:
    provinces: tuple[places.Province, ...] = ()
    places: tuple[tuple[str, str], ...] = ()     # (level, name): ("xã", "Ca Thành"); provinces are not among them
    agencies: tuple[str, ...] = ()               # "Sở Nông nghiệp và Môi trường"
    years: tuple[int, ...] = ()
    period: tuple[int, int] | None = None
    annexes: tuple[str, ...] = ()                # folded: "phụ lục 03"
    sections: tuple[str, ...] = ()               # folded: "mục i"
    numbers: tuple[str, ...] = ()                # folded numbers of documents: "337/kh-ubnd"
    names: tuple[str, ...] = ()                  # other proper names: "Hòa Hưng" of "HTX Hòa Hưng"

    quarter: str = ""                            # "quý ii"
    month: str = ""                              # "tháng 10", where neither a day nor a year is said with it

    @property
    def times(self) -> tuple[str, ...]:
        """The years asked about, and the school year: "2028", "2023-2024"; or the quarter: "quý ii"; or the month: "tháng 10"."""
        if self.quarter or self.month:
            return (self.quarter or self.month,)
        school = self.period is not None and self.period[1] == self.period[0] + 1
        return (*map(str, self.years), *((f"{self.period[0]}-{self.period[1]}",) if school else ()))


# "điện gió Hòa Bình 5": a work of a province's name; not "Hòa Bình 2 dự án", "Hòa Bình 2026"
_OF_A_WORK = re.compile(r" (?:\d|[ivx]{1,3})(?= (?:ở|tại|của|có|công suất|thuộc|do|được|hết|xong|hoàn thành|khởi công|bao|nằm)\b|\s*[?,.]|$)")


# "huyện Hòa Bình" of Bạc Liêu, "ngõ Yên Bái": a district or a street by the name of a province; not "các huyện Nam Định", "thành phố Huế"
_OF_DISTRICT = re.compile(r"(?<!các )(?<!những )(?<!mỗi )(?<!từng )(?<!, )(?<!và )\b(?:huyện|quận|thị xã|(?<!thành )(?<!khu )(?<!dân )phố|ngõ|hẻm|kiệt|bến xe) $")


def find(text: str) -> Entities:
    """The entities of a question, spelled out and with its marks (spelling.read)."""
    folded = fold(text)
    named = _distinct(m.province for m in places.find_provinces(text, unmarked=False) if not _OF_A_WORK.match(folded, m.end) and not _OF_DISTRICT.search(folded, 0, m.start))
    provinces = tuple(p for p in named if not _is_part_of_commune(p.name, text))
    spans = [m.span() for m in _PERIOD.finditer(folded)]
    years = _distinct(int(m[1]) for m in _YEAR.finditer(folded) if not any(a <= m.start() < b for a, b in spans))
    years = _distinct((*years, *(int(m[1]) for m in _IN_QUARTER.finditer(folded))))
    period, inside = _PERIOD.search(folded), _places(text, provinces)
    bodies = _distinct(m.name for m in agencies.find(text))
    return Entities(
        provinces=provinces, places=inside, agencies=bodies, years=years,
        period=(int(period[1]), int(period[2])) if period else None,
        annexes=_distinct(f"{m[1]} {m[2]}" for m in _ANNEX.finditer(folded)),
        sections=_distinct(f"{m[1]} {m[2]}" for m in _SECTION.finditer(folded)),
        numbers=_distinct(m[0] for m in _NUMBER.finditer(folded)),
        quarter=quarter[0] if (quarter := quarters(folded)) else "",
        month=month[0] if (month := months(folded)) and not years and not period else "",
        names=_names(text, (*(p.name for p in provinces), *(folded[m.start:m.end] for m in places.find_provinces(text, unmarked=False)), *(name for _, name in inside), *bodies)),
    )


# Two or more words with a capital and then small letters, not at the beginning of a sentence: "Hòa Hưng", "Ea Sang"; or a vowel alone and such a word: "U Minh",
# "A Lưới"; not "loại A Phú Thọ"
_VOWEL = r"(?<!loại )(?<!hạng )(?<!nhóm )(?<!cấp )(?<!khu )(?<!lục )(?<!mục )(?<!biểu )(?<!bảng )(?<!cổng )(?<!lô )(?<!tổ )(?<!dãy )(?<!phần )(?<!điểm )(?<!khối )[AEOUYÔƠÊÂĂƯ]"
_PROPER = letters.compile(rf"(?<![.?!:\"“(]\s)(?<!^)(?<![\w-])(?:[\p{{Lu}}][\p{{Ll}}]+(?:\s[\p{{Lu}}][\p{{Ll}}]+)+|{_VOWEL}(?:\s[\p{{Lu}}][\p{{Ll}}]+)+)(?![\w-])")


def _names(text: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Proper names in a question written with capitals, less those of provinces and agencies; none in one written in capitals."""
    text = _OPENING.sub(lambda m: m[0].lower(), text)
    if not any(word.islower() for word in text.split()):
        return ()
    held = " ".join(fold(name) for name in known)
    lone = [f"{m[1].lower()} {m['name']}" for m in _LONE.finditer(text)]
    if (first := _FIRST.match(text)) and first[1].lower() not in _NO_NAME and places.units(fold(name := " ".join(first[0].split()[-2:]))):
        lone.append(name)            # "Lạng Giang được bao nhiêu", "Vải Lục Ngạn bán đi đâu"; not "Mua Chlorine"
    return _distinct(name for name in (*(m[0] for m in _PROPER.finditer(text)), *lone) if fold(name) not in held and (not _BODY.match(name) or places.units(fold(name))))


# Two or more words with a capital that a question begins with: the last two of them, where the gazetteer knows a place of that name
_FIRST = letters.compile(r"([\p{Lu}][\p{Ll}]+)(?:\s[\p{Lu}][\p{Ll}]+)+(?![\w-])")
# What may stand before a name there, or begins the name of a body
_NO_NAME = frozenset("ở tại của cho theo năm với trong xã phường thị huyện quận tỉnh thành thôn bản xóm ấp buôn tổ khu sở ủy phòng ban công hội trung chi cục bộ đài trường trạm đoàn mặt liên ngân ngành "
                     "kho bệnh viện văn quỹ nhà cơ đơn lực báo chủ giám tòa hạt điện bưu htx hợp kế quyết nghị chương đề phụ điều mục biểu bảng quý tháng".split())
# "Còn Đông Sang?", "Thế Lộc Hà thì sao": its first word is no part of the name
_OPENING = re.compile(r"^(?:Còn|Thế|Vậy|Riêng|Với|Rồi|Thế còn|Vậy còn)\s")
# What begins the name of a body and goes on in small letters: "Ban Chỉ đạo", "Tổ Công tác"; not "Hội An", which the gazetteer has
_BODY = re.compile(r"(?:Ban|Tổ|Hội|Đoàn|Phó|Trưởng|Chủ) ")


# A name of one syllable, told by what it is of: "Chợ Nọ", "cầu Kho", "hồ Tây", "Bệnh viện Mắt", "ông Xoát"; not "Trường THCS", "Chợ Đông Ba", "Cầu Kho Gạo"
_LONE = letters.compile(r"\b(?<![Hh]ội )([Cc]hợ|[Cc]ầu|[Hh]ồ|[Ss]uối|[Ss]ông|[Đđ]ền|[Đđ]ình|[Cc]hùa|[Đđ]èo|[Nn]úi|[Đđ]ập|[Rr]ạch|[Bb]ến|[Hh]ang|[Đđ]ảo|[Hh]òn|[Vv]ịnh|[Đđ]ầm|[Cc]ù lao|[Cc]ồn|[Mm]ũi|[Bb]ệnh viện(?! Đa khoa)|[Nn]hà máy|[Ss]iêu thị|[Kk]hách sạn|[Ôô]ng|[Bb]à|[Cc]ụ)\s(?P<name>[\p{Lu}][\p{Ll}]{1,5})(?![\w-])(?!\s[\p{Lu}]|\sphố\b)")


# Agencies that no field names, as a question has them: "công an tỉnh", "trung tâm khuyến nông", "hội nông dân"
_OTHER = re.compile(r"\b(công an|bộ chỉ huy|bộ đội biên phòng|chi cục|trung tâm|(?<!lễ )(?<!xã )(?<!dạ )(?<!vũ )(?<!ngày )hội(?! (?:an\b|nghị|chợ|thảo|thi|đồng|nhập))|liên minh|liên đoàn|đoàn thanh niên|tỉnh đoàn|mặt trận|đài|kho bạc|"
                    r"bảo hiểm xã hội|ngân hàng chính sách xã hội|ngân hàng|điện lực|viện kiểm sát|tòa án|thanh tra|ban quản lý|ban dân tộc|hạt kiểm lâm|văn phòng)((?:\s(?!được|phải|có|làm|chủ|phối|giao|lo|gì|nào|còn|trong|thì|để|mà|nếu|nên|nhưng)[^\W\d_]+){0,3})")


def other_agency(folded: str) -> str:
    """The agency without a field that a folded question names, '' where there is none: 'công an tỉnh'."""
    match = _OTHER.search(folded)
    return match[0].strip() if match else ""


def _places(text: str, provinces: tuple[places.Province, ...]) -> tuple[tuple[str, str], ...]:
    starts = {m.start for m in places.find_provinces(text)} if provinces else set()      # 'Sóc Trăng' is no sóc called Trăng
    found = [(m[1].lower(), _capitalised(text[m.end():])) for m in _BEFORE_NAME.finditer(text) if m.start() not in starts and not _SEVERAL.search(f"{fold(text[:m.end()])} ")]
    found = [(level, name) for level, name in found if name and not (level in _HAMLETS and fold(name) in _PEOPLES)]
    for match in (*_BESIDE.finditer(text), *_SO_MANY.finditer(text)):
        level = match[1].lower()
        found += [(level, name.strip()) for name in _BETWEEN.split(match["names"])[1:] if name.strip() and fold(name) not in {fold(p.name) for p in provinces}]
    if not found:
        found = _lower_case_places(fold(text))
    names = {fold(p.name) for p in provinces}
    return _distinct(place for place in found if fold(place[1]) not in names or place[0] in {"huyện", "thị xã"} or place[0] == "thành phố" and fold(place[1]) not in _CITIES)


# Peoples of Vietnam (the list of 54 of the statistical office, as plans write them): 'ấp Khmer', 'làng Jrai' are of a people and no names
_HAMLETS = frozenset({"thôn", "bản", "làng", "ấp", "buôn", "xóm", "sóc", "bon", "plei"})
_PEOPLES = frozenset("kinh|tày|thái|mường|khmer|khơ me|hoa|nùng|mông|h'mông|hmông|dao|gia rai|jrai|ê đê|ba na|bahnar|sán chay|chăm|cơ ho|k'ho|xơ đăng|sán dìu|hrê|raglai|ra glai|mnông|m'nông|thổ|"
                     "xtiêng|stiêng|khơ mú|bru - vân kiều|bru vân kiều|vân kiều|cơ tu|giáy|tà ôi|mạ|giẻ triêng|gié triêng|co|cor|chơ ro|xinh mun|hà nhì|chu ru|lào|la chí|kháng|phù lá|la hủ|la ha|pà thẻn|"
                     "lự|ngái|chứt|lô lô|mảng|cơ lao|bố y|cống|si la|pu péo|rơ măm|brâu|ơ đu".split("|"))


# Cities that are provinces themselves; 'thành phố Bắc Kạn', 'huyện Điện Biên' are places of the province of that name
_CITIES = frozenset({"hà nội", "hồ chí minh", "đà nẵng", "hải phòng", "cần thơ", "huế"})


def _capitalised(text: str) -> str:
    """The capitalised words that a text begins with: 'Ca Thành được …' → 'Ca Thành'; at most five, up to a comma."""
    name = []
    for word in text.split()[:5]:
        if not word[0].isupper() or len(word) > 1 and word.isupper() and any(w.islower() for w in text.split()):
            break                    # 'xã HĐĐT': a code is no name
        name.append(word.rstrip(",.;:?)"))
        if name[-1] != word:
            break
    return " ".join(name)


# "ba huyện Đồng Xuân, Sơn Hòa và Sông Hinh", "xã Ngọc Linh và Tu Mơ Rông": names of one level, one after the other
_NAME = r"(?!Sở|Công an|Ủy ban|Ban |Phòng |Trung tâm|Hội |Chi cục|Văn phòng|Đài|Mặt trận|Kế hoạch|Phụ lục|Tỉnh|Huyện|Xã)[\p{Lu}][\p{Ll}'’]*(?:\s[\p{Lu}][\p{Ll}'’]*){0,4}"
_BESIDE = letters.compile(rf"\b([Xx]ã|[Pp]hường|[Tt]hị trấn|[Tt]hị xã|[Hh]uyện|[Qq]uận|[Tt]hôn|[Bb]uôn|[Xx]óm|[Ấấ]p|[Đđ]ặc khu)\s(?P<names>{_NAME}(?:, {_NAME})*(?:,? và | với ){_NAME})")
# "ba xã Cốc Pàng, Cô Ba, Sơn Lộ": so many of a level, without 'và' before the last
_SO_MANY = letters.compile(rf"\b(?:[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|[Cc]ác|\d+) (xã|phường|thị trấn|thị xã|huyện|quận|thôn|buôn|xóm|ấp|bản|đặc khu)\s(?P<names>{_NAME}(?:, {_NAME})+)")
_BETWEEN = re.compile(r", và | và | với |, ")
# "các xã, phường Lào Cai", "huyện, thành phố Lai Châu", "các thôn Lạng Sơn": all those of the province, no place of that name
_SEVERAL = re.compile(r"(?:\b(?:các|những|mỗi|từng) |\b(?:xã|phường|thị trấn|thị xã|huyện|quận)(?:,? và |, ?|/| - | ))(?:xã|phường|thị trấn|thị xã|huyện|quận|đặc khu|thành phố|thôn|bản|ấp|buôn|xóm)\s$")
_LEVEL = re.compile(r"(?<!tác )(?<!hội )\b(xã|phường|thị trấn|huyện|đặc khu)\s")


def _lower_case_places(folded: str) -> list[tuple[str, str]]:
    """Places after their level where capitals don't show them: 'xã ca thành được bao nhiêu' (looked up in the gazetteer)."""
    found = []
    for match in _LEVEL.finditer(folded):
        words = folded[match.end():].split()[:4]
        if match[1] == "xã" and words[:1] == ["hội"] or _SEVERAL.search(folded[:match.end()]):
            continue                 # 'bảo trợ xã hội của …', 'các xã Ba Tơ'
        for size in range(len(words), 1, -1):
            name = " ".join(words[:size]).strip(" ,.?")
            if any(level == match[1] for level, _ in places.units(name)):
                found.append((match[1], name.title()))
                break
    return found


_NO_LEVEL = frozenset({"nông thôn ", "tác xã ", "văn bản ", "cơ bản ", "căn bản ", "kịch bản ", "phiên bản ", "dân bản ", "thôn bản "})     # end in the name of a level


def _is_part_of_commune(province: str, text: str) -> bool:
    """Whether a province's name stands only as that of a commune: 'xã Hòa Bình', 'phường Thái Bình' (not 'nông thôn Thanh Hóa',
    'văn bản Gia Lai')."""
    name, folded = re.escape(fold(province)), fold(text)
    stands = list(re.finditer(rf"(?:(\w+) )??\b((?:xã|phường|thị trấn|thôn|xóm|bản) )?{name}\b", folded))
    return bool(stands) and all(m[2] and f"{m[1]} {m[2]}" not in _NO_LEVEL and not _SEVERAL.search(folded[:m.end(2)]) for m in stands)


def _distinct(items) -> tuple:
    return tuple(dict.fromkeys(items))
