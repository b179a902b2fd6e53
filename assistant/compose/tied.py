"""The agency that a clause ties to the very deed a question asks about: 'gửi Phòng Tư pháp thẩm tra, trình Ủy ban nhân dân tỉnh công nhận' has one for each."""
from __future__ import annotations

import re

from assistant import headed
from assistant.compose.charged import with_today
from assistant.understand.question import Question
from assistant.understand.terms import tokens
from index.text import fold

DEEDS = ("chủ đầu tư|thẩm tra|thẩm định|phê duyệt|công nhận|quyết định|chi trả|nghiệm thu|kiểm tra|giám sát|quản lý|công bố|xét duyệt|xét chọn|xác nhận|ban hành|lập hồ sơ|"
          "trông coi|vận hành|bảo trì|tiếp nhận|xử lý|đào tạo|hướng dẫn|tổng hợp|cung cấp|tuyên truyền|thu gom|nghiên cứu|phát thanh|cấp phép|cấp giấy")
_DEED = re.compile(rf"\b(?:{DEEDS})\b")
# "cơ quan nào thẩm tra", "ai làm chủ đầu tư", "do ai quản lý"
_ASKED = re.compile(rf"\b(?:ai|(?:cơ quan|đơn vị|sở|phòng|ban|cấp|nơi|bên) nào) (?:(?:được giao|phải|sẽ|làm|chịu trách nhiệm|có trách nhiệm|đứng ra|là người) )*(?P<deed>{DEEDS})\b")
# Where the name of who does something begins: behind a comma, or 'do', 'gửi', 'trình'
_BEGINS = re.compile(r"[,;.:]\s+|\b(?:do|gửi|trình|giao|để|qua|trừ|và)\s+|^\W*(?:\d+(?:\.\d+)*\.|[a-zđ]\))?\s*", re.IGNORECASE)
# … and what stands between it and what is done
_FILLING = re.compile(r"(?:\s+(?:làm|chịu trách nhiệm|có trách nhiệm|có nhiệm vụ|chủ trì|tổ chức|sẽ|thực hiện|trực tiếp))+\s*$")
_SEGMENT = re.compile(r"[.;](?=\s|$)|, (?=trừ|riêng|còn)| (?=trừ )")
_LONGEST = 14      # syllables of a name
_NO_NAME = re.compile(rf"\b(?:{DEEDS}|hồ sơ|đề nghị|và lập|theo)\b|^các đơn vị\b")      # more than a name: 'các đơn vị trực thuộc hướng dẫn và lập hồ sơ'


def agency(question: Question, text: str) -> str:
    """'Thẩm tra: **Phòng Tư pháp**' of the part of a clause that holds most of the question's words; '' where the clause ties no agency to the deed that is asked
    about, or to no other deed."""
    deed = _deed(question.folded)
    found = pairs(text) if deed else []
    own = [(name, at) for done, name, at in found if done == deed]
    if not own or len({name for _, name, _ in found}) < 2 and not _excepts(fold(text)):
        return ""
    held = _held(question, text)
    name, at = max(own, key=lambda one: _of(held, one[1]))
    if _excepts(fold(text)) and _of(held, at) <= max((n for start, end, n in held if not start <= at < end), default=-1):
        return ""                # of what is not excepted
    return f"{deed.capitalize()}: **{with_today(name)}**"


def pairs(text: str) -> list[tuple[str, str, int]]:
    """(what is done, who does it as the text calls them, where it stands) for each deed that a text ties to an agency."""
    found, folded, before = [], fold(text), None
    for match in _DEED.finditer(folded) if len(folded) == len(text) else ():
        if before and found and re.fullmatch(r"\s*(?:,|và|hoặc)\s*", folded[before.end():match.start()]) and found[-1][2] == before.start():
            found.append((match[0], found[-1][1], match.start()))      # 'trình Ủy ban nhân dân tỉnh thẩm định, công nhận'
            before = match
            continue
        before = match
        left = _FILLING.sub("", text[:match.start()].rstrip())
        starts = [m.end() for m in _BEGINS.finditer(left) if m.end() < len(left)]
        name = next((left[at:].strip() for at in reversed(starts) if len(left[at:].split()) <= _LONGEST and headed.agency_heading(left[at:].strip())), "")
        if name and not _NO_NAME.search(fold(name)):
            found.append((match[0], name, match.start()))
    return found


def _deed(folded: str) -> str:
    """What is asked to be done by somebody: what stands behind 'ai' or 'cơ quan nào', else the only deed that a question names."""
    if match := _ASKED.search(folded):
        return match["deed"]
    named = _DEED.findall(folded)
    return named[0] if len(named) == 1 else ""


def _excepts(folded: str) -> bool:
    """Whether a clause says of something that it is otherwise: 'trừ kè A do phường B làm chủ đầu tư'."""
    return bool(re.search(r"\b(?:trừ|riêng)\b", folded))


def _held(question: Question, text: str) -> list[tuple[int, int, int]]:
    """(start, end, how many of the question's words it holds) of each part of a clause."""
    edges = [0, *(m.end() for m in _SEGMENT.finditer(text)), len(text) + 1]
    parts = [(a, b, f" {' '.join(tokens(text[a:b]))} ") for a, b in zip(edges, edges[1:])]
    return [(a, b, sum(f" {word} " in line for word in question.words)) for a, b, line in parts]


def _of(held: list[tuple[int, int, int]], at: int) -> int:
    return next(n for start, end, n in held if start <= at < end)
