"""The list of documents, a document's outline and the reports of reading, as HTML."""
from __future__ import annotations

from datetime import date

from assistant.page.limits import Limits
from assistant.page.faults import WORDS
from assistant.page.markup import about, date_of, esc, open_attributes, title_of
from assistant.page.translate import Translator
from assistant.views.catalogue import Entry
from index.errors import IndexFault
from index.records import Clause, ClauseKind, Document, TableRow

MEDIA = {"pdf": "PDF", "scan": "Bản quét", "docx": "Word", "xlsx": "Excel", "text": "Văn bản thuần", "markdown": "Markdown"}


def hint_html(types: list[str], limits: Limits, t: Translator) -> str:
    """What may be uploaded, and where upload.js names the files that may not."""
    may = t("Đọc được PDF, Word, Excel, ảnh chụp, văn bản thuần, ZIP. Mỗi lần nhiều nhất {n} tệp, mỗi tệp không quá {mb} MB.",
            n=limits.files_at_once, mb=limits.file_size // 2**20)
    large = t("{name}: tệp quá lớn ({size} MB), mỗi tệp không quá {mb} MB. Tệp này không được tải lên.")
    many = t("{name}: mỗi lần chỉ tải lên được {n} tệp. Hãy thêm tệp này ở lần sau.")
    strange = t("{name}: không đọc được loại tệp này. Chỉ đọc {types}.")
    return (f'<p class="tl-dim tl-hint">{esc(may)}</p><ul class="tl-reports tl-hint" id="tl-refused" role="alert" data-largest="{limits.file_size}" data-most="{limits.files_at_once}" '
            f'data-types="{" ".join(types)}" data-large="{esc(large)}" data-many="{esc(many)}" data-strange="{esc(strange)}"></ul>')


def list_html(entries: list[Entry], t: Translator, *, editable: bool) -> str:
    """The documents as a table that becomes cards on a narrow screen."""
    if not entries:
        return f'<p class="tl-dim">{esc(t("Chưa có văn bản nào trong chỉ mục."))}</p>'
    heads = "".join(f'<th scope="col">{esc(t(head))}</th>' for head in ("Văn bản", "Số, ngày", "Nơi ban hành", "Quy mô", "Tình trạng", "Thao tác"))
    return f"""<table class="tl-list"><caption>{esc(t('{n} văn bản trong chỉ mục', n=len(entries)))}</caption><thead><tr>{heads}</tr></thead>
<tbody>{"".join(_entry(entry, t, editable) for entry in entries)}</tbody></table>"""


def _entry(entry: Entry, t: Translator, editable: bool) -> str:
    document = entry.document
    sample = f' <span class="tl-badge">{esc(t("Tài liệu minh họa"))}</span>' if document.sample else ""
    number = document.number or (t("số để trống") if document.number_blank else "–")
    pages = f"{document.pages} {t('trang')}, " if document.pages else ""
    tables = f"{entry.tables} {t('bảng')} ({entry.rows} {t('dòng')}), " if entry.tables else ""
    period = f"<br>{'–'.join(dict.fromkeys(map(str, document.period)))}" if document.period else ""
    notes = "".join(f'<br><span class="tl-dim">{esc(note)}</span>' for note in document.notes)
    today = f' <span class="tl-dim">({esc(t("nay là"))} {esc(document.province_today)})</span>' if document.province_today not in ("", document.province) else ""
    tools = [f'<button type="button" data-act="outline" data-id="{esc(document.id)}">{esc(t("Đề cương"))}</button>',
             f'<a href="tl/tep/{esc(document.id)}" download>{esc(t("Tải tệp gốc"))}</a>']
    if editable:
        tools.append(f'<button type="button" class="tl-danger" data-act="delete" data-id="{esc(document.id)}">{esc(t("Xóa"))}</button>')
    cells = [
        (t("Văn bản"), f'<strong>{esc(title_of(document))}</strong>{sample}<br><span class="tl-dim">{esc(document.name)} · {esc(t(MEDIA.get(document.media, document.media)))}</span>{notes}'),
        (t("Số, ngày"), f"{esc(number)}<br>{esc(date_of(document.date) or t('không ghi ngày'))}"),
        (t("Nơi ban hành"), f"{esc(document.issuer or document.place or '–')}{today}{period}"),
        (t("Quy mô"), f"{pages}{tables}{entry.clauses} {esc(t('điều khoản'))}, {entry.facts} {esc(t('dữ kiện'))}"),
        (t("Tình trạng"), _status(entry, t)),
        (t("Thao tác"), f'<div class="tl-tools">{"".join(tools)}</div>'),
    ]
    return f"""<tr data-document="{esc(document.id)}">{"".join(f'<td data-head="{esc(head)}">{cell}</td>' for head, cell in cells)}</tr>"""


def _status(entry: Entry, t: Translator) -> str:
    """What the index tells: a plan may have been replaced by one that is not indexed, so that this is said with it."""
    def named(document: Document) -> str:
        return esc(about(document) or title_of(document))

    if entry.replaced_by:
        return f'<span class="tl-badge tl-old">{esc(t("Đã bị thay thế"))}</span><br>{esc(t("bởi"))} {named(entry.replaced_by)}'
    if entry.over(date.today().year):
        told = f'<span class="tl-badge">{esc(t("Đã hết giai đoạn thực hiện"))}</span>'
    else:
        told = (f'<span class="tl-badge tl-valid">{esc(t("Còn hiệu lực"))}</span><br>'
                f'<span class="tl-dim">{esc(t("chưa thấy văn bản nào trong kho thay thế"))}</span>')
    return told + "".join(f'<br>{esc(t("thay thế"))} {named(other)}' for other in entry.replaces)


def outline_html(document: Document, clauses: list[Clause], t: Translator) -> str:
    """A document's headings as a tree that opens, with its clauses and tables in their places."""
    parts = [f'<section class="tl-outline" aria-label="{esc(t("Đề cương"))}"><h3>{esc(title_of(document))}</h3>']
    open_path: list[str] = []
    table = None
    for clause in clauses:
        if isinstance(clause, TableRow):
            if table != clause.table:
                parts.append(("</tbody></table></div></details>" if table is not None else "") + _table_head(clause, clauses, t))
                table = clause.table
            parts.append(_table_row(clause))
            continue
        if table is not None:
            parts.append("</tbody></table></div></details>")
            table = None
        parts.append(_moved(open_path, list(clause.path)))
        if clause.kind is not ClauseKind.HEADING:
            parts.append(f'<p><button {open_attributes(clause.id)} class="tl-clause">{esc(clause.text)}</button></p>')
    parts.append(("</tbody></table></div></details>" if table is not None else "") + "</details>" * len(open_path) + "</section>")
    return "".join(parts)


def _moved(open_path: list[str], path: list[str]) -> str:
    """Closes and opens headings so that `open_path` becomes `path`."""
    same = 0
    while same < min(len(open_path), len(path)) and open_path[same] == path[same]:
        same += 1
    steps = "</details>" * (len(open_path) - same)
    steps += "".join(f"<details><summary>{esc(heading)}</summary>" for heading in path[same:])
    open_path[:] = path
    return steps


def _table_head(row: TableRow, clauses: list[Clause], t: Translator) -> str:
    count = sum(1 for other in clauses if isinstance(other, TableRow) and other.table == row.table)
    unit = f" ({row.unit})" if row.unit else ""
    heads = "".join(f'<th scope="col">{esc(head)}</th>' for head in row.headers)
    return (f'<details class="tl-table"><summary>{esc(row.title or t("Bảng"))}{esc(unit)} – {count} {esc(t("dòng"))}</summary>'
            f'<div class="tl-scroll" tabindex="0"><table><thead><tr><th></th>{heads}</tr></thead><tbody>')


def _table_row(row: TableRow) -> str:
    cells = "".join(f"<td>{esc(cell)}</td>" for cell in row.cells)
    return f'<tr class="tl-{row.role}"><td><button {open_attributes(row.id)} aria-label="{esc(row.label)}">◉</button></td>{cells}</tr>'


def progress_html(names: list[str], at: int, reports: list, t: Translator, *, done: bool) -> str:
    """A progress bar for all files with the stage, and one for each: waiting, being read, or what became of it and why.

    `reports` are ingest's FileReports (an archive gives several), or an exception that stopped the reading.
    """
    lines = "".join(_report(report, t) for report in reports)
    if done:
        return f'<div role="status"><ul class="tl-reports">{lines}</ul></div>'
    stage = t("Đang đọc tệp {a}/{n}", a=at + 1, n=len(names)) if at < len(names) else t("Đang ghi vào chỉ mục…")
    bar = f'<progress max="{len(names) + 1}" value="{at}" aria-label="{esc(t("Tiến độ đọc tệp"))}"></progress> {esc(stage)}'
    for i, name in enumerate(names[at:]):
        value, told = ('value="0"', t("đang chờ")) if i else ("", t("đang đọc…"))      # without a value the bar moves: at work
        lines += f'<li class="tl-dim"><progress max="1" {value} aria-label="{esc(name)}"></progress> {esc(name)}: {esc(told)}</li>'
    return f'<div role="status">{bar}<ul class="tl-reports">{lines}</ul></div>'


def _report(report, t: Translator) -> str:
    if isinstance(report, BaseException):
        return f'<li class="tl-bad">✗ {esc(report if isinstance(report, IndexFault) else t(WORDS))}</li>'
    if not report.read:
        return f'<li class="tl-bad">✗ {esc(report.fault)}</li>'
    return f'<li class="tl-good">✓ {esc(report.line())}</li>'


def refusal_html(reason: str) -> str:
    """Why nothing was done."""
    return f'<p class="tl-fault" role="alert">{esc(reason)}</p>'
