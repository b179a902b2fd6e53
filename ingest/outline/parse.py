"""A document's blocks made clauses, with their paths and labels."""
from __future__ import annotations

from collections.abc import Sequence

from ingest.blocks import Grid, Line
from ingest.outline.annexes import annex_starts
from ingest.outline.body import Body
from ingest.outline.closing import closing_clauses, conclusion_start
from ingest.outline.draft import ClauseDraft
from ingest.outline.front import body_start, front_clauses
from ingest.outline.joining import join
from ingest.outline.paragraph import Paragraph, text_at
from ingest.outline.zones import OFFICE, RECIPIENTS, SIGNATURE, is_capitals, is_signed
from ingest.tables.caption import caption_for
from ingest.tables.draft import Caption
from ingest.tables.lending import lend_units


def parse(blocks: Sequence[Line | Grid]) -> list[ClauseDraft]:
    """The clauses of a document in reading order, from its lines and (stitched) tables."""
    captions = {id(block): caption_for(blocks, i) for i, block in enumerate(blocks) if isinstance(block, Grid)}
    parts = join(blocks)
    starts = annex_starts(parts)
    edges = [*(start for start, _ in starts), len(parts)]
    main, end = parts[:edges[0]], []
    closes = _closing_start(main)
    main, end = main[:closes], main[closes:]
    drafts = _main(main, captions)
    drafts += closing_clauses(end)
    for (start, annex), stop in zip(starts, edges[1:]):
        section = parts[start:stop]
        closes = _closing_start(section, annex.length)
        body = Body(section[annex.length:closes], captions, annex=annex)
        drafts += annex.clauses(section) + body.clauses() + closing_clauses(section[closes:])
    _number_tables(drafts)
    lend_units(drafts)
    return drafts


def _main(parts: list[Paragraph | Grid], captions: dict[int, Caption]) -> list[ClauseDraft]:
    start = body_start(parts)
    stop = conclusion_start(parts, start)
    drafts = front_clauses(parts[:start])
    drafts += Body(parts[start:stop], captions).clauses()
    return drafts + Body(parts[stop:], captions, conclusion=True).clauses()


def _closing_start(parts: Sequence[Paragraph | Grid], start: int = 0) -> int:
    """Where the recipients and the signature begin; the parts' length where there are none."""
    for i in range(start, len(parts)):
        part = parts[i]
        if not isinstance(part, Paragraph):
            continue
        text = part.text
        if (RECIPIENTS.match(text) and not text[0] in "Kk") or SIGNATURE.match(text):
            return i
        if i > start + 3 and (is_signed(text, text_at(parts, i + 1)) or is_capitals(text) and OFFICE.fullmatch(text) and i + 4 >= len(parts)):
            return i
    return len(parts)


def _number_tables(drafts: list[ClauseDraft]) -> None:
    """The tables are counted through the document; the rows of one share their number."""
    number, last = -1, None
    for draft in drafts:
        if draft.row is not None:
            if draft.table != last:
                number, last = number + 1, draft.table
            draft.table = number
