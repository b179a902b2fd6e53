"""Proper names of a question that the plans do not write in any way: 'Tokyo'."""
from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.shelf import Shelf
from assistant.understand.question import Question
from assistant.understand.terms import tokens
from index import letters
from index.lexicon import places
from index.spelling.keyboard import telex
from index.spelling.orthography import syllable_shaped
from index.text import fold, has_marks, strip_marks

# "làng Grập", "sang Tokyo", "trạm bơm Ô Môn": words with capitals behind a word without
_CAPITALS = letters.compile(r"(?<=[\p{Ll}] )[\p{Lu}][\p{Ll}'’]*(?: [\p{Lu}][\p{Ll}'’]*)*(?!\w)")
_TITLES = frozenset("kế hoạch đề án chương trình phụ lục nghị quyết quyết định nghị định thông tư luật quỹ sở bộ ban phòng ủy hội đoàn trung tâm chi cục công an mặt trận trạm trường tháng quý biểu bảng điều khoản mục phần nhà nước đảng tết ngân hàng kho bạc bảo hiểm".split())


def strange_name(question: Question, shelves: Sequence[Shelf]) -> str:
    """A proper name of a question that none of the documents writes, in whatever way: 'Tokyo'; '' where there is none. What is called by a title or
    is an agency, a place of the lexicon or an abbreviation has other ways to be written."""
    if sum(c.isupper() for c in question.read) > _SHOUTED * len(question.read):
        return ""
    known = {t for name in (*(p.name for p in question.entities.provinces), *(p.today for p in question.entities.provinces), *question.entities.agencies,
                            *(name for _, name in question.entities.places)) for t in tokens(name)}
    for match in _CAPITALS.finditer(question.text):
        words = tokens(match[0])
        if not set(words) <= set(tokens(question.read)) and any(word not in tokens(question.read) and not syllable_shaped(strip_marks(word)) for word in words):
            continue             # 'Ngọc Lihn', which was read as 'Ngọc Linh'
        meant = {telex(word) or word for word in words}
        if meant != set(words) and meant <= set(tokens(question.read)):
            continue             # 'Vieejt' of 'Cuwar Vieejt', which was read as keys
        if words and set(words[1:]) <= known and words[1:] and not syllable_shaped(strip_marks(words[0])) and not any(shelf.writes(words[0]) or shelf.writes_nearly(words[0]) for shelf in shelves):
            return match[0]          # 'Agribank Kon Tum', where the plan has banks, and not this one
        work = _NUMBER.match(question.text, match.end())          # 'điện gió Hòa Bình 5' is no province
        if work and len(words) > 1 and words[0] not in _TITLES and not any(shelf.writes(match[0]) for shelf in shelves):
            return match[0] + work[0]
        if not words or words[0] in _TITLES or set(words) & known or places.units(fold(match[0])) or len(match[0]) < 2:
            continue
        pairs = [" ".join(words[i:i + 2]) for i in range(len(words) - 1)] if len(words) > 2 else []      # 'Đảo Lớn Lý Sơn' holds two names
        if len(words) == 1 and has_marks(words[0]) and words[0] in tokens(question.read) and not any(shelf.writes_marked(words[0]) or shelf.document.media == "scan" for shelf in shelves):
            return match[0]          # 'Bến đò Bính', where the plan writes 'bình quân'
        if not any(shelf.writes(name) or shelf.spells(name) or shelf.writes_nearly(name) for shelf in shelves for name in (match[0], *pairs)):
            return match[0]
    return ""


# "Hòa Bình 5", "Sơn La II"; not "Hòa Bình 2 dự án"
_NUMBER = re.compile(r" (?:\d{1,2}|[IVX]{1,4})(?= (?:ở|tại|của|có|công suất|thuộc|do|được|hết|xong|hoàn thành|khởi công|nằm|bao)\b|\s*[?,.]|$)")
_SHOUTED = 0.25     # share of capitals from which on a question says nothing by them
