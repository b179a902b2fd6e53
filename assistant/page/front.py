"""The server: a waiting page at once, the application as soon as it is built, one process.

    start ──▶ waiting page (progress of the first index) ──▶ FastAPI + Gradio
                └── a thread: index of the samples if there is none, import gradio, build the page, open the index
"""
from __future__ import annotations

import asyncio
import json
import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass

from assistant.page.assets import give_asset
from assistant.page.translate import STATIC

PATIENCE = 1.5       # seconds that the page has to come up in a browser before the index is opened
log = logging.getLogger(__name__)


@dataclass
class Progress:
    """What the start is doing: told on the waiting page. `share` from 0 to 1, None where it isn't known."""

    stage: str = "Đang khởi động…"
    share: float | None = None
    fault: str = ""


class Front:
    """An ASGI application that gives the waiting page until `build` has given the real one; `after` runs then, on the same
    thread, and may add() others under a path of their own."""

    def __init__(self, build: Callable[[Progress], object], after: Callable[[], None] | None = None) -> None:
        self._build, self._after = build, after
        self.progress = Progress()
        self._apps: dict[str, object] = {}       # prefix → application; "" is the one for all the rest
        self._stop = asyncio.Event()
        self._holding: list[asyncio.Task] = []
        self._loop: asyncio.AbstractEventLoop | None = None
        self._watched, self._usable = False, threading.Event()      # somebody waits for the page; has it, and may ask

    async def __call__(self, scope, receive, send) -> None:
        if scope["type"] == "lifespan":
            await self._lifespan(receive, send)
            return
        if await give_asset(scope, send):
            return
        if scope["type"] == "http" and scope["path"].endswith("/queue/join"):
            self._usable.set()
        prefix = next((p for p in self._apps if p and (scope["path"] == p or scope["path"].startswith(p + "/"))), "")
        if prefix and scope["path"] == prefix:
            await _answer(send, 307, "text/plain", b"", (b"location", (prefix + "/").encode()))
        elif prefix in self._apps:
            within = {**scope, "root_path": scope.get("root_path", "") + prefix} if prefix else scope
            await self._apps[prefix](within, receive, send)
        elif scope["type"] == "http":
            await self._wait(scope, send)

    def add(self, prefix: str, app) -> None:
        """Adds an application below `prefix`, from any thread; it is there once its own start-up is done."""
        self._loop.call_soon_threadsafe(lambda: self._holding.append(self._loop.create_task(self._hold(prefix, app))))

    async def _lifespan(self, receive, send) -> None:
        await receive()
        self._loop = asyncio.get_running_loop()
        threading.Thread(target=self._work, daemon=True, name="build").start()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        self._stop.set()
        await asyncio.wait(self._holding, timeout=5) if self._holding else None
        await send({"type": "lifespan.shutdown.complete"})

    def _work(self) -> None:
        try:
            self.add("", self._build(self.progress))
        except BaseException as fault:  # shown on the waiting page; the process stays so that it can be read
            log.exception("start failed")
            self.progress.fault = str(fault) or type(fault).__name__
            return
        if self._watched:
            self._usable.wait(PATIENCE)      # what comes next takes the processor: let the page come up first
        if self._after:
            self._after()

    async def _hold(self, prefix: str, app) -> None:
        """Keeps an application's own lifespan open until the server stops."""
        async with app.router.lifespan_context(app):
            self._apps[prefix] = app
            await self._stop.wait()

    async def _wait(self, scope, send) -> None:
        path = scope["path"]
        if path == "/healthz":
            await _answer(send, 200, "application/json", b'{"status":"ok"}')
        elif path in ("/readyz", "/tl/dang-mo"):
            state = {"open": False, "ready": False, "stage": self.progress.stage, "share": self.progress.share, "fault": self.progress.fault}
            status = 503 if path == "/readyz" else 200      # the waiting page asks often: no error in its console
            await _answer(send, status, "application/json", json.dumps(state, ensure_ascii=False).encode())
        elif path == "/":
            self._watched = True
            await _answer(send, 200, "text/html; charset=utf-8", (STATIC / "waiting.html").read_bytes())
        else:
            await _answer(send, 503, "text/plain; charset=utf-8", "Đang khởi động, hãy thử lại sau ít giây.".encode())


async def _answer(send, status: int, media: str, body: bytes, *more: tuple[bytes, bytes]) -> None:
    headers = [(b"content-type", media.encode()), (b"cache-control", b"no-store"), (b"retry-after", b"1"), *more]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
