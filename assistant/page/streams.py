"""Gradio's streams of events, ended so that none stays open for nothing and no question is left without one.

Gradio's page opens a stream when the queue has taken an event and none is open; the server closes it when nothing is
pending. Both race with what the page sends meanwhile (Gradio 6.31):

- an event's messages may come through a stream opened for another before the queue's answer to it does: the page then opens
  one more, which Gradio would keep open, with nothing to tell, until something else is asked. Here it is closed at once.
- the queue's answer may overtake the close of the stream: the page takes the stream for open, and what was asked is never
  shown. So a stream that was told to close is held until the page has left it, and the queue's answers wait for that.
"""
from __future__ import annotations

import asyncio
from urllib.parse import parse_qs

LINGER = 2.0         # seconds that a page is waited for: something between may keep back that it has left
_CLOSE = b'data: {"msg":"close_stream"'      # how Gradio writes it; inside an answer the quotation marks are escaped


class Streams:
    """ASGI middleware around Gradio's application; `queue` is its queue."""

    def __init__(self, app, queue) -> None:
        self.app, self._queue = app, queue
        self._closing: dict[str, asyncio.Event] = {}      # visitor's session → set once the closed stream was left
        self._push, queue.push = queue.push, self._pushed

    async def __call__(self, scope, receive, send) -> None:
        if scope["type"] != "http" or not scope["path"].endswith("/queue/data"):
            return await self.app(scope, receive, send)
        session = parse_qs(scope["query_string"].decode("latin-1")).get("session_hash", [""])[0]
        ended = asyncio.Event()
        last: list[dict] = []

        async def sending(message) -> None:
            if message.get("body", b"").startswith(_CLOSE):
                self._closing[session] = ended
            if session in self._closing and message["type"] == "http.response.body" and not message.get("more_body"):
                last.append(message)
            else:
                await send(message)

        try:
            if self._idle(session):
                await _close(sending)
            else:
                await self.app(scope, receive, sending)
            if last:
                await _left(receive)
                await send(last[0])
        finally:
            ended.set()
            if self._closing.get(session) is ended:
                del self._closing[session]

    def _idle(self, session: str) -> bool:
        """Whether a session that is known has nothing pending. Of one that isn't, Gradio says so."""
        return session in self._queue.pending_messages_per_session and not self._queue.pending_event_ids_session.get(session)

    async def _pushed(self, body, **more):
        """Takes an event into the queue, and says so when the page has seen its last stream close."""
        taken = await self._push(body=body, **more)
        if closing := self._closing.get(body.session_hash):
            await closing.wait()
        return taken


async def _close(send) -> None:
    """A stream that has nothing to tell."""
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/event-stream; charset=utf-8")]})
    await send({"type": "http.response.body", "body": _CLOSE + b',"event_id":null}\n\n', "more_body": True})
    await send({"type": "http.response.body", "body": b""})


async def _left(receive) -> None:
    """Waits until the other side has gone, at most LINGER seconds."""
    try:
        async with asyncio.timeout(LINGER):
            while (await receive())["type"] != "http.disconnect":
                pass
    except TimeoutError:
        pass
