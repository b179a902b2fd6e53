"""HTML from records: everything that comes from a document or a visitor is escaped here, and only here.

Answers are Markdown. They are rendered with raw HTML, links and pictures switched off, so that text of a document which
looks like markup stays text.
"""
from __future__ import annotations

import html
import re

from markdown_it import MarkdownIt

from assistant.answer import Answer, Citation
from index.records import Document

_MARK = re.compile(r"\[(\d{1,3})\]")     # "[1]", "[12]": a citation in an answer's text
# Gradio's HTML component fills its text into a template, where { } and $ could mean something: never let them through.
_TEMPLATE = str.maketrans({"{": "&#123;", "}": "&#125;", "$": "&#36;", "`": "&#96;"})


def esc(text: object) -> str:
    """Text made safe for HTML content and quoted attributes, and for Gradio's templates."""
    return html.escape(str(text), quote=True).translate(_TEMPLATE)


def markdown_parser() -> MarkdownIt:
    """Markdown as answers use it: tables, lists, quotations, emphasis; no HTML, links or pictures."""
    parser = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable("table")
    return parser.disable(["image", "link", "autolink", "reference", "html_block", "html_inline", "code", "fence", "entity"])


def answer_text(answer: Answer) -> str:
    """The answer's Markdown as HTML, its [n] marks as buttons that open the n-th citation."""
    by_number = {citation.number: citation for citation in answer.citations}
    parser = markdown_parser()

    def text(tokens, i, options, env) -> str:
        pieces, end = [], 0
        content = tokens[i].content
        for mark in _MARK.finditer(content):
            citation = by_number.get(int(mark[1]))
            if citation is None:
                continue
            pieces += [esc(content[end:mark.start()]), cite_mark(citation)]
            end = mark.end()
        return "".join(pieces) + esc(content[end:])

    parser.renderer.rules["text"] = text
    parser.renderer.rules["code_inline"] = lambda tokens, i, options, env: esc(tokens[i].content)
    rendered = parser.render(answer.text)
    return rendered.replace("<table>", '<div class="tl-scroll" tabindex="0"><table>').replace("</table>", "</table></div>")


def open_attributes(clause: str, quote: str = "") -> str:
    """The attributes by which page.js knows that a click opens a clause in the source viewer."""
    trimmed = f' data-quote="{esc(quote)}"' if quote else ""
    return f'type="button" data-clause="{esc(clause)}"{trimmed}'


def cite_mark(citation: Citation) -> str:
    """The small numbered button in an answer's text."""
    told = f"Nguồn {citation.number}: {citation.clause.label}, {title_of(citation.document)}"
    return (f'<button {open_attributes(citation.clause.id, quote_beside(citation))} class="tl-cite" '
            f'aria-label="{esc(told)}" title="{esc(told)}">{citation.number}</button>')


def quote_beside(citation: Citation) -> str:
    """The citation's span where it is less than the whole clause, else ''."""
    return "" if citation.quote in (citation.clause.quote, citation.clause.text) else citation.quote


def title_of(document: Document) -> str:
    """A document as a list names it: its title, or its file where none was found."""
    return document.title or document.name


def about(document: Document) -> str:
    """What tells one document from another in a line: '11/KH-UBND · 09/01/2024 · huyện Khoái Châu'."""
    number = document.number or ("số để trống" if document.number_blank else "")
    return " · ".join(part for part in (number, date_of(document.date), document.place) if part)


def number_and_date(document: Document) -> str:
    """What tells the documents of one place apart: 'Kế hoạch 11/KH-UBND · 09/01/2024'; what is not known is left out."""
    return " · ".join(part for part in (f"{document.kind} {document.number or ''}".strip(), date_of(document.date)) if part)


def date_of(iso: str) -> str:
    """'2024-01-09' → '09/01/2024', '2026-04' → '04/2026', '2026' → '2026'."""
    return "/".join(reversed(iso.split("-")))


def shorten(text: str, length: int) -> str:
    """Text cut at a word near `length`, with '…'."""
    if len(text) <= length:
        return text
    return text[:length].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
