"""Annexes: each starts a part of its own, in which the numbering begins anew."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.records import ClauseKind
from ingest.blocks import Grid
from ingest.outline.draft import ClauseDraft
from ingest.outline.front import clause
from ingest.outline.markers import BULLETS
from ingest.outline.paragraph import Paragraph, text_at
from ingest.outline.zones import (
    ANNEX, ATTACHED, KINDS, NOTE, RECIPIENTS, SIGNATURE, is_annex, is_capitals, is_kind_line, is_signed,
)

_MOST_TITLE_LINES = 6


@dataclass(frozen=True, slots=True)
class Annex:
    """`label`: 'Phụ lục 03'. `title`: the whole heading. `length`: how many parts the heading and its notes take."""

    label: str
    title: str
    heading: int
    length: int

    def clauses(self, section: Sequence[Paragraph | Grid]) -> list[ClauseDraft]:
        """The heading as one clause, and the notes under it ('(Kèm theo …)', '(Đơn vị tính: …)')."""
        lines = [part for part in section[:self.length] if isinstance(part, Paragraph)]
        heading = [part for part in lines if not NOTE.match(part.text)]
        fragments = tuple(fragment for part in heading for fragment in part.fragments)
        drafts = [ClauseDraft(
            kind=ClauseKind.HEADING, text=" ".join(part.text for part in heading), fragments=_contiguous(heading) or fragments,
            label=self.label, page=heading[0].page, boxes=tuple(box for part in heading for box in part.boxes), path=(),
        )]
        notes = [part for part in lines if NOTE.match(part.text)]
        return drafts + [clause(part, ClauseKind.NOTE, path=(self.title,), label=self.label) for part in notes]


def annex_starts(parts: Sequence[Paragraph | Grid]) -> list[tuple[int, Annex]]:
    """Where annexes begin, and what each is called."""
    starts: list[tuple[int, Annex]] = []
    signed, stop = False, 0
    closing = next((i for i, p in enumerate(parts) if isinstance(p, Paragraph) and (RECIPIENTS.match(p.text) or SIGNATURE.match(p.text))), 0)
    for i, part in enumerate(parts):
        if not isinstance(part, Paragraph) or i < stop:
            continue
        text = part.text
        signed = signed or bool(RECIPIENTS.match(text) or SIGNATURE.match(text) or is_signed(text, text_at(parts, i + 1)))
        if i < closing and text.casefold().startswith(("biểu", "bảng")):
            continue              # a table's caption inside the plan's body, not an annex behind it
        if is_annex(text) and not _only_named(part, signed):
            starts.append((i, _read(parts, i)))
        elif signed and is_kind_line(text) and (_is_attached(parts, i) or _is_another(parts, i)):
            starts.append((i, _read(parts, i)))
        stop = starts[-1][0] + starts[-1][1].length if starts else 0
    return starts


def _only_named(part: Paragraph, signed: bool) -> bool:
    """A sentence or an item that merely begins with the word: 'Biểu 01 kèm theo …' in the running text."""
    return part.text.endswith((";", ",")) or (not signed and part.text.endswith(".") and not is_capitals(part.text) and not part.first.bold)


def _is_attached(parts: Sequence[Paragraph | Grid], i: int) -> bool:
    return any(isinstance(part, Paragraph) and ATTACHED.match(part.text) for part in parts[i + 1:i + 1 + _MOST_TITLE_LINES])


def _is_another(parts: Sequence[Paragraph | Grid], i: int) -> bool:
    """Whether a line of capitals behind a signature, 'KẾ HOẠCH', begins what the decision before it issues: its articles or parts follow."""
    after = [part for part in parts[i + 1:i + 1 + _MOST_TITLE_LINES] if isinstance(part, Paragraph)]
    return is_capitals(parts[i].text) and any(part.marker is not None and part.marker.sign not in BULLETS for part in after)


def _read(parts: Sequence[Paragraph | Grid], start: int) -> Annex:
    first = parts[start].text
    titles, stop = [first], start + 1
    noted = False
    while stop < len(parts) and stop < start + _MOST_TITLE_LINES + 3:
        part = parts[stop]
        if not isinstance(part, Paragraph) or is_annex(part.text):
            break
        if NOTE.match(part.text) or ATTACHED.match(part.text):
            noted = True
        elif noted or part.marker is not None or len(titles) >= _MOST_TITLE_LINES or not _is_title(part, titles):
            break
        else:
            titles.append(part.text)
        stop += 1
    return Annex(_label(first), " ".join(titles), start, stop - start)


def _label(first: str) -> str:
    """'PHỤ LỤC SỐ 03' → 'Phụ lục 03'; 'KẾ HOẠCH …' that a decision brings along → 'Kế hoạch kèm theo'."""
    match = ANNEX.match(first)
    if not match:
        kind = next(kind for kind in sorted(KINDS, key=len, reverse=True) if first.lower().startswith(kind.lower()))
        return f"{kind} kèm theo"
    number = match.group("number")
    word = " ".join(first[:match.start("number") if number else match.start("rest")].replace(":", " ").split())
    word = word.lower().removesuffix(" số").capitalize()
    return f"{word} {number}" if number else word


def _is_title(part: Paragraph, titles: list[str]) -> bool:
    text = part.text
    if len(titles) == 1 and len(text) < 400 and not text.endswith((".", ";")):
        return True
    if is_kind_line(titles[0]) and is_capitals(text) and not is_capitals(titles[-1]):
        return False              # "KẾ HOẠCH / Chuyển đổi số …" and the first heading below: "MỤC TIÊU"
    return is_capitals(text) or part.wholly_bold or part.first.centered or text[:1].islower()


def _contiguous(heading: list[Paragraph]) -> tuple[str, ...]:
    if len({part.page for part in heading}) == 1 and all(len(part.fragments) == 1 for part in heading):
        return (" ".join(part.text for part in heading),)
    return ()
