"""Rows by an entry of a column that the question names: 'Chi cục Thủy sản' of 'Chủ đầu tư', 'hạng 2' of 'Hạng'."""
from __future__ import annotations

import re

from assistant.compose import rows
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from assistant.understand.terms import tokens
from index import letters
from index.quantities import in_dong, parse_number
from index.records import Document, TableRow, lowest
from index.text import fold


# "phối hợp chứ không chủ trì", "chỉ phối hợp, không phải chủ trì"
_NOT_LEADING = re.compile(r"(?:không|chứ không) (?:phải )?(?:là )?(?:đơn vị |cơ quan )?chủ trì")


def role_meant(question: Question) -> str:
    """Whether the agencies of the question lead ('lead') or help ('coordinate')."""
    helping = "phối hợp" in question.folded
    leading = "chủ trì" in question.folded and not _NOT_LEADING.search(question.folded)
    return "coordinate" if helping and not leading and not question.asks_any(Ask.LEAD) else "lead"


_CHOOSING = frozenset({"", "name", "lead", "coordinate", "note", "time", "mark"})     # roles of columns whose entries choose rows
_ENTRY = range(2, 10)                                     # words of an entry that can be recognised in a question


def by_value(question: Question, leaves: list[TableRow], document: Document) -> list[TableRow] | None:
    """Rows with an entry that the question names, in a column other than the one that names the rows: 'Chi cục Thủy sản' of the
    column 'Chủ đầu tư', 'Công an xã' of 'Đơn vị phối hợp'. None where no entry, or that of every row, is named."""
    asked, other = f" {' '.join(tokens(question.read))} ", {"lead": "coordinate", "coordinate": "lead"}[role_meant(question)]
    own = " ".join(tokens(document.province))
    skipped = {other, "lead", "coordinate"} if question.entities.agencies else {other}     # those are looked for by their field, above
    best: tuple[int, list[TableRow]] = (0, [])
    for column in rows.columns(leaves[0]):
        if column.role not in _CHOOSING or column.role in skipped or all(row.cells[column.index] == rows.name_of(row) for row in leaves):
            continue
        entries = [_entries(row.cells[column.index], document, question) for row in leaves]
        named = {e for found in entries for e in found if f" {e} " in asked and (e != own or f" {e} cũ " in asked)}      # of the plan's own province are all
        if not named and (figure := _figure(lowest(column.header), asked)):
            entries = [[str(int(c)) if (c := row.cells[column.index].strip()).isdigit() else c] for row in leaves]
            named = {figure} if any(figure in found for found in entries) else set()
        if not named:
            alone = {fold(m[0]) for m in _ALONE.finditer(question.read) if not _IN_NAME.search(question.read[:m.start()])}
            begun = {e for found in entries for e in found if e and e.split()[0] in alone}
            named = {e for e in begun if len(e.split()) == 2 and not any(other.split()[0] == e.split()[0] and not other.startswith(e) for other in begun)}      # 'Dao' is of 'Dao đỏ' and 'Dao quần chẹt'
        if not named and (said := _under_heading(lowest(column.header), [row.cells[column.index] for row in leaves], asked)):
            entries, named = [[fold(row.cells[column.index].strip())] for row in leaves], {said}
        if not named and (said := _beside_heading(lowest(column.header), [row.cells[column.index] for row in leaves], asked)):
            entries, named = [[fold(row.cells[column.index].strip())] for row in leaves], {said}
        if named and (beside := _joined(named, [row.cells[column.index] for row in leaves], question.folded)):
            entries = [[*found, *({fold(row.cells[column.index].strip())} & beside)] for row, found in zip(leaves, entries)]
            named |= beside
        title = f" {' '.join(tokens(leaves[0].title))} "
        titled = {e for found in entries for e in found if " " in e and f" {e} " in title}
        named = named if titled - named else named - titled      # what the whole table is of chooses no rows; one of two kinds that it names does
        named = {e for e in named if not any(e != other and f" {e} " in f" {other} " for other in named)}
        kept = [row for row, found in zip(leaves, entries) if named & set(found)]
        if len(named) > 1 and (nearest := _beside(lowest(column.header), named, asked)):
            kept = [row for row, found in zip(leaves, entries) if nearest in found]
        longest = max((len(e.split()) for e in named), default=0)
        both = [row for row in kept if row in best[1]]
        if both and longest and len(both) < len(best[1]):
            best = (max(longest, best[0]), both)             # "hiện 3 sao, phấn đấu lên 4 sao": an entry of each of two columns
        elif longest > best[0] and len(kept) < len(leaves):
            best = (longest, kept)
    return best[1] or None


def by_number(question: Question, leaves: list[TableRow], document: Document) -> list[TableRow] | None:
    """Rows that give the number of a document which the question names: 'theo Nghị quyết 42/2024/NQ-HĐND'. None where it names none, or every
    row does, or none."""
    if not (numbers := question.entities.numbers):
        return None
    kept = [row for row in leaves if any(number in fold(cell).replace(" ", "") for number in numbers for cell in row.cells)]
    return kept if 0 < len(kept) < len(leaves) else None


# "3,6 triệu/tháng", "40 triệu đồng"; and what makes it a bound
_SUM = re.compile(r"(?<![\d.,])(?P<value>\d[\d.,]*) ?(?P<unit>tỷ|tỉ|triệu|nghìn|ngàn)\b")
_BOUND = re.compile(r"\b(?:trên|dưới|hơn|quá|từ|đến|tới|ít nhất|tối thiểu|tối đa|khoảng|gần|vượt) $")


def by_sum(question: Question, leaves: list[TableRow], document: Document) -> list[TableRow] | None:
    """Rows with the sum of money that a question gives, however it is written: '3,6 triệu/tháng' of a cell '3.600.000' in đồng. None where it gives none, or a
    bound, or asks how much it is; or every row has it, or none."""
    match = _SUM.search(question.folded)
    value = parse_number(match["value"].rstrip(".,")) if match and not _BOUND.search(question.folded[:match.start()]) and question.asks_any(Ask.LIST, Ask.WHICH, Ask.COUNT, Ask.PLACE) else None
    if value is None:
        return None
    wanted = in_dong(value, f"{match['unit']} đồng")
    kept = [row for row in leaves if any(in_dong(parse_number(cell) or 0.0, rows.unit_of(row, column)) == wanted for column, cell in rows.money(row))]
    return kept if 0 < len(kept) < len(leaves) else None


def _beside(header: str, named: set[str], asked: str) -> str:
    """Which of the entries named stands right after a word of the column's heading: '4 sao' of 'phấn đấu lên 4 sao' for 'Hạng
    phấn đấu'; '' for none."""
    said = asked.split()
    words = set(tokens(header))
    found = [(at, e) for e in named for at in (asked[:asked.find(f" {e} ")].count(" "),) if words & set(said[max(0, at - 3):at])]
    return max(found)[1] if len(found) == 1 or (found and len({e for _, e in found}) == 1) else ""


def _figure(header: str, asked: str) -> str:
    """The figure that the question gives for a column: '2' of 'chỉ học 2 tháng' for 'Thời gian đào tạo (tháng)'; '' for none."""
    bracketed = re.search(r"\(([^()]+)\)", header)
    for match in re.finditer(r" 0*(\d{1,3}) (\w+)(?= )", asked):
        if match[2] in _UNITS and match[2] in tokens(header) or bracketed and match[2] in _MEASURED and tokens(bracketed[1]) == (match[2],):
            return match[1]
    return ""


def _joined(named: set[str], cells: list[str], folded: str) -> set[str]:
    """The entries of one word that the question sets beside those that it names: 'ngầm' of 'các cầu tràn, ngầm'."""
    words = {e for cell in cells if re.fullmatch(r"[^\W\d_]{3,}", e := fold(cell.strip()))}
    one = "|".join(map(re.escape, named))
    return {word for word in words if re.search(rf"\b(?:{one})(?:, | và | hoặc | hay | lẫn ){re.escape(word)}\b|\b{re.escape(word)}(?:, | và | hoặc | hay | lẫn )(?:{one})\b", folded)}


# A word with a capital that stands by itself: "Nhật" of "đi Nhật, Mỹ" for 'Nhật Bản'; not "Tân" of "Tân Sơn"
_IN_NAME = letters.compile(r"\s[\p{Lu}][\p{Ll}]*\s$")      # "Nhuận Phú " before "Tân"
_ALONE = letters.compile(r"(?<=[\p{Ll},]\s)[\p{Lu}][\p{Ll}]+(?!\s[\p{Lu}])(?!\w)")


def _beside_heading(header: str, cells: list[str], asked: str) -> str:
    """The short entry that the question puts right after a column's heading: '2' of 'chợ hạng 2' for 'Hạng', 'III' of 'nhóm III';
    '' for none."""
    words = tokens(header)
    short = {fold(cell.strip()) for cell in cells if re.fullmatch(r"\d{1,2}|[IVX]{1,4}|[A-ZĐ]", cell.strip())}
    return next((e for e in short if any(f" {word} {e} " in asked for word in words)), "")


def _under_heading(header: str, cells: list[str], asked: str) -> str:
    """The entry of one word that the question names together with its column's whole heading: 'quyền' of 'lấy quyền làm sở trường' for
    'Sở trường', 'dao' of 'bản người Dao' for 'Dân tộc'; '' for none, or for several."""
    words = tokens(header)
    if words == ("dân", "tộc"):
        named = {e for cell in cells if any(f" {of} {e} " in asked for of in ("người", "dân tộc", "đồng bào") if (e := fold(cell.strip())))}
        return named.pop() if len(named) == 1 else ""
    if len(words) < 2 or f" {' '.join(words)} " not in asked:
        return ""
    rest = asked.replace(f" {' '.join(words)} ", "  ")
    named = {e for cell in cells if re.fullmatch(r"[^\W\d_]{2,}", e := fold(cell.strip())) and f" {e} " in rest}
    return named.pop() if len(named) == 1 else ""


# Units that a figure of a heading's own has: "8 kWp" for 'Công suất (kWp)'; what is counted besides ('20 tấn', '3 ha') may be a bound
_MEASURED = frozenset("kwp kw kva w cv hp inch m3 lít kg".split())
_UNITS = frozenset("tháng ngày sao lớp km ha tầng phòng hộ người".split())


def _entries(cell: str, document: Document, question: Question) -> list[str]:
    """The entries of a cell as folded words: 'Công an xã; Bưu điện khu vực' → ['công an xã', 'bưu điện khu vực']; 'Viettel Nghệ
    An' of a plan of Nghệ An is also 'viettel', where the question writes it as a name."""
    found = [" ".join(tokens(part)) for part in re.split(r"[;,\n]|\s(?:và|-|–)\s", cell)]
    found.append(" ".join(tokens(cell)))
    own = f" {' '.join(tokens(document.province))}"
    short = [words.removesuffix(own) for words in found if own.strip() and words.endswith(own)]
    kept = [words for words in (*found, *short) if (len(words.split()) in _ENTRY or _CODE.fullmatch(words)) and re.search(r"[^\W\d_]{2}", words)]
    return kept + [w for w in short if " " not in w and len(w) > 3 and re.search(rf"\b{re.escape(w[0].upper())}{re.escape(w[1:])}\b", question.read)]


_CODE = re.compile(r"[a-zđ]{2,4}\d{1,4}[a-z]?")     # 'st25', 'tbr225'
