"""A plan as Markdown or plain text, in the manner of text that an extractor gives."""
from __future__ import annotations

import textwrap

from tests.plan_writer.source import Block, Break, Columns, Table, Text, cell_text, plain

_SORTS = {"paragraph": "body", "item": "body", "center": "aligned", "right": "aligned"}


def write(blocks: list[Block], *, markdown: bool, tables: str, wrap: int = 0, loose: bool = True) -> str:
    """The plan as one text.

    markdown: keep '##' and '**'; tables: 'pipe' or 'tab'; wrap: hard line breaks at this many characters (0: none);
    loose: an empty line between paragraphs (else only before headings and around tables).
    """
    out: list[str] = []
    before = ""
    for block in blocks:
        if isinstance(block, Break):
            continue
        if isinstance(block, Table):
            lines = _table(block, markdown=markdown, style=tables)
        elif isinstance(block, Columns):
            both = [left for left, _ in block.lines if left] + [right for _, right in block.lines if right]
            lines = [text if markdown else plain(text) for text in both]
        else:
            lines = _text(block, markdown=markdown, wrap=wrap)
        sort = _SORTS.get(block.role, "") if isinstance(block, Text) else ""
        if out and (loose or not sort or sort != before):
            out.append("")
        out += lines
        before = sort
    return "\n".join(out) + "\n"


def _text(block: Text, *, markdown: bool, wrap: int) -> list[str]:
    mark = {"item": "- ", "title": "# ", "heading": "#" * block.level + " "}.get(block.role, "")
    if not markdown:
        mark = mark if block.role == "item" else ""
    text = mark + (block.text if markdown else plain(block.text))
    if not wrap:
        return [text]
    return textwrap.wrap(text, wrap, break_long_words=False, break_on_hyphens=False) or [text]


def _table(table: Table, *, markdown: bool, style: str) -> list[str]:
    rows = [[cell_text(c) if markdown else plain(cell_text(c)) for c in row] for row in table.rows]
    if style == "tab":
        return ["\t".join(row) for row in rows]
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return [lines[0], "|" + "---|" * len(rows[0]), *lines[1:]]
