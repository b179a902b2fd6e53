"""What stands before the body: letterhead, number, place and date, title, and the bases."""
from __future__ import annotations

from collections.abc import Sequence

from index.records import ClauseKind
from ingest.blocks import Grid
from ingest.outline.draft import ClauseDraft
from ingest.outline.headings import unnumbered_heading, unnumbered_run_in
from ingest.outline.markers import STRUCTURAL, Sign
from ingest.outline.paragraph import Paragraph
from ingest.outline.zones import (
    ADDRESSED, BASIS, CONTENTS, COUNCIL, ENACTS, KINDS, MORE_BASIS, MOTTO, NOTE, NUMBER_LINE, OFFICE, PLACE_DATE, is_capitals, is_kind_line,
)

_OPENS_BODY = STRUCTURAL | {Sign.ROMAN, Sign.CAPITAL, Sign.NUMBER}
_LONGEST_FRONT = 80
_SHORT = 30            # a line that is front matter even where it ends like a sentence
_MOST_OPENING = 3      # paragraphs between the bases and the first heading


def body_start(parts: Sequence[Paragraph | Grid]) -> int:
    """Where the body begins: at its first heading; without one, after what announces it, or where running text begins."""
    after_basis, prose = 0, None
    for i, part in enumerate(parts):
        if isinstance(part, Grid):
            return i
        if CONTENTS.match(part.text):
            continue
        if part.marker is not None and part.marker.sign in _OPENS_BODY:
            return i
        kind = _kind(part, after_basis > 0)
        if kind is ClauseKind.BASIS:
            after_basis = i + 1
        elif (after_basis or prose is not None) and _opens_body(part):
            return i
        elif kind is ClauseKind.PARAGRAPH and prose is None:
            prose = i
        elif prose is not None and i > prose + _MOST_OPENING:
            break
    if prose is None:
        return after_basis
    return prose + 1 if after_basis else prose


def _opens_body(part: Paragraph) -> bool:
    """A heading without a number: bold or in capitals, but neither the formula of enactment nor the issuing body."""
    heading = unnumbered_heading(part) is not None or unnumbered_run_in(part) is not None
    return heading and not ENACTS.match(part.text) and not COUNCIL.match(part.text)


def front_clauses(parts: Sequence[Paragraph | Grid]) -> list[ClauseDraft]:
    """The clauses before the body: FRONT, BASIS, and the paragraph that announces the body (PARAGRAPH)."""
    drafts: list[ClauseDraft] = []
    bases = openings = 0
    title: ClauseDraft | None = None
    for part in parts:
        if not isinstance(part, Paragraph):
            continue
        kind = _kind(part, bases > 0)
        draft = clause(part, kind)
        if kind is ClauseKind.FRONT:
            draft.label = _front_label(part)
            if title is not None and all(_stands_beside(d.text) for d in drafts[drafts.index(title) + 1:]) and _goes_on(title.text, draft):
                title.fragments = _together(title, draft)
                title.text += " " + draft.text
                title.boxes += draft.boxes
                continue
            if draft.label == "Tên văn bản":
                title = draft
            elif drafts and drafts[-1].label == "Kính gửi":
                draft.label = "Kính gửi"
        elif kind is ClauseKind.BASIS:
            bases += 1
            draft.label = f"Căn cứ thứ {bases}"
        else:
            openings += 1
            draft.label = "Phần mở đầu" if openings == 1 else f"Phần mở đầu, đoạn {openings}"
        drafts.append(draft)
    return drafts


def _stands_beside(text: str) -> bool:
    """Whether a line is of the letterhead's right side, which a scan's columns may put behind the word 'KẾ HOẠCH'."""
    return bool(MOTTO.match(text) or PLACE_DATE.match(text) or NUMBER_LINE.match(text))


def _goes_on(title: str, draft: ClauseDraft) -> bool:
    """Whether a line belongs to the title above it: not the issuing body, nor capitals after a title in small letters."""
    if draft.label == "Tên văn bản":  # "NGHỊ QUYẾT / QUY ĐỊNH CHÍNH SÁCH …": the title itself begins with a word for a kind
        return title.lower() in {kind.lower() for kind in KINDS}
    if draft.label != "Phần đầu" or _stands_beside(draft.text) or COUNCIL.match(draft.text) or OFFICE.fullmatch(draft.text) or draft.text.startswith("V/v") or draft.text.endswith((".", ";", ":")) or NOTE.match(draft.text):
        return False
    return not is_capitals(draft.text) or is_capitals(title)


def clause(part: Paragraph, kind: ClauseKind, **fields) -> ClauseDraft:
    """A paragraph as a clause."""
    return ClauseDraft(kind=kind, text=part.text, fragments=tuple(part.fragments), page=part.page, boxes=part.boxes, **fields)


def _together(first: ClauseDraft, second: ClauseDraft) -> tuple[str, ...]:
    if first.page == second.page:
        return (*first.fragments[:-1], first.fragments[-1] + " " + second.fragments[0], *second.fragments[1:])
    return first.fragments + second.fragments


def _kind(part: Paragraph, after_basis: bool) -> ClauseKind:
    text = part.text
    if part.first.note:
        return ClauseKind.NOTE
    if not after_basis and (is_capitals(text) or part.first.heading is not None or part.wholly_bold):
        return ClauseKind.FRONT
    if BASIS.match(text) and len(text) > 30 and not (not after_basis and part.first.centered):
        return ClauseKind.BASIS if after_basis or text[-1:] in ";.,:" or text.lstrip("-–+*• ").startswith("Căn cứ") else ClauseKind.FRONT
    if after_basis:
        if MORE_BASIS.match(text) and text.endswith(";"):
            return ClauseKind.BASIS
        if ENACTS.match(text) or (is_capitals(text) and len(text) < _LONGEST_FRONT):
            return ClauseKind.FRONT
        return ClauseKind.PARAGRAPH
    if part.marker is not None or CONTENTS.match(text) or ADDRESSED.match(text) or MOTTO.match(text) or NUMBER_LINE.match(text) or PLACE_DATE.match(text) or text[-1:] not in ".;:" or len(text) < _SHORT:
        return ClauseKind.FRONT
    return ClauseKind.PARAGRAPH


def _front_label(part: Paragraph) -> str:
    text = part.text
    if NUMBER_LINE.match(text):
        return "Số, ký hiệu"
    if PLACE_DATE.match(text):
        return "Địa danh, ngày tháng"
    if ADDRESSED.match(text):
        return "Kính gửi"
    if CONTENTS.match(text):
        return "Mục lục"
    if ENACTS.match(text):
        return "Phần đầu"
    marked = part.first.heading is not None or part.wholly_bold or part.first.centered
    return "Tên văn bản" if is_kind_line(text) or (marked and is_kind_line(text[:40].upper())) else "Phần đầu"
