"""Tra cứu, Trách nhiệm, Kinh phí, So sánh, driven as a visitor does."""
from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pytest

from tests.page.conftest import Server, Visitor, start, stop
from tests.page.test_documents import NEW, add, delete
from tests.views.made import write


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Iterator[Server]:
    """A page on two plans whose facts were written by hand."""
    folder = tmp_path_factory.mktemp("made") / "index"
    write(folder).close()
    running = start(folder)
    try:
        running.until_ready()
        yield running
    finally:
        stop(running)


def in_tab(visit, name: str, **more) -> Visitor:
    """A visitor who has opened a tab; its lists are filled when it is opened."""
    visitor = visit(**more)
    visitor.go()
    visitor.tab(name)
    visitor.page.wait_for_timeout(500)
    return visitor


def choose(page, box: str, words: str) -> None:
    """Chooses the entry of a drop-down list that holds the words."""
    option = page.locator(f"{box} [role=option]", has_text=words).first
    for _ in range(20):                  # the list opens when the box gets the focus, and its entries come a moment later
        page.click(f"{box} input")
        page.wait_for_timeout(250)
        if option.is_visible():
            break
        page.locator(f"{box} input").blur()
    option.dispatch_event("mousedown")
    page.locator(f"{box} input").blur()
    page.wait_for_function("([box, words]) => { const e = document.querySelector(box); return e.innerText.includes(words) || e.querySelector('input').value.includes(words); }",
                           arg=[box, words])


def test_search_keeps_to_its_filters_and_opens_the_hit(visit):
    visitor = in_tab(visit, "Tra cứu")
    page = visitor.page
    page.fill("#tl-find textarea, #tl-find input", "nuoc sach")
    page.press("#tl-find textarea, #tl-find input", "Enter")
    page.wait_for_selector(".tl-hits li")
    assert page.locator(".tl-hits mark").first.inner_text().lower() == "nước sạch"
    visitor.picture("tra-cuu")
    choose(page, "#tl-find-province", "Phú Thọ")
    page.wait_for_function("!document.querySelector('#tl-found').innerText.includes('Lạng Sơn')")
    choose(page, "#tl-find-province", "Lạng Sơn")
    page.wait_for_function("document.querySelector('#tl-found').innerText.includes('Lạng Sơn')")
    hit = page.locator(".tl-hits button").first
    clause = hit.get_attribute("data-clause")
    hit.click()
    page.wait_for_selector(f"#tl-view-inside[data-shown='{clause}'] mark")


def test_the_matrix_of_responsibilities(visit, made):
    from docx import Document

    visitor = in_tab(visit, "Trách nhiệm", at=made)
    page = visitor.page
    page.fill("#tl-duty-subject textarea, #tl-duty-subject input", "dao tao nghe")
    page.click("#tl-duty-go")
    page.wait_for_selector(".tl-matrix")
    assert "đào tạo nghề cho lao động trẻ" in page.inner_text(".tl-matrix") and "tập huấn an toàn" not in page.inner_text(".tl-matrix")
    page.fill("#tl-duty-subject textarea, #tl-duty-subject input", "")
    page.click("#tl-duty-go")
    page.wait_for_function("document.querySelector('.tl-matrix').innerText.includes('tập huấn an toàn')")
    assert "nay là Sở Nông nghiệp và Môi trường" in page.inner_text(".tl-matrix")
    visitor.picture("trach-nhiem")
    with page.expect_download() as coming:
        page.locator("#tl-duties").get_by_role("link", name="Tải Word").click()
    assert "Sở Công Thương" in Document(coming.value.path()).tables[0].rows[1].cells[0].text
    page.locator(".tl-matrix .tl-cite").first.click()
    page.wait_for_selector("#tl-view-inside[data-shown] mark")


def test_money_adds_up_and_totals_are_checked(visit, made):
    from openpyxl import load_workbook

    visitor = in_tab(visit, "Kinh phí", at=made)
    page = visitor.page
    page.fill("#tl-money-place textarea, #tl-money-place input", "Nam Hải")
    page.click("#tl-money-go")
    page.wait_for_selector(".tl-money")
    assert "Xã Nam Hải" in page.inner_text(".tl-money") and "Xã Bắc Hải" not in page.inner_text(".tl-money")
    assert page.locator(".tl-bar").count() == 1
    assert "Lệch" in page.inner_text("#tl-money-checks") and "Khớp" in page.inner_text("#tl-money-checks")
    visitor.picture("kinh-phi")
    with page.expect_download() as coming:
        page.locator("#tl-money").get_by_role("link", name="Tải Excel").click()
    sheet = load_workbook(BytesIO(coming.value.path().read_bytes()))["Nội dung"]
    assert {row[0].value: row[1].value for row in sheet.iter_rows(min_row=3)}["Xã Nam Hải"] == 900     # 450 in each of the two plans


def test_plans_side_by_side(visit):
    from docx import Document

    visitor = in_tab(visit, "So sánh")
    page = visitor.page
    page.click("#tl-compare-go")
    page.wait_for_selector("#tl-comparison [role=alert]")
    for place in ("Phú Thọ", "Quảng Ngãi"):
        choose(page, "#tl-compare-documents", place)
    page.click("#tl-compare-go")
    page.wait_for_selector(".tl-compare", timeout=60_000)
    heads = page.locator(".tl-compare tbody th").all_inner_texts()
    assert len(heads) == 2 and "Phú Thọ" in heads[0] and "Quảng Ngãi" in heads[1]
    assert page.locator(".tl-coverage li").count() == 3 and "/2 văn bản" in page.inner_text(".tl-coverage")
    visitor.picture("so-sanh")
    with page.expect_download() as coming:
        page.locator("#tl-comparison").get_by_role("link", name="Tải Word").click()
    assert len(Document(coming.value.path()).tables[0].rows) == 3


def test_what_was_chosen_and_deleted_meanwhile_is_chosen_no_more(visit, tmp_path):
    file = tmp_path / "sắp xóa.txt"
    file.write_text(NEW.replace("15/KH-UBND", "18/KH-UBND"), encoding="utf-8")
    visitor = visit()
    visitor.go()
    add(visitor, file)
    page, lists = visitor.page, (("So sánh", "#tl-compare-documents"), ("Trách nhiệm", "#tl-duty-documents"), ("Kinh phí", "#tl-money-documents"))
    for tab, box in lists:
        visitor.tab(tab)
        page.wait_for_timeout(500)
        choose(page, box, "18/KH-UBND")
    delete(visitor, "sắp xóa.txt")
    for tab, box in lists:
        visitor.tab(tab)
        page.wait_for_function("box => !document.querySelector(box).innerText.includes('18/KH-UBND')", arg=box)
    page.click("#tl-money-go")
    page.wait_for_selector(".tl-money")
    visitor.tab("Trách nhiệm")
    page.click("#tl-duty-go")
    page.wait_for_selector(".tl-matrix")
    assert "tỉnh Phú Thọ" in page.inner_text(".tl-matrix")       # whose plan each task is of


def test_an_error_that_nobody_expected_is_said_and_logged(visit, made):
    """A choice that the page does not offer, as a broken page might send it."""
    visitor = in_tab(visit, "Kinh phí", at=made)
    page = visitor.page
    page.route("**/gradio_api/queue/join*", lambda route: route.continue_(post_data=route.request.post_data.replace('"Địa bàn"', '"Màu sắc"')))
    page.click("#tl-money-go")
    said = page.locator("[data-testid=toast-body]")
    said.wait_for()
    assert "ghi lại cho người quản trị" in said.inner_text() and "KeyError" not in said.inner_text() and "Error" not in said.inner_text()
    visitor.picture("loi-ngoai-du-kien")
    assert "KeyError: 'Màu sắc'" in (made.index.parent / "server.log").read_text(encoding="utf-8")
    page.unroute("**/gradio_api/queue/join*")
    page.click("#tl-money-go")
    page.wait_for_selector("#tl-money table")
