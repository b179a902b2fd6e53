"""Whether a clause is of the very thing that a question names: its place, its proper names, its codes. 'Xã Krông' is not 'xã Krông Pa'."""
from __future__ import annotations

import re

from assistant import numbered, places_in_text, tablecells
from assistant.compose import listed, narrowing, rows
from assistant.find import Candidate
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from assistant.understand.terms import tokens
from index import letters
from index.lexicon import places
from index.records import TableRow, lowest
from index.text import fold


def of_place(question: Question, candidate: Candidate) -> str:
    """The reason why a clause is not of the places that a question names; '' where it is."""
    text = everything(candidate)
    for level, name in question.entities.places:
        if re.search(rf"\b(?:ubnd|ủy ban nhân dân) (?:các )?{level}\b", question.folded) and re.search(rf"\b(?:ubnd|ủy ban nhân dân) các {level}\b|\b(?:ubnd|ủy ban nhân dân) (?:cấp )?{level}(?=[,.;:]| và\b| thực\b|$)", text):
            continue             # what all of them have to do
        if level == "huyện" and fold(name) in fold(candidate.shelf.document.place):
            continue
        if not places_in_text.names_place(level, name, text) or _is_longer(name, question, candidate) or _is_beside(level, name, candidate) or _is_elsewhere(level, name, candidate):
            return f"không có nội dung nào về {level} {name}"
    return ""


def _is_beside(level: str, name: str, candidate: Candidate) -> bool:
    """Whether a row is of a place whose name holds the one asked, beside the row of that one: 'Đông Tiên Hưng' beside 'Tiên Hưng'."""
    row, called = candidate.clause, fold(f"{level} {name}")
    if not isinstance(row, TableRow) or narrowing.is_called(called, row) or not any(narrowing.is_called(called, one) for one in candidate.shelf.tables[row.table]):
        return False
    longer = re.compile(rf"(?:{re.escape(level)} )?[^\W\d_]+(?: [^\W\d_]+)? {re.escape(fold(name))}")
    return any((m := longer.fullmatch(fold(cell).strip())) and m[0] != called for cell in row.cells)


_COMMUNES = frozenset({"xã", "phường", "thị trấn"})


def _is_elsewhere(level: str, name: str, candidate: Candidate) -> bool:
    """Whether a row is in another commune by its own column of places: 'Trạm Cái Đôi Vàm | Xã Phú Tân' is not of 'xã Cái Đôi Vàm'."""
    row = candidate.clause
    if level not in _COMMUNES or not isinstance(row, TableRow) or narrowing.is_called(fold(f"{level} {name}"), row):
        return False
    cells = [fold(cell) for _, cell in tablecells.place_cells(row) if any(re.match(rf"{commune}\s", fold(cell)) for commune in _COMMUNES)]
    return bool(cells) and not any(places_in_text.names_place(level, name, cell) for cell in cells) and f"{level} {fold(name)}" not in fold(" ".join((*row.cells, *row.groups, *row.path)))


def _is_longer(name: str, question: Question, candidate: Candidate) -> bool:
    """Whether a name stands in a clause only as the beginning of a longer one: 'Krông' of 'xã Krông Pa'."""
    stands = [m for part in _parts(candidate) for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)(?P<more>\s[A-ZĐÀ-Ỹ][^\W\d_]*)?", part)]
    return bool(stands) and all(m["more"] and fold(m[0]) not in question.folded for m in stands)


# "hẻm 48", "quốc lộ 5": a thing known by its number
_NUMBERED = re.compile(r"\b(?:hẻm|ngõ|ngách|kiệt|khu phố|tổ dân phố|quốc lộ|tỉnh lộ|trạm|cụm|lô) \d+\b")


# "Chợ Châu Cường", "nhà văn hóa thôn Phong Xá": a thing of a kind, by the name of its place; not "nhu cầu Việt Nam"
_OF_KIND = letters.compile(r"(?<![^\W\d_])(?<![Nn]hu )(?<![Yy]êu )(?<![Tt]oàn )(?<![Ss]ở )(?<![Tt]ên )(?P<kind>[Cc]hợ|[Cc]ầu|[Nn]hà văn hóa|[Nn]hà máy|[Cc]ông viên|[Hh]ợp tác xã|HTX|[Bb]ến cảng|[Hh]ồ chứa|[Đđ]ập|[Đđ]ình|[Cc]hùa)\s"
                           r"(?P<level>(?:thôn|xóm|bản|làng|ấp|buôn|xã|phường)\s)?(?P<name>[\p{Lu}][\p{Ll}]+(?:\s[\p{Lu}][\p{Ll}]+)*)")
_ALSO = {"htx": "hợp tác xã", "hợp tác xã": "htx"}


def of_kind(question: Question, candidate: Candidate) -> str:
    """A row of a place is not of every thing there: 'Chợ Châu Cường' is not 'HTX Dược liệu Châu Cường', nor a hamlet's lamps its hall."""
    said = everything(candidate) if isinstance(candidate.clause, TableRow) else ""
    known = fold(" | ".join((candidate.shelf.document.place, *(f"{level} {name}" for level, name in question.entities.places))))
    for match in _OF_KIND.finditer(question.read) if said else ():
        kind = fold(match["kind"])
        called = fold(f"{match['kind']} {match['name']}")
        if not match["level"] and (places.units(called) or called in known):
            continue             # 'Chợ Mới', 'phường Cầu Sơn' are places themselves
        if kind not in said and _ALSO.get(kind, kind) not in said:
            return f"dòng gần nhất không nói đến {kind}"
    return _of_another_kind(question, candidate)


def _of_another_kind(question: Question, candidate: Candidate) -> str:
    """'Kênh Nhơn Phú' is no 'trạm bơm Nhơn Phú', where other rows of the plan are called 'Trạm bơm …'."""
    if not isinstance(candidate.clause, TableRow):
        return ""
    said, asked = everything(candidate), " ".join(tokens(question.read))
    for name in question.entities.names:
        before = re.search(rf"([^\W\d_]+ [^\W\d_]+) {re.escape(' '.join(tokens(name)))}\b", asked)
        if not before or before[1] in said:
            continue
        called = [" ".join(tokens(rows.name_of(p.clause))) for p in candidate.shelf.passages if isinstance(p.clause, TableRow)]
        if sum(row.startswith(f"{before[1]} ") for row in called) > 1:
            return f"dòng gần nhất không phải của {before[1]} {name}"
    return ""


def of_name(question: Question, candidate: Candidate) -> str:
    """A proper name in the question ('HTX Hòa Hưng') that the document does not know is of something else."""
    for name in _NUMBERED.findall(question.folded):
        kind, number = name.rsplit(" ", 1)
        if isinstance(candidate.clause, TableRow) and listed.holds(candidate.clause, kind, int(number)):
            continue
        if not re.search(rf"\b{name.replace(' ', ' 0*')}\b", everything(candidate)):
            return f"điều khoản gần nhất không nói đến {name}"
    for name in question.entities.names:
        if not candidate.shelf.writes(name):
            return f"văn bản không nói đến {name}"
    if other := numbered.of_another(question, candidate):
        return other
    named = tuple(name for name in question.entities.names if not _is_said_there(name, candidate)) if isinstance(candidate.clause, TableRow) and not question.entities.places else ()
    stands = [_stands(name, candidate) for name in named]
    missing = [name for name, there in zip(named, stands) if not there and not _is_about((name,), candidate)]      # 'Đền Trần ở Phố Hiến' of a plan on Phố Hiến
    if any(stands) and missing or named and not any(stands) and question.asks & _OF_ONE and not _is_about(named, candidate):
        return f"dòng gần nhất không phải của {(missing or named)[0]}"      # of 'Phia Thấp (Quảng Uyên)' not another thing in Quảng Uyên
    if question.entities.names and not named and not isinstance(candidate.clause, TableRow) and question.asks & {Ask.QUANTITY, Ask.AMOUNT} and not question.entities.places:
        if not any(_stands(name, candidate) for name in question.entities.names) and not _is_about(question.entities.names, candidate) and not (_EACH.search(fold(candidate.clause.text)) and _is_of_kinds(question.entities.names, candidate)):
            return f"không nêu riêng cho {question.entities.names[0]}"
    if named and all(_is_of_another(n, candidate, question) for n in named) and not (tablecells.row_unit(candidate.clause) and _is_about(named, candidate)):
        return f"dòng gần nhất không phải của {question.entities.names[0]}"
    return ""


_CALLED = 3          # words of a row's name, from which on a sentence that has them all is on the same thing


def _is_said_there(name: str, candidate: Candidate) -> bool:
    """Whether a sentence of the plan says that what a row is about is at the place named: 'Xây dựng chợ đầu mối hoa kiểng tại Sa Đéc' of the row
    'Chợ đầu mối hoa kiểng'."""
    called = tokens(rows.name_of(candidate.clause))
    if len(called) < _CALLED or _stands(name, candidate):
        return False
    parts = (part for p in candidate.shelf.passages if not isinstance(p.clause, TableRow) for part in p.clause.text.split(";"))      # 'nâng cấp bến Cầu Đá; xây dựng bến Vĩnh Hy' are two
    spoken = (f" {' '.join(tokens(part))} " for part in parts)
    return any(f" {' '.join(called)} " in line and f" {' '.join(tokens(name))} " in line for line in spoken)


# "mỗi trạm 02 máy", "12 triệu đồng/hộ": holds for every one
_EACH = re.compile(r"\b(?:mỗi|từng|mọi|các)\b|/[^\W\d_]")
# Kinds of thing that are told of one thing only: what is given to all craft villages is not what one of them gets
_OF_ONE = frozenset({Ask.AMOUNT, Ask.QUANTITY, Ask.YEAR, Ask.DATE, Ask.PERCENT})


def _is_of_kinds(names: tuple[str, ...], candidate: Candidate) -> bool:
    """Whether a clause speaks of the kinds of thing that names begin with, where they do: of lakes, for 'hồ Tây'; what holds for every hectare of orchards
    does not hold for it."""
    return all(name[0].isupper() or re.search(rf"\b{re.escape(fold(name.split()[0]))}\b", everything(candidate)) for name in names)


def _is_about(names: tuple[str, ...], candidate: Candidate) -> bool:
    """Whether the document itself is about one of the names."""
    document = candidate.shelf.document
    return any(f" {' '.join(tokens(name))} " in f" {' '.join(tokens(f'{document.title} {document.place} {document.province} {document.issuer}'))} " for name in names)


def _stands(name: str, candidate: Candidate) -> bool:
    """Whether a clause, or what stands above it, has a name."""
    if isinstance(candidate.clause, TableRow) and set(tokens(name)) <= set(tokens(rows.name_of(candidate.clause))):
        return True              # 'xưởng chè Shan Phình Hồ' of 'Xưởng chế biến chè Shan tại xã Phình Hồ'
    return f" {' '.join(tokens(name))} " in f" {' '.join(tokens(everything(candidate)))} "


def _is_of_another(name: str, candidate: Candidate, question: Question) -> bool:
    """Whether a row does not hold a name that another row of its table does, and the table's title does not: 'LỊCH DIỄN CỦA NHÀ HÁT CAO VĂN LẦU'."""
    words = " ".join(tokens(name))
    if f" {words} " in f" {' '.join(tokens(candidate.clause.title))} ":
        return False
    headed_by = re.search(rf"(\S+) {re.escape(fold(name))}\b", question.folded)
    if headed_by and f" {headed_by[1]} {words} " in candidate.shelf.title_line:
        return False             # 'hội đền Bến Trúc' of a plan on the feast of that temple, not the hamlet that is called so

    def holds(row: TableRow) -> bool:
        return set(tokens(name)) <= set(tokens(rows.name_of(row))) or any(f" {words} " in f" {' '.join(tokens(cell))} " for cell in (*row.cells, *row.groups))

    return not holds(candidate.clause) and any(holds(row) for row in candidate.shelf.tables[candidate.clause.table])


# "HIV", "OCOP", "FDI": a name of capitals
_CODE = re.compile(r"\b[A-ZĐ]{3,8}\b")


def of_code(question: Question, candidate: Candidate) -> str:
    """A name of capitals ('OCOP') has no other word: the clause must write it, where the document does at all."""
    shelf = candidate.shelf
    for code in _CODE.findall(question.read):
        strange = fold(code) in question.words and tokens(code) == (fold(code),) and not shelf.writes(code)       # no abbreviation of the lexicon's
        if strange and not shelf.spells(code) and not question.read.isupper():
            return f"văn bản không nói đến {code}"
    for word in question.words:
        if word in shelf.codes and not shelf.is_about(word) and not candidate.passage.holds(word) and not candidate.passage.spells(word) and not shelf.is_titled(word):
            return f"điều khoản gần nhất không nói đến {word.upper()}"
    return ""


def everything(candidate: Candidate) -> str:
    """All that a clause says and stands under, folded."""
    said, at = candidate.shelf.everything, candidate.clause.ordinal
    if at not in said:
        said[at] = fold(" | ".join(_parts(candidate)))
    return said[at]


def _parts(candidate: Candidate) -> list[str]:
    """A clause's own text or cells, and what stands above it."""
    clause = candidate.clause
    if not isinstance(clause, TableRow):
        return [*clause.path, clause.text]
    return [*clause.path, *clause.cells, *clause.groups, *(lowest(h) for h, c in zip(clause.headers, clause.cells) if c.strip()), clause.title]
