"""Contrast, labels and the keyboard (WCAG 2.2 AA), light and dark."""
from __future__ import annotations

import pytest

FIRST = "Cơ quan nào của Phú Thọ chủ trì hỗ trợ OCOP?"
# Every visible text's contrast against the nearest painted ground behind it; 4.5:1, or 3:1 from 24 px (18.66 px bold) on.
FAINT = """() => {
  const probe = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const rgba = (colour) => { probe.clearRect(0, 0, 1, 1); probe.fillStyle = colour; probe.fillRect(0, 0, 1, 1); return [...probe.getImageData(0, 0, 1, 1).data]; };
  const light = (c) => { const [r, g, b] = c.map(v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };
  const ground = (e) => { for (; e; e = e.parentElement) { const c = rgba(getComputedStyle(e).backgroundColor); if (c[3] > 200) return c; } return rgba(getComputedStyle(document.body).backgroundColor); };
  const faint = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const e = node.parentElement, style = getComputedStyle(e);
    if (!node.textContent.trim() || !e.checkVisibility({opacityProperty: true, visibilityProperty: true}) || e.closest('.tl-hidden, .tl-skip, :disabled, script, style')) continue;
    const [a, b] = [light(rgba(style.color)), light(ground(e))].sort((x, y) => y - x);
    const size = parseFloat(style.fontSize), large = size >= 24 || size >= 18.66 && style.fontWeight >= 700;
    if ((a + .05) / (b + .05) < (large ? 3 : 4.5)) faint.push(`${((a + .05) / (b + .05)).toFixed(2)} ${node.textContent.trim().slice(0, 40)} <${e.tagName} ${e.className}>`);
  }
  return faint;
}"""
NAMELESS = """() => [...document.querySelectorAll('button, a[href], input, textarea, select')].filter(e => e.checkVisibility() && !(
    e.getAttribute('aria-label') || e.getAttribute('title') || e.innerText?.trim() || e.labels?.length || e.getAttribute('aria-labelledby') || e.placeholder
    || e.closest('label'))).map(e => e.outerHTML.slice(0, 200))"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_and_every_control_has_a_name(visit, scheme):
    visitor = visit(scheme=scheme)
    visitor.go()
    page = visitor.page
    found = {"bắt đầu": page.evaluate(FAINT)}
    visitor.ask(FIRST).locator(".tl-cite").first.click()
    page.wait_for_selector("#tl-view-inside[data-shown]")
    page.wait_for_timeout(300)
    found["trả lời"] = page.evaluate(FAINT)
    page.click("#tl-view-close")
    visitor.ask("Bình Định giao sở nào chủ trì hỗ trợ OCOP?")
    found["từ chối"] = page.evaluate(FAINT)
    for tab in ("Tra cứu", "Trách nhiệm", "Kinh phí", "So sánh", "Văn bản"):
        visitor.tab(tab)
        page.wait_for_timeout(400)
        found[tab] = page.evaluate(FAINT)
        assert page.evaluate(NAMELESS) == [], tab
        visitor.picture(f"{'toi' if scheme == 'dark' else 'sang'}-{tab}")
    assert {where: texts for where, texts in found.items() if texts} == {}


def test_a_question_is_asked_and_a_source_read_without_a_mouse(visit):
    visitor = visit()
    visitor.go()
    page = visitor.page
    page.focus("#tl-question textarea")
    page.keyboard.type(FIRST)
    page.keyboard.press("Enter")
    visitor.answered(0)
    for _ in range(60):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.classList.contains('tl-cite')"):
            break
    assert page.evaluate("document.activeElement.classList.contains('tl-cite')")
    page.keyboard.press("Enter")
    page.wait_for_selector("#tl-view-inside[data-shown]")
    assert page.evaluate("document.activeElement.id") == "tl-view-title"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.classList.contains('tl-cite')")


def test_the_answer_is_told_to_screen_readers(visit):
    visitor = visit()
    visitor.go()
    visitor.ask(FIRST)
    page = visitor.page
    assert page.get_by_role("log", name="Cuộc trò chuyện").count() == 1
    assert page.get_by_role("article", name="Trả lời").count() == 1
    assert page.get_attribute("html", "lang") == "vi"
    assert page.get_by_role("textbox", name="Câu hỏi").count() == 1
