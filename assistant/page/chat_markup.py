"""The conversation as HTML."""
from __future__ import annotations

import re
import zlib
from urllib.parse import urlencode

from assistant.answer import Answer, Citation, Exchange
from assistant.page.markup import about, answer_text, esc, open_attributes, quote_beside, shorten, title_of
from assistant.page.translate import Translator
from index.records import Document, TableRow

LINKED = 4              # questions of the conversation that a link carries
_MARKS = re.compile(r"\s*\[\d+\]")      # what is being written has no sources under it yet
QUOTE_SHOWN = 220       # characters of a quotation under an answer; the viewer shows all of it


def conversation_html(
    turns: list[tuple[str, Answer | str]], t: Translator, *, visit: str = "", number: int = 0, suggestions: tuple[str, ...] = (), pending: str = "", stage: str = "",
    written: str | None = None, drawn: list[bytes] | None = None,
) -> str:
    """All turns, and the question that is being worked on with what is being done about it. `visit`: the conversation's name in the
    visitor's history, `number` in the browser's count. `written`: what a language model has said of the answer so far; None where none is set, and there is nothing to stop.

    `drawn` holds the turns that are HTML already (packed: it is a tenth then), from the first on, and is added to: a long
    conversation is not made anew with every question.
    """
    asked, drawn = [question for question, _ in turns], drawn if drawn is not None else []
    done = len(turns) if pending else len(turns) - 1         # the last answer offers suggestions until something else is asked
    drawn += [zlib.compress(_turn(asked[:i + 1], turns[i][1], t).encode(), 1) for i in range(len(drawn), done)]
    parts = [zlib.decompress(turn).decode() for turn in drawn]
    if len(drawn) < len(turns):
        parts.append(_turn(asked, turns[-1][1], t, suggestions))
    if pending:
        parts.append(_asked(pending, t) + _pending(stage, written, t))
    return f'<div class="tl-talk" role="log" aria-live="polite" aria-label="{esc(t("Cuộc trò chuyện"))}" data-turns="{len(turns)}" data-visit="{esc(visit)}" data-number="{number}">{"".join(parts)}</div>'


def _pending(stage: str, written: str | None, t: Translator) -> str:
    stop = "" if written is None else f' <button type="button" class="tl-chip" data-act="stop">{esc(t("Dừng"))}</button>'
    so_far = f'<div class="tl-answer tl-written"><div class="tl-text">{answer_text(Answer(question="", text=_MARKS.sub("", written)))}</div></div>' if written else ""
    return f'{so_far}<div class="tl-answer tl-pending" role="status"><span class="tl-spin" aria-hidden="true"></span>{esc(stage)}{stop}</div>'


def _asked(question: str, t: Translator) -> str:
    return f'<div class="tl-question"><span class="tl-hidden">{esc(t("Bạn hỏi"))}: </span><span class="tl-asked">{esc(question)}</span></div>' if question else ""


def waiting_html(t: Translator) -> str:
    """Where static/chat.js draws a question that has just been asked: only its words, nothing to see."""
    return (f'<div data-you="{esc(t("Bạn hỏi"))}" data-stage="{esc(t("đang tìm trong {n} văn bản…"))}" '
            f'data-stage-unknown="{esc(t("đang tìm trong các văn bản…"))}" data-held="{esc(t("Câu này sẽ được hỏi ngay khi câu trước trả lời xong."))}"></div>')


def _turn(asked: list[str], answer: Answer | str, t: Translator, suggestions: tuple[str, ...] = ()) -> str:
    i, question = len(asked) - 1, asked[-1]
    if isinstance(answer, str):
        return f'{_asked(question, t)}<div class="tl-answer tl-fault" role="alert">{esc(answer)}</div>'
    notes = "".join(f"<li>{esc(note)}</li>" for note in answer.notes)
    return f"""{_asked(question, t)}<article class="tl-answer{' tl-refusal' if answer.abstained else ''}" data-turn="{i}" aria-label="{esc(t('Trả lời'))}">
{f'<ul class="tl-notes">{notes}</ul>' if notes else ''}
<div class="tl-text">{answer_text(answer)}</div>
{_sources(answer.citations, t('Nguồn'), t)}{_sources(answer.related, t('Liên quan'), t, numbered=False)}
{_exchanges(answer.exchanges, t)}{_tools(asked, t)}
{_suggestions(suggestions, t)}</article>"""


def _exchanges(exchanges: tuple[Exchange, ...], t: Translator) -> str:
    """What was sent to a language model and what came back, word for word."""
    if not exchanges:
        return ""
    items = "".join(f"""<li><strong>{esc(one.purpose)}</strong> <span class="tl-dim">{esc(f"{one.seconds:.1f}".replace(".", ","))} s</span>
<h4>{esc(t("Đã gửi"))}</h4>{"".join(f'<pre tabindex="0">{esc(text)}</pre>' for text in one.sent)}
<h4>{esc(t("Đã nhận"))}</h4><pre tabindex="0">{esc(one.received) or "–"}</pre></li>""" for one in exchanges)
    return f'<details class="tl-sources tl-exchanges"><summary>{esc(t("Xem cách trả lời"))} ({len(exchanges)})</summary><ol>{items}</ol></details>'


def _sources(citations: tuple[Citation, ...], heading: str, t: Translator, numbered: bool = True) -> str:
    if not citations:
        return ""
    items = "".join(source_item(citation, t, numbered) for citation in citations)
    open_ = " open" if len(citations) <= 6 else ""
    return f'<details class="tl-sources"{open_}><summary>{esc(heading)} ({len(citations)})</summary><ol>{items}</ol></details>'


def source_item(citation: Citation, t: Translator, numbered: bool = True) -> str:
    """A citation as a button: number, document, place in it, the words quoted."""
    document, clause = citation.document, citation.clause
    number = f'<span class="tl-number" aria-hidden="true">{citation.number}</span>' if numbered else ""
    page = f", {esc(t('trang'))} {clause.page}" if clause.page else ""
    sample = f' <span class="tl-badge">{esc(t("Tài liệu minh họa"))}</span>' if document.sample else ""
    return f"""<li><button {open_attributes(clause.id, quote_beside(citation))} class="tl-source">{number}<span>
<strong>{esc(title_of(document))}</strong>{sample} <span class="tl-dim">{esc(about(document))}</span><br>
<span class="tl-label">{esc(clause.label)}{page}</span>
{_quoted(citation)}</span></button></li>"""


def _quoted(citation: Citation) -> str:
    """The words cited; of a whole row, each cell under its heading, as bare cells between strokes say nothing."""
    row = citation.clause
    if isinstance(row, TableRow) and not quote_beside(citation):
        cells = ((header, cell) for header, cell in zip(row.headers, row.cells) if cell.strip(" -–"))
        return f'<span class="tl-dim">{esc(shorten("; ".join(f"{header}: {cell}" if header else cell for header, cell in cells), QUOTE_SHOWN))}</span>'
    return f"<q>{esc(shorten(citation.quote, QUOTE_SHOWN))}</q>"


def _tools(asked: list[str], t: Translator) -> str:
    """Copy, link, export, thumbs. Links carry the questions before this one too, so that a follow-up is understood."""
    turn, link = len(asked) - 1, urlencode([("hoi", question) for question in asked[-LINKED:]])

    def tool(attributes: str, sign: str, told: str) -> str:
        return f'<button type="button" {attributes} title="{esc(told)}" aria-label="{esc(told)}">{sign}</button>'

    def thumb(rating: str, sign: str, told: str) -> str:
        return tool(f'data-act="rate" data-rating="{rating}" data-turn="{turn}" aria-pressed="false"', sign, told)

    return f"""<div class="tl-tools">{tool('data-copy-answer', esc(t('Chép')), t('Chép câu trả lời'))}
{tool(f'data-copy-link="?{esc(link)}"', esc(t('Liên kết')), t('Chép liên kết tới câu hỏi này'))}
<a href="tl/xuat/tra-loi.docx?{esc(link)}" download title="{esc(t('Tải câu trả lời dạng Word'))}">Word</a>
<a href="tl/xuat/tra-loi.xlsx?{esc(link)}" download title="{esc(t('Tải câu trả lời dạng Excel'))}">Excel</a>
<span class="tl-rate" role="group" aria-label="{esc(t('Đánh giá câu trả lời'))}">
{thumb('up', esc(t('Đúng')), t('Câu trả lời đúng'))}{thumb('down', esc(t('Chưa đúng')), t('Câu trả lời chưa đúng'))}
<span class="tl-comment" hidden><label class="tl-hidden" for="tl-comment-{turn}">{esc(t('Góp ý'))}</label>
<input id="tl-comment-{turn}" type="text" maxlength="2000" placeholder="{esc(t('Góp ý (không bắt buộc)'))}">
<button type="button" data-act="rate" data-rating="" data-turn="{turn}">{esc(t('Gửi góp ý'))}</button></span></span></div>"""


def _suggestions(suggestions: tuple[str, ...], t: Translator) -> str:
    if not suggestions:
        return ""
    return f'<div class="tl-suggest" role="group" aria-label="{esc(t("Hỏi tiếp"))}">{"".join(map(_ask, suggestions))}</div>'


def _ask(question: str) -> str:
    return f'<button type="button" class="tl-chip" data-act="ask" data-text="{esc(question)}">{esc(question)}</button>'


def welcome_html(documents: list[Document], questions: list[str], t: Translator) -> str:
    """Before the first question: what is indexed, and questions made from it."""
    if not documents:
        return f'<div class="tl-welcome"><h2>{esc(t("Chưa có văn bản nào"))}</h2><p>{esc(t("Mở thẻ Văn bản để thêm kế hoạch, quyết định (PDF, Word, Excel, văn bản thuần)."))}</p></div>'
    titles = "".join(f"<li>{esc(title_of(d))}</li>" for d in documents[:5])
    more = f"<li>{esc(t('và {n} văn bản khác', n=len(documents) - 5))}</li>" if len(documents) > 5 else ""
    return f"""<div class="tl-welcome" data-documents="{len(documents)}"><h2>{esc(t('Bạn cần tìm gì trong {n} văn bản?', n=len(documents)))}</h2>
<p>{esc(t('Mỗi câu trả lời kèm điều khoản làm căn cứ: bấm vào số để xem đúng chỗ trong văn bản.'))}</p>
<div class="tl-suggest" role="group" aria-label="{esc(t('Câu hỏi mẫu'))}">{"".join(map(_ask, questions))}</div>
<details><summary>{esc(t('Các văn bản đang có'))}</summary><ul>{titles}{more}</ul></details></div>"""


def history_html(conversations: list[dict], t: Translator) -> str:
    """The visitor's earlier conversations, kept in the browser."""
    if not conversations:
        return f'<p class="tl-dim">{esc(t("Chưa có cuộc trò chuyện nào. Lịch sử chỉ lưu trong trình duyệt này."))}</p>'
    items = "".join(
        f'<li><button type="button" data-act="open" data-id="{esc(c.get("id", ""))}">{esc(shorten(str((c.get("asked") or [""])[0]), 80))}'
        f' <span class="tl-dim">{esc(c.get("time", ""))}</span></button></li>' for c in conversations)
    return f"""<ul class="tl-history">{items}</ul><p class="tl-dim">{esc(t('Lịch sử chỉ lưu trong trình duyệt này; mở lại thì hỏi lại trên các văn bản hiện có.'))}
<button type="button" class="tl-link" data-act="forget">{esc(t('Xóa lịch sử'))}</button></p>"""

