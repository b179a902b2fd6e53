"""What a plan means by a word of its own: 'thế nào là lồng tiêu chuẩn', 'nhà cấp D nghĩa là gì'."""
from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.passage import Passage
from assistant.shelf import Shelf
from assistant.understand.question import Question
from assistant.understand.terms import stopwords, tokens
from index.records import TableRow
from index.text import fold

_ASKED = (
    # "gọi thế nào là lồng nuôi tiêu chuẩn", "thế nào thì được tính là mẹ đơn thân theo kế hoạch", "hiểu thế nào là giáo viên song ngữ"
    re.compile(r"\b(?:thế nào|như nào|ra sao)(?: thì)?(?: mới)?(?: được| bị)?(?: gọi| coi| xem| hiểu| tính)? là (?P<what>[^?,.;]{3,60}?)(?= theo | trong | của kế hoạch|\s*[?,.;]|$)"),
    # "nhà cấp D nghĩa là gì", "sơ tán xen ghép được hiểu là gì", "roóng mo là gì"
    # "công tơ cụm là công tơ thế nào vậy", "hộ DDKC là hộ như thế nào"
    re.compile(r"(?:^|, |\b(?:kế hoạch|theo|hỏi) )[\"“”]?(?P<what>(?P<kind>[^\W\d_]+)[^?,.;\"“”]{0,50}?|[^?,.;\"“”]{3,60}?)[\"“”]? là (?P=kind)(?: [^\W\d_]+)? (?:gì|nào|sao|ra sao|thế nào|như thế nào)(?: (?:vậy|thế|ạ|nhỉ))*\s*(?:\?|$)"),
    re.compile(r"(?:^|, |\b(?:kế hoạch|theo|hỏi) )(?P<what>[^?,.;]{3,60}?) (?:nghĩa là|được hiểu là|có nghĩa là|là) (?:gì|sao|thế nào|như thế nào)\s*(?:\?|$)"),
)
# "Lồng tiêu chuẩn là lồng tròn …", "nhà cấp D là nhà nguy hiểm", "Giáo viên song ngữ được hiểu là …"
_DEFINED = re.compile(r"(?:^|[.;:,(“\"]\s*)(?:(?:\d+(?:\.\d+)*|[a-zđ])[.)]\s+)?(?P<head>[^.;:,()“”\"]{3,80}?(?:\([^)]{2,60}\))?)[”\"]?\s(?:là|nghĩa là|được hiểu là)\s")
# "PTDTBT trong bảng các trường viết tắt của chữ gì", "TK&VV là viết tắt của gì", "chữ CĐDL nghĩa là gì"
_SHORT_ASKED = re.compile(r"(?P<short>(?<!\w)[A-ZĐ][A-ZĐ&]{1,9}(?!\w))[^?]{0,40}?(?:(?i:viết tắt|là chữ gì|nghĩa là gì|là gì))")
_SAID = 0.6        # share of what is asked that the words before 'là' must hold
_MORE = 1          # words that may stand there besides


def of(question: Question, shelves: Sequence[Shelf]) -> tuple[Shelf, Passage] | None:
    """The clause that says what is meant by what the question asks the meaning of; None where it asks for none, or no clause says it."""
    if (short := _SHORT_ASKED.search(question.text)) and (stated := _spelled_out(short["short"], shelves)):
        return stated
    match = next((m for pattern in _ASKED if (m := pattern.search(question.folded))), None)
    what = set(tokens(match["what"])) - stopwords() if match else set()
    if not what:
        return None
    found = [(shelf, passage) for shelf in shelves for passage in shelf.passages if not isinstance(passage.clause, TableRow) and _defines(fold(passage.clause.text), what)]
    return found[0] if found else None


def _spelled_out(short: str, shelves: Sequence[Shelf]) -> tuple[Shelf, Passage] | None:
    """The clause that says what an abbreviation stands for: 'PTDTBT là phổ thông dân tộc bán trú', 'Tổ tiết kiệm và vay vốn (TK&VV)'."""
    stated = re.compile(rf"(?<!\w){re.escape(short)}\s?(?:\([^)]*\)\s?)?(?:là|:|=)\s[^\W\d_]|\((?:(?:sau đây )?(?:viết|gọi) (?:tắt )?(?:là|:) ?)?{re.escape(short)}\)")
    found = [(shelf, p) for shelf in shelves for p in shelf.passages if not isinstance(p.clause, TableRow) and stated.search(p.clause.text)]
    return found[0] if found else None


def _defines(text: str, what: set[str]) -> bool:
    heads = [set(tokens(re.sub(r"\([^)]*\)", " ", m["head"]))) - stopwords() for m in _DEFINED.finditer(text)]
    return any(len(head & what) >= _SAID * len(what) and len(head - what) <= _MORE for head in heads)
