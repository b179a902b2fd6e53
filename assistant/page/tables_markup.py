"""The matrix of responsibilities, the sums of money, the comparison and the hits of a search, as HTML."""
from __future__ import annotations

from urllib.parse import urlencode

from assistant.answer import Answer
from assistant.page.markup import answer_text, cite_mark, esc, number_and_date, open_attributes, title_of
from assistant.page.translate import Translator
from assistant.page.viewer import marked_text
from assistant.views.comparison import SILENT, Comparison
from assistant.views.finding import Found
from assistant.views.money import Amount, Check, Group, cite
from assistant.views.responsibilities import Duty, Matrix
from index.quantities import format_dong

LISTED = 12      # clauses cited beside one sum; the export holds all


def table(headers: list[str], rows: list[list[str]], caption: str, kind: str = "") -> str:
    """A table of cells that are HTML already, in a frame that scrolls on a narrow screen; the first cell heads its row."""
    head = "".join(f'<th scope="col">{esc(header)}</th>' for header in headers)
    body = "".join(f'<tr><th scope="row">{row[0]}</th>{"".join(f"<td>{cell}</td>" for cell in row[1:])}</tr>' for row in rows)
    return (f'<div class="tl-scroll {kind}" tabindex="0" role="region" aria-label="{esc(caption)}"><table>'
            f'<caption><span>{esc(caption)}</span></caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>')


def export_links(name: str, query: list[tuple[str, str]], t: Translator) -> str:
    """Links to the same content as a Word and an Excel file."""
    link = esc(urlencode(query))
    return "".join(f'<a href="tl/xuat/{name}.{suffix}?{link}" download>{esc(t(f"Tải {program}"))}</a>' for suffix, program in (("docx", "Word"), ("xlsx", "Excel")))


def nothing(t: Translator, what: str) -> str:
    return f'<p class="tl-dim" role="status">{esc(t(what))}</p>'


def matrix_html(matrix: Matrix, query: list[tuple[str, str]], t: Translator) -> str:
    if not matrix.lines:
        return nothing(t, "Không có nhiệm vụ nào như vậy trong các văn bản đã chọn.")
    rows = []
    for line in matrix.lines:
        today = f'<br><span class="tl-dim">({esc(t("nay là"))} {esc(line.today)})</span>' if line.today else ""
        cells = ["".join(_duty(duty, matrix) for duty in line.duties.get(role, ())) for role in matrix.roles]
        rows.append([f"{esc(line.agency)}{today}", *(f"<ul>{cell}</ul>" if cell else "–" for cell in cells)])
    caption = t("{a} cơ quan, {n} nhiệm vụ", a=len(matrix.lines), n=matrix.duties)
    headers = [t("Cơ quan"), *(t(role.capitalize()) for role in matrix.roles)]
    return f'<div class="tl-tools">{export_links("trach-nhiem", query, t)}</div>' + table(headers, rows, caption, "tl-matrix")


def _duty(duty: Duty, matrix: Matrix) -> str:
    whose = matrix.whose(duty)
    return f'<li>{esc(duty.task)} {cite_mark(matrix.citations[duty.citation - 1])}{f" <span class=tl-dim>{esc(whose)}</span>" if whose else ""}</li>'


def money_html(found: list[Amount], groups: list[Group], by: str, query: list[tuple[str, str]], t: Translator) -> str:
    if not found:
        return nothing(t, "Không có khoản kinh phí nào như vậy trong các văn bản đã chọn.")
    numbered = {citation.clause.id: citation for citation in cite(found)}
    rows = []
    for group in groups:
        sources = list(dict.fromkeys(amount.clause.id for amount in group.amounts))
        marks = "".join(cite_mark(numbered[clause]) for clause in sources[:LISTED])
        more = f' <span class="tl-dim">+{len(sources) - LISTED}</span>' if len(sources) > LISTED else ""
        bar = f'<span class="tl-bar" style="width:{group.share:.1%}" aria-hidden="true"></span>'
        rows.append([esc(group.name), f'<span class="tl-sum">{esc(format_dong(group.value))}</span>', f'<div class="tl-bars">{bar}</div>', f"{marks}{more}"])
    total = sum(group.value for group in groups)
    rows.append([f"<strong>{esc(t('Cộng'))}</strong>", f'<strong class="tl-sum">{esc(format_dong(total))}</strong>', "", ""])
    caption = t("Kinh phí theo {by}: {n} khoản (không cộng các dòng tổng)", by=t(by).lower(), n=sum(len(g.amounts) for g in groups))
    return f'<div class="tl-tools">{export_links("kinh-phi", query, t)}</div>' + table([t(by), t("Số tiền"), t("Biểu đồ"), t("Nguồn")], rows, caption, "tl-money")


def checks_html(checks: list[Check], t: Translator) -> str:
    """Tables whose total line is compared with the sum of its lines."""
    if not checks:
        return ""
    rows = [[f"{esc(title_of(check.document))}<br><span class=\"tl-dim\">{esc(check.title)}</span>", esc(check.column or "–"),
             esc(format_dong(check.added)),
             f"<button {open_attributes(check.clause.id)} class=\"tl-link\">{esc(format_dong(check.stated))}</button>",
             esc(t("Khớp")) if check.agrees else f'<strong class="tl-bad">{esc(t("Lệch"))} {esc(format_dong(abs(check.added - check.stated)))}</strong>']
            for check in checks]
    headers = [t("Bảng"), t("Cột"), t("Cộng các dòng"), t("Dòng tổng ghi"), t("Đối chiếu")]
    return table(headers, rows, t("Đối chiếu dòng tổng với các dòng cộng lại"))


def comparison_html(comparison: Comparison, query: list[tuple[str, str]], t: Translator) -> str:
    rows = []
    for document, line in zip(comparison.documents, comparison.cells):
        told = f'{esc(document.place or title_of(document))}<br><span class="tl-dim">{esc(number_and_date(document))}</span>'
        rows.append([told, *(_cell(cell, t) for cell in line)])
    coverage = "".join(f"<li>{esc(subject)}: {esc(t('{a}/{b} văn bản có quy định', a=some, b=of))}</li>"
                       for subject, (some, of) in ((s, comparison.coverage(i)) for i, s in enumerate(comparison.subjects)))
    caption = t("So sánh {n} văn bản", n=len(comparison.documents))
    return (f'<div class="tl-tools">{export_links("so-sanh", query, t)}</div>' + table([t("Văn bản"), *comparison.subjects], rows, caption, "tl-compare")
            + f'<ul class="tl-coverage">{coverage}</ul>')


def _cell(cell, t: Translator) -> str:
    if not cell.text:
        return f'<span class="tl-dim">{esc(t(SILENT))}</span>'
    return f'<div class="tl-text">{answer_text(Answer(question="", text=cell.text, citations=cell.citations))}</div>'


def found_html(found: list[Found], t: Translator, *, by_document: bool = False) -> str:
    """Hits in their context, the words looked for marked; by relevance, or document by document."""
    if not found:
        return nothing(t, "Không tìm thấy đoạn nào. Hãy thử ít từ hơn hoặc bỏ bớt bộ lọc.")
    if not by_document:
        return f'<p class="tl-dim" role="status">{esc(t("{n} đoạn", n=len(found)))}</p><ol class="tl-hits">{"".join(_hit(hit, t) for hit in found)}</ol>'
    groups: dict[str, list[Found]] = {}
    for hit in found:
        groups.setdefault(hit.document.id, []).append(hit)
    parts = [f'<p class="tl-dim" role="status">{esc(t("{n} đoạn trong {d} văn bản", n=len(found), d=len(groups)))}</p>']
    for hits in groups.values():
        ordered = sorted(hits, key=lambda hit: hit.clause.ordinal)
        parts.append(f'<h3>{esc(title_of(hits[0].document))} ({len(hits)})</h3><ol class="tl-hits">{"".join(_hit(hit, t) for hit in ordered)}</ol>')
    return "".join(parts)


def _hit(hit: Found, t: Translator) -> str:
    path = " › ".join(hit.clause.path)
    page = f", {esc(t('trang'))} {hit.clause.page}" if hit.clause.page else ""
    sample = f' <span class="tl-badge">{esc(t("Tài liệu minh họa"))}</span>' if hit.document.sample else ""
    return f"""<li><button {open_attributes(hit.clause.id)} class="tl-source tl-hit"><span><span class="tl-dim">{esc(path)}</span><br>
{marked_text(hit.clause.text, hit.marks)}<br><span class="tl-label">{esc(hit.clause.label)}{page}</span> <span class="tl-dim">{esc(title_of(hit.document))}</span>{sample}</span></button></li>"""

