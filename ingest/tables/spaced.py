"""Tables of plain text whose columns are set with spaces: each such line is given tabs between its cells.

    TT    Nội dung               2026     2027              TT<tab>Nội dung<tab>2026<tab>2027
    1     Giống chè Shan         820      1.150      ──▶    1<tab>Giống chè Shan<tab>820<tab>1.150
    2     Bể chứa nước mưa                440               2<tab>Bể chứa nước mưa<tab><tab>440

Columns begin where the fragments of the heading line do; a cell belongs to the column that begins nearest, a figure to the one that begins or ends
nearest, as figures are often set to the right.
"""
from __future__ import annotations

import re

_FRAGMENT = re.compile(r"\S+(?: \S+)*")       # parted from the next by two spaces or more
_FIGURE = re.compile(r"[\d.,]+%?|[-–x]")        # "8.210", "12,5%", "-"
_COLUMNS = 3          # the fewest that make a table: two may be a letterhead, or a list with its page numbers
_ROWS = 3             # the fewest lines, the heading among them
_WIDE = 3             # spaces between two columns, in half of a heading's gaps at least
_OFF = 3              # letters by which a cell may stand beside where its column begins
_ALIGNED = 0.8        # share of the cells that must stand so


def with_tabs(lines: list[str]) -> list[str]:
    """The lines, those of tables set with spaces with tabs between their cells; the others as they are. As many as were given."""
    found, at = list(lines), 0
    while at < len(lines):
        end = _end(lines, at)
        if end - at >= _ROWS and (rows := _rows(lines[at:end])):
            found[at:end] = ["\t".join(row) for row in rows]
            at = end
        else:
            at += 1
    return found


def _end(lines: list[str], start: int) -> int:
    """Where the stretch of lines that begins at `start` ends: the first line that is blank, has tabs or pipes, or too few fragments."""
    at = start
    while at < len(lines) and "\t" not in lines[at] and "|" not in lines[at] and len(_FRAGMENT.findall(lines[at])) >= (_COLUMNS if at == start else 2):
        at += 1
    return at


def _rows(lines: list[str]) -> list[list[str]]:
    """The cells of each line, as many as the first has fragments; empty where they do not stand below one another."""
    heading = list(_FRAGMENT.finditer(lines[0]))
    starts = [m.start() for m in heading]
    ends = [m.end() for m in heading]
    wide = sum(b.start() - a.end() >= _WIDE for a, b in zip(heading, heading[1:]))
    if 2 * wide < len(starts):
        return []                # two spaces here and there are those of justified prose
    rows, aligned, cells = [], 0, 0
    for line in lines:
        fragments = list(_FRAGMENT.finditer(line))
        if len(fragments) > len(starts):
            return []
        row, column = [""] * len(starts), -1
        whole = len(fragments) == len(starts)      # every cell is there: a long one may have pushed the others along
        for i, fragment in enumerate(fragments):
            off = [abs(start - fragment.start()) for start in starts]
            if _FIGURE.fullmatch(fragment[0]):
                off = [min(beside, abs(end - fragment.end())) for beside, end in zip(off, ends)]
            nearest = min(range(len(starts)), key=off.__getitem__)
            aligned += off[nearest] <= _OFF
            column = i if whole else max(nearest, column + 1)
            if column >= len(starts):
                return []
            row[column] = fragment[0]
        cells += len(fragments)
        rows.append(row)
    return rows if aligned >= _ALIGNED * cells else []
