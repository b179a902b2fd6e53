"""Prices that stand beside what is asked and are not of it: of all pieces together, of another unit, for what is charged or sold."""
from __future__ import annotations

import re

from assistant.evidence_patterns import spans
from assistant.find import Candidate
from assistant.understand.asks import Ask
from assistant.understand.counting import TWICE
from assistant.understand.question import Question
from index.records import TableRow
from index.text import fold


def _of_all_together(question: Question, candidate: Candidate) -> str:
    """'phí bảo hiểm một lồng': what one costs is not what a table sets aside for all of them."""
    row, match = candidate.clause, _FOR_ONE.search(question.folded)
    if not match or TWICE.search(question.folded) or not isinstance(row, TableRow) or Ask.AMOUNT not in question.asks or Ask.SUM in question.asks:
        return ""
    return "" if _BY_ONE.search(fold(" ".join((row.text, row.title, row.unit, *row.headers)))) else f"không nêu mức cho {match[0]}"


# "phí một lồng", "mỗi hộ", "bao nhiêu một hecta"; not "một lần", "mỗi năm", "một hợp tác xã mới lập ở …" of which a row is the only one
_FOR_ONE = re.compile(r"(?<!từng )\b(?:mỗi|(?<=phí )một|(?<=hiểm )một|(?<=giá )một|(?<=tiền )(?:cho )?một|(?<=nhiêu )(?:cho )?(?:một|1)|(?<=mấy triệu )(?:một|1)|(?<=mấy đồng )(?:một|1)) (?!(?:năm|tháng|lần|quý|ngày|tuần|cấp|nguồn|bên|nơi|chỗ|khoản|loại|tỉnh|xã|huyện|phường|kế hoạch|văn bản|phần|số|đợt)\b)[^\W\d_]+")


# "đồng/hộ", "Đơn giá", "Mức hỗ trợ", "01 hộ"
_BY_ONE = re.compile(r"(?:đồng|đ|nghìn|ngàn|triệu)\s?/\s?[^\W\d_]|\b(?:đơn giá|giá|mức (?:hỗ trợ|chi|thưởng|vay)|định mức|mỗi|bình quân|suất)\b|\b0?1 [^\W\d_]")


def _of_a_unit(question: Question, candidate: Candidate) -> str:
    """'gửi ô tô một giờ phải trả bao nhiêu' is not told by what the car park costs."""
    match = _FOR_A_UNIT.search(question.folded)
    if Ask.AMOUNT in question.asks and not isinstance(candidate.clause, TableRow) and _BY_MONTH.search(question.folded) and not _OF_A_MONTH.search(fold(" ".join((*candidate.clause.path, candidate.clause.text)))):
        return "không nêu mức mỗi tháng"
    if not match or Ask.AMOUNT not in question.asks:
        return ""
    said = fold(" ".join((candidate.clause.text, *getattr(candidate.clause, "headers", ()), getattr(candidate.clause, "title", ""))))
    return "" if re.search(rf"\b{match['unit']}\b", said) else f"không nêu mức cho một {match['unit']}"


def _said(candidate: Candidate) -> str:
    """What a clause says, folded, with what it stands under: its path, and of a row the headings and the title of its table."""
    clause = candidate.clause
    return fold(" ".join((*clause.path, clause.text, *getattr(clause, "headers", ()), getattr(clause, "title", ""))))


def _of_a_rate(question: Question, candidate: Candidate) -> str:
    """'năng suất bao nhiêu tạ/ha' is not told by the hectares of a crop."""
    match = _PER.search(question.folded)
    if not match or match["by"] in _SPANS:
        return ""
    said = f"{_said(candidate)} {fold(getattr(candidate.clause, 'unit', ''))}"
    return "" if re.search(rf"(?:/|\b(?:mỗi|một|0?1|trên)) ?(?:0?1 )?{match['by']}\b", said) or _MEAN.search(said) else f"không nêu số {match['of']}/{match['by']}"


# "bao nhiêu tạ/ha", "mấy triệu đồng/hộ"; and what tells such a figure without its stroke
_PER = re.compile(r"\b(?:bao nhiêu|mấy) (?P<of>[^\W\d_]+(?: đồng)?) ?/ ?(?P<by>[^\W\d_]+)")
_MEAN, _SPANS = re.compile(r"\b(?:năng suất|mật độ|bình quân|trung bình|đơn giá|định mức|mức)\b"), frozenset("năm tháng ngày quý vụ tuần giờ đợt".split())


# "thuê một quầy mỗi tháng là bao nhiêu", and what a clause says of it: "/tháng", "tiền thuê hằng tháng"
_BY_MONTH, _OF_A_MONTH = re.compile(r"\b(?:một|mỗi|hằng|hàng|1) tháng\b"), re.compile(r"\btháng\b")
# "một giờ phải trả", "mỗi lượt thu"
_FOR_A_UNIT = re.compile(r"\b(?:một|mỗi|1) (?P<unit>giờ|lượt|đêm|buổi|suất|vé)\b")


# "lệ phí thuê bể bơi", "thu phí vỉa hè": what somebody is charged; and what a clause says of it, which the sums set aside for a thing do not
_CHARGE = re.compile(r"(?<!hỗ trợ )(?<!giảm )(?<!kinh )(?<!chi )(?<!miễn )\b(?:lệ phí|học phí|viện phí|mức phí|thu phí|tiền phí)\b")
_OF_A_CHARGE = re.compile(r"(?<!kinh )(?<!chi )\bphí\b|\bgiá\b|\bmức thu\b|\bthu\b|\bcước\b|\bmiễn\b")


def _of_charges(question: Question, candidate: Candidate) -> str:
    """What is set aside for a pool is no fee for it."""
    if not _CHARGE.search(question.folded) or not question.asks_any(Ask.AMOUNT, Ask.PRICE, Ask.QUANTITY):
        return ""
    return "" if _OF_A_CHARGE.search(_said(candidate)) else "không nêu mức phí"


# "giá bán một chiếc khăn": what a thing is sold for, which a clause on support does not say
_SOLD = re.compile(r"\bgiá (?:bán|mua|thành|thị trường)\b|\bbán\b[^,;?]{2,40} giá\b")


# "giá thu mua", "bán tại chợ", "bao tiêu"; not "giá giống", "đặt mua"
_TELLS_SALE = re.compile(r"\bgiá (?:bán|mua|thu mua|thành|thị trường|bao tiêu|sàn|thu)\b|\bbán\b|\b(?<!đặt )mua\b|\bbao tiêu\b")


def _of_sale(question: Question, candidate: Candidate) -> str:
    """What a workshop is given for its looms is no price of a scarf."""
    return "không nêu giá bán" if _SOLD.search(question.folded) and not _TELLS_SALE.search(_said(candidate)) else ""


# "được nhà nước cho bao nhiêu", "hỗ trợ mấy triệu": what is given; and what people earn
_GIVEN = re.compile(r"\bđược (?:[^\W\d_]+ ){0,3}?(?:cho|hỗ trợ|cấp|trợ cấp)\b|\bhỗ trợ\b")
_EARNED = re.compile(r"\b(?:thu nhập|doanh thu|tiền lãi|lợi nhuận)\b")
_SENTENCE = re.compile(r"(?<=[.;])\s+")


def _of_income(question: Question, candidate: Candidate) -> str:
    """'được nhà nước cho bao nhiêu' is not told by what people earn."""
    if Ask.AMOUNT not in question.asks or isinstance(candidate.clause, TableRow) or not _GIVEN.search(question.folded) or _EARNED.search(question.folded):
        return ""
    paid = [sentence for sentence in _SENTENCE.split(fold(candidate.clause.text)) if spans(Ask.AMOUNT, sentence)]
    return "điều khoản gần nhất nêu thu nhập, không nêu mức hỗ trợ" if paid and all(_EARNED.search(sentence) for sentence in paid) else ""


def _of_relief(question: Question, candidate: Candidate) -> str:
    """'cấp bù 2%/năm lãi suất' is not what a borrower pays."""
    if "lãi suất" not in question.folded or _RELIEF.search(question.folded):
        return ""
    text = fold(candidate.clause.text)
    return "không nêu lãi suất" if _RELIEF.search(text) and not _RATE.search(text) else ""


# "hỗ trợ 50% lãi suất", "cấp bù 2%/năm lãi suất"
_RELIEF = re.compile(r"\b(?:hỗ trợ|cấp bù|bù|giảm|chênh lệch)\b[^.;]{0,40}\blãi suất\b")


# "lãi suất 6,6%/năm", "lãi suất cho vay bằng 50%"
_RATE = re.compile(r"\blãi suất (?:cho vay |vay )?(?:là |bằng )?\d")


CHECKS = (_of_all_together, _of_a_unit, _of_a_rate, _of_charges, _of_sale, _of_income, _of_relief)
