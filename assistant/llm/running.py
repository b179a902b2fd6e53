"""A generation that runs beside the thread that waits for it, with a limit of time and a way to cancel it."""
from __future__ import annotations

import asyncio
import functools
import time
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import aclosing
from queue import Empty, Queue
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Any

from assistant.llm.model import ModelFault

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_LOOK = 0.05       # seconds between two looks at the clock and the cancel button
_AGAIN = 0.5       # seconds after which a generation that has not ended is cancelled once more: what it closes has ended by then


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
    for chunk in _chunks(model, messages, clock):
        reason = chunk.response_metadata.get("finish_reason") or chunk.response_metadata.get("done_reason")
        if reason:
            ended["reason"] = reason
        if chunk.text:
            yield str(chunk.text)


def invoke(model: Any, messages: Sequence[Any], clock: Clock) -> Any:
    """A whole message, calls of tools included. It is streamed all the same: only then does leaving it stop the server.
    Raises as stream() does."""
    whole = None
    for chunk in _chunks(model, messages, clock):
        whole = chunk if whole is None else whole + chunk
    if whole is None:
        raise ModelFault("không viết gì")
    return whole


def _chunks(model: Any, messages: Sequence[Any], clock: Clock) -> Iterator[Any]:
    """The chunks of a generation. It runs on an event loop, since only there can a read that waits for a silent server be
    broken off: a thread blocked in one would hold the connection, and the server would write on."""
    queue: Queue[tuple[str, Any]] = Queue()
    unwanted = Event()

    async def generate() -> None:
        try:
            async with aclosing(model.astream(list(messages))) as chunks:
                async for chunk in chunks:
                    if unwanted.is_set():      # the cancellation was lost (see _cancellable): as long as chunks come, this needs no second one
                        return
                    queue.put(("chunk", chunk))
            queue.put(("end", None))
        except Exception as fault:      # of the model's client, whichever it is: told to the thread that waits
            queue.put(("fault", fault))

    generation = asyncio.run_coroutine_threadsafe(_cancellable(generate), _loop())
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
        unwanted.set()
        generation.cancel()


async def _cancellable(work: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Runs work(); where this is cancelled, that is cancelled until it has ended. Once is not enough: langchain-openai waits for each
    chunk in asyncio.wait_for, which in Python 3.11 forgets a cancellation that comes in the moment in which the chunk does. The
    server would then write on, unread, to its end."""
    task = asyncio.create_task(work())
    try:
        await asyncio.wait((task,))
    finally:
        while not task.done():
            task.cancel()
            await asyncio.wait((task,), timeout=_AGAIN)


_starting = Lock()


def _loop() -> asyncio.AbstractEventLoop:
    """One event loop for all generations: the clients of LangChain's packages keep their connections, which belong to a loop."""
    with _starting:
        return _started_loop()


@functools.cache
def _started_loop() -> asyncio.AbstractEventLoop:
    loop = asyncio.new_event_loop()
    Thread(target=loop.run_forever, daemon=True, name="mô hình ngôn ngữ").start()
    return loop


def _said(fault: BaseException) -> str:
    """What went wrong, without the client's own words: they may hold addresses and keys."""
    name = type(fault).__name__.lower()
    if "timeout" in name:
        return "không trả lời kịp"
    if "connect" in name or isinstance(fault, OSError):
        return "không kết nối được"
    return f"gặp lỗi ({type(fault).__name__})"
