"""All that a plan says of a place in it: 'xã Nhơn Phú được những gì theo kế hoạch?' – the clauses that name it, then the rows of each table."""
from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asked import Asked
from assistant.compose.draft import Draft, place_of
from assistant.compose.single import where
from assistant.compose.telling import tell_row
from assistant.overview import outline, telling
from assistant.places_in_text import names_place
from assistant.shelf import Shelf
from assistant.told import Told
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from index.records import Clause, ClauseKind, RowRole, TableRow
from index.text import fold

_MOST = 12         # clauses and rows told
_LINE = 260        # characters of a clause in its line
# "có tên trong kế hoạch không", "được những gì", "kế hoạch làm gì ở xã X", "kế hoạch nói gì về xã X", "có gì cho xã X"
_ASKED = re.compile(r"\bcó (?:tên|mặt|trong danh sách|được (?:nhắc|nêu|đưa vào))\b[^?]*|\bđược (?:hưởng |nhận |hỗ trợ |đầu tư |cấp |giao )?(?:những |các )?(?:gì|nội dung nào|thứ gì|hạng mục nào|khoản nào)\b"
                    r"|\b(?:làm|có|nói|nêu|quy định|đầu tư|hỗ trợ|triển khai) (?:những |các )?(?:gì|nội dung nào|việc gì|hạng mục nào|công trình nào)(?: (?:ở|tại|cho|về|với|đối với|trên địa bàn))?\b|\bliên quan (?:gì )?(?:đến|tới)\b|\bnhững gì (?:liên quan|về|cho|ở)\b")
# Words of such a question that say nothing of a subject
_GENERAL = frozenset("""có tên mặt danh sách được nhắc nêu đưa vào hưởng nhận hỗ trợ đầu tư cấp giao những các gì nội dung nào thứ hạng mục khoản làm nói quy định triển khai việc công trình ở tại cho về với đối trên địa bàn
    liên quan đến tới kế hoạch đề án phương án nghị quyết chương trình văn bản theo trong của không tỉnh huyện xã phường thành phố thị trấn này đó thì là bao gồm hay chưa""".split())
_SPECIAL = (Ask.AMOUNT, Ask.QUANTITY, Ask.COUNT, Ask.PERCENT, Ask.SUM, Ask.DATE, Ask.YEAR, Ask.LEAD, Ask.PERSON, Ask.MOST, Ask.COMPARE, Ask.REFERENCE, Ask.WHY)


def compose(asked: Asked) -> Told | None:
    """What the plan says of the place; None where something of it is asked, or the plan says one thing of it."""
    question = asked.question
    if len(asked.shelves) != 1 or len(question.entities.places) != 1 or question.entities.years or question.entities.agencies or question.asks_any(*_SPECIAL):
        return None
    shelf = asked.shelves[0]
    if not _ASKED.search(question.folded) or not _says_no_more(question, shelf):
        return None
    level, name = question.entities.places[0]
    found = naming(shelf, level, name)
    return (told(question, shelf, f"{level} {name}".strip(), found), "") if len(found) > 1 else None


def _says_no_more(question: Question, shelf: Shelf) -> bool:
    """Whether a question says nothing but the place, and how the plan is called behind 'kế hoạch'."""
    known = _GENERAL | set(fold(" ".join(question.entities.places[0])).split())
    return all(f" {word} " in shelf.title_line or all(s in known for s in word.split()) for word in question.words)


def naming(shelf: Shelf, level: str, name: str) -> list[Clause]:
    """The clauses of prose that name a place, then the rows of tables: in their cells, or in the group that they stand in."""
    said = [p.clause for p in shelf.passages if p.clause.kind in (*outline.PROSE, ClauseKind.NOTE)
            and (names_place(level, name, fold(p.clause.text)) or any(names_place(level, name, fold(heading)) for heading in p.clause.path[-1:]))]
    rows = [row for table in shelf.tables.values() for row in table if row.role in (RowRole.LEAF, RowRole.SUBTOTAL) and names_place(level, name, fold(" | ".join((*row.groups, *row.cells))))]
    return [*said, *rows]


def told(question: Question, shelf: Shelf, place: str, found: Sequence[Clause]) -> Draft:
    """The clauses and rows that name a place, each in a line."""
    draft, document = Draft(), shelf.document
    draft.add(f"Kế hoạch của {place_of(document)} nêu {place}:")
    lines = []
    for i, clause in enumerate(found):
        if i == _MOST:
            lines.append(f"- … và {len(found) - i} điều khoản khác.")
            break
        said = tell_row(question, clause) if isinstance(clause, TableRow) else telling.shown_of(clause, _LINE)
        lines.append(f"- {said} {draft.cite(document, clause)}")
    draft.add("\n".join(lines))
    draft.add(where(found[0], document))
    return draft
