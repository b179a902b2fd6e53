"""The reading order of runs: rows across the page, and blocks whose two columns are read one after the other.

The national heading block (issuer and number at the left, motto and date at the right) and the signature block
(recipients at the left, signer at the right) are such blocks. The order is found by looking for a gutter: a vertical
strip that stays white over several bands, a simple form of the XY cut (Nagy and Seth, 1984).
"""
from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from ingest.readers.pdf_words import Run, opens_motto

GUTTER = 1.0             # of the type size: the narrowest gutter of a block of two columns
MOTTO_GUTTER = 0.2       # the same where the national motto stands beside a long issuer's name
CELL_GAP = 0.7           # and the narrowest between the columns of a table without rules
ROW_GAP = 1.8            # of the type size: a wider vertical gap ends such a table
CORE = 0.5               # a run's core reaches from its baseline up by this share of its size
SAME_LINE = 0.25         # of the type size: baselines this close are one line
BLANK_BANDS = 9.0        # of the type size: a wider vertical gap ends a block of columns
ALIGNED = 0.6            # of the type size: left edges this close are aligned


@dataclass(slots=True)
class _Band:
    """Runs that stand side by side."""

    runs: list[Run]

    @property
    def top(self) -> float:
        return min(run.baseline - CORE * run.size for run in self.runs)

    @property
    def bottom(self) -> float:
        return max(run.baseline for run in self.runs)

    def gaps(self) -> list[tuple[float, float]]:
        """The white strips between, before and after its runs."""
        gaps, edge = [], float("-inf")
        for run in sorted(self.runs, key=lambda r: r.left):
            if run.left > edge:
                gaps.append((edge, run.left))
            edge = max(edge, run.right)
        return gaps + [(edge, float("inf"))]


@dataclass(slots=True)
class Aligned:
    """A table without rules: rows of cells, each with its lines."""

    rows: list[list[list[Run]]]


def in_reading_order(runs: list[Run]) -> list[Run | Aligned]:
    """Runs of a page (or of the part between two tables) → its lines, and tables without rules, in reading order."""
    bands = _bands(runs)
    found: list[Run | Aligned] = []
    at = 0
    while at < len(bands):
        end, table = _aligned_table(bands, at)
        if table is not None:
            found.append(table)
            at = end
            continue
        end, gutter = _column_block(bands, at)
        if gutter is None:
            for band in bands[at:end]:
                found += one_by_one(band.runs)
        else:
            block = [run for band in bands[at:end] for run in band.runs]
            while found and isinstance(found[-1], Run) and found[-1].left > gutter:
                block.append(found.pop())
            found += one_by_one([run for run in block if run.right <= gutter])
            found += one_by_one([run for run in block if run.right > gutter])
        at = end
    return found


def column_blocks(runs: list[Run]) -> list[tuple[list[Run], list[Run]]]:
    """The left and right columns of a page's blocks of two columns."""
    bands, blocks, at = _bands(runs), [], 0
    while at < len(bands):
        end, gutter = _column_block(bands, at)
        if gutter is not None:
            block = [run for band in bands[at:end] for run in band.runs]
            blocks.append(([run for run in block if run.right <= gutter], [run for run in block if run.right > gutter]))
        at = end
    return blocks


def _bands(runs: list[Run]) -> list[_Band]:
    bands: list[_Band] = []
    for run in sorted(runs, key=lambda r: r.baseline - CORE * r.size):
        top = run.baseline - CORE * run.size
        if bands and bands[-1].bottom - top > SAME_LINE * CORE * run.size:
            bands[-1].runs.append(run)
        else:
            bands.append(_Band([run]))
    return bands


def one_by_one(runs: list[Run]) -> list[Run]:
    """Runs on one baseline joined, whatever the gaps between them."""
    lines: list[Run] = []
    for run in sorted(runs, key=lambda r: r.baseline):
        if lines and abs(run.baseline - lines[-1].baseline) <= SAME_LINE * min(run.size, lines[-1].size):
            lines[-1] = Run(sorted(lines[-1].words + run.words, key=lambda w: w.left))
        else:
            lines.append(run)
    return lines


def _column_block(bands: list[_Band], start: int) -> tuple[int, float | None]:
    """Where the block of two columns that begins at band `start` ends, and its gutter.

    Without a gutter the bands up to there are read as they stand: one, or the rows of a list in two aligned columns.
    """
    size = median(run.size for run in bands[start].runs)
    motto = len(bands[start].runs) > 1 and any(opens_motto(run.words) for run in bands[start].runs)
    narrowest = (MOTTO_GUTTER if motto else GUTTER) * size
    gutters = [g for g in bands[start].gaps()[1:-1] if g[1] - g[0] >= narrowest]
    if not gutters:
        return start + 1, None
    end = start + 1
    while end < len(bands) and bands[end].top - bands[end - 1].bottom < BLANK_BANDS * size:
        common = _intersect(gutters, bands[end].gaps(), narrowest)
        if not common:
            break
        gutters, end = common, end + 1
    left, right = max((g for g in gutters), key=lambda g: g[1] - g[0])
    gutter = (left + right) / 2
    end = _trim(bands, start, end, gutter)
    rows = _aligned_rows(bands[start:end], gutter)
    if rows >= 2:
        return start + rows, None
    return (end, gutter) if _is_block(bands[start:end], gutter) else (start + 1, None)


def _aligned_rows(bands: list[_Band], gutter: float) -> int:
    """How many bands at the beginning are rows whose right cells begin at one place and end at several."""
    rights: list[Run] = []
    for band in bands:
        left, right = _sides(band, gutter)
        if not left or not right or (rights and abs(right[0].left - rights[0].left) > ALIGNED * right[0].size):
            break
        rights.append(right[0])
    middles = [(run.left + run.right) / 2 for run in rights]
    centred = bool(rights) and max(middles) - min(middles) < ALIGNED * rights[0].size
    return 0 if centred or _running(rights) else len(rights)


def _running(lines: list[Run]) -> bool:
    """Whether lines are those of running text in a column: many, and most of them full."""
    if len(lines) < 6:
        return False
    width = max(line.right for line in lines) - min(line.left for line in lines)
    return median(line.right - line.left for line in lines) > 0.85 * width


def _aligned_table(bands: list[_Band], start: int) -> tuple[int, Aligned | None]:
    """A table without rules that begins at band `start`: three columns or more, kept apart over several rows.

    A band without its first cell goes on with the row above; one that stands under no column's text ends the table.
    """
    size = median(run.size for run in bands[start].runs)
    gutters = [g for g in bands[start].gaps()[1:-1] if g[1] - g[0] >= CELL_GAP * size]
    if len(gutters) < 2:
        return start, None
    end = start + 1
    while end < len(bands) and bands[end].top - bands[end - 1].bottom < ROW_GAP * size:
        kept = [_intersect([gutter], bands[end].gaps(), CELL_GAP * size) for gutter in gutters]
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


def _intersect(some: list[tuple[float, float]], others: list[tuple[float, float]], narrowest: float) -> list[tuple[float, float]]:
    both = [(max(a, c), min(b, d)) for a, b in some for c, d in others]
    return [(a, b) for a, b in both if b - a >= narrowest]


def _sides(band: _Band, gutter: float) -> tuple[list[Run], list[Run]]:
    return [r for r in band.runs if r.right <= gutter], [r for r in band.runs if r.right > gutter]


def _trim(bands: list[_Band], start: int, end: int, gutter: float) -> int:
    """Bands at the end that hold only a left side are kept only if they look like the left column's own lines."""
    last = max(i for i in range(start, end) if i == start or _sides(bands[i], gutter)[1])
    left = [r for band in bands[start:last + 1] for r in _sides(band, gutter)[0]]
    while last + 1 < end and left:
        run = bands[last + 1].runs[0]
        step = bands[last + 1].bottom - bands[last].bottom
        if abs(run.left - min(r.left for r in left)) > run.size or step > 2 * run.size:
            break
        last += 1
    return last + 1


def _is_block(bands: list[_Band], gutter: float) -> bool:
    """Two columns read one after the other, not rows whose cells happen to be aligned.

    In the heading and signature blocks the right column is centred on its own axis: its left edges differ. Where they
    are aligned, the block is a table without rules (read in rows), unless its right column is long running text.
    """
    sides = [_sides(band, gutter) for band in bands]
    both = sum(bool(left and right) for left, right in sides)
    rights = [run for _, right in sides for run in right]
    if both == 0 or len(rights) < 2:
        return False
    lefts = sum(len(left) for left, _ in sides)
    if both == 1 and (lefts < 2 or not any(right and not left for left, right in sides)):
        return False
    starts = [line.left for line in one_by_one(rights)]
    size = median(run.size for run in rights)
    aligned = max(starts) - min(starts) < ALIGNED * size
    return not aligned or _running(one_by_one(rights))
