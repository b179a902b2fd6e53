"""What is exported, before it is known to which format: paragraphs, tables, and the citations they refer to."""
from __future__ import annotations

import re
from dataclasses import dataclass, field

from assistant.answer import Answer, Citation
from assistant.page.markup import about, title_of
from assistant.views.comparison import SILENT, Comparison
from assistant.views.money import Amount, Group, cite
from assistant.views.responsibilities import Duty, Matrix
from index.quantities import parse_number

# "1.240", "21,5", "-3.000": a cell that is nothing but a number as Vietnamese is written
_NUMBER = re.compile(r"[-+]?\d{1,3}(?:\.\d{3})*(?:,\d+)?|[-+]?\d+(?:,\d+)?")
_MARK = re.compile(r"\s*\[(\d{1,3})\]")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style, or a citation's mark (`cites` is its number, `text` is '')."""

    text: str
    bold: bool = False
    italic: bool = False
    cites: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`kind` is 'text', 'quote', 'item' or 'heading'."""

    runs: tuple[Run, ...]
    kind: str = "text"

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Cell:
    """A table's cell: paragraphs of runs, and its number where it is nothing else."""

    paragraphs: tuple[Paragraph, ...]
    number: float | None = None

    @property
    def text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    @property
    def cites(self) -> tuple[int, ...]:
        return tuple(run.cites for paragraph in self.paragraphs for run in paragraph.runs if run.cites)


@dataclass(frozen=True, slots=True)
class Table:
    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A title, what follows it in order, and the citations that its marks refer to by number."""

    title: str
    parts: tuple[Paragraph | Table, ...]
    citations: tuple[Citation, ...] = field(default=())


def cell(text: str, *cites: int, number: float | None = None) -> Cell:
    """A cell of one paragraph; what is written as a number is one."""
    if number is None and _NUMBER.fullmatch(text.strip()):
        number = parse_number(text)
    return Cell((Paragraph((Run(text), *(Run("", cites=n) for n in cites))),), number)


def source_line(citation: Citation) -> str:
    """A citation as a footnote gives it: 'Mục V.2, trang 6, Kế hoạch … (11/KH-UBND · 09/01/2024 · …): “…”'."""
    return f"{place_line(citation)}: “{citation.quote}”"


def place_line(citation: Citation) -> str:
    """Where a citation stands, without its words."""
    page = f", trang {citation.clause.page}" if citation.clause.page else ""
    known = about(citation.document)
    sample = " [Tài liệu minh họa]" if citation.document.sample else ""
    return f"{citation.clause.label}{page}, {title_of(citation.document)}{f' ({known})' if known else ''}{sample}"


def answer_report(answers: list[tuple[str, Answer]]) -> Report:
    """Questions with their answers; the last one gives the report's title. Citations are numbered through."""
    parts: list[Paragraph | Table] = []
    citations: list[Citation] = []
    for question, answer in answers:
        if len(answers) > 1:
            parts.append(Paragraph((Run(question, bold=True),), "heading"))
        parts += markdown_parts(answer.text, before=len(citations), known={c.number: i for i, c in enumerate(answer.citations, 1)})
        citations += answer.citations
    return Report(answers[-1][0], tuple(parts), tuple(citations))


def matrix_report(matrix: Matrix) -> Report:
    def told(duty: Duty) -> Paragraph:
        whose = matrix.whose(duty)
        return Paragraph((Run(duty.task + (f" ({whose})" if whose else "")), Run("", cites=duty.citation)), "item")

    rows = tuple(
        (cell(line.agency + (f" (nay là {line.today})" if line.today else "")),
         *(Cell(tuple(told(duty) for duty in line.duties.get(role, ()))) for role in matrix.roles))
        for line in matrix.lines)
    headers = ("Cơ quan", *(role.capitalize() for role in matrix.roles))
    return Report("Bảng tổng hợp trách nhiệm thực hiện", (Table(headers, rows),), matrix.citations)


def money_report(found: list[Amount], groups: list[Group], by: str) -> Report:
    citations = cite(found)
    numbers = {citation.clause.id: citation.number for citation in citations}
    rows = [(cell(group.name), cell(_million(group.value), number=group.value / 1e6),
             cell("", *dict.fromkeys(numbers[amount.clause.id] for amount in group.amounts))) for group in groups]
    total = sum(group.value for group in groups)
    rows.append((cell("Cộng"), cell(_million(total), number=total / 1e6), cell("")))
    return Report(f"Tổng hợp kinh phí theo {by.lower()}", (Table((by, "Số tiền (triệu đồng)", "Nguồn"), tuple(rows)),), citations)


def comparison_report(comparison: Comparison) -> Report:
    def told(of) -> Cell:
        return Cell(tuple(p for p in markdown_parts(of.text) if isinstance(p, Paragraph)) or (Paragraph((Run(SILENT, italic=True),)),))

    rows = tuple((cell(f"{document.place or title_of(document)} ({about(document)})"), *(told(of) for of in line))
                 for document, line in zip(comparison.documents, comparison.cells))
    coverage = [Paragraph((Run(f"{subject}: {comparison.coverage(i)[0]}/{comparison.coverage(i)[1]} văn bản có quy định."),))
                for i, subject in enumerate(comparison.subjects)]
    return Report("Bảng so sánh các văn bản", (Table(("Văn bản", *comparison.subjects), rows), *coverage), comparison.citations)


def _million(dong: float) -> str:
    from index.quantities import format_number

    return format_number(dong / 1e6)


def markdown_parts(text: str, before: int = 0, known: dict[int, int] | None = None) -> list[Paragraph | Table]:
    """An answer's Markdown as paragraphs and tables. A mark [n] becomes citation `known[n] + before` (n itself where
    nothing is given); a mark that is not known stays text."""
    from assistant.page.markup import markdown_parser

    def number(mark: int) -> int:
        return mark if known is None else known[mark] + before if mark in known else 0

    parts: list[Paragraph | Table] = []
    kinds, table = ["text"], None
    for token in markdown_parser().parse(text):
        match token.type:
            case "blockquote_open": kinds.append("quote")
            case "list_item_open": kinds.append("item")
            case "heading_open": kinds.append("heading")
            case "blockquote_close" | "list_item_close" | "heading_close": kinds.pop()
            case "table_open": table = []
            case "tr_open": table.append([])
            case "table_close":
                parts.append(Table(tuple(c.text for c in table[0]), tuple(map(tuple, table[1:]))))
                table = None
            case "inline":
                runs = _runs(token.children or [], number)
                if table is not None:
                    plain = "".join(run.text for run in runs)
                    whole = parse_number(plain) if _NUMBER.fullmatch(plain.strip()) else None
                    table[-1].append(Cell((Paragraph(runs),), whole))
                else:
                    parts.append(Paragraph(runs, kinds[-1]))
    return parts


def _runs(tokens, number) -> tuple[Run, ...]:
    runs: list[Run] = []
    bold = italic = False
    for token in tokens:
        match token.type:
            case "strong_open": bold = True
            case "strong_close": bold = False
            case "em_open": italic = True
            case "em_close": italic = False
            case "softbreak" | "hardbreak": runs.append(Run("\n"))
            case _:
                end = 0
                for mark in _MARK.finditer(token.content):
                    if number(int(mark[1])):
                        runs += [Run(token.content[end:mark.start()], bold, italic), Run("", cites=number(int(mark[1])))]
                        end = mark.end()
                runs.append(Run(token.content[end:], bold, italic))
    return tuple(run for run in runs if run.text or run.cites)


def printable(text: str) -> str:
    """A text without the control characters that XML does not allow: Word and Excel files are XML."""
    return "".join(c for c in text if c in "\n\t" or ord(c) >= 32)
