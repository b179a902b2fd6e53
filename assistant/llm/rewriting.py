"""A follow-up made a question of its own, and search queries for a hard question: both only help to find clauses."""
from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import prompts
from assistant.llm.running import Clock, invoke
from assistant.understand.terms import stopwords
from index.records import Document
from index.text import fold

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_QUERIES = 4


def condense(model: BaseChatModel, history: Sequence[str], question: str, clock: Clock) -> str:
    """A question that can be understood alone; the question itself where the model adds what was not said before.
    Raises TooSlow, Cancelled, ModelFault."""
    messages = prompts.load("condense").fill(history="\n".join(history), question=question)
    line = str(invoke(model, messages, clock).text).strip().split("\n")[0]
    said = _words(" ".join((*history, question)))
    return line if 0 < len(line) <= 400 and _words(line) - stopwords() <= said else question


def search_queries(model: BaseChatModel, question: str, documents: Sequence[Document], clock: Clock) -> list[str]:
    """Phrases to search for, at most four. Raises TooSlow, Cancelled, ModelFault."""
    titles = "\n".join(d.title or d.name for d in documents[:12])
    reply = str(invoke(model, prompts.load("search_queries").fill(question=question, titles=titles), clock).text)
    lines = (re.sub(r"^\W*\d*[.)]?\s*", "", line).strip() for line in reply.split("\n"))
    return [line for line in lines if 3 <= len(line) <= 120][:_QUERIES]


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", fold(text)))
