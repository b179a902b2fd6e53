"""The training corpus: articles of the legal code and pages of Wikipedia, read as a stream, a part held out."""
from __future__ import annotations

import json
import lzma
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

LEGAL, WIKIPEDIA = "legal-code.jsonl", "wikipedia.jsonl"
HELD_OUT = 50            # one record in so many is never trained on
_SENTENCE_END = re.compile(r"(?<=[.;:!?])\s+|\n+")  # "… quy định. Cơ quan …": cut before "Cơ"


def records(folder: Path, name: str) -> Iterator[dict]:
    """The JSON objects of folder/name, packed (.xz) or not. Raises FileNotFoundError with a Vietnamese sentence."""
    packed, plain = folder / f"{name}.xz", folder / name
    if packed.exists():
        stream = lzma.open(packed, "rt", encoding="utf-8")
    elif plain.exists():
        stream = plain.open(encoding="utf-8")
    else:
        raise FileNotFoundError(f"Không có {name}.xz hay {name} trong {folder}: hãy chỉ đúng thư mục bằng --corpus.")
    with stream:
        for line in stream:
            if line.strip():
                yield json.loads(line)


def held_out(record: dict) -> bool:
    """Whether the record is kept for measuring: decided by its id or title alone, so always the same."""
    key = record.get("id") or record.get("title", "")
    return zlib.crc32(key.encode("utf-8")) % HELD_OUT == 0


def sentences(text: str) -> list[str]:
    """The text cut at line ends and after . ; : ! ? with a space behind."""
    return [piece.strip() for piece in _SENTENCE_END.split(text) if piece and piece.strip()]


def texts(folder: Path, names: tuple[str, ...] = (LEGAL, WIKIPEDIA)) -> Iterator[str]:
    """Titles and texts of all records that are trained on."""
    for name in names:
        for record in records(folder, name):
            if not held_out(record):
                yield f"{record.get('title', '')}\n{record['text']}"
