"""What a follow-up refers to: 'Còn Lào Cai thì sao?', 'Sở đó còn phải làm gì?', 'xã ấy', 'thế năm 2028?'."""
from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant import sorts
from assistant.scope import Scope, scope
from assistant.understand import moving, others, pointing
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from index.records import Document, TableRow
from index.text import fold

if TYPE_CHECKING:
    from assistant.assistant import Turn

# The whole question is asked again of something else: "Còn Lào Cai thì sao?", "Thế năm 2028?"
_WHAT_OF = re.compile(r"^(?:(?:vậy|thế|rồi)\s)*(?:còn|thế|vậy|đối với)\b|\bthì sao\b")
# "So sánh với Quảng Ngãi", "so với kế hoạch của Quảng Ngãi thì sao": what was asked, of both
_COMPARED_WITH = re.compile(r"^(?:(?:vậy|thế|còn|hãy|giờ) )*(?:so sánh|so|đối chiếu)(?: nó| kế hoạch (?:này|đó|ấy)| thế nào)? với (?:kế hoạch |đề án |nghị quyết )?(?:của )?[^,?]{3,50}\s*\??$")
# "Còn các tỉnh khác?", "Các địa phương khác quy định thế nào?", "thế những kế hoạch còn lại thì sao": what was asked, of all that are on it
_OTHERS = re.compile(r"^(?:(?:vậy|thế|rồi|còn|ở|với|tại|so sánh|so|của|hãy) )*(?:các |những |mấy )?(?P<what>tỉnh|huyện|xã|phường|thành phố|nơi|địa phương|kế hoạch|văn bản|đề án|nghị quyết)(?:,? (?:huyện|xã|phường|thành phố|thành|của))* (?:khác|còn lại)(?: (?:thì|có|quy định|nêu|nói|làm|ra|sao|thế|nào|như|giao|gì|không|vậy))*\s*\??$")
# "văn bản đó", "kế hoạch này", "hạn đó", "việc đó", "chỉ tiêu này", "tỉnh đó"
_THING = re.compile(r"\b(văn bản|kế hoạch|quyết định|tỉnh|huyện|địa phương|hạn|việc|nhiệm vụ|chỉ tiêu|mục tiêu|khoản|dự án|chương trình|con số|nội dung|công trình|đề tài|đề án|mô hình|dự án|làng nghề|sản phẩm|lớp|nhóm|người|hộ|mức|quỹ|hội thi|lễ hội|tuyến|trường|chợ|cơ sở|danh mục|bảng|phụ lục|cuộc thi|đợt|chính sách|hạng mục|gói|khoản tiền|số tiền|việc|phần|mảng)\s(?:đó|ấy|này|kia|trên)\b")


def resolve(question: Question, turns: Sequence[Turn], documents: Sequence[Document]) -> tuple[Question, Scope | None]:
    """(the question made whole, the documents it is asked of; None where the question itself says which)."""
    if not turns:
        return question, None
    last = turns[-1]
    own, names = scope(question, documents), question.entities.names      # those that it says itself
    if own.named and _COMPARED_WITH.search(question.folded) and len(last.scope.groups) == 1 and not own.missing:
        both = (*last.scope.groups, *(group for group in own.groups if group[1] != last.scope.groups[0][1]))
        return question.about(f"So sánh {last.question.read.rstrip(' ?.')} và {', '.join(name for name, _ in own.groups)}"), Scope(groups=both, named=True)
    match = _OTHERS.search(question.folded)
    if match and not own.named and (of_all := others.beside(last, documents, match["what"])):
        return question.about(f"So sánh {last.question.read.rstrip(' ?.')}"), of_all
    if not (question.asks - _SAYS_NOTHING) and _WHAT_OF.search(question.folded) and not own.named and not question.entities.places and (other := _of_another_row(last, question)):
        return question.about(other), last.scope      # "Còn dê thì sao?" of the row beside 'Bê, nghé', or of none
    question = pointing.agency_meant(question, last)
    question = pointing.row_meant(pointing.named_before(pointing.place_meant(question, last), last), last, own)
    bare = not (question.asks - _SAYS_NOTHING) and not _asks_whether(question)      # "thì sao", "thế nào": asks again what was asked
    if bare and not own.named and not question.entities.places and not question.entities.years and (other := moving.asked_of_another(last.question, question)):
        return question.about(other), last.scope
    if bare and _WHAT_OF.search(question.folded) and not own.named and (other := moving.row_exchanged(last.question, question, row_told(last))):
        return question.about(other), last.scope      # "Vậy bò một nắng A thì sao?" of 'nhãn hiệu nón ngựa B'
    if bare and _WHAT_OF.search(question.folded):
        moved = moving.moved(last.question, question, documents)
        if moved == last.question.read and not own.named and (other := moving.asked_of_another(last.question, question, moving.NAMED_NOW)):
            moved = other
        return question.about(moved), own if own.named else last.scope
    if _WHAT_OF.search(question.folded) and names and not own.named and last.question.entities.places:
        return question.about(moving.moved(last.question, question, documents)), last.scope      # "Thế Thới Lai thì mấy bếp?"
    if _WHAT_OF.search(question.folded) and question.entities.places and last.question.entities.places and not own.named and _asks_no_more(question, last.question):
        return question.about(moving.moved(last.question, question, documents)), last.scope      # "Còn huyện B cả giai đoạn thì mấy trường?"
    if len(question.words) <= 1 and not own.named and (question.entities.years or question.entities.places):
        return question.about(moving.moved(last.question, question, documents)), last.scope      # "Năm 2028 thì bao nhiêu?"
    if pointing.ELLIPSIS.search(question.folded) and (asked := moving.so_much(question, last.question)):
        return question.about(asked), own if own.named else last.scope      # "Còn trung tâm ở Bỉm Sơn thì bao nhiêu?"
    if (moved := moving.of_others(question, last.question)) and not own.named:
        return question.about(moved), last.scope      # "Thế hộ không nghèo thì được mấy phần trăm?"
    if own.named:
        if _THING.search(question.folded) or _WHAT_OF.search(question.folded) and _says_only_where(question):      # "Thế Thanh Hóa quy định hạn đó là ngày nào?"
            return question.about(moving.moved(last.question, question, documents)), own
        return question, None
    return question, last.scope if last.scope.named or points_back(question) else None


def row_told(turn: Turn) -> str:
    """The name of the row that an answer tells; '' where it tells none, or several."""
    from assistant.compose import rows

    told = [c.clause for c in turn.answer.citations]
    return rows.name_of(told[0]) if len(told) == 1 and isinstance(told[0], TableRow) else ""


def _of_another_row(last: Turn, question: Question) -> str:
    """The last question of another row of the table that it was answered from, or of another thing of the sort that its row is of; '' for neither."""
    told, others = _rows_beside(last)
    match = moving.NAMED_NOW.match(question.folded) if told else None
    return moving.beside_row(last.question, question, told, others) or sorts.exchanged(last.question.read, question.as_typed(match["what"])) if match else ""


def _rows_beside(turn: Turn) -> tuple[str, list[str]]:
    """(the name of the row that an answer tells, those of the other rows of its table); nothing where it tells none, or several."""
    from assistant.compose import rows

    told = row_told(turn)
    if not told or turn.search is None:
        return "", []
    cited = turn.answer.citations[0]
    return told, [rows.name_of(row) for row in turn.search.shelf(cited.document).tables[cited.clause.table] if row.id != cited.clause.id and row.role is cited.clause.role]


_OF_PLANS = frozenset({"kế hoạch", "nghị quyết", "quyết định", "chương trình", "đề án", "văn bản", "quy định"})


def _says_only_where(question: Question) -> bool:
    """Whether a question has no word beside the place and what a plan is called: 'Còn nghị quyết của Đà Nẵng thì khi nào?'."""
    names = {t for name in (*(p.name for p in question.entities.provinces), *(n for _, n in question.entities.places)) for t in fold(name).split()}
    return not [w for w in question.words if w not in _OF_PLANS and not set(w.split()) <= names | {"xã", "phường", "huyện", "tỉnh", "thành", "phố"}]


def _asks_no_more(question: Question, former: Question) -> bool:
    """Whether a question has a word beside its place, and none that the former did not have."""
    names = {t for level, name in question.entities.places for t in fold(f"{level} {name}").split()} | {"giai", "đoạn", "thì"}
    said = {t for w in former.words for t in w.split()}
    own = {t for w in question.words for t in w.split()} - names
    return bool(own) and own <= said


_SAYS_NOTHING = frozenset({Ask.HOW, Ask.WHICH})


# "thế nếu dự án nghỉ sau nửa năm thì có phải trả lại tiền không"
_WHETHER = re.compile(r"\bcó\b.{3,80}\b(?:không|chưa)\s*\??$")


def _asks_whether(question: Question) -> bool:
    """Whether a question asks of something of its own whether it is so."""
    return bool(_WHETHER.search(question.folded)) and len(question.words) >= 3


def refers(question: Question) -> bool:
    """Whether a question points back at what was said: 'sở đó', 'nữa', 'thế còn'."""
    return any(p.search(question.folded) for p in (pointing.AGENCY, pointing.PLACE, _THING))


def points_back(question: Question) -> bool:
    """Whether a question is to be read in the light of the one before."""
    return refers(question) or bool(pointing.ELLIPSIS.search(question.folded) or _POINTS.search(question.folded))


# A pronoun that was already exchanged for its name leaves these: "còn phải làm gì nữa", "khác nữa"
_POINTS = re.compile(r"\bcòn (?:phải|được|có)\b|\bnữa\b|\bkhác\b")
