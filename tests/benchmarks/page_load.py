"""Times of the page, and what many visitors at once do to it.

    python tests/benchmarks/page_load.py --index build/index start             # seconds from `python app.py` to a usable page, and to its first answer
    python tests/benchmarks/page_load.py --index build/index browser           # one visitor in Chromium: milliseconds from Enter to the answer
    python tests/benchmarks/page_load.py --index build/index crowd --visitors 50 --questions 5000

`crowd` starts the page as an office does that opens it to others (two processes; --processes 1: one), speaks the protocol of Gradio's own page (queue/join, queue/data), each visitor with a session of its own, and watches
the server's memory. The pages are opened first, as a page greets its visitor before anything can be asked.
"""
from __future__ import annotations

import argparse
import json
import random
import statistics
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.page.conftest import CHROMIUM, FLAGS, Server, start, stop  # noqa: E402

QUESTIONS = ROOT / "tests" / "evaluation" / "samples-questions.jsonl"


def questions() -> list[str]:
    with QUESTIONS.open(encoding="utf-8") as lines:
        return [json.loads(line)["question"] for line in lines]


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def told(name: str, seconds: list[float]) -> None:
    print(f"{name}: n={len(seconds)} median {statistics.median(seconds) * 1000:.0f} ms, "
          f"95% {percentile(seconds, 0.95) * 1000:.0f} ms, longest {max(seconds) * 1000:.0f} ms", flush=True)


def measure_start(index: Path, times: int) -> None:
    """From the command to the question box, and to the first answer (asked as soon as the box is there)."""
    from playwright.sync_api import Error, sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for _ in range(times):
            begun = time.perf_counter()
            server = start(index, "--questions-a-minute", "1000000")
            page = browser.new_context().new_page()
            while True:
                try:
                    page.goto(server.url)
                    break
                except Error:
                    time.sleep(0.02)
            page.wait_for_selector("#tl-question textarea:enabled")
            usable = time.perf_counter() - begun
            page.fill("#tl-question textarea", questions()[0])
            page.press("#tl-question textarea", "Enter")
            page.wait_for_selector("article.tl-answer", timeout=120_000)
            print(f"usable after {usable:.2f} s, first answer after {time.perf_counter() - begun:.2f} s", flush=True)
            page.context.close()
            stop(server)
        browser.close()


def measure_browser(server: Server) -> None:
    """One visitor: from Enter to the answer on the screen; a new conversation every ten questions."""
    from playwright.sync_api import sync_playwright

    times = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page()
        page.goto(server.url)
        page.wait_for_selector(".tl-welcome")
        for i, question in enumerate(["nước sạch", *questions()]):
            if i % 10 == 0:
                page.click("#tl-new")
                page.wait_for_selector(".tl-welcome")
            page.fill("#tl-question textarea", question)
            before = page.locator("article.tl-answer").count()
            begun = time.perf_counter()
            page.press("#tl-question textarea", "Enter")
            page.locator("article.tl-answer").nth(before).wait_for(timeout=60_000)
            times.append(time.perf_counter() - begun)
            page.wait_for_timeout(150)
        browser.close()
    told("browser, later answers", times[1:])


def _event(connection: HTTPConnection, session: str, function: dict, data: list, event_data: dict | None, expected: str) -> str:
    """One event as the page sends it: joins the queue, then reads what comes until it is done; what went wrong, or ''.

    By http.client, not a client of more comfort: what the load's own client takes of a small machine, the server lacks
    (httpx took 30 ms of processor time a question, as much as the answer).
    """
    connection.request("POST", "/gradio_api/queue/join", headers={"Content-Type": "application/json"}, body=json.dumps({
        "data": data, "fn_index": function["id"], "trigger_id": function["targets"][0][0], "session_hash": session, "event_data": event_data}))
    joined = connection.getresponse()
    told = joined.read().decode()
    if joined.status != 200:
        return f"{joined.status}: {told}"
    connection.request("GET", f"/gradio_api/queue/data?session_hash={session}")
    events, seen = connection.getresponse(), False
    for line in events:
        seen |= expected in line.decode()
        if b'"process_completed"' in line or b'"close_stream"' in line:
            event = json.loads(line[5:])
            events.close()
            connection.close()
            return str(event.get("output")) if event.get("success") is False else "" if seen else f"no {expected} after {data or event_data}"
    return f"the stream ended after {data or event_data}"


def _visitor(server: Server, session: str, function: dict, asked: list[str], times: list[float], faults: list[str]) -> None:
    """Asks one question after another, without a pause."""
    connection = HTTPConnection(*_address(server), timeout=120)
    for question in asked:
        begun = time.perf_counter()
        try:
            fault = _event(connection, session, function, [question, None, 0], None, "tl-answer")
        except (OSError, HTTPException, ValueError) as raised:
            fault = repr(raised)
        faults += [fault] if fault else []
        times.append(time.perf_counter() - begun)


def _crowd(server: Server, visitors: int, total: int) -> None:
    config = json.loads(server.get("/config")[1])
    asks, greets = _dependency(config, "tl-question", "submit"), _dependency(config, "tl-greeting", "apply")
    chance, pool = random.Random(7), questions()
    times: list[float] = []
    faults: list[str] = []
    rounds, asking, spent = max(1, total // (visitors * 10)), 0.0, 0.0
    with ThreadPoolExecutor(visitors) as crowd:
        for number in range(rounds):
            sessions = [f"khach{number:03d}x{v:03d}" for v in range(visitors)]
            for session in sessions:
                faults += filter(None, [_event(HTTPConnection(*_address(server), timeout=120), session, greets, [], None, "tl-welcome")])
            started, before = time.perf_counter(), processor(server.process.pid)
            for done in [crowd.submit(_visitor, server, session, asks, chance.choices(pool, k=10), times, faults) for session in sessions]:
                done.result()
            asking += time.perf_counter() - started
            spent += processor(server.process.pid) - before
            print(f"{len(times):5d} questions, {len(faults)} faults, server {memory(server.process.pid):.0f} MB, 95% so far {percentile(times, 0.95):.2f} s", flush=True)
    told(f"crowd of {visitors}", times)
    print(f"{len(times) / asking:.1f} questions a second; processor time a question {1000 * spent / len(times):.1f} ms of the server, "
          f"{1000 * time.process_time() / len(times):.1f} ms of this client; faults: {faults[:3] or 'none'}")


def _address(server: Server) -> tuple[str, int]:
    split = urlsplit(server.url)
    return split.hostname or "", split.port or 80


def _dependency(config: dict, element: str, event: str) -> dict:
    """What Gradio's configuration says of the event of an element of the page."""
    components = {c["id"] for c in config["components"] if c["props"].get("elem_id") == element}
    return next(d for d in config["dependencies"] if d["targets"] and d["targets"][0][0] in components and d["targets"][0][1] == event)


def family(pid: int) -> list[str]:
    """The server's process and those that it has begun."""
    children = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True).stdout.split()
    return [str(pid), *children]


def memory(pid: int) -> float:
    """Resident memory of the server's processes together, MB."""
    kilobytes = subprocess.run(["ps", "-o", "rss=", "-p", ",".join(family(pid))], capture_output=True, text=True, check=True).stdout
    return sum(map(int, kilobytes.split())) / 1024


def processor(pid: int) -> float:
    """Seconds of processor time that the server's processes have taken: on a machine that is busy with other things, it tells more than the clock."""
    clocks = subprocess.run(["ps", "-o", "time=", "-p", ",".join(family(pid))], capture_output=True, text=True, check=True).stdout
    taken = [[int(part) for part in clock.replace("-", ":").split(":")[-3:]] for clock in clocks.split()]
    return sum(3600 * hours + 60 * minutes + seconds for hours, minutes, seconds in taken)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("start", "browser", "crowd"))
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--visitors", type=int, default=50)
    parser.add_argument("--questions", type=int, default=500)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--processes", type=int, choices=(1, 2), default=2, help="of the crowd's page")
    given = parser.parse_args()
    if given.what == "start":
        measure_start(given.index, given.times)
        return
    processes = given.processes if given.what == "crowd" else 1
    server = start(given.index, "--questions-a-minute", "1000000", "--no-log", "--processes", str(processes))
    try:
        server.until_ready()
        while processes == 2 and not json.loads(server.get("/readyz")[1]).get("second"):
            time.sleep(0.2)
        if given.what == "browser":
            measure_browser(server)
        else:
            _crowd(server, given.visitors, given.questions)
    finally:
        stop(server)


if __name__ == "__main__":
    main()
