"""Photographs and scans saved as pictures (PNG, JPEG, TIFF, BMP, WebP): put on a page each and read as a scanned PDF."""
from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from ingest.blocks import Reading
from ingest.errors import DamagedFile, TooLarge, UnreadableFile

if TYPE_CHECKING:
    from PIL.Image import Image

_MOST_PIXELS = 60_000_000    # a page at 600 dpi has 35 million
_MOST_PAGES = 500            # of a TIFF
_PAPER = 8.27                # inches: the width of A4, where a picture says nothing of its resolution


def read(path: Path) -> Reading:
    """The lines and tables recognised in a picture. Raises DamagedFile, TooLarge, and what a scanned PDF raises."""
    from ingest.readers import pdf

    with TemporaryDirectory(prefix="ingest-picture-") as folder:
        page = Path(folder) / "picture.pdf"
        try:
            _to_pdf(path, page)
            reading = pdf.read(page)
        except UnreadableFile as error:
            raise type(error)(path.name, error.fault, error.advice) from error
    return replace(reading, media="scan")


def _to_pdf(path: Path, target: Path) -> None:
    from PIL import Image, UnidentifiedImageError

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow's own limit warns before ours refuses; a damaged EXIF block warns too
        try:
            with Image.open(path) as picture:
                first, *others = _pages(picture, path.name)
                first.save(target, "PDF", save_all=True, append_images=others, resolution=first.width / _PAPER)
        except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
            raise DamagedFile(path.name, "ảnh bị hỏng hoặc bị cắt cụt", "Hãy quét hoặc chụp lại rồi nạp lại.") from error
        except Image.DecompressionBombError as error:
            raise _too_large(path.name) from error


def _pages(picture: Image, name: str) -> Iterator[Image]:
    from PIL import ImageOps

    for number in range(min(getattr(picture, "n_frames", 1), _MOST_PAGES)):
        picture.seek(number)
        if picture.width * picture.height > _MOST_PIXELS:
            raise _too_large(name)
        yield ImageOps.exif_transpose(picture).convert("L")


def _too_large(name: str) -> TooLarge:
    return TooLarge(name, f"ảnh lớn hơn {_MOST_PIXELS // 1_000_000} triệu điểm ảnh", "Hãy quét lại ở 300 dpi rồi nạp lại.")
