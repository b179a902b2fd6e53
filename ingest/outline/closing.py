"""What closes a document: its concluding paragraphs, the recipients, the signature."""
from __future__ import annotations

from collections.abc import Sequence

from index.records import ClauseKind
from ingest.blocks import Grid
from ingest.outline.draft import ClauseDraft
from ingest.outline.front import clause
from ingest.outline.headings import unnumbered_heading
from ingest.outline.markers import BULLETS
from ingest.outline.paragraph import Paragraph
from ingest.outline.zones import CONCLUSION, OFFICE, RECIPIENTS, SIGNATURE, SIGNER, is_capitals


def conclusion_start(parts: Sequence[Paragraph | Grid], start: int) -> int:
    """Where the concluding paragraphs begin ('Trên đây là Kế hoạch …'): the unnumbered run at the end that opens so."""
    first = run = len(parts)
    for i in range(len(parts) - 1, start - 1, -1):
        part = parts[i]
        if not isinstance(part, Paragraph) or part.marker is not None or unnumbered_heading(part) is not None:
            break
        run = i
        if CONCLUSION.match(part.text):
            first = i
    # right under a heading stands that heading's own text: "Điều 7. Hiệu lực / Quyết định này có hiệu lực …"
    if first == run and run > start and isinstance(parts[run - 1], Paragraph) and not parts[run - 1].text.endswith((".", ";", "/")):
        later = (i for i in range(run + 1, len(parts)) if CONCLUSION.match(parts[i].text))
        return next(later, len(parts))
    return first


def closing_clauses(parts: Sequence[Paragraph | Grid]) -> list[ClauseDraft]:
    """The recipients and the signature, each line a clause of kind CLOSING."""
    drafts, items, signature, signed = [], 0, False, False
    for part in parts:
        if not isinstance(part, Paragraph):
            continue
        text = part.text.strip()
        if SIGNATURE.match(text) or (is_capitals(text) and OFFICE.fullmatch(text)):
            signature = signed = True
        elif RECIPIENTS.match(text) or (part.marker is not None and part.marker.sign in BULLETS):
            signature = False
        named = signed and SIGNER.fullmatch(text)      # beside '- Lưu: VT.', where two columns were read line by line
        if signature or named:
            label = "Chữ ký"
        elif part.marker is not None and part.marker.sign in BULLETS:
            items += 1
            label = f"Nơi nhận, gạch đầu dòng {items}"
        else:
            label = "Nơi nhận"
        drafts.append(clause(part, ClauseKind.CLOSING, label=label))
    return drafts
