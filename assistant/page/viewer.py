"""The source viewer as HTML: a page picture with the clause marked, or the text around it, under its outline path."""
from __future__ import annotations

from urllib.parse import quote as url

from assistant.page.markup import about, esc, open_attributes, title_of
from assistant.page.translate import Translator
from assistant.views.source import Source
from index.records import Clause, ClauseKind, Document, TableRow


def viewer(source: Source, t: Translator, *, original: bool) -> str:
    """The viewer's inside for a clause. `original` says whether the document's file can be opened."""
    return f"""{_head(source.document, source.clause, t)}
<div class="tl-view-tools" role="toolbar" aria-label="{esc(t('Công cụ xem nguồn'))}">
{_step('previous', source.previous, '‹', t('Điều khoản trước'))}{_step('next', source.next, '›', t('Điều khoản sau'))}
<button type="button" data-copy-link="?dieukhoan={esc(url(source.clause.id))}">{esc(t('Chép liên kết'))}</button>
{_original(source.document, t) if original else ''}</div>
{_pictures(source, t) if source.boxes else ''}
<div class="tl-view-text">{_table(source, t) if isinstance(source.clause, TableRow) else _text(source)}</div>"""


def _head(document: Document, clause: Clause, t: Translator) -> str:
    path = "".join(f"<li>{esc(step)}</li>" for step in clause.path)
    page = f" · {esc(t('trang'))} {clause.page}" if clause.page else ""
    sample = f'<span class="tl-badge">{esc(t("Tài liệu minh họa"))}</span>' if document.sample else ""
    return f"""<header class="tl-view-head"><h2 id="tl-view-title" tabindex="-1">{esc(title_of(document))}</h2>
<p class="tl-dim">{esc(about(document) or document.name)} {sample}</p>
<ol class="tl-path" aria-label="{esc(t('Vị trí trong văn bản'))}">{path}</ol>
<p class="tl-label"><strong>{esc(clause.label)}</strong>{page}</p></header>"""


def _step(way: str, clause: str, sign: str, told: str) -> str:
    state = open_attributes(clause) if clause else 'type="button" disabled'
    return f'<button {state} data-step="{way}" aria-label="{esc(told)}" title="{esc(told)}">{sign}</button>'


def _original(document: Document, t: Translator) -> str:
    return f'<a href="tl/tep/{esc(document.id)}" download>{esc(t("Tải tệp gốc"))}</a>'


def _pictures(source: Source, t: Translator) -> str:
    pages = sorted({box.page for box in source.boxes})
    return "".join(_picture(source, page, t) for page in pages)


def _picture(source: Source, page: int, t: Translator) -> str:
    marks = "".join(
        f'<span class="tl-box" style="left:{box.left:.2%};top:{box.top:.2%};'
        f'width:{box.right - box.left:.2%};height:{box.bottom - box.top:.2%}"></span>'
        for box in source.boxes if box.page == page)
    told = t("Ảnh trang {page} của {name}, điều khoản được đánh dấu", page=page, name=source.document.name)
    return (f'<figure class="tl-page"><div><img src="tl/trang/{esc(source.document.id)}/{page}.png" alt="{esc(told)}">'
            f'{marks}</div><figcaption>{esc(t("trang"))} {page}</figcaption></figure>')


def _text(source: Source) -> str:
    marked = marked_text(source.clause.text, source.marks)
    return "".join([
        *(_around(clause) for clause in source.before),
        f'<p class="tl-here" data-here>{marked}</p>',
        *(_around(clause) for clause in source.after),
    ])


def _around(clause: Clause) -> str:
    if isinstance(clause, TableRow):
        text = " | ".join(cell for cell in clause.cells if cell)
    else:
        text = clause.text
    kind = ' class="tl-heading"' if clause.kind is ClauseKind.HEADING else ""
    return f"<p{kind}>{esc(text)}</p>"


def marked_text(text: str, marks: tuple[tuple[int, int], ...]) -> str:
    """Text with its marked stretches in <mark>, everything escaped."""
    pieces, end = [], 0
    for start, stop in marks:
        pieces += [esc(text[end:start]), "<mark>", esc(text[start:stop]), "</mark>"]
        end = stop
    return "".join(pieces) + esc(text[end:])


def _table(source: Source, t: Translator) -> str:
    row = source.clause
    groups = "".join(f"<li>{esc(group)}</li>" for group in row.groups)
    return f"""<p class="tl-caption">{esc(row.title)}{f" ({esc(row.unit)})" if row.unit else ""}</p>
<ol class="tl-path">{groups}</ol>
<div class="tl-scroll" tabindex="0" role="region" aria-label="{esc(row.title or t('Bảng'))}"><table>
<thead><tr>{"".join(f'<th scope="col">{esc(header)}</th>' for header in row.headers)}</tr></thead>
<tbody>{"".join(_row(other) for other in source.before)}{_row(row, here=True)}{"".join(_row(other) for other in source.after)}</tbody>
</table></div>"""


def _row(row: TableRow, here: bool = False) -> str:
    cells = "".join(f"<td>{f'<mark>{esc(cell)}</mark>' if here and cell else esc(cell)}</td>" for cell in row.cells)
    return f'<tr class="tl-{row.role}{" tl-here" if here else ""}"{" data-here" if here else ""}>{cells}</tr>'
