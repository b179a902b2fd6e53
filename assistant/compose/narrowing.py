"""What narrows a table down to the rows a question means: a place, a year, an agency, an entry of a column, the row's own name."""
from __future__ import annotations

import re

from collections.abc import Sequence

from assistant import headed, tablecells
from assistant.compose import entries, place_columns, rows, year_bounds
from assistant.times import names_time
from assistant.understand.question import Question
from assistant.understand.terms import folded, tokens
from index import letters
from index.lexicon import agencies
from index.records import Document, TableRow, lowest
from index.text import fold, strip_marks


def by_place(question: Question, leaves: list[TableRow], document: Document) -> list[TableRow] | None:
    """Rows of the place named; of any of them, where several are named one beside the other ('xã A và xã B'), of all at once,
    where they lie in one another ('xã A, huyện B')."""
    if place_columns.named(question, leaves[0]):
        return None              # the place is a column
    named = [fold(f"{level} {name}") for level, name in question.entities.places if level != "tỉnh"]
    if not named:
        return _by_bare_place(question, leaves, document)
    if leaves and all(re.search(rf"\b{re.escape(name)}\b", folded(leaves[0].title)) for name in named) and not any(_holds_name(name, row) for name in named for row in leaves):
        return None              # 'CỐNG XÂY THEO NĂM CỦA XÃ CHỢ MỚI': all of its rows
    exact = [row for row in leaves if len(named) == 1 and is_called(named[0], row)]
    if exact:                    # 'xã Krông' is not 'xã Krông Pa', and 'Thôn Cốc Ngủ, xã Krông' is in it
        return [row for row in leaves if row in exact or _holds_name(named[0], row) and not _is_longer(question.entities.places[0][1], row)]
    inside = [row for row in leaves if all(_holds_name(name, row) for name in named)]
    if inside or len({level for level, _ in question.entities.places}) > 1:
        return inside
    beside = [[row for row in leaves if _holds_name(name, row)] for name in named]
    return [row for row in leaves if any(row in found for found in beside)] if all(beside) else []


def _by_bare_place(question: Question, leaves: list[TableRow], document: Document) -> list[TableRow] | None:
    """Rows of a place that the question names without its level ('2 kênh ở Vĩnh Châu' of 'Xã Lai Hòa, thị xã Vĩnh Châu'), in a column of
    places; None where it names none, or the place of the plan itself."""
    asked, own = f" {strip_marks(question.folded)} ", strip_marks(folded(f"{document.place} {document.province} {leaves[0].title}"))
    kept = []
    for row in leaves:
        names = [m["name"].strip() for _, cell in tablecells.place_cells(row) for part in cell.split(",") if (m := _LEVELLED.match(folded(part).strip()))]
        if any(" " in name and re.search(rf"\b(?:o|tai|thuoc|cua) {re.escape(strip_marks(name))}\b", asked) and strip_marks(name) not in own for name in names):
            kept.append(row)
    return kept if 0 < len(kept) < len(leaves) else None


# "thị xã vĩnh châu", "huyện trần đề"
_LEVELLED = re.compile(r"(?:xã|phường|thị trấn|thị xã|huyện|quận|đặc khu)\s(?P<name>.+)")


def is_called(name: str, row: TableRow) -> bool:
    """Whether a cell of a row is a place's name, with its level or without, and nothing else; there are others beside it then."""
    bare = _without_level(name)
    return any(folded(cell).strip() in {name, bare} for cell in row.cells)


# "thị trấn tân thuận" → "tân thuận": the levels of two words first
_LEVEL = re.compile(r"^(?:thành phố|thị trấn|thị xã|đặc khu|tổ dân phố|khu phố|[^ ]+) ")


def _without_level(name: str) -> str:
    return _LEVEL.sub("", name)


def _is_longer(name: str, row: TableRow) -> bool:
    """Whether a name stands in a row only within a longer one: 'Krông' of 'Krông Pa', 'Tiên Hưng' of 'Đông Tiên Hưng'."""
    whole = letters.compile(rf"(?P<before>[\p{{Lu}}][\p{{Ll}}]+ )?(?<!\w){re.escape(name)}(?!\w)(?P<after>(?= [\p{{Lu}}]))?")
    stands = [m for cell in (*row.groups, *row.cells) for m in whole.finditer(cell)]
    return bool(stands) and all(m["after"] is not None or m["before"] and fold(m["before"].strip()) not in _LEVELS for m in stands)


_LEVELS = frozenset({"xã", "phường", "thị", "huyện", "quận", "thôn", "bản", "tổ", "ấp", "buôn", "xóm", "phố", "trấn"})


def _holds_name(name: str, row: TableRow) -> bool:
    text = f" {folded(' | '.join((*row.groups, *row.cells)))} "
    if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text):
        return True
    bare = _without_level(name)        # "xã" may stand in the header: 'Ca Thành' in a column 'Xã'
    if any(re.fullmatch(rf"(?:\d+\.\s*|(?:xã|phường|thị trấn) [^,]+, )?{re.escape(bare)}", folded(cell)) for cell in (*row.groups, *row.cells)):
        return True
    return strip_marks(name) in strip_marks(text) and not re.search(rf"\b{re.escape(bare)}\b", text)


# What a year of a row may be asked for: "xong trong năm 2026", "khởi công 2026"
_WHEN = re.compile(r"\b(?:xong|hoàn thành|khởi công|bắt đầu|kết thúc|triển khai|công nhận|dự kiến|đưa vào)\b")


def by_year(question: Question, leaves: list[TableRow], document: Document) -> list[TableRow] | None:
    """Rows that have the year in a cell, or a mark under a header with it. None where no year is asked, or where it is a
    column of figures (then it chooses the column), or where the plan is of that year and its rows don't say so."""
    if not question.entities.years:
        return _in_period(question, leaves)
    if (bound := year_bounds.bound(question.folded)) is not None:
        return year_bounds.within(bound, question.folded, leaves, _timed_column(question, leaves))
    years = [str(y) for y in question.entities.years if document.period != (y, y)]
    if not years and not _WHEN.search(question.folded):
        return None              # the plan's own year
    years = years or [str(y) for y in question.entities.years]
    years = [y for y in years if y not in leaves[0].title] or years      # 'danh mục khởi công 2026, công trình nào sang 2027 mới xong'
    for row in leaves:
        if any(c.role == "money" and any(y in row.headers[c.index] for y in years) for c in rows.columns(row)):
            return None
    timed = _timed_column(question, leaves)
    end = _end_asked(question) if timed is None else None
    kept = [row for row in leaves if all(row.cells[timed].strip().endswith(year) if timed is not None else _in_year(row, year, end) for year in years)]
    undated = not any(re.search(r"\b(?:19|20)\d\d\b", text) for row in leaves for text in (*row.headers, *row.cells))
    return None if not kept and (undated or document.period == (int(years[0]), int(years[-1]))) else kept


def _in_period(question: Question, leaves: list[TableRow]) -> list[TableRow] | None:
    """Rows that are of the very period that the question names, in a column of times: '2026 - 2027'. None where no row, or every one, is."""
    if not (period := question.entities.period):
        return None
    times = re.compile(rf"(?:giai đoạn )?{period[0]}\s?[-–]\s?{period[1]}")
    kept = [row for row in leaves if any(c.role == "time" and times.fullmatch(folded(row.cells[c.index]).strip()) for c in rows.columns(row))]
    return kept if 0 < len(kept) < len(leaves) else None


# What is asked of a year, and how a column of years is called: "hoàn thành năm 2029" of 'Khởi công | Hoàn thành'
_BEGUN_OR_DONE = ((re.compile(r"\b(?:hoàn thành|xong|về đích|kết thúc)\b"), re.compile(r"^(?:năm )?(?:hoàn thành|kết thúc|xong)")),
                  (re.compile(r"\b(?:khởi công|bắt đầu|khởi động)\b"), re.compile(r"^(?:năm )?(?:khởi công|bắt đầu)")))


def _timed_column(question: Question, leaves: list[TableRow]) -> int | None:
    """The column of years that the question means, where a table has one for the beginning and one for the end, or several of which it names one."""
    headers = [folded(lowest(h)) for h in leaves[0].headers]
    found = [[i for i, h in enumerate(headers) if named.match(h)] for _, named in _BEGUN_OR_DONE]
    asked = [said.search(question.folded) for said, _ in _BEGUN_OR_DONE]
    if all(len(columns) == 1 for columns in found) and (chosen := [columns[0] for columns, said in zip(found, asked) if said]) and not all(asked):
        return chosen[0]
    dated = [i for i, h in enumerate(headers) if sum(bool(_DATED.search(row.cells[i])) for row in leaves if i < len(row.cells)) > len(leaves) / 2]
    named = [i for i in dated if headers[i] and re.search(rf"\b{re.escape(headers[i].removeprefix('năm '))}\b", question.folded)]
    return named[0] if len(dated) > 1 and len(named) == 1 else None


_DATED = re.compile(r"\b20\d\d$")


# "6/2026 - 6/2027", "2027 - 2028": from when to when
_FROM_TO = re.compile(r"(?:tháng )?(?:\d{1,2}/)?((?:19|20)\d\d)\s?(?:[-–]|đến)\s?(?:tháng )?(?:\d{1,2}/)?((?:19|20)\d\d)")


def _end_asked(question: Question) -> int | None:
    """Which end of a span of time a question is about: 0 where it asks what is begun in a year, 1 what is done in it, None for neither, or both."""
    begun, done = bool(_BEGUN_OR_DONE[1][0].search(question.folded)), bool(_BEGUN_OR_DONE[0][0].search(question.folded))
    return None if begun == done else int(done)


def _in_year(row: TableRow, year: str, end: int | None = None) -> bool:
    """Whether a row is of a year: by a mark or a figure under it, or by a cell of time; `end`: which end of a span is meant."""
    for text in row.cells:
        if span := _FROM_TO.fullmatch(folded(text).strip()):
            return span[1] <= year <= span[2] if end is None else span[end + 1] == year
    for header, text in zip(row.headers, row.cells):
        if names_time(lowest(header), year) and text.strip() not in {"", "-", "–", "0"}:
            return True
        match = re.fullmatch(r"(?:\D{0,8}|\D{0,16}\d{1,2}\s?/\s?(?:\d{1,2}\s?/\s?)?|\D{0,8}[Qq]uý \S{1,3}\s?/\s?)((?:19|20)\d\d)(?:\s?[-–]\s?((?:19|20)\d\d))?\D{0,3}", text.strip())
        if match and (match[1] == year or (match[2] and match[1] <= year <= match[2])):
            return True
    return False


def by_agency(question: Question, leaves: list[TableRow], document: Document) -> list[TableRow] | None:
    """Rows that an agency of the question leads (or coordinates, where that is asked)."""
    if not question.entities.agencies:
        return None
    role = entries.role_meant(question)
    charged = [(row, [m.name for c in rows.columns(row) if c.role == role for m in agencies.find(row.cells[c.index])]) for row in leaves]
    lasting = document.date < agencies.MERGED and not any(map(agencies.today, question.entities.agencies))      # 'Sở KH&CN' of 2024 is not 'Sở TT&TT', which went into it
    own = [row for row, named in charged if set(named) & set(question.entities.agencies)] if lasting else []
    return own or [row for row, named in charged if any(agencies.related(one, asked) for one in named for asked in question.entities.agencies)] or None


_OPENING = 4       # words of a row's name, from its first, that name it where no other row has them


def by_name(question: Question, leaves: list[TableRow], title: str, table: Sequence[TableRow] = ()) -> list[TableRow] | None:
    """Rows that the question calls by their names, one or several: 'Nhà tù Lao Bảo và Quảng Bình Quan'; not by what the document's
    `title` and the headings say already. None where there is none. By the first words of a name a row is called that no other of the
    whole `table` begins with."""
    asked = tokens(question.read)
    names = [tokens(re.sub(r"\([^)]*\)", " ", headed.bare(rows.name_of(row)))) for row in leaves]
    lines = [f" {' '.join(tokens(headed.bare(rows.name_of(row))))} " for row in table or leaves]
    about = " ".join(" ".join(tokens(t)) for t in (leaves[0].title, *leaves[0].headers, title))
    found: list[tuple[int, int, TableRow]] = []
    for row, name in zip(leaves, names):
        start, size = _opening(name, asked)
        said = " ".join(name[:size])
        whole = size == len(name) and size >= 2
        alone = size >= _OPENING and sum(f" {said} " in line for line in lines) == 1
        if not (whole or alone) and (counted := _counted_so(name, asked)) and sum(f" {counted} " in line for line in lines) == 1:
            found.append((start, start, row))
            continue
        if (whole or alone) and said not in about:
            found.append((start, start + size, row))
    kept = [row for a, b, row in found if not any(c <= a and b <= d and d - c > b - a for c, d, _ in found)]
    return kept or None


def _counted_so(name: tuple[str, ...], asked: tuple[str, ...]) -> str:
    """The number in a row's name with the two words that follow it, where the question has the three of them: '14 trạm sạc'; '' for none."""
    said = f" {' '.join(asked)} "
    runs = [" ".join(name[i:i + 3]) for i in range(len(name) - 2) if re.fullmatch(r"\d[\d.,]*", name[i]) and not any(t.isdigit() for t in name[i + 1:i + 3])]
    return next((run for run in runs if f" {run} " in said), "")


def _opening(name: tuple[str, ...], asked: tuple[str, ...]) -> tuple[int, int]:
    """(where, how many) words from a name's first stand side by side in the question, the most of them."""
    best = (0, 0)
    for i in range(len(asked)):
        size = 0
        while size < len(name) and i + size < len(asked) and name[size] == asked[i + size]:
            size += 1
        best = max(best, (i, size), key=lambda found: found[1])
    return best
