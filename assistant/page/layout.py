"""The page put together: header, tabs, and the source viewer beside them."""
from __future__ import annotations

from assistant.page.api import add_api
from assistant.page.chat import chat_tab
from assistant.page.compare_tab import compare_tab
from assistant.page.documents import documents_tab
from assistant.page.faults import tell_faults
from assistant.page.gradio_words import gradio_words
from assistant.page.markup import esc
from assistant.page.money_tab import money_tab
from assistant.page.responsibility_tab import responsibility_tab
from assistant.page.search_tab import search_tab
from assistant.page.shared import Shared
from assistant.page.theme import theme

HEAD = """<link rel="stylesheet" href="tl/tinh/page.css">
<link rel="icon" href="tl/tinh/bieu-tuong.svg" type="image/svg+xml">
<script src="tl/tinh/page.js" defer></script>
<script src="tl/tinh/chat.js" defer></script>
<script src="tl/tinh/upload.js" defer></script>"""     # put in by shell.py


def build(gr, shared: Shared):
    """The Gradio Blocks of the page, and the options that mount_gradio_app needs for it."""
    t = shared.t
    with gr.Blocks(title=t("Trợ lý kế hoạch"), analytics_enabled=False, fill_width=True, fill_height=True,
                   delete_cache=(3600, 3600)) as page:
        gr.HTML(_header(shared), elem_id="tl-header", js_on_load=None, apply_default_css=False)
        with gr.Row(elem_id="tl-body"):
            with gr.Column(elem_id="tl-main", scale=3, min_width=280), gr.Tabs(elem_id="tl-tabs", selected="hoi-dap", overflow_behavior="wrap"):
                with gr.Tab(t("Hỏi đáp"), id="hoi-dap", elem_id="tl-tab-chat"):
                    chat_tab(gr, shared)
                for name, identifier, tab in ((t("Tra cứu"), "tra-cuu", search_tab), (t("Trách nhiệm"), "trach-nhiem", responsibility_tab),
                                              (t("Kinh phí"), "kinh-phi", money_tab), (t("So sánh"), "so-sanh", compare_tab),
                                              (t("Văn bản"), "van-ban", documents_tab)):
                    with gr.Tab(name, id=identifier, elem_id=f"tl-tab-{identifier}") as opened:
                        tab(gr, shared, opened)
            with gr.Column(elem_id="tl-side", scale=2, min_width=280):
                gr.HTML(_side(shared), elem_id="tl-viewer", js_on_load=None, apply_default_css=False)
        add_api(gr, shared)
    tell_faults(gr, page, t)
    options = {"theme": theme(gr), "i18n": gradio_words(gr) if t.language == "vi" else None, "footer_links": [], "show_error": False, "ssr_mode": False, "pwa": False,
               "enable_monitoring": False, "run_history": False, "max_file_size": shared.limits.file_size,
               "allowed_paths": []}
    return page, options


def _header(shared: Shared) -> str:
    t = shared.t
    up = "" if t.language == "vi" else "../"
    other = '<a href="en/" hreflang="en" lang="en">English</a>' if t.language == "vi" else '<a href="../" hreflang="vi" lang="vi">Tiếng Việt</a>'
    logout = f'<a href="{up}dang-xuat">{esc(t("Đăng xuất"))}</a>' if shared.accounts else ""
    return f"""<a class="tl-skip" href="#tl-question">{esc(t('Tới ô đặt câu hỏi'))}</a>
<div class="tl-header"><img src="tl/tinh/bieu-tuong.svg" alt="" width="32" height="32">
<div><h1>{esc(t('Trợ lý kế hoạch'))}</h1><p>{esc(t('Hỏi đáp có dẫn điều khoản trên văn bản của cơ quan'))}</p></div>
<nav class="tl-nav">{other}{logout}</nav><button type="button" id="tl-scheme" aria-label="{esc(t('Đổi nền sáng, tối'))}" title="{esc(t('Đổi nền sáng, tối'))}">◐</button></div>"""


def _side(shared: Shared) -> str:
    t = shared.t
    return f"""<section class="tl-viewer" role="region" aria-labelledby="tl-view-title" data-language="{esc(t.language)}"
data-fault="{esc(t('Không mở được nguồn này. Văn bản có thể đã bị xóa khỏi chỉ mục.'))}" data-copied="{esc(t('Đã chép'))}">
<button type="button" id="tl-view-close" aria-label="{esc(t('Đóng nguồn'))}" title="{esc(t('Đóng nguồn'))}">✕</button>
<div id="tl-view-inside"></div></section>
<div id="tl-toast" role="status" aria-live="polite"></div>"""
