"""What a plan charges those of a level with, where it has no heading for them: 'UBND cấp xã phải làm gì' of 'Sau tu bổ, giao UBND xã, thị trấn trông coi'."""
from __future__ import annotations

import re

from assistant import headed
from assistant.asked import Asked
from assistant.compose import duties, single
from assistant.find import Candidate
from assistant.overview import outline
from assistant.reporting import COMMITTEE, LEVELS, NAMES, SENTENCE
from assistant.shelf import Shelf
from assistant.told import Told
from assistant.understand.asks import Ask
from index.records import TableRow
from index.text import fold

_MOST = 5          # clauses told
# Words that say nothing of what the duties are to be on
_GENERAL = frozenset("ubnd ủy ban nhân dân cấp các xã phường thị trấn đặc khu huyện quận thành phố tỉnh phải làm việc nhiệm vụ trách nhiệm được giao có những gì nào kế hoạch đề án nghị quyết thực hiện trong theo ở tại của".split())


def compose(asked: Asked) -> Told | None:
    """The clauses that charge those of a level, or that the plan has none; None where the question asks for something else, or a heading names them."""
    question = asked.question
    if len(asked.shelves) != 1 or Ask.DUTIES not in question.asks or question.entities.places:
        return None
    level = next((level for level, said in LEVELS.items() if re.search(rf"\b{COMMITTEE}\b", question.folded) and said.search(question.folded)), "")
    shelf = asked.shelves[0]
    if not level or any(s not in _GENERAL and f" {s} " not in shelf.title_line for word in question.words for s in word.split()) or _has_heading(shelf, level):
        return None
    if duties.tasks(question, [shelf]):
        return None
    charged = re.compile(rf"(?:^\W*(?:\d+[.)]|[a-zđ]\))?\s*|\bgiao (?:cho )?){COMMITTEE} (?:các |cấp )?(?:{NAMES[level]})\b")
    found = [p for p in shelf.passages if p.clause.kind in outline.PROSE
             and any(charged.search(sentence.strip()) for sentence in SENTENCE.split(fold(p.clause.text)))]
    if not found:
        return None, f"văn bản không giao nhiệm vụ riêng cho Ủy ban nhân dân cấp {level}"
    return single.compose_all(question, [Candidate(shelf, p, 1.0, {}) for p in found[:_MOST]]), ""


def _has_heading(shelf: Shelf, level: str) -> bool:
    """Whether a heading, or the head of a clause, names those of the level."""
    said = LEVELS[level]
    return any(said.search(fold(name)) for p in shelf.passages if not isinstance(p.clause, TableRow)
               for name in (*map(headed.agency_heading, p.clause.path), headed.opening_agency(p.clause)) if name)
