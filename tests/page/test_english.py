"""English as a second language."""
from __future__ import annotations

import ast
import json
import re

from assistant.page.translate import STATIC, Translator

PAGE = STATIC.parent


def said() -> set[str]:
    """Every text that the page's code gives to t(…)."""
    texts = set()
    for file in PAGE.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "t" and node.args and isinstance(node.args[0], ast.Constant):
                texts.add(node.args[0].value)
    return texts


def test_every_text_has_its_english():
    english = json.loads((STATIC / "en.json").read_text(encoding="utf-8"))
    assert said() - set(english) == set()
    for vietnamese, translated in english.items():
        assert set(re.findall(r"\{\w+\}", translated)) == set(re.findall(r"\{\w+\}", vietnamese)), vietnamese


def test_a_text_without_english_stays_vietnamese():
    assert Translator("en")("một câu không có trong bảng") == "một câu không có trong bảng"
    assert Translator("en")("{n} đoạn", n=3) == "3 passages" and Translator("vi")("{n} đoạn", n=3) == "3 đoạn"


def test_the_switch_leads_there_and_back(visit):
    visitor = visit()
    visitor.go()
    page = visitor.page
    for _ in range(50):                       # the English page is built after the Vietnamese one is open
        if page.request.get(visitor.url + "/en/").status == 200:
            break
        page.wait_for_timeout(200)
    visitor.settle()
    page.get_by_role("link", name="English").click()
    page.wait_for_selector("#tl-question textarea:enabled")
    assert page.get_attribute("html", "lang") == "en"
    page.get_by_role("tab", name="Ask").wait_for()
    answer = visitor.ask("Cơ quan nào của Phú Thọ chủ trì hỗ trợ OCOP?")
    answer.locator(".tl-cite").first.click()
    page.wait_for_selector("#tl-view-inside[data-shown] mark")
    assert page.get_by_role("button", name="Next clause").count() == 1
    visitor.picture("tieng-anh")
    visitor.settle()
    page.get_by_role("link", name="Tiếng Việt").click()
    page.get_by_role("tab", name="Hỏi đáp").wait_for()
