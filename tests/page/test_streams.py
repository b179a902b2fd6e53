"""Gradio's streams of events: none stays open for nothing, and no question is left without one."""
from __future__ import annotations

import json
import urllib.request

# A network where the last message of a stream, that it is closed, comes a second late.
LATE = """(() => {
  const real = window.fetch, bytes = (text) => new TextEncoder().encode(text);
  window.fetch = async (...asked) => {
    const answer = await real(...asked);
    if (!String(asked[0].url ?? asked[0]).includes('/queue/data')) return answer;
    const late = new TransformStream({ async transform(chunk, out) {
      const text = new TextDecoder().decode(chunk), at = text.indexOf('data: {"msg":"close_stream"');
      if (at < 0) return out.enqueue(chunk);
      out.enqueue(bytes(text.slice(0, at)));
      await new Promise((done) => setTimeout(done, 1000));
      window.lateCloses = (window.lateCloses ?? 0) + 1;
      out.enqueue(bytes(text.slice(at)));
    } });
    return new Response(answer.body.pipeThrough(late), { status: answer.status, headers: answer.headers });
  };
})();"""


def test_a_question_is_answered_whose_stream_was_not_yet_seen_to_close(visit):
    visitor = visit()
    page = visitor.page
    page.add_init_script(LATE)
    visitor.go()
    page.wait_for_selector(".tl-welcome")           # the stream that brought it is told to close, and doesn't hear it yet
    assert "1.100" in visitor.ask("Hệ thống cấp nước Bắc Sơn phục vụ bao nhiêu hộ?").inner_text()
    visitor.page.get_by_role("button", name="Cuộc trò chuyện mới").click()
    assert "Nông nghiệp" in visitor.ask("Cơ quan nào của Phú Thọ chủ trì hỗ trợ OCOP?").inner_text()
    visitor.settle()
    assert page.evaluate("window.lateCloses") >= 2


def test_a_stream_with_nothing_to_tell_is_closed_at_once(server):
    """A page opens one where an event's messages came before the queue's answer to it: through another's stream."""
    listing = next(d for d in json.loads(server.get("/config")[1])["dependencies"] if d["api_name"] == "van_ban")
    event = {"data": [], "fn_index": listing["id"], "session_hash": "luong-thua"}
    headers = {"Content-Type": "application/json"}
    with urllib.request.urlopen(urllib.request.Request(server.url + "/gradio_api/queue/join", json.dumps(event).encode(), headers)) as joined:
        assert json.load(joined)["event_id"]

    def told() -> list[str]:
        with urllib.request.urlopen(f"{server.url}/gradio_api/queue/data?session_hash=luong-thua", timeout=10) as stream:      # its heart beats after 15
            assert stream.headers["content-type"].startswith("text/event-stream")
            return [json.loads(line[5:])["msg"] for line in stream if line.startswith(b"data:")]

    assert told()[-2:] == ["process_completed", "close_stream"]
    assert told() == ["close_stream"]


def test_a_stream_of_nobody_is_told_so(server):
    with urllib.request.urlopen(f"{server.url}/gradio_api/queue/data?session_hash=khong-ai-biet", timeout=30) as stream:
        line = next(line for line in stream if line.startswith(b"data:"))
    assert json.loads(line[5:])["session_not_found"] is True
