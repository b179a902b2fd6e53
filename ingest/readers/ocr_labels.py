"""Labels of paragraphs that character recognition misread, told by those before and behind: '4.', '9.', '6.' → '4.', '5.', '6.'."""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.blocks import Grid, Line

LETTERS = "abcdđeghiklmnopqrstuvxy"
# "5. Sở Y tế", "đ) Tập huấn", "ø) Bố trí": a label and what follows it
_LABEL = re.compile(r"^(\d{1,2}|[^\W\d_])([.)])(?=\s)")
# "xã la Grai", "la Púch": no word of Vietnamese but a name beginning with Ia, the water of the Jrai, before a capital
_SMALL_L = re.compile(r"(?<![\w-])la(?= [A-ZĐ])")


def mend_labels_in_order(blocks: Sequence[Line | Grid], pages: set[int]) -> list[Line | Grid]:
    """The blocks, the labels of the recognised `pages` put in order where one alone breaks it; names beginning with Ia."""
    blocks = [_named(block, pages) for block in blocks]
    for sort, order in ((".", None), (")", LETTERS)):
        labelled = [(i, match) for i, block in enumerate(blocks)
                    if isinstance(block, Line) and block.page in pages and (match := _LABEL.match(block.text)) and match[2] == sort]
        values = [_value(match[1], order) for _, match in labelled]
        for k in range(1, len(labelled)):
            before, behind = values[k - 1], values[k + 1] if k + 1 < len(values) else None
            if before is None or values[k] == before + 1:
                continue
            if behind == before + 2 or (order and values[k] == before + 2 == order.index("đ")):
                i, match = labelled[k]
                values[k] = before + 1
                label = order[before + 1] if order else str(before + 1)
                blocks[i] = replace(blocks[i], text=label + blocks[i].text[match.end(1):], pieces=())
    return blocks


def _value(label: str, order: str | None) -> int | None:
    if order is None:
        return int(label) if label.isdigit() else None
    return order.index(label) if label in order else -9 if len(label) == 1 and label.isalpha() else None


def _named(block: Line | Grid, pages: set[int]) -> Line | Grid:
    if isinstance(block, Line):
        return replace(block, text=_SMALL_L.sub("Ia", block.text)) if block.page in pages and _SMALL_L.search(block.text) else block
    return replace(block, rows=tuple(
        row if row.page not in pages else replace(row, cells=tuple(
            cell if cell is None or not _SMALL_L.search(cell.text) else replace(cell, text=_SMALL_L.sub("Ia", cell.text)) for cell in row.cells))
        for row in block.rows))
