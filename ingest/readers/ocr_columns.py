"""What the cells of a scanned table's column say of a doubtful one among them: a number left out in 1, 2, _, 4; a cross among crosses."""
from __future__ import annotations

import re
from collections.abc import Mapping

from ingest.readers.pdf_rules import Field
from ingest.readers.pdf_words import Run

IN_ORDER = 0.6           # share of a column's figures that count on from the one before: the numbers of the rows
FEWEST = 3               # numbers or crosses that make a column one of numbers or of crosses
_CROSS = re.compile(r"^[xX×]$")
_NUMBER = re.compile(r"^\d{1,3}$")
# "lá b", "ý", "SIT", "kế 3": what becomes of a bold TT or STT; but not "Số TT", "Mã số"
_SCRAMBLED = re.compile(r"^.{1,2}$|^\S{3}$|^\S{1,3} \S{1,2}$|^\S{1,2}(?: \S{1,2}){2}$")
# what may stand there in truth: a heading of another kind, or a group's number where the table goes on from another page
_HEADS = re.compile(r"^(?:s?tt|số|mã|xã|năm|loại|[ivx]+|[a-d])$", re.IGNORECASE)
_MAY_BE_CROSS = re.compile(r"^(?:\D{1,3}|\d)$")    # "%", "š -", "3"; not "04", a number among crosses


def mend_columns(found: Mapping[Field, list[Run]]) -> None:
    """`found`: the runs of every cell that has ink. Sets the text of those whose column tells what they are."""
    columns: dict[int, list[Field]] = {}
    for field in sorted(found, key=lambda f: f.row):
        columns.setdefault(field.column, []).append(field)
    for fields in columns.values():
        _mend_numbers(found, fields)
    crosses = {column: sum(bool(_CROSS.match(_text(found[f]))) for f in fields) for column, fields in columns.items()}
    if sum(crosses.values()) >= FEWEST:
        for column, fields in columns.items():
            if crosses[column]:
                _mend_crosses(found, fields)


def _mend_numbers(found: Mapping[Field, list[Run]], fields: list[Field]) -> None:
    numbers = [(i, int(_text(found[f]))) for i, f in enumerate(fields) if _NUMBER.match(_text(found[f]))]
    if [i for i, _ in numbers[:2]] == [0, 1] and numbers[0][1] != 1 and numbers[1][1] == 1:
        del numbers[0]       # "11" over 1, 2, 3: a scrambled heading
    steps = [b == a + 1 for (_, a), (_, b) in zip(numbers, numbers[1:])]
    if len(numbers) < FEWEST or sum(steps) < IN_ORDER * len(steps) or fields[0].column:
        return
    for (i, a), (j, b) in zip(numbers, numbers[1:]):
        if j == i + 2 and b == a + 2 and len(_text(found[fields[i + 1]])) <= 3:
            _set(found[fields[i + 1]], str(a + 1))
    head, text = fields[0], _text(found[fields[0]])
    if head.row < fields[numbers[0][0]].row and _SCRAMBLED.match(text) and not _HEADS.match(text):
        _set(found[head], "TT")


def _mend_crosses(found: Mapping[Field, list[Run]], fields: list[Field]) -> None:
    """Short cells below the first cross, none of them a word or a figure of its own, are crosses too."""
    first = next(f.row for f in fields if _CROSS.match(_text(found[f])))
    below = [f for f in fields if f.row >= first]
    others = [f for f in below if not _CROSS.match(_text(found[f]))]
    if len(others) < len(below) / 2 and all(_MAY_BE_CROSS.match(_text(found[f])) and len(found[f]) <= 1 for f in others):
        for field in others:
            _set(found[field], "x")


def _text(runs: list[Run]) -> str:
    return " ".join(run.text for run in runs)


def _set(runs: list[Run], text: str) -> None:
    if runs:
        runs[0].words[0].text = text
        del runs[0].words[1:], runs[1:]
