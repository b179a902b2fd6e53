"""Văn bản: what is indexed, its outline, adding and deleting."""
# Gradio reads the handlers' annotations (gr.Request, gr.EventData) at run time, with gr only known inside: so no `annotations` future.
import queue
import threading
from pathlib import Path

from assistant.page.chat import CLICK
from assistant.page.documents_markup import list_html, outline_html, progress_html, refusal_html
from assistant.page.limits import TooMany
from assistant.page.shared import Shared
from assistant.page.workspace import NotReady
from assistant.views.catalogue import catalogue
from index.errors import IndexFault

READ = [".pdf", ".docx", ".docm", ".xlsx", ".doc", ".xls", ".txt", ".md", ".zip"]


def documents_tab(gr, shared: Shared, opened) -> None:
    """Builds the tab; `opened` is the gr.Tab, whose select event fills the list."""
    t = shared.t
    chosen = gr.State("")
    with gr.Group(elem_id="tl-upload-box") as editing:
        files = gr.File(label=t("Thêm văn bản (PDF, Word, Excel, văn bản thuần, ZIP)"), file_count="multiple",
                        file_types=READ, elem_id="tl-upload", height=140)
        add = gr.Button(t("Đưa vào chỉ mục"), variant="primary", elem_id="tl-add")
    progress = gr.HTML("", apply_default_css=False, elem_id="tl-progress")
    with gr.Group(visible=False, elem_id="tl-confirm") as confirm:
        question = gr.HTML("")
        with gr.Row():
            yes = gr.Button(t("Xóa văn bản này"), variant="stop", elem_id="tl-delete-yes")
            no = gr.Button(t("Không xóa"), elem_id="tl-delete-no")
    listing = gr.HTML("", js_on_load=CLICK, apply_default_css=False, elem_id="tl-documents")
    outline = gr.HTML("", apply_default_css=False, elem_id="tl-outline")

    def show(request: gr.Request):
        try:
            entries = catalogue(shared.workspace.now().index)
        except NotReady as fault:
            return f'<p role="alert">{fault}</p>', gr.skip()
        may = shared.may_edit(request)
        return list_html(entries, t, editable=may), gr.Group(visible=may)

    def take(uploads: list[str] | None, request: gr.Request):
        """Reads the uploaded files in, telling what is being done as it goes."""
        if not shared.may_edit(request):
            yield refusal_html(t("Chỉ tài khoản biên tập được thêm văn bản.")), gr.skip(), gr.skip()
            return
        paths = [Path(upload) for upload in uploads or []]
        try:
            shared.limits.files(len(paths))
        except TooMany as refusal:
            yield refusal_html(str(refusal)), gr.skip(), gr.skip()
            return
        if not paths:
            yield refusal_html(t("Hãy chọn tệp trước.")), gr.skip(), gr.skip()
            return
        for names, at, reports, done in _taking_in(shared, paths):
            yield progress_html(names, at, reports, t, done=done), None if done else gr.skip(), show(request)[0] if done else gr.skip()

    def act(request: gr.Request, event: gr.EventData):
        data, may = event._data, shared.may_edit(request)
        index = shared.workspace.now().index
        try:
            document = index.document(data.get("id", ""))
        except KeyError:
            return gr.skip(), gr.skip(), gr.skip(), gr.skip()
        if data.get("act") == "outline":
            return "", gr.Group(visible=False), gr.skip(), outline_html(document, index.clauses(document.id), t)
        if data.get("act") == "delete" and may:
            from assistant.page.markup import esc, title_of

            told = t("Xóa “{title}” ({name}) khỏi chỉ mục? Văn bản này sẽ không còn được dùng để trả lời.", title=title_of(document), name=document.name)
            return document.id, gr.Group(visible=True), f"<p>{esc(told)}</p>", gr.skip()
        return gr.skip(), gr.skip(), gr.skip(), gr.skip()

    def delete(document: str, request: gr.Request):
        if document and shared.may_edit(request):
            shared.workspace.delete(document)
        return "", gr.Group(visible=False), show(request)[0], ""

    quiet = {"api_visibility": "private", "show_progress": "hidden"}
    add.click(take, [files], [progress, files, listing], concurrency_limit=1, concurrency_id="write", **quiet)
    listing.select(act, [], [chosen, confirm, question, outline], **quiet)
    yes.click(delete, [chosen], [chosen, confirm, listing, outline], concurrency_limit=1, concurrency_id="write", **quiet)
    no.click(lambda: ("", gr.Group(visible=False)), [], [chosen, confirm], **quiet)
    opened.select(show, [], [listing, editing], **quiet)


def _taking_in(shared: Shared, paths: list[Path]):
    """Yields (file names, which one is at hand, reports so far, whether that is all) while files are read on another thread."""
    told: queue.Queue = queue.Queue()
    names, at, reports = [path.name for path in paths], 0, []

    def work() -> None:
        try:
            shared.workspace.add(paths, lambda done, total, name: told.put(done), lambda report: told.put(report))
            told.put(None)
        except IndexFault as fault:      # for example another process is writing: said to the visitor
            told.put(fault)
        except BaseException as fault:
            told.put(fault)
            raise

    threading.Thread(target=work, daemon=True, name="take-in").start()
    yield names, at, reports, False
    while (step := told.get()) is not None and not isinstance(step, BaseException):
        if isinstance(step, int):
            at = step
        else:
            reports = [*reports, step]
        yield names, at, reports, False
    yield names, len(names), [*reports, step] if step else reports, True
