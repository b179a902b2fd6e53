"""Tables without rules on a page: three columns or more that white strips keep apart over several rows."""
from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from ingest.readers.pdf_bands import Band, intersect
from ingest.readers.pdf_words import Run

CELL_GAP = 0.7           # of the type size: the narrowest gutter between the columns of such a table
ROW_GAP = 1.8            # of the type size: a wider vertical gap ends it


@dataclass(slots=True)
class Aligned:
    """A table without rules: rows of cells, each with its lines."""

    rows: list[list[list[Run]]]


def aligned_table(bands: list[Band], start: int) -> tuple[int, Aligned | None]:
    """A table without rules that begins at band `start`: three columns or more, kept apart over several rows.

    A band without its first cell goes on with the row above; one that stands under no column's text ends the table.
    """
    size = median(run.size for run in bands[start].runs)
    gutters = [g for g in bands[start].gaps()[1:-1] if g[1] - g[0] >= CELL_GAP * size]
    if len(gutters) < 2:
        return start, None
    end = start + 1
    while end < len(bands) and bands[end].top - bands[end - 1].bottom < ROW_GAP * size:
        kept = [intersect([gutter], bands[end].gaps(), CELL_GAP * size) for gutter in gutters]
        if not all(kept) or len(bands[end].runs) > len(gutters) + 1:
            break
        gutters, end = [gap[0] for gap in kept], end + 1
    edges = [(a + b) / 2 for a, b in gutters]
    rows: list[list[list[Run]]] = []
    columns: list[list[Run]] = [[] for _ in range(len(edges) + 1)]
    for band in bands[start:end]:
        placed = [(sum(run.left > edge for edge in edges), run) for run in band.runs]
        if any(columns[at] and not any(_overlap(run, above) for above in columns[at]) for at, run in placed):
            break
        if not rows or any(at == 0 for at, _ in placed):
            rows.append([[] for _ in columns])
        for at, run in placed:
            rows[-1][at].append(run)
            columns[at].append(run)
    full = sum(all(row) for row in rows)
    while rows and sum(bool(cell) for cell in rows[-1]) < 2:   # a short line of text under the table
        rows.pop()
    if len(rows) < 3 or full < 2:
        return start, None
    taken = sum(len(cell) for row in rows for cell in row)
    end = start
    while taken > 0:
        taken -= len(bands[end].runs)
        end += 1
    return end, Aligned(rows)


def _overlap(a: Run, b: Run) -> bool:
    return a.left <= b.right and b.left <= a.right
