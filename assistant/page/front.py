"""The server: a waiting page at once, the application as soon as it is built, one process.

    start ──▶ waiting page (progress of the first index) ──▶ FastAPI + Gradio
                └── a thread: index of the samples if there is none, import gradio, build the page, open the index
"""
from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass

from assistant.page.translate import STATIC

log = logging.getLogger(__name__)


@dataclass
class Progress:
    """What the start is doing: told on the waiting page. `share` from 0 to 1, None where it isn't known."""

    stage: str = "Đang khởi động…"
    share: float | None = None
    fault: str = ""


class Front:
    """An ASGI application that gives the waiting page until `build` has given the real one."""

    def __init__(self, build: Callable[[Progress], object], after: Callable[[], None] | None = None) -> None:
        self._build, self._after = build, after
        self.progress = Progress()
        self._app = None
        self._stop = asyncio.Event()

    async def __call__(self, scope, receive, send) -> None:
        if scope["type"] == "lifespan":
            await self._lifespan(receive, send)
        elif self._app is not None:
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await self._wait(scope, send)

    async def _lifespan(self, receive, send) -> None:
        await receive()
        running = asyncio.create_task(self._run())
        await send({"type": "lifespan.startup.complete"})
        await receive()
        self._stop.set()
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.wait_for(running, timeout=5)
        await send({"type": "lifespan.shutdown.complete"})

    async def _run(self) -> None:
        """Builds the application on a thread, then keeps its own lifespan open until the server stops."""
        built: asyncio.Future = asyncio.get_running_loop().create_future()
        loop = asyncio.get_running_loop()

        def work() -> None:
            try:
                app = self._build(self.progress)
                loop.call_soon_threadsafe(built.set_result, app)
            except BaseException as fault:  # shown on the waiting page; the process stays so that it can be read
                log.exception("start failed")
                self.progress.fault = str(fault) or type(fault).__name__
                return
            if self._after:
                self._after()

        threading.Thread(target=work, daemon=True, name="build").start()
        stopping = asyncio.create_task(self._stop.wait())
        await asyncio.wait({built, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if not built.done():
            return
        app = built.result()
        async with app.router.lifespan_context(app):
            self._app = app
            await stopping

    async def _wait(self, scope, send) -> None:
        path = scope["path"]
        if path == "/healthz":
            await _answer(send, 200, "application/json", b'{"status":"ok"}')
        elif path in ("/readyz", "/tl/dang-mo"):
            state = {"open": False, "ready": False, "stage": self.progress.stage, "share": self.progress.share, "fault": self.progress.fault}
            status = 503 if path == "/readyz" else 200      # the waiting page asks often: no error in its console
            await _answer(send, status, "application/json", json.dumps(state, ensure_ascii=False).encode())
        elif path == "/":
            await _answer(send, 200, "text/html; charset=utf-8", (STATIC / "waiting.html").read_bytes())
        else:
            await _answer(send, 503, "text/plain; charset=utf-8", "Đang khởi động, hãy thử lại sau ít giây.".encode())


async def _answer(send, status: int, media: str, body: bytes) -> None:
    headers = [(b"content-type", media.encode()), (b"cache-control", b"no-store"), (b"retry-after", b"1")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
