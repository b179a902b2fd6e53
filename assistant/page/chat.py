"""Hỏi đáp: the conversation, its citations, suggestions, feedback and the visitor's earlier conversations."""
# Gradio reads the handlers' annotations (gr.Request, gr.EventData) at run time, with gr only known inside: so no `annotations` future.
import secrets
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from threading import Event

from assistant.answer import Answer
from assistant.page.chat_markup import LINKED, conversation_html, history_html, welcome_html
from assistant.page.limits import TooMany
from assistant.page.shared import Shared, asker
from assistant.page.translate import Translator
from assistant.page.workspace import NotReady
from assistant.views.examples import SHOWN, examples
from assistant.views.followups import followups

QUESTION_LENGTH = 2000      # characters
IDLE = 12 * 3600            # seconds after which a visitor's conversation is forgotten by the server
KEPT = 30                   # conversations kept in the visitor's browser


@dataclass
class Visit:
    """What belongs to one visitor: lives in gr.State only."""

    id: str = field(default_factory=lambda: secrets.token_hex(6))
    conversation: object = None      # assistant.Conversation; made with the first question
    turns: list[tuple[str, Answer | str]] = field(default_factory=list)   # an answer, or a Vietnamese line about a fault
    drawn: list[str] = field(default_factory=list)   # the turns as HTML
    generation: int = 0              # of the index that the conversation is about
    stop: Event = field(default_factory=Event)       # set where the visitor wants no more of what a language model is writing

    def html(self, t: Translator, pending: str = "", stage: str = "", written: str | None = None) -> str:
        return conversation_html(self.turns, t, pending=pending, stage=stage, written=written, drawn=self.drawn)


CLICK = """element.addEventListener('click', (event) => {
  const button = event.target.closest('[data-act]');
  if (!button || !element.contains(button)) return;
  const typed = button.parentElement.querySelector('input');
  trigger('select', {...button.dataset, comment: typed ? typed.value : ''});
});"""
# Once it stands in the page, the conversation asks for its greeting itself: what Gradio's load event brings earlier than that is lost.
HELLO = CLICK + """
setTimeout(() => trigger('select', {act: 'hello', asked: new URLSearchParams(location.search).getAll('hoi')}));"""


def chat_tab(gr, shared: Shared) -> None:
    """Builds the tab inside the current Blocks."""
    t = shared.t
    visit, kept = gr.State(None, time_to_live=IDLE), gr.BrowserState([], storage_key=f"tl-hoi-dap-{shared.folder_key}", secret="không bí mật")
    with gr.Row(elem_id="tl-chat-bar"):
        new = gr.Button(t("Cuộc trò chuyện mới"), size="sm", elem_id="tl-new")
        with gr.Accordion(t("Các cuộc trò chuyện trước"), open=False, elem_id="tl-history") as earlier:
            history = gr.HTML("", js_on_load=CLICK, apply_default_css=False, elem_id="tl-history-list")
    talk = gr.HTML("", js_on_load=HELLO, apply_default_css=False, elem_id="tl-talk", min_height=None)
    with gr.Row(elem_id="tl-ask-row"):
        box = gr.Textbox(
            label=t("Câu hỏi"), show_label=False, container=False, placeholder=t("Đặt câu hỏi về các văn bản đã có"),
            lines=1, max_lines=6, max_length=QUESTION_LENGTH, elem_id="tl-question", scale=8,
            html_attributes=gr.InputHTMLAttributes(autocapitalize="off", spellcheck=False))
        send = gr.Button(t("Hỏi"), variant="primary", elem_id="tl-send", scale=1, min_width=72)

    outputs = [visit, talk, box]

    def ask(question: str, state: Visit | None, request: gr.Request):
        question, state = (question or "").strip(), state or Visit()
        if not question:
            yield state, gr.skip(), gr.skip()
            return
        try:
            shared.limits.ask(asker(request))
            count = len(shared.workspace.documents())
            yield state, state.html(t, question, t("đang tìm trong {n} văn bản…", n=count), "" if shared.workspace.settings.llm else None), ""
            written, answer = "", ""
            for given in conversing(shared, state, question):
                if isinstance(given, str):           # a sentence of a language model's that has passed the verifier
                    written += given
                    yield state, state.html(t, question, t("mô hình ngôn ngữ đang viết, từng câu được đối chiếu với điều khoản…"), written), gr.skip()
                else:
                    answer = given
            shared.log(request, question, answer)
        except (TooMany, NotReady) as refusal:
            answer = str(refusal)
        except Exception:       # a fault of ours: the visitor is told, and it goes on to the terminal
            state.turns.append((question, t("Có lỗi khi trả lời câu hỏi này. Lỗi đã được ghi lại cho người quản trị; bạn có thể hỏi cách khác.")))
            yield state, state.html(t), ""
            raise
        state.turns.append((question, answer))
        yield state, state.html(t), ""

    def remember(state: Visit | None, conversations: list | None):
        conversations = [c for c in conversations or [] if state is None or c.get("id") != state.id]
        asked = [question for question, _ in state.turns] if state else []
        if asked:
            conversations.insert(0, {"id": state.id, "asked": asked, "time": time.strftime("%d/%m/%Y %H:%M")})
        return conversations[:KEPT], history_html(conversations[:KEPT], t)

    def greet() -> str:
        try:
            asked = shared.workspace.answerable(shared.workspace.once(examples))
            return welcome_html(shared.workspace.documents(), asked[:SHOWN], t)
        except NotReady as fault:
            return conversation_html([("", str(fault))], t)

    def act(state: Visit | None, event: gr.EventData, request: gr.Request):
        """The page has come, or a click inside the conversation: an example, a suggestion."""
        data = event._data
        if data.get("act") == "hello":
            yield state or Visit(), greet() if not (state and state.turns) else state.html(t), gr.skip()
            for question in data.get("asked", [])[:LINKED]:      # a permanent link, ?hoi=…, perhaps with what was asked before it
                for step in ask(str(question), state, request):
                    state = step[0]
                    yield step
        elif data.get("act") == "ask":
            yield from ask(data.get("text", ""), state, request)
        else:
            yield gr.skip(), gr.skip(), gr.skip()

    def stop(state: Visit | None, event: gr.EventData):
        if event._data.get("act") == "stop" and state:
            state.stop.set()

    def rate(state: Visit | None, event: gr.EventData, request: gr.Request):
        """A thumb, and the comment that may follow it: noted, nothing of the page changes."""
        data = event._data
        turn = int(data.get("turn", -1)) if data.get("act") == "rate" and state else -1
        if 0 <= turn < len(state.turns):
            question, answer = state.turns[turn]
            shared.workspace.note("feedback.jsonl", user=asker(request), rating=data.get("rating"), comment=str(data.get("comment", ""))[:2000],
                                  question=question, answer=getattr(answer, "text", answer))

    def reopen(conversations: list | None, event: gr.EventData):
        """An earlier conversation, asked again of the documents as they are now: what was deleted does not answer from memory."""
        if event._data.get("act") == "forget":
            return gr.skip(), gr.skip(), [], history_html([], t)
        chosen = next((c for c in conversations or [] if c.get("id") == event._data.get("id")), None)
        if chosen is None:
            return gr.skip(), gr.skip(), gr.skip(), gr.skip()
        state = Visit(id=chosen["id"])
        for question in chosen["asked"]:
            state.turns.append((question, converse(shared, state, question)))
        return state, state.html(t), gr.skip(), gr.skip()

    quiet = {"api_visibility": "private", "show_progress": "hidden"}
    for trigger in (box.submit, send.click):
        trigger(ask, [box, visit], outputs, concurrency_limit=shared.at_once, concurrency_id="ask", **quiet).then(
            remember, [visit, kept], [kept, history], **quiet)
    talk.select(act, [visit], outputs, concurrency_limit=shared.at_once, concurrency_id="ask", **quiet).then(
        remember, [visit, kept], [kept, history], **quiet)
    talk.select(stop, [visit], [], queue=False, trigger_mode="multiple", **quiet)
    talk.select(rate, [visit], [], trigger_mode="multiple", **quiet)      # a comment may come while its thumb is still under way
    new.click(lambda: (Visit(), greet(), ""), [], outputs, **quiet).then(
        fn=None, js="() => { document.querySelector('#tl-question textarea')?.focus(); }")
    earlier.expand(lambda conversations: history_html(conversations or [], t), [kept], [history], **quiet)
    history.select(reopen, [kept], [visit, talk, kept, history], **quiet)


def converse(shared: Shared, state: Visit, question: str) -> Answer:
    """The answer to the next question of a visitor's conversation."""
    *_, answer = conversing(shared, state, question)
    return answer


def conversing(shared: Shared, state: Visit, question: str) -> Iterator[str | Answer]:
    """The same as it comes: where a language model is set, its sentences as they pass; the Answer last."""
    opened = shared.workspace.now()
    if state.conversation is None or state.generation != opened.index.generation:
        state.conversation, state.generation = opened.assistant.conversation(), opened.index.generation
        for earlier, _ in state.turns[-3:]:      # the index has changed meanwhile: tell the new conversation what went before
            state.conversation.ask(earlier)
    state.stop = Event()
    for given in state.conversation.stream(question[:QUESTION_LENGTH], state.stop):
        yield replace(given, suggestions=followups(opened.index, given)) if isinstance(given, Answer) else given
