"""A generation in a thread of its own, with a limit of time and a way to cancel it."""
from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from queue import Empty, Queue
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

from assistant.llm.model import ModelFault

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_LOOK = 0.05       # seconds between two looks at the clock and the cancel button


class TooSlow(Exception):
    """The time for an answer ran out."""


class Cancelled(Exception):
    """Whoever asked wants no answer any more."""


class Clock:
    """How long may still be waited, and whether an answer is still wanted."""

    def __init__(self, seconds: float, cancel: Event | None = None) -> None:
        self.end, self.cancel = time.monotonic() + seconds, cancel or Event()

    def check(self) -> None:
        """Raises Cancelled or TooSlow."""
        if self.cancel.is_set():
            raise Cancelled
        if time.monotonic() >= self.end:
            raise TooSlow

    @property
    def left(self) -> float:
        return self.end - time.monotonic()


def stream(model: BaseChatModel, messages: Sequence[Any], clock: Clock, ended: dict[str, str]) -> Iterator[str]:
    """The text of a generation as it comes. `ended` gets 'reason': why the model stopped ('stop', 'length').
    Raises TooSlow, Cancelled, ModelFault; the generation is given up then, and the server's connection closed."""

    def work(put: Callable[[Any], None], stop: Event) -> None:
        for chunk in _chunks(model, messages, stop):
            reason = chunk.response_metadata.get("finish_reason") or chunk.response_metadata.get("done_reason")
            if reason:
                ended["reason"] = reason
            if chunk.text:
                put(str(chunk.text))

    yield from _threaded(work, clock)


def invoke(model: Any, messages: Sequence[Any], clock: Clock) -> Any:
    """A whole message, calls of tools included. It is streamed all the same: only then does leaving it stop the server.
    Raises as stream() does."""

    def work(put: Callable[[Any], None], stop: Event) -> None:
        whole = None
        for chunk in _chunks(model, messages, stop):
            whole = chunk if whole is None else whole + chunk
        put(whole)           # after a stop nobody waits for it any more

    for message in _threaded(work, clock):
        if message is not None:
            return message
    raise ModelFault("không viết gì")


def _chunks(model: Any, messages: Sequence[Any], stop: Event) -> Iterator[Any]:
    """The chunks of a generation, until `stop`: the connection is closed then."""
    chunks = model.stream(list(messages))
    try:
        for chunk in chunks:
            if stop.is_set():
                return
            yield chunk
    finally:
        chunks.close()


def _threaded(work: Callable[[Callable[[Any], None], Event], None], clock: Clock) -> Iterator[Any]:
    queue: Queue[tuple[str, Any]] = Queue()
    stop = Event()

    def run() -> None:
        try:
            work(lambda item: queue.put(("item", item)), stop)
            queue.put(("end", None))
        except BaseException as fault:      # of the model's client, whichever it is: told to the thread that waits
            queue.put(("fault", fault))

    Thread(target=run, daemon=True, name="mô hình ngôn ngữ").start()
    try:
        while True:
            clock.check()
            try:
                kind, item = queue.get(timeout=max(0.001, min(_LOOK, clock.left)))
            except Empty:
                continue
            if kind == "end":
                return
            if kind == "fault":
                raise ModelFault(_said(item)) from None
            yield item
    finally:
        stop.set()


def _said(fault: BaseException) -> str:
    """What went wrong, without the client's own words: they may hold addresses and keys."""
    name = type(fault).__name__.lower()
    if "timeout" in name:
        return "không trả lời kịp"
    if "connect" in name or isinstance(fault, OSError):
        return "không kết nối được"
    return f"gặp lỗi ({type(fault).__name__})"
