"""An answer's text cut into statements, each with the citations that its marks name."""
from __future__ import annotations

import re
from dataclasses import dataclass, replace

MARK = re.compile(r"\[(\d{1,3})\]")                                 # "[12]"
_MARKS = re.compile(r"(?:\s*\[\d{1,3}\][,;]?)+")                     # "[1][2]", "[1], [2]"
_ITEM = re.compile(r"\s*(?:[-*+•]|\d{1,2}[.)])\s+")                  # "- …", "1. …"
_RULE = re.compile(r"\s*\|?[\s:|-]+\|[\s:|-]*$")                     # "| --- | --- |"
# The end of a sentence before a capital, with the marks that follow the full stop: "… tỷ đồng. [1] Sở …"
_SENTENCE = re.compile(r"(?<=[.!?;…])(?:\*{0,2})(?:\s*\[\d{1,3}\])*\s+(?=[\"“*(]*(?P<first>\w))")
_PROVENANCE = re.compile(r"\s*\*?Căn cứ:")


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence, list item or cell at [start, end) of the answer's text. `marks`: the numbers of its own citations; `near`:
    where it has none, those of its line, row or paragraph; `line` counts the lines of the answer."""

    start: int
    end: int
    marks: tuple[int, ...]
    near: tuple[int, ...]
    line: int
    shape: str      # 'sentence', 'item', 'cell', 'header', 'quote', 'provenance'


def split(text: str) -> list[Statement]:
    """The statements of an answer, in order."""
    found: list[Statement] = []
    block: list[int] = []          # marks since the last provenance line
    last: tuple[int, ...] = ()     # marks of the line before, which a quotation under it shows
    at = 0
    lines = text.split("\n")
    for number, line in enumerate(lines):
        begin, at = at, at + len(line) + 1
        if not line.strip() or _RULE.match(line):
            continue
        own = tuple(int(n) for n in MARK.findall(line))
        if _PROVENANCE.match(line):
            found.append(Statement(begin, begin + len(line), tuple(dict.fromkeys(block)), (), number, "provenance"))
            block = []
            continue
        block += own
        last = own or last
        if line.lstrip().startswith(">"):
            found.append(Statement(begin, begin + len(line), own or last, tuple(block), number, "quote"))
        elif line.lstrip().startswith("|"):
            header = number + 1 < len(lines) and bool(_RULE.match(lines[number + 1]))
            found += _cells(line, begin, own, number, "header" if header else "cell")
        elif item := _ITEM.match(line):
            found += _by_marks(line, len(item[0]), begin, own or tuple(block), number, "item")
        else:
            found += _sentences(line, begin, own or tuple(block), number)
    return found


def _cells(line: str, begin: int, own: tuple[int, ...], number: int, shape: str) -> list[Statement]:
    """The cells of a table's row; those without marks have all of the row's."""
    found, at = [], 0
    for cell in line.split("|"):
        if cell.strip():
            found += [replace(s, marks=s.marks or own) for s in _by_marks(cell, 0, begin + at, own, number, shape)]
        at += len(cell) + 1
    return found


def _by_marks(line: str, skip: int, begin: int, near: tuple[int, ...], number: int, shape: str) -> list[Statement]:
    """A mark speaks for all that stands before it, back to the mark before."""
    found, start = [], skip
    for group in _MARKS.finditer(line, skip):
        if line[start:group.start()].strip(" .;,*"):
            found.append(Statement(begin + start, begin + group.start(), tuple(int(n) for n in MARK.findall(group[0])), (), number, shape))
        start = group.end()
    if line[start:].strip(" .;,*|"):
        found.append(Statement(begin + start, begin + len(line), (), near, number, shape))
    return found


def _sentences(line: str, begin: int, near: tuple[int, ...], number: int) -> list[Statement]:
    """The sentences of a paragraph, not cut inside quotation marks; a sentence without marks has those of its paragraph near."""
    cuts = [0, *sentence_ends(line), len(line)]
    return [s for a, b in zip(cuts, cuts[1:]) for s in _by_marks(line[a:b], 0, begin + a, near, number, "sentence")]


def sentence_ends(line: str) -> list[int]:
    """Where sentences of a line end and another begins, the marks after a full stop counted in; never inside quotation marks."""
    inside, depth = [], 0
    for c in line:
        depth += (c == "“") - (c == "”" and depth > 0)
        inside.append(depth > 0)
    return [m.end() for m in _SENTENCE.finditer(line) if not inside[m.start()] and not m["first"].islower()]
