"""A model that is slow, down, silent, cut off, in English, without citations, obedient; streaming, cancelling, tools, the record."""
from __future__ import annotations

import json
import logging
import re
import socket
from dataclasses import replace
from threading import Event, Timer

import pytest

from assistant.answer import Answer
from assistant.llm import model as models
from assistant.llm.answering import STANDS, answer_with_model, is_free_form, stream_with_model
from index.settings import Settings

QUESTION = "Nghệ nhân dạy truyền nghề ở Phú Thọ được trả bao nhiêu một buổi?"
RIGHT = "Nghệ nhân đứng lớp được trả 400.000 đồng/buổi [1]."


@pytest.fixture(scope="module")
def turn(samples):
    turn = samples.ask(QUESTION)
    assert "400.000 đồng" in turn.answer.text
    return turn


def stands(given: Answer, turn, why: str = "") -> None:
    assert given.text == turn.answer.text
    assert given.citations == turn.answer.citations
    assert any(n.startswith(STANDS) and why in n for n in given.notes), given.notes


@pytest.mark.parametrize("text, why", [
    ("", "không viết gì"),
    ("   \n\n ", "không viết gì"),
    ("KHÔNG CÓ THÔNG TIN.", "không thấy câu trả lời"),
    ("Artisans are paid 400.000 per session [1].", "không phải tiếng Việt"),
    ("Nghệ nhân đứng lớp được trả 400.000 đồng/buổi.", "không ghi số điều khoản"),
    ("Nghệ nhân đứng lớp được trả 500.000 đồng/buổi [1].", "500.000"),
    ("Nghệ nhân đứng lớp được trả 400.000 đồng/buổi [77].", "không có trích dẫn"),
    ("Tôi là trợ lý ảo, rất vui được giúp bạn hôm nay [1].", ""),
    ("<script>alert(1)</script> Nghệ nhân được trả 400.000 đồng/buổi [1].", ""),
])
def test_what_does_not_hold_leaves_the_composed_answer(samples, turn, server, text, why):
    server.say = lambda body: text
    stands(answer_with_model(samples, turn, server.settings()), turn, why)


@pytest.mark.parametrize("text, why", [
    ("Mỗi lớp truyền nghề học ngay tại xưởng [1].", "không nêu 400.000 đồng"),               # true, and beside the question
    ("Mỗi lớp truyền nghề từ 10 đến 20 học viên [1]. 400 [1].", "không nêu 400.000 đồng"),
    ("1 [1].", "không nói điều gì"),
    ("**Nghệ nhân** được trả 21.500 triệu đồng. Mỗi lớp truyền nghề từ 10 đến 20 học viên [1].", "không ghi số điều khoản"),
    ("Nghệ nhân đứng lớp được trả 400.000 đồng/buổi [1].\n\n*Căn cứ: Mục III.2 – Kế hoạch Bảo vệ rừng phòng hộ*", ""),
])
def test_what_is_beside_the_question_leaves_the_composed_answer(samples, turn, server, text, why):
    server.say = lambda body: "" if "Lý do:" in body["messages"][-1]["content"] else text
    given = answer_with_model(samples, turn, server.settings())
    if why:
        stands(given, turn, why)
    assert "21.500" not in given.text and "rừng" not in given.text and "400 [" not in given.text


@pytest.mark.parametrize("stray", ["Phần khác là {} của kế hoạch, trong đó:\n\n- ", "## Kế hoạch {}\n\n", "| Kế hoạch | Mục |\n| --- | --- |\n| Kế hoạch | {} |\n\n"])
def test_a_figure_of_a_clause_that_is_not_cited_is_left_out(samples, turn, server, stray):
    """Introductions, headings and cells need no mark of their own; they lean on what the answer cites, not on all that was sent."""
    def say(body: dict) -> str:
        if "Lý do:" in (sent := body["messages"][-1]["content"]):
            return ""
        clauses = re.findall(r'so="\d+" noi="[^"]*">(.*?)</dieu-khoan>', sent)
        figures.append(next(f[0] for text in clauses[1:] if (f := re.search(r"\b(?!400)\d{2,3}(?:\.\d{3})+\b|\b[2-9]\d\b", text)) and f[0] not in clauses[0]))
        return stray.format(figures[-1]) + RIGHT

    figures: list[str] = []
    server.say = say
    *pieces, given = stream_with_model(samples, turn, server.settings())
    assert figures and all(figures[-1] not in text for text in (given.text, *pieces)), figures
    assert [c.clause.id for c in given.citations] == [c.clause.id for c in turn.answer.citations]


def test_a_comparison_tells_every_plan(samples, server):
    """A plan that the composed answer tells may not be left out; one that says nothing is told to say nothing, whatever the model does."""
    whole = samples.ask("Cơ quan nào chủ trì hỗ trợ OCOP ở Phú Thọ, Quảng Ngãi và An Giang (kế hoạch hiện hành)?")
    lines = ["- Phú Thọ: Sở Nông nghiệp và Môi trường chủ trì hỗ trợ chủ thể phát triển sản phẩm OCOP [1].",
             "- Quảng Ngãi: Văn phòng Điều phối nông thôn mới và giảm nghèo tỉnh chủ trì hỗ trợ, hướng dẫn chủ thể tham gia Chương trình OCOP [2].",
             "- An Giang: Sở Nông nghiệp và Môi trường chủ trì hỗ trợ phát triển sản phẩm OCOP [3]."]
    server.say = lambda body: "\n".join(lines)
    assert answer_with_model(samples, whole, server.settings()).text == "\n".join(lines)
    server.say = lambda body: "\n".join(lines[:2])
    stands(answer_with_model(samples, whole, server.settings()), whole, "bỏ sót tỉnh An Giang")
    silent = samples.ask("Cơ quan nào chủ trì hỗ trợ OCOP ở Phú Thọ và Sơn La?")
    server.say = lambda body: lines[0]
    given = answer_with_model(samples, silent, server.settings())
    assert given.text == f"{lines[0]}\n- Sơn La: chưa có văn bản trong kho."


def test_a_right_answer_is_given_with_its_record(samples, turn, server):
    server.say = lambda body: RIGHT
    given = answer_with_model(samples, turn, server.settings())
    assert given.text == RIGHT
    assert [c.clause.id for c in given.citations] == [turn.answer.citations[0].clause.id]
    assert given.notes == turn.answer.notes
    assert given.exchanges[0].received == RIGHT
    assert QUESTION in given.exchanges[0].sent[1]


def test_thoughts_are_not_shown(samples, turn, server):
    server.say = lambda body: f"<think>Phải trả 900.000 đồng chăng?</think>\n{RIGHT}"
    assert answer_with_model(samples, turn, server.settings()).text == RIGHT


def test_a_wrong_sentence_is_asked_for_once_more(samples, turn, server):
    server.say = lambda body: f"1. {RIGHT}" if "Lý do:" in body["messages"][-1]["content"] else RIGHT.replace("400", "450")
    given = answer_with_model(samples, turn, server.settings())
    assert given.text == RIGHT
    assert len(server.calls) == 2 and "450.000" in server.calls[1]["messages"][-1]["content"]


def test_a_sentence_cut_off_is_left_out(samples, turn, server):
    server.say, server.finish = lambda body: RIGHT + " Mỗi lớp truyền nghề từ 10", "length"
    assert answer_with_model(samples, turn, server.settings()).text == RIGHT


def test_a_server_that_is_down(samples, turn):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))          # bound but not listening: connections are refused
        settings = Settings(llm="openai:x", llm_url=f"http://127.0.0.1:{taken.getsockname()[1]}/v1", llm_timeout=10)
        stands(answer_with_model(samples, turn, settings), turn, "không kết nối được")


def test_a_server_that_never_answers(samples, turn):
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        settings = Settings(llm="openai:x", llm_url=f"http://127.0.0.1:{silent.getsockname()[1]}/v1", llm_timeout=2)
        given = answer_with_model(samples, turn, settings)
    stands(given, turn, "")
    assert given.elapsed_ms < 8_000


def test_a_model_slower_than_the_limit(samples, turn, server):
    server.say, server.pause = lambda body: RIGHT * 40, 0.2
    stands(answer_with_model(samples, turn, server.settings(timeout=3)), turn, "3 giây")
    assert server.broken.wait(20), "the generation went on"


def test_sentences_come_as_they_pass_and_a_wrong_one_never(samples, turn, server):
    server.say = lambda body: "" if "Lý do:" in body["messages"][-1]["content"] else f"{RIGHT} Mỗi lớp có 99 học viên [1]. Học ngay tại xưởng [1]."
    *pieces, answer = stream_with_model(samples, turn, server.settings())
    assert [p.strip() for p in pieces] == [RIGHT, "Học ngay tại xưởng [1]."]
    assert answer.text == f"{RIGHT} Học ngay tại xưởng [1]."
    assert any("Đã bỏ 1 câu" in note for note in answer.notes)


def test_cancelling_stops_the_generation(samples, turn, server):
    server.say, server.pause = lambda body: RIGHT + " Học ngay tại xưởng [1]." * 200, 0.05
    cancel = Event()
    Timer(1.5, cancel.set).start()
    given = answer_with_model(samples, turn, server.settings(), cancel)
    stands(given, turn, "dừng theo yêu cầu")
    assert server.broken.wait(20), "the generation went on"


@pytest.mark.parametrize("provider", ["openai", "ollama"])
def test_cancelling_hangs_up_on_a_server_that_says_nothing(samples, turn, server, provider):
    server.silent = True
    settings = server.settings() if provider == "openai" else Settings(llm="ollama:thu-nghiem", llm_url=f"http://127.0.0.1:{server.port}", llm_timeout=30)
    cancel = Event()
    Timer(1.5, cancel.set).start()
    given = answer_with_model(samples, turn, settings, cancel)
    stands(given, turn, "dừng theo yêu cầu")
    assert server.calls and server.broken.wait(5), "the connection is still open"


def test_a_refusal_is_not_talked_over(samples, server):
    turn = samples.ask("Kế hoạch làng nghề của tỉnh Sơn La do sở nào chủ trì?")
    assert turn.answer.abstained
    server.say = lambda body: RIGHT
    assert answer_with_model(samples, turn, server.settings()) == turn.answer
    assert server.calls == []


def test_free_questions_are_told_from_others():
    assert is_free_form("Tóm tắt kế hoạch OCOP của Phú Thọ") and is_free_form("Vì sao An Giang phải bảo tồn nghề?")
    assert is_free_form("Soạn đoạn báo cáo về kinh phí OCOP của Phú Thọ")
    assert not is_free_form(QUESTION) and not is_free_form("Viết giúp tôi đoạn mã Python đọc tệp Excel.")


def test_a_free_question_may_use_the_tools(samples, server):
    turn = samples.ask("Tóm tắt việc truyền nghề trong kế hoạch của Phú Thọ")
    server.tool_calls = [[{"id": "a", "type": "function", "function": {"name": "tim_dieu_khoan", "arguments": json.dumps({"cum_tu": "nghệ nhân đứng lớp truyền nghề"})}}]]
    said = []

    def say(body: dict) -> str:
        text = "\n".join(str(m["content"]) for m in body["messages"])
        said.append(text)
        line = next((l for l in text.split("\n") if "400.000 đồng/buổi" in l and "so=" in l), "")
        number = line.split('so="')[1].split('"')[0] if line else "1"
        return f"Nghệ nhân đứng lớp được trả 400.000 đồng/buổi [{number}]." if body.get("tools") or len(said) > 1 else "nghệ nhân truyền nghề"

    server.say = say
    given = answer_with_model(samples, turn, server.settings())
    assert given.text == RIGHT and not given.abstained
    assert any("tim_dieu_khoan" in e.received for e in given.exchanges)


@pytest.mark.parametrize("question", ["Vì sao Phú Thọ mở lớp truyền nghề?", "vi sao Phu Tho mo lop truyen nghe", "Soạn đoạn báo cáo về việc truyền nghề ở Phú Thọ", "Tóm tắt việc truyền nghề trong kế hoạch của Phú Thọ"])
def test_a_hard_question_is_searched_for_in_the_models_words_and_offered_the_tools(samples, server, question):
    """The queries that the model writes bring clauses before it that the question's own words do not; then it may call the tools."""
    def ask(queries: str) -> Answer:
        server.calls.clear()
        server.say = lambda body: "KHÔNG CÓ THÔNG TIN." if "<cac-dieu-khoan>" in body["messages"][-1]["content"] else queries
        return answer_with_model(samples, turn, server.settings())

    turn, wanted = samples.ask(question), "chế độ báo cáo, thời hạn báo cáo hằng năm"
    ask("truyền nghề")
    without = server.calls[-1]["messages"][-1]["content"]
    given = ask(wanted)
    assert question in server.calls[0]["messages"][-1]["content"] and "2 đến 4 cụm từ" in server.calls[0]["messages"][0]["content"]
    assert {tool["function"]["name"] for tool in server.calls[1]["tools"]} == {"tim_dieu_khoan", "tim_du_kien", "cong"}
    found = [hit.clause.text[:50] for hit in samples.index.search(wanted, documents=[d.id for d in turn.scope.documents], limit=15)]
    assert any(text in server.calls[1]["messages"][-1]["content"] and text not in without for text in found)
    assert [e.received for e in given.exchanges] == [wanted, "KHÔNG CÓ THÔNG TIN."]


def test_the_rounds_of_tools_have_an_end(samples, server):
    """A model that calls for ever is told to answer after four rounds."""
    server.tool_calls = [[{"id": "a", "type": "function", "function": {"name": "tim_dieu_khoan", "arguments": json.dumps({"cum_tu": "truyền nghề"})}}]] * 50
    server.say = lambda body: RIGHT.replace("[1]", f"[{number}]") if (number := number_of(body, "400.000 đồng/buổi")) and not body.get("tools") else ""
    turn = samples.ask("Soạn đoạn báo cáo về việc truyền nghề ở Phú Thọ")
    given = answer_with_model(samples, turn, server.settings())
    assert sum(bool(body.get("tools")) for body in server.calls) == 4
    assert given.text == RIGHT


def number_of(body: dict, text: str) -> str:
    """The number under which a clause was sent."""
    told = "\n".join(str(m["content"]) for m in body["messages"])
    return next((m[1] for m in re.finditer(r'<dieu-khoan so="(\d+)"[^>]*>(.*?)</dieu-khoan>', told) if text in m[2]), "")


def test_cancelling_stops_a_hard_question_too(samples, server):
    turn = samples.ask("Tóm tắt việc truyền nghề trong kế hoạch của Phú Thọ")
    server.say, server.pause = lambda body: "Học ngay tại xưởng [1]. " * 400 if body.get("tools") else "truyền nghề", 0.05
    cancel = Event()
    Timer(2.5, cancel.set).start()
    given = answer_with_model(samples, turn, server.settings(), cancel)
    stands(given, turn, "dừng theo yêu cầu")
    assert server.broken.wait(20), "the generation went on"


def test_keys_are_neither_logged_nor_shown(samples, turn, server, monkeypatch, caplog):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-bi-mat-0123456789")
    server.say = lambda body: RIGHT
    with caplog.at_level(logging.INFO):
        given = answer_with_model(samples, turn, server.settings())
        down = answer_with_model(samples, turn, replace(server.settings(), llm_url="http://127.0.0.1:9/v1"))
    assert server.headers[0]["authorization"] == "Bearer sk-bi-mat-0123456789"       # it was used
    assert "bi-mat" not in repr(given) + repr(down) + caplog.text


@pytest.mark.parametrize("name", ["khong-co-nha-cung-cap:x", "ollama"])
def test_a_setting_that_can_not_be_used_is_explained(name):
    with pytest.raises(models.ModelFault, match="TROLY_LLM|mô hình"):
        models.chat_model(Settings(llm=name))
