"""Numbers that count what the answer itself lists, and sums, differences and shares whose figures stand in the citations."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Sum
from assistant.verification.evidence import Evidence
from assistant.verification.statements import Statement
from assistant.verification.tokens import number_key
from index.quantities import in_dong, parse_number
from index.records import TableRow

# What is known from having searched, not from a clause: "không quy định", "chưa có văn bản", "đã được thay thế bởi"
SILENT = re.compile(r"không (?:quy định|ghi|nêu|khớp|có quy định)|chưa có văn bản|đã được thay thế bởi", re.IGNORECASE)
_SILENT_CELL = re.compile(rf"\|\s*\**(?:{SILENT.pattern})", re.IGNORECASE)          # a cell that says so, not "(…, không ghi ai chủ trì)" in one that tells
_REST = re.compile(r"…\s*và\s+(\d+)\s+[^\W\d]+(?:\s+[^\W\d]+)*\s+khác")                  # "… và 3 nhiệm vụ khác"
_STATED = re.compile(r"\b[Cc]ó\s+\**(\d+)\s")                                            # "Có **6 làng nghề**", "có 4 mục"
_SHARE = re.compile(r"(\d+)/(\d+)\s+(?:kế hoạch|văn bản|tỉnh|địa phương)")                # "3/5 kế hoạch"
_ALL = re.compile(r"\b[Cc]ả\s+(\d+)\s+(?:kế hoạch|văn bản|tỉnh|địa phương)")              # "Cả 5 kế hoạch"
_ADDED = re.compile(r"(\d[\d.,]*)[^=\d+\n]{0,60}=\s*(\d[\d.,]*(?:\s*\+\s*\d[\d.,]*)+)")      # "**5.800 triệu đồng** = 2.500 + 2.300 + 1.000"
_ROWS = re.compile(r"\((\d+) dòng\b")                                                    # "(3 dòng của xã …)"


@dataclass(frozen=True, slots=True)
class Counted:
    """A number that counts: at [start, end) of the answer's text, and whether it is right."""

    start: int
    end: int
    right: bool


def counts(text: str, statements: Sequence[Statement]) -> list[Counted]:
    """The numbers by which an answer counts what it lists, each with whether it agrees with the list."""
    lines = text.split("\n")
    begins = [0]
    for line in lines:
        begins.append(begins[-1] + len(line) + 1)
    items = {s.line for s in statements if s.shape == "item"}
    cells = {s.line for s in statements if s.shape == "cell"}
    found: list[Counted] = []
    for number, line in enumerate(lines):
        at = begins[number]
        listed = _following(number, items, lines)
        if line.rstrip().endswith(":") and listed and number not in items and (stated := _stated(line)):
            rest = next((m for i in listed if (m := _REST.search(lines[i]))), None)
            shown = len(listed) - 1 + int(rest[1]) if rest else len(listed)
            right = int(stated[1]) == shown
            found.append(Counted(at + stated.start(1), at + stated.end(1), right))
            if rest:
                where = next(i for i in listed if _REST.search(lines[i]))
                found.append(Counted(begins[where] + rest.start(1), begins[where] + rest.end(1), right))
        rows = [lines[i] for i in _following(number, cells, lines)]
        known = [row for row in rows if "chưa có văn bản" not in row]
        said = [row for row in known if not _SILENT_CELL.search(row)]
        if rows and (share := _SHARE.search(line)):
            found += [Counted(at + share.start(1), at + share.end(1), int(share[1]) == len(said)),
                      Counted(at + share.start(2), at + share.end(2), int(share[2]) == len(known))]
        if rows and (every := _ALL.search(line)):
            found.append(Counted(at + every.start(1), at + every.end(1), int(every[1]) == len(known) == len(said)))
    found += _rests(lines, begins, items, found)
    return found


def _stated(line: str) -> re.Match[str] | None:
    return next((m for m in _STATED.finditer(line) if not line[m.end():].startswith("%")), None)


def _following(number: int, wanted: set[int], lines: Sequence[str]) -> list[int]:
    """The lines of the list or table that follows a line, blank ones and a table's head between them left out."""
    found, i = [], number + 1
    while i < len(lines) and (i in wanted or not lines[i].strip() or (not found and lines[i].lstrip().startswith("|")) or re.match(r"\|[\s:|-]+$", lines[i])):
        if i in wanted:
            found.append(i)
        i += 1
    return found


def _rests(lines: Sequence[str], begins: Sequence[int], items: set[int], found: Sequence[Counted]) -> list[Counted]:
    """'… và 3 điều khoản khác' after an introduction that states no number: nothing to compare it with, so it may stand."""
    done = {c.start for c in found}
    made = []
    for i in items:
        if (m := _REST.search(lines[i])) and begins[i] + m.start(1) not in done:
            made.append(Counted(begins[i] + m.start(1), begins[i] + m.end(1), True))
    return made


def additions(text: str, sums: Sequence[Sum], evidence: Sequence[Evidence]) -> list[Counted]:
    """The additions that an answer shows ('5.800 = 2.500 + 2.300 + 1.000'), each number with whether a supported Sum is that."""
    found = []
    good = {(number_key(s.result), tuple(map(number_key, s.addends))) for s in sums if supported(s, evidence)}
    for m in _ADDED.finditer(text):
        addends = [(m.start(2) + a.start(), m.start(2) + a.end()) for a in re.finditer(r"\d(?:[\d.,]*\d)?", m[2])]
        right = (number_key(m[1].rstrip(".,")), tuple(number_key(text[a:b]) for a, b in addends)) in good
        found += [Counted(a, b, right) for a, b in [(m.start(1), m.start(1) + len(m[1].rstrip(".,"))), *addends]]
        if rows := _ROWS.search(text, m.end()):
            if rows.start() - m.end() < 4:
                found.append(Counted(rows.start(1), rows.end(1), int(rows[1]) == len(addends)))
    return found


# "**23,2 tỷ đồng** = 41,5 tỷ đồng − 18,3 tỷ đồng", "**28,9%** = 27,4 tỷ đồng : 94,8 tỷ đồng"
_RECKONED = re.compile(r"\*\*(?P<result>\d[\d.,]*)(?P<unit>%| [^*=\d]{1,40})\*\* = (?P<one>\d(?:[\d.,]*\d)?)(?P<of_one>%| [^−:=\d\n]{1,40}?) (?P<sign>[−:]) (?P<other>\d(?:[\d.,]*\d)?)(?P<of_other>%| [^−:=\d\n.]{1,40}?)\. ")


def reckoned(text: str, evidence: Sequence[Evidence]) -> list[Counted]:
    """The differences and shares that an answer shows, each number with whether the figures stand in the citations and make the result."""
    found = []
    for m in _RECKONED.finditer(text):
        stands = all(any(number_key(m[name]) in e.places for e in evidence) for name in ("one", "other"))
        right = stands and _makes(m)
        found += [Counted(m.start(name), m.end(name), right) for name in ("result", "one", "other")]
    return found


def _makes(m: re.Match[str]) -> bool:
    """Whether the two figures of a reckoning make its result: a share to one decimal, a difference in the unit in which it is written."""
    one, other, result = (parse_number(m[name]) for name in ("one", "other", "result"))
    if one is None or other is None or result is None:
        return False
    money = [in_dong(value, m[unit].strip()) for value, unit in ((one, "of_one"), (other, "of_other"))]
    if None in money and m["of_one"].strip().casefold() != m["of_other"].strip().casefold():
        return False
    first, second = money if None not in money else (one, other)
    if m["sign"] == ":":
        return m["unit"] == "%" and second > 0 and abs(100 * first / second - result) <= 0.051
    made = in_dong(result, m["unit"].strip()) if None not in money else result
    same = None not in money or m["unit"].strip().casefold() == m["of_one"].strip().casefold()
    return same and made is not None and abs(first - second - made) <= 1e-6 * max(1.0, abs(made))


def supported(one: Sum, evidence: Sequence[Evidence]) -> bool:
    """Whether a sum's addends add up to it and each stands in the citations, in clauses or in cells of rows, as often as it is added."""
    values = [parse_number(a) for a in one.addends]
    result = parse_number(one.result)
    if result is None or any(v is None for v in values) or abs(sum(values) - result) > 1e-6 * max(1.0, abs(result)):
        return False
    wanted = Counter(map(number_key, one.addends))
    return all(sum(_times(e, key) for e in evidence) >= n for key, n in wanted.items())


def _times(one: Evidence, key: str) -> int:
    """In how many cells of a row a number stands; once at most in a clause of prose."""
    clause = one.citation.clause
    cells = [cell.strip() for cell in clause.cells] if isinstance(clause, TableRow) else []
    return max(sum(number_key(cell) == key for cell in cells if parse_number(cell) is not None), 1) if key in one.places else 0
