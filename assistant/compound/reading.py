"""What a question is made of, read off its own words: each part is a question that can be asked by itself."""
from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.understand.question import Question
from index.text import fold

_MONEY = re.compile(r"\b(?:kinh phí|vốn|tiền|ngân sách|chi|nguồn|dự toán|mức)\b")
_OF_MONEY = re.compile(r"\b(?:bao nhiêu|mấy) (?:tiền|kinh phí|vốn|đồng|triệu|tỷ|tỉ)\b|\bkinh phí\b|\bvốn\b|\btiền\b")
_HOW_MUCH = r"(?:bao nhiêu|mấy)"


@dataclass(frozen=True, slots=True)
class Share:
    """What one thing is of another, in per cent: two questions for a figure each."""

    part: str
    whole: str


@dataclass(frozen=True, slots=True)
class Difference:
    """By how much one figure is more than another. `follows`: whether the second is asked as a follow-up of the first, since it says no more than of what else."""

    one: str
    other: str
    follows: bool


# "Kinh phí cho vùng rươi chiếm bao nhiêu % tổng kinh phí?", "dự phòng bằng mấy phần trăm tổng vốn"
_SHARE = re.compile(rf"^(?P<part>[^,?]{{3,140}}?) (?:chiếm|bằng|là|đạt)(?: khoảng| tỷ lệ)? {_HOW_MUCH} ?(?:phần trăm|%) (?:trong |của |so với )?(?P<whole>(?:tổng|toàn bộ|cả)\b[^?]{{2,90}}?)\s*\??$")
# "vốn ngân sách tỉnh nhiều hơn vốn ngân sách huyện bao nhiêu tỷ đồng"
_MORE = re.compile(rf"^(?P<of>[^:?]{{2,40}}: )?(?P<one>[^?]{{3,140}}?) (?:nhiều|ít|cao|thấp|lớn|nhỏ) hơn (?P<other>[^,?]{{2,110}}?)(?: là)? {_HOW_MUCH}\b[^?]*\??$")
# "kinh phí kè thượng nguồn chênh lệch bao nhiêu so với hạ nguồn", "kinh phí xã A chênh xã B bao nhiêu"
_GAP = re.compile(rf"^(?P<of>[^:?]{{2,40}}: )?(?P<one>[^?]{{3,140}}?) (?:chênh(?: lệch)?|hơn kém)(?: nhau)? {_HOW_MUCH}\b[^?]*? (?:so với|với) (?P<other>[^?]{{2,90}}?)\s*\??$")


def share(question: Question) -> Share | None:
    """'X chiếm bao nhiêu phần trăm tổng kinh phí' as the questions for X and for the whole; None for any other."""
    match = _matched(_SHARE, question)
    if not match:
        return None
    part, whole = _read(question, match, "part"), _read(question, match, "whole")
    if _MONEY.search(match["whole"]) and not _MONEY.search(match["part"]):
        part = f"Kinh phí cho {part}"
    return Share(f"{part} là bao nhiêu?", f"{whole} là bao nhiêu?")


def difference(question: Question) -> Difference | None:
    """'X nhiều hơn Y bao nhiêu' as the questions for X and for Y; None for any other."""
    match = _matched(_MORE, question) or _matched(_GAP, question)
    if not match:
        return None
    one, other = _read(question, match, "one"), _read(question, match, "other")
    of = f"{_read(question, match, 'of')} " if match["of"] else ""
    if _OF_MONEY.search(question.folded):
        one, other = (part if _MONEY.search(fold(part)) else f"Kinh phí {part}" for part in (one, other))
    alike = match["one"].split()[0] == match["other"].split()[0] or bool(_MONEY.match(match["other"]))
    return Difference(f"{of}{one} là bao nhiêu?", f"{of}{other} là bao nhiêu?" if alike else f"Còn {other} thì sao?", not alike)


# "Điểm nào tốn kinh phí cao nhất và điểm nào thấp nhất?"
_ENDS = re.compile(r"^(?P<first>[^?]*?\b(?P<way>nhiều|cao|lớn|dài|đông|rộng|thấp|ít|nhỏ|ngắn)\b(?P<behind>[^,;?]{0,40}?) nhất)(?:,| và|;)+ [^?]*?\b(?P<other>nhiều|cao|lớn|dài|đông|rộng|thấp|ít|nhỏ|ngắn)\b[^,;?]{0,30}? nhất\s*\??$")


def both_ends(question: Question) -> tuple[str, str] | None:
    """'nào cao nhất và nào thấp nhất' as a question for each end; None for any other."""
    match = _matched(_ENDS, question)
    if not match or match["way"] == match["other"]:
        return None
    first = _read(question, match, "first")
    at = match.start("way") - match.start("first")
    return f"{first}?", f"{first[:at]}{match['other']}{first[at + len(match['way']):]}?"


# What asks: 'ai', 'bao giờ', 'ngày nào', 'bao nhiêu', 'mấy'
_ASKS = re.compile(r"\b(?:ai|gì|bao giờ|khi nào|lúc nào|nào|bao nhiêu|mấy|bao lâu|thế nào|ra sao|đâu|đến khi nào)\b")
_BETWEEN = re.compile(r"(?:,|;)?\s+(?:và|rồi|còn)\s+|[,;]\s+")
# Where what is asked of begins to be asked: before it stands what a question is about
_BEFORE_ASKED = re.compile(rf"\s(?:(?:phải|được|sẽ|cần|có|do|là|hết|tốn|trong|vào|trước|tên|thuộc|lấy|từ|nhận|đạt|ở)\s)*(?:(?:xong|hoàn thành|nộp|làm|đóng|lập|gồm|nằm|bố trí|giao|hỗ trợ|nhiều nhất|tối đa|chậm nhất)\s)*(?:(?:trước|trong|vào|từ|ở|là)\s)*(?:ngày |cơ quan |đơn vị |sở |ai |năm |tháng |nguồn |đâu )?(?:ai|gì|bao giờ|khi nào|lúc nào|nào|{_HOW_MUCH}|bao lâu|đâu)\b")
_LEAST = 2         # words of what a question is about


def two(question: Question) -> tuple[str, str, str] | None:
    """Two questions in one sentence, the second with what the first is about and as it stands: 'Hồ sơ nghề thêu phải xong trước ngày nào và sở nào lập?' →
    '… trước ngày nào?', 'Hồ sơ nghề thêu sở nào lập?', 'sở nào lập?'; None where only one is asked, or it is not told where the second begins."""
    folded, read = question.folded, question.read
    if len(folded) != len(read):
        return None
    cuts = [m for m in _BETWEEN.finditer(folded) if _ASKS.search(folded[:m.start()]) and _ASKS.search(folded[m.end():])]
    if len(cuts) != 1:
        return None
    first, second = read[:cuts[0].start()].strip(), read[cuts[0].end():].strip(" ?.")
    begins = _BEFORE_ASKED.search(f" {folded[:cuts[0].start()]}")
    topic = read[:max(begins.start() - 1, 0)].strip(" ,") if begins else ""
    if len(topic.split()) < _LEAST:          # 'Ai công bố lịch sát hạch và chậm nhất ngày nào': it stands behind what is asked
        behind = _LED.match(folded[:cuts[0].start()])
        topic = _behind_verb(first[behind.end():]) if behind else ""
    return (f"{first}?", f"{topic} {second}?", f"{second}?") if len(topic.split()) >= _LEAST else None


# "Ai công bố", "Sở nào lập", "Cơ quan nào chủ trì": who does what is named behind it
_LED = re.compile(r"(?:ai|(?:cơ quan|đơn vị|sở|phòng|ban) nào) (?:được giao |phải |sẽ |chịu trách nhiệm )?")


def _behind_verb(text: str) -> str:
    """A text without the word that it begins with, which may be of several syllables: 'công bố lịch sát hạch' → 'lịch sát hạch'."""
    from index.segment import words

    verb = next(iter(words(text)), "")
    return text[len(verb):].strip()


def _matched(pattern: re.Pattern[str], question: Question) -> re.Match[str] | None:
    return pattern.match(question.folded) if len(question.folded) == len(question.read) else None


def _read(question: Question, match: re.Match[str], group: str) -> str:
    """A part of the question as it was typed."""
    return question.read[match.start(group):match.end(group)].strip()
