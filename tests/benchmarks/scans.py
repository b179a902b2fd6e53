"""How well scanned pages are read: words wrong in prose and in the cells of tables, beside Tesseract alone in the same run.

    python tests/benchmarks/scans.py ../shared/plans/formats/pdf/*.pdf

Each text PDF is made a scan first, as an office's scanner gives it: 170 dpi, grey, slightly turned, soft, its paper uneven and with
specks of dust. What is read of it is compared with what is read of its text layer. 'wrong' counts words replaced, lost or added.
"""
from __future__ import annotations

import argparse
import io
import sys
import time
from collections.abc import Iterable
from difflib import SequenceMatcher
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2]))

from ingest.blocks import Grid, Line  # noqa: E402
from ingest.readers.pdf import read  # noqa: E402

DPI = 170


def scanned(source: Path, target: Path) -> list:
    """The pages of a text PDF as pictures, saved as a PDF of pictures."""
    import pypdfium2
    from PIL import Image, ImageDraw, ImageFilter

    rng, pages = np.random.default_rng(sum(map(ord, source.stem))), []
    with pypdfium2.PdfDocument(source) as document:
        for page in document:
            picture = page.render(scale=DPI / 72, grayscale=True).to_pil().convert("L")
            draw = ImageDraw.Draw(picture)
            for _ in range(25):
                x, y, size = rng.integers(0, picture.width), rng.integers(0, picture.height), rng.integers(1, 3)
                draw.ellipse([x, y, x + size, y + size], fill=40)
            picture = picture.rotate(float(rng.uniform(-0.8, 0.8)), Image.Resampling.BICUBIC, fillcolor=255).filter(ImageFilter.GaussianBlur(0.6))
            paper = Image.fromarray(rng.normal(234, 4.5, (picture.height // 150 + 2, picture.width // 150 + 2)).astype(np.float32))
            ink = np.asarray(picture) / 255
            grey = 68 + (np.asarray(paper.resize(picture.size, Image.Resampling.BICUBIC)) - 68) * ink + rng.normal(0, 3.5, ink.shape)
            buffer = io.BytesIO()
            Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8)).save(buffer, "JPEG", quality=75)
            pages.append(Image.open(io.BytesIO(buffer.getvalue())))
    pages[0].save(target, save_all=True, append_images=pages[1:], resolution=DPI)
    return pages


def words(blocks: Iterable[Line | Grid]) -> tuple[list[str], list[str]]:
    """The words of the prose and those of the cells, small letters."""
    prose: list[str] = []
    cells: list[str] = []
    for block in blocks:
        if isinstance(block, Line):
            prose += block.text.casefold().split()
        else:
            cells += [word for row in block.rows for cell in row.cells if cell is not None for word in cell.text.casefold().split()]
    return prose, cells


def wrong(wanted: list[str], got: list[str]) -> int:
    return sum(max(b - a, d - c) for op, a, b, c, d in SequenceMatcher(None, wanted, got, autojunk=False).get_opcodes() if op != "equal")


def main() -> None:
    import pytesseract

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pdf", nargs="+", type=Path)
    print(f"{'plan':34} {'pages':>5} {'prose':>6} {'wrong':>7} {'cells':>6} {'wrong':>7} {'s/page':>7} {'Tesseract alone: words wrong':>29} {'s/page':>7}")
    with TemporaryDirectory() as folder:
        for source in parser.parse_args().pdf:
            target = Path(folder) / source.name
            pages = scanned(source, target)
            prose, cells = words(read(source).blocks)
            begun = time.perf_counter()
            own_prose, own_cells = words(read(target).blocks)
            own = time.perf_counter() - begun
            begun = time.perf_counter()
            peer = " ".join(pytesseract.image_to_string(page, lang="vie") for page in pages).casefold().split()
            others = time.perf_counter() - begun
            print(f"{source.stem[:34]:34} {len(pages):5} {len(prose):6} {wrong(prose, own_prose) / max(len(prose), 1):7.2%} {len(cells):6} "
                  f"{wrong(cells, own_cells) / max(len(cells), 1):7.2%} {own / len(pages):7.1f} {wrong(prose + cells, peer) / len(prose + cells):29.2%} {others / len(pages):7.1f}")


if __name__ == "__main__":
    main()
