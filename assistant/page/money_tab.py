"""Kinh phí: amounts with subtotals, a bar chart, and totals checked."""
from __future__ import annotations

from assistant.page.choices import document_choices, offer
from assistant.page.documents_markup import refusal_html
from assistant.page.shared import Shared
from assistant.page.tables_markup import checks_html, money_html
from assistant.page.workspace import NotReady
from assistant.views.money import BY, amounts, checks, grouped, years


def money_tab(gr, shared: Shared, opened) -> None:
    """Builds the tab; `opened` is the gr.Tab, whose select event fills the choices."""
    t = shared.t
    with gr.Row(elem_classes="tl-filters"):
        by = gr.Dropdown([(t(name), name) for name in BY], value="Địa bàn", label=t("Cộng theo"), elem_id="tl-money-by", min_width=130)
        place = gr.Textbox(label=t("Địa bàn"), elem_id="tl-money-place", min_width=130, max_length=200)
        source = gr.Textbox(label=t("Nguồn vốn"), elem_id="tl-money-source", min_width=130, max_length=200)
        item = gr.Textbox(label=t("Hạng mục"), elem_id="tl-money-item", min_width=130, max_length=200)
        year = gr.Dropdown([(t("Tất cả"), 0)], value=0, label=t("Năm"), elem_id="tl-money-year", min_width=90)
        documents = gr.Dropdown([], multiselect=True, label=t("Văn bản"), info=t("Để trống: tất cả"), elem_id="tl-money-documents", min_width=220)
    show = gr.Button(t("Tính kinh phí"), variant="primary", elem_id="tl-money-go")
    result = gr.HTML("", elem_id="tl-money", js_on_load=None, apply_default_css=False)
    check = gr.HTML("", elem_id="tl-money-checks", js_on_load=None, apply_default_css=False)

    def fill(only: list[str], chosen: int):
        try:
            stated = shared.workspace.once(years)
            return (offer(gr, document_choices(shared.workspace.documents()), only),
                    offer(gr, [(t("Tất cả"), 0), *((str(year), year) for year in stated)], chosen))
        except NotReady:
            return gr.skip(), gr.skip()

    def draw(by_: str, place_: str, source_: str, item_: str, year_: int | None, only: list[str]) -> tuple[str, str]:
        try:
            index = shared.workspace.now().index
        except NotReady as refusal:
            return refusal_html(str(refusal)), ""
        found = amounts(index, documents=only, place=place_ or "", source=source_ or "", item=item_ or "", year=year_ or None)
        query = [("theo", by_), ("dia-ban", place_ or ""), ("nguon", source_ or ""), ("hang-muc", item_ or ""), ("nam", str(year_ or "")),
                 *(("van-ban", d) for d in only or [])]
        return money_html(found, grouped(found, by_), by_, query, t), checks_html(checks(index, only), t)

    quiet = {"api_visibility": "private", "show_progress": "hidden"}
    opened.select(fill, [documents, year], [documents, year], preprocess=False, **quiet)
    for trigger in (show.click, place.submit, source.submit, item.submit, by.input, year.input):
        trigger(draw, [by, place, source, item, year, documents], [result, check], preprocess=False, concurrency_limit=2, concurrency_id="look", **quiet)
