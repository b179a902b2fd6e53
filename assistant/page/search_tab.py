"""Tra cứu: search without a question."""
# Gradio reads the handlers' annotations (gr.Request) at run time, with gr only known inside: so no `annotations` future.
from assistant.page.choices import offer
from assistant.page.documents_markup import refusal_html
from assistant.page.limits import TooMany
from assistant.page.shared import Shared, asker
from assistant.page.tables_markup import found_html
from assistant.page.workspace import NotReady
from assistant.views import finding


def search_tab(gr, shared: Shared, opened) -> None:
    """Builds the tab; `opened` is the gr.Tab, whose select event fills the filters."""
    t = shared.t
    with gr.Row(elem_classes="tl-filters"):
        query = gr.Textbox(label=t("Tìm gì"), placeholder=t("Từ ngữ hoặc ý cần tìm, không cần dấu"), elem_id="tl-find", scale=4, max_length=500)
        go = gr.Button(t("Tìm"), variant="primary", elem_id="tl-find-go", scale=1, min_width=90)
    with gr.Row(elem_classes="tl-filters"):
        province = gr.Dropdown([(t("Tất cả"), "")], value="", label=t("Tỉnh"), elem_id="tl-find-province", min_width=140)
        year = gr.Dropdown([(t("Tất cả"), 0)], value=0, label=t("Năm"), elem_id="tl-find-year", min_width=110)
        kind = gr.Dropdown([(t("Tất cả"), "")], value="", label=t("Loại văn bản"), elem_id="tl-find-kind", min_width=140)
        part = gr.Dropdown([(t("Tất cả"), "")], value="", label=t("Phần của văn bản"), elem_id="tl-find-part", min_width=180)
        order = gr.Radio([(t("Mức phù hợp"), "score"), (t("Văn bản"), "document")], value="score", label=t("Sắp xếp theo"), elem_id="tl-find-order", min_width=200)
    hits = gr.HTML("", elem_id="tl-found", js_on_load=None, apply_default_css=False)

    def fill(*chosen):
        lists = (("", finding.provinces), (0, finding.years), ("", finding.kinds), ("", finding.parts))
        try:
            return [offer(gr, [(t("Tất cả"), none), *((str(value), value) for value in shared.workspace.once(values))], value)
                    for (none, values), value in zip(lists, chosen)]
        except NotReady:
            return [gr.skip()] * len(lists)

    def find(words: str, in_province: str, in_year: int, of_kind: str, in_part: str, by: str, request: gr.Request):
        if not (words or "").strip():
            return ""
        try:
            shared.limits.ask(asker(request))
            index = shared.workspace.now().index
        except (TooMany, NotReady) as refusal:
            return refusal_html(str(refusal))
        choice = finding.Choice(province=in_province or "", year=in_year or None, kind=of_kind or "", part=in_part or "")
        return found_html(finding.find(index, words, choice), t, by_document=by == "document")

    quiet = {"api_visibility": "private", "show_progress": "hidden"}
    inputs = [query, province, year, kind, part, order]
    opened.select(fill, [province, year, kind, part], [province, year, kind, part], preprocess=False, **quiet)
    for trigger in (query.submit, go.click, province.input, year.input, kind.input, part.input, order.input):
        trigger(find, inputs, [hits], preprocess=False, concurrency_limit=2, concurrency_id="look", **quiet)
