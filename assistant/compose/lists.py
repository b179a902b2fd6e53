"""Rows listed and counted."""
from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import Sum
from assistant.compose import rows
from assistant.compose.draft import Draft, place_of
from assistant.compose.quoting import best_part
from assistant.compose.tables import Selection
from assistant.find import Candidate
from assistant.times import has_year
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from assistant.understand.terms import stopwords, tokens
from index.quantities import added, format_number, parse_number
from index.records import TableRow, lowest

# "bao nhiêu km", "mấy tạ/ha": how many rows there are is no length
_MEASURE = re.compile(r"(?:km|m|mét|cây số|ha|héc ta|m2|m3|mét khối|tấn|tạ|kg|ký|cân|lít|kw|kwh|kva|mw|phần trăm|%)(?!\w)")
_LONGEST = 2_700
_LONGEST_COUNT, _SHORT = 1_000, 1_300     # characters of rows that are counted, or listed, beyond which less is told of each
_MANY = 12               # rows of which little is told
_MOST_CITED = 55
_LONG_TITLE = 220        # characters of what stands above a table, from which on it is called by where it stands


def compose(question: Question, selection: Selection, counting: bool = False, beside: Candidate | None = None, by_name: bool = False) -> Draft:
    """The chosen rows, one a line with its citation; their number first where it is asked. `beside`: a clause that states the
    number as well, given with its own, since the two may differ. `by_name`: of rows that are counted only their names."""
    draft, counting = Draft(), counting and not _MEASURE.match(question.noun)
    noun = question.as_typed(question.noun) if counting else ""
    n = len(selection.rows)
    title = selection.rows[0].title or place_of(selection.document)
    letters = [c for c in title if c.isalpha()]
    if sum(c.isupper() for c in letters) > 0.8 * len(letters) or len(title) > _LONG_TITLE:      # a title in capitals shouts, and its names can't be told in small letters
        title = _named(title) if _named(title) != "bảng" else selection.rows[0].label.rsplit(",", 1)[0]
        title = title[:1].upper() + title[1:]
    if counting:
        draft.add(f"Có **{n} {noun or 'dòng'}** theo {_named(title)} của {place_of(selection.document)}:")
    else:
        draft.add(f"Theo {_named(title)} của {place_of(selection.document)}, có {n} mục:")
    told = _told(question, selection.rows, counting, by_name)
    lines, length = [], 0
    for i, (row, said) in enumerate(zip(selection.rows[:_MOST_CITED], told)):
        line = f"- {said} {draft.cite(selection.document, row)}"
        length += len(line)
        if length > _LONGEST:
            lines.append(f"- … và {n - i} mục khác.")
            break
        lines.append(line)
    draft.add("\n".join(lines))
    if len(lines) == n and (also := _added_too(question, selection.rows)):
        header, addends, total = also
        draft.add(f"{header}, tổng cộng: **{total}** = {' + '.join(addends)}.")
        draft.sums.append(Sum(result=total, addends=addends))
    draft.add(f"*Căn cứ: {_IN_BRACKETS.sub('', title)} – {selection.document.title}*")
    if beside:
        shown = best_part(beside.clause, question.sought, 300)
        differs = not re.search(rf"\b0*{n}\b", shown)
        draft.add(f"{'**Lưu ý:** số liệu không khớp, ' if differs else ''}{beside.clause.label} nêu: “{shown}” {draft.cite(selection.document, beside.clause, question.sought)}")
    return draft


def _told(question: Question, listed: Sequence[TableRow], counting: bool, by_name: bool) -> list[str]:
    """Each row on a line: with as many columns as leave all of them short enough to be read, only by its name where even the fewest do not. Where rows
    are counted the number is the answer, and what it counts is told by name."""
    several = len({row.groups for row in listed}) > 1
    most = 0 if by_name else _COLUMNS_BRIEF if len(listed) > _MANY else _COLUMNS
    told = []
    for columns in range(most, -1 if counting else 0, -1):
        shown = _columns(question, listed, columns) if columns else []
        told = [_line(row, len(listed) > _MANY or columns < most, several, columns < most, shown) for row in listed]
        if sum(map(len, told)) <= (_LONGEST_COUNT if counting else _SHORT):
            break
    return told


# "ở mấy địa điểm, tổng cộng mấy bồn", "mấy tuyến đê, tổng dài bao nhiêu mét", "mấy trạm, tổng số cặp là bao nhiêu": beside the rows what a column of theirs counts
ALSO = re.compile(r", (?:và )?(?:tổng cộng|tất cả|tổng số|cả thảy|tổng)(?: (?P<of>[^,?]{2,40}?))? (?:là |được )?(?:mấy|bao nhiêu)(?: (?P<what>[^\W\d_]+))?")


def _added_too(question: Question, listed: Sequence[TableRow]) -> tuple[str, tuple[str, ...], str] | None:
    """(heading, figures, their sum) of the column that a question counts beside the rows; None where it counts none, or a row has no figure there."""
    match = ALSO.search(question.folded)
    said = set(tokens(f"{match['of'] or ''} {match['what'] or ''}")) - stopwords() if match else set()
    fits = {i: len(said & set(tokens(lowest(h)))) for i, h in enumerate(listed[0].headers) if all(parse_number(row.cells[i]) is not None for row in listed)}
    best = [i for i, fit in fits.items() if fit and fit == max(fits.values())]
    if len(best) != 1 or len(listed) < 2:
        return None
    addends = tuple(row.cells[best[0]].strip() for row in listed)
    return lowest(listed[0].headers[best[0]]), addends, format_number(added([parse_number(cell) for cell in addends]))


_IN_BRACKETS = re.compile(r"\s*\((?:[^()]*\)|(?:ban hành )?kèm theo[^()]*)$", re.IGNORECASE)      # "DANH MỤC … (Các tuyến dài từ 2,0 km trở lên)"


def _named(title: str) -> str:
    """A table's title made short enough to stand in a sentence: 'Phụ lục 01: Danh sách cơ sở nghề …' → 'Phụ lục 01'."""
    match = re.match(r"(?:Phụ lục|PHỤ LỤC|Biểu|Bảng)(?:\s+(?:[Ss][Ốố]\s+)?[\dIVX]+)?", title)
    return re.sub(r"^(\S)(\S*(?: LỤC)?(?: SỐ)?)", lambda m: m[1] + m[2].lower(), match[0]) if match else "bảng"


_COLUMNS, _COLUMNS_BRIEF = 5, 2      # columns told of each row of a list


def _columns(question: Question, listed: Sequence[TableRow], most: int) -> list[str]:
    """The columns that are told of every row, in the table's order: those asked for and the first of those that hold something. The same
    for all, since a column left out of one line only would read as empty."""
    held = {header for row in listed for header, value in rows.told(row) if value != "x"}
    order = dict.fromkeys(header for row in listed for header, _ in rows.told(row))
    order = [h for h in dict.fromkeys([*rows.short_headers(listed[0].headers), *order]) if h in held]
    asked = [c.header for c in rows.columns(listed[0]) if c.header in held and _is_asked(question, c)]
    chosen = [*asked, *(h for h in order if h not in asked)][:max(len(asked), most)]
    return [h for h in order if h in chosen]


# What is asked for, and the role of the column that tells it
_TELLS = {"time": {Ask.YEAR, Ask.DATE}, "lead": {Ask.LEAD}, "place": {Ask.PLACE}}


def _is_asked(question: Question, column: rows.Column) -> bool:
    """Whether a list of rows is to tell a column: by the kind of thing asked for, or by all words of its heading."""
    words = [t for t in tokens(lowest(column.header)) if t not in stopwords() and not t.isdigit()]
    by_kind = bool(_TELLS.get(column.role, set()) & question.asks) and not has_year(column.header)
    return by_kind or len(words) > 1 and set(words) <= set(tokens(question.read))


def _line(row: TableRow, brief: bool, with_group: bool, long: bool, shown: Sequence[str]) -> str:
    """A row on a line: its name, its group where the rows are of several, and what it says in the columns shown."""
    told = [(h, v if all(rows.is_own(row, figure) for figure in _FIGURES.findall(v)) else "như dòng trên") for h, v in rows.told(row) if len(v) <= (60 if brief else 160)]
    said = [v if c_is_plain(h) else f"{h}: {v}" for h, v in told if v != "x" and h in shown]
    said += [rows.marked(h) for h, v in told if v == "x"]
    group = f" ({row.groups[-1]})" if with_group and row.groups else ""
    name = rows.name_of(row)
    if long and len(name) > 130:
        name = name[:130].rsplit(" ", 1)[0] + " …"
    return f"**{name.lstrip('-+ ')}**{group}" + (f" – {'; '.join(said)}" if said else "")


_FIGURES = re.compile(r"\d[\d.,]*")      # a figure that a row takes from the one above ('nt') does not stand in what is cited of it


def c_is_plain(header: str) -> bool:
    """Whether a value says by itself what it is: a place needs no 'Địa chỉ:' before it."""
    return bool(re.search(r"địa (?:điểm|chỉ|bàn)|đơn vị$", header.lower()))
