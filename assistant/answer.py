"""What the assistant gives back: an Answer with its citations, or an honest refusal."""
from __future__ import annotations

from dataclasses import dataclass

from index.records import Clause, Document

# Said above two answers of which it is not sure which is meant; states nothing of the plans, and the verifier takes it for nothing else
EITHER = "**Chưa chắc câu hỏi nói về điều nào trong hai điều dưới đây – hãy xem cả hai:**"
# Said above the names of the plans that there are; and of those one of which the question must mean
LOADED = "Các văn bản đã nạp:"
TITLED = "Các văn bản đã nạp có nội dung này trong tên:"
WHICH = "Câu hỏi chưa cho biết là kế hoạch nào. Các văn bản đã nạp (hãy hỏi kèm tên nơi ban hành):"

# Headings of the columns in which plans are set side by side as wholes: they name what is told below, in whatever words a plan has it
COLUMNS = ("Kế hoạch", "Giai đoạn", "Mục tiêu", "Kinh phí", "Cơ quan thường trực, đầu mối")


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A clause and the verbatim span in it that supports a statement; shown as [number] in the answer's text."""

    number: int              # 1 is the first
    document: Document       # without its clauses
    clause: Clause
    quote: str               # verbatim; of a table row, its cells joined by ' | '
    columns: tuple[str, ...] = ()  # of a table row: the headers of the cells that the answer tells

    @property
    def label(self) -> str:
        """Where the quotation stands: the clause's label, and of a table row the columns told."""
        return self.clause.label + (f", cột {', '.join(f'“{c}”' for c in self.columns)}" if self.columns else "")

    @property
    def title(self) -> str:
        """The document's title, or its file's name; an illustration is called one wherever it is cited."""
        return (self.document.title or self.document.name) + (" (Tài liệu minh họa)" if self.document.sample else "")

    def as_dict(self) -> dict:
        """As the evaluation's contract has it (../shared/evaluation/README.md), with the clause's id added."""
        return {
            "document": self.document.name, "title": self.title, "number": self.document.number,
            "label": self.label, "path": list(self.clause.path), "page": self.clause.page,
            "quote": self.quote, "clause": self.clause.id,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """An addition shown in the answer, its figures as they are written there: '5.800' of '2.500', '2.300', '1.000'."""

    result: str
    addends: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """What was sent to a language model and what came back, for auditing ('Xem cách trả lời')."""

    purpose: str             # Vietnamese: "trả lời một câu hỏi từ các điều khoản đánh số"
    sent: tuple[str, ...]    # the messages
    received: str            # as far as it came
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer in Vietnamese Markdown. Where `abstained`, the text says why, and `related` offers the nearest clauses."""

    question: str
    text: str
    kind: str = ""           # 'responsibility', 'amount', 'target', 'list', 'count', 'compare', … ; '' for a refusal
    abstained: bool = False
    citations: tuple[Citation, ...] = ()
    computed: tuple[Sum, ...] = ()
    related: tuple[Citation, ...] = ()
    searched: tuple[str, ...] = ()   # titles of the documents that were searched
    notes: tuple[str, ...] = ()      # how the question was read: "đã thêm dấu: …", "Sở NN&PTNT nay là …"
    elapsed_ms: float = 0.0
    exchanges: tuple[Exchange, ...] = ()   # with the language model, where one is set

    def as_dict(self) -> dict:
        """As the evaluation's contract has it."""
        row: dict = {
            "answer": self.text, "abstained": self.abstained, "elapsed_ms": round(self.elapsed_ms, 1),
            "citations": [c.as_dict() for c in self.citations],
        }
        if self.computed:
            row["computed"] = [{"result": s.result, "addends": list(s.addends)} for s in self.computed]
        if self.related:
            row["related"] = [c.as_dict() for c in self.related]
        return row
