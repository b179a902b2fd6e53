"""So sánh: plans side by side."""
# Gradio reads the handlers' annotations (gr.Request) at run time, with gr only known inside: so no `annotations` future.
from assistant.page.choices import document_choices, offer
from assistant.page.documents_markup import refusal_html
from assistant.page.limits import TooMany
from assistant.page.shared import Shared, asker
from assistant.page.tables_markup import comparison_html
from assistant.page.workspace import NotReady
from assistant.views.comparison import SUBJECTS, Comparison, compare

MOST = 12        # plans, and subjects, in one table


def compare_tab(gr, shared: Shared, opened) -> None:
    """Builds the tab; `opened` is the gr.Tab, whose select event fills the choices."""
    t = shared.t
    with gr.Row(elem_classes="tl-filters"):
        documents = gr.Dropdown([], multiselect=True, label=t("Các văn bản cần so sánh"), elem_id="tl-compare-documents", min_width=300, max_choices=MOST)
        subjects = gr.Dropdown(list(SUBJECTS), value=list(SUBJECTS[:3]), multiselect=True, allow_custom_value=True, label=t("Nội dung so sánh"),
                               info=t("Chọn, hoặc gõ nội dung khác rồi Enter"), elem_id="tl-compare-subjects", min_width=260, max_choices=MOST)
    show = gr.Button(t("So sánh"), variant="primary", elem_id="tl-compare-go")
    result = gr.HTML("", elem_id="tl-comparison", js_on_load=None, apply_default_css=False)

    def fill(chosen: list[str]):
        try:
            return offer(gr, document_choices(shared.workspace.documents()), chosen)
        except NotReady:
            return gr.skip()

    def draw(only: list[str], about: list[str], request: gr.Request) -> str:
        if len(only or []) < 2 or not about:
            return refusal_html(t("Hãy chọn ít nhất hai văn bản và một nội dung."))
        try:
            shared.limits.ask(asker(request))
            found = side_by_side(shared, only, about)
        except (TooMany, NotReady) as refusal:
            return refusal_html(str(refusal))
        if len(found.documents) < 2:
            return refusal_html(t("Văn bản đã chọn không còn trong chỉ mục. Hãy mở lại thẻ này để chọn lại."))
        query = [*(("van-ban", document.id) for document in found.documents), *(("noi-dung", s) for s in about)]
        return comparison_html(found, query, t)

    quiet = {"api_visibility": "private", "show_progress": "minimal"}
    opened.select(fill, [documents], [documents], preprocess=False, **{**quiet, "show_progress": "hidden"})
    show.click(draw, [documents, subjects], [result], preprocess=False, concurrency_limit=2, concurrency_id="compare", **quiet)


def side_by_side(shared: Shared, documents: list[str], subjects: list[str]) -> Comparison:
    """The comparison of the documents (ids) that are still indexed, on at most MOST subjects."""
    opened = shared.workspace.now()
    known = {document.id: document for document in opened.index.documents()}
    plans = [known[identifier] for identifier in documents if identifier in known][:MOST]
    return compare(lambda question: opened.assistant.ask(question).answer, plans, [s[:200] for s in subjects[:MOST]])
