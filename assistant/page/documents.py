"""Văn bản: what is indexed, its outline, adding and deleting."""
# Gradio reads the handlers' annotations (gr.Request, gr.EventData) at run time, with gr only known inside: so no `annotations` future.
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from assistant.page.chat import CLICK
from assistant.page.documents_markup import hint_html, list_html, outline_html, progress_html, refusal_html
from assistant.page.limits import TooMany
from assistant.page.markup import esc, title_of
from assistant.page.shared import Shared
from assistant.page.workspace import NotReady
from assistant.views.catalogue import catalogue
from index.errors import IndexFault

# What ingest reads, by the names that such files have
READ = [".pdf", ".docx", ".docm", ".xlsx", ".xlsm", ".doc", ".xls", ".rtf", ".odt", ".ods", ".txt", ".md", ".zip",
        ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp"]


def documents_tab(gr, shared: Shared, opened) -> None:
    """Builds the tab; `opened` is the gr.Tab, whose select event fills the list."""
    t = shared.t
    chosen = gr.State("")
    with gr.Group(elem_id="tl-upload-box") as editing:
        gr.HTML(hint_html(READ, shared.limits, t), js_on_load=None, apply_default_css=False)
        files = gr.File(label=t("Thêm văn bản"), file_count="multiple",
                        file_types=READ, elem_id="tl-upload", height=140)
        with gr.Row():
            add = gr.Button(t("Đưa vào chỉ mục"), variant="primary", elem_id="tl-add", scale=3)
            again = gr.Button(t("Đọc lại tất cả"), elem_id="tl-again", scale=1)
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
            entries = shared.workspace.once(catalogue)
        except NotReady as fault:
            return refusal_html(str(fault)), gr.skip()
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
        steps = _steps([path.name for path in paths], lambda progress, told: shared.workspace.add(paths, progress, told))
        for names, at, reports, done in steps:
            yield progress_html(names, at, reports, t, done=done), None if done else gr.skip(), show(request)[0] if done else gr.skip()
        for path in paths:
            path.unlink(missing_ok=True)      # the index keeps its own copy

    def take_again(request: gr.Request):
        """Reads every document again from the file kept of it."""
        if not shared.may_edit(request):
            yield refusal_html(t("Chỉ tài khoản biên tập được đọc lại văn bản.")), gr.skip()
            return
        names = [document.name for document in shared.workspace.documents()]
        steps = _steps(names, lambda progress, told: shared.workspace.read_again(progress, lambda name, fault: told(Again(name, fault))))
        for names, at, reports, done in steps:
            yield progress_html(names, at, reports, t, done=done), show(request)[0] if done else gr.skip()

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
            told = t("Xóa “{title}” ({name}) khỏi chỉ mục? Văn bản này sẽ không còn được dùng để trả lời.", title=title_of(document), name=document.name)
            return document.id, gr.Group(visible=True), f"<p>{esc(told)}</p>", gr.skip()
        return gr.skip(), gr.skip(), gr.skip(), gr.skip()

    def delete(document: str, request: gr.Request):
        if document and shared.may_edit(request):
            shared.workspace.delete(document)
        return "", gr.Group(visible=False), show(request)[0], ""

    quiet = {"api_visibility": "private", "show_progress": "hidden"}
    add.click(take, [files], [progress, files, listing], concurrency_limit=1, concurrency_id="write", **quiet)
    again.click(take_again, [], [progress, listing], concurrency_limit=1, concurrency_id="write", **quiet)
    listing.select(act, [], [chosen, confirm, question, outline], **quiet)
    yes.click(delete, [chosen], [chosen, confirm, listing, outline], concurrency_limit=1, concurrency_id="write", **quiet)
    no.click(lambda: ("", gr.Group(visible=False)), [], [chosen, confirm], **quiet)
    opened.select(show, [], [listing, editing], **quiet)


@dataclass(frozen=True)
class Again:
    """What became of a document that was read again, told as ingest's reports are."""

    name: str
    fault: str

    @property
    def read(self) -> bool:
        return not self.fault

    def line(self) -> str:
        return f"{self.name}: đã đọc lại"


def _steps(names: list[str], work: Callable[[Callable, Callable], object]):
    """Yields (file names, which one is at hand, reports so far, whether that is all) while `work` goes on on another thread.

    `work` is given (progress, told): what to call with (done, total, name), and with each report.
    """
    told: queue.Queue = queue.Queue()
    at, reports = 0, []

    def run() -> None:
        try:
            work(lambda done, total, name: told.put(done), told.put)
            told.put(None)
        except IndexFault as fault:      # for example another process is writing: said to the visitor
            told.put(fault)
        except BaseException as fault:
            told.put(fault)
            raise

    threading.Thread(target=run, daemon=True, name="take-in").start()
    yield names, at, reports, False
    while (step := told.get()) is not None and not isinstance(step, BaseException):
        if isinstance(step, int):
            at = step
        else:
            reports = [*reports, step]
        yield names, at, reports, False
    yield names, len(names), [*reports, step] if step else reports, True
