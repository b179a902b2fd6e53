"""A server of the tests' own that speaks as OpenAI-compatible servers do, over real HTTP, and says what a script has it say."""
from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

from index.settings import Settings


@dataclass
class Server:
    """`say` gives the reply to a request's body; `calls` holds the bodies that came."""

    port: int
    say: Callable[[dict], str] = lambda body: ""
    finish: str = "stop"
    pause: float = 0.0                  # seconds between two pieces of a stream
    silent: bool = False                # says nothing at all, until the client hangs up
    calls: list[dict] = field(default_factory=list)
    broken: Event = field(default_factory=Event)      # set where the client hung up before the end
    headers: list[dict] = field(default_factory=list)
    tool_calls: list[list[dict]] = field(default_factory=list)   # for the first requests that offer tools

    def settings(self, timeout: float = 30.0) -> Settings:
        return Settings(llm="openai:thu-nghiem", llm_url=f"http://127.0.0.1:{self.port}/v1", llm_timeout=timeout)


class _Handler(BaseHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass

    def do_POST(self) -> None:
        script: Server = self.server.script
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        script.calls.append(body)
        if script.silent:
            self.connection.settimeout(20)
            if not self.connection.recv(1):
                script.broken.set()
            self.close_connection = True
            return
        script.headers.append({key.lower(): value for key, value in self.headers.items()})
        if body.get("tools") and script.tool_calls:
            calls = [{"index": i, **call} for i, call in enumerate(script.tool_calls.pop(0))]
            if not body.get("stream"):
                self._json({"role": "assistant", "content": "", "tool_calls": calls}, "tool_calls")
                return
            self._begin()
            self._event({"role": "assistant", "content": "", "tool_calls": calls}, None)
            self._event({}, "tool_calls")
            self.wfile.write(b"data: [DONE]\n\n")
            return
        text = script.say(body)
        if not body.get("stream"):
            self._json({"role": "assistant", "content": text}, script.finish)
            return
        self._begin()
        try:
            for i in range(0, len(text), 11):
                self._event({"content": text[i:i + 11]}, None)
                time.sleep(script.pause)
            self._event({}, script.finish)
            self.wfile.write(b"data: [DONE]\n\n")
        except (BrokenPipeError, ConnectionResetError):
            script.broken.set()

    def _begin(self) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.end_headers()

    def _event(self, delta: dict, finish: str | None) -> None:
        chunk = {"id": "1", "object": "chat.completion.chunk", "created": 0, "model": "thu-nghiem", "choices": [{"index": 0, "delta": delta, "finish_reason": finish}]}
        self.wfile.write(b"data: " + json.dumps(chunk).encode("utf-8") + b"\n\n")
        self.wfile.flush()

    def _json(self, message: dict, finish: str) -> None:
        data = json.dumps({"id": "1", "object": "chat.completion", "created": 0, "model": "thu-nghiem",
                           "choices": [{"index": 0, "message": message, "finish_reason": finish}]}).encode("utf-8")
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@contextmanager
def serving() -> Iterator[Server]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as http:
        http.daemon_threads = True
        http.script = Server(http.server_port)
        thread = Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield http.script
        finally:
            http.shutdown()
            thread.join()
