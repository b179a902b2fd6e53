"""The reading order of runs: rows across the page, and blocks whose two columns are read one after the other.

The national heading block (issuer and number at the left, motto and date at the right) and the signature block
(recipients at the left, signer at the right) are such blocks. The order is found by looking for a gutter: a vertical
strip that stays white over several bands, a simple form of the XY cut (Nagy and Seth, 1984).
"""
from __future__ import annotations

from statistics import median

from ingest.readers.columns import is_right
from ingest.readers.pdf_aligned import Aligned, aligned_table
from ingest.readers.pdf_bands import Band, bands_of, intersect, one_by_one
from ingest.readers.pdf_words import Run, opens_motto

GUTTER = 1.0             # of the type size: the narrowest gutter of a block of two columns
MOTTO_GUTTER = 0.2       # the same where the national motto stands beside a long issuer's name
BLANK_BANDS = 9.0        # of the type size: a wider vertical gap ends a block of columns
ALIGNED = 0.6            # of the type size: left edges this close are aligned


def in_reading_order(runs: list[Run]) -> list[Run | Aligned]:
    """Runs of a page (or of the part between two tables) → its lines, and tables without rules, in reading order."""
    bands = bands_of(runs)
    found: list[Run | Aligned] = []
    at = 0
    while at < len(bands):
        end, table = aligned_table(bands, at)
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
    bands, blocks, at = bands_of(runs), [], 0
    while at < len(bands):
        end, gutter = _column_block(bands, at)
        if gutter is not None:
            block = [run for band in bands[at:end] for run in band.runs]
            blocks.append(([run for run in block if run.right <= gutter], [run for run in block if run.right > gutter]))
        at = end
    return blocks


def _column_block(bands: list[Band], start: int) -> tuple[int, float | None]:
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
        common = intersect(gutters, bands[end].gaps(), narrowest)
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


def _aligned_rows(bands: list[Band], gutter: float) -> int:
    """How many bands at the beginning are rows whose right cells begin at one place and end at several."""
    rights: list[Run] = []
    for band in bands:
        left, right = _sides(band, gutter)
        if not left or not right or (rights and abs(right[0].left - rights[0].left) > ALIGNED * right[0].size):
            break
        rights.append(right[0])
    middles = [(run.left + run.right) / 2 for run in rights]
    centred = bool(rights) and max(middles) - min(middles) < ALIGNED * rights[0].size
    return 0 if centred or _running(rights) or _frames(rights) else len(rights)


def _frames(rights: list[Run]) -> bool:
    """Whether what stands at the right is a motto, a date or a signature: 'Nơi nhận:' beside 'TM. ỦY BAN NHÂN DÂN', though both begin at one place."""
    return any(is_right(run.text) for run in rights)


def _running(lines: list[Run]) -> bool:
    """Whether lines are those of running text in a column: many, and most of them full."""
    if len(lines) < 6:
        return False
    width = max(line.right for line in lines) - min(line.left for line in lines)
    return median(line.right - line.left for line in lines) > 0.85 * width


def _sides(band: Band, gutter: float) -> tuple[list[Run], list[Run]]:
    return [r for r in band.runs if r.right <= gutter], [r for r in band.runs if r.right > gutter]


def _trim(bands: list[Band], start: int, end: int, gutter: float) -> int:
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


def _is_block(bands: list[Band], gutter: float) -> bool:
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
    return not aligned or _running(one_by_one(rights)) or _frames(rights)
