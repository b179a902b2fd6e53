"""What a plan costs, parted by source, by year or by subject: the clauses of prose that say so, and the rows or the total line of the table that does."""
from __future__ import annotations

import re

from assistant.compose.draft import Draft, place_of
from assistant.compose.single import where
from assistant.compose.telling import tell_row
from assistant.overview import outline, sections, summary, telling
from assistant.overview.aspects import Aspect, named
from assistant.shelf import Shelf
from assistant.times import has_year
from assistant.understand.question import Question
from index.records import Clause, RowRole, TableRow
from index.text import fold

_BY_COLUMNS = ("nguồn", "năm")      # what a table has columns for; of subjects the prose says it shorter
_SEVERAL = 3       # clauses of prose from which on they are the parts, the total among them
_MOST = 12         # rows told
_CLAUSES = 9       # clauses of prose told
# "KINH PHÍ THEO NGUỒN VÀ THEO NĂM", "Phân kỳ vốn", "Dự toán": a table of the plan's money
_MONEY = re.compile(r"\b(?:kinh phí|vốn|dự toán|kế hoạch tài chính)\b")
# "Ngân sách trung ương", "NS tỉnh", "Xã hội hóa", "Vốn vay": who pays
_SOURCE = re.compile(r"\b(?:ngân sách|ns(?:tw|đp|nn|t|h|x)?|vốn|nguồn|xã hội hóa|vận động|tài trợ|nhân dân|dân góp|đối ứng|lồng ghép|doanh nghiệp|quỹ)\b")


def parted(aspect: Aspect, shelf: Shelf, question: Question) -> Draft | None:
    """The parts of what the plan costs; None where the plan does not part it so."""
    clauses = _under_lead(shelf, aspect.word) or [c for c in _prose(shelf) if _says(fold(c.text), aspect.word)]
    rows = _rows(shelf, aspect.word) if aspect.word in _BY_COLUMNS or len(clauses) < _SEVERAL else []
    if not rows and (not clauses or aspect.word not in _BY_COLUMNS and len(clauses) < _SEVERAL):
        return None
    draft, document = Draft(), shelf.document
    draft.add(f"Kế hoạch của {place_of(document)} nêu:")
    whole = summary.total(shelf)
    clauses = [whole, *clauses] if whole and clauses and whole not in clauses else clauses
    lines = telling.listed(draft, shelf, clauses[:_CLAUSES], _CLAUSES, 1_600)
    lines += [f"- {tell_row(question, row)} {draft.cite(document, row)}" for row in rows[:_MOST]]
    if len(rows) > _MOST:
        lines.append(f"- … và {len(rows) - _MOST} dòng khác.")
    draft.add("\n".join(lines))
    draft.add(where((clauses or rows)[0], document))
    return draft


def unparted(aspect: Aspect, shelf: Shelf) -> Draft | None:
    """What the plan says of its money, where it does not part it as is asked."""
    draft = sections.compose(named("kinh phí"), shelf)
    if draft:
        draft.lines.insert(0, f"Văn bản không nêu kinh phí chia theo {aspect.word}.")
    return draft


def _prose(shelf: Shelf) -> list[Clause]:
    found = outline.section(shelf, named("kinh phí").headed)
    return [c for c in (found[1] if found else ()) if c.kind in outline.PROSE]


def _under_lead(shelf: Shelf, by: str) -> list[Clause]:
    """The items with sums below a clause that says by what they are parted: 'Cơ cấu nguồn:', 'chia theo nguồn:'; none where there are not two of them."""
    found = outline.section(shelf, named("kinh phí").headed)
    clauses = [c for c in (found[1] if found else ()) if not isinstance(c, TableRow)]
    for at, clause in enumerate(clauses):
        if clause.text.rstrip().endswith(":") and re.search(rf"\b{by}\b", fold(clause.text)):
            items = [c for c in clauses[at + 1:] if c.path[:len(clause.path)] == clause.path]
            items = items[:next((i for i, c in enumerate(items) if not summary.SUM.search(fold(c.text)) or c.text.rstrip().endswith(":")), len(items))]
            if len(items) > 1:
                return items
    return []


def _says(text: str, by: str) -> bool:
    """Whether a clause parts money so: it has a sum, and names a source, a year of its own, or is one item of several."""
    if not summary.SUM.search(text):
        return False
    if by == "nguồn":
        return _SOURCE.search(_TOTAL.sub(" ", text)) is not None
    return len(set(re.findall(r"\bnăm (20\d\d)\b", text))) > 1 if by == "năm" else True


# "Tổng vốn", "tổng kinh phí từ ngân sách và nguồn khác là": the whole, no part
_TOTAL = re.compile(r"\btổng (?:kinh phí|vốn|mức|nhu cầu vốn)\b")


def _rows(shelf: Shelf, by: str) -> list[TableRow]:
    """The rows of the table of the plan's money that is parted so: its total line where the parts are columns, else all its rows."""
    for table in shelf.tables.values():
        if not _MONEY.search(fold(" ".join((table[0].title, *table[0].path[-1:])))):
            continue
        leaves = [row for row in table if row.role is not RowRole.GROUP]
        if by in _BY_COLUMNS and sum(_is_part(h, by) for h in table[0].headers) > 1:
            totals = [row for row in table if row.role is RowRole.TOTAL]
            return totals or leaves
        named = sum(any(_is_part(c, by if by in _BY_COLUMNS else "nguồn") for c in row.cells[:2]) for row in leaves)      # rows called by a part; of subjects those called by a source are none
        if (named > 1) if by in _BY_COLUMNS else 2 * named < len(leaves):
            parts = [row for row in leaves if row.role is RowRole.SUBTOTAL]
            return parts if by not in _BY_COLUMNS and len(parts) > 1 else leaves
    return []


def _is_part(text: str, by: str) -> bool:
    return _SOURCE.search(fold(text)) is not None if by == "nguồn" else has_year(text) and "-" not in text
