"""What may be sent to the server: a body that is too large is refused in Vietnamese, where it can be known before it is stored.

Gradio refuses a file that is too large only after it has written as much as is allowed to the disk, in English; and it reads
any other body whole into memory. Of several files in one upload each is measured by itself (parts.py).
"""
from __future__ import annotations

import asyncio

from assistant.page.limits import Limits
from assistant.page.parts import Parts, too_large

UPLOAD = "/gradio_api/upload"
WRAPPING = 2**20             # bytes of a form around its files
OTHER = 16 * 2**20           # bytes of any other request: questions, choices, the conversations that a browser keeps
LINGER = 10.0                # seconds that the rest of a refused body is taken and thrown away, so that the sender reads why


class Intake:
    """ASGI middleware."""

    def __init__(self, app, limits: Limits) -> None:
        self.app, self.limits = app, limits

    async def __call__(self, scope, receive, send) -> None:
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD", "OPTIONS"):
            return await self.app(scope, receive, send)
        headers = dict(scope["headers"])
        upload = scope["path"].removeprefix("/en").startswith(UPLOAD)
        most, told = (self._most(scope), too_large(self.limits)) if upload else (OTHER, "Yêu cầu này quá dài nên không được nhận.")
        length = headers.get(b"content-length", b"")
        if length.isdigit() and int(length) > most:
            return await _refuse(receive, send, told)
        request = _Request(receive, send, most, Parts(headers.get(b"content-type", b""), self.limits) if upload else None)
        try:
            await self.app(scope, request.receive, request.send)
        except Exception:
            if not request.refused:
                raise
        if request.refused:
            await _refuse(request.rest, send, (request.parts and request.parts.fault) or told)

    def _most(self, scope) -> int:
        """How much an upload may hold. The page sends all chosen files in one request, and gives it a number; a program sends one file at a time."""
        one, files = self.limits.file_size, self.limits.files_at_once
        return (one * files if b"upload_id=" in scope["query_string"] else one) + WRAPPING


class _Request:
    """The receive and send of one request, watched: a body that goes on beyond `most` bytes, or has too much in one of its `parts`, is
    broken off, and what the application then says of it, or of a file that is too large to be uploaded, is kept back."""

    def __init__(self, receive, send, most: int, parts: Parts | None) -> None:
        self._receive, self._send, self._most, self.parts = receive, send, most, parts
        self._taken, self._ended = 0, False
        self.refused = False

    async def receive(self):
        message = await self._receive()
        self._ended = message["type"] != "http.request" or not message.get("more_body")
        self._taken += len(message.get("body", b""))
        if self.parts:
            self.parts.write(message.get("body", b""))
        if self._taken <= self._most and not (self.parts and self.parts.fault):
            return message
        self.refused = True
        return {"type": "http.disconnect"}

    async def send(self, message) -> None:
        if self.parts and message.get("status") == 413:
            self.refused = True
        if not self.refused:
            await self._send(message)

    async def rest(self):
        """What comes next of a refused body."""
        return {"type": "http.disconnect"} if self._ended else await self._receive()


async def _refuse(receive, send, told: str) -> None:
    """Says why, and takes the rest of the body: a sender that is cut off while it sends may never read the answer."""
    body = told.encode("utf-8")
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode()), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": 413, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": True})
    try:
        async with asyncio.timeout(LINGER):
            while (message := await receive())["type"] == "http.request" and message.get("more_body"):
                pass
    except TimeoutError:
        pass
    await send({"type": "http.response.body", "body": b""})
