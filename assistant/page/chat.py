"""Hỏi đáp: how the tab is laid out and wired. What its events do is in chat_handlers.py.

A visitor may ask while the greeting of a page just opened, or of a conversation just begun, is still on its way. So the
greeting has a place of its own, in sight where there is no conversation; and a conversation begins in the browser, which
counts them and sends the number with each question. An answer to the conversation before, which comes late, is not shown
(static/chat.js); Gradio's own `cancels` is not used for that, as it fails while the question is still on its way to the queue.
"""
from __future__ import annotations

from assistant.page.chat_handlers import QUESTION_LENGTH, Visitor, asking, greeter, keeping, leaving, rating, stopping
from assistant.page.chat_markup import waiting_html
from assistant.page.shared import WAITING, Shared

IDLE = 12 * 3600            # seconds after which a visitor's conversation is forgotten by the server

# Drawn by static/chat.js as soon as it is asked: the question, and that it is being looked for.
CLICK = """element.addEventListener('click', (event) => {
  const button = event.target.closest('[data-act]');
  if (!button || !element.contains(button)) return;
  const typed = button.parentElement.querySelector('input');
  if (button.dataset.act === 'ask' && !window.tlChat.asked(button.dataset.text)) return;
  trigger('select', {...button.dataset, asked: [button.dataset.text], comment: typed ? typed.value : ''});
});"""
# Once they stand in the page, the conversation asks what a permanent link (?hoi=…) asks, and else the greeting asks for itself:
# what Gradio's load event brings earlier than that is lost.
LINK = CLICK + """
const asked = new URLSearchParams(location.search).getAll('hoi').filter((question) => question.trim());
if (asked.length) setTimeout(() => { window.tlChat.asked(asked[0]); trigger('select', {act: 'ask', asked}); });"""
GREETING = CLICK + """
element.addEventListener('tl-greet', () => trigger('apply'));
setTimeout(() => trigger('apply'));"""
HISTORY = CLICK + """
element.addEventListener('tl-list', () => trigger('apply'));"""
ASK = "(question, ...more) => [window.tlChat.sent(question), ...more]"
BEGIN = "() => [window.tlChat.begin(), '', '']"
GREET = "() => { document.querySelector('#tl-greeting .tl-welcome')?.dispatchEvent(new Event('tl-greet', {bubbles: true})); }"
REMEMBER = "(kept, number) => [window.tlChat.remembered(kept), number]"
LIST = "() => { document.querySelector('#tl-history-list :is(.tl-history, .tl-dim)')?.dispatchEvent(new Event('tl-list', {bubbles: true})); }"


def chat_tab(gr, shared: Shared) -> None:
    """Builds the tab inside the current Blocks."""
    t = shared.t
    visitor, kept = gr.State(Visitor(), time_to_live=IDLE), gr.BrowserState([], storage_key=f"tl-hoi-dap-{shared.folder_key}", secret="không bí mật")
    number = gr.Number(0, precision=0, visible=False)
    with gr.Row(elem_id="tl-chat-bar"):
        new = gr.Button(t("Cuộc trò chuyện mới"), size="sm", elem_id="tl-new")
        with gr.Accordion(t("Các cuộc trò chuyện trước"), open=False, elem_id="tl-history") as earlier:
            history = gr.HTML("", js_on_load=HISTORY, apply_default_css=False, elem_id="tl-history-list")
    talk = gr.HTML("", js_on_load=LINK, apply_default_css=False, elem_id="tl-talk", min_height=None)
    gr.HTML(waiting_html(t), js_on_load=None, apply_default_css=False, elem_id="tl-waiting", min_height=None)
    greeting = gr.HTML("", js_on_load=GREETING, apply_default_css=False, elem_id="tl-greeting", min_height=None)
    with gr.Row(elem_id="tl-ask-row"):
        box = gr.Textbox(
            label=t("Câu hỏi"), show_label=False, container=False, placeholder=t("Đặt câu hỏi về văn bản"),
            lines=1, max_lines=6, max_length=QUESTION_LENGTH, elem_id="tl-question", scale=8,
            html_attributes=gr.InputHTMLAttributes(autocapitalize="off", spellcheck=False))
        send = gr.Button(t("Hỏi"), variant="primary", elem_id="tl-send", scale=1, min_width=72)

    (ask, act), (listed, reopen) = asking(gr, shared), keeping(gr, shared)
    outputs, quiet = [visitor, talk], {"api_visibility": "private", "show_progress": "hidden"}
    # 'multiple': a new conversation is asked in while an answer of the one before is still under way
    busy = {"concurrency_limit": WAITING, "concurrency_id": "ask", "trigger_mode": "multiple", **quiet}
    greeting.apply(greeter(shared), [], [greeting], **quiet)
    asked = [box.submit(ask, [box, visitor, number], outputs, js=ASK, **busy), send.click(ask, [box, visitor, number], outputs, js=ASK, **busy),
             talk.select(act, [visitor, number], outputs, **busy), greeting.select(act, [visitor, number], outputs, **busy)]
    for question in asked:
        question.then(fn=None, inputs=[kept, number], outputs=[kept, number], js=REMEMBER, **quiet).then(fn=None, js=LIST)
    talk.select(rating(gr, shared), [visitor], [], trigger_mode="multiple", **quiet)      # a comment may come while its thumb is still under way
    talk.select(stopping(gr), [visitor], [], queue=False, trigger_mode="multiple", **quiet)
    if shared.workspace.settings.llm:
        new.click(leaving(gr), [visitor], [], queue=False, **quiet)
    new.click(fn=None, inputs=[number], outputs=[number, talk, box], js=BEGIN, **quiet).then(fn=None, js=GREET)
    earlier.expand(listed, [kept], [history], **quiet)
    history.apply(listed, [kept], [history], **quiet)
    history.select(reopen, [kept, visitor, number], [visitor, talk, kept, history], **quiet)
