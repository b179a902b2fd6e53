"""What is looked at in each heading and cell of a row to tell whether a question asks for it: the words of both beside those of the question, by themselves and by
likeness, what sort of column it is, and how it stands among the others."""
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from assistant import headed, payers
from assistant.compose import rows
from assistant.likeness import likeness
from assistant.times import has_year, names_time
from assistant.understand.question import Question
from assistant.understand.terms import stopwords, tokens
from index.records import TableRow, lowest
from index.synonyms import written_as
from index.text import fold

Pair = tuple[str, str]      # (heading, cell) as rows.told() gives them


def _patterns(table: Mapping[str, str]) -> dict[str, re.Pattern[str]]:
    return {name: re.compile(pattern) for name, pattern in table.items()}


# What a folded question says that tells which sort of column it asks for: "hết bao nhiêu", "do ai", "khi nào xong", "dài mấy mét", "giá một con"
_SAYS = _patterns({
    "much": r"\b(?:bao nhiêu|mấy)\b", "who": r"\bai\b|\b(?:đơn vị|cơ quan|người|bên|sở|phòng|công ty) nào", "where": r"ở đâu|\b(?:chỗ|nơi|xã|huyện|thôn|bản|địa điểm) nào",
    "when": r"khi nào|bao giờ|\b(?:lúc|năm|tháng|ngày|quý) nào|\bhạn\b", "money": r"tiền|kinh phí|\bvốn\b|\bgiá\b|\bphí\b|hết bao nhiêu|\btốn\b|\bđồng\b|\bchi\b",
    "price": r"\bgiá\b|\bmột (?:con|cái|kg|ký|cân|tấn|m|lượt|người|bộ)\b|\bmỗi\b", "total": r"\btổng\b|tất cả|cả thảy|toàn bộ|\bcộng\b",
    "size": r"\b(?:dài|rộng|cao|sâu|nặng|xa)\b|diện tích", "what": r"\bgì\b|thế nào|ra sao|\b(?:loại|kiểu) nào", "part": r"\briêng\b|trong đó|\bphần\b|\bgóp\b|đối ứng|hỗ trợ|bỏ ra",
    "now": r"\bhiện\b|\bđang\b|bây giờ|\btrước\b", "future": r"\b(?:đến|tới) năm|phấn đấu|\bphải\b|\bsẽ\b|kế hoạch|mục tiêu|sau khi|\bcuối\b", "phone": r"điện thoại|\bsđt\b|số máy|\bgọi\b",
    "person": r"\bngười\b|\bhộ\b|nhân khẩu|\bdân\b", "and": r"\bvà\b|,", "most": r"nhất\b|tối đa|\btrần\b|không quá", "percent": r"phần trăm|tỷ lệ|tỉ lệ|%"})
# What a folded heading says that tells which sort it is: "Số hộ", "NS tỉnh", "Năm hoàn thành", "Chủ mỏ", "Chiều dài (m)"
_HEADED = _patterns({
    "number of": r"^(?:số|tổng số|số lượng|sl)\b", "money": r"kinh phí|\bvốn\b|tiền|dự toán|chi phí|\bns\w*\b|ngân sách|đồng|\bgiá\b|\bphí\b", "time": r"năm|tháng|ngày|\bquý\b|thời|\bhạn\b|hoàn thành|tiến độ|\bgiờ\b",
    "who": r"\bchủ\b|đơn vị|cơ quan|\bngười\b|phụ trách|quản lý|\btên\b|đội trưởng|giám đốc", "where": r"\bxã\b|huyện|thôn|\bbản\b|\bđịa\b|\bnơi\b|vị trí|\bấp\b|phường",
    "size": r"\b(?:dài|rộng|cao|sâu)\b|diện tích|khối|trọng|\btải\b|công suất|dung tích|\bha\b|\bkm\b", "now": r"\bhiện\b|\bđang\b|\btrước\b", "future": r"kế hoạch|mục tiêu|\bcần\b|bổ sung|\bsau\b|\bđến\b",
    "total": r"\btổng\b|\bcộng\b", "what": r"nội dung|hạng mục|\bloại\b|hình thức|tình trạng|\bhạng\b|sản phẩm|mặt hàng|\bviệc\b|giải pháp|\blỗi\b", "phone": r"điện thoại|\bsđt\b|số máy",
    "limit": r"tối đa|\btrần\b|giới hạn|định mức|hạn mức|không quá|\bmức\b", "percent": r"%|tỷ lệ|tỉ lệ", "person": r"\bngười\b|\bhộ\b|nhân khẩu|lao động|học sinh|\bdân\b", "note": r"ghi chú"})
_UNITS = {"cây số": "km", "cân": "kg", "ký": "kg", "kí": "kg", "mét": "m", "phút": "phút", "tiếng": "giờ", "phần trăm": "%", "mét khối": "m3", "khối": "m3"}
_COUNTED = re.compile(r"\b(?:bao nhiêu|mấy) ((?:\w+ ?){1,3})")       # "bao nhiêu lít sữa"
_DATE = re.compile(r"\d{1,2}/\d{1,2}|(?:19|20)\d\d|quý [iv]+|tháng \d")
_PERSON = re.compile(r"(?:ông|bà|anh|chị|thầy|cô|đ/c|nguyễn|trần|lê|phạm|lò|hoàng|vũ|bùi|đặng)\b")
_COMPARED = ("share said", "share said or meant", "said", "said alone", "meant", "like heading", "like lowest", "like both", "like counted")
_KINDS = ("figure", "money", "date", "agency", "letters")


def looks(question: Question, row: TableRow, told: Sequence[Pair]) -> list[dict[str, float]]:
    """What is looked at in each pair, by name [len(told)]."""
    shared = {f"asks {ask}": 1.0 for ask in question.asks} | {f"says {name}": float(bool(pattern.search(question.folded))) for name, pattern in _SAYS.items()} | {"of": float(len(told))}
    roles = {column.header: column.role for column in rows.columns(row)}
    worded, likes = _words(question, row, told), _likes(question, told)
    found = [shared | {"place": float(i), f"role {roles.get(header, '')}": 1.0} | _sort(question, header) | _cell(question, value) | worded[i] | likes[i] for i, (header, value) in enumerate(told)]
    for name in _COMPARED:
        order = sorted((one[name] for one in found), reverse=True)
        for one in found:
            one[f"{name}, to best"] = one[name] - order[0]
            one[f"{name}, ahead"] = one[name] - (order[1] if len(order) > 1 and one[name] == order[0] else order[0])
    for kind in _KINDS:
        every = float(sum(one[kind] > 0 for one in found))
        for one in found:
            one[f"{kind} of"] = every
    return found


def _sort(question: Question, header: str) -> dict[str, float]:
    """What sort of column a heading is of: its words, its time and its payer beside those that are asked for."""
    last, levels = fold(lowest(header)), f"; {payers.levels(header)} ;"
    asked = payers.columns_asked(question.folded)
    timed = [time for time in question.entities.times if names_time(header, time)]
    return {f"head {name}": float(bool(pattern.search(last))) for name, pattern in _HEADED.items()} | {
        "as total": float(rows.as_total(header)), "of a time": float(has_year(header)), "of the time": float(bool(timed)), "of another time": float(has_year(header) and bool(question.entities.times) and not timed),
        "of the payer": float(any(payer.told.search(levels) for payer in asked)), "of another payer": float(bool(asked) and not any(payer.told.search(levels) for payer in asked)), "payers": float(len(asked)),
        "of a payer": float(any(payer.told.search(levels) for payer in payers.PAYERS))}


def _cell(question: Question, value: str) -> dict[str, float]:
    """What a cell holds: a figure, a sum, a time, an agency, a person; and whether the question says it."""
    folded, said = fold(value), set(tokens(question.read))
    own = re.findall(r"[^\W_]+", folded)
    return {"figure": float(bool(re.fullmatch(r"[\d.,\s]+\S{0,12}", value))), "digits": float(bool(re.search(r"\d", value))), "letters": float(len(re.findall(r"[^\W\d_]{2,}", value))), "mark": float(value == "x"),
            "agency": float(bool(headed.agency_heading(value))), "date": float(bool(_DATE.search(folded))), "money": float("đồng" in folded), "percent": float("%" in value), "person": float(bool(_PERSON.match(folded))),
            "value said": float(len(value) > 1 and f" {folded} " in f" {re.sub(r'[?,.;:]', ' ', question.folded)} "), "value said in part": sum(t in said for t in own) / len(own) if own else 0.0}


def _words(question: Question, row: TableRow, told: Sequence[Pair]) -> list[dict[str, float]]:
    """The words of each heading beside those of the question, and beside what plans write for them."""
    said, terms, name = set(tokens(question.read)), set(question.terms), set(tokens(rows.name_of(row)))
    meant = {part for word in question.words for other in written_as(word) for part in tokens(other)}
    counted, unit = _counted(question.folded)
    wide = [set(tokens(header)) for header, _ in told]
    found = []
    for i, (header, value) in enumerate(told):
        own = [t for t in tokens(re.sub(r"\([^)]*\)", " ", lowest(header))) if t not in stopwords()]
        others = set().union(*(words for j, words in enumerate(wide) if j != i))
        held, bracket = wide[i] & terms - name, " ".join(re.findall(r"\(([^)]*)\)", fold(header))).replace("/", " ").split()
        found.append({
            "share said": _share(own, said), "share said or meant": _share(own, said | meant), "said": float(len(held)), "said alone": float(len(held - others)), "said first": float(bool(own) and own[0] in said),
            "whole": float(bool(own) and f" {' '.join(own)} " in f" {question.folded} "), "meant": float(len(wide[i] & meant)), "meant alone": float(len(wide[i] & meant - others)), "heading": float(len(own)),
            "counted": float(bool(counted) and counted[0] in wide[i]), "counted two": float(len(counted) > 1 and f" {' '.join(counted[:2])} " in f" {' '.join(tokens(header))} "),
            "in unit": float(bool(unit) and (unit in bracket or bool(re.search(rf"\d\s?{re.escape(unit)}(?!\w)", fold(value))))), "noun": float(bool(question.noun) and question.noun.split()[0] in wide[i])})
    return found


def _counted(folded: str) -> tuple[list[str], str]:
    """(the words behind 'bao nhiêu', the unit that they are or begin with): (['cây', 'số'], 'km') of 'dài bao nhiêu cây số'."""
    match = _COUNTED.search(f"{folded} ")
    words = match[1].split() if match else []
    return words, next((_UNITS[said] for n in (2, 1) if (said := " ".join(words[:n])) in _UNITS), words[0] if words else "")


def _share(words: Iterable[str], known: set[str]) -> float:
    words = list(words)
    return sum(t in known for t in words) / len(words) if words else 0.0


def _likes(question: Question, told: Sequence[Pair]) -> list[dict[str, float]]:
    """How like the question each heading is, by all its levels and by its lowest, heading and cell together, and how like what is counted."""
    counted = " ".join(_counted(question.folded)[0]) or question.read
    lowests = [lowest(header) for header, _ in told]
    found = {"like heading": _like(question.read, [header for header, _ in told]), "like lowest": _like(question.read, lowests),
             "like both": _like(question.read, [f"{header}: {value}" for header, value in told]), "like counted": _like(counted, lowests)}
    return [{name: values[i] for name, values in found.items()} for i in range(len(told))]


def _like(text: str, others: Sequence[str]) -> list[float]:
    vectors = likeness.embedder().encode_clauses(list(others))
    return likeness.near(text, (vectors, vectors))[0].tolist()
