"""Who pays: the sources of money that a question names, and whether a clause speaks of them."""
from __future__ import annotations

import re
from dataclasses import dataclass

from index.records import JOIN, Clause, TableRow
from index.text import fold


@dataclass(frozen=True, slots=True)
class Payer:
    """A source of money: `asked` finds it in a question, `told` in a clause or the heading of a column; both on folded text."""

    name: str
    asked: re.Pattern[str]
    told: re.Pattern[str]
    strict: bool = True      # whether a clause must name it; a budget may go unsaid, since most of what is granted comes from one


_PAYS = r"(?:phải |sẽ |tự |được |cùng |và [^\W\d_]+ )*(?:đóng|góp|bỏ(?= (?:ra|tiền|vốn|thêm|bao nhiêu|mấy|công)\b)|chi|lo|chịu|đối ứng|cân đối|gánh)"      # 'dân bỏ nghề cũ' pay nothing
# "ngân sách tỉnh", "ngân sách địa phương cấp thành phố/tỉnh"; a level as the heading of a column: "Ngân sách tỉnh", "NS tỉnh", "Tỉnh"
_BUDGETS = tuple(Payer(f"ngân sách {level}", re.compile(rf"\b(?:ngân sách|ns|vốn|tiền)(?: địa phương)?(?: cấp)? (?:thành phố/|tỉnh/)?{level}\b(?! hội)|\b{level} {_PAYS}\b"), re.compile(rf"\b(?:ngân sách|ns|vốn)(?: cấp)? {level}\b(?! hội)|; {level}(?= ;|$){other}"), strict=False)
                 for level, other in (("trung ương", r"|\bnstw\b|; tw(?= ;|$)"), ("tỉnh", r"|\bnsđp\b"), ("huyện", ""), ("xã", ""), ("phường", ""), ("thành phố", "")))
PAYERS = (
    *_BUDGETS,
    # "trông vào vốn xã hội hóa", "phần xã hội hóa là bao nhiêu"
    Payer("xã hội hóa", re.compile(r"\b(?:vốn|nguồn|phần|tiền|từ|góp từ) (?:từ )?xã hội h(?:óa|oá)|\bxã hội h(?:óa|oá) (?:là |lo |được )?bao nhiêu"),
          re.compile(r"\bxã hội h(?:óa|oá)|\bxhh\b|\btài trợ\b|\bđóng góp\b|\bhuy động\b|\bdoanh nghiệp\b|\bdn\b|\bnhân dân\b|\bngười dân\b|\bkhác\b")),
    # "chủ bến và dân đóng bao nhiêu", "phần dân góp", "người dân đối ứng", "dân có nhà vườn phải bỏ ra"
    Payer("người dân", re.compile(rf"\b(?:dân|bà con|hộ) {_PAYS}\b|\b(?:người dân|dân|bà con|hộ) (?:có|nuôi|trồng|ở|làm) [^,?]{{2,40}}? phải (?:tự )?(?:đóng|góp|bỏ ra|đối ứng|chi)\b|\b(?:vốn|phần|tiền) (?:của )?(?:người |nhân |hộ )?dân\b"),
          re.compile(r"\bdân\b|\bhộ\b|\bhưởng lợi\b|\bđóng góp\b|\bđối ứng\b|\bxã hội h(?:óa|oá)|\bhuy động\b|\bkhác\b|\bngười (?:nuôi|chăn nuôi|trồng|sản xuất|sử dụng|thụ hưởng|học|chơi|mua)\b|\bthành viên\b|\bchủ (?:vườn|hộ|bến|nhà|tàu|trại|cơ sở|rừng|ao|lò)\b")),
    # "bên công đoàn góp bao nhiêu"
    Payer("công đoàn", re.compile(rf"\bcông đoàn {_PAYS}\b|\b(?:vốn|phần|nguồn|bên|tài chính|quỹ) công đoàn\b"), re.compile(r"\bcông đoàn\b")),
    # "phần doanh nghiệp bỏ ra"
    Payer("doanh nghiệp", re.compile(rf"\bdoanh nghiệp {_PAYS}\b|\bdoanh nghiệp(?:,| và) (?:[^\W\d_]+,? ){{1,6}}?(?:góp|đóng góp|bỏ ra|đối ứng)\b|\b(?:vốn|phần|nguồn|tiền) (?:của )?doanh nghiệp\b"),
          re.compile(r"\bdoanh nghiệp\b|\bdn\b|\bcông ty\b|\bxã hội h(?:óa|oá)|\bhuy động\b|\bchủ đầu tư\b|\bkhác\b|\bhợp tác xã\b|\bhtx\b|\bnhà đầu tư\b|\bđối ứng\b")),
    # "phần tiền ngoài ngân sách (dân, doanh nghiệp, xã hội hóa)"
    Payer("nguồn ngoài ngân sách", re.compile(r"\bngoài (?:nguồn |vốn )?ngân sách\b"),
          re.compile(r"\bxã hội h(?:óa|oá)|\bxhh\b|\bdoanh nghiệp\b|\bdân\b|\bhộ\b|\bhuy động\b|\bđóng góp\b|\bkhác\b|\bvay\b|\bngoài ngân sách\b|\btài trợ\b")),
    # "vốn viện trợ bao nhiêu"
    Payer("vốn viện trợ", re.compile(r"\b(?:vốn|nguồn|tiền|phần) (?:oda|viện trợ)\b"), re.compile(r"\bviện trợ\b|\boda\b|\btài trợ\b|\bdự án quốc tế\b")),
    # "vốn vay bao nhiêu", "nguồn tín dụng"
    Payer("vốn vay", re.compile(r"\b(?:vốn|nguồn|phần|tiền) (?:vay|tín dụng)\b|\b(?:vay|tín dụng) (?:vốn )?(?:của )?ngân hàng\b(?=[^?]*\b(?:tất cả|tổng|cả thảy|giai đoạn)\b|[^?]*\bkế hoạch\b)"), re.compile(r"\bvay\b|\btín dụng\b|\bngân hàng\b")),
    # "vốn chương trình mục tiêu quốc gia"
    Payer("chương trình mục tiêu quốc gia", re.compile(r"\b(?:vốn|nguồn|kinh phí|tiền) (?:các )?(?:chương trình )?(?:mục tiêu quốc gia|c?tmtqg|mtqg)\b"),
          re.compile(r"\bmục tiêu quốc gia\b|\bc?tmtqg\b|\bmtqg\b")),
)


_EMPTY = frozenset({"", "-", "–", "…"})


def asked(folded: str) -> tuple[Payer, ...]:
    """The payers whose money a folded question asks for."""
    return tuple(payer for payer in PAYERS if payer.asked.search(folded))


# "trung ương rót bao nhiêu", "trung ương hỗ trợ mấy tỷ": of no other level does it say for certain which column is meant
_CENTRE_GIVES = re.compile(r"\btrung ương (?:rót|cấp|hỗ trợ|cho|bố trí|phân bổ)\b")


def columns_asked(folded: str) -> tuple[Payer, ...]:
    """The payers whose column of a table a folded question asks for."""
    return asked(folded) or ((_BUDGETS[0],) if _CENTRE_GIVES.search(folded) else ())


def tells(payer: Payer, clause: Clause, whatever: bool = False) -> bool:
    """Whether a clause speaks of a payer: in its text, or in the heading of a column in which a row has something, or `whatever`."""
    if payer.strict and not isinstance(clause, TableRow):
        return any(_pays(payer, part) for part in _PART.split(fold(clause.text)))
    filled = [h for h, c in zip(clause.headers, clause.cells) if whatever or c.strip() not in _EMPTY] if isinstance(clause, TableRow) else []
    return bool(payer.told.search(" ; ".join((fold(clause.text), *map(levels, filled)))))


def levels(header: str) -> str:
    """The levels of a heading as a pattern of PAYERS reads them: 'Vốn xã hội hóa › 2026' → 'vốn xã hội hóa ; 2026'."""
    return fold(header.replace(JOIN, " ; "))


def _pays(payer: Payer, part: str) -> bool:
    """Whether a part of a clause says what a payer gives: 'hỗ trợ mỗi hộ 40 triệu đồng' is what they are given."""
    return bool(payer.told.search(part) and _FIGURE.search(part)) and (payer.name not in _GIVEN_TOO or bool(_GIVES.search(part)))


# Where a part of a clause ends: ". ", "; "
_PART = re.compile(r"[.;](?=\s|$)")
# "1.520 triệu đồng", "20%"
_FIGURE = re.compile(r"\d[\d.,]*\s?(?:%|phần trăm|nghìn|ngàn|triệu|tỷ|tỉ|đồng)")
# Those who are given money as often as they give it, and what says that they give
_GIVEN_TOO = frozenset({"người dân", "doanh nghiệp", "nguồn ngoài ngân sách"})
_GIVES = re.compile(r"\b(?:góp|đóng|đối ứng|huy động|xã hội h(?:óa|oá)|tự (?:lo|bỏ|túc|chi)|vốn|nguồn|bỏ ra|còn lại|tài trợ)\b|\btrong đó ngân sách\b|\d\s?%")
