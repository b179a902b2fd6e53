"""A real server (`python app.py`) and a real Chromium, for the tests of the page."""
from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ARTEFACTS = ROOT / "tests" / "artefacts"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]
START_LIMIT = 240        # seconds: the first start indexes the sample plans, on a busy machine
SETTLE_LIMIT = 60        # seconds until what was asked has been answered


@dataclass
class Server:
    """A running `python app.py`."""

    url: str
    index: Path
    process: subprocess.Popen
    stages: list[dict] = field(default_factory=list)     # what the waiting page was told during the start

    def get(self, address: str) -> tuple[int, bytes, dict]:
        """Status, body and headers of a request to an address on this server."""
        try:
            with urllib.request.urlopen(self.url + address) as answer:
                return answer.status, answer.read(), dict(answer.headers)
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code, refused.read(), dict(refused.headers)

    def until_ready(self) -> None:
        """Waits until questions can be answered."""
        deadline = time.monotonic() + START_LIMIT
        while time.monotonic() < deadline:
            assert self.process.poll() is None, "app.py stopped"
            try:
                status, body, _ = self.get("/readyz")
            except OSError:
                time.sleep(0.2)
                continue
            if status == 200:
                return
            self.stages.append(json.loads(body))
            assert not self.stages[-1].get("fault"), self.stages[-1]
            time.sleep(0.2)
        raise AssertionError("app.py did not become ready")


def start(index: Path, *arguments: str) -> Server:
    """Starts `python app.py` on a free port of this machine; until_ready() waits for it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "HF_HUB_OFFLINE": "1", "OMP_NUM_THREADS": "1", "PYTHONIOENCODING": "utf-8"}
    log = (index.parent / "server.log").open("wb")
    process = subprocess.Popen([sys.executable, str(ROOT / "app.py"), "--index", str(index), "--port", str(port), *arguments],
                               cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT)
    log.close()
    return Server(f"http://127.0.0.1:{port}", index, process)


def stop(server: Server) -> None:
    server.process.terminate()
    server.process.wait(20)


@pytest.fixture(scope="session")
def server(tmp_path_factory) -> Iterator[Server]:
    """The page as `python app.py` opens it on a bare machine: with the index of the sample plans, made at its first start."""
    running = start(tmp_path_factory.mktemp("trang") / "chỉ mục")
    try:
        running.until_ready()
        yield running
    finally:
        stop(running)


@pytest.fixture(scope="session")
def browser():
    from playwright.sync_api import sync_playwright

    if CHROMIUM is None:
        pytest.skip("không có Chromium trên máy này")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@dataclass
class Visitor:
    """A browser window of its own, with what went wrong in it."""

    page: object
    url: str
    elsewhere: list[str] = field(default_factory=list)      # requests to another host
    complaints: list[str] = field(default_factory=list)     # errors in the console, exceptions, answers ≥ 400
    dialogs: list[str] = field(default_factory=list)
    streams: set = field(default_factory=set)               # Gradio's streams of events that are open

    def settle(self) -> None:
        """Waits until nothing is being worked on: a page that is left earlier complains of its broken stream."""
        calm = 0
        deadline = time.monotonic() + SETTLE_LIMIT
        while calm < 4:
            assert time.monotonic() < deadline, f"still open: {[request.url for request in self.streams]}"
            self.page.wait_for_timeout(150)
            calm = 0 if self.streams else calm + 1

    def go(self, address: str = "/") -> None:
        self.page.goto(self.url + address)
        self.page.wait_for_selector("#tl-question textarea:enabled")
        self.page.wait_for_selector("#tl-talk .tl-question, .tl-welcome")

    def ask(self, question: str) -> object:
        """Types a question, sends it with Enter; gives the locator of its answer."""
        before = self.page.locator("article.tl-answer").count()
        self.page.fill("#tl-question textarea", question)
        self.page.press("#tl-question textarea", "Enter")
        return self.answered(before)

    def answered(self, before: int) -> object:
        """The answer that comes after `before` others."""
        answer = self.page.locator("article.tl-answer").nth(before)
        answer.wait_for()
        return answer

    def tab(self, name: str) -> None:
        self.page.get_by_role("tab", name=name, exact=True).click()

    def picture(self, name: str) -> None:
        """Keeps what the window shows, for people to look at."""
        ARTEFACTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=ARTEFACTS / f"{name}.png")

    def calm(self) -> None:
        """Nothing left for another host, nothing was complained about, no dialog came up."""
        assert self.elsewhere == []
        assert self.complaints == []
        assert self.dialogs == []


@pytest.fixture
def visit(browser, server) -> Iterator:
    """visit(width=…, scheme=…) opens a window of a new visitor; at the end all of them are checked for calm."""
    opened: list[Visitor] = []
    contexts = []

    def come(width: int = 1280, height: int = 800, scheme: str = "light", at: Server = server, **more) -> Visitor:
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, accept_downloads=True, **more)
        context.set_default_timeout(30_000)
        contexts.append(context)
        visitor = Visitor(context.new_page(), at.url)
        watch(visitor)
        opened.append(visitor)
        return visitor

    yield come
    for visitor in opened:
        visitor.calm()
    for context in contexts:
        context.close()


def watch(visitor: Visitor) -> None:
    """Writes down every request to another host, every error and every dialog of a window."""
    page = visitor.page
    inside = (visitor.url, "data:", "blob:")
    page.on("request", lambda r: None if r.url.startswith(inside) else visitor.elsewhere.append(r.url))
    page.on("console", lambda m: visitor.complaints.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda e: visitor.complaints.append(str(e)))
    page.on("request", lambda r: visitor.streams.add(r) if "/queue/data" in r.url else None)
    for ended in ("requestfinished", "requestfailed"):
        page.on(ended, lambda r: visitor.streams.discard(r))
    page.on("response", lambda r: visitor.complaints.append(f"{r.status} {r.url}") if r.status >= 400 else None)
    page.on("dialog", lambda d: (visitor.dialogs.append(d.message), d.dismiss()))
