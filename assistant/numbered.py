"""Things that are told apart by a number alone: a question may name one that no document has, 'Hạt Kiểm lâm khu vực XI' of nine, or another than a row is of."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.compose import rows
from assistant.find import Candidate
from assistant.shelf import Shelf
from assistant.understand.question import Question
from index.records import TableRow
from index.text import fold

# "khu vực XI", "đội 12", "cụm dân cư số 07": what is numbered, in its last two words, and its number
_NUMBERED = re.compile(r"(?<![\w/-])(?P<kind>(?:[^\W\d_]+ )?[^\W\d_]+) (?P<number>0*\d{1,2}|x{0,2}(?:ix|iv|v?i{1,3}|v|x))(?![\w.,/%-]*\w)(?P<after>(?: [^\W\d_]+)?)")
# "SL-0122", "PY-90118-TS": what a thing is registered by
_CODE = re.compile(r"(?<![\w/-])[A-ZĐ]{1,4}-\d{2,6}(?:-[A-ZĐ]{1,3})?(?![\w/-])")
# Numbers that name no thing: of times, of parts of a document, of schooling, of how often
_NO_NAME = frozenset("năm quý tháng ngày tuần giờ lớp cấp thứ lần đợt điều khoản mục phần biểu mẫu bảng lục chương đoạn khóa kỳ vụ là có được tối hơn dưới trên cả thêm và với từ đến tới khoảng gần đủ chỉ cho tăng giảm còn trong".split())
# What a question goes on with behind a name; behind a number that counts stands what is counted
_GOES_ON = frozenset("của có ở do tại được là thì thuộc phải sẽ cần còn nằm này đó quản ai bao gồm dài rộng năm trong".split())
_ROMAN = {"i": 1, "v": 5, "x": 10}


def missing(question: Question, shelves: Sequence[Shelf]) -> str:
    """What a question calls by a number that none of the documents gives to a thing of that kind, though their tables list two or more of the
    kind: 'khu vực XI'; '' where there is none."""
    for code in _CODE.findall(question.text):
        if not any(code.casefold() in passage.clause.text.casefold() for shelf in shelves for passage in shelf.passages):
            return code
    for kind, number, said in _named(question.folded, strict=True):
        known = [_listed(shelf, kind) for shelf in shelves]
        if any(len(numbers) > 1 for numbers in known) and not any(number in numbers for numbers in known) and not any(_written(shelf, kind, number) for shelf in shelves):
            return said
    return ""


def _named(text: str, strict: bool = False) -> Iterator[tuple[str, int, str]]:
    """(kind, number, both as they stand) of what a folded text calls by a number; `strict`: only where what follows shows that nothing is counted."""
    for match in _NUMBERED.finditer(text):
        kind, after = match["kind"], match["after"].strip()
        if kind.split()[-1] in _NO_NAME or strict and after and after not in _GOES_ON:
            continue
        yield kind, _value(match["number"]), f"{kind} {match['number'].upper()}"


def _value(number: str) -> int:
    """'xi' → 11, '07' → 7."""
    if number.isdigit():
        return int(number)
    values = [_ROMAN[letter] for letter in number]
    return sum(-value if value < max(values[i:]) else value for i, value in enumerate(values))


def _listed(shelf: Shelf, kind: str) -> set[int]:
    """The numbers of the things of a kind that cells of a document's tables name: {1, …, 9} for 'khu vực'; 3 of 'Xã Bảo Lâm 3, trường tiểu học' as well."""
    cells = {fold(cell) for table in shelf.tables.values() for row in table for cell in row.cells if kind in fold(cell)}
    return {number for cell in cells for other, number, said in _named(cell) if other == kind and re.search(rf"\b{re.escape(said.casefold())}(?:$|\s*[,;(–])", cell)}


def _written(shelf: Shelf, kind: str, number: int) -> bool:
    return any(other == kind and value == number for passage in shelf.passages for other, value, _ in _named(fold(passage.clause.text)))


# "Cơ sở số 1", "Chốt số 02": one of several that are numbered
_NUMBERED_ROW = re.compile(r"(?P<kind>[^\W\d_]+) (?:[^\W\d_]+ ){0,3}?số 0*(?P<number>\d{1,3})\b(?![/\d-])")


def of_another(question: Question, candidate: Candidate) -> str:
    """Why not, where a row is called by its number and the question asks of another of its kind: 'Cơ sở số 1' for 'cơ sở cai nghiện số 5'; or the question
    names a row by its code, 'thuyền TG-05', which the clause does not write."""
    for code in _CODE.findall(question.text):
        if code.casefold() not in candidate.clause.text.casefold() and any(code.casefold() in row.text.casefold() for table in candidate.shelf.tables.values() for row in table):
            return f"điều khoản gần nhất không nói đến {code}"
    called = _NUMBERED_ROW.match(fold(rows.name_of(candidate.clause))) if isinstance(candidate.clause, TableRow) else None
    asked = list(re.finditer(rf"\b{called['kind']} (?:[^\W\d_]+ ){{0,3}}?số 0*(?P<number>\d{{1,3}})\b(?![/\d-])", question.folded)) if called else []
    if not asked or any(m["number"] == called["number"] for m in asked):
        return ""
    return f"dòng gần nhất không phải của {asked[0][0]}"
