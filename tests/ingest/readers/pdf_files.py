"""Small PDFs for the tests, drawn with reportlab: text, rules and tables at given places, as PDF writers leave them."""
from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from ingest.blocks import Grid, Line, Reading

# version 1 of Liberation (Debian's folder "liberation") has no Vietnamese letters
FONTS = (("/usr/share/fonts/truetype/liberation2", "LiberationSerif-Regular", "LiberationSerif-Bold", "LiberationSerif-Italic"),)
LEFT, RIGHT = 85, 540    # the text area of a portrait page
STEP = 18                # from line to line


class Pages:
    """A PDF in the making; (0, 0) is the upper left corner of an A4 page, in points."""

    def __init__(self, path: Path, *, landscape: bool = False, quarter: int = 0) -> None:
        """`quarter`: the page's /Rotate, in quarters of a circle."""
        canvas = pytest.importorskip("reportlab.pdfgen.canvas", reason="reportlab vẽ PDF cho phép thử")
        _register()
        self.path, self.width, self.height = path, *((842, 595) if landscape else (595, 842))
        self._canvas = canvas.Canvas(str(path), pagesize=(self.width, self.height), invariant=1)
        self._quarter = quarter
        self._turn()

    def _turn(self) -> None:
        if self._quarter:
            self._canvas.setPageRotation(90 * self._quarter)

    def text(self, x: float, y: float, text: str, size: float = 13, face: str = "regular") -> float:
        """Text with its baseline at y; the x where it ends."""
        self._canvas.setFont(face, size)
        self._canvas.drawString(x, self.height - y, text)
        return x + self._canvas.stringWidth(text, face, size)

    def centred(self, x: float, y: float, text: str, size: float = 13, face: str = "regular") -> None:
        self._canvas.setFont(face, size)
        self._canvas.drawCentredString(x, self.height - y, text)

    def upwards(self, x: float, y: float, text: str, size: float = 11) -> None:
        """Text on its side, running upwards from (x, y)."""
        self._canvas.saveState()
        self._canvas.translate(x, self.height - y)
        self._canvas.rotate(90)
        self._canvas.setFont("regular", size)
        self._canvas.drawString(0, 0, text)
        self._canvas.restoreState()

    def paragraph(self, y: float, *lines: str, face: str = "regular") -> float:
        """Full lines, the first one indented; the baseline of the next."""
        for i, line in enumerate(lines):
            self.text(LEFT + (30 if i == 0 else 0), y, line, face=face)
            y += STEP
        return y

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self._canvas.line(x0, self.height - y0, x1, self.height - y1)

    def frame(self, left: float, top: float, right: float, bottom: float) -> None:
        self._canvas.rect(left, self.height - bottom, right - left, bottom - top)

    def table(self, xs: Sequence[float], ys: Sequence[float], cells: dict[tuple[int, int], str | tuple],
              spans: dict[tuple[int, int], tuple[int, int]] | None = None, size: float = 11) -> None:
        """A ruled table: borders of columns and rows, cells by (row, column), merged ones as (down, across)."""
        spans = spans or {}
        hidden = {(r + i, c + j) for (r, c), (down, across) in spans.items()
                  for i in range(down) for j in range(across)} - set(spans)
        for r in range(len(ys) - 1):
            for c in range(len(xs) - 1):
                if (r, c) in hidden:
                    continue
                down, across = spans.get((r, c), (1, 1))
                self.frame(xs[c], ys[r], xs[c + across], ys[r + down])
                lines = cells.get((r, c), ())
                for i, line in enumerate([lines] if isinstance(lines, str) else lines):
                    self.text(xs[c] + 3, ys[r] + size + 2 + i * (size + 2), line, size)

    def picture(self, path: Path | str) -> None:
        """A picture over the whole page, as a scanner leaves it."""
        self._canvas.drawImage(str(path), 0, 0, self.width, self.height)

    def turn_over(self) -> None:
        self._canvas.showPage()
        self._turn()

    def done(self) -> Path:
        self._canvas.save()
        return self.path


def _register() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for folder, *faces in FONTS:
        if all(Path(folder, face + ".ttf").exists() for face in faces):
            for name, face in zip(("regular", "bold", "italic"), faces):
                pdfmetrics.registerFont(TTFont(name, str(Path(folder, face + ".ttf"))))
            return
    pytest.skip("cần phông Liberation Serif 2 (gói fonts-liberation2)")


def lines(reading: Reading) -> list[Line]:
    return [block for block in reading.blocks if isinstance(block, Line)]


def grids(reading: Reading) -> list[Grid]:
    return [block for block in reading.blocks if isinstance(block, Grid)]


def texts(grid: Grid) -> list[list[str | None]]:
    """A grid's cells as text, None where a merged cell reaches over."""
    return [[None if cell is None else cell.text for cell in row.cells] for row in grid.rows]
