"""The body of a document, or of an annex: its paragraphs and tables under their headings."""
from __future__ import annotations

from collections.abc import Sequence

from index.records import ClauseKind
from ingest.blocks import Grid
from ingest.outline.annexes import Annex
from ingest.outline.draft import ClauseDraft
from ingest.outline.front import clause
from ingest.outline.headings import is_heading, split_run_in, unnumbered_heading, unnumbered_run_in
from ingest.outline.labels import label_of
from ingest.outline.markers import STRUCTURAL, Marker, Sign
from ingest.outline.nesting import Outline, shorten
from ingest.outline.paragraph import Paragraph
from ingest.outline.rows import row_clauses
from ingest.outline.scheme import ranks
from ingest.outline.zones import NOTE, TABLE_TITLE, is_capitals
from ingest.tables.draft import Caption


class Body:
    """The parts of a body, read once by clauses(). In a conclusion no heading stands above the paragraphs."""

    def __init__(
        self, parts: Sequence[Paragraph | Grid], captions: dict[int, Caption], *, annex: Annex | None = None, conclusion: bool = False
    ) -> None:
        self._parts = list(parts)
        self._captions = captions
        self._annex = annex
        self._conclusion = conclusion
        self._titles = _table_titles(self._parts)
        self._markers = [None if i in self._titles else self._marker(part) for i, part in enumerate(self._parts)]
        self._absorbed = self._absorb_titles()
        entries = [
            (marker, isinstance(part, Paragraph) and (part.text.endswith(":") or self._looks_heading(part)))
            for part, marker in zip(self._parts, self._markers) if marker is not None
        ]
        self._ranks = ranks(entries)
        self._outline = Outline(self._ranks, annex.title if annex else "")
        self._tables = 0
        self._title: Paragraph | None = None

    def clauses(self) -> list[ClauseDraft]:
        drafts: list[ClauseDraft] = []
        for i, part in enumerate(self._parts):
            if i in self._absorbed:
                continue
            if isinstance(part, Grid):
                drafts += self._table(part)
            elif i in self._titles:
                drafts.append(self._table_title(part))
            elif self._markers[i] is None:
                drafts.append(self._paragraph(part))
            else:
                drafts += self._numbered(part, self._markers[i], self._leads(i), i + 1 < len(self._parts) and self._markers[i + 1] is not None)
        return drafts

    def _marker(self, part: Paragraph | Grid) -> Marker | None:
        if isinstance(part, Grid) or part.first.note:
            return None
        if part.marker is not None:
            return part.marker
        sign = None if self._conclusion else unnumbered_heading(part) or (Sign.BOLD if unnumbered_run_in(part) else None)
        return Marker(sign, 0, "", 0) if sign is not None else None

    def _absorb_titles(self) -> set[int]:
        """'Chương I' and the line that names it, 'QUY ĐỊNH CHUNG', made one heading; the places of the lines taken in."""
        taken = set()
        for i, (part, following) in enumerate(zip(self._parts, self._parts[1:])):
            marker = self._markers[i]
            if marker is None or marker.sign not in STRUCTURAL or not isinstance(following, Paragraph) or following.marker is not None:
                continue
            title = is_capitals(following.text) or following.wholly_bold or (marker.sign is not Sign.ARTICLE and following.text[-1:] not in ".;:,")
            if not part.text[marker.end:].strip() and title and len(following.text) < 300:
                for line in following.lines:
                    part.add(line)
                taken.add(i + 1)
        return taken

    @staticmethod
    def _looks_heading(part: Paragraph) -> bool:
        text = part.text
        return part.first.heading is not None or part.wholly_bold or is_capitals(text) or (len(text) < 150 and text[-1:] not in ".;,/")

    def _leads(self, i: int) -> bool:
        """Whether something that the numbered part `i` can be the heading of follows it."""
        if i + 1 >= len(self._parts) or isinstance(self._parts[i + 1], Grid):
            return i + 1 < len(self._parts)
        following, own = self._markers[i + 1], self._markers[i]
        if following is None:
            return not NOTE.match(self._parts[i + 1].text)
        return self._ranks[following.sign] > self._ranks[own.sign]

    def _numbered(self, part: Paragraph, marker: Marker, leads: bool, before_marker: bool) -> list[ClauseDraft]:
        text = part.text
        split = split_run_in(part) if marker.sign not in STRUCTURAL or marker.sign is Sign.ARTICLE else None
        if split is not None:
            return self._run_in(part, marker, split)
        leads_row = leads and before_marker
        heading = marker.sign in (Sign.CAPS, Sign.BOLD, Sign.ITALIC) or is_heading(part, marker, leads, leads_row)
        self._outline.open(marker, text.rstrip(". ") if marker.sign is Sign.BOLD else text, heading)
        kind = ClauseKind.HEADING if heading else ClauseKind.ITEM
        return [clause(part, kind, path=self._outline.path(own=False), label=self._label())]

    def _run_in(self, part: Paragraph, marker: Marker, split: int) -> list[ClauseDraft]:
        head = part.text[:split].rstrip()
        self._outline.open(marker, head.rstrip(" :."))
        heading, text = _divide(part, split)
        above, label = self._outline.path(own=False), self._label()
        self._outline.paragraph()
        return [
            ClauseDraft(kind=ClauseKind.HEADING, text=head, fragments=heading, path=above, label=label, page=part.page, boxes=part.boxes[:1]),
            ClauseDraft(
                kind=ClauseKind.PARAGRAPH, text=part.text[split:], fragments=text, path=self._outline.path(), label=label,
                page=part.page, boxes=part.boxes,
            ),
        ]

    def _paragraph(self, part: Paragraph) -> ClauseDraft:
        if part.first.note:
            return clause(part, ClauseKind.NOTE, path=self._outline.path(), label=self._label("chú thích") or "Chú thích")
        note = NOTE.match(part.text) is not None and len(part.text) < 400
        if note:
            self._outline.close_items()
        index = self._outline.paragraph(part.text)
        kind = ClauseKind.NOTE if note else ClauseKind.PARAGRAPH
        return clause(part, kind, path=self._outline.path(), label=self._label(f"đoạn {index}") if not self._conclusion else self._end(index))

    @staticmethod
    def _end(index: int) -> str:
        return "Phần kết" if index == 1 else f"Phần kết, đoạn {index}"

    def _table_title(self, part: Paragraph) -> ClauseDraft:
        """The title over a table in the body ('Bảng 1. Dự toán kinh phí'): a heading for its rows alone."""
        self._outline.close_bullets()
        self._title = part
        return clause(part, ClauseKind.HEADING, path=self._outline.path(), label=self._label(f"bảng {self._tables + 1}"))

    def _table(self, grid: Grid) -> list[ClauseDraft]:
        self._outline.close_bullets()
        self._tables += 1
        alone = self._annex is not None and sum(isinstance(part, Grid) for part in self._parts) == 1
        name = "" if alone else f"bảng {self._tables}"
        path = self._outline.path() + ((shorten(self._title.text),) if self._title else ())
        self._title = None
        return row_clauses(grid, self._captions[id(grid)], path, self._label(name))

    def _label(self, *extra: str) -> str:
        return label_of(self._outline.levels, *extra, annex=self._annex.label if self._annex else "")


def _is_remark(text: str) -> bool:
    """What may stand between a table's title and the table: '(ĐVT: triệu đồng)', 'Kinh phí tính bằng triệu đồng'."""
    return NOTE.match(text) is not None or (len(text) <= 60 and text[-1:] not in ".;:" and not TABLE_TITLE.match(text))


def _table_titles(parts: Sequence[Paragraph | Grid]) -> set[int]:
    """The places of titles over tables; only the unit may stand between ('Bảng 1. …', '(ĐVT: triệu đồng)', the table)."""
    titles = set()
    for i, part in enumerate(parts):
        at = i - 1
        if isinstance(part, Grid):
            while at > 0 and isinstance(parts[at], Paragraph) and _is_remark(parts[at].text):
                at -= 1
            if at >= 0 and isinstance(parts[at], Paragraph) and TABLE_TITLE.match(parts[at].text):
                titles.add(at)
    return titles


def _divide(part: Paragraph, split: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The fragments of a paragraph before and after a place in its text."""
    before, after, at = [], [], 0
    for fragment in part.fragments:
        cut = split - at
        if cut >= len(fragment):
            before.append(fragment)
        elif cut <= 0:
            after.append(fragment)
        else:
            before.append(fragment[:cut].rstrip())
            after.append(fragment[cut:].lstrip())
        at += len(fragment) + 1
    return tuple(before), tuple(piece for piece in after if piece)
