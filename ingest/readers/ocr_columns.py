"""What the cells of a scanned table's column say of a doubtful one among them: a number left out in 1, 2, _, 4; a cross among crosses."""
from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from statistics import median

from ingest.readers.pdf_rules import Field
from ingest.readers.pdf_words import Run

IN_ORDER = 0.6           # share of a column's figures that count on from the one before: the numbers of the rows
FEWEST = 3               # numbers or crosses that make a column one of numbers or of crosses
AS_TALL = (0.75, 1.35)   # of the crosses of its column: a cross that was read as something else
MOST_DOTTED = 0.34       # share of a column's cells that end with a stop by accident
_DOTTED = re.compile(r"(?<=[\w)%”\"])[.:]$")
_CROSS = re.compile(r"^[xX×]$")
_TOTAL = re.compile(r"\b(?:cộng|tổng|tống|công)\b", re.IGNORECASE)   # a row of totals counts the crosses
_FIGURE = re.compile(r"^\d[\d.,]*$")
_NUMBER = re.compile(r"^\d{1,3}$")
_LIKE_ONE = re.compile(r"^(?:[lIi!|tTíì+]|\W)$")     # what a lone 1 may be read as
_LETTER = re.compile(r"^[A-F]$")
_SHORT = re.compile(r"^(?![IVX]+$)[^\W\d_]{1,2}\.?$")
# "lá b", "ý", "SIT", "kế 3": what becomes of a bold TT or STT; but not "Số TT", "Mã số"
_SCRAMBLED = re.compile(r"^.{0,2}$|^\S{3}$|^\S{1,3} \S{1,2}$|^\S{1,2}(?: \S{1,2}){2}$")
# what may stand there in truth: a heading of another kind, or a group's number where the table goes on from another page
_HEADS = re.compile(r"^(?:s?tt|số|mã|xã|năm|loại|[ivx]+|[a-d])$", re.IGNORECASE)
_MAY_BE_CROSS = re.compile(r"^(?:\D{1,3}|\d)$")    # "%", "š -", "3"; not "04", a number among crosses


def mend_columns(found: dict[Field, list[Run]], heights: Mapping[Field, int]) -> None:
    """`found`: the runs of every cell that has ink, `heights`: how tall that is, in pixels. Sets the text of those whose column tells what they are."""
    columns: dict[int, list[Field]] = {}
    rows: dict[int, list[Field]] = {}
    for field in sorted(found, key=_place):
        columns.setdefault(field.column, []).append(field)
        rows.setdefault(field.row, []).append(field)
    if 0 in columns:
        _mend_numbers(found, columns[0], rows)
        _mend_letters(found, columns[0])
    for fields in columns.values():
        _without_dots(found, fields)
    crosses = {column: sum(bool(_CROSS.match(_text(found[f]))) for f in fields) for column, fields in columns.items()}
    if sum(crosses.values()) >= FEWEST:
        totals = {row for row, fields in rows.items() if any(_TOTAL.search(_text(found[f])) for f in fields)}
        for column, fields in columns.items():
            if crosses[column]:
                _mend_crosses(found, [field for field in fields if field.row not in totals], heights)


def _mend_numbers(found: dict[Field, list[Run]], fields: list[Field], rows: Mapping[int, list[Field]]) -> None:
    """A number left out or misread between two others, and the heading above them."""
    head, below = fields[0], fields
    if head.row == 0 and not any(_FIGURE.match(_text(found[f])) for f in rows[head.row] if f is not head):
        below = fields[1:]
    if len(below) > 1 and _text(found[below[1]]) == "2" and _LIKE_ONE.match(_text(found[below[0]])):
        _set(found, below[0], "1")
    numbers = [(i, int(_text(found[f]))) for i, f in enumerate(below) if _NUMBER.match(_text(found[f]))]
    if numbers and head is not below[0] and len(_text(found[head])) == 1 and len(below) == len(numbers) and numbers[0][1] == 1:      # a table's first rows, at the foot of a page
        _set(found, head, "TT")
    steps = [b in (a + 1, 1) or b - a == j - i == 2 for (i, a), (j, b) in zip(numbers, numbers[1:])]
    if len(numbers) < FEWEST or sum(steps) < IN_ORDER * len(steps):
        return
    for (i, a), (j, b) in zip(numbers, numbers[1:]):
        if j == i + 2 and b == a + 2 and len(_text(found[below[i + 1]])) <= 3:
            _set(found, below[i + 1], str(a + 1))
    text = _text(found[head])
    if head is not below[0] and text != str(numbers[0][1] - 1) and _SCRAMBLED.match(text) and not _HEADS.match(text):
        _set(found, head, "TT")


def _mend_letters(found: dict[Field, list[Run]], fields: list[Field]) -> None:
    """A group's letter misread between two others: A, B, G, D → A, B, C, D, with numbered rows between them or without."""
    lettered = [(i, ord(text)) for i, f in enumerate(fields) if _LETTER.match(text := _text(found[f]))]
    for (i, a), (j, b) in zip(lettered, lettered[1:]):
        between = [f for f in fields[i + 1:j] if _SHORT.match(_text(found[f]))]
        if b == a + 2 and len(between) == 1:
            _set(found, between[0], chr(a + 1))


def _without_dots(found: Mapping[Field, list[Run]], fields: list[Field]) -> None:
    """Specks behind the words of a few cells ('Tuy An.', '640.', 'Thái:') taken off, where the column's cells end without a stop."""
    ends = {f: found[f][-1].words[-1] for f in fields if found[f]}
    dotted = [word for word in ends.values() if _DOTTED.search(word.text)]
    if len(dotted) <= MOST_DOTTED * len(ends):
        for word in dotted:
            word.text = _DOTTED.sub("", word.text)


def _mend_crosses(found: dict[Field, list[Run]], fields: list[Field], heights: Mapping[Field, int]) -> None:
    """Short cells below the first cross, none of them a word or a figure of its own, are crosses too if they are as tall, else blank."""
    crosses = [f for f in fields if _CROSS.match(_text(found[f]))]
    if not crosses:
        return                   # the only one stands in a row of totals
    below = [f for f in fields if f.row >= crosses[0].row]
    others = [f for f in below if f not in crosses]
    if len(others) <= len(below) / 2 and all(_MAY_BE_CROSS.match(_text(found[f])) and len(found[f]) <= 1 for f in others):
        usual = median(heights[f] for f in crosses)
        for field in others:
            if AS_TALL[0] * usual <= heights[field] <= AS_TALL[1] * usual:
                _set(found, field, "x")
            else:
                found[field] = []


def _place(field: Field) -> tuple[int, int]:
    return field.row, field.column


def _text(runs: list[Run]) -> str:
    return " ".join(run.text for run in runs)


def _set(found: dict[Field, list[Run]], field: Field, text: str) -> None:
    """A cell's text; where nothing was read in it, it takes the place of its neighbour's first word."""
    runs = found[field]
    if not runs:
        beside = next((found[f][0].words[0] for f in sorted(found, key=_place) if f.row == field.row and found[f]), None)
        found[field] = [Run([replace(beside, text=text)])] if beside is not None else []
        return
    runs[0].words[0].text = text
    del runs[0].words[1:], runs[1:]
