"""What happens in the conversation: a visitor's questions, its greeting, feedback, and the earlier conversations."""
# Gradio reads the handlers' annotations (gr.Request, gr.EventData) at run time, with gr only known inside: so no `annotations` future.
import secrets
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Event

from assistant.answer import Answer
from assistant.page.chat_markup import LINKED, conversation_html, history_html, welcome_html
from assistant.page.limits import TooMany
from assistant.page.markup import esc
from assistant.page.shared import Shared, asker
from assistant.page.translate import Translator
from assistant.page.workspace import NotReady
from assistant.views.examples import SHOWN, examples
from assistant.views.followups import followups

QUESTION_LENGTH = 2000      # characters
KEPT = 30                   # conversations kept in the visitor's browser


@dataclass
class Visit:
    """What belongs to one visitor: lives in gr.State only."""

    number: int = 0                  # of the conversation, as the visitor's browser counts them
    id: str = field(default_factory=lambda: secrets.token_hex(6))
    conversation: object = None      # assistant.Conversation; made with the first question
    turns: list[tuple[str, Answer | str]] = field(default_factory=list)   # an answer, or a Vietnamese line about a fault
    drawn: list[str] = field(default_factory=list)   # the turns as HTML
    suggestions: tuple[str, ...] = ()     # questions that may follow the last answer
    generation: int = 0              # of the index that the conversation is about
    stop: Event = field(default_factory=Event)       # set where the visitor wants no more of what a language model is writing

    def html(self, t: Translator, pending: str = "", stage: str = "", written: str | None = None) -> str:
        return conversation_html(self.turns, t, suggestions=self.suggestions, pending=pending, stage=stage, written=written, drawn=self.drawn)


def asking(gr, shared: Shared):
    """The handlers (ask, act): of a question typed, and of one clicked or linked to."""
    t = shared.t

    def ask(question: str, state: Visit | None, number: int, request: gr.Request):
        """Yields (visit, conversation, question box). A number that the visit does not have is a conversation begun anew."""
        question = (question or "").strip()
        if not question:
            yield gr.skip(), gr.skip(), gr.skip()
            return
        if state is None or state.number != number:
            state = Visit(number)
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

    def act(state: Visit | None, number: int, event: gr.EventData, request: gr.Request):
        """A click on an example or a suggestion, or a permanent link (?hoi=…), perhaps with what was asked before it."""
        asked = event._data.get("asked", []) if event._data.get("act") == "ask" else []
        if not asked:
            yield gr.skip(), gr.skip(), gr.skip()
        for question in asked[:LINKED]:
            for step in ask(str(question), state, number, request):
                state = step[0] if isinstance(step[0], Visit) else state
                yield step

    return ask, act


def greeter(shared: Shared):
    """The handler of a conversation that begins: what may be asked."""

    def greet() -> str:
        try:
            asked = shared.workspace.answerable(shared.workspace.once(examples))
            return welcome_html(shared.workspace.documents(), asked[:SHOWN], shared.t)
        except NotReady as fault:
            return f'<div class="tl-welcome tl-fault" role="alert">{esc(fault)}</div>'

    return greet


def stopping(gr):
    """The handler of the button that stops a language model."""

    def stop(state: Visit | None, event: gr.EventData):
        if event._data.get("act") == "stop" and state:
            state.stop.set()

    return stop


def rating(gr, shared: Shared):
    """The handler of thumbs."""

    def rate(state: Visit | None, event: gr.EventData, request: gr.Request):
        """A thumb, and the comment that may follow it: noted, nothing of the page changes."""
        data = event._data
        turn = int(data.get("turn", -1)) if data.get("act") == "rate" and state else -1
        if 0 <= turn < len(state.turns):
            question, answer = state.turns[turn]
            shared.workspace.note("feedback.jsonl", user=asker(request), rating=data.get("rating"), comment=str(data.get("comment", ""))[:2000],
                                  question=question, answer=getattr(answer, "text", answer))

    return rate


def keeping(gr, shared: Shared):
    """The handlers (remember, reopen) of the earlier conversations, which the visitor's browser keeps."""
    t = shared.t

    def remember(state: Visit | None, conversations: list | None):
        conversations = [c for c in conversations or [] if state is None or c.get("id") != state.id]
        asked = [question for question, _ in state.turns] if state else []
        if asked:
            conversations.insert(0, {"id": state.id, "asked": asked, "time": time.strftime("%d/%m/%Y %H:%M")})
        return conversations[:KEPT], history_html(conversations[:KEPT], t)

    def reopen(conversations: list | None, number: int, event: gr.EventData):
        """An earlier conversation, asked again of the documents as they are now: what was deleted does not answer from memory."""
        if event._data.get("act") == "forget":
            return gr.skip(), gr.skip(), [], history_html([], t)
        chosen = next((c for c in conversations or [] if c.get("id") == event._data.get("id")), None)
        if chosen is None:
            return gr.skip(), gr.skip(), gr.skip(), gr.skip()
        state = Visit(number, id=chosen["id"])
        for question in chosen["asked"]:
            state.turns.append((question, converse(shared, state, question)))
        return state, state.html(t), gr.skip(), gr.skip()

    return remember, reopen


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
        if isinstance(given, Answer):
            state.suggestions = followups(opened.index, given)
        yield given
