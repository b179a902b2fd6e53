"""What may be sent to the server: a body that is too large is refused in Vietnamese, where it can be known before it is stored.

Gradio refuses a file that is too large only after it has written as much as is allowed to the disk, in English; and it reads
any other body whole into memory.
"""
from __future__ import annotations

import asyncio
import math

from assistant.page.limits import Limits

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
        upload = scope["path"].removeprefix("/en").startswith(UPLOAD)
        most, told = self._most(scope) if upload else (OTHER, "Yêu cầu này quá dài nên không được nhận.")
        length = next((value for key, value in scope["headers"] if key == b"content-length"), b"")
        if length.isdigit() and int(length) > most:
            return await _refuse(receive, send, told)
        request = _Request(receive, send, most, upload)
        try:
            await self.app(scope, request.receive, request.send)
        except Exception:
            if not request.refused:
                raise
        if request.refused:
            await _refuse(request.rest, send, told)

    def _most(self, scope) -> tuple[int, str]:
        """How much an upload may hold, and what is said of one that holds more. The page sends all chosen files in one request, and
        gives it a number; a program sends one file at a time."""
        one, files = self.limits.file_size, self.limits.files_at_once
        told = (f"Tệp quá lớn: mỗi tệp được nhiều nhất {math.ceil(one / 2**20)} MB. Hãy chia nhỏ văn bản, giảm độ phân giải của bản quét, "
                "hoặc nhờ người quản trị nạp tệp bằng dòng lệnh. Chương trình thì gửi từng tệp một.")
        return (one * files if b"upload_id=" in scope["query_string"] else one) + WRAPPING, told


class _Request:
    """The receive and send of one request, watched: a body that goes on beyond `most` bytes is broken off, and what the application
    then says of it, or of a file that is too large to be uploaded, is kept back."""

    def __init__(self, receive, send, most: int, upload: bool) -> None:
        self._receive, self._send, self._most, self._upload = receive, send, most, upload
        self._taken, self._ended = 0, False
        self.refused = False

    async def receive(self):
        message = await self._receive()
        self._ended = message["type"] != "http.request" or not message.get("more_body")
        self._taken += len(message.get("body", b""))
        if self._taken <= self._most:
            return message
        self.refused = True
        return {"type": "http.disconnect"}

    async def send(self, message) -> None:
        if self._upload and message.get("status") == 413:
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
