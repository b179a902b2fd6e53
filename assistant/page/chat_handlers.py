"""What happens in the conversation: a visitor's questions, its greeting, feedback, and the earlier conversations."""
# Gradio reads the handlers' annotations (gr.Request, gr.EventData) at run time, with gr only known inside: so no `annotations` future.
import logging
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import wraps
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
FOLLOWED = 3                # questions that a conversation is told anew, where what answers does not know it
REMEMBERED = 8              # turns of a conversation that the assistant may look back on: it looks at the last, a language model at four
log = logging.getLogger(__name__)


@dataclass
class Visit:
    """One conversation of a visitor's."""

    number: int = 0                  # of the conversation, as the visitor's browser counts them
    id: str = field(default_factory=lambda: secrets.token_hex(6))
    conversation: object = None      # assistant.Conversation; made with the first question
    turns: list[tuple[str, Answer | str]] = field(default_factory=list)   # an answer, or Vietnamese: of an answer drawn, a fault
    drawn: list[bytes] = field(default_factory=list)      # the turns as HTML, packed
    suggestions: tuple[str, ...] = ()     # questions that may follow the last answer
    generation: int = 0              # of the index that the conversation is about
    stop: Event = field(default_factory=Event)       # set where the visitor wants no more of what a language model is writing

    def html(self, t: Translator, pending: str = "", stage: str = "", written: str | None = None) -> str:
        html = conversation_html(self.turns, t, visit=self.id, number=self.number, suggestions=self.suggestions, pending=pending, stage=stage,
                                 written=written, drawn=self.drawn)
        self.turns[:len(self.drawn)] = [(asked, getattr(answer, "text", answer)) for asked, answer in self.turns[:len(self.drawn)]]
        return html


@dataclass
class Visitor:
    """What belongs to one visitor: lives in gr.State only. The conversation is exchanged inside it, so that an answer which comes
    after a new one has begun does not bring the old one back."""

    visit: Visit | None = None


def asking(gr, shared: Shared):
    """The handlers (ask, act): of a question typed, and of one clicked or linked to."""
    t = shared.t

    def ask(question: str, visitor: Visitor, number: int, request: gr.Request):
        """Yields (visitor, conversation). A number that the visit does not have is a conversation begun anew."""
        question = (question or "").strip()
        if not question:
            yield gr.skip(), gr.skip()
            return
        if visitor.visit is None or visitor.visit.number != number:
            visitor.visit = Visit(number)
        state = visitor.visit
        try:
            shared.limits.ask(asker(request))
            written, answer = "", ""
            if shared.workspace.settings.llm:
                yield visitor, state.html(t, question, t("đang tìm trong {n} văn bản…", n=len(shared.workspace.documents())), "")
            for given in conversing(shared, state, question):
                if isinstance(given, str):           # a sentence of a language model's that has passed the verifier
                    written += given
                    yield visitor, state.html(t, question, t("mô hình ngôn ngữ đang viết, từng câu được đối chiếu với điều khoản…"), written)
                else:
                    answer = given
            shared.log(request, question, answer)
        except (TooMany, NotReady) as refusal:
            answer = str(refusal)
        except Exception:       # a fault of ours: the visitor is told, and it goes on to the terminal
            log.exception("a question could not be answered")
            answer = t("Có lỗi khi trả lời câu hỏi này. Lỗi đã được ghi lại cho người quản trị; bạn có thể hỏi cách khác.")
        state.turns.append((question, answer))
        yield visitor, state.html(t)

    def act(visitor: Visitor, number: int, event: gr.EventData, request: gr.Request):
        """A click on an example or a suggestion, or a permanent link (?hoi=…), perhaps with what was asked before it."""
        asked = event._data.get("asked", []) if event._data.get("act") == "ask" else []
        if not asked:
            yield gr.skip(), gr.skip()
        for question in asked[:LINKED]:
            yield from ask(str(question), visitor, number, request)

    return (ask, act) if shared.workspace.settings.llm else (at_once(ask), at_once(act))


def at_once(steps: Callable) -> Callable:
    """A handler that gives the last of what the generator function `steps` yields. Each step costs the server a run through Gradio
    and a message; where no language model writes, the answer is there before a step could be read."""

    @wraps(steps)
    def handler(*given):
        *_, last = steps(*given)
        return last

    return handler


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

    def stop(visitor: Visitor, event: gr.EventData):
        if event._data.get("act") == "stop" and visitor.visit:
            visitor.visit.stop.set()

    return stop


def leaving(gr):
    """The handler of a new conversation begun: what a language model is writing for the one before is wanted no more."""

    def leave(visitor: Visitor):
        if visitor.visit:
            visitor.visit.stop.set()

    return leave


def rating(gr, shared: Shared):
    """The handler of thumbs."""

    def rate(visitor: Visitor, event: gr.EventData, request: gr.Request):
        """A thumb, and the comment that may follow it: noted, nothing of the page changes."""
        data, state = event._data, visitor.visit
        turn = int(data.get("turn", -1)) if data.get("act") == "rate" and state else -1
        if 0 <= turn < len(state.turns):
            question, answer = state.turns[turn]
            shared.workspace.note("feedback.jsonl", user=asker(request), rating=data.get("rating"), comment=str(data.get("comment", ""))[:2000],
                                  question=question, answer=getattr(answer, "text", answer))

    return rate


def keeping(gr, shared: Shared):
    """The handlers (listed, reopen) of the earlier conversations, which the visitor's browser keeps (static/chat.js)."""
    t = shared.t

    def listed(conversations: list | None) -> str:
        return history_html(conversations or [], t)

    def reopen(conversations: list | None, visitor: Visitor, number: int, event: gr.EventData):
        """An earlier conversation, asked again of the documents as they are now: what was deleted does not answer from memory."""
        if event._data.get("act") == "forget":
            return gr.skip(), gr.skip(), [], history_html([], t)
        chosen = next((c for c in conversations or [] if c.get("id") == event._data.get("id")), None)
        if chosen is None:
            return gr.skip(), gr.skip(), gr.skip(), gr.skip()
        visitor.visit = state = Visit(number, id=chosen["id"])
        for question in chosen["asked"]:
            state.turns.append((question, converse(shared, state, question)))
        return visitor, state.html(t), gr.skip(), gr.skip()

    return listed, reopen


def converse(shared: Shared, state: Visit, question: str) -> Answer:
    """The answer to the next question of a visitor's conversation."""
    *_, answer = conversing(shared, state, question)
    return answer


def conversing(shared: Shared, state: Visit, question: str) -> Iterator[str | Answer]:
    """The same as it comes: where a language model is set, its sentences as they pass; the Answer last."""
    earlier = [asked for asked, _ in state.turns[-FOLLOWED:]]
    with shared.workspace.asked():
        if (told := shared.workspace.answered_elsewhere(state.id, earlier, question[:QUESTION_LENGTH])) is not None:
            given, state.suggestions = told
            state.conversation = None           # this process has not followed it
            yield given
            return
        with shared.workspace.answering:
            yield from _conversing_here(shared, state, question, earlier)


def _conversing_here(shared: Shared, state: Visit, question: str, earlier: list[str]) -> Iterator[str | Answer]:
    opened = shared.workspace.now()
    if state.conversation is None or state.generation != opened.index.generation:
        state.conversation, state.generation = opened.assistant.conversation(), opened.index.generation
        for asked in earlier:      # the index has changed meanwhile: tell the new conversation what went before
            state.conversation.ask(asked)
    state.stop = Event()
    for given in state.conversation.stream(question[:QUESTION_LENGTH], state.stop):
        if isinstance(given, Answer):
            state.suggestions = followups(opened.index, given)
        yield given
    del state.conversation.turns[:-REMEMBERED]
