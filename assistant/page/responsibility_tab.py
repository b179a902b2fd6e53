"""Trách nhiệm: agency × role × task."""
from __future__ import annotations

from assistant.page.choices import document_choices, offer
from assistant.page.documents_markup import refusal_html
from assistant.page.shared import Shared
from assistant.page.tables_markup import matrix_html
from assistant.page.workspace import NotReady
from assistant.views.responsibilities import agency_names, matrix


def responsibility_tab(gr, shared: Shared, opened) -> None:
    """Builds the tab; `opened` is the gr.Tab, whose select event fills the choices."""
    t = shared.t
    with gr.Row(elem_classes="tl-filters"):
        of = gr.Dropdown([], multiselect=True, label=t("Cơ quan"), info=t("Để trống: tất cả"), elem_id="tl-duty-agencies", min_width=240)
        subject = gr.Textbox(label=t("Nội dung công việc"), placeholder=t("ví dụ: đào tạo nghề"), elem_id="tl-duty-subject", min_width=200, max_length=200)
        documents = gr.Dropdown([], multiselect=True, label=t("Văn bản"), info=t("Để trống: tất cả"), elem_id="tl-duty-documents", min_width=240)
    show = gr.Button(t("Lập bảng trách nhiệm"), variant="primary", elem_id="tl-duty-go")
    result = gr.HTML("", elem_id="tl-duties", js_on_load=None, apply_default_css=False)

    def fill(agencies: list[str], only: list[str]):
        try:
            return offer(gr, shared.workspace.once(agency_names), agencies), offer(gr, document_choices(shared.workspace.documents()), only)
        except NotReady:
            return gr.skip(), gr.skip()

    def draw(names: list[str], words: str, only: list[str]) -> str:
        query = [*(("co-quan", name) for name in names or []), ("noi-dung", words or ""), *(("van-ban", d) for d in only or [])]
        try:
            index = shared.workspace.now().index
        except NotReady as refusal:
            return refusal_html(str(refusal))
        return matrix_html(matrix(index, documents=only, of=names or (), subject=words or ""), query, t)

    quiet = {"api_visibility": "private", "show_progress": "hidden"}
    opened.select(fill, [of, documents], [of, documents], preprocess=False, **quiet)
    for trigger in (show.click, subject.submit):
        trigger(draw, [of, subject, documents], [result], preprocess=False, concurrency_limit=2, concurrency_id="look", **quiet)
