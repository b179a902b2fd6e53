"""Figures that stand beside what is asked and are not of it: of another sentence, another row, another year, of the whole of which a part is asked."""
from __future__ import annotations

import re

from assistant import evidence, excluded, headed, near_columns, near_places, near_prices, payers, tablecells
from assistant.compose import rows
from assistant.find import Candidate
from assistant.passage import PARTLY
from assistant.shelf import Shelf
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from assistant.understand.terms import content, tokens
from assistant.whole import OF_MONEY
from index.lexicon import places
from index.records import Clause, RowRole, TableRow
from index.text import fold

_FIGURES = (Ask.AMOUNT, Ask.QUANTITY, Ask.PERCENT)


def why_not(question: Question, candidate: Candidate) -> str:
    """The reason in Vietnamese why a figure near what is asked is not of it; '' where it is."""
    if not question.asks_any(*_FIGURES, Ask.COUNT):
        return ""
    return next((reason for check in _CHECKS if (reason := check(question, candidate))), "")


def _of_the_excluded(question: Question, candidate: Candidate) -> str:
    """'Hộ nghèo: hỗ trợ 70 %' where it is asked of 'hộ không thuộc diện nghèo'."""
    what = excluded.denied(question.folded)
    said = " | ".join((*candidate.clause.path[-1:], candidate.clause.text))
    if what and f"không {what}" in fold(said):
        return ""                # 'hộ không dùng tiền mặt' of 'thanh toán không dùng tiền mặt'
    return f"điều khoản gần nhất áp dụng cho diện {what}" if what and excluded.tells_of(what, fold(said)) else ""


def _of_another_thing(question: Question, candidate: Candidate) -> str:
    """'bao nhiêu ha bí xanh thơm' is not told by the hectares of another squash, nor 'bao nhiêu cô đỡ' by a place's row of houses."""
    noun = re.sub(r"^cây số\b", "km", question.noun).split()
    if Ask.QUANTITY not in question.asks or not noun:
        return ""
    if not isinstance(candidate.clause, TableRow):
        return _of_another_crop(question, candidate, noun[0])
    if crop := _of_another_crop(question, candidate, noun[0]):
        return crop
    if noun[0] in _UNITS and not _measures(candidate.clause, noun[0]):
        return f"bảng không nêu số {noun[0]}"
    if noun[0] in _UNITS and (unit := tablecells.row_unit(candidate.clause).split("/")[0]) in _UNITS and unit != noun[0]:
        return f"bảng nêu số {unit}, không nêu số {noun[0]}"
    thing = noun[1:] if noun[0] in _UNITS else noun if question.entities.places else []
    words = [w for w in question.words if set(w.split()) <= set(thing)]
    others = [table[0].title for number, table in candidate.shelf.tables.items() if number != candidate.clause.table]
    if noun[0] in _UNITS and any(f" {w} " in candidate.shelf.title_line for w in words):      # what the whole plan is about goes unsaid
        return ""
    if noun[0] not in _UNITS and not any(words and all(w in fold(title) for w in words) for title in others):      # no other table is of that
        return ""
    if not words or not all(candidate.shelf.knows(w) for w in words) or any(_held(candidate, w) > PARTLY for w in words):
        return ""
    return f"bảng không nêu số liệu về {' '.join(thing)}"


def _measures(row: TableRow, unit: str) -> bool:
    """Whether a row has a figure in a unit of measure: by a heading, by its column of units, by the table's unit or caption, or in a cell."""
    said = fold(" ".join((*row.headers, row.title, tablecells.row_unit(row), row.unit, rows.name_of(row))))
    return re.search(rf"(?<!\w){re.escape(unit)}(?!\w)", said) is not None or any(word in said for word in _MEASURED_BY.get(unit, ())) or any(re.search(rf"\d\s?{re.escape(unit)}(?!\w)", fold(cell)) for cell in row.cells)


# What headings call that is measured in a unit without naming it
_MEASURED_BY = {"ha": ("diện tích",), "km": ("chiều dài", "độ dài", "cự ly", "quãng đường"), "m2": ("diện tích",), "m3": ("khối lượng", "dung tích", "thể tích"), "tấn": ("sản lượng", "khối lượng", "trọng tải", "tải trọng", "công suất"),
                "con": ("số", "đàn", "tổng"), "cây": ("số", "tổng"), "tạ": ("năng suất",), "kg": ("khối lượng", "trọng lượng"), "lít": ("số", "sản lượng", "dung tích")}


def _of_another_crop(question: Question, candidate: Candidate, unit: str) -> str:
    """'bao nhiêu tấn tôm' is not told by 'Sản lượng đạt 45.000 tấn' below 'Nuôi cua biển', in a plan that is not about shrimps."""
    kinds = [word for word in question.words if word in _KINDS] if unit in _UNITS else []
    kinds += [power for power in _POWER if power in question.folded] if unit in {"mw", "kw", "kwh", "megawatt"} else []
    if not kinds:
        return ""
    above = [p.clause.text for p in candidate.shelf.passages[max(0, candidate.clause.ordinal - 1):candidate.clause.ordinal]]
    table = (candidate.clause.title, *candidate.clause.headers, *candidate.clause.groups) if isinstance(candidate.clause, TableRow) else ()
    said = f" {' '.join(tokens(' '.join((*candidate.clause.path, *table, candidate.clause.text, *above))))} "
    if any(f" {kind} " in said or f" {kind} " in candidate.shelf.title_line for kind in kinds) or set(kinds) & _OF_WATER and re.search(r" (?:thủy|hải|thủy hải) sản ", said):
        return ""
    return f"điều khoản gần nhất không nói về {kinds[0]}"


_OF_WATER = frozenset({"tôm", "cua", "cá", "mực", "ốc"})      # what 'sản lượng thủy sản' may be of
_POWER = ("điện gió", "điện mặt trời", "thủy điện", "điện sinh khối", "điện rác")
# What is raised and grown, by the word that no other word stands for (of the statistics of farming and fishing)
_KINDS = frozenset("tôm cua cá mực ốc lúa ngô khoai sắn mía chè điều tiêu dừa cam quýt bưởi xoài nhãn vải thanh chuối dứa mít sen nấm quế hồi gừng tỏi hành ớt lạc đậu rau hoa bò trâu lợn dê gà vịt ong tằm muối".split()) | {"sầu riêng", "thanh long", "hồ tiêu", "cà phê", "cao su", "mắc ca", "măng cụt", "chôm chôm", "sa nhân", "thảo quả", "dâu tằm", "đậu phộng"}


def _held(candidate: Candidate, word: str) -> float:
    """How much of a word a clause holds, as the question has it or as plans do."""
    other = candidate.shelf.held_otherwise(word)
    return max(candidate.passage.holds(word), other[candidate.clause.ordinal] if other else 0.0)


_UNITS = frozenset({"ha", "tấn", "tạ", "kg", "km", "m2", "m3", "lít", "con", "cây"})


def _of_a_giver(question: Question, candidate: Candidate) -> str:
    """'Quỹ Toàn cầu tài trợ: 480 triệu đồng' below 'Nguồn vốn': what one gives, where no giver is asked for."""
    if Ask.AMOUNT not in question.asks or isinstance(candidate.clause, TableRow) or Ask.SOURCE in question.asks or _GIVER_ASKED.search(question.folded) or payers.asked(question.folded):
        return ""
    above = candidate.clause.path[-1:]
    gives = _ITEM.match(candidate.clause.text) and _GIVES.search(fold(candidate.clause.text))
    return "điều khoản gần nhất nêu nguồn tiền, không nêu số tiền cho nội dung này" if gives and above and headed.SOURCES_HEADING.match(fold(headed.bare(above[0]))) else ""


_GIVER_ASKED = re.compile(r"\b(?:ngân sách|nguồn|vốn|góp|tài trợ|viện trợ|quỹ|nstw|nsđp|xã hội hóa|trung ương|đối ứng|chia ra|gồm)\b")
_ITEM = re.compile(r"\s*(?:[-+•–]|[a-zđ]\)|\d{1,2}[.)])\s")
_GIVES = re.compile(r"^(?!.*\btổng\b).{0,60}\b(?:tài trợ|đóng góp|đối ứng|góp|hỗ trợ|ngân sách|xã hội h(?:óa|oá)|vốn|quỹ)\b[^.;:]{0,40}:?\s*\d")


def _of_another_sentence(question: Question, candidate: Candidate) -> str:
    """'… phải trả 80.000 đồng/ngày. … đưa đến Trạm Y tế phường': money, and in another sentence what it was asked of."""
    clause = candidate.clause
    if isinstance(clause, TableRow) or not question.asks_any(Ask.AMOUNT, Ask.PERCENT):
        return ""
    sentences = _SENTENCE.split(clause.text)
    if len(sentences) < _LONG:
        return ""
    ask = Ask.AMOUNT if Ask.AMOUNT in question.asks else Ask.PERCENT
    above = fold(" ".join((*clause.path, sentences[0])))
    telling = [w for w in question.words if candidate.passage.holds(w) and not candidate.shelf.is_about(w) and w not in OF_MONEY and w not in above]
    beside = fold(" ".join(s for s in sentences if evidence.spans(ask, fold(s))))
    return "số liệu gần nhất không nói về nội dung này" if telling and not any(w in beside for w in telling) else ""


_LONG = 4          # sentences from which on a paragraph speaks of several things
_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-ZĐÀ-Ỹ])")


def _of_another_row(question: Question, candidate: Candidate) -> str:
    """Money of a row that holds no word of what it is asked of."""
    return "bảng không nói đến nội dung này" if holds_nothing(question, candidate.shelf, candidate.clause) else ""


def holds_nothing(question: Question, shelf: Shelf, row: Clause) -> bool:
    """Whether the row of an item holds no word of what its money is asked of, though the document knows some."""
    if not isinstance(row, TableRow) or row.role is not RowRole.LEAF or Ask.AMOUNT not in question.asks or question.entities.places:
        return False
    words = [w for w in question.words if w not in OF_MONEY and w not in places.LEVELS and not w.isdigit()]
    strange = len(words) >= _SEVERAL and not any(shelf.knows(w) for w in words)
    telling = strange or any(shelf.knows(w) and not shelf.is_about(w) for w in words)
    held = [max(shelf.passages[row.ordinal].holds(w), (shelf.held_otherwise(w) or [0.0] * len(shelf.passages))[row.ordinal]) for w in words]
    return telling and not any(h > PARTLY for h in held)


_SEVERAL = 3       # words of which a document must know one to be what is asked


def _of_the_whole(question: Question, candidate: Candidate) -> str:
    """'Trong số người mù chữ, có bao nhiêu người là nữ?': what the part is called must stand there."""
    match = _PART.search(question.folded)
    said = content(question.folded[:match.start("what")]) if match else []
    what = [w for w in content(match["what"]) if w not in said] if match else []
    return f"không nêu riêng phần {match['what'].strip()}" if what and not any(candidate.passage.holds(w) for w in what) else ""


_PART = re.compile(r"\btrong (?:tổng )?số\b.+\b(?:bao nhiêu|mấy)\b[^,?]*?\b(?:là|thuộc diện|thuộc nhóm)\s+(?P<what>[^?,.]+)")


def _of_another_year(question: Question, candidate: Candidate) -> str:
    """Money in one sentence, the year that is asked in the date of another: 'quyết toán trước ngày 31 tháng 01 năm 2027'."""
    clause, years = candidate.clause, [str(y) for y in question.entities.years]
    if len(years) != 1 or isinstance(clause, TableRow) or Ask.AMOUNT not in question.asks or candidate.shelf.document.period == (int(years[0]),) * 2:
        return ""
    sentences = [fold(s) for s in _SENTENCE.split(clause.text)]
    if len(sentences) < 2 or years[0] in fold(" ".join(clause.path)):
        return ""
    dated = [s for s in sentences if years[0] in s]
    telling = [s for s in sentences if evidence.spans(Ask.AMOUNT, s)]
    return f"không nêu số tiền của năm {years[0]}" if dated and not set(dated) & set(telling) and all(_IN_A_DATE.search(s) for s in dated) else ""


# "ngày 31 tháng 01 năm 2027", "31/01/2027"
_IN_A_DATE = re.compile(r"\bngày \d{1,2}(?: tháng |/)\d{1,2}(?: năm |/)20\d\d\b|\b\d{1,2}/\d{1,2}/20\d\d\b")


def _since_then(question: Question, candidate: Candidate) -> str:
    """'giảm 30% so với năm 2022' tells nothing of 2022."""
    years = [str(y) for y in question.entities.years]
    text = fold(candidate.clause.text)
    if not years or isinstance(candidate.clause, TableRow) or _COMPARED.search(question.folded) or not all(y in text for y in years):
        return ""
    return f"không nêu số liệu của năm {years[0]}" if all(not re.search(rf"\b{y}\b", _COMPARED.sub(" ", text)) for y in years) else ""


# "so với năm 2022", "giảm 30% so với bình quân 2021 - 2025"
_COMPARED = re.compile(r"\bso với (?:cùng kỳ |mức |bình quân |trung bình |cuối |giai đoạn )*(?:năm )?(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?")


_CHECKS = (_of_the_excluded, _of_another_thing, _of_a_giver, _of_another_sentence, _of_another_row, _of_the_whole, _of_another_year, _since_then, *near_places.CHECKS, *near_columns.CHECKS, *near_prices.CHECKS)
