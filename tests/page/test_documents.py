"""Văn bản: adding, looking at and deleting documents on the page."""
from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest

from assistant.page.documents_markup import list_html
from assistant.page.translate import Translator
from assistant.views.catalogue import Entry
from tests.page.conftest import ROOT
from tests.views.made import plan

HOSTILE = ROOT.parent / "shared" / "plans" / "formats" / "hostile"
NEW = """ỦY BAN NHÂN DÂN
XÃ THỬ NGHIỆM
Số: 15/KH-UBND
Xã Thử Nghiệm, ngày 03 tháng 02 năm 2026

KẾ HOẠCH
Trồng rừng ngập mặn xã Thử Nghiệm năm 2026

I. MỤC TIÊU
- Trồng mới 37 ha rừng ngập mặn ven đê.

II. TỔ CHỨC THỰC HIỆN
1. Hợp tác xã Cồn Xanh
- Chủ trì ươm 90.000 cây giống và chăm sóc rừng non trong ba năm đầu.
"""


def add(visitor, *files: Path) -> str:
    """Uploads files on the page; gives what it says of them."""
    page = visitor.page
    visitor.tab("Văn bản")
    page.wait_for_selector(".tl-list, #tl-documents .tl-dim")
    page.set_input_files("#tl-upload input[type=file]", [str(file) for file in files])
    page.wait_for_function("n => document.querySelectorAll('#tl-upload .file-preview tr.file').length === n", arg=len(files))
    page.click("#tl-add")
    page.wait_for_selector("#tl-progress .tl-reports li:not(.tl-dim)")
    page.wait_for_selector("#tl-progress progress", state="detached", timeout=60_000)
    return page.inner_text("#tl-progress")


def delete(visitor, name: str) -> None:
    page = visitor.page
    visitor.tab("Văn bản")
    row = page.locator(".tl-list tr", has_text=name)
    row.get_by_role("button", name="Xóa").click()
    page.wait_for_selector("#tl-delete-yes", state="visible")
    page.wait_for_function("document.activeElement.id === 'tl-delete-no'")     # a slip of the Enter key deletes nothing
    assert page.locator("#tl-delete-yes").bounding_box()["y"] < page.viewport_size["height"]
    visitor.picture("van-ban-xac-nhan-xoa")
    page.click("#tl-delete-yes")
    row.wait_for(state="detached")


def test_what_is_indexed_is_listed_with_its_outline(visit):
    visitor = visit()
    visitor.go()
    visitor.tab("Văn bản")
    page = visitor.page
    page.wait_for_selector(".tl-list")
    assert page.locator(".tl-list tbody tr").count() >= 7
    assert page.locator(".tl-list .tl-badge", has_text="Tài liệu minh họa").count() >= 7
    visitor.picture("van-ban")
    page.locator(".tl-list tr", has_text="phu-tho-ocop").get_by_role("button", name="Đề cương").click()
    page.wait_for_selector(".tl-outline details")
    page.locator(".tl-outline > details").first.locator("summary").first.click()
    visitor.picture("van-ban-de-cuong")
    table = page.locator(".tl-outline details.tl-table").first
    assert table.locator("tbody tr").count() > 3


def test_the_state_of_a_plan_says_what_is_known():
    old, new = (Entry(document=plan(letter * 16, "tỉnh Hải Một", f"{number}/KH-UBND"), clauses=1, rows=0, tables=0, facts=0) for letter, number in ("a1", "b2"))
    new = replace(new, replaces=(old.document,))
    ended = replace(new, document=replace(new.document, period=(2001, 2002)))
    said, of_new, of_ended = (list_html([entry], Translator(), editable=False) for entry in (replace(old, replaced_by=new.document), new, ended))
    assert "Đã bị thay thế" in said and "2/KH-UBND" in said and "Còn hiệu lực" not in said
    assert "Còn hiệu lực" in of_new and "chưa thấy văn bản nào trong kho thay thế" in of_new and "1/KH-UBND" in of_new
    assert "Đã hết giai đoạn thực hiện" in of_ended and "Còn hiệu lực" not in of_ended


def test_an_uploaded_plan_answers_and_a_deleted_one_no_more(visit, tmp_path):
    file = tmp_path / "trồng rừng 2026.txt"
    file.write_text(NEW, encoding="utf-8")
    visitor = visit()
    visitor.go()
    said = add(visitor, file)
    assert "đã thêm" in said
    visitor.picture("van-ban-da-them")
    question = "Hợp tác xã Cồn Xanh của xã Thử Nghiệm chủ trì việc gì?"
    visitor.tab("Hỏi đáp")
    answer = visitor.ask(question)
    assert "90.000 cây giống" in answer.inner_text()
    clause = answer.locator(".tl-cite").first.get_attribute("data-clause")
    delete(visitor, "trồng rừng 2026.txt")
    visitor.tab("Hỏi đáp")
    visitor.page.get_by_role("button", name="Cuộc trò chuyện mới").click()
    visitor.page.wait_for_selector(".tl-welcome")
    assert "90.000 cây giống" not in visitor.ask(question).inner_text()
    gone = visitor.page.request.get(visitor.url + "/tl/nguon", params={"dieukhoan": clause})
    assert gone.status == 404
    assert visitor.page.request.get(visitor.url + "/tl/tep/" + clause.split("#")[0]).status == 404


@pytest.mark.skipif(not HOSTILE.is_dir(), reason="../shared/plans/formats/hostile không có ở đây")
def test_bad_files_are_refused_one_by_one_with_the_reason(visit, tmp_path):
    visitor = visit()
    visitor.go()
    good = tmp_path / "tốt.txt"
    good.write_text(NEW.replace("15/KH-UBND", "16/KH-UBND").replace("37 ha", "41 ha"), encoding="utf-8")
    said = add(visitor, HOSTILE / "encrypted.pdf", HOSTILE / "empty.pdf", HOSTILE / "not-a-pdf.pdf", good)
    lines = [line for line in said.splitlines() if line.strip()]
    assert sum("✗" in line for line in lines) == 3 and sum("✓" in line for line in lines) == 1
    assert any("encrypted.pdf" in line and "mật khẩu" in line for line in lines)
    visitor.picture("van-ban-tep-hong")
    delete(visitor, "tốt.txt")


def test_a_file_too_large_or_of_another_kind_is_named_and_the_others_go_on(visit, tmp_path):
    large, strange, good = tmp_path / "phụ lục {lớn}.pdf", tmp_path / "bài hát.mp3", tmp_path / "ổn.txt"
    with large.open("wb") as file:
        file.truncate(101 * 2**20)
    strange.write_bytes(b"ID3")
    good.write_text(NEW.replace("15/KH-UBND", "17/KH-UBND"), encoding="utf-8")
    visitor = visit()
    visitor.go()
    visitor.tab("Văn bản")
    page = visitor.page
    page.wait_for_selector(".tl-list")
    page.set_input_files("#tl-upload input[type=file]", [str(large), str(good), str(strange)])
    page.wait_for_selector("#tl-upload .file-preview tr.file")
    told = page.locator("#tl-refused li").all_inner_texts()
    assert len(told) == 2 and "phụ lục {lớn}.pdf" in told[0] and "101 MB" in told[0] and "100 MB" in told[0]
    assert "bài hát.mp3" in told[1] and ".docx" in told[1]
    assert page.locator("#tl-upload .file-preview tr.file").count() == 1
    visitor.picture("van-ban-tep-lon")
    page.evaluate("""() => {
        const files = new DataTransfer();
        for (const name of ['a.exe', 'b.exe']) files.items.add(new File(['x'], name));
        document.querySelector('#tl-upload input[type=file]').closest('button, div').dispatchEvent(
            new DragEvent('drop', {bubbles: true, cancelable: true, dataTransfer: files}));
    }""")
    assert ["a.exe" in line or "b.exe" in line for line in page.locator("#tl-refused li").all_inner_texts()] == [True, True]


@pytest.mark.skipif(not HOSTILE.is_dir(), reason="../shared/plans/formats/hostile không có ở đây")
def test_markup_inside_a_document_stays_text(visit):
    visitor = visit()
    visitor.go()
    page = visitor.page
    add(visitor, HOSTILE / "html-injection.txt")
    page.locator(".tl-list tr", has_text="html-injection").get_by_role("button", name="Đề cương").click()
    page.wait_for_selector(".tl-outline")
    page.evaluate("document.querySelectorAll('.tl-outline details').forEach(d => d.open = true)")
    visitor.tab("Hỏi đáp")
    answers = [visitor.ask(question).inner_text() for question in (
        "Tổng kinh phí kế hoạch của xã Ví Dụ là bao nhiêu?", "Mục tiêu cụ thể của xã Ví Dụ là gì?",
        "Xã Ví Dụ tuyên truyền, xử lý môi trường thế nào?")]
    assert all(answers)
    for mark in range(page.locator(".tl-source").count()):
        page.locator(".tl-source").nth(mark).click()
        page.wait_for_timeout(150)
    visitor.picture("van-ban-chen-ma")
    assert page.title() == "Trợ lý kế hoạch"
    tags = page.evaluate("""() => ['#tl-talk', '#tl-viewer', '#tl-outline', '#tl-documents'].flatMap(place =>
        [...document.querySelector(place).querySelectorAll('script, iframe, img:not([src^="tl/"]), svg, style, meta, a[href^="http"], a[href^="javascript"]')].map(e => e.outerHTML))""")
    assert tags == []
    assert "49" not in page.inner_text("#tl-view-inside").split()
    delete(visitor, "html-injection.txt")


def test_all_documents_are_read_again_and_keep_their_clauses(visit):
    visitor = visit()
    visitor.go()
    visitor.tab("Văn bản")
    page = visitor.page
    page.wait_for_selector(".tl-list")
    before = page.locator(".tl-list tbody tr").all_inner_texts()
    page.click("#tl-again")
    page.wait_for_selector("#tl-progress progress")
    page.wait_for_selector("#tl-progress progress", state="detached", timeout=120_000)
    said = page.locator("#tl-progress li").all_inner_texts()
    assert len(said) == len(before) and all("đã đọc lại" in line for line in said)
    assert sorted(page.locator(".tl-list tbody tr").all_inner_texts()) == sorted(before)
    visitor.tab("Hỏi đáp")
    assert visitor.ask("Cơ quan nào của Phú Thọ chủ trì hỗ trợ OCOP?").locator(".tl-cite").count() > 0


def test_nothing_outside_the_index_is_given_out(server):
    for address in ("/gradio_api/file=/etc/passwd", f"/gradio_api/file={ROOT / 'pyproject.toml'}", "/gradio_api/file=pyproject.toml",
                    f"/gradio_api/file={server.index / 'page' / 'questions.jsonl'}", "/tl/tep/..%2f..%2fetc%2fpasswd", "/tl/tep/0000000000000000",
                    "/tl/trang/0000000000000000/1.png", "/tl/tinh/..%2fworkspace.py", "/tl/nguon?dieukhoan=x"):
        status, body, _ = server.get(quote(address, safe="/?=%"))
        assert status in (400, 403, 404), (address, status, body[:100])
        assert b"root:" not in body and b"[project]" not in body


def test_the_original_file_comes_back_byte_for_byte_as_a_download(server):
    import hashlib

    for path in (ROOT / "ingest" / "sample_plans").iterdir():
        data = path.read_bytes()
        status, body, headers = server.get("/tl/tep/" + hashlib.sha256(data).hexdigest()[:16])
        assert status == 200 and body == data
        assert headers["content-disposition"].startswith("attachment") and headers["x-content-type-options"] == "nosniff"


def test_the_page_allows_no_other_host(server):
    status, body, headers = server.get("/")
    assert status == 200 and b'lang="vi"' in body
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy and "http:" not in policy and "https:" not in policy
    assert b"raw.githubusercontent.com" not in body and b"fonts.googleapis.com" not in body
