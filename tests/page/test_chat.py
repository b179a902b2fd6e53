"""Hỏi đáp, driven as a visitor does."""
from __future__ import annotations

import json
import re
import time

FIRST = "Cơ quan nào của Phú Thọ chủ trì hỗ trợ OCOP?"


def test_the_first_start_tells_its_progress(server):
    shares = [stage["share"] for stage in server.stages if stage.get("share") is not None]
    assert shares == sorted(shares) and shares[-1] > 0
    assert any("kế hoạch mẫu" in stage.get("stage", "") and ".pdf" in stage["stage"] for stage in server.stages)


def test_who_leads_is_answered_and_its_citation_opens_the_clause_in_its_page(visit):
    visitor = visit()
    visitor.go()
    visitor.picture("hoi-dap-bat-dau")
    answer = visitor.ask(FIRST)
    assert re.search("Sở Nông nghiệp và Môi trường|Sở NN&MT", answer.inner_text())
    visitor.picture("hoi-dap-tra-loi")
    page = visitor.page
    for number in range(answer.locator(".tl-text .tl-cite").count()):
        mark = answer.locator(".tl-text .tl-cite").nth(number)
        clause = mark.get_attribute("data-clause")
        mark.click()
        page.wait_for_selector(f"#tl-view-inside[data-shown='{clause}']")
        shown = page.locator("#tl-view-inside")
        assert shown.locator("mark").first.inner_text().strip()
        assert shown.locator(".tl-path li, .tl-label").count() > 0
    visitor.picture("hoi-dap-nguon")


def test_a_pdf_is_shown_as_its_page_with_the_clause_under_the_mark(visit):
    visitor = visit()
    visitor.go()
    answer = visitor.ask("Hệ thống cấp nước Bắc Sơn phục vụ bao nhiêu hộ?")
    assert "1.100" in answer.inner_text()
    answer.locator(".tl-cite").first.click()
    page = visitor.page
    page.wait_for_function("document.querySelector('.tl-page img')?.naturalWidth > 500")
    box = page.locator(".tl-page .tl-box").first.bounding_box()
    picture = page.locator(".tl-page img").first.bounding_box()
    assert picture["x"] <= box["x"] and box["x"] + box["width"] <= picture["x"] + picture["width"] + 1
    assert picture["y"] <= box["y"] and box["y"] + box["height"] <= picture["y"] + picture["height"] + 1
    visitor.picture("nguon-trang-pdf")


def test_previous_and_next_clause_and_escape(visit):
    visitor = visit()
    visitor.go()
    visitor.ask(FIRST).locator(".tl-cite").first.click()
    page = visitor.page
    page.wait_for_selector("#tl-view-inside[data-shown]")
    here = page.get_attribute("#tl-view-inside", "data-shown")
    document, ordinal = here.split("#")
    page.get_by_role("button", name="Điều khoản sau").click()
    for further in range(1, 13):         # the button stays under the pointer and keeps the focus, however far down the page the clause is
        page.wait_for_selector(f"#tl-view-inside[data-shown='{document}#{int(ordinal) + further}']")
        page.wait_for_function("document.activeElement.dataset.step === 'next'")
        box = page.get_by_role("button", name="Điều khoản sau").bounding_box()
        assert 0 <= box["y"] < page.viewport_size["height"] / 2
        page.keyboard.press("Enter")
    for further in range(13, 0, -1):
        page.wait_for_selector(f"#tl-view-inside[data-shown='{document}#{int(ordinal) + further}']")
        page.get_by_role("button", name="Điều khoản trước").click()
    page.wait_for_selector(f"#tl-view-inside[data-shown='{here}']")
    page.keyboard.press("Escape")
    page.wait_for_selector(".tl-viewer", state="hidden")
    assert page.evaluate("document.activeElement.classList.contains('tl-cite')")


def test_a_commune_a_comparison_and_a_follow_up(visit):
    visitor = visit()
    visitor.go()
    money = visitor.ask("Xã Mai Châu được bao nhiêu kinh phí?")
    assert re.search(r"Mai Châu.*\d", money.locator(".tl-text").inner_text(), re.DOTALL) and money.locator(".tl-cite").count()
    comparison = visitor.ask("Cơ quan nào chủ trì hỗ trợ OCOP ở Phú Thọ, Quảng Ngãi và An Giang (kế hoạch hiện hành)?")
    assert "Phú Thọ" in comparison.inner_text() and "Quảng Ngãi" in comparison.inner_text()
    visitor.picture("hoi-dap-so-sanh")
    visitor.page.get_by_role("button", name="Cuộc trò chuyện mới").click()
    visitor.page.wait_for_selector(".tl-welcome")
    visitor.ask(FIRST)
    assert "Văn phòng Điều phối" in visitor.ask("Còn Quảng Ngãi thì sao?").inner_text()


def test_what_no_plan_holds_is_refused(visit):
    visitor = visit()
    visitor.go()
    answer = visitor.ask("Bình Định giao sở nào chủ trì hỗ trợ OCOP?")
    assert "tl-refusal" in answer.get_attribute("class")
    visitor.picture("hoi-dap-tu-choi")


def test_example_questions_are_answered(visit):
    visitor = visit()
    visitor.go()
    chips = visitor.page.locator(".tl-welcome .tl-chip")
    assert chips.count() >= 3
    chips.first.click()
    answer = visitor.answered(0)
    assert "tl-refusal" not in answer.get_attribute("class")
    assert answer.locator(".tl-cite").count() > 0


def test_a_suggestion_that_follows_is_answered(visit):
    visitor = visit()
    visitor.go()
    answer = visitor.ask(FIRST)
    chips = answer.locator(".tl-suggest .tl-chip")
    assert chips.count() > 0
    chips.last.click()
    assert "tl-refusal" not in visitor.answered(1).get_attribute("class")


def test_enter_during_composition_does_not_send(visit):
    """Telex and predictive keyboards end a word with Enter: it must not send the question."""
    visitor = visit()
    visitor.go()
    page = visitor.page
    page.click("#tl-question textarea")
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "Sở nào chủ trì", "selectionStart": 14, "selectionEnd": 14})
    page.evaluate("""() => document.querySelector('#tl-question textarea').dispatchEvent(
        new KeyboardEvent('keydown', {key: 'Enter', code: 'Enter', keyCode: 229, isComposing: true, bubbles: true, cancelable: true}))""")
    page.evaluate("""() => document.querySelector('#tl-question textarea').dispatchEvent(
        new KeyboardEvent('keypress', {key: 'Enter', code: 'Enter', keyCode: 13, isComposing: true, bubbles: true, cancelable: true}))""")
    page.wait_for_timeout(300)
    assert page.locator(".tl-question").count() == 0
    session.send("Input.insertText", {"text": "Sở nào của Phú Thọ chủ trì hỗ trợ OCOP?"})
    assert page.input_value("#tl-question textarea") == "Sở nào của Phú Thọ chủ trì hỗ trợ OCOP?"
    page.keyboard.press("Enter")
    assert visitor.answered(0).inner_text()


def test_two_visitors_do_not_see_each_other(visit):
    one, two = visit(), visit()
    one.go()
    two.go()
    one.ask(FIRST)
    two.ask("Xã Mai Châu được bao nhiêu kinh phí?")
    assert "OCOP" not in two.page.locator(".tl-talk .tl-question").all_inner_texts()[0]
    assert two.page.locator("article.tl-answer").count() == 1
    two.ask("Còn Quảng Ngãi thì sao?")
    assert two.page.locator("article.tl-answer").count() == 2 and one.page.locator("article.tl-answer").count() == 1
    two.settle()
    two.page.reload()
    two.page.wait_for_selector(".tl-welcome")
    two.page.click("#tl-history button")
    two.page.wait_for_selector(".tl-history li")
    assert two.page.locator(".tl-history li").count() == 1
    one.page.click("#tl-history button")
    one.page.wait_for_selector(".tl-history li")
    assert "Phú Thọ" in one.page.locator(".tl-history li").first.inner_text()


def test_a_question_sent_before_the_new_conversation_greets_is_answered_in_it(visit):
    visitor = visit()
    visitor.go()
    visitor.ask(FIRST)
    visitor.settle()
    page, held = visitor.page, []
    page.route("**/gradio_api/queue/join*", lambda route: route.continue_() if held else held.append(route))     # the greeting is slow
    page.get_by_role("button", name="Cuộc trò chuyện mới").click()
    page.fill("#tl-question textarea", "Xã Mai Châu được bao nhiêu kinh phí?")
    until_held(visitor, held)
    page.press("#tl-question textarea", "Enter")
    mine = page.locator(".tl-question", has_text="Mai Châu")
    mine.wait_for()
    held[0].continue_()
    visitor.settle()
    assert mine.count() == page.locator(".tl-question").count() == page.locator("article.tl-answer").count() == 1
    assert page.locator(".tl-welcome").is_hidden() and page.input_value("#tl-question textarea") == ""
    visitor.ask("Còn xã Thanh Ba?")
    assert page.locator(".tl-question").count() == 2


def until_held(visitor, held: list) -> None:
    deadline = time.monotonic() + 30
    while not held:
        assert time.monotonic() < deadline, "nothing was sent to the queue"
        visitor.page.wait_for_timeout(20)


def hold(visitor) -> list:
    """Keeps back what the page sends to the queue, from now on until release()."""
    held: list = []
    visitor.page.route("**/gradio_api/queue/join*", lambda route: route.continue_() if None in held else held.append(route))
    return held


def release(held: list) -> None:
    routes = [*held]
    held.append(None)
    for route in routes:
        route.continue_()


def test_a_question_is_shown_before_the_server_takes_it(visit):
    visitor = visit()
    visitor.go()
    page, held = visitor.page, hold(visitor)           # the queue is long
    page.fill("#tl-question textarea", FIRST)
    page.press("#tl-question textarea", "Enter")
    assert page.locator(".tl-question").inner_text().endswith(FIRST) and page.input_value("#tl-question textarea") == ""
    assert re.search(r"đang tìm trong \d+ văn bản", page.locator(".tl-pending").inner_text())
    visitor.picture("hoi-dap-dang-tim")
    page.fill("#tl-question textarea", "Còn Quảng Ngãi thì sao?")
    page.press("#tl-question textarea", "Enter")               # one after the other: it waits in its box
    page.wait_for_timeout(200)
    assert page.locator(".tl-question").count() == 1 and page.input_value("#tl-question textarea") == "Còn Quảng Ngãi thì sao?"
    assert "ngay khi câu trước trả lời xong" in page.locator(".tl-held").inner_text()
    visitor.picture("hoi-dap-cau-cho")
    release(held)
    visitor.answered(0)
    assert "Văn phòng Điều phối" in visitor.answered(1).inner_text()               # asked by itself
    visitor.settle()
    assert page.locator(".tl-question").count() == 2 and page.locator(".tl-pending, .tl-held").count() == 0
    assert page.input_value("#tl-question textarea") == ""


def test_a_question_that_waits_and_is_changed_is_not_asked_by_itself(visit):
    visitor = visit()
    visitor.go()
    page, held = visitor.page, hold(visitor)
    page.fill("#tl-question textarea", FIRST)
    page.press("#tl-question textarea", "Enter")
    page.locator(".tl-question").wait_for()
    page.fill("#tl-question textarea", "Còn Quảng Ngãi thì sao?")
    page.press("#tl-question textarea", "Enter")
    page.locator(".tl-held").wait_for()
    page.fill("#tl-question textarea", "Còn Quảng Ngãi")
    release(held)
    visitor.answered(0)
    visitor.settle()
    assert page.locator(".tl-question").count() == 1 and page.input_value("#tl-question textarea") == "Còn Quảng Ngãi"
    assert page.locator(".tl-held").count() == 0


def test_an_answer_to_a_conversation_that_was_left_is_not_shown(visit):
    """Begun anew while the question is still on its way to the queue, and once more while it is being answered."""
    visitor = visit()
    visitor.go()
    page, held = visitor.page, hold(visitor)
    begin = page.get_by_role("button", name="Cuộc trò chuyện mới")
    page.fill("#tl-question textarea", FIRST)
    page.press("#tl-question textarea", "Enter")
    until_held(visitor, held)
    begin.click()
    begin.click()
    release(held)
    visitor.settle()
    assert page.locator(".tl-welcome").is_visible() and page.locator("article.tl-answer:visible").count() == 0
    assert "1.100" in visitor.ask("Hệ thống cấp nước Bắc Sơn phục vụ bao nhiêu hộ?").inner_text()
    assert page.locator(".tl-question").count() == 1
    for _ in range(5):
        page.fill("#tl-question textarea", FIRST)
        page.press("#tl-question textarea", "Enter")
        begin.click()
    visitor.settle()
    assert page.locator("article.tl-answer:visible").count() == 0
    assert "1.100" in visitor.ask("Hệ thống cấp nước Bắc Sơn phục vụ bao nhiêu hộ?").inner_text()
    page.click("#tl-history button")
    page.wait_for_selector(".tl-history li")
    assert "Bắc Sơn" in page.locator(".tl-history li").first.inner_text()


def test_an_earlier_conversation_opens_again(visit):
    visitor = visit()
    visitor.go()
    visitor.ask(FIRST)
    visitor.ask("Còn Quảng Ngãi thì sao?")
    visitor.settle()
    visitor.page.reload()
    visitor.page.wait_for_selector(".tl-welcome")
    visitor.page.click("#tl-history button")
    visitor.page.locator(".tl-history li button").first.click()
    assert "Văn phòng Điều phối" in visitor.answered(1).inner_text()


def test_a_permanent_link_asks_its_question_again(visit):
    from urllib.parse import urlencode

    visitor = visit()
    visitor.go("/?" + urlencode([("hoi", FIRST), ("hoi", "Còn Quảng Ngãi thì sao?")]))
    assert "Văn phòng Điều phối" in visitor.answered(1).inner_text()


def test_a_link_to_a_clause_opens_it(visit):
    visitor = visit()
    visitor.go()
    clause = visitor.ask(FIRST).locator(".tl-cite").first.get_attribute("data-clause")
    from urllib.parse import quote

    other = visit()
    other.go("/?dieukhoan=" + quote(clause))
    other.page.wait_for_selector(f"#tl-view-inside[data-shown='{clause}'] mark")


def test_a_thumb_and_its_comment_are_kept_beside_the_index(visit, server):
    visitor = visit()
    visitor.go()
    answer = visitor.ask(FIRST)
    answer.get_by_role("button", name="Câu trả lời chưa đúng").click()
    answer.locator(".tl-comment input").fill("Thiếu đơn vị phối hợp")
    answer.get_by_role("button", name="Gửi góp ý").click()
    kept, lines = server.index / "page" / "feedback.jsonl", []
    for _ in range(50):
        visitor.page.wait_for_timeout(200)
        lines = [json.loads(line) for line in kept.read_text(encoding="utf-8").splitlines()] if kept.exists() else []
        if any(line["comment"] for line in lines):
            break
    assert any(line["rating"] == "down" and line["comment"] == "Thiếu đơn vị phối hợp" and line["question"] == FIRST for line in lines)


def test_on_a_phone(visit):
    visitor = visit(width=360, height=740, scheme="dark", has_touch=True)
    visitor.go()
    visitor.picture("dien-thoai-bat-dau")
    answer = visitor.ask(FIRST)
    page = visitor.page
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    visitor.picture("dien-thoai-tra-loi")
    answer.locator(".tl-cite").first.click()
    page.wait_for_selector("#tl-view-inside[data-shown]")
    frame = page.locator(".tl-viewer").bounding_box()
    assert frame["x"] == 0 and frame["width"] == 360
    visitor.picture("dien-thoai-nguon")
    page.click("#tl-view-close")
    visitor.tab("Văn bản")
    page.wait_for_selector(".tl-list")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    visitor.picture("dien-thoai-van-ban")
