"""Who a clause charges with what it says, and whom something is sent to; agencies with their names of today."""
from __future__ import annotations

import re

from assistant import headed
from assistant.compose import rows
from assistant.understand.question import Question
from index.lexicon import agencies
from index.records import Clause, TableRow
from index.text import fold

# "gửi phòng nào", "báo cáo cho ai", "nộp về đâu"
_SENT_ASKED = re.compile(r"\b(?:gửi|nộp|chuyển)(?: (?:về|cho|đến|tới|lên|qua))? (?:[^\W\d_]+ ){0,1}(?:ai|đâu|nào)\b|\bbáo cáo (?:về|cho|đến|tới|lên|với) (?:[^\W\d_]+ ){0,2}(?:ai|đâu|nào)\b")
# "gửi Phòng Tài chính Kế hoạch tổng hợp", "báo cáo về Sở Công Thương"
_SENT = re.compile(r"\b(?:[Gg]ửi|[Nn]ộp|[Cc]huyển|[Bb]áo cáo)\s(?:kết quả |báo cáo )?(?:về |cho |đến |tới |lên |qua )?(?=[\wỦỤ])")


def recipient(question: Question, shown: str) -> str:
    """The agency that something is sent to, where that is asked; '' where not, or where the clause names none."""
    if not _SENT_ASKED.search(question.folded):
        return ""
    mentions = agencies.find(shown)
    return next((shown[m.start:m.end] for sent in _SENT.finditer(shown) for m in mentions if m.start == sent.end()), "")


def as_lead(question: Question, clause: Clause) -> str:
    """How an agency is charged, where it is asked who leads: a clause that does not say 'chủ trì' is not told as if it did."""
    text = headed.unnumbered(fold(clause.text)).lstrip(" -+•")
    if "chủ trì" in text:
        return " chủ trì"
    if text.startswith("phối hợp"):
        return " phối hợp"
    return " (kế hoạch nêu việc này, không ghi ai chủ trì)" if "chủ trì" in question.folded and not isinstance(clause, TableRow) else ""


def lead_of(clause: Clause) -> str:
    """The agency that a clause charges: 'Giao Sở X chủ trì …' says it itself, else the heading above does."""
    if isinstance(clause, TableRow):
        return next((clause.cells[c.index] for c in rows.columns(clause) if c.role == "lead" and clause.cells[c.index]), "")
    # "Giao Sở Nông nghiệp và Môi trường chủ trì, phối hợp …", "Sở Tài chính chủ trì …"
    match = re.match(r"(?:\W*(?:\d+(?:\.\d+)*\.|[a-zđ]\))?\s*)(?:Giao|Đề nghị|Yêu cầu)?\s*(?P<who>[^,;:.]{3,90}?)\s+(?:chủ trì|có trách nhiệm|chịu trách nhiệm)", clause.text)
    if match and headed.agency_heading(match["who"].strip()):
        return match["who"].strip()
    if name := headed.opening_agency(clause) or begins_with(clause):
        return name
    for heading in reversed(clause.path):
        if name := headed.agency_heading(heading):
            return name
    charged = _NAMED.search(clause.text) or _CHARGED.search(clause.text)
    if charged and headed.agency_heading(charged["who"].strip()):
        return charged["who"].strip()
    return _heading_of_tasks(clause)


def _heading_of_tasks(clause: Clause) -> str:
    """What a heading below that of the tasks calls, whoever it is: 'Chủ bến' below 'V. TỔ CHỨC THỰC HIỆN'; '' where it says what is done."""
    above, heading = clause.path[:-1], headed.bare(clause.path[-1]) if clause.path else ""
    told = any(_TASKS.search(fold(one)) for one in above) and len(heading) <= _SHORT and not re.search(r"\d", heading) and not _DONE.match(fold(heading))
    return heading if told else ""


_SHORT = 60      # characters of a name
# "V. TỔ CHỨC THỰC HIỆN", "Điều 9. Trách nhiệm thi hành", "Phân công nhiệm vụ"
_TASKS = re.compile(r"\b(?:tổ chức thực hiện|trách nhiệm|phân công)\b")
# "Chế độ báo cáo", "Kinh phí thực hiện", "Sơ kết, tổng kết"
_DONE = re.compile(r"(?:chế độ|kinh phí|nguồn|báo cáo|kiểm tra|giám sát|theo dõi|khen thưởng|thi đua|sơ kết|tổng kết|lộ trình|tiến độ|thời gian|phân công|điều khoản|thông tin|tuyên truyền|hiệu lực|công tác|nhiệm vụ|trách nhiệm|tổ chức|xử lý|phương thức|cơ chế|lịch|đánh giá|triển khai|thực hiện|quản lý|phối hợp)\b")


def begins_with(clause: Clause) -> str:
    """The agency whose name a clause of prose begins with: '5. Sở Y tế quản lý …' below 'Các sở, ngành'; '' for none."""
    text = headed.unnumbered(clause.text).lstrip(" -+•")
    first = next(iter(agencies.find(text)), None)
    if first and not first.start and text[first.end:first.end + 1] == " ":
        return text[:first.end]
    return headed.subject_of(text) if any(headed.CHARGING.search(fold(heading)) for heading in clause.path) else ""


# "Chủ đầu tư là UBND cấp huyện nơi có làng nghề", "Cơ quan chủ trì: Sở Tài chính"
_NAMED = re.compile(r"\b(?:[Cc]hủ đầu tư|[Cc]ơ quan chủ trì|[Đđ]ơn vị (?:chủ trì|thực hiện|đầu mối)|[Đđ]ầu mối)(?: là|:) (?P<who>[^,;:.]{3,80}?)(?= nơi | có | để |[,;:.]|$)")
# "danh mục giai đoạn 2 do Sở Công Thương trình duyệt trước ngày …"
_CHARGED = re.compile(r"\bdo (?P<who>[^,;:.]{3,80}?) (?:chủ trì|trình|thực hiện|phụ trách|đảm nhiệm|quản lý|tổ chức|cấp|thẩm định|phê duyệt|ban hành|bảo đảm|chi trả|hướng dẫn|công bố|xem xét)\b")


def _without_abbreviation(agency: str) -> str:
    """'Sở Nông nghiệp và Môi trường (Sở NN&MT)' less what stands in the brackets, where that is the same agency."""
    name, bracket, rest = agency.partition(" (")
    inside = {m.name for m in agencies.find(rest)}
    return name if bracket and rest.endswith(")") and inside and inside == {m.name for m in agencies.find(name)} else agency


def with_today(agency: str) -> str:
    """An agency with its name of today where it was merged: 'Sở KH&ĐT (nay là Sở Tài chính)'."""
    agency = _without_abbreviation(agency)
    now = agencies.today(agency)
    single = len(agencies.find(agency)) == 1
    return f"{agency} (nay là {now})" if now and single else agency
