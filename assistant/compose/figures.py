"""The figure or the date of a clause that a question asks for: the nearest to its words, told whole and with what limits it."""
from __future__ import annotations

import re
from collections.abc import Sequence

from assistant import evidence, headed, payers
from assistant.features import wants_total
from assistant.pointing import pointing
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from index.segment import words
from index.text import fold

_PERIOD = re.compile(r"\d{4}\s?[-–]\s?\d{4}")      # "giai đoạn 2026 - 2030" is of no one year
# Where one item of an enumeration or a sentence ends: "; ", ", ", ". " but not the comma of "1,5"
_CUT = re.compile(r"[;,](?=\s)|\.(?=\s+[^\W\d_])")


def nearest(question: Question, ask: Ask, shown: str) -> str:
    """The figure of the asked kind that the question asks for, as written, with the noun that follows it; '' where that can't be told."""
    told, several = spans_by_nearness(question, ask, shown)
    if told:
        return told
    folded = fold(shown)
    if not several:
        return ""
    if ask is Ask.DATE and _BOTH_REVIEWS.search(question.folded) and (days := _REVIEWS_DATED.search(folded)) and len(folded) == len(shown):
        return shown[days.start():days.end()]
    spans = [span for span, _ in several]
    one = ask in (Ask.AMOUNT, Ask.PERCENT, Ask.DATE) and (whole := _range(folded, *spans[0], ask)) and all(whole[0] <= a and b <= whole[1] for a, b in spans[:2])
    at = 0 if len(spans) == 1 or one else pointing.meant(question, ask, shown, spans, [near for _, near in several])
    return "" if at is None else _written(folded, shown, spans[at], ask)

# "sơ kết, tổng kết khi nào", and what says both: "sơ kết vào quý III năm 2028, tổng kết vào quý IV năm 2030"
_BOTH_REVIEWS = re.compile(r"\bsơ kết\b.{0,12}\btổng kết\b")
_REVIEWS_DATED = re.compile(r"\bsơ kết\b[^.;]{3,60}?,? (?:và )?tổng kết (?:vào |trong |trước )*(?:ngày |cuối )?(?:quý [ivx\d]+(?:/| năm )\d{4}|\d{1,2} tháng \d{1,2} năm \d{4}|\d{1,2}/\d{1,2}/\d{4}|tháng \d{1,2}(?:/| năm )\d{4}|năm \d{4})")


def spans_by_nearness(question: Question, ask: Ask, shown: str) -> tuple[str, list[tuple[tuple[int, int], float]]]:
    """(what is told whatever else there is, the figures of the asked kind that may be meant, each with how near it stands to the question's words, the
    nearest first)."""
    folded = fold(shown)
    start = len(folded) - len(headed.unnumbered(folded))
    spans = [(a, b) for a, b in evidence.spans(ask, folded) if a >= start]
    if ask is Ask.QUANTITY and not question.noun:
        spans += [s for kind in (Ask.PERCENT, Ask.TIMES, Ask.AMOUNT) for s in evidence.spans(kind, folded)]
    spans = [(a, b) for a, b in spans if re.search(r"\d", folded[a:b])] or spans
    if ask is Ask.QUANTITY and (several := _several_counted(question, shown, spans)):
        return several, []
    if ask is Ask.QUANTITY and question.noun.split()[:1] and question.noun.split()[0] in _MEASURES and not any(_in_unit(question.noun.split()[0], folded[a:b + 4]) for a, b in spans):
        return "", []            # 'bao nhiêu ha' is not told by '02 vụ'
    if ask is Ask.QUANTITY and question.noun:      # '27 lớp tập huấn cho 1.350 lượt người': which of the two is counted
        spans = [(a, b) for a, b in spans if folded.startswith(question.noun, b - 1)] or spans
    if ask is Ask.DATE:          # a day tells more than a period: 'danh mục giai đoạn 2 (2026 - 2027) … trước ngày 30 tháng 9'
        spans = [(a, b) for a, b in spans if not _PERIOD.fullmatch(folded[a:b])] or spans
        spans = [(a, b) for a, b in spans if re.search(r"\bngày\b|/|\btháng\b|\bquý\b", folded[a:b])] or spans
        spans = [(a, b) for a, b in spans if not (_LASTING.fullmatch(folded[a:b].strip()) and _REPORTED.search(folded[:a]))] or spans
    if question.entities.years and ask not in (Ask.DATE, Ask.YEAR):      # 'từ 22% (năm 2025) xuống còn 10%' below 'Mục tiêu đến năm 2030'
        spans = [(a, b) for a, b in spans if not ((year := _ITS_YEAR.match(folded[b:])) and int(year["year"]) not in question.entities.years)] or spans
    if question.entities.years and any(str(year) in folded for year in question.entities.years):
        spans = [s for s in spans if ask in (Ask.DATE, Ask.YEAR) or not _of_another_year(folded, s, question.entities.years)]
    if question.entities.years and ask not in (Ask.DATE, Ask.YEAR):      # '70 cơ sở; 24 cơ sở chuyển sang năm 2027', where 2026 is asked
        spans = [(a, b) for a, b in spans if not (later := _LATER.match(folded[b:])) or int(later["year"]) in question.entities.years] or spans
    spans = _of_those_asked(question, folded, spans)
    if ask is Ask.AMOUNT and len(own := _of_the_budget(question, folded, spans)) == 1 and len(folded) == len(shown):
        return _written(folded, shown, own[0], ask), []
    if not spans or len(folded) != len(shown):
        return "", []
    if ask is Ask.AMOUNT and wants_total(question) and _ASKS_WHOLE.search(question.folded) and (whole := _TOTAL_OF.search(folded)) and (after := [s for s in spans if s[0] >= whole.start()]):
        return shown[after[0][0]:after[0][1]].strip(), []
    asked = set(question.terms) - _OF_PLANS | {str(year) for year in question.entities.years}

    def closeness(span: tuple[int, int]) -> float:
        after = _CUT.split(folded[span[1]:span[1] + 90])[0]
        before = _PERIOD.sub(" ", _CUT.split(folded[max(0, span[0] - 60):span[0]])[-1])
        return sum(1 / (2 + i) for i, t in enumerate(re.findall(r"\w+", after)) if t in asked) + 0.5 * sum(
            1 / (2 + i) for i, t in enumerate(reversed(re.findall(r"\w+", before))) if t in asked)

    return "", sorted(((span, closeness(span)) for span in spans), key=lambda one: -one[1])


# "24 cơ sở chuyển sang năm 2027": a figure of the time that its own part of the sentence names
_LATER = re.compile(r"[^;,.\d]{0,30}\b(?:chuyển )?sang năm (?P<year>20\d\d)\b")
# Units of measure, which no other thing is counted by
_MEASURES = frozenset("ha km tấn tạ kg lít m2 m3 m mét kwp kw mw phút giờ".split())


def _in_unit(unit: str, text: str) -> bool:
    return re.search(rf"\d\s?{'m(?:ét)?' if unit in {'m', 'mét'} else re.escape(unit)}\b", text) is not None


def _written(folded: str, shown: str, span: tuple[int, int], ask: Ask) -> str:
    """A figure as it is told: with the other end of its range, with what limits it, and what it counts."""
    start, end = span
    if ask in (Ask.AMOUNT, Ask.PERCENT, Ask.DATE) and (whole := _range(folded, start, end, ask)):
        return shown[slice(*whole)].strip() + (_for_each(shown[whole[1]:]) if ask is Ask.AMOUNT else "")
    begun, start = start, _qualified(folded, start)
    if ask is Ask.DATE and (rest := _EACH_YEAR.match(folded[end:])):
        end += rest.end()
    if ask is Ask.AMOUNT:
        return (shown[start:end].rstrip() + _for_each(shown[end:])).strip()
    if folded[begun:end].rstrip().endswith("đồng"):      # a sum, though 'phải đạt bao nhiêu' does not say so
        return (shown[start:end].rstrip() + _for_each(shown[end:])).strip()
    noun = _NOUN.match(shown[end - 1:])
    if ask is Ask.QUANTITY and noun and not shown[begun:end].rstrip().endswith(("%", "đồng", "triệu", "tỷ", "tỉ")):
        return shown[start:end - 1] + noun[0].rstrip()
    return shown[start:end].strip()


def _for_each(after: str) -> str:
    """What a sum is for one of: '/hộ' of '/hộ để tạo mặt bằng', '/tàu/tháng'; '' where the sum is no rate. `after`: the text right behind the sum."""
    told = ""
    while match := re.match(r"\s?/\s?(?:0?1 )?(?=[^\W\d_])", after[len(told):]):
        first = next(iter(words(after[len(told) + match.end():][:40])), "").replace("_", " ")
        if not first or not after[len(told) + match.end():].startswith(first):
            break
        told += match[0] + first
    return told


# "90% học sinh tiểu học được khám; đối với trung học phổ thông là 75%": a figure of others than the sentence is of
_APART = re.compile(r"\b(?:đối với|riêng|(?<!giảm )(?<!xuống )(?<!hạ )(?<!rút )(?<!kéo )(?<!chỉ )còn)\s(?!(?:lại|dưới|trên|khoảng|không|tối|ít|từ|mức|bình quân|trung bình|là)\b)(?P<who>[^,;:.\d]{3,60}?)\s(?:là |đạt |thì |được |ít nhất |tối thiểu |trên )*(?=\d)")
# What is said of any place or people, beside the name that tells which: "đảo", "khu vực", "các xã"
_OF_ANY = frozenset("đảo xã phường huyện thị trấn tỉnh thành phố khu vực vùng các những hộ người cấp nhóm loại địa bàn".split())


def _of_those_asked(question: Question, folded: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans less those of others than are asked of; those of the others alone, where it is they that are asked of."""
    asked = set(question.terms)
    apart = {m.end(): [words for part in re.split(r",|\bvà\b|\bhoặc\b", m["who"]) if (words := set(re.findall(r"[^\W\d_]+", part)) - _OF_ANY)] for m in _APART.finditer(folded)}
    theirs = [s for s in spans if any(words <= asked for words in apart.get(s[0], ()))]      # 'riêng môn Tiếng Anh và Tin học': of either
    return theirs or [s for s in spans if s[0] not in apart] or list(spans)


def _of_the_budget(question: Question, folded: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sums of the one budget that the question asks for, which their own parts of the sentence name: 'ngân sách trung ương 84.000 triệu đồng; ngân sách tỉnh
    45.000 triệu đồng'."""
    paying = payers.columns_asked(question.folded)
    if len(paying) != 1 or paying[0].strict:
        return []
    return [(a, b) for a, b in spans if paying[0].told.search(_CUT.split(folded[:a])[-1])]


def _several_counted(question: Question, shown: str, spans: Sequence[tuple[int, int]]) -> str:
    """The counts of several things that the question names one after the other, from the first to the last: '23 làng nghề, 19 làng nghề
    truyền thống và 24 nghề truyền thống'; '' for less than two."""
    told = [(a, b - 1 + len(noun[0].rstrip()), fold(noun[0].rstrip())) for a, b in spans if (noun := _NOUN.match(shown[b - 1:]))]
    kept: list[tuple[int, int, str]] = []
    for a, end, noun in told:
        if not _LISTED_THINGS.search(question.folded) or not re.search(rf"(?:\b(?:bao nhiêu|mấy|số)|,|\bvà|\bphục|\btriển|\bdựng|\bnhận|\btạo) {re.escape(noun)}(?!\w)", question.folded) or noun in [n for *_, n in kept]:
            break
        kept.append((a, end, noun))
    return shown[kept[0][0]:kept[-1][1]] if len(kept) > 1 and kept[-1][1] - kept[0][0] < _LONG else ""


# "làng nghề, nghề truyền thống", "bao nhiêu hồ và bể": things named one after the other
_LISTED_THINGS = re.compile(r"[^\W\d_]+(?:, | và )[^\W\d_]+")


_LONG = 120        # characters of several counts told at once
# "sơ kết 06 tháng vào tháng 7", "báo cáo 6 tháng": what time is looked back on, not when
_LASTING = re.compile(r"\d{1,2} tháng(?: đầu năm)?")
_REPORTED = re.compile(r"\b(?:sơ kết|tổng kết|báo cáo|kết quả|đánh giá)\s$")


def _of_another_year(folded: str, span: tuple[int, int], years: Sequence[int]) -> bool:
    """Whether a figure is told of a year that is not asked: '24/24 thôn' of 'năm 2027 có 18/24, năm 2028 có 24/24 thôn', '22%' of 'từ 22% (năm 2025) xuống còn
    10%', '20%' of '20% vào năm 2028 và 35% vào năm 2030'."""
    if right_after := _ITS_YEAR.match(folded[span[1]:]):
        return int(right_after["year"]) not in years
    begin = max((m.end() for m in _CUT.finditer(folded, 0, span[0])), default=0)
    end = next((m.start() for m in _CUT.finditer(folded, span[1])), len(folded))
    told = _YEAR.findall(folded[begin:end]) or _YEAR.findall(folded[:begin])[-1:]
    return bool(told) and not any(str(year) in told for year in years)


_YEAR = re.compile(r"\bnăm (20\d\d)\b")      # "đến năm 2027", not "giai đoạn 2026 - 2030"
# "(năm 2025)", " vào năm 2028", " ha năm 2024": the year of the figure before it
_ITS_YEAR = re.compile(r"(?:\s?[^\W\d_]+(?:/[^\W\d_]+)*)?\s?\(?(?:vào |trong |đến |của )?năm (?P<year>20\d\d)\b(?!\s?[-–])")
# What a figure or a date is not to be told without: "ít nhất 15", "trước ngày 05 tháng 12 hằng năm"
_QUALIFIER = re.compile(r"(?:ít nhất|tối thiểu|tối đa|không quá|không dưới|khoảng|xấp xỉ|gần|hơn|trên|dưới|trước|chậm nhất(?: là)?(?: đến| vào)?|muộn nhất(?: là)?)(?: là)?\s$")
_EACH_YEAR = re.compile(r" (?:h[àằ]ng|mỗi) (?:năm|quý|tháng|tuần)")


def _qualified(folded: str, start: int) -> int:
    """Where a figure begins with the word that limits it."""
    match = _QUALIFIER.search(folded[max(0, start - 24):start])
    return start - (match.end() - match.start()) if match else start


_OF_PLANS = frozenset("kế hoạch đề án chương trình quyết định nghị quyết".split())     # 'theo đề án của A' is no word of 'Sơ kết Đề án vào quý III'


# "từ 500.000 đồng đến 1.000.000 đồng", "20 - 30%"
_RANGE = re.compile(r"(?:từ )?\d[\d.,]*(?:\s?(?:nghìn|triệu|tỷ|tỉ)?\s?(?:đồng|%))?\s?(?:đến|[-–])\s?\d[\d.,]*\s?(?:(?:nghìn|triệu|tỷ|tỉ)(?: đồng)?|đồng|%)")


# "từ ngày 01/9/2026 đến ngày 31/10/2026", "từ 15 tháng 7 đến hết ngày 30 tháng 8", "từ ngày 01 đến ngày 03 hằng tháng"
_A_DAY = r"(?:ngày )?\d{1,2}(?:/| tháng )\d{1,2}(?:(?:/| năm )\d{4})?"
_DAYS = re.compile(rf"từ {_A_DAY} (?:đến|tới) (?:hết )?{_A_DAY}|từ ngày \d{{1,2}} (?:đến|tới) (?:hết )?ngày \d{{1,2}}(?: h[àằ]ng tháng)?")


def _range(folded: str, start: int, end: int, ask: Ask) -> tuple[int, int] | None:
    """Where the range stands of which [start, end) is one end; None where it is a figure, or a day, of its own."""
    if ask is Ask.DATE:
        return next((m.span() for m in _DAYS.finditer(folded) if m.start() <= start and end <= m.end()), None)
    return next((m.span() for m in _RANGE.finditer(folded) if m.start() <= start and end <= m.end() and not re.search(r"(?:19|20)\d\d\s?[-–]", m[0])), None)


# "tổng kinh phí là bao nhiêu", "hết thảy bao nhiêu"; not "dòng tổng cộng" of a table
_ASKS_WHOLE = re.compile(r"\btổng (?:tiền|kinh phí|nhu cầu|vốn|số tiền|số vốn|mức|ngân sách|dự toán|nguồn)|\btổng cộng (?:là )?bao nhiêu|(?:hết|cả|tất) thảy|tất cả (?:là )?bao nhiêu")
# Where a clause begins to say what all of it costs: "Tổng kinh phí 05 năm là", "Ngân sách nhà nước: 889 tỷ đồng, gồm"
_TOTAL_OF = re.compile(r"\btổng\b|^(?=[^.;]{0,120}\d[^.;]{0,60}(?:\bgồm\b|\btrong đó\b))")
# What a number counts, up to where the phrase ends: "làng nghề truyền thống" of "12 làng nghề truyền thống đã được công nhận"
_NOUN = re.compile(r"m[23]\b|[^\W\d_]+(?:-[^\W\d_]+)?(?:\s(?!(?:đã|được|có|cần|phải|của|tại|ở|trên|trong|theo|đạt|và|gắn|để|với|thay|bao|do|từ|vào|hoặc|là|khi|nhằm|cho|về|thuộc|nằm|dài|rộng|cao|chưa|không|sẽ|đang|hiện|gồm|này|kèm|trước|sau|đến|kể|dưới|năm(?! tuổi))\b)[^\W\d_]+){0,5}")
