"""The reading order of runs: rows across the page, and blocks whose two columns are read one after the other.

The national heading block (issuer and number at the left, motto and date at the right) and the signature block
(recipients at the left, signer at the right) are such blocks. The order is found by looking for a gutter: a vertical
strip that stays white over several bands, a simple form of the XY cut (Nagy and Seth, 1984).
"""
from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from ingest.readers.pdf_words import Run

GUTTER = 1.0             # of the type size: the narrowest gutter
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


def in_reading_order(runs: list[Run]) -> list[Run]:
    """Runs of a page (or of the part between two tables) → its lines in reading order."""
    bands = _bands(runs)
    lines: list[Run] = []
    at = 0
    while at < len(bands):
        end, gutter = _column_block(bands, at)
        if gutter is None:
            lines += one_by_one(bands[at].runs)
            at += 1
            continue
        block = [run for band in bands[at:end] for run in band.runs]
        while lines and lines[-1].left > gutter:
            block.append(lines.pop())
        lines += one_by_one([run for run in block if run.right <= gutter])
        lines += one_by_one([run for run in block if run.right > gutter])
        at = end
    return lines


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
    """Where the block of two columns that begins at band `start` ends, and its gutter; (start, None) if none does."""
    size = median(run.size for run in bands[start].runs)
    narrowest = GUTTER * size
    gutters = [g for g in bands[start].gaps()[1:-1] if g[1] - g[0] >= narrowest]
    if not gutters:
        return start, None
    end = start + 1
    while end < len(bands) and bands[end].top - bands[end - 1].bottom < BLANK_BANDS * size:
        common = _intersect(gutters, bands[end].gaps(), narrowest)
        if not common:
            break
        gutters, end = common, end + 1
    left, right = max((g for g in gutters), key=lambda g: g[1] - g[0])
    gutter = (left + right) / 2
    end = _trim(bands, start, end, gutter)
    return (end, gutter) if _is_block(bands[start:end], gutter) else (start, None)


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
        if abs(run.size - left[-1].size) > 0.5 or run.left < min(r.left for r in left) - run.size or step > 2 * run.size:
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
    width = max(r.right for r in rights) - min(r.left for r in rights)
    running = len(starts) >= 6 and median(line.right - line.left for line in one_by_one(rights)) > 0.85 * width
    return running or not aligned
