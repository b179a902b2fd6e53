"""Marks of emphasis that Markdown or an extractor left in a line, read into flags and removed.

Only the tags of plain formatting go (<b>, <i>, <sub> …); any other tag is text of the document like the rest.
"""
from __future__ import annotations

import re
from typing import NamedTuple

# "**", "*", "***", "****" · "<b>", "</strong>", "<sub>" · "__" around a word
_TOKEN = re.compile(r"(\*{1,4})|<(/?)(b|strong|i|em|u|s|sub|sup|span|font|small|p|div)\b[^<>]{0,200}>|(?<![^\W_])__(?=\S)|(?<=\S)__(?!\w)", re.IGNORECASE)
_MARKED = re.compile(r"[*<_]")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
# "## KẾ HOẠCH", "#### **1. Phòng Nông nghiệp**"
_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
_GLUED = re.compile(r"[\w:.)]$")


# "(\*)": asterisks that Markdown is told to take for text, kept out of the way under letters of no use
_ESCAPED = re.compile(r"\\([*_#])")
_HIDDEN = {"*": "\ue02a", "_": "\ue05f", "#": "\ue023"}
_SHOWN = {ord(hidden): sign for sign, hidden in _HIDDEN.items()}


class Run(NamedTuple):
    text: str
    bold: bool
    italic: bool


class Marked(NamedTuple):
    """A line without its marks. `bold`: how many characters from the start are bold. `italic`: all of it is."""

    text: str
    heading: int | None
    bold: int
    italic: bool


def read_marks(line: str) -> list[Marked]:
    """A line of the source as the lines that it holds: usually one; more at <br> or where emphasised lines were glued
    together ('**Phụ lục 03:****Danh mục dự án***(Kèm theo Kế hoạch)*' is three)."""
    heading, line = None, _ESCAPED.sub(lambda m: _HIDDEN[m[1]], line)
    match = _HEADING.match(line)
    if match:
        heading, line = len(match.group(1)), line[match.end():].rstrip("# ")
    if not _MARKED.search(line):
        return [Marked(line.translate(_SHOWN), heading, 0, False)]
    return [_flags(runs, heading) for part in _BREAK.split(line) for runs in _unglue(_runs(part))]


def strip_marks_of_emphasis(text: str) -> str:
    """Text without the marks: '<b>57.285</b>' → '57.285'."""
    text = _ESCAPED.sub(lambda m: _HIDDEN[m[1]], text)
    return ("".join(run.text for run in _runs(text)) if _MARKED.search(text) else text).translate(_SHOWN)


def _flags(runs: list[Run], heading: int | None) -> Marked:
    text = "".join(run.text for run in runs)
    lead = len(text) - len(text.lstrip())
    bold = 0
    for run in runs:
        if not run.bold and run.text.strip():
            break
        bold += len(run.text)
    bold = max(0, min(bold, len(text.rstrip())) - lead)
    text = text.strip().translate(_SHOWN)
    italic = bool(text) and all(run.italic or not run.text.strip() for run in runs)
    return Marked(text, heading, bold if any(run.bold for run in runs) else 0, italic)


def _runs(line: str) -> list[Run]:
    """The stretches of equal emphasis. Asterisks that don't pair up on the line are text."""
    runs, bold, italic, end = [], False, False, 0
    pieces: list[str] = []

    def close() -> None:
        text = "".join(pieces)
        pieces.clear()
        if text:
            runs.append(Run(text, bold, italic))

    for token in _TOKEN.finditer(line):
        stars, slash, tag = token.group(1), token.group(2), (token.group(3) or "").lower()
        if stars and not _is_mark(line, token, bold or italic):
            continue
        pieces.append(line[end:token.start()])
        end = token.end()
        if stars is None and not tag:
            stars = "**"
        if tag and tag not in ("b", "strong", "i", "em"):
            continue
        close()
        if tag:
            bold, italic = (not slash, italic) if tag in ("b", "strong") else (bold, not slash)
        else:
            bold, italic = _toggle(len(stars), bold, italic)
    pieces.append(line[end:])
    if (bold or italic) and "*" in line:
        return [Run(line, False, False)]
    close()
    return runs


def _is_mark(line: str, token: re.Match[str], inside: bool) -> bool:
    """Whether asterisks are a mark: not '* Giải pháp' (an item) and not '(*)' (a footnote's sign)."""
    before, after = line[token.start() - 1: token.start()] if token.start() else "", line[token.end(): token.end() + 1]
    if before == "(" and after == ")":
        return False
    if inside:
        return True
    if before.isalnum() and after.isalnum() and len(token.group()) == 1:
        return False  # "2*3"
    return bool(after) and not after.isspace()


def _toggle(stars: int, bold: bool, italic: bool) -> tuple[bool, bool]:
    """Emphasis after a run of asterisks; a run too long for one mark closes one and opens the next."""
    if stars == 1:
        return bold, not italic
    if stars == 2:
        return (False, italic) if bold else (bold, italic) if italic else (True, False)
    if stars == 3:
        return (not bold, not italic)
    return (bold, italic) if bold or italic else (True, False)


def _unglue(runs: list[Run]) -> list[list[Run]]:
    lines: list[list[Run]] = [[]]
    for run in runs:
        if lines[-1] and _glued(lines[-1][-1], run):
            lines.append([])
        lines[-1].append(run)
    return [line for line in lines if any(run.text.strip() for run in line)] or [runs]


def _glued(before: Run, run: Run) -> bool:
    """Whether a new line starts here: emphasised text that follows without a space, with a capital or a parenthesis."""
    if not (run.bold or run.italic) or not _GLUED.search(before.text):
        return False
    first = run.text[:1]
    return first.isupper() or (first == "(" and run.italic and len(run.text) > 8)
