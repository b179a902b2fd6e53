"""A follow-up made a question of its own, and search queries for a hard question: both only help to find clauses."""
from __future__ import annotations

import re
import time
from collections.abc import Sequence
from threading import Event
from typing import TYPE_CHECKING

import prompts
from assistant.answer import Exchange
from assistant.llm.model import ModelFault, chat_model
from assistant.llm.orders import gives_orders
from assistant.llm.pieces import THOUGHT
from assistant.llm.running import Cancelled, Clock, TooSlow, invoke
from assistant.understand.followup import points_back
from assistant.understand.question import Question
from assistant.understand.terms import stopwords
from assistant.verification.statements import MARK
from assistant.verification.tokens import keys
from index.records import Document
from index.settings import Settings
from index.text import fold, has_marks

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

    from assistant.assistant import Turn

_QUERIES = 4
_TURNS = 4           # earlier questions that a model is told
_LONGEST = 15.0      # seconds for a follow-up, where the answer has more than four times that
_LONG = 300          # characters
# What a follow-up points back with: a question of its own has the name in its place
_POINTERS = frozenset("đó ấy này kia trên sở bộ phòng ban cơ quan đơn vị văn cục trung tâm hội xã phường thôn bản kế hoạch quyết định tỉnh còn thế vậy sao nữa khác".split())


def follow_up(settings: Settings, question: Question, turns: Sequence[Turn], cancel: Event | None = None) -> tuple[str, tuple[Exchange, ...]]:
    """(a follow-up as a question of its own, '' where it needs none or the model's is not to be trusted; what was sent for it).
    Takes at most a quarter of the time for an answer."""
    if not turns or not points_back(question):
        return "", ()
    begun, read, received = time.monotonic(), "", ""
    history = [turn.question.read for turn in turns[-_TURNS:]]
    messages = prompts.load("condense").fill(history="\n".join(history), question=question.read)
    try:
        received = str(invoke(chat_model(settings), messages, Clock(min(_LONGEST, settings.llm_timeout / 4), cancel)).text)
        read = condensed(received, question, [*history, turns[-1].answer.text])
    except (TooSlow, Cancelled, ModelFault) as fault:
        received = received or str(fault)
    return read, (Exchange(purpose=prompts.load("condense").purpose, sent=tuple(text for _, text in messages), received=received, seconds=time.monotonic() - begun),)


def condensed(reply: str, question: Question, said: Sequence[str]) -> str:
    """What a model made of a follow-up, where it is one short question in Vietnamese that keeps all that the follow-up names and
    adds nothing that was not said before; else ''."""
    lines = [line.strip(' "“”') for line in THOUGHT.sub("", reply).strip().split("\n") if line.strip()]
    if len(lines) != 1 or len(lines[0]) > _LONG or not has_marks(lines[0]) or gives_orders(lines[0]) or MARK.search(lines[0]):
        return ""
    line, own = lines[0], keys(question.read)
    if any(keys(line) == keys(former) for former in said):       # the question before, over again
        return ""
    added = keys(line) - own
    if added - set().union(*map(keys, said)) - stopwords():
        return ""
    named = {key for key in own if not key.isalpha()} | set(question.terms) | {word for name in _names(question) for word in fold(name).split()}
    kept = keys(line) | set(re.findall(r"\w+", fold(line)))
    return line if named - _POINTERS <= kept and line.rstrip("?. ") != question.read.rstrip("?. ") else ""


def _names(question: Question) -> list[str]:
    found = question.entities
    return [*(p.name for p in found.provinces), *(name for _, name in found.places), *map(str, found.years)]


def search_queries(model: BaseChatModel, question: str, documents: Sequence[Document], clock: Clock) -> list[str]:
    """Phrases to search for, at most four. Raises TooSlow, Cancelled, ModelFault."""
    titles = "\n".join(d.title or d.name for d in documents[:12])
    reply = str(invoke(model, prompts.load("search_queries").fill(question=question, titles=titles), clock).text)
    lines = (re.sub(r"^\W*\d*[.)]?\s*", "", line).strip() for line in reply.split("\n"))
    return [line for line in lines if 3 <= len(line) <= 120][:_QUERIES]
