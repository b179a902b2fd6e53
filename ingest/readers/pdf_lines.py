"""Runs of a document's pages made Lines: where they stand in the text area, how they are set, what is furniture."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from math import cos, radians, sin
from statistics import median

from ingest.blocks import Grid, Line
from ingest.errors import UnreadableFile
from ingest.readers.pdf_words import Run
from index.records import Box

CENTRED = 0.015          # fraction of the text width: how unequal the two margins of a centred line may be
SLACK = 0.03             # and how wide they are at least
GAP = 1.22               # of the usual step between lines: a wider one is a gap
SHIFTED = 6.0            # points by which the text areas of left and right pages lie apart at least
FEW_LINES = 8            # a page with fewer lines takes its text area from the other pages of its shape


@dataclass(slots=True)
class PageLayout:
    """A page as it was laid out: its runs (lines of text) and grids in reading order. Sizes in points."""

    number: int              # 1 is the first
    width: float
    height: float
    items: list[Run | Grid] = field(default_factory=list)
    notes: set[int] = field(default_factory=set)   # id() of the runs that are footnotes
    scanned: bool = False
    lost: UnreadableFile | None = None   # why the page could not be recognised
    turned: int = 0          # which way the text runs in the file (see pdf_turned); here it was turned upright
    doubts: dict[str, dict[str, float]] = field(default_factory=dict)   # of a scan: what else its words may be (see ocr_doubts)
    angle: float = 0.0       # degrees by which the scan was turned back (counter-clockwise) before it was laid out

    @property
    def runs(self) -> list[Run]:
        return [item for item in self.items if isinstance(item, Run)]

    def box(self, left: float, top: float, right: float, bottom: float) -> Box:
        """A rectangle in points as a Box of the page as it is in the file: a scan's own tilt is given back to it."""
        if self.angle:
            x, y = (left + right - self.width) / 2, (top + bottom - self.height) / 2
            turn = radians(self.angle)
            across, down = x * cos(turn) - y * sin(turn) - x, x * sin(turn) + y * cos(turn) - y
            left, right, top, bottom = left + across, right + across, top + down, bottom + down
        if self.turned == 2:
            left, top, right, bottom = self.width - right, self.height - bottom, self.width - left, self.height - top
        elif self.turned == 1:   # back to how the page lies in the file, whose sides are exchanged
            left, top, right, bottom = top, self.width - right, bottom, self.width - left
        elif self.turned == -1:
            left, top, right, bottom = self.height - bottom, left, self.height - top, right
        width, height = (self.height, self.width) if self.turned in (1, -1) else (self.width, self.height)
        return Box(page=self.number, left=_share(left, width), top=_share(top, height),
                   right=_share(right, width), bottom=_share(bottom, height))


def text_areas(pages: Sequence[PageLayout]) -> dict[int, tuple[float, float]]:
    """Left and right edge of each page's text, in points, by page number."""
    shapes: dict[tuple[int, int], list[Run]] = {}
    for page in pages:
        shapes.setdefault(_shape(page), []).extend(page.runs)
    areas = {}
    for page in pages:
        runs = page.runs
        own = page.scanned and len(runs) >= FEW_LINES
        runs = runs if own else shapes[_shape(page)]
        areas[page.number] = _edges(runs) if len(runs) >= FEW_LINES else _few_edges(page)
    _mirrored(pages, areas)
    return areas


def _mirrored(pages: Sequence[PageLayout], areas: dict[int, tuple[float, float]]) -> None:
    """Where left and right pages have their margins exchanged, each page's text area is its own."""
    own = {page.number: _edges(page.runs) for page in pages if len(page.runs) >= 2 * FEW_LINES}
    if len(own) < 2:
        return
    usual = median(right - left for left, right in own.values())
    for number, (left, right) in own.items():
        wide = areas[number][1] - areas[number][0]
        if wide > usual + SHIFTED and abs(right - left - usual) < SHIFTED:
            areas[number] = left, right


def _shape(page: PageLayout) -> tuple[int, int]:
    return round(page.width / 10), round(page.height / 10)


def _edges(runs: Sequence[Run]) -> tuple[float, float]:
    """The margins: where many lines begin and end, so that a few that stick out don't count."""
    lefts, rights = sorted(r.left for r in runs), sorted(r.right for r in runs)
    return lefts[len(lefts) // 20], max(rights[-1 - len(rights) // 20], lefts[len(lefts) // 20] + 1.0)


def _few_edges(page: PageLayout) -> tuple[float, float]:
    """Where a few lines say little about the margins, tables say more; else the page has margins of a tenth."""
    tables = _table_sides(page)
    lefts = [run.left for run in page.runs] + [left for left, _ in tables] + [0.1 * page.width]
    rights = [run.right for run in page.runs] + [right for _, right in tables] + [0.9 * page.width]
    return min(lefts), max(rights)


def lines_of(page: PageLayout, area: tuple[float, float]) -> list[Line | Grid]:
    """A page's items → Lines and Grids."""
    left, right = area
    width = max(right - left, 1.0)
    step = _usual_step(page.runs)
    axes = [(left + right) / 2, *((a + b) / 2 for a, b in _table_sides(page)), *([page.width / 2] if len(page.runs) < FEW_LINES else [])]
    blocks: list[Line | Grid] = []
    before: Run | None = None
    for item in page.items:
        if isinstance(item, Grid):
            blocks.append(item)
            before = None
            continue
        indent, fill = (item.left - left) / width, (item.right - left) / width
        gap = before is not None and item.baseline - before.baseline > GAP * step * item.size
        blocks.append(Line(
            text=item.text, blank_before=gap, bold=_bold(item), italic=all(w.italic for w in item.words),
            centered=any(abs(item.left + item.right - 2 * axis) < CENTRED * width for axis in axes)
            and min(indent, 1 - fill) > SLACK,
            indent=round(indent, 4), fill=round(fill, 4), size=round(item.size, 1), page=page.number,
            note=id(item) in page.notes, box=page.box(item.left, item.top, item.right, item.bottom),
        ))
        before = item
    return _centre_titles(blocks)


def _table_sides(page: PageLayout) -> list[tuple[float, float]]:
    """Left and right side of the page's tables, in points of the page as it is read."""
    boxes = [item.rows[0].box for item in page.items if isinstance(item, Grid) and item.rows[0].box is not None]
    if page.turned == 1:
        return [((1 - box.bottom) * page.width, (1 - box.top) * page.width) for box in boxes]
    if page.turned == -1:
        return [(box.top * page.width, box.bottom * page.width) for box in boxes]
    if page.turned == 2:
        return [((1 - box.right) * page.width, (1 - box.left) * page.width) for box in boxes]
    return [(box.left * page.width, box.right * page.width) for box in boxes]


def _centre_titles(blocks: list[Line | Grid]) -> list[Line | Grid]:
    """A title's full lines are centred where its shorter ones are: all of them bold or italic, without a gap."""
    def same(a: Line | Grid, b: Line | Grid, later: Line | Grid) -> bool:
        return (isinstance(a, Line) and isinstance(b, Line) and a.size == b.size and not later.blank_before
                and (_wholly_bold(a) and _wholly_bold(b) or a.italic and b.italic)
                and abs((b.indent or 0) - (1 - (b.fill or 0))) < 2 * CENTRED)

    for order in (range(1, len(blocks)), range(len(blocks) - 2, -1, -1)):
        for i in order:
            j = i - 1 if order.step > 0 else i + 1
            one, other = blocks[i], blocks[j]
            if same(other, one, blocks[max(i, j)]) and other.centered and not one.centered:
                blocks[i] = replace(one, centered=True)
    return blocks


def _wholly_bold(line: Line) -> bool:
    return line.bold >= len(line.text)


def _share(value: float, whole: float) -> float:
    return round(min(max(value / whole, 0.0), 1.0), 5)


def _usual_step(runs: Sequence[Run]) -> float:
    """The step from line to line inside a paragraph, in type sizes."""
    steps = sorted((b.baseline - a.baseline) / b.size for a, b in zip(runs, runs[1:])
                   if 0.8 * b.size < b.baseline - a.baseline < 2.5 * b.size and abs(a.size - b.size) < 0.6)
    return median(steps[:len(steps) // 2 + 1]) if steps else 1.2


def _bold(run: Run) -> int:
    """How many characters from the start are bold."""
    words = run.words
    count = next((i for i, w in enumerate(words) if not w.bold), len(words))
    return len(run.text) if count == len(words) else len(Run(words[:count]).text) if count else 0
