"""Plans side by side: one line a plan, one column a subject, each cell cited or said to be silent."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.answer import Answer, Citation
from index.records import Document

SUBJECTS = ("Cơ quan chủ trì tổ chức thực hiện", "Mục tiêu cụ thể", "Tổng kinh phí", "Nguồn kinh phí thực hiện", "Thời hạn báo cáo", "Căn cứ pháp lý")
SILENT = "không quy định"


@dataclass(frozen=True, slots=True)
class Cell:
    """What a plan says of a subject, in Markdown with [n] marks; `text` is '' where the plan is silent."""

    text: str
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """`cells[i][j]` is what documents[i] says of subjects[j]; citations are numbered through."""

    documents: tuple[Document, ...]
    subjects: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]

    @property
    def citations(self) -> tuple[Citation, ...]:
        return tuple(citation for line in self.cells for cell in line for citation in cell.citations)

    def coverage(self, subject: int) -> tuple[int, int]:
        """How many of the plans say something of a subject, of how many."""
        return sum(bool(line[subject].text) for line in self.cells), len(self.cells)


def compare(ask: Callable[[str], Answer], documents: Sequence[Document], subjects: Sequence[str]) -> Comparison:
    """Asks each plan for each subject. `ask` answers one question on its own, without a conversation before it.

    A cell rests only on its own plan: an answer that cites other documents says nothing of this one.
    """
    lines, number = [], 0
    for document in documents:
        line = []
        for subject in subjects:
            cell = _cell(ask(question(document, subject, documents)), document, number)
            number += len(cell.citations)
            line.append(cell)
        lines.append(tuple(line))
    return Comparison(tuple(documents), tuple(subjects), tuple(lines))


def question(document: Document, subject: str, among: Sequence[Document] = ()) -> str:
    """'Mục tiêu cụ thể của tỉnh Phú Thọ là gì?'; with the period where another of the plans is of the same place."""
    whose = document.place or document.title or document.name
    twins = [other for other in among if other.id != document.id and other.place == document.place]
    period = f" giai đoạn {document.period[0]}-{document.period[1]}" if twins and document.period else ""
    return f"{subject} của {whose}{period} là gì?"


def _cell(answer: Answer, document: Document, before: int) -> Cell:
    own = [citation for citation in answer.citations if citation.document.id == document.id]
    if answer.abstained or not own or len(own) < len(answer.citations):
        return Cell("")
    text = "\n".join(line for line in answer.text.splitlines() if not line.startswith("*Căn cứ:")).strip()   # the marks say it
    numbers = {citation.number: before + n for n, citation in enumerate(own, 1)}
    for old in sorted(numbers, reverse=True):       # through a mark that no answer holds, so that no number is changed twice
        text = text.replace(f"[{old}]", f"[\0{numbers[old]}]")
    return Cell(text.replace("\0", ""), tuple(replace(citation, number=numbers[citation.number]) for citation in own))
