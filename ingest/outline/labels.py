"""The label of a clause as an official writes it: 'Mục V.2, gạch đầu dòng 4', 'Điều 2, khoản 3, điểm b'."""
from __future__ import annotations

from collections.abc import Sequence

from ingest.outline.markers import Sign
from ingest.outline.nesting import Level
from ingest.romans import roman

_ITEMS = {
    Sign.LETTER: "điểm {}", Sign.PAREN: "ý ({})", Sign.NUMBER_PAREN: "ý {}", Sign.SMALL_ROMAN: "ý {}",
    Sign.DASH: "gạch đầu dòng {}", Sign.PLUS: "dấu cộng {}", Sign.STAR: "dấu sao {}", Sign.BULLET: "dấu chấm đầu dòng {}",
}
_NUMBERED = (Sign.CAPITAL, Sign.ROMAN, Sign.NUMBER, Sign.DECIMAL2, Sign.DECIMAL3, Sign.DECIMAL4)
_STRUCTURAL = (Sign.PART, Sign.CHAPTER, Sign.SECTION, Sign.SUBSECTION, Sign.ARTICLE)


def label_of(levels: Sequence[Level], *extra: str, annex: str = "") -> str:
    """The label of the innermost level, with `extra` parts after it ('đoạn 2'), and the annex before it.

    Numbers are joined by points; a decimal number takes the place of those that it repeats: II › 2. › 2.1. is 'Mục II.2.1'.
    Under an article a number is a khoản.
    """
    parts: list[str] = [annex] if annex else []
    number: list[str] = []
    articles = [i for i, level in enumerate(levels) if level.sign is Sign.ARTICLE]
    article = bool(articles)
    if article:  # articles are numbered through: nothing above them is cited
        levels = levels[articles[0]:]

    def close() -> None:
        if number:
            parts.append(("khoản " if article else "Mục ") + ".".join(number))
            number.clear()

    for level in levels:
        marker = level.marker
        if level.sign in _NUMBERED and marker is not None:
            if marker.parts:
                # the whole of the number stands in the decimal itself
                keep = [n for n in number if not n[0].isdigit()] if marker.written[0].isdigit() else []
                number[:] = [*keep, marker.written]
            else:
                number.append(marker.written)
            continue
        close()
        if level.sign in _STRUCTURAL and marker is not None:
            parts.append(f"Điều {marker.written}" if level.sign is Sign.ARTICLE else _sentence(marker.written))
        elif level.sign in (Sign.CAPS, Sign.BOLD, Sign.ITALIC):
            parts.append(f"Mục “{level.title.rstrip(':')}”")
        elif level.sign in _ITEMS and marker is not None:
            parts.append(_ITEMS[level.sign].format(marker.written or level.index))
    close()
    parts += [part for part in extra if part]
    # "Mục" is capital at the start of a label only
    return ", ".join([parts[0], *(_small(part) for part in parts[1:])]) if parts else ""


def _sentence(written: str) -> str:
    """'PHẦN THỨ NHẤT' → 'Phần thứ nhất', 'CHƯƠNG II' → 'Chương II'."""
    first, *rest = written.split()
    return " ".join([first.capitalize(), *(word if roman(word) or len(word) == 1 else word.lower() for word in rest)])


def _small(part: str) -> str:
    return part[:1].lower() + part[1:] if part.startswith(("Mục", "Tiểu")) else part
